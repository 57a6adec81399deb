package import WeaveModel

/// Whom or what a figure is about.
package enum Subject: Sendable, Hashable {
  case plan
  case person(Int)
  /// One of those a counted team does not name.
  case rest(team: Int)
  case team(Int)
  case space(Int)
  case session(Int)
  case leader(Int)
  case thread(Int)
  case goal(Int)
  case tool(Int)
  /// A month, such as 2026-10.
  case month(String)
  /// What one of the cell of an atom meets of a thread.
  case encounter(atom: Int, thread: Int)

  /// The kind whose measures can be asked of it.
  package var kind: SubjectKind {
    switch self {
    case .plan: .plan
    case .person, .rest: .teacher
    case .team: .team
    case .space: .space
    case .session: .session
    case .leader: .leader
    case .thread: .thread
    case .goal: .goal
    case .tool: .tool
    case .month: .month
    case .encounter: .encounter
    }
  }
}

/// What a figure is narrowed to: sessions of a window, of a space, about a thread; some teachers.
package struct Counting: Sendable, Hashable {
  /// Sessions on these days; nil for the whole plan.
  package var days: DayRange?
  /// Sessions of this place in `Model.spaces`; nil for all.
  package var space: Int?
  /// Sessions about this place in `Model.threads`; nil for all.
  package var thread: Int?
  /// The person or team whose teachers measures of threads are of; nil for all.
  package var who: EntityRef?
  /// Sums are those of the fullest such period; nil for all sessions together.
  package var period: Period?

  package init(
    days: DayRange? = nil, space: Int? = nil, thread: Int? = nil, who: EntityRef? = nil,
    period: Period? = nil
  ) {
    self.days = days
    self.space = space
    self.thread = thread
    self.who = who
    self.period = period
  }

  package static let everything = Counting()
}

/// How many heard links start and end at sessions, in spaces, and with leaders.
private struct LinkEnds {
  typealias Ends = [(started: Int, received: Int)]

  private(set) var sessions: Ends
  private(set) var spaces: Ends
  private(set) var leaders: Ends

  /// Links that start, and those that end, at sessions that are counted.
  init(_ experience: Experience, _ isCounted: (Int32) -> Bool) {
    let model = experience.model
    sessions = Ends(repeating: (0, 0), count: model.sessions.count)
    spaces = Ends(repeating: (0, 0), count: model.spaces.count)
    leaders = Ends(repeating: (0, 0), count: model.people.count)
    for tally in experience.linkTallies() where tally.heard > 0 {
      let start = model.sessions[Int(tally.session)]
      if isCounted(tally.session) {
        sessions[Int(tally.session)].started += 1
        spaces[Int(start.space)].started += 1
        for leader in model.leaders(of: start) { leaders[leader].started += 1 }
      }
      // A link with several ends in a space, or with a leader, is one link.
      let counted = tally.ends.filter(isCounted)
      let ends = counted.map { model.sessions[Int($0)] }
      for end in counted { sessions[Int(end)].received += 1 }
      for space in Set(ends.map(\.space)) { spaces[Int(space)].received += 1 }
      for leader in Set(ends.flatMap { model.leaders(of: $0) }) { leaders[leader].received += 1 }
    }
  }

  func count(_ end: Measure.LinkEnd, of subject: Subject) -> Int? {
    let ends: (started: Int, received: Int)
    switch subject {
    case .session(let session): ends = sessions[session]
    case .space(let space): ends = spaces[space]
    case .leader(let leader): ends = leaders[leader]
    case .plan, .person, .rest, .team, .thread, .goal, .tool, .month, .encounter: return nil
    }
    switch end {
    case .started: return ends.started
    case .received: return ends.received
    }
  }
}

