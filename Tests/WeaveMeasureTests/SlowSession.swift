import WeaveSource
import WeaveSyntax

@testable import WeaveModel

/// What one session has on one day, read level by level from the lines of the plan: the space, its
/// schedule line, the section's line, a move, the header of the meeting, that of its section.
struct SlowSession {
  let model: Model
  let space: SpaceID
  let section: Space.Section?
  let day: Day
  /// What holds, and whether it is a line of the space.
  private(set) var facts: [(fact: Fact, isStanding: Bool)] = []
  private(set) var start: Int?
  private(set) var length: Int?
  private(set) var breaks = 0
  private(set) var active: Int?
  private(set) var status = "planned"
  private(set) var isOptional = false
  private(set) var leaders: [Int] = []
  private(set) var hasTBD = false
  // Who is asked.
  private(set) var everyone = false
  private(set) var asked: [EntityRef] = []
  private(set) var leftOut: [EntityRef] = []
  private(set) var leftOutBySpace: [EntityRef] = []
  private(set) var everyoneLeftOut = false
  private(set) var saysItself = false

  init(_ model: Model, _ session: Session, on day: Day) {
    self.model = model
    self.day = day
    space = session.space
    let declared = model.spaces[Int(session.space)]
    section = session.section < 0 ? nil : declared.sections[Int(session.section)]
    let whole = lines(session.wholeBlock)
    let own = lines(session.sectionBlock)
    let (wholeSkips, ownSkips) = (
      whole.filter { $0.kind == .skip }, own.filter { $0.kind == .skip }
    )
    let standing = narrowest(
      declared.facts.map { model.facts[Int($0)] }.filter { $0.kind != .skip && holds($0) }
    ).filter { fact in !(wholeSkips + ownSkips).contains { takes($0, fact) } }
    let meeting = whole.filter { fact in
      fact.kind != .skip && !ownSkips.contains { takes($0, fact) }
    }
    let nearest = own.filter { $0.kind != .skip }
    let schedule = focus(session, declared).filter { fact in
      !(wholeSkips + ownSkips).contains { takes($0, fact) }
    }
    let levels = [standing, meeting, nearest]
    gather(levels, schedule)
    time(session, declared, levels)
    lead(session, declared, levels, wholeSkips + ownSkips)
    ask(session, declared, levels)
    stand(levels)
  }

  // MARK: Lines

  private func lines(_ block: BlockID) -> [Fact] {
    block < 0
      ? [] : model.blocks[Int(block)].facts.map { model.facts[Int($0)] }.filter { holds($0) }
  }

  private func holds(_ fact: Fact) -> Bool {
    fact.window.map { model.windows[Int($0)].contains(day) } ?? true
  }

  /// Of several lines with one value, the one for the fewest days.
  private func narrowest(_ facts: [Fact]) -> [Fact] {
    func days(_ fact: Fact) -> Int {
      fact.window.map { model.windows[Int($0)].last - model.windows[Int($0)].first } ?? .max
    }
    func first(_ fact: Fact) -> Int32 {
      fact.window.map { model.windows[Int($0)].first.number } ?? 0
    }
    return facts.filter { fact in
      guard fact.kind.traits.count == .one else { return true }
      return !facts.contains { other in
        other.kind == fact.kind
          && (days(other) < days(fact) || days(other) == days(fact) && first(other) > first(fact))
      }
    }
  }

  /// The words of a fact, less its window.
  private func words(_ fact: Fact) -> [String] {
    let text = model.sources[Int(fact.location.file.index)].string(in: fact.location.range)
    let words = text.split(separator: " ").map(String.init)
    guard words[0] == fact.kind.keyword else {
      return ["about", fact.focus.map { model.name(EntityRef(.thread, Int($0))) } ?? "tbd"]
    }
    return Array(words.prefix { $0 != "during" })
  }

