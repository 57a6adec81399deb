extension Search {
  /// First edits tried where limits leave the best first edit without a next.
  private static var firstEdits: Int { 200 }

  /// Comments that reach the goal within the limits: the best first, again and again; where that
  /// ends at a limit, the same from other first edits, and then from sessions that suffice
  /// together.
  func tried(
    _ cover: Cover, _ limits: Limits, _ polling: inout Polling, _ hasSecond: inout Bool
  ) -> [Int]? {
    let start = GreedySearch(cover, limits)
    func run(_ prepare: (inout GreedySearch) -> Void) -> [Int]? {
      var search = start
      prepare(&search)
      let found = search.run(&polling)
      hasSecond = search.hasSecond
      return found
    }
    if let found = run({ _ in }) { return found }
    if limits.isEmpty { return nil }
    var line = start.line
    for _ in 0..<Self.firstEdits {
      guard let first = line.popFirst()?.index, !polling.hasStopped else { break }
      guard limits.allow([cover.candidates[first]]) else { continue }
      if let found = run({ $0.take(first) }) { return found }
    }
    guard let most = limits.sessions else { return nil }
    let bundles = SessionBundles(cover)
    for first in bundles.order.prefix(Self.firstEdits) {
      guard let sessions = bundles.enough(from: first, atMost: most, &polling) else { continue }
      if let found = run({ $0.stay(in: sessions) }) { return found }
    }
    return nil
  }
}

/// All comments of each session taken together, for a goal that few sessions are to reach.
private struct SessionBundles {
  let cover: Cover
  /// By session, all that its comments weave, each entry once.
  private let places: Lists<Int32>
  private let sessions: [Int32]
  /// The sessions by what they bring, the most first.
  let order: [Int]

  init(_ cover: Cover) {
    self.cover = cover
    var lists: [Set<Int32>] = []
    var sessions: [Int32] = []
    for index in cover.candidates.indices {
      if sessions.last != cover.sessions[index] {
        sessions.append(cover.sessions[index])
        lists.append([])
      }
      lists[lists.count - 1].formUnion(cover.places[index])
    }
    let places = Lists(lists.map { $0.sorted() })
    self.places = places
    self.sessions = sessions
    var start = cover.start
    let gains = sessions.indices.map { start.gain(places[$0], cover.missing) }
    order = sessions.indices.sorted { (gains[$1], $0) < (gains[$0], $1) }
  }

  /// At most so many sessions, `first` among them, whose comments reach the goal together.
  ///
  /// Each next one is that which brings most. Nil where that does not come to the goal.
  func enough(from first: Int, atMost most: Int, _ polling: inout Polling) -> Set<Int32>? {
    var standing = cover.start
    var taken: Set<Int32> = []
    var next: Int? = first
    while let session = next, taken.count < most {
      standing.take(places[session], cover.missing)
      taken.insert(sessions[session])
      if cover.isReached(standing) { return taken }
      next = nil
      var best = 0
      for other in sessions.indices where !taken.contains(sessions[other]) {
        if polling.stops(after: 1 + places[other].count / 8) { return nil }
        let gain = standing.gain(places[other], cover.missing)
        if gain > best { (best, next) = (gain, other) }
      }
    }
    return nil
  }
}
