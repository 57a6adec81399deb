import WeaveModel
import WeaveSource
import WeaveSyntax

// `add to`, `remove from` and `set`: one fact at a space, at sessions, or of anything else.
extension EditResolver {
  /// The address and the fact of `add to A F`, `remove from A F`, `set A F`.
  private mutating func readFact() -> (target: EditTarget, node: Int, kind: StatementKind)? {
    guard let address = tree.child(.address, of: node), let target = target(address),
      let factNode = tree.child(.statement, of: node), let kind = tree.statement(factNode)
    else { return nil }
    let blocks = Statement.blocks(of: kind)
    let isAllowed =
      switch target {
      case .space: blocks.contains(Blocks(.space))
      case .sessions: blocks.contains(Blocks(.session))
      case .entity(let ref): !headers(of: ref, taking: kind).isEmpty
      }
    guard isAllowed else {
      refuse(
        .editRefused, "`\(kind.keyword)` is no fact of `\(words(address))`", at: factNode,
        hint: "it belongs to \(blocks.headers.map { "a \($0.keyword)" }.joined(separator: " or "))")
      return nil
    }
    return (target, factNode, kind)
  }

  /// The headers of `ref` under which a fact of `kind` may stand.
  func headers(of ref: EntityRef, taking kind: StatementKind? = nil) -> [Location] {
    let wanted = kind.map { Statement.blocks(of: $0) }
    if ref.kind != .person {
      guard let location = model.header(ref)?.location,
        let line = draft.lines.statement(onLine: draft.lines.line(of: location), of: location.file),
        let header = line.tree.statement(line.node)
      else { return [] }
      return wanted.map { $0.contains(Blocks(header)) } ?? true ? [location] : []
    }
    // One who leads and teaches has two headers.
    var found: [Location] = []
    for tree in version.trees {
      let reader = QuestionNames(model, tree)
      var line = 1
      while line < tree.nodes.count {
        if let header = tree.statement(line), header == .leader || header == .teacher,
          wanted?.contains(Blocks(header)) ?? true, let name = tree.child(.name, of: line),
          reader.lookUp(name) == ref
        {
          found.append(tree.location(of: name))
        }
        line = Int(tree.nodes[line].subtreeEnd)
      }
    }
    return found
  }

  // MARK: add

  mutating func resolveAdd() {
    if tree.child(.address, of: node) == nil { return addHeader() }
    guard let (target, factNode, kind) = readFact() else { return }
    let line = words(factNode)
    switch target {
    case .entity(let ref):
      guard let header = headers(of: ref, taking: kind).first else { return }
      let block = draft.lines.block(at: header)
      let alike = draft.lines.facts(kind.keyword, in: block)
      if alike.contains(where: { isAlike(factNode, $0) }) { return }
      if kind.hasOneValue, !alike.isEmpty { return sayAnotherValue(kind, factNode) }
      draft.add(line, under: header)
    case .space(let space): addToSpace(space, factNode, kind)
    case .sessions(_, let all):
      guard let fact = sessionLevelFact(factNode, kind) else { return }
      for key in keys(of: toCome(all, at: node)) { add(line, fact, kind, factNode, to: key) }
    }
  }

  /// The fact as sessions would say it; nil, with a finding where its names are wrong, also for one
  /// that no list of facts holds.
  private mutating func sessionLevelFact(_ factNode: Int, _ kind: StatementKind) -> Fact?? {
    if isBlockFact(kind) { return .some(nil) }
    return names.sessionFact(factNode).map { .some($0) }
  }

  /// Facts of a session's or space's header that are not in its list of facts.
  private func isBlockFact(_ kind: StatementKind) -> Bool {
    switch kind {
    case .title, .between, .on, .section, .oneToOne, .every, .open, .from, .until, .except, .moved,
      .also, .rotating, .skip:
      true
    default: false
    }
  }

  private mutating func addToSpace(_ space: Int, _ factNode: Int, _ kind: StatementKind) {
    let header = model.spaces[space].header.location
    let line = words(factNode)
    let alike = draft.lines.facts(kind.keyword, in: draft.lines.block(at: header))
    if alike.contains(where: { isAlike(factNode, $0) }) { return }
    guard let found = sessionLevelFact(factNode, kind) else { return }
    let all = Array(model.sessionRanges[space])
    let fixed = all.filter { isFixed($0) && model.sessions[$0].status != .cut }
    guard let fact = found, !fixed.isEmpty, tree.child(.during, of: factNode) == nil else {
      if kind.hasOneValue, !alike.isEmpty,
        !alike.contains(where: { $0.tree.child(.during, of: $0.node) != nil })
      {
        return sayAnotherValue(kind, factNode)
      }
      draft.add(line, under: header)
      return
    }
    let open = toCome(all, at: node)
    leftOut.append("\(counted(fixed.count, "session")) held or past")
    spread(
      SpreadFact(
        line: line, skip: "skip \(line)", wanted: open,
        harmless: Set(all.filter { holds(fact, at: $0) })), .space(space), during: nil)
  }

