import WeaveModel

/// The rows of a table on one choice of days, each field worked out by the slow second opinion.
struct SlowRows {
  enum Kind: String, CaseIterable {
    case sessions, teachers, teams, spaces, threads

    var singular: String { String(rawValue.dropLast()) }
  }

  /// How long each session is that the plan does not say it of, by session.
  typealias Lengths = [Int: Int]

  struct Row {
    var weight = 1
    var day: Day?
    let cells: [String: SlowCell]
    /// Minutes, where lengths not known may be anything.
    let minutes: (Lengths) -> SlowFraction?
  }

  let model: Model
  let figures: SlowFigures
  private let all: [SlowFigure]

  init(_ model: Model, days: [Int: Day]) {
    self.model = model
    figures = SlowFigures(SlowPlan(model, days: days))
    all = figures.all()
  }

  /// The sessions that take place and whose length the plan does not say.
  var unknownLengths: [Int] {
    figures.plan.meetings.filter { $0.minutes == nil }.map(\.number)
  }

  /// The rows a rule counts: what is cut or postponed only where it is about how sessions stand.
  func rows(_ kind: Kind, isAboutStatus: Bool) -> [Row] {
    switch kind {
    case .sessions:
      figures.plan.meetings.filter { $0.takesPlace || isAboutStatus }.map { session($0) }
    case .teachers: figures.teachers.map { teacher($0) }
    case .teams: model.teams.indices.map { team($0) }
    case .spaces: model.spaces.indices.map { space($0) }
    case .threads: model.threads.indices.map { thread($0) }
    }
  }

  // MARK: Cells

  private func count(_ number: Int) -> SlowCell { .number(SlowFraction(number)) }

  private func share(_ value: SlowValue) -> SlowCell { value.fraction.map { .number($0) } ?? .none }

  private func names(_ kind: EntityKind, _ numbers: some Sequence<Int>) -> SlowCell {
    .names(Set(numbers).map { model.name(EntityRef(kind, $0)) }.sorted())
  }

  private func figure(_ kind: String, _ subject: String, _ measure: String) -> SlowCell {
    let name = SlowFigure.Name(kind: kind, measure: measure, subject: subject)
    return all.first { $0.name == name }.map { share($0.value) } ?? .none
  }

  private static func sum(_ meetings: [SlowPlan.Meeting], _ lengths: Lengths) -> Int {
    meetings.reduce(0) { $0 + ($1.minutes ?? lengths[$1.number] ?? 0) }
  }

  // MARK: Rows

  private func session(_ meeting: SlowPlan.Meeting) -> Row {
    let given = model.sessions[meeting.number]
    let isOpen = given.day == nil
    func onDay(_ cell: SlowCell) -> SlowCell { isOpen ? .guess(cell) : cell }
    let terms = model.terms.filter { term in
      term.days.map { $0.first <= meeting.day && meeting.day <= $0.last } ?? false
    }
    let kind = model.spaces[meeting.space].kind.map { model.symbols.text($0) }
    let threads = names(.thread, meeting.threads)
    let cells: [String: SlowCell] = [
      "space": .word(model.name(EntityRef(.space, meeting.space))),
      "section": meeting.section.map { .word(model.name($0)) } ?? .none,
      "kind": kind.map { .word($0) } ?? .none,
      "date": onDay(.day(meeting.day)), "month": onDay(.word(meeting.day.isoMonth)),
      "weekday": onDay(.word(Day.weekdayNames[meeting.day.weekday])),
      "term": .names(terms.map { model.symbols.text($0.header.name) }),
      "start": meeting.start.map { .time($0) } ?? .guess(.none),
      "minutes": meeting.minutes.map { count($0) } ?? .guess(.none),
      "leader": meeting.leaders.isEmpty ? .guess(.none) : names(.person, meeting.leaders),
      "thread": meeting.threads.isEmpty && meeting.hasThreadTBD ? .guess(.none) : threads,
      "tool": names(.tool, meeting.tools), "status": .word(meeting.status),
      "optional": .flag(meeting.isOptional), "moved": .flag(meeting.isMoved),
      "open": .flag(isOpen),
      "teachers": count(meeting.audience.filter { figures.plan.people[$0].isTeacher }.count),
      "woven": share(figures.pooledWoven { $0.number == meeting.number }),
    ]
    return Row(day: meeting.day, cells: cells) { lengths in
      (meeting.minutes ?? lengths[meeting.number]).map { SlowFraction($0) }
    }
  }

