import WeaveSource
import WeaveSyntax

/// Writes one statement in its canonical form.
struct LineWriter {
  let tree: SyntaxTree
  var bytes: [UInt8] = []
  private var previous = TokenCode.word

  init(tree: SyntaxTree) { self.tree = tree }

  /// Writes the statement at `node`; `title` is a string token to put behind its name.
  mutating func write(_ node: Int, title: Int?) {
    var parts = orderedParts(within: node).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    var token = Int(tree.nodes[node].firstToken)
    let end = Int(tree.nodes[node].endToken)
    let titlePlace = title == nil ? nil : endOfName(node)
    while token < end {
      if let run = parts.first, run.tokens.lowerBound == token {
        for part in run.order { for inner in part { put(inner) } }
        token = run.tokens.upperBound
        parts.removeFirst()
      } else {
        put(token)
        token += 1
      }
      if let title, token == titlePlace { put(title) }
    }
  }

  private func endOfName(_ node: Int) -> Int? {
    (tree.child(.name, of: node) ?? tree.child(.address, of: node)).map {
      Int(tree.nodes[$0].endToken)
    }
  }

  /// The runs to reorder in the statement at `node` and in the statements inside it.
  private func orderedParts(within node: Int) -> [(tokens: Range<Int>, order: [Range<Int>])] {
    var result = orderedParts(of: node)
    for child in node + 1..<max(node + 1, Int(tree.nodes[node].subtreeEnd))
    where tree.nodes[child].kind == .statement {
      result += orderedParts(of: child)
    }
    return result
  }

  /// Runs of neighbouring parts that do not stand in their order, and the order they should have.
  private func orderedParts(of node: Int) -> [(tokens: Range<Int>, order: [Range<Int>])] {
    var result: [(tokens: Range<Int>, order: [Range<Int>])] = []
    var run: [(kind: UInt8, tokens: Range<Int>)] = []
    func flush() {
      let isOrdered = zip(run, run.dropFirst()).allSatisfy { $0.kind <= $1.kind }
      guard !isOrdered, let first = run.first, let last = run.last else { return }
      let sorted = run.enumerated().sorted {
        ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset)
      }
      result.append(
        (first.tokens.lowerBound..<last.tokens.upperBound, sorted.map(\.element.tokens)))
    }
    var child = node + 1
    let end = Int(tree.nodes[node].subtreeEnd)
    while child < end {
      let record = tree.nodes[child]
      let tokens = Int(record.firstToken)..<Int(record.endToken)
      let isPart =
        record.kind.rawValue >= NodeKind.title.rawValue
        && record.kind.rawValue <= NodeKind.within.rawValue
      if !isPart || run.last.map({ $0.tokens.upperBound != tokens.lowerBound }) ?? false {
        flush()
        run.removeAll(keepingCapacity: true)
      }
      if isPart { run.append((record.kind.rawValue, tokens)) }
      child = Int(record.subtreeEnd)
    }
    flush()
    return result
  }

  private mutating func put(_ token: Int) {
    let code = tree.code(token)
    if !bytes.isEmpty, hasBlank(previous, code) { bytes.append(32) }
    previous = code
    switch code {
    case .dash, .dotDot: bytes += [46, 46]
    case .curlyString: putStraight(token)
    default:
      let range = tree.range(ofToken: token)
      bytes += tree.text.bytes[Int(range.start)..<Int(range.end)]
    }
  }

  /// A word processor's quotes become straight ones; what they hold stays the same text.
  private mutating func putStraight(_ token: Int) {
    bytes.append(34)
    for byte in tree.contents(ofString: token).utf8 {
      if byte == 34 || byte == 92 { bytes.append(92) }
      bytes.append(byte)
    }
    bytes.append(34)
  }

  private func hasBlank(_ left: TokenCode, _ right: TokenCode) -> Bool {
    switch right {
    case .comma, .colon, .percent, .questionMark, .rightParenthesis, .atSign, .slash, .dotDot,
      .dash:
      return false
    default: break
    }
    switch left {
    case .atSign, .slash, .dotDot, .dash, .leftParenthesis: return false
    default: return true
    }
  }
}
