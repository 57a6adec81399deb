import WeaveSource
import WeaveSyntax

// Facts, by the block they stand in.
extension Binder {
  /// Binds the fact at `node`, which belongs to the open block.
  mutating func bindFact(_ kind: StatementKind, _ node: Int) {
    switch owner {
    case .plan: bindPlanFact(kind, node)
    case .entity(_, let index): bindEntityFact(kind, node, index)
    case .space(let index):
      if !bindScheduleFact(kind, node, index) { bindSessionFact(kind, node) }
    case .session(let index):
      if !bindOpenDays(kind, node, index) { bindSessionFact(kind, node) }
    case .voice: bindVoiceFact(kind, node)
    case .scenario(let index):
      if kind == .because { model.scenarios[index].reason = factText(node) }
    case .none, .unreadable, .alone: break
    }
  }

  /// The text of the fact at `node`.
  private func factText(_ node: Int) -> Text { text(.string, of: node) }

  /// The token of the word or name of the fact at `node`.
  private func nameToken(_ node: Int) -> Int {
    first(child(.ref, of: node) ?? child(.word, of: node) ?? node + 1)
  }

  private mutating func bindPlanFact(_ kind: StatementKind, _ node: Int) {
    switch kind {
    case .timezone:
      let zone = child(.word, of: node) ?? node + 1
      let text =
        code(first(zone)).isString
        ? contents(ofString: first(zone)) : string(in: range(of: zone))
      model.plan.zone = (text, location(of: zone))
    case .vision: model.plan.vision = factText(node)
    case .closed:
      guard let dates = child(.dates, of: node), let days = dayRange(dates) else { return }
      model.plan.closures.append(
        Plan.Closure(days: days, reason: text(.text, of: node), location: location(of: node)))
    case .schoolDays:
      guard let days = child(.weekdays, of: node) else { return }
      model.plan.schoolDays = weekdayMask(tokenRange(days))
    case .currency: model.plan.currency = symbol(nameToken(node))
    case .unit:
      if let ref = lookUp(first(node + 1)), ref.kind == .unit,
        let team = child(.for, of: node)
      {
        model.units[Int(ref.index)].team = resolve(last(team), as: .one(.team))
      }
    case .title: setTitle(EntityRef(.plan, 0), node)
    case .note, .private, .meets: annotate(EntityRef(.plan, 0), kind, node)
    default: break  // Facts of other blocks; each of this one leaves a mark (a test says so).
    }
  }

  func weekdayMask(_ tokens: Range<Int>) -> UInt8 {
    var mask: UInt8 = 0
    for token in tokens where code(token).isWord {
      if let weekday = Day.weekdayNames.firstIndex(of: string(token).lowercased()) {
        mask |= 1 << UInt8(weekday)
      }
    }
    return mask
  }

  private mutating func bindEntityFact(_ kind: StatementKind, _ node: Int, _ index: Int) {
    guard case .entity(let header, _) = owner else { return }
    guard let entity = EntityKind(header: header) else { return }
    let ref = EntityRef(entity, index)
    if kind == .title { return setTitle(ref, node) }
    if Statement.blocks(of: kind) == .any { return annotate(ref, kind, node) }
    switch entity {
    case .goal: bindGoalFact(kind, node, index)
    case .thread: bindThreadFact(kind, node, index)
    case .tool: bindToolFact(kind, node, index)
    case .person: bindPersonFact(kind, node, index)
    case .team: bindTeamFact(kind, node, index)
    case .toward: bindTowardFact(kind, node, index)
    case .framework: bindFrameworkFact(kind, node, index)
    case .plan, .space, .rule, .scenario, .query, .term, .unit: break
    }
  }

  private mutating func bindGoalFact(_ kind: StatementKind, _ node: Int, _ index: Int) {
    switch kind {
    case .from: model.goals[index].source = factText(node)
    case .priority: model.goals[index].isPriority = true
    case .measure:
      let amounts = children(of: node).filter { nodes[$0].kind == .amount }
      guard amounts.count == 2 else { return }
      model.goals[index].measures.append(
        Goal.Measure(
          text: factText(node), from: number(first(amounts[0])), to: number(first(amounts[1])),
          isPercent: code(last(amounts[0])) == .percent))
    default: break  // Facts of other blocks; each of this one leaves a mark (a test says so).
    }
  }

