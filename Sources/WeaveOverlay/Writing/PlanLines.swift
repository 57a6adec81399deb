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

  /// The last line that belongs to it.
  var last: Int { facts.last ?? header }
}

/// The files of a plan by line: what edits read, delete and write beside.
struct PlanLines {
  let trees: [SyntaxTree]

  /// The block whose header stands at `location`.
  func block(at location: Location) -> PlanBlock {
    let source = text(location.file)
    let header = source.lines.place(of: location.range.start).line
    var facts: [Int] = []
    var line = header + 1
    while line <= source.lines.lineCount {
      switch kind(ofLine: line, source) {
      case .blank, .comment: break
      case .indented: facts.append(line)
      case .atLeftEdge: return PlanBlock(file: location.file, header: header, facts: facts)
      }
      line += 1
    }
    return PlanBlock(file: location.file, header: header, facts: facts)
  }

  private enum LineKind { case blank, comment, indented, atLeftEdge }

  private func kind(ofLine line: Int, _ source: SourceText) -> LineKind {
    let range = source.lines.range(ofLine: line)
    guard let place = firstByte(in: range, source) else { return .blank }
    if source.bytes[place] == UInt8(ascii: "#") { return .comment }
    return place > range.lowerBound ? .indented : .atLeftEdge
  }

  /// The first byte of the range that is no blank and no line end.
  private func firstByte(in range: Range<Int>, _ source: SourceText) -> Int? {
    range.first { ![9, 10, 13, 32].contains(source.bytes[$0]) }
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

  /// What the lines of `file` end with.
  func lineEnd(of file: FileID) -> String {
    let bytes = text(file).bytes
    guard let feed = bytes.firstIndex(of: 10) else { return "\n" }
    return feed > 0 && bytes[feed - 1] == 13 ? "\r\n" : "\n"
  }

  /// The blanks that stand before the facts of `block`.
  func indent(of block: PlanBlock) -> String {
    guard let line = block.facts.last else { return "  " }
    let range = range(ofLine: line, of: block.file)
    let source = text(block.file)
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
    while first > 1, kind(ofLine: first - 1, text(file)) == .comment { first -= 1 }
    return first..<line
  }

  func isBlank(_ line: Int, of file: FileID) -> Bool {
    line >= 1 && line <= text(file).lines.lineCount && kind(ofLine: line, text(file)) == .blank
  }
}
