import FoundationEssentials
import Testing
import WeaveAnalysis
import WeaveEdits
import WeaveEngine
import WeaveFormat
import WeaveModel
import WeaveQuery
import WeaveSource
import WeaveSyntax

/// What must hold of every edit, on every plan.
@Suite("Edits on plans by chance")
struct EditPropertyTests {
  /// `PLAINWEAVE_EDIT_PLANS` tries more.
  static let plans =
    ProcessInfo.processInfo.environment["PLAINWEAVE_EDIT_PLANS"].flatMap { Int($0) } ?? 72
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
      #expect(made[kind, default: 0] >= 5, "\(kind)")
    }
  }

  /// A plan by chance with comments, as `fmt` would leave it.
  static func plan(_ seed: UInt64) -> Snapshot {
    let text = withComments(RandomPlan(seed: seed).text, seed: seed)
    let clean = String(decoding: format(parseSource(SourceText(name: "p", text))), as: UTF8.self)
    return Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": clean]))
  }

  @Test("Names that stand twice in a list go all at once, and nothing is written over twice")
  func namedTwice() {
    var dropped = 0
    for seed in 0..<UInt64(Self.plans) {
      let lines = String(decoding: Self.plan(seed).version.trees[0].text.bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).map { Self.doubled(String($0)) }
      let text = lines.joined(separator: "\n")
      let plan = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text]))
      guard !plan.hasErrors else { continue }
      let start = BranchStart(plan.version, plan.context.experience)
      let people = plan.model.people.indices.map { plan.model.name(EntityRef(.person, $0)) }
      let teams = plan.model.teams.indices.map { plan.model.name(EntityRef(.team, $0)) }
      for name in people + teams {
        var branch = Branch(start)
        guard make("drop \(name)", &branch).isEmpty else { continue }
        dropped += 1
        let after = branch.version()
        let words = (0..<after.trees[0].tokens.count).map { after.trees[0].string($0) }
        #expect(!words.contains(name), "seed \(seed), drop \(name)")
        #expect(!after.diagnostics.contains { $0.code.severity == .error }, "seed \(seed) \(name)")
      }
    }
    print("Names dropped from lists that say them twice: \(dropped)")
    #expect(dropped > 200)
  }

  /// A line with the first name of each of its lists said again at the list's end.
  private static func doubled(_ line: String) -> String {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let first = words.firstIndex(where: { ["with", "without"].contains($0) }),
      words[..<first].allSatisfy(\.isEmpty), !line.contains("#"), !line.contains("during")
    else { return line }
    let parts = line.split(separator: " except ").map(String.init)
    let named = parts[0].split(separator: " ", maxSplits: 1)[1].split(separator: ",")[0]
    let asked = parts[0] + (named.hasSuffix("everyone") ? "" : ", \(named)")
    return parts.count == 1 ? asked : "\(asked) except \(parts[1]), \(parts[1])"
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
      var branch = Branch(BranchStart(plan.version, plan.context.experience))
      guard make(edit, &branch).isEmpty, make(edit, &branch).isEmpty else { continue }
      let changes = SessionChanges(ModelMatch(plan.model, branch.version().model))
      #expect(changes.isEmpty, "seed \(seed): \(edit)")
    }
  }

  @Test("What an edit touches, worked out alone, is what the whole plan read again gives")
  func overlays() {
    var (overlaid, whole, open) = (0, 0, 0)
    for seed in 0..<UInt64(Self.plans) {
      let plan = Self.plan(seed)
      let start = BranchStart(plan.version, plan.context.experience)
      var writer = RandomEditWriter(plan.model, seed: seed &* 11 &+ 5)
      for _ in 0..<Self.editsEach {
        let edit = writer.write()
        var branch = Branch(start)
        guard make(edit.text, &branch).isEmpty else { continue }
        if branch.isOverlaid { overlaid += 1 } else { whole += 1 }
        let quick = branch.experience()
        let asked = branch.asked().version.model
        let slow = Experience(PlanFacts(branch.version().model))
        #expect(
          figures(quick) == figures(slow), "seed \(seed), `\(edit.text)`")
        #expect(
          consequences(plan, asked, quick) == consequences(plan, branch.version().model, slow),
          "seed \(seed), `\(edit.text)`")
        #expect(quick.choices == slow.choices, "seed \(seed), `\(edit.text)`")
        checkAnother(on: branch, &writer, seed)
        guard !slow.openPlaces.isEmpty, branch.isOverlaid else { continue }
        open += 1
        let last = slow.openPlaces.map {
          (open: $0, day: slow.facts.openSessions[$0].days.count - 1)
        }
        #expect(
          figures(quick.choosing(last)) == figures(slow.choosing(last)),
          "seed \(seed), `\(edit.text)`, other days")
      }
    }
    print(
      "Edits worked out by overlay: \(overlaid), \(open) with open days; "
        + "by reading the plan again: \(whole)")
    #expect(overlaid > 200)
    #expect(open > 20)
  }

  /// An edit on top of another is as well worked out alone.
  private func checkAnother(on first: Branch, _ writer: inout RandomEditWriter, _ seed: UInt64) {
    var branch = first
    let edit = writer.write()
    guard make(edit.text, &branch).isEmpty else { return }
    let quick = branch.experience()
    let slow = Experience(PlanFacts(branch.version().model))
    #expect(
      figures(quick) == figures(slow),
      "seed \(seed), `\(first.steps.map(\.edit.sentence))`, then `\(edit.text)`")
  }

  /// What became of sessions, links and meetings, in words.
  private func consequences(
    _ plan: Snapshot, _ after: Model, _ experience: Experience
  ) -> [String] {
    let match = ModelMatch(plan.model, after)
    let before = plan.context.experience
    let sessions = SessionChanges(match)
    let links = linkChanges(match, before, experience)
    let meetings = meetingChanges(match, sessions, before, experience, upTo: nil)
    return [
      "changed \(sessions.changed), moved \(sessions.moved), added \(sessions.added), "
        + "dropped \(sessions.dropped)"
    ] + links.map { "\($0)" } + meetings.map { "\($0)" }
  }

  /// Every measure of everybody and everything.
  private func figures(_ experience: Experience) -> [String: Figure] {
    let model = experience.model
    var reader = MeasureReader(experience)
    var result: [String: Figure] = [:]
    func read(_ names: [String], _ subject: Subject, _ who: String) {
      for name in names { result["\(name) of \(who)"] = reader.figure(name, of: subject) }
    }
    let shares = Measure.compared(.plan).filter(\.isShare).map(\.name)
    for index in model.people.indices {
      let name = "person " + model.name(EntityRef(.person, index))
      if model.people[index].isTeacher {
        read(shares + ["sessions", "minutes", "strands"], .person(index), name)
      }
      if model.people[index].isLeader {
        read(
          ["woven", "heard", "started", "received", "load", "partners"], .leader(index), name)
      }
    }
    for index in model.teams.indices {
      read(shares + ["worst", "pooled"], .team(index), model.name(EntityRef(.team, index)))
    }
    for index in model.spaces.indices {
      read(
        ["woven", "labelled", "surface", "isolated", "heard", "started", "received", "across"],
        .space(index), model.name(EntityRef(.space, index)))
    }
    for index in model.threads.indices {
      read(
        ["reach", "carried", "breadth", "once", "gap", "minutes", "woven"], .thread(index),
        model.name(EntityRef(.thread, index)))
    }
    for index in model.goals.indices {
      read(["minutes", "label-only"], .goal(index), model.name(EntityRef(.goal, index)))
    }
    for index in model.tools.indices {
      read(["woven", "tool-only"], .tool(index), model.name(EntityRef(.tool, index)))
    }
    for index in model.sessions.indices {
      read(
        ["woven", "started", "received", "heard"], .session(index),
        model.address(model.sessions[index]))
    }
    read(
      shares + ["worst", "pooled", "coordination", "coordination-weighted", "tbd", "at-nothing"],
      .plan, "the plan")
    return result
  }

  @Test("A plan in another spelling means the same: nothing differs")
  func spellings() {
    var changed = 0
    for seed in 0..<UInt64(Self.plans) {
      let plan = Self.plan(seed)
      let text = String(decoding: plan.version.trees[0].text.bytes, as: UTF8.self)
      let other = text.replacing(" 60 min", with: " 1 h").replacing(" 90 min", with: " 1 h 30 min")
        .replacing("with ", with: "with   ").split(
          separator: "\n", omittingEmptySubsequences: false
        )
        .map { Self.textFirst(String($0)) }.joined(separator: "\n")
      let again = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": other]))
      if other != text { changed += 1 }
      #expect(Delta(plan.context, again.context).isEmpty, "seed \(seed)")
    }
    #expect(changed > 60)
  }

  /// A comment with its words before its thread.
  private static func textFirst(_ line: String) -> String {
    guard line.hasPrefix("  comment to "), !line.contains("#"), !line.contains("during"),
      let about = line.firstRange(of: " about "), let text = line.firstRange(of: " \"")
    else { return line }
    let (start, words) = (line[..<about.lowerBound], line[text.lowerBound...])
    return String(start + words + line[about.lowerBound..<text.lowerBound])
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
    "what if " + edit, name: "(edit)", file: FileID(9))
  if let slip = tree.diagnostics.first(where: { $0.code.severity == .error }) { return [slip] }
  let edits = tree.children(of: 1).filter { tree.nodes[$0].kind == .statement }
  return branch.make(tree, edits[0])
}