  private mutating func bindThreadFact(_ kind: StatementKind, _ node: Int, _ index: Int) {
    switch kind {
    case .kind: model.threads[index].kind = word(nameToken(node), in: .threadKind)
    case .serves:
      if let goal = resolve(nameToken(node), as: .one(.goal)) {
        model.threads[index].goals.append(Int(goal.index))
      }
    case .concerns: model.threads[index].concern = word(nameToken(node), in: .concern)
    case .level: model.threads[index].level = word(nameToken(node), in: .level)
    case .home:
      model.threads[index].home = resolve(nameToken(node), as: .one(.space)).map { Int($0.index) }
    case .equity: model.threads[index].isEquity = true
    case .ties: model.threads[index].ties.append(factText(node))
    case .question: model.threads[index].questions.append(factText(node))
    case .because: annotate(EntityRef(.thread, index), kind, node)
    default: break  // Facts of other blocks; each of this one leaves a mark (a test says so).
    }
  }

  private mutating func bindToolFact(_ kind: StatementKind, _ node: Int, _ index: Int) {
    switch kind {
    case .kind: model.tools[index].kind = word(nameToken(node), in: .toolKind)
    case .for:
      if let thread = resolve(nameToken(node), as: .one(.thread)) {
        model.tools[index].threads.append(Int(thread.index))
      }
    case .says: model.tools[index].says.append(factText(node))
    case .link: model.tools[index].links.append(factText(node))
    case .priority: model.tools[index].isPriority = true
    case .during:
      if let days = child(.window, of: node) { model.tools[index].window = window(days) }
    default: break  // Facts of other blocks; each of this one leaves a mark (a test says so).
    }
  }

  private mutating func bindPersonFact(_ kind: StatementKind, _ node: Int, _ index: Int) {
    switch kind {
    case .role: model.people[index].role = factText(node)
    case .office: model.people[index].office = word(nameToken(node), in: .office)
    case .knows: model.people[index].knows.append(symbol(nameToken(node)))
    case .plansWith:
      if let other = resolve(nameToken(node), as: .leader) {
        model.people[index].plansWith.append(Int(other.index))
      }
    case .limit:
      guard let length = child(.duration, of: node) else {
        add(
          .limitOfOtherKind(
            at: location(of: node), "a leader's limit is a length, `limit 90 min per week`"))
        return
      }
      guard let per = child(.per, of: node), let minutes = minutes(tokenRange(length)),
        let period = word(last(per), in: .period)
      else { return }
      model.people[index].limits.append(
        Person.Limit(minutes: minutes, period: period, location: location(of: node)))
    case .ask:
      if let other = resolve(nameToken(node), as: .leader) {
        model.people[index].asks.append((Int(other.index), factText(node)))
      }
    case .in:
      if let team = resolve(nameToken(node), as: .one(.team)) {
        model.teams[team].members.append(
          Team.Member(
            who: EntityRef(.person, index), from: nil, until: nil,
            location: location(of: node)))
      }
    default: break  // Facts of other blocks; each of this one leaves a mark (a test says so).
    }
  }

  private mutating func bindTeamFact(_ kind: StatementKind, _ node: Int, _ index: Int) {
    switch kind {
    case .member:
      guard let who = resolve(nameToken(node), as: .peopleOrTeam) else { return }
      let from = child(.fromDay, of: node).flatMap { day(last($0)) }
      let until = child(.until, of: node).flatMap { day(last($0)) }
      if let from, let until, until < from {
        add(.membershipBackwards(at: location(of: node)))
        return
      }
      model.teams[index].members.append(
        Team.Member(who: who, from: from, until: until, location: location(of: node)))
    case .in:
      if let team = resolve(nameToken(node), as: .one(.team)) {
        model.teams[team].members.append(
          Team.Member(
            who: EntityRef(.team, index), from: nil, until: nil,
            location: location(of: node)))
      }
    case .size:
      guard let count = child(.number, of: node) else { return }
      let value = number(first(count))
      guard value == value.rounded(), value >= 0, value <= Self.sizeLimit else {
        add(.badSize(at: location(of: count)))
        return
      }
      model.teams[index].size = (Int(value), location(of: count))
    case .basis: model.teams[index].basis = symbol(nameToken(node))
    default: break  // Facts of other blocks; each of this one leaves a mark (a test says so).
    }
  }

  /// No school system has more people.
  private static let sizeLimit = 1_000_000.0

