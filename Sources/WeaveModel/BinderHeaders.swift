import WeaveSource
import WeaveSyntax

// Headers: declaring what they name, then opening their blocks.
extension Binder {
  /// First pass: declares what the line at `node` names.
  mutating func declare(_ node: Int) {
    guard let kind = statement(node) else { return }
    if kind.role == .header { openFramework = nil }
    switch kind {
    case .element: if let index = openFramework { declareElement(node, index) }
    case .plan: declarePlan(node)
    case .goal, .thread, .tool, .leader, .teacher, .team, .space, .toward, .framework, .scenario:
      declareNamed(kind, node)
    case .must, .should: declareRule(kind, node)
    case .query: declareQuery(node)
    case .term, .unit: declareTerm(kind, node)
    default: break  // All other lines declare no name.
    }
  }

  private mutating func nameAndTitle(_ node: Int) -> (token: Int, title: Text)? {
    guard let name = child(.name, of: node) ?? child(.word, of: node) else { return nil }
    let token = first(name)
    let title = child(.title, of: node)
    if code(token).isString, let title {
      add(.titleTwice(at: location(of: title)))
    }
    let text = title.map { Text(location(of: $0)) }
    return (token, text ?? (code(token).isString ? Text(location(of: name)) : .none))
  }

  private mutating func header(_ node: Int) -> (header: Header, token: Int)? {
    guard let (token, title) = nameAndTitle(node) else { return nil }
    return (
      Header(name: symbol(token), title: title, location: location(ofToken: token)), token
    )
  }

  private mutating func declarePlan(_ node: Int) {
    guard let (header, token) = header(node) else { return }
    if let first = model.plan.header {
      add(.secondPlan(at: header.location, first: first.location))
      return
    }
    guard declareName(token, EntityRef(.plan, 0), title: header.title) else { return }
    model.plan.header = header
    planIsDamaged = isDamaged(node)
    if !planIsDamaged, let dates = child(.dates, of: node) { model.plan.days = dayRange(dates) }
  }

  private mutating func declareNamed(_ kind: StatementKind, _ node: Int) {
    guard let (header, token) = header(node) else { return }
    guard let entity = EntityKind(header: kind) else { return }
    if entity == .person { return declarePerson(kind, header, token) }
    let ref = EntityRef(entity, model.count(of: entity))
    guard declareName(token, ref, title: header.title) else { return }
    switch entity {
    case .goal: model.goals.append(Goal(header: header))
    case .thread: model.threads.append(WeaveThread(header: header))
    case .tool: model.tools.append(Tool(header: header))
    case .team: model.teams.append(Team(header: header))
    case .space: model.spaces.append(Space(header: header, end: location(of: node)))
    case .toward: model.towards.append(Toward(header: header))
    case .framework:
      openFramework = model.frameworks.count
      model.frameworks.append(Framework(header: header))
    case .scenario: model.scenarios.append(Scenario(header: header))
    case .plan, .person, .rule, .query, .term, .unit: break
    }
  }

  /// A leader and a teacher of one name are one person.
  private mutating func declarePerson(_ kind: StatementKind, _ header: Header, _ token: Int) {
    if let ref = lookUp(token), ref.kind == .person {
      let index = Int(ref.index)
      let isSecond =
        kind == .leader ? model.people[index].isLeader : model.people[index].isTeacher
      if isSecond {
        add(
          .duplicate(
            model.name(ref), at: header.location, first: model.people[index].header.location))
        return
      }
      model.people[index].isLeader = true
      model.people[index].isTeacher = true
      declarations[ref, default: []].append(header.location)
      if model.people[index].header.title.isEmpty {
        model.people[index].header.title = header.title
        addTitle(header.title, ref, header.name)
      }
      return
    }
    let ref = EntityRef(.person, model.people.count)
    guard declareName(token, ref, title: header.title) else { return }
    var person = Person(header: header)
    person.isLeader = kind == .leader
    person.isTeacher = kind == .teacher
    model.people.append(person)
  }

