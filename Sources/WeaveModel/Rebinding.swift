package import WeaveSource
package import WeaveSyntax

/// What reading some headers again put in place of what the model had, so that it can be put back.
package struct Replaced: Sendable {
  /// The spaces whose meetings were scheduled again, ascending.
  package fileprivate(set) var spaces: [Int] = []
  /// Errors of the lines read; sound as far as these headers go.
  package fileprivate(set) var diagnostics: [Diagnostic] = []
  fileprivate var counts = Counts()
  fileprivate var oldSpaces: [Old<Space>] = []
  fileprivate var oldPeople: [Old<Person>] = []
  fileprivate var oldBlocks: [Old<SessionBlock>] = []
  fileprivate var oldSessions: [Old<Session>] = []
  fileprivate var oldAudiences: Audiences?
  fileprivate var oldLeaderLists: LeaderLists?

  /// An entry of a list, as it was.
  fileprivate struct Old<Element: Sendable>: Sendable {
    let index: Int
    let element: Element
  }

  /// How long each list was.
  fileprivate struct Counts: Sendable {
    var facts = 0, addresses = 0, audienceLists = 0, spans = 0, windows = 0, dayLists = 0
    var numbers = 0, blocks = 0, sources = 0
  }
}

/// The session headers of each space, in the order of their addresses, as scheduling takes them.
package struct BlocksBySpace: Sendable {
  fileprivate(set) var blocks: [[Int32]]

  package init(_ model: Model) {
    var binder = Binder(trees: [])
    binder.model = model
    blocks = binder.blocksBySpace()
  }
}

extension Model {
  /// Reads the headers of `tree` in place of those of the same names and addresses, and schedules
  /// their spaces again; nil, with the model as it was, where that would change more than facts and
  /// leaders of meetings that stay.
  ///
  /// Only spaces, sessions and leaders are read so; anything else needs the whole plan bound again.
  ///
  /// - Parameters:
  ///   - tree: headers as they are to be; its file is the one behind `sources`.
  ///   - order: the session headers by space; those that are new are taken in.
  /// - Returns: what `restore` needs.
  package mutating func rebind(_ tree: SyntaxTree, _ order: BlocksBySpace) -> Replaced? {
    var binder = Binder(trees: [tree])
    swap(&binder.model, &self)
    var replaced = Replaced()
    replaced.counts = binder.model.counts
    binder.model.sources.append(tree.text)
    var order = order
    var isSimple = binder.rebindAll(&replaced, &order)
    replaced.diagnostics = binder.diagnostics
    swap(&binder.model, &self)
    for space in replaced.spaces where isSimple {
      isSimple = reschedule(space, order.blocks[space], &replaced)
    }
    if isSimple { return replaced }
    restore(replaced)
    return nil
  }

  /// Puts back what `rebind` replaced.
  package mutating func restore(_ replaced: Replaced) {
    for old in replaced.oldSessions { sessions[old.index] = old.element }
    for old in replaced.oldSpaces { spaces[old.index] = old.element }
    for old in replaced.oldPeople { people[old.index] = old.element }
    for old in replaced.oldBlocks { blocks[old.index] = old.element }
    if let old = replaced.oldAudiences { audiences = old }
    if let old = replaced.oldLeaderLists { leaderLists = old }
    let counts = replaced.counts
    facts.removeLast(facts.count - counts.facts)
    addresses.removeLast(addresses.count - counts.addresses)
    audienceLists.removeLast(audienceLists.count - counts.audienceLists)
    spans.removeLast(spans.count - counts.spans)
    windows.removeLast(windows.count - counts.windows)
    dayLists.removeLast(dayLists.count - counts.dayLists)
    numbers.removeLast(numbers.count - counts.numbers)
    blocks.removeLast(blocks.count - counts.blocks)
    sources.removeLast(sources.count - counts.sources)
  }

  fileprivate var counts: Replaced.Counts {
    Replaced.Counts(
      facts: facts.count, addresses: addresses.count, audienceLists: audienceLists.count,
      spans: spans.count, windows: windows.count, dayLists: dayLists.count,
      numbers: numbers.count, blocks: blocks.count, sources: sources.count)
  }

  /// Schedules one space again; false where its meetings are not just those it had.
  private mutating func reschedule(
    _ space: Int, _ blocks: [Int32], _ replaced: inout Replaced
  ) -> Bool {
    let schedule = SpaceScheduler.schedule(space, blocks: blocks, of: self)
    let range = sessionRanges[space]
    replaced.diagnostics += schedule.diagnostics
    guard !schedule.diagnostics.contains(where: \.isError),
      schedule.sessions.count == range.count, schedule.openDays.isEmpty,
      schedule.cancellations.count == cancellations.count(where: { Int($0.space) == space })
    else { return false }
    var made: [Session] = []
    made.reserveCapacity(range.count)
    if replaced.oldLeaderLists == nil { replaced.oldLeaderLists = leaderLists }
    for (place, session) in zip(range, schedule.sessions) {
      guard sessions[place].stays(as: session),
        audiences.specs[Int(sessions[place].audience)]
          == schedule.audiences.specs[Int(session.audience)]
      else { return false }
      var session = session
      session.audience = sessions[place].audience
      if session.leaders >= 0 {
        session.leaders = leaderLists.intern(schedule.leaderLists.lists[Int(session.leaders)])
      }
      made.append(session)
    }
    for (place, session) in zip(range, made) {
      replaced.oldSessions.append(Replaced.Old(index: place, element: sessions[place]))
      sessions[place] = session
    }
    return true
  }
}

