import WeaveModel

/// A rule, held against rows one by one, choice of days by choice of days.
struct SlowRule {
  enum Form {
    case each, some, no
    /// A count or, where so said, a sum of minutes, over all rows or in each period.
    case bound(isMost: Bool, limit: Int, isMinutes: Bool, per: String?)
    case share(isMost: Bool, percent: Int)
  }

  let form: Form
  let kind: SlowRows.Kind
  let filter: SlowCondition?
  let demand: SlowCondition?

  /// What the rule comes to in some of the worlds that the plan leaves open.
  struct Outcome {
    var isKeptSomewhere = false
    var isBrokenSomewhere = false
    /// Whether no row is meant in any world.
    var isOverNothing = true

    mutating func take(_ other: Outcome) {
      isKeptSomewhere = isKeptSomewhere || other.isKeptSomewhere
      isBrokenSomewhere = isBrokenSomewhere || other.isBrokenSomewhere
      isOverNothing = isOverNothing && other.isOverNothing
    }

    /// As `show rules` says it.
    var word: String {
      if isKeptSomewhere, isBrokenSomewhere { return "open" }
      return isBrokenSomewhere ? "broken" : isOverNothing ? "holds, of 0" : "kept"
    }
  }

  /// What one row may be: meant by the rule or not, with what is asked of it or not.
  struct Variant {
    let isMeant: Bool
    let has: Bool
    let amount: SlowFraction
  }

  /// A row in a world, or in all worlds where what is open of it touches no other row.
  struct Held {
    let weight: Int
    let periods: [String]
    let variants: [Variant]
  }

  var words: String {
    let filter = filter.map { " where \($0.words)" } ?? ""
    let demand = demand.map { " has \($0.words)" } ?? ""
    switch form {
    case .each: return "each \(kind.singular)\(filter)\(demand)"
    case .some: return "some \(kind.singular)\(filter)"
    case .no: return "no \(kind.singular)\(filter)"
    case .bound(let isMost, let limit, let isMinutes, let per):
      return
        "at \(isMost ? "most" : "least") \(limit)\(isMinutes ? " min of" : "") \(kind.rawValue)"
        + (per.map { " per \($0)" } ?? "") + filter
    case .share(let isMost, let percent):
      return "at \(isMost ? "most" : "least") \(percent)% of \(kind.rawValue)\(filter)\(demand)"
    }
  }

  /// The fields the rule names, each with what it is compared with.
  var comparisons: [(field: String, literals: [SlowCondition.Literal])] {
    (filter?.comparisons ?? []) + (demand?.comparisons ?? [])
  }

  /// Its kind, for counting.
  var formName: String {
    switch form {
    case .each: "each"
    case .some: "some"
    case .no: "no"
    case .bound(let isMost, _, let isMinutes, let per):
      (isMost ? "at most" : "at least") + (isMinutes ? " minutes" : "")
        + (per == nil ? "" : " per period")
    case .share(let isMost, _): isMost ? "at most %" : "at least %"
    }
  }

  func variant(_ cell: (String) -> SlowCell) -> Variant {
    var amount = SlowFraction(1)
    if case .bound(_, _, true, _) = form {
      switch cell("minutes") {
      case .number(let minutes), .guess(.number(let minutes)): amount = minutes
      case .none, .word, .names, .day, .time, .flag, .guess: amount = SlowFraction(0)
      }
    }
    return Variant(
      isMeant: filter?.holds(cell) ?? true, has: demand?.holds(cell) ?? true, amount: amount)
  }

  /// What the rule comes to over `rows`, of which each may be any of its variants, whatever the
  /// others are.
  func outcome(_ rows: [Held], periods: [String]) -> Outcome {
    var result = Outcome()
    result.isOverNothing = !rows.contains { $0.variants.contains(where: \.isMeant) }
    switch form {
    case .each:
      let fails = { (variant: Variant) in variant.isMeant && !variant.has }
      result.isBrokenSomewhere = rows.contains { $0.variants.contains(where: fails) }
      result.isKeptSomewhere = !rows.contains { $0.variants.allSatisfy(fails) }
    case .some:
      result.isKeptSomewhere = !result.isOverNothing
      result.isBrokenSomewhere = rows.allSatisfy { $0.variants.contains { !$0.isMeant } }
      result.isOverNothing = false
    case .no:
      result.isBrokenSomewhere = !result.isOverNothing
      result.isKeptSomewhere = rows.allSatisfy { $0.variants.contains { !$0.isMeant } }
      result.isOverNothing = rows.isEmpty
    case .share(let isMost, let percent):
      let (least, most) = range(rows) { variant in
        SlowFraction(variant.isMeant ? (variant.has ? 100 : 0) - percent : 0)
      }
      let zero = SlowFraction(0)
      result.isKeptSomewhere = isMost ? least <= zero : zero <= most
      result.isBrokenSomewhere = isMost ? zero < most : least < zero
    case .bound(let isMost, let limit, _, let per):
      // What lies in no period is counted in none.
      let counted = per == nil ? rows : rows.filter { !$0.periods.isEmpty }
      result.isOverNothing = !counted.contains { $0.variants.contains(where: \.isMeant) }
      hold(counted, isMost, SlowFraction(limit), per == nil ? [""] : periods, &result)
      if !isMost { result.isOverNothing = false }
    }
    return result
  }

  private func hold(
    _ rows: [Held], _ isMost: Bool, _ limit: SlowFraction, _ periods: [String],
    _ result: inout Outcome
  ) {
    let all = Set(periods).union(rows.flatMap(\.periods))
    let ranges = all.map { period in
      range(rows.filter { period.isEmpty || $0.periods.contains(period) }) { variant in
        variant.isMeant ? variant.amount : SlowFraction(0)
      }
    }
    result.isKeptSomewhere = ranges.allSatisfy { isMost ? $0.least <= limit : limit <= $0.most }
    result.isBrokenSomewhere = ranges.contains { isMost ? limit < $0.most : $0.least < limit }
  }

  /// The least and the most that rows add up to.
  private func range(
    _ rows: [Held], _ value: (Variant) -> SlowFraction
  ) -> (least: SlowFraction, most: SlowFraction) {
    var (least, most) = (SlowFraction(0), SlowFraction(0))
    for row in rows {
      let values = row.variants.map { value($0) * SlowFraction(row.weight) }
      least = least + (values.min() ?? SlowFraction(0))
      most = most + (values.max() ?? SlowFraction(0))
    }
    return (least, most)
  }
}
