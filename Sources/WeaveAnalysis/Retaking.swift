package import WeaveModel
package import WeaveSyntax

/// Whom an edit can concern: the cells of each audience, worked out once for many what-ifs.
package struct CellIndex: Sendable {
  fileprivate let cellsOfGroup: [[Int32]]
  package let blocks: BlocksBySpace

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

/// What an experience was before some headers were read again.
package struct Retaken: Sendable {
  package let replaced: Replaced
  /// The cells that were walked again, ascending.
  package fileprivate(set) var cells: [Int] = []
  fileprivate var facts = PlanFacts.Retaken()
  fileprivate var oldContents: [(session: Int, content: Int32)] = []
  fileprivate var oldCells: [CellExperience] = []
  fileprivate let oldBounds: KnownBounds
}

extension Experience {
  /// Reads the headers of `tree` in place of those of the same names, and works out again what they
  /// touch and nothing else; nil, with all as it was, where that is not enough (`Model.rebind`).
  ///
  /// Also nil where a touched space has sessions whose day is open: what holds on each of their
  /// days would have to be worked out anew.
  ///
  /// In place: on an experience nobody else holds, it costs what the touched sessions and their
  /// listeners cost, however large the plan.
  package mutating func retake(_ tree: SyntaxTree, _ index: CellIndex) -> Retaken? {
    guard let replaced = facts.model.rebind(tree, index.blocks) else { return nil }
    let touchesOpenDays = facts.openSessions.contains { open in
      replaced.spaces.contains(Int(model.sessions[Int(open.session)].space))
    }
    guard !touchesOpenDays else {
      facts.model.restore(replaced)
      return nil
    }
    var retaken = Retaken(replaced: replaced, oldBounds: knownBounds)
    guard facts.retake(replaced.spaces, &retaken.facts) else {
      facts.restore(retaken.facts)
      facts.model.restore(replaced)
      return nil
    }
    var groups: Set<Int32> = []
    for space in replaced.spaces {
      for session in model.sessionRanges[space] {
        let content = facts.contentOf[session]
        if content != timeline.contentOf[session] {
          retaken.oldContents.append((session, timeline.contentOf[session]))
          setContent(content, of: session)
        }
        let group = attendance.group(of: Int32(session))
        if group >= 0 { groups.insert(group) }
      }
    }
    var touched: Set<Int32> = []
    // An audience of nobody has no cell.
    for group in groups where Int(group) < index.cellsOfGroup.count {
      touched.formUnion(index.cellsOfGroup[Int(group)])
    }
    retaken.cells = touched.map { Int($0) }.sorted()
    knownBounds = KnownBounds()
    var walk = CellWalk(facts, attendance, timeline)
    var counter = CellCounter(facts)
    for cell in retaken.cells {
      retaken.oldCells.append(cells[cell])
      cells[cell] = walk.experience(ofCell: cell, &counter)
    }
    return retaken
  }

  /// Puts back what `retake` changed.
  package mutating func restore(_ retaken: Retaken) {
    knownBounds = retaken.oldBounds
    for (cell, old) in zip(retaken.cells, retaken.oldCells) { cells[cell] = old }
    for (session, content) in retaken.oldContents { setContent(content, of: session) }
    facts.restore(retaken.facts)
    facts.model.restore(retaken.replaced)
  }
}

extension PlanFacts {
  /// What the facts of some sessions were.
  struct Retaken: Sendable {
    fileprivate var counts = Contents.Counts()
    fileprivate var contentOf: [(session: Int, content: Int32)] = []
    fileprivate var threads: [(index: Int, sessions: [Int])] = []
    fileprivate var tools: [(index: Int, sessions: [Int])] = []
    fileprivate var leaders: [(index: Int, sessions: [Int])] = []
  }

  /// Works out again what the sessions of `spaces` are about, use, link to, and who leads them;
  /// false where minutes would have to be split anew.
  mutating func retake(_ spaces: [Int], _ retaken: inout Retaken) -> Bool {
    retaken.counts = contents.counts
    var changed = (threads: Set<Int>(), tools: Set<Int>(), leaders: Set<Int>())
    var known: [[Int32]: Int32] = [:]
    for space in spaces {
      let hasWindows = model.spaces[space].facts.contains { model.facts[Int($0)].window >= 0 }
      for index in model.sessionRanges[space] where contentOf[index] >= 0 {
        let session = model.sessions[index]
        note(&changed, index)
        retaken.contentOf.append((index, contentOf[index]))
        let isShared = session.wholeBlock < 0 && session.sectionBlock < 0 && !hasWindows
        let origin = [
          session.space, session.line, Int32(session.turn?.kind.rawValue ?? 99),
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
      retaken.threads.append((thread, threadSessions[thread]))
      threadSessions[thread] = relisted(threadSessions[thread], spaces) {
        threads(of: $0).contains(Int32(thread))
      }
    }
    for tool in changed.tools {
      retaken.tools.append((tool, toolSessions[tool]))
      toolSessions[tool] = relisted(toolSessions[tool], spaces) {
        tools(of: $0).contains(Int32(tool))
      }
    }
    relistLeaders(spaces, &retaken)
    return true
  }

  private func note(
    _ changed: inout (threads: Set<Int>, tools: Set<Int>, leaders: Set<Int>), _ index: Int
  ) {
    for thread in threads(of: index) { changed.threads.insert(Int(thread)) }
    for tool in tools(of: index) { changed.tools.insert(Int(tool)) }
  }

  /// Leaders of the spaces' sessions, and those who no longer lead any of them.
  private mutating func relistLeaders(_ spaces: [Int], _ retaken: inout Retaken) {
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
      let now = relisted(ledSessions[leader], spaces) { index in
        model.leaders(of: model.sessions[index]).contains(leader)
      }
      if now == ledSessions[leader] { continue }
      retaken.leaders.append((leader, ledSessions[leader]))
      ledSessions[leader] = now
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

  /// Puts back what `retake` changed.
  mutating func restore(_ retaken: Retaken) {
    for (session, content) in retaken.contentOf { contentOf[session] = content }
    for (index, sessions) in retaken.threads { threadSessions[index] = sessions }
    for (index, sessions) in retaken.tools { toolSessions[index] = sessions }
    for (index, sessions) in retaken.leaders { ledSessions[index] = sessions }
    contents.cut(to: retaken.counts)
  }
}
