import WeaveSource
import WeaveSyntax

// Which meeting each `session` header is about.
extension SpaceScheduler {
  /// Attaches every block of the space to its meetings, or makes the meeting it declares.
  mutating func match() {
    // Sessions and blocks are both in the order of their addresses: one walk finds them all.
    var position = 0
    var added = false
    let scheduledCount = sessions.count
    for index in blocks {
      let block = model.blocks[index]
      guard let when = block.when else { continue }
      guard let section = section(of: block) else { continue }
      guard let day = when.day else {
        attachOpen(index, block, section, scheduledCount)
        continue
      }
      while position < scheduledCount, let other = sessions[position].when.day, other < day {
        position += 1
      }
      if position < scheduledCount, sessions[position].when.day == nil { position = scheduledCount }
      var found: [Int] = []
      var place = position
      while place < scheduledCount, sessions[place].when.day == day {
        if isMeant(place, when, section, block) { found.append(place) }
        place += 1
      }
      if found.isEmpty, added {
        found = (scheduledCount..<sessions.count).filter {
          sessions[$0].when.day == day && isMeant($0, when, section, block)
        }
      }
      // Of one meeting's address and another's hours, the address is meant.
      let exact = found.filter { sessions[$0].when == when }
      if !exact.isEmpty, when.minute >= 0 { found = exact }
      if found.isEmpty { found = movedTo(day, section) }
      if found.isEmpty {
        found = declare(block, section)
        added = true
      }
      attach(index, block, found)
    }
    if added { attachToAdded(from: scheduledCount) }
    if sessions.count > scheduledCount { sort() }
  }

  /// Gives the headers of whole meetings to the sections that only a header of theirs declares.
  private mutating func attachToAdded(from first: Int) {
    for place in first..<sessions.count where sessions[place].wholeBlock == .none {
      let session = sessions[place]
      let whole = sessions.first { $0.when == session.when && $0.wholeBlock != .none }
      if let whole { sessions[place].wholeBlock = whole.wholeBlock }
    }
  }

  /// The section the block is about: none for all; nil with a finding when it is not of the space.
  private mutating func section(of block: SessionBlock) -> SectionID? {
    guard let who = block.section else { return SectionID.none }
    if let found = space.section(of: who) { return found }
    diagnostics.append(
      .noSuchSection(
        model.name(who), name, at: block.location,
        known: space.sections.map { model.name($0.who) }))
    return nil
  }

  private func isMeant(
    _ place: Int, _ when: When, _ section: SectionID, _ block: SessionBlock
  ) -> Bool {
    let session = sessions[place]
    if let section = section.ifAny, !space.isMeeting(session, of: section) { return false }
    return when.minute < 0 || session.when == when || start(of: session) == when.minute
  }

  /// The start of a meeting as its schedule gives it: its line's or its section's; beside the
  /// schedule, that of its address.
  func start(of session: Session) -> Int16 {
    if session.line == .none, session.when.minute >= 0 { return session.when.minute }
    if let section = session.section.ifAny, space.sections[section].span.start >= 0 {
      return space.sections[section].span.start
    }
    if session.when.minute >= 0 { return session.when.minute }
    if session.span.start >= 0 { return session.span.start }
    let usual = session.line == .none ? space.usualSpan.start : -1
    return usual >= 0 ? usual : hours.start
  }

  /// Meetings moved to `day`, found by their new day while no other meeting is there.
  private func movedTo(_ day: Day, _ section: SectionID) -> [Int] {
    guard !space.moves.isEmpty else { return [] }
    return sessions.indices.filter { place in
      sessions[place].isMoved && sessions[place].day == day
        && (section.ifAny.map { space.isMeeting(sessions[place], of: $0) } ?? true)
    }
  }

  /// Makes the meetings that only a header declares and a line moves, so that the move finds them.
  mutating func declareMoved() {
    for move in space.moves where !sessions.contains(where: { isMeant($0, move.when) }) {
      let first = sessions.count
      for index in blocks {
        let block = model.blocks[index]
        guard let when = block.when, isNamed(when, by: move.when) else { continue }
        guard let section = block.section.map({ space.section(of: $0) }) ?? SectionID.none else {
          continue
        }
        let isThere = sessions[first...].contains {
          isMeant($0, when) && (section == .none || space.isMeeting($0, of: section))
        }
        if isThere { continue }
        if when.day == nil {
          addOffSchedule(when, section: section)
        } else {
          _ = declare(block, section)
        }
      }
    }
  }