  private mutating func declareRule(_ kind: StatementKind, _ node: Int) {
    guard !isDamaged(node), let (header, token) = header(node) else { return }
    guard declareName(token, EntityRef(.rule, model.rules.count), title: .none) else { return }
    model.rules.append(
      Rule(
        header: header, isMust: kind == .must,
        statement: StatementHandle(file: tree.file, node: node), reason: text(.text, of: node)))
  }

  private mutating func declareQuery(_ node: Int) {
    guard !isDamaged(node), let (header, token) = header(node) else { return }
    guard declareName(token, EntityRef(.query, model.queries.count), title: .none) else { return }
    model.queries.append(
      Query(header: header, statement: StatementHandle(file: tree.file, node: node)))
  }

  /// Terms and units of the plan; a `unit` without days is a session's, and names one.
  private mutating func declareTerm(_ kind: StatementKind, _ node: Int) {
    guard !isDamaged(node), let dates = child(.dates, of: node),
      let (header, token) = header(node)
    else { return }
    let ref =
      kind == .term
      ? EntityRef(.term, model.terms.count) : EntityRef(.unit, model.units.count)
    guard declareName(token, ref, title: header.title) else { return }
    let term = Term(header: header, days: dayRange(dates))
    if kind == .term { model.terms.append(term) } else { model.units.append(term) }
  }

  mutating func sayPlanMissing() {
    guard let tree = trees.first, model.plan.days == nil else { return }
    // Of a damaged header the parser has said what is wrong.
    if planIsDamaged { return }
    if let header = model.plan.header {
      add(.planWithoutDays(at: header.location))
    } else {
      add(.noPlan(at: Location(tree.file, ByteRange(0, 0))))
    }
  }

  // MARK: Second pass

  /// Opens the block of the header at `node`.
  mutating func bindHeader(_ kind: StatementKind, _ node: Int) {
    switch kind {
    case .weave:
      begin(.alone(kind))
      checkVersion(node)
    case .include, .must, .should, .query: begin(.alone(kind))
    case .waive:
      begin(.alone(kind))
      bindWaiver(node)
    case .plan: begin(isDeclared(node) ? .plan : .unreadable)
    case .session: bindSession(node)
    case .voice: bindVoice(node)
    default: bindNamed(kind, node)  // All other headers open a block of what they declare.
    }
  }

  /// True when the header at `node` is the one that declared its name.
  private func isDeclared(_ node: Int) -> Bool { ref(declaredAt: node) != nil }

  private func ref(declaredAt node: Int) -> EntityRef? {
    guard let name = child(.name, of: node), let ref = lookUp(first(name)),
      declarations[ref]?.contains(location(of: name)) == true
    else { return nil }
    return ref
  }

  private mutating func bindNamed(_ kind: StatementKind, _ node: Int) {
    guard let ref = ref(declaredAt: node) else { return begin(.unreadable) }
    let index = Int(ref.index)
    // A damaged header keeps its facts; its own parts may be half there, and are left out.
    let isWhole = !isDamaged(node)
    let due = isWhole ? child(.by, of: node).flatMap { day(last($0)) } : nil
    switch ref.kind {
    case .space:
      begin(.space(index))
      model.spaces[index].facts = Int32(model.facts.count)..<Int32(model.facts.count)
    case .scenario:
      begin(.scenario(index))
      if isWhole, let base = child(.base, of: node), !isWord(last(base), "plan"),
        let ref = resolve(last(base), as: .one(.scenario))
      {
        model.scenarios[index].base = Int(ref.index)
      }
    case .goal:
      begin(.entity(kind, index))
      model.goals[index].due = due
    case .toward:
      begin(.entity(kind, index))
      model.towards[index].due = due
    case .thread, .tool, .person, .team, .framework: begin(.entity(kind, index))
    case .plan, .rule, .query, .term, .unit: begin(.unreadable)
    }
  }

