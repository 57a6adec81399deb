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
      facts = lines(field.name, session)
    } else if let ref {
      facts = ofSessions(field.name, ref) ?? stated(field.name, ref)
    }
    if facts.isEmpty, let location = rows.location(row) {
      let reason: Words =
        value.isNone ? "no line under its header says it" : "as its header says"
      facts = [Explanation.Line(reason, at: location)]
    }
    return Explanation(nil, said, facts)
  }

  // MARK: Lines

  /// The keyword of the lines that state a field.
  private func keyword(_ field: String) -> StatementKind? {
    switch field {
    case "leader": .ledBy
    case "thread", "threads": .about
    case "tool", "tools": .use
    case "members": .member
    case "sections": .section
    case "practice": .does
    case "knowledge": .builds
    case "audience", "teachers": .with
    case "start", "end", "minutes": .hours
    case "date", "weekday", "month", "term": .between
    default: StatementKind(keyword: field).flatMap { $0.role == .fact ? $0 : nil }
    }
  }

  private func lines(_ field: String, _ session: Int32) -> [Explanation.Line] {
    guard let kind = keyword(field) else { return [] }
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

  /// The lines under the header of `ref`, or of others, that state the field.
  private func stated(_ field: String, _ ref: EntityRef) -> [Explanation.Line] {
    guard let header = model.header(ref) else { return [] }
    var owners: [(header: Location, kind: StatementKind, owner: EntityRef)] = []
    if let kind = keyword(field) { owners.append((header.location, kind, ref)) }
    switch (ref.kind, field) {
    case (.person, "teams"):
      owners += model.teams.indices.map {
        (model.teams[$0].header.location, .member, EntityRef(.team, $0))
      }
      owners.append((header.location, .in, ref))
    case (.person, "plans-with"):
      owners += model.people.indices.filter { $0 != Int(ref.index) }.map {
        (model.people[$0].header.location, .plansWith, EntityRef(.person, $0))
      }
    case (.goal, "threads"):
      owners = model.threads.indices.map {
        (model.threads[$0].header.location, .serves, EntityRef(.thread, $0))
      }
    case (.goal, "towards"):
      owners = model.towards.indices.map {
        (model.towards[$0].header.location, .serves, EntityRef(.toward, $0))
      }
    default: break
    }
    let own = [model.name(ref), model.string(header.title)]
    return owners.flatMap { header, kind, owner in
      context.lines(under: header, kind).filter { owner == ref || own.contains($0.name) }.map {
        line($0.location, under: owner == ref ? "" : " under \(name: model.name(owner))")
      }
    }
  }

  // MARK: Sessions

  /// The facts of a field that is worked out from sessions; nil for the others.
  private func ofSessions(_ field: String, _ ref: EntityRef) -> [Explanation.Line]? {
    guard let sessions = sessions(of: ref) else { return nil }
    switch field {
    case "spaces", "sessions", "minutes": return bySpace(sessions)
    case "load": return nil
    case "first", "last":
      let dated = words.inOrder(sessions.filter { model.sessions[Int($0)].day != nil })
      guard let one = field == "first" ? dated.first : dated.last else { return nil }
      return [Explanation.Line(words.address(one), at: words.location(one))]
    case "threads" where ref.kind != .goal:
      return byName(sessions, .about, .thread) { model.threads(of: $0) }
    case "tools": return byName(sessions, .use, .tool) { model.tools(of: $0) }
    case "leader": return byName(sessions, .ledBy, .person) { model.leaders(of: $0) }
    default: return nil
    }
  }

  private func sessions(of ref: EntityRef) -> [Int32]? {
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
      let threads = model.threads.indices.filter { model.threads[$0].goals.contains(index) }
      return Set(threads.flatMap { context.facts.threadSessions[$0] }).sorted().map(Int32.init)
    case .plan, .toward, .framework, .rule, .scenario, .query, .term, .unit: return nil
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
    _ sessions: [Int32], _ kind: StatementKind, _ entity: EntityKind, _ pick: (Session) -> [Int]
  ) -> [Explanation.Line] {
    let inside = words.inOrder(sessions).map { (session: $0, all: pick(model.sessions[Int($0)])) }
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
