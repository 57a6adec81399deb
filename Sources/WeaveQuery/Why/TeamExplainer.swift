import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// What stands behind the figures of several teachers: means, the worst, and pooled pairs.
extension Explainer {
  /// Each teacher's own share, worst first; the mean of them; what the worst rests on.
  func mean(_ sum: Sum) -> Explanation {
    let own = Measure.byCell(sum.contributions)
    let counted = own.filter { $0.count.whole > 0 }.sorted { left, right in
      if sum.measure.isWorse(left.count, right.count) { return true }
      return !sum.measure.isWorse(right.count, left.count) && left.cell < right.cell
    }
    let teachers = experience.listeners(of: sum.subject)
    let left = teachers.filter { listener in !counted.contains { $0.cell == listener.cell } }
    let lines = counted.map { one in
      Line(
        """
        \(words.people([one.cell])): \(figure: "\(one.count.part) of \(one.count.whole)")\
        \(one.weight > 1 ? " each" : "")
        """,
        at: words.location(ofCell: one.cell))
    }
    let others = left.map { listener in
      Line(
        "\(words.people([listener.cell])): nothing to measure",
        at: words.location(ofCell: listener.cell))
    }
    guard let figure = sum.figure else {
      return Explanation(
        nil, "Nobody of \(sum.who)\(" has anything to measure: \(nothing(sum.measure)).")", others)
    }
    let all: Words = sum.subject.kind == .plan ? "" : " of \(sum.who)"
    let people = counted.reduce(0) { $0 + $1.weight }
    var said: Words =
      """
      Of the \(whole(sum.measure, all)), \(share(figure, sum.measure)): the mean of \
      \(count: people, "teacher's own share", "teachers' own shares")
      """
    let everybody = teachers.reduce(0) { $0 + $1.weight }
    if people < everybody {
      said +=
        ", \(figure: "\(everybody - people) of \(everybody)") with nothing to measure left out"
    }
    var explanation = Explanation(
      figure, said + ["."], [Group("", lines), Group("Left out:", others)])
    if let first = counted.first { explanation.behind = [self.own(sum.measure, first.cell)] }
    return explanation
  }

  /// What the share of one of those the mean is of rests on.
  private func own(_ measure: Measure, _ cell: Int) -> Explanation {
    let people = words.names(ofCell: cell)
    let isOne = people.count == 1 && experience.attendance.cells[cell].weight == 1
    var sum = self.sum(measure, of: subject(ofCell: cell))
    sum.who = isOne ? "\(name: people[0])" : "Each of \(words.people([cell]))"
    return explanation(sum)
  }

  /// One of the people of a cell.
  private func subject(ofCell cell: Int) -> Subject {
    let atom = Int(experience.attendance.cells[cell].atoms[0])
    return atom < model.people.count ? .person(atom) : .rest(team: atom - model.people.count)
  }

  /// What the shares are of: "sessions of a teacher of g5".
  private func whole(_ measure: Measure, _ all: Words) -> Words {
    switch measure.adds {
    case .link: "comments and times that a teacher\(all) could hear"
    case .session(_, .minutes), .session(_, .active): "minutes of a teacher\(all)"
    case .session(_, .one), .teacher, .teachers, .encounter, .reached, .focus, .strands, .ends,
      .pair, .undecided, .load:
      "sessions of a teacher\(all)"
    }
  }

  private func nothing(_ measure: Measure) -> String {
    switch measure.adds {
    case .link: "no comment and no time starts at their sessions"
    case .session(_, .minutes), .session(_, .active): "no session of theirs says how long it is"
    case .session(_, .one), .teacher, .teachers, .encounter, .reached, .focus, .strands, .ends,
      .pair, .undecided, .load:
      "they are expected at no session"
    }
  }

