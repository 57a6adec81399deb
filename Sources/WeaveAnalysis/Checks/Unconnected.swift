import WeaveModel
import WeaveSource
import WeaveSyntax

/// W421, W423: sessions that connect with no other space, and teachers whom no connection reaches.
///
/// One walk over the sessions of each cell, whose marks stand in the experience; findings of
/// sessions are gathered by space, those of teachers into one.
@Sendable
func unconnected(_ experience: Experience) -> [Diagnostic] {
  let days = SessionDays(experience)
  var possible = PossibleMarks(experience, days)
  var isolation = Isolation(experience)
  var reach = TeacherReach(experience)
  for (index, cell) in experience.attendance.cells.enumerated() where cell.isTeacher {
    let sessions = experience.attendance.sessions[cell.sessions]
    let marks = possible.marks(ofCell: index)
    isolation.note(sessions, marks, of: index)
    if !sessions.isEmpty { reach.note(index, isReached: marks.contains { $0.isWoven }) }
  }
  // Before any session has a thread, everything is unconnected, which is no news.
  return (experience.facts.hasFocus ? isolation.findings : []) + reach.findings
}

/// Gathers which sessions connect with another space for some teacher.
private struct Isolation {
  private let experience: Experience
  /// The first cell with another space to connect to, by session; -1 where there is none.
  private var listener: [Int32]
  private var isConnected: [Bool]

  init(_ experience: Experience) {
    self.experience = experience
    listener = experience.model.sessions.map { _ in -1 }
    isConnected = experience.model.sessions.map { _ in false }
  }

  private var model: Model { experience.model }

  mutating func note(_ sessions: ArraySlice<Int32>, _ marks: [Marks], of cell: Int) {
    guard let first = sessions.first else { return }
    let space = model.sessions[Int(first)].space
    guard sessions.contains(where: { model.sessions[Int($0)].space != space }) else { return }
    for (session, marks) in zip(sessions, marks) {
      if listener[Int(session)] < 0 { listener[Int(session)] = Int32(cell) }
      if !marks.isIsolated { isConnected[Int(session)] = true }
    }
  }

  /// One for each space, the one with most such sessions first.
  var findings: [Diagnostic] {
    var found: [(count: Int, finding: Diagnostic)] = []
    for range in model.sessionRanges {
      let heard = range.filter { listener[$0] >= 0 }
      let alone = heard.filter { !isConnected[$0] && !saysSo(model.sessions[$0]) }
      guard !alone.isEmpty else { continue }
      found.append((alone.count, finding(alone, of: heard.count)))
    }
    return mostFirst(found)
  }

  /// A session that skips a thread of its space is meant to be without it.
  private func saysSo(_ session: Session) -> Bool {
    session.headers.contains { block in
      model.facts(model.blocks[block].facts).contains { $0.skipped == .about }
    }
  }

  private func finding(_ alone: [Int], of count: Int) -> Diagnostic {
    let first = model.sessions[alone[0]]
    let space = model.spaces[first.space]
    let hints = [hint(alone[0])].compactMap { $0 }
    let without = "no thread or tool in common, no comment, no time"
    if alone.count == 1 {
      return Diagnostic(
        .isolatedSession, at: model.location(of: first),
        "nothing connects \(model.address(first)) with another space: \(without)", hints: hints)
    }
    let sections = Set(alone.map { model.sessions[$0].section })
    let isOneSection = sections.count == 1 && first.section >= 0
    let name = model.symbols.text(space.header.name)
    let sessions =
      alone.count == count ? "the \(count) sessions" : "\(alone.count) of \(count) sessions"
    return Diagnostic(
      .isolatedSession,
      at: isOneSection ? space.sections[first.section].location : space.header.location,
      "nothing connects \(sessions) of `\(name)` with another space: \(without)",
      notes: [.init(model.location(of: first), "the first is \(model.address(first))")],
      hints: hints)
  }

