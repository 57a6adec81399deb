package import WeaveModel

/// What a session is to all who are expected at it, or several are: numbers of teachers.
package struct SessionTally: Sendable, Hashable {
  /// How many teachers are expected at the session.
  package private(set) var listeners = 0
  /// Teachers, or their minutes, by session measure.
  private var counts = SIMD16<Int>.zero
  /// (link, listener) pairs that start here, and those by link measure.
  package private(set) var pairs = 0
  private var links = SIMD8<Int>.zero

  package init() {}

  /// Counts the session for `weight` people to whom it adds `counts`.
  fileprivate mutating func add(_ counts: SessionCounts, _ weight: Int) {
    listeners += weight
    self.counts &+= SIMD16<Int>(truncatingIfNeeded: counts.lanes) &* weight
  }

  fileprivate mutating func add(_ links: LinkCounts, _ weight: Int) {
    pairs += weight
    self.links &+= SIMD8<Int>(truncatingIfNeeded: links.lanes) &* weight
  }

  package static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.listeners += right.listeners
    sum.counts &+= right.counts
    sum.pairs += right.pairs
    sum.links &+= right.links
    return sum
  }

  /// So many pairs of so many; over nothing for a measure that is no share of sessions or links.
  package func count(_ measure: Measure) -> Count {
    switch measure.adds {
    case .session: Count(counts[measure.slot], of: listeners)
    case .link: Count(links[measure.slot], of: pairs)
    case .teacher, .teachers, .encounter, .reached, .focus, .strands, .ends, .pair, .undecided,
      .load:
      Count(0, of: 0)
    }
  }
}

/// A comment or time of one session, to all who could hear it: numbers of teachers.
package struct LinkTally: Sendable {
  /// The session at which it starts, as a place in `Model.sessions`.
  package let session: Int32
  /// Its place in `Contents.links`.
  package let link: Int32
  /// Teachers expected at that session.
  package var listeners = 0
  /// Those of them for whom it has an end.
  package var heard = 0
  /// Those who have its end on the same day, neither earlier nor later.
  package var sameDay = 0
  /// Those for whom its end is in a later session.
  package var previews = 0
  /// Sessions that are an end for somebody, ascending.
  package var ends: [Int32] = []
}

/// Who shares teachers, and who plans together.
package struct Coordination: Sendable {
  /// Two leaders who meet the same teachers.
  package struct Pair: Sendable {
    /// A place in `Model.people`.
    package let first: Int
    /// A place in `Model.people`, behind that of `first`.
    package let second: Int
    /// Teachers who are expected at sessions of both.
    package let shared: Int
    /// Whether one of them names the other in `plans-with`; nothing else counts.
    package let planTogether: Bool
  }

  /// By shared teachers, most first.
  package let pairs: [Pair]
  /// Sessions whose leader is still to be found.
  package let undecided: Int

  /// The pairs who plan together, of all pairs.
  package var count: Count { Count(pairs.count { $0.planTogether }, of: pairs.count) }

  /// The same, each pair as often as it has shared teachers.
  package var weighted: Count {
    Count(
      pairs.reduce(0) { $0 + ($1.planTogether ? $1.shared : 0) },
      of: pairs.reduce(0) { $0 + $1.shared })
  }
}

extension Experience {
  /// The sessions that use a tool on the days they have now.
  func sessions(using tool: Int) -> [Int] {
    model.sessions.indices.filter { session in
      timeline.contentOf[session] >= 0 && tools(of: Int32(session)).contains(Int32(tool))
    }
  }

  /// What each session of the plan is to its teachers, by session.
  package func sessionTallies() -> [SessionTally] {
    var tallies = [SessionTally](repeating: SessionTally(), count: model.sessions.count)
    let tests = SessionTests.all
    for (index, cell) in attendance.cells.enumerated() where cell.isTeacher {
      let weight = cell.weight
      let own = cells[index]
      for (place, session) in own.sessions.enumerated() {
        let marks = own.marks[place]
        var counts = SessionCounts()
        counts.add(marks, against: own.against?[place], tests)
        tallies[Int(session)].add(counts, weight)
      }
      for link in own.links {
        var counts = LinkCounts()
        counts.add(
          link.hearing, isStanding: facts.contents.links[Int(link.link)].isStanding)
        tallies[Int(own.sessions[Int(link.entry)])].add(counts, weight)
      }
    }
    return tallies
  }

