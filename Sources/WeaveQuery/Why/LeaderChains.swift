import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// Chains behind figures of leaders and of the whole plan.
extension ChainMaker {
  /// The chain behind a figure of a leader; nil for the others.
  func leader(_ name: String, _ leader: Int, _ figure: Figure?) -> Chain? {
    let who = Prose.Span.named(model.name(EntityRef(.person, leader)))
    switch name {
    case "load": return load(leader, who, figure)
    case "shared", "partners":
      let own = experience.coordination().pairs.filter { $0.first == leader || $0.second == leader }
      let together = own.count { $0.planTogether }
      let said: [Prose.Span] =
        own.isEmpty
        ? [who, " shares no teacher with another leader."]
        : [
          who, " shares teachers with ", .figured(counted(own.count, "other leader")),
          " and plans together with ", .figured("\(together)"), " of them.",
        ]
      if name == "shared" {
        return Chain(
          figure: figure, sum: .total, said: said,
          groups: [ChainGroup(title: [], facts: own.map { fact($0, part: 1, of: 0) })])
      }
      return Chain(figure: figure, sum: .counts, said: said, groups: pairs(own) { _ in 1 })
    default: return nil
    }
  }

  /// The chain behind a figure of the plan alone; nil for means.
  func plan(_ name: String, _ figure: Figure?) -> Chain? {
    let everybody = experience.listeners(of: nil)
    switch name {
    case "heard", "previews", "same-day", "standing":
      return pooled(name, everybody, called(.plan), nil, figure)
    case "coordination": return coordination(figure) { _ in 1 }
    case "coordination-weighted": return coordination(figure) { $0.shared }
    case "tbd": return undecided(figure)
    case "teachers", "at-nothing":
      let meant = everybody.filter {
        name == "teachers" || experience.cells[$0.cell].sessions.isEmpty
      }
      let facts = meant.map { listener in
        let own = experience.cells[listener.cell].sessions.count
        return ChainFact(
          words.people([listener.cell], limit: 12) + [
            ": expected at ", .figured(counted(own, "session")),
          ], at: words.location(ofCell: listener.cell), part: listener.weight,
          weight: listener.weight)
      }
      let count = facts.reduce(0) { $0 + $1.weight }
      return Chain(
        figure: figure, sum: .total,
        said: name == "teachers"
          ? ["The plan has ", .figured(counted(count, "teacher")), "."]
          : count == 0
            ? ["Every teacher is expected at a session."]
            : [
              .figured(counted(count, "teacher")),
              Prose.Span(inNumber(count, " is", " are") + " expected at nothing."),
            ], groups: [ChainGroup(title: [], facts: facts)])
    default: return nil
    }
  }

  // MARK: Planning together

  private func coordination(
    _ figure: Figure?, _ weight: (Coordination.Pair) -> Int
  ) -> Chain {
    let found = experience.coordination()
    guard case .count(let count)? = figure else {
      return Chain(
        figure: nil, sum: .counts,
        said: ["No two leaders share a teacher, so there is nothing to coordinate."])
    }
    var chain = Chain(
      figure: figure, sum: .counts,
      said: [
        "Of ", .figured(counted(found.pairs.count, "pair")),
        " of leaders who share a teacher, ", .figured("\(found.count.part)"),
        Prose.Span(inNumber(found.count.part, " plans", " plan") + " together"),
        Prose.Span(
          count.whole == found.pairs.count
            ? "." : "; each counted as often as it has shared teachers, "),
      ], groups: pairs(found.pairs, weight))
    if count.whole != found.pairs.count {
      chain.said += [.figured("\(count.part) of \(count.whole)"), "."]
    }
    if found.undecided > 0 {
      chain.remarks = [
        [
          .figured(counted(found.undecided, "session")),
          Prose.Span(inNumber(found.undecided, " has", " have")),
          " a leader still to be named.",
        ]
      ]
    }
    return chain
  }

