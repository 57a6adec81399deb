import WeaveAnalysis
import WeaveEngine
import WeaveModel
import WeaveSource
import WeaveSuggest
import WeaveSyntax

/// What suggesting costs on a plan: the edits looked at, the best three, and a goal for every
/// teacher.
func benchSuggest(_ experience: Experience) {
  var set = GroundSet(experience)
  let finding = best(of: 3) { set = GroundSet(experience) }
  print(
    "  suggest: \(set.commentsLookedAt) comments and \(set.pulls.count) pulls in \(fixed(finding.minimumSeconds * 1e3, 1)) ms"
  )
  let listeners = experience.listeners(of: nil)
  var count = 0
  let ranking = best(of: 1) {
    var ranking = Ranking(set, for: listeners, within: Limits())
    count = ranking.best(3).count
  }
  print("  suggest: the best \(count) in \(fixed(ranking.minimumSeconds * 1e3, 1)) ms")
  let groups = listeners.filter { experience.cells[$0.cell].figures.sessions > 0 }.map {
    WovenGoal.Group(name: "", listeners: [$0])
  }
  var found = Suggestion([], .notFound, nodes: 0)
  let goal = WovenGoal(groups: groups, share: Share(8, 10))
  let reaching = best(of: 1) { found = Search().reach(goal, in: set, within: Limits()) }
  print(
    "  suggest to reach woven >= 80%: \(found.candidates.count) edits, \(found.claim), "
      + "\(found.nodes) nodes in \(fixed(reaching.minimumSeconds * 1e3, 1)) ms")
}

/// What whole answers cost, the plan being read already.
func benchSuggestAnswers(_ files: [(path: String, bytes: [UInt8])]) {
  let memory = MemoryFiles(
    bytes: Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) }))
  let snapshot = Snapshot(reading: files[0].path, from: memory)
  for question in ["suggest 3 for plan"] {
    var isAnswered = false
    let asking = best(of: 1) { isAnswered = snapshot.ask(question).answer != nil }
    print("  \(question): \(isAnswered), \(fixed(asking.minimumSeconds * 1e3, 1)) ms")
  }
}
