import WeaveAnalysis
import WeaveModel
import WeaveOverlay
import WeaveSource
import WeaveSyntax

/// What suggesting costs on a plan: the edits looked at, the best three, and a goal for every
/// teacher.
func benchSuggest(_ experience: Experience) {
  var set = GroundSet(experience)
  let finding = best(of: 3) { set = GroundSet(experience) }
  print(
    "  suggest: \(set.commentsLookedAt) comments in \(fixed(finding.minimumSeconds * 1e3, 1)) ms")
  var pulls = 0
  let pulling = best(of: 1) { pulls = set.pulls().count }
  print("  suggest: \(pulls) pulls in \(fixed(pulling.minimumSeconds * 1e3, 1)) ms")
  let listeners = experience.listeners(of: nil)
  var count = 0
  let ranking = best(of: 1) {
    count = Ranking(set, for: listeners, within: Limits()).best(3).count
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
