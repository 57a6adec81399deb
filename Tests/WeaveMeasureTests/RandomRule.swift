import WeaveModel

/// Rules by chance over a plan, in the names and days it has.
struct RandomRuleWriter {
  var dice: Dice
  let model: Model

  init(_ model: Model, seed: UInt64) {
    self.model = model
    dice = Dice(seed: seed)
  }

  mutating func write() -> SlowRule {
    let kind = dice.pick(
      SlowRows.Kind.sessions, .sessions, .sessions, .sessions, .teachers, .teams, .spaces, .threads)
    let filter = dice.chance(60) ? condition(kind, depth: 2) : nil
    switch dice.number(0...7) {
    case 0, 1: return rule(.each, kind, filter, has: true)
    case 2: return rule(.some, kind, condition(kind, depth: 2), has: false)
    case 3: return rule(.no, kind, condition(kind, depth: 2), has: false)
    case 4:
      let form = SlowRule.Form.share(isMost: dice.chance(50), percent: 10 * dice.number(0...10))
      return rule(form, kind, filter, has: true)
    default: return bound(kind, filter)
    }
  }

  private func rule(
    _ form: SlowRule.Form, _ kind: SlowRows.Kind, _ filter: SlowCondition?,
    has demand: SlowCondition?
  ) -> SlowRule {
    SlowRule(form: form, kind: kind, filter: filter, demand: demand)
  }

  private mutating func rule(
    _ form: SlowRule.Form, _ kind: SlowRows.Kind, _ filter: SlowCondition?, has: Bool
  ) -> SlowRule {
    rule(form, kind, filter, has: has ? condition(kind, depth: 1) : nil)
  }

  private mutating func bound(_ kind: SlowRows.Kind, _ filter: SlowCondition?) -> SlowRule {
    let isMinutes = kind != .teams && dice.chance(45)
    let limit = isMinutes ? 15 * dice.number(0...16) : dice.number(0...5)
    var per: String?
    if kind == .sessions, dice.chance(65) {
      per = dice.pick(
        "day", "week", "week", "month", "year", model.terms.isEmpty ? "month" : "term")
    }
    return rule(
      .bound(isMost: dice.chance(55), limit: limit, isMinutes: isMinutes, per: per), kind, filter,
      has: nil)
  }

  // MARK: Conditions

  private mutating func condition(_ kind: SlowRows.Kind, depth: Int) -> SlowCondition {
    if depth > 0, dice.chance(45) {
      let one = condition(kind, depth: depth - 1)
      if dice.chance(20) { return .not(one) }
      let other = condition(kind, depth: depth - 1)
      return dice.chance(50) ? .both(one, other) : .either(one, other)
    }
    let isNegated = dice.chance(12)
    let found = comparison(kind)
    return isNegated ? .not(found) : found
  }

  private mutating func comparison(_ kind: SlowRows.Kind) -> SlowCondition {
    switch kind {
    case .sessions: return ofSession()
    case .teachers:
      return dice.pick(
        counted("sessions", 8), counted("spaces", 4), minutes(upTo: 400), share("woven"),
        share("labelled"), share("together"), share("heard"), named("threads", .thread))
    case .teams:
      return dice.pick(counted("size", 6), share("woven"), share("worst"), share("labelled"))
    case .spaces:
      return dice.pick(
        counted("sessions", 8), minutes(upTo: 400), named("leader", .person),
        named("threads", .thread), ordered("first"), ordered("last"), share("woven"), share("heard")
      )
    case .threads:
      return dice.pick(
        counted("sessions", 6), counted("spaces", 4), minutes(upTo: 200), ordered("first"),
        ordered("last"), share("reach"), share("carried"), named("serves", .goal))
    }
  }

