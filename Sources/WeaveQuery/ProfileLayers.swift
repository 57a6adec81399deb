import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// Threads, goals, working consensus, and the profiles of spaces, leaders, threads and tools.
extension Profile {
  /// What `ref`'s teachers meet of each thread.
  func threads(_ ref: EntityRef?, _ listeners: [Listener]) -> Answer {
    let columns: [(measure: Measure, heading: String)] = [
      (.reach, "met by"), (.labelOnly, "label only"), (.carried, "in 2 spaces or more"),
      (.breadth, "mean share of spaces"), (.once, "on one day only"), (.gap, "longest gap"),
    ]
    let keys = model.threads.indices.flatMap { thread in
      columns.map { FigureKey($0.measure, of: .thread(thread)) }
    }
    let met = context.figures(keys, Counting(days: days, who: ref))
    return .table(
      Table(
        columns: [.init("thread")]
          + columns.map {
            .init($0.measure, heading: $0.heading)
          },
        rows: model.threads.indices.map { thread in
          let own = met[(thread * columns.count)..<((thread + 1) * columns.count)]
          return [.text(context.name(.thread, thread))] + own.map(\.cell)
        }))
  }

  /// The goals, and what serves them.
  func goals(_ goals: [Int]) -> [Answer] {
    guard !goals.isEmpty else { return [] }
    let all = sums { _ in true }.extent(of: .sessions)
    let idle = sums { content in
      !context.facts.contents.threads[content.threads].contains {
        !model.threads[Int($0)].goals.isEmpty
      }
    }.extent(of: .sessions)
    let rows = goals.map { goal -> [Table.Cell] in
      let threads = model.threads.indices.filter { model.threads[$0].goals.contains(goal) }
      let own = sums { content in threads.contains { context.holds($0, content) } }
      return [
        .text(context.name(.goal, goal)), .list(context.names(.thread, threads)),
        own.extent(of: .sessions).cell, grid.extent(.minutesAbout, of: .goal(goal)).cell,
        grid.extent(.labelOnly, of: .goal(goal)).cell,
        model.goals[goal].due.map { .date($0.iso) } ?? .absent,
      ]
    }
    return [
      layer("Goal", "what serves the aims?"),
      .table(
        Table(
          columns: [
            .init("goal"), .init("threads"), .init("sessions", isNumeric: true),
            .init("minutes", unit: "min", isNumeric: true),
            .init(.labelOnly, heading: "not woven"), .init("due"),
          ], rows: rows)),
      .prose(
        Prose(
          "\(idle.phrase) of \(all.counting("session")) serve no goal.")),
    ]
  }

  /// What sessions of the window come to: of all, or those of `own`, that hold what `isMeant`.
  func sums(
    _ own: [Int]? = nil, _ isMeant: (Contents.Content) -> Bool = { _ in true }
  ) -> SessionSums {
    let all = own ?? model.sessions.indices.filter { model.sessions[$0].status.takesPlace }
    return SessionSums(context.facts, all) { _, day, content in
      (days.map { days in day.map { days.contains($0) } ?? false } ?? true) && isMeant(content)
    }
  }

  /// `3 sessions, 120 min, 6 teachers`, of the window.
  private func held(_ own: [Int], for word: String = "") -> String {
    let sums = sums(own)
    return sums.extent(of: .sessions).counting("session")
      + ", \(sums.extent(of: .minutes).phrase) min,"
      + " \(word)\(counted(context.teachers(at: own.filter { isIn($0) }), "teacher"))"
  }

  /// Whether a session may be in the window.
  func isIn(_ session: Int) -> Bool {
    guard let days else { return true }
    let known = model.sessions[session]
    if let day = known.day { return days.contains(day) }
    return known.openDays >= 0 && model.openDays[known.openDays].contains { days.contains($0) }
  }

  // MARK: Working consensus

  func consensus(_ ref: EntityRef?, _ listeners: [Listener]) -> [Answer] {
    var parts = [layer("Working consensus", "who plans together, who learns together?")]
    let (worst, mean) = extents(.together, ref)
    let names = worstNames(summary(.together, listeners))
    let shared =
      ref?.kind == .person
      ? worst.phrase
      : "worst served \(worst.phrase) (\(names.joined(separator: ", "))), mean \(mean.phrase)"
    let own = Prose.Block.bullet("sessions with somebody of one's own team: \(figure: shared)")
    parts.append(.prose(Prose([own] + coordination(listeners))))
    if ref == nil, !model.teams.isEmpty { parts += evenness() }
    return parts
  }

  /// The most leader pairs that are named one by one.
  private static let shownPairs = 3

