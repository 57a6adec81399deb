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
      if found.isEmpty { found = movedTo(day, section) }
      if found.isEmpty {
        found = declare(block, section)
        added = true
      }
      attach(index, block, found)
    }
    if sessions.count > scheduledCount { sort() }
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
    if let section = section.ifAny, session.section != section { return false }
    return when.minute < 0 || start(of: session) == when.minute
  }

  /// The start of a meeting as its schedule gives it: its line's or its section's; beside the
  /// schedule, that of its address.
  private func start(of session: Session) -> Int16 {
    if session.line == .none, session.when.minute >= 0 { return session.when.minute }
    if let section = session.section.ifAny, space.sections[section].span.start >= 0 {
      return space.sections[section].span.start
    }
    if session.when.minute >= 0 { return session.when.minute }
    return session.span.start >= 0 ? session.span.start : hoursStart
  }

  /// The start that the space's `hours` say for all its meetings.
  private var hoursStart: Int16 {
    var start: Int16 = -1
    for fact in model.facts(space.facts) {
      if fact.window == nil, let hours = fact.span { start = model.spans[hours].start }
    }
    return start
  }

  /// Meetings moved to `day`, found by their new day while no other meeting is there.
  private func movedTo(_ day: Day, _ section: SectionID) -> [Int] {
    guard !space.moves.isEmpty else { return [] }
    return sessions.indices.filter {
      sessions[$0].isMoved && sessions[$0].day == day
        && (section == .none || sessions[$0].section == section)
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
          $0.when == when && (section == .none || $0.section == section)
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
    if let slot = cancelled.firstIndex(where: { $0.day == day }) {
      // The schedule had it, a closed day or an exception took it, and the plan says it takes
      // place.
      let restored = cancelled[slot]
      addMeeting(
        day, line: restored.line, turn: restored.turn, only: section.ifAny.map { [Int($0)] })
      if section == .none { cancelled.remove(at: slot) }
      if !restored.isClosedDay {
        diagnostics.append(.excepted(model, space, day, at: block.location))
      }
    } else {
      addOffSchedule(when, section: section)
      if !space.lines.isEmpty || !space.extras.isEmpty {
        diagnostics.append(.offSchedule(model, space, day, at: block.location))
      }
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

  /// Says which meetings lie outside the plan or on closed days.
  mutating func checkDays() {
    guard let plan = model.plan.days else { return }
    var said: Set<Day> = []
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
      }
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

  fileprivate static func offSchedule(
    _ model: Model, _ space: Space, _ day: Day, at location: Location
  ) -> Self {
    Diagnostic(
      .offSchedule, at: location,
      "`\(model.symbols.text(space.header.name))` does not meet on "
        + "\(capitalized(Day.weekdayNames[day.weekday])) \(day.iso)",
      notes: [Note(space.header.location, "its days are said here")],
      fixes: [
        Fix(
          "add `also \(day.iso)` to the space", replacing: endOfLine(space.end),
          with: "\n  also \(day.iso)")
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

  fileprivate static func onClosedDay(
    _ address: String, _ day: Day, _ reason: String?, at location: Location, closed: Location
  ) -> Self {
    Diagnostic(
      .onClosedDay, at: location,
      "\(address) takes place on a closed day" + (reason.map { " (\($0))" } ?? ""),
      notes: [Note(closed, "closed here")])
  }
}
