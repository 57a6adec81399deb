import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

/// How a rule came out, and what decides it.
struct Verdict: Sendable {
  var outcome: Outcome
  /// The figure that decides, in words: `3 sessions in 2026-11`.
  var value: String
  /// Rows that break it, worst first, with what is to be seen there.
  var facts: [(location: Location, text: String)] = []
  /// What the rule's words come to where it is decided, each at its word.
  var words: [(location: Location, text: String)] = []
  var diagnostics: [Diagnostic] = []
  /// Whether the rule names what open days change without its being seen in the values.
  var restsOnDays = false
  /// Whether no row is meant for sure, and some may be.
  var mayMeanNothing = false
  /// Whether open days may decide it.
  var isWorthTrying: Bool {
    outcome != .unknown && (outcome == .open || restsOnDays || mayMeanNothing)
  }
  /// For each broken row, what a waiver for it can name: the row, or a team it is of.
  var offenders: [[String]] = []

  enum Outcome: Sendable {
    case kept, broken, waived
    /// It depends on days that are still open.
    case open
    /// There are no rows to hold it against.
    case empty
    /// It asks for something this version does not compute, or cannot be read.
    case unknown

    var word: String {
      switch self {
      case .kept: "kept"
      case .broken: "broken"
      case .waived: "waived"
      case .open: "open"
      case .empty: "holds, of 0"
      case .unknown: "unknown"
      }
    }
  }

  /// Nothing was held against the rule.
  static let empty = Verdict(outcome: .empty, value: "")

  static func unknown(_ diagnostics: [Diagnostic]) -> Verdict {
    Verdict(outcome: .unknown, value: "", diagnostics: diagnostics)
  }
}

extension QueryContext {
  /// How rule `index` comes out, waivers taken in.
  func verdict(ofRule index: Int) -> Verdict {
    verdicts.value {
      // All that open days decide are tried together: each choice is made once.
      tried(model.rules.indices.map { ($0, evaluated(rule: $0)) }).enumerated().map {
        waived($1, rule: $0)
      }
    }[index]
  }

  /// How rule `index` comes out on the days that are known.
  func evaluated(rule index: Int) -> Verdict {
    let handle = model.rules[index].statement
    let tree = trees[Int(handle.file.index)]
    guard let node = tree.child(.rule, of: handle.node) else { return .unknown([]) }
    var evaluation = RuleEvaluation(self, tree, node)
    var verdict = evaluation.verdict()
    verdict.diagnostics += evaluation.diagnostics
    verdict.restsOnDays = evaluation.restsOnDays
    verdict.mayMeanNothing = evaluation.mayMeanNothing
    return verdict
  }

  private func waived(_ verdict: Verdict, rule index: Int) -> Verdict {
    var verdict = verdict
    guard verdict.outcome == .broken else { return verdict }
    let waivers = model.waivers.filter { $0.rule == index && !isExpired($0) }
    let isWaived =
      waivers.contains { $0.whom == nil }
      || !verdict.offenders.isEmpty
        && verdict.offenders.allSatisfy { names in
          waivers.contains { $0.whom.map { names.contains(model.name($0)) } ?? false }
        }
    if isWaived { verdict.outcome = .waived }
    return verdict
  }

  /// True when the day of asking is past the waiver's; never without a day.
  func isExpired(_ waiver: Waiver) -> Bool { today.map { $0 > waiver.until } ?? false }
}

/// Holds one rule against the rows it speaks of.
struct RuleEvaluation {
  let context: QueryContext
  let tree: SyntaxTree
  let node: Int
  var diagnostics: [Diagnostic] = []
  /// What the rule is over, once its rows were read.
  private(set) var kind: TableKind?
  /// Whether it names what open days change without its being seen in the values.
  private(set) var restsOnDays = false
  /// Whether no row is meant for sure, and some may be.
  private(set) var mayMeanNothing = false
  private let first: Int

  init(_ context: QueryContext, _ tree: SyntaxTree, _ node: Int) {
    self.context = context
    self.tree = tree
    self.node = node
    first = Int(tree.nodes[node].firstToken)
  }

