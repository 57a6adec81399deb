import WeaveModel
import WeaveSource
import WeaveSyntax

// `set A F`: all facts of F's keyword at A become F.
extension EditResolver {
  mutating func resolveSet() {
    guard let (target, factNode, kind) = readFact() else { return }
    if kind == .title { return setTitle(target, factNode, replaces: true) }
    switch target {
    case .entity(let ref):
      guard let header = headers(of: ref, taking: kind).first else { return }
      replaceAll(kind, in: draft.lines.block(at: header), factNode)
    case .space(let space): setInSpace(space, factNode, kind)
    case .sessions(_, let all):
      guard let found = sessionLevelFact(factNode, kind) else { return }
      for key in keys(of: open(all)) { set(found, kind, factNode, at: key) }
    }
  }

  private mutating func setInSpace(_ space: Int, _ factNode: Int, _ kind: StatementKind) {
    guard let found = sessionLevelFact(factNode, kind) else { return }
    let block = draft.lines.block(at: model.spaces[space].header.location)
    guard let given = found else { return replaceAll(kind, in: block, factNode) }
    let all = Array(model.sessionRanges[space])
    let isPast = all.contains { isFixed($0) && model.sessions[$0].status != .cut }
    if isPast {
      for key in keys(of: open(all)) { set(given, kind, factNode, at: key) }
      return
    }
    if kind == .hours, all.contains(where: { !model.sessions[$0].isOnlyMeetingOfDay }) {
      refuse(
        .editRefused, "`\(name(.space, space))` meets twice on a day, at hours of their own",
        at: factNode, hint: "say which session, such as `\(address(all[0]))`")
      return
    }
    replaceAll(kind, in: block, factNode)
    for own in model.blocks where Int(own.space) == space {
      for fact in model.facts(own.facts)
      where fact.kind == kind || given.isTaken(by: fact) {
        draft.delete(fact.location)
      }
      if kind == .hours { eraseSpan(at: own.location) }
    }
    eraseFromSchedule(kind, space)
  }

  /// Takes what a keyword says out of the lines that say when a space and its sections meet.
  private mutating func eraseFromSchedule(_ kind: StatementKind, _ space: Int) {
    let space = model.spaces[space]
    let sections = space.ownSections.map(\.location)
    switch kind {
    case .about:
      for line in space.lines { erase(.focus, at: line.location) }
      if space.rotation.first?.kind == .thread { space.rotationLocation.map { deleteLine($0) } }
    case .ledBy:
      for place in Set(sections) { erase(.ledBy, at: place) }
      let leads = space.rotation.allSatisfy {
        $0.kind == .person && model.people[$0].isLeader
      }
      if leads { space.rotationLocation.map { deleteLine($0) } }
    case .hours:
      let places =
        sections + space.lines.map(\.location) + space.extras.map(\.location)
        + space.moves.map(\.location)
      for place in Set(places) { eraseSpan(at: place) }
    default: break  // Nothing else is said by the lines of a schedule.
    }
  }

  private mutating func deleteLine(_ location: Location) { draft.delete(location) }

  private mutating func eraseSpan(at location: Location) { erase(.span, at: location) }

  /// Takes a part out of the line at `location`.
  private mutating func erase(_ part: NodeKind, at location: Location) {
    let number = draft.lines.line(of: location)
    guard let line = draft.lines.statement(onLine: number, of: location.file),
      let found = line.tree.child(part, of: line.node)
    else { return }
    erase(line.tree, found)
  }

  /// Leaves one line of the keyword in the block: the edit's.
  private mutating func replaceAll(_ kind: StatementKind, in block: PlanBlock, _ factNode: Int) {
    let lines = draft.lines.facts(kind.keyword, in: block)
    if lines.count == 1, isAlike(factNode, lines[0]) { return }
    guard let first = lines.first else {
      let start = UInt32(draft.lines.range(ofLine: block.header, of: block.file).lowerBound)
      draft.add(words(factNode), under: Location(block.file, ByteRange(start, start)))
      return
    }
    draft.replace(first.tree.location(of: first.node), with: words(factNode))
    for line in lines.dropFirst() { draft.delete(line.tree.location(of: line.node)) }
  }

