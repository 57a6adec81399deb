import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSuggest
import WeaveSyntax

/// Answers `conflict`: rules and limits that cannot hold together, whatever comments, times and
/// shared tools are added, and none of which can be left out.
struct ConflictAnswer {
  let context: QueryContext
  private let set: GroundSet

  init(_ context: QueryContext) {
    self.context = context
    set = context.groundSet
  }

  private var model: Model { context.model }

  /// A rule of the plan, or one limit of a leader.
  private enum Constraint: Hashable {
    case rule(Int)
    case limit(person: Int, index: Int)
  }

  private enum Outcome {
    case holds
    case fails
    case unknown(tries: Int)
  }

  var answer: Answer {
    let all =
      model.rules.indices.map { Constraint.rule($0) }
      + model.people.indices.flatMap { person in
        model.people[person].limits.indices.map { .limit(person: person, index: $0) }
      }
    if all.isEmpty { return .prose(Prose("The plan has no rules and no limits.")) }
    if missing(all, context) == 0 {
      return .prose(
        Prose(
          "Nothing is in conflict, by this plan: \(counted(model.rules.count, "rule")) and "
            + "\(counted(all.count - model.rules.count, "limit")) looked at\(overNothing)."))
    }
    switch outcome(all) {
    case .holds:
      return .prose(
        Prose("The rules and limits can hold together: `suggest so that` says how for each."))
    case .unknown where context.callOff.isSet:
      return .prose(Prose("The search was called off; nothing was found so far."))
    case .unknown(let tries): return .prose(Prose("None found in \(tries) tries."))
    case .fails: return conflict(all)
    }
  }

  /// How many of the rules hold only because no row is meant by them.
  private var overNothing: String {
    let count = model.rules.indices.count { context.verdict(ofRule: $0).outcome == .empty }
    return count == 0 ? "" : ", \(counted(count, "rule")) of them over nothing"
  }

  /// Leaves out what can be left out; what stays cannot.
  private func conflict(_ all: [Constraint]) -> Answer {
    var core = all
    for constraint in all {
      let rest = core.filter { $0 != constraint }
      switch outcome(rest) {
      case .fails: core = rest
      case .holds: continue
      case .unknown(let tries):
        let end = context.callOff.isSet ? " before the search was called off." : "."
        return .prose(
          Prose(
            "The rules and limits cannot all hold; which of them stand against each other was not "
              + "found in \(tries) tries" + end))
      }
    }
    var said = Prose(
      core.count == 1
        ? "It cannot hold, whatever is added" : "They cannot hold together, whatever is added",
      list: core.map { words($0) })
    let added =
      (core.count == 1 ? "" : "None of them can be left out. ")
      + "Added were comments, connection times and shared tools; sessions, days and leaders stayed "
      + "as they are, by this plan."
    said.blocks.append(.paragraph("\(quiet: added)"))
    return .report(
      Report(
        said,
        Table(
          columns: [.init("what"), .init("name"), .init("at")],
          rows: core.map { constraint in
            let (what, name, place) = parts(constraint)
            return [.text(what), .text(name), .text(place)]
          })))
  }

  private func parts(_ constraint: Constraint) -> (what: String, name: String, place: String) {
    switch constraint {
    case .rule(let index):
      let rule = model.rules[index]
      return (
        rule.isMust ? "must" : "should", model.symbols.text(rule.header.name),
        context.place(rule.header.location)
      )
    case .limit(let person, let index):
      return (
        "limit", context.name(.person, person),
        context.place(model.people[person].limits[index].location)
      )
    }
  }

  private func words(_ constraint: Constraint) -> Words {
    let (what, name, place) = parts(constraint)
    return "\(what) \(name: name) (\(place: place))"
  }

  // MARK: Whether some hold together

  private func outcome(_ constraints: [Constraint]) -> Outcome {
    if missing(constraints, context) == 0 { return .holds }
    let broken = constraints.filter { missing([$0], context) > 0 }
    if broken.contains(where: isBeyondReach) { return .fails }
    let found = context.search.exists(in: set) { candidates in
      if candidates.isEmpty { return missing(constraints, context) }
      return TriedEdits(candidates.map { set.sentence($0) }, in: context).map {
        missing(constraints, $0.context(like: context))
      }
    }
    switch found {
    case .found: return .holds
    case .none: return .fails
    case .unknown(let tries): return .unknown(tries: tries)
    }
  }

  /// How far the constraints are from being kept, all together.
  private func missing(_ constraints: [Constraint], _ context: QueryContext) -> Int {
    constraints.reduce(0) { sum, constraint in
      switch constraint {
      case .rule(let index):
        let verdict = context.verdict(ofRule: index)
        switch verdict.outcome {
        // What open days decide may still come out well.
        case .kept, .empty, .waived, .unknown, .open: return sum
        case .broken: return sum + max(1, verdict.offenders.count)
        }
      case .limit(let person, let index):
        return sum + (isKept(context.model.people[person].limits[index], person, context) ? 0 : 1)
      }
    }
  }

  private func isKept(_ limit: Person.Limit, _ person: Int, _ context: QueryContext) -> Bool {
    guard let period = Period(rawValue: context.model.symbols.text(limit.period)) else {
      return true
    }
    let facts = context.facts
    return facts.clockMinutes(of: facts.ledSessions[person], per: period).allSatisfy {
      $0.value <= limit.minutes
    }
  }

  /// Whether no comment, time or tool makes a difference to it: a limit, a rule of nothing but
  /// days, minutes, people and places, or a share of woven sessions that all edits together
  /// do not reach.
  private func isBeyondReach(_ constraint: Constraint) -> Bool {
    guard case .rule(let index) = constraint else { return true }
    let handle = model.rules[index].statement
    let tree = context.trees[Int(handle.file.index)]
    guard let rule = tree.child(.rule, of: handle.node) else { return false }
    if let goal = context.wovenGoal(ofRule: rule, tree) {
      return context.search.reach(goal, in: set, within: Limits()).claim == .impossible
    }
    guard let word = tree.child(.word, of: rule),
      let kind = TableKind(word: tree.text.string(in: tree.range(of: word))),
      [.sessions, .spaces, .leaders, .teachers, .teams, .steps].contains(kind)
    else { return false }
    let last = Int(tree.nodes[rule].endToken)
    for node in rule..<tree.nodes.count where Int(tree.nodes[node].firstToken) < last {
      if tree.nodes[node].kind == .about { return false }
      guard tree.nodes[node].kind == .comparison else { continue }
      guard let field = tree.child(.word, of: node),
        Self.unmoved.contains(tree.text.string(in: tree.range(of: field)))
      else { return false }
    }
    return true
  }

  /// Fields that no comment, time or tool changes.
  private static let unmoved: Set<String> = [
    "id", "title", "kind", "space", "date", "start", "minutes", "leaders", "office", "role", "size",
    "members", "status", "load", "sessions", "spaces", "first", "last", "optional",
  ]
}
