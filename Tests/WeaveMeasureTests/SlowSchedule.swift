import WeaveSource

@testable import WeaveModel

/// Which meetings a plan has, worked out day by day from the lines of its spaces: the second
/// opinion on schedules, from the words of docs/language.md ("When a space meets").
struct SlowSchedule {
  /// A meeting in words: whose it is, when, and what its line says.
  struct Entry: Comparable {
    let words: String
    /// What its line may be about; several where two lines of one length clash.
    let focuses: Set<String>
    /// Whose turn it is; several where meeting times with turns of their own come to one.
    let turns: Set<String>

    static func < (left: Self, right: Self) -> Bool { left.words < right.words }
  }

  /// One meeting of a space while it is worked out.
  struct Slot {
    let when: When
    var section: SectionID
    var line: Int?
    var turn: EntityRef?
    var day: Day?
    var days: [Day] = []
    var isMoved = false
    /// Taken away by a closed day or an exception.
    var isCancelled = false
    /// Brought back or made by a header.
    var isDeclared = false
    var whole = BlockID.none
    var own = BlockID.none
    var focuses: Set<String> = []
    var turns: Set<String> = []
  }

  let model: Model
  let number: Int
  let space: Space
  private var slots: [Slot] = []

  /// The meetings of all spaces, sorted.
  static func entries(_ model: Model) -> [Entry] {
    model.spaces.indices.flatMap { number in
      var schedule = SlowSchedule(model, number)
      return schedule.entries()
    }.sorted()
  }

  /// The same of the meetings that the program has found.
  static func programEntries(_ model: Model) -> [Entry] {
    model.sessions.map { session in
      let schedule = SlowSchedule(model, Int(session.space))
      let line = session.line < 0 ? nil : Int(session.line)
      var slot = Slot(when: session.when, section: session.section, line: line)
      slot.turn = session.turn
      slot.day = session.day
      slot.days =
        session.day == nil && session.openDays >= 0 ? model.openDays[Int(session.openDays)] : []
      slot.isMoved = session.isMoved
      (slot.whole, slot.own) = (session.wholeBlock, session.sectionBlock)
      let time = session.day == nil ? "" : "\(session.span.start)+\(session.span.length)"
      return Entry(
        words: schedule.words(slot, time), focuses: [schedule.focus(line)],
        turns: [schedule.name(slot.turn)])
    }.sorted()
  }

  private init(_ model: Model, _ number: Int) {
    self.model = model
    self.number = number
    space = model.spaces[number]
  }

  private mutating func entries() -> [Entry] {
    addByLines()
    addBesides()
    addOpen()
    declareWhatMoves()
    move()
    readHeaders()
    mergeTwins()
    return slots.filter { !$0.isCancelled }.map { slot in
      Entry(
        words: words(slot, slot.day.map { time(slot, on: $0) } ?? ""), focuses: slot.focuses,
        turns: slot.turns.union([name(slot.turn)]))
    }
  }

  // MARK: Days

  /// The weekday weeks begin on: the first school day after the longest stretch of days off.
  static func weekStart(_ model: Model) -> Int {
    func isSchool(_ weekday: Int) -> Bool { model.plan.schoolDays & (1 << UInt8(weekday % 7)) != 0 }
    var (best, longest) = (0, -1)
    for weekday in 0..<7 where isSchool(weekday) {
      var daysOff = 0
      while daysOff < 6, !isSchool(weekday + 6 - daysOff) { daysOff += 1 }
      if daysOff > longest { (best, longest) = (weekday, daysOff) }
    }
    return best
  }

  /// True when `recurrence`, whose first week or month is that of `first`, falls on `day`.
  private func falls(_ recurrence: Recurrence, on day: Day, first: Day) -> Bool {
    let months = { (day: Day) in day.civil.year * 12 + day.civil.month }
    switch recurrence {
    case .weekly(let interval, let days):
      var begin = first
      while begin.weekday != Self.weekStart(model) { begin = begin - 1 }
      let weeks = (Int(day.number) - Int(begin.number)) / 7
      return days & (1 << UInt8(day.weekday)) != 0 && weeks % interval == 0
    case .monthlyNth(let interval, let which, let weekday):
      let isLast = (day + 7).civil.month != day.civil.month
      let isNamed = which.contains((day.civil.day + 6) / 7) || which.contains(0) && isLast
      return day.weekday == weekday && isNamed && (months(day) - months(first)) % interval == 0
    case .monthlyDay(let interval, let days):
      let isLast = (day + 1).civil.day == 1
      return (days.contains(day.civil.day) || days.contains(0) && isLast)
        && (months(day) - months(first)) % interval == 0
    }
  }

