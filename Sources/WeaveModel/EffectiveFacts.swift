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
    let space = spaces[Int(session.space)]
    let whole = facts(ofBlock: session.wholeBlock)
    let own = facts(ofBlock: session.sectionBlock)
    let ownSkips = skipped(in: session.sectionBlock)
    let skips = skipped(in: session.wholeBlock) + ownSkips
    for index in space.facts {
      let fact = facts[Int(index)]
      guard fact.kind != .skip, holds(fact, at: session) else { continue }
      if skips.contains(where: { self.skips($0, fact) }) { continue }
      if !fact.addsUp, says(fact.kind, whole) || says(fact.kind, own) { continue }
      body(fact, true)
    }
    for fact in scheduleFacts(of: session)
    where !skips.contains(where: { self.skips($0, fact) }) {
      body(fact, true)
    }
    for index in whole {
      let fact = facts[Int(index)]
      guard fact.kind != .skip else { continue }
      if !fact.addsUp, says(fact.kind, own) { continue }
      if ownSkips.contains(where: { self.skips($0, fact) }) { continue }
      body(fact, false)
    }
    for index in own where facts[Int(index)].kind != .skip { body(facts[Int(index)], false) }
  }

  /// True when `skip`, a `skip` fact, takes `fact` away: it is of the same kind, and names the
  /// same.
  package func skips(_ skip: Fact, _ fact: Fact) -> Bool {
    guard skip.amount == Int32(fact.kind.rawValue) else { return false }
    switch fact.kind.traits.skip {
    case .kind: return true
    case .name, .nameFirst: return skip.target == fact.target
    case .address:
      guard skip.address >= 0, fact.address >= 0 else { return false }
      return addresses[Int(skip.address)] == addresses[Int(fact.address)]
    case .people: return audienceLists[Int(skip.target)] == audienceLists[Int(fact.target)]
    }
  }

  /// The `skip` facts of a block; a block that says no value of its own has none.
  private func skipped(in block: Int32) -> [Fact] {
    guard block >= 0, blocks[Int(block)].saysValues else { return [] }
    return blocks[Int(block)].facts.map { facts[Int($0)] }.filter { $0.kind == .skip }
  }

  private func facts(ofBlock block: Int32) -> Range<Int32> {
    block < 0 ? 0..<0 : blocks[Int(block)].facts
  }

  private func says(_ kind: StatementKind, _ range: Range<Int32>) -> Bool {
    range.contains { facts[Int($0)].kind == kind }
  }

  /// True when `fact` has no window, or the session lies in it whatever day it takes.
  package func holds(_ fact: Fact, at session: Session) -> Bool {
    holds(
      fact, on: session.day,
      orAnyOf: session.openDays >= 0 ? openDays[Int(session.openDays)] : [])
  }

  /// True when `fact` has no window, or `day`, or else all of `days`, lie in it.
  func holds(_ fact: Fact, on day: Day?, orAnyOf days: [Day]) -> Bool {
    guard fact.window >= 0 else { return true }
    let window = windows[Int(fact.window)]
    if let day { return window.contains(day) }
    return !days.isEmpty && days.allSatisfy { window.contains($0) }
  }

  /// The focus of the session's schedule line, and the thread whose turn it is, as facts.
  private func scheduleFacts(of session: Session) -> [Fact] {
    var result: [Fact] = []
    if session.line >= 0 {
      let line = spaces[Int(session.space)].lines[Int(session.line)]
      if line.thread != Fact.none {
        var fact = Fact(.about, at: line.location)
        fact.target = line.thread
        fact.textRange = line.threadText.location.range
        result.append(fact)
      }
    }
    if let turn = session.turn, turn.kind == .thread,
      let location = spaces[Int(session.space)].rotationLocation
    {
      var fact = Fact(.about, at: location)
      fact.target = turn.index
      result.append(fact)
    }
    return result
  }

  /// The threads a session is about, ascending, each once.
  package func threads(of session: Session) -> [Int] {
    targets(of: session, .about)
  }

  /// The tools a session uses, ascending, each once.
  package func tools(of session: Session) -> [Int] { targets(of: session, .use) }

  private func targets(of session: Session, _ kind: StatementKind) -> [Int] {
    var found: [Int] = []
    eachFact(of: session) { fact, _ in
      if fact.kind == kind, fact.target >= 0, !found.contains(Int(fact.target)) {
        found.append(Int(fact.target))
      }
    }
    return found.sorted()
  }

  /// The leaders of a session, `tbd` left out.
  package func leaders(of session: Session) -> [Int] {
    session.leaders < 0
      ? [] : leaderLists.lists[Int(session.leaders)].filter { $0 >= 0 }.map(Int.init)
  }

  /// Where a session is best pointed at: its own header, else the line it comes from.
  package func location(of session: Session) -> Location {
    for block in [session.sectionBlock, session.wholeBlock] where block >= 0 {
      return blocks[Int(block)].location
    }
    let space = spaces[Int(session.space)]
    if session.section >= 0 { return space.sections[Int(session.section)].location }
    if session.line >= 0 { return space.lines[Int(session.line)].location }
    return space.extras.first { $0.day == session.when.day }?.location ?? space.header.location
  }
}