  /// A share and its verb: "all are woven", "none is woven", "7/10 are woven".
  private func share(_ figure: Figure, _ measure: Measure) -> Words {
    switch figure.value.whole {
    case 1: "\(figure: "all")\(" \(measure.verb(2))")"
    case 0: "\(figure: "none")\(" \(measure.verb(1))")"
    default: "\(figure: inWords(figure))\(" \(measure.verb(2))")"
    }
  }

  /// Who is served worst, and what their figure rests on.
  func worst(_ sum: Sum) -> Explanation {
    let own = Measure.byCell(sum.contributions).filter { $0.count.whole > 0 }
    guard let worst = own.min(by: { sum.measure.isWorse($0.count, $1.count) }),
      let figure = sum.figure
    else {
      return Explanation(
        nil, "Nobody of \(sum.who) is expected at a session, so there is nothing to measure.")
    }
    let cells = own.filter { !sum.measure.isWorse(worst.count, $0.count) }.map(\.cell)
    let isOne = cells.count == 1 && experience.attendance.cells[cells[0]].weight == 1
    return Explanation(
      figure,
      """
      Served worst in \(sum.who): \(words.people(cells)), with \(figure: inWords(figure))\
      \(" sessions \(sum.measure.words.so)")\(isOne ? "" : " each; the sessions of the first of them"):
      """,
      self.own(.woven, cells[0]).groups)
  }

  // MARK: Pairs of sessions, or links, and teachers

  /// What one session, or one link of it, is to those who are there.
  private struct Pooled {
    let session: Int32
    /// The place of the link in `Contents.links`; nil where the session itself is counted.
    let link: Int32?
    var count = Count(0, of: 0)
    /// Those for whom it counts, and the others.
    var having: [Contribution] = []
    var lacking: [Contribution] = []
  }

  /// A figure over all (session, teacher) or (link, teacher) pairs.
  func pooled(_ sum: Sum) -> Explanation {
    let isOfLinks = if case .link = sum.measure.adds { true } else { false }
    guard case .count(let count)? = sum.figure else {
      return Explanation(
        nil,
        """
        \(sum.who)\(isOfLinks
          ? " starts no comment and no time that a teacher could hear, so there is nothing to measure."
          : " has no session that a teacher is expected at, so there is nothing to measure.")
        """)
    }
    var walked: [Int: Connections] = [:]
    func connections(_ cell: Int) -> Connections {
      let known = walked[cell] ?? Connections(words, cell: cell)
      walked[cell] = known
      return known
    }
    let isOneSession = experience.sessions(of: sum.subject)?.count == 1 && !isOfLinks
    let lines = inOrder(pairs(sum), sum.measure).flatMap { pairs in
      isOneSession
        ? (sum.measure.isWorseWhenMore == true
          ? pairs.having + pairs.lacking : pairs.lacking + pairs.having)
          .map { line($0, pairs, sum.measure, connections) }
        : [line(pairs, sum.measure, connections)]
    }
    return Explanation(
      sum.figure,
      """
      \(sum.who): \(figure: "\(count.part) of \(count.whole)")\
      \(" \(sum.measure.verb(count.part)), each \(isOfLinks ? "line" : "session") counting once "
        + "for every teacher \(isOfLinks ? "who could hear it" : "expected there").")
      """,
      lines)
  }

  private func pairs(_ sum: Sum) -> [Pooled] {
    var found: [Int64: Pooled] = [:]
    for one in sum.contributions {
      let session: Int32
      var link: Int32?
      switch one.origin {
      case .session(let cell, let place): session = experience.cells[cell].sessions[place]
      case .link(let cell, let heard):
        session = experience.cells[cell].sessions[Int(heard.entry)]
        link = heard.link
      case .teacher, .meeting, .focus, .ends, .pair, .led: continue
      }
      let key = Int64(session) << 32 | Int64(link ?? 0)
      var pairs = found[key] ?? Pooled(session: session, link: link)
      pairs.count =
        pairs.count + Count(one.count.part * one.weight, of: one.count.whole * one.weight)
      if one.counts { pairs.having.append(one) } else { pairs.lacking.append(one) }
      found[key] = pairs
    }
    return Array(found.values)
  }