  /// True when a `skip` names the beginning of a line; of a list of people, all of it.
  private func takes(_ skip: Fact, _ fact: Fact) -> Bool {
    let named = Array(words(skip).dropFirst())
    let line = words(fact)
    return ["with", "without"].contains(named[0]) ? named == line : line.starts(with: named)
  }

  /// The threads of its schedule line and of the turn.
  private func focus(_ session: Session, _ space: Space) -> [Fact] {
    var found: [Fact] = []
    if session.line >= 0 {
      let line = space.lines[Int(session.line)]
      if line.focus != .nothing { found.append(Fact(.about, line.focus, at: line.location)) }
    }
    if let turn = session.turn, turn.kind == .thread, let place = space.rotationLocation {
      found.append(Fact(.about, .thread(ThreadID(turn.index)), at: place))
    }
    return found
  }

  private mutating func gather(_ levels: [[Fact]], _ schedule: [Fact]) {
    for (level, lines) in levels.enumerated() {
      for fact in lines {
        let isReplaced = levels[(level + 1)...].contains { nearer in
          nearer.contains { $0.kind == fact.kind }
        }
        if fact.kind.traits.count == .many || !isReplaced { facts.append((fact, level == 0)) }
      }
      if level == 0 { facts += schedule.map { ($0, true) } }
    }
  }

  /// What `name` gives of each fact that holds, ascending, each once.
  private func named(_ name: (Fact) -> Int?) -> [Int] {
    Set(facts.compactMap { name($0.fact) }).sorted()
  }

  var threads: [Int] { named { $0.kind == .about ? $0.focus.map { Int($0) } : nil } }
  var hasThreadTBD: Bool { facts.contains { $0.fact.kind == .about && $0.fact.isTBD } }
  var tools: [Int] { named { $0.kind == .use ? $0.tool.map { Int($0) } : nil } }

  // MARK: When

  private mutating func time(_ session: Session, _ space: Space, _ levels: [[Fact]]) {
    for fact in levels[0] where fact.kind == .hours { say(fact) }
    let spans = Set(space.lines.map(\.span))
    if session.line >= 0 {
      say(space.lines[Int(session.line)].span)
    } else if spans.count == 1, let usual = spans.first {
      say(usual)
    }
    if let section { say(section.span) }
    let move = space.moves.last { move in
      let isSame =
        move.when == session.when
        || (move.when.minute < 0 || session.when.minute < 0) && move.when.day != nil
          && move.when.day == session.when.day
      let team = session.line < 0 ? nil : space.lines[Int(session.line)].team
      return session.isMoved && isSame
        && (move.section == nil || move.section == section?.who || move.section == team)
    }
    if let move, move.span != .unknown {
      say(move.span)
    } else if session.line < 0, !joins(session) {
      let extra = space.extras.first { extra in
        extra.day == session.when.day
          && (session.when.minute < 0 || extra.span.start == session.when.minute)
      }
      if session.when.minute >= 0 { say(ClockSpan(start: Int(session.when.minute), length: -1)) }
      if let extra { say(extra.span) }
    }
    for level in levels.dropFirst() { for fact in level where fact.kind == .hours { say(fact) } }
    for block in [session.wholeBlock, session.sectionBlock] where block >= 0 {
      let header = model.blocks[Int(block)]
      if let minute = header.when?.minute, minute >= 0, start == nil { start = Int(minute) }
      say(header.span)
    }
  }

  /// True for one more section of a meeting of that day, which keeps hours of its own.
  private func joins(_ session: Session) -> Bool {
    guard session.sectionBlock >= 0, session.when.minute >= 0 else { return false }
    let headers = [session.wholeBlock, session.sectionBlock].filter { $0 >= 0 }
    let isExtra = model.spaces[Int(session.space)].extras.contains {
      $0.day == session.when.day && $0.span.start == session.when.minute
    }
    let isTaken = model.sessions.contains {
      $0.space == session.space && $0.when == session.when && $0.line >= 0
    }
    return (!isExtra || isTaken)
      && headers.allSatisfy { (model.blocks[Int($0)].when?.minute ?? -1) < 0 }
  }

