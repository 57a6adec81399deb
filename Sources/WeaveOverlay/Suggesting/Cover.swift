import WeaveAnalysis

/// The comments that can bring a goal nearer, as sets of the entries that count for it.
struct Cover {
  let goal: WovenGoal
  let missing: Missing
  let experience: Experience
  let candidates: [Candidate]
  /// By candidate, the entries it weaves.
  private(set) var bits: [Bits] = []
  /// By candidate and group, what it brings alone.
  private(set) var gains: [[Int]] = []

  /// Comments of one session that weave no more than another of it are left out.
  init(_ goal: WovenGoal, _ set: GroundSet, _ all: [Candidate]) {
    self.goal = goal
    missing = Missing(goal, set)
    experience = set.experience
    var kept: [(candidate: Candidate, bits: Bits)] = []
    var start = 0
    for candidate in all {
      let own = missing.places(of: candidate)
      if own.isEmpty { continue }
      if kept.last?.candidate.session != candidate.session { start = kept.count }
      if kept[start...].contains(where: { $0.bits.isSuperset(of: own) }) { continue }
      kept = kept[..<start] + kept[start...].filter { !own.isSuperset(of: $0.bits) }
      kept.append((candidate, own))
    }
    candidates = kept.map(\.candidate)
    bits = kept.map(\.bits)
    gains = bits.map { value(of: $0) }
  }

  /// What some entries are worth to each group.
  func value(of bits: Bits) -> [Int] {
    var result = [Int](repeating: 0, count: missing.parts.count)
    bits.forEach { place in
      for worth in missing.worth[place] { result[worth.group] += worth.parts }
    }
    return result
  }

  /// Whether the goal is reached, by its exact shares, with `covered` woven too.
  func isReached(_ covered: Bits) -> Bool {
    var more = [Int](repeating: 0, count: experience.cells.count)
    covered.forEach { more[Int(missing.cells[$0])] += 1 }
    return goal.isReached(experience, more: more)
  }

  /// Every session that counts.
  var allEntries: Bits {
    var result = Bits(count: missing.cells.count)
    for place in missing.cells.indices { result.insert(place) }
    return result
  }

  /// All that all comments together weave.
  var everything: Bits {
    var result = Bits(count: missing.cells.count)
    for own in bits { result.formUnion(own) }
    return result
  }

  /// The fewest edits whose best single gains add up to what is missing.
  ///
  /// No plan has fewer: what edits bring together is at most what each brings alone. With
  /// `onePerSession`, the best of each session counts, since no session then gets two.
  func fewest(onePerSession: Bool) -> Int {
    var best = 0
    for group in missing.parts.indices {
      best = max(best, fewest(missing.parts[group], onePerSession) { self.gains[$0][group] })
    }
    let all = missing.parts.reduce(0, +)
    let sum = fewest(all, onePerSession) { index in
      zip(self.gains[index], self.missing.parts).reduce(0) { $0 + min($1.0, $1.1) }
    }
    return max(best, sum)
  }

  private func fewest(_ wanted: Int, _ onePerSession: Bool, _ gain: (Int) -> Int) -> Int {
    var single: [Int] = []
    var last: Int32?
    for index in candidates.indices {
      let own = gain(index)
      if onePerSession, let session = candidates[index].session, session == last {
        single[single.count - 1] = max(single[single.count - 1], own)
      } else {
        single.append(own)
      }
      last = candidates[index].session
    }
    var sum = 0
    var count = 0
    for own in single.sorted(by: >) where sum < wanted {
      sum += own
      count += 1
    }
    return count
  }
}

/// A set of small numbers.
struct Bits {
  private(set) var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

  mutating func formUnion(_ other: Bits) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func subtracting(_ other: Bits) -> Bits {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }

  func isSuperset(of other: Bits) -> Bool {
    for index in words.indices where other.words[index] & ~words[index] != 0 { return false }
    return true
  }

  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
