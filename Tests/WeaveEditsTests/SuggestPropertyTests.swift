import Testing
import WeaveAnalysis
import WeaveEdits
import WeaveModel
import WeaveSource
import WeaveSuggest
import WeaveSyntax

@Suite("Suggestions, on plans by chance")
struct SuggestPropertyTests {
  /// By name of its cell's people, how many sessions are woven.
  private static func woven(_ experience: Experience) -> [String] {
    experience.attendance.cells.indices.map { index in
      let cell = experience.attendance.cells[index]
      return "\(cell.atoms.sorted()): \(experience.cells[index].figures.counts[.woven])"
    }.sorted()
  }

  /// By cell, how many sessions are woven once the entries of `candidates` are.
  private static func counted(_ candidates: [Candidate], _ set: GroundSet) -> [String] {
    let entries = Set(candidates.flatMap(\.gains))
    return set.experience.attendance.cells.indices.map { index in
      let cell = set.experience.attendance.cells[index]
      let more = entries.count {
        set.firstEntry[index] <= $0 && $0 < set.firstEntry[index + 1]
      }
      return "\(cell.atoms.sorted()): \(set.experience.cells[index].figures.counts[.woven] + more)"
    }.sorted()
  }

  @Test("What a comment or time is said to weave is woven once its line stands in the plan")
  func counts() {
    var checked = 0
    for seed in 0..<40 {
      let plan = SmallPlan(seed: UInt64(seed), sessions: 9)
      let set = GroundSet(Experience(plan.version))
      for comment in set.allComments {
        for candidate in [comment, set.time(comment)].compactMap({ $0 }) {
          let text = inserting([candidate], set, into: plan.text)
          let after = PlanVersion(trees: [parseSource(SourceText(name: "p.weave", text))])
          let isBroken = after.diagnostics.contains { $0.code.severity == .error }
          #expect(!isBroken, "seed \(seed): \(text)")
          #expect(
            Self.woven(Experience(after)) == Self.counted([candidate], set),
            "seed \(seed): \(set.sentence(candidate))")
          checked += 1
        }
      }
    }
    #expect(checked > 700)
  }

  @Test("Several comments, one a session, weave what each of them does")
  func unions() {
    var checked = 0
    for seed in 100..<160 {
      let plan = SmallPlan(seed: UInt64(seed), sessions: 10)
      let set = GroundSet(Experience(plan.version))
      var sessions: Set<Int32> = []
      let several = set.comments.reversed().filter { sessions.insert($0.session ?? -1).inserted }
      let text = inserting(several, set, into: plan.text)
      let after = PlanVersion(trees: [parseSource(SourceText(name: "p.weave", text))])
      #expect(Self.woven(Experience(after)) == Self.counted(several, set), "seed \(seed)")
      checked += several.count > 1 ? 1 : 0
    }
    #expect(checked > 30)
  }

  /// A goal of each teacher alone.
  private static func goal(_ set: GroundSet, _ percent: Int, strict: Bool) -> WovenGoal {
    let experience = set.experience
    let groups = experience.listeners(of: nil).filter {
      experience.cells[$0.cell].figures.sessions > 0
    }.map { WovenGoal.Group(name: "", listeners: [$0]) }
    return WovenGoal(groups: groups, share: Share(percent, 100), isStrict: strict)
  }

  /// A goal of each team.
  private static func teamGoal(_ set: GroundSet, _ percent: Int) -> WovenGoal {
    let groups = set.model.teams.indices.map {
      WovenGoal.Group(
        name: "", listeners: set.experience.listeners(of: EntityRef(.team, $0)))
    }
    return WovenGoal(groups: groups, share: Share(percent, 100))
  }

  /// The least effort of any set of comments, one a session, that reaches `goal`, by trying all.
  private static func leastEffort(
    _ goal: WovenGoal, _ set: GroundSet, within limits: Limits
  ) -> (edits: Int, lines: Int)? {
    var bySession: [[Candidate]] = []
    for comment in set.comments {
      if bySession.last?.first?.session == comment.session {
        bySession[bySession.count - 1].append(comment)
      } else {
        bySession.append([comment])
      }
    }
    var best: (edits: Int, lines: Int)?
    func look(_ place: Int, _ chosen: [Candidate]) {
      if place == bySession.count {
        let entries = Set(chosen.flatMap(\.gains))
        let more = set.experience.cells.indices.map { cell in
          entries.count { set.firstEntry[cell] <= $0 && $0 < set.firstEntry[cell + 1] }
        }
        guard goal.isReached(set.experience, more: more), limits.allow(chosen) else { return }
        let own = (edits: chosen.count, lines: chosen.reduce(0) { $0 + $1.lines })
        if best.map({ own < $0 }) ?? true { best = own }
        return
      }
      look(place + 1, chosen)
      for one in bySession[place] { look(place + 1, chosen + [one]) }
    }
    look(0, [])
    return best
  }

  @Test("A smallest set is as small as the smallest of all sets", arguments: [50, 75, 90, 100])
  func smallest(percent: Int) {
    var found = 0
    for seed in 200..<225 {
      let set = GroundSet(Experience(SmallPlan(seed: UInt64(seed), sessions: 6).version))
      let limits = seed % 3 == 0 ? Limits(leaders: 1, lines: 3) : Limits()
      let goals = [
        Self.goal(set, percent, strict: false), Self.goal(set, percent, strict: true),
        Self.teamGoal(set, percent),
      ]
      for goal in goals {
        let suggestion = Search().reach(goal, in: set, within: limits)
        let least = Self.leastEffort(goal, set, within: limits)
        switch suggestion.claim {
        case .already: #expect(least?.edits == 0)
        case .smallest:
          #expect(least?.edits == suggestion.candidates.count, "seed \(seed)")
          #expect(
            least?.lines == suggestion.candidates.reduce(0) { $0 + $1.lines }, "seed \(seed)")
          #expect(limits.allow(suggestion.candidates))
          found += 1
        case .impossible, .notFound: #expect(least == nil, "seed \(seed)")
        case .works: #expect(least == nil, "seed \(seed): a tool where comments would do")
        case .bounded, .cancelled: Issue.record("seed \(seed): the search ends on so small a plan")
        }
      }
    }
    #expect(found > 10)
  }

  @Test("No plan is found below a printed lower bound, and what is found reaches the goal")
  func bounds() {
    var bounded = 0
    for seed in 300..<330 {
      let set = GroundSet(Experience(SmallPlan(seed: UInt64(seed), sessions: 6).version))
      let goal = Self.goal(set, 90, strict: false)
      let suggestion = Search(nodeLimit: 2).reach(goal, in: set, within: Limits())
      guard case .bounded(let fewest) = suggestion.claim else { continue }
      bounded += 1
      let least = Self.leastEffort(goal, set, within: Limits())
      #expect((least?.edits ?? .max) >= fewest, "seed \(seed)")
      #expect(fewest <= suggestion.candidates.count)
      let entries = Set(suggestion.candidates.flatMap(\.gains))
      let more = set.experience.cells.indices.map { cell in
        entries.count { set.firstEntry[cell] <= $0 && $0 < set.firstEntry[cell + 1] }
      }
      #expect(goal.isReached(set.experience, more: more), "seed \(seed)")
    }
    #expect(bounded > 5)
  }

  @Test("Two searches find the same, and a search called off says so")
  func repeats() {
    for seed in 400..<420 {
      let version = SmallPlan(seed: UInt64(seed), sessions: 10).version
      let runs = (0..<2).map { _ in
        let set = GroundSet(Experience(version))
        var ranking = Ranking(set, for: set.experience.listeners(of: nil), within: Limits())
        let ranked = ranking.best(6)
        let found = Search().reach(Self.goal(set, 90, strict: false), in: set, within: Limits())
        return (ranked + found.candidates).map { set.sentence($0) }
      }
      #expect(runs[0] == runs[1])
    }
  }

  @Test("The first suggestion leaves the worst-served teacher no worse than any other would")
  func ranking() {
    var compared = 0
    for seed in 500..<530 {
      let set = GroundSet(Experience(SmallPlan(seed: UInt64(seed), sessions: 8).version))
      let listeners = set.experience.listeners(of: nil)
      var ranking = Ranking(set, for: listeners, within: Limits())
      let best = ranking.best(1)
      /// All teachers' shares, the lowest first.
      func shares(_ candidate: Candidate) -> [Share] {
        listeners.flatMap { listener -> [Share] in
          let figures = set.experience.cells[listener.cell].figures
          guard figures.sessions > 0 else { return [] }
          let more = candidate.gains.count {
            set.firstEntry[listener.cell] <= $0 && $0 < set.firstEntry[listener.cell + 1]
          }
          return [Share](
            repeating: Share(figures.counts[.woven] + more, figures.sessions),
            count: listener.weight)
        }.sorted()
      }
      guard let first = best.first else {
        #expect(set.comments.isEmpty)
        continue
      }
      for other in set.comments {
        #expect(!shares(first).lexicographicallyPrecedes(shares(other)), "seed \(seed)")
        compared += 1
      }
    }
    #expect(compared > 150)
  }
}
