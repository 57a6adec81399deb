package import WeaveModel
package import WeaveSource
import WeaveSyntax

/// Something a plan leaves open: counted and listed, never guessed.
package struct Hole: Sendable {
  /// What is not yet known.
  package enum Missing: String, Sendable, CaseIterable {
    case day, start, length, leader, topic, place
    case newDay = "new day"
    case days = "days of the plan"
  }

  package let missing: Missing
  /// The address of the session, or the name of the space when all its sessions share the hole.
  package let address: String
  /// A place in `Model.spaces`; nil for a hole of the plan itself.
  package let space: Int?
  /// How many sessions it concerns.
  package let sessions: Int
  /// Where the missing value is to be written.
  package let location: Location
  /// The days an open session may take.
  package let window: DayRange?
}

/// Every hole of the plan, by space, then session, then what is missing.
///
/// Where sessions of one space share a hole that no session says itself, they are one row.
package func holes(_ facts: PlanFacts) -> [Hole] {
  let model = facts.model
  var result: [Hole] = []
  if let header = model.plan.header, model.plan.days == nil {
    result.append(
      Hole(
        missing: .days, address: model.symbols.text(header.name), space: nil, sessions: 0,
        location: header.location, window: nil))
  }
  for space in model.spaces.indices {
    for missing in Hole.Missing.allCases {
      result += holes(of: missing, in: space, model)
    }
  }
  return result
}

private func holes(of missing: Hole.Missing, in space: Int, _ model: Model) -> [Hole] {
  var shared: [Location: [Int]] = [:]
  var own: [Hole] = []
  for index in model.sessionRanges[space] {
    let session = model.sessions[index]
    guard session.status != .cut, let location = place(of: missing, session, model) else {
      continue
    }
    let isOwn =
      [session.sectionBlock, session.wholeBlock].contains { block in
        block >= 0
          && model.blocks[Int(block)].facts.contains {
            model.facts[Int($0)].location == location
          }
      } || missing == .day || missing == .newDay
    if isOwn {
      own.append(
        Hole(
          missing: missing, address: model.address(session), space: space, sessions: 1,
          location: location, window: window(session, model)))
    } else {
      shared[location, default: []].append(index)
    }
  }
  let grouped = shared.sorted {
    ($0.key.file, $0.key.range.start) < ($1.key.file, $1.key.range.start)
  }.map { location, sessions in
    Hole(
      missing: missing,
      address: sessions.count == 1
        ? model.address(model.sessions[sessions[0]]) : model.name(EntityRef(.space, space)),
      space: space, sessions: sessions.count, location: location, window: nil)
  }
  return grouped + own
}

private func window(_ session: Session, _ model: Model) -> DayRange? {
  guard session.day == nil, session.openDays >= 0,
    let first = model.openDays[session.openDays].first,
    let last = model.openDays[session.openDays].last
  else { return nil }
  return DayRange(first, last)
}

/// Where the hole is to be filled; nil when nothing is missing.
private func place(of missing: Hole.Missing, _ session: Session, _ model: Model) -> Location? {
  switch missing {
  case .days: return nil
  case .newDay: return session.status == .postponed ? model.location(of: session) : nil
  case .day: return session.day == nil ? model.location(of: session) : nil
  case .start:
    return session.span.start < 0 && session.span.length < 0
      ? scheduleLocation(session, model) : nil
  case .length:
    return session.span.length < 0 && session.span.start >= 0
      ? scheduleLocation(session, model) : nil
  case .leader:
    let leaders = session.leaders < 0 ? [] : model.leaderLists.lists[session.leaders]
    if leaders.contains(LeaderLists.tbd) { return undecided(.ledBy, session, model) }
    return leaders.isEmpty ? model.spaces[session.space].header.location : nil
  case .topic: return undecided(.about, session, model)
  case .place: return undecided(.place, session, model)
  }
}

private func scheduleLocation(_ session: Session, _ model: Model) -> Location {
  let space = model.spaces[session.space]
  if session.section >= 0 { return space.sections[session.section].location }
  return session.line >= 0 ? space.lines[session.line].location : model.location(of: session)
}

/// The fact of `kind` that says `tbd`.
private func undecided(_ kind: StatementKind, _ session: Session, _ model: Model) -> Location? {
  var found: Location?
  model.eachFact(of: session) { fact, _ in
    if fact.kind == kind, fact.isTBD { found = fact.location }
  }
  if found == nil, kind == .ledBy, session.section >= 0 {
    return model.spaces[session.space].sections[session.section].location
  }
  return found
}
