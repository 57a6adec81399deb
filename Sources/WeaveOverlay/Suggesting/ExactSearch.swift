/// Looks at sets of comments by size, until one reaches the goal and no smaller one can.
///
/// The size is the number of edits, which are as many sessions, since no session gets two; then
/// their lines; of equals the first by address is found. A branch ends where what is missing,
/// divided by the best single gain left, is more than the edits left.
struct ExactSearch {
  let cover: Cover
  let limits: Limits
  let search: Search
  private(set) var nodes = 0
  private(set) var isCancelled = false
  /// The smallest set found, as places in `cover.candidates`.
  private(set) var found: [Int]?
  /// Whether it is known that no smaller set will do.
  private(set) var isComplete = false
  /// No set of fewer edits than this reaches the goal, one comment a session.
  private(set) var proven = 0
  /// By candidate and group, the best gain from there on.
  private var bestFrom: [[Int]] = []
  private var sessionCount = 0
  private var chosen: [Int] = []

  init(_ cover: Cover, _ limits: Limits, _ search: Search) {
    self.cover = cover
    self.limits = limits
    self.search = search
    var best = [Int](repeating: 0, count: cover.missing.parts.count)
    bestFrom = [[Int]](repeating: best, count: cover.candidates.count + 1)
    for index in cover.candidates.indices.reversed() {
      for group in best.indices { best[group] = max(best[group], cover.gains[index][group]) }
      bestFrom[index] = best
    }
    sessionCount = Set(cover.candidates.compactMap(\.session)).count
  }

  /// Sets of more edits are too many to look at, whatever the limit of nodes.
  private static let largest = 8

  private var isOver: Bool { isCancelled || nodes >= search.nodeLimit }

  /// The most edits that the limits and the sessions leave.
  private var mostEdits: Int {
    min(sessionCount, limits.sessions ?? .max, limits.lines ?? .max)
  }

  mutating func run() {
    let first = max(1, cover.fewest(onePerSession: true))
    proven = first
    let none = Bits(count: cover.missing.cells.count)
    var size = first
    while size <= mostEdits {
      if size > Self.largest { return }
      if look(size, limits.lines ?? .max, none) {
        isComplete = takeFewestLines(size, none)
        return
      }
      if isOver { return }
      size += 1
      proven = size
    }
    isComplete = true
  }

  /// Looks for sets of `size` with fewer lines than the one found; false when it did not end.
  private mutating func takeFewestLines(_ size: Int, _ none: Bits) -> Bool {
    let fewest = cover.candidates.map(\.lines).sorted().prefix(size).reduce(0, +)
    var lines = fewest
    while let known = found, lines < known.reduce(0, { $0 + cover.candidates[$1].lines }) {
      if look(size, lines, none) { return true }
      if isOver { return false }
      lines += 1
    }
    return true
  }

  /// Whether a set of `size` with at most `lines` reaches the goal; it is then `found`.
  private mutating func look(_ size: Int, _ lines: Int, _ covered: Bits) -> Bool {
    chosen = []
    return look(from: 0, size, lines, covered, cover.missing.parts)
  }

  private mutating func look(
    from start: Int, _ left: Int, _ lines: Int, _ covered: Bits, _ missing: [Int]
  ) -> Bool {
    if left == 0 {
      guard cover.isReached(covered) else { return false }
      found = chosen
      return true
    }
    for index in start..<cover.candidates.count {
      guard couldReach(missing, bestFrom[index], left) else { return false }
      let candidate = cover.candidates[index]
      guard candidate.lines + left - 1 <= lines, isFree(candidate),
        couldReach(missing, cover.gains[index], bestFrom[index + 1], left - 1)
      else { continue }
      nodes += 1
      if nodes & 255 == 0, search.isCancelled() { isCancelled = true }
      if isOver { return false }
      chosen.append(index)
      if limits.leaders == nil || limits.allow(chosen.map { cover.candidates[$0] }) {
        var next = covered
        next.formUnion(cover.bits[index])
        var rest = missing
        let worth = cover.value(of: cover.bits[index].subtracting(covered))
        for group in rest.indices { rest[group] = max(0, rest[group] - worth[group]) }
        if look(from: index + 1, left - 1, lines - candidate.lines, next, rest) { return true }
      }
      chosen.removeLast()
      if isOver { return false }
    }
    return false
  }

  /// Whether no comment chosen before is of the same session: candidates lie session by session.
  private func isFree(_ candidate: Candidate) -> Bool {
    chosen.last.map { cover.candidates[$0].session != candidate.session } ?? true
  }

  private func couldReach(_ missing: [Int], _ best: [Int], _ left: Int) -> Bool {
    for group in missing.indices where best[group] * left < missing[group] { return false }
    return true
  }

  private func couldReach(_ missing: [Int], _ own: [Int], _ best: [Int], _ left: Int) -> Bool {
    for group in missing.indices where own[group] + best[group] * left < missing[group] {
      return false
    }
    return true
  }
}
