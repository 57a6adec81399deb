import WeaveModel
import WeaveSource
import WeaveSyntax

/// The length of connection time that the field recommends, in minutes (domain A17).
private let recommended = 10...15

/// W406, W407: connection time longer than its session, or outside 10 to 15 minutes.
@Sendable
func connectionTime(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  var findings: [Diagnostic] = []
  var saidLong: Set<Location> = []
  var total: [Int: Int] = [:]
  for entry in facts.connectionTimes {
    total[entry.session, default: 0] += entry.fact.minutes ?? 0
    guard let minutes = model.sessions[entry.session].minutes,
      total[entry.session, default: 0] > minutes, saidLong.insert(entry.fact.location).inserted
    else { continue }
    findings.append(
      .tooLong(
        entry.fact, total[entry.session, default: 0], minutes,
        model.address(model.sessions[entry.session])))
  }
  for fact in model.facts where fact.kind == .time {
    guard let minutes = fact.minutes, !recommended.contains(minutes) else { continue }
    findings.append(.unusualLength(fact, minutes))
  }
  return findings
}

extension Diagnostic {
  fileprivate static func tooLong(
    _ fact: Fact, _ total: Int, _ minutes: Int, _ address: String
  ) -> Self {
    Diagnostic(
      .connectionTooLong, at: fact.location,
      "\(total) min of connection time do not fit into \(address), which has \(minutes) min")
  }

  fileprivate static func unusualLength(_ fact: Fact, _ minutes: Int) -> Self {
    Diagnostic(
      .connectionLength, at: fact.location,
      "connection time is best \(recommended.lowerBound) to \(recommended.upperBound) minutes; "
        + "this is \(minutes) min")
  }
}
