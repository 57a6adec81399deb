extension Search {
  /// Edits that bring `missing` to nothing, for a goal that only asking the plan again can tell.
  ///
  /// One edit first, comments before times before pulls, those that weave most first; then, on the
  /// one that left least missing, the next. Nothing is claimed about size. `missing` is nil for
  /// edits that cannot be made.
  package func reach(
    in set: GroundSet, within limits: Limits, missing: ([Candidate]) -> Int?
  ) -> Suggestion {
    guard var left = missing([]), left > 0 else { return Suggestion([], .already, nodes: 0) }
    if isCancelled() { return Suggestion([], .cancelled, nodes: 0) }
    let all = trials(set, limits)
    var chosen: [Candidate] = []
    var tries = 0
    while chosen.count < Self.trialEdits {
      var best: (candidate: Candidate, left: Int)?
      for candidate in all.prefix(Self.trialsPerEdit) {
        if isCancelled() { return Suggestion([], .cancelled, nodes: tries) }
        let edits = chosen + [candidate]
        guard limits.allow(edits), isApart(candidate, chosen) else { continue }
        tries += 1
        guard let next = missing(edits) else { continue }
        if next == 0 { return Suggestion(edits, .works, nodes: tries) }
        if next < best?.left ?? left { best = (candidate, next) }
      }
      guard let best else { break }
      chosen.append(best.candidate)
      left = best.left
    }
    return Suggestion([], .notFound, nodes: tries)
  }

  /// Edits of one suggestion, and trials for each of them: a plan is read again for every trial,
  /// and an answer should not keep people waiting for minutes.
  private static var trialEdits: Int { 12 }
  private static var trialsPerEdit: Int { 200 }

  /// Comments, then times, then pulls; in each, those that weave most first.
  private func trials(_ set: GroundSet, _ limits: Limits) -> [Candidate] {
    func sorted(_ list: [Candidate]) -> [Candidate] {
      list.indices.sorted {
        (list[$1].gains.count, $0) < (list[$0].gains.count, $1)
      }.map { list[$0] }
    }
    // Each way has a share of the trials, so that none is left out.
    let share = Self.trialsPerEdit / 4
    let comments = sorted(set.allComments).prefix(2 * share)
    return comments + comments.prefix(share).compactMap { set.time($0) }
      + sorted(set.allPulls).prefix(share)
  }

  /// No session gets two new comments or times.
  private func isApart(_ candidate: Candidate, _ chosen: [Candidate]) -> Bool {
    candidate.session.map { session in !chosen.contains { $0.session == session } } ?? true
  }

  /// Whether any edits of the ground set bring `missing` to nothing, for the question `conflict`.
  package enum Existence: Sendable {
    /// These edits do; none where the plan does as it stands.
    case found([Candidate])
    /// All sets were looked at.
    case none
    /// None was found in so many tries; not all sets were looked at.
    case unknown(tries: Int)
  }

  /// Sets looked at before it is left open whether one exists.
  package static var setLimit: Int { 1_000 }

  /// Looks at every set of the ground set where they are at most `setLimit`, one comment or time a
  /// session; else tries the edits that leave least `missing`.
  package func exists(in set: GroundSet, missing: ([Candidate]) -> Int?) -> Existence {
    if isCancelled() { return .unknown(tries: 0) }
    guard let choices = choices(set) else {
      let found = reach(in: set, within: Limits(), missing: missing)
      switch found.claim {
      case .already, .works, .smallest, .bounded: return .found(found.candidates)
      case .notFound, .impossible, .cancelled: return .unknown(tries: found.nodes)
      }
    }
    var places = choices.map { _ in 0 }
    var tries = 0
    while true {
      if isCancelled() { return .unknown(tries: tries) }
      tries += 1
      let edits = zip(places, choices).compactMap { $0 == 0 ? nil : $1[$0 - 1] }
      if missing(edits) == 0 { return .found(edits) }
      var next = places.count - 1
      while next >= 0, places[next] == choices[next].count {
        places[next] = 0
        next -= 1
      }
      if next < 0 { return .none }
      places[next] += 1
    }
  }

  /// What there is to choose from: for each session its comments and times, and each pull; nil
  /// where that makes more sets than are looked at.
  private func choices(_ set: GroundSet) -> [[Candidate]]? {
    var choices: [[Candidate]] = []
    for comment in set.allComments {
      let own = [comment, set.time(comment)].compactMap { $0 }
      if choices.last?.first?.session == comment.session {
        choices[choices.count - 1] += own
      } else {
        choices.append(own)
      }
      if count(choices) > Self.setLimit { return nil }
    }
    choices += set.allPulls.map { [$0] }
    return count(choices) > Self.setLimit ? nil : choices
  }

  private func count(_ choices: [[Candidate]]) -> Int {
    choices.reduce(1) { min(Self.setLimit + 1, $0 * ($1.count + 1)) }
  }
}
