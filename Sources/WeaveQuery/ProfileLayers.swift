import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// Threads, goals, working consensus, and the profiles of spaces, leaders, threads and tools.
extension Profile {
  /// What `ref`'s teachers meet of each thread.
  func threads(_ ref: EntityRef?, _ listeners: [Listener]) -> Answer {
    let columns: [(name: String, heading: String, unit: String?)] = [
      ("reach", "met by", nil), ("label-only", "label only", nil),
      ("carried", "in 2 spaces or more", nil), ("breadth", "mean share of spaces", nil),
      ("once", "on one day only", nil), ("gap", "longest gap", "days"),
    ]
    let days = days
    let count = model.threads.count
    let met = sheet.extents(experience, matter) { experience in
      let listeners = experience.listeners(of: ref)
      return (0..<count).flatMap { experience.returns(of: $0, listeners, in: days) }
    }
    let onDays = sheet.extents(experience, days == nil ? .days : .everything) { experience in
      let listeners = experience.listeners(of: ref)
      return (0..<count).flatMap { experience.days(of: $0, listeners, in: days) }
    }
    return .table(
      Table(
        columns: [.init("thread")]
          + columns.map { .init($0.name, heading: $0.heading, unit: $0.unit, isNumeric: true) },
        rows: (0..<count).map { thread in
          [.text(context.name(.thread, thread))]
            + (0..<4).map { met[thread * 4 + $0].cell }
            + (0..<2).map { onDays[thread * 2 + $0].cell }
        }))
  }

  /// The goals, and what serves them.
  func goals(_ goals: [Int]) -> [Answer] {
    guard !goals.isEmpty else { return [] }
    let sessions = model.sessions.indices.filter { model.sessions[$0].status.takesPlace }
    let serving = sessions.count { session in
      context.facts.threads(of: session).contains { !model.threads[Int($0)].goals.isEmpty }
    }
    let rows = goals.map { goal -> [Table.Cell] in
      let threads = model.threads.indices.filter { model.threads[$0].goals.contains(goal) }
      let own = Set(threads.flatMap { context.facts.threadSessions[$0] })
      return [
        .text(context.name(.goal, goal)), .list(context.names(.thread, threads)),
        .integer(own.count), figure("minutes", .goal(goal)).cell,
        figure("label-only", .goal(goal)).cell,
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
            .init("label-only", heading: "not woven", isNumeric: true), .init("due"),
          ], rows: rows)),
      .prose(
        Prose(
          "\(sessions.count - serving) of \(counted(sessions.count, "session")) serve no goal.")),
    ]
  }

  /// One figure, with its range where days are open.
  func figure(_ name: String, _ subject: Subject) -> Extent {
    let counting = counting
    let matter = name == "load" ? Experience.Mattering.dates : matter
    return sheet.extents(experience, matter) { experience in
      var reader = MeasureReader(experience, counting)
      return [reader.figure(name, of: subject)]
    }[0]
  }

  // MARK: Working consensus

  func consensus(_ ref: EntityRef?, _ listeners: [Listener]) -> [Answer] {
    var parts = [layer("Working consensus", "who plans together, who learns together?")]
    let (worst, mean) = extents(.together, ref)
    let names = worstNames(summary(.together, listeners))
    var lines: [Prose.Block] = [
      .bullet([
        "sessions with somebody of one's own team: ",
        Prose.Span(
          ref?.kind == .person
            ? worst.phrase
            : "worst served \(worst.phrase) (\(names.joined(separator: ", "))), mean \(mean.phrase)",
          .figure),
      ])
    ]
    lines += coordination(listeners)
    parts.append(.prose(Prose(lines)))
    if ref == nil, !model.teams.isEmpty { parts += evenness() }
    return parts
  }

  /// The most leader pairs that are named one by one.
  private static let shownPairs = 3

  private func coordination(_ listeners: [Listener]) -> [Prose.Block] {
    let found = experience.coordination(listeners, in: days)
    guard !found.pairs.isEmpty else {
      return [.bullet(["no two leaders share a teacher"])]
    }
    let open =
      found.undecided == 0 ? "" : "; \(counted(found.undecided, "session")) still without a leader"
    var lines: [Prose.Block] = [
      .bullet([
        "leader pairs who share teachers and plan together: ",
        Prose.Span("\(found.count.part) of \(found.count.whole)", .figure),
        Prose.Span("; by shared teachers \(found.weighted.part) of \(found.weighted.whole)\(open)"),
      ])
    ]
    let apart = found.pairs.filter { !$0.planTogether }
    for pair in apart.prefix(Self.shownPairs) {
      lines.append(
        .bullet(
          [
            Prose.Span(context.name(.person, pair.first), .name), " and ",
            Prose.Span(context.name(.person, pair.second), .name),
            Prose.Span(" share \(counted(pair.shared, "teacher")) and do not plan together"),
          ], depth: 1))
    }
    if apart.count > Self.shownPairs {
      lines.append(
        .bullet([Prose.Span("and \(apart.count - Self.shownPairs) more", .quiet)], depth: 1))
    }
    return lines
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
            .init("worst", heading: "woven, worst served", isNumeric: true), .init("who"),
            .init("woven", heading: "mean", isNumeric: true),
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
    let shown = fields.filter { $0.isMeasure }
    let counting = counting
    let found = shown.map { field in
      sheet.extents(experience, days == nil ? field.matter : .everything) { experience in
        var reader = MeasureReader(experience, counting)
        return [reader.figure(field.name, of: subject)]
      }[0]
    }
    return .table(
      Table(
        columns: [.init("measure"), .init("value", isNumeric: true), .init("means")],
        rows: zip(shown, found).map { field, extent in
          [.text(field.name), extent.cell, .text(field.summary)]
        }))
  }

  private func facts(_ words: [String]) -> Answer {
    .prose(Prose(words.filter { !$0.isEmpty }.map { .bullet([Prose.Span($0)]) }))
  }

  func space(_ index: Int) -> Answer {
    let own = model.sessionRanges[index].filter { model.sessions[$0].status.takesPlace }
    let threads = Set(own.flatMap { context.facts.threads(of: $0) }).sorted().map { Int($0) }
    let ref = EntityRef(.space, index)
    return .several([
      heading(ref),
      facts([
        "\(counted(own.count, "session")), \(context.facts.minutes(of: own)) min,"
          + " \(counted(context.teachers(at: own), "teacher"))",
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
        "leads \(counted(own.count, "session")), \(context.facts.minutes(of: own)) min,"
          + " for \(counted(context.teachers(at: own), "teacher"))",
        "at most \(figure("load", .leader(index)).phrase) min on the clock in a week",
      ]), figures(ref, .leader(index), TableKind.leaders.fields),
    ])
  }

  func thread(_ index: Int) -> Answer {
    let own = context.facts.threadSessions[index]
    let ref = EntityRef(.thread, index)
    let goals = context.names(.goal, model.threads[index].goals)
    return .several([
      heading(ref),
      facts([
        "\(counted(own.count, "session")) in \(counted(context.facts.spaces(of: own).count, "space")),"
          + " \(figure("minutes", .thread(index)).phrase) min about it",
        goals.isEmpty ? "serves no goal" : "serves \(goals.joined(separator: ", "))",
      ]), figures(ref, .thread(index), TableKind.threads.fields),
    ])
  }

  func tool(_ index: Int) -> Answer {
    let own = context.facts.toolSessions[index]
    let ref = EntityRef(.tool, index)
    return .several([
      heading(ref),
      facts([
        "used at \(counted(own.count, "session")) in"
          + " \(counted(context.facts.spaces(of: own).count, "space"))"
      ]), figures(ref, .tool(index), TableKind.tools.fields),
    ])
  }
}

