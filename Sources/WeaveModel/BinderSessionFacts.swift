import WeaveSource
import WeaveSyntax

// The facts of sessions, and of spaces for all their sessions.
extension Binder {
  /// Binds a session fact, and appends it to the facts of the open block.
  mutating func bindSessionFact(_ kind: StatementKind, _ node: Int) {
    guard let fact = sessionFact(kind, node) else { return }
    if case .session(let index) = owner, allTraits[Int(kind.rawValue)].isValue || kind == .skip {
      model.blocks[index].saysValues = true
      sayTwoSpans(fact, model.blocks[index])
    }
    model.facts.append(fact)
  }

  /// Says that `hours` have no effect beside another span of their header.
  private mutating func sayTwoSpans(_ fact: Fact, _ block: SessionBlock) {
    guard let hours = fact.span.map({ model.spans[$0] }) else { return }
    let differs =
      hours.length >= 0 && block.span.length >= 0 && hours.length != block.span.length
      || hours.start >= 0 && block.span.start >= 0 && hours.start != block.span.start
    if differs { add(.twoSpans(at: fact.location, header: block.location)) }
  }

  /// The session fact at `node`; nil with a finding when a name or value in it cannot be resolved.
  mutating func sessionFact(_ kind: StatementKind, _ node: Int) -> Fact? {
    if kind == .meets {
      // Framework and element are read together.
      return element(node).map { Fact(kind, .element($0), at: location(of: node)) }
    }
    var fact = Fact(kind, at: location(of: node))
    var parts = FactParts(shape: allTraits[Int(kind.rawValue)].shape)
    var child = node + 1
    let end = Int(nodes[node].subtreeEnd)
    var isKnown = true
    while child < end {
      if !take(child, into: &fact, &parts) { isKnown = false }
      child = Int(nodes[child].subtreeEnd)
    }
    guard isKnown else { return nil }
    if fact.skipped == nil { fact.said = parts.said }
    return fact
  }

  /// Takes one part of a fact in; false with a finding when it cannot be resolved.
  private mutating func take(
    _ part: Int, into fact: inout Fact, _ parts: inout FactParts
  ) -> Bool {
    let token = first(part)
    switch nodes[part].kind {
    case .ref: return takeName(token, &parts)
    case .word: return takeWord(token, fact.kind, &parts)
    case .name:
      guard let unit = resolve(token, as: .one(.unit)) else { return false }
      parts.named = .unit(ID(unit.index))
    case .text, .string, .lens, .source: fact.textRange = range(ofToken: last(part))
    case .ask: if fact.textRange.end == 0 { fact.textRange = range(ofToken: last(part)) }
    case .address:
      guard let address = address(part) else { return false }
      parts.address = model.addresses.add(address)
    case .about, .for:
      guard let thread = resolve(last(part), as: .one(.thread)) else { return false }
      parts.thread = ID(thread.index)
    case .during:
      guard let window = window(part + 1) else { return false }
      fact.window = self.window(window)
    case .duration:
      guard let minutes = minutes(tokenRange(part)) else { return false }
      parts.minutes = Int16(minutes)
    case .span: parts.span = model.spans.add(span(part))
    case .refs: parts.people = audience(part)
    case .except:
      if let people = parts.people {
        let named = model.audienceLists[people].with
        model.audienceLists[people].except = refs(part + 1, as: .peopleOrTeam)
        for token in tokenRange(part + 1) where code(token).isWord || code(token).isString {
          if let ref = lookUp(token), named.contains(ref) {
            add(.namedAndExcepted(model.name(ref), at: location(ofToken: token)))
          }
        }
        sayNamedTwice(part + 1)
      }
    case .number: parts.number = model.numbers.add(number(token))
    case .per:
      guard let base = word(last(part), in: .costBase) else { return false }
      parts.word = base
    case .statement:
      // `skip FACT`: what it names is what is skipped.
      guard let kind = statement(part), let skipped = sessionFact(kind, part) else { return false }
      fact.skipped = kind
      fact.said = skipped.said
      fact.textRange = skipped.textRange
      fact.window = skipped.window
    default: break  // Other parts say nothing of a session: they stand in facts of other headers.
    }
    return true
  }

