import WeaveModel
import WeaveSource

/// W414: a goal that no thread and no long-term change serves.
@Sendable
func goalUnserved(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  let served = Set(model.threads.flatMap(\.goals) + model.towards.flatMap(\.goals))
  return model.goals.enumerated().compactMap { index, goal in
    served.contains(index)
      ? nil : .unserved(goal.header.location, model.symbols.text(goal.header.name))
  }
}

/// The number of priority goals a year can carry, as strategic planning guides have it.
private let priorityLimit = 3

/// W417: more priority goals than can be priorities.
@Sendable
func tooManyPriorities(_ facts: PlanFacts) -> [Diagnostic] {
  let marked = facts.model.goals.filter(\.isPriority)
  guard marked.count > priorityLimit else { return [] }
  return [.tooManyPriorities(marked.map(\.header.location))]
}

/// W415: a long-term change with nothing left that can be done now.
@Sendable
func stuckToward(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  return model.towards.compactMap { toward in
    if toward.steps.contains(where: { $0.isNow && $0.done == nil }) { return nil }
    let later = toward.steps.first { !$0.isNow && $0.done == nil }
    return .stuck(toward.header.location, model.symbols.text(toward.header.name), later)
  }
}

extension Diagnostic {
  fileprivate static func unserved(_ location: Location, _ name: String) -> Self {
    Diagnostic(
      .goalUnserved, at: location, "nothing serves the goal `\(name)`",
      hints: ["write `serves \(name)` under the thread or long-term change that does"])
  }

  fileprivate static func tooManyPriorities(_ locations: [Location]) -> Self {
    Diagnostic(
      .tooManyPriorities, at: locations[priorityLimit],
      "\(locations.count) goals are a priority; more than \(priorityLimit) are hard to keep in sight",
      notes: locations.prefix(priorityLimit).map { Note($0, "one is here") })
  }

  fileprivate static func stuck(_ location: Location, _ name: String, _ later: Toward.Step?) -> Self
  {
    Diagnostic(
      .stuckToward, at: location, "`\(name)` has no step that can be done now",
      notes: later.map { [Note($0.location, "this step waits")] } ?? [],
      hints: [
        later == nil
          ? "write the next small step: `now \"…\" by DATE led-by LEADER`"
          : "if it can be done now, write `now` for `next`"
      ])
  }
}
