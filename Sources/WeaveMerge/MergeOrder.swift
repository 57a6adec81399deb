/// One thing of a plan in up to three versions of it, by its place in each.
struct Versions: Hashable {
  var base: Int?
  var ours: Int?
  var theirs: Int?
}

/// Puts the things of three versions into one order: ours, unless only the other side changed it.
///
/// What the other side added stands behind what it stood behind there. Where both added something
/// at one place, ours comes first, or the earlier of two dates.
struct MergeOrder {
  let things: [Versions]
  /// The day of a thing, where those of one place are put in order of days.
  let day: (Versions) -> String?

  func sorted() -> [Versions] {
    let ours = things.filter { $0.ours != nil }.sorted { ($0.ours ?? 0) < ($1.ours ?? 0) }
    let theirs = things.filter { $0.theirs != nil }.sorted { ($0.theirs ?? 0) < ($1.theirs ?? 0) }
    let base = things.filter { $0.base != nil }.sorted { ($0.base ?? 0) < ($1.base ?? 0) }
    func isCommon(_ thing: Versions) -> Bool {
      thing.base != nil && thing.ours != nil && thing.theirs != nil
    }
    let before = base.filter(isCommon)
    let takesTheirs = ours.filter(isCommon) == before && theirs.filter(isCommon) != before
    return takesTheirs
      ? inserted(ours, into: theirs, oursFirst: true) : inserted(theirs, into: ours)
  }

  private func inserted(
    _ other: [Versions], into skeleton: [Versions], oursFirst: Bool = false
  ) -> [Versions] {
    var result = skeleton
    var known = Set(skeleton)
    let otherKnown = Set(other)
    var anchor: Versions?
    for thing in other {
      defer { anchor = thing }
      if known.contains(thing) { continue }
      var place = anchor.flatMap { result.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
      // Behind what the other side added there.
      while place < result.count, result[place].base == nil, !otherKnown.contains(result[place]),
        goesBehind(thing, result[place], oursFirst: oursFirst)
      {
        place += 1
      }
      result.insert(thing, at: place)
      known.insert(thing)
    }
    return result
  }

  private func goesBehind(_ thing: Versions, _ other: Versions, oursFirst: Bool) -> Bool {
    guard let own = day(thing), let its = day(other), own != its else { return !oursFirst }
    return its < own
  }
}
