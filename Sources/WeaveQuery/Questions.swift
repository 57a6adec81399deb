package import WeaveAnswer
import WeaveModel
package import WeaveSource
package import WeaveSyntax

/// The answer to the question at `node` of `tree`, and what is wrong with the question.
///
/// The answer is nil when it cannot be given; a finding then says why.
package func answer(
  _ context: QueryContext, _ tree: SyntaxTree, _ node: Int
) -> (answer: Answer?, diagnostics: [Diagnostic]) {
  guard let kind = tree.statement(node) else { return (nil, []) }
  let dated = context.dated(tree, node)
  guard let context = dated.context else { return (nil, dated.diagnostics) }
  let question = Question(context: context, tree: tree, node: node)
  let isChecking = context.isChecking
  switch kind {
  case .show: return Show.answer(question)
  case .profile: return profile(question)
  case .experience: return experience(question)
  case .trace, .where:
    return onThread(question) { kind == .trace ? context.trace($0) : context.missing($0) }
  case .crosswalk: return Crosswalk.answer(question)
  case .why: return Why.answer(question)
  case .compare: return Compare.answer(question)
  case .what: return WhatIf.answer(question)
  case .suggest: return Suggest.answer(question)
  case .brief: return Brief.answer(question)
  case .replan:
    guard let day = context.today else {
      return (nil, [.replanWithoutDay(at: tree.location(of: node))])
    }
    return (isChecking ? nil : Replan(context: context, day: day).answer(), [])
  case .conflict: return (isChecking ? nil : ConflictAnswer(context).answer, [])
  case .reflect:
    let word = tree.child(.word, of: node).map { tree.text.string(in: tree.range(of: $0)) }
    return (isChecking ? nil : Reflection(context: context).answer(word), [])
  case .must, .should: return promised(question)
  // What is left, but for `diff`, is no question.
  default:
    return (nil, [.notYet(kind.keyword, at: tree.location(of: node))])
  }
}

/// How a rule that stands in no plan comes out: one that is thought of.
private func promised(_ question: Question) -> (answer: Answer?, diagnostics: [Diagnostic]) {
  let (context, tree) = (question.context, question.tree)
  guard let rule = tree.child(.rule, of: question.node) else { return (nil, []) }
  var evaluation = RuleEvaluation(context, tree, rule)
  let verdict = evaluation.verdict()
  let problems = evaluation.diagnostics + verdict.diagnostics
  guard problems.isEmpty, !context.isChecking else { return (nil, problems) }
  let role: Prose.Role = verdict.outcome == .kept ? .good : .bad
  let value: Words = verdict.value.isEmpty ? [""] : .plain(": \(verdict.value)")
  let said: Words = "By this plan it is \(verdict.outcome.word, as: role)\(value)"
  return (.prose(Prose([.paragraph(said)])), [])
}

extension QueryContext {
  /// The plan on the day that `as of` in the question at `node` says; nil with a finding when there
  /// is no such day.
  func dated(_ tree: SyntaxTree, _ node: Int) -> (context: QueryContext?, diagnostics: [Diagnostic])
  {
    guard let part = tree.child(.asOf, of: node) else { return (self, []) }
    let token = Int(tree.nodes[part].endToken) - 1
    guard let day = Day(iso: tree.string(token)) else {
      return (nil, [.noSuchDay(tree.string(token), at: tree.location(ofToken: token))])
    }
    return (asked(on: day), [])
  }
}

/// A question about one thread.
private func onThread(
  _ question: Question, _ answer: (Int) -> Answer
) -> (answer: Answer?, diagnostics: [Diagnostic]) {
  var names = QuestionNames(question.context.model, question.tree)
  guard let part = question.tree.child(.ref, of: question.node),
    let ref = names.name(part, as: [.thread])
  else { return (nil, names.diagnostics) }
  return (question.context.isChecking ? nil : answer(Int(ref.index)), [])
}

/// The days of `in WINDOW`, and its words; nil with a finding where there are no such days.
private func window(
  _ question: Question, _ names: inout QuestionNames
) -> (days: DayRange?, words: String)? {
  let tree = question.tree
  guard let part = tree.child(.inWindow, of: question.node) else { return (nil, "") }
  return names.window(part + 1).map { ($0, " " + tree.text.string(in: tree.range(of: part))) }
}

private func experience(_ question: Question) -> (answer: Answer?, diagnostics: [Diagnostic]) {
  let (context, tree) = (question.context, question.tree)
  var names = QuestionNames(context.model, tree)
  guard let window = window(question, &names), let part = tree.child(.of, of: question.node),
    let address = tree.child(.address, of: part),
    let ref = names.name(address, as: [.person, .team])
  else { return (nil, names.diagnostics) }
  if context.isChecking { return (nil, []) }
  let experienced = Experienced(context: context, days: window.days, window: window.words)
  return (experienced.answer(of: ref), [])
}

private func profile(_ question: Question) -> (answer: Answer?, diagnostics: [Diagnostic]) {
  let (context, tree) = (question.context, question.tree)
  var names = QuestionNames(context.model, tree)
  guard let window = window(question, &names) else { return (nil, names.diagnostics) }
  let profile = Profile(context: context, days: window.days, window: window.words)
  guard let part = tree.child(.of, of: question.node), let address = tree.child(.address, of: part),
    !names.isPlan(address)
  else { return (context.isChecking ? nil : profile.answer(of: nil), []) }
  guard let ref = names.name(address) else { return (nil, names.diagnostics) }
  guard Profile.exists(of: ref.kind) else {
    return (nil, [.noProfile(ref.kind, at: tree.location(of: address))])
  }
  return (context.isChecking ? nil : profile.answer(of: ref), [])
}

extension QueryContext {
  /// The profile of the plan.
  package var profile: Answer {
    Profile(context: self, days: nil, window: "").answer(of: nil)
  }

  /// How a rule of the plan comes out: `must talk-in-plc: broken (2 of 6)`.
  package func outcome(ofRule index: Int) -> Prose {
    let verdict = verdict(ofRule: index)
    let role: Prose.Role =
      switch verdict.outcome {
      case .kept: .good
      case .broken: .bad
      case .waived, .open, .empty, .unknown: .quiet
      }
    let kind = model.rules[index].isMust ? "must " : "should "
    let value: Words = verdict.value.isEmpty ? [""] : .plain(" (\(verdict.value))")
    return Prose([
      .paragraph(
        "\(kind)\(name: name(.rule, index)): \(verdict.outcome.word, as: role)\(value)")
    ])
  }
}

/// The calendar of the plan: what takes place on which day, what is still open, what is cancelled.
package func calendar(_ context: QueryContext) -> Calendar {
  CalendarBuilder(context: context).calendar()
}

extension Diagnostic {
  fileprivate static func noProfile(_ kind: EntityKind, at location: Location) -> Self {
    Diagnostic(
      .wrongKindOfName, at: location, "there is no profile of a \(kind.noun)",
      hints: [
        "profiles are of the plan, a team, a teacher, a space, a thread, a leader, a goal or a tool"
      ]
    )
  }

  fileprivate static func replanWithoutDay(at location: Location) -> Self {
    Diagnostic(
      .editRefused, at: location, "`replan` needs the day from which on the plan can change",
      hints: ["ask `replan as of 2026-11-16`"])
  }

  fileprivate static func noSuchDay(_ text: String, at location: Location) -> Self {
    Diagnostic(.noSuchDate, at: location, "there is no day \(text)")
  }
}