  private mutating func takeName(_ token: Int, _ parts: inout FactParts) -> Bool {
    switch parts.shape {
    case .thread where isTBD(token), .leader where isTBD(token): parts.named = .tbd
    case .thread:
      guard let thread = resolve(token, as: .one(.thread)) else { return false }
      parts.named = .thread(ID(thread.index))
    case .leader:
      guard let leader = resolve(token, as: .leader) else { return false }
      parts.named = .leader(ID(leader.index))
    case .tool:
      guard let tool = resolve(token, as: .one(.tool)) else { return false }
      parts.named = .tool(ID(tool.index), for: nil)
    case .text, .place, .unit, .element, .word, .people, .comment, .time, .minutes, .hours, .cost,
      .credit, .skip, .noticed, .rating, nil:
      break
    }
    return true
  }

  func isTBD(_ token: Int) -> Bool { code(token).isWord && isWord(token, "tbd") }

  private mutating func takeWord(
    _ token: Int, _ kind: StatementKind, _ parts: inout FactParts
  ) -> Bool {
    switch parts.shape {
    case .place, .hours: parts.named = .tbd
    case .word(let vocabulary?):
      guard let word = word(token, in: vocabulary) else { return false }
      parts.word = word
      if kind == .kind, case .space(let index) = owner { model.spaces[index].kind = word }
    case .word(nil), .text, .thread, .leader, .tool, .unit, .element, .people, .comment, .time,
      .minutes, .cost, .credit, .skip, .noticed, .rating, nil:
      parts.word = symbol(token)
    }
    return true
  }

  private mutating func audience(_ part: Int) -> AudienceListID {
    var list = AudienceList()
    for token in tokenRange(part) where code(token).isWord || code(token).isString {
      if code(token).isWord, isWord(token, "everyone") {
        list.everyone = true
      } else if let ref = resolve(token, as: .peopleOrTeam) {
        list.with.append(ref)
      }
    }
    sayNamedTwice(part)
    return model.audienceLists.add(list)
  }

  /// Says which names stand twice in the list at `part`.
  private mutating func sayNamedTwice(_ part: Int) {
    var seen: [String: Int] = [:]
    for token in tokenRange(part) where code(token).isWord || code(token).isString {
      let name = lookUp(token).map { model.name($0) } ?? string(token)
      guard let first = seen[name] else {
        seen[name] = token
        continue
      }
      let comma = range(ofToken: token - 1)
      add(
        .namedTwice(
          name, at: location(ofToken: token), first: location(ofToken: first),
          part: Location(tree.file, ByteRange(comma.start, range(ofToken: token).end))))
    }
  }

  // MARK: Schedules

  /// Binds a fact that says when a space meets; false when it says something else.
  mutating func bindScheduleFact(_ kind: StatementKind, _ node: Int, _ index: Int) -> Bool {
    switch kind {
    case .section, .oneToOne: bindSection(kind, node, index)
    case .every, .on, .open:
      if let line = scheduleLine(kind, node) { model.spaces[index].lines.append(line) }
    case .from: if let date = date(node) { model.spaces[index].from = date }
    case .until: if let date = date(node) { model.spaces[index].until = date }
    case .except:
      if let dates = child(.dates, of: node), let days = dayRange(dates) {
        model.spaces[index].exceptions.append(
          Space.Exception(
            days: days, reason: text(.text, of: node), location: location(of: node)))
      }
    case .moved: bindMove(node, index)
    case .also:
      if let date = date(node) {
        model.spaces[index].extras.append(
          Space.Extra(
            day: date, span: span(child(.span, of: node)), location: location(of: node)))
      }
    case .rotating: bindRotation(node, index)
    case .title:
      if model.spaces[index].header.title.isEmpty {
        model.spaces[index].header.title = text(.string, of: node)
      }
    default: return false  // All other facts of a space are in its list.
    }
    return true
  }

  private mutating func date(_ node: Int) -> Day? {
    child(.date, of: node).flatMap { day(first($0)) }
  }

  private mutating func bindSection(_ kind: StatementKind, _ node: Int, _ index: Int) {
    guard let name = child(.ref, of: node),
      let who = resolve(first(name), as: kind == .section ? .teamOrTeacher : .one(.team))
    else { return }
    let leader = child(.ledBy, of: node).map { part -> Fact.Said in
      isTBD(last(part))
        ? .tbd : resolve(last(part), as: .leader).map { .leader(ID($0.index)) } ?? .nothing
    }
    let span = span(child(.span, of: node))
    let location = location(of: node)
    if kind == .oneToOne {
      // Members may stand anywhere in the plan: the sections are made when all teams are known.
      pendingOneToOnes.append(
        (
          index,
          Space.Section(who: who, leader: leader ?? .nothing, span: span, location: location)
        ))
    } else {
      addSection(
        Space.Section(who: who, leader: leader ?? .nothing, span: span, location: location), index)
    }
  }

