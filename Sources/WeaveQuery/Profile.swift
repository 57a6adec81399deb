import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Answers `profile`: small facts by layer, the worst-served first, each share beside what guards
/// it.
///
/// The four layers are those of leading for learning (domain C1): alignment, goal and working
/// consensus are computed, sense making is what people said. There is no figure over all of them.
struct Profile {
  let context: QueryContext
  let days: DayRange?
  /// The words for the window, as the question has them: ` in october`.
  let window: String
  let grid: FigureGrid

  init(context: QueryContext, days: DayRange?, window: String) {
    self.context = context
    self.days = days
    self.window = window
    grid = FigureGrid(context, Counting(days: days))
  }

  var model: Model { context.model }
  var experience: Experience { context.experience }
  /// The profile of anything that has one; of the plan, with nil.
  func answer(of ref: EntityRef?) -> Answer {
    grid.filled { build(ref) }
  }

  private func build(_ ref: EntityRef?) -> Answer {
    guard let ref, ref.kind != .plan else { return people(nil) }
    let index = Int(ref.index)
    switch ref.kind {
    case .team: return people(ref)
    case .person:
      let person = model.people[index]
      let led: [Answer] = person.isLeader ? [leader(index)] : []
      let own = person.isTeacher || !person.isLeader ? [people(ref)] : []
      return .joined(led + own)
    case .space: return space(index)
    case .thread: return thread(index)
    case .goal: return .joined([heading(ref)] + goals([index]))
    case .tool: return tool(index)
    case .toward: return .joined(towardAnswers(context, of: index))
    case .plan, .framework, .rule, .scenario, .query, .term, .unit:
      return .prose(Prose("there is no profile of a \(ref.kind.noun)"))
    }
  }

  /// Whether a profile of `kind` can be made.
  static func exists(of kind: EntityKind) -> Bool {
    switch kind {
    case .plan, .team, .person, .space, .thread, .goal, .tool, .toward: true
    case .framework, .rule, .scenario, .query, .term, .unit: false
    }
  }

  // MARK: People

  private func people(_ ref: EntityRef?) -> Answer {
    let listeners = experience.listeners(of: ref)
    let teachers = listeners.reduce(0) { $0 + $1.weight }
    guard teachers > 0 else {
      let who = ref.map { model.name($0) } ?? "this plan"
      return .joined(
        [
          heading("Profile of \(who)\(window), by this plan: no teachers")
        ] + (ref == nil ? goals(Array(model.goals.indices)) : []))
    }
    var parts: [Answer] = [heading(title(ref, listeners))]
    parts += note(listeners)
    parts += alignment(ref, listeners)
    if !model.threads.isEmpty { parts.append(threads(ref, listeners)) }
    if ref == nil {
      parts += goals(Array(model.goals.indices))
      parts += towardAnswers(context, of: nil)
    }
    parts += consensus(ref, listeners)
    let voiced = senseMaking(context, of: ref, in: days)
    if !voiced.isEmpty {
      parts.append(layer("Sense making", "what do people say? Voiced, and in no figure above"))
      parts += voiced
    }
    return .joined(parts)
  }

  private func title(_ ref: EntityRef?, _ listeners: [Listener]) -> String {
    let teachers = listeners.reduce(0) { $0 + $1.weight }
    let sessions = Set(listeners.flatMap { experience.cells[$0.cell].sessions }.map { Int($0) })
    let sums = sums(sessions.sorted())
    let name = ref.map { model.name($0) } ?? model.plan.header.map { model.symbols.text($0.name) }
    let who = ref?.kind == .person ? "" : "\(counted(teachers, "teacher")), "
    return "Profile of \(name ?? "the plan")\(window), by this plan: \(who)"
      + sums.extent(of: .sessions).counting("session") + " in "
      + sums.extent(of: .spaces).counting("space")
  }

  /// Those expected at nothing, and what is optional.
  private func note(_ listeners: [Listener]) -> [Answer] {
    let attendance = experience.attendance
    let idle = listeners.filter { listener in
      !attendance.sessions[attendance.cells[listener.cell].sessions].contains { isIn(Int($0)) }
    }
    let optional = optionalMinutes(listeners)
    var words: [String] = []
    if !idle.isEmpty {
      let names = idle.flatMap { context.names(ofCell: $0.cell) }
      words.append("expected at nothing: " + shortened(names))
    }
    if optional > 0 { words.append("optional, and in none of the figures: \(optional) min") }
    if let choices = openChoices { words.append(choices) }
    return words.isEmpty ? [] : [.quiet(words.map(capitalized))]
  }

  /// Minutes of the optional sessions of the window that the listeners are asked to.
  private func optionalMinutes(_ listeners: [Listener]) -> Int {
    guard let days else {
      return listeners.reduce(0) {
        $0 + experience.attendance.cells[$1.cell].optionalMinutes * $1.weight
      }
    }
    let atoms = context.facts.atoms
    let own = Set(listeners.flatMap { experience.attendance.cells[$0.cell].atoms })
    return model.sessions.reduce(0) { sum, session in
      guard session.isOptional, session.status.takesPlace, session.audience >= 0,
        let day = session.day, days.contains(day)
      else { return sum }
      let asked = atoms.atoms(of: model.audiences.specs[session.audience], on: day)
        .filter { own.contains($0) }
      let people = asked.reduce(0) { $0 + Int(atoms.weights[Int($1)]) }
      return sum + people * (session.minutes ?? 0)
    }
  }

