import WeaveAnalysis
import WeaveAnswer
import WeaveEdits
import WeaveModel
import WeaveSource

// The delta in a few lines, for a prompt: a line for each team, then the rules.
extension Delta {
  /// A line a team, the worst-served first: its share, and what it newly meets; then what breaks
  /// and how rules come out.
  var summary: Answer {
    if isEmpty { return .prose(Prose("Nothing that is measured differs.")) }
    let lines = changedLines + teamLines + otherLines + [rulesLine]
    return .joined(brokenAnswer + [.prose(Prose(lines.map { .paragraph($0) }))])
  }

  /// What moved, came and went; sessions that only changed are named by what was meant.
  private var changedLines: [Words] {
    let counts = [
      ("moved", sessions.moved.count), ("added", sessions.added.count),
      ("dropped", sessions.dropped.count),
    ].filter { $0.1 > 0 }
    return counts.map { "\("\($0) ")\(count: $1, "session")" }
      + declared.new.map { "new: \(name: $0)" } + declared.gone.map { "gone: \(name: $0)" }
  }

  private var teamLines: [Words] {
    let model = after.model
    let names = model.teams.indices.map { after.name(.team, $0) }
    let width = names.map(\.count).max() ?? 0
    let moved = Dictionary(grouping: figures.filter { $0.measure == .woven }, by: \.of)
    var rows: [(share: Share?, words: Words)] = []
    for name in names {
      let share = moved[name]?.first
      let met = meetings.filter { $0.who.contains(name) }
      if share == nil, met.isEmpty { continue }
      var words: Words = "\(name: name)\(String(repeating: " ", count: width - name.count + 2))"
      var facts: [Words] = []
      if let share { facts.append("woven \(figure: change(share))") }
      facts += met.map(words(of:))
      for (place, fact) in facts.enumerated() {
        if place > 0 { words.append(place == 1 && share != nil ? "    " : "; ") }
        words += fact
      }
      rows.append((share?.before?.low?.value, words))
    }
    return rows.enumerated().sorted { left, right in
      guard let one = left.element.share else { return false }
      guard let other = right.element.share else { return true }
      return one == other ? left.offset < right.offset : one < other
    }.map(\.element.words)
  }

  /// `meets deficit-views in 1 → 2 spaces, longest gap 56 → 21 days`.
  private func words(of change: MeetingChange) -> Words {
    let isMore = change.gained.count >= change.lost.count
    var words: Words = "\(isMore ? "meets " : "meets less of ")\(name: change.thread)"
    if change.spacesBefore != change.spacesAfter {
      words += " in \(figure: "\(change.spacesBefore) → \(change.spacesAfter)")"
      words += change.spacesAfter == 1 ? " space" : " spaces"
    } else {
      let count = isMore ? change.gained.count : change.lost.count
      words += " at \(count: count, isMore ? "more session" : "session")"
    }
    if change.gapBefore != change.gapAfter, change.gapAfter.low != nil {
      let before = change.gapBefore.low == nil ? "" : "\(change.gapBefore.phrase) → "
      words += ", longest gap \(figure: "\(before)\(change.gapAfter.phrase) days")"
    }
    return words
  }

  /// What moves of the plan as a whole, where no team says it.
  private var otherLines: [Words] {
    let all = figures.filter { ["all teachers", "leaders"].contains($0.of) }
    let shown = all.filter { $0.measure.shown.contains(.summary(.plan)) }
    guard !shown.isEmpty else {
      return figures.isEmpty ? ["by this plan no share of woven or heard moves"] : []
    }
    let moved: [Words] = shown.map { "\("\($0.measure.name) ")\(figure: change($0))" }
    return ["by this plan " + Words(moved.joined(separator: [", "]))]
  }

  /// `1/2 → 4/5`.
  private func change(_ figure: DeltaFigure) -> String {
    inWords([figure.before, figure.after]).joined(separator: " → ")
  }

  /// `rules talk-returns still broken; none newly broken`.
  private var rulesLine: Words {
    let newly = rules.filter { $0.after == .broken && $0.before != .broken }
    let kept = rules.filter { $0.after == .kept && $0.before != .kept }
    let broken = after.brokenPromises.filter { name in !newly.contains { $0.name == name } }
    var words: Words = "rules "
    if !broken.isEmpty { words += "\(names: broken, atMost: 4)\(bad: " still broken"); " }
    if !kept.isEmpty { words += "\(names: kept.map(\.name), atMost: 4)\(good: " newly kept"); " }
    return words
      + (newly.isEmpty
        ? "none newly broken" : "\(names: newly.map(\.name), atMost: 4)\(bad: " newly broken")")
  }
}
