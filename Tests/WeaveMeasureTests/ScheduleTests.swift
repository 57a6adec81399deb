import Testing
import WeaveModel

/// The meetings of a plan against the slow second opinion.
@Suite("Schedules agree with the slow second opinion")
struct ScheduleTests {
  @Test("on plans by chance, also those whose lines often meet at one time", arguments: 0..<20)
  func random(part: Int) {
    let count = plansByChance(200) / 20
    for seed in part * count..<part * count + count {
      for isCrowded in [false, true] {
        let text = RandomPlan(seed: UInt64(seed), isCrowded: isCrowded).text
        let found = scheduleDisagreements(text)
        if found.isEmpty { continue }
        let names = Set(found.map { $0.split(separator: ": ")[1].prefix { $0 != "@" } })
        let blocks = text.split(separator: "\n\n").filter { block in
          block.hasPrefix("plan ")
            || names.contains {
              block.hasPrefix("space \($0)") || block.hasPrefix("session \($0)@")
            }
        }
        Issue.record(
          "SEED \(seed) \(isCrowded)\n\(found.joined(separator: "\n"))\n\(blocks.joined(separator: "\n"))"
        )
      }
    }
  }
}

/// Meetings that one of the two has and the other has not.
func scheduleDisagreements(_ text: String) -> [String] {
  let model = MeasureLines.model(text)
  let slow = SlowSchedule.entries(model)
  let fast = SlowSchedule.programEntries(model)
  let changes = fast.map(\.words).difference(from: slow.map(\.words)).map { change in
    switch change {
    case .insert(_, let words, _): "only in the program: \(words)"
    case .remove(_, let words, _): "only in the second opinion: \(words)"
    }
  }
  if !changes.isEmpty { return changes }
  return zip(slow, fast).compactMap { slow, fast in
    fast.focuses.isSubset(of: slow.focuses)
      ? nil : "about: \(fast.words): about \(fast.focuses), not \(slow.focuses)"
  }
}
