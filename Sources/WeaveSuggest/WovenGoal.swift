package import WeaveAnalysis

/// A share of woven sessions that each of some groups of teachers is to reach.
package struct WovenGoal: Sendable {
  /// Teachers whose mean counts: one teacher, a team, or all.
  package struct Group: Sendable {
    package let name: String
    /// The cells its teachers are in, and how many are meant of each.
    package let listeners: [Listener]

    package init(name: String, listeners: [Listener]) {
      self.name = name
      self.listeners = listeners
    }
  }

  package let groups: [Group]
  /// The share each group is to reach, from 0 to 1; the measure `woven` of docs/measures.md.
  package let share: Share
  /// True where the share itself is not enough.
  package let isStrict: Bool

  package init(groups: [Group], share: Share, isStrict: Bool = false) {
    self.groups = groups
    self.share = share
    self.isStrict = isStrict
  }

  /// Whether all groups reach it, with so many more sessions woven in each cell.
  package func isReached(_ experience: Experience, more: [Int]) -> Bool {
    groups.allSatisfy { group in
      guard let mean = mean(group, experience, more) else { return false }
      return isStrict ? share < mean : !(mean < share)
    }
  }

  /// The mean woven share of a group; nil where nobody in it is expected anywhere.
  ///
  /// Summed as `Experience.mean` sums it.
  private func mean(_ group: Group, _ experience: Experience, _ more: [Int]) -> Share? {
    var sums: [Int: Int] = [:]
    var counted = 0
    for listener in group.listeners {
      let figures = experience.cells[listener.cell].figures
      guard figures.sessions > 0 else { continue }
      counted += listener.weight
      sums[figures.sessions, default: 0] +=
        (figures.counts[.woven] + more[listener.cell]) * listener.weight
    }
    guard counted > 0 else { return nil }
    return sums.sorted { $0.key < $1.key }.reduce(Share.zero) { $0 + Share($1.value, $1.key) }
      / counted
  }
}

/// A goal in numbers: what each entry not woven yet is worth to each group, and what is missing.
///
/// In parts of 2⁴⁰ of a share, what edits bring rounded up and what is missing rounded down: what
/// cannot be reached by these numbers cannot be reached. What can is held against the exact shares.
struct Missing {
  /// By entry of the ground set: its place among those that count here; -1 for the others.
  let placeOf: [Int32]
  /// By place, the cell.
  let cells: [Int32]
  /// By cell, what each of its entries is worth to which group.
  let worth: Lists<Worth>
  /// By group.
  let parts: [Int]

  private static let whole = 1 << 40

  init(_ goal: WovenGoal, _ set: GroundSet) {
    let experience = set.experience
    var byCell = [[Worth]](repeating: [], count: experience.cells.count)
    var missing: [Int] = []
    for (index, group) in goal.groups.enumerated() {
      let counting = group.listeners.filter { experience.cells[$0.cell].figures.sessions > 0 }
      let people = counting.reduce(0) { $0 + $1.weight }
      var have = 0
      for listener in counting {
        let figures = experience.cells[listener.cell].figures
        let all = people * figures.sessions
        let parts = (Self.whole * listener.weight + all - 1) / all
        byCell[listener.cell].append(Worth(group: index, parts: parts))
        have += figures.counts[.woven] * parts
      }
      let wanted = Int(goal.share.numerator * Int128(Self.whole) / goal.share.denominator)
      // More than the share is at least one part more than its whole parts.
      missing.append(max(0, wanted + (goal.isStrict ? 1 : 0) - have))
    }
    parts = missing
    var placeOf = [Int32](repeating: -1, count: Int(set.firstEntry[experience.cells.count]))
    var cells: [Int32] = []
    for (index, cell) in experience.cells.enumerated() where !byCell[index].isEmpty {
      for place in cell.sessions.indices where !cell.marks[place].isWoven {
        placeOf[Int(set.firstEntry[index]) + place] = Int32(cells.count)
        cells.append(Int32(index))
      }
    }
    self.placeOf = placeOf
    self.cells = cells
    worth = Lists(byCell)
  }

  /// The places of the entries that count here and that `candidate` weaves, ascending.
  func places(of candidate: Candidate) -> [Int32] {
    candidate.gains.compactMap { placeOf[Int($0)] < 0 ? nil : placeOf[Int($0)] }
  }

  /// What `places` are worth to each group, ascending by group; `sums` has a zero for each group,
  /// before and after.
  func worth(of places: [Int32], _ sums: inout [Int]) -> [Worth] {
    var groups: [Int] = []
    for place in places {
      for own in worth[Int(cells[Int(place)])] {
        if sums[own.group] == 0 { groups.append(own.group) }
        sums[own.group] += own.parts
      }
    }
    groups.sort()
    let result = groups.map { Worth(group: $0, parts: sums[$0]) }
    for group in groups { sums[group] = 0 }
    return result
  }
}
