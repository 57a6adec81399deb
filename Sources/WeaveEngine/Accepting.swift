package import WeaveAnswer
package import WeaveEdits
import WeaveModel
import WeaveQuery
import WeaveSource
import WeaveSyntax

/// Why edits were not written.
package enum NotAccepted: Error {
  /// The plan, or the plan the edits would leave, has errors.
  case findings(FindingList)
  /// A file could not be written as promised.
  case file(AcceptProblem)
}

extension Snapshot {
  /// The files that the edits of `branch` change, and what they would say.
  package func changes(of branch: Branch) -> [FileChange] {
    var branch = branch
    let after = branch.version()
    return zip(trees, after.trees).compactMap { before, after in
      before.text.bytes == after.text.bytes
        ? nil
        : FileChange(
          path: before.text.name, read: before.text.bytes, written: after.text.bytes)
    }
  }

  /// What the edits of `branch` would change, as `diff -u` shows it; the new side is called by its
  /// file and `name`.
  package func diff(of branch: Branch, called name: String = "as accepted") -> String {
    changes(of: branch).map {
      unifiedDiff($0.read, $0.written, name: $0.path, suffix: name)
    }.joined()
  }

  /// The sentence that is shown with the findings of `leftBehind`.
  package static let lookAtThem =
    "these lines of the plan no longer fit it then: look at them next"

  /// Writes what the edits of `branch` change, all files or none.
  ///
  /// Afterwards the plan is read again from `source` at `path`: it is exactly the plan that the
  /// edits promised, in every figure, or the old bytes are put back.
  ///
  /// Questions, rules and scenarios of the plan that no longer fit it, and promises it would break,
  /// keep nothing from being written: `leftBehind` says which.
  ///
  /// - Throws: `NotAccepted`, with nothing changed.
  package func accept(
    _ branch: Branch, at path: String, from source: any FileSource, calls: FileCalls = .real
  ) throws(NotAccepted) {
    // A broken promise keeps nobody from mending it; facts that could not be read do.
    if diagnostics.contains(where: { $0.code.severity == .error && !$0.code.isOfAQuestion }) {
      throw .findings(findings())
    }
    let changes = changes(of: branch)
    let promised = promised(changes, path)
    let new = newErrors(of: promised).filter { !promised.version.isAsked(at: $0.location) }
    if !new.isEmpty { throw .findings(list(new, promised.trees)) }
    do throws(AcceptProblem) {
      try write(changes, calls: calls) {
        let now = Snapshot(reading: path, from: source, today: context.today)
        return Delta(promised.context, now.context, triesDays: false).isEmpty
      }
    } catch {
      throw .file(error)
    }
  }

  /// What would be wrong with the plan's own questions, rules and scenarios once the edits of
  /// `branch` are written, and the promises it would newly break: lines that somebody has to look
  /// at.
  package func leftBehind(by branch: Branch, at path: String) -> FindingList {
    let promised = promised(changes(of: branch), path)
    let known = Set(findingsOfPromises.map(\.name))
    let new =
      newErrors(of: promised).filter { promised.version.isAsked(at: $0.location) }
      + promised.findingsOfPromises.filter { !known.contains($0.name) }.map(\.finding)
    return list(new, promised.trees)
  }

  /// The promises that are broken, and what is said of them.
  private var findingsOfPromises: [(name: String, finding: Diagnostic)] {
    diagnostics.filter { $0.code == .ruleBroken }.compactMap { finding in
      let rule = model.rules.first { $0.header.location == finding.location }
      return rule.map { (model.symbols.text($0.header.name), finding) }
    }
  }

  /// Errors of `promised` that this plan does not have; how rules come out is none.
  private func newErrors(of promised: Snapshot) -> [Diagnostic] {
    let known = Set(diagnostics.map(\.message))
    return promised.diagnostics.filter {
      $0.code.severity == .error && !known.contains($0.message) && !$0.code.isRuleOutcome
    }
  }

  /// The plan as it will be, read from memory.
  private func promised(_ changes: [FileChange], _ path: String) -> Snapshot {
    let written = Dictionary(changes.map { ($0.path, $0.written) }) { first, _ in first }
    return Snapshot(
      reading: path, from: ChangedFiles(written: written, others: source), today: context.today)
  }
}

/// Files of which some have another text than they have.
private struct ChangedFiles: FileSource {
  let written: [String: [UInt8]]
  let others: any FileSource

  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    if let bytes = written[path] { return bytes }
    return try others.read(path)
  }

  func resolved(_ path: String) -> String? { others.resolved(path) }
}

extension Snapshot {
  /// Tries the scenario called `name`.
  package func tried(scenario name: String) -> Tried {
    guard let ref = context.model.entity(named: name), ref.kind == .scenario else {
      let known = model.scenarios.indices.map { model.name(EntityRef(.scenario, $0)) }
      return Tried(branch: nil, findings: list([.noScenario(name, known)], trees))
    }
    let found = context.branch(ofScenario: Int(ref.index))
    return Tried(branch: found.branch, findings: list(found.diagnostics, trees))
  }

  /// What follows from the edits of `branch`.
  package func consequences(of branch: Branch, brief: Bool) -> Answer {
    context.answer(of: branch, brief: brief)
  }

  /// What follows from the edits of `branch` after those of `earlier`, in a few lines.
  package func summary(of branch: Branch, since earlier: Branch) -> Answer {
    context.summary(of: branch, since: earlier)
  }

  /// Branches beside the plan as it is, in one table.
  package func table(of branches: [(name: String, branch: Branch)]) -> Answer {
    .table(context.table(of: branches, called: "branch"))
  }

  /// Two branches laid side by side; nil is the plan as it is.
  package func compared(
    _ left: (name: String, branch: Branch?), _ right: (name: String, branch: Branch?)
  ) -> Answer { context.compared(left, right) }

  /// The names of the promises that the plan, or a branch of it, breaks.
  package func brokenPromises(of branch: Branch? = nil) -> [String] {
    branch.map { context.brokenPromises(of: $0) } ?? context.brokenPromises
  }

  /// The plan without edits, to make them on.
  package var start: Branch { context.branch }

  /// All scenarios of the plan beside the plan as it is.
  package func scenarios() -> Answer {
    model.scenarios.isEmpty
      ? .prose(Prose("This plan has no scenario.")) : context.scenarioTable()
  }

  /// How `other`, a later version, differs from this plan; true where both say the same.
  package func difference(to other: Snapshot, brief: Bool) -> (answer: Answer, isSame: Bool) {
    let delta = Delta(context, other.context)
    return (delta.answer(brief: brief), delta.isEmpty)
  }
}

extension DiagnosticCode {
  /// True for how a rule comes out, which an edit may change either way.
  fileprivate var isRuleOutcome: Bool {
    self == .ruleBroken || self == .waiverExpired
  }
}

extension Diagnostic {
  fileprivate static func noScenario(_ name: String, _ known: [String]) -> Self {
    let near = suggestions(for: name, among: known)
    return Diagnostic(
      .editRefused, at: Location(FileID(0), ByteRange(0, 0)), "no scenario is named `\(name)`",
      hints: [
        didYouMean(
          near,
          otherwise: known.isEmpty
            ? "this plan has none" : "there are \(known.joined(separator: ", "))")
      ])
  }
}
