import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// A thread, and a place where it may be met: answers `why THREAD reaches ADDRESS` and
/// `why THREAD missing in ADDRESS`.
struct ThreadPlace {
  let context: QueryContext
  let words: PlanWords
  let thread: Int32
  let name: AskedName
  /// The sessions of the place that a teacher is expected at, in order of time.
  let sessions: [Int32]
  /// Those of them about the thread.
  let meetings: [Int32]
  /// Cells of the teachers meant.
  let cells: [Int]
  /// Those of them that are expected at each session.
  private let cellsAt: [Int32: [Int]]

  /// Nil for what has no sessions: a goal, a tool, a rule.
  init?(_ context: QueryContext, _ thread: Int, _ name: AskedName) {
    let experience = context.experience
    let words = PlanWords(context: context, experience: experience)
    var everybody = experience.listeners(of: nil)
    let wanted: Set<Int32>?
    switch name.ref.kind {
    case .plan: wanted = nil
    case .space:
      wanted = Set(
        (name.sessions ?? Array(experience.model.sessionRanges[Int(name.ref.index)]))
          .map(Int32.init))
    case .person, .team:
      everybody = experience.listeners(of: name.ref)
      wanted = nil
    case .goal, .thread, .tool, .toward, .framework, .rule, .scenario, .query, .term, .unit:
      return nil
    }
    let expected = Set(everybody.flatMap { experience.cells[$0.cell].sessions })
    let found = words.inOrder(Array(wanted.map { expected.intersection($0) } ?? expected))
    self.context = context
    self.words = words
    self.thread = Int32(thread)
    self.name = name
    cells = everybody.map(\.cell)
    let isThere = Set(found)
    var cellsAt: [Int32: [Int]] = [:]
    for listener in everybody {
      for session in experience.cells[listener.cell].sessions where isThere.contains(session) {
        cellsAt[session, default: []].append(listener.cell)
      }
    }
    self.cellsAt = cellsAt
    sessions = found
    meetings = found.filter { experience.threads(of: $0).contains(Int32(thread)) }
  }

  var experience: Experience { words.experience }

  var model: Model { words.model }

  var called: Words { words.thread(thread) }

  var place: Words { "\(name: name.text)" }

  /// The cells meant that are expected at `session`.
  func cells(at session: Int32) -> [Int] { cellsAt[session] ?? [] }

  /// The people of some cells; where one person is asked about, that one.
  func people(_ cells: [Int]) -> Words {
    name.ref.kind == .person
      ? "\(name: model.name(name.ref))" : words.people(cells, limit: 6)
  }

  /// True where some cells are one person, and the verb is "meets".
  func isOne(_ cells: [Int]) -> Bool {
    name.ref.kind == .person
      || cells.count == 1 && experience.attendance.cells[cells[0]].weight == 1
  }

  // MARK: Reaching

  /// Where the thread is in focus there, who meets it, and what connects it.
  func reaches() -> Prose {
    guard !meetings.isEmpty else { return missing() }
    let met = Set(meetings.flatMap { cells(at: $0) }).sorted()
    let said: Words = """
      \(called) reaches \(place): \(figure: "\(meetings.count) of \(sessions.count)")\
      \(inNumber(sessions.count, " session", " sessions")) there \
      \(inNumber(meetings.count, "is", "are")) about it. \(people(met))\
      \(isOne(met) ? " meets it there." : " meet it there.")
      """
    let inFocus = meetings.map { session in
      Explanation.Line(
        "\(words.address(session)): \(people(cells(at: session)))",
        at: words.line(session, .about, thread))
    }
    let links = links()
    return ExplanationWriter(context: context).prose(
      Explanation(
        nil, said,
        [
          Explanation.Group("", inFocus),
          Explanation.Group("What connects these sessions:", links),
        ],
        remarks: links.isEmpty
          ? ["No link starts or ends at these sessions: there it is a label, and connects nothing."]
          : []))
  }

  /// The heard links that start or end at a meeting, for the cells meant.
  private func links() -> [Explanation.Line] {
    let own = Set(meetings)
    var ends: [Int64: Set<Int32>] = [:]
    var order: [(session: Int32, link: Int32)] = []
    for cell in cells {
      let experienced = experience.cells[cell]
      for link in experienced.links where link.hearing != .unheard {
        let session = experienced.sessions[Int(link.entry)]
        let reached = experienced.ends[link.ends].map { experienced.sessions[Int($0)] }
        guard own.contains(session) || reached.contains(where: { own.contains($0) }) else {
          continue
        }
        let key = Int64(session) << 32 | Int64(link.link)
        if ends[key] == nil { order.append((session, link.link)) }
        ends[key, default: []].formUnion(
          own.contains(session) ? reached : reached.filter { own.contains($0) })
      }
    }
    order.sort { ($0.session, $0.link) < ($1.session, $1.link) }
    return order.map { session, link in
      let line = experience.facts.contents.links[Int(link)]
      let time = line.facts.first { $0.kind == .time }
      let reached = ends[Int64(session) << 32 | Int64(link)] ?? []
      let given = time.map { ": \($0.minutes ?? 0) min given by " } ?? ": a comment by "
      return Explanation.Line(
        """
        \(words.address(session))\(given)\(words.leaders(session))\
        \(time == nil ? " goes to " : " go to ")\
        \(words.addresses(words.inOrder(Array(reached))))
        """, at: line.fact.location)
    }
  }
}
