import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// What one session, or one link of it, is to those who are there.
private struct PooledPairs {
  let session: Int32
  /// The place of the link in `Contents.links`; nil where the session itself is counted.
  let link: Int32?
  var count = Count(0, of: 0)
  /// The cells for which it counts, and the others.
  var having: [Int] = []
  var lacking: [Int] = []

  mutating func add(_ listener: Listener, _ isSo: Bool) {
    count = count + Count(isSo ? listener.weight : 0, of: listener.weight)
    if isSo { having.append(listener.cell) } else { lacking.append(listener.cell) }
  }
}

// Chains behind figures pooled over (session, listener) or (link, listener) pairs.
extension ChainMaker {
  private static let ofLinks: Set<String> = ["heard", "previews", "same-day", "standing"]

  /// A figure over all pairs of the sessions of `subject`.
  func pooled(_ name: String, _ subject: Subject, _ figure: Figure?) -> Chain {
    let sessions: Set<Int32>? =
      switch subject {
      case .space(let space): Set(model.sessionRanges[space].map(Int32.init))
      case .session(let session): [Int32(session)]
      case .leader(let leader): Set(experience.facts.ledSessions[leader].map(Int32.init))
      case .thread(let thread): about([Int32(thread)])
      case .goal(let goal):
        about(
          model.threads.indices.filter { model.threads[$0].goals.contains(goal) }.map(Int32.init))
      case .tool(let tool): Set(experience.facts.toolSessions[tool].map(Int32.init))
      case .month(let month):
        Set(
          model.sessions.indices.map(Int32.init).filter { words.day($0)?.isoMonth == month })
      case .plan, .person, .rest, .team, .encounter: nil
      }
    let listeners = experience.listeners(of: nil)
    return pooled(name, listeners, called(subject), sessions, figure)
  }

  private func about(_ threads: [Int32]) -> Set<Int32> {
    let all = model.sessions.indices.map(Int32.init).filter {
      experience.timeline.contentOf[Int($0)] >= 0
        && experience.threads(of: $0).contains { threads.contains($0) }
    }
    return Set(all)
  }

  /// The pairs of `listeners` with `sessions`, or with all of theirs.
  func pooled(
    _ name: String, _ listeners: [Listener], _ who: [Prose.Span], _ sessions: Set<Int32>?,
    _ figure: Figure?
  ) -> Chain {
    let isOfLinks = Self.ofLinks.contains(name)
    guard case .count(let count)? = figure else {
      let reason =
        isOfLinks
        ? " starts no comment and no time that a teacher could hear"
        : " has no session that a teacher is expected at"
      return Chain(
        figure: nil, sum: .counts,
        said: who + [Prose.Span("\(reason), so there is nothing to measure.")])
    }
    var walked: [Int: Connections] = [:]
    func connections(_ cell: Int) -> Connections {
      let known = walked[cell] ?? Connections(words, cell: cell)
      walked[cell] = known
      return known
    }
    let isOne = sessions?.count == 1
    let pairs = order(name, self.pairs(name, listeners, sessions))
    let facts = pairs.flatMap { pairs in
      isOne && !isOfLinks
        ? cellByCell(name, pairs, listeners, connections)
        : [fact(name, pairs, connections)]
    }
    let verb = MeasureWords(name).map { count.part == 1 ? $0.one : $0.several } ?? ""
    return Chain(
      figure: figure, sum: .counts,
      said: who + [
        ": ", .figured("\(count.part) of \(count.whole)"),
        Prose.Span(
          " \(verb), each \(isOfLinks ? "line" : "session") counting once for every teacher "
            + "\(isOfLinks ? "who could hear it" : "expected there")."),
      ], groups: [ChainGroup(title: [], facts: facts)])
  }

  // MARK: Pairs

  private func pairs(
    _ name: String, _ listeners: [Listener], _ sessions: Set<Int32>?
  ) -> [PooledPairs] {
    var found: [Int64: PooledPairs] = [:]
    func add(_ session: Int32, _ link: Int32?, _ listener: Listener, _ isSo: Bool) {
      if let sessions, !sessions.contains(session) { return }
      let key = Int64(session) << 32 | Int64(link ?? 0)
      found[key, default: PooledPairs(session: session, link: link)].add(listener, isSo)
    }
    for listener in listeners {
      let own = experience.cells[listener.cell]
      if Self.ofLinks.contains(name) {
        for link in own.links {
          let line = experience.facts.contents.links[Int(link.link)]
          add(own.sessions[Int(link.entry)], link.link, listener, counts(name, link, line))
        }
      } else {
        for (place, session) in own.sessions.enumerated() {
          add(session, nil, listener, counts(name, own.marks[place]))
        }
      }
    }
    return Array(found.values)
  }

