import WeaveModel

/// One part a figure is folded from, and what it comes from.
package struct Contribution: Sendable {
  /// Whom or what a contribution is of; a cell is a place in `Attendance.cells`.
  package enum Origin: Sendable {
    /// A session a teacher of a cell is expected at: its place in the cell's list.
    case session(cell: Int, place: Int)
    /// A comment or time a teacher of a cell could hear.
    case link(cell: Int, HeardLink)
    /// One teacher of a cell.
    case teacher(cell: Int)
    /// What a teacher of a cell meets of a thread.
    case meeting(cell: Int, thread: Int)
    /// A session about a thread.
    case focus(session: Int32, thread: Int)
    /// A comment or time that somebody hears.
    case ends(LinkTally)
    /// Two leaders who share a teacher.
    case pair(Coordination.Pair)
    /// A session that somebody leads, or that somebody is still to lead.
    case led(session: Int32)
  }

  package let origin: Origin
  /// What it adds: so much of so much, or a number; nil where there is nothing to measure.
  package let value: Figure?
  /// How many people it is the same for.
  package let weight: Int

  init(_ origin: Origin, _ value: Figure?, weight: Int = 1) {
    self.origin = origin
    self.value = value
    self.weight = weight
  }

  /// The cell of the teachers it is about; nil where it is about none.
  package var cell: Int? {
    switch origin {
    case .session(let cell, _), .link(let cell, _), .teacher(let cell), .meeting(let cell, _): cell
    case .focus, .ends, .pair, .led: nil
    }
  }

  /// So much of so much; over nothing for a number, and for none.
  package var count: Count {
    if case .count(let count)? = value { count } else { Count(0, of: 0) }
  }

  /// Whether it counts for what is measured.
  package var counts: Bool { value.map { $0.value > .zero } ?? false }
}

extension Experience {
  /// All that the figure of `measure` for `subject` is folded from, in order of cells and time.
  package func contributions(_ measure: Measure, of subject: Subject) -> [Contribution] {
    switch measure.adds {
    case .session(let test, let amount):
      return eachListener(subject) { listener, sessions in
        let own = cells[listener.cell]
        return own.sessions.indices.compactMap { place in
          if let sessions, !sessions.contains(own.sessions[place]) { return nil }
          let whole = self.amount(amount, own.sessions[place])
          let part = test.holds(own.marks[place]) ? whole.part : 0
          return Contribution(
            .session(cell: listener.cell, place: place), .count(Count(part, of: whole.whole)),
            weight: listener.weight)
        }
      }
    case .link(let test):
      return eachListener(subject) { listener, sessions in
        let own = cells[listener.cell]
        return own.links.compactMap { link in
          if let sessions, !sessions.contains(own.sessions[Int(link.entry)]) { return nil }
          let isSo = test.holds(
            link.hearing, isStanding: facts.contents.links[Int(link.link)].isStanding)
          return Contribution(
            .link(cell: listener.cell, link), .count(Count(isSo ? 1 : 0, of: 1)),
            weight: listener.weight)
        }
      }
    case .teacher(let count):
      return eachListener(subject) { listener, _ in
        let value = count(cells[listener.cell].figures, attendance.cells[listener.cell])
        return [
          Contribution(
            .teacher(cell: listener.cell), value.map { .number($0) }, weight: listener.weight)
        ]
      }
    case .teachers(let isSo):
      return eachListener(subject) { listener, _ in
        let number = isSo(cells[listener.cell].figures) ? 1 : 0
        return [
          Contribution(.teacher(cell: listener.cell), .number(number), weight: listener.weight)
        ]
      }
    case .encounter(let read):
      return meetings(subject) { met, cell in
        read(meeting(met, spaces: cells[cell].figures.spaces))
      }
    case .reached(let isSo):
      return meetings(subject) { met, _ in
        .count(Count(isSo(met) ? 1 : 0, of: 1))
      }
    case .focus: return focus(subject)
    case .strands:
      return eachListener(subject) { listener, _ in
        cells[listener.cell].encounters.filter { $0.parts > 0 }.map { met in
          Contribution(
            .meeting(cell: listener.cell, thread: Int(met.thread)), .number(met.parts),
            weight: listener.weight)
        }
      }
    case .ends(let end): return ends(end, subject)
    case .pair(let count):
      return pairs(subject).map { pair in
        let own = count(pair)
        return Contribution(
          .pair(pair), measure.fold == .sum ? .number(own.part) : .count(own))
      }
    case .undecided: return undecided
    case .load: return heaviestWeek(subject)
    }
  }