  /// True when a move of `moved` is of the meeting that a header calls `when`.
  private func isNamed(_ when: When, by moved: When) -> Bool {
    moved.minute < 0 && moved.day != nil ? when.day == moved.day : when == moved
  }

  /// Makes the meeting a block declares on a day the schedule does not have.
  private mutating func declare(_ block: SessionBlock, _ section: SectionID) -> [Int] {
    guard let when = block.when, let day = when.day else { return [] }
    let first = sessions.count
    // The schedule had it, a closed day or an exception took it, and the plan says it takes place.
    var isExcepted = false
    func isBack(_ slot: CancelledSlot) -> Bool {
      slot.day == day && (when.minute < 0 || slot.start < 0 || slot.start == when.minute)
    }
    for slot in cancelled.filter(isBack) {
      let count = sessions.count
      addMeeting(day, line: slot.line, turn: slot.turn) { scheduler, session in
        section.ifAny.map { scheduler.space.isMeeting(session, of: $0) } ?? true
      }
      if sessions.count > count, !slot.isClosedDay { isExcepted = true }
    }
    if section == .none { cancelled.removeAll(where: isBack) }
    if sessions.count > first {
      if isExcepted { diagnostics.append(.excepted(model, space, day, at: block.location)) }
      return Array(first..<sessions.count)
    }
    let others = sessions.filter { $0.when.day == day }
    let whens = Set(others.map(\.when))
    if section != .none, when.minute < 0, whens.count == 1, let other = whens.first {
      // One more section of a meeting of that day, which keeps its own hours.
      addOffSchedule(other, section: section)
      sessions[first].span = .unknown
    } else {
      addOffSchedule(when, section: section)
    }
    if !space.lines.isEmpty || !space.extras.isEmpty {
      diagnostics.append(
        .offSchedule(model, space, block, day, others.map { start(of: $0) }, at: block.location))
    }
    return Array(first..<sessions.count)
  }

  private mutating func attachOpen(
    _ index: BlockID, _ block: SessionBlock, _ section: SectionID, _ scheduledCount: Int
  ) {
    guard let when = block.when else { return }
    var found = sessions.indices.filter {
      sessions[$0].when == when && (section == .none || sessions[$0].section == section)
    }
    var choice: DayListID?
    if let list = block.dayList {
      choice = addChoice(model.dayLists[list].sorted())
    } else if let window = block.window {
      choice = openDays(in: model.windows[window])
    }
    if found.isEmpty {
      guard choice != nil else {
        diagnostics.append(.withoutWindow(at: block.location))
        return
      }
      let first = sessions.count
      addOffSchedule(when, section: section)
      found = Array(first..<sessions.count)
    }
    for place in found where !sessions[place].isMoved {
      guard let choice else { break }
      sessions[place].openDays = choice
      // A window of one day is that day.
      if openDays[choice].count == 1 { sessions[place].day = openDays[choice][0] }
      if openDays[choice].isEmpty {
        diagnostics.append(.withoutDays(at: block.location))
      }
    }
    if let days = found.first.flatMap({ sessions[$0].openDays.ifAny }), block.dayList != nil {
      sayClosedChoices(openDays[days], block)
    }
    attach(index, block, found)
  }

  /// Days an open session names itself may be closed ones: it may take them, with a warning.
  private mutating func sayClosedChoices(_ days: [Day], _ block: SessionBlock) {
    guard let day = days.first(where: { model.plan.closure(on: $0) != nil }),
      let closure = model.plan.closure(on: day)
    else { return }
    let address = model.sources[Int(block.location.file.index)].string(in: block.location.range)
    diagnostics.append(
      .onClosedDay(
        "\(address), on \(day.iso),", day, model.string(closure.reason), at: block.location,
        closed: closure.location))
  }

