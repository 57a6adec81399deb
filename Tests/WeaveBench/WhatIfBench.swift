import WeaveAnalysis
import WeaveEdits
import WeaveEngine
import WeaveModel
import WeaveQuery
import WeaveSource
import WeaveSyntax

/// What a what-if costs, as the program makes it: the edit, the figures, the answer at the prompt;
/// and by evaluating the whole plan again.
struct WhatIfBench {
  let name: String
  let files: [(path: String, bytes: [UInt8])]
  /// Edits to make on the plan as it is; fewer on top of another; fewer yet to evaluate again.
  let tries: Int
  let onTop: Int
  let again: Int

  /// The four figures of a way: woven of the worst-served and of all, surface, heard.
  private static let figures = ["worst", "woven", "surface", "heard"]

  func run() {
    let memory = MemoryFiles(
      bytes: Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) }))
    let context = Snapshot(reading: files[0].path, from: memory).context
    let facts = context.experience.facts
    var dice = Dice(state: 2026)
    let sentences = (0..<tries).compactMap { _ in sentence(context.model, facts, &dice) }
    let people = context.experience.attendance.cells.reduce(0) { $0 + $1.weight }
    print(
      "\n\(name): what-ifs on \(context.model.sessions.count) sessions, "
        + "\(context.model.spaces.count) spaces, \(people) people")
    let plan = context.branch
    let first = timed(sentences.prefix(1), on: plan)
    report("the first edit, with what is worked out once", first.seconds)
    let alone = timed(sentences[...], on: plan)
    report("an edit, and its figures", alone.seconds)
    let other = sentences.last { made($0, on: plan) != nil }
    if let other, let under = made(other, on: plan) {
      report(
        "an edit on top of another, and figures", timed(sentences.prefix(onTop), on: under).seconds)
    }
    let full = evaluateAgain(sentences.prefix(again), plan)
    report("splice, read, bind, experience, figures", full)
    AnswerBench(files: files).run(Array(sentences.prefix(onTop)), under: other)
    print(
      "  ratio of the medians \(fixed(median(full) / median(alone.seconds), 0)); of \(sentences.count) "
        + "edits \(alone.refused) refused, \(alone.whole) read the changed files again")
  }

  /// The branch with the edit made; nil where it is refused.
  private func made(_ sentence: String, on branch: Branch) -> Branch? {
    let file = FileID(branch.start.version.trees.count)
    let tree = parseSentence(sentence, name: "(edit)", file: file)
    var branch = branch
    return branch.make(tree, 1).isEmpty ? branch : nil
  }

  /// Makes each edit on `branch`, and reads its figures.
  private func timed(
    _ sentences: ArraySlice<String>, on branch: Branch
  ) -> (seconds: [Double], refused: Int, whole: Int) {
    var result = (seconds: [Double](), refused: 0, whole: 0)
    for sentence in sentences {
      let start = monotonicSeconds()
      guard var after = made(sentence, on: branch) else {
        result.refused += 1
        continue
      }
      sink(read(after.experience()))
      result.seconds.append(monotonicSeconds() - start)
      if !after.isOverlaid { result.whole += 1 }
    }
    return result
  }

  private func read(_ experience: Experience) -> Int {
    var reader = MeasureReader(experience)
    return Self.figures.count { reader.figure($0, of: .plan) != nil }
  }

  /// Evaluates the whole plan again with each edit's lines in it.
  private func evaluateAgain(_ sentences: ArraySlice<String>, _ plan: Branch) -> [Double] {
    let trees = plan.start.version.trees
    var times: [Double] = []
    for sentence in sentences {
      guard let edit = made(sentence, on: plan)?.steps.last?.edit else { continue }
      let start = monotonicSeconds()
      let texts = trees.enumerated().map { index, tree in
        let own = edit.splices.filter { $0.location.file == FileID(index) }
        return SourceText(name: tree.text.name, bytes: splice(tree.text.bytes, own))
      }
      let after = PlanVersion(trees: texts.enumerated().map { parseSource($1, file: FileID($0)) })
      sink(read(Experience(PlanFacts(after.model))))
      times.append(monotonicSeconds() - start)
    }
    return times
  }

  /// An edit of one space: mostly pulls by each way, else a fact more or less at a session.
  private func sentence(_ model: Model, _ facts: PlanFacts, _ dice: inout Dice) -> String? {
    let space = dice.below(model.spaces.count)
    let name = model.written(EntityRef(.space, space))
    let others = facts.threadSessions.indices.filter { !facts.threadSessions[$0].isEmpty }
    guard !others.isEmpty else { return nil }
    let thread = model.written(EntityRef(.thread, others[dice.below(others.count)]))
    let range = model.sessionRanges[space]
    guard !range.isEmpty else { return nil }
    let session = model.address(model.sessions[range.lowerBound + dice.below(range.count)])
    switch dice.below(6) {
    case 0: return "pull \(thread) into \(name) by label"
    case 1, 2: return "pull \(thread) into \(name) by comment"
    case 3: return "pull \(thread) into \(name) by time 10 min"
    case 4: return "add to \(session) about \(thread)"
    default: return "pull \(thread) into \(session) by comment"
    }
  }
}

