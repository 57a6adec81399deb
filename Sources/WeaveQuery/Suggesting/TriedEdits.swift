import WeaveAnalysis
import WeaveEdits
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Edits made on a branch of the plan, as they are before they are suggested: what they write, take
/// and bring is that of the edits themselves, and no estimate.
struct TriedEdits {
  let sentences: [String]
  let version: PlanVersion
  let experience: Experience
  let cost: Cost

  /// Makes the edits of `sentences` in order; nil where one of them cannot be done.
  init?(_ sentences: [String], in context: QueryContext) {
    var branch = context.branch
    for sentence in sentences {
      let tree = parseSentence(sentence, name: "(suggestion)", file: .sentence)
      guard tree.nodes.count > 1, branch.make(tree, 1).isEmpty else { return nil }
    }
    self.sentences = sentences
    (version, experience) = branch.asked()
    let match = ModelMatch(context.model, version.model)
    let lines = branch.steps.reduce(0) { $0 + $1.edit.lineCount }
    cost = Cost(match, SessionChanges(match), experience, lines: lines, comments: 0)
  }

  /// The plan with the edits made, to be asked; what is wrong with it is not worked out.
  func context(like context: QueryContext) -> QueryContext {
    var changed = QueryContext(
      experience: experience, version: version, findings: [], today: context.today,
      open: context.open)
    changed.callOff = context.callOff
    return changed
  }
}

extension Experience {
  /// The woven share of the worst-served of some teachers, and the mean of all of them, over all
  /// choices of open days.
  func woven(of ref: EntityRef?) -> (worst: Extent, mean: Extent) {
    let found = extents(.weaving) { experience in
      let listeners = experience.listeners(of: ref)
      let mean = experience.mean(.woven, listeners, experience.figures(listeners))
      return [mean.worst.map { .count($0) }, mean.share.map { .share($0) }]
    }
    return (found[0], found[1])
  }
}
