package import WeaveAnalysis
package import WeaveModel
package import WeaveSource
package import WeaveSyntax

/// One edit made, and the plan after it.
package struct Step: Sendable {
  package let edit: ResolvedEdit
  package let after: PlanVersion
  /// Splices of the plan after it that give back every byte of the plan before.
  package let inverse: [TextEdit]
}

/// A plan and the edits made to it so far, in order; nothing of it is written anywhere.
package struct Branch: Sendable {
  package let start: PlanVersion
  package let startExperience: Experience
  package private(set) var steps: [Step] = []
  /// Nothing before this day is changed; nil where the whole plan is still to come.
  package let fixedBefore: Day?
  private var lastFacts: PlanFacts?

  /// A branch without edits.
  package init(_ start: PlanVersion, _ experience: Experience, fixedBefore: Day? = nil) {
    self.start = start
    self.startExperience = experience
    self.fixedBefore = fixedBefore
  }

  /// The plan as the edits leave it.
  package var version: PlanVersion { steps.last?.after ?? start }

  /// The facts of `version`; worked out once.
  private mutating func facts() -> PlanFacts {
    if steps.isEmpty { return startExperience.facts }
    if let lastFacts { return lastFacts }
    let made = PlanFacts(version.model)
    lastFacts = made
    return made
  }

  /// What everybody experiences by the plan as the edits leave it.
  package mutating func experience() -> Experience {
    steps.isEmpty ? startExperience : Experience(facts())
  }

  /// Makes the edit at `node` of `tree`, or says why it cannot be done and changes nothing; `way`
  /// is the way of a pull that names none.
  package mutating func make(_ tree: SyntaxTree, _ node: Int, way: Way? = nil) -> [Diagnostic] {
    let found = EditResolver.resolve(
      tree, node, in: version, facts(), fixedBefore: fixedBefore, way: way)
    guard let edit = found.edit else { return found.diagnostics }
    let after = version.edited(edit.splices)
    let known = Set(version.diagnostics.filter(\.isError).map(\.message))
    let new = after.diagnostics.filter { $0.isError && !known.contains($0.message) }
    if let first = new.first {
      return [
        Diagnostic(
          .editLeavesErrors, at: tree.location(of: node),
          "`\(edit.sentence)` would leave the plan with an error: \(first.message)")
      ]
    }
    steps.append(
      Step(edit: edit, after: after, inverse: inverted(edit.splices, version.trees)))
    lastFacts = nil
    return []
  }

  /// Takes the last edit back; false when there is none.
  package mutating func undo() -> Bool {
    lastFacts = nil
    return steps.popLast() != nil
  }
}

/// The splices that undo `splices` of `trees`, on the files as these left them.
func inverted(_ splices: [TextEdit], _ trees: [SyntaxTree]) -> [TextEdit] {
  var shift: [FileID: Int] = [:]
  return splices.sorted {
    ($0.location.file, $0.location.range.start) < ($1.location.file, $1.location.range.start)
  }.map { splice in
    let file = splice.location.file
    let start = Int(splice.location.range.start) + shift[file, default: 0]
    let count = splice.replacement.utf8.count
    shift[file, default: 0] +=
      count - Int(splice.location.range.end - splice.location.range.start)
    return TextEdit(
      Location(file, ByteRange(UInt32(start), UInt32(start + count))),
      trees[Int(file.index)].text.string(in: splice.location.range))
  }
}

extension Diagnostic {
  /// Whether it makes a run fail.
  package var isError: Bool { code.severity == .error }
}
