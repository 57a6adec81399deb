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
    let span = tree.child(.span, of: node)
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
    for key in keys(of: sessions) { move(key, to: day, span) }
    let from = session.day.map(\.iso) ?? "an open day"
    echo.insert(
      "\(model.written(model.key(of: session, wholeMeeting: sessions.count > 1))) from \(from) to \(day.iso)",
      at: 0)
  }

  private mutating func move(_ key: SessionKey, to day: Day, _ span: Int?) {
    let space = model.spaces[Int(key.space)]
    let moved = space.moves.filter { $0.when == key.when && $0.section == key.section }
    let line =
      "moved \(model.written(key.when))" + (key.section.map { "/" + model.written($0) } ?? "")
      + " to \(day.iso)" + (span.map { " " + words($0) } ?? "")
    if key.when.day == day, span == nil {
      for move in moved { draft.delete(move.location) }
    } else if let first = moved.first {
      let found = draft.lines.statement(
        onLine: draft.lines.line(of: first.location), of: first.location.file)
      if let found {
        let location = found.tree.location(of: found.node)
        if found.tree.text.string(in: location.range) != line {
          draft.replace(location, with: line)
        }
      }
    } else {
      draft.add(line, under: space.header.location)
    }
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
    if case .space(let space) = target, open.count == all.count {
      let header = model.spaces[space].header.location
      cut(under: header, draft.lines.block(at: header), reason)
      for block in model.blocks where Int(block.space) == space {
        for index in block.facts where model.facts[Int(index)].kind == .status {
          draft.delete(model.facts[Int(index)].location)
        }
      }
    } else {
      for key in keys(of: open) { cut(key, reason) }
    }
    let minutes = open.reduce(0) { $0 + (model.sessions[$1].minutes ?? 0) }
    echo.insert("\(described(open)), \(minutes) min", at: 0)
  }

  private mutating func cut(_ key: SessionKey, _ reason: String?) {
    if let block = draft.order.block(of: key) {
      let header = model.blocks[block].location
      return cut(under: header, draft.lines.block(at: header), reason)
    }
    draft.add("status cut", to: key)
    if let reason { draft.add("note \(reason)", to: key) }
  }

  private mutating func cut(under header: Location, _ block: PlanBlock, _ reason: String?) {
    if let first = draft.lines.facts("status", in: block).first {
      draft.replace(first.tree.location(of: first.node), with: "status cut")
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
    guard let first = open.first, let last = open.last else { return }
    let affected = model.sessions.indices.filter { index in
      model.sessions[index].status.takesPlace
        && (model.sessions[index].day.map { open.contains($0) } ?? false)
    }
    if let held = affected.first(where: { isFixed($0) }) {
      _ = toCome([held], at: node)
      return
    }
    guard !emptiesWindow(Set(open), at: node) else { return }
    let range = first == last ? first.iso : "\(first.iso)..\(last.iso)"
    draft.add("closed \(range)" + (reason.map { " \($0)" } ?? ""), under: plan.location)
    let dated = affected.filter { isKeptByAHeader($0) }
    for key in keys(bySpace: dated) { cut(key, nil) }
    echo.insert(
      "\(counted(open.count, "day")), \(range): \(described(affected.filter { !dated.contains($0) })) vanish, "
        + "\(described(dated)) cut", at: 0)
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
    if case .on = model.spaces[Int(session.space)].lines[Int(session.line)].pattern { return true }
    return false
  }

  private mutating func emptiesWindow(_ closed: Set<Day>, at node: Int) -> Bool {
    for session in model.sessions where session.day == nil && session.openDays >= 0 {
      let days = model.openDays[Int(session.openDays)]
      guard !days.isEmpty, days.allSatisfy({ closed.contains($0) }) else { continue }
      refuse(
        .editRefused, "no day would be left for `\(model.written(model.key(of: session)))`",
        at: node)
      return true
    }
    return false
  }
}
