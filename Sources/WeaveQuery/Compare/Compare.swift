import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Answers `compare`: what differs between two teams, teachers, spaces or plans, and nothing else.
struct Compare: Answering {
  var question: Question

  /// The answer; nil with a finding when the two cannot be laid side by side.
  mutating func answer() -> Answer? {
    let nodes = tree.children(of: node).filter { [.ref, .number].contains(tree.nodes[$0].kind) }
    guard nodes.count == 2, let left = side(nodes[0]), let right = side(nodes[1]) else {
      return nil
    }
    let scenarios = [left, right].compactMap(\.scenario)
    if !scenarios.isEmpty, left.kind == .plan, right.kind == .plan {
      return context.isChecking ? nil : answer(left, right, scenarios)
    }
    guard left.kind == right.kind else {
      diagnostics.append(.unlike(left, right, at: tree.location(of: nodes[1])))
      return nil
    }
    return context.isChecking ? nil : SideBySide(left, right).answer()
  }

  /// What scenarios come to: against the plan, what follows from their edits; two of them, side by
  /// side.
  private mutating func answer(
    _ left: ComparedSide, _ right: ComparedSide, _ scenarios: [Int]
  ) -> Answer? {
    guard scenarios.count == 1, let only = scenarios.first else {
      return .joined([context.scenarioTable(of: scenarios), SideBySide(left, right).answer()])
    }
    let other = left.scenario == nil ? left : right
    let isThisPlan =
      other.name == "plan" || other.name == model.plan.header.map { model.symbols.text($0.name) }
    guard isThisPlan, let branch = context.branch(ofScenario: only).branch else {
      return SideBySide(left, right).answer()
    }
    return context.answer(of: branch)
  }

  /// One side; nil with a finding for what cannot be compared, or not yet.
  private mutating func side(_ node: Int) -> ComparedSide? {
    let token = Int(tree.nodes[node].firstToken)
    let location = tree.location(of: node)
    let isString = tree.code(token).isString
    let text = tree.unquoted(token)
    if tree.nodes[node].kind == .number {
      diagnostics.append(.notYet("compare \(text)", at: location))
      return nil
    }
    if text == "plan", !isString { return ComparedSide(context, .plan, name: "plan") }
    guard let ref = model.entity(named: text) else {
      guard isString, text.hasSuffix(".weave") else {
        diagnostics.append(.nothingNamed(text, model, at: location))
        return nil
      }
      guard let other = context.open?(text) else {
        diagnostics.append(.notAPlan(text, at: location))
        return nil
      }
      return ComparedSide(other, .plan, name: text)
    }
    let name = model.name(ref)
    let index = Int(ref.index)
    switch ref.kind {
    case .plan: return ComparedSide(context, .plan, name: name)
    case .team: return ComparedSide(context, .team(index), name: name)
    case .space: return ComparedSide(context, .space(index), name: name)
    case .person:
      if model.people[index].isTeacher { return ComparedSide(context, .person(index), name: name) }
      diagnostics.append(.leadersAreNotCompared(name, at: location))
      return nil
    case .scenario:
      // What is wrong with its edits is said where the scenario stands.
      if context.isChecking { return ComparedSide(context, .plan, name: name, scenario: index) }
      let tried = context.branch(ofScenario: index)
      guard var branch = tried.branch else {
        diagnostics += tried.diagnostics
        return nil
      }
      let after = context.asked(of: &branch)
      return ComparedSide(after, .plan, name: name, scenario: index)
    case .goal, .thread, .tool, .toward, .framework, .rule, .query, .term, .unit:
      diagnostics.append(.notCompared(name, ref, at: location))
      return nil
    }
  }
}

/// One of the two things compared.
struct ComparedSide {
  enum Kind: String { case plan, team, teacher, space }

  let context: QueryContext
  let subject: Subject
  let name: String
  /// The scenario it is, of the plan asked.
  let scenario: Int?

  init(_ context: QueryContext, _ subject: Subject, name: String, scenario: Int? = nil) {
    self.scenario = scenario
    self.context = context
    self.subject = subject
    self.name = name
  }

  var kind: Kind {
    switch subject {
    case .team: .team
    case .person: .teacher
    case .space: .space
    case .plan, .rest, .session, .leader, .thread, .goal, .tool, .month, .encounter: .plan
    }
  }
}

extension Diagnostic {
  fileprivate static func unlike(
    _ left: ComparedSide, _ right: ComparedSide, at location: Location
  ) -> Self {
    Diagnostic(
      .cannotCompare, at: location,
      "`\(left.name)` is a \(left.kind.rawValue) and `\(right.name)` a \(right.kind.rawValue)",
      hints: ["compare two of a kind: teams, teachers, spaces or plans"])
  }

  fileprivate static func leadersAreNotCompared(_ name: String, at location: Location) -> Self {
    Diagnostic(
      .cannotCompare, at: location,
      "`\(name)` is a leader, and leaders are not laid side by side",
      hints: [
        "figures of leaders are for planning together; `show leaders columns title, load` has them"
      ])
  }

  fileprivate static func notCompared(
    _ name: String, _ ref: EntityRef, at location: Location
  ) -> Self {
    Diagnostic(
      .cannotCompare, at: location, "`\(name)` is a \(ref.kind.noun)",
      hints: ["teams, teachers, spaces, scenarios and plans can be compared"])
  }

  fileprivate static func notAPlan(_ path: String, at location: Location) -> Self {
    Diagnostic(
      .cannotCompare, at: location, "`\(path)` cannot be opened as a plan",
      hints: [
        "a plan is compared with one in its own folder, or in the folder the command is given in"
      ])
  }
}