  /// True when the session has the fact already, from whatever level.
  private func holds(_ fact: Fact, at index: Int) -> Bool {
    var found = false
    model.eachFact(of: model.sessions[index]) { other, _ in if isSame(fact, other) { found = true }
    }
    return found
  }

  private mutating func add(
    _ line: String, _ fact: Fact?, _ kind: StatementKind, _ factNode: Int, to key: SessionKey
  ) {
    let own = meeting(key)
    if let fact, !own.isEmpty, own.allSatisfy({ holds(fact, at: $0) }) { return }
    if let block = draft.order.block(of: key) {
      let lines = draft.lines.block(at: model.blocks[block].location)
      let alike = draft.lines.facts(kind.keyword, in: lines)
      if alike.contains(where: { isAlike(factNode, $0) }) { return }
      if kind.hasOneValue, !alike.isEmpty { return sayAnotherValue(kind, factNode) }
    }
    draft.add(line, to: key)
  }

  /// The sessions a header of `key` is about.
  func meeting(_ key: SessionKey) -> [Int] {
    model.sessions(at: Address(space: key.space, when: key.when, section: key.section))
  }

  private mutating func sayAnotherValue(_ kind: StatementKind, _ factNode: Int) {
    refuse(
      .editRefused, "`\(kind.keyword)` has one value, and another stands there already",
      at: factNode, hint: "say `set` to replace it")
  }

  // MARK: remove

  mutating func resolveRemove() {
    guard let (target, factNode, kind) = readFact() else { return }
    switch target {
    case .entity(let ref):
      for header in headers(of: ref, taking: kind) {
        let block = draft.lines.block(at: header)
        for line in draft.lines.facts(kind.keyword, in: block) where startsAlike(factNode, line) {
          draft.delete(line.tree.location(of: line.node))
        }
      }
    case .space(let space): removeFromSpace(space, factNode, kind)
    case .sessions(_, let all):
      guard let found = sessionLevelFact(factNode, kind) else { return }
      let open = toCome(all, at: node)
      if open.isEmpty { return }
      for key in keys(of: open) { remove(found, factNode, kind, from: key) }
    }
    if draft.isEmpty, refusals.isEmpty, names.diagnostics.isEmpty {
      let address = tree.child(.address, of: node).map { words($0) } ?? ""
      refuse(.editRefused, "`\(words(factNode))` does not hold at `\(address)`", at: factNode)
    }
  }

  private mutating func removeFromSpace(_ space: Int, _ factNode: Int, _ kind: StatementKind) {
    let header = model.spaces[space].header.location
    guard let found = sessionLevelFact(factNode, kind) else { return }
    guard let fact = found else {
      let block = draft.lines.block(at: header)
      for line in draft.lines.facts(kind.keyword, in: block) where startsAlike(factNode, line) {
        draft.delete(line.tree.location(of: line.node))
      }
      return
    }
    let all = Array(model.sessionRanges[space])
    let fixed = all.filter {
      isFixed($0) && model.sessions[$0].status != .cut && holds(fact, at: $0)
    }
    if !fixed.isEmpty {
      leftOut.append("\(counted(fixed.count, "session")) held or past")
      for key in keys(of: toCome(all, at: node)) { remove(fact, factNode, kind, from: key) }
      return
    }
    for index in model.spaces[space].facts where matches(fact, model.facts[Int(index)]) {
      draft.delete(model.facts[Int(index)].location)
    }
    for block in model.blocks where Int(block.space) == space {
      for index in block.facts where matches(fact, model.facts[Int(index)]) {
        draft.delete(model.facts[Int(index)].location)
      }
    }
  }

  /// Takes a fact out of the header of `key` and of its sections, and skips it where it is
  /// inherited.
  private mutating func remove(
    _ fact: Fact?, _ factNode: Int, _ kind: StatementKind, from key: SessionKey
  ) {
    guard let fact else {
      guard let block = draft.order.block(of: key) else { return }
      let lines = draft.lines.block(at: model.blocks[block].location)
      for line in draft.lines.facts(kind.keyword, in: lines) where startsAlike(factNode, line) {
        draft.delete(line.tree.location(of: line.node))
      }
      return
    }
    let sessions = meeting(key)
    var own: Set<Int32> = []
    for index in sessions {
      let session = model.sessions[index]
      own.insert(session.sectionBlock)
      if key.section == nil { own.insert(session.wholeBlock) }
    }
    for block in own.sorted() where block >= 0 {
      for index in model.blocks[Int(block)].facts where matches(fact, model.facts[Int(index)]) {
        draft.delete(model.facts[Int(index)].location)
      }
    }
    let isInherited = sessions.contains { index in
      var found = false
      model.eachFact(of: model.sessions[index]) { other, _ in
        if matches(fact, other), !draft.isDeleted(other.location) { found = true }
      }
      return found
    }
    if isInherited { draft.add("skip \(words(factNode))", to: key) }
  }

