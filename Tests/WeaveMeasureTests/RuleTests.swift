import Testing
import WeaveAnswer
import WeaveEngine
import WeaveModel
import WeaveSource

/// Rules of every form, held against the slow second opinion on every choice of open days.
@Suite("Rules agree with the slow second opinion")
struct RuleTests {
  private static let rulesAPlan = 5

  @Test("on plans by chance", arguments: 0..<20)
  func random(part: Int) throws {
    var counts: [String: Int] = [:]
    let count = plansByChance(200) / 20
    for seed in part * count..<part * count + count {
      let text = RandomPlan(seed: UInt64(seed), isCrowded: seed % 2 == 1).text
      var writer = RandomRuleWriter(MeasureLines.model(text), seed: UInt64(seed) &+ 99)
      let rules = (0..<Self.rulesAPlan).map { _ in writer.write() }
      for (rule, found) in zip(rules, try verdicts(text, rules)) {
        counts[found.program, default: 0] += 1
        if found.program == found.slow { continue }
        let weakness = "\(found.program), though \(found.slow)"
        if found.saysTooLittle {
          counts[weakness, default: 0] += 1
        } else {
          Issue.record("seed \(seed): \(rule.words): \(weakness): \(found.value)")
        }
      }
    }
    if isLongRun {
      let parts = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      print("Of \(count * Self.rulesAPlan) rules: " + parts.joined(separator: ", "))
    }
    #expect(counts["kept", default: 0] > 5 && counts["broken", default: 0] > 5)
  }

  /// How a rule came out, for the program and for the second opinion.
  private struct Found {
    let program: String
    let slow: String
    let value: String

    /// Open where all choices agree, or kept where what is not known is of no row, with its word:
    /// that says too little, and nothing untrue.
    var saysTooLittle: Bool {
      let isNotKnown = value.contains("not yet") || value.hasPrefix("0 ")
      return program == "open" || program == "kept" && slow == "holds, of 0" && isNotKnown
    }
  }

  private func verdicts(_ text: String, _ rules: [SlowRule]) throws -> [Found] {
    let lines = rules.enumerated().map { "must r\($0): \($1.words)" }
    let snapshot = Snapshot(
      reading: "plan.weave",
      from: MemoryFiles(["plan.weave": text + "\n" + lines.joined(separator: "\n\n") + "\n"]))
    let table = try #require(snapshot.ask("show rules columns holds, value").answer?.table)
    let choices = SlowMeasures(snapshot.model).choices().map { SlowRows(snapshot.model, days: $0) }
    return zip(table.rows, rules).map { row, rule in
      Found(
        program: row[0].words, slow: rule.outcome(choices, snapshot.model).word,
        value: row[1].words)
    }
  }
}

extension Answer {
  fileprivate var table: Table? { if case .table(let table) = self { table } else { nil } }
}

extension Table.Cell {
  fileprivate var words: String { if case .text(let text) = self { text } else { "" } }
}
