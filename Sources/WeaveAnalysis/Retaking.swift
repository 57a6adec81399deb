import WeaveModel
package import WeaveSyntax

/// Whom an edit can concern: the cells of each audience, worked out once for many what-ifs.
package struct CellIndex: Sendable {
  fileprivate let cellsOfGroup: [[Int32]]
  let blocks: BlocksBySpace

  package init(_ experience: Experience) {
    var cells: [[Int32]] = []
    for (index, cell) in experience.attendance.cells.enumerated() {
      for group in cell.groups {
        while cells.count <= Int(group) { cells.append([]) }
        cells[Int(group)].append(Int32(index))
      }
    }
    cellsOfGroup = cells
    blocks = BlocksBySpace(experience.model)
  }
}

extension Experience {
  /// The experience with the headers of `tree` in place of those of the same names: what they touch
  /// is worked out again and nothing else; nil where that is not enough (`Model.rebound`).
  ///
  /// Also nil where a touched space has sessions whose day is open: what holds on each of their
  /// days would have to be worked out anew.
  package func retaken(_ tree: SyntaxTree, _ index: CellIndex) -> Experience? {
    guard let rebound = model.rebound(tree, index.blocks) else { return nil }
    let touchesOpenDays = facts.openSessions.contains { open in
      rebound.spaces.contains(Int(model.sessions[Int(open.session)].space))
    }
    guard !touchesOpenDays else { return nil }
    var copy = self
    copy.facts.model = rebound.model
    return copy.retake(rebound.spaces, index) ? copy : nil
  }

  /// Works out again what the sessions of `spaces` touch, of which the model is a new one; false
  /// where that is not enough.
  private mutating func retake(_ spaces: [Int], _ index: CellIndex) -> Bool {
    guard facts.retake(spaces) else { return false }
    var groups: Set<Int32> = []
    for space in spaces {
      for session in model.sessionRanges[space] {
        let content = facts.contentOf[session]
        if content != timeline.contentOf[session] { setContent(content, of: session) }
        let group = attendance.group(of: Int32(session))
        if group >= 0 { groups.insert(group) }
      }
    }
    var touched: Set<Int32> = []
    // An audience of nobody has no cell.
    for group in groups where Int(group) < index.cellsOfGroup.count {
      touched.formUnion(index.cellsOfGroup[Int(group)])
    }
    knownBounds = Known()
    knownByValues = Known()
    knownByEverything = Known()
    var walk = CellWalk(facts, attendance, timeline)
    var counter = CellCounter(facts)
    for cell in touched.sorted() {
      cells[Int(cell)] = walk.experience(ofCell: Int(cell), &counter)
    }
    return true
  }
}

extension PlanFacts {
  /// Works out again what the sessions of `spaces` are about, use, link to, and who leads them;
  /// false where minutes would have to be split anew.
  mutating func retake(_ spaces: [Int]) -> Bool {
    var changed = (threads: Set<Int>(), tools: Set<Int>())
    var known: [[Int32]: Int32] = [:]
    for space in spaces {
      let hasWindows = model.spaces[space].facts.contains { model.facts[Int($0)].window != nil }
      for index in model.sessionRanges[space] where contentOf[index] >= 0 {
        let session = model.sessions[index]
        note(&changed, index)
        let isShared = session.wholeBlock < 0 && session.sectionBlock < 0 && !hasWindows
        let origin = [
          session.space.index, session.line.index, Int32(session.turn?.kind.rawValue ?? 99),
          session.turn?.index ?? -1,
        ]
        if isShared, let content = known[origin] {
          contentOf[index] = content
        } else {
          contentOf[index] = contents.content(of: session, hasWindows: true, model)
          if isShared { known[origin] = contentOf[index] }
        }
        note(&changed, index)
        let count = contents.all[Int(contentOf[index])].threads.count
        if count > 0, focusParts % count != 0 { return false }
      }
    }
    for thread in changed.threads {
      threadSessions[thread] = relisted(threadSessions[thread], spaces) {
        threads(of: $0).contains(Int32(thread))
      }
    }
    for tool in changed.tools {
      toolSessions[tool] = relisted(toolSessions[tool], spaces) {
        tools(of: $0).contains(Int32(tool))
      }
    }
    relistLeaders(spaces)
    return true
  }

  private func note(_ changed: inout (threads: Set<Int>, tools: Set<Int>), _ index: Int) {
    for thread in threads(of: index) { changed.threads.insert(Int(thread)) }
    for tool in tools(of: index) { changed.tools.insert(Int(tool)) }
  }

  /// Leaders of the spaces' sessions, and those who no longer lead any of them.
  private mutating func relistLeaders(_ spaces: [Int]) {
    var concerned: Set<Int> = []
    let ranges = spaces.map { model.sessionRanges[$0] }
    for range in ranges {
      for index in range { concerned.formUnion(model.leaders(of: model.sessions[index])) }
    }
    for (leader, sessions) in ledSessions.enumerated()
    where ranges.contains(where: { range in hasSession(sessions, in: range) }) {
      concerned.insert(leader)
    }
    for leader in concerned {
      ledSessions[leader] = relisted(ledSessions[leader], spaces) { index in
        model.leaders(of: model.sessions[index]).contains(leader)
      }
    }
  }

  /// Whether one of `sessions`, ascending, lies in `range`.
  private func hasSession(_ sessions: [Int], in range: Range<Int>) -> Bool {
    let place = firstPlace(sessions, range.lowerBound)
    return place < sessions.count && sessions[place] < range.upperBound
  }

  private func firstPlace(_ sessions: [Int], _ value: Int) -> Int {
    var (low, high) = (0, sessions.count)
    while low < high {
      let middle = (low + high) / 2
      if sessions[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// `sessions`, ascending, with those of `spaces` chosen anew.
  private func relisted(
    _ sessions: [Int], _ spaces: [Int], _ isMeant: (Int) -> Bool
  ) -> [Int] {
    var result = sessions
    for space in spaces {
      let range = model.sessionRanges[space]
      let first = firstPlace(result, range.lowerBound)
      let last = firstPlace(result, range.upperBound)
      result.replaceSubrange(first..<last, with: range.filter { contentOf[$0] >= 0 && isMeant($0) })
    }
    return result
  }
}