  private func amount(_ amount: Measure.Amount, _ session: Int32) -> Count {
    let known = model.sessions[Int(session)]
    let minutes = known.minutes ?? 0
    switch amount {
    case .one: return Count(1, of: 1)
    case .minutes: return Count(minutes, of: minutes)
    case .active: return Count(min(minutes, max(0, Int(known.activeMinutes))), of: minutes)
    }
  }

  /// The teachers a subject stands for: all of them, where it is none.
  package func listeners(of subject: Subject) -> [Listener] {
    func one(_ atom: Int) -> [Listener] {
      let cell = Int(attendance.cellOf[atom])
      return cell < 0 ? [] : [Listener(cell: cell, weight: 1)]
    }
    switch subject {
    case .person(let person): return one(person)
    case .rest(let team): return one(model.people.count + team)
    case .encounter(let atom, _): return one(atom)
    case .team(let team): return listeners(of: EntityRef(.team, team))
    case .plan, .space, .session, .leader, .thread, .goal, .tool, .month:
      return listeners(of: nil)
    }
  }

  /// The sessions a subject stands for; nil for those that stand for teachers.
  package func sessions(of subject: Subject) -> Set<Int32>? {
    func all(_ sessions: some Sequence<Int>) -> Set<Int32> { Set(sessions.map { Int32($0) }) }
    switch subject {
    case .space(let space): return all(model.sessionRanges[space])
    case .session(let session): return [Int32(session)]
    case .leader(let leader): return all(facts.ledSessions[leader])
    case .thread(let thread), .encounter(_, let thread): return all(sessions(about: thread))
    case .goal(let goal):
      return all(model.threads(serving: goal).flatMap { sessions(about: $0) })
    case .tool(let tool): return all(sessions(using: tool))
    case .month(let month):
      return all(model.sessions.indices.filter { timeline.day(of: $0)?.isoMonth == month })
    case .plan, .person, .rest, .team: return nil
    }
  }

  private func eachListener(
    _ subject: Subject, _ body: (Listener, Set<Int32>?) -> [Contribution]
  ) -> [Contribution] {
    let sessions = sessions(of: subject)
    return listeners(of: subject).flatMap { body($0, sessions) }
  }

  /// What each teacher meets of the thread of `subject`; of people, thread by thread.
  private func meetings(
    _ subject: Subject, _ value: (Encounters?, Int) -> Figure?
  ) -> [Contribution] {
    let threads: [Int]
    switch subject {
    case .thread(let thread), .encounter(_, let thread): threads = [thread]
    case .plan, .person, .rest, .team, .space, .session, .leader, .goal, .tool, .month:
      threads = Array(model.threads.indices)
    }
    let listeners = listeners(of: subject)
    return threads.flatMap { thread in
      listeners.map { listener in
        Contribution(
          .meeting(cell: listener.cell, thread: thread),
          value(cells[listener.cell].encounters(of: thread), listener.cell),
          weight: listener.weight)
      }
    }
  }

  private func focus(_ subject: Subject) -> [Contribution] {
    var threads: [Int] = []
    if case .thread(let thread) = subject { threads = [thread] }
    if case .goal(let goal) = subject { threads = model.threads(serving: goal) }
    return threads.flatMap { thread in
      sessions(about: thread).map { session in
        let parts =
          (model.sessions[session].minutes ?? 0) * facts.focusParts
          / self.threads(of: Int32(session)).count
        return Contribution(
          .focus(session: Int32(session), thread: thread), .share(minutes(ofParts: parts)))
      }
    }
  }

  /// The comments and times that start, or end, at the sessions of a subject.
  private func ends(_ end: Measure.LinkEnd, _ subject: Subject) -> [Contribution] {
    let own = sessions(of: subject) ?? []
    return linkTallies().filter { tally in
      tally.heard > 0
        && (end == .started
          ? own.contains(tally.session) : tally.ends.contains { own.contains($0) })
    }.map { Contribution(.ends($0), .number(1)) }
  }

  /// The leaders who share a teacher; of one leader, the pairs with the others.
  private func pairs(_ subject: Subject) -> [Coordination.Pair] {
    coordination().pairs.filter { pair in
      guard case .leader(let leader) = subject else { return true }
      return pair.first == leader || pair.second == leader
    }
  }

  private var undecided: [Contribution] {
    model.sessions.indices.filter { index in
      let session = model.sessions[index]
      return session.status.takesPlace && session.leaders >= 0
        && model.leaderLists.lists[Int(session.leaders)].contains(LeaderLists.tbd)
    }.map { Contribution(.led(session: Int32($0)), .number(1)) }
  }

