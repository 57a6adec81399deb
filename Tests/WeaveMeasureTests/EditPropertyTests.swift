import Testing
import WeaveAnalysis
import WeaveEngine
import WeaveFormat
import WeaveModel
import WeaveOverlay
import WeaveQuery
import WeaveSource
import WeaveSyntax

/// What must hold of every edit, on every plan.
@Suite("Edits on plans by chance")
struct EditPropertyTests {
  static let plans = 100
  static let editsEach = 25

  @Test("An edit that can be done does what it says and nothing else; any other changes nothing")
  func edits() {
    var made: [String: Int] = [:]
    var refused = 0
    for seed in 0..<UInt64(Self.plans) {
      let plan = Self.plan(seed)
      var writer = RandomEditWriter(plan.model, seed: seed &* 7 &+ 1)
      for _ in 0..<Self.editsEach {
        let edit = writer.write()
        let past = writer.dice.chance(25) ? writer.dice.pick(plan.model.sessions)?.day : nil
        guard let trial = EditCase(plan, edit, fixedBefore: past) else {
          refused += 1
          continue
        }
        made[edit.kind, default: 0] += 1
        for problem in trial.problems {
          Issue.record(
            "seed \(seed), `\(edit.text)`\(past.map { " as of \($0.iso)" } ?? ""): \(problem)")
        }
      }
    }
    print("Edits made: \(made.sorted { $0.key < $1.key }), refused: \(refused)")
    for kind in ["add", "remove", "set", "pull", "drop", "move", "cancel", "swap", "pair", "merge"]
    {
      #expect(made[kind, default: 0] >= 10, "\(kind)")
    }
  }

  /// A plan by chance with comments, as `fmt` would leave it.
  static func plan(_ seed: UInt64) -> Snapshot {
    let text = withComments(RandomPlan(seed: seed).text, seed: seed)
    let clean = String(decoding: format(parseSource(SourceText(name: "p", text))), as: UTF8.self)
    return Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": clean]))
  }

  @Test("Swapping twice leaves the plan as it was")
  func swaps() {
    for seed in 0..<UInt64(Self.plans) {
      let plan = Self.plan(seed)
      let leaders = plan.model.people.indices.filter { plan.model.people[$0].isLeader }.map {
        plan.model.name(EntityRef(.person, $0))
      }
      guard leaders.count > 1 else { continue }
      let edit = "swap \(leaders[0]) with \(leaders[1])"
      var branch = Branch(plan.version, plan.context.experience)
      guard make(edit, &branch).isEmpty, make(edit, &branch).isEmpty else { continue }
      let changes = SessionChanges(ModelMatch(plan.model, branch.version.model))
      #expect(changes.isEmpty, "seed \(seed): \(edit)")
    }
  }

  @Test("No edits, no effects")
  func none() {
    for seed in 0..<UInt64(20) {
      let plan = Self.plan(seed)
      #expect(Delta(plan.context, plan.context).isEmpty, "seed \(seed)")
      let again = plan.version.edited([])
      #expect(SessionChanges(ModelMatch(plan.model, again.model)).isEmpty, "seed \(seed)")
    }
  }
}

/// Makes one edit on a branch.
func make(_ edit: String, _ branch: inout Branch) -> [Diagnostic] {
  let tree = parseSentence(
    "what if " + edit, name: "(edit)", file: FileID(branch.version.trees.count))
  if let slip = tree.diagnostics.first(where: { $0.code.severity == .error }) { return [slip] }
  let edits = tree.children(of: 1).filter { tree.nodes[$0].kind == .statement }
  return branch.make(tree, edits[0])
}
