import Testing
import WeaveAnalysis
import WeaveModel

/// Bounds over open days against trying every choice of them.
@Suite("Bounds over open days hold on plans by chance")
struct BoundsTests {
  /// Everything a measure can be asked of, but months and meetings.
  private func subjects(_ kind: SubjectKind, _ model: Model) -> [Subject] {
    switch kind {
    case .plan: [.plan]
    case .teacher: model.people.indices.filter { model.people[$0].isTeacher }.map { .person($0) }
    case .team: model.teams.indices.map { .team($0) }
    case .space: model.spaces.indices.map { .space($0) }
    case .session: model.sessions.indices.map { .session($0) }
    case .leader: model.people.indices.filter { model.people[$0].isLeader }.map { .leader($0) }
    case .thread: model.threads.indices.map { .thread($0) }
    case .goal: model.goals.indices.map { .goal($0) }
    case .tool: model.tools.indices.map { .tool($0) }
    case .month, .encounter: []
    }
  }

  @Test("no choice of days gives a figure outside of them", arguments: 0..<10)
  func sound(part: Int) {
    var (ranges, unknown) = (0, 0)
    let count = plansByChance(200) / 10
    for seed in part * count..<part * count + count {
      let plan = RandomPlan(seed: UInt64(seed), isCrowded: seed % 2 == 1)
      let model = MeasureLines.model(plan.text)
      let experience = Experience(PlanFacts(model))
      guard let choices = experience.choices, choices > 1 else { continue }
      for kind in SubjectKind.allCases {
        let all = subjects(kind, model)
        for measure in Measure.all(of: kind) where !all.isEmpty {
          let read: @Sendable (Experience) -> [Figure?] = { experience in
            var reader = MeasureReader(experience)
            return all.map { reader.figure(measure, of: $0) }
          }
          let exact = experience.extents(measure.rests, read)
          let bounds = experience.extents(measure.rests, upTo: 0, read)
          for (place, (one, other)) in zip(exact, bounds).enumerated() {
            ranges += 1
            guard other.isKnown else {
              unknown += 1
              continue
            }
            #expect(
              holds(one, within: other),
              "seed \(seed), \(measure.name) of \(all[place]): \(one) within \(other)")
          }
        }
      }
    }
    #expect(ranges > 500)
    #expect(unknown * 10 < ranges, "hardly any figure is not worked out")
  }

  private func holds(_ exact: Extent, within bounds: Extent) -> Bool {
    if exact.hasNone, !bounds.hasNone { return false }
    guard let low = exact.low, let high = exact.high else { return true }
    guard let least = bounds.low, let most = bounds.high else { return false }
    return least.value <= low.value && high.value <= most.value
  }
}