extension Experience {
  /// Reach, label-only, carried and breadth of a thread over `listeners`.
  fileprivate func returns(
    of thread: Int, _ listeners: [Listener], in days: DayRange?
  ) -> [Figure?] {
    let met = encounters(listeners, in: days)
    var (all, reach, carried, labelOnly, meetings) = (0, 0, 0, 0, 0)
    for (listener, encounters) in zip(listeners, met) {
      all += listener.weight
      guard let own = encounters.first(where: { $0.thread == thread }) else { continue }
      reach += own.meetings > 0 ? listener.weight : 0
      carried += own.spaces >= 2 ? listener.weight : 0
      labelOnly += own.labelOnly * listener.weight
      meetings += own.meetings * listener.weight
    }
    return [
      .of(reach, all), .of(labelOnly, meetings), .of(carried, all),
      breadth(of: thread, listeners, in: days).map { .share($0) },
    ]
  }

  /// Who of `listeners` meets a thread on one day only, and the longest any of them waits.
  fileprivate func days(
    of thread: Int, _ listeners: [Listener], in days: DayRange?
  ) -> [Figure?] {
    let met = encounters(listeners, in: days).map { all in all.first { $0.thread == thread } }
    let once = zip(listeners, met).reduce(0) { $0 + ($1.1?.days == 1 ? $1.0.weight : 0) }
    return [
      .of(once, listeners.reduce(0) { $0 + $1.weight }),
      met.compactMap { $0?.longestGap }.max().map { .number($0) },
    ]
  }
}