/// Reads any measure of anybody and anything.
///
/// One reader serves one experience: sums over the whole plan are made once, when first asked for.
/// Each figure is the fold of its contributions (`Experience.contributions`), counted faster.
package struct MeasureReader {
  package let experience: Experience
  package let counting: Counting
  private lazy var tallies = experience.sessionTallies()
  private lazy var linkEnds = LinkEnds(experience) { isCounted($0) }
  private lazy var coordination = experience.coordination(in: counting.days)
  private lazy var everybody = experience.listeners(of: counting.who)
  private lazy var everybodysFigures = figures(everybody)
  private var lastTeam: (team: Int, listeners: [Listener], figures: [CellFigures])?
  private lazy var everybodysEncounters = experience.encounters(everybody, in: counting.days)

  package init(_ experience: Experience, _ counting: Counting = .everything) {
    self.experience = experience
    self.counting = counting
  }

  private var model: Model { experience.model }

  /// The figure that people call `name`; nil for a name the subject does not have.
  package mutating func figure(_ name: String, of subject: Subject) -> Figure? {
    Measure.named(name, of: subject.kind).flatMap { figure($0, of: subject) }
  }

  /// The figure of a measure; nil over nothing, and where it is not asked of such a subject.
  ///
  /// With `fold`, shares of several teachers are put together so, and not as the measure has it.
  package mutating func figure(
    _ measure: Measure, of subject: Subject, by fold: Measure.Fold? = nil
  ) -> Figure? {
    guard measure.isAsked(of: subject.kind) else { return nil }
    switch subject {
    case .person(let person):
      return teacher(measure, Int(experience.attendance.cellOf[person]))
    case .rest(let team):
      return teacher(measure, Int(experience.attendance.cellOf[model.people.count + team]))
    case .encounter(let atom, let thread):
      return meeting(measure, Int(experience.attendance.cellOf[atom]), thread)
    case .team(let team):
      if lastTeam?.team != team {
        // Several figures of one team in a row count its members once.
        let listeners = experience.listeners(of: EntityRef(.team, team))
        lastTeam = (team, listeners, figures(listeners))
      }
      return lastTeam.flatMap { several(measure, fold, $0.listeners, $0.figures) }
    case .plan: return plan(measure, fold)
    case .thread(let thread): return self.thread(measure, thread)
    case .goal(let goal):
      let serving = model.threads(serving: goal)
      if case .focus = measure.adds { return focus(serving) }
      return pooled(measure, Set(serving.flatMap { experience.sessions(about: $0) }).sorted())
    case .leader(let leader):
      return self.leader(measure, leader)
        ?? pooled(measure, experience.facts.ledSessions[leader])
    case .space(let space):
      return ends(measure, subject) ?? pooled(measure, model.sessionRanges[space])
    case .session(let session): return ends(measure, subject) ?? pooled(measure, [session])
    case .tool(let tool): return pooled(measure, experience.sessions(using: tool))
    case .month(let month): return self.month(measure, month)
    }
  }

  // MARK: Narrowing

  private func isCounted(_ session: Int32) -> Bool { isCounted(session, in: counting) }

  private func isCounted(_ session: Int32, in counting: Counting) -> Bool {
    if let days = counting.days {
      guard let day = experience.timeline.day(of: Int(session)), days.contains(day) else {
        return false
      }
    }
    if let space = counting.space, Int(model.sessions[Int(session)].space) != space { return false }
    if let thread = counting.thread {
      return experience.threads(of: session).contains(Int32(thread))
    }
    return true
  }

  /// The periods `session` falls in on the day it has now.
  private func keys(of session: Int, _ period: Period) -> [String] {
    experience.timeline.day(of: session).map { period.keys(of: $0, model) } ?? []
  }

  private func figures(_ listeners: [Listener]) -> [CellFigures] {
    if counting == .everything { return experience.figures(listeners) }
    var counter = CellCounter(experience.facts)
    return listeners.map { counter.figures(experience.cells[$0.cell], isCounted) }
  }

  // MARK: Teachers

  /// A figure of one teacher of a cell; below 0 stands for one who is expected nowhere.
  private func teacher(_ measure: Measure, _ cell: Int) -> Figure? {
    guard cell >= 0 else {
      guard case .teacher(let count) = measure.adds else { return nil }
      return count(CellFigures(), nil).map { .number($0) }
    }
    if let thread = counting.thread, let met = Measure.named(measure.name, of: .encounter),
      case .encounter = met.adds
    {
      guard let period = counting.period else { return meeting(met, cell, thread, isCounted) }
      let own = experience.cells[cell].sessions.filter { isCounted($0) }
      let all = Set(own.flatMap { keys(of: Int($0), period) })
      return all.compactMap { key in
        meeting(met, cell, thread) { isCounted($0) && keys(of: Int($0), period).contains(key) }
      }.max { $0.isBelow($1) } ?? .number(0)
    }
    let listener = Listener(cell: cell, weight: 1)
    switch measure.adds {
    case .session, .link:
      let count = measure.count(in: figures([listener])[0])
      return .of(count.part, count.whole)
    case .teacher(let count):
      let cells = experience.attendance.cells[cell]
      guard let period = counting.period else {
        return count(figures([listener])[0], cells).map { .number($0) }
      }
      var counter = CellCounter(experience.facts)
      let own = experience.cells[cell]
      let all = Set(own.sessions.filter { isCounted($0) }.flatMap { keys(of: Int($0), period) })
      return .number(
        all.compactMap { key in
          let inside = counter.figures(own) {
            isCounted($0) && keys(of: Int($0), period).contains(key)
          }
          return count(inside, cells)
        }.max() ?? 0)
    case .strands:
      return experience.strands(experience.encounters([listener], in: counting.days)[0])
        .map { .share($0) }
    case .teachers, .encounter, .reached, .focus, .ends, .pair, .undecided, .load: return nil
    }
  }

  /// How many lengths that a sum of minutes rests on are not known; 0 for other measures.
  package func unknownLengths(_ measure: Measure, of subject: Subject) -> Int {
    guard measure.unit == .minutes, Measure.inPeriods.contains(measure) else { return 0 }
    let sessions: [Int]
    switch subject {
    case .person(let person): sessions = experience.facts.expected(ofAtom: person)
    case .rest(let team): sessions = experience.facts.expected(ofAtom: model.people.count + team)
    case .leader(let leader): sessions = experience.facts.ledSessions[leader]
    case .thread(let thread): sessions = experience.facts.threadSessions[thread]
    case .goal(let goal):
      let threads = model.threads(serving: goal)
      sessions = Array(Set(threads.flatMap { experience.facts.threadSessions[$0] }))
    case .team, .space, .session, .month, .tool, .encounter, .plan: return 0
    }
    return sessions.count { model.sessions[$0].minutes == nil && isCounted(Int32($0)) }
  }

  /// A figure of what a teacher of a cell meets of one thread, at the sessions that are meant where
  /// a space or a period narrows them.
  private func meeting(
    _ measure: Measure, _ cell: Int, _ thread: Int, _ isMeant: ((Int32) -> Bool)? = nil
  ) -> Figure? {
    let listener = Listener(cell: cell, weight: 1)
    let isNarrowed = counting.space != nil || counting.period != nil
    let met: Encounters?
    if let isMeant, isNarrowed {
      var counter = CellCounter(experience.facts)
      met = counter.encounters(experience.cells[cell], experience.timeline, isMeant)
        .first { $0.thread == thread }
    } else {
      met = experience.encounters([listener], in: counting.days)[0].first { $0.thread == thread }
    }
    switch measure.adds {
    case .session: return met.flatMap { .of($0.counts[measure], $0.meetings) }
    case .encounter(let read):
      let spaces = experience.figures([listener], in: counting.days)[0].spaces
      return read(experience.meeting(met, spaces: spaces, in: counting.days))
    case .link, .teacher, .teachers, .reached, .focus, .strands, .ends, .pair, .undecided, .load:
      return nil
    }
  }

  /// A figure of several teachers.
  private func several(
    _ measure: Measure, _ fold: Measure.Fold?, _ listeners: [Listener], _ figures: [CellFigures]
  ) -> Figure? {
    switch measure.adds {
    case .session, .link:
      switch fold ?? measure.fold {
      case .mean: return experience.mean(measure, listeners, figures).share.map { .share($0) }
      case .worst: return experience.mean(measure, listeners, figures).worst.map { .count($0) }
      case .pooled:
        let count = experience.pooled(measure, listeners, figures)
        return .of(count.part, count.whole)
      case .sum, .greatest, .none: return nil
      }
    case .encounter:
      guard measure.unit == .share, let thread = counting.thread else { return nil }
      return experience.breadth(of: thread, listeners, in: counting.days).map { .share($0) }
    case .teacher, .teachers, .reached, .focus, .strands, .ends, .pair, .undecided, .load:
      return nil
    }
  }

  private mutating func plan(_ measure: Measure, _ fold: Measure.Fold?) -> Figure? {
    // Read first: a lazy value that is read while `self` is used copies all of it.
    let (everybody, figures) = (everybody, everybodysFigures)
    switch measure.adds {
    case .link:
      // What the whole plan's comments and times come to is counted by link, not by teacher.
      return several(measure, fold ?? .pooled, everybody, figures)
    case .pair(let count):
      let sum = coordination.pairs.reduce(Count(0, of: 0)) { $0 + count($1) }
      return .of(sum.part, sum.whole)
    case .undecided: return .number(coordination.undecided)
    case .teachers(let isCounted):
      return .number(
        zip(everybody, figures).reduce(0) {
          $0 + (isCounted($1.1) ? $1.0.weight : 0)
        })
    case .session, .teacher, .encounter, .reached, .focus, .strands, .ends, .load:
      return several(measure, fold, everybody, figures)
    }
  }

  // MARK: Sessions

  /// A figure over the (session, listener) or (link, listener) pairs of `sessions`.
  private mutating func pooled(
    _ measure: Measure, _ sessions: some Sequence<Int>
  ) -> Figure? {
    var sum = SessionTally()
    for session in sessions where isCounted(Int32(session)) { sum = sum + tallies[session] }
    let count = sum.count(measure)
    return .of(count.part, count.whole)
  }

  private mutating func ends(_ measure: Measure, _ subject: Subject) -> Figure? {
    guard case .ends(let end) = measure.adds else { return nil }
    return linkEnds.count(end, of: subject).map { .number($0) }
  }

  private mutating func leader(_ measure: Measure, _ leader: Int) -> Figure? {
    switch measure.adds {
    case .ends: return ends(measure, .leader(leader))
    case .load: return .number(load(leader))
    case .pair(let count):
      let own = coordination.pairs.filter { $0.first == leader || $0.second == leader }
      let sum = own.reduce(Count(0, of: 0)) { $0 + count($1) }
      return measure.fold == .sum ? .number(sum.part) : .of(sum.part, sum.whole)
    case .session, .link, .teacher, .teachers, .encounter, .reached, .focus, .strands, .undecided:
      return nil
    }
  }

  private mutating func month(_ measure: Measure, _ month: String) -> Figure? {
    guard let bound = experience.bound else {
      return pooled(
        measure,
        model.sessions.indices.filter { session in
          experience.timeline.day(of: session)?.isoMonth == month
        })
    }
    // Open sessions that may lie in the month are there, with nothing or with all.
    let known = model.sessions.indices.filter { model.sessions[$0].day?.isoMonth == month }
    let maybe = experience.facts.openSessions.filter { open in
      open.days.contains { $0.isoMonth == month }
    }
    guard case .count(let count)? = pooled(measure, known) else {
      return bound == .low || maybe.isEmpty ? nil : .count(Count(1, of: 1))
    }
    let extra = maybe.reduce(0) { $0 + tallies[Int($1.session)].count(measure).whole }
    return .count(
      Count(count.part + (bound == .high ? extra : 0), of: count.whole + extra))
  }

  /// The heaviest week on the clock, or, where days are open past trying them all, its bounds: the
  /// week of the known sessions, and that with every open session that may fall in it.
  private func load(_ leader: Int) -> Int {
    let facts = experience.facts
    let period = counting.period ?? .week
    guard let bound = experience.bound else {
      return facts.clockMinutes(
        of: facts.ledSessions[leader].filter { isCounted(Int32($0)) }, on: experience.timeline,
        per: period
      ).values.max() ?? 0
    }
    var narrowed = counting
    narrowed.days = nil
    let led = facts.ledSessions[leader].filter { isCounted(Int32($0), in: narrowed) }
    var loads = facts.clockMinutes(
      of: led.filter { model.sessions[$0].day.map { isIn($0) } ?? false }, per: period)
    var least = loads.values.max() ?? 0
    for open in facts.openSessions where led.contains(Int(open.session)) {
      let minutes = model.sessions[Int(open.session)].clockMinutes ?? 0
      let days = open.days.filter { isIn($0) }
      for key in Set(days.flatMap { period.keys(of: $0, model) }) {
        loads[key, default: 0] += minutes
      }
      if days.count == open.days.count,
        days.allSatisfy({ !period.keys(of: $0, model).isEmpty })
      {
        least = max(least, minutes)
      }
    }
    return bound == .low ? least : loads.values.max() ?? 0
  }

  private func isIn(_ day: Day) -> Bool { counting.days?.contains(day) ?? true }

  // MARK: Threads

  private mutating func thread(_ measure: Measure, _ thread: Int) -> Figure? {
    switch measure.adds {
    case .reached(let isSo):
      var (part, whole) = (0, 0)
      for (listener, own) in zip(everybody, met(thread)) {
        whole += listener.weight
        if isSo(own) { part += listener.weight }
      }
      return .of(part, whole)
    case .encounter(let read):
      switch measure.fold {
      case .mean:
        return experience.breadth(of: thread, everybody, in: counting.days).map { .share($0) }
      case .greatest:
        return met(thread).compactMap { own in
          read(experience.meeting(own, spaces: 0, in: counting.days))
        }.max { $0.value < $1.value }
      case .pooled, .worst, .sum, .none: return nil
      }
    case .focus: return focus([thread])
    case .session where counting.space == nil && counting.thread == nil:
      var (part, whole) = (0, 0)
      for case (let listener, let own?) in zip(everybody, met(thread)) {
        part += own.counts[measure] * listener.weight
        whole += own.meetings * listener.weight
      }
      return .of(part, whole)
    case .session, .link: return pooled(measure, experience.sessions(about: thread))
    case .teacher, .teachers, .strands, .ends, .pair, .undecided, .load: return nil
    }
  }

  /// The minutes of the sessions about some threads, each session's split over all of its own.
  private func focus(_ wanted: [Int]) -> Figure? {
    var sums: [String: Int] = [:]
    for session in model.sessions.indices where experience.timeline.contentOf[session] >= 0 {
      let threads = experience.threads(of: Int32(session))
      let count = threads.count { wanted.contains(Int($0)) }
      guard count > 0, isCounted(Int32(session)) else { continue }
      let parts =
        count
        * ((model.sessions[session].minutes ?? 0) * experience.facts.focusParts / threads.count)
      for key in counting.period.map({ keys(of: session, $0) }) ?? [""] {
        sums[key, default: 0] += parts
      }
    }
    return .share(experience.minutes(ofParts: sums.values.max() ?? 0))
  }

  /// What each listener meets of a thread; nil for those who never do.
  private mutating func met(_ thread: Int) -> [Encounters?] {
    if counting.days == nil {
      return everybody.map { experience.cells[$0.cell].encounters(of: thread) }
    }
    return everybodysEncounters.map { all in all.first { $0.thread == thread } }
  }
}

extension Experience {
  /// The sessions about a thread on the days they have now.
  func sessions(about thread: Int) -> [Int] {
    model.sessions.indices.filter { session in
      timeline.contentOf[session] >= 0 && threads(of: Int32(session)).contains(Int32(thread))
    }
  }

  /// What a teacher with `spaces` spaces meets of a thread, with what it is a part of.
  func meeting(
    _ met: Encounters?, spaces: Int, in days: DayRange? = nil
  ) -> Measure.Meeting {
    Measure.Meeting(
      met: met, spaces: spaces, after: daysAfter(met, in: days),
      minutes: minutes(ofParts: met?.parts ?? 0))
  }
}
