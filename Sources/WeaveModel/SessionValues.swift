import WeaveSource
import WeaveSyntax

/// Works out the values a session has one of: when, how long, who leads, who is asked, how it
/// stands.
///
/// Levels, the nearest one winning: section of a session, session, section line, schedule line,
/// space. What does not depend on a session's own facts is worked out once for all sessions of a
/// section, line and turn.
struct SessionValues {
  let space: Space
  let model: Model
  /// The days open sessions of the space may take.
  let openDays: [[Day]]
  var audiences = Audiences()
  var leaderLists = LeaderLists()
  var diagnostics: [Diagnostic] = []
  /// The space's facts that give such values, in order.
  private var standing: [Fact] = []
  private var hasWindows = false
  private var saidAudience = false
  private let usual: ClockSpan
  private var templates: [Origin: Session] = [:]
  private var lastOrigin: Origin?
  private var lastTemplate: Session?
  private var statuses: [Symbol: Status] = [:]

  /// What a session's values depend on where no session says its own.
  private struct Origin: Hashable {
    let section: SectionID
    let line: ScheduleLineID
    let turn: EntityRef?
  }

  init(_ space: Space, _ model: Model, openDays: [[Day]]) {
    self.space = space
    self.openDays = openDays
    self.model = model
    usual = space.usualSpan
    for fact in model.facts(space.facts) {
      if fact.kind == .with, !space.ownSections.isEmpty { sayBesideSections(fact.location) }
      guard fact.kind.traits.isValue else { continue }
      standing.append(fact)
      if fact.window != nil { hasWindows = true }
    }
    // What holds for all days first, then the widest window.
    if hasWindows {
      standing = standing.enumerated().sorted { left, right in
        let (one, other) = (model.windowKey(left.element), model.windowKey(right.element))
        return one == other ? left.offset < right.offset : one < other
      }.map(\.element)
    }
    for word in Vocabulary.status.words {
      if let symbol = model.symbols.find(word) { statuses[symbol] = Status.named(word) }
    }
  }

  /// Fills in the values of one session.
  mutating func fill(_ session: inout Session) {
    let (whole, own) = (session.wholeBlock.ifAny, session.sectionBlock.ifAny)
    let says =
      own.map { model.blocks[$0].saysValues } ?? false
      || whole.map { model.blocks[$0].saysValues } ?? false
    if says || hasWindows {
      fillAlone(&session)
    } else {
      fillFromTemplate(&session)
    }
    if let whole { takeHeader(of: whole, &session) }
    if let own { takeHeader(of: own, &session) }
  }

  // MARK: Sessions that are like others

  private mutating func fillFromTemplate(_ session: inout Session) {
    let origin = Origin(section: session.section, line: session.line, turn: session.turn)
    let template: Session
    if let lastTemplate, origin == lastOrigin {
      template = lastTemplate
    } else if let known = templates[origin] {
      template = known
    } else {
      var made = Session(
        space: session.space, section: session.section, when: session.when, day: session.day)
      made.line = session.line
      made.turn = session.turn
      fillAlone(&made)
      templates[origin] = made
      template = made
    }
    lastOrigin = origin
    lastTemplate = template
    let own = session.span
    session.span = template.span
    if session.isMoved || session.line == .none { session.span = over(session.span, own) }
    session.breakMinutes = template.breakMinutes
    session.activeMinutes = template.activeMinutes
    session.status = template.status
    session.isOptional = template.isOptional
    session.leaders = template.leaders
    session.audience = template.audience
  }

  // MARK: Sessions on their own

  private mutating func fillAlone(_ session: inout Session) {
    let days = session.openDays.ifAny.map { openDays[$0] } ?? []
    let blocks = session.headers.reversed().map { block in
      model.facts(model.blocks[block].facts).filter {
        ($0.kind.traits.isValue || $0.kind == .skip)
          && model.holds($0, on: session.day, orAnyOf: days)
      }
    }
    let skips = blocks.flatMap { $0.filter { $0.kind == .skip } }
    let standing = applicable(session, skips, days)
    let kept =
      blocks.count > 1
      ? [blocks[0], withoutSkipped(blocks[1], by: blocks[0])] : blocks
    fillSpan(&session, kept, standing)
    fillFlags(&session, kept, standing)
    fillLeaders(&session, kept, standing, skips)
    fillAudience(&session, kept, standing)
  }

