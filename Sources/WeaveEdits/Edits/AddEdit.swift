import WeaveAnalysis
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
      guard let given = found else {
        for key in keys(of: open(all)) { addBlockFact(factNode, kind, at: key) }
        return
      }
      guard let meant = meant(all, by: given) else { return }
      let open = open(meant)
      guard !sayOtherValue(given, at: open, factNode) else { return }
      addEach(given, at: open.filter { !isThere(given, at: $0) })
    }
  }

  /// Writes a fact at each of the sessions: without its window where it holds whatever day they
  /// take.
  private mutating func addEach(_ given: GivenFact, at sessions: [Int]) {
    for (fact, own) in byWindow(given, sessions) {
      for key in keys(of: own, alikeIn: given.fact.kind) { add(fact, at: key) }
    }
  }

  /// True when nothing need be written for the fact to hold: a line says it, or those it names come
  /// or stay away by other lines.
  private func isThere(_ given: GivenFact, at index: Int) -> Bool {
    let isWhole = given.days.map { lies(model.sessions[index], in: $0) } ?? true
    if holds(isWhole ? given.withoutWindow : given, at: index) { return true }
    // Of an open session that may lie in the window, each of its days there is looked at.
    if !isWhole, isThereOnEachDay(given, model.sessions[index]) { return true }
    guard let list = given.fact.people.map({ given.words.audienceLists[$0] }) else {
      return false
    }
    let session = model.sessions[index]
    guard let audience = session.audience.ifAny else { return false }
    func people(_ spec: AudienceSpec) -> Set<Int32> {
      Set(facts.atoms.atoms(of: spec, on: session.day))
    }
    let named = people(AudienceSpec(everyone: list.everyone, with: list.with, without: list.except))
    let asked = people(model.audiences.specs[audience])
    if named.isEmpty { return false }
    return given.fact.kind == .without
      ? named.isDisjoint(with: asked)
      : named.isSubset(of: asked) && people(AudienceSpec(with: list.except)).isDisjoint(with: asked)
  }

  /// True when the lines of the session's space and headers say the fact for each of its days in
  /// the window.
  private func isThereOnEachDay(_ given: GivenFact, _ session: Session) -> Bool {
    let lines = model.linesFor(session).filter { given.withoutWindow.matches($0, model) }
    let days = session.openDays.ifAny.map { model.openDays[$0] } ?? []
    return days.filter { given.days?.contains($0) ?? true }.allSatisfy { day in
      lines.contains { $0.window.map { model.windows[$0].contains(day) } ?? true }
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
    guard let meant = meant(all, by: given) else { return }
    let alike = draft.lines.facts(kind.keyword, in: draft.lines.block(at: header))
    let open = open(meant)
    guard !open.isEmpty, !sayOtherValue(given, at: open, factNode) else { return }
    let lacking = open.filter { !isThere(given, at: $0) }
    let bare = given.withoutWindow
    let skipping = lacking.filter {
      isSkipped(bare, at: $0) && !isSaidBelow(kind, at: $0) && comesFromSpace(bare, at: $0)
    }
    for key in keys(of: skipping) { seeThrough(bare, at: key) }
    let wanted = lacking.filter { !skipping.contains($0) }
    if wanted.isEmpty { return }
    // Who leads or comes is said anew by a nearer line, which then needs the name too.
    let below = wanted.filter { isSaidBelow(kind, at: $0) }
    let fixed = meant.contains { isFixed($0) && model.sessions[$0].status != .cut }
    if fixed, given.days == nil {
      let harmless = Set(all.filter { kind != .time && holds(given, at: $0) })
      let own = wanted.filter { !below.contains($0) }
      spread(SpreadFact(given: given, wanted: own, harmless: harmless), .space(space), during: nil)
    } else if fixed {
      return addEach(given, at: wanted)
    } else {
      if !alike.contains(where: { isAlike(factNode, $0) }) {
        draft.add(given.line, under: header)
      }
      for key in keys(of: wanted.filter { !below.contains($0) }) { seeThrough(bare, at: key) }
    }
    addEach(given, at: below)
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
    case .list, .many: return sayLeftOut(given, at: sessions, factNode)
    case .flag: return false
    }
    let bare = given.withoutWindow
    for index in sessions {
      var other = kind == .hours && model.sessions[index].span != .unknown
      model.eachFact(of: model.sessions[index]) { fact, _ in
        if fact.kind == kind, !bare.matches(fact, model) { other = true }
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
    guard kind.traits.count == .list || kind == .without else { return false }
    let session = model.sessions[index]
    // What a header says of who comes replaces who the space leaves out, too.
    let said = kind == .without ? .with : kind
    for block in session.headers
    where model.facts(model.blocks[block].facts).contains(where: { $0.kind == said }) {
      return true
    }
    if kind == .with { return isNarrowed(session) }
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

  /// True where the session's line or turn narrows who comes: what its space says of that has no
  /// effect.
  private func isNarrowed(_ session: Session) -> Bool {
    let team = session.line.ifAny.flatMap { model.spaces[session.space].lines[$0].team }
    guard let who = session.turn ?? team, let audience = session.audience.ifAny else {
      return false
    }
    let spec = model.audiences.specs[audience]
    return session.section == .none && !spec.everyone && spec.with == [who]
  }

  private func audienceLines(_ index: Int) -> [String] {
    var lines: [String] = []
    let session = model.sessions[index]
    if isNarrowed(session), let audience = session.audience.ifAny {
      let spec = model.audiences.specs[audience]
      let left = spec.without.map { model.written($0) }.joined(separator: ", ")
      let names = spec.with.map { model.written($0) }.joined(separator: ", ")
      return ["with \(names)" + (left.isEmpty ? "" : " except \(left)")]
    }
    model.eachFact(of: session) { fact, _ in
      if fact.kind == .with, let line = bareLine(of: fact) { lines.append(line) }
    }
    return lines
  }
}
