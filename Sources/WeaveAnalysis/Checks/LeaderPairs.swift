import WeaveModel
import WeaveSource

/// Leaders share many teachers when they are so many, and at least half of all.
private let manyTeachers = 3

/// Pairs shown at once: each is a talk to arrange.
private let pairsShown = 3

/// W431: two leaders who share many teachers, of whom neither says they plan together (domain A7).
///
/// The pairs are those that coordination is measured on; nothing is said of either one alone.
@Sendable
func leaderPairs(_ experience: Experience) -> [Diagnostic] {
  let model = experience.model
  let teachers = experience.teacherCount
  guard teachers >= manyTeachers, model.people.count(where: \.isLeader) > 1 else { return [] }
  let cells = experience.attendance.cells
  // Where both days and memberships are open, a cell may miss a session it is counted at.
  let listeners = experience.listeners(of: nil).filter {
    !experience.facts.atoms.hasDatedMembers || !cells[$0.cell].hasOpen
  }
  let apart = experience.coordination(listeners).pairs.filter {
    !$0.planTogether && $0.shared >= manyTeachers && isHalf($0.shared, of: teachers)
  }
  return mostFirst(apart.map { ($0.shared, .apart($0, teachers, model)) }, atMost: pairsShown)
}

extension Diagnostic {
  fileprivate static func apart(
    _ pair: Coordination.Pair, _ teachers: Int, _ model: Model
  ) -> Self {
    let people = [pair.first, pair.second].map { person in
      (name: model.name(EntityRef(.person, person)), place: model.people[person].header.location)
    }.sorted { $0.name < $1.name }
    let names = (people[0].name, people[1].name)
    return Diagnostic(
      .leadersApart, at: people[0].place,
      "`\(names.0)` and `\(names.1)` share \(pair.shared) of \(teachers) teachers, and by this "
        + "plan do not plan together",
      notes: [Note(people[1].place, "`\(names.1)` is here")],
      hints: [
        "if they do, write `plans-with \(names.1)` under `\(names.0)`; if not, one talk helps"
      ])
  }
}
