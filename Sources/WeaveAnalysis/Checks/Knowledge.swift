import WeaveModel
import WeaveSource
import WeaveSyntax

/// W426: a kind of knowledge that no session builds, though the plan says `builds` of another
/// (domain D4).
///
/// A session that builds two kinds counts in full under both. Plans that never say `builds` cost
/// one look at their facts.
@Sendable
func knowledgeKinds(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  guard let line = model.facts.first(where: { $0.kind == .builds }) else { return [] }
  var sessions: [Symbol: [Int]] = [:]
  for (index, session) in model.sessions.enumerated()
  where session.status.takesPlace && !session.isOptional {
    model.eachFact(of: session) { fact, _ in
      if fact.kind == .builds, let word = fact.word, sessions[word]?.last != index {
        sessions[word, default: []].append(index)
      }
    }
  }
  let kinds = Vocabulary.knowledge.words.map { word in
    (word: word, sessions: model.symbols.find(word).flatMap { sessions[$0] } ?? [])
  }
  let never = kinds.filter(\.sessions.isEmpty).map(\.word)
  guard !never.isEmpty, never.count < kinds.count else { return [] }
  let built = kinds.filter { !$0.sessions.isEmpty }.map { kind in
    (word: kind.word, minutes: facts.minutes(of: kind.sessions), sessions: kind.sessions.count)
  }
  return [.neverBuilt(never, built, model.plan.header?.location ?? line.location, line.location)]
}

/// W427: sessions on a subject led by people of whom none says that they know it (domain D3).
///
/// A plan in which no leader says `knows` has not come to that yet. One leader who knows is enough,
/// and a session whose leaders are still to be found is not judged.
@Sendable
func subjectLeaders(_ experience: Experience) -> [Diagnostic] {
  let model = experience.model
  guard model.people.contains(where: { $0.isLeader && !$0.knows.isEmpty }),
    model.facts.contains(where: { $0.kind == .subject })
  else { return [] }
  let days = SessionDays(experience)
  var found: [Symbol: SubjectLeaders] = [:]
  for (index, session) in model.sessions.enumerated()
  where session.status.takesPlace && session.leaders >= 0 {
    let leaders = model.leaderLists.lists[session.leaders]
    guard !leaders.isEmpty, !leaders.contains(LeaderLists.tbd) else { continue }
    var line: Fact?
    model.eachFact(of: session) { fact, _ in if fact.kind == .subject { line = fact } }
    guard let line, let subject = line.word,
      !leaders.contains(where: { model.people[Int($0)].knows.contains(subject) })
    else { continue }
    found[subject, default: SubjectLeaders()].add(leaders, Int32(index), line, days)
  }
  return mostFirst(
    found.values.compactMap { found in
      found.first.map { (found.sessions, .notKnown(found, $0.line, $0.session, model)) }
    })
}

/// Those who lead sessions on one subject and do not say that they know it.
private struct SubjectLeaders {
  /// The first session, and the `subject` line that holds there.
  private(set) var first: (session: Int32, line: Fact)?
  private(set) var sessions = 0
  private(set) var leaders: Set<Int32> = []

  mutating func add(_ more: [Int32], _ session: Int32, _ line: Fact, _ days: SessionDays) {
    sessions += 1
    leaders.formUnion(more)
    if first.map({ days.isShownFirst(session, $0.session) }) ?? true { first = (session, line) }
  }
}

extension Diagnostic {
  fileprivate static func neverBuilt(
    _ never: [String], _ built: [(word: String, minutes: Int, sessions: Int)],
    _ location: Location, _ line: Location
  ) -> Self {
    let parts = built.map {
      "\($0.word) \($0.minutes) min in \(counted($0.sessions, "session"))"
    }
    return Diagnostic(
      .knowledgeMissing, at: location,
      "no session builds \(listed(never, last: " or ")) knowledge; by this plan: "
        + parts.joined(separator: ", "),
      notes: [Note(line, "what sessions build is said here")],
      hints: ["if a session does, write `builds \(never[0])` under it"])
  }

  fileprivate static func notKnown(
    _ found: SubjectLeaders, _ line: Fact, _ session: Int32, _ model: Model
  ) -> Self {
    let subject = line.word.map { model.symbols.text($0) } ?? ""
    let people = found.leaders.map { EntityRef(.person, Int($0)) }.sorted {
      model.name($0) < model.name($1)
    }
    let who = listed(quoted(people.map { model.name($0) }), atMost: 4)
    let address = model.address(model.sessions[Int(session)])
    let what =
      found.sessions == 1
      ? "\(address), on \(subject), is"
      : "\(found.sessions) sessions on \(subject), the first \(address), are"
    return Diagnostic(
      .subjectNotKnown, at: line.location,
      what + " led by \(who), \(people.count == 1 ? "who does not say" : "none of whom says") "
        + "`knows \(subject)`",
      notes: people.prefix(3).compactMap { person in
        let known = model.people[person].knows.map { model.symbols.text($0) }
        return model.header(person).map {
          Note(
            $0.location,
            known.isEmpty ? "says no `knows`" : "says `knows` of \(listed(known, atMost: 4))")
        }
      },
      hints: ["write `knows \(subject)` under a leader who does, or ask one who does to lead along"]
    )
  }
}
