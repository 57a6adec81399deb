import Synchronization
package import WeaveAnalysis
package import WeaveModel
package import WeaveSource
package import WeaveSyntax

/// A plan that what-ifs start from: as it is, or as a scenario leaves it.
package final class BranchStart: Sendable {
  package let version: PlanVersion
  package let experience: Experience
  private let known = Mutex<OverlayIndex?>(nil)

  /// The plan `version`, and what everybody experiences by it.
  package init(_ version: PlanVersion, _ experience: Experience) {
    self.version = version
    self.experience = experience
  }

  /// What every what-if from here needs; worked out when the first is asked.
  var index: OverlayIndex {
    known.withLock { index in
      if let index { return index }
      let made = OverlayIndex(version, experience)
      index = made
      return made
    }
  }
}

/// One edit made.
package struct Step: Sendable {
  package let edit: ResolvedEdit
  /// Splices of the plan after it that give back every byte of the plan before.
  package let inverse: [TextEdit]
  /// The hypothesis it belongs to: `h1`; nil where nobody named one.
  package let hypothesis: String?
}

/// Where a line of a plan with edits made to it comes from.
package enum Origin: Equatable, Sendable {
  /// A line of the file as it is: its number, from 1.
  case file(line: Int)
  /// A line that the step at this index wrote.
  case step(Int)
}

/// A plan and the edits made to it so far, in order; nothing of it is written anywhere.
package struct Branch: Sendable {
  package let start: BranchStart
  /// In the order they were made.
  package private(set) var steps: [Step] = []
  /// Nothing before this day is changed; nil where the whole plan is still to come.
  package let fixedBefore: Day?
  /// The hypothesis that steps made from now on belong to.
  package var hypothesis: String?
  private var state: State

  /// The plan after the last edit, as far as it was worked out.
  private struct State {
    /// The plan before the last edit, of which `pending` are splices.
    var version: PlanVersion
    var pending: [TextEdit] = []
    /// What the overlay made of the last edit.
    var overlaid: (experience: Experience, tree: SyntaxTree)?
    var experience: Experience?
  }

  /// A branch without edits.
  package init(_ start: BranchStart, fixedBefore: Day? = nil) {
    self.start = start
    self.fixedBefore = fixedBefore
    state = State(version: start.version, experience: start.experience)
  }

  /// True where only what the last edit touched was worked out again.
  package var isOverlaid: Bool { state.overlaid != nil }

  /// The plan's files and what they say, as the edits leave them: read again where need be.
  package mutating func version() -> PlanVersion {
    if !state.pending.isEmpty {
      state.version = state.version.edited(state.pending)
      state.pending = []
    }
    return state.version
  }

  /// What everybody experiences by the plan as the edits leave it.
  package mutating func experience() -> Experience {
    if let known = state.overlaid?.experience ?? state.experience { return known }
    let made = Experience(PlanFacts(version().model))
    state.experience = made
    return made
  }

  /// The plan as questions are asked of it: what only the last edit changed is a file of its own,
  /// where that saves reading the others again.
  package mutating func asked() -> (version: PlanVersion, experience: Experience) {
    if let overlaid = state.overlaid {
      return (state.version.overlaid(overlaid.tree, overlaid.experience.model), overlaid.experience)
    }
    let experience = experience()
    return (version(), experience)
  }

  /// Works out now what everybody experiences, so that copies of this value need not.
  package mutating func workOut() { _ = experience() }

  /// The plan as its files will be, for questions that try edits of their own.
  package mutating func reread() -> (version: PlanVersion, experience: Experience) {
    let version = version()
    return (version, experienceOfFiles())
  }

  /// Makes the edit at `node` of `tree`, or says why it cannot be done and changes nothing; `way`
  /// is the way of a pull that names none.
  package mutating func make(_ tree: SyntaxTree, _ node: Int, way: Way? = nil) -> [Diagnostic] {
    // Names are read against the files as they are; facts, as they stand.
    let before = version()
    let base = steps.isEmpty ? start.experience : experienceOfFiles()
    let found = EditResolver.resolve(
      tree, node, in: before, base.facts, way: way, after: self)
    guard let edit = found.edit else { return found.diagnostics }
    var next = State(version: before, pending: edit.splices)
    let index = steps.isEmpty ? start.index : OverlayIndex(before, base)
    next.overlaid = index.after(edit, base)
    if next.overlaid == nil {
      next.version = before.edited(edit.splices)
      next.pending = []
      let known = Set(before.diagnostics.filter(\.isError).map(\.message))
      let new = next.version.diagnostics.first { $0.isError && !known.contains($0.message) }
      if let new { return [.leavesError(edit.sentence, new, at: tree.location(of: node))] }
      if let idle = idle(before, next.version, tree.statement(node)) {
        return [.writesIdleLine(edit.sentence, idle, at: tree.location(of: node))]
      }
    }
    steps.append(
      Step(
        edit: edit, inverse: inverted(edit.splices, before.trees), hypothesis: hypothesis))
    state = next
    return []
  }

  /// What is said of a line that `add` or `set` wrote and that has no effect.
  private func idle(
    _ before: PlanVersion, _ after: PlanVersion, _ kind: StatementKind?
  ) -> Diagnostic? {
    guard kind == .add || kind == .set else { return nil }
    func said(_ version: PlanVersion) -> [Diagnostic] {
      version.diagnostics.filter { $0.code == .exceptionUnused }
    }
    let known = Set(said(before).map(\.message))
    return said(after).first { !known.contains($0.message) }
  }

  /// Where the line at `location`, a place in the files as the steps leave them, comes from.
  package func origin(of location: Location) -> Origin {
    var offset = Int(location.range.start)
    for (index, step) in steps.enumerated().reversed() {
      var shift = 0
      for splice in step.inverse where splice.location.file == location.file {
        let range = splice.location.range
        if offset >= range.start, offset < range.end { return .step(index) }
        if range.end > offset { break }
        shift += splice.replacement.utf8.count - Int(range.end - range.start)
      }
      offset += shift
    }
    let lines = start.version.trees[Int(location.file.index)].text.lines
    return .file(line: lines.place(of: UInt32(offset)).line)
  }

  /// `file:line` of a place in the file as it is; for a line that an edit wrote, which edit: `h1`.
  package func place(of location: Location, in file: String) -> String {
    switch origin(of: location) {
    case .file(let line): return "\(file):\(line)"
    case .step(let index):
      if let hypothesis = steps[index].hypothesis { return hypothesis }
      return steps.count == 1 ? "the what-if" : "edit \(index + 1)"
    }
  }

  /// The experience by the files alone, without a file of the overlay's.
  private mutating func experienceOfFiles() -> Experience {
    if state.overlaid != nil {
      let version = version()
      state.overlaid = nil
      state.experience = Experience(PlanFacts(version.model))
    }
    return experience()
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
  var isError: Bool { code.severity == .error }

  fileprivate static func writesIdleLine(
    _ sentence: String, _ idle: Diagnostic, at location: Location
  ) -> Self {
    Diagnostic(
      .editRefused, at: location, "`\(sentence)` would have no effect: \(idle.message)",
      hints: idle.hints)
  }

  fileprivate static func leavesError(
    _ sentence: String, _ error: Diagnostic, at location: Location
  ) -> Self {
    Diagnostic(
      .editLeavesErrors, at: location,
      "`\(sentence)` would leave the plan with an error: \(error.message)")
  }
}
