/// Edits that reach a goal, and what is claimed of them, as docs/what-if.md tells of `suggest`.
package struct Suggestion: Sendable {
  /// Empty where nothing is needed, or nothing was found.
  package let candidates: [Candidate]
  package let claim: Claim
  /// Sets of edits looked at.
  package let nodes: Int

  package init(_ candidates: [Candidate], _ claim: Claim, nodes: Int) {
    self.candidates = candidates
    self.claim = claim
    self.nodes = nodes
  }

  /// What may be said of the edits found, and nothing more.
  package enum Claim: Sendable, Equatable {
    /// The goal is reached as the plan stands.
    case already
    /// All smaller sets were looked at or ruled out.
    case smallest
    /// Found by taking the best next; no plan of fewer edits than `atLeast` exists.
    case bounded(atLeast: Int)
    /// A way that works; nothing is claimed about size.
    case works
    /// All sets within the ground set and the limits were looked at or ruled out: none will do.
    case impossible
    /// None was found, and not all were looked at.
    case notFound
    /// The search was called off.
    case cancelled
  }
}

/// Searches the ground set for edits that reach a goal.
package struct Search: Sendable {
  /// Sets of edits looked at before the search gives up being exact: nodes and not seconds, so that
  /// the answer is the same on every machine.
  package static let nodeLimit = 1_000_000

  /// Pulls tried, those of least effort first: past these people do not share one more tool.
  private static let pullLimit = 100

  let nodeLimit: Int
  let isCancelled: @Sendable () -> Bool

  /// A search that asks every few milliseconds whether it is called off, by `isCancelled`.
  package init(
    nodeLimit: Int = nodeLimit, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.nodeLimit = nodeLimit
    self.isCancelled = isCancelled
  }

  /// The smallest set of comments that reaches `goal` within `limits`; where they cannot, a way
  /// with shared tools.
  ///
  /// A comment weaves all that a time would and asks less, so that no time is in a smallest set. No
  /// session gets two new comments, unless nothing else will do.
  package func reach(_ goal: WovenGoal, in set: GroundSet, within limits: Limits) -> Suggestion {
    var polling = Polling(isCancelled)
    let cover = Cover(goal, set, &polling)
    if cover.isReached(cover.start) { return Suggestion([], .already, nodes: 0) }
    guard cover.isReached(cover.allEntries) else { return Suggestion([], .impossible, nodes: 0) }
    func said(_ found: [Int], _ claim: Suggestion.Claim, _ nodes: Int) -> Suggestion {
      Suggestion(found.map { cover.candidates[$0] }, claim, nodes: nodes)
    }
    // What was looked for in a set cut short says nothing.
    if isCancelled() { return said([], .cancelled, 0) }
    guard cover.isReached(cover.everything) else {
      return withTools(cover, in: set, within: limits, else: .impossible, nodes: 0)
    }
    var exact = ExactSearch(cover, limits, nodeLimit: nodeLimit, polling)
    exact.run()
    if exact.isCancelled { return said(exact.found ?? [], .cancelled, exact.nodes) }
    if let found = exact.found, exact.isComplete { return said(found, .smallest, exact.nodes) }
    var hasSecond = false
    if let found = exact.found ?? tried(cover, limits, &polling, &hasSecond) {
      let fewest = hasSecond ? cover.fewest(onePerSession: false) : exact.proven
      return said(
        found, limits.leaders == nil ? .bounded(atLeast: fewest) : .works, exact.nodes)
    }
    if polling.hasStopped { return said([], .cancelled, exact.nodes) }
    // Two comments of a session take a line each.
    let isBeyond = limits.lines.map { $0 < cover.fewest(onePerSession: false) } ?? false
    return withTools(
      cover, in: set, within: limits, else: isBeyond ? .impossible : .notFound, nodes: exact.nodes)
  }

  /// A pull by a tool first, and comments for what is then still missing; `else` is what is claimed
  /// where no pull is within the limits.
  private func withTools(
    _ cover: Cover, in set: GroundSet, within limits: Limits, else claim: Suggestion.Claim,
    nodes: Int
  ) -> Suggestion {
    var polling = Polling(isCancelled)
    let pulls = set.pulls.filter { limits.allow([$0]) }.sorted { $0.effort < $1.effort }
    let everything = cover.everything
    for pull in pulls.prefix(Self.pullLimit) {
      let places = cover.missing.places(of: pull)
      if polling.stops(after: 100) { break }
      guard !places.isEmpty else { continue }
      var all = everything
      all.take(places[...], cover.missing)
      guard cover.isReached(all) else { continue }
      var greedy = GreedySearch(cover, limits)
      greedy.take(pull)
      if let found = greedy.run(&polling) {
        let comments = found.map { cover.candidates[$0] }
        return Suggestion((greedy.pull.map { [$0] } ?? []) + comments, .works, nodes: nodes)
      }
    }
    if polling.hasStopped { return Suggestion([], .cancelled, nodes: nodes) }
    return Suggestion([], pulls.isEmpty ? claim : .notFound, nodes: nodes)
  }
}