  /// Those with the worst share first; of one share, in order of time.
  private func inOrder(_ pairs: [Pooled], _ measure: Measure) -> [Pooled] {
    let places = Dictionary(
      uniqueKeysWithValues: words.inOrder(Array(Set(pairs.map(\.session)))).enumerated().map {
        ($1, $0)
      })
    return pairs.sorted { left, right in
      let one = left.count.part * right.count.whole
      let other = right.count.part * left.count.whole
      if one != other { return (one < other) != (measure.isWorseWhenMore ?? false) }
      return (places[left.session] ?? 0, left.link ?? 0)
        < (places[right.session] ?? 0, right.link ?? 0)
    }
  }

  /// A session or link, for how many it counts, and why for one of those served worst.
  private func line(
    _ pairs: Pooled, _ measure: Measure, _ connections: (Int) -> Connections
  ) -> Line {
    var said: Words =
      "\(words.address(pairs.session)): \(figure: "\(pairs.count.part) of \(pairs.count.whole)")"
    if pairs.count.part > 0, !pairs.lacking.isEmpty {
      said += ", not for \(words.people(pairs.lacking.compactMap(\.cell)))"
    }
    let worst = measure.isWorseWhenMore == true ? pairs.having.first : pairs.lacking.first
    guard let one = worst ?? pairs.having.first ?? pairs.lacking.first else {
      return Line(said, at: words.location(pairs.session))
    }
    let why = why(one, measure, connections)
    return Line("\(said): \(why.words)", at: why.location ?? words.location(pairs.session))
  }

  /// One session, to some of those who are there.
  private func line(
    _ one: Contribution, _ pairs: Pooled, _ measure: Measure,
    _ connections: (Int) -> Connections
  ) -> Line {
    let why = why(one, measure, connections)
    return Line(
      "\(words.people([one.cell ?? 0])): \(why.words)",
      at: why.location ?? words.location(pairs.session))
  }

  private func why(
    _ one: Contribution, _ measure: Measure, _ connections: (Int) -> Connections
  ) -> (words: Words, location: Location?) {
    switch one.origin {
    case .session(let cell, let place):
      return reason(measure, cell, place, connections(cell), one.counts)
    case .link(let cell, let link):
      let own = connections(cell)
      return (own.goingOut(link), own.line(link).fact.location)
    case .teacher, .meeting, .focus, .ends, .pair, .led: return ("", nil)
    }
  }

  // MARK: Links started and received

  /// The links that start, or end, at the sessions of a space or leader, or at one session.
  func ends(_ sum: Sum, _ end: Measure.LinkEnd) -> Explanation {
    let own = experience.sessions(of: sum.subject) ?? []
    let lines = sum.contributions.compactMap { one -> Line? in
      guard case .ends(let tally) = one.origin else { return nil }
      let line = experience.facts.contents.links[Int(tally.link)]
      let time = line.facts.first { $0.kind == .time }
      let ends = end == .started ? tally.ends : tally.ends.filter { own.contains($0) }
      return Line(
        """
        \(words.address(tally.session))\
        \(time.map { ": \($0.minutes ?? 0) min given by " } ?? ": a comment by ")\
        \(words.leaders(tally.session))\(time == nil ? " goes to " : " go to ")\
        \(words.addresses(ends)), for \(figure: "\(tally.heard) of \(tally.listeners)") who could \
        hear it
        """,
        at: line.fact.location)
    }
    return Explanation(
      sum.figure,
      """
      \(sum.who)\(end == .started ? " starts " : " receives ")\
      \(count: lines.count, "comment or time", "comments and times")\
      \(end == .started ? " that somebody hears." : " from other spaces.")
      """,
      lines)
  }
}
