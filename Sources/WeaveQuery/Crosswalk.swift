import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Answers `crosswalk`: what meets each element of a framework and serves each goal, and, the other
/// way, what in the plan meets nothing of it.
struct Crosswalk: Answering {
  var question: Question
  private let met: ElementFacts

  init(question: Question) {
    self.question = question
    met = ElementFacts(question.context.facts)
  }

  /// The report; nil with a finding when there is no such framework or goal.
  mutating func answer() -> Answer? {
    var frameworks = Array(model.frameworks.indices)
    var goals = Array(model.goals.indices)
    var one: EntityRef?
    if let part = tree.child(.of, of: node), let address = tree.child(.address, of: part) {
      guard let ref = reference(address) else { return nil }
      switch ref.kind {
      case .plan: break
      case .framework: (frameworks, goals, one) = ([Int(ref.index)], [], ref)
      case .goal: (frameworks, goals, one) = ([], [Int(ref.index)], ref)
      case .thread, .tool, .person, .team, .space, .toward, .rule, .scenario, .query, .term, .unit:
        diagnostics.append(
          .notOfThat(model.name(ref), ref, model.header(ref), at: tree.location(of: address)))
        return nil
      }
    }
    guard !frameworks.isEmpty || !goals.isEmpty else { return .prose(Self.nothingToAsk) }
    let parts = frameworks.flatMap { report(ofFramework: $0) } + report(ofGoals: goals, one)
    return .several(parts + [paragraph(Self.reminder)])
  }

  private static let nothingToAsk = Prose(
    "This plan has no framework and no goal. `plainweave library` lists frameworks to include.")

  private static let reminder: Words = """
    \(quiet: "By this plan: a `meets` or `serves` line says what is meant, not what people felt.")
    """

  /// What the name after `of` stands for; `plan` is the plan.
  private mutating func reference(_ address: Int) -> EntityRef? {
    let token = Int(tree.nodes[address].firstToken)
    let text = tree.unquoted(token)
    guard Int(tree.nodes[address].endToken) == token + 1 else {
      diagnostics.append(.notOfAPart(text, at: tree.location(of: address)))
      return nil
    }
    if text == "plan" { return EntityRef(.plan, 0) }
    if let ref = model.entity(named: text) { return ref }
    let known = (model.frameworks.map(\.header) + model.goals.map(\.header)).map {
      model.symbols.text($0.name)
    }
    diagnostics.append(.noFrameworkOrGoal(text, known, at: tree.location(of: address)))
    return nil
  }

  // MARK: A framework

  private func report(ofFramework framework: Int) -> [Answer] {
    let elements = met.elements.filter { $0.framework == framework }
    let unmet = elements.filter(\.items.isEmpty)
    return [
      heading(of: EntityRef(.framework, framework)),
      .table(table(ofElements: unmet + elements.filter { !$0.items.isEmpty })),
    ] + others(than: Set(elements.map(\.id)), EntityRef(.framework, framework))
  }

  private func table(ofElements elements: [ElementFacts.Element]) -> Table {
    Table(
      columns: [
        Table.Column("element"), Table.Column("text"), Table.Column("mark"),
        Table.Column("met-by", heading: "met by"), Table.Column("sessions", isNumeric: true),
        Table.Column("minutes", unit: "min", isNumeric: true),
      ],
      rows: elements.map { element in
        let declared = model.frameworks[element.framework].elements[element.index]
        return [
          .text(model.symbols.text(declared.name)),
          model.string(declared.text).map { .text($0) } ?? .absent,
          context.mark(of: element).map { .text($0.rawValue) } ?? .absent,
          Value.names(element.items.map { context.name($0) }).cell,
          .integer(element.sessions.count),
          .integer(context.facts.minutes(of: element.sessions)),
        ]
      })
  }

  /// The threads, tools, spaces and goals that meet none of `elements`.
  private func others(than elements: Set<Int32>, _ framework: EntityRef) -> [Answer] {
    let kinds: [(EntityKind, Int)] = [
      (.thread, model.threads.count), (.tool, model.tools.count), (.space, model.spaces.count),
      (.goal, model.goals.count),
    ]
    let rest = kinds.flatMap { kind, count in (0..<count).map { EntityRef(kind, $0) } }.filter {
      met.elements(metBy: $0, model).isDisjoint(with: elements)
    }
    let name = model.name(framework)
    if rest.isEmpty {
      return [paragraph("Every thread, tool, space and goal meets something of \(name: name).")]
    }
    return [heading("Meeting nothing of \(name: name)"), .table(table(ofThings: rest))]
  }

  // MARK: Goals