  private mutating func ofSession() -> SlowCondition {
    switch dice.number(0...17) {
    case 0, 1, 2: return minutes(upTo: 120)
    case 3, 4: return ordered("date")
    case 5: return words("weekday", Day.weekdayNames)
    case 6: return named("space", .space)
    case 7: return named("leader", .person)
    case 8, 9: return named("thread", .thread)
    case 10: return start()
    case 11: return share("woven")
    case 12: return dice.pick(named("tool", .tool), counted("teachers", 6))
    case 13: return words("status", ["planned", "tentative", "held", "cut", "postponed"])
    case 14: return .comparison(dice.pick("open", "optional", "moved", "thread", "leader"), "", [])
    case 15: return month()
    case 16: return model.terms.isEmpty ? ordered("date") : term()
    default: return section()
    }
  }

  private mutating func sign() -> String { dice.pick("<", "<=", ">", ">=", "=", "!=") }

  private mutating func list(_ words: [String]) -> [SlowCondition.Literal] {
    dice.some(dice.pick(1, 1, 1, 2), of: words).map { .init(words: $0, kind: .word($0)) }
  }

  private mutating func words(_ field: String, _ words: [String]) -> SlowCondition {
    .comparison(field, dice.pick("=", "=", "!="), list(words))
  }

  private let none = SlowCondition.Literal(words: "none", kind: .none)

  private mutating func named(_ field: String, _ kind: EntityKind) -> SlowCondition {
    let all = (0..<model.count(of: kind)).map { model.name(EntityRef(kind, $0)) }
    if field != "space", all.isEmpty || dice.chance(15) {
      return .comparison(field, dice.pick("=", "!="), [none])
    }
    return words(field, all)
  }

  private mutating func section() -> SlowCondition {
    let all = model.spaces.flatMap { $0.sections.map { model.name($0.who) } }
    return all.isEmpty || dice.chance(30)
      ? .comparison("section", dice.pick("=", "!="), [none]) : words("section", all)
  }

  private mutating func term() -> SlowCondition {
    if dice.chance(30) { return .comparison("term", dice.pick("=", "!="), [none]) }
    return words("term", model.terms.map { model.symbols.text($0.header.name) })
  }

  private mutating func counted(_ field: String, _ most: Int) -> SlowCondition {
    let number = dice.number(0...most)
    return .comparison(
      field, sign(), [.init(words: "\(number)", kind: .number(SlowFraction(number)))])
  }

  private mutating func minutes(upTo most: Int) -> SlowCondition {
    let number = 15 * dice.number(0...most / 15)
    let literal = SlowCondition.Literal(
      words: "\(number) min", kind: .number(SlowFraction(number)))
    return .comparison("minutes", sign(), [literal])
  }

  private mutating func share(_ field: String) -> SlowCondition {
    let percent = dice.pick(0, 10, 20, 25, 33, 50, 50, 67, 75, 80, 100)
    let literal = SlowCondition.Literal(
      words: "\(percent)%", kind: .number(SlowFraction(percent, 100)))
    return .comparison(field, dice.chance(8) ? "=" : sign(), [literal])
  }

  private mutating func start() -> SlowCondition {
    let (words, minute) = dice.pick(("08:00", 480), ("15:30", 930), ("15:00", 900), ("16:00", 960))
    return .comparison("start", sign(), [.init(words: words, kind: .time(minute))])
  }

  private mutating func ordered(_ field: String) -> SlowCondition {
    guard let days = model.plan.days else { return .comparison("open", "", []) }
    let near = dice.pick(model.sessions.compactMap(\.day)) ?? days.first
    let day = dice.chance(60) ? near : days.first + dice.number(0...(days.last - days.first))
    if dice.chance(10) { return .comparison(field, dice.pick("=", "!="), [none]) }
    if dice.chance(20) {
      return .comparison(field, sign(), [.init(words: day.isoMonth, kind: .month(day.isoMonth))])
    }
    return .comparison(field, sign(), [.init(words: day.iso, kind: .day(day))])
  }

  private mutating func month() -> SlowCondition {
    let day = dice.pick(model.sessions.compactMap(\.day)) ?? Day(number: 20_000)
    return .comparison(
      "month", dice.pick("=", "!=", "<=", ">"),
      [.init(words: day.isoMonth, kind: .month(day.isoMonth))])
  }
}
