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

  /// What trying each choice of open days gives for one rule.
  private struct Trial {
    var breaking: [String] = []
    var worst: Verdict?
    var hasOpen = false
  }

  /// Open `verdicts` of rules with the days that break each; kept if no choice does, broken if all
  /// do.
  func tried(_ verdicts: [(rule: Int, verdict: Verdict)]) -> [Verdict] {
    let work = Self.triedWork / max(1, model.sessions.count)
    guard !verdicts.isEmpty, let count = experience.choices, count > 1,
      count <= min(Self.triedChoices, work)
    else { return verdicts.map(\.verdict) }
    var trials = verdicts.map { _ in Trial() }
    experience.eachChoice { choice, placed in
      let context = QueryContext(
        experience: placed, version: version, findings: findings, today: today)
      for (place, open) in verdicts.enumerated() {
        let found = context.evaluated(rule: open.rule)
        if found.outcome == .open { trials[place].hasOpen = true }
        guard found.outcome == .broken else { continue }
        trials[place].worst = trials[place].worst ?? found
        trials[place].breaking.append(words(choice))
      }
    }
    return zip(verdicts, trials).map { open, trial in
      let (verdict, breaking) = (open.verdict, trial.breaking)
      if breaking.isEmpty {
        return trial.hasOpen
          ? verdict : Verdict(outcome: .kept, value: "on every choice of open days")
      }
      if breaking.count == count, let worst = trial.worst { return worst }
      var result = verdict
      let named = breaking.prefix(Self.namedChoices).joined(separator: "; ")
      result.value +=
        "; broken on \(breaking.count) of \(count) choices of days: \(named)"
        + (breaking.count > Self.namedChoices ? " …" : "")
      return result
    }
  }

  /// A choice of days, in words: `district@winter on 2027-01-19`.
  private func words(_ choice: [(session: Int, day: Day)]) -> String {
    choice.map { "\(model.address(model.sessions[$0.session])) on \($0.day.iso)" }
      .joined(separator: " and ")
  }
}