  /// The sessions of a leader's fullest week, each with the minutes it adds on the clock.
  private func heaviestWeek(_ subject: Subject) -> [Contribution] {
    guard case .leader(let leader) = subject else { return [] }
    let dated = facts.ledSessions[leader].filter { timeline.day(of: $0) != nil }
    let weeks = facts.clockMinutes(of: dated, on: timeline) { $0.map { model.plan.week(of: $0) } }
    let heaviest = weeks.compactMap { key, minutes in key.map { (day: $0, minutes: minutes) } }
      .max { ($0.minutes, $1.day) < ($1.minutes, $0.day) }
    guard let heaviest else { return [] }
    let inOrder = dated.filter {
      timeline.day(of: $0).map { model.plan.week(of: $0) } == heaviest.day
    }.sorted {
      (timeline.days[$0], model.sessions[$0].span.start, $0)
        < (timeline.days[$1], model.sessions[$1].span.start, $1)
    }
    var ends: [Day: Int] = [:]
    return inOrder.map { index in
      let session = model.sessions[index]
      var minutes = session.clockMinutes ?? 0
      if let day = timeline.day(of: index), session.span.start >= 0 {
        let (start, last) = (Int(session.span.start), ends[day] ?? -1)
        ends[day] = max(last, start + minutes)
        minutes = max(0, start + minutes - max(last, start))
      }
      return Contribution(.led(session: Int32(index)), .number(minutes))
    }
  }
}

extension Measure {
  /// The figure that contributions make for `subject`; nil over nothing.
  package func folded(_ contributions: [Contribution], of subject: Subject) -> Figure? {
    switch adds {
    case .strands:
      let parts = contributions.compactMap { $0.value?.value.whole }
      let all = parts.reduce(0, +)
      let squares = parts.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
      return squares == 0 ? nil : .share(Share(Int128(all) * Int128(all), squares))
    case .teacher: return contributions.first?.value
    case .link where subject.kind == .plan: return Self.pooled(contributions)
    case .session, .link, .encounter, .reached, .teachers, .focus, .ends, .pair, .undecided, .load:
      break
    }
    switch subject.kind {
    case .plan, .team, .thread:
      if subject.kind == .thread, case .session = adds { return Self.pooled(contributions) }
      if subject.kind == .thread, case .link = adds { return Self.pooled(contributions) }
      return folded(contributions)
    case .encounter:
      if case .encounter = adds { return contributions.first?.value }
      return Self.pooled(contributions)
    case .goal, .leader, .space, .session:
      return fold == .sum ? folded(contributions) : Self.pooled(contributions)
    case .teacher, .tool, .month: return Self.pooled(contributions)
    }
  }

  private func folded(_ contributions: [Contribution]) -> Figure? {
    switch fold {
    case .mean: return Self.mean(contributions)
    case .pooled: return Self.pooled(contributions)
    case .worst:
      return Self.byCell(contributions).map(\.count).filter { $0.whole > 0 }.min(by: isWorse)
        .map { .count($0) }
    case .sum:
      let values = contributions.compactMap { one in one.value.map { $0.value * one.weight } }
      return .share(values.reduce(.zero, +))
    case .greatest: return contributions.compactMap(\.value).max { $0.value < $1.value }
    case .none: return nil
    }
  }

  /// Whether a share is worse than another; of equal ones, that of fewer.
  package func isWorse(_ one: Count, _ other: Count) -> Bool {
    let (left, right) = (one.part * other.whole, other.part * one.whole)
    if left == right { return one.whole < other.whole }
    return (left < right) != (isWorseWhenMore ?? false)
  }

  private static func pooled(_ contributions: [Contribution]) -> Figure? {
    let sum = contributions.reduce(Count(0, of: 0)) { sum, one in
      sum + Count(one.count.part * one.weight, of: one.count.whole * one.weight)
    }
    return .of(sum.part, sum.whole)
  }

  private static func mean(_ contributions: [Contribution]) -> Figure? {
    let own = byCell(contributions).filter { $0.count.whole > 0 }
    let weight = own.reduce(0) { $0 + $1.weight }
    if weight == 0 { return nil }
    let sum = own.reduce(Share.zero) { $0 + Share($1.count.part, $1.count.whole) * $1.weight }
    return .share(sum / weight)
  }

  /// What the contributions of each cell come to for one of its people.
  package static func byCell(
    _ contributions: [Contribution]
  ) -> [(cell: Int, count: Count, weight: Int)] {
    var sums: [Int: (count: Count, weight: Int)] = [:]
    for one in contributions {
      guard let cell = one.cell else { continue }
      sums[cell, default: (Count(0, of: 0), one.weight)].count =
        (sums[cell]?.count ?? Count(0, of: 0)) + one.count
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value.count, $0.value.weight) }
  }
}
