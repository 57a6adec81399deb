import WeaveAnalysis
package import WeaveAnswer
import WeaveEdits
import WeaveModel
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
  private func section(
    _ title: String, _ lines: [Words], _ columns: [Table.Column], _ rows: [[Table.Cell]]
  ) -> Answer {
    .report(
      Report(
        Prose("\(title)", list: lines), Table(title: title, columns: columns, rows: rows)))
  }

  // MARK: What breaks

  /// What is no longer so, before anything else: links unheard, goals unserved, promises broken.
  var brokenAnswer: [Answer] {
    var lines: [Words] = []
    let lost = links.filter(\.isLost).map { "\($0.start) to \($0.end)" }
    if !lost.isEmpty {
      lines.append(
        "\(count: lost.count, "connection") no longer heard: \(names: lost, atMost: 4)")
    }
    for figure in figures where figure.measure == .minutesAbout {
      guard model.goals.indices.contains(where: { before.name(.goal, $0) == figure.of }),
        figure.after?.one?.value == .zero
      else { continue }
      lines.append("goal \(name: figure.of) is no longer served by any session")
    }
    for rule in rules where rule.after == .broken && rule.before != .broken {
      let value = rule.value.isEmpty ? "" : ": \(rule.value)"
      lines.append("\(name: rule.name)\(bad: " is newly broken")\(value)")
    }
    return lines.isEmpty ? [] : [.prose(Prose("What breaks", list: lines))]
  }

  private var model: Model { before.model }

  // MARK: What changed

  private var sessionsAnswer: Answer? {
    guard !sessions.isEmpty else { return nil }
    let now = after.model
    var rows: [[Table.Cell]] = []
    var lines: [Words] = []
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
        "\(word) \(name: space): \(figure: described(own, model))"
      }
    }
    func earlier(_ index: Int) -> Session? {
      let place = match.sessionsBefore[index]
      return place < 0 ? nil : model.sessions[Int(place)]
    }
    add("changed", sessions.changed, now, earlier) { now.sessions[$0] }
    func choices(_ session: Session, _ model: Model) -> Int {
      session.day == nil && session.openDays >= 0 ? model.openDays[session.openDays].count : 0
    }
    for index in sessions.changed {
      let days = (earlier(index).map { choices($0, model) } ?? 0, choices(now.sessions[index], now))
      if days.0 == days.1 { continue }
      lines.append(
        """
        \(name: now.address(now.sessions[index])) has \(figure: "\(days.0) → \(days.1)") days to choose \
        from
        """)
    }
    add("moved", sessions.moved, now, earlier) { now.sessions[$0] }
    add("added", sessions.added, now, { _ in nil }, { now.sessions[$0] })
    add("dropped", sessions.dropped, model, { model.sessions[$0] }, { _ in nil })
    return section(
      "Sessions", lines,
      [
        .init("change"), .init("session"), .init("day-before", heading: "day before"),
        .init("day-after", heading: "day after"),
      ], rows)
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
    let all = declared.new.map { ("new", $0) } + declared.gone.map { ("gone", $0) }
    if all.isEmpty { return nil }
    return section(
      "Declared", all.map { "\($0.0): \(name: $0.1)" }, [.init("change"), .init("declared")],
      all.map { [.text($0.0), .text($0.1)] })
  }

  // MARK: What follows for teachers

  private var meetingsAnswer: Answer? {
    guard !meetings.isEmpty else { return nil }
    let lines = meetings.map { change -> Words in
      let (thread, meet) = (change.thread, inNumber(change.teachers, "meets", "meet"))
      var words: Words = "\(names: change.who, atMost: 4)"
      if !change.gained.isEmpty {
        words += " newly \(meet) \(name: thread) at \(names: change.gained, atMost: 3)"
      }
      if !change.lost.isEmpty {
        let no = change.gained.isEmpty ? " no longer \(meet)" : ", and no longer"
        words += "\(no) \(name: thread) at \(names: change.lost, atMost: 3)"
      }
      let (before, after) = (change.spacesBefore, change.spacesAfter)
      if before != after {
        words += "; in \(figure: "\(before) → \(after)") \(inNumber(after, "space", "spaces"))"
      }
      if change.gapBefore != change.gapAfter {
        let gap = "\(change.gapBefore.phrase) → \(change.gapAfter.phrase) days"
        words += "; longest gap \(figure: gap)"
      }
      return words
    }
    let rows: [[Table.Cell]] = meetings.map { change in
      [
        .list(change.who), .integer(change.teachers), .text(change.thread), .list(change.gained),
        .list(change.lost), .integer(change.spacesBefore), .integer(change.spacesAfter),
        change.gapBefore.cell, change.gapAfter.cell,
      ]
    }
    return section(
      "Who newly meets what", lines,
      [
        .init("who"), .init("teachers", isNumeric: true), .init("thread"), .init("gained"),
        .init("lost"), .init("spaces-before", isNumeric: true),
        .init("spaces-after", isNumeric: true),
        .init("gap-before", unit: "days", isNumeric: true),
        .init("gap-after", unit: "days", isNumeric: true),
      ], rows)
  }

  private var linksAnswer: Answer? {
    guard !links.isEmpty else { return nil }
    let made = links.filter(\.isMade)
    let other = links.filter { !$0.isMade && !$0.isLost }
    let lost = links.filter(\.isLost)
    func line(_ word: String, _ links: [LinkChange]) -> [Words] {
      Dictionary(grouping: links, by: \.way).sorted { $0.key.rawValue < $1.key.rawValue }.map {
        way, own in
        let all = own.map { "\($0.start) to \($0.end) (\($0.before) → \($0.after) teachers)" }
        return """
          \(word) by \(way.rawValue): \(count: own.count, "session"): \(names: all, atMost: 3)
          """
      }
    }
    return section(
      "Connections", line("made", made) + line("lost", lost) + line("heard by others", other),
      [
        .init("start"), .init("end"), .init("way"), .init("before", isNumeric: true),
        .init("after", isNumeric: true),
      ],
      links.map {
        [
          .text($0.start), .text($0.end), .text($0.way.rawValue), .integer($0.before),
          .integer($0.after),
        ]
      })
  }

  private var figuresAnswer: Answer? {
    guard !figures.isEmpty else {
      return .prose(Prose("No figure moves, by this plan."))
    }
    return .several([
      .prose(Prose("Measures that move, by this plan", list: [])),
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
    let lines = rules.map { rule -> Words in
      let words: Words =
        switch (rule.before, rule.after) {
        case (_, nil): " is gone"
        case (nil, let now?): " is new, and \(now.word)"
        case (let was?, let now?) where was == now: " stays \(now.word)"
        case (_, .kept?): "\(good: " is newly kept")"
        case (_, .broken?): "\(bad: " is newly broken")"
        case (let was?, let now?): ": \(was.word) → \(now.word)"
        }
      return "\(name: rule.name)\(words)\(rule.value.isEmpty ? "" : " (\(rule.value))")"
    }
    return section(
      "Rules", lines, [.init("rule"), .init("before"), .init("after"), .init("value")],
      rules.map { rule in
        [
          .text(rule.name), rule.before.map { .text($0.word) } ?? .absent,
          rule.after.map { .text($0.word) } ?? .absent, .text(rule.value),
        ]
      })
  }

  private var findingsAnswer: Answer? {
    let all =
      findingsNew.map { ("new", $0, nil) }
      + findingsChanged.map { ("changed", $0.after, Optional($0.before)) }
      + findingsGone.map { ("gone", $0, nil) }
    guard !all.isEmpty else { return nil }
    let lines = all.prefix(8).map { word, finding, before -> Words in
      "\(word): \(finding.code.rawValue) \(finding.message)\(before.map { "; before: \($0.message)" })"
    }
    let more: [Words] = all.count > 8 ? ["and \(all.count - 8) more"] : []
    return section(
      "Findings", lines + more,
      [.init("change"), .init("code"), .init("message"), .init("before")],
      all.map {
        [
          .text($0.0), .text($0.1.code.rawValue), .text($0.1.message),
          $0.2.map { .text($0.message) } ?? .absent,
        ]
      })
  }
}
