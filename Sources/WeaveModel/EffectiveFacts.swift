package import WeaveSource
import WeaveSyntax

// Which facts hold at a session.
extension Model {
  /// Calls `body` with every fact that holds at `session`: the space's, then its line's focus and
  /// turn, then the meeting's, then its section's own; and with whether it is a standing fact of
  /// the space.
  ///
  /// Facts that replace each other are given from the nearest level only; skipped ones and those of
  /// other days are left out. An open session takes the space's facts of all days that hold on
  /// every day it may take.
  package func eachFact(of session: Session, _ body: (Fact, _ isStanding: Bool) -> Void) {
    let space = spaces[session.space]
    let whole = facts(ofBlock: session.wholeBlock)
    let own = facts(ofBlock: session.sectionBlock)
    let ownSkips = skipped(in: session.sectionBlock)
    let skips = skipped(in: session.wholeBlock) + ownSkips
    for fact in facts(space.facts) {
      guard fact.kind != .skip, holds(fact, at: session) else { continue }
      if skips.contains(where: { self.skips($0, fact) }) { continue }
      if !fact.addsUp, says(fact.kind, whole) || says(fact.kind, own) { continue }
      body(fact, true)
    }
    for fact in scheduleFacts(of: session)
    where !skips.contains(where: { self.skips($0, fact) }) {
      body(fact, true)
    }
    for fact in whole where fact.kind != .skip {
      if !fact.addsUp, says(fact.kind, own) { continue }
      if ownSkips.contains(where: { self.skips($0, fact) }) { continue }
      body(fact, false)
    }
    for fact in own where fact.kind != .skip { body(fact, false) }
  }

  /// True when `skip`, a `skip` fact, takes `fact` away: it is of the same kind, and names the
  /// same.
  package func skips(_ skip: Fact, _ fact: Fact) -> Bool {
    guard skip.skipped == fact.kind else { return false }
    switch fact.kind.traits.skip {
    case .kind: return true
    case .name, .nameFirst: return skip.said.first == fact.said.first
    case .address:
      guard let one = skip.to, let other = fact.to else { return false }
      return addresses[one] == addresses[other]
    case .people:
      guard let one = skip.people, let other = fact.people else { return false }
      return audienceLists[one] == audienceLists[other]
    }
  }

  /// The `skip` facts of a block; a block that says no value of its own has none.
  private func skipped(in block: BlockID) -> [Fact] {
    guard let block = block.ifAny, blocks[block].saysValues else { return [] }
    return facts(blocks[block].facts).filter { $0.kind == .skip }
  }

  private func facts(ofBlock block: BlockID) -> ArraySlice<Fact> {
    block.ifAny.map { facts(blocks[$0].facts) } ?? []
  }

  /// The facts of a space, a header or a voice.
  package func facts(_ range: Range<Int32>) -> ArraySlice<Fact> {
    facts[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  private func says(_ kind: StatementKind, _ facts: ArraySlice<Fact>) -> Bool {
    facts.contains { $0.kind == kind }
  }

  /// True when `fact` has no window, or the session lies in it whatever day it takes.
  package func holds(_ fact: Fact, at session: Session) -> Bool {
    holds(
      fact, on: session.day,
      orAnyOf: session.openDays.ifAny.map { openDays[$0] } ?? [])
  }

  /// True when `fact` has no window, or `day`, or else all of `days`, lie in it.
  func holds(_ fact: Fact, on day: Day?, orAnyOf days: [Day]) -> Bool {
    guard let id = fact.window else { return true }
    let window = windows[id]
    if let day { return window.contains(day) }
    return !days.isEmpty && days.allSatisfy { window.contains($0) }
  }

  /// The focus of the session's schedule line, and the thread whose turn it is, as facts.
  private func scheduleFacts(of session: Session) -> [Fact] {
    var result: [Fact] = []
    if let line = session.line.ifAny.map({ spaces[session.space].lines[$0] }) {
      if line.focus != .nothing {
        var fact = Fact(.about, line.focus, at: line.location)
        fact.textRange = line.focusText.location.range
        result.append(fact)
      }
    }
    if let turn = session.turn, turn.kind == .thread,
      let location = spaces[session.space].rotationLocation
    {
      result.append(Fact(.about, .thread(ID(turn.index)), at: location))
    }
    return result
  }

  /// The threads a session is about, ascending, each once.
  package func threads(of session: Session) -> [Int] {
    named(at: session) { $0.kind == .about ? $0.focus : nil }
  }

  /// The tools a session uses, ascending, each once.
  package func tools(of session: Session) -> [Int] { named(at: session) { $0.tool } }

  private func named<Thing>(at session: Session, _ name: (Fact) -> ID<Thing>?) -> [Int] {
    var found: Set<Int> = []
    eachFact(of: session) { fact, _ in
      if let one = name(fact) { found.insert(Int(one)) }
    }
    return found.sorted()
  }

  /// The leaders of a session, `tbd` left out.
  package func leaders(of session: Session) -> [Int] {
    session.leaders.ifAny.map { leaderLists.lists[$0].filter { $0 >= 0 }.map { Int($0) } } ?? []
  }

  /// Where a session is best pointed at: its own header, else the line it comes from.
  package func location(of session: Session) -> Location {
    if let header = session.sectionBlock.ifAny ?? session.wholeBlock.ifAny {
      return blocks[header].location
    }
    let space = spaces[session.space]
    if let section = session.section.ifAny { return space.sections[section].location }
    if let line = session.line.ifAny { return space.lines[line].location }
    return space.extras.first { $0.day == session.when.day }?.location ?? space.header.location
  }
}
