import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSuggest
import WeaveSyntax

/// Answers `suggest`: the smallest edits that help some teachers, reach a figure or keep a rule.
struct Suggest: Answering {
  var question: Question

  /// Suggestions shown at once: more than these nobody weighs against each other.
  static let most = 20

  /// The answer; nil with a finding when the question cannot be asked, and nil where it is only
  /// checked.
  mutating func answer() -> Answer? {
    guard let limits = limits() else { return nil }
    if let part = tree.child(.for, of: node) { return forPeople(part, limits) }
    if let rule = tree.child(.rule, of: node) { return keeping(rule, limits) }
    if let word = tree.child(.word, of: node) {
      if context.isChecking { return nil }
      return tree.text.string(in: tree.range(of: word)) == "theme"
        ? ThemeAnswer(context).answer : TeamAnswer(context).answer
    }
    return tree.children(of: node).first.flatMap { reaching($0, limits) }
  }

  // MARK: For people

  private mutating func forPeople(_ part: Int, _ limits: Limits) -> Answer? {
    let number = tree.children(of: node).first { tree.nodes[$0].kind == .number }
    let text = number.map { tree.text.string(in: tree.range(of: $0)) } ?? ""
    guard let count = Int(text), count > 0 else {
      diagnostics.append(
        Diagnostic(
          .numberOutOfRange, at: tree.location(of: number ?? node),
          "how many suggestions? `\(text)` is no number of them",
          hints: ["for example `suggest 3 for plan`"]))
      return nil
    }
    var names = QuestionNames(model, tree)
    var who: EntityRef?
    if !names.isPlan(part + 1) {
      guard let ref = names.name(part + 1, as: [.person, .team]) else {
        diagnostics += names.diagnostics
        return nil
      }
      who = ref
    }
    if context.isChecking { return nil }
    let experience = context.experience
    let set = context.groundSet
    var ranking = Ranking(set, for: experience.listeners(of: who), within: limits) {
      [callOff = context.callOff] in callOff.isSet
    }
    let answer = SuggestAnswer(context, set, limits, who: who)
    return answer.alternatives(ranking.best(min(count, Self.most)), asked: count)
  }

  // MARK: To reach a figure, or keep a rule

  private mutating func reaching(_ expression: Int, _ limits: Limits) -> Answer? {
    guard let rows = rowsMeant(by: expression) else { return nil }
    if context.isChecking { return nil }
    let words = tree.text.string(in: tree.range(of: expression))
    let set = context.groundSet
    let answer = SuggestAnswer(context, set, limits, who: nil)
    if rows.count == 0 { return answer.overNothing(rows.kind) }
    let aim = "each \(rows.kind.singular) has \(words)"
    if let share = WovenShare(tree, expression), rows.kind == .teachers {
      let found = context.search.reach(
        share.goal(context.teachersAlone), in: set, within: limits)
      return answer.together(found, aim: aim, isByWoven: true)
    }
    let kind = rows.kind
    let found = context.search.reach(in: set, within: limits) { [self] candidates in
      guard let context = changed(by: candidates, set), let rows = context.rows(kind) else {
        return nil
      }
      var builder = ConditionBuilder(context, rows, tree)
      guard let condition = builder.condition(expression) else { return nil }
      return (0..<rows.count).count { rows.counts($0) && !condition.holds($0) }
    }
    return answer.together(found, aim: aim, isByWoven: false)
  }

  private mutating func keeping(_ rule: Int, _ limits: Limits) -> Answer? {
    var evaluation = RuleEvaluation(context, tree, rule)
    let verdict = evaluation.verdict()
    diagnostics += evaluation.diagnostics + verdict.diagnostics
    guard verdict.outcome != .unknown else { return nil }
    if context.isChecking { return nil }
    let set = context.groundSet
    let answer = SuggestAnswer(context, set, limits, who: nil)
    if verdict.outcome == .empty, let kind = evaluation.kind { return answer.overNothing(kind) }
    let aim = tree.text.string(in: tree.range(of: rule))
    if let goal = context.wovenGoal(ofRule: rule, tree) {
      let found = context.search.reach(goal, in: set, within: limits)
      return answer.together(found, aim: aim, isByWoven: true)
    }
    let found = context.search.reach(in: set, within: limits) { [self] candidates in
      changed(by: candidates, set).map { $0.missing(ofRule: rule, tree) }
    }
    return answer.together(found, aim: aim, isByWoven: false)
  }

