import WeaveSource
import WeaveSyntax

/// Works out the values a session has one of: when, how long, who leads, who is asked, how it stands.
///
/// Levels, the nearest one winning: section of a session, session, section line, schedule line, space.
/// What the space says for all days is worked out once.
struct SessionValues {
  let space: Space
  var diagnostics: [Diagnostic] = []
  /// The space's facts that give such values, in order.
  private var standing: [Fact] = []
  private var hasWindows = false
  private var saidAudience = false
  private var audiences: [AudienceKey: Int32] = [:]
  /// The span that all schedule lines of the space share: what a meeting beside the schedule takes.
  private var usual = ClockSpan.unknown
  private var statuses: [Symbol: Status] = [:]

  /// What an audience depends on where no session says its own.
  private struct AudienceKey: Hashable {
    let section: Int32
    let team: EntityRef?
    let turn: EntityRef?
  }

  init(space: Space, _ model: Model) {
    self.space = space
    let spans = Set(space.lines.map(\.span)).subtracting([.unknown])
    if spans.count == 1, let span = spans.first { usual = span }
    for index in space.facts {
      let fact = model.facts[Int(index)]
      switch fact.kind {
      case .hours, .break, .active, .status, .optional, .ledBy, .with, .without:
        standing.append(fact)
        if fact.window >= 0 { hasWindows = true }
      default: break
      }
    }
    for word in Vocabulary.status.words {
      if let symbol = model.symbols.find(word) { statuses[symbol] = Status.named(word) }
    }
  }

  /// Fills in the values of one session.
  mutating func fill(_ session: inout Session, _ model: inout Model) {
    let blocks = [session.sectionBlock, session.wholeBlock].filter { $0 >= 0 }
    var skips: [Fact] = []
    for block in blocks {
      for index in model.blocks[Int(block)].facts where model.facts[Int(index)].kind == .skip {
        skips.append(model.facts[Int(index)])
      }
    }
    let standing = hasWindows || !skips.isEmpty ? applicable(session, skips, model) : standing
    fillSpan(&session, blocks, standing, skips, model)
    fillFlags(&session, blocks, standing, model)
    fillLeaders(&session, blocks, standing, skips, &model)
    fillAudience(&session, blocks, standing, isPlain: !hasWindows && skips.isEmpty, &model)
  }

  /// The standing facts that hold on the session's day and are not skipped.
  private func applicable(_ session: Session, _ skips: [Fact], _ model: Model) -> [Fact] {
    standing.filter { fact in
      if fact.window >= 0 {
        guard let day = session.day, model.windows[Int(fact.window)].contains(day) else {
          return false
        }
      }
      return !skips.contains { Self.skips($0, fact) }
    }
  }

  /// True when `skip`, a `skip` fact, takes `fact` away.
  static func skips(_ skip: Fact, _ fact: Fact) -> Bool {
    guard skip.amount == Int32(fact.kind.rawValue) else { return false }
    switch fact.kind {
    case .about, .use, .ledBy, .does, .builds, .unit, .meets: return skip.target == fact.target
    default: return true
    }
  }

  // MARK: When

  private mutating func fillSpan(
    _ session: inout Session, _ blocks: [Int32], _ standing: [Fact], _ skips: [Fact],
    _ model: Model
  ) {
    // From the space up to the section of the session: each level fills in or replaces.
    var span = ClockSpan.unknown
    for fact in standing where fact.kind == .hours && fact.amount >= 0 {
      span = model.spans[Int(fact.amount)]
    }
    let fromSchedule = session.span
    let line = session.line >= 0 ? space.lines[Int(session.line)].span : .unknown
    span = over(span, line == .unknown ? usual : line)
    if session.section >= 0 { span = over(span, space.sections[Int(session.section)].span) }
    if session.isMoved || session.line < 0 { span = over(span, fromSchedule) }
    for block in blocks.reversed() {
      let own = model.blocks[Int(block)]
      for index in own.facts {
        let fact = model.facts[Int(index)]
        guard fact.kind == .hours else { continue }
        span = fact.amount >= 0 ? over(span, model.spans[Int(fact.amount)]) : .unknown
      }
      if let minute = own.when?.minute, minute >= 0 {
        if own.span.start >= 0, own.span.start != minute {
          diagnostics.append(.startDisagrees(at: own.location, Int(own.span.start), Int(minute)))
        }
        span = over(span, ClockSpan(start: Int(minute), length: -1))
      }
      span = over(span, own.span)
    }
    session.span = span
  }

  /// `nearer` replaces `span`; a start alone, or a length alone, keeps the other's rest.
  private func over(_ span: ClockSpan, _ nearer: ClockSpan) -> ClockSpan {
    if nearer == .unknown { return span }
    if nearer.length < 0 {
      return nearer.start == span.start || span.start < 0
        ? ClockSpan(start: Int(nearer.start), length: Int(span.length)) : nearer
    }
    return nearer.start < 0
      ? ClockSpan(start: Int(span.start), length: Int(nearer.length)) : nearer
  }