  /// What its teachers meet elsewhere, to be connected with.
  private func hint(_ session: Int) -> String? {
    let space = model.sessions[session].space
    let cell = experience.attendance.cells[Int(listener[session])]
    var met: [Pair: Int] = [:]
    var others: [SpaceID] = []
    for other in experience.attendance.sessions[cell.sessions] {
      let place = model.sessions[Int(other)].space
      guard place != space else { continue }
      if !others.contains(place) { others.append(place) }
      for thread in experience.facts.threads(of: Int(other)) {
        met[Pair(thread: thread, space: place), default: 0] += 1
      }
    }
    func name(_ space: SpaceID) -> String { model.name(space) }
    let most = met.max {
      ($0.value, $1.key.thread, $1.key.space) < ($1.value, $0.key.thread, $0.key.space)
    }
    if let most {
      let thread = model.name(EntityRef(.thread, Int(most.key.thread)))
      return "its teachers meet `\(thread)` in `\(name(most.key.space))`: `about \(thread)` shares "
        + "it, `comment to \(name(most.key.space)) \"…\"` says so aloud"
    }
    return others.first.map {
      "its teachers also come to `\(name($0))`: write `comment to \(name($0)) \"…\"`"
    }
  }

  private struct Pair: Hashable {
    let thread: Int32
    let space: SpaceID
  }
}

/// Gathers which teachers some comment, time or common tool reaches.
private struct TeacherReach {
  private let experience: Experience
  private var unreached: Set<Int32> = []
  private var count = 0
  private var isSomebodyReached = false

  init(_ experience: Experience) { self.experience = experience }

  private var model: Model { experience.model }

  mutating func note(_ cell: Int, isReached: Bool) {
    if isReached {
      isSomebodyReached = true
    } else {
      unreached.formUnion(experience.attendance.cells[cell].atoms)
      count += experience.attendance.cells[cell].weight
    }
  }

  /// One for all of them: teams first, the largest first, then people, then the rest of teams.
  var findings: [Diagnostic] {
    guard !unreached.isEmpty, isSomebodyReached || hasLinkWithEnd else { return [] }
    let named = experience.names(ofAtoms: unreached)
    let headers = named.prefix(3).compactMap { model.header($0.ref)?.location }
    guard let place = headers.first else { return [] }
    return [
      Diagnostic(
        .teacherUnreached, at: place,
        "no comment, time or common tool reaches \(count) of \(experience.teacherCount) teachers: "
          + listed(named.map(\.text), atMost: 4),
        notes: headers.dropFirst().map { .init($0, "nor here") },
        hints: [
          "connect two sessions they attend in different spaces: a comment, 10 to 15 minutes, or "
            + "one tool in both"
        ])
    ]
  }

  /// A link to what never meets is a finding of its own.
  private var hasLinkWithEnd: Bool {
    experience.facts.contents.links.contains { link in
      let ends =
        link.sessions.map { $0.map(Int.init) } ?? Array(model.sessionRanges[Int(link.space)])
      return ends.contains { model.sessions[$0].status.takesPlace }
    }
  }
}

extension Experience {
  /// The people of some atoms: teams first, the largest first, then people, then the rest of teams.
  func names(ofAtoms wanted: Set<Int32>) -> [(ref: EntityRef, text: String)] {
    let atoms = facts.atoms
    var left = wanted
    var found: [(ref: EntityRef, text: String)] = []
    let teams = model.teams.indices.map { team in
      (team: team, atoms: Set(atoms.teams[team].map(\.atom)))
    }
    for (team, members) in teams.sorted(by: {
      ($1.atoms.count, model.name(EntityRef(.team, $0.team)))
        < ($0.atoms.count, model.name(EntityRef(.team, $1.team)))
    })
    where !members.isEmpty && members.isSubset(of: wanted) && !members.isDisjoint(with: left) {
      let people = members.reduce(0) { $0 + Int(atoms.weights[Int($1)]) }
      guard people > 1 else { continue }
      left.subtract(members)
      found.append((EntityRef(.team, team), "`\(model.name(EntityRef(.team, team)))`"))
    }
    let teamCount = found.count
    for atom in left {
      let isPerson = Int(atom) < atoms.peopleCount
      let ref =
        isPerson
        ? EntityRef(.person, Int(atom)) : EntityRef(.team, Int(atom) - atoms.peopleCount)
      found.append((ref, (isPerson ? "" : "the rest of ") + "`\(model.name(ref))`"))
    }
    // People before the rest of teams, each by name.
    found[teamCount...].sort {
      ($0.ref.kind == .team ? 1 : 0, $0.text) < ($1.ref.kind == .team ? 1 : 0, $1.text)
    }
    return found
  }
}
