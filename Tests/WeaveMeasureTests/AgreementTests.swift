import Testing
import WeaveModel

/// The measures against the slow second opinion.
@Suite("Measures agree with the slow second opinion")
struct AgreementTests {
  @Test("on Cedar, and on the worked small plans", arguments: [CedarMonth().text])
  func worked(plan: String) {
    #expect(disagreements(plan) == [])
  }

  @Test("on plans by chance", arguments: 0..<20)
  func random(part: Int) {
    for seed in part * 10..<part * 10 + 10 {
      for isCrowded in [false, true] {
        let found = disagreements(RandomPlan(seed: UInt64(seed), isCrowded: isCrowded).text)
        #expect(found == [], "seed \(seed)\(isCrowded ? ", crowded" : "")")
      }
    }
  }
}

/// Figures on which the program and the second opinion differ.
func disagreements(_ text: String) -> [String] {
  let model = MeasureLines.model(text)
  let slow = SlowMeasures(model).values().sorted { $0.name.text < $1.name.text }
  let fast = MeasureLines(model).values(slow.map(\.name))
  return zip(slow, fast).compactMap { slow, fast in
    slow.value == fast
      ? nil : "\(slow.name.kind) \(slow.name.text): slow \(slow.value), program \(fast)"
  }
}
