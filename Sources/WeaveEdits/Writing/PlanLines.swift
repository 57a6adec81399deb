import WeaveModel
import WeaveSource
import WeaveSyntax

/// A header and the facts under it, as lines of a file.
struct PlanBlock {
  let file: FileID
  /// The header's line, from 1.
  let header: Int
  /// The lines of its facts, ascending; comments and blanks between them left out.
  let facts: [Int]
  /// The last line that belongs to it: its last fact, or the indented comments right below.
  let last: Int
}

/// The files of a plan by line: what edits read, delete and write beside.
struct PlanLines {
  let trees: [SyntaxTree]

  /// The block whose header stands at `location`.
  func block(at location: Location) -> PlanBlock {
    let file = location.file
    let source = text(file)
    let header = source.lines.place(of: location.range.start).line
    var facts: [Int] = []
    var line = header + 1
    while line <= source.lines.lineCount {
      let kind = kind(ofLine: line, of: file)
      if kind == .header { break }
      if kind == .fact { facts.append(line) }
      line += 1
    }
    var last = facts.last ?? header
    while last < source.lines.lineCount, isIndentedComment(last + 1, of: file) { last += 1 }
    return PlanBlock(file: file, header: header, facts: facts, last: last)
  }

  /// The header line that line `line` stands under; nil above the first.
  func header(above line: Int, of file: FileID) -> Int? {
    var number = line
    while number >= 1 {
      if kind(ofLine: number, of: file) == .header { return number }
      number -= 1
    }
    return nil
  }

  private enum LineKind { case blank, comment, fact, header }

  /// What a line is: by its first word, not by where it stands, as the plan is read.
  private func kind(ofLine line: Int, of file: FileID) -> LineKind {
    let source = text(file)
    let range = source.lines.range(ofLine: line)
    guard let place = firstByte(in: range, source) else { return .blank }
    if source.bytes[place] == UInt8(ascii: "#") { return .comment }
    if let node = trees[Int(file.index)].statement(at: UInt32(place)),
      let kind = trees[Int(file.index)].statement(node)
    {
      return kind.role == .fact || kind.role == .edit ? .fact : .header
    }
    return place > range.lowerBound ? .fact : .header
  }

  private func isIndentedComment(_ line: Int, of file: FileID) -> Bool {
    let range = text(file).lines.range(ofLine: line)
    guard let place = firstByte(in: range, text(file)) else { return false }
    return text(file).bytes[place] == UInt8(ascii: "#") && place > range.lowerBound
  }

  /// The first byte of the range that is no blank, line end or byte order mark.
  private func firstByte(in range: Range<Int>, _ source: SourceText) -> Int? {
    let bytes = source.bytes
    var place = range.lowerBound
    while place < range.upperBound {
      switch bytes[place] {
      case 9, 10, 13, 32: place += 1
      case 0xC2 where place + 1 < range.upperBound && bytes[place + 1] == 0xA0: place += 2
      case 0xEF where place == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]): place += 3
      default: return place
      }
    }
    return nil
  }

  func text(_ file: FileID) -> SourceText { trees[Int(file.index)].text }

  /// The bytes of line `line` (from 1) of `file`, with its line end.
  func range(ofLine line: Int, of file: FileID) -> Range<Int> {
    text(file).lines.range(ofLine: line)
  }

  /// The line that `location` stands on, from 1.
  func line(of location: Location) -> Int {
    text(location.file).lines.place(of: location.range.start).line
  }

  /// The place behind the last byte of line `line`, before its line end.
  func end(ofLine line: Int, of file: FileID) -> Location {
    let bytes = text(file).bytes
    var end = range(ofLine: line, of: file).upperBound
    let start = range(ofLine: line, of: file).lowerBound
    while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return Location(file, ByteRange(UInt32(end), UInt32(end)))
  }

  /// The place of the first byte of line `line`.
  func start(ofLine line: Int, of file: FileID) -> Location {
    let start = UInt32(range(ofLine: line, of: file).lowerBound)
    return Location(file, ByteRange(start, start))
  }

  func isComment(_ line: Int, of file: FileID) -> Bool { kind(ofLine: line, of: file) == .comment }

  /// The place before the first byte of `file`, behind its byte order mark.
  func start(of file: FileID) -> Location {
    let start: UInt32 = text(file).bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return Location(file, ByteRange(start, start))
  }

  /// What the lines of `file` end with.
  func lineEnd(of file: FileID) -> String {
    let bytes = text(file).bytes
    guard let first = bytes.firstIndex(where: { $0 == 10 || $0 == 13 }), bytes[first] == 13 else {
      return "\n"
    }
    return first + 1 < bytes.count && bytes[first + 1] == 10 ? "\r\n" : "\r"
  }

  /// The blanks that stand before the facts of `block`, else before those of its file.
  func indent(of block: PlanBlock) -> String {
    block.facts.reversed().lazy.map { indent(ofLine: $0, of: block.file) }.first { !$0.isEmpty }
      ?? indent(of: block.file)
  }

  /// The blanks that stand before facts in `file`.
  func indent(of file: FileID) -> String {
    let tree = trees[Int(file.index)]
    var line = 1
    while line < tree.nodes.count {
      if let kind = tree.statement(line), kind.role == .fact {
        let number = tree.text.lines.place(of: tree.range(of: line).start).line
        let found = indent(ofLine: number, of: file)
        if !found.isEmpty { return found }
      }
      line = Int(tree.nodes[line].subtreeEnd)
    }
    return "  "
  }

  private func indent(ofLine line: Int, of file: FileID) -> String {
    let range = range(ofLine: line, of: file)
    let source = text(file)
    let end = firstByte(in: range, source) ?? range.lowerBound
    return source.string(in: ByteRange(UInt32(range.lowerBound), UInt32(end)))
  }

  /// The word that line `line` starts with.
  func keyword(ofLine line: Int, of file: FileID) -> String {
    let source = text(file)
    let range = range(ofLine: line, of: file)
    guard let start = firstByte(in: range, source) else { return "" }
    let end =
      (start..<range.upperBound).first { [9, 10, 13, 32].contains(source.bytes[$0]) }
      ?? range.upperBound
    return source.string(in: ByteRange(UInt32(start), UInt32(end)))
  }

  /// The statement on line `line`, and the tree it is in; nil for a line that could not be read.
  func statement(onLine line: Int, of file: FileID) -> (tree: SyntaxTree, node: Int)? {
    let tree = trees[Int(file.index)]
    guard let start = firstByte(in: range(ofLine: line, of: file), tree.text),
      let node = tree.statement(at: UInt32(start))
    else { return nil }
    return (tree, node)
  }

  /// The facts of `block` that start with `keyword`.
  func facts(_ keyword: String, in block: PlanBlock) -> [(tree: SyntaxTree, node: Int)] {
    block.facts.filter { self.keyword(ofLine: $0, of: block.file) == keyword }
      .compactMap { statement(onLine: $0, of: block.file) }
  }

  /// The comment lines that stand directly above line `line`, without a blank between: they belong
  /// to it.
  func comments(above line: Int, of file: FileID) -> Range<Int> {
    var first = line
    while first > 1, kind(ofLine: first - 1, of: file) == .comment { first -= 1 }
    return first..<line
  }

  func isBlank(_ line: Int, of file: FileID) -> Bool {
    line >= 1 && line <= text(file).lines.lineCount && kind(ofLine: line, of: file) == .blank
  }
}
