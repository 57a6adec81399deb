import WeaveModel
package import WeaveSource
import WeaveSyntax

/// What the plan's promises, wishes and waivers come to, as findings.
package func ruleFindings(_ context: QueryContext) -> [Diagnostic] {
  var findings: [Diagnostic] = []
  let model = context.model
  for index in model.rules.indices {
    let rule = model.rules[index]
    let verdict = context.verdict(ofRule: index)
    findings += verdict.diagnostics
    let name = model.symbols.text(rule.header.name)
    let reason = model.string(rule.reason)
    switch verdict.outcome {
    case .kept, .unknown: break
    case .broken:
      findings.append(.broken(rule, name, reason, verdict, model.plan.header != nil))
    case .waived:
      let waiver = model.waivers.first { $0.rule == index }
      findings.append(.waived(rule, name, verdict, waiver))
    case .open: findings.append(.open(rule, name, verdict))
    case .empty: findings.append(.overNothing(rule, name))
    }
  }
  for waiver in model.waivers where context.isExpired(waiver) {
    findings.append(.expired(waiver, context.name(.rule, waiver.rule), context.today))
  }
  return findings
}

extension Diagnostic {
  /// How many facts behind a broken rule are shown; the rest are counted.
  private static let shownFacts = 3

  private static func notes(_ verdict: Verdict) -> [Note] {
    // Rows of one line are one note.
    var places: [Location] = []
    var texts: [Location: [String]] = [:]
    for fact in verdict.facts {
      if texts[fact.location] == nil { places.append(fact.location) }
      texts[fact.location, default: []].append(fact.text)
    }
    return places.prefix(shownFacts).map { place in
      let all = texts[place] ?? []
      let more = all.count > 1 ? ", and \(all.count - 1) more from this line" : ""
      return Note(place, (all.first ?? "") + more)
    }
  }

  fileprivate static func broken(
    _ rule: Rule, _ name: String, _ reason: String?, _ verdict: Verdict, _ hasPlan: Bool
  ) -> Self {
    let promise = reason.map { ": \"\($0)\"" } ?? ""
    let rest = Set(verdict.facts.map(\.location)).count - shownFacts
    var finding = Diagnostic(
      rule.isMust ? .ruleBroken : .ruleNotMet, at: rule.header.location,
      "`\(name)` is \(rule.isMust ? "broken" : "not met"), by this plan: \(verdict.value)\(promise)",
      notes: notes(verdict), hints: rest > 0 ? ["and \(rest) more"] : [])
    finding.values = verdict.words.map { Note($0.location, $0.text) }
    return finding
  }

  fileprivate static func waived(
    _ rule: Rule, _ name: String, _ verdict: Verdict, _ waiver: Waiver?
  ) -> Self {
    Diagnostic(
      .ruleWaived, at: rule.header.location, "`\(name)` is broken and waived: \(verdict.value)",
      notes: waiver.map { [Note($0.location, "waived until \($0.until.iso)")] } ?? [])
  }

  fileprivate static func open(_ rule: Rule, _ name: String, _ verdict: Verdict) -> Self {
    Diagnostic(
      .ruleOpen, at: rule.header.location,
      "whether `\(name)` is kept depends on what is still open: \(verdict.value)",
      notes: notes(verdict))
  }

  fileprivate static func overNothing(_ rule: Rule, _ name: String) -> Self {
    Diagnostic(
      .ruleOverNothing, at: rule.header.location, "`\(name)` holds, of 0: no row is meant by it")
  }

  fileprivate static func expired(_ waiver: Waiver, _ rule: String, _ today: Day?) -> Self {
    Diagnostic(
      .waiverExpired, at: waiver.location,
      "the waiver of `\(rule)` ran out on \(waiver.until.iso)",
      hints: today.map { ["asked as of \($0.iso)"] } ?? [])
  }
}