  /// The plan with some edits made; nil where one cannot be.
  private func changed(by candidates: [Candidate], _ set: GroundSet) -> QueryContext? {
    if candidates.isEmpty { return context }
    return TriedEdits(candidates.map { set.sentence($0) }, in: context)?.context(like: context)
  }

  /// The rows an expression is about: those of the first kind that has all its fields.
  private mutating func rowsMeant(by expression: Int) -> Rows? {
    var problems: [Diagnostic] = []
    for kind in [
      TableKind.teachers, .teams, .threads, .spaces, .leaders, .goals, .tools, .sessions,
    ] {
      guard let rows = context.rows(kind) else { continue }
      var builder = ConditionBuilder(context, rows, tree)
      if builder.condition(expression) != nil, builder.diagnostics.isEmpty { return rows }
      if problems.isEmpty { problems = builder.diagnostics }
    }
    diagnostics += problems
    return nil
  }

  // MARK: Limits

  /// What `within` allows; nil with a finding for a unit that is no limit.
  private mutating func limits() -> Limits? {
    var limits = Limits()
    guard let part = tree.child(.within, of: node) else { return limits }
    var token = Int(tree.nodes[part].firstToken) + 1
    let end = Int(tree.nodes[part].endToken)
    while token + 1 < end {
      if tree.code(token) != .number {
        token += 1
        continue
      }
      let number = Double(tree.string(token)) ?? 0
      let unit = tree.string(token + 1)
      let amount = Int(min(number, 1e9))
      switch unit {
      case "leaders": limits.leaders = amount
      case "sessions": limits.sessions = amount
      case "lines": limits.lines = amount
      case "min": limits.minutes = (limits.minutes ?? 0) + amount
      case "h": limits.minutes = (limits.minutes ?? 0) + Int(min(number * 60, 1e9))
      default:
        diagnostics.append(
          Diagnostic(
            .wrongUnit, at: tree.location(ofToken: token + 1),
            "`\(unit)` is no limit of a suggestion",
            hints: ["a limit is in `min`, `h`, `leaders`, `sessions` or `lines`"]))
        return nil
      }
      token += 2
    }
    return limits
  }
}

/// `woven >= 80%`, which a search can count without asking the plan again.
struct WovenShare {
  let share: Share
  let isStrict: Bool

  /// Reads the expression at `node`; nil for any other condition.
  init?(_ tree: SyntaxTree, _ node: Int) {
    let tokens = Int(tree.nodes[node].firstToken)..<Int(tree.nodes[node].endToken)
    let words = tokens.map { tree.string($0) }
    guard words.count == 4, words[0] == Measure.woven.name, words[3] == "%",
      [">=", ">"].contains(words[1]),
      let number = Double(words[2]), number <= 1e6
    else { return nil }
    share = Share(Int((number * 10_000).rounded()), 1_000_000)
    isStrict = words[1] == ">"
  }

  func goal(_ groups: [WovenGoal.Group]) -> WovenGoal {
    WovenGoal(groups: groups, share: share, isStrict: isStrict)
  }
}

extension QueryContext {
  /// What `each teacher has woven >= 80%`, or the like of teams, asks; nil for any other rule.
  func wovenGoal(ofRule rule: Int, _ tree: SyntaxTree) -> WovenGoal? {
    guard tree.string(Int(tree.nodes[rule].firstToken)) == "each",
      tree.child(.filter, of: rule) == nil, let word = tree.child(.word, of: rule),
      let kind = TableKind(word: tree.text.string(in: tree.range(of: word))),
      let demand = tree.children(of: rule).first(where: { tree.nodes[$0].kind == .comparison }),
      let share = WovenShare(tree, demand)
    else { return nil }
    switch kind {
    case .teams:
      return share.goal(
        model.teams.indices.map { EntityRef(.team, $0) }.map {
          WovenGoal.Group(name: model.name($0), listeners: experience.listeners(of: $0))
        })
    case .teachers: return share.goal(teachersAlone)
    default: return nil
    }
  }

  /// Every teacher by themselves; those of a cell are alike, and have one share between them.
  var teachersAlone: [WovenGoal.Group] {
    experience.listeners(of: nil).map { WovenGoal.Group(name: "", listeners: [$0]) }
  }

  /// How far the rule at `node` is from being kept: the rows that break it; 0 where it is kept.
  func missing(ofRule node: Int, _ tree: SyntaxTree) -> Int {
    var evaluation = RuleEvaluation(self, tree, node)
    let verdict = evaluation.verdict()
    switch verdict.outcome {
    case .kept, .empty, .waived: return 0
    case .broken, .open, .unknown: return max(1, verdict.offenders.count)
    }
  }
}