  private func teacher(_ teacher: SlowExperience) -> Row {
    let cells: [String: SlowCell] = [
      "sessions": count(teacher.expected.count), "spaces": count(teacher.spaces.count),
      "threads": names(.thread, teacher.expected.flatMap(\.threads)),
      "woven": share(teacher.share { teacher.isWoven($0) }),
      "labelled": share(teacher.share { teacher.isLabelled($0) }),
      "together": share(teacher.share { teacher.isTogether($0) }),
      "heard": share(teacher.pairShare { !$0.ends.isEmpty }),
    ]
    return Row(cells: cells) { SlowFraction(Self.sum(teacher.expected, $0)) }
  }

  private func team(_ team: Int) -> Row {
    let name = model.name(EntityRef(.team, team))
    let people = Set(figures.plan.memberships.filter { $0.team == team }.map(\.person))
    let cells: [String: SlowCell] = [
      "size": count(people.count), "woven": figure("team", name, "woven"),
      "worst": figure("team", name, "worst"), "labelled": figure("team", name, "labelled"),
    ]
    return Row(cells: cells) { _ in nil }
  }

  private func space(_ space: Int) -> Row {
    let own = figures.plan.meetings.filter { $0.space == space && $0.takesPlace }
    let name = model.name(EntityRef(.space, space))
    let cells: [String: SlowCell] = [
      "kind": model.spaces[space].kind.map { .word(model.symbols.text($0)) } ?? .none,
      "leader": names(.person, own.flatMap(\.leaders)),
      "threads": names(.thread, own.flatMap(\.threads)),
      "sessions": count(own.count),
      "first": own.map(\.day).min().map { .day($0) } ?? .none,
      "last": own.map(\.day).max().map { .day($0) } ?? .none,
      "woven": figure("space", name, "woven"), "heard": figure("space", name, "heard"),
    ]
    return Row(cells: cells) { SlowFraction(Self.sum(own, $0)) }
  }

  private func thread(_ thread: Int) -> Row {
    let own = figures.plan.meetings.filter { $0.threads.contains(thread) && $0.takesPlace }
    let name = model.name(EntityRef(.thread, thread))
    let cells: [String: SlowCell] = [
      "serves": names(.goal, model.threads[thread].goals),
      "spaces": count(Set(own.map(\.space)).count), "sessions": count(own.count),
      "first": own.map(\.day).min().map { .day($0) } ?? .none,
      "last": own.map(\.day).max().map { .day($0) } ?? .none,
      "reach": figure("thread", name, "reach"), "carried": figure("thread", name, "carried"),
    ]
    return Row(cells: cells) { lengths in
      own.reduce(SlowFraction(0)) { sum, meeting in
        sum + SlowFraction(meeting.minutes ?? lengths[meeting.number] ?? 0, meeting.threads.count)
      }
    }
  }
}

extension SlowRule {
  /// What the rule comes to, over every choice of days and, of what is not known, all that matters.
  func outcome(_ choices: [SlowRows], _ model: Model) -> Outcome {
    var result = Outcome()
    let isAboutStatus = comparisons.contains { $0.field == "status" }
    for rows in choices {
      let found = rows.rows(kind, isAboutStatus: isAboutStatus)
      if kind == .sessions {
        result.take(
          outcome(found.map { held($0, model, variants($0)) }, periods: periods(model)))
        continue
      }
      for lengths in worlds(rows.unknownLengths) {
        let all = found.map { row in
          held(row, model, [variant { self.cell($0, of: row, lengths) }])
        }
        result.take(outcome(all, periods: []))
      }
    }
    return result
  }

  private func held(_ row: SlowRows.Row, _ model: Model, _ variants: [Variant]) -> Held {
    Held(weight: row.weight, periods: row.day.map { keys($0, model) } ?? [], variants: variants)
  }

