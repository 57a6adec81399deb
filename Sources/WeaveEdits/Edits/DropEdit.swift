import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// `drop REF`: a session, a space, or anything else that is declared, and all that names it.
extension EditResolver {
  mutating func resolveDrop() {
    guard let address = tree.child(.address, of: node), let target = target(address) else { return }
    switch target {
    case .sessions(_, let sessions): dropMeetings(sessions, at: address)
    case .space(let space): dropSpace(space, at: address)
    case .entity(let ref): drop(ref, at: address)
    }
  }

  // MARK: Sessions

  private mutating func dropMeetings(_ sessions: [Int], at node: Int) {
    if let fixed = sessions.first(where: { isFixed($0) }) {
      _ = toCome([fixed], at: node)
      return
    }
    for key in keys(of: sessions) {
      guard dropMeeting(key, at: node) else { return }
    }
    dropLinks(to: Set(sessions))
    let minutes = sessions.reduce(0) { $0 + (model.sessions[$1].minutes ?? 0) }
    echo.insert("\(described(sessions)), \(minutes) min", at: 0)
  }

  /// Takes one meeting off the calendar; false with a finding where no line can say so.
  private mutating func dropMeeting(_ key: SessionKey, at node: Int) -> Bool {
    let sessions = meeting(key)
    guard let first = sessions.first else { return false }
    let session = model.sessions[first]
    let space = model.spaces[session.space]
    let name = model.written(key)
    let start = session.when.minute >= 0 ? session.when.minute : session.span.start
    let extras = space.extras.filter {
      $0.day == session.when.day
        && (session.isOnlyMeetingOfDay || $0.span.start == start)
    }
    if key.section != nil, session.line >= 0 || session.wholeBlock >= 0 || !extras.isEmpty {
      refuse(
        .editRefused, "`\(name)` is one section of a meeting that stays", at: node,
        hint: "`cancel \(name)` keeps it on the calendar as cut")
      return false
    }
    if session.line >= 0 {
      guard let day = session.when.day, session.isOnlyMeetingOfDay else {
        refuse(
          .editRefused, "`\(name)` is one of several of its schedule, which stays", at: node,
          hint: "`cancel \(name)` keeps it on the calendar as cut")
        return false
      }
      if !isOnlyByHeader(session, day) {
        draft.add("except \(day.iso)", under: space.header.location)
      }
    }
    for extra in extras { draft.delete(extra.location) }
    for move in space.moves where isMove(move, of: session, start) {
      if key.section == nil || move.section == key.section { draft.delete(move.location) }
    }
    for index in sessions {
      let own = model.sessions[index]
      if key.section == nil, own.wholeBlock >= 0 { deleteBlock(own.wholeBlock) }
      if own.sectionBlock >= 0 { deleteBlock(own.sectionBlock) }
    }
    return true
  }

  private func isMove(_ move: Space.Move, of session: Session, _ start: Int16) -> Bool {
    guard let day = session.when.day else { return move.when == session.when }
    return move.when.day == day
      && (session.isOnlyMeetingOfDay || move.when.minute < 0 || move.when.minute == start)
  }

  /// True for a meeting that a closed day or an exception takes away, and its header brings back.
  private func isOnlyByHeader(_ session: Session, _ day: Day) -> Bool {
    let space = model.spaces[session.space]
    if space.exceptions.contains(where: { $0.days.contains(day) }) { return true }
    if session.isMoved { return false }
    if case .on = space.lines[session.line].pattern { return false }
    return model.plan.closure(on: day) != nil
  }

  private mutating func deleteBlock(_ block: BlockID) {
    let location = model.blocks[block].location
    if !draft.isDeleted(location) { deleteBlock(at: location) }
  }

  /// Takes a header out with all that belongs to it; the comments that go with it are said.
  mutating func deleteBlock(at location: Location) {
    for line in draft.deleteBlock(at: location) { echo.append("goes too: \(sayLine(line))") }
  }

  /// Takes the lines out that lead only to meetings that go.
  private mutating func dropLinks(to gone: Set<Int>) {
    for fact in model.facts {
      guard let address = fact.to.map({ model.addresses[$0] }), address.when != nil else {
        continue
      }
      let ends = model.sessions(at: address)
      if !ends.isEmpty, ends.allSatisfy({ gone.contains($0) }) { dropLine(fact.location) }
    }
  }

  private mutating func dropLine(_ location: Location) {
    if draft.isDeleted(location) { return }
    draft.delete(location)
    echo.append("goes too: \(sayLine(location))")
  }

  /// `plan.weave:12 comment to staff`.
  func sayLine(_ location: Location) -> String {
    let source = draft.lines.text(location.file)
    let line = draft.lines.line(of: location)
    let bytes = draft.lines.range(ofLine: line, of: location.file)
    let text = source.string(in: ByteRange(UInt32(bytes.lowerBound), UInt32(bytes.upperBound)))
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    let place = made.place(of: location, in: source.name)
    return "\(place) \(words.joined(separator: " "))"
  }

  // MARK: Spaces

  private mutating func dropSpace(_ space: Int, at node: Int) {
    let all = Array(model.sessionRanges[space])
    if let held = all.first(where: { isFixed($0) && model.sessions[$0].status != .cut }) {
      refuse(
        .editOfThePast,
        "`\(address(held))` is past or was held, so the space cannot be taken out whole", at: node)
      return
    }
    let minutes = all.reduce(0) { $0 + (model.sessions[$1].minutes ?? 0) }
    echo.insert("\(described(all)), \(minutes) min", at: 0)
    deleteBlock(at: model.spaces[space].header.location)
    for block in model.blocks.indices where Int(model.blocks[block].space) == space {
      deleteBlock(ID(block))
    }
    eraseMentions(of: EntityRef(.space, space))
  }

