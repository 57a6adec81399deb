import WeaveSource

/// What putting one space on the calendar gives.
///
/// The numbers of audiences, leader lists and open days in `sessions` are those of the lists here;
/// the binder gives them their numbers in the model.
struct SpaceSchedule {
  var sessions: [Session] = []
  var cancellations: [Cancellation] = []
  var audiences = Audiences()
  var leaderLists = LeaderLists()
  var openDays: [[Day]] = []
  var diagnostics: [Diagnostic] = []
}

/// Puts one space on the calendar: a pure function of the space, its session blocks and the plan.
///
/// Of other spaces nothing is read, so that spaces can be scheduled side by side, and a what-if
/// that touches one space schedules that space alone.
struct SpaceScheduler {
  let model: Model
  let index: SpaceID
  let space: Space
  let blocks: [BlockID]
  var sessions: [Session] = []
  var cancelled: [CancelledSlot] = []
  var openDays: [[Day]] = []
  var diagnostics: [Diagnostic] = []

  /// A meeting of the schedule that a closed day or an exception takes away.
  struct CancelledSlot {
    let day: Day
    /// Minutes after midnight; -1 where no line says it.
    let start: Int16
    let line: Int
    let turn: EntityRef?
    let reason: Text
    let isClosedDay: Bool
  }

  /// Meetings kept of one space; a plan with more has a slip in its days.
  static let meetingLimit = 10_000

  /// The schedule of space `index`, whose session blocks are `blocks`, by address.
  static func schedule(_ index: SpaceID, blocks: [BlockID], of model: Model) -> SpaceSchedule {
    var scheduler = SpaceScheduler(index: index, blocks: blocks, model: model)
    scheduler.addScheduled()
    scheduler.addExtras()
    scheduler.addOpen()
    scheduler.declareMoved()
    scheduler.move()
    scheduler.sort()
    scheduler.mergeTwins()
    scheduler.match()
    scheduler.mergeTwins()
    scheduler.markDoubleDays()
    var values = SessionValues(scheduler.space, model, openDays: scheduler.openDays)
    for place in scheduler.sessions.indices { values.fill(&scheduler.sessions[place]) }
    scheduler.diagnostics += values.diagnostics
    scheduler.checkDays()
    return SpaceSchedule(
      sessions: scheduler.sessions,
      cancellations: scheduler.cancellations, audiences: values.audiences,
      leaderLists: values.leaderLists,
      openDays: scheduler.openDays, diagnostics: scheduler.diagnostics)
  }

  /// What is cancelled: lines that meet at one time cancel one meeting.
  private var cancellations: [Cancellation] {
    let slots = cancelled.indices.filter { place in
      let before = cancelled[..<place].last
      return before?.day != cancelled[place].day || before?.start != cancelled[place].start
    }
    return slots.map { cancelled[$0] }.map {
      Cancellation(space: index, day: $0.day, reason: $0.reason, isClosedDay: $0.isClosedDay)
    }
  }

  private init(index: SpaceID, blocks: [BlockID], model: Model) {
    self.model = model
    self.index = index
    self.space = model.spaces[index]
    self.blocks = blocks
    sessions.reserveCapacity(blocks.count)
  }

  /// Sorts by scheduled day, start, label, section, line.
  mutating func sort() {
    func precedes(_ left: Session, _ right: Session) -> Bool {
      let (one, other) = (left.when.sortKey, right.when.sortKey)
      return one == other
        ? (left.section, left.line) < (right.section, right.line) : one < other
    }
    let isSorted = zip(sessions, sessions.dropFirst()).allSatisfy { !precedes($1, $0) }
    if !isSorted { sessions.sort(by: precedes) }
  }

  // MARK: The schedule

  /// The span that the space's `hours` say for all its meetings.
  var hours: ClockSpan {
    model.facts(space.facts).last { $0.window == nil && $0.span != nil }?.span.map {
      model.spans[$0]
    } ?? .unknown
  }