  mutating func verdict() -> Verdict {
    guard let rows = rows() else { return .unknown([]) }
    var builder = ConditionBuilder(context, rows, tree)
    let filter = builder.filter(tree.child(.filter, of: node))
    let demand = tree.children(of: node).first { isExpression($0) }.flatMap {
      builder.condition($0)
    }
    diagnostics += builder.diagnostics
    guard let filter, builder.diagnostics.isEmpty else { return .unknown([]) }
    // What is cut or postponed does not count, unless the rule is about how sessions stand.
    let isAboutStatus = tree.mentions("status", in: node)
    let counting = (0..<rows.count).filter { isAboutStatus || rows.counts($0) }
    let found = counting.filter { filter.holds($0) }
    // Rows that are meant or not, as days still open fall.
    let maybe = counting.filter { !filter.holds($0) && filter.isOpen($0) }
    mayMeanNothing = found.isEmpty && !maybe.isEmpty
    restsOnDays =
      builder.fields.contains { $0.measure == nil && $0.source.restsOnSessions }
      || rows.day != nil && context.hasVaryingSessions
    switch tree.string(first) {
    case "each": return demand.map { each(rows, found, maybe, $0) } ?? .unknown([])
    case "some": return some(rows, found, maybe)
    // Where there is nothing of the kind at all, a rule against some of it says nothing.
    case "no": return counting.isEmpty ? .empty : no(rows, found, maybe)
    default: return bounded(rows, found, maybe, demand)
    }
  }

  private func isExpression(_ node: Int) -> Bool {
    switch tree.nodes[node].kind {
    case .both, .either, .not, .comparison: true
    default: false
    }
  }

  private mutating func rows() -> Rows? {
    guard let word = tree.child(.word, of: node) else { return nil }
    let text = tree.text.string(in: tree.range(of: word))
    guard let kind = TableKind(word: text) else {
      diagnostics.append(.unknownKind(text, at: tree.location(of: word)))
      return nil
    }
    self.kind = kind
    guard let rows = context.rows(kind) else {
      diagnostics.append(.notYet("a rule over \(kind.rawValue)", at: tree.location(of: word)))
      return nil
    }
    return rows
  }

  // MARK: Forms

  private func each(
    _ rows: Rows, _ found: [Int], _ maybe: [Int], _ demand: Condition
  ) -> Verdict {
    if found.isEmpty, maybe.isEmpty { return .empty }
    let failing = found.filter { !demand.holds($0) }
    // A row that fails only because something is not yet known does not break a promise.
    let open = failing.filter { demand.isOpen($0) }
    let isBroken = open.count < failing.count
    let broken = isBroken ? failing.filter { !demand.isOpen($0) } : open
    // Of the rows that need not be meant, those count that would break it.
    let unsure = found.isEmpty ? maybe : maybe.filter { !demand.holds($0) }
    let isKept = failing.isEmpty && maybe.allSatisfy { demand.holds($0) }
    let all = rows.total(found)
    let kept = "\(all - rows.total(failing)) of \(all)"
    let first = broken.first.map { row in
      demand.values(row).map { ($0.location, $0.value.phrase(in: rows.kind.field($0.field))) }
    }
    return Verdict(
      outcome: isBroken ? .broken : (isKept ? .kept : .open),
      value: "\(kept) \(rows.kind.rawValue) keep it"
        + (open.isEmpty && unsure.isEmpty
          ? "" : ", \(rows.total(open + unsure)) not yet known"),
      facts: (broken + (isBroken ? [] : unsure)).compactMap { row in
        let values = demand.values(row).map { value in
          "\(value.field) \(value.value.phrase(in: rows.kind.field(value.field)))"
        }
        return rows.location(row).map {
          ($0, "\(rows.label(row)): \(values.joined(separator: ", "))")
        }
      }, words: kindWord(kept) + (first ?? []), offenders: names(rows, broken))
  }

  /// What waivers for `broken` rows can name.
  private func names(_ rows: Rows, _ broken: [Int]) -> [[String]] {
    broken.map { [rows.label($0)] + rows.groups($0) }
  }

  /// A value under the word of the rule that names the kind of row.
  private func kindWord(_ value: String) -> [(location: Location, text: String)] {
    tree.child(.word, of: node).map { [(tree.location(of: $0), value)] } ?? []
  }

  private func some(_ rows: Rows, _ found: [Int], _ maybe: [Int]) -> Verdict {
    if found.isEmpty, !maybe.isEmpty { return undecided(rows, maybe) }
    let count = rows.total(found)
    return Verdict(
      outcome: found.isEmpty ? .broken : .kept, value: counted(count, rows.kind.singular),
      words: kindWord("\(count)"))
  }

  /// The rule is about rows that may or may not be meant, and nothing else decides it.
  private func undecided(_ rows: Rows, _ maybe: [Int]) -> Verdict {
    Verdict(
      outcome: .open, value: "\(counted(rows.total(maybe), rows.kind.singular)) not yet decided",
      facts: facts(rows, maybe))
  }

  private func no(_ rows: Rows, _ found: [Int], _ maybe: [Int]) -> Verdict {
    if found.isEmpty, !maybe.isEmpty { return undecided(rows, maybe) }
    let count = rows.total(found)
    return Verdict(
      outcome: found.isEmpty ? .kept : .broken, value: counted(count, rows.kind.singular),
      facts: found.compactMap { row in rows.location(row).map { ($0, rows.label(row)) } },
      words: kindWord("\(count)"), offenders: names(rows, found))
  }

