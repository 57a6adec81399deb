import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// Where an idea goes, and where it is missing.
extension QueryContext {
  /// Answers `trace`: a thread through spaces and months.
  func trace(_ thread: Int) -> Answer {
    let sessions = facts.threadSessions[thread]
    let title = model.name(EntityRef(.thread, thread))
    guard !sessions.isEmpty else {
      return .prose(Prose("No session is about \(title), by this plan."))
    }
    let months = Set(sessions.map { month(of: model.sessions[$0]) }).sorted()
    let spaces = facts.spaces(of: sessions)
    let woven = figures(
      spaces.map { FigureKey(.wovenThere, of: .space($0)) }, Counting(thread: thread))
    let rows = spaces.enumerated().map { place, space -> [Table.Cell] in
      let own = sessions.filter { Int(model.sessions[$0].space) == space }
      let counts = months.map { month -> Table.Cell in
        let count = own.count { self.month(of: model.sessions[$0]) == month }
        return count == 0 ? .absent : .integer(count)
      }
      let sums = SessionSums(facts, withOpen(own)) { session, _, content in
        Int(model.sessions[session].space) == space && holds(thread, content)
      }
      return [.text(name(.space, space))] + counts + [
        sums.extent(of: .sessions).cell, sums.extent(of: .minutes).cell,
        .integer(teachers(at: own)), woven[place].cell,
      ]
    }
    let columns =
      [Table.Column("space")] + months.map { Table.Column($0, isNumeric: true) } + [
        .init("sessions", isNumeric: true), .init("minutes", unit: "min", isNumeric: true),
        .init("teachers", isNumeric: true), .init(.woven),
      ]
    return .several([
      .prose(Prose("\(heading(thread))", list: [])),
      .table(Table(columns: columns, rows: rows)),
      .report(Report(meetings(sessions, thread), meetingRows(sessions, thread))),
    ])
  }

  /// `2026-10`, or `open`.
  private func month(of session: Session) -> String { session.day?.isoMonth ?? "open" }

  private func heading(_ thread: Int) -> String {
    let known = figures(
      [Measure.reach, .carried, .once, .gap].map { FigureKey($0, of: .thread(thread)) })
    let words = known.map(\.phrase)
    let gap = known[3].low == nil ? "" : ", longest gap \(words[3]) days"
    return
      "\(name(.thread, thread)), by this plan: met by \(words[0]) teachers, in two spaces"
      + " or more by \(words[1]), once only by \(words[2])\(gap)"
  }

  /// Teachers expected at one of `sessions` or more.
  func teachers(at sessions: [Int]) -> Int {
    let wanted = Set(sessions.map { Int32($0) })
    return experience.listeners(of: nil).reduce(0) { sum, listener in
      let isThere = experience.cells[listener.cell].sessions.contains { wanted.contains($0) }
      return sum + (isThere ? listener.weight : 0)
    }
  }

  /// The sessions about a thread, in order of time.
  private func inOrder(_ sessions: [Int]) -> [Int] {
    let wanted = Set(sessions)
    return sessionsInOrder.filter { wanted.contains($0) }
  }

  private func meetings(_ sessions: [Int], _ thread: Int) -> Prose {
    let shown = inOrder(sessions).prefix(20)
    let blocks = shown.map { index -> Prose.Block in
      let session = model.sessions[index]
      let links = facts.links(of: index).map { "\($0.fact.kind.keyword) to \(address($0.fact))" }
      let tools = names(.tool, facts.tools(of: index).map { Int($0) }).map { "uses \($0)" }
      let more = (links + tools).joined(separator: ", ")
      return .bullet(
        """
        \(name: model.address(session))\(more.isEmpty ? "" : "  \(more)")\
        \(place: "  \(place(model.location(of: session)))")
        """)
    }
    return Prose(blocks + Prose.Block.rest(of: sessions.count, after: shown.count))
  }

