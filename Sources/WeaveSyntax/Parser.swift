package import WeaveSource

/// Reads `text` as the file numbered `file`.
///
/// Always gives a tree of every line; what is wrong is in its `diagnostics`.
package func parseSource(_ text: SourceText, file: FileID = FileID(0)) -> SyntaxTree {
  var parser = Parser(text: text, file: file)
  parser.parseFile()
  return SyntaxTree(
    text: text, file: file, tokens: parser.tokens, nodes: parser.nodes,
    diagnostics: parser.diagnostics)
}

/// Reads one sentence, such as a question or an edit typed at the prompt or given as an argument.
package func parseSentence(_ text: String, name: String, file: FileID) -> SyntaxTree {
  parseSource(SourceText(name: name, text), file: file)
}

/// The state of one parse.
///
/// Each `parse…` method stands for one rule of `grammar/plainweave.ebnf` and has that rule above
/// it;
/// `GrammarTests` compares the two. A method that consumes is `mutating`; one that only looks is
/// not. Lines are read one by one: the first thing on a line that does not fit ends the reading of
/// that line (`failed`), leaves one finding and an `unexpected` node, and the next line starts
/// afresh.
struct Parser {
  let text: SourceText
  let file: FileID
  let tokens: TokenList
  private(set) var nodes: [NodeRecord] = []
  var diagnostics: [Diagnostic] = []
  /// The token being looked at.
  var position = 0
  /// True from the first slip of a line to its end.
  var failed = false
  /// How many parentheses and `not` are open.
  var depth = 0
  /// The keyword of the line being read, for its shape in a hint.
  var keyword: StatementKind?
  private var layout = LayoutState()
  private var slips = 0
  private var notes = 0

  /// Findings kept of one file; a file with more is not a plan, and the rest would bury the first.
  static let findingLimit = 1_000
  /// Parentheses and `not` inside each other; far more than a leader writes, far less than a stack.
  static let depthLimit = 100

  init(text: SourceText, file: FileID) {
    self.text = text
    self.file = file
    tokens = lex(text.bytes)
    nodes.reserveCapacity(tokens.count / 2 + 16)
  }

  // file = [ statement ] { NEWLINE [ statement ] } ;
  mutating func parseFile() {
    let node = open(.file)
    noteOddities()
    while code != .endOfFile {
      switch code {
      case .newline:
        layout.sawLineEnd()
        position += 1
      case .remark:
        layout.sawComment(at: ownLineStart)
        position += 1
      default:
        failed = false
        depth = 0
        parseLine()
      }
    }
    close(node)
    nodes[node].endToken = UInt32(tokens.count)
  }

  private mutating func parseLine() {
    let first = position
    let node = open(.statement)
    keyword = code.statement
    if keyword != nil {
      parseStatement()
      if !failed, !atLineEnd { failAtTail() }
    } else {
      nodes[node].kind = .unreadable
      failUnknownStart()
    }
    if failed {
      let rest = open(.unexpected)
      while !atLineEnd { position += 1 }
      close(rest)
    }
    close(node)
    checkLayout(of: node, from: first)
  }

  // statement = header | fact | edit | question ;
  mutating func parseStatement() {
    switch code.statement?.role {
    case .header: parseHeader()
    case .fact: parseFact()
    case .edit: parseEdit()
    case .question: parseQuestion()
    case nil: fail("a word that starts a line")
    }
  }

  private mutating func checkLayout(of node: Int, from first: Int) {
    guard let role = nodes[node].kind == .statement ? keyword?.role : nil else {
      layout.sawUnreadable()
      return
    }
    let hasMark = text.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let lineStart = first == 0 ? (hasMark ? 3 : 0) : Int(tokens.ends[first - 1])
    let indent = Int(tokens.starts[first]) - lineStart
    for finding in layout.saw(
      role, isIndented: indent > 0, at: location(ofToken: first), line: UInt32(lineStart))
    {
      add(finding)
    }
  }

