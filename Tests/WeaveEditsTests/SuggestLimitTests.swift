import Testing
import WeaveAnalysis
import WeaveModel
import WeaveSuggest

@Suite("Suggesting within limits, on plans by chance")
struct SuggestLimitTests {
  /// Whether `candidates` reach `goal`.
  private static func isReached(
    _ goal: WovenGoal, by candidates: [Candidate], _ set: GroundSet
  ) -> Bool {
    let entries = Set(candidates.flatMap(\.gains))
    let more = set.experience.cells.indices.map { cell in
      entries.count { set.firstEntry[cell] <= $0 && $0 < set.firstEntry[cell + 1] }
    }
    return goal.isReached(set.experience, more: more)
  }

  /// All sets of comments of one session, one to each space.
  private static func sets(of comments: [Candidate]) -> [[Candidate]] {
    let bySession = Dictionary(grouping: comments) { $0.sessions[0] }
    return bySession.values.flatMap { own in
      Dictionary(grouping: own, by: \.space).values.reduce([[]]) { sets, choices in
        sets + sets.flatMap { set in choices.map { set + [$0] } }
      }
    }
  }

  @Test("Where the comments of one session suffice, one session is what a limit of one finds")
  func oneSession() {
    var found = 0
    var seconds = 0
    for seed in 700..<760 {
      let set = GroundSet(Experience(SmallPlan(seed: UInt64(seed), sessions: 7).version))
      let groups = set.experience.listeners(of: nil).filter {
        set.experience.cells[$0.cell].figures.sessions > 0
      }.map { WovenGoal.Group(name: "", listeners: [$0]) }
      for percent in [60, 80, 100] {
        let goal = WovenGoal(groups: groups, share: Share(percent, 100))
        let suggestion = Search().reach(goal, in: set, within: Limits(sessions: 1))
        let least = Self.sets(of: set.comments).filter {
          Self.isReached(goal, by: $0, set)
        }.map(\.count).min()
        guard let least, least > 0 else { continue }
        #expect(!suggestion.candidates.isEmpty, "seed \(seed), \(percent) %: \(suggestion.claim)")
        let usesTool = suggestion.candidates.contains { $0.isPull }
        #expect(!usesTool, "seed \(seed), \(percent) %")
        #expect(Set(suggestion.candidates.flatMap(\.sessions)).count <= 1)
        #expect(Self.isReached(goal, by: suggestion.candidates, set), "seed \(seed)")
        if case .bounded(let fewest) = suggestion.claim { #expect(fewest <= least) }
        found += 1
        seconds += least > 1 ? 1 : 0
      }
    }
    #expect(found > 10)
    #expect(seconds > 3, "some need two comments of one session")
  }

  @Test("Whatever the limits, what is found is within them and reaches the goal")
  func withinLimits() {
    var found = 0
    for seed in 800..<840 {
      let set = GroundSet(Experience(SmallPlan(seed: UInt64(seed), sessions: 12).version))
      let teams = set.model.teams.indices.map {
        WovenGoal.Group(
          name: "", listeners: set.experience.listeners(of: EntityRef(.team, $0)))
      }
      let goal = WovenGoal(groups: teams, share: Share(85, 100))
      for limits in [
        Limits(sessions: 1), Limits(sessions: 2), Limits(leaders: 1), Limits(lines: 2),
        Limits(leaders: 2, sessions: 3), Limits(leaders: 1, sessions: 2, lines: 4),
      ] {
        let suggestion = Search(nodeLimit: 5).reach(goal, in: set, within: limits)
        if suggestion.candidates.isEmpty { continue }
        found += 1
        #expect(limits.allow(suggestion.candidates), "seed \(seed)")
        #expect(Self.isReached(goal, by: suggestion.candidates, set), "seed \(seed)")
      }
    }
    #expect(found > 40)
  }
}