  // MARK: set

  mutating func resolveSet() {
    guard let (target, factNode, kind) = readFact() else { return }
    let line = words(factNode)
    switch target {
    case .entity(let ref):
      guard let header = headers(of: ref, taking: kind).first else { return }
      replaceAll(kind, in: draft.lines.block(at: header), factNode)
    case .space(let space):
      guard let found = sessionLevelFact(factNode, kind) else { return }
      let all = Array(model.sessionRanges[space])
      let fixed = all.filter { isFixed($0) && model.sessions[$0].status != .cut }
      if found != nil, !fixed.isEmpty {
        leftOut.append("\(counted(fixed.count, "session")) held or past")
        for key in keys(of: toCome(all, at: node)) { set(line, found, kind, factNode, at: key) }
        return
      }
      replaceAll(kind, in: draft.lines.block(at: model.spaces[space].header.location), factNode)
      guard found != nil else { return }
      for block in model.blocks where Int(block.space) == space {
        for index in block.facts where model.facts[Int(index)].kind == kind {
          draft.delete(model.facts[Int(index)].location)
        }
      }
    case .sessions(_, let all):
      guard let found = sessionLevelFact(factNode, kind) else { return }
      for key in keys(of: toCome(all, at: node)) { set(line, found, kind, factNode, at: key) }
    }
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
    _ line: String, _ fact: Fact?, _ kind: StatementKind, _ factNode: Int, at key: SessionKey
  ) {
    let sessions = meeting(key)
    if let fact, !sessions.isEmpty, sessions.allSatisfy({ isAll(kind, fact, at: $0) }) { return }
    if let block = draft.order.block(of: key) {
      replaceAll(kind, in: draft.lines.block(at: model.blocks[block].location), factNode)
    } else {
      draft.add(line, to: key)
    }
    // Facts that add up also come from above.
    guard let fact, fact.addsUp else { return }
    var inherited: [Location: Fact] = [:]
    for index in sessions {
      let session = model.sessions[index]
      let own = key.section == nil ? session.wholeBlock : session.sectionBlock
      let ownFacts = own >= 0 ? model.blocks[Int(own)].facts : 0..<0
      let ownPlaces = Set(ownFacts.map { model.facts[Int($0)].location })
      model.eachFact(of: session) { other, _ in
        if other.kind == kind, !ownPlaces.contains(other.location), !isSame(fact, other) {
          inherited[other.location] = other
        }
      }
    }
    for line in Set(inherited.values.map { skipLine($0) }).sorted() { draft.add(line, to: key) }
  }

  /// The line that leaves an inherited fact out: `skip about talk`.
  func skipLine(_ fact: Fact) -> String {
    func named(_ kind: EntityKind) -> String { model.written(EntityRef(kind, Int(fact.target))) }
    let word = "skip \(fact.kind.keyword) "
    switch fact.kind {
    case .about where fact.target >= 0: return word + named(.thread)
    case .use: return word + named(.tool)
    case .does, .builds: return word + model.symbols.text(Symbol(index: Int(fact.target)))
    case .comment: return word + "to " + model.written(model.addresses[Int(fact.address)])
    case .time:
      return word + "\(fact.amount) min to " + model.written(model.addresses[Int(fact.address)])
    default:
      let line = draft.lines.line(of: fact.location)
      guard let (tree, node) = draft.lines.statement(onLine: line, of: fact.location.file) else {
        return word
      }
      let end = tree.child(.during, of: node).map { Int(tree.nodes[$0].firstToken) }
      let last = (end ?? Int(tree.nodes[node].endToken)) - 1
      let range = ByteRange(
        tree.range(of: node).start, tree.range(ofToken: last).end)
      return "skip " + tree.text.string(in: range)
    }
  }

  /// True when all facts of the keyword at the session are the edit's one.
  private func isAll(_ kind: StatementKind, _ fact: Fact, at index: Int) -> Bool {
    var (count, same) = (0, 0)
    model.eachFact(of: model.sessions[index]) { other, _ in
      guard other.kind == kind else { return }
      count += 1
      if isSame(fact, other) { same += 1 }
    }
    return count == 1 && same == 1
  }
}
