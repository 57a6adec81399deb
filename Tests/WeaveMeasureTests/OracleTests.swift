import Testing
import WeaveTestKit

/// Plans whose figures were worked out by hand, from the words of the measures' design.
@Suite("Hand-worked measures")
struct OracleTests {
  @Test("Every figure is as worked", arguments: Golden.all(in: "measures"))
  func worked(golden: Golden) throws {
    let plan = try #require(golden["input"])
    let lines = MeasureLines(MeasureLines.model(plan))
    for line in (golden["measures"] ?? "").split(separator: "\n") {
      let (name, value) = try #require(split(line))
      let found = lines.values(readings(of: name))
      #expect(found.contains(value), "\(golden): \(line), not \(Set(found).sorted())")
    }
  }

  @Test("Printed ranges hold the ranges as worked", arguments: Golden.all(in: "measures"))
  func within(golden: Golden) throws {
    let lines = MeasureLines(MeasureLines.model(try #require(golden["input"])))
    for line in (golden["within"] ?? "").split(separator: "\n") {
      let (name, value) = try #require(split(line))
      let found = lines.values(readings(of: name))
      #expect(
        found.contains { contains($0, value) }, "\(golden): \(line), not \(Set(found).sorted())")
    }
  }

  private func split(_ line: Substring) -> (name: String, value: String)? {
    guard let colon = line.firstRange(of: ": ") else { return nil }
    return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
  }

  /// The kinds of thing a subject may be: its name alone does not say.
  private func readings(of name: String) -> [SlowFigure.Name] {
    let words = name.split(separator: " ").map(String.init)
    let about = words.firstIndex(of: "about")
    let subject = words[2..<(about ?? words.count)].joined(separator: " ")
    let kinds = [
      "plan", "teacher", "team", "space", "leader", "month", "session", "thread", "goal",
    ].filter { ($0 == "plan") == (subject == "plan") }
    return kinds.map {
      SlowFigure.Name(
        kind: $0, measure: words[0], subject: subject, thread: about.map { words[$0 + 1] })
    }
  }

  /// Whether range `outer`, as printed, holds range `inner`.
  private func contains(_ outer: String, _ inner: String) -> Bool {
    func ends(_ text: String) -> (low: Double, high: Double, hasNone: Bool)? {
      var rest = text.replacing(" (bounds)", with: "")
      let hasNone = rest.hasPrefix("none")
      if hasNone { rest = rest.replacing("none or ", with: "") }
      let values = rest.split(separator: "..", maxSplits: 1).map { number(String($0)) }
      guard let low = values.first ?? nil, let high = values.last ?? nil else { return nil }
      return (low, high, hasNone)
    }
    guard let wide = ends(outer), let narrow = ends(inner) else { return outer == inner }
    return wide.low <= narrow.low && narrow.high <= wide.high && (wide.hasNone || !narrow.hasNone)
  }

  private func number(_ text: String) -> Double? {
    let parts = text.replacing(" of ", with: "/").split(separator: "/").compactMap { Double($0) }
    if parts.count == 2 { return parts[1] == 0 ? nil : parts[0] / parts[1] }
    return parts.first
  }
}