  private mutating func attach(
    _ index: BlockID, _ block: SessionBlock, _ found: [Int]
  ) {
    if let first = found.first, found.contains(where: { sessions[$0].when != sessions[first].when })
    {
      let starts = Set(found.map { sessions[$0].when })
      diagnostics.append(.twiceThatDay(model, space, starts, at: block.location))
      return
    }
    for place in found {
      let other = block.section == nil ? sessions[place].wholeBlock : sessions[place].sectionBlock
      if let other = other.ifAny {
        let first = model.blocks[other].location
        diagnostics.append(.secondHeader(model.address(sessions[place]), at: block.location, first))
        return
      }
      if block.section == nil {
        sessions[place].wholeBlock = index
      } else {
        sessions[place].sectionBlock = index
      }
    }
  }

  /// Says which meetings lie outside the plan, on closed days, or on weekdays without school.
  mutating func checkDays() {
    guard let plan = model.plan.days else { return }
    var said: Set<Day> = []
    var daysOff: [Location: [Day]] = [:]
    let extras = Dictionary(
      space.extras.map { ($0.day, $0.location) }, uniquingKeysWith: { first, _ in first })
    for session in sessions {
      guard let day = session.day, !said.contains(day) else { continue }
      let location =
        (session.wholeBlock.ifAny ?? session.sectionBlock.ifAny).map { model.blocks[$0].location }
        ?? lineLocation(session, extras)
      if !plan.contains(day) {
        said.insert(day)
        diagnostics.append(.outsidePlan(model.address(session), day, plan, at: location))
      } else if session.status.takesPlace, let closure = model.plan.closure(on: day) {
        said.insert(day)
        diagnostics.append(
          .onClosedDay(
            model.address(session), day, model.string(closure.reason), at: location,
            closed: closure.location))
      } else if session.status.takesPlace, !model.plan.isSchoolDay(day) {
        let line =
          session.line == .none && !session.isMoved ? location : lineLocation(session, extras)
        daysOff[line, default: []].append(day)
      }
    }
    for index in blocks {
      guard let list = model.blocks[index].dayList else { continue }
      let days = model.dayLists[list].filter { plan.contains($0) && !model.plan.isSchoolDay($0) }
      if !days.isEmpty { daysOff[model.blocks[index].location, default: []] += days }
    }
    for (line, days) in daysOff {
      diagnostics.append(
        .onDayOff(model, space, Set(days).sorted(), at: line))
    }
  }

  private func lineLocation(_ session: Session, _ extras: [Day: Location]) -> Location {
    if let move = space.moves.first(where: { session.isMoved && $0.day == session.day }) {
      return move.location
    }
    if let line = session.line.ifAny { return space.lines[line].location }
    return session.day.flatMap { extras[$0] } ?? space.header.location
  }
}

extension Diagnostic {
  fileprivate static func noSuchSection(
    _ who: String, _ space: String, at location: Location, known: [String]
  ) -> Self {
    Diagnostic(
      .noSuchMeeting, at: location, "`\(who)` is no section of `\(space)`",
      hints: known.isEmpty
        ? ["`\(space)` has no sections"] : ["its sections are \(known.joined(separator: ", "))"])
  }

  fileprivate static func secondHeader(
    _ address: String, at location: Location, _ first: Location
  ) -> Self {
    Diagnostic(
      .duplicateDeclaration, at: location, "this is a second header for \(address)",
      notes: [Note(first, "the first is here")],
      hints: ["put the facts of both under one header, or correct the day of one"])
  }

  private static func endOfLine(_ location: Location) -> Location {
    Location(location.file, ByteRange(location.range.end, location.range.end))
  }

