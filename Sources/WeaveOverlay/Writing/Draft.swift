import WeaveModel
import WeaveSource
import WeaveSyntax

/// A session header that is there or is to be made: a meeting, or one section of it.
struct SessionKey: Hashable {
  let space: Int32
  let when: When
  let section: EntityRef?
}

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
  private var blocks: [Line: [String]] = [:]
  let order: BlockOrder

  /// A line of a file, from 1.
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
  }

  // MARK: Facts

  /// Writes `fact` under the header at `location`: behind the last of its keyword, else at the end.
  mutating func add(_ fact: String, under location: Location) {
    let block = lines.block(at: location)
    let keyword = String(fact.prefix { $0 != " " })
    let kept = block.facts.filter { !deleted.contains(Line(file: block.file, number: $0)) }
    let alike = kept.last { lines.keyword(ofLine: $0, of: block.file) == keyword }
    let line = Line(file: block.file, number: alike ?? kept.last ?? block.header)
    added[line, default: []].append(lines.indent(of: block) + fact)
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
  mutating func replace(_ location: Location, with text: String) { replaced[location] = text }

  func isDeleted(_ location: Location) -> Bool {
    deleted.contains(Line(file: location.file, number: lines.line(of: location)))
  }

  // MARK: Blocks

  /// Takes the header at `location` out, with its facts, their comments, and one blank line.
  mutating func deleteBlock(at location: Location) {
    let block = lines.block(at: location)
    let first = lines.comments(above: block.header, of: block.file).lowerBound
    for number in first...block.last { deleted.insert(Line(file: block.file, number: number)) }
    if lines.isBlank(block.last + 1, of: block.file),
      first == 1 || lines.isBlank(first - 1, of: block.file)
    {
      deleted.insert(Line(file: block.file, number: block.last + 1))
    } else if lines.isBlank(first - 1, of: block.file),
      block.last + 1 >= lines.text(block.file).lines.lineCount
    {
      deleted.insert(Line(file: block.file, number: first - 1))
    }
  }

  /// Writes a new block behind the one whose header stands at `location`.
  mutating func addBlock(_ text: [String], after location: Location) {
    let block = lines.block(at: location)
    blocks[Line(file: block.file, number: block.last), default: []].append(
      text.joined(separator: "\n"))
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
    var written = 0
    for line in Set(added.keys).union(blocks.keys) {
      let end = lines.lineEnd(of: line.file)
      let facts = added[line] ?? []
      let below = blocks[line] ?? []
      written += facts.count + below.reduce(0) { $0 + $1.split(separator: "\n").count }
      let text =
        facts.map { end + $0 }
        + below.map { end + end + $0.split(separator: "\n").joined(separator: end) }
      edits.append(TextEdit(place(behind: line), text.joined()))
    }
    let gone = deleted.count { !lines.isBlank($0.number, of: $0.file) }
    return (
      edits.sorted {
        ($0.location.file, $0.location.range.start, $0.location.range.end)
          < ($1.location.file, $1.location.range.start, $1.location.range.end)
      }, written + changed.count + gone
    )
  }

  /// The end of the nearest line at or above `line` that stays.
  private func place(behind line: Line) -> Location {
    var number = line.number
    while number > 1, deleted.contains(Line(file: line.file, number: number)) { number -= 1 }
    return lines.end(ofLine: number, of: line.file)
  }

  /// Finds each new session its place by date, and writes those of one place in order.
  private mutating func placeSessions() {
    let keys = sessions.keys.sorted { order.precedes($0, $1) }
    for key in keys {
      let line = order.line(before: key, lines)
      let indented = (sessions[key] ?? []).map { "  " + $0 }
      let header = headers[key] ?? "session " + model.written(key)
      blocks[line, default: []].append(([header] + indented).joined(separator: "\n"))
    }
  }
}
