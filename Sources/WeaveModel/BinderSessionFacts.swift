import WeaveSource
import WeaveSyntax

// The facts of sessions, and of spaces for all their sessions.
extension Binder {
  /// Binds a session fact, and appends it to the facts of the open block.
  mutating func bindSessionFact(_ kind: StatementKind, _ node: Int) {
    guard let fact = sessionFact(kind, node) else { return }
    if case .session(let index) = owner, SessionValues.depend(on: kind) {
      model.blocks[index].saysValues = true
    }
    model.facts.append(fact)
  }

  /// The session fact at `node`; nil with a finding when a name or value in it cannot be resolved.
  mutating func sessionFact(_ kind: StatementKind, _ node: Int) -> Fact? {
    var fact = Fact(kind, at: location(of: node))
    if kind == .meets {
      // Framework and element are read together.
      guard let element = element(node) else { return nil }
      fact.target = element
      return fact
    }
    var child = node + 1
    let end = Int(nodes[node].subtreeEnd)
    var isKnown = true
    while child < end {
      if !take(child, into: &fact) { isKnown = false }
      child = Int(nodes[child].subtreeEnd)
    }
    return isKnown ? fact : nil
  }

  /// Takes one part of a fact in; false with a finding when it cannot be resolved.
  private mutating func take(_ part: Int, into fact: inout Fact) -> Bool {
    let token = first(part)
    switch nodes[part].kind {
    case .ref: return takeName(token, into: &fact)
    case .word: return takeWord(token, into: &fact)
    case .name:
      guard let unit = resolve(token, as: .one(.unit)) else { return false }
      fact.target = unit.index
    case .text, .string, .lens: fact.textRange = range(ofToken: last(part))
    case .ask: if fact.textRange.end == 0 { fact.textRange = range(ofToken: last(part)) }
    case .address:
      guard let address = address(part) else { return false }
      fact.address = Int32(model.addresses.count)
      model.addresses.append(address)
    case .about, .for:
      guard let thread = resolve(last(part), as: .one(.thread)) else { return false }
      fact.thread = thread.index
    case .during:
      guard let window = windowIndex(part) else { return false }
      fact.window = window
    case .duration:
      guard let minutes = minutes(tokenRange(part)) else { return false }
      fact.amount = Int32(minutes)
    case .span:
      fact.amount = Int32(model.spans.count)
      model.spans.append(span(part))
    case .refs: return takeAudience(part, into: &fact)
    case .except:
      model.audienceLists[Int(fact.target)].except = refs(part + 1, as: .peopleOrTeam)
    case .number:
      fact.amount = Int32(model.numbers.count)
      model.numbers.append(number(token))
    case .per:
      guard let base = word(last(part), in: .costBase) else { return false }
      fact.target = base.index
    case .source: fact.textRange = range(ofToken: last(part))
    case .statement: return takeSkipped(part, into: &fact)
    default: break
    }
    return true
  }

  private mutating func takeName(_ token: Int, into fact: inout Fact) -> Bool {
    switch fact.kind {
    case .about:
      if isTBD(token) { fact.target = Fact.tbd; return true }
      guard let thread = resolve(token, as: .one(.thread)) else { return false }
      fact.target = thread.index
    case .ledBy:
      if isTBD(token) { fact.target = Fact.tbd; return true }
      guard let leader = resolve(token, as: .leader) else { return false }
      fact.target = leader.index
    case .use:
      guard let tool = resolve(token, as: .one(.tool)) else { return false }
      fact.target = tool.index
    default: break
    }
    return true
  }

  func isTBD(_ token: Int) -> Bool { code(token).isWord && isWord(token, "tbd") }

