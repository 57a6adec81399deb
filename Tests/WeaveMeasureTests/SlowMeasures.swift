import WeaveModel

/// Every measure line of a plan, worked out slowly and plainly: the second opinion on the measures.
///
/// Written from the words of the measures' design alone. It shares no code with the analysis:
/// people are counted one by one, and every choice of days for open sessions is a plan of its own.
struct SlowMeasures {
  let model: Model

  init(_ model: Model) { self.model = model }

  /// All lines, sorted: `MEASURE of SUBJECT[ about THREAD]: VALUE`.
  func lines() -> [String] { values().map { "\($0.name.text): \($0.value)" }.sorted() }

  /// Every figure by its name, as text.
  func values() -> [(name: SlowFigure.Name, value: String)] {
    let choices = choices()
    var values: [SlowFigure.Name: [SlowValue]] = [:]
    for choice in choices {
      for figure in SlowFigures(SlowPlan(model, days: choice)).all() {
        values[figure.name, default: []].append(figure.value)
      }
    }
    return values.map { name, found in
      precondition(found.count <= choices.count, "two subjects called \(name.subject)")
      let missing = [SlowValue](repeating: .none, count: choices.count - found.count)
      return (name, SlowValue.range(of: found + missing))
    }
  }

  /// Every choice of days for the open sessions, by their place in `model.sessions`.
  func choices() -> [[Int: Day]] {
    var result: [[Int: Day]] = [[:]]
    for (number, session) in model.sessions.enumerated() where session.day == nil {
      let days = session.openDays < 0 ? [] : model.openDays[Int(session.openDays)]
      if days.isEmpty { continue }
      result = result.flatMap { choice in
        days.map { day in choice.merging([number: day]) { _, new in new } }
      }
    }
    return result
  }
}

/// One figure of a plan whose days are known.
struct SlowFigure {
  /// What a figure is of; a person who teaches and leads has figures of both kinds under one name.
  struct Name: Hashable {
    let kind: String
    let measure: String
    let subject: String
    var thread: String?

    var text: String { "\(measure) of \(subject)" + (thread.map { " about \($0)" } ?? "") }
  }

  let name: Name
  let value: SlowValue
}

/// Works out all figures of a plan whose days are known.
struct SlowFigures {
  let plan: SlowPlan
  let experiences: [SlowExperience]
  /// Those of teachers, named or not; measures count teachers.
  let teachers: [SlowExperience]
  /// The links of all teachers, each listener's by itself.
  let pairs: [SlowExperience.Pair]
  /// The shares of every teacher, by person.
  private var shares: [Int: [(String, SlowValue)]] = [:]

  init(_ plan: SlowPlan) {
    self.plan = plan
    experiences = plan.people.indices.map { SlowExperience(plan, of: $0) }
    teachers = experiences.filter { plan.people[$0.person].isTeacher }
    pairs = teachers.flatMap(\.pairs)
    for teacher in teachers { shares[teacher.person] = Self.shares(of: teacher) }
  }

  func all() -> [SlowFigure] {
    teacherFigures() + teamFigures() + planFigures() + spaceFigures() + leaderFigures()
      + monthFigures() + sessionFigures() + threadFigures() + goalFigures()
  }

  func name(_ header: Header) -> String { plan.model.symbols.text(header.name) }

  /// Figures of one subject, by measure.
  func figures(
    _ kind: String, _ subject: String, about thread: String? = nil,
    _ values: [(String, SlowValue)]
  ) -> [SlowFigure] {
    values.map { measure, value in
      SlowFigure(
        name: SlowFigure.Name(kind: kind, measure: measure, subject: subject, thread: thread),
        value: value)
    }
  }

  // MARK: Teachers

  private func teacherFigures() -> [SlowFigure] {
    var result: [SlowFigure] = []
    var rests: [String: [String]] = [:]
    for teacher in teachers {
      let subject = plan.people[teacher.person].subject
      var own = figures("teacher", subject, values(of: teacher))
      for thread in plan.model.threads.indices {
        own += figures(
          "teacher", subject, about: name(plan.model.threads[thread].header),
          values(of: teacher, about: thread))
      }
      guard teacher.person >= plan.model.people.count else {
        result += own
        continue
      }
      // The rest of a team are alike, or something is wrong here.
      let texts = own.map(\.value.text)
      precondition(rests[subject] ?? texts == texts)
      if rests[subject] == nil { result += own }
      rests[subject] = texts
    }
    return result
  }

  private func values(of teacher: SlowExperience) -> [(String, SlowValue)] {
    let minutes = teacher.minutes()
    return [
      ("minutes", .number(minutes)),
      ("sessions", .number(teacher.expected.count)),
      ("spaces", .number(teacher.spaces.count)),
      ("optional", .number(teacher.optional.reduce(0) { $0 + ($1.minutes ?? 0) })),
      ("strands", teacher.strands),
      ("heard", teacher.pairShare { !$0.ends.isEmpty }),
      ("previews", teacher.pairShare { $0.step == .later }),
      ("same-day", teacher.pairShare { $0.step == .sameDay }),
      ("standing", teacher.pairShare { $0.link.isStanding }),
    ] + (shares[teacher.person] ?? [])
  }

