import WeaveSource

@testable import WeaveModel

/// A plan on days that are all known, as plain lists: every person one by one, every session with
/// the people asked to it.
struct SlowPlan {
  /// A teacher, a leader, or one of a counted team whom the plan does not name.
  struct Person {
    /// The id, or `rest of TEAM`.
    let subject: String
    let isTeacher: Bool
  }

  /// A person in a team, also through a team in it, from and until a day where said.
  struct Membership {
    let person: Int
    let team: Int
    let from: Day?
    let until: Day?

    func holds(on day: Day) -> Bool { (from ?? day) <= day && day <= (until ?? day) }
    /// False when the membership ends before it starts.
    var holdsEver: Bool { from.flatMap { from in until.map { from <= $0 } } ?? true }
  }

  /// All lines of one session to one address outside its space.
  struct Link {
    let address: Address
    var threads: [Int]
    /// True while all of the lines are of the space, and none was written for the session.
    var isStanding: Bool
  }

  /// One session.
  struct Meeting {
    let number: Int
    let address: String
    let space: Int
    let section: EntityRef?
    let when: When
    let isMoved: Bool
    let day: Day
    let start: Int?
    let minutes: Int?
    let hasBreak: Bool
    let activeMinutes: Int
    let takesPlace: Bool
    let isOptional: Bool
    let leaders: [Int]
    let hasTBD: Bool
    let threads: [Int]
    let tools: [Int]
    let links: [Link]
    let audience: [Int]

    func isEarlier(than other: Meeting) -> Bool {
      if day != other.day { return day < other.day }
      guard let start, let otherStart = other.start else { return false }
      return start < otherStart
    }
  }

  let model: Model
  private(set) var people: [Person] = []
  private(set) var memberships: [Membership] = []
  private(set) var meetings: [Meeting] = []

  /// - Parameters:
  ///   - model: the plan.
  ///   - days: the days its open sessions take, by their place in `model.sessions`.
  init(_ model: Model, days: [Int: Day]) {
    self.model = model
    for person in model.people {
      let subject = model.symbols.text(person.header.name)
      people.append(Person(subject: subject, isTeacher: person.isTeacher))
    }
    var depth = 0
    while let teams = teams(atDepth: depth) {
      for team in teams { addMembers(of: team) }
      depth += 1
    }
    for number in model.sessions.indices { addMeeting(number, on: days[number]) }
  }

  // MARK: People

  /// How many teams lie within each other below `team`.
  private func depth(of team: Int) -> Int {
    var deepest = 0
    for member in model.teams[team].members where member.who.kind == .team {
      deepest = max(deepest, 1 + depth(of: Int(member.who.index)))
    }
    return deepest
  }

  private func teams(atDepth depth: Int) -> [Int]? {
    let found = model.teams.indices.filter { self.depth(of: $0) == depth }
    return found.isEmpty ? nil : found
  }

  /// Adds the people of `team`, whose inner teams have theirs already, and makes those it counts
  /// and nobody names.
  private mutating func addMembers(of team: Int) {
    var own: [Membership] = []
    for member in model.teams[team].members {
      if member.who.kind == .person {
        own.append(
          Membership(
            person: Int(member.who.index), team: team, from: member.from, until: member.until))
        continue
      }
      for inner in memberships where inner.team == Int(member.who.index) {
        let starts = [inner.from, member.from].compactMap { $0 }
        let ends = [inner.until, member.until].compactMap { $0 }
        own.append(
          Membership(
            person: inner.person, team: team, from: starts.max(), until: ends.min()))
      }
    }
    let named = Set(own.map(\.person)).count
    if let size = model.teams[team].size?.count, size > named {
      let name = model.symbols.text(model.teams[team].header.name)
      for _ in named..<size {
        own.append(Membership(person: people.count, team: team, from: nil, until: nil))
        people.append(Person(subject: "rest of \(name)", isTeacher: true))
      }
    }
    memberships += own
  }

  private func people(of ref: EntityRef, on day: Day) -> [Int] {
    if ref.kind == .person { return [Int(ref.index)] }
    return memberships.filter { $0.team == Int(ref.index) && $0.holds(on: day) }.map(\.person)
  }

  private func audience(_ spec: AudienceSpec, on day: Day) -> [Int] {
    people.indices.filter { person in
      let isAsked =
        spec.everyone && people[person].isTeacher
        || spec.with.contains { people(of: $0, on: day).contains(person) }
      return isAsked && !spec.without.contains { people(of: $0, on: day).contains(person) }
    }
  }