  private func pairs(
    _ pairs: [Coordination.Pair], _ weight: (Coordination.Pair) -> Int
  ) -> [ChainGroup] {
    let together = pairs.filter(\.planTogether)
    let apart = pairs.filter { !$0.planTogether }
    return [
      ChainGroup(
        title: ["Planning together:"],
        facts: together.map { fact($0, part: weight($0), of: weight($0)) }),
      ChainGroup(
        title: ["No line says that they plan together:"],
        facts: apart.map { fact($0, part: 0, of: weight($0)) }),
    ]
  }

  private func fact(_ pair: Coordination.Pair, part: Int, of whole: Int) -> ChainFact {
    ChainFact(
      inARow([pair.first, pair.second].map { model.name(EntityRef(.person, $0)) }) + [
        " share ", .figured(counted(pair.shared, "teacher")),
      ], at: line(pair), part: part, of: whole)
  }

  /// The line in which one of two leaders says that they plan together, else where one is declared.
  private func line(_ pair: Coordination.Pair) -> Location {
    for leader in [pair.first, pair.second] {
      let other = leader == pair.first ? pair.second : pair.first
      guard model.people[leader].plansWith.contains(other) else { continue }
      let lines = context.lines(under: model.people[leader].header.location, .plansWith)
      let name = model.name(EntityRef(.person, other))
      let title = model.string(model.people[other].header.title)
      if let line = lines.first(where: { $0.name == name || $0.name == title }) {
        return line.location
      }
    }
    return model.people[pair.first].header.location
  }

  private func undecided(_ figure: Figure?) -> Chain {
    let open = model.sessions.indices.filter { index in
      let session = model.sessions[index]
      return session.status.takesPlace && session.leaders >= 0
        && model.leaderLists.lists[Int(session.leaders)].contains(Fact.tbd)
    }
    let facts = words.inOrder(open.map(Int32.init)).map { session in
      ChainFact(
        [words.address(session)],
        at: words.facts(session, .ledBy).first { $0.target == Fact.tbd }?.location
          ?? words.location(session), part: 1)
    }
    return Chain(
      figure: figure, sum: .total,
      said: facts.isEmpty
        ? ["No session has a leader still to be named."]
        : [
          .figured(counted(facts.count, "session")),
          Prose.Span(inNumber(facts.count, " has", " have") + " a leader still to be named."),
        ], groups: [ChainGroup(title: [], facts: facts)])
  }

  // MARK: Load

  /// The sessions of the heaviest week, each with the minutes it adds on the clock.
  private func load(_ leader: Int, _ who: Prose.Span, _ figure: Figure?) -> Chain {
    let led = experience.facts.ledSessions[leader].map(Int32.init)
    let dated = led.filter { words.day($0) != nil }
    let weeks = experience.facts.clockMinutes(of: dated.map(Int.init), on: experience.timeline) {
      $0?.monday
    }
    let heaviest = weeks.compactMap { key, value in key.map { (day: $0, minutes: value) } }
      .max { ($0.minutes, $1.day) < ($1.minutes, $0.day) }
    guard let heaviest else {
      return Chain(figure: figure, sum: .total, said: [who, " leads no session on a known day."])
    }
    var ends: [Day: (end: Int, session: Int32)] = [:]
    let facts = words.inOrder(dated.filter { words.day($0)?.monday == heaviest.day }).map {
      session -> ChainFact in
      let known = model.sessions[Int(session)]
      let minutes = known.minutes ?? 0
      var said: [Prose.Span] = [words.address(session), ": ", .figured("\(minutes) min")]
      var part = minutes
      if let day = words.day(session), known.span.start >= 0, known.breakMinutes == 0 {
        let (start, end) = (Int(known.span.start), Int(known.span.start) + minutes)
        if let last = ends[day], last.end > start {
          part = max(0, end - last.end)
          said += [", at the same time as ", words.address(last.session)]
        }
        if end > ends[day]?.end ?? -1 { ends[day] = (end, session) }
      }
      return ChainFact(said, at: words.location(session), part: part)
    }
    return Chain(
      figure: figure, sum: .total,
      said: [
        who, " leads most in the week of Monday ", .figured(heaviest.day.iso), ": ",
        .figured("\(heaviest.minutes) min"), " on the clock.",
      ], groups: [ChainGroup(title: [], facts: facts)])
  }
}
