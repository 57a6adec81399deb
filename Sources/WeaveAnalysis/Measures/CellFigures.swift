import WeaveModel

/// The counts of one teacher, or of each one of a cell: what all shares are made of.
package struct CellFigures: Sendable, Hashable {
  /// Sessions the teacher is expected at.
  package var sessions = 0
  /// Spaces in which these sessions are.
  package var spaces = 0
  /// Minutes of all sessions; unknown lengths add nothing.
  package var minutes = 0
  /// Sessions, or their minutes, by measure.
  package var counts = SessionCounts()
  /// Comments and times the teacher could hear, and those of them by measure.
  package var pairs = 0
  /// Of `pairs`, how many each link measure counts.
  package var links = LinkCounts()

  /// Counts a session; active minutes are at most its minutes, of which an unknown length has none.
  mutating func add(
    _ marks: Marks, against: Marks? = nil, _ session: Session, _ tests: SessionTests
  ) {
    let minutes = session.minutes ?? 0
    sessions += 1
    self.minutes += minutes
    counts.add(
      marks, against: against, minutes: minutes,
      active: min(minutes, max(0, Int(session.activeMinutes))), tests)
  }

  mutating func add(_ hearing: Hearing, isStanding: Bool) {
    pairs += 1
    links.add(hearing, isStanding: isStanding)
  }
}

/// How often, and how far apart, one teacher meets one thread.
package struct Encounters: Sendable, Hashable {
  /// A place in `Model.threads`.
  package let thread: Int32
  /// Sessions about it, and those of them by measure.
  package var meetings = 0
  /// Of `meetings`, how many each session measure counts.
  package var counts = SessionCounts()
  /// Different days, the first and last of them, and the longest stretch between two.
  package var days = 0
  /// The day number of the first meeting; 0 before any is counted.
  package var first: Int32 = 0
  /// The day number of the last meeting; 0 before any is counted.
  package var last: Int32 = 0
  /// The most days between two meetings that follow each other; 0 under two days.
  package var gap = 0
  /// Days from the first to the last.
  package var span = 0
  /// Spaces in which it is met.
  package var spaces = 0
  /// Minutes, a session's split over its threads, in parts of `PlanFacts.focusParts` a minute.
  package var parts = 0

  init(_ thread: Int32) { self.thread = thread }

  /// The longest gap in days; nil under two days.
  package var longestGap: Int? { days < 2 ? nil : gap }

  /// Sets the days of the meetings, ascending; a day may stand more than once.
  mutating func setDays(_ all: [Int32]) {
    days = 0
    gap = 0
    for day in all { count(day) }
  }

  private mutating func count(_ day: Int32) {
    if days == 0 {
      first = day
      days = 1
    } else if day != last {
      gap = max(gap, Int(day - last))
      days += 1
    }
    last = day
    span = Int(last - first)
  }

  mutating func meet(on day: Int32, _ marks: Marks, parts: Int, _ tests: SessionTests) {
    meetings += 1
    counts.add(marks, tests)
    self.parts += parts
    count(day)
  }
}

/// Counts what one cell experiences; the lists are kept from cell to cell.
struct CellCounter {
  let facts: PlanFacts
  private let tests = SessionTests.all
  private var spaceSeen: [Bool]
  private var threadSlot: [Int32]
  private var threadSpaces: [[Int32]] = []

  init(_ facts: PlanFacts) {
    self.facts = facts
    spaceSeen = [Bool](repeating: false, count: facts.model.spaces.count)
    threadSlot = [Int32](repeating: -1, count: facts.model.threads.count)
  }

  /// The counts over the sessions of `cell` that `isCounted`.
  mutating func figures(
    _ cell: CellExperience, _ isCounted: (Int32) -> Bool = { _ in true }
  ) -> CellFigures {
    var result = CellFigures()
    for (place, index) in cell.sessions.enumerated() where isCounted(index) {
      let session = facts.model.sessions[Int(index)]
      result.add(cell.marks[place], session, tests)
      if !spaceSeen[Int(session.space)] {
        spaceSeen[Int(session.space)] = true
        result.spaces += 1
      }
    }
    for index in cell.sessions { spaceSeen[Int(facts.model.sessions[Int(index)].space)] = false }
    for link in cell.links where isCounted(cell.sessions[Int(link.entry)]) {
      result.add(link.hearing, isStanding: facts.contents.links[Int(link.link)].isStanding)
    }
    return result
  }

  /// What `cell` meets of each thread at the sessions that `isCounted`, ascending; threads never
  /// met are left out.
  mutating func encounters(
    _ cell: CellExperience, _ timeline: Timeline, _ isCounted: (Int32) -> Bool = { _ in true }
  ) -> [Encounters] {
    var found: [Encounters] = []
    for (place, index) in cell.sessions.enumerated() where isCounted(index) {
      let content = facts.contents.all[Int(timeline.contentOf[Int(index)])]
      guard !content.threads.isEmpty else { continue }
      let session = facts.model.sessions[Int(index)]
      let parts = (session.minutes ?? 0) * facts.focusParts / content.threads.count
      for thread in facts.contents.threads[content.threads] {
        let slot = slot(of: thread, &found)
        found[slot].meet(
          on: timeline.days[Int(index)], cell.marks[place], parts: parts, tests)
        let space = session.space.index
        if !threadSpaces[slot].contains(space) { threadSpaces[slot].append(space) }
      }
    }
    for slot in found.indices {
      threadSlot[Int(found[slot].thread)] = -1
      found[slot].spaces = threadSpaces[slot].count
      threadSpaces[slot].removeAll(keepingCapacity: true)
    }
    return found.sorted { $0.thread < $1.thread }
  }

  private mutating func slot(of thread: Int32, _ found: inout [Encounters]) -> Int {
    if threadSlot[Int(thread)] >= 0 { return Int(threadSlot[Int(thread)]) }
    threadSlot[Int(thread)] = Int32(found.count)
    found.append(Encounters(thread))
    if threadSpaces.count < found.count { threadSpaces.append([]) }
    return found.count - 1
  }
}