  // MARK: Anything else

  private mutating func drop(_ ref: EntityRef, at node: Int) {
    if ref.kind == .plan {
      refuse(.editRefused, "the plan itself cannot be dropped", at: node)
      return
    }
    if let place = model.spaces.first(where: { $0.rotation.contains(ref) && $0.rotation.count > 1 })
    {
      let space = model.symbols.text(place.header.name)
      refuse(
        .editRefused, "`\(model.name(ref))` takes turns in `\(space)`, and all turns would shift",
        at: node, hint: "say first who or what takes turns: `set \(space) rotating …`")
      return
    }
    let headers = headers(of: ref)
    if ref.kind == .person { sayLed(Int(ref.index)) }
    eraseMentions(of: ref)
    for header in headers where !draft.isDeleted(header) { dropHeader(at: header) }
  }

  /// Says first what sessions are left without a leader.
  private mutating func sayLed(_ person: Int) {
    let led = facts.ledSessions[person].map { Int($0) }
    if !led.isEmpty { echo.append("\(described(led)) with a leader still to be found") }
  }

  /// Takes a header out, or the one line of a term or unit.
  private mutating func dropHeader(at location: Location) {
    let line = draft.lines.line(of: location)
    let kind = draft.lines.statement(onLine: line, of: location.file).flatMap {
      $0.tree.statement($0.node)
    }
    kind?.role == .header ? deleteBlock(at: location) : draft.delete(location)
  }

  /// Takes out every mention of what goes; those in rules, questions and scenarios stay, and are
  /// said.
  private mutating func eraseMentions(of ref: EntityRef) {
    for mention in mentions(of: ref) {
      let tree = version.trees[Int(mention.file.index)]
      let location = tree.location(of: mention.statement)
      guard !draft.isDeleted(location), !draft.isReplaced(location),
        let kind = tree.statement(mention.statement)
      else { continue }
      guard kind.role == .fact || kind == .session || kind == .voice || kind == .waive else {
        echo.append("still names it: \(sayLine(location))")
        continue
      }
      erase(mention, kind, of: ref)
      let fate = draft.isDeleted(location) ? "goes too" : "no longer names it"
      let words = "\(fate): \(sayLine(location))"
      if !echo.contains(words) { echo.append(words) }
    }
  }

  private mutating func erase(_ mention: Mention, _ kind: StatementKind, of ref: EntityRef) {
    let tree = version.trees[Int(mention.file.index)]
    let location = tree.location(of: mention.statement)
    switch kind {
    case .session, .voice, .waive: deleteBlock(at: location)
    case .ledBy where ref.kind == .person: rename(mention, to: "tbd")
    case .skip where ref.kind == .person && isOfLeader(mention, tree):
      // Where a leader is to be found already, that hole stays.
      if hasHole(location) { draft.delete(location) } else { rename(mention, to: "tbd") }
    case .section, .oneToOne:
      if mention.part == nil { draft.delete(location) } else { rename(mention, to: "tbd") }
    case .with where isAlone(mention, tree) && isUnderSession(location):
      // Without its own line the session would ask those whom its space asks.
      draft.replace(location, with: "without everyone")
    case .every, .on:
      if tree.nodes[mention.holder].kind == .ref, ref.kind == .team || ref.kind == .person {
        dropScheduleLine(at: location)
      } else {
        erase(mention)
      }
    case .unit:
      draft.delete(location)
      if let name = tree.child(.name, of: mention.statement),
        let unit = QuestionNames(model, tree).lookUp(name), unit != ref
      {
        eraseMentions(of: unit)
      }
    // From all other lines the name goes, or the days of a term stand in its place.
    default:
      if ref.kind == .term, let days = model.terms[Int(ref.index)].days {
        rename(
          mention,
          to: days.first == days.last ? days.first.iso : "\(days.first.iso)..\(days.last.iso)")
      } else {
        erase(mention)
      }
    }
  }

  private func isOfLeader(_ mention: Mention, _ tree: SyntaxTree) -> Bool {
    tree.child(.statement, of: mention.statement).map { tree.statement($0) == .ledBy } ?? false
  }

  /// True where the session whose header says the line has a leader still to be found.
  private func hasHole(_ location: Location) -> Bool {
    let block = model.blocks.firstIndex { block in
      model.facts(block.facts).contains { $0.location == location }
    }
    guard let block else { return false }
    return model.sessions.contains { session in
      session.headers.contains(ID(block))
        && model.leaderLists.lists[session.leaders].contains(LeaderLists.tbd)
    }
  }

  private func isUnderSession(_ location: Location) -> Bool {
    let line = draft.lines.line(of: location)
    guard let header = draft.lines.header(above: line, of: location.file),
      let found = draft.lines.statement(onLine: header, of: location.file)
    else { return false }
    return found.tree.statement(found.node) == .session
  }

  /// Takes a line out that says when some come, with the headers of its meetings.
  private mutating func dropScheduleLine(at location: Location) {
    draft.delete(location)
    for (space, declared) in model.spaces.enumerated() {
      guard let line = declared.lines.firstIndex(where: { $0.location == location }) else {
        continue
      }
      let gone = model.sessionRanges[space].filter { model.sessions[$0].line == ID(line) }
      for index in gone {
        let session = model.sessions[index]
        for block in session.headers { deleteBlock(block) }
      }
      dropLinks(to: Set(gone))
    }
  }
}
