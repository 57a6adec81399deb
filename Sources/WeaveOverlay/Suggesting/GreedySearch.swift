/// Takes, again and again, the edit that brings most of what is missing; then drops what turned out
/// not to be needed.
///
/// What is missing is summed over the groups, each counting up to its goal, so that a further edit
/// only ever brings less. Of equals the one of fewer lines, then the first by address.
struct GreedySearch {
  let cover: Cover
  let limits: Limits
  let search: Search
  private(set) var isCancelled = false
  /// Whether some session got two comments, since nothing else would do.
  private(set) var hasSecond = false
  private var chosen: [Int] = []
  private var covered: Bits
  private var sessions: Set<Int32> = []
  /// By candidate, the most it can bring still.
  private var known: [Int]

  init(_ cover: Cover, _ limits: Limits, _ search: Search) {
    self.cover = cover
    self.limits = limits
    self.search = search
    covered = Bits(count: cover.missing.cells.count)
    known = cover.gains.map { gains in
      zip(gains, cover.missing.parts).reduce(0) { $0 + min($1.0, $1.1) }
    }
  }

  /// The edits found, by address; nil where it does not come to the goal within the limits.
  ///
  /// A smaller set that is known already is kept.
  mutating func run(with known: [Int]? = nil, startingWith first: Int? = nil) -> [Int]? {
    if let known { return known }
    if let first { take(first) }
    while !cover.isReached(covered) {
      if search.isCancelled() { isCancelled = true }
      if isCancelled { return nil }
      if let next = best(isSecond: false) {
        take(next)
      } else if let next = best(isSecond: true) {
        take(next)
        hasSecond = true
      } else {
        return nil
      }
    }
    drop(keeping: first)
    return chosen.sorted()
  }

  private mutating func take(_ index: Int) {
    chosen.append(index)
    covered.formUnion(cover.bits[index])
    if let session = cover.candidates[index].session { sessions.insert(session) }
  }

  /// The edit that brings most; nil where none brings anything within the limits.
  ///
  /// What an edit brought before is never less than what it brings now, so that only the first in
  /// line is counted again.
  private mutating func best(isSecond: Bool) -> Int? {
    let have = cover.value(of: covered)
    let missing = cover.missing.parts.indices.map { max(0, cover.missing.parts[$0] - have[$0]) }
    let taken = chosen.map { cover.candidates[$0] }
    while let index = first(isSecond: isSecond) {
      let now = gain(index, missing)
      if now < known[index] {
        known[index] = now
        continue
      }
      // Limits leave less and less: what they forbid now they forbid later.
      if limits.isEmpty || limits.allow(taken + [cover.candidates[index]]) { return index }
      known[index] = 0
    }
    return nil
  }

  private func gain(_ index: Int, _ missing: [Int]) -> Int {
    let worth = cover.value(of: cover.bits[index].subtracting(covered))
    return missing.indices.reduce(0) { $0 + min(worth[$1], missing[$1]) }
  }

  /// The edit with the highest known gain, of equals the one of fewer lines, then the first.
  private func first(isSecond: Bool) -> Int? {
    var best: Int?
    for index in known.indices where known[index] > 0 {
      let candidate = cover.candidates[index]
      if candidate.session.map({ sessions.contains($0) }) ?? true, !isSecond { continue }
      if let other = best,
        (known[other], -cover.candidates[other].lines) >= (known[index], -candidate.lines)
      {
        continue
      }
      if isSecond, isRepeated(candidate) { continue }
      best = index
    }
    return best
  }

  /// Whether a comment of the same session to the same space is taken: two lines are one link.
  private func isRepeated(_ candidate: Candidate) -> Bool {
    chosen.contains {
      let other = cover.candidates[$0]
      return other.session == candidate.session && other.space == candidate.space
    }
  }

  /// Drops, the last taken first, what the goal does not need.
  private mutating func drop(keeping first: Int?) {
    for index in chosen.reversed() where index != first {
      var rest = Bits(count: cover.missing.cells.count)
      for other in chosen where other != index { rest.formUnion(cover.bits[other]) }
      if cover.isReached(rest) { chosen.removeAll { $0 == index } }
    }
  }
}
