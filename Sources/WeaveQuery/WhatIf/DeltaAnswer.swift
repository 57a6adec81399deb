import WeaveAnalysis
package import WeaveAnswer
import WeaveModel
import WeaveOverlay
import WeaveSource

extension Delta {
  /// The delta in words and tables: what breaks, what changed, what follows; when `brief`, only the
  /// measures that move, and rules.
  package func answer(brief: Bool = false) -> Answer {
    if isEmpty { return .prose(Prose("Nothing differs: both say the same.")) }
    var parts: [Answer] = []
    if !brief {
      parts += brokenAnswer
      parts += [sessionsAnswer, declaredAnswer, meetingsAnswer, linksAnswer].compactMap { $0 }
    }
    parts += [figuresAnswer, rulesAnswer].compactMap { $0 }
    if !brief { parts += [findingsAnswer].compactMap { $0 } }
    return .joined(parts)
  }

  /// A heading, sentences for people, and the same as rows.
  private func section(_ title: String, _ lines: [[Prose.Span]], _ table: Table) -> Answer {
    let heading = Prose.Block.heading([Prose.Span(title)])
    let titled = Table(title: title, columns: table.columns, rows: table.rows)
    return .report(Report(Prose([heading] + lines.map { .bullet($0) }), titled))
  }

  private func head(_ title: String) -> Answer {
    .prose(Prose([.heading([Prose.Span(title)])]))
  }

  // MARK: What breaks

  /// What is no longer so, before anything else: links unheard, goals unserved, promises broken.
  var brokenAnswer: [Answer] {
    var lines: [[Prose.Span]] = []
    let lost = links.filter(\.isLost)
    if !lost.isEmpty {
      lines.append(
        [.figured(counted(lost.count, "connection")), " no longer heard: "]
          + inARow(lost.map { "\($0.start) to \($0.end)" }, limit: 4))
    }
    for figure in figures where figure.measure == .minutesAbout {
      guard model.goals.indices.contains(where: { before.name(.goal, $0) == figure.of }),
        figure.after?.one?.value == .zero
      else { continue }
      lines.append(["goal ", .named(figure.of), " is no longer served by any session"])
    }
    for rule in rules where rule.after == .broken && rule.before != .broken {
      lines.append([
        .named(rule.name), Prose.Span(" is newly broken", .bad),
        Prose.Span(rule.value.isEmpty ? "" : ": \(rule.value)"),
      ])
    }
    if lines.isEmpty { return [] }
    return [.prose(Prose([.heading(["What breaks"])] + lines.map { .bullet($0) }))]
  }

  private var model: Model { before.model }

  // MARK: What changed

  private var sessionsAnswer: Answer? {
    guard !sessions.isEmpty else { return nil }
    let now = after.model
    var rows: [[Table.Cell]] = []
    var lines: [[Prose.Span]] = []
    func add(
      _ word: String, _ indexes: [Int], _ model: Model, _ old: (Int) -> Session?,
      _ new: (Int) -> Session?
    ) {
      guard !indexes.isEmpty else { return }
      for index in indexes {
        func day(_ session: Session?) -> Table.Cell {
          guard let session else { return .absent }
          return session.day.map { .date($0.iso) } ?? .hole("day open")
        }
        rows.append([
          .text(word), .text(model.address(model.sessions[index])), day(old(index)),
          day(new(index)),
        ])
      }
      lines += bySpace(indexes, model).map { space, own in
        ["\(word) ".spanned, .named(space), ": ", .figured(described(own, model))]
      }
    }
    func earlier(_ index: Int) -> Session? {
      let place = match.sessionsBefore[index]
      return place < 0 ? nil : model.sessions[Int(place)]
    }
    add("changed", sessions.changed, now, earlier) { now.sessions[$0] }
    add("moved", sessions.moved, now, earlier) { now.sessions[$0] }
    add("added", sessions.added, now, { _ in nil }, { now.sessions[$0] })
    add("dropped", sessions.dropped, model, { model.sessions[$0] }, { _ in nil })
    let table = Table(
      columns: [
        .init("change"), .init("session"), .init("day-before", heading: "day before"),
        .init("day-after", heading: "day after"),
      ], rows: rows)
    return section("Sessions", lines, table)
  }

