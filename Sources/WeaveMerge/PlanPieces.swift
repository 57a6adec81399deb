import WeaveSource
import WeaveSyntax

/// One line that says something, with the comments and blank lines that stand above it.
struct PlanLine {
  /// Comments and blank lines, each with its line end.
  let above: ArraySlice<UInt8>
  /// The line, with its line end.
  var line: ArraySlice<UInt8>
  /// What stays the same when its value changes.
  let slot: String
  /// True when only its words make two of these lines the same one.
  let isKnownByText: Bool
  /// All it says, blanks aside.
  var text: String

  var bytes: [UInt8] { Array(above + line) }

  /// Comments above and the line itself, blanks aside.
  var content: [String] { physicalLines(above).filter { !isBlank($0) }.map(trimmed) + [text] }
}

/// A header and the lines that stand under it.
struct MergeBlock {
  let key: String
  /// True when its lines have an order, or not all of them can be read.
  var isMergedByLines: Bool
  var lines: [PlanLine]
  /// The day in a session's address.
  let day: String?
  /// True when nothing stands before it in its file.
  let isFirst: Bool

  var bytes: [UInt8] { lines.flatMap(\.bytes) }
  var content: [String] { lines.flatMap(\.content) }
}

/// One version of a plan's file, cut into blocks; joined, they are the file.
struct PlanPieces {
  private(set) var blocks: [MergeBlock] = []
  /// Comments and blank lines behind the last line.
  private(set) var end: ArraySlice<UInt8> = []

  private let tree: SyntaxTree
  private var counts: [String: Int] = [:]

  init(_ bytes: [UInt8]) {
    tree = parseSource(SourceText(name: "", bytes: bytes))
    let text = tree.text
    var start = 0
    for node in tree.children(of: 0) {
      let range = tree.range(of: node)
      let line = text.lines.range(ofLine: text.lines.place(of: range.start).line)
      // A second statement on one line cannot be: the first runs to the line's end.
      guard line.lowerBound >= start else { continue }
      take(node, above: bytes[start..<line.lowerBound], line: bytes[line])
      start = line.upperBound
    }
    end = bytes[start...]
  }

  private mutating func take(_ node: Int, above: ArraySlice<UInt8>, line: ArraySlice<UInt8>) {
    let kind = tree.statement(node)
    let isDamaged = kind == nil || tree.isDamaged(node)
    let text = words(of: node)
    let planLine = PlanLine(
      above: above, line: line, slot: slot(of: node), isKnownByText: isKnownByText(kind),
      text: text)
    let opensBlock = kind.map { $0.role == .header || $0.role == .question } ?? false
    if opensBlock || blocks.isEmpty {
      let slot = opensBlock ? slot(of: node) : ""
      let count = counts[slot, default: 0]
      counts[slot] = count + 1
      let day = kind == .session ? day(of: node) : nil
      blocks.append(
        MergeBlock(
          key: "\(slot)\n\(count)", isMergedByLines: kind == .scenario || isDamaged,
          lines: [planLine], day: day, isFirst: blocks.isEmpty))
      return
    }
    let last = blocks.count - 1
    if isDamaged { blocks[last].isMergedByLines = true }
    if kind == .done, blocks[last].lines.count > 1 {
      // It speaks of the step above it, and goes where that goes.
      let step = blocks[last].lines.count - 1
      let start = blocks[last].lines[step].line.startIndex
      blocks[last].lines[step].line = tree.text.bytes[start..<line.endIndex]
      blocks[last].lines[step].text += "\n" + text
      return
    }
    blocks[last].lines.append(planLine)
  }

  private func isKnownByText(_ kind: StatementKind?) -> Bool {
    switch kind.map({ Statement.of($0).identity }) {
    case .keyword, .named: false
    case .text, nil: true
    }
  }

  /// The words of a line and of the comment behind it, a blank between two.
  private func words(of node: Int) -> String {
    var token = Int(tree.nodes[node].firstToken)
    var words: [String] = []
    while token < tree.tokens.count, tree.code(token) != .newline, tree.code(token) != .endOfFile {
      words.append(tree.string(token))
      token += 1
    }
    return words.joined(separator: " ")
  }

  private func slot(of node: Int) -> String {
    guard let kind = tree.statement(node) else { return words(of: node) }
    let kinds: [NodeKind]
    switch Statement.of(kind).identity {
    case .keyword: kinds = []
    case .named(let parts): kinds = parts
    case .text: return kind.role == .fact ? kind.keyword : words(of: node)
    }
    let parts = (kinds + [.during]).flatMap { kind in
      tree.children(of: node).filter { tree.nodes[$0].kind == kind }.map { part in
        let range = tree.range(of: part)
        return tree.text.string(in: range)
      }
    }
    return ([kind.keyword] + parts).joined(separator: " ")
  }

  private func day(of node: Int) -> String? {
    guard let address = tree.child(.address, of: node) else { return nil }
    let record = tree.nodes[address]
    return (Int(record.firstToken)..<Int(record.endToken)).first {
      tree.code($0) == .date || tree.code($0) == .dateTime
    }.map { tree.string($0) }
  }
}

/// The lines of a text, each with its line end.
func physicalLines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
  var lines: [ArraySlice<UInt8>] = []
  var start = bytes.startIndex
  while start < bytes.endIndex {
    let end = bytes[start...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.endIndex
    lines.append(bytes[start..<end])
    start = end
  }
  return lines
}

func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 <= 32 } }

private func trimmed(_ line: ArraySlice<UInt8>) -> String {
  let end = line.lastIndex { $0 > 32 }.map { $0 + 1 } ?? line.startIndex
  return String(decoding: line[..<end].drop { $0 <= 32 }, as: UTF8.self)
}
