import WeaveAnalysis
import WeaveModel

extension GroundSet {
  /// Whole pulls by a shared tool: a thread from a space whose sessions are about it into all
  /// sessions to come of another, by a tool that is for the thread or in use at those sessions.
  ///
  /// Two uses make the first link, so both sides count as one edit. What one weaves is an estimate:
  /// the thread it adds may change where comments end, and nothing is claimed of pulls before they
  /// are tried. Sorted by thread, then the two spaces, then the tool.
  ///
  /// With `weaving` those that weave something new, else all.
  package func pulls(weaving: Bool = true) -> [Candidate] {
    var found: [Candidate] = []
    let users = experience.facts.toolSessions.map { sessions in
      var uses = [Bool](repeating: false, count: model.sessions.count)
      for session in sessions { uses[session] = true }
      return uses
    }
    for thread in model.threads.indices {
      let bySpace = Dictionary(
        grouping: experience.facts.threadSessions[thread].filter { isToCome($0) },
        by: { Int(model.sessions[$0].space) })
      for (source, theirs) in bySpace.sorted(by: { $0.key < $1.key }) {
        let tools = model.tools.indices.filter { tool in
          model.tools[tool].threads.contains(thread)
            || theirs.contains { users[tool][$0] }
        }
        for target in model.spaces.indices where target != source && !tools.isEmpty {
          let sessions = model.sessionRanges[target].filter { isToCome($0) }
          for tool in tools {
            let sharing = Sharing(
              thread: Int32(thread), tool: tool, source: source, target: target)
            if let pull = pull(sharing, sessions, theirs, users[tool]),
              !weaving || !pull.gains.isEmpty
            {
              found.append(pull)
            }
          }
        }
      }
    }
    return found
  }

  private struct Sharing {
    let thread: Int32
    let tool: Int
    let source: Int
    let target: Int
  }

  /// The pull; nil where it changes nothing.
  private func pull(
    _ sharing: Sharing, _ sessions: [Int], _ theirs: [Int], _ users: [Bool]
  ) -> Candidate? {
    let days = model.tools[sharing.tool].window
    func inUse(_ list: [Int]) -> [Int32] {
      list.filter { lies($0, in: days) }.map { Int32($0) }
    }
    let (own, other) = (inUse(sessions), inUse(theirs))
    guard !own.isEmpty, !other.isEmpty else { return nil }
    var using = users
    for session in own + other { using[Int(session)] = true }
    let gains = wovenByUse(of: using)
    let changed = (own + other).filter { session in
      !users[Int(session)]
        || Int(model.sessions[Int(session)].space) == sharing.target
          && !experience.threads(of: session).contains(sharing.thread)
    }
    guard !changed.isEmpty else { return nil }
    let leaders = Set(changed.flatMap { model.leaders(of: model.sessions[Int($0)]) })
    return Candidate(
      way: .tool(sharing.tool), sessions: changed.sorted(), space: Int32(sharing.source),
      target: Int32(sharing.target), thread: sharing.thread,
      lines: lines(own, other, users, sharing),
      leaders: leaders.map { Int32($0) }.sorted(), pairs: newPairs(own, other), ends: [],
      previews: 0, gains: gains)
  }

  /// Whether a session lies in `days` on whatever day it takes.
  private func lies(_ index: Int, in days: DayRange?) -> Bool {
    guard let days else { return true }
    let session = model.sessions[index]
    if let day = session.day { return days.contains(day) }
    let open = session.openDays >= 0 ? model.openDays[Int(session.openDays)] : []
    return !open.isEmpty && open.allSatisfy { days.contains($0) }
  }

  /// Entries not woven yet that a tool used at `sessions` would weave.
  private func wovenByUse(of sessions: [Bool]) -> [Int32] {
    var gains: [Int32] = []
    for (index, cell) in experience.cells.enumerated()
    where experience.attendance.cells[index].isTeacher {
      var space: Int32 = -1
      var isInSeveral = false
      var places: [Int32] = []
      for (place, session) in cell.sessions.enumerated() where sessions[Int(session)] {
        let own = model.sessions[Int(session)].space
        if space >= 0, own != space { isInSeveral = true }
        space = own
        if !cell.marks[place].isWoven { places.append(firstEntry[index] + Int32(place)) }
      }
      if isInSeveral { gains += places }
    }
    return gains
  }

  /// The fewest lines it can take: one for the thread and one for the tool under the target, and
  /// one under the source where all its sessions are meant, else one a session.
  private func lines(
    _ own: [Int32], _ other: [Int32], _ users: [Bool], _ sharing: Sharing
  ) -> Int {
    var lines = own.contains { !experience.threads(of: $0).contains(sharing.thread) } ? 1 : 0
    lines += own.allSatisfy { users[Int($0)] } ? 0 : 1
    let missing = other.count { !users[Int($0)] }
    let all = model.sessionRanges[sharing.source].count {
      model.sessions[$0].status.takesPlace && !users[$0]
    }
    return lines + (missing == all ? min(1, missing) : missing)
  }

  /// `pull deficit-views from staff into plc by tool beliefs`.
  func pullSentence(_ candidate: Candidate, _ tool: Int) -> String {
    let names = [
      EntityRef(.thread, Int(candidate.thread)), EntityRef(.space, Int(candidate.space)),
      EntityRef(.space, Int(candidate.target)), EntityRef(.tool, tool),
    ].map { model.written($0) }
    var text = "pull \(names[0]) from \(names[1]) into \(names[2]) by tool \(names[3])"
    if let days = model.tools[tool].window {
      text += " during \(days.first.iso)..\(days.last.iso)"
    }
    return text
  }
}
