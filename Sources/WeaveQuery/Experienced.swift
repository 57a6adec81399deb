import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Answers `experience`: what one teacher or team sits through, in order, and what connects it.
struct Experienced {
  let context: QueryContext
  let days: DayRange?
  /// The words for the window, as the question has them: `in october`.
  let window: String

  private var model: Model { context.model }
  private var experience: Experience { context.experience }

  /// Teams with more different experiences than this are shown by their first ones.
  private static let shownCells = 4

  /// The experience of a person or team; one part for each of those in it who are not alike.
  func answer(of ref: EntityRef) -> Answer {
    let teachers = experience.listeners(of: ref).map(\.cell)
    let cells = teachers.isEmpty ? leading(ref) : teachers
    guard !cells.isEmpty else {
      return .prose(
        Prose(
          ref.kind == .team
            ? "\(model.name(ref)) has no members who are asked to anything, by this plan."
            : "\(model.name(ref)) is asked to nothing and in no team, by this plan."))
    }
    var parts = cells.prefix(Self.shownCells).map { part($0, ref) }
    if teachers.isEmpty || !experience.attendance.cells[cells[0]].isTeacher {
      parts.insert(
        .prose(
          Prose(
            "\(model.name(ref)) leads: this is what is attended, and counts in no figure of teachers."
          )),
        at: 0)
    } else if !leading(ref).isEmpty {
      let names = leading(ref).flatMap { context.names(ofCell: $0) }
      parts.append(
        .prose(Prose("Also in it, and leading, no teachers: \(firstFew(names, atMost: 12)).")))
    }
    if cells.count > Self.shownCells {
      let rest = cells.dropFirst(Self.shownCells).flatMap { context.names(ofCell: $0) }
      let more = counted(rest.count, "more member")
      parts.append(
        .prose(Prose("\(more) with another experience each: \(firstFew(rest, atMost: 12))")))
    }
    return .joined(parts)
  }

  /// The cells of those in a team who lead and do not teach.
  private func leading(_ ref: EntityRef) -> [Int] {
    guard ref.kind == .team else { return [] }
    let cells = experience.facts.atoms.atoms(of: ref, on: nil).map {
      Int(experience.attendance.cellOf[Int($0)])
    }
    return Set(cells).filter { $0 >= 0 && !experience.attendance.cells[$0].isTeacher }.sorted()
  }

  /// One session as its listener meets it.
  private struct Sitting {
    let session: Int32
    let marks: Marks
    /// The links that start here, then those that end here, then tools, in words.
    var connections: [String] = []
  }

  private func part(_ cell: Int, _ ref: EntityRef) -> Answer {
    let own = experience.cells[cell]
    let isCounted = experience.isCounted(days)
    let sittings = own.sessions.indices.filter { isIn(own.sessions[$0], isCounted) }.map { place in
      Sitting(
        session: own.sessions[place], marks: own.marks[place],
        connections: connections(place, own))
    }
    let who = ref.kind == .person ? [model.name(ref)] : context.names(ofCell: cell)
    var blocks: [Prose.Block] = [.heading("\(heading(who, sittings))")]
    for sitting in sittings { blocks += lines(sitting) }
    return .report(Report(Prose(blocks), table(who, sittings)))
  }

  /// An open session is shown when some of its days lie in the window.
  private func isIn(_ session: Int32, _ isCounted: (Int32) -> Bool) -> Bool {
    let open = experience.timeline.openIndex[Int(session)]
    guard open >= 0, let days else { return isCounted(session) }
    return experience.facts.openSessions[Int(open)].days.contains { days.contains($0) }
  }

  private func heading(_ who: [String], _ sittings: [Sitting]) -> String {
    let sessions = sittings.map { model.sessions[Int($0.session)] }
    let minutes = sessions.reduce(0) { $0 + ($1.minutes ?? 0) }
    let spaces = Set(sessions.map(\.space)).count
    let leaders = Set(sessions.flatMap { model.leaders(of: $0) }).count
    let start = "\(listed(who))\(window), by this plan: "
    if sittings.isEmpty { return start + "nothing to be at" }
    return start
      + "\(counted(sittings.count, "session")), \(minutes) min, in \(counted(spaces, "space"))"
      + ", led by \(counted(leaders, "person", "people")); woven \(woven(sittings))"
  }

  private func woven(_ sittings: [Sitting]) -> String {
    "\(sittings.count { $0.marks.isWoven }) of \(sittings.count)"
  }