  private func meets(_ line: Space.ScheduleLine, on day: Day) -> Bool {
    for first in [line.from, space.from] { if let first, day < first { return false } }
    for last in [line.until, space.until] { if let last, last < day { return false } }
    switch line.pattern {
    case .open: return false
    case .on(let days): return days.contains(day)
    case .every(let recurrence):
      guard let plan = model.plan.days, plan.first <= day, day <= plan.last else { return false }
      let first = line.from ?? space.from ?? plan.first
      return falls(recurrence, on: day, first: first)
    }
  }

  private func isClosed(_ day: Day) -> Bool {
    model.plan.closures.contains { $0.days.first <= day && day <= $0.days.last }
  }

  private var everyDay: [Day] {
    guard let plan = model.plan.days else { return [] }
    var days = Set((0...(plan.last - plan.first)).map { plan.first + $0 })
    for line in space.lines { if case .on(let listed) = line.pattern { days.formUnion(listed) } }
    return days.sorted()
  }

  /// The days a window leaves an open meeting: days of the plan with school, not closed.
  private func choices(in window: DayRange) -> [Day] {
    everyDayOfPlan.filter { day in
      window.first <= day && day <= window.last && !isClosed(day)
        && model.plan.schoolDays & (1 << UInt8(day.weekday)) != 0
    }
  }

  private var everyDayOfPlan: [Day] {
    guard let plan = model.plan.days else { return [] }
    return (0...(plan.last - plan.first)).map { plan.first + $0 }
  }

  // MARK: Lines

  /// What the space says of all its hours.
  private var hours: ClockSpan {
    let said = space.facts.map { model.facts[Int($0)] }.last {
      $0.kind == .hours && $0.window == nil
    }
    return said?.span.map { model.spans[Int($0)] } ?? .unknown
  }

  private func start(_ line: Space.ScheduleLine) -> Int {
    Int(line.span.start >= 0 ? line.span.start : hours.start)
  }

  private var ownSections: [SectionID] {
    space.sections.indices.filter { !space.sections[$0].isOfLine }.map { SectionID($0) }
  }

  private func section(_ who: EntityRef) -> SectionID? {
    space.sections.indices.first { space.sections[$0].who == who }.map { SectionID($0) }
  }

  /// The sections a meeting of a line is for; none of a space without sections.
  private func sections(_ line: Space.ScheduleLine, _ turn: EntityRef?) -> [SectionID] {
    if ownSections.isEmpty { return [.none] }
    if let team = line.team { return section(team).map { [$0] } ?? [] }
    if let turn, let one = section(turn), ownSections.contains(one) { return [one] }
    return ownSections
  }

  private mutating func addByLines() {
    var times: Set<Int> = []
    for day in everyDay {
      let meeting = space.lines.indices.filter { meets(space.lines[$0], on: day) }
      for start in Set(meeting.map { start(space.lines[$0]) }).sorted() {
        let count = times.count
        times.insert(count)
        let turn = space.rotation.isEmpty ? nil : space.rotation[count % space.rotation.count]
        for line in meeting where self.start(space.lines[line]) == start {
          add(line, on: day, turn)
        }
      }
    }
  }

  private mutating func add(_ number: Int, on day: Day, _ turn: EntityRef?) {
    let line = space.lines[number]
    var isListed = false
    if case .on = line.pattern { isListed = true }
    for section in sections(line, turn) {
      var slot = Slot(
        when: When(day: day, minute: Int(line.span.start)), section: section, line: number)
      slot.turn = turn
      slot.day = day
      slot.focuses = [focus(number)]
      let isMovedAway = space.moves.contains { moves($0, slot) }
      slot.isCancelled =
        isClosed(day) && !isListed && !isMovedAway
        || space.exceptions.contains { $0.days.first <= day && day <= $0.days.last }
      slots.append(slot)
    }
  }

  private func people(_ slot: Slot) -> EntityRef? {
    slot.section >= 0
      ? space.sections[Int(slot.section)].who : slot.line.flatMap { space.lines[$0].team }
  }

  /// The start of a meeting as it is scheduled; -1 where nobody says it.
  private func start(_ slot: Slot) -> Int {
    if slot.line == nil, slot.when.minute >= 0 { return Int(slot.when.minute) }
    if slot.section >= 0, space.sections[Int(slot.section)].span.start >= 0 {
      return Int(space.sections[Int(slot.section)].span.start)
    }
    if let line = slot.line { return start(space.lines[line]) }
    let spans = Set(space.lines.map(\.span))
    if spans.count == 1, let span = spans.first, span.start >= 0 { return Int(span.start) }
    return Int(hours.start)
  }