  private func bySpace(_ indexes: [Int], _ model: Model) -> [(space: String, sessions: [Int])] {
    Dictionary(grouping: indexes) { model.sessions[$0].space }.sorted { $0.key < $1.key }
      .map { (model.name(EntityRef(.space, Int($0.key))), $0.value) }
  }

  /// The addresses of a few sessions; many by number and days.
  private func described(_ indexes: [Int], _ model: Model) -> String {
    if indexes.count <= 3 {
      return indexes.map { index in
        let session = model.sessions[index]
        let text = model.address(session)
        guard let day = session.day, session.isMoved else { return text }
        return "\(text) to \(day.iso)"
      }.joined(separator: ", ")
    }
    let days = indexes.compactMap { model.sessions[$0].day }
    let count = counted(indexes.count, "session")
    guard let first = days.min(), let last = days.max() else { return count }
    return "\(count), \(first.iso) to \(last.iso)"
  }

  private var declaredAnswer: Answer? {
    let new = declared.new.map { ("new", $0) }
    let gone = declared.gone.map { ("gone", $0) }
    if new.isEmpty, gone.isEmpty { return nil }
    return section(
      "Declared", (new + gone).map { ["\($0.0): ".spanned, .named($0.1)] },
      Table(
        columns: [.init("change"), .init("declared")],
        rows: (new + gone).map { [.text($0.0), .text($0.1)] }))
  }

  // MARK: What follows for teachers

  private var meetingsAnswer: Answer? {
    guard !meetings.isEmpty else { return nil }
    let lines = meetings.map { change -> [Prose.Span] in
      var words: [Prose.Span] = inARow(change.who, limit: 4)
      if !change.gained.isEmpty {
        words += [
          " newly \(inNumber(change.teachers, "meets", "meet")) ".spanned, .named(change.thread),
          " at ",
        ]
        words += inARow(change.gained, limit: 3)
      }
      if !change.lost.isEmpty {
        words += [
          (change.gained.isEmpty
            ? " no longer \(inNumber(change.teachers, "meets", "meet")) " : ", and no longer ")
            .spanned,
          .named(change.thread), " at ",
        ]
        words += inARow(change.lost, limit: 3)
      }
      if change.spacesBefore != change.spacesAfter {
        words += [
          "; in ", .figured("\(change.spacesBefore) → \(change.spacesAfter)"),
          change.spacesAfter == 1 ? " space" : " spaces",
        ]
      }
      if change.gapBefore != change.gapAfter {
        func days(_ gap: Int?) -> String { gap.map(String.init) ?? "none" }
        words += [
          "; longest gap ", .figured("\(days(change.gapBefore)) → \(days(change.gapAfter)) days"),
        ]
      }
      return words
    }
    func number(_ value: Int?) -> Table.Cell { value.map { .integer($0) } ?? Table.Cell.none }
    let rows: [[Table.Cell]] = meetings.map { change in
      [
        .list(change.who), .integer(change.teachers), .text(change.thread), .list(change.gained),
        .list(change.lost), .integer(change.spacesBefore), .integer(change.spacesAfter),
        number(change.gapBefore), number(change.gapAfter),
      ]
    }
    return section(
      "Who newly meets what", lines,
      Table(
        columns: [
          .init("who"), .init("teachers", isNumeric: true), .init("thread"), .init("gained"),
          .init("lost"), .init("spaces-before", isNumeric: true),
          .init("spaces-after", isNumeric: true),
          .init("gap-before", unit: "days", isNumeric: true),
          .init("gap-after", unit: "days", isNumeric: true),
        ], rows: rows))
  }

