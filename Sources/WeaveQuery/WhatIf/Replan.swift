import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource

/// Answers `replan as of D`: what is past and stays, what is still to come, and what can still be
/// kept.
struct Replan {
  let context: QueryContext
  let day: Day

  private var model: Model { context.model }
  private var facts: PlanFacts { context.facts }

  func answer() -> Answer {
    .joined([summary, threads] + rules + [closing])
  }

  /// True for what nothing changes any more.
  private func isPast(_ index: Int) -> Bool {
    let session = model.sessions[index]
    if session.status == .held || session.status == .cut { return true }
    return session.day.map { $0 < day } ?? false
  }

  private var taking: [Int] {
    model.sessions.indices.filter { model.sessions[$0].status.takesPlace }
  }

  private var summary: Answer {
    let past = taking.filter(isPast)
    let left = taking.filter { !isPast($0) }
    let cut = model.sessions.count { $0.status == .cut }
    func words(_ sessions: [Int]) -> String {
      "\(counted(sessions.count, "session")), \(facts.minutes(of: sessions)) min"
    }
    var lines: [Words] = [
      "past, and fixed: \(figure: words(past))", "still to come: \(figure: words(left))",
    ]
    if cut > 0 { lines.append("cut: \(count: cut, "session")") }
    let open = left.count { model.sessions[$0].day == nil }
    if open > 0 { lines.append("of these with an open day: \(figure: open)") }
    return .prose(Prose(Words.plain("Replanning as of \(day.iso), by this plan"), list: lines))
  }

  // MARK: Threads

  /// For each thread, what was met, what is to come, and for whom nothing is to come.
  private var threads: Answer {
    let listeners = context.experience.listeners(of: nil)
    let words = PlanWords(context: context, experience: context.experience)
    let rows: [[Table.Cell]] = model.threads.indices.map { thread in
      let sessions = facts.threadSessions[thread]
      let left = sessions.filter { !isPast($0) }
      let next = left.compactMap { model.sessions[$0].day }.min()
      var (never, noMore) = ([String](), [String]())
      for listener in listeners {
        let own = context.experience.cells[listener.cell].sessions.filter {
          context.experience.threads(of: $0).contains(Int32(thread))
        }
        if own.contains(where: { !isPast(Int($0)) }) { continue }
        let names = words.names(ofCell: listener.cell)
        if own.isEmpty { never += names } else { noMore += names }
      }
      return [
        .text(context.name(.thread, thread)), .integer(sessions.count - left.count),
        .integer(left.count), next.map { .date($0.iso) } ?? Table.Cell.none, .list(noMore),
        .list(never),
      ]
    }
    return .several([
      .prose(Prose("Threads: what is still to come", list: [])),
      .table(
        Table(
          columns: [
            .init("thread"), .init("past", isNumeric: true),
            .init("to-come", heading: "to come", isNumeric: true), .init("next"),
            .init("no-more", heading: "met, and no more to come"),
            .init("never", heading: "not met, and none to come"),
          ], rows: rows)),
    ])
  }

  // MARK: Rules

  /// For each rule, how it comes out by this plan, and whether what breaks it lies ahead.
  private var rules: [Answer] {
    guard !model.rules.isEmpty else { return [] }
    var lines: [Words] = []
    var rows: [[Table.Cell]] = []
    for rule in model.rules.indices {
      let verdict = context.verdict(ofRule: rule)
      let name = context.name(.rule, rule)
      let ahead = canChange(verdict)
      let words: Words =
        switch verdict.outcome {
        case .kept, .waived: "\(good: ": \(verdict.outcome.word)")"
        case .broken where ahead: "\(bad: ": broken by this plan, and can still be kept")"
        case .broken: "\(bad: ": broken by what is past, which stays")"
        case .open, .empty, .unknown: ": \(verdict.outcome.word)"
        }
      let value = verdict.value.isEmpty ? "" : " (\(verdict.value))"
      lines.append("\(name: name)\(words)\(value)")
      rows.append([
        .text(name), .text(verdict.outcome.word), .flag(ahead), .text(verdict.value),
      ])
    }
    let table = Table(
      columns: [
        .init("rule"), .init("holds"), .init("can-change", heading: "can change"), .init("value"),
      ], rows: rows)
    return [.report(Report(Prose("Rules", list: lines), table))]
  }

  /// True unless all that breaks the rule are sessions that are past.
  private func canChange(_ verdict: Verdict) -> Bool {
    let places = Set(verdict.facts.map(\.location))
    if places.isEmpty { return taking.contains { !isPast($0) } }
    let past = Set(taking.filter(isPast).map { model.location(of: model.sessions[$0]) })
    let ahead = Set(taking.filter { !isPast($0) }.map { model.location(of: model.sessions[$0]) })
    return places.contains { ahead.contains($0) || !past.contains($0) }
  }

  private var closing: Answer {
    .prose(
      Prose([
        .paragraph(
          "\(quiet: "What-ifs asked `as of \(day.iso)` leave all that is past as it was.")")
      ]))
  }
}
