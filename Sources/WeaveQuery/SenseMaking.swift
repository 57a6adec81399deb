import WeaveAnalysis
package import WeaveAnswer
package import WeaveModel
import WeaveSource
import WeaveSyntax

/// What people said, beside what the plan computes: what they noticed, where it pulls and confuses,
/// what they want more of, how they rate it, and how much of each way of learning there is.
///
/// Of a person or team it is what they said, of anything else what was said about it, and of nil
/// everything; `days` narrows it to what was said on some days.
package func senseMaking(
  _ context: QueryContext, of subject: EntityRef?, in days: DayRange?
) -> [Answer] {
  SenseMaking(context: context, subject: subject, days: days).answers()
}

/// Gathers what is voiced by or about a subject.
private struct SenseMaking {
  let context: QueryContext
  let subject: EntityRef?
  let days: DayRange?

  private var model: Model { context.model }

  /// True when the subject is people, who speak, and not a thing that is spoken about.
  private var isPeople: Bool { subject?.kind == .person || subject?.kind == .team }

  private var isWhole: Bool { subject == nil || subject?.kind == .plan }

  /// Those who speak for the subject; for a thing, everybody.
  private var people: Set<Int32> {
    guard isPeople, let subject else {
      return Set(
        context.experience.listeners(of: nil).flatMap {
          context.experience.attendance.cells[$0.cell].atoms
        })
    }
    return Set(context.facts.atoms.atoms(of: subject, on: nil))
  }

  func answers() -> [Answer] {
    let voiced = voiced()
    let people = people
    let all = context.teachers(people)
    guard !voiced.isEmpty else {
      return [.prose(Prose("Nobody's voice on this is written down yet."))] + modes(voiced)
    }
    let spoke = Set(voiced.flatMap { context.speakers($0.voice) }).intersection(people)
    var sheet = Sheet(
      "In people's words, of \(figure: "\(context.teachers(spoke)) of \(all)") teachers")
    sheet.list(voiced.compactMap { context.quote($0, of: all) })
    sheet.list(wants(voiced))
    sheet.list(ratings(voiced))
    return [sheet.answer] + modes(voiced)
  }

  private func voiced() -> [Voiced] {
    let people = isPeople ? people : []
    return context.voiced.filter { one in
      if let days, !days.contains(one.voice.day) { return false }
      if isWhole { return true }
      return isPeople
        ? !context.speakers(one.voice).isDisjoint(with: people) : isAbout(one.fact)
    }
  }

  /// Whether a fact is about the thing asked for.
  private func isAbout(_ fact: Fact) -> Bool {
    guard let subject else { return true }
    if case .noticed(let thread, let one, let other) = fact.said {
      return [EntityRef(thread), EntityRef(one), EntityRef(other)].contains(subject)
    }
    return fact.focus.map { EntityRef($0) } == subject || context.rating(fact)?.thing == subject
  }

  /// What is wanted more, each way of learning once; those few people want without their number.
  private func wants(_ voiced: [Voiced]) -> [Words] {
    var order: [String] = []
    var wanting: [String: Set<Int32>] = [:]
    for one in voiced where one.fact.kind == .wants {
      guard let word = one.fact.word.map({ model.symbols.text($0) }) else { continue }
      if wanting[word] == nil { order.append(word) }
      wanting[word, default: []].formUnion(context.speakers(one.voice))
    }
    let shown = order.filter { context.count(wanting[$0] ?? []) >= Voicing.fewest }
    let hidden = order.count - shown.count
    let lines = shown.map { word -> Words in
      "\(figure: context.count(wanting[word] ?? [])) people want more: \(plainWord(word))"
    }
    return hidden == 0
      ? lines
      : lines + ["\(figure: hidden) more wished for by \(Voicing.hidden) people each, not shown"]
  }

  /// Ratings with how many gave them; of people none is shown.
  private func ratings(_ voiced: [Voiced]) -> [Words] {
    let all = voiced.compactMap { one in context.rating(one.fact).map { (one.voice, $0) } }
    let things = all.filter { $0.1.thing.kind != .person }
    let people = all.count - things.count
    return things.map { context.words($0.1, $0.0) }
      + (people == 0
        ? []
        : ["\(count: people, "rating") of people, not shown: people are not compared"])
  }

  /// The inventory of ways of learning, of the plan or of what the people are expected at.
  private func modes(_ voiced: [Voiced]) -> [Answer] {
    guard isWhole || isPeople else { return [] }
    var sessions = Array(model.sessions.indices)
    if isPeople, let subject { sessions = context.facts.expected(of: subject) }
    if let days { sessions = sessions.filter { isInside($0, days) } }
    let rows = ModeInventory(context, sessions, voiced).rows
    if rows.isEmpty { return [] }
    let fields = ["wanted", "aspect", "rated", "of", "n"]
    let isRated = rows.contains { $0.rating != nil }
    let shown = TableKind.modeListing.columns.filter {
      fields.prefix(isRated ? fields.count : 1).contains($0.field.name)
    }
    let readers = shown.map { $0.reader(context, rows) }
    return [
      .table(
        Table(
          title: "Ways of learning",
          columns: [
            Table.Column("mode", heading: "way of learning"),
            Table.Column("sessions", isNumeric: true),
            Table.Column("minutes", unit: "min", isNumeric: true),
          ] + shown.map { Table.Column($0.field.name, isNumeric: $0.field.type.isFigure) },
          rows: rows.enumerated().map { place, row in
            [
              .text(row.mode), .integer(row.sessions.count),
              .integer(context.facts.minutes(of: row.sessions)),
            ] + readers.map { $0(place).cell }
          }))
    ]
  }

  /// Whether a session lies in `days`, on whatever day it takes.
  private func isInside(_ index: Int, _ days: DayRange) -> Bool {
    let session = model.sessions[index]
    if let day = session.day { return days.contains(day) }
    let open = session.openDays >= 0 ? model.openDays[session.openDays] : []
    return !open.isEmpty && open.allSatisfy { days.contains($0) }
  }
}
