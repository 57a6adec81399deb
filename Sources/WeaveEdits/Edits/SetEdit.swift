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
      replaceAll(kind, in: draft.lines.block(at: header), words(factNode))
    case .space(let space): setInSpace(space, factNode, kind)
    case .sessions(_, let all):
      guard let found = sessionLevelFact(factNode, kind) else { return }
      guard let given = found else {
        for key in keys(of: open(all)) { replaceAll(kind, at: key, words(factNode)) }
        return
      }
      guard let meant = meant(all, by: given) else { return }
      setEach(given, at: open(meant), factNode)
    }
  }

  /// Sets a fact at each of the sessions: without its window where it holds whatever day they take.
  private mutating func setEach(_ given: GivenFact, at sessions: [Int], _ factNode: Int) {
    if sayLeftOut(given, at: sessions, factNode, isAlone: true) { return }
    let groups = byWindow(given, sessions)
    for key in keys(of: groups[0].sessions) { set(groups[0].fact, factNode, at: key) }
    // What an open session has on other days would have to stay.
    guard groups.count > 1, let first = groups[1].sessions.first else { return }
    if groups[0].sessions.isEmpty {
      refuse(
        .editRefused, "`\(address(first))` may take a day outside the window", at: factNode,
        hint: "say `set` without `during`, or `add` it for those days")
    } else {
      leftOut.append("\(counted(groups[1].sessions.count, "session")) that may lie outside")
    }
  }

  private mutating func setInSpace(_ space: Int, _ factNode: Int, _ kind: StatementKind) {
    guard let found = sessionLevelFact(factNode, kind) else { return }
    let block = draft.lines.block(at: model.spaces[space].header.location)
    guard let given = found else { return replaceAll(kind, in: block, words(factNode)) }
    let all = Array(model.sessionRanges[space])
    guard given.days == nil, !all.contains(where: { isToBeKept($0, from: kind) }) else {
      guard let meant = meant(all, by: given) else { return }
      return setEach(given, at: open(meant), factNode)
    }
    if !all.isEmpty, all.allSatisfy({ isAll(given, at: $0) }) { return }
    if sayLeftOut(given, at: all, factNode, isAlone: true) { return }
    if kind == .hours, all.contains(where: { !model.sessions[$0].isOnlyMeetingOfDay }) {
      refuse(
        .editRefused, "`\(name(.space, space))` meets twice on a day, at hours of their own",
        at: factNode, hint: "say which session, such as `\(address(all[0]))`")
      return
    }
    replaceAll(kind, in: block, line(given, in: block))
    let cut = Set(all.filter { isFixed($0) }.flatMap { model.sessions[$0].headers })
    for (index, own) in model.blocks.enumerated()
    where Int(own.space) == space && !cut.contains(ID(index)) {
      for fact in model.facts(own.facts)
      where fact.kind == kind || given.isTaken(by: fact) {
        draft.delete(fact.location)
      }
      if kind == .hours { setSpan(at: own.location, given) }
    }
    eraseFromSchedule(given, space)
  }

  /// True for a session that no edit changes, and that a line of its space for all would change.
  private func isToBeKept(_ index: Int, from kind: StatementKind) -> Bool {
    guard isFixed(index) else { return false }
    let session = model.sessions[index]
    if session.status != .cut { return true }
    // What is cut keeps the lines of its own headers, where it has those for itself.
    let own = session.headers.flatMap { model.facts(model.blocks[$0].facts) }
    return kind == .status && !own.contains { $0.kind == .status }
      || model.sessionRanges[Int(session.space)].contains {
        !isFixed($0) && !Set(model.sessions[$0].headers).isDisjoint(with: session.headers)
      }
  }

  /// Takes what a keyword says out of the lines that say when a space and its sections meet.
  private mutating func eraseFromSchedule(_ given: GivenFact, _ space: Int) {
    let space = model.spaces[space]
    let sections = space.ownSections.map(\.location)
    switch given.fact.kind {
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
      for place in Set(places) { setSpan(at: place, given) }
    default: break  // Nothing else is said by the lines of a schedule.
    }
  }

  private mutating func deleteLine(_ location: Location) { draft.delete(location) }

  /// Takes the span of a line out that new hours replace; a start stays where they say none, and
  /// then it is true.
  @discardableResult
  private mutating func setSpan(at location: Location, _ given: GivenFact) -> Bool {
    guard let (tree, part) = span(at: location) else { return false }
    guard let words = withStart(of: part, in: tree, given) else {
      erase(tree, part)
      return false
    }
    draft.replace(tree.location(of: part), with: words)
    return true
  }

  /// The line of the fact, as it stands in a block: new hours keep the start of the old ones.
  private func line(_ given: GivenFact, in block: PlanBlock) -> String {
    guard given.fact.kind == .hours,
      let old = draft.lines.facts("hours", in: block).lazy.compactMap({ line in
        line.tree.child(.span, of: line.node).map { (line.tree, $0) }
      }).first,
      let span = withStart(of: old.1, in: old.0, given)
    else { return given.line }
    return "hours \(span)"
  }

  private func span(at location: Location) -> (tree: SyntaxTree, part: Int)? {
    let number = draft.lines.line(of: location)
    return draft.lines.statement(onLine: number, of: location.file).flatMap { line in
      line.tree.child(.span, of: line.node).map { (line.tree, $0) }
    }
  }

  /// A new length at the start that a span has; nil where the new hours say a start, or it has
  /// none.
  private func withStart(of part: Int, in tree: SyntaxTree, _ given: GivenFact) -> String? {
    let new = given.fact.span.map { given.words.spans[$0] } ?? .unknown
    var reader = QuestionNames(model, tree)
    let start = Int(reader.span(part).start)
    guard new.start < 0, new.length >= 0, start >= 0 else { return nil }
    return "\(clock(start))..\(clock(start + Int(new.length)))"
  }

  mutating func eraseSpan(at location: Location) { erase(.span, at: location) }

  /// Takes a part out of the line at `location`.
  private mutating func erase(_ part: NodeKind, at location: Location) {
    let number = draft.lines.line(of: location)
    guard let line = draft.lines.statement(onLine: number, of: location.file),
      let found = line.tree.child(part, of: line.node)
    else { return }
    erase(line.tree, found)
  }

  /// Leaves one line of the keyword in the block: the edit's.
  private mutating func replaceAll(_ kind: StatementKind, in block: PlanBlock, _ new: String) {
    let lines = draft.lines.facts(kind.keyword, in: block)
    // One that says the same stays.
    let stays =
      lines.firstIndex { line in
        line.tree.text.string(in: line.tree.range(of: line.node)) == new
      } ?? 0
    guard let first = lines.dropFirst(stays).first else {
      let start = UInt32(draft.lines.range(ofLine: block.header, of: block.file).lowerBound)
      draft.add(new, under: Location(block.file, ByteRange(start, start)))
      return
    }
    let place = first.tree.location(of: first.node)
    if first.tree.text.string(in: place.range) != new { draft.replace(place, with: new) }
    for (index, line) in lines.enumerated() where index != stays {
      draft.delete(line.tree.location(of: line.node))
    }
  }

  private mutating func replaceAll(_ kind: StatementKind, at key: SessionKey, _ new: String) {
    if let block = draft.order.block(of: key) {
      replaceAll(kind, in: draft.lines.block(at: model.blocks[block].location), new)
    } else {
      draft.add(new, to: key)
    }
  }

  mutating func set(_ given: GivenFact, _ factNode: Int, at key: SessionKey) {
    let kind = given.fact.kind
    let sessions = meeting(key)
    if !sessions.isEmpty, sessions.allSatisfy({ isAll(given, at: $0) }) { return }
    for fact in sectionFacts(key) where fact.kind == kind || given.isTaken(by: fact) {
      draft.delete(fact.location)
    }
    if kind == .hours {
      if setHeaderSpan(given, factNode, key) || setHeaderSpans(given, key) { return }
    }
    // Facts that add up also come from above.
    var inherited: [Fact] = []
    if given.fact.addsUp {
      for index in sessions {
        for fact in fromAbove(key, at: index) where fact.kind == kind {
          if !inherited.contains(where: { $0.location == fact.location }) { inherited.append(fact) }
        }
      }
    }
    let isThere =
      given.fact.addsUp && given.days == nil
      && sessions.allSatisfy { index in
        fromAbove(key, at: index).contains { given.isSame($0, model) }
      }
    let own = ownFacts(key)
    if isThere {
      for fact in own where fact.kind == kind || given.isTaken(by: fact) {
        draft.delete(fact.location)
      }
    } else {
      let block = draft.order.block(of: key).map {
        draft.lines.block(at: model.blocks[$0].location)
      }
      replaceAll(kind, at: key, block.map { line(given, in: $0) } ?? given.line)
    }
    let kept = isThere ? inherited.first { given.isSame($0, model) } : nil
    var skips: Set<String> = []
    for fact in inherited where !given.isSame(fact, model) || !isThere {
      let isSkipped = own.contains {
        $0.kind == .skip && model.skips($0, fact) && !draft.isDeleted($0.location)
      }
      if !isSkipped, let line = skipLine(of: fact, not: kept) { skips.insert(line) }
    }
    for line in skips.sorted() { draft.add(line, to: key) }
  }

  /// Says the span in the header of a section where the header of its meeting says one, which no
  /// `hours` of the section would change; false where there is no need.
  private mutating func setHeaderSpan(
    _ given: GivenFact, _ factNode: Int, _ key: SessionKey
  ) -> Bool {
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
    if let (tree, old) = self.span(at: location) {
      let new = withStart(of: old, in: tree, given) ?? words(span)
      draft.replace(tree.location(of: old), with: new)
    } else {
      let number = draft.lines.line(of: location)
      guard let line = draft.lines.statement(onLine: number, of: location.file) else {
        return false
      }
      let end = line.tree.range(of: line.node).end
      draft.replace(Location(location.file, ByteRange(end, end)), with: " " + words(span))
    }
    return true
  }

  /// The span of a header holds before all `hours`; true where the header of `key` says them now.
  private mutating func setHeaderSpans(_ given: GivenFact, _ key: SessionKey) -> Bool {
    for index in meeting(key) where key.section == nil {
      if let block = model.sessions[index].sectionBlock.ifAny {
        setSpan(at: model.blocks[block].location, given)
      }
    }
    guard let block = draft.order.block(of: key),
      setSpan(at: model.blocks[block].location, given)
    else { return false }
    for fact in ownFacts(key) where fact.kind == .hours { draft.delete(fact.location) }
    return true
  }

  /// True when all facts of the keyword at the session are the edit's one.
  private func isAll(_ given: GivenFact, at index: Int) -> Bool {
    let session = model.sessions[index]
    if let hours = given.fact.span.map({ given.words.spans[$0] }) {
      return hours.length >= 0 && hours.length == session.span.length
        && (hours.start < 0 || hours.start == session.span.start)
    }
    if given.fact.kind == .ledBy {
      return session.leaders.ifAny.map { model.leaderLists.lists[$0].count == 1 } ?? false
        && leads(given.fact, index)
    }
    if given.fact.kind == .hours { return false }
    var (count, same) = (0, 0)
    model.eachFact(of: session) { other, _ in
      guard other.kind == given.fact.kind else { return }
      count += 1
      if given.isSame(other, model) { same += 1 }
    }
    return count > 0 && same == count
  }
}
