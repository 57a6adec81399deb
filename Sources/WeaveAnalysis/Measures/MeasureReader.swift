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
}

/// What a figure is narrowed to: sessions of a window, of a space, about a thread.
package struct Counting: Sendable, Hashable {
  package var days: DayRange?
  package var space: Int?
  package var thread: Int?

  package init(days: DayRange? = nil, space: Int? = nil, thread: Int? = nil) {
    self.days = days
    self.space = space
    self.thread = thread
  }

  package static let everything = Counting()
}

/// How many heard links start and end at sessions, in spaces, and with leaders.
private struct LinkEnds {
  typealias Ends = [(started: Int, received: Int)]

  private(set) var sessions: Ends
  private(set) var spaces: Ends
  private(set) var leaders: Ends

  init(_ experience: Experience) {
    let model = experience.model
    sessions = Ends(repeating: (0, 0), count: model.sessions.count)
    spaces = Ends(repeating: (0, 0), count: model.spaces.count)
    leaders = Ends(repeating: (0, 0), count: model.people.count)
    for tally in experience.linkTallies() where tally.heard > 0 {
      let start = model.sessions[Int(tally.session)]
      sessions[Int(tally.session)].started += 1
      spaces[Int(start.space)].started += 1
      for leader in model.leaders(of: start) { leaders[leader].started += 1 }
      // A link with several ends in a space, or with a leader, is one link.
      let ends = tally.ends.map { model.sessions[Int($0)] }
      for end in tally.ends { sessions[Int(end)].received += 1 }
      for space in Set(ends.map(\.space)) { spaces[Int(space)].received += 1 }
      for leader in Set(ends.flatMap { model.leaders(of: $0) }) { leaders[leader].received += 1 }
    }
  }

  func figure(_ name: String, _ ends: Ends, _ index: Int) -> Figure? {
    switch name {
    case "started": .number(ends[index].started)
    case "received": .number(ends[index].received)
    default: nil
    }
  }
}

