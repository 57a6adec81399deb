/// Edits that reach a goal, and what is claimed of them.
package struct Suggestion: Sendable {
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

  /// A search that asks `isCancelled` every few nodes.
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
    let cover = Cover(goal, set, set.comments)
    if cover.isReached(Bits(count: cover.missing.cells.count)) {
      return Suggestion([], .already, nodes: 0)
    }
    guard cover.isReached(cover.allEntries) else {
      return Suggestion([], .impossible, nodes: 0)
    }
    var exact = ExactSearch(cover, limits, self)
    let canReach = cover.isReached(cover.everything)
    if canReach {
      exact.run()
      if exact.isCancelled { return Suggestion([], .cancelled, nodes: exact.nodes) }
      if let found = exact.found, exact.isComplete {
        return Suggestion(found.map { cover.candidates[$0] }, .smallest, nodes: exact.nodes)
      }
    }
    var greedy = GreedySearch(cover, limits, self)
    if canReach, let found = greedy.run(with: exact.found) {
      let fewest =
        greedy.hasSecond ? cover.fewest(onePerSession: false) : exact.proven
      let claim: Suggestion.Claim =
        limits.leaders == nil ? .bounded(atLeast: fewest) : .works
      return Suggestion(found.map { cover.candidates[$0] }, claim, nodes: exact.nodes)
    }
    if greedy.isCancelled { return Suggestion([], .cancelled, nodes: exact.nodes) }
    let tools = withTools(cover, in: set, within: limits, nodes: exact.nodes)
    if tools.claim == .impossible, canReach, !exact.isComplete {
      return Suggestion([], .notFound, nodes: exact.nodes)
    }
    return tools
  }

  /// A pull by a tool first, and comments for what is then still missing.
  private func withTools(
    _ base: Cover, in set: GroundSet, within limits: Limits, nodes: Int
  ) -> Suggestion {
    let pulls = set.pulls().filter { limits.allow([$0]) }.sorted { $0.effort < $1.effort }
    let everything = base.everything
    for pull in pulls.prefix(Self.pullLimit) {
      if isCancelled() { return Suggestion([], .cancelled, nodes: nodes) }
      var all = base.missing.places(of: pull)
      guard !all.isEmpty else { continue }
      all.formUnion(everything)
      guard base.isReached(all) else { continue }
      let cover = Cover(base.goal, set, [pull] + set.comments)
      var greedy = GreedySearch(cover, limits, self)
      if let found = greedy.run(startingWith: 0) {
        return Suggestion(found.map { cover.candidates[$0] }, .works, nodes: nodes)
      }
    }
    return Suggestion([], pulls.isEmpty ? .impossible : .notFound, nodes: nodes)
  }
}