  private mutating func addScheduled() {
    guard let planDays = model.plan.days else { return }
    var slots: [(day: Day, start: Int16, line: Int)] = []
    let usualStart = hours.start
    for (line, rule) in space.lines.enumerated() {
      let start = rule.span.start >= 0 ? rule.span.start : usualStart
      for day in days(of: rule, within: planDays) { slots.append((day, start, line)) }
    }
    slots.sort { ($0.day, $0.start, $0.line) < ($1.day, $1.start, $1.line) }
    if slots.count > Self.meetingLimit {
      diagnostics.append(.tooMany(at: space.header.location, name, slots.count))
      slots.removeSubrange(Self.meetingLimit...)
    }
    var usedExceptions: Set<Int> = []
    var turns = -1
    var last: (day: Day, start: Int16)?
    for slot in slots {
      // Lines that meet at one time take one turn.
      if last?.day != slot.day || last?.start != slot.start { turns += 1 }
      last = (slot.day, slot.start)
      let turn = space.rotation.isEmpty ? nil : space.rotation[turns % space.rotation.count]
      if let exception = space.exceptions.firstIndex(where: { $0.days.contains(slot.day) }) {
        usedExceptions.insert(exception)
        cancel(slot, turn, space.exceptions[exception].reason, isClosedDay: false)
        continue
      }
      if !isListed(slot.line), let closure = model.plan.closure(on: slot.day) {
        // What is moved to another day is not cancelled with the rest.
        let moves = space.moves
        let isWhole = addMeeting(slot.day, line: slot.line, turn: turn) { scheduler, session in
          moves.contains { scheduler.isMoved(session, by: $0) }
        }
        if !isWhole { cancel(slot, turn, closure.reason, isClosedDay: true) }
        continue
      }
      addMeeting(slot.day, line: slot.line, turn: turn)
    }
    for (place, exception) in space.exceptions.enumerated() where !usedExceptions.contains(place) {
      diagnostics.append(.exceptionUnused(at: exception.location, name, exception.days.first))
    }
  }

  /// Notes a meeting of the schedule that does not take place.
  private mutating func cancel(
    _ slot: (day: Day, start: Int16, line: Int), _ turn: EntityRef?, _ reason: Text,
    isClosedDay: Bool
  ) {
    cancelled.append(
      CancelledSlot(
        day: slot.day, start: slot.start, line: slot.line, turn: turn, reason: reason,
        isClosedDay: isClosedDay))
  }

  /// True for an `on` line: its days are named one by one, and closed days do not cancel them.
  private func isListed(_ line: Int) -> Bool {
    if case .on = space.lines[line].pattern { true } else { false }
  }

  private mutating func days(of rule: Space.ScheduleLine, within plan: DayRange) -> [Day] {
    let first = max(plan.first, rule.from ?? plan.first, space.from ?? plan.first)
    let last = min(plan.last, rule.until ?? plan.last, space.until ?? plan.last)
    switch rule.pattern {
    case .open: return []
    case .on(let days):
      return days.filter { day in
        let starts = [rule.from, space.from].compactMap { $0 }
        let ends = [rule.until, space.until].compactMap { $0 }
        return starts.allSatisfy { $0 <= day } && ends.allSatisfy { day <= $0 }
      }
    case .every(let recurrence):
      guard first <= last else { return [] }
      let anchor = rule.from ?? space.from
      if recurrence.needsAnchor, anchor == nil {
        diagnostics.append(.missingAnchor(at: rule.location, plan.first))
      }
      let (days, lacking) = recurrence.days(
        in: DayRange(first, last), anchor: anchor ?? first, limit: Self.meetingLimit + 1,
        weekStart: model.plan.weekStart)
      if let month = lacking.first {
        diagnostics.append(.lackingDay(at: rule.location, month.isoMonth, lacking.count))
      }
      return days
    }
  }

  /// The sections that meet by a line: all, or those the line or a turn is for.
  private func sections(ofLine line: Int, turn: EntityRef?) -> [SectionID] {
    let own = space.ownSections
    if own.isEmpty { return [.none] }
    if let team = space.lines[line].team { return [space.section(of: team)].compactMap { $0 } }
    if let turn, let section = own.firstIndex(where: { $0.who == turn }) { return [ID(section)] }
    return own.indices.map { ID($0) }
  }

