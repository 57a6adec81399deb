import Testing
import WeaveSource
import WeaveSyntax

@testable import WeaveSyntax

@Suite("The grammar file, the parser and the catalogue agree")
struct GrammarTests {
  let ebnf: EBNF
  let grammar: PredictiveGrammar

  init() throws {
    ebnf = try EBNF.plainweave.get()
    grammar = try PredictiveGrammar.plainweave.get()
  }

  // MARK: The grammar by itself

  @Test(
    "One token decides, though every keyword is also a legal name",
    arguments: [WordClasses.plainweave, .widest])
  func oneTokenDecides(words: WordClasses) {
    let conflicts = grammar.conflicts(words)
    #expect(conflicts.isEmpty, "\(conflicts)")
  }

  @Test("A column may be called like any keyword but `not`, a table like any but a unit")
  func namesOfTables() {
    let words = WordClasses(fields: Set(grammarWords), kinds: Set(grammarWords))
    let unclear = grammar.conflicts(words).flatMap(\.tokens).map { terminal in
      if case .literal(let word) = terminal { word } else { "\(terminal)" }
    }
    #expect(Set(unclear) == WordClasses.neverFields.union(WordClasses.neverKinds))
    #expect(WordClasses.plainweave.fields.isDisjoint(with: WordClasses.neverFields))
    #expect(WordClasses.plainweave.kinds.isDisjoint(with: WordClasses.neverKinds))
  }

  @Test(
    "The search for conflicts finds those of keywords that are names",
    arguments: [
      ("a = [ WORD ] \"x\" ;", 1), ("a = { \"x\" } ( WORD | STR ) ;", 1),
      ("a = [ b ] b ; b = NUM ;", 1), ("a = NUM b | NUM ; b = STR ;", 1),
      ("a = [ \"@\" ] WORD ;", 0), ("a = \"x\" | \"y\" WORD ;", 0),
      ("a = [ FIELD ] \"not\" ;", 0), ("a = [ FIELD ] \"to\" ;", 1), ("a = a \"x\" | NUM ;", 1),
    ])
  func conflictsAreFound(_ text: String, _ count: Int) throws {
    let grammar = try PredictiveGrammar(EBNF(text), start: "a")
    #expect(grammar.conflicts(.widest).count == count)
  }

  @Test("Every rule can be reached from `file`")
  func reachable() {
    var found: Set<String> = [grammar.start]
    var open = [grammar.start]
    while let name = open.popLast() {
      for case .rule(let other) in grammar.alternatives[name, default: []].joined()
      where found.insert(other).inserted {
        open.append(other)
      }
    }
    #expect(Set(ebnf.rules.map(\.name)).subtracting(found).sorted() == [])
  }

  @Test("The token classes of the rules are those the file describes")
  func tokenClasses() {
    let classes = ebnf.leaves.compactMap { leaf in
      if case .token(let name) = leaf { name } else { nil }
    }
    #expect(Set(classes).sorted() == ebnf.tokenPatterns.keys.sorted())
  }

  // MARK: The grammar and the words of the code

  @Test("The quoted words are the words of the code, each for one purpose")
  func quotedWords() {
    let quoted = ebnf.leaves.compactMap { leaf in
      if case .literal(let text) = leaf, text.first?.isLetter == true { text } else { nil }
    }
    #expect(Set(quoted).sorted() == grammarWords.sorted())
  }

  @Test("A word that starts a header or question never starts a fact or edit")
  func startsAreDisjoint() {
    func starts(_ rules: String...) -> Set<String> {
      rules.reduce(into: []) { $0.formUnion(words($1)) }
    }
    #expect(starts("header", "question").isDisjoint(with: starts("fact", "edit")))
    #expect(starts("header").isDisjoint(with: starts("question")))
    #expect(starts("fact").isDisjoint(with: starts("edit")))
  }

  @Test("Every statement of the catalogue has a rule among those of its role")
  func everyStatementHasARule() {
    for role in StatementKind.Role.allCases {
      let keywords = Statement.all.filter { $0.kind.role == role }.map(\.kind.keyword)
      #expect(words(role.rawValue).sorted() == keywords.sorted())
    }
  }

  /// The words that start `rule`.
  private func words(_ rule: String) -> Set<String> {
    let words = grammar.first[rule, default: []].compactMap { terminal in
      if case .literal(let text) = terminal { text } else { nil }
    }
    return Set(words)
  }

  // MARK: The grammar and the parser

  @Test("Each rule stands, word for word, in the parser, and each of the parser's in the file")
  func rulesAgree() throws {
    let comments = try ParserComments()
    #expect(comments.rules.map(\.text).sorted() == ebnf.rules.map(\.text).sorted())
  }

  @Test("Each rule stands above the method that reads it")
  func rulesStandAboveTheirMethods() throws {
    let comments = try ParserComments()
    let methods = Set(comments.methods.map(\.name))
    for rule in comments.rules {
      let method = "parse" + rule.name.prefix(1).uppercased() + rule.name.dropFirst()
      let expected = methods.contains(method) ? method : nil
      #expect(rule.method == expected, "\(rule.file): \(rule.text)")
    }
  }

  @Test("Each method of the parser reads a rule, but those that only serve others")
  func methodsReadRules() throws {
    let serving = ["parseLength", "parseLine", "parsePart", "parseParts"]
    let unruled = try ParserComments().methods.filter { !$0.hasRule }.map(\.name)
    #expect(unruled.sorted() == serving)
  }

  @Test("Parts are named alike, and stand in one order, in parser and tree")
  func partsAndNodes() {
    for part in Part.allCases { #expect("\(part)" == "\(part.node)") }
  }

  // MARK: The catalogue

  @Test("Every example of the catalogue reads without a finding where it may stand")
  func examples() {
    for row in Statement.all {
      for text in places(of: row) {
        let tree = parseSentence(text, name: row.kind.keyword, file: FileID(0))
        #expect(tree.diagnostics.isEmpty, "\(text)\n\(tree.diagnostics.map(\.message))")
      }
    }
  }

  @Test("Every fact and edit may stand somewhere, and no header or question under another")
  func blocks() {
    for row in Statement.all {
      let hasBlock = row.kind.role == .fact || row.kind.role == .edit
      #expect(row.blocks.headers.isEmpty != hasBlock, "\(row.kind.keyword)")
    }
  }

  /// The example of `row` as whole plans: alone, or under each header it may stand under.
  private func places(of row: Statement) -> [String] {
    let headers = row.blocks.headers
    if headers.isEmpty { return [row.example + "\n"] }
    return headers.map { "\(Statement.of($0).example)\n  \(row.example)\n" }
  }
}
