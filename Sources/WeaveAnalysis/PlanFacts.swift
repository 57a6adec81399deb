package import WeaveModel
import WeaveSource
import WeaveSyntax

/// What checks and tables ask of a plan again and again, found in one walk over its sessions.
///
/// A pure function of the model. Sessions are those that take place: `cut` and `postponed` ones
/// are in
/// `model.sessions`, and in none of these lists.
package struct PlanFacts: Sendable {
  package let model: Model
  package let atoms: Atoms
  /// Sessions about each thread, by thread.
  package private(set) var threadSessions: [[Int]]
  /// Sessions that use each tool, by tool.
  package private(set) var toolSessions: [[Int]]
  /// Sessions each person leads, by person.
  package private(set) var ledSessions: [[Int]]
  /// Connection times that hold at sessions: the fact, its session, its minutes.
  package private(set) var connectionTimes: [(fact: Fact, session: Int)] = []
  /// Sessions with a day and a start: day by day, each day's by start.
  package private(set) var timedDays: [[Int]] = []

  package init(_ model: Model) {
    self.model = model
    atoms = Atoms(model)
    threadSessions = [[Int]](repeating: [], count: model.threads.count)
    toolSessions = [[Int]](repeating: [], count: model.tools.count)
    ledSessions = [[Int]](repeating: [], count: model.people.count)
    for (index, session) in model.sessions.enumerated() where session.status.takesPlace {
      model.eachFact(of: session) { fact, _ in
        switch fact.kind {
        case .about where fact.target >= 0: add(index, to: &threadSessions[Int(fact.target)])
        case .use where fact.target >= 0: add(index, to: &toolSessions[Int(fact.target)])
        case .time: connectionTimes.append((fact, index))
        default: break
        }
      }
      guard session.leaders >= 0 else { continue }
      for leader in model.leaderLists.lists[Int(session.leaders)] where leader >= 0 {
        ledSessions[Int(leader)].append(index)
      }
    }
    timedDays = Self.timedDays(model)
  }

  private static func timedDays(_ model: Model) -> [[Int]] {
    // One number a session, so that sorting compares nothing but numbers: day, start, index.
    var keys: [Int64] = []
    for (index, session) in model.sessions.enumerated() {
      guard session.status.takesPlace, let day = session.day, session.span.start >= 0 else {
        continue
      }
      keys.append(Int64(day.number) << 42 | Int64(session.span.start) << 31 | Int64(index))
    }
    keys.sort()
    var days: [[Int]] = []
    var last: Int64?
    for key in keys {
      if key >> 42 != last { days.append([]) }
      last = key >> 42
      days[days.count - 1].append(Int(key & 0x7FFF_FFFF))
    }
    return days
  }

  /// The spaces of `sessions`, ascending, each once.
  package func spaces(of sessions: [Int]) -> [Int] {
    Array(Set(sessions.map { Int(model.sessions[$0].space) })).sorted()
  }

  /// The sessions a person or team is expected at: asked, taking place, not optional.
  package func expected(of ref: EntityRef) -> [Int] {
    let own = Set(atoms.atoms(of: ref, on: nil))
    guard !own.isEmpty else { return [] }
    var asked: [Int32: Bool] = [:]
    return model.sessions.indices.filter { index in
      let session = model.sessions[index]
      guard session.status.takesPlace, !session.isOptional, session.audience >= 0 else {
        return false
      }
      let spec = model.audiences.specs[Int(session.audience)]
      if !atoms.hasDatedMembers {
        if let known = asked[session.audience] { return known }
        let isAsked = !own.isDisjoint(with: atoms.atoms(of: spec, on: nil))
        asked[session.audience] = isAsked
        return isAsked
      }
      let present = Set(atoms.atoms(of: ref, on: session.day))
      return !present.isDisjoint(with: atoms.atoms(of: spec, on: session.day))
    }
  }

  /// The minutes of `sessions`, each session once; those of unknown length count nothing.
  package func minutes(of sessions: [Int]) -> Int {
    sessions.reduce(0) { $0 + (model.sessions[$1].minutes ?? 0) }
  }

  /// The minutes of `sessions` on the clock, by a key of their day: sessions at one time count
  /// once.
  ///
  /// Sessions without a start count in full, as do those whose day is open, under `nil`.
  package func clockMinutes<Key: Hashable>(
    of sessions: [Int], by key: (Day?) -> Key
  ) -> [Key: Int] {
    var result: [Key: Int] = [:]
    var timed: [Day: [Range<Int>]] = [:]
    for index in sessions {
      let session = model.sessions[index]
      guard let minutes = session.minutes else { continue }
      if let day = session.day, session.span.start >= 0, session.breakMinutes == 0 {
        let start = Int(session.span.start)
        timed[day, default: []].append(start..<start + minutes)
      } else {
        result[key(session.day), default: 0] += minutes
      }
    }
    for (day, ranges) in timed {
      var end = -1
      var total = 0
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        total += max(0, range.upperBound - max(end, range.lowerBound))
        end = max(end, range.upperBound)
      }
      result[key(day), default: 0] += total
    }
    return result
  }
}

private func add(_ session: Int, to list: inout [Int]) {
  if list.last != session { list.append(session) }
}
