import WeaveModel
import WeaveSource

/// W440: a fact `during` days on which no session of its block can take place.
@Sendable
func factWindows(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  var findings: [Diagnostic] = []
  func check(_ windowed: [Fact], _ sessions: [Session], _ name: String) {
    for fact in windowed {
      guard let days = fact.window.map({ model.windows[$0] }) else { continue }
      let isMet = sessions.contains { session in
        let choices = session.openDays.ifAny.map { model.openDays[$0] } ?? []
        return session.day.map { days.contains($0) } ?? choices.contains { days.contains($0) }
      }
      if !isMet { findings.append(.factOfNoDay(fact, name, days)) }
    }
  }
  for (index, space) in model.spaces.enumerated() {
    let windowed = model.facts(space.facts).filter { $0.window != nil }
    let sessions = model.sessions[model.sessionRanges[index]]
    guard !windowed.isEmpty, !sessions.isEmpty else { continue }
    check(windowed, Array(sessions), model.name(EntityRef(.space, index)))
  }
  for (index, block) in model.blocks.enumerated() {
    let windowed = model.facts(block.facts).filter { $0.window != nil }
    guard !windowed.isEmpty else { continue }
    let sessions = model.sessions[model.sessionRanges[Int(block.space)]].filter {
      $0.headers.contains(ID(index))
    }
    if let first = sessions.first { check(windowed, sessions, model.address(first)) }
  }
  return findings
}

extension Diagnostic {
  fileprivate static func factOfNoDay(_ fact: Fact, _ name: String, _ days: DayRange) -> Self {
    Diagnostic(
      .factOfNoDay, at: fact.location,
      "`\(name)` has no session \(days.first.iso)..\(days.last.iso), so this never holds",
      hints: ["leave `during` out, or name days on which it meets"])
  }
}
