/// Looks at sets of comments by size, until one reaches the goal and no smaller one can.
///
/// The size is the number of edits, which are as many sessions, since no session gets two; then
/// their lines; of equals the first by address is found. A branch ends where what is missing,
/// divided by the best single gain left, is more than the edits left.
struct ExactSearch {
  let cover: Cover
  let limits: Limits
  let nodeLimit: Int
  private var polling: Polling
  /// Sets looked at; of those ruled out at a glance each sixty-fourth counts.
  private(set) var nodes = 0
  private var glances = 0
  /// The smallest set found, as places in `cover.candidates`.
  private(set) var found: [Int]?
  /// Whether it is known that no smaller set will do.
  private(set) var isComplete = false
  /// No set of fewer edits than this reaches the goal, one comment a session.
  private(set) var proven = 0
  /// By so many candidates together: to each group, the best gain from there on; the last is of all
  /// groups together.
  private var bestFrom: [[Int]] = []
  /// By group, the candidates that bring it something, ascending, and what each brings.
  private var bringing: [[(index: Int, parts: Int)]] = []
  /// By group, what the next edit has to bring at the least; zero but while it is looked for.
  private var needs: [Int]
  private var standing: Standing
  private var chosen: [Int] = []

  init(_ cover: Cover, _ limits: Limits, nodeLimit: Int, _ polling: Polling) {
    self.cover = cover
    self.limits = limits
    self.nodeLimit = nodeLimit
    self.polling = polling
    standing = cover.start
    needs = [Int](repeating: 0, count: cover.missing.parts.count)
  }

  /// Sets of more edits are too many to look at, whatever the limit of nodes.
  private static let largest = 8

  /// Candidates that share a row of `bestFrom`.
  private static let stride = 16

  /// Numbers that `bestFrom` may hold: a plan past this is too large to look at all sets of.
  private static let mostNumbers = 1 << 24

  /// True where the search was called off.
  var isCancelled: Bool { polling.hasStopped }

  private var isOver: Bool { polling.hasStopped || nodes >= nodeLimit }

  /// The most edits that the limits and the sessions leave.
  private var mostEdits: Int {
    min(Set(cover.sessions).count, limits.sessions ?? .max, limits.lines ?? .max)
  }

  mutating func run() {
    let mostEdits = mostEdits
    var size = max(1, cover.fewest(onePerSession: true))
    proven = size
    let isSmall =
      (cover.candidates.count / Self.stride + 1) * (needs.count + 1) <= Self.mostNumbers
    if size <= min(mostEdits, Self.largest), isSmall { prepare() }
    while size <= mostEdits {
      if size > Self.largest || !isSmall { return }
      if look(size, limits.lines ?? .max) {
        isComplete = takeFewestLines(size)
        return
      }
      if isOver { return }
      size += 1
      proven = size
    }
    isComplete = true
  }

  private mutating func prepare() {
    let groups = cover.missing.parts.count
    bringing = [[(index: Int, parts: Int)]](repeating: [], count: groups)
    for index in cover.candidates.indices {
      for own in cover.gains[index] { bringing[own.group].append((index, own.parts)) }
    }
    let rows = cover.candidates.count / Self.stride + 1
    var best = [Int](repeating: 0, count: groups + 1)
    bestFrom = [[Int]](repeating: best, count: rows)
    for index in cover.candidates.indices.reversed() {
      for own in cover.gains[index] { best[own.group] = max(best[own.group], own.parts) }
      best[groups] = max(best[groups], cover.totals[index])
      if index.isMultiple(of: Self.stride) { bestFrom[index / Self.stride] = best }
    }
  }

  /// Looks for sets of `size` with fewer lines than the one found; false when it did not end.
  private mutating func takeFewestLines(_ size: Int) -> Bool {
    let fewest = cover.candidates.map(\.lines).sorted().prefix(size).reduce(0, +)
    var lines = fewest
    while let known = found, lines < known.reduce(0, { $0 + cover.candidates[$1].lines }) {
      if look(size, lines) { return true }
      if isOver { return false }
      lines += 1
    }
    return true
  }

  /// Whether a set of `size` with at most `lines` reaches the goal; it is then `found`.
  private mutating func look(_ size: Int, _ lines: Int) -> Bool {
    chosen = []
    standing = cover.start
    return look(from: 0, size, lines)
  }

  private mutating func look(from start: Int, _ left: Int, _ lines: Int) -> Bool {
    if left == 0 {
      guard cover.isReached(standing) else { return false }
      found = chosen
      return true
    }
    for index in next(from: start, left) {
      let candidate = cover.candidates[index]
      // Candidates lie session by session.
      if let last = chosen.last, cover.sessions[last] == cover.sessions[index] { continue }
      guard candidate.lines + left - 1 <= lines else { continue }
      nodes += 1
      if polling.stops() || isOver { return false }
      chosen.append(index)
      if limits.leaders == nil || limits.allow(chosen.map { cover.candidates[$0] }) {
        standing.take(cover.places[index], cover.missing)
        if look(from: index + 1, left - 1, lines - candidate.lines) { return true }
        standing.giveBack(cover.places[index], cover.missing)
      }
      chosen.removeLast()
      if isOver { return false }
    }
    return false
  }

  /// The candidates from `start` on after which the `left` - 1 others could still reach the goal.
  private mutating func next(from start: Int, _ left: Int) -> [Int] {
    let groups = needs.count
    guard start < cover.candidates.count, !polling.stops(after: 1 + groups / 64) else { return [] }
    let row = start / Self.stride
    let needed = standing.total - bestFrom[row][groups] * (left - 1)
    if needed > bestFrom[row][groups] { return [] }
    var needy: [Int] = []
    defer { for group in needy { needs[group] = 0 } }
    for group in 0..<groups where standing.missing[group] > 0 {
      let best = bestFrom[row][group]
      let need = standing.missing[group] - best * (left - 1)
      if need > best { return [] }
      if need > 0 {
        needs[group] = need
        needy.append(group)
      }
    }
    // Only those that bring something to each group in need: of the group with the fewest of them.
    guard let rarest = needy.min(by: { bringing[$0].count < bringing[$1].count }) else {
      return (start..<cover.candidates.count).filter { cover.totals[$0] >= needed }
    }
    var result: [Int] = []
    _ = polling.stops(after: bringing[rarest].count / 16)
    for (index, parts) in bringing[rarest][firstBringing(rarest, from: start)...] {
      glance()
      guard parts >= needs[rarest], cover.totals[index] >= needed else { continue }
      var met = 0
      for own in cover.gains[index] where needs[own.group] > 0 && own.parts >= needs[own.group] {
        met += 1
      }
      if met == needy.count { result.append(index) }
    }
    return result
  }

  private mutating func glance() {
    glances += 1
    if glances & 63 == 0 { nodes += 1 }
  }

  /// Where the candidates from `start` on begin among those that bring `group` something.
  private func firstBringing(_ group: Int, from start: Int) -> Int {
    var (low, high) = (0, bringing[group].count)
    while low < high {
      let middle = (low + high) / 2
      if bringing[group][middle].index < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