  /// `at most` and `at least`: of rows, of minutes, or of a share of rows.
  private mutating func bounded(
    _ rows: Rows, _ found: [Int], _ maybe: [Int], _ demand: Condition?
  ) -> Verdict {
    let isMost = tree.string(first + 1) == "most"
    let limit = Double(tree.string(first + 2)) ?? 0
    if tree.string(first + 3) == "%" {
      return demand.map { share(rows, found, maybe, $0, isMost, limit) } ?? .unknown([])
    }
    var amount: Reader?
    var bound = limit
    if let word = tree.child(.word, of: node), Int(tree.nodes[word].firstToken) > first + 3 {
      guard let read = minutes(rows), let minutes = limitInMinutes(before: word) else {
        return .unknown([])
      }
      amount = read
      bound = minutes
    }
    return totalled(
      rows, found, maybe, Bound(isMost: isMost, limit: bound, amount: amount, weight: rows.weight))
  }

  /// `at most` and `at least` of a share of rows, in percent.
  private func share(
    _ rows: Rows, _ found: [Int], _ maybe: [Int], _ demand: Condition, _ isMost: Bool,
    _ limit: Double
  ) -> Verdict {
    if found.isEmpty, maybe.isEmpty { return .empty }
    let all = rows.total(found)
    let having = rows.total(found.filter { demand.holds($0) })
    let failing = rows.total(found.filter { !demand.holds($0) && !demand.isOpen($0) })
    // Where what is open falls badly for the share, and where it falls well.
    let lost = rows.total(maybe.filter { !demand.holds($0) })
    let won = rows.total(maybe.filter { demand.holds($0) || demand.isOpen($0) })
    let least = (having, all + lost)
    let most = (all - failing + won, all + won)
    // Compared as whole numbers: 100 × those that have it against limit × all.
    let outcomes = [least, most].map { part, whole in
      let share = Double(100 * part)
      return isMost ? share <= limit * Double(whole) : share >= limit * Double(whole)
    }
    let open = all - having - failing + rows.total(maybe)
    return Verdict(
      outcome: outcomes[0] != outcomes[1] ? .open : outcomes[0] ? .kept : .broken,
      value: "\(having) of \(all) \(rows.kind.rawValue)"
        + (open > 0 ? ", \(open) not yet known" : ""),
      facts: facts(rows, found.filter { demand.holds($0) == isMost }),
      words: kindWord("\(having) of \(all)"))
  }

  private mutating func minutes(_ rows: Rows) -> Reader? {
    if let field = rows.kind.field("minutes") {
      restsOnDays = restsOnDays || field.source.restsOnSessions
      return rows.reader("minutes", .whole)
    }
    diagnostics.append(
      .unknownField("minutes", rows.kind, at: tree.location(ofToken: first + 3)))
    return nil
  }

  private mutating func limitInMinutes(before word: Int) -> Double? {
    var total = 0.0
    var token = first + 2
    while token + 1 < Int(tree.nodes[word].firstToken), tree.code(token) == .number {
      let unit = tree.string(token + 1)
      guard unit == "min" || unit == "h" else {
        diagnostics.append(.notMinutes(unit, at: tree.location(ofToken: token + 1)))
        return nil
      }
      total += (Double(tree.string(token)) ?? 0) * (unit == "h" ? 60 : 1)
      token += 2
    }
    return total
  }

  /// The count or sum over all rows, or in the worst period.
  ///
  /// Rows whose day is open may fall in any period that has one of their days; those in `maybe`
  /// may not be meant at all.
  private mutating func totalled(
    _ rows: Rows, _ found: [Int], _ maybe: [Int], _ bound: Bound
  ) -> Verdict {
    guard let per = tree.child(.per, of: node) else { return overall(rows, found, maybe, bound) }
    guard let period = period() else { return .unknown([]) }
    guard let day = rows.day else {
      diagnostics.append(.noDays(rows.kind, at: tree.location(of: per)))
      return .unknown([])
    }
    if found.isEmpty, maybe.isEmpty, bound.isMost { return .empty }
    var groups = PeriodGroups()
    var outside = 0
    for (rowsOfKind, isSure) in [(found, true), (maybe, false)] {
      for row in rowsOfKind {
        let days = day(row).map { [$0] } ?? rows.openDays(row)
        let keys = days.map { period.keys(of: $0, context.model) }
        if keys.allSatisfy(\.isEmpty) { outside += 1 }
        groups.add(row, keys, isSure: isSure)
      }
    }
    var verdict = worst(rows, groups, period, bound)
    if outside > 0 { verdict.value += "; \(counted(outside, rows.kind.singular)) in no \(period)" }
    return verdict
  }

