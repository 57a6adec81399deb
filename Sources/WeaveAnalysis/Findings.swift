import WeaveModel
package import WeaveSource

/// All findings of plan sense, in no order: the engine sorts.
package func planFindings(_ experience: Experience) -> [Diagnostic] {
  concurrently(checks.count + experienceChecks.count) { index in
    index < checks.count
      ? checks[index](experience.facts) : experienceChecks[index - checks.count](experience)
  }.flatMap { $0 }
}

/// Every check of plan sense, each in a file of its own under `Checks/`.
private let checks: [@Sendable (PlanFacts) -> [Diagnostic]] = [
  audienceTwice, leaderTwice, connectionTime, linkEnds, limitBroken, communityWithoutPurpose,
  toolReach, goalUnserved, stuckToward, tooManyPriorities, noAudience, knowledgeKinds,
  factWindows,
]

/// Those that rest on what teachers experience.
private let experienceChecks: [@Sendable (Experience) -> [Diagnostic]] = [
  threadReach, unconnected, earlyLinks, toolWeeks, trainingUnfollowed, unitOrder, newThreads,
  leaderPairs,
  subjectLeaders,
]
