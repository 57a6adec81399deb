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
        #expect(found == [], "seed \(seed)\(isCrowded ? ", crowded" : "")")
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
    fast.focuses.isSubset(of: slow.focuses) && fast.turns.isSubset(of: slow.turns)
      ? nil
      : "\(fast.words): about \(fast.focuses), \(fast.turns), not \(slow.focuses) \(slow.turns)"
  }
}