  mutating func addSection(_ section: Space.Section, _ index: Int) {
    if let first = model.spaces[index].sections.first(where: { $0.who == section.who }) {
      add(.duplicate(model.name(section.who), at: section.location, first: first.location))
      return
    }
    model.spaces[index].sections.append(section)
  }

  private mutating func bindMove(_ node: Int, _ index: Int) {
    guard let part = child(.when, of: node), let when = when(first(part)),
      let date = date(node)
    else { return }
    var section: EntityRef?
    if tokenRange(part).count > 1 {
      guard let found = resolve(last(part), as: .teamOrTeacher) else { return }
      section = found
    }
    model.spaces[index].moves.append(
      Space.Move(
        when: when, section: section, day: date, span: span(child(.span, of: node)),
        location: location(of: node)))
  }

  private mutating func bindRotation(_ node: Int, _ index: Int) {
    guard let part = child(.refs, of: node) else { return }
    let refs = refs(part, as: .anything)
    let people = refs.filter { $0.kind == .person }.map { model.people[$0] }
    let areAlike =
      refs.allSatisfy { $0.kind == .team } || refs.allSatisfy { $0.kind == .thread }
      || people.count == refs.count
        && (people.allSatisfy(\.isLeader) || people.allSatisfy(\.isTeacher))
    guard areAlike else {
      if refs.count > 0 { add(.mixedRotation(at: location(of: part))) }
      return
    }
    model.spaces[index].rotation = refs
    model.spaces[index].rotationLocation = location(of: node)
  }

  private mutating func scheduleLine(_ kind: StatementKind, _ node: Int) -> Space.ScheduleLine? {
    guard let pattern = pattern(kind, node) else { return nil }
    var team: EntityRef?
    if let part = child(.for, of: node) {
      guard let found = resolve(last(part), as: .teamOrTeacher) else { return nil }
      team = found
    }
    var said = Fact.Said.nothing
    var focusText = Text.none
    if let focus = child(.focus, of: node) {
      let name = first(focus) + 1
      if isTBD(name) {
        said = .tbd
      } else {
        guard let found = resolve(name, as: .one(.thread)) else { return nil }
        said = .thread(ID(found.index))
      }
      focusText = text(.text, of: focus)
    }
    return Space.ScheduleLine(
      pattern: pattern, span: span(child(.span, of: node)),
      from: child(.fromDay, of: node).flatMap { day(last($0)) },
      until: child(.until, of: node).flatMap { day(last($0)) },
      team: team, focus: said, focusText: focusText, location: location(of: node))
  }

  private mutating func pattern(
    _ kind: StatementKind, _ node: Int
  ) -> Space.ScheduleLine.Pattern? {
    switch kind {
    case .every:
      return child(.recurrence, of: node).flatMap { recurrence($0) }.map { .every($0) }
    case .on: return child(.dateList, of: node).map { .on(dayList($0)) }
    // The third line of a schedule is `open`.
    default:
      guard let number = child(.number, of: node), let label = child(.word, of: node),
        let part = child(.window, of: node), let days = window(part)
      else { return nil }
      let count = self.number(first(number))
      guard count == count.rounded(), (1...Self.openLimit).contains(count) else {
        add(.badOpenCount(at: location(of: number)))
        return nil
      }
      let name = symbol(first(label))
      for number in 1...Int(count) {
        _ = model.symbols.intern("\(model.symbols.text(name))-\(number)")
      }
      return .open(count: Int(count), label: name, days: days)
    }
  }

  /// More open meetings in one line than any year has days.
  private static let openLimit = 366.0

