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
    let whole = facts(ofBlock: session.wholeBlock, at: session)
    let own = facts(ofBlock: session.sectionBlock, at: session)
    let ownSkips = skipped(in: session.sectionBlock, own)
    let skips = skipped(in: session.wholeBlock, whole) + ownSkips
    for fact in standing(at: session) where fact.kind != .skip {
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

  /// True when `skip`, a `skip` fact, takes `fact` away: it is of the same kind, and says all that
  /// the `skip` says; what that leaves out may be anything.
  package func skips(_ skip: Fact, _ fact: Fact) -> Bool {
    guard skip.skipped == fact.kind, says(skip.said, in: fact.said, self) else { return false }
    return skip.text.isEmpty || string(skip.text) == string(fact.text)
  }

  /// True when `fact`, of the plan `other`, says all that `words` say; what they leave out may be
  /// anything.
  package func says(_ words: Fact.Said, in fact: Fact.Said, _ other: Model) -> Bool {
    func isSame(_ one: AddressID, _ two: AddressID) -> Bool {
      addresses[one] == other.addresses[two]
        || other.isSameMeeting(addresses[one], other.addresses[two])
    }
    switch (words, fact) {
    case (.people(let one), .people(let two)):
      return audienceLists[one].isSame(other.audienceLists[two])
    case (.tool(let one, let thread), .tool(let two, let its)):
      return one == two && (thread == nil || thread == its)
    case (.word(let one, let minutes), .word(let two, let its)):
      return one == two && (minutes == nil || minutes == its)
    case (.comment(let one, let thread), .comment(let two, let its)):
      return isSame(one, two) && (thread == nil || thread == its)
    case (.time(let minutes, let one, let thread), .time(let others, let two, let its)):
      return minutes == others && isSame(one, two) && (thread == nil || thread == its)
    case (.span(let one), .span(let two)): return spans[one] == other.spans[two]
    case (.cost(let one, let per), .cost(let two, let its)):
      return numbers[one] == other.numbers[two] && (per == nil || per == its)
    case (.credit(let one, let unit), .credit(let two, let its)):
      return numbers[one] == other.numbers[two] && unit == its
    // All others say things of the plan only, or are of different shapes.
    default: return words == fact
    }
  }

  /// True for two addresses of one meeting of a section or of all: its scheduled day and the day
  /// it is moved to, or its day with and without a start.
  package func isSameMeeting(_ one: Address, _ other: Address) -> Bool {
    guard one.space == other.space, one.section == other.section, one.when != nil,
      other.when != nil
    else { return false }
    if one.when == other.when { return true }
    let meant = sessions(at: one)
    return !meant.isEmpty && meant == sessions(at: other)
  }

  /// The `skip` facts of those of a block; one that says no value of its own has none.
  private func skipped(in block: BlockID, _ facts: ArraySlice<Fact>) -> [Fact] {
    guard let block = block.ifAny, blocks[block].saysValues else { return [] }
    return facts.filter { $0.kind == .skip }
  }

  /// The facts of a header that hold at the session.
  private func facts(ofBlock block: BlockID, at session: Session) -> ArraySlice<Fact> {
    guard let block = block.ifAny else { return [] }
    let all = facts(blocks[block].facts)
    return all.contains { $0.window != nil } ? all.filter { holds($0, at: session) }[...] : all
  }

  /// The facts of the session's space that hold on its day; of several that replace each other, the
  /// one for the fewest days.
  private func standing(at session: Session) -> ArraySlice<Fact> {
    let all = facts(spaces[session.space].facts)
    guard all.contains(where: { $0.window != nil }) else { return all }
    let held = all.filter { holds($0, at: session) }
    return held.filter { fact in
      fact.kind.traits.count != .one
        || !held.contains { $0.kind == fact.kind && isForFewerDays($0, than: fact) }
    }[...]
  }

  /// True where the window of `fact` is shorter, or as long and later; none is the longest.
  private func isForFewerDays(_ fact: Fact, than other: Fact) -> Bool {
    windowKey(other) < windowKey(fact)
  }

  /// The facts of a space, a header or a voice.
  package func facts(_ range: Range<Int32>) -> ArraySlice<Fact> {
    facts[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  private func says(_ kind: StatementKind, _ facts: ArraySlice<Fact>) -> Bool {
    facts.contains { $0.kind == kind }
  }

  /// What facts are ordered by, from those for all days to those for the fewest: order of lines
  /// carries no meaning.
  func windowKey(_ fact: Fact) -> (Int, Int32) {
    guard let days = fact.window.map({ windows[$0] }) else { return (.min, 0) }
    return (days.first - days.last, days.first.number)
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

  /// The threads that serve a goal.
  package func threads(serving goal: Int) -> [Int] {
    threads.indices.filter { threads[$0].goals.contains(goal) }
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