/// Reads any measure of anybody and anything, by its name in the catalogue.
///
/// One reader serves one experience: sums over the whole plan are made once, when first asked for.
package struct MeasureReader {
  package let experience: Experience
  package let counting: Counting
  private lazy var tallies = experience.sessionTallies()
  private lazy var linkEnds = LinkEnds(experience)
  private lazy var parts = experience.threadParts()
  private lazy var coordination = experience.coordination()
  private lazy var everybody = experience.listeners(of: nil)
  private lazy var everybodysFigures = figures(everybody)
  private var lastTeam: (team: Int, listeners: [Listener], figures: [CellFigures])?
  private lazy var everybodysEncounters = experience.encounters(everybody, in: counting.days)

  package init(_ experience: Experience, _ counting: Counting = .everything) {
    self.experience = experience
    self.counting = counting
  }

  private var model: Model { experience.model }

  /// The figure called `name`; nil over nothing, and for a name the subject does not have.
  package mutating func figure(_ name: String, of subject: Subject) -> Figure? {
    switch subject {
    case .person(let person): teacher(name, Int(experience.attendance.cellOf[person]))
    case .rest(let team):
      teacher(name, Int(experience.attendance.cellOf[model.people.count + team]))
    case .team(let team): self.team(name, team)
    case .plan: plan(name) ?? several(name, everybody, everybodysFigures)
    case .thread(let thread): self.thread(name, thread) ?? sessions(name, about(thread))
    case .goal(let goal): self.goal(name, goal)
    case .space(let space):
      linkEnds.figure(name, linkEnds.spaces, space) ?? sessions(name, model.sessionRanges[space])
    case .leader(let leader):
      self.leader(name, leader) ?? sessions(name, experience.facts.ledSessions[leader])
    case .session(let session):
      linkEnds.figure(name, linkEnds.sessions, session) ?? sessions(name, [session])
    case .tool(let tool): sessions(name, experience.facts.toolSessions[tool])
    case .month(let month): self.month(name, month)
    }
  }

  // MARK: Narrowing

  private func isCounted(_ session: Int32) -> Bool {
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

  private func figures(_ listeners: [Listener]) -> [CellFigures] {
    if counting == .everything { return experience.figures(listeners) }
    var counter = CellCounter(experience.facts)
    return listeners.map { counter.figures(experience.cells[$0.cell], isCounted) }
  }

  // MARK: Teachers

  /// A figure of one teacher of a cell.
  private func teacher(_ name: String, _ cell: Int) -> Figure? {
    guard cell >= 0 else {
      return ["sessions", "spaces", "minutes"].contains(name) ? .number(0) : nil
    }
    if let thread = counting.thread, let figure = met(name, cell, thread) { return figure.value }
    let listener = Listener(cell: cell, weight: 1)
    let own = figures([listener])[0]
    if let measure = ShareMeasure(rawValue: name) {
      let count = measure.count(in: own)
      return .of(count.part, count.whole)
    }
    switch name {
    case "sessions": return .number(own.sessions)
    case "spaces": return .number(own.spaces)
    case "minutes": return .number(own.minutes)
    case "optional": return .number(experience.attendance.cells[cell].optionalMinutes)
    case "strands":
      return experience.strands(experience.encounters([listener], in: counting.days)[0])
        .map { .share($0) }
    default: return nil
    }
  }

  /// A figure of what a teacher meets of one thread; nil for names that are no such figure.
  private func met(_ name: String, _ cell: Int, _ thread: Int) -> (value: Figure?, Void)? {
    guard Experience.encounterFigures.contains(name) else { return nil }
    let listener = Listener(cell: cell, weight: 1)
    let all = experience.encounters([listener], in: counting.days)[0]
    let spaces = experience.figures([listener], in: counting.days)[0].spaces
    let own = all.first { $0.thread == thread }
    return (experience.figure(name, own, spaces: spaces, in: counting.days), ())
  }

  /// A figure of several teachers: the mean of their own, or what `worst` and `pooled` say.
  private func several(
    _ name: String, _ listeners: [Listener], _ figures: [CellFigures]
  ) -> Figure? {
    if name == "breadth", let thread = counting.thread {
      return experience.breadth(of: thread, listeners, in: counting.days).map { .share($0) }
    }
    if let measure = ShareMeasure(rawValue: name) {
      return experience.mean(measure, listeners, figures).share.map { .share($0) }
    }
    switch name {
    case "worst":
      return experience.mean(.woven, listeners, figures).worst.map { .count($0) }
    case "pooled":
      let count = experience.pooled(.woven, listeners, figures)
      return .of(count.part, count.whole)
    default: return nil
    }
  }

  /// A figure of a team; several of one team in a row count its members once.
  private mutating func team(_ name: String, _ team: Int) -> Figure? {
    if lastTeam?.team != team {
      let listeners = experience.listeners(of: EntityRef(.team, team))
      lastTeam = (team, listeners, figures(listeners))
    }
    return lastTeam.flatMap { several(name, $0.listeners, $0.figures) }
  }

  private mutating func plan(_ name: String) -> Figure? {
    switch name {
    case "heard", "previews", "same-day", "standing":
      guard let measure = ShareMeasure(rawValue: name) else { return nil }
      let count = experience.pooled(measure, everybody, everybodysFigures)
      return .of(count.part, count.whole)
    case "coordination": return .of(coordination.count.part, coordination.count.whole)
    case "coordination-weighted":
      return .of(coordination.weighted.part, coordination.weighted.whole)
    case "tbd": return .number(coordination.undecided)
    case "teachers": return .number(everybody.reduce(0) { $0 + $1.weight })
    case "at-nothing":
      return .number(
        zip(everybody, everybodysFigures).reduce(0) {
          $0 + ($1.1.sessions == 0 ? $1.0.weight : 0)
        })
    default: return nil
    }
  }

  // MARK: Sessions

  /// A pooled figure over (session, listener) pairs of `sessions`.
  private mutating func sessions(_ name: String, _ sessions: some Sequence<Int>) -> Figure? {
    var sum = SessionTally()
    for session in sessions where isCounted(Int32(session)) { sum = sum + tallies[session] }
    switch name {
    case "woven": return .of(sum.woven, sum.listeners)
    case "labelled": return .of(sum.labelled, sum.listeners)
    case "surface": return .of(sum.surface, sum.listeners)
    case "isolated": return .of(sum.isolated, sum.listeners)
    case "tool-only": return .of(sum.toolOnly, sum.listeners)
    case "across": return .of(sum.across, sum.listeners)
    case "heard": return .of(sum.heard, sum.pairs)
    case "label-only": return .of(sum.labelOnly, sum.listeners)
    default: return nil
    }
  }

  private mutating func leader(_ name: String, _ leader: Int) -> Figure? {
    switch name {
    case "started", "received": return linkEnds.figure(name, linkEnds.leaders, leader)
    case "shared":
      return .number(coordination.pairs.count { $0.first == leader || $0.second == leader })
    case "partners":
      let own = coordination.pairs.filter { $0.first == leader || $0.second == leader }
      return .of(own.count { $0.planTogether }, own.count)
    case "load":
      return .number(load(leader))
    default: return nil
    }
  }

  private mutating func month(_ name: String, _ month: String) -> Figure? {
    guard let bound = experience.bound else {
      return sessions(
        name,
        model.sessions.indices.filter { session in
          experience.timeline.day(of: session)?.isoMonth == month
        })
    }
    // Open sessions that may lie in the month are there, with nothing or with all.
    let known = model.sessions.indices.filter { model.sessions[$0].day?.isoMonth == month }
    let maybe = experience.facts.openSessions.filter { open in
      open.days.contains { $0.isoMonth == month }
    }
    var whole: Figure?
    if case .count(let count)? = sessions(name, known) { whole = .count(count) }
    guard case .count(let count)? = whole else {
      return bound == .low || maybe.isEmpty ? nil : .count(Count(1, of: 1))
    }
    let extra = maybe.reduce(0) { sum, open in
      let tally = tallies[Int(open.session)]
      return sum + (name == "heard" ? tally.pairs : tally.listeners)
    }
    return .count(
      Count(count.part + (bound == .high ? extra : 0), of: count.whole + extra))
  }

  /// The heaviest week on the clock, or, where days are open past trying them all, its bounds: the
  /// week of the known sessions, and that with every open session that may fall in it.
  private func load(_ leader: Int) -> Int {
    let facts = experience.facts
    let led = facts.ledSessions[leader]
    guard let bound = experience.bound else {
      let loads = facts.clockMinutes(of: led, on: experience.timeline) { $0?.monday }
      return loads.filter { $0.key != nil }.values.max() ?? 0
    }
    var loads = facts.clockMinutes(of: led.filter { model.sessions[$0].day != nil }) { $0?.monday }
    for open in facts.openSessions where led.contains(Int(open.session)) {
      let minutes = model.sessions[Int(open.session)].minutes ?? 0
      for week in Set(open.days.map(\.monday)) {
        loads[week] =
          bound == .high ? (loads[week] ?? 0) + minutes : max(loads[week] ?? 0, minutes)
      }
    }
    return loads.filter { $0.key != nil }.values.max() ?? 0
  }

  // MARK: Threads and goals

  private func about(_ thread: Int) -> [Int] {
    model.sessions.indices.filter { session in
      experience.timeline.contentOf[session] >= 0
        && experience.threads(of: Int32(session)).contains(Int32(thread))
    }
  }

  private mutating func thread(_ name: String, _ thread: Int) -> Figure? {
    switch name {
    case "reach": return share(thread) { $0 != nil }
    case "carried": return share(thread) { ($0?.spaces ?? 0) >= 2 }
    case "once": return share(thread) { $0?.days == 1 }
    case "breadth":
      return experience.breadth(of: thread, everybody, in: counting.days).map { .share($0) }
    case "gap":
      // The longest any teacher waits.
      return met(thread).compactMap { $0?.longestGap }.max()
        .map { .number($0) }
    case "minutes": return .share(experience.minutes(ofParts: parts[thread]))
    default: return nil
    }
  }

  /// What each listener meets of a thread; nil for those who never do.
  private mutating func met(_ thread: Int) -> [Encounters?] {
    if counting.days == nil {
      return everybody.map { experience.cells[$0.cell].encounters(of: thread) }
    }
    return everybodysEncounters.map { all in all.first { $0.thread == thread } }
  }

  /// Teachers whose encounters with a thread are so, of all teachers.
  private mutating func share(_ thread: Int, _ isSo: (Encounters?) -> Bool) -> Figure? {
    var (part, whole) = (0, 0)
    for (listener, own) in zip(everybody, met(thread)) {
      whole += listener.weight
      if isSo(own) { part += listener.weight }
    }
    return .of(part, whole)
  }

  private mutating func goal(_ name: String, _ goal: Int) -> Figure? {
    let serving = model.threads.indices.filter { model.threads[$0].goals.contains(goal) }
    if name == "minutes" {
      return .share(experience.minutes(ofParts: serving.reduce(0) { $0 + parts[$1] }))
    }
    return sessions(name, Set(serving.flatMap { about($0) }).sorted())
  }
}

extension Experience {
  /// The names of figures of one teacher and one thread.
  static let encounterFigures: Set<String> = [
    "meetings", "days", "span", "gap", "after", "minutes", "label-only", "breadth",
  ]

  /// The figure called `name` of what a teacher with `spaces` spaces meets of a thread; nil for
  /// encounters is never.
  package func figure(
    _ name: String, _ own: Encounters?, spaces: Int, in days: DayRange? = nil
  ) -> Figure? {
    switch name {
    case "meetings": .number(own?.meetings ?? 0)
    case "days": .number(own?.days ?? 0)
    case "span": own.map { .number($0.span) }
    case "gap": own?.longestGap.map { .number($0) }
    case "after": daysAfter(own, in: days).map { .number($0) }
    case "minutes": .share(minutes(ofParts: own?.parts ?? 0))
    case "woven": own.flatMap { .of($0.woven, $0.meetings) }
    case "label-only": own.flatMap { .of($0.labelOnly, $0.meetings) }
    case "spaces": .number(own?.spaces ?? 0)
    case "breadth": .of(own?.spaces ?? 0, spaces)
    default: nil
    }
  }
}
