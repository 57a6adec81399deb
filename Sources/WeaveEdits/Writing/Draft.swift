import WeaveModel
import WeaveSource
import WeaveSyntax

/// The lines an edit deletes, changes and writes, gathered until all are known.
///
/// Whatever it does not name keeps its bytes: comments, blanks, line ends.
struct Draft {
  let model: Model
  let lines: PlanLines
  private var deleted: Set<Line> = []
  private var replaced: [Location: String] = [:]
  private var added: [Line: [String]] = [:]
  private var sessions: [SessionKey: [String]] = [:]
  private var blocks: [Line: [[String]]] = [:]
  private var listed: [Line: [String]] = [:]
  let order: BlockOrder

  /// A line of a file, from 1; 0 is the place above the first.
  struct Line: Hashable, Comparable {
    let file: FileID
    let number: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.file, left.number) < (right.file, right.number)
    }
  }

  init(_ version: PlanVersion) {
    model = version.model
    order = BlockOrder(model: version.model)
    lines = PlanLines(trees: version.trees)
  }

  var isEmpty: Bool {
    deleted.isEmpty && replaced.isEmpty && added.isEmpty && sessions.isEmpty && blocks.isEmpty
      && listed.isEmpty
  }

  // MARK: Facts

  /// Writes `fact` under the header at `location`: behind the last of its keyword, else at the end.
  mutating func add(_ fact: String, under location: Location) {
    let block = lines.block(at: location)
    let keyword = String(fact.prefix { $0 != " " })
    let kept = block.facts.filter { !deleted.contains(Line(file: block.file, number: $0)) }
    let alike = kept.last { lines.keyword(ofLine: $0, of: block.file) == keyword }
    let line = Line(file: block.file, number: alike ?? kept.last ?? block.header)
    if block.facts.isEmpty, added[line] == nil { setApart(block) }
    added[line, default: []].append(lines.indent(of: block) + fact)
  }

  /// Puts a blank line above a header that gets its first fact, as every header with facts has one.
  private mutating func setApart(_ block: PlanBlock) {
    let above = lines.comments(above: block.header, of: block.file).lowerBound - 1
    guard above >= 1, !lines.isBlank(above, of: block.file) else { return }
    added[Line(file: block.file, number: above), default: []].append("")
  }

  /// Writes `fact` under the header of `key`, which is made where there is none.
  mutating func add(_ fact: String, to key: SessionKey) {
    if let block = order.block(of: key) {
      add(fact, under: model.blocks[block].location)
    } else {
      sessions[key, default: []].append(fact)
    }
  }

  func hasBlock(_ key: SessionKey) -> Bool {
    order.block(of: key) != nil || sessions[key] != nil
  }

  /// Takes the line that `location` stands on out.
  mutating func delete(_ location: Location) {
    deleted.insert(Line(file: location.file, number: lines.line(of: location)))
  }

  /// Puts `text` where `location` is, within one line.
  mutating func replace(_ location: Location, with text: String) {
    if lines.text(location.file).string(in: location.range) != text { replaced[location] = text }
  }

  /// True where all of the line's statement is replaced.
  func isReplaced(_ location: Location) -> Bool { replaced[location] != nil }

  func isDeleted(_ location: Location) -> Bool {
    deleted.contains(Line(file: location.file, number: lines.line(of: location)))
  }

  // MARK: Blocks

  /// Takes the header at `location` out, with its facts, their comments, and one blank line; gives
  /// the lines that are comments.
  mutating func deleteBlock(at location: Location) -> [Location] {
    let block = lines.block(at: location)
    let file = block.file
    let first = lines.comments(above: block.header, of: file).lowerBound
    for number in first...block.last { deleted.insert(Line(file: file, number: number)) }
    let comments = (first...block.last).filter { lines.isComment($0, of: file) }
    deleteBlank(around: first...block.last, of: file)
    return comments.map { lines.start(ofLine: $0, of: file) }
  }

  /// Takes one of the blank lines out around lines that went.
  private mutating func deleteBlank(around gone: ClosedRange<Int>, of file: FileID) {
    let first = gone.lowerBound
    guard first == 1 || isBlankOrGone(first - 1, of: file) else { return }
    let end = lines.text(file).lines.lineCount
    if (gone.upperBound..<end).allSatisfy({ isBlankOrGone($0 + 1, of: file) }) {
      // The last block of the file: no blank line is left behind at the end.
      var number = first - 1
      while number > 0, isBlankOrGone(number, of: file) {
        deleted.insert(Line(file: file, number: number))
        number -= 1
      }
    } else if lines.isBlank(gone.upperBound + 1, of: file) {
      deleted.insert(Line(file: file, number: gone.upperBound + 1))
    }
  }

  private func isBlankOrGone(_ number: Int, of file: FileID) -> Bool {
    lines.isBlank(number, of: file) || deleted.contains(Line(file: file, number: number))
  }

  /// Writes a new header without facts behind the block whose header stands at `location`.
  ///
  /// A list of headers without facts goes on without a blank line.
  mutating func addBlock(_ text: String, after location: Location, isList: Bool) {
    let block = lines.block(at: location)
    let line = Line(file: block.file, number: block.last)
    if isList, block.facts.isEmpty {
      listed[line, default: []].append(text)
    } else {
      blocks[line, default: []].append([text])
    }
  }

  /// Writes a new session header, even where no fact is to stand under it.
  mutating func addSession(_ key: SessionKey, header: String) {
    headers[key] = header
    sessions[key, default: []] += []
  }

  private var headers: [SessionKey: String] = [:]

  // MARK: The result

  /// The splices, and how many lines they add, remove or change.
  mutating func finish() -> (edits: [TextEdit], lineCount: Int) {
    placeSessions()
    deleteTwins()
    var edits: [TextEdit] = []
    var changed: Set<Line> = []
    for (location, text) in replaced {
      let line = Line(file: location.file, number: lines.line(of: location))
      if deleted.contains(line) { continue }
      changed.insert(line)
      edits.append(TextEdit(location, text))
    }
    for line in deleted {
      let range = lines.range(ofLine: line.number, of: line.file)
      edits.append(
        TextEdit(
          Location(line.file, ByteRange(UInt32(range.lowerBound), UInt32(range.upperBound))), ""))
    }
    let written = insertions(into: &edits)
    let gone = deleted.count { !lines.isBlank($0.number, of: $0.file) }
    return (
      edits.sorted {
        ($0.location.file, $0.location.range.start, $0.location.range.end)
          < ($1.location.file, $1.location.range.start, $1.location.range.end)
      }, written + changed.count + gone
    )
  }

  /// Adds the splices of all new lines; gives their number.
  private func insertions(into edits: inout [TextEdit]) -> Int {
    var written = 0
    var texts: [Location: String] = [:]
    for line in Set(added.keys).union(blocks.keys).union(listed.keys).sorted() {
      let end = lines.lineEnd(of: line.file)
      let facts = (added[line] ?? []) + (listed[line] ?? [])
      let below = blocks[line] ?? []
      written += facts.count { !$0.isEmpty } + below.reduce(0) { $0 + $1.count }
      let text =
        line.number == 0
        ? below.map { $0.joined(separator: end) + end + end }
        : facts.map { end + $0 } + below.map { end + end + $0.joined(separator: end) }
      texts[place(behind: line), default: ""] += text.joined()
    }
    for (location, text) in texts { edits.append(TextEdit(location, text)) }
    return written
  }

  /// The end of the nearest line at or above `line` that stays.
  private func place(behind line: Line) -> Location {
    if line.number == 0 { return lines.start(of: line.file) }
    var number = line.number
    while number > 1, deleted.contains(Line(file: line.file, number: number)) { number -= 1 }
    return lines.end(ofLine: number, of: line.file)
  }

  /// Takes changed lines out that now say what another line of their block says.
  private mutating func deleteTwins() {
    var changes: [Line: [(location: Location, text: String)]] = [:]
    for (location, text) in replaced {
      let line = Line(file: location.file, number: lines.line(of: location))
      changes[line, default: []].append((location, text))
    }
    var headers: Set<Line> = []
    for line in changes.keys {
      guard let header = lines.header(above: line.number, of: line.file) else { continue }
      headers.insert(Line(file: line.file, number: header))
    }
    for header in headers.sorted() {
      let range = lines.range(ofLine: header.number, of: header.file)
      let start = UInt32(range.lowerBound)
      let block = lines.block(at: Location(header.file, ByteRange(start, start)))
      var seen: [String: Line] = [:]
      for number in block.facts {
        let line = Line(file: header.file, number: number)
        guard !deleted.contains(line), let text = text(of: line, changes[line] ?? []) else {
          continue
        }
        if let twin = seen[text], changes[twin] != nil || changes[line] != nil {
          deleted.insert(changes[line] != nil ? line : twin)
        } else {
          seen[text] = line
        }
      }
    }
  }

  /// The statement on a line as the changes leave it.
  private func text(of line: Line, _ changes: [(location: Location, text: String)]) -> String? {
    guard let (tree, node) = lines.statement(onLine: line.number, of: line.file) else {
      return nil
    }
    let range = tree.range(of: node)
    var text = ""
    var place = range.start
    for change in changes.sorted(by: { $0.location.range.start < $1.location.range.start }) {
      guard change.location.range.start >= place, change.location.range.end <= range.end else {
        return nil
      }
      text += tree.text.string(in: ByteRange(place, change.location.range.start)) + change.text
      place = change.location.range.end
    }
    return text + tree.text.string(in: ByteRange(place, range.end))
  }

  /// Finds each new session its place by date, and writes those of one place in order.
  private mutating func placeSessions() {
    let keys = sessions.keys.sorted { order.precedes($0, $1) }
    for key in keys {
      let line = order.line(before: key, lines)
      let indent = lines.indent(of: line.file)
      let header = headers[key] ?? "session " + model.written(key)
      blocks[line, default: []].append([header] + (sessions[key] ?? []).map { indent + $0 })
    }
  }
}