  private mutating func recurrence(_ node: Int) -> Recurrence? {
    var token = first(node)
    var interval = 1
    if code(token) == .number {
      let value = number(token)
      guard value == value.rounded(), (1...Self.intervalLimit).contains(value) else {
        add(.badInterval(at: location(ofToken: token)))
        return nil
      }
      interval = Int(value)
      token += 1
    }
    let isWeekly = isWord(token, "week") || isWord(token, "weeks")
    token += 2
    if isWeekly {
      return .weekly(interval: interval, days: weekdayMask(token..<tokenRange(node).upperBound))
    }
    if isWord(token, "day") {
      let day = number(token + 1)
      guard (1...31).contains(day), day == day.rounded() else {
        add(.badDayOfMonth(at: location(ofToken: token + 1)))
        return nil
      }
      return .monthlyDay(interval: interval, days: [Int(day)])
    }
    let isDay = isWord(last(node), "day")
    var which: [Int] = []
    while token < last(node) {
      if code(token) == .ordinal {
        let value = Int(string(token).dropLast(2)) ?? 0
        guard (1...(isDay ? 31 : 5)).contains(value) else {
          let place = location(ofToken: token)
          add(isDay ? .badDayOfMonth(at: place) : .badOrdinal(at: place))
          return nil
        }
        which.append(value)
      } else if code(token).isWord {
        which.append(0)
      }
      token += 1
    }
    if isDay { return .monthlyDay(interval: interval, days: which) }
    guard let weekday = Day.weekdayNames.firstIndex(of: string(last(node)).lowercased()) else {
      return nil
    }
    return .monthlyNth(interval: interval, which: which, weekday: weekday)
  }

  /// A longer interval than any plan.
  private static let intervalLimit = 1_000.0
}

extension Diagnostic {
  fileprivate static func namedTwice(
    _ name: String, at location: Location, first: Location, part: Location
  ) -> Self {
    Diagnostic(
      .namedTwice, at: location, "`\(name)` stands in this list already",
      notes: [Note(first, "here")],
      fixes: [Fix("take the second one out", replacing: part, with: "")])
  }

  fileprivate static func namedAndExcepted(_ name: String, at location: Location) -> Self {
    Diagnostic(
      .namedTwice, at: location, "`\(name)` is asked and left out by one line",
      hints: ["left out it is; take the name out of one of the two lists"])
  }

  /// A second span that has no effect.
  fileprivate static func twoSpans(at location: Location, header: Location) -> Self {
    Diagnostic(
      .twoSpans, at: location, "the header says other hours, and these have no effect",
      notes: [Note(header, "the header is here")],
      hints: ["keep the span of the header, or this line"])
  }

  fileprivate static func mixedRotation(at location: Location) -> Self {
    Diagnostic(
      .rotationMixed, at: location,
      "what takes turns is all teams, all teachers, all leaders or all threads")
  }

  fileprivate static func badOpenCount(at location: Location) -> Self {
    Diagnostic(.numberOutOfRange, at: location, "open meetings are counted from 1 to 366")
  }

  fileprivate static func badInterval(at location: Location) -> Self {
    Diagnostic(.numberOutOfRange, at: location, "an interval is a whole number from 1 to 1,000")
  }

  fileprivate static func badDayOfMonth(at location: Location) -> Self {
    Diagnostic(.numberOutOfRange, at: location, "a month has days 1 to 31")
  }

  fileprivate static func badOrdinal(at location: Location) -> Self {
    Diagnostic(.numberOutOfRange, at: location, "a month has a 1st to 5th of a weekday, and a last")
  }
}

/// The parts of a fact's line, as they are read.
private struct FactParts {
  /// The shape of the fact; of what reaches no session nothing is kept.
  let shape: FactTraits.Shape?
  var named: Fact.Said?
  var word: Symbol?
  var thread: ThreadID?
  var address: AddressID?
  var minutes: Int16?
  var span: SpanID?
  var number: NumberID?
  var people: AudienceListID?

  init(shape: FactTraits.Shape?) { self.shape = shape }

  /// What the parts say together.
  var said: Fact.Said {
    switch shape {
    case .text, .skip, .noticed, .rating, nil: .nothing
    case .thread, .leader, .unit, .element, .place: named ?? .nothing
    case .tool: if case .tool(let tool, _) = named { .tool(tool, for: thread) } else { .nothing }
    case .word: word.map { .word($0, minutes: minutes) } ?? .nothing
    case .people: people.map(Fact.Said.people) ?? .nothing
    case .comment: address.map { .comment(to: $0, about: thread) } ?? .nothing
    case .time:
      address.map { .time(minutes: minutes ?? 0, to: $0, about: thread) } ?? .nothing
    case .minutes: minutes.map(Fact.Said.minutes) ?? .nothing
    case .hours: span.map(Fact.Said.span) ?? named ?? .nothing
    case .cost: number.map { .cost($0, per: word) } ?? .nothing
    case .credit:
      if let number, let word { .credit(number, of: word) } else { .nothing }
    }
  }
}