  /// What open days do to the figures, in words.
  private var openChoices: String? {
    let count = experience.facts.undated.count
    guard count > 0 else { return nil }
    let days = counted(count, "session has an open day", "sessions have open days")
    return experience.choices.map { "\(days): ranges are over all \($0) choices" }
      ?? "\(days): too many choices to try each, so ranges are bounds"
  }

  func shortened(_ names: [String], _ limit: Int = 6) -> String {
    names.count <= limit
      ? names.joined(separator: ", ")
      : names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more"
  }

  // MARK: Alignment

  /// The shares of teachers' own sessions, worst-served first, each above what guards it.
  private func alignment(_ ref: EntityRef?, _ listeners: [Listener]) -> [Answer] {
    let rows = Measure.shown(at: .profile).flatMap { measure in
      [row(measure, ref, listeners, isGuard: false)]
        + measure.guards.map { row($0, ref, listeners, isGuard: true) }
    }
    let isOne = ref?.kind == .person
    let table = Table(
      columns: [
        .init("measure", heading: "share of sessions"),
        .init("worst", heading: isOne ? "by this plan" : "worst served", isNumeric: true),
        .init("who"), .init("mean", isNumeric: true),
        .init("pooled", heading: "of all together", isNumeric: true),
      ], rows: rows)
    return [
      layer("Alignment", "do activities and resources point the same way?"),
      .quiet([Self.legend]),
      .table(isOne ? table.without(["who", "mean", "pooled"]) : table),
      .quiet(notes(listeners)),
    ]
  }

  private func row(
    _ measure: Measure, _ ref: EntityRef?, _ listeners: [Listener], isGuard: Bool
  ) -> [Table.Cell] {
    let (worst, mean) = extents(measure, ref)
    let names = ref?.kind == .person ? [] : worstNames(summary(measure, listeners))
    return [
      .text((isGuard ? "  " : "") + (measure.words.label ?? measure.words.so)), worst.cell,
      .list(names), mean.cell, pooled(measure, ref).cell,
    ]
  }

  /// What must be said beside the shares.
  private func notes(_ listeners: [Listener]) -> [String] {
    let woven = summary(.woven, listeners)
    let heard = summary(.heard, listeners)
    var notes = wordless(listeners)
    if woven.counted < woven.teachers {
      notes.append(
        "shares of sessions are a mean of \(woven.counted) of \(woven.teachers) teachers")
    }
    if heard.counted < heard.teachers, heard.counted > 0 {
      notes.append(
        "what can be heard is a mean of \(heard.counted) of \(heard.teachers) teachers")
    }
    return notes.map { capitalized($0) + "." }
  }

  private static let legend =
    "Woven: a comment, connection time or common tool ties the session to one in another space that "
    + "the same teacher attends. Labelled: it shares a thread with one. Isolated: neither."

  /// The figures of the people of `ref`, or of everybody.
  private func subject(_ ref: EntityRef?) -> Subject {
    guard let ref else { return .plan }
    return ref.kind == .team ? .team(Int(ref.index)) : .person(Int(ref.index))
  }

  /// All (session, teacher) or (link, teacher) pairs together, over the choices of open days.
  private func pooled(_ measure: Measure, _ ref: EntityRef?) -> Extent {
    grid.extent(measure, of: subject(ref), by: .pooled)
  }

  /// The worst-served teacher's share and the mean, over the choices of open days.
  func extents(_ measure: Measure, _ ref: EntityRef?) -> (worst: Extent, mean: Extent) {
    (
      grid.extent(measure, of: subject(ref), by: .worst),
      grid.extent(measure, of: subject(ref), by: .mean)
    )
  }

  func summary(_ measure: Measure, _ listeners: [Listener]) -> Mean {
    experience.mean(measure, listeners, experience.figures(listeners, in: days))
  }

  /// Who has the worst share; nobody when all have the same.
  func worstNames(_ mean: Mean) -> [String] {
    if let worst = mean.worst, let best = mean.best, worst.share == best.share { return ["all"] }
    let names = mean.worstCells.flatMap { context.names(ofCell: $0) }
    return names.count <= 4 ? names : Array(names.prefix(3)) + ["\(names.count - 3) more"]
  }

  /// Comments and times that say nothing: shown, and never counted as good.
  private func wordless(_ listeners: [Listener]) -> [String] {
    let isCounted = experience.isCounted(days)
    var seen: Set<Int64> = []
    var silent = 0
    for listener in listeners {
      let cell = experience.cells[listener.cell]
      for link in cell.links {
        let session = cell.sessions[Int(link.entry)]
        guard isCounted(session), seen.insert(Int64(session) << 32 | Int64(link.link)).inserted
        else { continue }
        silent += context.facts.contents.links[Int(link.link)].hasWords ? 0 : 1
      }
    }
    return seen.isEmpty
      ? []
      : [
        "\(silent) of \(counted(seen.count, "comment or time", "comments and times")) without words"
      ]
  }

  func layer(_ name: String, _ question: String) -> Answer {
    heading("\(name): \(question)")
  }

  private func heading(_ words: String) -> Answer { .prose(Prose([.heading(.plain(words))])) }

  func heading(_ ref: EntityRef) -> Answer {
    heading("Profile of \(model.name(ref))\(window), by this plan")
  }
}

extension Table {
  /// The same table without some of its columns.
  func without(_ names: Set<String>) -> Table {
    let kept = columns.indices.filter { !names.contains(columns[$0].name) }
    return Table(
      title: title, columns: kept.map { columns[$0] },
      rows: rows.map { row in kept.map { row[$0] } },
      total: total)
  }
}