  private func cell(_ field: String, of row: SlowRows.Row, _ lengths: SlowRows.Lengths) -> SlowCell
  {
    field == "minutes"
      ? row.minutes(lengths).map { .number($0) } ?? .none : row.cells[field] ?? .none
  }

  // MARK: What is not known

  /// A length past any that a rule compares with.
  private static var huge: Int { 100_000 }

  private var comparedMinutes: [Int] {
    let limits = comparisons.filter { $0.field == "minutes" }.flatMap(\.literals)
    return Set(
      [0, 1, Self.huge]
        + limits.flatMap { literal -> [Int] in
          guard case .number(let limit) = literal.kind else { return [] }
          return [limit.top - 1, limit.top, limit.top + 1].filter { $0 >= 0 }
        }
    ).sorted()
  }

  /// Lengths of the sessions that have none: all alike, one unlike the others, and some by chance.
  private func worlds(_ unknown: [Int]) -> [SlowRows.Lengths] {
    let usesMinutes = comparisons.contains { $0.field == "minutes" } || isOfMinutes
    if unknown.isEmpty || !usesMinutes { return [[:]] }
    func all(_ length: Int) -> SlowRows.Lengths {
      Dictionary(uniqueKeysWithValues: unknown.map { ($0, length) })
    }
    var result = comparedMinutes.map { all($0) }
    for one in unknown {
      result.append(all(0).merging([one: Self.huge]) { $1 })
      result.append(all(Self.huge).merging([one: 0]) { $1 })
    }
    var dice = Dice(seed: UInt64(unknown.count))
    for _ in 0..<4 {
      result.append(all(0).mapValues { _ in dice.pick(comparedMinutes) ?? 0 })
    }
    return result
  }

  private var isOfMinutes: Bool { if case .bound(_, _, true, _) = form { true } else { false } }

  /// What a session may be, as what the plan does not say of it turns out.
  private func variants(_ row: SlowRows.Row) -> [Variant] {
    var worlds: [[String: SlowCell]] = [[:]]
    for (field, cell) in row.cells {
      guard case .guess(.none) = cell else { continue }
      let isUsed = comparisons.contains { $0.field == field } || field == "minutes" && isOfMinutes
      if !isUsed { continue }
      let guesses = guesses(field)
      worlds = worlds.flatMap { world in
        guesses.map { guess in world.merging([field: .guess(guess)]) { $1 } }
      }
    }
    return worlds.map { world in variant { world[$0] ?? row.cells[$0] ?? .none } }
  }

  private func guesses(_ field: String) -> [SlowCell] {
    let literals = comparisons.filter { $0.field == field }.flatMap(\.literals)
    if field == "minutes" { return comparedMinutes.map { .number(SlowFraction($0)) } }
    if field == "start" {
      let times = literals.flatMap { literal -> [Int] in
        if case .time(let time) = literal.kind { [time - 1, time, time + 1] } else { [] }
      }
      return Set(times + [0, 1439]).sorted().map { .time($0) }
    }
    // Names: somebody else, and any of those that are named.
    let names = Set(
      literals.flatMap { literal -> [String] in
        if case .word(let name) = literal.kind { [name] } else { [] }
      })
    var result: [[String]] = [["somebody else"]]
    for name in names.sorted() { result += result.map { $0 + [name] } }
    return result.map { .names($0) } + names.map { .names([$0]) }
  }

  // MARK: Periods

  private var per: String? { if case .bound(_, _, _, let per) = form { per } else { nil } }

  private func keys(_ day: Day, _ model: Model) -> [String] {
    switch per {
    case "day": return [day.iso]
    case "week":
      var first = day
      while first.weekday != SlowSchedule.weekStart(model) { first = first - 1 }
      return [first.iso]
    case "month": return [day.isoMonth]
    case "term":
      return model.terms.filter { term in
        term.days.map { $0.first <= day && day <= $0.last } ?? false
      }.map { model.symbols.text($0.header.name) }
    default: return per == nil ? [] : ["year"]
    }
  }

  private func periods(_ model: Model) -> [String] {
    if per == nil { return [] }
    if per == "term" { return model.terms.map { model.symbols.text($0.header.name) } }
    guard let days = model.plan.days else { return [] }
    return Set((0...(days.last - days.first)).flatMap { keys(days.first + $0, model) }).sorted()
  }
}