  /// The shares of which teams and the plan have means.
  private static func shares(of teacher: SlowExperience) -> [(String, SlowValue)] {
    let minutes = teacher.minutes()
    let activeMinutes = teacher.expected.reduce(0) { $0 + $1.activeMinutes }
    return [
      ("labelled", teacher.share { teacher.isLabelled($0) }),
      ("woven", teacher.share { teacher.isWoven($0) }),
      ("said", teacher.share { teacher.isSaid($0) }),
      ("surface", teacher.share { teacher.isLabelled($0) && !teacher.isWoven($0) }),
      ("isolated", teacher.share { !teacher.isLabelled($0) && !teacher.isWoven($0) }),
      ("tool-only", teacher.share { teacher.isWovenByToolOnly($0) }),
      ("across", teacher.share { teacher.isWovenAcrossLeaders($0) }),
      ("together", teacher.share { teacher.isTogether($0) }),
      ("woven-minutes", .share(teacher.minutes { teacher.isWoven($0) }, of: minutes)),
      ("active", .share(activeMinutes, of: minutes)),
    ]
  }

  private func values(
    of teacher: SlowExperience, about thread: Int
  ) -> [(String, SlowValue)] {
    let meetings = teacher.meetings(about: thread)
    let days = teacher.days(about: thread)
    let gaps = zip(days, days.dropFirst()).map { $1 - $0 }
    var span = SlowValue.none
    var after = SlowValue.none
    if let first = days.first, let last = days.last {
      span = .number(last - first)
      if let end = plan.model.plan.days?.last { after = .number(end - last) }
    }
    return [
      ("breadth", .share(Set(meetings.map(\.space)).count, of: teacher.spaces.count)),
      ("meetings", .number(meetings.count)),
      ("days", .number(days.count)),
      ("span", span),
      ("gap", gaps.max().map { .number($0) } ?? .none),
      ("after", after),
      ("woven", .share(meetings.filter { teacher.isWoven($0) }.count, of: meetings.count)),
      ("minutes", .quotient(teacher.minutes(about: thread))),
    ]
  }

  // MARK: Teams and the plan

  /// The mean of each share over `teachers`.
  private func means(over teachers: [SlowExperience]) -> [(String, SlowValue)] {
    let all = teachers.map { shares[$0.person] ?? [] }
    let measures = [
      "labelled", "woven", "said", "surface", "isolated", "tool-only", "across", "together",
      "woven-minutes", "active",
    ]
    return measures.map { measure in
      let values = all.compactMap { shares in shares.first { $0.0 == measure }?.1 }
      return (measure, SlowValue.mean(of: values))
    }
  }

  private func teamFigures() -> [SlowFigure] {
    plan.model.teams.indices.flatMap { team in
      let members = plan.teachers(of: team).map { experiences[$0] }
      let woven = members.map { teacher in teacher.share { teacher.isWoven($0) } }
      let worst = woven.filter { $0 != .none }.sorted(by: SlowValue.precedes).first ?? .none
      return figures(
        "team", name(plan.model.teams[team].header), means(over: members) + [("worst", worst)])
    }
  }

  private func planFigures() -> [SlowFigure] {
    let (together, all) = coordination()
    let unfound = plan.meetings.filter { $0.takesPlace && $0.hasTBD }
    return figures(
      "plan", "plan",
      means(over: teachers) + [
        ("pooled", pooledWoven { _ in true }),
        ("heard", .share(pairs.filter { !$0.ends.isEmpty }.count, of: pairs.count)),
        ("previews", .share(pairs.filter { $0.step == .later }.count, of: pairs.count)),
        ("same-day", .share(pairs.filter { $0.step == .sameDay }.count, of: pairs.count)),
        ("standing", .share(pairs.filter { $0.link.isStanding }.count, of: pairs.count)),
        ("coordination", .share(together.count, of: all.count)),
        ("coordination-weighted", .share(together.reduce(0, +), of: all.reduce(0, +))),
        ("tbd", .number(unfound.count)),
        ("at-nothing", .number(teachers.filter(\.expected.isEmpty).count)),
        ("teachers", .number(teachers.count)),
      ])
  }

  /// How many teachers each pair of leaders shares: of those who plan together, and of all.
  private func coordination() -> (together: [Int], all: [Int]) {
    var together: [Int] = []
    var all: [Int] = []
    for one in plan.model.people.indices {
      for other in plan.model.people.indices where one < other {
        let shared = sharedTeachers(one, other)
        if shared == 0 { continue }
        all.append(shared)
        if plan.model.people[one].plansWith.contains(other)
          || plan.model.people[other].plansWith.contains(one)
        {
          together.append(shared)
        }
      }
    }
    return (together, all)
  }

  /// The teachers who are expected at a session of each of two leaders.
  func sharedTeachers(_ one: Int, _ other: Int) -> Int {
    teachers.filter { teacher in
      teacher.expected.contains { teacher.isLed($0, by: one) }
        && teacher.expected.contains { teacher.isLed($0, by: other) }
    }.count
  }

  /// Woven (session, listener) pairs of all such pairs, over the sessions that are meant.
  func pooledWoven(_ isMeant: (SlowPlan.Meeting) -> Bool) -> SlowValue {
    var woven = 0
    var all = 0
    for teacher in teachers {
      for meeting in teacher.expected where isMeant(meeting) {
        all += 1
        if teacher.isWoven(meeting) { woven += 1 }
      }
    }
    return .share(woven, of: all)
  }
}
