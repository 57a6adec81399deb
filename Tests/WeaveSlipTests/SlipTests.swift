import FoundationEssentials
import Testing
import WeaveTestKit

@Suite("Single slips")
struct SlipTests {
  /// How many slips of a kind are made on one plan, at most.
  static let slipsPerPlan = 50
  static let plans = ["talk", "rural", "deficit-views", "beliefs"]

  @Test("A slip hardly ever does silent damage, and never costs more than its block")
  func slips() async throws {
    let plans = Self.plans.map { SoundPlan(name: $0, text: Example.text($0)) }
    let measures = await withTaskGroup(of: (SlipKind, SlipMeasure).self) { group in
      for kind in SlipKind.allCases {
        for (seed, plan) in plans.enumerated() {
          group.addTask {
            (kind, plan.measure(kind, count: Self.slipsPerPlan, seed: UInt64(seed)))
          }
        }
      }
      var result: [SlipKind: SlipMeasure] = [:]
      for await (kind, measure) in group {
        result[kind] = (result[kind] ?? SlipMeasure()) + measure
      }
      return result
    }
    let total = measures.values.reduce(SlipMeasure(), +)
    let report = Golden("Tests/Corpus/slips/report.golden")
    let differences = report.differences(required: ["silent"]) { section, _ in
      switch section {
      case "table": table(measures, total)
      case "silent": silentSlips(measures)
      default: nil
      }
    }
    #expect(differences == [])
    #expect(SlipKind.allCases.allSatisfy { measures[$0]?.slips ?? 0 >= 15 })
    #expect(total.silent.count * 1_000 <= total.slips * 13)
    // The measure sees silent damage where there is some.
    #expect(total.silentButForLayout > total.silent.count)
    #expect(total.worstLoss <= plans.map(\.largestBlock).max() ?? 0)
  }

  private func table(_ measures: [SlipKind: SlipMeasure], _ total: SlipMeasure) -> String {
    var lines = [
      "slip | slips | messages per slip | facts lost, mean | worst | silent | silent but for layout | unsaid"
    ]
    for kind in SlipKind.allCases {
      lines.append(row(kind.rawValue, measures[kind] ?? SlipMeasure()))
    }
    lines.append(row("all", total))
    return lines.joined(separator: "\n")
  }

  private func row(_ name: String, _ measure: SlipMeasure) -> String {
    let cells = [
      name, "\(measure.slips)", hundredths(measure.messages * 100, of: measure.slips),
      hundredths(measure.lostFacts * 100, of: measure.slips), "\(measure.worstLoss)",
      percent(measure.silent.count, of: measure.slips),
      percent(measure.silentButForLayout, of: measure.slips),
      percent(measure.unsaid, of: measure.slips),
    ]
    return cells.joined(separator: " | ")
  }

  private func percent(_ part: Int, of whole: Int) -> String {
    hundredths(part * 10_000, of: whole) + " %"
  }

  /// `part / whole`, which is in hundredths, with two decimals.
  private func hundredths(_ part: Int, of whole: Int) -> String {
    let value = whole == 0 ? 0 : (part + whole / 2) / whole
    return "\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100)"
  }

  private func silentSlips(_ measures: [SlipKind: SlipMeasure]) -> String {
    SlipKind.allCases.flatMap { kind in
      (measures[kind]?.silent ?? []).sorted().map { "\(kind.rawValue): \($0)" }
    }.joined(separator: "\n")
  }
}
