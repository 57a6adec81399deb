package import WeaveAnalysis
import WeaveModel

/// In which sessions some teachers newly meet a thread, or no longer do.
///
/// The teachers are expected at the same sessions before, and at the same sessions after.
package struct MeetingChange: Sendable {
  /// The teachers, as teams where a whole team is meant.
  package let who: [String]
  /// How many teachers these are.
  package let teachers: Int
  /// The name of the thread.
  package let thread: String
  /// Addresses of sessions in which it is newly met, in order of time.
  package let gained: [String]
  /// Addresses of sessions in which it is no longer met, in order of time.
  package let lost: [String]
  /// Spaces in which it is met, before and after.
  package let spacesBefore: Int
  package let spacesAfter: Int
  /// The longest wait between two meetings, in days, over the choices of open days; none where
  /// there are none to wait between.
  package fileprivate(set) var gapBefore = Extent(Figure?.none)
  package fileprivate(set) var gapAfter = Extent(Figure?.none)
  /// Where the gaps are read: one of the teachers, and the thread, before and after.
  fileprivate let source: (before: Gap?, after: Gap)
}

/// The longest wait of one person for a thread.
private struct Gap: Sendable {
  let atom: Int32
  let thread: Int

  func figure(_ experience: Experience) -> Figure? {
    let cell = Int(experience.attendance.cellOf[Int(atom)])
    return experience.cells[cell].encounters(of: thread)?.longestGap.map { .number($0) }
  }

  /// Those of `gaps`: over up to so many choices of open days, or, with nil, on the first of them.
  static func extents(_ gaps: [Gap?], _ experience: Experience, upTo limit: Int?) -> [Extent] {
    guard let limit else { return gaps.map { Extent($0?.figure(experience)) } }
    return experience.extents(.days, upTo: limit) { experience in
      gaps.map { $0?.figure(experience) }
    }
  }
}

/// Who newly meets what, and when; `sessions` are the changes between the same two plans.
///
/// Gaps are ranges over up to `limit` choices of open days, or, with nil, those of the first days.
package func meetingChanges(
  _ match: ModelMatch, _ sessions: SessionChanges, _ before: Experience, _ after: Experience,
  upTo limit: Int?
) -> [MeetingChange] {
  var isTouched = [Bool](repeating: false, count: match.after.sessions.count)
  for session in sessions.touched { isTouched[session] = true }
  var found = groups(match, before, after).flatMap { group -> [MeetingChange] in
    var one = before.cells[group.before].sessions
    var other = after.cells[group.after].sessions
    // Sessions that both expect and nothing touched are met as before.
    if one.count == other.count, zip(one, other).allSatisfy({ match.sessions[Int($0)] == $1 }) {
      one.removeAll { !isTouched[Int(match.sessions[Int($0)])] }
      other.removeAll { !isTouched[Int($0)] }
      if other.isEmpty { return [] }
    }
    return changes(of: group, (one, other), match, before, after)
  }
  if found.isEmpty { return [] }
  let (old, new) = (
    Gap.extents(found.map(\.source.before), before, upTo: limit),
    Gap.extents(found.map(\.source.after), after, upTo: limit)
  )
  for index in found.indices {
    found[index].gapBefore = old[index]
    found[index].gapAfter = new[index]
  }
  return found
}

/// Teachers who were alike before and are alike after.
private struct ListenerGroup {
  let before: Int
  let after: Int
  /// Atoms of the plan after.
  var atoms: [Int32]
  var weight: Int
}

private func groups(
  _ match: ModelMatch, _ before: Experience, _ after: Experience
) -> [ListenerGroup] {
  var known: [[Int32]: Int] = [:]
  var found: [ListenerGroup] = []
  let people = match.before.people.count
  for (atom, cell) in before.attendance.cellOf.enumerated() where cell >= 0 {
    let other =
      atom < people
      ? match.people[atom]
      : match.teams[atom - people] < 0
        ? -1 : Int32(match.after.people.count) + match.teams[atom - people]
    guard other >= 0, Int(other) < after.attendance.cellOf.count,
      after.attendance.cellOf[Int(other)] >= 0,
      before.attendance.cells[Int(cell)].isTeacher
    else { continue }
    let now = after.attendance.cellOf[Int(other)]
    let weight = Int(after.facts.atoms.weights[Int(other)])
    if let place = known[[cell, now]] {
      found[place].atoms.append(other)
      found[place].weight += weight
    } else {
      known[[cell, now]] = found.count
      found.append(
        ListenerGroup(before: Int(cell), after: Int(now), atoms: [other], weight: weight))
    }
  }
  return found
}

/// The changes for a group, as far as they lie in some of its sessions before and after.
private func changes(
  of group: ListenerGroup, _ sessions: (before: [Int32], after: [Int32]), _ match: ModelMatch,
  _ before: Experience, _ after: Experience
) -> [MeetingChange] {
  let (one, other) = (before.cells[group.before], after.cells[group.after])
  if one.encounters.isEmpty, other.encounters.isEmpty { return [] }
  var names: [String]?
  return match.after.threads.indices.compactMap { thread in
    let old = match.threads.firstIndex(of: Int32(thread))
    let had =
      old.map { old in sessions.before.filter { before.threads(of: $0).contains(Int32(old)) } }
      ?? []
    let has = sessions.after.filter { after.threads(of: $0).contains(Int32(thread)) }
    let kept = Set(had.map { match.sessions[Int($0)] })
    let gained = has.filter { !kept.contains($0) }
    let now = Set(has)
    let lost = had.filter { !now.contains(match.sessions[Int($0)]) }
    if gained.isEmpty, lost.isEmpty { return nil }
    let who = names ?? whole(group.atoms, after)
    names = who
    let (was, isNow) = (old.flatMap { one.encounters(of: $0) }, other.encounters(of: thread))
    return MeetingChange(
      who: who, teachers: group.weight,
      thread: match.after.name(EntityRef(.thread, thread)),
      gained: gained.map { address($0, match.after) }, lost: lost.map { address($0, match.before) },
      spacesBefore: was?.spaces ?? 0, spacesAfter: isNow?.spaces ?? 0,
      source: (
        old.map { Gap(atom: before.attendance.cells[group.before].atoms[0], thread: $0) },
        Gap(atom: group.atoms[0], thread: thread)
      ))
  }
}

private func address(_ session: Int32, _ model: Model) -> String {
  model.written(model.key(of: model.sessions[Int(session)]))
}

/// Names for people: a team where all of it is meant, else each person.
private func whole(_ atoms: [Int32], _ experience: Experience) -> [String] {
  let model = experience.model
  var left = Set(atoms)
  var names: [String] = []
  let teams = experience.facts.atoms.teams.enumerated().sorted {
    $0.element.count > $1.element.count
  }
  for (team, members) in teams where !members.isEmpty {
    let own = Set(members.map(\.atom))
    guard own.isSubset(of: left) else { continue }
    names.append(model.name(EntityRef(.team, team)))
    left.subtract(own)
  }
  for atom in left.sorted() {
    names.append(
      Int(atom) < model.people.count
        ? model.name(EntityRef(.person, Int(atom)))
        : "others of " + model.name(EntityRef(.team, Int(atom) - model.people.count)))
  }
  return names.sorted()
}
