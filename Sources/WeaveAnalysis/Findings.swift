import WeaveModel
package import WeaveSource

/// All findings of plan sense, in no order: the engine sorts.
package func planFindings(_ facts: PlanFacts) -> [Diagnostic] {
  concurrently(checks.count) { checks[$0](facts) }.flatMap { $0 }
}

/// Every check of plan sense, each in a file of its own under `Checks/`.
private let checks: [@Sendable (PlanFacts) -> [Diagnostic]] = [
  audienceTwice, leaderTwice, connectionTime, linkEnds, limitBroken, communityWithoutPurpose,
  threadReach, toolReach, goalUnserved, stuckToward, tooManyPriorities, noAudience,
]
