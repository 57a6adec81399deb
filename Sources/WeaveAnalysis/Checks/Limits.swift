import WeaveModel
import WeaveSource

/// W410: a leader over one of their limits.
@Sendable
func limitBroken(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  var findings: [Diagnostic] = []
  for (index, person) in model.people.enumerated() {
    for limit in person.limits {
      guard let period = Period(rawValue: model.symbols.text(limit.period)) else { continue }
      let loads = facts.clockMinutes(of: facts.ledSessions[index], per: period)
      let over = loads.filter { $0.value > limit.minutes }
      guard let worst = over.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
      findings.append(
        .overLimit(
          model.name(EntityRef(.person, index)), limit, worst.value, period, worst.key, over.count))
    }
  }
  return findings
}

extension Diagnostic {
  fileprivate static func overLimit(
    _ who: String, _ limit: Person.Limit, _ minutes: Int, _ period: Period, _ key: String,
    _ count: Int
  ) -> Self {
    Diagnostic(
      .limitBroken, at: limit.location,
      "`\(who)` leads \(minutes) min in \(period.phrase(key)); the limit is \(limit.minutes)",
      hints: count > 1
        ? ["\(count) \(period.rawValue)s are over the limit; this is the fullest"] : [])
  }
}
