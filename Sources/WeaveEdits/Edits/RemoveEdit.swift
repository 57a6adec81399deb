import WeaveModel
import WeaveSource
import WeaveSyntax

// `remove from A F`: a fact no longer holds, and nothing else changes.
extension EditResolver {
  mutating func resolveRemove() {
    guard let (target, factNode, kind) = readFact() else { return }
    switch target {
    case .entity(let ref):
      for header in headers(of: ref, taking: kind) { removeLines(under: header, factNode, kind) }
    case .space(let space): removeFromSpace(space, factNode, kind)
    case .sessions(_, let all):
      guard let found = sessionLevelFact(factNode, kind) else { return }
      let open = open(all)
      if open.isEmpty { return }
      guard let given = found else {
        for key in keys(of: open) {
          guard let block = draft.order.block(of: key) else { continue }
          removeLines(under: model.blocks[block].location, factNode, kind)
        }
        break
      }
      removeEach(given, from: open)
    }
    if draft.isEmpty, refusals.isEmpty, names.diagnostics.isEmpty {
      let address = tree.child(.address, of: node).map { words($0) } ?? ""
      refuse(.editRefused, "`\(words(factNode))` does not hold at `\(address)`", at: factNode)
    }
  }

  private mutating func removeLines(
    under header: Location, _ factNode: Int, _ kind: StatementKind
  ) {
    let block = draft.lines.block(at: header)
    if kind == .title, let line = draft.lines.statement(onLine: block.header, of: block.file),
      let title = line.tree.child(.title, of: line.node),
      tree.child(.string, of: factNode).map({ words($0) })
        == line.tree.text.string(in: line.tree.range(of: title))
    {
      erase(line.tree, title)
    }
    for line in draft.lines.facts(kind.keyword, in: block) where startsAlike(factNode, line) {
      draft.delete(line.tree.location(of: line.node))
    }
  }

  private mutating func removeFromSpace(_ space: Int, _ factNode: Int, _ kind: StatementKind) {
    guard let found = sessionLevelFact(factNode, kind) else { return }
    guard let given = found else {
      return removeLines(under: model.spaces[space].header.location, factNode, kind)
    }
    let all = Array(model.sessionRanges[space])
    let having = all.filter { holds(given, at: $0) }
    let isPast = having.contains { isFixed($0) && model.sessions[$0].status != .cut }
    // A line for just these days goes; of others, each session in the window leaves the fact out.
    if isPast || given.days != nil && !hasLine(given, space) {
      return removeEach(given, from: open(isPast ? having : all))
    }
    if let turn = having.first(where: { isTurn(given, at: $0) }) {
      return sayTurn(given, at: turn)
    }
    let places = model.spaces[space].facts
    let blocks = model.blocks.filter { Int($0.space) == space }.map(\.facts)
    for fact in ([places] + blocks).flatMap({ model.facts($0) }) where given.matches(fact, model) {
      delete(fact, given)
    }
    eraseFromSchedule(given, space)
    for key in keys(of: having.filter { hasTurn(given, at: $0) }) { leaveOut(given, at: key) }
  }

  /// Takes a fact from each of the sessions that have it, in the window it names.
  private mutating func removeEach(_ given: GivenFact, from sessions: [Int]) {
    let bare = given.withoutWindow
    let having = sessions.filter { index in
      (given.days.map { lies(model.sessions[index], in: $0) } ?? true) && holds(bare, at: index)
    }
    for key in keys(of: having, alikeIn: given.fact.kind) { remove(bare, from: key) }
  }

  /// True where the space has a line of the fact, window and all, and all that holds it comes from
  /// such lines.
  private func hasLine(_ given: GivenFact, _ space: Int) -> Bool {
    let own = model.blocks.filter { $0.space == ID(space) }.map(\.facts)
    let blocks = [model.spaces[space].facts] + own
    let alike = blocks.flatMap { model.facts($0) }.filter { given.withoutWindow.matches($0, model) }
    return !alike.isEmpty && alike.allSatisfy { given.matches($0, model) }
  }

  /// Deletes the line of a fact; one with words that the edit did not name is said.
  private mutating func delete(_ fact: Fact, _ given: GivenFact) {
    draft.delete(fact.location)
    if given.fact.text.isEmpty, !fact.text.isEmpty {
      echo.append("goes with its own words: \(sayLine(fact.location))")
    }
  }

  /// Takes a focus or a leader out of the lines that say when a space and its sections meet.
  private mutating func eraseFromSchedule(_ given: GivenFact, _ space: Int) {
    let places =
      given.fact.kind == .about
      ? model.spaces[space].lines.filter { $0.focus == given.fact.said }.map(\.location)
      : given.fact.kind == .ledBy
        ? model.spaces[space].sections.filter { $0.leader == given.fact.said }.map(\.location)
        : []
    for place in Set(places) {
      let number = draft.lines.line(of: place)
      guard let line = draft.lines.statement(onLine: number, of: place.file),
        let part = line.tree.child(given.fact.kind == .about ? .focus : .ledBy, of: line.node)
      else { continue }
      erase(line.tree, part)
    }
  }

  /// True where the thread is in focus because it is its turn.
  private func hasTurn(_ given: GivenFact, at index: Int) -> Bool {
    given.fact.focus.map {
      model.sessions[index].turn == EntityRef(.thread, Int($0))
    } ?? false
  }

  /// True where the leader leads because it is her turn.
  private func isTurn(_ given: GivenFact, at index: Int) -> Bool {
    given.fact.leader.map {
      model.sessions[index].turn == EntityRef(.person, Int($0))
    } ?? false
  }

  private mutating func sayTurn(_ given: GivenFact, at index: Int) {
    guard let leader = given.fact.leader else { return }
    refuse(
      .editRefused,
      "`\(name(.person, Int(leader)))` leads `\(address(index))` in turn", at: node,
      hint: "say who does instead with `set \(address(index)) led-by NAME`")
  }

  /// Takes a fact out of the header of `key` and of its sections, and skips it where it is
  /// inherited.
  private mutating func remove(_ given: GivenFact, from key: SessionKey) {
    let own = ownFacts(key) + sectionFacts(key)
    for fact in own where given.matches(fact, model) { delete(fact, given) }
    let sessions = meeting(key)
    let isLeading = given.fact.kind == .ledBy
    // Where its own lines say others, those from above do not count.
    let saysOthers =
      !given.fact.addsUp
      && own.contains { $0.kind == given.fact.kind && !given.matches($0, model) }
    if saysOthers { return }
    if isLeading, let turn = sessions.first(where: { isTurn(given, at: $0) }) {
      return sayTurn(given, at: turn)
    }
    let isInherited = sessions.contains { index in
      fromAbove(key, at: index).contains { given.matches($0, model) }
        || isLeading && leaderOfSection(index) == given.fact.said
    }
    if isInherited { leaveOut(given, at: key) }
  }

  /// Who leads by the line of the session's section.
  private func leaderOfSection(_ index: Int) -> Fact.Said {
    let session = model.sessions[index]
    return session.section < 0
      ? .nothing : model.spaces[session.space].sections[session.section].leader
  }
}
