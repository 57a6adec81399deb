import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

extension QueryContext {
  /// The lines of a kind under the header at `header`, with the name each starts with.
  func lines(
    under header: Location, _ kind: StatementKind
  ) -> [(location: Location, name: String)] {
    let tree = trees[Int(header.file.index)]
    let statements = tree.children(of: 0)
    guard
      let first = statements.firstIndex(where: { node in
        let range = tree.range(of: node)
        return range.start <= header.range.start && header.range.start < range.end
      })
    else { return [] }
    var found: [(location: Location, name: String)] = []
    for node in statements[(first + 1)...] {
      guard let statement = tree.statement(node) else { continue }
      if statement.role != .fact { break }
      guard statement == kind else { continue }
      let token = Int(tree.nodes[node].firstToken) + 1
      let text =
        token >= Int(tree.nodes[node].endToken)
        ? "" : (tree.code(token).isString ? tree.contents(ofString: token) : tree.string(token))
      found.append((tree.location(of: node), text))
    }
    return found
  }
}

/// Explains a field of a table that is no measure: the lines it comes from.
struct FieldExplainer {
  let context: QueryContext
  let words: PlanWords

  init(_ context: QueryContext) {
    self.context = context
    words = PlanWords(context: context, experience: context.experience)
  }

  private var model: Model { context.model }

  /// What stands behind `field` of row `row`, which is of `ref` or, of sessions, of `session`.
  func explanation(
    _ field: TableField, _ rows: Rows, _ row: Int, _ ref: EntityRef?, session: Int32?
  ) -> Explanation? {
    guard let read = rows.reader(field.name, .whole) else { return nil }
    let value = read(row)
    let name = rows.label(row)
    let said: Words =
      value.isNone
      ? "\(name: name)\(" has no \(field.name)\(value.isHole ? " yet" : "").")"
      : "\("\(capitalized(field.name)) of ")\(name: name): \(figure: value.phrase)."
    var facts: [Explanation.Line] = []
    if let session {
      if case .lines(let lines) = field.source { facts = self.lines(lines.first?.kind, session) }
    } else if let ref {
      facts = self.facts(field.source, ref)
    }
    if facts.isEmpty, let location = rows.location(row) {
      let reason: Words =
        value.isNone ? "no line under its header says it" : "as its header says"
      facts = [Explanation.Line(reason, at: location)]
    }
    return Explanation(nil, said, facts)
  }

  // MARK: Lines

  private func lines(_ kind: StatementKind?, _ session: Int32) -> [Explanation.Line] {
    guard let kind else { return [] }
    let block = model.sessions[Int(session)].wholeBlock
    if kind == .between, block >= 0 {
      return context.lines(under: model.blocks[Int(block)].location, kind).map {
        line($0.location)
      }
    }
    return words.facts(session, kind).map { line($0.location) }
  }

  /// A line of the plan, as it is written, and whose it is.
  private func line(_ location: Location, under owner: Words = "") -> Explanation.Line {
    let written = context.trees[Int(location.file.index)].text.string(in: location.range)
    return Explanation.Line("\(name: written)\(owner)", at: location)
  }

  /// The lines of some kinds under the header of `ref`, or those of others that name it.
  private func stated(
    _ lines: [(in: EntityKind?, kind: StatementKind)], _ ref: EntityRef
  ) -> [Explanation.Line] {
    guard let header = model.header(ref) else { return [] }
    let owners = lines.flatMap { block, kind in
      let blocks = block.map { block in
        (0..<model.count(of: block)).map { EntityRef(block, $0) }.filter { $0 != ref }
      }
      return (blocks ?? [ref]).map { (owner: $0, kind: kind) }
    }
    let own = [model.name(ref), model.string(header.title)]
    return owners.flatMap { owner, kind in
      let header = model.header(owner)?.location ?? header.location
      return context.lines(under: header, kind).filter { owner == ref || own.contains($0.name) }.map
      {
        line($0.location, under: owner == ref ? "" : " under \(name: model.name(owner))")
      }
    }
  }

  // MARK: Sessions

  /// The facts behind a field of `ref`.
  private func facts(_ source: TableField.Source, _ ref: EntityRef) -> [Explanation.Line] {
    switch source {
    case .lines(let lines): return stated(lines, ref)
    case .sessions: return bySpace(sessions(of: ref))
    case .firstSession, .lastSession:
      let dated = words.inOrder(sessions(of: ref).filter { model.sessions[Int($0)].day != nil })
      let isFirst = if case .firstSession = source { true } else { false }
      let one = isFirst ? dated.first : dated.last
      return one.map { [Explanation.Line(words.address($0), at: words.location($0))] } ?? []
    case .named(let entity, let kind, let pick):
      return byName(sessions(of: ref), kind, entity, pick)
    }
  }

  private func sessions(of ref: EntityRef) -> [Int32] {
    let index = Int(ref.index)
    switch ref.kind {
    case .thread: return context.facts.threadSessions[index].map(Int32.init)
    case .tool: return context.facts.toolSessions[index].map(Int32.init)
    case .space:
      return model.sessionRanges[index].filter { model.sessions[$0].status.takesPlace }
        .map(Int32.init)
    case .team: return context.facts.expected(of: ref).map(Int32.init)
    case .person:
      return model.people[index].isLeader
        ? context.facts.ledSessions[index].map(Int32.init)
        : context.facts.expected(of: ref).map(Int32.init)
    case .goal:
      let threads = model.threads(serving: index)
      return Set(threads.flatMap { context.facts.threadSessions[$0] }).sorted().map(Int32.init)
    case .plan, .toward, .framework, .rule, .scenario, .query, .term, .unit: return []
    }
  }

  private func bySpace(_ sessions: [Int32]) -> [Explanation.Line] {
    let spaces = Set(sessions.map { model.sessions[Int($0)].space }).sorted()
    return spaces.map { space in
      let inside = sessions.filter { model.sessions[Int($0)].space == space }
      return Explanation.Line(
        "\(words.space(space)): \(count: inside.count, "session"), "
          + "\(figure: "\(context.facts.minutes(of: inside.map(Int.init))) min")",
        at: model.spaces[Int(space)].header.location)
    }
  }

  private func byName(
    _ sessions: [Int32], _ kind: StatementKind, _ entity: EntityKind,
    _ pick: (Model, Session) -> [Int]
  ) -> [Explanation.Line] {
    let inside = words.inOrder(sessions).map { session in
      (session: session, all: pick(model, model.sessions[Int(session)]))
    }
    let all = Set(inside.flatMap(\.all)).sorted()
    return all.compactMap { target in
      let its = inside.filter { $0.all.contains(target) }.map(\.session)
      guard let first = its.first else { return nil }
      return Explanation.Line(
        "\(name: model.name(EntityRef(entity, target))): at \(count: its.count, "session")"
          + ", first at \(words.address(first))",
        at: words.line(first, kind, Int32(target)))
    }
  }
}
