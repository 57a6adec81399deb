import WeaveModel

/// What one person meets by a plan whose days are known.
struct SlowExperience {
  typealias Meeting = SlowPlan.Meeting

  /// Where the ends of a link lie, seen from its start.
  enum Step { case earlier, sameDay, later }

  /// A link from a session this person is expected at, heard when it has an end.
  struct Pair {
    let start: Meeting
    let link: SlowPlan.Link
    let ends: [Meeting]
    let step: Step?
  }

  let plan: SlowPlan
  let person: Int
  /// E(t): asked, taking place, not optional.
  let expected: [Meeting]
  let optional: [Meeting]
  private(set) var pairs: [Pair] = []
  /// Sessions woven, by their numbers.
  private var wovenByLine: Set<Int> = []
  private var wovenByTool: Set<Int> = []
  private var wovenAcrossLeaders: Set<Int> = []

  init(_ plan: SlowPlan, of person: Int) {
    self.plan = plan
    self.person = person
    let asked = plan.meetings.filter { $0.takesPlace && $0.audience.contains(person) }
    expected = asked.filter { !$0.isOptional }
    optional = asked.filter { $0.isOptional }
    for start in expected {
      for link in start.links {
        let (ends, step) = ends(of: link, from: start)
        pairs.append(Pair(start: start, link: link, ends: ends, step: step))
      }
    }
    weave()
  }

  // MARK: Links

  private func ends(
    of link: SlowPlan.Link, from start: Meeting
  ) -> (ends: [Meeting], step: Step?) {
    let meant = plan.meetings(at: link.address).map(\.number)
    let candidates = expected.filter { meant.contains($0.number) }
    if link.address.when != nil { return endsAtSession(candidates, from: start) }
    // Each line has its ends, and the link has them all.
    var all: [Meeting] = []
    var step: Step?
    for thread in link.threads {
      let (ends, found) = ends(among: candidates, about: thread, from: start)
      all += ends.filter { end in !all.contains { $0.number == end.number } }
      step = found
    }
    return (all, step)
  }

  /// The ends of one line to a space.
  private func ends(
    among candidates: [Meeting], about thread: Int?, from start: Meeting
  ) -> (ends: [Meeting], step: Step?) {
    let earlier = preferred(candidates.filter { $0.isEarlier(than: start) }, thread)
    if !earlier.isEmpty {
      let latest = earlier.filter { one in !earlier.contains { one.isEarlier(than: $0) } }
      return (latest, .earlier)
    }
    let sameDay = preferred(
      candidates.filter { !$0.isEarlier(than: start) && !start.isEarlier(than: $0) }, thread)
    if !sameDay.isEmpty { return (sameDay, .sameDay) }
    let later = preferred(candidates.filter { start.isEarlier(than: $0) }, thread)
    if !later.isEmpty {
      let next = later.filter { one in !later.contains { $0.isEarlier(than: one) } }
      return (next, .later)
    }
    return ([], nil)
  }

  /// Those about the thread a line names, where there are any.
  private func preferred(_ meetings: [Meeting], _ thread: Int?) -> [Meeting] {
    let named = meetings.filter { meeting in thread.map { meeting.threads.contains($0) } ?? false }
    return named.isEmpty ? meetings : named
  }

  /// A link to a session never slides; it looks ahead only when all its ends lie ahead.
  private func endsAtSession(
    _ ends: [Meeting], from start: Meeting
  ) -> (ends: [Meeting], step: Step?) {
    if ends.isEmpty { return ([], nil) }
    if ends.contains(where: { $0.isEarlier(than: start) }) { return (ends, .earlier) }
    return (ends, ends.allSatisfy { start.isEarlier(than: $0) } ? .later : .sameDay)
  }

  // MARK: Sessions

