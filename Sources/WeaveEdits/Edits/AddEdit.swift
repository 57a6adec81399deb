import WeaveModel
import WeaveSource
import WeaveSyntax

// `add to A F`: a fact comes to hold, and nothing else changes.
extension EditResolver {
  mutating func resolveAdd() {
    if tree.child(.address, of: node) == nil { return addHeader() }
    guard let (target, factNode, kind) = readFact() else { return }
    if kind == .title { return setTitle(target, factNode, replaces: false) }
    switch target {
    case .entity(let ref):
      guard let header = headers(of: ref, taking: kind).first else { return }
      addLine(under: header, factNode, kind)
    case .space(let space): addToSpace(space, factNode, kind)
    case .sessions(_, let all):
      guard let found = sessionLevelFact(factNode, kind) else { return }
      let open = open(all)
      guard let given = found else {
        for key in keys(of: open) { addBlockFact(factNode, kind, at: key) }
        return
      }
      guard !sayOtherValue(given, at: open, factNode) else { return }
      let wanted = open.filter { !holds(given, at: $0) }
      for key in keys(of: wanted, alikeIn: kind) { add(given, at: key) }
    }
  }

  /// Writes a line under a header, unless it stands there.
  private mutating func addLine(under header: Location, _ factNode: Int, _ kind: StatementKind) {
    let alike = draft.lines.facts(kind.keyword, in: draft.lines.block(at: header))
    if alike.contains(where: { isAlike(factNode, $0) }) { return }
    if kind.traits.count == .one, !alike.isEmpty { return sayAnotherValue(kind, factNode) }
    draft.add(words(factNode), under: header)
  }

  private mutating func addBlockFact(
    _ factNode: Int, _ kind: StatementKind, at key: SessionKey
  ) {
    if let block = draft.order.block(of: key) {
      addLine(under: model.blocks[block].location, factNode, kind)
    } else {
      draft.add(words(factNode), to: key)
    }
  }

  private mutating func addToSpace(_ space: Int, _ factNode: Int, _ kind: StatementKind) {
    let header = model.spaces[space].header.location
    guard let found = sessionLevelFact(factNode, kind) else { return }
    let all = Array(model.sessionRanges[space])
    guard let given = found, !all.isEmpty else { return addLine(under: header, factNode, kind) }
    let window = given.fact.window.map { given.words.windows[$0] }
    let meant = all.filter { index in
      window.map { lies(model.sessions[index], in: $0) } ?? true
    }
    let alike = draft.lines.facts(kind.keyword, in: draft.lines.block(at: header))
    if alike.contains(where: { isAlike(factNode, $0) }), meant.allSatisfy({ holds(given, at: $0) })
    {
      return
    }
    let open = open(meant)
    guard meant.isEmpty || !open.isEmpty, !sayOtherValue(given, at: open, factNode) else { return }
    let lacking = open.filter { !holds(given, at: $0) }
    let skipping = lacking.filter {
      isSkipped(given, at: $0) && !isSaidBelow(kind, at: $0) && comesFromSpace(given, at: $0)
    }
    for key in keys(of: skipping) { seeThrough(given, at: key) }
    let wanted = lacking.filter { !skipping.contains($0) }
    if wanted.isEmpty, !meant.isEmpty { return }
    // Who leads or comes is said anew by a nearer line, which then needs the name too.
    let below = wanted.filter { isSaidBelow(kind, at: $0) }
    let fixed = meant.contains { isFixed($0) && model.sessions[$0].status != .cut }
    if fixed, window == nil {
      let harmless = Set(all.filter { kind != .time && holds(given, at: $0) })
      spread(
        SpreadFact(given: given, wanted: wanted, harmless: harmless), .space(space), during: nil)
    } else if fixed {
      for key in keys(of: wanted, alikeIn: kind) { add(given, at: key) }
      return
    } else {
      if !alike.contains(where: { isAlike(factNode, $0) }) {
        draft.add(given.line, under: header)
      }
      for key in keys(of: wanted.filter { !below.contains($0) }) { seeThrough(given, at: key) }
    }
    for key in keys(of: below, alikeIn: kind) { add(given, at: key) }
  }

  /// True where the space, or the line a meeting comes from, says the fact for the session.
  private func comesFromSpace(_ given: GivenFact, at index: Int) -> Bool {
    let key = model.key(of: model.sessions[index], wholeMeeting: true)
    return fromAbove(key, at: index).contains { given.matches($0, model) }
  }

  /// True where a session has a value of a kind that has one, and it is another; then a finding.
  private mutating func sayOtherValue(
    _ given: GivenFact, at sessions: [Int], _ factNode: Int
  ) -> Bool {
    let kind = given.fact.kind
    switch kind.traits.count {
    case .one, .sum: break
    case .flag, .list, .many: return false
    }
    for index in sessions {
      var other = kind == .hours && model.sessions[index].span != .unknown
      model.eachFact(of: model.sessions[index]) { fact, _ in
        if fact.kind == kind, !given.matches(fact, model) { other = true }
      }
      if other {
        sayAnotherValue(kind, factNode)
        return true
      }
    }
    return false
  }

  /// True where a header of the session, its section's line or its turn says who leads or comes.
  private func isSaidBelow(_ kind: StatementKind, at index: Int) -> Bool {
    guard kind.traits.count == .list else { return false }
    let session = model.sessions[index]
    for block in session.headers
    where model.facts(model.blocks[block].facts).contains(where: { $0.kind == kind }) {
      return true
    }
    guard kind == .ledBy else { return false }
    if session.turn?.kind == .person { return true }
    return session.section >= 0
      && model.spaces[session.space].sections[session.section].leader != .nothing
  }

  /// Writes a fact at one header; who leads or comes there already is written beside it.
  private mutating func add(_ given: GivenFact, at key: SessionKey) {
    let kind = given.fact.kind
    guard kind.traits.count == .list else { return put(given, at: key) }
    if !ownFacts(key).contains(where: { $0.kind == kind }), let first = meeting(key).first {
      for line in kind == .ledBy ? leaderLines(first) : audienceLines(first) {
        draft.add(line, to: key)
      }
    }
    draft.add(given.bareLine, to: key)
  }

  private func leaderLines(_ index: Int) -> [String] {
    model.leaders(of: model.sessions[index]).map {
      "led-by \(model.written(EntityRef(.person, $0)))"
    }
  }

  private func audienceLines(_ index: Int) -> [String] {
    var lines: [String] = []
    model.eachFact(of: model.sessions[index]) { fact, _ in
      if fact.kind == .with, let line = bareLine(of: fact) { lines.append(line) }
    }
    return lines
  }
}
