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

  init(_ cover: Cover, _ limits: Limits, _ search: Search) {
    self.cover = cover
    self.limits = limits
    self.search = search
    covered = Bits(count: cover.missing.cells.count)
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
  }

  /// The edit that brings most; nil where none brings anything within the limits.
  private func best(isSecond: Bool) -> Int? {
    let have = cover.value(of: covered)
    let missing = cover.missing.parts.indices.map { max(0, cover.missing.parts[$0] - have[$0]) }
    let sessions = Set(chosen.compactMap { cover.candidates[$0].session })
    let taken = chosen.map { cover.candidates[$0] }
    var best: (index: Int, gain: Int, lines: Int)?
    for index in cover.candidates.indices {
      let candidate = cover.candidates[index]
      if candidate.session.map({ sessions.contains($0) }) ?? true, !isSecond { continue }
      if taken.contains(where: { $0.session == candidate.session && $0.space == candidate.space }) {
        continue
      }
      let worth = cover.value(of: cover.bits[index].subtracting(covered))
      var gain = 0
      for group in missing.indices {
        // What is missing may be nothing in rounded parts and still something in exact shares.
        gain += missing[group] == 0 ? 0 : min(worth[group], missing[group])
      }
      guard gain > 0 else { continue }
      if let known = best, (known.gain, -known.lines) >= (gain, -candidate.lines) { continue }
      guard limits.isEmpty || limits.allow(taken + [candidate]) else { continue }
      best = (index, gain, candidate.lines)
    }
    return best?.index
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
