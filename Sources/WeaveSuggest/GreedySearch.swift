/// Takes, again and again, the edit that brings most of what is missing; then drops what turned out
/// not to be needed.
///
/// What is missing is summed over the groups, each counting up to its goal, so that a further edit
/// only ever brings less. Of equals the one of fewer lines, then the first by address. No session
/// gets a second comment while another edit still brings something.
struct GreedySearch {
  let cover: Cover
  let limits: Limits
  /// The pull by a tool it sets out from; nil where the goal is reached without it.
  private(set) var pull: Candidate?
  private var pulled: [Int32] = []
  private var chosen: [Int] = []
  private var standing: Standing
  private var spent = Spent()
  private var takesSeconds = false
  /// The edits that may be next, with the most each can bring still.
  private(set) var line: BestFirst
  /// Those of sessions that have a comment already.
  private var seconds: [BestFirst.Edit] = []

  /// Sets out from nothing, with all comments to choose from.
  init(_ cover: Cover, _ limits: Limits) {
    self.cover = cover
    self.limits = limits
    standing = cover.start
    line = BestFirst(
      cover.candidates.indices.map { index in
        BestFirst.Edit(
          gain: cover.totals[index], lines: cover.candidates[index].lines, index: index)
      })
  }

  /// Whether some session got two comments, since nothing else would do.
  var hasSecond: Bool { Set(chosen.map { cover.sessions[$0] }).count < chosen.count }

  /// Takes a pull first.
  mutating func take(_ pull: Candidate) {
    self.pull = pull
    pulled = cover.missing.places(of: pull)
    standing.take(pulled[...], cover.missing)
    spent.add(pull)
  }

  /// Takes a comment first.
  mutating func take(_ index: Int) {
    chosen.append(index)
    standing.take(cover.places[index], cover.missing)
    spent.add(cover.candidates[index])
  }

  /// Leaves only the comments of `sessions` to choose from, as many of each as it takes.
  mutating func stay(in sessions: Set<Int32>) {
    line = BestFirst(line.edits.filter { sessions.contains(cover.sessions[$0.index]) })
    takesSeconds = true
  }

  /// The comments found, by address; nil where it does not come to the goal within the limits.
  mutating func run(_ polling: inout Polling) -> [Int]? {
    while !cover.isReached(standing) {
      if let next = best(&polling) {
        take(next)
      } else if takesSeconds || polling.hasStopped {
        return nil
      } else {
        takesSeconds = true
        line = BestFirst(seconds)
      }
    }
    drop()
    return chosen.sorted()
  }

  /// The edit that brings most; nil where none brings anything within the limits.
  ///
  /// What an edit brought before is never less than what it brings now, so that only the first in
  /// line is counted again.
  private mutating func best(_ polling: inout Polling) -> Int? {
    while let first = line.popFirst() {
      let places = cover.places[first.index]
      if polling.stops(after: 1 + places.count / 8) { return nil }
      if !takesSeconds, chosen.contains(where: { isSameSession($0, first.index) }) {
        seconds.append(first)
        continue
      }
      // Limits leave less and less: what they forbid now they forbid later.
      guard spent.leavesRoom(for: cover.candidates[first.index], within: limits),
        !isRepeated(first.index)
      else { continue }
      let now = standing.gain(places, cover.missing)
      if now == first.gain { return first.index }
      if now > 0 { line.insert(BestFirst.Edit(gain: now, lines: first.lines, index: first.index)) }
    }
    return nil
  }

  private func isSameSession(_ one: Int, _ other: Int) -> Bool {
    cover.sessions[one] == cover.sessions[other]
  }

  /// Whether a comment of the same session to the same space is taken: two lines are one link.
  private func isRepeated(_ index: Int) -> Bool {
    chosen.contains {
      isSameSession($0, index) && cover.candidates[$0].space == cover.candidates[index].space
    }
  }

  /// Drops, the last taken first, what the goal does not need.
  private mutating func drop() {
    if pull != nil {
      standing.giveBack(pulled[...], cover.missing)
      if cover.isReached(standing) {
        pull = nil
      } else {
        standing.take(pulled[...], cover.missing)
      }
    }
    for index in chosen.reversed() {
      standing.giveBack(cover.places[index], cover.missing)
      if cover.isReached(standing) {
        chosen.removeAll { $0 == index }
      } else {
        standing.take(cover.places[index], cover.missing)
      }
    }
  }
}

/// Edits of which the one with the highest gain is at hand: a heap.
struct BestFirst {
  /// An edit by its place among all, with what it can bring and the lines it writes.
  struct Edit {
    let gain: Int
    let lines: Int
    let index: Int

    /// Of equals the one of fewer lines comes first, then the first by address.
    fileprivate func isBefore(_ other: Edit) -> Bool {
      (other.gain, lines, index) < (gain, other.lines, other.index)
    }
  }

  private(set) var edits: [Edit] = []

  init(_ edits: [Edit]) {
    // A list in order is a heap.
    self.edits = edits.sorted { $0.isBefore($1) }
  }

  mutating func insert(_ edit: Edit) {
    edits.append(edit)
    var place = edits.count - 1
    while place > 0, edits[place].isBefore(edits[(place - 1) / 2]) {
      edits.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func popFirst() -> Edit? {
    guard let first = edits.first, let last = edits.popLast() else { return nil }
    if edits.isEmpty { return first }
    edits[0] = last
    var place = 0
    while true {
      var best = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < edits.count && edits[child].isBefore(edits[best]) {
        best = child
      }
      if best == place { return first }
      edits.swapAt(place, best)
      place = best
    }
  }
}