  private mutating func bindSession(_ node: Int) {
    guard let addressNode = child(.address, of: node) else { return begin(.unreadable) }
    // An address of which the day is missing is said by the parser already.
    guard !(isDamaged(node) && code(last(addressNode)) == .atSign),
      let address = address(addressNode)
    else { return begin(.unreadable) }
    guard address.when != nil else {
      add(.sessionWithoutDay(at: location(of: addressNode)))
      return begin(.unreadable)
    }
    let index = model.blocks.count
    let start = Int32(model.facts.count)
    let span = isDamaged(node) ? ClockSpan.unknown : span(child(.span, of: node))
    begin(.session(index))
    model.blocks.append(
      SessionBlock(
        space: address.space, when: address.when, section: address.section,
        title: text(.title, of: node), span: span, facts: start..<start,
        location: location(of: addressNode), end: location(of: node)))
  }

  private mutating func bindVoice(_ node: Int) {
    guard !isDamaged(node), let name = child(.ref, of: node),
      let date = child(.date, of: node), let day = day(first(date))
    else { return begin(.unreadable) }
    let who = resolve(first(name), as: .peopleOrTeam)
    let start = Int32(model.facts.count)
    begin(.voice(model.voices.count))
    model.voices.append(
      Voice(who: who, day: day, facts: start..<start, location: location(of: node)))
  }

  private mutating func bindWaiver(_ node: Int) {
    guard !isDamaged(node), let name = child(.ref, of: node),
      let date = child(.date, of: node), let until = day(first(date)),
      let rule = resolve(first(name), as: .one(.rule))
    else { return }
    var whom: EntityRef?
    if let part = child(.forWhom, of: node) {
      guard let found = resolve(last(part), as: .anything) else { return }
      whom = found
    }
    model.waivers.append(
      Waiver(
        rule: Int(rule.index), whom: whom, until: until, reason: text(.text, of: node),
        location: location(of: node)))
  }

  private mutating func checkVersion(_ node: Int) {
    guard let number = child(.number, of: node), string(first(number)) != "1" else {
      return
    }
    add(.laterVersion(string(first(number)), at: location(of: number)))
  }
}

extension Diagnostic {
  fileprivate static func titleTwice(at location: Location) -> Self {
    Diagnostic(
      .repeatedPart, at: location, "the name is a title already, and this is a second one",
      hints: ["give it a short name in front: `thread talk \"Purposeful talk\"`"])
  }

  fileprivate static func secondPlan(at location: Location, first: Location) -> Self {
    Diagnostic(
      .secondPlan, at: location, "a plan stands once over all its files",
      notes: [Note(first, "the plan is here")])
  }

  fileprivate static func planWithoutDays(at location: Location) -> Self {
    Diagnostic(
      .missingPlan, at: location, "the plan does not say which days it covers",
      hints: ["add its first and last day: `plan cedar \"Cedar\" 2026-08-24..2027-06-11`"])
  }

  fileprivate static func noPlan(at location: Location) -> Self {
    Diagnostic(
      .missingPlan, at: location, "no line of these files says `plan`",
      hints: [
        "start with `plan NAME \"Title\" FIRST..LAST`, such as "
          + "`plan cedar \"Cedar\" 2026-08-24..2027-06-11`"
      ])
  }

  fileprivate static func sessionWithoutDay(at location: Location) -> Self {
    Diagnostic(
      .openWithoutWindow, at: location, "a session needs its day, or a label while it is open",
      hints: ["write `SPACE@2026-10-07`, or `SPACE@winter` with `between …` under it"])
  }

  fileprivate static func laterVersion(_ version: String, at location: Location) -> Self {
    Diagnostic(
      .unsupportedVersion, at: location,
      "this plan is written in version \(version) of the language; this program reads version 1")
  }
}