  private mutating func takeWord(_ token: Int, into fact: inout Fact) -> Bool {
    let vocabulary: Vocabulary?
    switch fact.kind {
    case .kind: vocabulary = .spaceKind
    case .builds: vocabulary = .knowledge
    case .directedBy, .begunBy: vocabulary = .direction
    case .mode: vocabulary = .mode
    case .does: vocabulary = .practice
    case .status: vocabulary = .status
    case .place, .hours:
      fact.target = Fact.tbd
      return true
    default: vocabulary = nil
    }
    if let vocabulary {
      guard let word = word(token, in: vocabulary) else { return false }
      fact.target = word.index
      if fact.kind == .kind, case .space(let index) = owner { model.spaces[index].kind = word }
    } else {
      fact.target = symbol(token).index
    }
    return true
  }

  private mutating func takeAudience(_ part: Int, into fact: inout Fact) -> Bool {
    var list = AudienceList()
    for token in tokenRange(part) where code(token).isWord || code(token).isString {
      if code(token).isWord, isWord(token, "everyone") {
        list.everyone = true
      } else if let ref = resolve(token, as: .peopleOrTeam) {
        list.with.append(ref)
      }
    }
    fact.target = Int32(model.audienceLists.count)
    model.audienceLists.append(list)
    return true
  }

  /// `skip FACT`: the kind skipped is kept in `amount`, what it names in `target`.
  private mutating func takeSkipped(_ part: Int, into fact: inout Fact) -> Bool {
    guard let kind = statement(part), let skipped = sessionFact(kind, part) else {
      return false
    }
    fact.target = skipped.target
    fact.thread = skipped.thread
    fact.address = skipped.address
    fact.amount = Int32(kind.rawValue)
    return true
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
    default: return false
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
    let leader = child(.ledBy, of: node).map { part -> Int32 in
      isTBD(last(part)) ? Fact.tbd : resolve(last(part), as: .leader)?.index ?? Fact.none
    }
    let span = span(child(.span, of: node))
    let location = location(of: node)
    if kind == .oneToOne {
      // Members may stand anywhere in the plan: the sections are made when all teams are known.
      pendingOneToOnes.append(
        (
          index,
          Space.Section(who: who, leader: leader ?? Fact.none, span: span, location: location)
        ))
    } else {
      addSection(
        Space.Section(who: who, leader: leader ?? Fact.none, span: span, location: location), index)
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
    let people = refs.filter { $0.kind == .person }.map { model.people[Int($0.index)] }
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
    var thread = Fact.none
    var threadText = Text.none
    if let focus = child(.focus, of: node) {
      let name = first(focus) + 1
      if isTBD(name) {
        thread = Fact.tbd
      } else {
        guard let found = resolve(name, as: .one(.thread)) else { return nil }
        thread = found.index
      }
      threadText = text(.text, of: focus)
    }
    return Space.ScheduleLine(
      pattern: pattern, span: span(child(.span, of: node)),
      from: child(.fromDay, of: node).flatMap { day(last($0)) },
      until: child(.until, of: node).flatMap { day(last($0)) },
      team: team, thread: thread, threadText: threadText, location: location(of: node))
  }

  private mutating func pattern(
    _ kind: StatementKind, _ node: Int
  ) -> Space.ScheduleLine.Pattern? {
    switch kind {
    case .every:
      return child(.recurrence, of: node).flatMap { recurrence($0) }.map { .every($0) }
    case .on: return child(.dateList, of: node).map { .on(dayList($0)) }
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
      return .monthlyDay(interval: interval, day: Int(day))
    }
    var which: [Int] = []
    while token < last(node) {
      if code(token) == .ordinal {
        let value = Int(string(token).dropLast(2)) ?? 0
        guard (1...5).contains(value) else {
          add(.badOrdinal(at: location(ofToken: token)))
          return nil
        }
        which.append(value)
      } else if code(token).isWord {
        which.append(0)
      }
      token += 1
    }
    guard let weekday = Day.weekdayNames.firstIndex(of: string(last(node)).lowercased()) else {
      return nil
    }
    return .monthlyNth(interval: interval, which: which, weekday: weekday)
  }

  /// A longer interval than any plan.
  private static let intervalLimit = 1_000.0
}

extension Diagnostic {
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