extension Session {
  /// True when `other` is the same meeting at the same time, for as long, and as firm.
  fileprivate func stays(as other: Session) -> Bool {
    section == other.section && when == other.when && day == other.day && day != nil
      && span == other.span && breakMinutes == other.breakMinutes && status == other.status
      && activeMinutes == other.activeMinutes && isOptional == other.isOptional
      && isMoved == other.isMoved && line == other.line && turn == other.turn
      && isOnlyMeetingOfDay == other.isOnlyMeetingOfDay && audience >= 0 && other.audience >= 0
  }
}

extension Binder {
  /// Binds the headers of the one tree over those of the same names; false for what cannot be.
  fileprivate mutating func rebindAll(
    _ replaced: inout Replaced, _ order: inout BlocksBySpace
  ) -> Bool {
    guard let tree = trees.first, !tree.diagnostics.contains(where: \.isError) else { return false }
    read(tree)
    var node = 1
    while node < nodes.count {
      guard let kind = statement(node) else { return false }
      switch kind.role {
      case .header: guard rebindHeader(kind, node, &replaced, &order) else { return false }
      case .fact: guard rebindFact(kind, node) else { return false }
      case .edit, .question: return false
      }
      node = Int(nodes[node].subtreeEnd)
    }
    finishBlock(&replaced, &order)
    replaced.spaces = Array(Set(replaced.spaces)).sorted()
    return !diagnostics.contains(where: \.isError)
  }

  private mutating func rebindFact(_ kind: StatementKind, _ node: Int) -> Bool {
    guard let header = owner.header, Statement.blocks(of: kind).contains(Blocks(header)),
      !isKnownElsewhere(kind)
    else { return false }
    bindOwnFact(kind, node)
    return !diagnostics.contains(where: \.isError)
  }

  /// True for facts that lists beside the open block hold too: they cannot be read for themselves.
  private func isKnownElsewhere(_ kind: StatementKind) -> Bool {
    switch kind {
    case .oneToOne, .in: return true
    case .title, .note, .private, .meets:
      if case .entity = owner { return true }
      return false
    default: return false
    }
  }

  private mutating func rebindHeader(
    _ kind: StatementKind, _ node: Int, _ replaced: inout Replaced, _ order: inout BlocksBySpace
  ) -> Bool {
    finishBlock(&replaced, &order)
    switch kind {
    case .space:
      guard let name = child(.name, of: node), let ref = lookUp(first(name)), ref.kind == .space
      else { return false }
      let index = Int(ref.index)
      let old = model.spaces[index]
      replaced.oldSpaces.append(Replaced.Old(index: index, element: old))
      replaced.spaces.append(index)
      begin(.space(index))
      let start = Int32(model.facts.count)
      model.spaces[index] = Space(header: old.header, end: old.end)
      model.spaces[index].facts = start..<start
    case .leader:
      guard let name = child(.name, of: node), let ref = lookUp(first(name)), ref.kind == .person,
        !model.people[Int(ref.index)].isTeacher
      else { return false }
      let index = Int(ref.index)
      replaced.oldPeople.append(Replaced.Old(index: index, element: model.people[index]))
      begin(.entity(.leader, index))
      model.people[index] = Person(header: model.people[index].header)
      model.people[index].isLeader = true
    case .session: bindHeader(kind, node)
    default: return false
    }
    return !diagnostics.contains(where: \.isError)
  }

  /// Closes the open block; a session's takes the place of the one its address had.
  private mutating func finishBlock(_ replaced: inout Replaced, _ order: inout BlocksBySpace) {
    closeBlock()
    guard case .session(let made) = owner else { return }
    owner = .none
    let block = model.blocks[made]
    let space = Int(block.space)
    replaced.spaces.append(space)
    let old = order.blocks[space].first { index in
      let other = model.blocks[Int(index)]
      return other.when == block.when && other.section == block.section
    }
    if let old {
      replaced.oldBlocks.append(
        Replaced.Old(index: Int(old), element: model.blocks[Int(old)]))
      model.blocks[Int(old)] = block
      model.blocks.removeLast()
    } else {
      let place =
        order.blocks[space].firstIndex { precedes(block, model.blocks[Int($0)]) }
        ?? order.blocks[space].count
      order.blocks[space].insert(Int32(made), at: place)
    }
  }
}

extension Diagnostic {
  fileprivate var isError: Bool { code.severity == .error }
}
