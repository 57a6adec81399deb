import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// `move` and `cancel`: edits of days.
extension EditResolver {
  // MARK: move

  mutating func resolveMove() {
    guard let addressNode = tree.child(.address, of: node), let target = target(addressNode),
      let dateNode = tree.child(.date, of: node), let day = names.day(dateNode)
    else { return }
    guard case .sessions(let space, let sessions) = target,
      Set(sessions.map { model.sessions[$0].when }).count == 1
    else {
      refuse(
        .editRefused, "one session is moved at a time", at: addressNode,
        hint: "name its day, such as `plc@2026-10-29`")
      return
    }
    if let fixed = sessions.first(where: { isFixed($0) }) {
      _ = toCome([fixed], at: addressNode)
      return
    }
    guard isFree(day, at: dateNode), let first = sessions.first else { return }
    let session = model.sessions[first]
    let other = model.sessionRanges[space].first { index in
      let other = model.sessions[index]
      return !sessions.contains(index) && other.day == day && other.status.takesPlace
        && (session.section < 0 || sessions.count > 1 || other.section == session.section)
    }
    if let other {
      refuse(
        .editRefused, "`\(name(.space, space))` meets on \(day.iso) already", at: dateNode,
        hint: "`\(address(other))` is that meeting")
      return
    }
    let given = tree.child(.span, of: node).flatMap { part in
      GivenFact("hours \(words(part))", in: version)
    }
    if let given, session.day == day {
      // Another time of the same day is no move.
      for key in keys(of: sessions) { set(given, node, at: key) }
      echo.insert("\(described(sessions)), at another time of its day", at: 0)
      return
    }
    let whole = keys(of: sessions).first { $0.section == nil } != nil
    var span: String?
    if let given, !whole, sessions.contains(where: { isTimedByMeeting($0) }) {
      // What the header of the whole meeting says holds before a `moved` line.
      for key in keys(of: sessions) { set(given, node, at: key) }
    } else if let given {
      span = newSpan(given, sessions, ofWholeMeeting: whole)
    }
    move(sessions, ofWholeMeeting: whole, to: day, span)
    let from = session.day.map(\.iso) ?? "an open day"
    let moved = SessionKey(
      space: session.space, when: address(of: session), section: whole ? nil : self.section(first))
    echo.insert("\(model.written(moved)) from \(from) to \(day.iso)", at: 0)
    if !model.plan.isSchoolDay(day) {
      echo.append("\(day.iso) is a \(Day.weekdayNames[day.weekday]), which is no school day")
    }
    if let old = session.day { sayPassed(sessions, from: old, to: day) }
  }

  /// True where the header of a session's whole meeting says hours.
  private func isTimedByMeeting(_ index: Int) -> Bool {
    guard let block = model.sessions[index].wholeBlock.ifAny else { return false }
    return model.blocks[block].span != .unknown
      || model.facts(model.blocks[block].facts).contains { $0.kind == .hours }
  }

  /// The span of a `moved` line; what headers of the meeting say of other hours, which would hold
  /// before it, goes.
  private mutating func newSpan(
    _ given: GivenFact, _ sessions: [Int], ofWholeMeeting isWhole: Bool
  ) -> String {
    let own = sessions.map { model.sessions[$0] }
    var new = given.fact.span.map { given.words.spans[$0] } ?? .unknown
    let starts = Set(own.map(\.span.start))
    // A length alone keeps the start.
    let keepsStart = new.start < 0 && starts.count == 1 && own[0].span.start >= 0
    if keepsStart { new.start = own[0].span.start }
    func isOther(_ span: ClockSpan) -> Bool {
      span.start >= 0 && span.start != new.start || span.length >= 0 && span.length != new.length
    }
    let blocks = Set(own.map(\.sectionBlock) + (isWhole ? own.map(\.wholeBlock) : []))
    for block in blocks.compactMap(\.ifAny).sorted() {
      if isOther(model.blocks[block].span) { eraseSpan(at: model.blocks[block].location) }
      for fact in model.facts(model.blocks[block].facts) where fact.kind == .hours {
        if fact.span.map({ isOther(model.spans[$0]) }) ?? true { draft.delete(fact.location) }
      }
    }
    return keepsStart
      ? "\(clock(Int(new.start)))..\(clock(Int(new.start) + Int(new.length)))"
      : String(given.line.dropFirst("hours ".count))
  }

  /// Says which sessions are no longer before, or after, the one that moves, where a comment, time
  /// or tool may connect them.
  private mutating func sayPassed(_ sessions: [Int], from old: Day, to day: Day) {
    let between = DayRange(min(old, day), max(old, day))
    let own = model.sessions[sessions[0]].space.index
    let ends = Set(sessions.flatMap { facts.links(of: $0).map(\.space) })
    let passed = model.sessions.indices.filter { index in
      let other = model.sessions[index]
      guard other.space.index != own, let day = other.day, between.contains(day) else {
        return false
      }
      return ends.contains(other.space.index) || facts.links(of: index).contains { $0.space == own }
    }
    if !passed.isEmpty {
      let names = Set(passed.map { address($0) }).sorted()
      echo.append(
        "passes \(names.prefix(3).joined(separator: ", "))"
          + (names.count > 3 ? " and \(names.count - 3) more" : "")
          + ": what its connections lead to may change")
    }
  }