  private mutating func set(
    _ given: GivenFact?, _ kind: StatementKind, _ factNode: Int, at key: SessionKey
  ) {
    let sessions = meeting(key)
    if let given, !sessions.isEmpty, sessions.allSatisfy({ isAll(given, at: $0) }) { return }
    for fact in sectionFacts(key) where fact.kind == kind || (given?.isTaken(by: fact) ?? false) {
      draft.delete(fact.location)
    }
    if kind == .hours {
      if setHeaderSpan(factNode, key) { return }
      eraseHeaderSpans(key)
    }
    // Facts that add up also come from above.
    var inherited: [Fact] = []
    if let given, given.fact.addsUp {
      for index in sessions {
        for fact in fromAbove(key, at: index) where fact.kind == kind {
          if !inherited.contains(where: { $0.location == fact.location }) { inherited.append(fact) }
        }
      }
    }
    let isThere = given.map { given in
      sessions.allSatisfy { index in
        given.fact.addsUp && fromAbove(key, at: index).contains { given.isSame($0, model) }
          && !inherited.contains { given.skipTakes($0) && !given.isSame($0, model) }
      }
    }
    let own = ownFacts(key)
    if isThere == true, let given {
      for fact in own where fact.kind == kind || given.isTaken(by: fact) {
        draft.delete(fact.location)
      }
    } else if let block = draft.order.block(of: key) {
      replaceAll(kind, in: draft.lines.block(at: model.blocks[block].location), factNode)
    } else {
      draft.add(words(factNode), to: key)
    }
    guard let given else { return }
    let others = inherited.filter { !given.isSame($0, model) || isThere != true }
    var skips: Set<String> = []
    for fact in others {
      let isSkipped = own.contains { $0.kind == .skip && model.skips($0, fact) }
      if !isSkipped, let line = skipLine(of: fact) { skips.insert(line) }
    }
    for line in skips.sorted() { draft.add(line, to: key) }
  }

  /// Says the span in the header of a section where the header of its meeting says one, which no
  /// `hours` of the section would change; false where there is no need.
  private mutating func setHeaderSpan(_ factNode: Int, _ key: SessionKey) -> Bool {
    guard key.section != nil, let span = tree.child(.span, of: factNode),
      let meeting = draft.order.block(of: key.ofWholeMeeting),
      model.blocks[meeting].span != .unknown
    else { return false }
    for fact in ownFacts(key) where fact.kind == .hours { draft.delete(fact.location) }
    guard let block = draft.order.block(of: key) else {
      draft.addSession(key, header: "session \(model.written(key)) \(words(span))")
      return true
    }
    let location = model.blocks[block].location
    let number = draft.lines.line(of: location)
    guard let line = draft.lines.statement(onLine: number, of: location.file) else { return false }
    if let old = line.tree.child(.span, of: line.node) {
      draft.replace(line.tree.location(of: old), with: words(span))
    } else {
      let end = line.tree.range(of: line.node).end
      draft.replace(Location(location.file, ByteRange(end, end)), with: " " + words(span))
    }
    return true
  }

  /// The span of a header holds before all `hours`.
  private mutating func eraseHeaderSpans(_ key: SessionKey) {
    if let block = draft.order.block(of: key) { eraseSpan(at: model.blocks[block].location) }
    for index in meeting(key) where key.section == nil {
      if let block = model.sessions[index].sectionBlock.ifAny {
        eraseSpan(at: model.blocks[block].location)
      }
    }
  }

  /// True when all facts of the keyword at the session are the edit's one.
  private func isAll(_ given: GivenFact, at index: Int) -> Bool {
    if given.fact.kind == .hours || given.fact.kind == .ledBy { return false }
    var (count, same) = (0, 0)
    model.eachFact(of: model.sessions[index]) { other, _ in
      guard other.kind == given.fact.kind else { return }
      count += 1
      if given.isSame(other, model) { same += 1 }
    }
    return count == 1 && same == 1
  }
}
