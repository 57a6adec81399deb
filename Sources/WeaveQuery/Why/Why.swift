import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Answers `why`: the facts behind a figure or field, where a thread reaches, what is missing.
struct Why: Answering {
  var question: Question

  /// The answer; nil with a finding when the question names what is not there.
  mutating func answer() -> Answer? {
    if let part = tree.child(.of, of: node) { return ofFigure(part) }
    guard let ref = tree.child(.ref, of: node), let address = tree.child(.address, of: node),
      let thread = thread(ref), let name = asked(address)
    else { return nil }
    // Behind the thread stands `reaches`, or `missing in`, or, after `why not`, `in`.
    let isReach = tree.string(Int(tree.nodes[ref].endToken)) == "reaches"
    guard let asked = ThreadPlace(context, thread, name) else {
      diagnostics.append(.hasNoSessions(name, at: tree.location(of: address)))
      return nil
    }
    return .prose(isReach ? asked.reaches() : asked.missing())
  }

  private mutating func asked(_ address: Int) -> AskedName? {
    let (name, finding) = context.asked(tree, address)
    if let finding { diagnostics.append(finding) }
    return name
  }

  private mutating func thread(_ ref: Int) -> Int? {
    let token = Int(tree.nodes[ref].firstToken)
    let text = tree.code(token).isString ? tree.contents(ofString: token) : tree.string(token)
    if let found = model.entity(named: text), found.kind == .thread { return Int(found.index) }
    let known = model.threads.map { model.symbols.text($0.header.name) }
    diagnostics.append(.noThread(text, known, model, at: tree.location(of: ref)))
    return nil
  }

  // MARK: A figure or a field

  private mutating func ofFigure(_ part: Int) -> Answer? {
    guard let ref = tree.child(.ref, of: node), let address = tree.child(.address, of: part),
      let name = asked(address)
    else { return nil }
    let token = Int(tree.nodes[ref].firstToken)
    let field = tree.code(token).isString ? tree.contents(ofString: token) : tree.string(token)
    if field == "cost", name.ref.kind == .plan {
      if let edits = context.edits { return edits.whyCost(context) }
      diagnostics.append(.nothingTried(at: tree.location(of: ref)))
      return nil
    }
    if let (measure, subject) = measure(field, name) {
      return .prose(writer.prose(OpenDayExplainer(context).explanation(measure, of: subject)))
    }
    let row = row(name)
    if let row, let known = row.rows.kind.field(field),
      let explanation = FieldExplainer(context).explanation(
        known, row.rows, row.index, name.sessions == nil ? name.ref : nil, session: row.session)
    {
      return .prose(writer.prose(explanation))
    }
    if let sessions = name.sessions, sessions.count > 1 {
      let addresses = sessions.map { model.address(model.sessions[$0]) }
      diagnostics.append(.several(name.text, addresses, at: tree.location(of: address)))
      return nil
    }
    let measures = subjects(name).flatMap { Measure.all(of: $0.kind) }.map(\.name)
    let known = measures + (row?.rows.kind.fields.map(\.name) ?? [])
    diagnostics.append(.noFigure(field, name.text, known, at: tree.location(of: ref)))
    return nil
  }

  /// The measure that `field` names, in the singular or the plural, and whose it is.
  private func measure(_ field: String, _ name: AskedName) -> (Measure, Subject)? {
    for subject in subjects(name) {
      let measures = Measure.all(of: subject.kind)
      let found =
        measures.first { $0.name == field }
        ?? measures.first { $0.name + "s" == field || $0.name == field + "s" }
      if let found { return (found, subject) }
    }
    return nil
  }

  private var writer: ExplanationWriter { ExplanationWriter(context: context) }