  /// Adds a meeting by a line of the schedule, of all its sections or of those that are meant;
  /// whether all are.
  @discardableResult
  mutating func addMeeting(
    _ day: Day, line: Int, turn: EntityRef?,
    where isMeant: (Self, Session) -> Bool = { _, _ in true }
  ) -> Bool {
    let span = space.lines[line].span
    var isWhole = true
    for section in sections(ofLine: line, turn: turn) {
      var session = Session(
        space: index, section: section, when: When(day: day, minute: Int(span.start)), day: day)
      session.line = ID(line)
      session.turn = turn
      session.span = span
      if isMeant(self, session) { sessions.append(session) } else { isWhole = false }
    }
    return isWhole
  }

  private mutating func addExtras() {
    if space.extras.isEmpty { return }
    var taken: [Day: Set<Int16>] = [:]
    for session in sessions {
      if let day = session.when.day { taken[day, default: []].insert(start(of: session)) }
    }
    for extra in space.extras.prefix(Self.meetingLimit) {
      let start = extra.span.start
      if let starts = taken[extra.day], start < 0 || starts.contains(start) {
        diagnostics.append(.extraMeetsAlready(at: extra.location, name, extra))
        continue
      }
      taken[extra.day, default: []].insert(start < 0 ? space.usualSpan.start : start)
      let first = sessions.count
      addOffSchedule(When(day: extra.day, minute: Int(extra.span.start)), section: .none)
      for place in first..<sessions.count { sessions[place].span = extra.span }
    }
    if space.extras.count > Self.meetingLimit {
      diagnostics.append(.tooMany(at: space.header.location, name, space.extras.count))
    }
  }

  /// Adds a meeting that no line of the schedule gives, of `section` or of all.
  mutating func addOffSchedule(_ when: When, section: SectionID) {
    let own = space.ownSections
    let all = own.isEmpty ? [SectionID.none] : own.indices.map { ID($0) }
    for section in section.ifAny.map({ [$0] }) ?? all {
      var session = Session(space: index, section: section, when: when, day: when.day)
      session.span.start = when.minute
      sessions.append(session)
    }
  }

  private mutating func addOpen() {
    for (line, rule) in space.lines.enumerated() {
      guard case .open(let count, let label, let days) = rule.pattern else { continue }
      let choice = openDays(in: days)
      if openDays[choice].isEmpty { diagnostics.append(.withoutDays(at: rule.location)) }
      for number in 1...count {
        // The binder has made the names when it read the line.
        guard let name = model.symbols.find("\(model.symbols.text(label))-\(number)") else { break }
        for section in sections(ofLine: line, turn: nil) {
          var session = Session(
            space: index, section: section, when: When(label: name), day: nil)
          session.line = ID(line)
          session.span = rule.span
          session.openDays = choice
          sessions.append(session)
        }
      }
    }
  }

  /// The days an open session may take within `range`: school days of the plan that are not closed.
  mutating func openDays(in range: DayRange) -> DayListID {
    let limit = range.first + 3_660
    guard let clipped = range.clamped(to: model.plan.days ?? range) else { return addChoice([]) }
    var days: [Day] = []
    var day = clipped.first
    while day <= clipped.last, day <= limit {
      if model.plan.isSchoolDay(day), model.plan.closure(on: day) == nil { days.append(day) }
      day = day + 1
    }
    return addChoice(days)
  }

  mutating func addChoice(_ days: [Day]) -> DayListID {
    if let last = openDays.last, last == days { return ID(openDays.count - 1) }
    return openDays.add(days)
  }

  private mutating func move() {
    for move in space.moves {
      let found = sessions.indices.filter { isMoved(sessions[$0], by: move) }
      if let first = found.first,
        found.contains(where: { sessions[$0].when != sessions[first].when })
      {
        diagnostics.append(
          .moveAmbiguous(name, found.map { sessions[$0].when }, at: move.location))
        continue
      }
      if let first = found.first, sessions[first].isMoved {
        let other = space.moves.first { $0.when == move.when && $0.section == move.section }
        diagnostics.append(.movedTwice(at: move.location, other?.location ?? move.location))
        continue
      }
      for place in found {
        sessions[place].day = move.day
        sessions[place].isMoved = true
        sessions[place].openDays = .none
        // What its line says comes with the line, below what its section says.
        if move.span != .unknown || sessions[place].line != .none {
          sessions[place].span = move.span
        }
      }
      if found.isEmpty { diagnostics.append(.moveUnused(at: move.location, name)) }
    }
  }

