import Testing
import WeaveEngine
import WeaveModel
import WeaveSource

private let start = """
  weave 1

  plan p 2026-08-24..2027-06-11

  leader kim "J. Kim"
  leader ode "A. Ode"
  teacher ana
  thread talk "Equity"
  thread idea "Equity"
  tool beliefs


  """

private let space = "space s\n  led-by kim\n  with everyone\n"

/// The one finding of `code` in a plan of the declarations above and `text`.
private func finding(_ code: String, in text: String) throws -> Diagnostic {
  let found = PlanText(start + text).snapshot.diagnostics.filter { $0.code.rawValue == code }
  try #require(found.count == 1)
  return found[0]
}

private func offers(_ diagnostic: Diagnostic) -> [String] {
  diagnostic.fixes.flatMap(\.edits).map(\.replacement)
}

@Suite("Ways out of a finding")
struct WayOutTests {
  @Test(
    "A misspelt name is offered the names like it of the kind that is meant",
    arguments: [
      ("space s\n  led-by kin\n", "kim"), ("space s\n  led-by Kim\n", "kim"),
      (space + "  about tlak\n", "talk"), (space + "  use beleifs\n", "beliefs"),
      ("space s\n  led-by kim\n  with aan\n", "ana"),
    ])
  func misspelt(text: String, name: String) throws {
    #expect(offers(try finding("W201", in: text)) == [name])
  }

  @Test("Where no name of the kind is like it, one of another kind is spoken of and not offered")
  func anotherKind() throws {
    let found = try finding("W201", in: space + "  about beleifs\n")
    #expect(found.fixes.isEmpty)
    #expect(found.hints.joined().contains("beliefs"))
  }

  @Test("A title of two things offers the names of both")
  func titleOfTwo() throws {
    #expect(offers(try finding("W205", in: space + "  about \"Equity\"\n")) == ["talk", "idea"])
  }

  @Test("A name of another kind shows where it is declared")
  func declaredHere() throws {
    let found = try finding("W202", in: space + "  about kim\n")
    #expect(found.notes.map(\.location.range.start) == [UInt32(start.range(of: "kim")!)])
  }

  @Test("A day with two meetings lists both addresses")
  func bothMeetings() throws {
    let text =
      space + "  on 2026-09-09 08:00..09:00\n  on 2026-09-09 15:30..16:30\n\nsession s@2026-09-09\n"
    let hints = try finding("W215", in: text).hints.joined()
    #expect(hints.contains("s@2026-09-09T08:00") && hints.contains("s@2026-09-09T15:30"))
  }

  @Test("A comment to a day without a meeting names the three days nearest")
  func nearestDays() throws {
    let text =
      space + "  on 2026-09-02, 2026-09-09, 2026-09-16, 2026-09-23 60 min\n\n"
      + "space t\n  led-by ode\n  with ana\n  on 2026-10-01 60 min\n  comment to s@2026-09-15\n"
    let hints = try finding("W214", in: text).hints.joined()
    #expect(hints.contains("s@2026-09-09, s@2026-09-16, s@2026-09-23"))
  }

  @Test("The fix of a session off its schedule is the line that mends it")
  func alsoMends() throws {
    let text = space + "  on 2026-09-09 60 min\n\nsession s@2026-09-10 60 min\n"
    let fix = try #require(finding("W403", in: text).fixes.first)
    let mended = String(decoding: splice(Array((start + text).utf8), fix.edits), as: UTF8.self)
    let after = PlanText(mended)
    #expect(after.snapshot.diagnostics.filter { $0.code == .offSchedule }.isEmpty)
    #expect(after.snapshot.model.sessions.count == 2)
    #expect(mended.contains("  on 2026-09-09 60 min\n  also 2026-09-10\n\nsession"))
  }
}

extension String {
  /// The byte at which the name `word` is declared.
  fileprivate func range(of word: String) -> Int? {
    let bytes = Array(utf8)
    let wanted = Array(word.utf8)
    return bytes.indices.first {
      $0 + wanted.count <= bytes.count
        && Array(bytes[$0..<$0 + wanted.count]) == wanted
    }
  }
}
