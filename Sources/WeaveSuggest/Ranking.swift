package import WeaveAnalysis

/// Single edits by what they do for some teachers: the worst-served first, then the next.
///
/// Teachers are sorted by their woven share, and of two edits the one is better that leaves fewer
/// at the lowest share at which they differ. Of equals the one of less effort, then the one with
/// fewer previews, then the first by address. No teacher is named or placed by it.
package struct Ranking {
  private let set: GroundSet
  private let limits: Limits
  /// By cell, how many of its people are meant.
  private var weights: [Int]
  private let cellOf: [Int32]
  private var polling: Polling

  /// A change in how many teachers have a share of woven sessions.
  private struct Shift {
    let woven: Int
    let sessions: Int
    var people: Int

    /// Below zero where its share is lower.
    func order(_ other: Shift) -> Int { woven * other.sessions - other.woven * sessions }
  }

  private struct Ranked {
    let candidate: Candidate
    let shifts: [Shift]
  }

  /// A ranking for the people of `listeners`.
  package init(
    _ set: GroundSet, for listeners: [Listener], within limits: Limits,
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.set = set
    self.limits = limits
    polling = Polling(isCancelled)
    weights = [Int](repeating: 0, count: set.experience.cells.count)
    for listener in listeners { weights[listener.cell] += listener.weight }
    var cells: [Int32] = []
    for (index, cell) in set.experience.cells.enumerated() {
      cells += [Int32](repeating: Int32(index), count: cell.sessions.count)
    }
    cellOf = cells
  }

  /// At most `count` edits that weave something for these people: the best of each way before a
  /// second of one, no two comments and no two times of one session.
  ///
  /// Once it is called off, the best of those looked at.
  package mutating func best(_ count: Int) -> [Candidate] {
    let comments = ranked(set.comments.filter { limits.allow([$0]) })
    let pulls = ranked(set.pulls.filter { limits.allow([$0]) })
    let times = times(comments, count)
    let lists = [
      distinct(comments, count), distinct(times, count),
      pulls.prefix(count).map(\.candidate),
    ]
    var result: [Candidate] = []
    for place in 0..<count {
      for list in lists where place < list.count && result.count < count {
        result.append(list[place])
      }
    }
    return result
  }

  /// The first edit of each session.
  private func distinct(_ ranked: [Ranked], _ count: Int) -> [Candidate] {
    var seen: Set<Int32> = []
    var result: [Candidate] = []
    for one in ranked where result.count < count {
      guard let session = one.candidate.session, seen.insert(session).inserted else { continue }
      result.append(one.candidate)
    }
    return result
  }

  /// The best comments as times: as they weave the same, those that make fewer new pairs of leaders
  /// come first among equals.
  private mutating func times(_ comments: [Ranked], _ count: Int) -> [Ranked] {
    var result: [Ranked] = []
    var start = 0
    while start < comments.count, result.count < count, !polling.hasStopped {
      var end = start + 1
      while end < comments.count, order(comments[start], comments[end]) == 0 { end += 1 }
      var equals: [Ranked] = []
      for one in comments[start..<end] {
        if polling.stops(after: 10) { break }
        guard let time = set.time(one.candidate), limits.allow([time]) else { continue }
        equals.append(Ranked(candidate: time, shifts: one.shifts))
        // None makes fewer pairs than none.
        if equals.count(where: { $0.candidate.pairs.isEmpty }) >= count { break }
      }
      result += sorted(equals)
      start = end
    }
    return result
  }

  private mutating func ranked(_ candidates: [Candidate]) -> [Ranked] {
    var list: [Ranked] = []
    for candidate in candidates {
      if polling.stops(after: 1 + candidate.gains.count / 8) { break }
      let shifts = shifts(candidate)
      if !shifts.isEmpty { list.append(Ranked(candidate: candidate, shifts: shifts)) }
    }
    return sorted(list)
  }

  private func sorted(_ list: [Ranked]) -> [Ranked] {
    list.indices.sorted { left, right in
      let order = order(list[left], list[right])
      if order != 0 { return order > 0 }
      let (one, other) = (list[left].candidate, list[right].candidate)
      if one.effort != other.effort { return one.effort < other.effort }
      return (one.previews, left) < (other.previews, right)
    }.map { list[$0] }
  }

  /// What an edit changes in how many of the people have which share, the lowest share first.
  private func shifts(_ candidate: Candidate) -> [Shift] {
    var more: [(cell: Int, count: Int)] = []
    for entry in candidate.gains {
      let cell = Int(cellOf[Int(entry)])
      guard weights[cell] > 0 else { continue }
      if more.last?.cell == cell {
        more[more.count - 1].count += 1
      } else {
        more.append((cell, 1))
      }
    }
    var all: [Shift] = []
    for (cell, count) in more {
      let figures = set.experience.cells[cell].figures
      all.append(
        Shift(woven: figures.counts[.woven], sessions: figures.sessions, people: -weights[cell]))
      all.append(
        Shift(
          woven: figures.counts[.woven] + count, sessions: figures.sessions, people: weights[cell]))
    }
    all.sort { $0.order($1) < 0 }
    var result: [Shift] = []
    for shift in all {
      if let last = result.last, last.order(shift) == 0 {
        result[result.count - 1].people += shift.people
      } else {
        result.append(shift)
      }
    }
    return result.filter { $0.people != 0 }
  }

  /// Above zero where `one` is better: it leaves fewer at the lowest share at which they differ.
  private func order(_ one: Ranked, _ other: Ranked) -> Int {
    var (left, right) = (one.shifts[...], other.shifts[...])
    while left.first != nil || right.first != nil {
      let order: Int
      if let first = left.first, let second = right.first {
        order = first.order(second)
      } else {
        order = left.isEmpty ? 1 : -1
      }
      let here = order <= 0 ? left.popFirst()?.people ?? 0 : 0
      let there = order >= 0 ? right.popFirst()?.people ?? 0 : 0
      if here != there { return there - here }
    }
    return 0
  }
}