  private func coordination(_ listeners: [Listener]) -> [Prose.Block] {
    let found = experience.coordination(listeners, in: days)
    guard !found.pairs.isEmpty else {
      return [.bullet("no two leaders share a teacher")]
    }
    let open =
      found.undecided == 0 ? "" : "; \(counted(found.undecided, "session")) still without a leader"
    let weighted = "\(found.weighted.part) of \(found.weighted.whole)"
    let together: Words =
      "leader pairs who share teachers and plan together: "
      + "\(figure: "\(found.count.part) of \(found.count.whole)")"
      + .plain("; by shared teachers \(weighted)\(open)")
    let apart = found.pairs.filter { !$0.planTogether }
    let lines = apart.prefix(Self.shownPairs).map { pair in
      let (first, second) = (context.name(.person, pair.first), context.name(.person, pair.second))
      let shared = " share \(counted(pair.shared, "teacher")) and do not plan together"
      return Prose.Block.bullet("\(name: first) and \(name: second)\(shared)", depth: 1)
    }
    return [.bullet(together)] + lines
      + Prose.Block.rest(of: apart.count, after: Self.shownPairs, depth: 1)
  }

  /// The most teams that have a row; the worst-served come first.
  private static let shownTeams = 12

  /// Teams by how their teachers are served, the worst first.
  private func evenness() -> [Answer] {
    let teams = model.teams.indices.filter {
      !experience.listeners(of: EntityRef(.team, $0)).isEmpty
    }
    let rows = teams.map { team -> (order: Share, cells: [Table.Cell]) in
      let ref = EntityRef(.team, team)
      let (worst, mean) = extents(.woven, ref)
      let listeners = experience.listeners(of: ref)
      let size = listeners.reduce(0) { $0 + $1.weight }
      return (
        mean.low?.value ?? Share(-1, 1),
        [
          .text(model.name(ref)), .integer(size), worst.cell,
          .list(worstNames(summary(.woven, listeners))), mean.cell,
        ]
      )
    }.sorted { $0.order < $1.order }
    let means = teams.compactMap { team in
      extents(.woven, EntityRef(.team, team)).mean.one?.value
    }
    var parts: [Answer] = [
      .table(
        Table(
          columns: [
            .init("team"), .init("teachers", isNumeric: true),
            .init(.worst, heading: "woven, worst served"), .init("who"),
            .init(.woven, heading: "mean"),
          ], rows: rows.prefix(Self.shownTeams).map(\.cells), total: rows.count))
    ]
    if let best = means.max(), let worst = means.min(), means.count > 1 {
      parts.append(
        .prose(
          Prose(
            "Evenness over teams: woven from \(worst.phrase) to \(best.phrase), "
              + "\((best - worst).phrase) apart.")))
    }
    return parts
  }

  // MARK: Spaces, leaders, threads, tools

  /// A table of figures of one subject, each with what it is.
  private func figures(_ ref: EntityRef, _ subject: Subject, _ fields: [TableField]) -> Answer {
    // Sums that can be asked of periods stand in the sentence above.
    let shown = fields.compactMap { field in field.measure.map { (field, $0) } }
      .filter { !Measure.inPeriods.contains($0.1) }
    return .table(
      Table(
        columns: [.init("measure"), .init("value", isNumeric: true), .init("means")],
        rows: shown.map { field, measure in
          [
            .text(field.name), grid.extent(measure, of: subject).cell, .text(field.summary),
          ]
        }))
  }

  private func facts(_ words: [String]) -> Answer {
    .prose(Prose(words.filter { !$0.isEmpty }.map { .bullet(.plain($0)) }))
  }

  func space(_ index: Int) -> Answer {
    let own = model.sessionRanges[index].filter { model.sessions[$0].status.takesPlace }
    let threads = Set(own.filter { isIn($0) }.flatMap { context.facts.threads(of: $0) }).sorted()
      .map { Int($0) }
    let ref = EntityRef(.space, index)
    return .several([
      heading(ref),
      facts([
        held(own),
        threads.isEmpty
          ? "about no thread" : "about \(context.names(.thread, threads).joined(separator: ", "))",
      ]), figures(ref, .space(index), TableKind.spaces.fields),
    ])
  }

  func leader(_ index: Int) -> Answer {
    let own = context.facts.ledSessions[index]
    let ref = EntityRef(.person, index)
    return .several([
      heading(ref),
      facts([
        "leads " + held(own, for: "for "),
        "at most \(grid.extent(.load, of: .leader(index)).phrase) min on the clock in a week",
      ]), figures(ref, .leader(index), TableKind.leaders.fields),
    ])
  }

  func thread(_ index: Int) -> Answer {
    let own = sums { context.holds(index, $0) }
    let ref = EntityRef(.thread, index)
    let goals = context.names(.goal, model.threads[index].goals)
    return .several([
      heading(ref),
      facts([
        "\(own.extent(of: .sessions).counting("session")) in "
          + "\(own.extent(of: .spaces).counting("space")), \(grid.extent(.minutesAbout, of: .thread(index)).phrase) min about it",
        goals.isEmpty ? "serves no goal" : "serves \(goals.joined(separator: ", "))",
      ]), figures(ref, .thread(index), TableKind.threads.fields),
    ])
  }

  func tool(_ index: Int) -> Answer {
    let own = sums { context.facts.contents.tools[$0.tools].contains(Int32(index)) }
    let ref = EntityRef(.tool, index)
    return .several([
      heading(ref),
      facts([
        "used at \(own.extent(of: .sessions).counting("session")) in "
          + own.extent(of: .spaces).counting("space")
      ]), figures(ref, .tool(index), TableKind.tools.fields),
    ])
  }
}