  private mutating func say(_ fact: Fact) {
    if let span = fact.span { return say(model.spans[Int(span)]) }
    (start, length) = (nil, nil)
  }

  /// A nearer span: its length holds, and its start; another start alone leaves the length open.
  private mutating func say(_ span: ClockSpan) {
    let (newStart, newLength) = (Int(span.start), Int(span.length))
    if newStart >= 0, newLength < 0, start != nil, start != newStart { length = nil }
    if newStart >= 0 { start = newStart }
    if newLength >= 0 { length = newLength }
  }

  private mutating func stand(_ levels: [[Fact]]) {
    for level in levels {
      let lengths = level.filter { $0.kind == .break }.map { $0.minutes ?? 0 }
      if !lengths.isEmpty { breaks = lengths.reduce(0, +) }
      for fact in level {
        if fact.kind == .active { active = fact.minutes }
        if fact.kind == .status { status = fact.word.map { model.symbols.text($0) } ?? status }
        if fact.kind == .optional { isOptional = true }
      }
    }
  }

  // MARK: Who

  private mutating func lead(
    _ session: Session, _ space: Space, _ levels: [[Fact]], _ skips: [Fact]
  ) {
    func take(_ said: Fact.Said) {
      if case .leader(let leader) = said { leaders.append(Int(leader)) }
      if said == .tbd { hasTBD = true }
    }
    for level in [levels[2], levels[1]] {
      let lines = level.filter { $0.kind == .ledBy }
      if !lines.isEmpty { return lines.forEach { take($0.said) } }
    }
    if let turn = session.turn, turn.kind == .person,
      space.rotation.allSatisfy({ model.people[Int($0.index)].isLeader })
    {
      return leaders.append(Int(turn.index))
    }
    if let section, section.leader != .nothing,
      !skips.contains(where: { $0.skipped == .ledBy && $0.said == section.leader })
    {
      return take(section.leader)
    }
    for fact in levels[0] where fact.kind == .ledBy { take(fact.said) }
  }

  private mutating func ask(_ session: Session, _ space: Space, _ levels: [[Fact]]) {
    func lists(_ kind: StatementKind, _ level: Int) -> [AudienceList] {
      levels[level].filter { $0.kind == kind }.compactMap { fact in
        fact.people.map { model.audienceLists[Int($0)] }
      }
    }
    let own = (lists(.without, 1) + lists(.without, 2)).flatMap(\.with)
    leftOutBySpace = lists(.without, 0).flatMap(\.with)
    everyoneLeftOut = lists(.without, 0).contains { $0.everyone }
    leftOut = own
    let ownSection = section.flatMap { $0.isOfLine ? nil : $0 }
    var said = lists(.with, 1)
    if !lists(.with, 2).isEmpty {
      said = lists(.with, 2)
      leftOut = lists(.without, 2).flatMap(\.with)
      leftOutBySpace += lists(.without, 1).flatMap(\.with)
    }
    let isForMeeting = !said.isEmpty && ownSection == nil
    let asking = isForMeeting ? said : lists(.with, 0)
    saysItself = isForMeeting
    let turn = session.turn.flatMap { turn -> EntityRef? in
      let comes =
        turn.kind == .team
        || turn.kind == .person
          && !space.rotation.allSatisfy { model.people[Int($0.index)].isLeader }
      return comes ? turn : nil
    }
    let team = session.line < 0 ? nil : space.lines[Int(session.line)].team
    if let ownSection {
      asked = [ownSection.who]
    } else if !isForMeeting, let one = section?.who ?? turn ?? team {
      // Narrowed to one, less those whom the space leaves out.
      asked = [one]
      leftOut += asking.flatMap(\.except)
    } else {
      everyone = asking.contains { $0.everyone }
      asked = asking.flatMap(\.with)
      leftOut += asking.flatMap(\.except)
    }
    if (lists(.without, 1) + lists(.without, 2)).contains(where: { $0.everyone }) {
      (everyone, asked) = (false, [])
    }
  }
}
