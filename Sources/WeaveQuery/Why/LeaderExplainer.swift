import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// What stands behind the figures of leaders, and of the whole plan.
extension Explainer {
  func teachers(_ sum: Sum) -> Explanation {
    let lines = sum.contributions.filter(\.counts).compactMap { one in
      one.cell.map { cell in
        Line(
          """
          \(words.people([cell], limit: 12)): expected at \
          \(count: experience.cells[cell].sessions.count, "session")
          """,
          at: words.location(ofCell: cell))
      }
    }
    let count = sum.figure?.value.whole ?? 0
    if sum.measure == .teachers {
      return Explanation(sum.figure, "The plan has \(count: count, "teacher").", lines)
    }
    return Explanation(
      sum.figure,
      count == 0
        ? "Every teacher is expected at a session."
        : "\(count: count, "teacher")\(inNumber(count, " is", " are") + " expected at nothing.")",
      lines)
  }

  // MARK: Planning together

  func pairs(_ sum: Sum) -> Explanation {
    let pairs = sum.contributions.compactMap { one -> (pair: Coordination.Pair, counts: Bool)? in
      guard case .pair(let pair) = one.origin else { return nil }
      return (pair, pair.planTogether)
    }
    let together = pairs.count { $0.counts }
    let lines = pairs.map { (line: line($0.pair), counts: $0.counts) }
    let groups = [
      Group("Planning together:", lines.filter(\.counts).map(\.line)),
      Group("No line says that they plan together:", lines.filter { !$0.counts }.map(\.line)),
    ]
    if sum.subject.kind == .leader {
      let said: Words =
        pairs.isEmpty
        ? "\(sum.who) shares no teacher with another leader."
        : """
        \(sum.who) shares teachers with \(count: pairs.count, "other leader") and plans together \
        with \(figure: together) of them.
        """
      return sum.measure.fold == .sum
        ? Explanation(sum.figure, said, lines.map(\.line))
        : Explanation(sum.figure, said, pairs.isEmpty ? [] : groups)
    }
    guard case .count(let count)? = sum.figure else {
      return Explanation(
        nil, "No two leaders share a teacher, so there is nothing to coordinate.")
    }
    var said: Words =
      """
      Of \(count: pairs.count, "pair") of leaders who share a teacher, \(figure: together)\
      \(inNumber(together, " plans", " plan") + " together")
      """
    said +=
      count.whole == pairs.count
      ? "."
      : """
      ; each counted as often as it has shared teachers, \
      \(figure: "\(count.part) of \(count.whole)").
      """
    let undecided = experience.contributions(.undecided, of: .plan).count
    return Explanation(
      sum.figure, said, groups,
      remarks: undecided == 0
        ? []
        : [
          """
          \(count: undecided, "session")\(inNumber(undecided, " has", " have")) a leader still to \
          be named.
          """
        ])
  }

  private func line(_ pair: Coordination.Pair) -> Line {
    Line(
      """
      \(names: context.names(.person, [pair.first, pair.second])) share \
      \(count: pair.shared, "teacher")
      """,
      at: location(pair))
  }

  /// The line in which one of two leaders says that they plan together, else where one is declared.
  private func location(_ pair: Coordination.Pair) -> Location {
    for leader in [pair.first, pair.second] {
      let other = leader == pair.first ? pair.second : pair.first
      guard model.people[leader].plansWith.contains(other) else { continue }
      let lines = context.lines(under: model.people[leader].header.location, .plansWith)
      let name = context.name(.person, other)
      let title = model.string(model.people[other].header.title)
      if let line = lines.first(where: { $0.name == name || $0.name == title }) {
        return line.location
      }
    }
    return model.people[pair.first].header.location
  }

  func undecided(_ sum: Sum) -> Explanation {
    let open = led(sum).map(\.session)
    let lines = words.inOrder(open).map { session in
      Line(
        words.address(session),
        at: words.facts(session, .ledBy).first(where: \.isTBD)?.location
          ?? words.location(session))
    }
    return Explanation(
      sum.figure,
      open.isEmpty
        ? "No session has a leader still to be named."
        : """
        \(count: open.count, "session")\
        \(inNumber(open.count, " has", " have") + " a leader still to be named.")
        """,
      lines)
  }

  private func led(_ sum: Sum) -> [(session: Int32, minutes: Int)] {
    sum.contributions.compactMap { one in
      guard case .led(let session) = one.origin else { return nil }
      return (session, one.value?.value.whole ?? 0)
    }
  }

  // MARK: Load

  /// The sessions of the heaviest week, each with the minutes it adds on the clock.
  func load(_ sum: Sum) -> Explanation {
    let led = led(sum)
    guard let week = led.first.flatMap({ words.day($0.session).map { model.plan.week(of: $0) } })
    else {
      return Explanation(sum.figure, "\(sum.who) leads no session on a known day.")
    }
    var ends: [Day: (end: Int, session: Int32)] = [:]
    let lines = words.inOrder(led.map(\.session)).map { session -> Line in
      let known = model.sessions[Int(session)]
      let minutes = known.clockMinutes ?? 0
      var said: Words = "\(words.address(session)): \(figure: "\(minutes) min")"
      if known.breakMinutes > 0 { said += ", breaks included" }
      if let day = words.day(session), known.span.start >= 0 {
        let (start, end) = (Int(known.span.start), Int(known.span.start) + minutes)
        if let last = ends[day], last.end > start {
          said += ", at the same time as \(words.address(last.session))"
        }
        if end > ends[day]?.end ?? -1 { ends[day] = (end, session) }
      }
      return Line(said, at: words.location(session))
    }
    let minutes = led.reduce(0) { $0 + $1.minutes }
    return Explanation(
      sum.figure,
      """
      \(sum.who) leads most in the week of Monday \(figure: week.iso): \(figure: "\(minutes) min") on \
      the clock.
      """,
      lines)
  }
}