  /// A header of a meeting that is not on the schedule; the space's own meetings that day, if any,
  /// start at `others`.
  fileprivate static func offSchedule(
    _ model: Model, _ space: Space, _ block: SessionBlock, _ day: Day, _ others: [Int16],
    at location: Location
  ) -> Self {
    let name = model.symbols.text(space.header.name)
    let date = "\(capitalized(Day.weekdayNames[day.weekday])) \(day.iso)"
    let starts = Set(others).sorted()
    let notes = [Note(space.header.location, "its days are said here")]
    if let section = block.section {
      let line = "on \(day.iso) for \(model.written(section))"
      return Diagnostic(
        .offSchedule, at: location,
        others.isEmpty
          ? "`\(name)` does not meet on \(date)"
          : "`\(name)` meets on \(date) without `\(model.name(section))`",
        notes: notes, hints: ["for this section alone, write `\(line)` under the space"])
    }
    var line = "also \(day.iso)"
    if let minute = block.when?.minute, minute >= 0 { line += " \(clock(Int(minute)))" }
    var message = "`\(name)` does not meet on \(date)"
    if starts.contains(-1) {
      message = "`\(name)` meets on \(date) at no set time, so this is one more meeting"
    } else if !starts.isEmpty {
      let times = starts.map { clock(Int($0)) }
      message = "`\(name)` meets on \(date) at \(listed(times)), so this is one more meeting"
    }
    return Diagnostic(
      .offSchedule, at: location, message,
      notes: notes,
      fixes: [
        Fix("add `\(line)` to the space", replacing: endOfLine(space.end), with: "\n  \(line)")
      ])
  }

  fileprivate static func excepted(
    _ model: Model, _ space: Space, _ day: Day, at location: Location
  ) -> Self {
    let exception = space.exceptions.first { $0.days.contains(day) }
    return Diagnostic(
      .offSchedule, at: location,
      "`\(model.symbols.text(space.header.name))` is excepted on \(day.iso), and here it meets",
      notes: exception.map { [Note($0.location, "excepted here")] } ?? [])
  }

  fileprivate static func withoutWindow(at location: Location) -> Self {
    Diagnostic(
      .openWithoutWindow, at: location, "this open session has no days it could take",
      hints: ["add `between 2027-01-11..2027-02-26`, or `on` and a list of days, under it"])
  }

  static func withoutDays(at location: Location) -> Self {
    Diagnostic(
      .openWithoutWindow, at: location, "no day is left that this open session could take",
      hints: ["its days must lie in the plan, and one of them must not be closed"])
  }

  fileprivate static func twiceThatDay(
    _ model: Model, _ space: Space, _ starts: Set<When>, at location: Location
  ) -> Self {
    let name = model.symbols.text(space.header.name)
    let addresses = starts.sorted { $0.minute < $1.minute }.filter { $0.day != nil }.map {
      "\(name)@\(model.written($0))"
    }
    return Diagnostic(
      .ambiguousAddress, at: location, "`\(name)` meets \(starts.count) times that day",
      hints: ["say which: \(addresses.joined(separator: ", "))"])
  }

  fileprivate static func outsidePlan(
    _ address: String, _ day: Day, _ plan: DayRange, at location: Location
  ) -> Self {
    Diagnostic(
      .outsidePlan, at: location, "\(address) is outside the plan",
      hints: ["the plan covers \(plan.first.iso)..\(plan.last.iso)"])
  }

  fileprivate static func onDayOff(
    _ model: Model, _ space: Space, _ days: [Day], at location: Location
  ) -> Self {
    let school = Day.weekdayNames.indices.filter { model.plan.schoolDays & (1 << UInt8($0)) != 0 }
    let name = model.symbols.text(space.header.name)
    let first = "\(capitalized(Day.weekdayNames[days[0].weekday])) \(days[0].iso)"
    return Diagnostic(
      .onDayOff, at: location,
      days.count == 1
        ? "`\(name)` meets on \(first), which is not a school day"
        : "\(days.count) meetings of `\(name)` are on days without school, \(first) first",
      hints: [
        "school days are \(listed(school.map { capitalized(Day.weekdayNames[$0]) })); "
          + "if the day is meant, leave it as it is"
      ])
  }

  fileprivate static func onClosedDay(
    _ address: String, _ day: Day, _ reason: String?, at location: Location, closed: Location
  ) -> Self {
    Diagnostic(
      .onClosedDay, at: location,
      "\(address) takes place on a closed day" + (reason.map { " (\($0))" } ?? ""),
      notes: [Note(closed, "closed here")])
  }
}
