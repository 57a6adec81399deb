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
    let space = model.spaces[Int(session.space)]
    let name = model.written(key)
    if session.line >= 0 {
      guard key.section == nil, let day = session.when.day, session.isOnlyMeetingOfDay else {
        refuse(
          .editRefused, "`\(name)` is one of several of its schedule, which stays", at: node,
          hint: "`cancel \(name)` keeps it on the calendar as cut")
        return false
      }
      draft.add("except \(day.iso)", under: space.header.location)
    }
    for extra in space.extras where session.line < 0 && extra.day == session.when.day {
      if key.section == nil { draft.delete(extra.location) }
    }
    for move in space.moves
    where move.when == session.when || move.when.day != nil && move.when.day == session.when.day {
      if key.section == nil || move.section == key.section { draft.delete(move.location) }
    }
    for index in sessions {
      let own = model.sessions[index]
      if key.section == nil, own.wholeBlock >= 0 { deleteBlock(own.wholeBlock) }
      if own.sectionBlock >= 0 { deleteBlock(own.sectionBlock) }
    }
    if session.line < 0, key.section != nil, session.wholeBlock >= 0 {
      refuse(
        .editRefused, "`\(name)` is one section of a meeting that stays", at: node,
        hint: "`cancel \(name)` keeps it on the calendar as cut")
      return false
    }
    return true
  }

  private mutating func deleteBlock(_ block: Int32) {
    let location = model.blocks[Int(block)].location
    if !draft.isDeleted(location) { draft.deleteBlock(at: location) }
  }

  /// Takes the lines out that lead only to meetings that go.
  private mutating func dropLinks(to gone: Set<Int>) {
    for fact in model.facts where fact.address >= 0 {
      let address = model.addresses[Int(fact.address)]
      guard address.when != nil else { continue }
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
    return "\(source.name):\(line) \(words.joined(separator: " "))"
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
    draft.deleteBlock(at: model.spaces[space].header.location)
    for block in model.blocks.indices where Int(model.blocks[block].space) == space {
      deleteBlock(Int32(block))
    }
    eraseMentions(of: EntityRef(.space, space))
  }

  // MARK: Anything else

  private mutating func drop(_ ref: EntityRef, at node: Int) {
    if ref.kind == .plan {
      refuse(.editRefused, "the plan itself cannot be dropped", at: node)
      return
    }
    for header in headers(of: ref) where !draft.isDeleted(header) {
      dropHeader(at: header)
    }
    eraseMentions(of: ref)
  }

  /// Takes a header out, or the one line of a term or unit.
  private mutating func dropHeader(at location: Location) {
    let line = draft.lines.line(of: location)
    let kind = draft.lines.statement(onLine: line, of: location.file).flatMap {
      $0.tree.statement($0.node)
    }
    kind?.role == .header ? draft.deleteBlock(at: location) : draft.delete(location)
  }

  /// Takes out every mention of what goes; those in rules, questions and scenarios stay, and are
  /// said.
  private mutating func eraseMentions(of ref: EntityRef) {
    for mention in mentions(of: ref) {
      let tree = version.trees[Int(mention.file.index)]
      let location = tree.location(of: mention.statement)
      guard !draft.isDeleted(location), let kind = tree.statement(mention.statement) else {
        continue
      }
      echo.append("goes too: \(sayLine(location))")
      switch kind {
      case .session, .voice: draft.deleteBlock(at: location)
      case .waive: draft.delete(location)
      case .ledBy where ref.kind == .person: rename(mention, to: "tbd")
      case .section, .oneToOne:
        mention.part == nil ? draft.delete(location) : rename(mention, to: "tbd")
      default:
        if kind.role == .fact {
          erase(mention)
        } else {
          echo[echo.count - 1] = "still names it: \(sayLine(location))"
        }
      }
    }
  }
}
