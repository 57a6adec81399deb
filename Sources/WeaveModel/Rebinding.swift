import WeaveSource
package import WeaveSyntax

/// A model in which some headers were read again.
package struct Rebound: Sendable {
  package fileprivate(set) var model: Model
  /// The spaces whose meetings were scheduled again, ascending.
  package fileprivate(set) var spaces: [Int] = []
}

/// The session headers of each space, in the order of their addresses, as scheduling takes them.
package struct BlocksBySpace: Sendable {
  fileprivate(set) var blocks: [[BlockID]]

  package init(_ model: Model) {
    var binder = Binder(trees: [])
    binder.model = model
    blocks = binder.blocksBySpace()
  }
}

extension Model {
  /// The model with the headers of `tree` in place of those of the same names and addresses, and
  /// their spaces scheduled again; nil where that would change more than facts and leaders of
  /// meetings that stay.
  ///
  /// Only spaces, sessions and leaders are read so; anything else needs the whole plan bound again.
  ///
  /// - Parameters:
  ///   - tree: headers as they are to be; its file is the one behind `sources`.
  ///   - order: the session headers by space; those that are new are taken in.
  /// - Returns: the model, and which spaces were scheduled again.
  package func rebound(_ tree: SyntaxTree, _ order: BlocksBySpace) -> Rebound? {
    var rebound = Rebound(model: self)
    var order = order
    var binder = Binder(trees: [tree])
    // Swapped, not copied: what has one owner is changed in place.
    swap(&binder.model, &rebound.model)
    binder.model.sources.append(tree.text)
    guard binder.rebindAll(&rebound.spaces, &order) else { return nil }
    swap(&binder.model, &rebound.model)
    for space in rebound.spaces {
      rebound.model.spaces[space].addSectionsOfLines()
      guard rebound.model.reschedule(space, order.blocks[space]) else { return nil }
    }
    return rebound
  }

  /// Schedules one space again; false where its meetings are not just those it had.
  private mutating func reschedule(_ space: Int, _ blocks: [BlockID]) -> Bool {
    let schedule = SpaceScheduler.schedule(ID(space), blocks: blocks, of: self)
    let range = sessionRanges[space]
    guard !schedule.diagnostics.contains(where: \.isError),
      schedule.sessions.count == range.count, schedule.openDays.isEmpty,
      schedule.cancellations.count == cancellations.count(where: { Int($0.space) == space })
    else { return false }
    for (place, session) in zip(range, schedule.sessions) {
      guard sessions[place].stays(as: session),
        audiences.specs[sessions[place].audience]
          == schedule.audiences.specs[session.audience]
      else { return false }
      var session = session
      session.audience = sessions[place].audience
      if let leaders = session.leaders.ifAny {
        session.leaders = leaderLists.intern(schedule.leaderLists.lists[leaders])
      }
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
      && isOnlyMeetingOfDay == other.isOnlyMeetingOfDay && audience != .none
      && other.audience != .none
  }
}

extension Binder {
  /// Binds the headers of the one tree over those of the same names; false for what cannot be.
  fileprivate mutating func rebindAll(
    _ spaces: inout [Int], _ order: inout BlocksBySpace
  ) -> Bool {
    guard let tree = trees.first, !tree.diagnostics.contains(where: \.isError) else { return false }
    read(tree)
    var node = 1
    while node < nodes.count {
      guard let kind = statement(node) else { return false }
      switch kind.role {
      case .header: guard rebindHeader(kind, node, &spaces, &order) else { return false }
      case .fact: guard rebindFact(kind, node) else { return false }
      case .edit, .question: return false
      }
      node = Int(nodes[node].subtreeEnd)
    }
    finishBlock(&spaces, &order)
    spaces = Array(Set(spaces)).sorted()
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
    switch kind.traits.reach {
    case .lists: return true
    case .block, .listed, .sessions:
      // Titles, notes and elements met of what has no list of facts are kept with all others.
      guard case .entity = owner else { return false }
      return Statement.blocks(of: kind) == .any
    }
  }

  private mutating func rebindHeader(
    _ kind: StatementKind, _ node: Int, _ spaces: inout [Int], _ order: inout BlocksBySpace
  ) -> Bool {
    finishBlock(&spaces, &order)
    switch kind {
    case .space:
      guard let name = child(.name, of: node), let ref = lookUp(first(name)), ref.kind == .space
      else { return false }
      let index = Int(ref.index)
      let old = model.spaces[index]
      spaces.append(index)
      begin(.space(index))
      let start = Int32(model.facts.count)
      model.spaces[index] = Space(header: old.header, end: old.end)
      model.spaces[index].facts = start..<start
    case .leader:
      guard let name = child(.name, of: node), let ref = lookUp(first(name)), ref.kind == .person,
        !model.people[ref].isTeacher
      else { return false }
      let index = Int(ref.index)
      begin(.entity(.leader, index))
      model.people[index] = Person(header: model.people[index].header)
      model.people[index].isLeader = true
    case .session: bindHeader(kind, node)
    default: return false  // Any other header needs the whole plan bound again.
    }
    return !diagnostics.contains(where: \.isError)
  }

  /// Closes the open block; a session's takes the place of the one its address had.
  private mutating func finishBlock(_ spaces: inout [Int], _ order: inout BlocksBySpace) {
    closeBlock()
    guard case .session(let made) = owner else { return }
    owner = .none
    let block = model.blocks[made]
    let space = Int(block.space)
    spaces.append(space)
    let old = order.blocks[space].first { index in
      let other = model.blocks[index]
      return other.when == block.when && other.section == block.section
    }
    if let old {
      model.blocks[old] = block
      model.blocks.removeLast()
    } else {
      let place =
        order.blocks[space].firstIndex { precedes(block, model.blocks[$0]) }
        ?? order.blocks[space].count
      order.blocks[space].insert(ID(made), at: place)
    }
  }
}

extension Diagnostic {
  fileprivate var isError: Bool { code.severity == .error }
}
