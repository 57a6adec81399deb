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
    /// What each line looks for: a thread, or none.
    var threads: [Int?]
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
    /// Minutes on the clock, breaks included.
    let clock: Int?
    let activeMinutes: Int
    let status: String
    let takesPlace: Bool
    let isOptional: Bool
    let leaders: [Int]
    let hasTBD: Bool
    let hasThreadTBD: Bool
    let threads: [Int]
    let tools: [Int]
    var links: [Link]
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
    for index in meetings.indices { meetings[index].links = merged(meetings[index].links) }
  }

  /// Links to the same meetings are one, however their address is written.
  private func merged(_ links: [Link]) -> [Link] {
    var result: [Link] = []
    for link in links {
      let same = result.firstIndex { known in
        if known.address == link.address { return true }
        guard known.address.when != nil, link.address.when != nil else { return false }
        let (one, other) = (meetings(at: known.address), meetings(at: link.address))
        return !one.isEmpty && one.map(\.number) == other.map(\.number)
      }
      guard let same else {
        result.append(link)
        continue
      }
      result[same].threads += link.threads
      result[same].isStanding = result[same].isStanding && link.isStanding
    }
    return result
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
    own = own.filter { $0.holdsEver }
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

  /// The people whom a session asks: those named, less those left out, as its lines say.
  private func audience(_ slow: SlowSession, on day: Day) -> [Int] {
    func named(_ refs: [EntityRef], _ person: Int) -> Bool {
      refs.contains { people(of: $0, on: day).contains(person) }
    }
    func isIn(_ one: EntityRef, _ other: EntityRef) -> Bool {
      one == other
        || other.kind == .team
          && model.teams[Int(other.index)].members.contains { isIn(one, $0.who) }
    }
    return people.indices.filter { person in
      if named(slow.leftOut, person) { return false }
      let everyone = slow.everyone && people[person].isTeacher
      if slow.everyoneLeftOut, !slow.saysItself { return false }
      guard everyone || named(slow.asked, person) else { return false }
      guard slow.saysItself else { return !named(slow.leftOutBySpace, person) }
      // Whom the session names comes back, but for those its space leaves out by a nearer name.
      let nearer = slow.leftOutBySpace.filter { left in !slow.asked.contains { isIn($0, left) } }
      if named(nearer, person) { return false }
      let back = slow.asked.filter { one in slow.leftOutBySpace.contains { isIn(one, $0) } }
      return named(back, person) || !named(slow.leftOutBySpace, person)
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

  /// Adds a session as it is on its day, by the lines of the plan; an open one without any day is
  /// nowhere.
  private mutating func addMeeting(_ number: Int, on chosen: Day?) {
    let session = model.sessions[number]
    guard let day = session.day ?? chosen else { return }
    let slow = SlowSession(model, session, on: day)
    meetings.append(
      Meeting(
        number: number, address: model.address(session), space: Int(session.space),
        section: slow.section?.who, when: session.when, isMoved: session.isMoved, day: day,
        start: slow.start, minutes: slow.length.map { max(0, $0 - slow.breaks) },
        clock: slow.length,
        activeMinutes: min(
          max(0, slow.active ?? 0), slow.length.map { max(0, $0 - slow.breaks) } ?? 0),
        status: slow.status, takesPlace: slow.status != "cut" && slow.status != "postponed",
        isOptional: slow.isOptional, leaders: slow.leaders, hasTBD: slow.hasTBD,
        hasThreadTBD: slow.hasThreadTBD, threads: slow.threads, tools: slow.tools,
        links: links(of: slow),
        audience: audience(slow, on: day)))
  }

  /// The lines of a session to other spaces.
  private func links(of slow: SlowSession) -> [Link] {
    var links: [Link] = []
    for (fact, isStanding) in slow.facts {
      guard let address = fact.to.map({ model.addresses[$0] }), address.space != slow.space else {
        continue
      }
      links.append(
        Link(address: address, threads: [fact.about.map { Int($0) }], isStanding: isStanding))
    }
    return links
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
    let exact = when.minute < 0 ? [] : scheduled.filter { $0.when == when }
    if !exact.isEmpty { return exact }
    return scheduled.isEmpty ? own.filter { $0.isMoved && $0.day == day } : scheduled
  }
}
