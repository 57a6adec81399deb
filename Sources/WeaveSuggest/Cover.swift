import WeaveAnalysis

/// The comments that can bring a goal nearer, by the entries that count for it.
struct Cover {
  let goal: WovenGoal
  let missing: Missing
  let experience: Experience
  let candidates: [Candidate]
  /// By candidate, the places of the entries it weaves, ascending.
  let places: Lists<Int32>
  /// By candidate, what it brings alone to each group, ascending by group.
  let gains: Lists<Worth>
  /// By candidate, what it brings alone to all groups, to each no more than is missing.
  let totals: [Int]
  /// By candidate, the session it changes.
  let sessions: [Int32]

  /// Comments of one session that weave no more than another of it are left out.
  init(_ goal: WovenGoal, _ set: GroundSet, _ polling: inout Polling) {
    self.goal = goal
    missing = Missing(goal, set)
    experience = set.experience
    var kept: [(index: Int, session: Int32, places: [Int32])] = []
    var start = 0
    for (index, candidate) in set.comments.enumerated() {
      let own = missing.places(of: candidate)
      if polling.stops(after: 1 + own.count / 64) { break }
      let session = candidate.sessions[0]
      if own.isEmpty { continue }
      if kept.last?.session != session { start = kept.count }
      if kept[start...].contains(where: { isSubset(own, of: $0.places) }) { continue }
      for place in kept.indices[start...].reversed() where isSubset(kept[place].places, of: own) {
        kept.remove(at: place)
      }
      kept.append((index, session, own))
    }
    candidates = kept.map { set.comments[$0.index] }
    sessions = kept.map(\.session)
    places = Lists(kept.map(\.places))
    var gains = Lists<Worth>()
    var totals: [Int] = []
    var sums = [Int](repeating: 0, count: missing.parts.count)
    let parts = missing.parts
    for own in kept {
      let worth = missing.worth(of: own.places, &sums)
      gains.append(worth)
      totals.append(worth.reduce(0) { $0 + min($1.parts, parts[$1.group]) })
    }
    self.gains = gains
    self.totals = totals
  }

  /// Where nothing is chosen yet.
  var start: Standing { Standing(missing) }

  /// Where all comments together lead.
  var everything: Standing {
    var result = start
    for index in candidates.indices { result.take(places[index], missing) }
    return result
  }

  /// Where all sessions that count are woven.
  var allEntries: Standing {
    var result = start
    result.take(missing.cells.indices.map { Int32($0) }[...], missing)
    return result
  }

  /// Whether the goal is reached, by its exact shares.
  func isReached(_ standing: Standing) -> Bool {
    // What is missing is rounded down: where something is, the goal is not reached.
    guard standing.total == 0 else { return false }
    var more = [Int](repeating: 0, count: experience.cells.count)
    for place in missing.cells.indices where standing.isWoven(place) {
      more[Int(missing.cells[place])] += 1
    }
    return goal.isReached(experience, more: more)
  }

  /// The fewest edits whose best single gains add up to what is missing; more than there are where
  /// all do not.
  ///
  /// No plan has fewer: what edits bring together is at most what each brings alone. With
  /// `onePerSession`, the best of each session counts, since no session then gets two.
  func fewest(onePerSession: Bool) -> Int {
    let all = missing.parts.count
    var single = [[Int]](repeating: [], count: all + 1)
    var last = [Int32](repeating: -1, count: all + 1)
    func add(_ parts: Int, to group: Int, _ session: Int32) {
      if onePerSession, last[group] == session {
        let end = single[group].count - 1
        single[group][end] = max(single[group][end], parts)
      } else {
        single[group].append(parts)
        last[group] = session
      }
    }
    for index in candidates.indices {
      for own in gains[index] { add(own.parts, to: own.group, sessions[index]) }
      add(totals[index], to: all, sessions[index])
    }
    var best = 0
    for (parts, wanted) in zip(single, missing.parts + [missing.parts.reduce(0, +)]) {
      best = max(best, count(parts, upTo: wanted))
    }
    return best
  }

  private func count(_ parts: [Int], upTo wanted: Int) -> Int {
    var sum = 0
    var count = 0
    for own in parts.sorted(by: >) where sum < wanted {
      sum += own
      count += 1
    }
    return sum < wanted ? candidates.count + 1 : count
  }
}

/// What some chosen edits weave, and what is then still missing.
struct Standing {
  /// By place, how many of the edits weave it.
  private var times: [Int32]
  /// By group, what is missing; below zero where there is more than enough.
  private(set) var missing: [Int]
  /// What is missing to all groups.
  private(set) var total: Int
  private var sums: [Int]

  init(_ missing: Missing) {
    times = [Int32](repeating: 0, count: missing.cells.count)
    self.missing = missing.parts
    total = missing.parts.reduce(0, +)
    sums = [Int](repeating: 0, count: missing.parts.count)
  }

  func isWoven(_ place: Int) -> Bool { times[place] > 0 }

  /// Counts one more edit that weaves `places`.
  mutating func take(_ places: ArraySlice<Int32>, _ missing: Missing) {
    for place in places {
      times[Int(place)] += 1
      if times[Int(place)] == 1 {
        for own in missing.worth[Int(missing.cells[Int(place)])] { change(own.group, -own.parts) }
      }
    }
  }

  /// Counts one edit less.
  mutating func giveBack(_ places: ArraySlice<Int32>, _ missing: Missing) {
    for place in places {
      times[Int(place)] -= 1
      if times[Int(place)] == 0 {
        for own in missing.worth[Int(missing.cells[Int(place)])] { change(own.group, own.parts) }
      }
    }
  }

  private mutating func change(_ group: Int, _ parts: Int) {
    let before = max(0, missing[group])
    missing[group] += parts
    total += max(0, missing[group]) - before
  }

  /// What an edit that weaves `places` would bring now: to each group no more than is missing.
  mutating func gain(_ places: ArraySlice<Int32>, _ missing: Missing) -> Int {
    var touched: [Int] = []
    for place in places where times[Int(place)] == 0 {
      for own in missing.worth[Int(missing.cells[Int(place)])] {
        if sums[own.group] == 0 { touched.append(own.group) }
        sums[own.group] += own.parts
      }
    }
    var gain = 0
    for group in touched {
      gain += min(sums[group], max(0, self.missing[group]))
      sums[group] = 0
    }
    return gain
  }
}

/// What something is worth to a group, in the parts of `Missing`.
struct Worth {
  let group: Int
  let parts: Int
}

/// Lists laid end to end.
struct Lists<Element> {
  private var all: [Element] = []
  private var starts: [Int] = [0]

  init(_ lists: [[Element]] = []) {
    for list in lists { append(list) }
  }

  mutating func append(_ list: some Collection<Element>) {
    all += list
    starts.append(all.count)
  }

  subscript(index: Int) -> ArraySlice<Element> { all[starts[index]..<starts[index + 1]] }
}

/// Whether each of `list` is in `other`, both ascending.
private func isSubset(_ list: [Int32], of other: [Int32]) -> Bool {
  if list.count > other.count { return false }
  var place = 0
  for one in list {
    while place < other.count, other[place] < one { place += 1 }
    if place == other.count || other[place] != one { return false }
    place += 1
  }
  return true
}