  private mutating func bindTowardFact(_ kind: StatementKind, _ node: Int, _ index: Int) {
    switch kind {
    case .serves:
      if let goal = resolve(nameToken(node), as: .one(.goal)) {
        model.towards[index].goals.append(Int(goal.index))
      }
    case .now, .next:
      let leader = child(.ledBy, of: node).flatMap { resolve(last($0), as: .leader) }
      model.towards[index].steps.append(
        Toward.Step(
          isNow: kind == .now, text: factText(node),
          due: child(.by, of: node).flatMap { day(last($0)) },
          leader: leader.map { Int($0.index) }, location: location(of: node)))
    case .done:
      guard let date = child(.date, of: node), let day = day(first(date)) else { return }
      if model.towards[index].steps.isEmpty {
        add(.doneWithoutStep(at: location(of: node)))
      } else {
        model.towards[index].steps[model.towards[index].steps.count - 1].done = day
      }
    case .limit:
      if child(.duration, of: node) == nil {
        model.towards[index].limits.append(factText(node))
      } else {
        add(.limitOfOtherKind(at: location(of: node), "what stands in the way is said in quotes"))
      }
    default: break  // Facts of other blocks; each of this one leaves a mark (a test says so).
    }
  }

  private mutating func bindFrameworkFact(_ kind: StatementKind, _ node: Int, _ index: Int) {
    switch kind {
    case .needed: model.frameworks[index].mark = .needed
    case .present: model.frameworks[index].mark = .present
    default: break  // Facts of other blocks; each of this one leaves a mark (a test says so).
    }
  }

  /// Declares the element at `node`; elements are known before anything meets them.
  mutating func declareElement(_ node: Int, _ index: Int) {
    guard !isDamaged(node), let name = child(.name, of: node) else { return }
    let symbol = symbol(first(name))
    if let earlier = model.frameworks[index].elements.first(where: { $0.name == symbol }) {
      add(
        .duplicate(
          model.symbols.text(symbol), at: location(of: name), first: earlier.location))
      return
    }
    guard model.frameworks[index].elements.count < Framework.elementLimit else { return }
    let mark = child(.mark, of: node).flatMap {
      Framework.Mark(rawValue: string(first($0)))
    }
    model.frameworks[index].elements.append(
      Framework.Element(
        name: symbol, text: factText(node), mark: mark, location: location(of: name)))
  }

  private mutating func bindVoiceFact(_ kind: StatementKind, _ node: Int) {
    var fact = Fact(kind, at: location(of: node))
    fact.textRange =
      (child(.text, of: node) ?? child(.string, of: node))
      .map { range(of: $0) } ?? ByteRange(0, 0)
    if let shape = kind.traits.shape {
      guard let said = voiced(shape, node) else { return }
      fact.said = said
    }
    model.facts.append(fact)
  }

  /// What a voice says; nil with a finding when a name in it cannot be resolved.
  private mutating func voiced(_ shape: FactTraits.Shape, _ node: Int) -> Fact.Said? {
    let names = children(of: node).filter { nodes[$0].kind == .ref }.map { first($0) }
    switch shape {
    case .noticed:
      guard names.count == 3, let thread = resolve(names[0], as: .one(.thread)),
        let one = resolve(names[1], as: .one(.space)),
        let other = resolve(names[2], as: .one(.space))
      else { return nil }
      return .noticed(ID(thread.index), ID(one.index), ID(other.index))
    case .thread: return resolve(names[0], as: .one(.thread)).map { .thread(ID($0.index)) }
    case .word: return .word(symbol(nameToken(node)), minutes: nil)
    case .rating:
      guard resolve(names[0], as: .anything) != nil, let values = ratingNumbers(node) else {
        return nil
      }
      let thing = symbol(names[0])
      let aspect = child(.word, of: node).map { symbol(first($0)) }
      let place = model.numbers.add(values[0])
      model.numbers += values.dropFirst()
      return .rating(place, of: thing, aspect: aspect)
    case .element: return element(node).map { .element($0) } ?? .nothing
    case .text, .place, .leader, .tool, .unit, .people, .comment, .time, .minutes, .hours, .cost,
      .credit, .skip:
      return .nothing
    }
  }

  /// Value, scale and number of people of a rating; n is -1 when not said.
  private mutating func ratingNumbers(_ node: Int) -> [Double]? {
    let figures = children(of: node).filter { nodes[$0].kind == .number }
    guard figures.count == 2 else { return nil }
    let (value, scale) = (number(first(figures[0])), number(first(figures[1])))
    guard scale > 0, value <= scale else {
      add(.ratingOverScale(at: location(of: figures[0])))
      return nil
    }
    let count = child(.ratingCount, of: node).map { number(last($0)) } ?? -1
    return [value, scale, count]
  }