  /// `also` lines: at a time that is taken they add nothing.
  private mutating func addBesides() {
    for extra in space.extras {
      let starts = slots.filter { !$0.isCancelled && $0.when.day == extra.day }.map { start($0) }
      let wanted = Int(extra.span.start)
      if !starts.isEmpty, wanted < 0 || starts.contains(wanted) { continue }
      addBeside(When(day: extra.day, minute: wanted), .none)
    }
  }

  /// A meeting beside the schedule, of one section or of all.
  private mutating func addBeside(_ when: When, _ section: SectionID) {
    let all = ownSections.isEmpty ? [SectionID.none] : ownSections
    for section in section >= 0 ? [section] : all {
      var slot = Slot(when: when, section: section)
      slot.day = when.day
      slot.focuses = [focus(nil)]
      slots.append(slot)
    }
  }

  private mutating func addOpen() {
    for (number, line) in space.lines.enumerated() {
      guard case .open(let count, let label, let window) = line.pattern else { continue }
      for place in 1...count {
        let name = model.symbols.find("\(model.symbols.text(label))-\(place)")
        guard let name else { continue }
        for section in sections(line, nil) {
          var slot = Slot(when: When(label: name), section: section, line: number)
          slot.days = choices(in: window)
          slot.focuses = [focus(number)]
          slots.append(slot)
        }
      }
    }
  }

  // MARK: Moves

  /// True when `when` names the meeting: by its label, its day, or its day and start.
  private func names(_ when: When, _ slot: Slot) -> Bool {
    guard let day = when.day else { return when.label == slot.when.label }
    return slot.when.day == day && (when.minute < 0 || start(slot) == Int(when.minute))
  }

  private func moves(_ move: Space.Move, _ slot: Slot) -> Bool {
    names(move.when, slot) && (move.section == nil || move.section == people(slot))
  }

  /// Meetings that only a header declares, and a line moves.
  private mutating func declareWhatMoves() {
    for move in space.moves
    where !slots.contains(where: { !$0.isCancelled && names(move.when, $0) }) {
      for block in headers {
        guard let when = model.blocks[Int(block)].when else { continue }
        let isNamed =
          when == move.when
          || move.when.minute < 0 && move.when.day != nil && when.day == move.when.day
        let who = model.blocks[Int(block)].section
        if !isNamed || slots.contains(where: { !$0.isCancelled && isMeant($0, when, who) }) {
          continue
        }
        declare(when, who.flatMap { section($0) } ?? .none)
      }
    }
  }

  private mutating func move() {
    for move in space.moves {
      for place in slots.indices where !slots[place].isCancelled && moves(move, slots[place]) {
        slots[place].day = move.day
        slots[place].days = []
        slots[place].isMoved = true
      }
    }
  }

  // MARK: Headers

  /// The headers of the space: whole meetings before their sections.
  private var headers: [BlockID] {
    let own = model.blocks.indices.filter { Int(model.blocks[$0].space) == number }
    return own.sorted { left, right in
      let (one, other) = (model.blocks[left], model.blocks[right])
      let (day, otherDay) = (one.when?.day?.number ?? .max, other.when?.day?.number ?? .max)
      if day != otherDay { return day < otherDay }
      if one.when?.minute != other.when?.minute {
        return (one.when?.minute ?? -1) < (other.when?.minute ?? -1)
      }
      return one.section == nil && other.section != nil
    }.map { BlockID($0) }
  }

  private func isMeant(_ slot: Slot, _ when: When, _ who: EntityRef?) -> Bool {
    names(when, slot) && (who == nil || who == people(slot))
  }

  private mutating func readHeaders() {
    for block in headers {
      let header = model.blocks[Int(block)]
      guard let when = header.when else { continue }
      var found = slots.indices.filter {
        !slots[$0].isCancelled && isMeant(slots[$0], when, header.section)
      }
      if found.isEmpty, when.day != nil {
        found = slots.indices.filter { place in
          slots[place].isMoved && slots[place].day == when.day
            && (header.section == nil || header.section == people(slots[place]))
        }
      }
      if found.isEmpty {
        let before = slots.count
        let back = declare(when, header.section.flatMap { section($0) } ?? .none)
        found = back + (before..<slots.count)
      }
      for place in found {
        if header.section == nil { slots[place].whole = block } else { slots[place].own = block }
        if when.day == nil, !slots[place].isMoved { choose(place, header) }
      }
    }
    // A section that only a header of its own declares is of the whole meeting too.
    for place in slots.indices where slots[place].whole < 0 && slots[place].isDeclared {
      let other = slots.first { $0.when == slots[place].when && $0.whole >= 0 && !$0.isCancelled }
      if let other { slots[place].whole = other.whole }
    }
  }

