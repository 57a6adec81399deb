import WeaveModel
import WeaveSource
import WeaveSyntax

/// W428, W429: student work looked at before its tasks were chosen, and a unit opened up after it
/// began (domain D7).
///
/// Only sessions that say `unit` are judged, for the listeners they have: tasks are chosen in
/// `does unit-internalization` or `does lesson-internalization` of the same unit. Each cell's
/// sessions are walked twice; plans without `unit` lines cost nothing.
@Sendable
func unitOrder(_ experience: Experience) -> [Diagnostic] {
  guard var walk = UnitWalk(experience) else { return [] }
  for (cell, sessions) in experience.audiences { walk.walk(sessions, weight: cell.weight) }
  return walk.findings(.workTooEarly) + walk.findings(.openedLate)
}

/// Finds, listener by listener, the order of work on units.
private struct UnitWalk {
  enum Slip: Hashable { case workTooEarly, openedLate }

  /// What a session does on its units.
  private struct Work {
    var units: [Int32] = []
    var opens = false
    var choosesTasks = false
    var looksAtWork = false
  }

  /// A session's work on one unit that may come out of order.
  private struct UnitWork: Hashable {
    let slip: Slip
    let unit: Int32
    let session: Int32
  }

  private struct Tally {
    var listeners = 0
    var slipped = 0
    /// The session that should have come first.
    var other: Int32 = -1
  }

  private let experience: Experience
  private let days: SessionDays
  private var work: [Int32: Work] = [:]
  private var tallies: [UnitWork: Tally] = [:]

  private var model: Model { experience.model }

  /// Nil where no session says `unit`.
  init?(_ experience: Experience) {
    let model = experience.model
    guard model.facts.contains(where: { $0.kind == .unit }) else { return nil }
    self.experience = experience
    days = SessionDays(experience)
    let opens = model.symbols.find("unit-internalization")
    let prepares = model.symbols.find("lesson-internalization")
    let looks = model.symbols.find("student-work-analysis")
    for (index, session) in model.sessions.enumerated() where session.status.takesPlace {
      var own = Work()
      model.eachFact(of: session) { fact, _ in
        if let unit = fact.unit { own.units.append(unit.index) }
        guard fact.kind == .does, let practice = fact.word else { return }
        own.opens = own.opens || practice == opens
        own.choosesTasks = own.choosesTasks || practice == opens || practice == prepares
        own.looksAtWork = own.looksAtWork || practice == looks
      }
      if !own.units.isEmpty, own.choosesTasks || own.looksAtWork { work[Int32(index)] = own }
    }
  }

  /// Walks the sessions of one cell, of so many teachers alike.
  mutating func walk(_ sessions: ArraySlice<Int32>, weight: Int) {
    let own = sessions.filter { work[$0] != nil }
    var (chosen, opened): ([Int32: Int32], [Int32: Int32]) = ([:], [:])
    for session in own {
      guard let work = work[session] else { continue }
      for unit in work.units {
        if work.choosesTasks, chosen[unit] == nil { chosen[unit] = session }
        if work.opens, opened[unit] == nil { opened[unit] = session }
      }
    }
    for session in own {
      guard let work = work[session] else { continue }
      for unit in work.units {
        if work.looksAtWork {
          let other = chosen[unit].flatMap { days.isSurelyEarlier(session, $0) ? $0 : nil }
          tally(.workTooEarly, unit, session, weight, other)
        }
        if work.opens {
          let isLate = opened[unit].map { began(unit, before: $0) } ?? false
          tally(.openedLate, unit, session, weight, isLate ? session : nil)
        }
      }
    }
  }

  private func began(_ unit: Int32, before session: Int32) -> Bool {
    guard let start = model.units[Int(unit)].days?.first else { return false }
    return start.number < days.first[Int(session)] && days.first[Int(session)] != Timeline.noDay
  }

  private mutating func tally(
    _ slip: Slip, _ unit: Int32, _ session: Int32, _ weight: Int, _ other: Int32?
  ) {
    var tally = tallies[UnitWork(slip: slip, unit: unit, session: session)] ?? Tally()
    tally.listeners += weight
    if let other {
      tally.slipped += weight
      if tally.other < 0 || days.isShownFirst(other, tally.other) { tally.other = other }
    }
    tallies[UnitWork(slip: slip, unit: unit, session: session)] = tally
  }

  /// One for each unit, at its first session out of order.
  func findings(_ slip: Slip) -> [Diagnostic] {
    var byUnit: [Int32: [Int32]] = [:]
    for (key, tally) in tallies
    where key.slip == slip && isHalf(tally.slipped, of: tally.listeners) {
      byUnit[key.unit, default: []].append(key.session)
    }
    let found = byUnit.sorted { $0.key < $1.key }.compactMap {
      unit, sessions -> (count: Int, finding: Diagnostic)? in
      let sorted = sessions.sorted { days.isShownFirst($0, $1) }
      guard let first = sorted.first,
        let tally = tallies[UnitWork(slip: slip, unit: unit, session: first)]
      else { return nil }
      let finding: Diagnostic =
        slip == .workTooEarly
        ? workTooEarly(unit, first, tally.other, sorted.count)
        : openedLate(unit, first, sorted.count)
      return (sorted.count, finding)
    }
    return mostFirst(found)
  }

  private func more(_ count: Int) -> String {
    count < 2 ? "" : ", and so \(count == 2 ? "does" : "do") \(counted(count - 1, "more session"))"
  }

  private func workTooEarly(
    _ unit: Int32, _ session: Int32, _ other: Int32, _ count: Int
  ) -> Diagnostic {
    let (early, choosing) = (model.sessions[Int(session)], model.sessions[Int(other)])
    let name = model.name(EntityRef(.unit, Int(unit)))
    return Diagnostic(
      .workBeforeTasks, at: model.location(of: early),
      "\(model.address(early)) looks at student work of `\(name)` before its tasks are chosen, at "
        + model.address(choosing) + more(count),
      notes: [.init(model.location(of: choosing), "its tasks are chosen here")],
      hints: ["choose the tasks first: what students did with them is then worth looking at"])
  }

  private func openedLate(_ unit: Int32, _ session: Int32, _ count: Int) -> Diagnostic {
    let late = model.sessions[Int(session)]
    let header = model.units[Int(unit)].header
    let begin = model.units[Int(unit)].days?.first.iso ?? ""
    return Diagnostic(
      .unitOpenedLate, at: model.location(of: late),
      "\(model.address(late)) opens up `\(model.symbols.text(header.name))` after it began on "
        + begin + more(count),
      notes: [.init(header.location, "the unit is here")],
      hints: ["work a unit through before it is taught, or give it a later start"])
  }
}