  /// Those with the worst share first; of one share, in order of time.
  private func order(_ name: String, _ pairs: [PooledPairs]) -> [PooledPairs] {
    let isWorse = isWorseWhenMore(name)
    let places = Dictionary(
      uniqueKeysWithValues: words.inOrder(Array(Set(pairs.map(\.session)))).enumerated().map {
        ($1, $0)
      })
    return pairs.sorted { left, right in
      let one = left.count.part * right.count.whole
      let other = right.count.part * left.count.whole
      if one != other { return (one < other) != isWorse }
      return (places[left.session] ?? 0, left.link ?? 0)
        < (places[right.session] ?? 0, right.link ?? 0)
    }
  }

  private func isWorseWhenMore(_ name: String) -> Bool {
    Measure.all.first { $0.name == name }?.isWorseWhenMore ?? false
  }

  // MARK: Facts

  /// A session or link, for how many it counts, and why for one of those served worst.
  private func fact(
    _ name: String, _ pairs: PooledPairs, _ connections: (Int) -> Connections
  ) -> ChainFact {
    var said: [Prose.Span] = [
      words.address(pairs.session), ": ", .figured("\(pairs.count.part) of \(pairs.count.whole)"),
    ]
    if pairs.count.part > 0, !pairs.lacking.isEmpty {
      said += [", not for "] + words.people(pairs.lacking)
    }
    let worst = isWorseWhenMore(name) ? pairs.having.first : pairs.lacking.first
    guard let cell = worst ?? pairs.having.first ?? pairs.lacking.first else {
      return ChainFact(said, at: words.location(pairs.session))
    }
    let why = why(name, pairs, cell, connections(cell), pairs.having.contains(cell))
    return ChainFact(
      said + [": "] + why.words, at: why.location ?? words.location(pairs.session),
      part: pairs.count.part, of: pairs.count.whole)
  }

  private func why(
    _ name: String, _ pairs: PooledPairs, _ cell: Int, _ connections: Connections,
    _ isCounted: Bool
  ) -> (words: [Prose.Span], location: Location?) {
    let own = connections.own
    guard let index = pairs.link else {
      guard let place = own.sessions.firstIndex(of: pairs.session) else { return ([], nil) }
      return reason(name, cell, place, connections, isCounted)
    }
    let heard = own.links.first {
      $0.link == index && own.sessions[Int($0.entry)] == pairs.session
    }
    guard let heard else { return ([], nil) }
    return (connections.goingOut(heard), connections.line(heard).fact.location)
  }

  /// One session, to each of those who are there.
  private func cellByCell(
    _ name: String, _ pairs: PooledPairs, _ listeners: [Listener],
    _ connections: (Int) -> Connections
  ) -> [ChainFact] {
    let weights = Dictionary(uniqueKeysWithValues: listeners.map { ($0.cell, $0.weight) })
    let cells =
      isWorseWhenMore(name) ? pairs.having + pairs.lacking : pairs.lacking + pairs.having
    return cells.map { cell in
      let isCounted = pairs.having.contains(cell)
      let why = why(name, pairs, cell, connections(cell), isCounted)
      let weight = weights[cell] ?? 1
      return ChainFact(
        words.people([cell]) + [": "] + why.words,
        at: why.location ?? words.location(pairs.session),
        part: isCounted ? weight : 0, of: weight, weight: weight)
    }
  }

  // MARK: Links started and received

  /// The links that start, or end, at the sessions of a space or leader, or at one session.
  func ends(_ name: String, _ subject: Subject, _ figure: Figure?) -> Chain? {
    guard name == "started" || name == "received" else { return nil }
    let own: Set<Int32>
    switch subject {
    case .space(let space): own = Set(model.sessionRanges[space].map(Int32.init))
    case .session(let session): own = [Int32(session)]
    case .leader(let leader): own = Set(experience.facts.ledSessions[leader].map(Int32.init))
    case .plan, .person, .rest, .team, .thread, .goal, .tool, .month, .encounter: return nil
    }
    let found = experience.linkTallies().filter { tally in
      tally.heard > 0
        && (name == "started"
          ? own.contains(tally.session) : tally.ends.contains { own.contains($0) })
    }
    let facts = found.map { tally in
      let line = experience.facts.contents.links[Int(tally.link)]
      let time = line.facts.first { $0.kind == .time }
      let ends = name == "started" ? tally.ends : tally.ends.filter { own.contains($0) }
      return ChainFact(
        [
          words.address(tally.session),
          Prose.Span(time.map { ": \(max(0, $0.amount)) min given by " } ?? ": a comment by "),
        ]
          + words.leaders(tally.session) + [Prose.Span(time == nil ? " goes to " : " go to ")]
          + words.addresses(ends) + [
            ", for ", .figured("\(tally.heard) of \(tally.listeners)"),
            Prose.Span(" who could hear it"),
          ], at: line.fact.location, part: 1)
    }
    let verb = name == "started" ? " starts " : " receives "
    return Chain(
      figure: figure, sum: .total,
      said: called(subject) + [
        Prose.Span(verb),
        .figured(counted(facts.count, "comment or time", "comments and times")),
        Prose.Span(name == "started" ? " that somebody hears." : " from other spaces."),
      ], groups: [ChainGroup(title: [], facts: facts)])
  }
}
