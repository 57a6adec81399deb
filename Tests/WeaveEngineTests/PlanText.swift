import Foundation
import Testing
import WeaveAnswer
import WeaveEngine
import WeaveModel
import WeaveSource

/// Files in memory, and the time zone data of this machine beside them.
struct FilesWithZones: FileSource {
  private let files: MemoryFiles
  private let disk = DiskFiles()

  init(_ files: [String: String]) { self.files = MemoryFiles(files) }

  private func isZone(_ path: String) -> Bool { path.hasPrefix("/usr/share/zoneinfo/") }

  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    isZone(path) ? try disk.read(path) : try files.read(path)
  }

  func resolved(_ path: String) -> String? {
    isZone(path) ? disk.resolved(path) : files.resolved(path)
  }
}

/// What a plan comes to, as lines of text that goldens can hold.
struct PlanText {
  let snapshot: Snapshot

  init(_ files: [String: String], today: String? = nil) {
    snapshot = Snapshot(
      reading: "plan.weave", from: FilesWithZones(files), today: Day(iso: today ?? ""))
  }

  init(_ text: String) { self.init(["plan.weave": text]) }

  /// The answer to a question, a row a line; where there is none, what was found instead.
  func asked(_ question: String) -> [String] {
    let (answer, findings) = snapshot.ask(question)
    guard case .table(let table)? = answer else {
      return findings.findings.map { "\($0.code): \($0.title)" }
    }
    return table.rows.map { row in row.map { Self.text($0) }.joined(separator: " | ") }
  }

  /// Every session: address, date, time, minutes, leader, audience, thread, tool, and its marks;
  /// cells that are empty to the end of the line are left out.
  var sessions: [String] {
    let question =
      "show sessions columns address, date, start, end, minutes, leader, audience, thread, tool, "
      + "status, optional, moved"
    guard case .table(let table)? = snapshot.ask(question).answer else { return [] }
    return table.rows.map { row in
      var cells = row.map { Self.text($0) }
      let marks =
        (cells[9] == "planned" ? [] : [cells[9]]) + (cells[10] == "yes" ? ["optional"] : [])
        + (cells[11] == "yes" ? ["moved"] : [])
      let time = cells[2] == "-" ? "-" : cells[2] + ".." + (cells[3] == "-" ? "" : cells[3])
      cells = [cells[0], cells[1], time] + cells[4...8] + [marks.joined(separator: " ")]
      while cells.last == "-" || cells.last == "" { cells.removeLast() }
      return cells.joined(separator: " | ")
    }
  }

  /// Every session: its day or its open days, its space and section, its minutes; sorted.
  var dates: [String] {
    let model = snapshot.model
    return model.sessions.map { session in
      let address = model.address(session)
      let minutes = session.minutes.map { "\($0)" } ?? "?"
      guard let day = session.day else {
        let days = model.openDays[Int(session.openDays)]
        return "open \(address) \(minutes) \(days.first?.iso ?? "")..\(days.last?.iso ?? "")"
      }
      let parts = address.split(separator: "/", omittingEmptySubsequences: false)
      let space = parts[0].prefix { $0 != "@" }
      return ([day.iso, parts.count > 1 ? "\(space)/\(parts[1])" : "\(space)", minutes])
        .joined(separator: " ")
    }.sorted()
  }

  /// Every hole: what, what is missing, how many sessions it concerns, the days it may take.
  var holes: [String] { asked("show holes columns what, missing, sessions, window") }

  /// Every finding: its code, its line as it stands, its message.
  func findings(leavingOut quiet: Set<String> = []) -> [String] {
    snapshot.diagnostics.filter { !quiet.contains($0.code.rawValue) }.map { found in
      "\(found.code.rawValue) \(line(of: found.location)): \(found.message)"
    }
  }

  /// The line a finding is about, without its blanks.
  private func line(of location: Location) -> String {
    let bytes = snapshot.trees[Int(location.file.index)].text.bytes
    var start = Int(location.range.start)
    while start > 0, bytes[start - 1] != 10 { start -= 1 }
    let end = bytes[Int(location.range.start)...].firstIndex(of: 10) ?? bytes.count
    return String(decoding: bytes[start..<end], as: UTF8.self).trimmingCharacters(in: .whitespaces)
  }

  /// One cell: `-` where there is nothing, `?` where the plan still has to say.
  private static func text(_ cell: Table.Cell) -> String {
    switch cell {
    case .text(let text), .date(let text): text.isEmpty ? "-" : text
    case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
    case .integer(let number): "\(number)"
    case .fraction(let part, let whole): "\(part) of \(whole)"
    case .share(let part, let whole): "\(part)/\(whole)"
    case .range(let low, let high), .bounds(let low, let high): "\(text(low))–\(text(high))"
    case .atLeast(let low, _): "≥ \(text(low))"
    case .list(let names): names.isEmpty ? "-" : names.joined(separator: ", ")
    case .flag(let flag): flag ? "yes" : "no"
    case .none, .absent: "-"
    case .hole: "?"
    }
  }
}