  /// The standing facts that hold on the session's day and are not skipped.
  private func applicable(_ session: Session, _ skips: [Fact], _ days: [Day]) -> [Fact] {
    if !hasWindows, skips.isEmpty { return standing }
    return standing.filter { fact in
      model.holds(fact, on: session.day, orAnyOf: days) && !skips.contains { model.skips($0, fact) }
    }
  }

  /// The facts of a meeting that its section does not skip.
  private func withoutSkipped(_ facts: [Fact], by section: [Fact]) -> [Fact] {
    let skips = section.filter { $0.kind == .skip }
    return facts.filter { fact in !skips.contains { model.skips($0, fact) } }
  }

  /// The start and span that a block's header says.
  private mutating func takeHeader(of block: BlockID, _ session: inout Session) {
    let own = model.blocks[block]
    if let minute = own.when?.minute, minute >= 0 {
      if own.span.start >= 0, own.span.start != minute {
        diagnostics.append(.startDisagrees(at: own.location, Int(own.span.start), Int(minute)))
      }
      // The address tells meetings apart; a moved one keeps its address and its new start.
      if session.span.start < 0 { session.span.start = minute }
    }
    session.span = over(session.span, own.span)
  }

  /// From the space up to the section of the session: each level fills in or replaces.
  private func fillSpan(_ session: inout Session, _ blocks: [[Fact]], _ standing: [Fact]) {
    var span = ClockSpan.unknown
    for fact in standing { if let hours = fact.span { span = model.spans[hours] } }
    let own = session.span
    span = over(span, session.line.ifAny.map { space.lines[$0].span } ?? usual)
    if let section = session.section.ifAny { span = over(span, space.sections[section].span) }
    if session.isMoved || session.line == .none { span = over(span, own) }
    for facts in blocks.reversed() {
      for fact in facts where fact.kind == .hours {
        span = fact.span.map { over(span, model.spans[$0]) } ?? .unknown
      }
    }
    session.span = span
  }

  /// `nearer` replaces `span`; a length alone keeps the start; a start alone keeps the length only
  /// when it is the same start: at another one, nobody has said when it ends.
  private func over(_ span: ClockSpan, _ nearer: ClockSpan) -> ClockSpan {
    if nearer == .unknown { return span }
    if nearer.length < 0 {
      return nearer.start == span.start || span.start < 0
        ? ClockSpan(start: Int(nearer.start), length: Int(span.length)) : nearer
    }
    return nearer.start < 0
      ? ClockSpan(start: Int(span.start), length: Int(nearer.length)) : nearer
  }

  private func fillFlags(_ session: inout Session, _ blocks: [[Fact]], _ standing: [Fact]) {
    var breaks = 0
    for facts in [standing] + blocks.reversed() {
      if facts.contains(where: { $0.kind == .break }) { breaks = 0 }
      for fact in facts { take(fact, &session, &breaks) }
    }
    session.breakMinutes = Int16(clamping: breaks)
  }

  private func take(_ fact: Fact, _ session: inout Session, _ breaks: inout Int) {
    if fact.kind == .break { breaks += fact.minutes ?? 0 }
    if fact.kind == .active { session.activeMinutes = Int16(clamping: fact.minutes ?? -1) }
    if fact.kind == .optional { session.isOptional = true }
    if fact.kind == .status, let status = fact.word.flatMap({ statuses[$0] }) {
      session.status = status
    }
  }

  // MARK: Who

  private mutating func fillLeaders(
    _ session: inout Session, _ blocks: [[Fact]], _ standing: [Fact], _ skips: [Fact]
  ) {
    let own = blocks.first { $0.contains { $0.kind == .ledBy } }
    if let own {
      session.leaders = leaderLists.intern(own.compactMap(\.leading))
      return
    }
    if let turn = session.turn, turn.kind == .person, !isAsked(turn) {
      session.leaders = leaderLists.intern(one: turn.index)
      return
    }
    if let section = session.section.ifAny {
      let leader = space.sections[section].leader
      let isSkipped = skips.contains { $0.skipped == .ledBy && $0.said == leader }
      if let number = leader.leading, !isSkipped {
        session.leaders = leaderLists.intern(one: number)
        return
      }
    }
    session.leaders = leaderLists.intern(standing.compactMap(\.leading))
  }

