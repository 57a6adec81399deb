import WeaveModel
import WeaveSource

/// W404: people asked to two sessions at one time.
@Sendable
func audienceTwice(_ facts: PlanFacts) -> [Diagnostic] {
  var cache: [AudienceID: [Int32]] = [:]
  let dated = facts.atoms.hasDatedMembers
  let clashes = clashes(facts) { session in
    guard !session.isOptional, session.audience >= 0 else { return [] }
    if !dated, let known = cache[session.audience] { return known }
    let spec = facts.model.audiences.specs[session.audience]
    let found = facts.atoms.atoms(of: spec, on: session.day)
    if !dated { cache[session.audience] = found }
    return found
  }
  return clashes.map { clash in
    let model = facts.model
    let who =
      Int(clash.who) < facts.atoms.peopleCount
      ? model.name(EntityRef(.person, Int(clash.who)))
      : model.name(EntityRef(.team, Int(clash.who) - facts.atoms.peopleCount))
    return .audienceTwice(who, clash, model)
  }
}

/// W405: a leader of two sessions at one time.
@Sendable
func leaderTwice(_ facts: PlanFacts) -> [Diagnostic] {
  clashes(facts) { session in
    let leaders = session.leaders < 0 ? [] : facts.model.leaderLists.lists[session.leaders]
    return leaders.contains { $0 < 0 } ? leaders.filter { $0 >= 0 } : leaders
  }.map { clash in
    .leaderTwice(facts.model.name(EntityRef(.person, Int(clash.who))), clash, facts.model)
  }
}

/// Two sessions at one time that somebody has a part in; where the same two spaces clash on many
/// days, the first day stands for all.
struct Clash {
  let who: Int32
  let first: Int
  let second: Int
  var days: Int
}

/// Walks each day's sessions by start, keeping for everybody the session that ends last.
private func clashes(_ facts: PlanFacts, who: (Session) -> [Int32]) -> [Clash] {
  let model = facts.model
  var found: [ClashKey: Clash] = [:]
  // For everybody: the day they were last asked on, when that session ends, and which it is.
  var busy = [(day: Int, end: Int, session: Int)](
    repeating: (-1, 0, 0), count: model.people.count + model.teams.count)
  for (day, sessions) in facts.timedDays.enumerated() where sessions.count > 1 {
    for index in sessions {
      let session = model.sessions[index]
      // A session of unknown length is there at its start, whatever follows.
      let start = Int(session.span.start)
      let end = max(session.span.end ?? 0, start + 1)
      var counted: Set<ClashKey> = []
      for person in who(session) {
        let last = busy[Int(person)]
        if last.day == day, last.end > start {
          let key = ClashKey(model.sessions[last.session], session)
          if found[key] == nil {
            found[key] = Clash(who: person, first: last.session, second: index, days: 1)
          } else if !counted.contains(key) {
            found[key]?.days += 1
          }
          counted.insert(key)
        }
        if last.day != day || end > last.end { busy[Int(person)] = (day, end, index) }
      }
    }
  }
  return found.values.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
}

/// The two spaces, and their sections, that clash.
private struct ClashKey: Hashable {
  let first: Int64
  let second: Int64

  init(_ one: Session, _ other: Session) {
    let left = Int64(one.space.index) << 32 | Int64(one.section.index + 1)
    let right = Int64(other.space.index) << 32 | Int64(other.section.index + 1)
    first = min(left, right)
    second = max(left, right)
  }
}

extension Diagnostic {
  fileprivate static func audienceTwice(_ who: String, _ clash: Clash, _ model: Model) -> Self {
    twoPlaces(.audienceTwice, "`\(who)` is asked to two places at once", clash, model)
  }

  fileprivate static func leaderTwice(_ who: String, _ clash: Clash, _ model: Model) -> Self {
    twoPlaces(.leaderTwice, "`\(who)` leads in two places at once", clash, model)
  }

  private static func twoPlaces(
    _ code: DiagnosticCode, _ what: String, _ clash: Clash, _ model: Model
  ) -> Self {
    let (one, other) = (model.sessions[clash.first], model.sessions[clash.second])
    let more = clash.days > 1 ? ", and on \(counted(clash.days - 1, "more day"))" : ""
    return Diagnostic(
      code, at: model.location(of: other),
      "\(what): \(model.address(one)) and \(model.address(other))\(more)",
      notes: [Note(model.location(of: one), "\(model.address(one)) is \(span(one))")],
      hints: ["\(model.address(other)) is \(span(other))"])
  }

  private static func span(_ session: Session) -> String {
    let start = clock(Int(session.span.start))
    return session.span.end.map { "\(start)..\(clock($0))" } ?? "from \(start)"
  }
}