  /// Every comment and time that a session starts, in the order of sessions.
  package func linkTallies() -> [LinkTally] {
    var starts = [Int](repeating: 0, count: model.sessions.count)
    var tallies: [LinkTally] = []
    for session in model.sessions.indices where timeline.contentOf[session] >= 0 {
      starts[session] = tallies.count
      for link in content(Int32(session)).links {
        tallies.append(LinkTally(session: Int32(session), link: Int32(link)))
      }
    }
    for (index, cell) in attendance.cells.enumerated() where cell.isTeacher {
      let own = cells[index]
      for link in own.links {
        let session = own.sessions[Int(link.entry)]
        let slot = starts[Int(session)] + Int(link.link) - content(session).links.lowerBound
        tallies[slot].listeners += cell.weight
        tallies[slot].heard += link.hearing == .unheard ? 0 : cell.weight
        tallies[slot].sameDay += link.hearing == .sameDay ? cell.weight : 0
        tallies[slot].previews += link.hearing == .preview ? cell.weight : 0
        for end in own.ends[link.ends] where !tallies[slot].ends.contains(own.sessions[Int(end)]) {
          tallies[slot].ends.append(own.sessions[Int(end)])
        }
      }
    }
    for slot in tallies.indices { tallies[slot].ends.sort() }
    return tallies
  }

  // MARK: Threads and goals

  /// Teachers who meet thread `thread`, of all; those who meet it in two spaces or more.
  package func reach(of thread: Int, in days: DayRange? = nil) -> (reach: Count, carried: Count) {
    let listeners = listeners(of: nil)
    let met = encounters(listeners, in: days)
    var (reached, carried, all) = (0, 0, 0)
    for (listener, encounters) in zip(listeners, met) {
      all += listener.weight
      guard let own = encounters.first(where: { $0.thread == thread }) else { continue }
      reached += listener.weight
      carried += own.spaces >= 2 ? listener.weight : 0
    }
    return (Count(reached, of: all), Count(carried, of: all))
  }

  /// The mean over `listeners` of the share of their spaces in which thread `thread` is met.
  package func breadth(
    of thread: Int, _ listeners: [Listener], in days: DayRange? = nil
  ) -> Share? {
    var sums: [Int: Int] = [:]
    var counted = 0
    func add(_ listener: Listener, _ own: Encounters?, _ spaces: Int) {
      guard spaces > 0 else { return }
      counted += listener.weight
      sums[spaces, default: 0] += (own?.spaces ?? 0) * listener.weight
    }
    if days == nil {
      for listener in listeners {
        let cell = cells[listener.cell]
        add(listener, cell.encounters(of: thread), cell.figures.spaces)
      }
    } else {
      let figures = figures(listeners, in: days)
      for (index, all) in encounters(listeners, in: days).enumerated() {
        add(listeners[index], all.first { $0.thread == thread }, figures[index].spaces)
      }
    }
    guard counted > 0 else { return nil }
    return sums.sorted { $0.key < $1.key }.reduce(Share.zero) { $0 + Share($1.value, $1.key) }
      / counted
  }

  // MARK: Leaders

  /// Which leaders share teachers at sessions of a window, and which of these plan together.
  package func coordination(
    _ listeners: [Listener]? = nil, in days: DayRange? = nil
  ) -> Coordination {
    let isCounted = isCounted(days)
    var shared: [Int64: Int] = [:]
    let leads = model.leaderLists.lists.map { list in list.filter { $0 >= 0 } }
    for listener in listeners ?? self.listeners(of: nil) {
      var leaders: Set<Int32> = []
      var last = LeaderListID.none
      for session in cells[listener.cell].sessions {
        let list = model.sessions[Int(session)].leaders
        guard list >= 0, list != last, isCounted(session) else { continue }
        last = list
        leaders.formUnion(leads[Int(list)])
      }
      let sorted = leaders.sorted()
      for (place, first) in sorted.enumerated() {
        for second in sorted[(place + 1)...] {
          shared[Int64(first) << 32 | Int64(second), default: 0] += listener.weight
        }
      }
    }
    let pairs = shared.map { key, count in
      let (first, second) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
      return Coordination.Pair(
        first: first, second: second, shared: count,
        planTogether: model.people[first].plansWith.contains(second)
          || model.people[second].plansWith.contains(first))
    }
    return Coordination(
      pairs: pairs.sorted { ($1.shared, $0.first, $0.second) < ($0.shared, $1.first, $1.second) },
      undecided: model.sessions.indices.count { index in
        let session = model.sessions[index]
        return session.status.takesPlace && session.leaders >= 0 && isCounted(Int32(index))
          && model.leaderLists.lists[session.leaders].contains(LeaderLists.tbd)
      })
  }
}
