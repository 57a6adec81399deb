import WeaveModel

// The figures that are pooled by space, leader, month, session, thread and goal.
extension SlowFigures {
  typealias Meeting = SlowPlan.Meeting

  /// `woven` and `heard` of the sessions that are meant.
  private func pooled(_ isMeant: (Meeting) -> Bool) -> [(String, SlowValue)] {
    let pairs = pairs.filter { isMeant($0.start) }
    return [
      ("woven", pooledWoven(isMeant)),
      ("heard", .share(pairs.filter { !$0.ends.isEmpty }.count, of: pairs.count)),
    ]
  }

  /// Links somebody hears that start from, and that end at, the sessions that are meant.
  private func startedAndReceived(_ isMeant: (Meeting) -> Bool) -> [(String, SlowValue)] {
    var started: Set<SlowLinkName> = []
    var received: Set<SlowLinkName> = []
    for pair in pairs where !pair.ends.isEmpty {
      let link = SlowLinkName(session: pair.start.number, address: pair.link.address)
      if isMeant(pair.start) { started.insert(link) }
      if pair.ends.contains(where: isMeant) { received.insert(link) }
    }
    return [("started", .number(started.count)), ("received", .number(received.count))]
  }

  func spaceFigures() -> [SlowFigure] {
    plan.model.spaces.indices.flatMap { space in
      let isMeant = { (meeting: Meeting) in meeting.space == space }
      return figures(
        "space", name(plan.model.spaces[space].header),
        pooled(isMeant) + startedAndReceived(isMeant))
    }
  }

  func monthFigures() -> [SlowFigure] {
    let months = Set(plan.meetings.filter(\.takesPlace).map(\.day.isoMonth))
    return months.sorted().flatMap { month in
      figures("month", month, pooled { $0.day.isoMonth == month })
    }
  }

  func sessionFigures() -> [SlowFigure] {
    plan.meetings.flatMap { meeting in
      figures("session \(meeting.number)", meeting.address, pooled { $0.number == meeting.number })
    }
  }

  // MARK: Leaders

  func leaderFigures() -> [SlowFigure] {
    let people = plan.model.people
    return people.indices.filter { people[$0].isLeader }.flatMap { leader in
      let isMeant = { (meeting: Meeting) in meeting.leaders.contains(leader) }
      let others = people.indices.filter { $0 != leader && sharedTeachers(leader, $0) > 0 }
      return figures(
        "leader", name(people[leader].header),
        pooled(isMeant) + startedAndReceived(isMeant) + [
          ("load", .number(load(of: leader))), ("shared", .number(others.count)),
        ])
    }
  }

  /// The minutes led in the heaviest week of the plan.
  private func load(of leader: Int) -> Int {
    let led = plan.meetings.filter { $0.takesPlace && $0.leaders.contains(leader) }
    let start = SlowSchedule.weekStart(plan.model)
    let weeks = Set(led.map { $0.day.week(from: start) })
    return weeks.map { week in
      minutesOnTheClock(led.filter { $0.day.week(from: start) == week })
    }.max() ?? 0
  }

  /// Minutes of which the clock says where they lie count once, breaks too; others count in full.
  func minutesOnTheClock(_ meetings: [Meeting]) -> Int {
    var onTheClock: Set<SlowMinute> = []
    var others = 0
    for meeting in meetings {
      guard let minutes = meeting.clock else { continue }
      if let start = meeting.start {
        for minute in start..<start + minutes {
          onTheClock.insert(SlowMinute(day: meeting.day, minute: minute))
        }
      } else {
        others += minutes
      }
    }
    return onTheClock.count + others
  }

  // MARK: Threads and goals

  /// (Session, listener) pairs that are not woven, over the sessions that are meant.
  private func labelOnly(_ isMeant: (Meeting) -> Bool) -> SlowValue {
    if case .part(let woven, let all) = pooledWoven(isMeant) {
      return .part(all - woven, of: all)
    }
    return .none
  }

  func threadFigures() -> [SlowFigure] {
    plan.model.threads.indices.flatMap { thread in
      let isMeant = { (meeting: Meeting) in meeting.threads.contains(thread) }
      var reached = 0
      var carried = 0
      var breadths: [SlowValue] = []
      for teacher in teachers {
        let spaces = Set(teacher.meetings(about: thread).map(\.space)).count
        if spaces >= 1 { reached += 1 }
        if spaces >= 2 { carried += 1 }
        breadths.append(.share(spaces, of: teacher.spaces.count))
      }
      let sessions = plan.meetings.filter { $0.takesPlace && isMeant($0) }
      return figures(
        "thread", name(plan.model.threads[thread].header),
        [
          ("reach", .share(reached, of: teachers.count)),
          ("carried", .share(carried, of: teachers.count)),
          ("breadth", SlowValue.mean(of: breadths)),
          ("label-only", labelOnly(isMeant)),
          ("woven", pooledWoven(isMeant)),
          ("minutes", .quotient(splitMinutes(of: sessions))),
        ])
    }
  }

  func goalFigures() -> [SlowFigure] {
    plan.model.goals.indices.flatMap { goal in
      let serving = plan.model.threads.indices.filter { thread in
        plan.model.threads[thread].goals.contains(goal)
      }
      let servingThreads = { (meeting: Meeting) in
        meeting.threads.filter { serving.contains($0) }.count
      }
      var minutes = SlowFraction(0)
      for meeting in plan.meetings where meeting.takesPlace && servingThreads(meeting) > 0 {
        let share = SlowFraction(servingThreads(meeting), meeting.threads.count)
        minutes = minutes + SlowFraction(meeting.minutes ?? 0) * share
      }
      return figures(
        "goal", name(plan.model.goals[goal].header),
        [
          ("minutes", .quotient(minutes)), ("label-only", labelOnly { servingThreads($0) > 0 }),
        ])
    }
  }
}

/// What makes two lines one link: the session they are of and the address they lead to.
struct SlowLinkName: Hashable {
  let session: Int
  let address: Address
}

/// One minute of one day.
struct SlowMinute: Hashable {
  let day: Day
  let minute: Int
}