  /// The scheduled day or label of a session, with its start where the day has two.
  private func address(of session: Session) -> When {
    guard let day = session.when.day, !session.isOnlyMeetingOfDay else {
      return session.when.day.map { When(day: $0) } ?? session.when
    }
    let start = session.when.minute >= 0 ? session.when.minute : session.span.start
    return When(day: day, minute: Int(start))
  }

  /// Writes one `moved` line, in place of those there are of the same meeting.
  private mutating func move(
    _ sessions: [Int], ofWholeMeeting isWhole: Bool, to day: Day, _ span: String?
  ) {
    let session = model.sessions[sessions[0]]
    let space = model.spaces[session.space]
    let start = session.when.minute >= 0 ? session.when.minute : session.span.start
    let when = address(of: session)
    let moves = space.moves.filter { move in
      guard let other = move.when.day else { return move.when == when }
      return other == when.day
        && (move.when.minute < 0 || session.isOnlyMeetingOfDay || move.when.minute == start)
    }
    let sections = isWhole ? [nil] : sessions.map { section($0) }
    for section in sections {
      let old =
        moves.first { $0.section == section }
        ?? moves.first { section == nil || $0.section == nil }
      let kept = span ?? old.flatMap { spanWords($0) }
      if when.day != day || span != nil {
        write(
          movedLine(when, section, day, kept), for: space,
          insteadOf: old.flatMap { $0.section == section ? $0 : nil })
      } else if let old, old.section == section {
        draft.delete(old.location)
      }
    }
    for move in moves where isWhole && move.section != nil { draft.delete(move.location) }
    if !moves.isEmpty { readdress(sessions, to: when) }
    // Where the whole meeting was moved before, its other sections still are.
    guard !isWhole, let whole = moves.first(where: { $0.section == nil }) else { return }
    draft.delete(whole.location)
    let own = Set(sections.compactMap { $0 })
    let all = model.sessionRanges[Int(session.space)].map { model.sessions[$0] }
    for other in all.filter({ $0.when == session.when }).compactMap({ model.section(of: $0) })
    where !own.contains(other) {
      write(movedLine(when, other, whole.day, spanWords(whole)), for: space, insteadOf: nil)
    }
  }

  /// Names a meeting by its scheduled day where a line named it by the day it was moved to.
  private mutating func readdress(_ sessions: [Int], to when: When) {
    var places: [Location] = []
    for index in Set(
      sessions.flatMap { model.sessions[$0].headers })
    {
      let block = model.blocks[index]
      if block.when?.day != when.day { places.append(block.location) }
    }
    for fact in model.facts {
      guard let address = fact.to.map({ model.addresses[$0] }), address.when != nil,
        address.when?.day != when.day,
        address.space == model.sessions[sessions[0]].space,
        model.sessions(at: address).contains(where: { sessions.contains($0) })
      else { continue }
      places.append(fact.location)
    }
    for place in places {
      let number = draft.lines.line(of: place)
      guard let line = draft.lines.statement(onLine: number, of: place.file) else { continue }
      for node in line.node..<Int(line.tree.nodes[line.node].subtreeEnd)
      where line.tree.nodes[node].kind == .address {
        let tokens = Int(line.tree.nodes[node].firstToken)..<Int(line.tree.nodes[node].endToken)
        if let sign = tokens.first(where: { line.tree.code($0) == .atSign }) {
          draft.replace(line.tree.location(ofToken: sign + 1), with: model.written(when))
        }
      }
    }
  }

  private func section(_ index: Int) -> EntityRef? {
    let session = model.sessions[index]
    return session.section < 0
      ? nil : model.spaces[session.space].sections[session.section].who
  }

  /// The span of a `moved` line, as written.
  private func spanWords(_ move: Space.Move) -> String? {
    let number = draft.lines.line(of: move.location)
    return draft.lines.statement(onLine: number, of: move.location.file).flatMap { line in
      line.tree.child(.span, of: line.node).map {
        line.tree.text.string(in: line.tree.range(of: $0))
      }
    }
  }

  private func movedLine(
    _ when: When, _ section: EntityRef?, _ day: Day, _ span: String?
  ) -> String {
    "moved \(model.written(when))" + (section.map { "/" + model.written($0) } ?? "")
      + " to \(day.iso)" + (span.map { " \($0)" } ?? "")
  }

  private mutating func write(_ line: String, for space: Space, insteadOf old: Space.Move?) {
    guard let old else { return draft.add(line, under: space.header.location) }
    let source = draft.lines.text(old.location.file)
    if source.string(in: old.location.range) != line { draft.replace(old.location, with: line) }
  }

  // MARK: cancel