  /// Where the line starts when the token being looked at is the first on it, else nil.
  private var ownLineStart: UInt32? {
    if position == 0 { return 0 }
    return tokens.codes[position - 1] == TokenCode.newline.rawValue
      ? tokens.ends[position - 1] : nil
  }

  // MARK: Looking

  /// The code of the token being looked at.
  var code: TokenCode { TokenCode(rawValue: tokens.codes[position]) }

  var atLineEnd: Bool { tokens.codes[position] <= TokenCode.remark.rawValue }

  func at(_ wanted: TokenCode) -> Bool { code == wanted }

  func at(_ kind: StatementKind) -> Bool { tokens.codes[position] == 32 + kind.rawValue }

  func at(_ word: Connective) -> Bool { code == TokenCode(word) }

  /// True at a word or a closed string, either of which can be a name.
  var atName: Bool { code.isWord || code.isString }

  func location(ofToken token: Int) -> Location { Location(file, tokens.range(token)) }

  func string(_ token: Int) -> String { text.string(in: tokens.range(token)) }

  // MARK: Moving

  mutating func bump() { if !failed { position += 1 } }

  /// Steps over `word`, or fails.
  mutating func expect(_ word: Connective) {
    at(word) ? bump() : fail("`\(word.spelling)`")
  }

  mutating func expect(_ kind: StatementKind) {
    at(kind) ? bump() : fail("`\(kind.keyword)`")
  }

  mutating func expect(_ wanted: TokenCode, _ description: String) {
    at(wanted) ? bump() : fail(description)
  }

  /// Steps over `word` when it stands here.
  mutating func take(_ word: Connective) -> Bool {
    guard !failed, at(word) else { return false }
    bump()
    return true
  }

  mutating func take(_ wanted: TokenCode) -> Bool {
    guard !failed, at(wanted) else { return false }
    bump()
    return true
  }

  // MARK: Building

  mutating func open(_ kind: NodeKind) -> Int {
    nodes.append(
      NodeRecord(kind: kind, firstToken: UInt32(position), endToken: 0, subtreeEnd: 0))
    return nodes.count - 1
  }

  mutating func close(_ node: Int) {
    nodes[node].endToken = UInt32(position)
    nodes[node].subtreeEnd = UInt32(nodes.count)
  }

  /// A node of the one token being looked at.
  mutating func leaf(_ kind: NodeKind) {
    nodes.append(
      NodeRecord(
        kind: kind, firstToken: UInt32(position), endToken: UInt32(position + 1),
        subtreeEnd: UInt32(nodes.count + 1)))
    position += 1
  }

  /// Makes `node`, which lies at `index`, stand for another kind than it was opened as.
  mutating func rename(_ node: Int, to kind: NodeKind) { nodes[node].kind = kind }

  /// Puts a node of `kind` around all nodes from `first` on.
  mutating func wrap(from first: Int, in kind: NodeKind) {
    let token = nodes[first].firstToken
    for index in first..<nodes.count { nodes[index].subtreeEnd += 1 }
    nodes.insert(
      NodeRecord(
        kind: kind, firstToken: token, endToken: UInt32(position),
        subtreeEnd: UInt32(nodes.count + 1)), at: first)
  }

  /// Keeps a finding, up to the limit; notes are counted apart, so that they never crowd errors
  /// out.
  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.code.severity == .note {
      if notes < Self.findingLimit { diagnostics.append(diagnostic) }
      notes += 1
    } else if !isFull {
      diagnostics.append(diagnostic)
      slips += 1
      if isFull { diagnostics.append(.tooMany(at: diagnostic.location)) }
    }
  }

  /// True when no more slips are kept.
  var isFull: Bool { slips >= Self.findingLimit }
}

extension Diagnostic {
  fileprivate static func tooMany(at location: Location) -> Self {
    Diagnostic(
      .tooManyFindings, at: location,
      "only the first \(Parser.findingLimit) slips of a file are kept; this is the last of them",
      hints: ["mend these, or run `check --fix`, and check again"])
  }
}
