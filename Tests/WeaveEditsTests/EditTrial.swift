import WeaveAnalysis
import WeaveEdits
import WeaveEngine
import WeaveModel
import WeaveSource
import WeaveSyntax

/// A plan on which edits are tried, as sentences, and what it then says.
struct EditTrial {
  let snapshot: Snapshot
  private(set) var branch: Branch

  init(_ files: [String: String], asOf day: Day? = nil) {
    snapshot = Snapshot(reading: "plan.weave", from: FilesWithZones(files))
    branch = Branch(
      BranchStart(snapshot.version, snapshot.context.experience), fixedBefore: day)
  }

  init(_ text: String) { self.init(["plan.weave": text]) }

  /// Makes one edit, such as `drop plc@2026-10-29`; what is wrong with it where it cannot be done.
  mutating func make(_ edit: String) -> [Diagnostic] {
    let tree = parseSentence(
      "what if " + edit, name: "(edit)", file: FileID(snapshot.trees.count))
    if tree.diagnostics.contains(where: { $0.code.severity == .error }) {
      return tree.diagnostics
    }
    let edits = tree.children(of: 1).filter { tree.nodes[$0].kind == .statement }
    return branch.make(tree, edits[0])
  }

  /// The plan's files and what they say, as the edits leave them.
  var version: PlanVersion {
    var branch = branch
    return branch.version()
  }

  /// What everybody experiences by the plan as the edits leave it.
  var experience: Experience {
    var branch = branch
    return branch.experience()
  }

  /// What the edits take.
  var cost: Cost {
    let match = ModelMatch(snapshot.model, version.model)
    return Cost(
      match, SessionChanges(match), experience,
      lines: branch.steps.reduce(0) { $0 + $1.edit.lineCount },
      comments: branch.steps.reduce(0) { $0 + $1.edit.comments })
  }

  /// The figure `name` of one thing, as `4 of 5`, `19/20` or `none`.
  func figure(_ name: String, of subject: Subject, about thread: Int? = nil) -> String {
    var reader = MeasureReader(experience, Counting(thread: thread))
    switch reader.figure(name, of: subject) {
    case .count(let count)?: return "\(count.part) of \(count.whole)"
    case .number(let number)?: return "\(number)"
    case .share(let share)?:
      return share.denominator == 1
        ? "\(share.numerator)" : "\(share.numerator)/\(share.denominator)"
    case nil: return "none"
    }
  }

  /// What the name of a figure's subject stands for.
  func subject(_ name: String) -> Subject? {
    let model = version.model
    if name == "plan" { return .plan }
    guard
      let ref = model.symbols.find(name).flatMap({ symbol in
        Int(symbol.index) < model.entities.count ? model.entities[Int(symbol.index)] : nil
      })
    else { return nil }
    switch ref.kind {
    case .person: return .person(Int(ref.index))
    case .team: return .team(Int(ref.index))
    case .space: return .space(Int(ref.index))
    case .thread: return .thread(Int(ref.index))
    default: return nil
    }
  }
}