  /// Finds the sessions that a heard link, or a tool of two spaces or more, weaves in.
  private mutating func weave() {
    for pair in pairs where !pair.ends.isEmpty {
      wovenByLine.insert(pair.start.number)
      for end in pair.ends {
        wovenByLine.insert(end.number)
        if Self.shareNoLeader(pair.start, end) {
          wovenAcrossLeaders.insert(pair.start.number)
          wovenAcrossLeaders.insert(end.number)
        }
      }
    }
    for tool in plan.model.tools.indices {
      let users = expected.filter { $0.tools.contains(tool) }
      if Set(users.map(\.space)).count < 2 { continue }
      for user in users {
        wovenByTool.insert(user.number)
        if users.contains(where: { $0.space != user.space && Self.shareNoLeader(user, $0) }) {
          wovenAcrossLeaders.insert(user.number)
        }
      }
    }
  }

  func isWoven(_ meeting: Meeting) -> Bool {
    wovenByLine.contains(meeting.number) || wovenByTool.contains(meeting.number)
  }

  func isSaid(_ meeting: Meeting) -> Bool { wovenByLine.contains(meeting.number) }

  func isWovenByToolOnly(_ meeting: Meeting) -> Bool {
    wovenByTool.contains(meeting.number) && !wovenByLine.contains(meeting.number)
  }

  func isWovenAcrossLeaders(_ meeting: Meeting) -> Bool {
    wovenAcrossLeaders.contains(meeting.number)
  }

  private static func shareNoLeader(_ one: Meeting, _ other: Meeting) -> Bool {
    !one.leaders.isEmpty && !other.leaders.isEmpty
      && !one.leaders.contains { other.leaders.contains($0) }
  }

  func isLabelled(_ meeting: Meeting) -> Bool {
    expected.contains { other in
      other.space != meeting.space && other.threads.contains { meeting.threads.contains($0) }
    }
  }

  /// True when another teacher of a team of theirs, on the session's day, is asked too.
  func isTogether(_ meeting: Meeting) -> Bool {
    let own = plan.teams(of: person, on: meeting.day)
    return meeting.audience.contains { other in
      other != person && plan.people[other].isTeacher
        && plan.teams(of: other, on: meeting.day).contains { own.contains($0) }
    }
  }

  func isLed(_ meeting: Meeting, by leader: Int) -> Bool { meeting.leaders.contains(leader) }

  var spaces: Set<Int> { Set(expected.map(\.space)) }

  /// The minutes of the sessions for which `isMeant` holds.
  func minutes(_ isMeant: (Meeting) -> Bool = { _ in true }) -> Int {
    var sum = 0
    for meeting in expected where isMeant(meeting) { sum += meeting.minutes ?? 0 }
    return sum
  }

  /// The share of E(t) for which `isMeant` holds.
  func share(_ isMeant: (Meeting) -> Bool) -> SlowValue {
    .share(expected.filter(isMeant).count, of: expected.count)
  }

  /// The share of all links from E(t) for which `isMeant` holds.
  func pairShare(_ isMeant: (Pair) -> Bool) -> SlowValue {
    .share(pairs.filter(isMeant).count, of: pairs.count)
  }

  // MARK: Threads

  func meetings(about thread: Int) -> [Meeting] {
    expected.filter { $0.threads.contains(thread) }
  }

  /// The days on which a thread is met, in order, each once.
  func days(about thread: Int) -> [Day] {
    Set(meetings(about: thread).map(\.day)).sorted()
  }

  /// Minutes, split equally over the threads of each session.
  func minutes(about thread: Int) -> SlowFraction {
    splitMinutes(of: meetings(about: thread))
  }

  /// How many ideas at once, in effect.
  var strands: SlowValue {
    var total = SlowFraction(0)
    for thread in plan.model.threads.indices { total = total + minutes(about: thread) }
    if total == SlowFraction(0) { return .none }
    var squares = SlowFraction(0)
    for thread in plan.model.threads.indices {
      let share = minutes(about: thread) / total
      squares = squares + share * share
    }
    return .quotient(SlowFraction(1) / squares)
  }
}

/// One thread's part of the minutes of sessions that are about it.
func splitMinutes(of meetings: [SlowPlan.Meeting]) -> SlowFraction {
  var sum = SlowFraction(0)
  for meeting in meetings {
    sum = sum + SlowFraction(meeting.minutes ?? 0, meeting.threads.count)
  }
  return sum
}
