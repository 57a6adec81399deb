import WeaveAnalysis
import WeaveModel
import WeaveSyntax

// A rule that open days decide: each choice of days is tried.
extension QueryContext {
  /// So many choices of days are tried, and so many times the sessions of the plan; with more a
  /// rule stays open, without the days.
  private static let triedChoices = 1_000
  private static let triedWork = 100_000

  /// The breaking choices that are named; the rest are counted.
  private static let namedChoices = 3

  /// Whether what holds at an open session, or for whom, depends on its day.
  var hasVaryingSessions: Bool {
    facts.undated.contains { !model.windowedFacts(of: model.sessions[$0.session]).isEmpty }
  }

  /// What `verdicts` of rules come to on the days that are open: open ones with the days that break
  /// the rule; kept where no choice does, broken where all do.
  func tried(_ verdicts: [(rule: Int, verdict: Verdict)]) -> [Verdict] {
    let work = Self.triedWork / max(1, model.sessions.count)
    let places = verdicts.indices.filter { verdicts[$0].verdict.isWorthTrying }
    var result = verdicts.map(\.verdict)
    guard !places.isEmpty, !facts.undated.isEmpty else { return result }
    guard let count = experience.choices, count <= min(Self.triedChoices, work) else {
      for place in places where result[place].outcome != .open && result[place].restsOnDays {
        result[place] = Verdict(
          outcome: .open,
          value: "\(result[place].value); more choices of open days than are tried")
      }
      return result
    }
    var found = places.map { _ in [Verdict]() }
    var breaking = places.map { _ in [String]() }
    experience.eachChoice { choice, placed in
      let context = QueryContext(
        experience: placed, version: version, findings: findings, today: today)
      for (number, place) in places.enumerated() {
        let verdict = context.evaluated(rule: verdicts[place].rule)
        found[number].append(verdict)
        if verdict.outcome == .broken { breaking[number].append(words(choice)) }
      }
    }
    for (number, place) in places.enumerated() {
      result[place] = summed(result[place], found[number], breaking[number])
    }
    return result
  }

  /// One rule's verdict, from those on every choice of days.
  private func summed(_ verdict: Verdict, _ found: [Verdict], _ breaking: [String]) -> Verdict {
    var result = verdict
    result.outcome = .open
    if breaking.isEmpty {
      if found.contains(where: { $0.outcome == .open }) { return result }
      if found.allSatisfy({ $0.outcome == .empty }) { return .empty }
      let values = Set(found.map(\.value))
      let value = values.count == 1 ? values.first : nil
      return Verdict(outcome: .kept, value: value ?? "on every choice of open days")
    }
    if breaking.count == found.count, var worst = found.first {
      let values = Set(found.map(\.value))
      if values.count > 1 {
        worst.value += " on the first of \(found.count) choices of days, and broken on all"
      }
      // A waiver has to be for all that break it, on whatever choice.
      worst.offenders =
        found.contains { $0.offenders.isEmpty } ? [] : found.flatMap(\.offenders)
      return worst
    }
    let named = breaking.prefix(Self.namedChoices).joined(separator: "; ")
    result.value +=
      "; broken on \(breaking.count) of \(found.count) choices of days: \(named)"
      + (breaking.count > Self.namedChoices ? " …" : "")
    return result
  }

  /// A choice of days, in words: `district@winter on 2027-01-19`.
  private func words(_ choice: [(session: Int, day: Day)]) -> String {
    choice.map { "\(model.address(model.sessions[$0.session])) on \($0.day.iso)" }
      .joined(separator: " and ")
  }
}
