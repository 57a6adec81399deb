package import WeaveModel

/// What one cell of people experiences: its sessions in order of time, and what connects them.
package struct CellExperience: Sendable {
  /// The sessions it is expected at, in order of time.
  package internal(set) var sessions: [Int32]
  /// What each of them is to the listener.
  package internal(set) var marks: [Marks]
  /// Where marks are bounds, those of the other side: what speaks against being merely labelled or
  /// isolated; else nil, for the same marks.
  var against: [Marks]?
  /// The comments and times of these sessions, in order; those never heard too.
  package internal(set) var links: [HeardLink]
  /// Places in `sessions` at which links end.
  package internal(set) var ends: [Int32]
  /// The counts of each one of the cell, over all its sessions.
  package internal(set) var figures = CellFigures()
  /// What is met of each thread, ascending.
  package internal(set) var encounters: [Encounters] = []

  /// What it meets of `thread`; nil when it never does.
  package func encounters(of thread: Int) -> Encounters? {
    // Ascending by thread, each once.
    var (low, high) = (0, encounters.count)
    while low < high {
      let middle = (low + high) / 2
      if encounters[middle].thread < thread { low = middle + 1 } else { high = middle }
    }
    return low < encounters.count && encounters[low].thread == thread ? encounters[low] : nil
  }
}

/// What everybody experiences by a plan, each open session on one day of its window.
///
/// A pure function of the plan's facts and a timeline. Everything measured is a fold over `cells`.
package struct Experience: Sendable {
  package internal(set) var facts: PlanFacts
  package let attendance: Attendance
  /// The days on which all sessions are, those of open ones as chosen.
  package private(set) var timeline: Timeline
  /// By cell of `attendance`.
  package internal(set) var cells: [CellExperience]
  /// Set where the counts are bounds over all choices of days, and none is any one choice's.
  var bound: Bound?

  /// Shared by all choices of days, for which the bounds and the variants are the same.
  var knownBounds = Known<(low: Experience, high: Experience)>()
  var knownByValues = Known<[Experience]?>()
  var knownByEverything = Known<[Experience]?>()

  /// The lower or the upper end of what choices of days can give.
  enum Bound { case low, high }

  package var model: Model { facts.model }

  /// Cells whose sessions are fewer than this are walked without a second thread.
  private static let shareWork = 4_000

  /// Everybody's experience with every open session on the first of its days.
  package init(_ facts: PlanFacts) {
    self.facts = facts
    let timeline = Timeline(facts)
    let attendance = Attendance(facts, timeline)
    self.timeline = timeline
    self.attendance = attendance
    let count = attendance.cells.count
    let parts = attendance.sessions.count < Self.shareWork ? 1 : min(4, max(1, count))
    cells = concurrently(parts) { part in
      var walk = CellWalk(facts, attendance, timeline)
      var counter = CellCounter(facts)
      return (part * count / parts..<(part + 1) * count / parts).map { cell in
        walk.experience(ofCell: cell, &counter)
      }
    }.flatMap { $0 }
  }

  /// The same plan with the open sessions `choices` names on other days: the open session's place
  /// in `PlanFacts.openSessions`, and that of its day.
  package func choosing(_ choices: [(open: Int, day: Int)]) -> Experience {
    var result = self
    var walk = CellWalk(facts, attendance, timeline)
    var counter = CellCounter(facts)
    result.choose(choices, &walk, &counter)
    return result
  }

  /// Moves open sessions, and leaves the cells as they are: for what rests on dates alone.
  mutating func chooseDates(_ choices: [(open: Int, day: Int)]) {
    for choice in choices { timeline.choose(choice.open, choice.day) }
  }

  /// Moves open sessions and walks again the cells that some open session concerns.
  mutating func choose(
    _ choices: [(open: Int, day: Int)], _ walk: inout CellWalk, _ counter: inout CellCounter
  ) {
    chooseDates(choices)
    walk.timeline = timeline
    for cell in attendance.cells.indices where attendance.cells[cell].hasOpen {
      cells[cell] = walk.experience(ofCell: cell, &counter)
    }
  }

  /// Takes what holds at a session of a known day anew.
  mutating func setContent(_ content: Int32, of session: Int) {
    timeline.setContent(content, of: session)
  }

  /// The content of `session` on the day it has now.
  package func content(_ session: Int32) -> Contents.Content {
    facts.contents.all[Int(timeline.contentOf[Int(session)])]
  }

  /// The threads `session` is about on the day it has now, ascending.
  package func threads(of session: Int32) -> ArraySlice<Int32> {
    facts.contents.threads[content(session).threads]
  }

  /// The tools `session` uses on the day it has now, ascending.
  package func tools(of session: Int32) -> ArraySlice<Int32> {
    facts.contents.tools[content(session).tools]
  }
}

extension CellWalk {
  /// Walks the cell, and counts.
  mutating func experience(ofCell cell: Int, _ counter: inout CellCounter) -> CellExperience {
    walk(cell)
    var result = CellExperience(sessions: sessions, marks: marks, links: links, ends: ends)
    result.figures = counter.figures(result)
    result.encounters = counter.encounters(result, timeline)
    return result
  }
}
