import Foundation
import Testing
import WeaveSource
import WeaveSyntax

@testable import WeaveModel

/// One row of `Tests/Corpus/recurrence/rrule.tsv`, which says in its head how it was made.
struct RecurrenceVector: CustomTestStringConvertible {
  /// The line as a plan says it: `every 2 weeks on monday from 2026-09-03`.
  let line: String
  /// The days of the plan: `2026-08-24..2027-06-11`.
  let days: String
  let dates: [String]

  var testDescription: String { "\(line) in \(days)" }

  static let all: [RecurrenceVector] = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let path = tests.appending(path: "Corpus/recurrence/rrule.tsv").path()
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { row in
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return RecurrenceVector(
        line: cells[0], days: cells[1], dates: cells[2].split(separator: " ").map(String.init))
    }
  }()
}

/// The days on which a space with the given lines meets, and the codes of what was found.
private func meetings(_ lines: String, in days: String) -> (days: [String], codes: [String]) {
  let facts = lines.split(separator: "\n").map { "  \($0)\n" }.joined()
  let text = "weave 1\n\nplan p \(days)\n\nspace s\n\(facts)"
  let tree = parseSource(SourceText(name: "plan.weave", text))
  let (model, found) = bind([tree])
  return (
    model.sessions.compactMap { $0.day?.iso }, (tree.diagnostics + found).map(\.code.rawValue)
  )
}

@Suite("Recurrences")
struct RecurrenceTests {
  @Test("A space meets on the days that python-dateutil gives for its rule")
  func peersAgree() {
    #expect(RecurrenceVector.all.count == 600, "the file of vectors is there and whole")
    for vector in RecurrenceVector.all {
      let found = meetings(vector.line, in: vector.days)
      #expect(found.days == vector.dates, "\(vector.testDescription)")
      #expect(
        found.codes.filter { !["W306", "W433"].contains($0) } == [], "\(vector.testDescription)")
    }
  }

  @Test("The week of the anchor is the first, from Monday on, and nothing meets before the anchor")
  func anchorIsAThursday() {
    // 2026-09-03 is a Thursday: the Monday of its week, 08-31, is before it. Its week is the first,
    // so that the next one is the week of 09-14 and not that of 09-10.
    let found = meetings(
      "every 2 weeks on monday, thursday from 2026-09-03", in: "2026-08-24..2026-10-04")
    #expect(
      found.days == ["2026-09-03", "2026-09-14", "2026-09-17", "2026-09-28", "2026-10-01"])
    #expect(found.codes == [])
  }

  @Test("An anchor on a Sunday has its first week end that day")
  func anchorIsASunday() {
    let found = meetings(
      "every 2 weeks on monday, sunday from 2026-09-06", in: "2026-08-24..2026-09-30")
    // The week of Sunday 09-06 began on 08-31; the next counted week begins on 09-14.
    #expect(found.days == ["2026-09-06", "2026-09-14", "2026-09-20", "2026-09-28"])
  }

  @Test("An anchor that is no meeting day still makes its week the first")
  func anchorIsNoMeeting() {
    let found = meetings(
      "every 2 weeks on wednesday from 2026-09-03", in: "2026-08-24..2026-10-04")
    // Wednesday 09-02 is before the anchor; the weeks are those of 08-31, 09-14, 09-28.
    #expect(found.days == ["2026-09-16", "2026-09-30"])
  }

  @Test("The first day of the space is the anchor where the line says none")
  func anchorOfTheSpace() {
    let found = meetings(
      "from 2026-09-10\nevery 2 weeks on thursday", in: "2026-08-24..2026-10-10")
    #expect(found.days == ["2026-09-10", "2026-09-24", "2026-10-08"])
    #expect(found.codes == [])
  }

  @Test(
    "An interval without an anchor is an error",
    arguments: ["every 2 weeks on monday", "every 2 months on day 15"])
  func missingAnchor(line: String) {
    #expect(meetings(line, in: "2026-08-24..2026-10-04").codes == ["W305"])
  }

  @Test("Every week and every month need no anchor")
  func noAnchorNeeded() {
    let weekly = meetings("every week on wednesday", in: "2026-09-02..2026-09-16")
    #expect(weekly.days == ["2026-09-02", "2026-09-09", "2026-09-16"])
    #expect(weekly.codes == [])
    let monthly = meetings("every month on last friday", in: "2026-09-01..2026-11-26")
    // The last Friday of November, 11-27, is after the plan.
    #expect(monthly.days == ["2026-09-25", "2026-10-30"])
    #expect(monthly.codes == [])
  }

  @Test("A day that some months lack is left out there, with one note")
  func lackingDays() {
    let thirtyFirst = meetings("every month on day 31", in: "2026-08-24..2026-12-31")
    #expect(thirtyFirst.days == ["2026-08-31", "2026-10-31", "2026-12-31"])
    #expect(thirtyFirst.codes == ["W306", "W433"], "some of its days are weekends")
    let fifth = meetings("every month on 5th wednesday", in: "2026-09-01..2026-12-31")
    #expect(fifth.days == ["2026-09-30", "2026-12-30"])
    #expect(fifth.codes == ["W306"])
  }

  @Test("The last of a weekday is named once where it is the 4th or 5th too")
  func lastAndFourth() {
    let found = meetings("every month on 4th, last tuesday", in: "2026-09-01..2026-10-31")
    // September has five Tuesdays, 1 to 29; October's 4th, the 27th, is its last.
    #expect(found.days.sorted() == ["2026-09-22", "2026-09-29", "2026-10-27"])
  }

  @Test("`every 2nd tuesday` is an error that offers both of its meanings")
  func ambiguous() {
    let text = "weave 1\n\nplan p 2026-08-24..2026-12-31\n\nspace s\n  every 2nd tuesday\n"
    let tree = parseSource(SourceText(name: "plan.weave", text))
    let found = tree.diagnostics.filter { $0.code == .ambiguousRecurrence }
    #expect(found.count == 1)
    let offers = found.flatMap(\.fixes).flatMap(\.edits).map(\.replacement)
    #expect(offers.contains { $0.contains("month on 2nd tuesday") })
    #expect(offers.contains { $0.contains("2 weeks on tuesday") })
  }

  @Test("A rule with thousands of weeks before the plan starts at its right week at once")
  func farAnchor() {
    let found = meetings(
      "every 3 weeks on friday from 0001-01-05", in: "2026-09-01..2026-10-31")
    // Counted on from 0001-01-05, a Friday, day by 21 days.
    var expected: [String] = []
    var day = Day(number: -719_158)
    while let end = Day(year: 2026, month: 10, day: 31), day <= end {
      if let first = Day(year: 2026, month: 9, day: 1), day >= first { expected.append(day.iso) }
      day = day + 21
    }
    #expect(found.days == expected && !expected.isEmpty)
  }
}
