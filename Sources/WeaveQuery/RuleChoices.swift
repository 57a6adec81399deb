import WeaveAnalysis
import WeaveModel
import WeaveSyntax

// A rule that open days decide: each choice of days is tried.
extension QueryContext {
  /// So many choices of days are tried for one rule; with more it stays open, without the days.
  private static let triedChoices = 1_000

  /// The breaking choices that are named; the rest are counted.
  private static let namedChoices = 3

  /// An open `verdict` with the days that break the rule; kept if no choice does, broken if all do.
  func tried(_ verdict: Verdict, _ tree: SyntaxTree, _ node: Int) -> Verdict {
    guard let count = experience.choices, count > 1, count <= Self.triedChoices else {
      return verdict
    }
    var breaking: [String] = []
    var worst: Verdict?
    var hasOpen = false
    experience.eachChoice { choice, placed in
      let context = QueryContext(
        experience: placed, version: version, findings: findings, today: today)
      var evaluation = RuleEvaluation(context, tree, node)
      let found = evaluation.verdict()
      if found.outcome == .open { hasOpen = true }
      guard found.outcome == .broken else { return }
      worst = worst ?? found
      breaking.append(words(choice))
    }
    if breaking.isEmpty {
      return hasOpen ? verdict : Verdict(outcome: .kept, value: "on every choice of open days")
    }
    if breaking.count == count, let worst { return worst }
    var result = verdict
    let named = breaking.prefix(Self.namedChoices).joined(separator: "; ")
    result.value +=
      "; broken on \(breaking.count) of \(count) choices of days: \(named)"
      + (breaking.count > Self.namedChoices ? " …" : "")
    return result
  }

  /// A choice of days, in words: `district@winter on 2027-01-19`.
  private func words(_ choice: [(open: Int, day: Int)]) -> String {
    choice.map { entry in
      let open = facts.openSessions[entry.open]
      return "\(model.address(model.sessions[Int(open.session)])) on \(open.days[entry.day].iso)"
    }.joined(separator: " and ")
  }
}