  private func isMoved(_ session: Session, by move: Space.Move) -> Bool {
    guard isMeant(session, move.when) else { return false }
    guard let who = move.section else { return true }
    return space.section(of: who).map { space.isMeeting(session, of: $0) } ?? false
  }

  func isMeant(_ session: Session, _ when: When) -> Bool {
    guard let day = when.day else { return session.when == when }
    return session.when.day == day && (when.minute < 0 || start(of: session) == when.minute)
  }

  /// A day on which one section meets twice needs the start in the address.
  private mutating func markDoubleDays() {
    for place in sessions.indices.dropFirst() {
      guard let day = sessions[place].when.day else { continue }
      var before = place - 1
      while before >= 0, sessions[before].when.day == day {
        if sessions[before].when != sessions[place].when {
          sessions[before].isOnlyMeetingOfDay = false
          sessions[place].isOnlyMeetingOfDay = false
        }
        before -= 1
      }
    }
  }

  var name: String { model.symbols.text(space.header.name) }
}

extension Diagnostic {
  fileprivate static func tooMany(at location: Location, _ name: String, _ count: Int) -> Self {
    Diagnostic(
      .tooManyMeetings, at: location,
      "`\(name)` meets more than \(SpaceScheduler.meetingLimit) times; only those are kept",
      hints: ["a space keeps \(SpaceScheduler.meetingLimit) meetings; look at the days of the plan"]
    )
  }

  fileprivate static func exceptionUnused(at location: Location, _ name: String, _ day: Day) -> Self
  {
    Diagnostic(
      .exceptionUnused, at: location,
      "`\(name)` does not meet on \(day.iso), so this changes nothing")
  }

  fileprivate static func missingAnchor(at location: Location, _ first: Day) -> Self {
    Diagnostic(
      .missingAnchor, at: location, "an interval needs its first week, or nobody knows which weeks",
      hints: ["add `from \(first.iso)`, or the day of the first meeting"])
  }

  fileprivate static func lackingDay(at location: Location, _ month: String, _ count: Int) -> Self {
    Diagnostic(
      .missingDay, at: location,
      count == 1
        ? "\(month) has no such day; nothing meets then"
        : "\(count) months have no such day, \(month) first; nothing meets then")
  }

  fileprivate static func extraMeetsAlready(
    at location: Location, _ name: String, _ extra: Space.Extra
  ) -> Self {
    let day = extra.day.iso
    if extra.span.start < 0 {
      return Diagnostic(
        .exceptionUnused, at: location, "the space meets on \(day) already",
        hints: ["a second meeting that day says its start: `also \(day) 15:30`"])
    }
    return Diagnostic(
      .exceptionUnused, at: location,
      "the space meets on \(day) at \(clock(Int(extra.span.start))) already, "
        + "so this changes nothing",
      hints: ["for other hours that day, write `hours` under `session \(name)@\(day)`"])
  }

  fileprivate static func moveAmbiguous(
    _ name: String, _ whens: [When], at location: Location
  ) -> Self {
    let starts = Set(whens).compactMap { when in
      when.day.map { "\($0.iso)T\(clock(Int(max(0, when.minute))))" }
    }
    return Diagnostic(
      .ambiguousAddress, at: location, "`\(name)` meets \(starts.count) times that day",
      hints: ["say which: \(starts.sorted().joined(separator: ", "))"])
  }

  fileprivate static func movedTwice(at location: Location, _ first: Location) -> Self {
    Diagnostic(
      .conflictingFacts, at: location, "this meeting is moved already",
      notes: [Note(first, "moved here")])
  }

  fileprivate static func moveUnused(at location: Location, _ name: String) -> Self {
    Diagnostic(
      .exceptionUnused, at: location, "`\(name)` has no such meeting to move",
      hints: ["a move names the scheduled day, or the label of an open meeting"])
  }
}