  private mutating func setTitle(_ ref: EntityRef, _ node: Int) {
    guard let header = model.header(ref) else { return }
    let title = factText(node)
    if !header.title.isEmpty, range(of: node).start > header.location.range.start,
      model.string(header.title) != model.string(title)
    {
      add(
        Diagnostic(
          .conflictingFacts, at: location(of: node), "a second title for one thing",
          notes: [Diagnostic.Note(header.title.location, "the first is here")]))
      return
    }
    addTitle(title, ref, header.name)
    switch ref.kind {
    case .plan: model.plan.header?.title = title
    case .goal: model.goals[ref].header.title = title
    case .thread: model.threads[ref].header.title = title
    case .tool: model.tools[ref].header.title = title
    case .person: model.people[ref].header.title = title
    case .team: model.teams[ref].header.title = title
    case .space: model.spaces[ref].header.title = title
    case .toward: model.towards[ref].header.title = title
    case .framework: model.frameworks[ref].header.title = title
    case .scenario, .rule, .query, .term, .unit: break
    }
  }

  /// Keeps a note, a private note, or an element met, of something that has no list of facts.
  private mutating func annotate(_ ref: EntityRef, _ kind: StatementKind, _ node: Int) {
    var fact = Fact(kind, at: location(of: node))
    fact.textRange = child(.string, of: node).map { range(of: $0) } ?? ByteRange(0, 0)
    if kind == .meets {
      guard let element = element(node) else { return }
      fact.said = .element(element)
    }
    model.annotations.append((ref, fact))
  }

  /// The element a `meets` names, as `Framework.elementID`.
  mutating func element(_ node: Int) -> ElementID? {
    let names = children(of: node).filter { nodes[$0].kind == .ref }.map { first($0) }
    guard names.count == 2, let framework = resolve(names[0], as: .one(.framework)) else {
      return nil
    }
    let wanted = symbol(names[1])
    let elements = model.frameworks[framework].elements
    if let index = elements.firstIndex(where: { $0.name == wanted }) {
      return ID(Framework.elementID(framework: Int(framework.index), element: index))
    }
    add(
      .unknownElement(
        model.symbols.text(wanted), at: location(ofToken: names[1]),
        framework: model.name(framework), known: elements.map { model.symbols.text($0.name) }))
    return nil
  }

  /// True when the fact says which days an open session may take, or its title.
  private mutating func bindOpenDays(_ kind: StatementKind, _ node: Int, _ index: Int) -> Bool {
    switch kind {
    case .between:
      if let window = child(.window, of: node), let days = self.window(window) {
        model.blocks[index].window = model.windows.add(days)
      }
    case .on:
      if let dates = child(.dateList, of: node) {
        model.blocks[index].dayList = model.dayLists.add(dayList(dates))
      }
    case .title:
      if model.blocks[index].title.isEmpty { model.blocks[index].title = factText(node) }
    default: return false  // All other facts of a session are in its list.
    }
    return true
  }
}

extension Diagnostic {
  fileprivate static func unknownElement(
    _ name: String, at location: Location, framework: String, known: [String]
  ) -> Self {
    Diagnostic(
      .unknownName, at: location, "`\(framework)` has no element `\(name)`",
      fixes: suggestions(for: name, among: known).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }

  fileprivate static func limitOfOtherKind(at location: Location, _ hint: String) -> Self {
    Diagnostic(
      .factInWrongBlock, at: location, "this kind of `limit` does not belong here", hints: [hint])
  }

  fileprivate static func membershipBackwards(at location: Location) -> Self {
    Diagnostic(.emptyRange, at: location, "this membership ends before it starts")
  }

  fileprivate static func badSize(at location: Location) -> Self {
    Diagnostic(.numberOutOfRange, at: location, "a size is a whole number, up to a million")
  }

  fileprivate static func doneWithoutStep(at location: Location) -> Self {
    Diagnostic(
      .factWithoutBlock, at: location, "`done` belongs under the `now` or `next` that was done")
  }

  fileprivate static func ratingOverScale(at location: Location) -> Self {
    Diagnostic(.numberOutOfRange, at: location, "a rating is at most its scale")
  }
}
