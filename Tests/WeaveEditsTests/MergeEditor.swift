import WeaveSource
import WeaveSyntax
import WeaveTestKit

/// Someone who changes a plan by chance, as people do: mostly sessions by date and lines under what
/// is there, sometimes another value, seldom something taken out.
struct MergeEditor {
  /// How often an editor changes or takes out what is there, of ten times.
  var changesOfTen = 3
  private var random: SeededGenerator
  private let name: String
  private var count = 0

  init(seed: UInt64, name: String) {
    random = SeededGenerator(seed: seed)
    self.name = name
  }

  /// The plan after `count` edits.
  mutating func edited(_ text: String, edits count: Int) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<count {
      if Int.random(in: 0..<10, using: &random) < changesOfTen {
        change(&lines)
      } else if Bool.random(using: &random) {
        addSession(&lines)
      } else {
        addFact(&lines)
      }
    }
    return lines.joined(separator: "\n")
  }

  private mutating func word() -> String {
    count += 1
    return "\(name)\(count)"
  }

  private func isHeader(_ line: String, _ keyword: String) -> Bool {
    line.hasPrefix(keyword + " ")
  }

  /// The day of a session's header.
  private func day(_ line: String) -> String? {
    guard isHeader(line, "session"), let at = line.firstIndex(of: "@") else { return nil }
    return String(line[line.index(after: at)...].prefix(10))
  }

  /// A session of some space, put where its day belongs.
  private mutating func addSession(_ lines: inout [String]) {
    let spaces = lines.filter { isHeader($0, "space") }.map { $0.split(separator: " ")[1] }
    guard let space = spaces.randomElement(using: &random) else { return addFact(&lines) }
    let month = Int.random(in: 1...12, using: &random)
    let date = Int.random(in: 1...28, using: &random)
    let day = "2024-\(month < 10 ? "0" : "")\(month)-\(date < 10 ? "0" : "")\(date)"
    let address = "session \(space)@\(day)"
    if lines.contains(where: { $0.hasPrefix(address) }) { return addFact(&lines) }
    var block = [address + " \"\(word())\" 45 min"]
    if Bool.random(using: &random) { block.append("  note \"\(word())\"") }
    let place =
      lines.firstIndex { self.day($0).map { $0 > day } ?? false }
      ?? lines.lastIndex { self.day($0) != nil }.map { last in
        lines[(last + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.count
      } ?? lines.count
    if place < lines.count, self.day(lines[place]) != nil {
      lines.insert(contentsOf: block + [""], at: place)
    } else {
      lines.insert(contentsOf: [""] + block, at: place)
    }
  }

  /// A line at the end of a block.
  private mutating func addFact(_ lines: inout [String]) {
    let headers = lines.indices.filter {
      isHeader(lines[$0], "session") || isHeader(lines[$0], "space")
        || isHeader(lines[$0], "thread")
    }
    guard let header = headers.randomElement(using: &random) else { return }
    let end = lines[(header + 1)...].firstIndex { !$0.hasPrefix("  ") } ?? lines.count
    let threads = lines.filter { isHeader($0, "thread") }.map {
      String($0.split(separator: " ")[1])
    }
    let thread = threads.randomElement(using: &random) ?? "talk"
    let facts =
      isHeader(lines[header], "thread")
      ? ["ties \"\(word())\"", "note \"\(word())\"", "question \"\(word())?\""]
      : [
        "about \(thread)", "comment to staff about \(thread)", "note \"\(word())\"",
        "builds content",
      ]
    let fact = "  " + (facts.randomElement(using: &random) ?? "")
    if lines[header..<end].contains(fact) { return }
    let comment = Int.random(in: 0..<4, using: &random) == 0 ? ["  # \(word())"] : []
    lines.insert(contentsOf: comment + [fact], at: end)
  }

  /// Another text or number, or a line taken out.
  private mutating func change(_ lines: inout [String]) {
    let facts = lines.indices.filter { lines[$0].hasPrefix("  ") && !lines[$0].hasPrefix("  #") }
    guard let place = facts.randomElement(using: &random) else { return }
    if Int.random(in: 0..<3, using: &random) == 0 {
      lines.remove(at: place)
    } else if let quote = lines[place].firstIndex(of: "\"") {
      lines[place].insert(contentsOf: word() + " ", at: lines[place].index(after: quote))
    } else {
      lines[place] += "  # " + word()
    }
  }
}

/// What a plan says: its lines, each with the header it stands under.
func saidFacts(_ text: String) -> [String: Int] {
  let tree = parseSource(SourceText(name: "", text))
  var header = ""
  var facts: [String: Int] = [:]
  for node in tree.children(of: 0) {
    let range = tree.range(of: node)
    let line = tree.text.lines.range(ofLine: tree.text.lines.place(of: range.start).line)
    let words = String(decoding: tree.text.bytes[line], as: UTF8.self).split(separator: "\n")
      .joined()
    if let role = tree.statement(node)?.role, role == .header || role == .question {
      header = words.split(separator: " ").prefix(2).joined(separator: " ")
    }
    facts[header + " > " + words.drop { $0 == " " }, default: 0] += 1
  }
  return facts
}

/// The lines of a text that are not blank.
func writtenLines(_ text: String) -> Set<String> {
  Set(
    text.split(separator: "\n").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty })
}
