package import WeaveAnalysis
import WeaveModel
import WeaveSyntax

/// What edits take: sessions, minutes, people who act; shown beside what they bring.
///
/// docs/what-if.md defines each figure.
package struct Cost: Sendable, Equatable {
  /// Sessions added, dropped, moved or changed.
  package var touched = 0
  /// Minutes taken from the content of sessions for connecting.
  package var minutes = 0
  /// Comments, of about a minute each, which count against no limit.
  package var comments = 0
  /// Minutes of sessions that no longer take place.
  package var lost = 0
  /// Leaders of sessions touched and those who newly say they plan together, by name.
  package var leaders: [String] = []
  /// Sessions touched whose leader is still to be found.
  package var undecided = 0
  /// Pairs of leaders who would newly have to plan together, or newly do, by name.
  package var pairs: [[String]] { joins.map(\.pair) }
  /// The sessions touched, with what each gives up: what the figures above are sums of.
  package private(set) var parts: [Part] = []
  /// The pairs, each with why.
  package private(set) var joins: [Join] = []
  /// Lines added, removed or changed.
  package var lines = 0

  package init() {}

  /// What one session gives up.
  package struct Part: Sendable, Equatable {
    /// Of the plan after, or before where the session is dropped.
    package let session: Int
    package let isDropped: Bool
    /// Minutes newly taken for connecting.
    package var minutes = 0
    /// Minutes that no longer take place.
    package var lost = 0
  }

  /// Two leaders who would newly plan together, by name.
  package struct Join: Sendable, Equatable {
    /// The two names, sorted.
    package let pair: [String]
    package let reason: Reason

    /// Why they would; sessions and tools are those of the plan after.
    package enum Reason: Sendable, Equatable {
      /// The edits say that they do.
      case said
      /// Connection time at one's session looks to the other's.
      case time(from: Int, to: Int)
      /// Both use the tool, and some teacher is at both sessions.
      case tool(Int, at: Int, and: Int)
    }
  }

  /// What it takes to go from one plan to another.
  package init(
    _ match: ModelMatch, _ changes: SessionChanges, _ after: Experience, lines: Int, comments: Int
  ) {
    self.lines = lines
    self.comments = comments
    let model = match.after
    touched = changes.touched.count + changes.dropped.count
    var leaders: Set<String> = []
    for index in changes.touched {
      let before = match.sessionsBefore[index]
      let session = model.sessions[index]
      take(session, model, &leaders)
      var part = Part(session: index, isDropped: false)
      part.minutes = Self.connection(session, model)
      if before >= 0 {
        let old = match.before.sessions[Int(before)]
        part.minutes = max(0, part.minutes - Self.connection(old, match.before))
        if old.status.takesPlace, !session.status.takesPlace { part.lost = old.minutes ?? 0 }
      }
      parts.append(part)
    }
    for index in changes.dropped {
      let session = match.before.sessions[index]
      var part = Part(session: index, isDropped: true)
      if session.status.takesPlace { part.lost = session.minutes ?? 0 }
      parts.append(part)
      take(session, match.before, &leaders)
    }
    minutes = parts.reduce(0) { $0 + $1.minutes }
    lost = parts.reduce(0) { $0 + $1.lost }
    let newly = Self.newlyPaired(match)
    for pair in newly { leaders.formUnion(pair) }
    self.leaders = leaders.sorted()
    joins = (newly.map { Join(pair: $0, reason: .said) } + Self.joined(match, changes, after))
      .sorted { $0.pair.lexicographicallyPrecedes($1.pair) }
  }

  private mutating func take(_ session: Session, _ model: Model, _ leaders: inout Set<String>) {
    for leader in model.leaders(of: session) {
      leaders.insert(model.name(EntityRef(.person, leader)))
    }
    if session.leaders >= 0, model.leaderLists.lists[session.leaders].contains(LeaderLists.tbd) {
      undecided += 1
    }
  }

  /// The minutes of connection time of a session.
  private static func connection(_ session: Session, _ model: Model) -> Int {
    guard session.status.takesPlace else { return 0 }
    var minutes = 0
    model.eachFact(of: session) { fact, _ in
      if fact.kind == .time { minutes += fact.minutes ?? 0 }
    }
    return minutes
  }

  /// Leaders who newly say that they plan together.
  private static func newlyPaired(_ match: ModelMatch) -> [[String]] {
    func pairs(_ model: Model) -> Set<[String]> {
      var found: Set<[String]> = []
      for person in model.people {
        for other in person.plansWith {
          found.insert(
            [model.symbols.text(person.header.name), model.name(EntityRef(.person, other))].sorted()
          )
        }
      }
      return found
    }
    return Array(pairs(match.after).subtracting(pairs(match.before)))
  }

  /// Leaders of sessions touched, with those of sessions that time or a tool newly joins them to,
  /// where they do not plan together yet.
  private static func joined(
    _ match: ModelMatch, _ changes: SessionChanges, _ after: Experience
  ) -> [Join] {
    let model = after.model
    var found: [[Int]: Join.Reason] = [:]
    func pair(_ one: Int, _ other: Int, _ reason: Join.Reason) {
      for left in model.leaders(of: model.sessions[one]) {
        for right in model.leaders(of: model.sessions[other]) where left != right {
          let known =
            model.people[left].plansWith.contains(right)
            || model.people[right].plansWith.contains(left)
          // The first reason that is found is said.
          let pair = [min(left, right), max(left, right)]
          if !known, found[pair] == nil { found[pair] = reason }
        }
      }
    }
    let touched = Set(changes.touched.map { Int32($0) })
    for cell in after.cells where cell.sessions.contains(where: { touched.contains($0) }) {
      for link in cell.links where touched.contains(cell.sessions[Int(link.entry)]) {
        let start = cell.sessions[Int(link.entry)]
        let line = after.facts.contents.links[Int(link.link)]
        guard line.facts.contains(where: { $0.kind == .time }),
          isNewTime(start, to: line.space, match)
        else { continue }
        for end in cell.ends[link.ends] {
          let other = Int(cell.sessions[Int(end)])
          pair(Int(start), other, .time(from: Int(start), to: other))
        }
      }
      for start in cell.sessions where touched.contains(start) {
        for tool in newTools(start, match, after) {
          for other in cell.sessions
          where model.sessions[Int(other)].space != model.sessions[Int(start)].space
            && after.tools(of: other).contains(tool)
          {
            pair(Int(start), Int(other), .tool(Int(tool), at: Int(start), and: Int(other)))
          }
        }
      }
    }
    return found.map { pair, reason in
      Join(pair: pair.map { model.name(EntityRef(.person, $0)) }.sorted(), reason: reason)
    }
  }

  /// True where the session had no connection time to that space before.
  private static func isNewTime(_ session: Int32, to space: Int32, _ match: ModelMatch) -> Bool {
    let before = match.sessionsBefore[Int(session)]
    guard before >= 0 else { return true }
    var found = false
    match.before.eachFact(of: match.before.sessions[Int(before)]) { fact, _ in
      guard fact.kind == .time, let address = fact.to else { return }
      let other = match.before.addresses[address].space
      if other >= 0, match.spaces[Int(other)] == space { found = true }
    }
    return !found
  }

  /// Tools the session uses now and did not before.
  private static func newTools(
    _ session: Int32, _ match: ModelMatch, _ after: Experience
  ) -> [Int32] {
    let now = Array(after.tools(of: session))
    let before = match.sessionsBefore[Int(session)]
    guard before >= 0 else { return now }
    let had = Set(
      match.before.tools(of: match.before.sessions[Int(before)]).map { match.tools[$0] })
    return now.filter { !had.contains($0) }
  }
}
