package import WeaveAnalysis
import WeaveModel
import WeaveSyntax

/// What edits take: sessions, minutes, people who act; shown beside what they bring.
package struct Cost: Sendable, Equatable {
  /// Sessions whose facts change.
  package var touched = 0
  /// Minutes taken from the content of sessions for connecting.
  package var minutes = 0
  /// Comments, of about a minute each, which count against no limit.
  package var comments = 0
  /// Minutes of sessions that no longer take place.
  package var lost = 0
  /// Leaders of sessions touched, by name.
  package var leaders: [String] = []
  /// Sessions touched whose leader is still to be found.
  package var undecided = 0
  /// Pairs of leaders who would newly have to plan together, or newly do, by name.
  package var pairs: [[String]] = []
  /// Lines added, removed or changed.
  package var lines = 0

  package init() {}

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
      take(model.sessions[index], model, &leaders)
      guard before >= 0 else {
        minutes += Self.connection(model.sessions[index], model)
        continue
      }
      let old = match.before.sessions[Int(before)]
      minutes += max(
        0, Self.connection(model.sessions[index], model) - Self.connection(old, match.before))
      if old.status.takesPlace, !model.sessions[index].status.takesPlace {
        lost += old.minutes ?? 0
      }
    }
    for index in changes.dropped {
      let session = match.before.sessions[index]
      if session.status.takesPlace { lost += session.minutes ?? 0 }
      take(session, match.before, &leaders)
    }
    let newly = Self.newlyPaired(match)
    for pair in newly { leaders.formUnion(pair) }
    self.leaders = leaders.sorted()
    pairs = (newly + Self.joined(match, changes, after)).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private mutating func take(_ session: Session, _ model: Model, _ leaders: inout Set<String>) {
    for leader in model.leaders(of: session) {
      leaders.insert(model.name(EntityRef(.person, leader)))
    }
    if session.leaders >= 0, model.leaderLists.lists[Int(session.leaders)].contains(Fact.tbd) {
      undecided += 1
    }
  }

  /// The minutes of connection time of a session.
  private static func connection(_ session: Session, _ model: Model) -> Int {
    guard session.status.takesPlace else { return 0 }
    var minutes = 0
    model.eachFact(of: session) { fact, _ in
      if fact.kind == .time { minutes += Int(max(0, fact.amount)) }
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
  ) -> [[String]] {
    let model = after.model
    var found: Set<[Int]> = []
    func pair(_ one: Int, _ other: Int) {
      for left in model.leaders(of: model.sessions[one]) {
        for right in model.leaders(of: model.sessions[other]) where left != right {
          let known =
            model.people[left].plansWith.contains(right)
            || model.people[right].plansWith.contains(left)
          if !known { found.insert([min(left, right), max(left, right)]) }
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
        for end in cell.ends[link.ends] { pair(Int(start), Int(cell.sessions[Int(end)])) }
      }
      for start in cell.sessions where touched.contains(start) {
        for tool in newTools(start, match, after) {
          for other in cell.sessions
          where model.sessions[Int(other)].space != model.sessions[Int(start)].space
            && after.tools(of: other).contains(tool)
          {
            pair(Int(start), Int(other))
          }
        }
      }
    }
    return found.map { pair in
      pair.map { model.name(EntityRef(.person, $0)) }.sorted()
    }
  }

  /// True where the session had no connection time to that space before.
  private static func isNewTime(_ session: Int32, to space: Int32, _ match: ModelMatch) -> Bool {
    let before = match.sessionsBefore[Int(session)]
    guard before >= 0 else { return true }
    var found = false
    match.before.eachFact(of: match.before.sessions[Int(before)]) { fact, _ in
      guard fact.kind == .time, fact.address >= 0 else { return }
      let other = match.before.addresses[Int(fact.address)].space
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