  /// Whose measures `name` can ask for; one who leads and teaches is asked as a teacher first.
  private func subjects(_ name: AskedName) -> [Subject] {
    if let sessions = name.sessions { return sessions.count == 1 ? [.session(sessions[0])] : [] }
    let index = Int(name.ref.index)
    switch name.ref.kind {
    case .plan: return [.plan]
    case .goal: return [.goal(index)]
    case .thread: return [.thread(index)]
    case .tool: return [.tool(index)]
    case .team: return [.team(index)]
    case .space: return [.space(index)]
    case .person:
      let person = model.people[index]
      return (person.isTeacher || !person.isLeader ? [.person(index)] : [])
        + (person.isLeader ? [.leader(index)] : [])
        + (!person.isTeacher && isListener(index) ? [.person(index)] : [])
    case .toward, .framework, .rule, .scenario, .query, .term, .unit: return []
    }
  }

  /// Whether one who leads is expected somewhere as a listener.
  private func isListener(_ person: Int) -> Bool {
    context.experience.attendance.cellOf[person] >= 0
  }

  /// The row of a table that `name` stands for.
  private func row(_ name: AskedName) -> (rows: Rows, index: Int, session: Int32?)? {
    var kind: TableKind?
    var label = name.sessions == nil ? model.name(name.ref) : ""
    var session: Int32?
    if let sessions = name.sessions {
      guard sessions.count == 1 else { return nil }
      session = Int32(sessions[0])
      label = model.address(model.sessions[sessions[0]])
      kind = .sessions
    } else {
      switch name.ref.kind {
      case .goal: kind = .goals
      case .thread: kind = .threads
      case .tool: kind = .tools
      case .team: kind = .teams
      case .space: kind = .spaces
      case .rule: kind = .rules
      case .person: kind = model.people[name.ref].isLeader ? .leaders : .teachers
      case .plan, .toward, .framework, .scenario, .query, .term, .unit: kind = nil
      }
    }
    guard let kind, let rows = context.rows(kind),
      let index = (0..<rows.count).first(where: { rows.label($0) == label })
    else { return nil }
    return (rows, index, session)
  }
}

extension Diagnostic {
  fileprivate static func nothingTried(at location: Location) -> Self {
    Diagnostic(
      .unknownField, at: location, "`cost` is what edits take, and none were made",
      hints: [
        "ask it of a what-if: `plainweave what-if FILE \"pull talk into plc by comment\" --ask \"why "
          + "cost of plan\"`, or at the prompt on a branch"
      ])
  }

  fileprivate static func noThread(
    _ text: String, _ known: [String], _ model: Model, at location: Location
  ) -> Self {
    let team = model.teams.isEmpty ? "plan" : model.name(EntityRef(.team, 0))
    let space = model.spaces.isEmpty ? "SPACE" : model.name(EntityRef(.space, 0))
    let thread = known.first ?? "THREAD"
    return Diagnostic(
      .unknownName, at: location, "no thread is named `\(text)`",
      hints: [
        "ask `why woven of \(team)`, `why \(thread) reaches \(space)` or "
          + "`why \(thread) missing in \(space)`"
      ],
      fixes: suggestions(for: text, among: known).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }

  fileprivate static func noFigure(
    _ field: String, _ name: String, _ known: [String], at location: Location
  ) -> Self {
    var names: [String] = []
    for name in known where !names.contains(name) { names.append(name) }
    return Diagnostic(
      .unknownField, at: location, "`\(name)` has no figure and no field `\(field)`",
      hints: names.isEmpty ? [] : ["it has \(names.joined(separator: ", "))"],
      fixes: suggestions(for: field, among: names).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }

  fileprivate static func several(
    _ name: String, _ addresses: [String], at location: Location
  ) -> Self {
    let more = addresses.count > 3 ? ", …" : ""
    return Diagnostic(
      .ambiguousAddress, at: location, "`\(name)` is \(addresses.count) sessions",
      hints: ["say which: \(addresses.prefix(3).joined(separator: ", "))\(more)"],
      fixes: addresses.prefix(3).map { Fix("write `\($0)`", replacing: location, with: $0) })
  }

  fileprivate static func hasNoSessions(_ name: AskedName, at location: Location) -> Self {
    Diagnostic(
      .wrongKindOfName, at: location,
      "`\(name.text)` is a \(name.ref.kind.noun); a thread reaches spaces, sessions, teams and "
        + "teachers")
  }
}