  private mutating func fillAudience(
    _ session: inout Session, _ blocks: [[Fact]], _ standing: [Fact]
  ) {
    var asked = base(session, standing)
    for facts in blocks.reversed() {
      let with = facts.filter { $0.kind == .with }
      if let first = with.first {
        if let section = session.section.ifAny, !space.sections[section].isOfLine {
          sayBesideSections(first.location)
        } else {
          // Those excepted from a list that is replaced are excepted no more.
          asked = Asked(
            lists: with.compactMap(\.people), outside: asked.outside + asked.leaving)
        }
      }
      asked.leaving += facts.compactMap { $0.kind == .without ? $0.people : nil }
    }
    session.audience = audiences.intern(spec(asked))
  }

  /// Who is asked, before it is worked out: those named, lists of `with`, lists of `without`.
  private struct Asked {
    var own: [EntityRef] = []
    /// Those whom the lists of the space except from what a line or turn narrows.
    var excepted: [EntityRef] = []
    var lists: [AudienceListID] = []
    var leaving: [AudienceListID] = []
    /// Of a session that says who comes: the lists of `without` of its space.
    var outside: [AudienceListID] = []
  }

  private func spec(_ asked: Asked) -> AudienceSpec {
    let lists = asked.lists.map { model.audienceLists[$0] }
    let leaving = asked.leaving.map { model.audienceLists[$0] }
    if leaving.contains(where: \.everyone) { return AudienceSpec() }
    let with = asked.own + lists.flatMap(\.with)
    // Whom the session names comes, whatever its space says of them or of a team they are in.
    let outside = asked.outside.flatMap { model.audienceLists[$0].with }
    let named = with.filter { one in outside.contains { isWithin(one, $0) } }
    let passed = outside.filter { left in with.contains { isWithin($0, left) } }
    return AudienceSpec(
      everyone: lists.contains(where: \.everyone), with: with,
      without: asked.excepted + lists.flatMap(\.except) + leaving.flatMap(\.with)
        + outside.filter { !passed.contains($0) },
      outside: passed, named: named)
  }

  /// True where `one` is `other`, or in it, or in a team of it.
  private func isWithin(_ one: EntityRef, _ other: EntityRef) -> Bool {
    one == other
      || other.kind == .team && model.teams[other].members.contains { isWithin(one, $0.who) }
  }

  /// Who is asked where no session says its own.
  private func base(_ session: Session, _ standing: [Fact]) -> Asked {
    var asked = Asked()
    let team = session.line.ifAny.flatMap { space.lines[$0].team }
    let turn = session.turn.flatMap { isAsked($0) ? $0 : nil }
    let section = session.section.ifAny.map { space.sections[$0] }
    if let section, !section.isOfLine {
      asked.own = [section.who]
    } else if let one = section?.who ?? turn ?? team {
      // A line or a turn narrows who comes: those left out stay so.
      asked.own = [one]
      asked.excepted = standing.compactMap { $0.kind == .with ? $0.people : nil }
        .flatMap { model.audienceLists[$0].except }
    } else {
      asked.lists = standing.compactMap { $0.kind == .with ? $0.people : nil }
    }
    asked.leaving = standing.compactMap { $0.kind == .without ? $0.people : nil }
    return asked
  }

  /// A team or a teacher whose turn it is comes; a leader leads, a thread is in focus.
  ///
  /// Where all who take turns are leaders, they lead, also those who teach.
  private func isAsked(_ turn: EntityRef) -> Bool {
    if turn.kind == .person {
      return !space.rotation.allSatisfy { model.people[$0].isLeader }
    }
    return turn.kind == .team
  }

  private mutating func sayBesideSections(_ location: Location) {
    if !saidAudience { diagnostics.append(.besideSections(at: location, space.header.location)) }
    saidAudience = true
  }
}

extension Model {
  /// The same plan with open session `index` on `day`, and the values it then has: facts of its
  /// space may hold in a window only.
  package mutating func place(_ index: Int, on day: Day) {
    guard hasWindowedValues(sessions[index]) else {
      sessions[index].day = day
      sessions[index].isTried = true
      return
    }
    var (session, values) = filled(sessions[index], on: day)
    session.audience = audiences.intern(values.audiences.specs[session.audience])
    session.leaders = leaderLists.intern(values.leaderLists.lists[session.leaders])
    session.isTried = true
    sessions[index] = session
  }