  /// The teams someone is in on `day`.
  func teams(of person: Int, on day: Day) -> [Int] {
    memberships.filter { $0.person == person && $0.holds(on: day) }.map(\.team)
  }

  /// The teachers who are in `team` on any day, each once.
  func teachers(of team: Int) -> [Int] {
    people.indices.filter { person in
      people[person].isTeacher
        && memberships.contains { $0.person == person && $0.team == team && $0.holdsEver }
    }
  }

  // MARK: Sessions

  /// Adds a session as it is on its day; an open one without any day is nowhere.
  private mutating func addMeeting(_ number: Int, on chosen: Day?) {
    let old = model.sessions[number]
    guard let day = old.day ?? chosen else { return }
    var session = old
    var spec = session.audience < 0 ? AudienceSpec() : model.audiences.specs[Int(session.audience)]
    var leaders = session.leaders < 0 ? [] : model.leaderLists.lists[Int(session.leaders)]
    if old.day == nil {
      // What a session has one of may depend on its day: it is worked out anew.
      session = Session(space: old.space, section: old.section, when: old.when, day: day)
      session.line = old.line
      session.turn = old.turn
      session.wholeBlock = old.wholeBlock
      session.sectionBlock = old.sectionBlock
      session.isOnlyMeetingOfDay = old.isOnlyMeetingOfDay
      var values = SessionValues(model.spaces[Int(old.space)], model, openDays: [])
      values.fill(&session)
      spec = values.audiences.specs[Int(session.audience)]
      leaders = values.leaderLists.lists[Int(session.leaders)]
    }
    let (threads, tools, links) = lines(of: session)
    let minutes = session.minutes
    meetings.append(
      Meeting(
        number: number, address: model.address(old), space: Int(session.space),
        section: session.section < 0
          ? nil : model.spaces[Int(session.space)].sections[Int(session.section)].who,
        when: session.when, isMoved: session.isMoved, day: day,
        start: session.span.start < 0 ? nil : Int(session.span.start), minutes: minutes,
        hasBreak: session.breakMinutes > 0,
        activeMinutes: min(max(0, Int(session.activeMinutes)), minutes ?? 0),
        takesPlace: session.status != .cut && session.status != .postponed,
        isOptional: session.isOptional, leaders: leaders.filter { $0 >= 0 }.map { Int($0) },
        hasTBD: leaders.contains(LeaderLists.tbd), threads: threads, tools: tools, links: links,
        audience: audience(spec, on: day)))
  }

  /// What holds at a session: its threads, its tools, and its lines to other spaces.
  private func lines(of session: Session) -> (threads: [Int], tools: [Int], links: [Link]) {
    var threads: [Int] = []
    var tools: [Int] = []
    var links: [Link] = []
    model.eachFact(of: session) { fact, isStanding in
      switch fact.kind {
      case .about:
        if let thread = fact.focus.map({ Int($0) }), !threads.contains(thread) {
          threads.append(thread)
        }
      case .use:
        if let tool = fact.tool.map({ Int($0) }), !tools.contains(tool) { tools.append(tool) }
      case .comment, .time:
        guard let address = fact.to.map({ model.addresses[$0] }) else { return }
        if address.space < 0 || address.space == session.space { return }
        let named = fact.about.map { [Int($0)] } ?? []
        if let same = links.firstIndex(where: { $0.address == address }) {
          links[same].threads += named
          links[same].isStanding = links[same].isStanding && isStanding
        } else {
          links.append(Link(address: address, threads: named, isStanding: isStanding))
        }
      default: return
      }
    }
    return (threads, tools, links)
  }

  /// The sessions an address names, by the scheduled day or label; by the new day of a moved one
  /// where no other is there.
  func meetings(at address: Address) -> [Meeting] {
    let own = meetings.filter { meeting in
      meeting.space == Int(address.space)
        && (address.section == nil || meeting.section == address.section)
    }
    guard let when = address.when else { return own }
    guard let day = when.day else { return own.filter { $0.when.label == when.label } }
    let scheduled = own.filter { meeting in
      meeting.when.day == day
        && (when.minute < 0 || meeting.when.minute == when.minute
          || meeting.start == Int(when.minute))
    }
    return scheduled.isEmpty ? own.filter { $0.isMoved && $0.day == day } : scheduled
  }
}