  private func overall(_ rows: Rows, _ found: [Int], _ maybe: [Int], _ bound: Bound) -> Verdict {
    if found.isEmpty, maybe.isEmpty, bound.isMost { return .empty }
    let total = bound.total(found, maybe: maybe)
    let (sure, risky) =
      bound.isMost ? (total.least, total.most) : (total.most, total.least)
    if bound.keeps(sure), !bound.keeps(risky) {
      return Verdict(
        outcome: .open, value: bound.risk(total, rows), facts: facts(rows, maybe))
    }
    return Verdict(
      outcome: bound.keeps(sure) ? .kept : .broken, value: bound.words(sure, rows),
      facts: bound.keeps(sure) || !bound.isMost ? [] : facts(rows, found),
      words: kindWord(bound.words(sure, rows)))
  }

  /// The verdict of the worst period: what no choice of days can mend breaks the rule; what some
  /// choice breaks leaves it open.
  private func worst(
    _ rows: Rows, _ groups: PeriodGroups, _ period: Period, _ bound: Bound
  ) -> Verdict {
    // At least so many is asked of every period, also of those in which nothing meets.
    let keys = bound.isMost ? groups.keys : Set(period.all(context.model)).union(groups.keys)
    let figures = keys.sorted().map { key in
      (key, bound.total(groups.sure[key] ?? [], maybe: groups.possible[key] ?? []))
    }.map { (key: $0, total: $1, least: $1.least, most: $1.most) }
    let sure =
      bound.isMost
      ? figures.max { ($0.least, $1.key) < ($1.least, $0.key) }
      : figures.min { ($0.most, $0.key) < ($1.most, $1.key) }
    let risky =
      bound.isMost
      ? figures.max { ($0.most, $0.least, $1.key) < ($1.most, $1.least, $0.key) }
      : figures.min { ($0.least, $0.key) < ($1.least, $1.key) }
    guard let sure, let risky else { return .empty }
    let decisive = bound.isMost ? sure.least : sure.most
    let breaking = groups.sure[sure.key] ?? []
    if !bound.keeps(decisive) {
      return Verdict(
        outcome: .broken, value: "\(bound.words(decisive, rows)) in \(period.phrase(sure.key))",
        facts: facts(rows, breaking),
        words: kindWord("\(Value.number(decisive).phrase) in \(period.phrase(sure.key))"),
        offenders: names(rows, breaking))
    }
    let figure = bound.isMost ? risky.most : risky.least
    if bound.keeps(figure) {
      let shown = bound.isMost ? sure : risky
      return Verdict(
        outcome: .kept, value: "\(bound.words(shown.least, rows)) in \(period.phrase(shown.key))")
    }
    let open = breaking.filter { bound.total([$0]).unknown > 0 }
    return Verdict(
      outcome: .open, value: "\(bound.risk(risky.total, rows)) in \(period.phrase(risky.key))",
      facts: facts(rows, (groups.possible[risky.key] ?? []) + open))
  }

  private func facts(_ rows: Rows, _ group: [Int]) -> [(location: Location, text: String)] {
    group.compactMap { row in rows.location(row).map { ($0, rows.label(row)) } }
  }

  private mutating func period() -> Period? {
    guard let per = tree.child(.per, of: node) else { return nil }
    let token = Int(tree.nodes[per].endToken) - 1
    if let period = Period(rawValue: tree.string(token)) {
      if period != .term || !context.model.terms.isEmpty { return period }
      diagnostics.append(.noTerms(at: tree.location(ofToken: token)))
      return nil
    }
    diagnostics.append(.noSuchPeriod(tree.string(token), at: tree.location(ofToken: token)))
    return nil
  }
}

extension Diagnostic {
  fileprivate static func notMinutes(_ unit: String, at location: Location) -> Self {
    Diagnostic(.wrongUnit, at: location, "a total is counted in `min` or `h`, not in `\(unit)`")
  }

  fileprivate static func noDays(_ kind: TableKind, at location: Location?) -> Self {
    Diagnostic(
      .cannotCompare, at: location ?? Location(FileID(0), ByteRange(0, 0)),
      "\(kind.rawValue) are not on days, so they cannot be counted in a period")
  }

  fileprivate static func noTerms(at location: Location) -> Self {
    Diagnostic(
      .cannotCompare, at: location, "the plan has no `term`, so nothing can be counted in one",
      hints: ["add one under the plan, such as `term fall \"Fall\" 2026-08-24..2026-12-18`"])
  }

  fileprivate static func noSuchPeriod(_ word: String, at location: Location) -> Self {
    Diagnostic(
      .unknownWord, at: location, "`\(word)` is no calendar period",
      hints: ["the periods are day, week, month, term, year"])
  }
}