  private var linksAnswer: Answer? {
    guard !links.isEmpty else { return nil }
    let made = links.filter(\.isMade)
    let other = links.filter { !$0.isMade && !$0.isLost }
    let lost = links.filter(\.isLost)
    func line(_ word: String, _ links: [LinkChange]) -> [[Prose.Span]] {
      Dictionary(grouping: links, by: \.way).sorted { $0.key.rawValue < $1.key.rawValue }.map {
        way, own in
        [
          "\(word) by \(way.rawValue): ".spanned, .figured(counted(own.count, "session")), ": ",
        ]
          + inARow(
            own.map { "\($0.start) to \($0.end) (\($0.before) → \($0.after) teachers)" }, limit: 3)
      }
    }
    return section(
      "Connections", line("made", made) + line("lost", lost) + line("heard by others", other),
      Table(
        columns: [
          .init("start"), .init("end"), .init("way"), .init("before", isNumeric: true),
          .init("after", isNumeric: true),
        ],
        rows: links.map {
          [
            .text($0.start), .text($0.end), .text($0.way.rawValue), .integer($0.before),
            .integer($0.after),
          ]
        }))
  }

  private var figuresAnswer: Answer? {
    guard !figures.isEmpty else {
      return .prose(Prose("No figure moves, by this plan."))
    }
    return .several([
      head("Measures that move, by this plan"),
      .table(
        Table(
          columns: [
            .init("of"), .init("measure"), .init("before", isNumeric: true),
            .init("after", isNumeric: true), .init("unit"),
          ],
          rows: figures.map { figure in
            [.text(figure.of), .text(figure.measure.calledOfOne)]
              + Table.Cell.inSameParts([
                figure.before?.cell ?? .absent, figure.after?.cell ?? .absent,
              ])
              + [FieldType(figure.measure.unit).unit.map { .text($0) } ?? .absent]
          })),
    ])
  }

  // MARK: Rules and findings

  private var rulesAnswer: Answer? {
    guard !rules.isEmpty else { return nil }
    let lines = rules.map { rule -> [Prose.Span] in
      let words: Prose.Span
      switch (rule.before, rule.after) {
      case (_, nil): words = " is gone"
      case (nil, let now?): words = Prose.Span(" is new, and \(now.word)")
      case (let was?, let now?) where was == now: words = Prose.Span(" stays \(now.word)")
      case (_, .kept?): words = Prose.Span(" is newly kept", .good)
      case (_, .broken?): words = Prose.Span(" is newly broken", .bad)
      case (let was?, let now?): words = Prose.Span(": \(was.word) → \(now.word)")
      }
      return [.named(rule.name), words, Prose.Span(rule.value.isEmpty ? "" : " (\(rule.value))")]
    }
    return section(
      "Rules", lines,
      Table(
        columns: [.init("rule"), .init("before"), .init("after"), .init("value")],
        rows: rules.map { rule in
          [
            .text(rule.name), rule.before.map { .text($0.word) } ?? .absent,
            rule.after.map { .text($0.word) } ?? .absent, .text(rule.value),
          ]
        }))
  }

  private var findingsAnswer: Answer? {
    let all = findingsNew.map { ("new", $0) } + findingsGone.map { ("gone", $0) }
    guard !all.isEmpty else { return nil }
    let lines = all.prefix(8).map { word, finding -> [Prose.Span] in
      ["\(word): \(finding.code.rawValue) \(finding.message)".spanned]
    }
    let more = all.count > 8 ? [["and \(all.count - 8) more".spanned]] : []
    return section(
      "Findings", lines + more,
      Table(
        columns: [.init("change"), .init("code"), .init("message")],
        rows: all.map { [.text($0.0), .text($0.1.code.rawValue), .text($0.1.message)] }))
  }
}

extension String {
  /// The words, as plain ones of an answer.
  var spanned: Prose.Span { Prose.Span(self) }
}