  private func fillFlags(
    _ session: inout Session, _ blocks: [Int32], _ standing: [Fact], _ model: Model
  ) {
    var breaks = 0
    for fact in standing { take(fact, &session, &breaks) }
    for block in blocks.reversed() {
      var own = 0
      var hasBreak = false
      for index in model.blocks[Int(block)].facts {
        let fact = model.facts[Int(index)]
        if fact.kind == .break { hasBreak = true }
        take(fact, &session, &own)
      }
      if hasBreak { breaks = own }
    }
    session.breakMinutes = Int16(clamping: breaks)
  }

  private func take(_ fact: Fact, _ session: inout Session, _ breaks: inout Int) {
    switch fact.kind {
    case .break: breaks += Int(max(0, fact.amount))
    case .active: session.activeMinutes = Int16(clamping: fact.amount)
    case .optional: session.isOptional = true
    case .status:
      session.status = statuses[Symbol(index: Int(fact.target))] ?? session.status
    default: break
    }
  }

  // MARK: Who

  private func fillLeaders(
    _ session: inout Session, _ blocks: [Int32], _ standing: [Fact], _ skips: [Fact],
    _ model: inout Model
  ) {
    for block in blocks {
      let own = model.blocks[Int(block)].facts.compactMap { index -> Int32? in
        let fact = model.facts[Int(index)]
        return fact.kind == .ledBy ? fact.target : nil
      }
      if !own.isEmpty {
        session.leaders = model.leaderLists.intern(own)
        return
      }
    }
    if let turn = session.turn, turn.kind == .person, model.people[Int(turn.index)].isLeader {
      session.leaders = model.leaderLists.intern(one: turn.index)
      return
    }
    if session.section >= 0 {
      let leader = space.sections[Int(session.section)].leader
      if leader != Fact.none {
        session.leaders = model.leaderLists.intern(one: leader)
        return
      }
    }
    let leaders = standing.compactMap { $0.kind == .ledBy ? $0.target : nil }
    session.leaders = model.leaderLists.intern(leaders)
  }

  private mutating func fillAudience(
    _ session: inout Session, _ blocks: [Int32], _ standing: [Fact], isPlain: Bool,
    _ model: inout Model
  ) {
    let own = blocks.map { block in
      model.blocks[Int(block)].facts.map { model.facts[Int($0)] }.filter {
        $0.kind == .with || $0.kind == .without
      }
    }
    let hasOwn = own.contains { !$0.isEmpty }
    let team = session.line >= 0 ? space.lines[Int(session.line)].team : nil
    let key = AudienceKey(section: session.section, team: team, turn: session.turn)
    if isPlain, !hasOwn, let known = audiences[key] {
      session.audience = known
      return
    }
    var spec = base(session, team, standing, model)
    for facts in own.reversed() {
      let with = facts.filter { $0.kind == .with }
      if !with.isEmpty {
        if session.section >= 0 { sayBesideSections(with[0].location) }
        spec = AudienceSpec(
          everyone: spec.everyone && session.section >= 0,
          with: session.section >= 0 ? spec.with : [],
          without: spec.without)
        if session.section < 0 { for fact in with { join(&spec, fact, model) } }
      }
      for fact in facts where fact.kind == .without { leave(&spec, fact, model) }
    }
    session.audience = model.audiences.intern(
      AudienceSpec(everyone: spec.everyone, with: spec.with, without: spec.without))
    if isPlain, !hasOwn { audiences[key] = session.audience }
  }

  /// Who is asked where no session says its own.
  private mutating func base(
    _ session: Session, _ team: EntityRef?, _ standing: [Fact], _ model: Model
  ) -> AudienceSpec {
    var spec = AudienceSpec()
    let with = standing.filter { $0.kind == .with }
    let turn = session.turn.flatMap { isAsked($0, model) ? $0 : nil }
    if session.section >= 0 {
      if let first = with.first { sayBesideSections(first.location) }
      spec.with = [space.sections[Int(session.section)].who]
    } else if let asked = turn ?? team {
      spec.with = [asked]
    } else {
      for fact in with { join(&spec, fact, model) }
    }
    for fact in standing where fact.kind == .without { leave(&spec, fact, model) }
    return spec
  }

  /// A team or a teacher whose turn it is comes; a leader leads, a thread is in focus.
  private func isAsked(_ turn: EntityRef, _ model: Model) -> Bool {
    turn.kind == .team || turn.kind == .person && !model.people[Int(turn.index)].isLeader
  }

  private func join(_ spec: inout AudienceSpec, _ fact: Fact, _ model: Model) {
    let list = model.audienceLists[Int(fact.target)]
    spec.everyone = spec.everyone || list.everyone
    spec.with += list.with
    spec.without += list.except
  }

  private func leave(_ spec: inout AudienceSpec, _ fact: Fact, _ model: Model) {
    spec.without += model.audienceLists[Int(fact.target)].with
  }

  private mutating func sayBesideSections(_ location: Location) {
    if !saidAudience { diagnostics.append(.besideSections(at: location, space.header.location)) }
    saidAudience = true
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
      "the address says it starts at \(clock(address)), the span \(clock(start))")
  }

  fileprivate static func besideSections(at location: Location, _ space: Location) -> Self {
    Diagnostic(
      .audienceBesideSections, at: location,
      "this space has sections, and each section is its own audience",
      notes: [Note(space, "the space is here")],
      hints: ["take `with` out, or write the group as one more `section`"])
  }
}