  /// The goals with what serves them; those that nothing serves first.
  private func report(ofGoals goals: [Int], _ one: EntityRef?) -> [Answer] {
    guard !goals.isEmpty else { return [] }
    let all = goals.map { Service(of: [$0], context.facts) }
    let order =
      goals.indices.filter { all[$0].isEmpty } + goals.indices.filter { !all[$0].isEmpty }
    let rows = order.map { place -> [Table.Cell] in
      let service = all[place]
      return [
        .text(context.name(.goal, goals[place])),
        context.title(model.goals[goals[place]].header).cell,
        Value.names(context.names(.thread, service.threads)).cell,
        Value.names(context.names(.toward, service.towards)).cell,
        .integer(service.sessions.count), .integer(context.facts.minutes(of: service.sessions)),
      ]
    }
    let table = Table(
      columns: [
        Table.Column("goal"), Table.Column("title"), Table.Column("threads"),
        Table.Column("towards", heading: "long-term changes"),
        Table.Column("sessions", isNumeric: true),
        Table.Column("minutes", unit: "min", isNumeric: true),
      ], rows: rows)
    let first = one.map { heading(of: $0) } ?? heading("Goals")
    let served: Words = one.map { "\(name: model.name($0))" } ?? "a goal"
    return [first, .table(table)] + unserving(Service(of: goals, context.facts), served)
  }

  /// Threads and long-term changes that serve none of the goals, and where sessions about none of
  /// those threads are.
  private func unserving(_ service: Service, _ goal: Words) -> [Answer] {
    var answers: [Answer] = []
    let rest =
      model.threads.indices.filter { !service.threads.contains($0) }.map { EntityRef(.thread, $0) }
      + model.towards.indices.filter { !service.towards.contains($0) }.map {
        EntityRef(.toward, $0)
      }
    if !rest.isEmpty {
      answers += [heading("Not serving \(goal)"), .table(table(ofThings: rest))]
    }
    let serving = Set(service.sessions)
    let rows = model.spaces.indices.compactMap { space -> [Table.Cell]? in
      let held = model.sessionRanges[space].filter { model.sessions[$0].status.takesPlace }
      let other = held.filter { !serving.contains($0) }
      if other.isEmpty { return nil }
      return [
        .text(context.name(.space, space)), context.title(model.spaces[space].header).cell,
        .fraction(other.count, held.count), .integer(context.facts.minutes(of: other)),
      ]
    }
    if rows.isEmpty {
      return answers + [paragraph("Every session is about a thread that serves \(goal).")]
    }
    let table = Table(
      columns: [
        Table.Column("space"), Table.Column("title"),
        Table.Column("sessions", heading: "of its sessions", isNumeric: true),
        Table.Column("minutes", unit: "min", isNumeric: true),
      ], rows: rows)
    return answers + [heading("Sessions about no thread that serves \(goal)"), .table(table)]
  }

  // MARK: Words

  private func heading(of ref: EntityRef) -> Answer {
    let title = model.header(ref).flatMap { model.string($0.title) }
    return heading("\(name: model.name(ref))\(title.map { ": \($0)" })")
  }

  private func heading(_ words: Words) -> Answer { .prose(Prose(words, list: [])) }

  private func paragraph(_ words: Words) -> Answer { .prose(Prose([.paragraph(words)])) }

  private func table(ofThings things: [EntityRef]) -> Table {
    Table(
      columns: [Table.Column("kind"), Table.Column("name"), Table.Column("title")],
      rows: things.map { ref in
        [
          .text(ref.kind.noun), .text(model.name(ref)),
          model.header(ref).map { context.title($0).cell } ?? .absent,
        ]
      })
  }
}

/// What serves one of some goals: threads, the sessions about them, and long-term changes.
private struct Service {
  let threads: [Int]
  let towards: [Int]
  let sessions: [Int]

  init(of goals: [Int], _ facts: PlanFacts) {
    let model = facts.model
    threads = model.threads.indices.filter { thread in
      goals.contains { model.threads[thread].goals.contains($0) }
    }
    towards = model.towards.indices.filter { toward in
      goals.contains { model.towards[toward].goals.contains($0) }
    }
    sessions = Set(threads.flatMap { facts.threadSessions[$0] }).sorted()
  }

  var isEmpty: Bool { threads.isEmpty && towards.isEmpty }
}

extension Diagnostic {
  fileprivate static func noFrameworkOrGoal(
    _ text: String, _ known: [String], at location: Location
  ) -> Self {
    Diagnostic(
      .unknownName, at: location, "no framework or goal is named `\(text)`",
      fixes: suggestions(for: text, among: known).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }

  fileprivate static func notOfThat(
    _ name: String, _ ref: EntityRef, _ header: Header?, at location: Location
  ) -> Self {
    Diagnostic(
      .wrongKindOfName, at: location,
      "`\(name)` is a \(ref.kind.noun); a crosswalk is of a framework or a goal",
      notes: header.map { [Note($0.location, "declared here")] } ?? [])
  }

  fileprivate static func notOfAPart(_ name: String, at location: Location) -> Self {
    Diagnostic(
      .wrongKindOfName, at: location, "a crosswalk is of a whole framework or goal",
      fixes: [Fix("write `\(name)`", replacing: location, with: name)])
  }
}
