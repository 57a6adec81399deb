import Testing
import WeaveEngine
import WeaveSource

/// What the slow measures say of a plan, by the name of each line.
struct SlowFindings {
  private let lines: [String]
  /// The findings that make a plan fail.
  let errors: [String]

  init(_ text: String) {
    let snapshot = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text]))
    errors = snapshot.diagnostics.filter { $0.code.severity == .error }.map(\.message)
    lines = SlowMeasures(snapshot.model).lines()
  }

  /// Those of `expected`, a line each, that are not said, beside what is said instead.
  func missing(_ expected: String) -> [String] {
    var result = errors
    for line in expected.split(separator: "\n").map(String.init) where !lines.contains(line) {
      let name = String(line.prefix { $0 != ":" }) + ":"
      let said = lines.filter { $0.hasPrefix(name) }
      result.append("expected \(line), said: \(said.isEmpty ? ["nothing"] : said)")
    }
    return result
  }
}

/// The month of the worked example: Cedar in October 2024, its lines as they can be changed.
struct CedarMonth {
  /// Each session: its header, then its facts.
  var sessions: [[String]] = [
    ["session staff@2024-10-02 60 min", "about talk", "use beliefs"],
    [
      "session plc@2024-10-09/g3 45 min", "about talk", "use beliefs", "comment to staff",
      "active 45 min",
    ],
    ["session plc@2024-10-09/g5 45 min", "about talk", "active 45 min"],
    ["session coaching@2024-10-16 30 min", "about groups", "active 30 min"],
    ["session district@2024-10-22 120 min", "about equity"],
    [
      "session staff@2024-10-30 60 min", "about equity", "about talk", "use beliefs",
      "time 15 min to district",
    ],
  ]
  var lastDay = "2024-10-31"
  /// More spaces, a block each.
  var spaces: [String] = []

  /// Adds facts to session `number` of the table, which counts from 1.
  mutating func add(_ facts: String..., to number: Int) { sessions[number - 1] += facts }

  mutating func remove(_ fact: String, from number: Int) {
    sessions[number - 1].removeAll { $0 == fact }
  }

  /// Takes the facts away that start with one of `words`, from all sessions.
  mutating func removeAll(_ words: String...) {
    for index in sessions.indices {
      sessions[index].removeAll { fact in words.contains { fact.hasPrefix($0 + " ") } }
    }
  }

  var text: String {
    let blocks = sessions.map { ([$0[0]] + $0.dropFirst().map { "  " + $0 }) }
    let all = spaces + blocks.map { $0.joined(separator: "\n") }
    return """
      weave 1

      plan cedar "Cedar Elementary" 2024-10-01..\(lastDay)

      thread talk "Purposeful talk"
      thread equity "Equity"
      thread groups "Reading groups"
      tool beliefs "Core beliefs"

      leader ruiz
        plans-with kim

      leader kim
      leader lane
      leader ode
      teacher ana
      teacher ben
      teacher cy
      teacher dee

      team g3
        member ana
        member ben

      team g5
        member cy
        member dee

      space staff
        led-by ruiz
        with everyone

      space plc
        led-by kim
        section g3
        section g5

      space coaching
        led-by lane
        with ana

      space district
        led-by ode
        with ana, cy, dee

      \(all.joined(separator: "\n\n"))

      """
  }
}

/// A plan over the school year 2024-25 with threads `h` and `k` and leader `kim`, to which small
/// examples add what they need.
func smallPlan(_ blocks: String) -> String {
  """
  weave 1

  plan small "Small" 2024-08-26..2025-06-11

  thread h
  thread k
  leader kim

  \(blocks)

  """
}
