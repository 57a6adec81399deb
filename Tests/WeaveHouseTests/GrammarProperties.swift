import Testing
import WeaveSource
import WeaveSyntax
import WeaveTestKit

@testable import WeaveSyntax

@Suite("Sentences made from the grammar file")
struct GrammarProperties {
  static let seeds: [UInt64] = Array(0..<80)
  static let sentencesPerSeed = 50

  let ebnf: EBNF
  let recogniser: Recogniser

  init() throws {
    ebnf = try EBNF.plainweave.get()
    recogniser = try Recogniser.plainweave.get()
  }

  @Test("A sentence is read without a finding, as the tokens it was made of", arguments: seeds)
  func sentencesAreRead(seed: UInt64) {
    var generator = SentenceGenerator(ebnf, seed: seed)
    for tokens in generator.sentences(Self.sentencesPerSeed) {
      let line = generator.line(tokens)
      let tree = read(line)
      #expect(tree.findings.isEmpty, "\(line)\n\(tree.findings)")
      #expect(tree.words == tokens, "\(line)")
      #expect(recogniser.accepts(line), "\(line)")
    }
  }

  @Test("A file of many sentences is read like the sentences by themselves")
  func filesAreRead() {
    var generator = SentenceGenerator(ebnf, seed: 1)
    let lines = generator.sentences(400).map { generator.line($0) }
    let tree = read(lines.joined(separator: "\n"))
    #expect(tree.findings.isEmpty)
    #expect(tree.children(of: 0).count == lines.count)
    #expect(recogniser.accepts(lines.joined(separator: " # why\n\n")))
  }

  @Test("The sentences use every rule of the grammar, and every word of it as a name")
  func everyRuleIsUsed() {
    var used: Set<String> = []
    var names: Set<String> = []
    for seed in Self.seeds {
      var generator = SentenceGenerator(ebnf, seed: seed)
      for tokens in generator.sentences(Self.sentencesPerSeed) {
        let tree = read(generator.line(tokens))
        let kinds: Set<NodeKind> = [.name, .ref, .refs, .address, .word]
        for node in tree.nodes where kinds.contains(node.kind) {
          names.insert(tree.string(Int(node.firstToken)))
        }
      }
      used.formUnion(generator.used)
    }
    #expect(Set(ebnf.rules.map(\.name)).subtracting(used).sorted() == [])
    #expect(Set(grammarWords).subtracting(names).sorted() == [])
  }

  @Test("The parser reads a sentence with slips just when the grammar does", arguments: seeds)
  func parserAndGrammarAgree(seed: UInt64) {
    var generator = SentenceGenerator(ebnf, seed: seed)
    var counts = (read: 0, refused: 0)
    for tokens in generator.sentences(Self.sentencesPerSeed) {
      let once = generator.slipped(tokens)
      for slipped in [once, generator.slipped(tokens), generator.slipped(once)] {
        let line = slipped.joined(separator: " ")
        let tree = read(line)
        // What the parser reads beyond the grammar, it says so.
        if tree.diagnostics.contains(where: { $0.code.severity == .note }) { continue }
        let isRead = !tree.diagnostics.contains { $0.code.severity == .error }
        #expect(isRead == recogniser.accepts(line), "seed \(seed): \(line)\n\(tree.findings)")
        if isRead { counts.read += 1 } else { counts.refused += 1 }
      }
    }
    // Both answers come, so that agreeing means something.
    #expect(counts.read > 0 && counts.refused > 0, "\(counts)")
  }

  @Test("Parts in another order are read with a note, whose fix puts them right", arguments: seeds)
  func partsInAnotherOrder(seed: UInt64) {
    var generator = SentenceGenerator(ebnf, seed: seed)
    for tokens in generator.sentences(Self.sentencesPerSeed) {
      let reversed = read(generator.line(tokens)).reversingParts
      let tree = read(reversed)
      if tree.findings.isEmpty || tree.diagnostics.contains(where: { $0.code.severity == .error }) {
        continue
      }
      #expect(tree.diagnostics.contains { $0.code == .partsOutOfOrder }, "\(reversed)")
      #expect(!recogniser.accepts(reversed), "\(reversed)")
      let edits = tree.diagnostics.compactMap { $0.fixes.first }.filter(\.isSafe).flatMap(\.edits)
        .filter { !$0.replacement.allSatisfy(\.isWhitespace) }
      let fixed = read(String(decoding: splice(tree.text.bytes, edits), as: UTF8.self))
      #expect(fixed.findings.isEmpty && fixed.words.sorted() == tokens.sorted(), "\(reversed)")
    }
  }

  @Test("Any one token deleted, the tree still has all of the text", arguments: seeds.prefix(40))
  func deletedTokens(seed: UInt64) {
    var generator = SentenceGenerator(ebnf, seed: seed)
    for tokens in generator.sentences(Self.sentencesPerSeed / 2) {
      for place in tokens.indices {
        var rest = tokens
        rest.remove(at: place)
        let tree = read(rest.joined(separator: " "))
        let fault = tree.textFault ?? tree.shapeFault
        #expect(fault == nil, "\(rest)")
      }
    }
  }

  private func read(_ text: String) -> SyntaxTree {
    parseSentence(text, name: "sentence", file: FileID(0))
  }
}

extension SyntaxTree {
  /// The findings that are not about layout, in words.
  fileprivate var findings: [String] {
    let layout: Set<DiagnosticCode> = [
      .unindentedFact, .factAfterBlankLine, .indentedHeader, .missingBlankLine,
    ]
    return diagnostics.filter { !layout.contains($0.code) }.map {
      "\($0.code.rawValue) \($0.message)"
    }
  }

  /// The texts of the tokens, without the end of the file.
  fileprivate var words: [String] { (0..<tokens.count - 1).map { string($0) } }

  /// The text with the parts at the end of its line, or of the statement inside it, back to front.
  fileprivate var reversingParts: String {
    let parts = NodeKind.title.rawValue...NodeKind.first.rawValue
    var statement = 1
    while let inner = child(.statement, of: statement) { statement = inner }
    let last = children(of: statement).reversed().prefix { parts.contains(nodes[$0].kind.rawValue) }
    guard let front = last.last, let back = last.first else { return string(of: 1) }
    let kept = text.string(in: ByteRange(0, range(of: front).start))
    let rest = text.string(in: ByteRange(range(of: back).end, UInt32(text.bytes.count)))
    return kept + last.map { string(of: $0) }.joined(separator: " ") + rest
  }

  private func string(of node: Int) -> String { text.string(in: range(of: node)) }
}
