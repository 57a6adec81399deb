import WeaveModel

/// What each session can be to its listeners, whatever days open sessions take: no choice of days
/// gives it a mark that is not here.
///
/// A cell without open sessions has its own marks. With some, the sessions of known days are walked
/// once without the open ones, which only take ends away from these; an open session may be any end
/// its space is named for, and may reach any, but for what comes too late for both. So a cell costs
/// two walks, not one for each choice.
struct PossibleMarks {
  private let experience: Experience
  private let days: SessionDays
  private var walk: CellWalk

  init(_ experience: Experience, _ days: SessionDays) {
    self.experience = experience
    self.days = days
    walk = CellWalk(experience.facts, experience.attendance, experience.timeline)
  }

  private var model: Model { experience.model }

  /// The marks of the cell's sessions, as they stand in `Attendance.sessions`.
  mutating func marks(ofCell index: Int) -> [Marks] {
    let cell = experience.attendance.cells[index]
    guard cell.hasOpen else { return experience.cells[index].marks }
    let sessions = Array(experience.attendance.sessions[cell.sessions])
    let open = sessions.filter { days.isOpen($0) }
    var marks: [Int32: Marks] = [:]
    markShared(sessions, &marks)
    walk.walk(sessions.filter { !days.isOpen($0) }, cell)
    for (place, session) in walk.sessions.enumerated() {
      marks[session, default: []].formUnion(walk.marks[place].intersection([.starts, .receives]))
    }
    for session in sessions {
      let targets = days.isOpen(session) ? sessions : open
      for place in days.links(session) {
        let link = experience.facts.contents.links[place]
        // A session of that space which is surely earlier takes every end from those surely later.
        let looksBack =
          link.sessions == nil
          && sessions.contains {
            !days.isOpen($0) && link.names($0, model) && days.isSurelyEarlier($0, session)
          }
        for target in targets where link.names(target, model) {
          if looksBack, days.isSurelyEarlier(session, target) { continue }
          marks[session, default: []].insert(.starts)
          marks[target, default: []].insert(.receives)
        }
      }
    }
    return sessions.map { marks[$0] ?? [] }
  }

  /// Marks what two spaces may share: a thread, a tool.
  private func markShared(_ sessions: [Int32], _ marks: inout [Int32: Marks]) {
    let threads = shared(sessions) { days.threads($0) }
    let tools = shared(sessions) { days.tools($0) }
    for session in sessions {
      if days.threads(session).contains(where: { threads.contains($0) }) {
        marks[session, default: []].insert(.labelled)
      }
      if days.tools(session).contains(where: { tools.contains($0) }) {
        marks[session, default: []].insert(.tool)
      }
    }
  }

  /// What `read` gives in two spaces or more.
  private func shared(
    _ sessions: [Int32], _ read: (Int32) -> some Collection<Int32>
  ) -> Set<Int32> {
    var spaces: [Int32: SpaceID] = [:]
    var several: Set<Int32> = []
    for session in sessions {
      let space = model.sessions[Int(session)].space
      for item in read(session) where spaces.updateValue(space, forKey: item) ?? space != space {
        several.insert(item)
      }
    }
    return several
  }
}