  mutating func resolveCancel() {
    let reason = tree.child(.text, of: node).map { words($0) }
    if let dates = tree.child(.dates, of: node) {
      guard let days = names.days(dates) else { return }
      return close(days, reason, at: dates)
    }
    guard let addressNode = tree.child(.address, of: node), let target = target(addressNode) else {
      return
    }
    guard target.space != nil else {
      refuse(.editRefused, "`\(words(addressNode))` is no space or session", at: addressNode)
      return
    }
    let all = sessions(of: target)
    let open = toCome(all, at: addressNode).filter { model.sessions[$0].status != .cut }
    if open.isEmpty { return }
    let standing = all.count { model.sessions[$0].status != .cut }
    if case .space(let space) = target, open.count == standing {
      let header = model.spaces[space].header.location
      cut(under: header, draft.lines.block(at: header), reason)
      for block in model.blocks where Int(block.space) == space {
        for fact in model.facts(block.facts) where fact.kind == .status {
          draft.delete(fact.location)
        }
      }
    } else {
      for key in keys(of: open) { cut(key, reason) }
    }
    let minutes = open.reduce(0) { $0 + (model.sessions[$1].minutes ?? 0) }
    echo.insert("\(described(open)), \(minutes) min", at: 0)
  }

  private mutating func cut(_ key: SessionKey, _ reason: String?) {
    for fact in sectionFacts(key) where fact.kind == .status { draft.delete(fact.location) }
    if let block = draft.order.block(of: key) {
      let header = model.blocks[block].location
      return cut(under: header, draft.lines.block(at: header), reason)
    }
    draft.add("status cut", to: key)
    if let reason { draft.add("note \(reason)", to: key) }
  }

  private mutating func cut(under header: Location, _ block: PlanBlock, _ reason: String?) {
    let lines = draft.lines.facts("status", in: block)
    if let first = lines.first {
      draft.replace(first.tree.location(of: first.node), with: "status cut")
      for line in lines.dropFirst() { draft.delete(line.tree.location(of: line.node)) }
    } else {
      draft.add("status cut", under: header)
    }
    if let reason { draft.add("note \(reason)", under: header) }
  }

  /// Closes days: one line for those not closed yet; meetings with a header of their own are cut.
  private mutating func close(_ days: DayRange, _ reason: String?, at node: Int) {
    guard let plan = model.plan.header else {
      refuse(.editRefused, "the plan has no header to write `closed` under", at: node)
      return
    }
    if let fixedBefore, days.first < fixedBefore {
      refuse(.editOfThePast, "\(days.first.iso) lies before \(fixedBefore.iso)", at: node)
      return
    }
    if let own = model.plan.days, !own.contains(days.first) || !own.contains(days.last) {
      refuse(
        .editRefused, "these days are not all in the plan", at: node,
        hint: "the plan covers \(own.first.iso)..\(own.last.iso)")
      return
    }
    let open = (0...(days.last - days.first)).map { days.first + $0 }
      .filter { model.plan.closure(on: $0) == nil }
    let affected = model.sessions.indices.filter { index in
      model.sessions[index].status.takesPlace
        && (model.sessions[index].day.map { days.contains($0) } ?? false)
    }
    if let held = affected.first(where: { isFixed($0) }) {
      _ = toCome([held], at: node)
      return
    }
    guard !emptiesWindow(Set(open), at: node) else { return }
    let range =
      days.first == days.last ? days.first.iso : "\(days.first.iso)..\(days.last.iso)"
    if let first = open.first, let last = open.last {
      let range = first == last ? first.iso : "\(first.iso)..\(last.iso)"
      draft.add("closed \(range)" + (reason.map { " \($0)" } ?? ""), under: plan.location)
    }
    let dated = affected.filter { isKeptByAHeader($0) }
    for key in keys(bySpace: dated) { cut(key, nil) }
    let vanishing = affected.filter { !dated.contains($0) }
    let fates = [(vanishing, "off the calendar"), (dated, "cut")].filter { !$0.0.isEmpty }
    let words = fates.map { "\(described($0.0)) \($0.1)" }.joined(separator: "; ")
    echo.insert(
      "\(range), \(counted(open.count, "day")) newly closed: "
        + (words.isEmpty ? "nothing meets then" : words),
      at: 0)
  }

  /// Keys of sessions of several spaces.
  private func keys(bySpace sessions: [Int]) -> [SessionKey] {
    Dictionary(grouping: sessions) { model.sessions[$0].space }.sorted { $0.key < $1.key }
      .flatMap { keys(of: $0.value) }
  }

  /// True for a meeting that a closed day does not take away: it has a header, or is listed.
  private func isKeptByAHeader(_ index: Int) -> Bool {
    let session = model.sessions[index]
    if session.wholeBlock >= 0 || session.sectionBlock >= 0 || session.line < 0 { return true }
    if session.isMoved { return true }
    if case .on = model.spaces[session.space].lines[session.line].pattern { return true }
    return false
  }

  private mutating func emptiesWindow(_ closed: Set<Day>, at node: Int) -> Bool {
    for session in model.sessions where session.day == nil && session.openDays >= 0 {
      let days = model.openDays[session.openDays]
      guard !days.isEmpty, days.allSatisfy({ closed.contains($0) }) else { continue }
      refuse(
        .editRefused, "no day would be left for `\(model.written(model.key(of: session)))`",
        at: node)
      return true
    }
    return false
  }
}
