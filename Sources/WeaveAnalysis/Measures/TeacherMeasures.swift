package import WeaveModel

extension Measure {
  /// So much of so much, for one teacher; over nothing for a measure that is no share of theirs.
  package func count(in figures: CellFigures) -> Count {
    switch adds {
    case .session(_, .one): Count(figures.counts[self], of: figures.sessions)
    case .session: Count(figures.counts[self], of: figures.minutes)
    case .link: Count(figures.links[self], of: figures.pairs)
    case .teacher, .teachers, .encounter, .reached, .focus, .strands, .ends, .pair, .undecided,
      .load:
      Count(0, of: 0)
    }
  }

  /// Whether it is a share of each teacher's own sessions, minutes or links.
  package var isShare: Bool {
    switch adds {
    case .session, .link: fold == .mean
    case .teacher, .teachers, .encounter, .reached, .focus, .strands, .ends, .pair, .undecided,
      .load:
      false
    }
  }
}

/// Some of the people of one cell.
package struct Listener: Sendable, Hashable {
  /// A place in `Attendance.cells`.
  package let cell: Int
  /// How many of them are meant.
  package let weight: Int
}

/// A measure over several teachers: their mean, and who is served worst.
package struct Mean: Sendable {
  /// The weighted mean of the teachers' shares; nil when none has one.
  package let share: Share?
  /// The teachers it is a mean of; the others have nothing to measure.
  package let counted: Int
  /// All teachers asked about, with those who have nothing to measure.
  package let teachers: Int
  /// The cells with the worst share, and that share; empty when nobody has one.
  package let worstCells: [Int]
  /// The worst share of one teacher, as a count; of equal shares the one of fewer.
  package let worst: Count?
  /// The best share of one teacher, as a count; of equal shares the one of more.
  package let best: Count?
}

extension Experience {
  /// The teachers that a person, a team, or, with nil, the plan stands for.
  ///
  /// One who leads and does not teach stands for themselves, as a listener of their own.
  package func listeners(of ref: EntityRef?) -> [Listener] {
    let cells = attendance.cells
    guard let ref else {
      return cells.indices.filter { cells[$0].isTeacher }.map {
        Listener(cell: $0, weight: cells[$0].weight)
      }
    }
    if ref.kind == .person {
      let cell = Int(attendance.cellOf[Int(ref.index)])
      return cell < 0 ? [] : [Listener(cell: cell, weight: 1)]
    }
    return attendance.cellsOfTeam[Int(ref.index)].map {
      Listener(cell: $0, weight: cells[$0].weight)
    }
  }

  /// Whether a session counts in a window, on the day it has now; nil is the whole plan.
  package func isCounted(_ days: DayRange?) -> (Int32) -> Bool {
    guard let days else { return { _ in true } }
    return { session in
      timeline.day(of: Int(session)).map { days.contains($0) } ?? false
    }
  }

  /// The counts of each listener, over the sessions of a window.
  package func figures(_ listeners: [Listener], in days: DayRange? = nil) -> [CellFigures] {
    guard days != nil else { return listeners.map { cells[$0.cell].figures } }
    var counter = CellCounter(facts)
    return listeners.map { counter.figures(cells[$0.cell], isCounted(days)) }
  }

  /// What each listener meets of every thread, over the sessions of a window.
  package func encounters(_ listeners: [Listener], in days: DayRange? = nil) -> [[Encounters]] {
    guard days != nil else { return listeners.map { cells[$0.cell].encounters } }
    var counter = CellCounter(facts)
    return listeners.map { counter.encounters(cells[$0.cell], timeline, isCounted(days)) }
  }

  /// The mean of a share over `listeners`, whose counts are `figures`.
  package func mean(
    _ measure: Measure, _ listeners: [Listener], _ figures: [CellFigures]
  ) -> Mean {
    // By denominator, since shares of the same number of sessions add as whole numbers.
    var sums: [Int: Int] = [:]
    var counted = 0
    var teachers = 0
    var (worst, best): (Count?, Count?) = (nil, nil)
    var worstCells: [Int] = []
    for (listener, figures) in zip(listeners, figures) {
      teachers += listener.weight
      let count = measure.count(in: figures)
      guard count.whole > 0 else { continue }
      counted += listener.weight
      sums[count.whole, default: 0] += count.part * listener.weight
      let order = worst.map { compare(count, $0, measure) } ?? -1
      if order < 0 { (worst, worstCells) = (count, []) }
      if order <= 0 { worstCells.append(listener.cell) }
      if best.map({ compare(count, $0, measure) > 0 }) ?? true { best = count }
    }
    let total = sums.sorted { $0.key < $1.key }.reduce(Share.zero) {
      $0 + Share($1.value, $1.key)
    }
    return Mean(
      share: counted == 0 ? nil : total / counted, counted: counted, teachers: teachers,
      worstCells: worstCells, worst: worst, best: best)
  }

  /// Below zero when `one` is worse than `other`; of the same share, the one of fewer.
  private func compare(_ one: Count, _ other: Count, _ measure: Measure) -> Int {
    let (left, right) = (one.part * other.whole, other.part * one.whole)
    if left == right { return one.whole - other.whole }
    return (left < right) == (measure.isWorseWhenMore ?? false) ? 1 : -1
  }

  /// All (session, listener) or (link, listener) pairs of `listeners` together.
  package func pooled(
    _ measure: Measure, _ listeners: [Listener], _ figures: [CellFigures]
  ) -> Count {
    zip(listeners, figures).reduce(Count(0, of: 0)) { sum, next in
      let count = measure.count(in: next.1)
      return sum + Count(count.part * next.0.weight, of: count.whole * next.0.weight)
    }
  }

  /// How many ideas at once, in effect: 1 ÷ the sum of squared shares of thread minutes; nil
  /// without thread minutes.
  package func strands(_ encounters: [Encounters]) -> Share? {
    let total = encounters.reduce(0) { $0 + $1.parts }
    guard total > 0 else { return nil }
    if let bound, facts.openSessions.contains(where: { Set($0.contents).count > 1 }) {
      return bound == .low ? Share(1, 1) : Share(model.threads.count, 1)
    }
    let squares = encounters.reduce(Int128(0)) { $0 + Int128($1.parts) * Int128($1.parts) }
    return Share(Int128(total) * Int128(total), squares)
  }

  /// Days from the last meeting to the end of the window, or else the plan; nil when never met or
  /// when neither has an end.
  package func daysAfter(_ encounters: Encounters?, in days: DayRange?) -> Int? {
    guard let encounters, let end = (days ?? model.plan.days)?.last else { return nil }
    return encounters.last == Timeline.noDay ? nil : end - Day(number: encounters.last)
  }

  /// Minutes as people count them, of parts of a minute.
  package func minutes(ofParts parts: Int) -> Share { Share(parts, facts.focusParts) }
}