  /// The days that a header leaves an open meeting; one day is that day.
  private mutating func choose(_ place: Int, _ header: SessionBlock) {
    if let list = header.dayList {
      slots[place].days = model.dayLists[Int(list)].sorted()
    } else if let window = header.window {
      slots[place].days = choices(in: model.windows[Int(window)])
    } else {
      return
    }
    if slots[place].days.count == 1 {
      (slots[place].day, slots[place].days) = (slots[place].days[0], [])
    }
  }

  /// A header brings back what a closed day took, or declares a meeting beside the schedule.
  @discardableResult
  private mutating func declare(_ when: When, _ section: SectionID) -> [Int] {
    let who = section >= 0 ? space.sections[Int(section)].who : nil
    let back = slots.indices.filter { slots[$0].isCancelled && isMeant(slots[$0], when, who) }
    for place in back {
      slots[place].isCancelled = false
      slots[place].isDeclared = true
    }
    if !back.isEmpty { return back }
    let before = slots.count
    let others = Set(slots.filter { !$0.isCancelled && $0.when.day == when.day }.map(\.when))
    if section >= 0, when.day != nil, when.minute < 0, others.count == 1, let other = others.first {
      addBeside(other, section)
    } else {
      addBeside(when, section)
    }
    for place in before..<slots.count { slots[place].isDeclared = true }
    return []
  }

  // MARK: Two lines at one time

  /// When a meeting is, as two lines at one time share it.
  private struct Time: Hashable {
    let day: Day?
    let label: Symbol?
    let start: Int
  }

  private mutating func mergeTwins() {
    let live = slots.indices.filter { !slots[$0].isCancelled }
    let times = Dictionary(grouping: live) { place in
      Time(day: slots[place].when.day, label: slots[place].when.label, start: start(slots[place]))
    }
    var dropped: Set<Int> = []
    for group in times.values where group.count > 1 {
      // Different teams at one time are named by their teams.
      if Set(group.map { people(slots[$0]) }).count > 1 {
        for place in group where slots[place].section < 0 {
          slots[place].section = people(slots[place]).flatMap { section($0) } ?? .none
        }
      }
      for twins in Dictionary(grouping: group, by: { people(slots[$0]) }).values {
        let longest = twins.map { length(slots[$0]) }.max() ?? -1
        let standing = twins.filter { length(slots[$0]) == longest }
        slots[standing[0]].focuses = Set(standing.flatMap { slots[$0].focuses })
        slots[standing[0]].turns = Set(standing.map { name(slots[$0].turn) })
        dropped.formUnion(twins.filter { $0 != standing[0] })
      }
    }
    slots = slots.indices.filter { !dropped.contains($0) }.map { slots[$0] }
  }

  /// How long the schedule says a meeting is; -1 where it does not.
  private func length(_ slot: Slot) -> Int {
    if slot.section >= 0, space.sections[Int(slot.section)].span.length >= 0 {
      return Int(space.sections[Int(slot.section)].span.length)
    }
    guard let span = slot.line.map({ space.lines[$0].span }) else { return -1 }
    if span.length >= 0 { return Int(span.length) }
    return span.start < 0 || span.start == hours.start ? Int(hours.length) : -1
  }

  // MARK: Words

  private func name(_ ref: EntityRef?) -> String { ref.map { model.name($0) } ?? "all" }

  private func focus(_ line: Int?) -> String {
    guard let line = line.map({ space.lines[$0] }) else { return "" }
    guard case .thread(let thread) = line.focus else { return line.focus == .tbd ? "tbd" : "" }
    return model.name(EntityRef(.thread, Int(thread)))
  }

  /// Start and length on a day, read level by level.
  private func time(_ slot: Slot, on day: Day) -> String {
    var session = Session(space: SpaceID(number), section: slot.section, when: slot.when, day: day)
    if let line = slot.line { session.line = ScheduleLineID(line) }
    session.turn = slot.turn
    session.isMoved = slot.isMoved
    (session.wholeBlock, session.sectionBlock) = (slot.whole, slot.own)
    let slow = SlowSession(model, session, on: day)
    return "\(slow.start ?? -1)+\(slow.length ?? -1)"
  }

  private func words(_ slot: Slot, _ time: String) -> String {
    let when = slot.when.day?.iso ?? slot.when.label.map { model.symbols.text($0) } ?? ""
    let section = slot.section < 0 ? "-" : model.name(space.sections[Int(slot.section)].who)
    let day = slot.day?.iso ?? slot.days.map(\.iso).joined(separator: ",")
    return
      "\(model.symbols.text(space.header.name))@\(when) section \(section) for \(name(people(slot)))"
      + " on \(day)\(slot.isMoved ? " moved" : "") \(time)"
      + " headers \(slot.whole.index) \(slot.own.index)"
  }
}