/// The middle of `seconds`.
func median(_ seconds: [Double]) -> Double { at(0.5, seconds) }

private func at(_ share: Double, _ seconds: [Double]) -> Double {
  let sorted = seconds.sorted()
  guard !sorted.isEmpty else { return 0 }
  return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
}

/// Prints the middle of `seconds`, and what 99 of 100 are below.
func report(_ what: String, _ seconds: [Double]) {
  let width = what + String(repeating: " ", count: max(0, 48 - what.utf8.count))
  print(
    "  \(width) p50 \(fixed(at(0.5, seconds) * 1e3, 3)) ms  p99 \(fixed(at(0.99, seconds) * 1e3, 3)) ms  "
      + "(\(seconds.count))")
}

/// Numbers that look thrown, and are the same in every run.
struct Dice {
  var state: UInt64

  /// A number from 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
}

/// A school's year: 12 spaces, 40 teachers in 8 teams, about 200 sessions.
func schoolPlan() -> [(path: String, bytes: [UInt8])] {
  var text = "weave 1\n\nplan school \"A school\" 2026-08-24..2027-06-11\n"
  let threads = ["talk", "equity", "evidence", "belonging"]
  for (place, thread) in threads.enumerated() {
    text += "\nthread \(thread)\n  home space-\(place + 1)\n"
  }
  text += "\ntool beliefs\n  for equity\n\ntool protocol\n  for talk\n"
  for leader in 1...6 { text += "\nleader leader-\(leader)\n" }
  for teacher in 1...40 { text += "\nteacher teacher-\(teacher)\n" }
  for team in 0..<8 {
    text += "\nteam team-\(team + 1)\n"
    for member in 1...5 { text += "  member teacher-\(team * 5 + member)\n" }
  }
  for space in 0..<12 {
    text += "\nspace space-\(space + 1)\n  led-by leader-\(space % 6 + 1)\n"
    text +=
      space < 3
      ? "  with everyone\n" : "  with team-\(space % 8 + 1), team-\((space + 3) % 8 + 1)\n"
    text += "  every \(space < 3 ? "3" : "2") weeks on "
    text += ["monday", "tuesday", "wednesday", "thursday", "friday"][space % 5]
    text += " 15:30..16:30 from 2026-08-31\n  about \(threads[space % 4])\n"
    if space % 3 == 0 { text += "  use \(space % 2 == 0 ? "beliefs" : "protocol")\n" }
    if space % 4 == 1 { text += "  comment to space-1 \"What we heard\"\n" }
  }
  return [("school.weave", Array(text.utf8))]
}