  /// Open session `old` with the values it has on `day`; its audience and leaders are numbers in
  /// the lists of the values.
  private func filled(_ old: Session, on day: Day) -> (Session, SessionValues) {
    var session = Session(space: old.space, section: old.section, when: old.when, day: day)
    session.line = old.line
    session.turn = old.turn
    session.wholeBlock = old.wholeBlock
    session.sectionBlock = old.sectionBlock
    session.isOnlyMeetingOfDay = old.isOnlyMeetingOfDay
    var values = SessionValues(spaces[old.space], self, openDays: [])
    values.fill(&session)
    return (session, values)
  }

  /// The same plan with open session `index` left with `days` alone, on all of which it has the
  /// same values.
  package mutating func narrow(_ index: Int, to days: [Day]) {
    place(index, on: days[0])
    guard days.count > 1 else { return }
    sessions[index].day = nil
    sessions[index].isTried = false
    sessions[index].openDays = openDays.add(days)
  }

  /// The values a session has one of, which facts of its space or headers can make depend on its
  /// day.
  package struct DayValues: Hashable {
    package let audience: AudienceSpec
    package let leaders: [Int32]
    let span: ClockSpan
    let breakMinutes: Int16
    let activeMinutes: Int16
    package let isOptional: Bool
    package let status: Status

    /// Minutes spent learning; nil when the length is not known.
    package var minutes: Int? {
      span.length < 0 ? nil : max(0, Int(span.length) - Int(breakMinutes))
    }
  }

  /// The values of open session `index` on `day`; nil where they depend on no day.
  package func values(of index: Int, on day: Day) -> DayValues? {
    guard hasWindowedValues(sessions[index]) else { return nil }
    let (session, values) = filled(sessions[index], on: day)
    return DayValues(
      audience: values.audiences.specs[session.audience],
      leaders: values.leaderLists.lists[session.leaders], span: session.span,
      breakMinutes: session.breakMinutes, activeMinutes: session.activeMinutes,
      isOptional: session.isOptional, status: session.status)
  }

  /// Whether some fact of the session's space or headers that gives it a value, or leaves one out,
  /// holds on some days only.
  package func hasWindowedValues(_ session: Session) -> Bool {
    windowedFacts(of: session).contains { $0.kind.traits.isValue || $0.kind == .skip }
  }

  /// The facts of the session's space and headers that hold on some days only.
  package func windowedFacts(of session: Session) -> [Fact] {
    linesFor(session).filter { $0.window != nil }
  }

  /// The facts of the session's space and headers, whether they hold or not.
  package func linesFor(_ session: Session) -> [Fact] {
    ([spaces[session.space].facts] + session.headers.map { blocks[$0].facts })
      .flatMap { facts($0) }
  }
}

extension Fact {
  /// Who leads by a `led-by`, as lists of leaders hold them; nil for other facts.
  fileprivate var leading: Int32? { kind == .ledBy ? said.leading : nil }
}

extension Fact.Said {
  /// The number of a leader, or of `tbd`, as lists of leaders hold it.
  fileprivate var leading: Int32? {
    if case .leader(let leader) = self {
      leader.index
    } else {
      self == .tbd ? LeaderLists.tbd : nil
    }
  }
}

extension Status {
  /// The status of a word of `Vocabulary.status`.
  static func named(_ word: String) -> Status? { allCases.first { "\($0)" == word } }
}

extension Diagnostic {
  fileprivate static func startDisagrees(
    at location: Location, _ start: Int, _ address: Int
  ) -> Self {
    Diagnostic(
      .startDisagrees, at: location,
      "the address says it starts at \(clock(address)), its span says \(clock(start))")
  }

  fileprivate static func besideSections(at location: Location, _ space: Location) -> Self {
    Diagnostic(
      .audienceBesideSections, at: location,
      "this space has sections, and each section is its own audience",
      notes: [Note(space, "the space is here")],
      hints: ["take `with` out, or write the group as one more `section`"])
  }
}