  private func lines(_ sitting: Sitting) -> [Prose.Block] {
    let session = model.sessions[Int(sitting.session)]
    let leaders = context.names(.person, model.leaders(of: session))
    let led = leaders.isEmpty ? "tbd" : leaders.joined(separator: ", ")
    let length = session.minutes.map { "\($0) min" } ?? "length open"
    let threads = experience.threads(of: sitting.session).map { context.name(.thread, Int($0)) }
    let about = threads.isEmpty ? "no thread" : threads.joined(separator: ", ")
    let line: Words = """
      \(figure: day(session))  \(name: spaceAndSection(session))\
      \(model.title(session).map { "  “\($0)”" })\(quiet: "  led by \(led)")\
      \(quiet: "  \(length)")\
      \(context.placeWords(of: session).map { "  at \($0)" })  about \(about)
      """
    let connections: [Words] = sitting.connections.map { "\($0)" }
    return [.bullet(line)]
      + (connections.isEmpty ? [lonely(sitting)] : connections).map { .bullet($0, depth: 1) }
  }

  /// What to say of a session that nothing connects.
  private func lonely(_ sitting: Sitting) -> Words {
    sitting.marks.isIsolated
      ? "\(bad: "ISOLATED: nothing connects it to another space")"
      : "\(quiet: "shares only the label of a thread with another space")"
  }

  private func day(_ session: Session) -> String {
    if let day = session.day {
      return day.iso + " " + capitalized(String(Day.weekdayNames[day.weekday].prefix(3)))
    }
    guard session.openDays >= 0, let first = model.openDays[session.openDays].first,
      let last = model.openDays[session.openDays].last
    else { return "day open" }
    return "open, \(first.iso)..\(last.iso)"
  }

  private func spaceAndSection(_ session: Session) -> String {
    let space = context.name(.space, Int(session.space))
    if session.section < 0 { return space }
    return space + "/"
      + model.name(model.spaces[session.space].sections[session.section].who)
  }

  // MARK: Connections

  private func connections(_ place: Int, _ own: CellExperience) -> [String] {
    var result: [String] = []
    for link in own.links where Int(link.entry) == place {
      result.append(outgoing(link, own))
    }
    for link in own.links where own.ends[link.ends].contains(Int32(place)) {
      let line = context.facts.contents.links[Int(link.link)]
      let from = model.address(model.sessions[Int(own.sessions[Int(link.entry)])])
      result.append("taken up by the \(listed(line.kinds)) at \(from)" + said(line))
    }
    for tool in experience.tools(of: own.sessions[place]) {
      let others = own.sessions.filter { other in
        other != own.sessions[place] && experience.tools(of: other).contains(tool)
      }
      let space = model.sessions[Int(own.sessions[place])].space
      guard others.contains(where: { model.sessions[Int($0)].space != space }) else { continue }
      let addresses = others.map { model.address(model.sessions[Int($0)]) }
      let name = context.name(.tool, Int(tool))
      result.append("uses \(name), as do \(listed(addresses, atMost: 3, last: ", "))")
    }
    return result
  }

  private func outgoing(_ link: HeardLink, _ own: CellExperience) -> String {
    let line = context.facts.contents.links[Int(link.link)]
    let ends = own.ends[link.ends].map {
      model.address(model.sessions[Int(own.sessions[Int($0)])])
    }.joined(separator: ", ")
    let kind = listed(line.kinds)
    let lead =
      switch link.hearing {
      case .earlier: "\(kind) back to \(ends)"
      case .sameDay: "\(kind) to \(ends), the same day"
      case .preview: "\(kind) ahead to \(ends), still to come"
      case .unheard: "\(kind) to \(context.address(line.fact)), where they have not been: unheard"
      }
    return lead + said(line)
  }

  /// The threads and the words of a link.
  private func said(_ link: LinkLine) -> String {
    let threads = context.names(.thread, link.about.map { Int($0) })
    let words = link.words(model).map { "“\($0)”" }
    return (threads.isEmpty ? "" : ", about \(threads.joined(separator: ", "))")
      + (words.isEmpty ? "" : ": \(words.joined(separator: ", "))")
  }

  // MARK: Rows

  private func table(_ who: [String], _ sittings: [Sitting]) -> Table {
    let columns: [Table.Column] = [
      .init("who"), .init("date"), .init("window"), .init("session"), .init("title"),
      .init("leader"), .init("minutes", unit: "min", isNumeric: true), .init("place"),
      .init("thread"), .init("woven"), .init("labelled"), .init("isolated"), .init("connections"),
    ]
    return Table(
      columns: columns,
      rows: sittings.map { sitting in
        let session = model.sessions[Int(sitting.session)]
        let leaders = context.names(.person, model.leaders(of: session))
        return [
          .list(who), session.day.map { .date($0.iso) } ?? .hole("date open"),
          session.day == nil ? .text(day(session)) : .absent,
          .text(model.address(session)), model.title(session).map { .text($0) } ?? .absent,
          leaders.isEmpty ? .hole("leader") : .list(leaders),
          session.minutes.map { .integer($0) } ?? .hole("length"),
          context.place(of: session).cell,
          .list(
            experience.threads(of: sitting.session).map { context.name(.thread, Int($0)) }),
          .flag(sitting.marks.isWoven), .flag(sitting.marks.contains(.labelled)),
          .flag(sitting.marks.isIsolated), .list(sitting.connections),
        ]
      })
  }
}
