import WeaveAnalysis
import WeaveModel
import WeaveOverlay
import WeaveSource
import WeaveSyntax

/// What a what-if costs by overlay, and by evaluating the plan again.
struct WhatIfBench {
  let name: String
  let files: [(path: String, bytes: [UInt8])]
  /// Edits to try by overlay, and fewer to evaluate again.
  let tries: Int
  let again: Int

  /// The four figures of a way: woven of the worst-served and of all, surface, heard.
  private static let figures = ["worst", "woven", "surface", "heard"]

  func run() {
    let trees = files.enumerated().map {
      parseSource(SourceText(name: $1.path, bytes: $1.bytes), file: FileID($0))
    }
    let version = PlanVersion(trees: trees)
    let model = version.model
    let facts = PlanFacts(model)
    var dice = Dice(state: 2026)
    let sentences = (0..<tries).compactMap { _ in sentence(model, facts, &dice) }
    print(
      "\n\(name): what-ifs on \(model.sessions.count) sessions, \(model.spaces.count) spaces, "
        + "\(Experience(facts).attendance.cells.reduce(0) { $0 + $1.weight }) people")
    var refused = 0
    var whole = 0
    var overlaid: [Double] = []
    var resolving: [Double] = []
    var overlay = Overlay(version, Experience(PlanFacts(model)))
    for sentence in sentences {
      let tree = parseSentence(sentence, name: "(edit)", file: FileID(trees.count + 1))
      let start = monotonicSeconds()
      guard let edit = resolvedEdit(tree, in: version, facts) else {
        refused += 1
        continue
      }
      resolving.append(monotonicSeconds() - start)
      let figures = overlay.trying(edit) { experience, _ in
        var reader = MeasureReader(experience)
        return Self.figures.reduce(0) {
          $0 + (reader.figure($1, of: .plan) == nil ? 0 : 1)
        }
      }
      overlaid.append(monotonicSeconds() - start)
      if figures == nil { whole += 1 }
      sink(figures ?? 0)
    }
    report("resolve the edit", resolving)
    report("resolve, overlay, figures", overlaid)
    let full = evaluateAgain(sentences, version, facts)
    report("splice, read, bind, experience, figures", full)
    print(
      "  ratio of the medians \(fixed(median(full) / median(overlaid), 0)); of \(sentences.count) edits "
        + "\(refused) refused, \(whole) not by overlay")
  }

  private func evaluateAgain(
    _ sentences: [String], _ version: PlanVersion, _ facts: PlanFacts
  ) -> [Double] {
    var times: [Double] = []
    for sentence in sentences.prefix(again) {
      let tree = parseSentence(sentence, name: "(edit)", file: FileID(version.trees.count + 1))
      guard let edit = resolvedEdit(tree, in: version, facts) else { continue }
      let start = monotonicSeconds()
      let texts = version.trees.enumerated().map { index, tree in
        let own = edit.splices.filter { $0.location.file == FileID(index) }
        return SourceText(name: tree.text.name, bytes: splice(tree.text.bytes, own))
      }
      let after = PlanVersion(
        trees: texts.enumerated().map { parseSource($1, file: FileID($0)) })
      var reader = MeasureReader(Experience(PlanFacts(after.model)))
      sink(Self.figures.reduce(0) { $0 + (reader.figure($1, of: .plan) == nil ? 0 : 1) })
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

  private func median(_ seconds: [Double]) -> Double { at(0.5, seconds) }

  private func at(_ share: Double, _ seconds: [Double]) -> Double {
    let sorted = seconds.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  private func report(_ what: String, _ seconds: [Double]) {
    let width = what + String(repeating: " ", count: max(0, 42 - what.utf8.count))
    print(
      "  \(width) p50 \(fixed(at(0.5, seconds) * 1e3, 3)) ms  p99 \(fixed(at(0.99, seconds) * 1e3, 3)) ms  "
        + "(\(seconds.count))")
  }
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
