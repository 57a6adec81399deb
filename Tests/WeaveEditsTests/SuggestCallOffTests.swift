import Synchronization
import Testing
import WeaveAnalysis
import WeaveAnswer
import WeaveEngine
import WeaveQuery
import WeaveRender
import WeaveSource
import WeaveSuggest
import WeaveSyntax
import WeaveTestKit

/// Calls off a search once it was asked so many times, and counts how often it asks.
private final class Impatience: Sendable {
  let patience: Int
  private let count = Atomic(0)

  init(patience: Int) { self.patience = patience }

  var asked: Int { count.load(ordering: .relaxed) }

  func isOver() -> Bool { count.add(1, ordering: .relaxed).newValue > patience }
}

@Suite("Suggesting, called off")
struct SuggestCallOffTests {
  private static func goal(_ experience: Experience, _ percent: Int) -> WovenGoal {
    let groups = experience.listeners(of: nil).filter {
      experience.cells[$0.cell].figures.sessions > 0
    }.map { WovenGoal.Group(name: "", listeners: [$0]) }
    return WovenGoal(groups: groups, share: Share(percent, 100))
  }

  /// Looks for all edits, then ranks them and reaches for `goal`, until `impatience` is over.
  private static func claim(
    _ experience: Experience, _ impatience: Impatience
  ) -> (claim: Suggestion.Claim, isReached: Bool) {
    let set = GroundSet(experience) { impatience.isOver() }
    var ranking = Ranking(set, for: experience.listeners(of: nil), within: Limits()) {
      impatience.isOver()
    }
    _ = ranking.best(6)
    let goal = goal(experience, 95)
    let search = Search(nodeLimit: 4_000) { impatience.isOver() }
    let found = search.reach(goal, in: set, within: Limits(leaders: 2))
    let entries = Set(found.candidates.flatMap(\.gains))
    let more = experience.cells.indices.map { cell in
      entries.count { set.firstEntry[cell] <= $0 && $0 < set.firstEntry[cell + 1] }
    }
    return (found.claim, goal.isReached(experience, more: more))
  }

  @Test("Once it is called off a search asks no more than a few times, and claims nothing")
  func endsSoon() {
    var cancelled = 0
    for seed in 600..<602 {
      let experience = Experience(SmallPlan(seed: UInt64(seed), sessions: 30).version)
      let patient = Impatience(patience: .max)
      _ = Self.claim(experience, patient)
      #expect(patient.asked > 6, "a search asks now and then: \(patient.asked)")
      for patience in 0..<min(patient.asked, 14) {
        let impatience = Impatience(patience: patience)
        let (claim, isReached) = Self.claim(experience, impatience)
        #expect(impatience.asked <= patience + 6, "\(impatience.asked) asked after \(patience)")
        switch claim {
        case .cancelled: cancelled += 1
        // The plan as it stands says so, whatever was looked at.
        case .already: #expect(isReached)
        case .impossible: #expect(!isReached)
        case .smallest, .bounded, .works, .notFound:
          Issue.record("seed \(seed): \(claim) claimed after \(patience) of \(patient.asked)")
        }
      }
    }
    #expect(cancelled > 8)
  }

  @Test(
    "An answer called off says so and claims nothing",
    arguments: [
      "suggest 3 for plan", "suggest to reach woven >= 80%", "suggest to reach heard >= 90%",
    ])
  func answers(question: String) throws {
    let files = MemoryFiles(["plan.weave": SmallPlan(seed: 3, sessions: 20).text])
    let snapshot = Snapshot(reading: "plan.weave", from: files)
    let tree = parseSentence(
      question, name: "(question)", file: FileID(snapshot.context.trees.count))
    func said() throws -> String {
      TextRenderer().render(try #require(answer(snapshot.context, tree, 1).answer))
    }
    let before = try said()
    #expect(!before.contains("called off"))
    snapshot.context.callOff.set()
    let after = try said()
    #expect(after.contains("The search was called off; nothing was found so far."))
  }
}
