import WeaveAnalysis
import WeaveEdits
import WeaveModel

extension GroundSet {
  /// All pulls by a shared tool, until it is called off.
  func sharedTools(_ polling: inout Polling) -> [Candidate] {
    var found: [Candidate] = []
    let toCome = model.sessions.indices.map { isToCome($0) }
    let uses = ToolUses(self)
    for thread in model.threads.indices {
      let bySpace = Dictionary(
        grouping: experience.facts.threadSessions[thread].filter { toCome[$0] },
        by: { Int(model.sessions[$0].space) })
      for (source, theirs) in bySpace.sorted(by: { $0.key < $1.key }) {
        let tools = model.tools.indices.filter { tool in
          model.tools[tool].threads.contains(thread)
            || theirs.contains { uses.users[tool][$0] }
        }
        for target in model.spaces.indices where target != source && !tools.isEmpty {
          let sessions = model.sessionRanges[target].filter { toCome[$0] }
          for tool in tools {
            if polling.stops(after: 10 + sessions.count + theirs.count) { return found }
            let sharing = Sharing(
              thread: Int32(thread), tool: tool, source: source, target: target)
            if let pull = pull(sharing, sessions, theirs, uses) { found.append(pull) }
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
    _ sharing: Sharing, _ sessions: [Int], _ theirs: [Int], _ uses: ToolUses
  ) -> Candidate? {
    let days = model.tools[sharing.tool].window
    func inUse(_ list: [Int]) -> [Int32] {
      list.filter { lies($0, in: days) }.map { Int32($0) }
    }
    let (own, other) = (inUse(sessions), inUse(theirs))
    guard !own.isEmpty, !other.isEmpty else { return nil }
    let users = uses.users[sharing.tool]
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
      previews: 0, gains: uses.woven(by: sharing.tool, at: own + other))
  }

  /// Whether a session lies in `days` on whatever day it takes.
  private func lies(_ index: Int, in days: DayRange?) -> Bool {
    guard let days else { return true }
    let session = model.sessions[index]
    if let day = session.day { return days.contains(day) }
    let open = session.openDays >= 0 ? model.openDays[session.openDays] : []
    return !open.isEmpty && open.allSatisfy { days.contains($0) }
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

/// Who uses each tool, and what further uses weave.
private struct ToolUses {
  private let set: GroundSet
  /// By tool, whether each session uses it.
  let users: [[Bool]]
  /// By session, the teachers' cells expected at it.
  private let cells: [[Int32]]

  init(_ set: GroundSet) {
    self.set = set
    let count = set.model.sessions.count
    users = set.experience.facts.toolSessions.map { sessions in
      var uses = [Bool](repeating: false, count: count)
      for session in sessions { uses[session] = true }
      return uses
    }
    var cells = [[Int32]](repeating: [], count: count)
    for (index, cell) in set.experience.cells.enumerated()
    where set.experience.attendance.cells[index].isTeacher {
      for session in cell.sessions { cells[Int(session)].append(Int32(index)) }
    }
    self.cells = cells
  }

  /// Entries not woven yet that `tool` would weave once `sessions` use it too.
  ///
  /// Only who is expected at a new use meets anything new by it.
  func woven(by tool: Int, at sessions: [Int32]) -> [Int32] {
    var using = users[tool]
    var touched: Set<Int32> = []
    for session in sessions where !using[Int(session)] {
      using[Int(session)] = true
      touched.formUnion(cells[Int(session)])
    }
    var gains: [Int32] = []
    for index in touched.sorted() {
      let cell = set.experience.cells[Int(index)]
      var space: Int32 = -1
      var isInSeveral = false
      var entries: [Int32] = []
      for (place, session) in cell.sessions.enumerated() where using[Int(session)] {
        let own = set.model.sessions[Int(session)].space.index
        if space >= 0, own != space { isInSeveral = true }
        space = own
        if !cell.marks[place].isWoven {
          entries.append(set.firstEntry[Int(index)] + Int32(place))
        }
      }
      if isInSeveral { gains += entries }
    }
    return gains
  }
}