  private func meetingRows(_ sessions: [Int], _ thread: Int) -> Table {
    Table(
      columns: [.init("session"), .init("links"), .init("tools"), .init("at")],
      rows: inOrder(sessions).map { index in
        let session = model.sessions[index]
        return [
          .text(model.address(session)),
          .list(facts.links(of: index).map { "\($0.fact.kind.keyword) to \(address($0.fact))" }),
          .list(names(.tool, facts.tools(of: index).map { Int($0) })),
          .text(place(model.location(of: session))),
        ]
      })
  }

  // MARK: Missing

  /// Answers `where … missing`: the spaces a thread never reaches, and the nearest place to pull it
  /// from.
  func missing(_ thread: Int) -> Answer {
    let spaces = spacesMissing(thread)
    guard !spaces.isEmpty else {
      return .prose(
        Prose(
          "\(name(.thread, thread)) is met in every space that meets, by all who are expected there"
            + ", by this plan."))
    }
    let reach = SpaceReach(experience, of: thread).places
    let rows = spaces.map { space -> (count: Int, cells: [Table.Cell]) in
      let own = model.sessionRanges[space].filter { model.sessions[$0].status.takesPlace }
      let source = nearestSource(of: thread, to: own).map { model.address(model.sessions[$0]) }
      return (
        own.count,
        [
          .text(name(.space, space)), .integer(own.count), .integer(reach[space].teachers),
          reach[space].met.cell, source.map { .text($0) } ?? .none,
        ]
      )
    }
    return .table(
      Table(
        title: "\(name(.thread, thread)) is missing in",
        columns: [
          .init("space"), .init("sessions", isNumeric: true), .init("teachers", isNumeric: true),
          .init("met", heading: "met there by", isNumeric: true),
          .init("nearest", heading: "nearest place to pull it from"),
        ], rows: rows.sorted { $0.count > $1.count }.map(\.cells)))
  }

  /// The spaces that meet, and where some teacher who is expected there never meets a thread; where
  /// nobody is expected, those with no session about it.
  package func spacesMissing(_ thread: Int) -> [Int] {
    let reach = SpaceReach(experience, of: thread).places
    let about = Set(facts.spaces(of: facts.threadSessions[thread]))
    return model.spaces.indices.filter { space in
      let place = reach[space]
      let isMissing = place.teachers == 0 ? !about.contains(space) : place.sure < place.teachers
      return isMissing
        && model.sessionRanges[space].contains { model.sessions[$0].status.takesPlace }
    }
  }

  /// The space a thread comes from: its home while it is met there, else the one with most of its
  /// minutes other than `space`.
  func source(of thread: Int, besides space: Int?) -> Int? {
    let sessions = facts.threadSessions[thread].filter { Int(model.sessions[$0].space) != space }
    if let home = model.threads[thread].home,
      sessions.contains(where: { Int(model.sessions[$0].space) == home })
    {
      return home
    }
    return facts.spaces(of: sessions).max { left, right in
      minutes(of: thread, in: left) < minutes(of: thread, in: right)
    }
  }

  private func minutes(of thread: Int, in space: Int) -> Share {
    facts.threadSessions[thread].filter { Int(model.sessions[$0].space) == space }.reduce(.zero) {
      $0 + Share(model.sessions[$1].minutes ?? 0, max(1, facts.threads(of: $1).count))
    }
  }

  /// The session of the thread's source that comes last before the end of `targets`, first of all
  /// one that listeners of theirs attend.
  func nearestSource(of thread: Int, to targets: [Int]) -> Int? {
    let space = targets.first.map { Int(model.sessions[$0].space) }
    guard let source = source(of: thread, besides: space) else { return nil }
    let own = facts.threadSessions[thread].filter { Int(model.sessions[$0].space) == source }
    let wanted = Set(targets.map { Int32($0) })
    let shared = own.filter { session in
      experience.listeners(of: nil).contains { listener in
        let sessions = experience.cells[listener.cell].sessions
        return sessions.contains(Int32(session)) && sessions.contains { wanted.contains($0) }
      }
    }
    let days = experience.timeline.days
    let last = targets.map { days[$0] }.max() ?? 0
    let candidates = shared.isEmpty ? own : shared
    let before = candidates.filter { days[$0] <= last }
    return before.max { days[$0] < days[$1] } ?? candidates.min { days[$0] < days[$1] }
  }
}
