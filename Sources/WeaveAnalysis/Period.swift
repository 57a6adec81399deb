package import WeaveModel

/// A calendar period that a limit or rule counts in.
package enum Period: String, Sendable, CaseIterable {
  case day, week, month, term, year

  /// The periods that `day` falls in, as texts: one, but of terms every one that holds the day,
  /// which may be none or several.
  package func keys(of day: Day, _ model: Model) -> [String] {
    switch self {
    case .day: [day.iso]
    case .week: [model.plan.week(of: day).iso]
    case .month: [day.isoMonth]
    case .year: [schoolYear(of: day, model.plan)]
    case .term: model.terms.filter { $0.days?.contains(day) == true }.map { name(of: $0, model) }
    }
  }

  private func name(of term: Term, _ model: Model) -> String {
    model.symbols.text(term.header.name)
  }

  /// The school year, such as `2026-27`; one that begins in January is `2026`.
  ///
  /// A plan of at most a year is one; of a longer one, each year begins on the first of the month
  /// in which the plan does.
  private func schoolYear(of day: Day, _ plan: Plan) -> String {
    guard let days = plan.days else { return padded(day.civil.year, 4) }
    let (start, civil) = (days.first.civil, day.civil)
    let isOneYear = days.last - days.first < 366 && days.contains(day)
    let year = isOneYear ? start.year : civil.month < start.month ? civil.year - 1 : civil.year
    if start.month == 1 { return padded(year, 4) }
    return "\(padded(year, 4))-\(padded((year + 1) % 100, 2))"
  }

  /// Every period of the plan, in order, also those in which nothing meets.
  package func all(_ model: Model) -> [String] {
    if self == .term { return model.terms.map { name(of: $0, model) } }
    guard let days = model.plan.days else { return [] }
    var result: [String] = []
    var day = days.first
    let last = min(days.last, days.first + Self.dayLimit)
    while day <= last {
      for key in keys(of: day, model) where result.last != key { result.append(key) }
      day = day + 1
    }
    return result
  }

  /// Periods are listed for the first hundred years of a plan; a longer one is a slip, said
  /// elsewhere.
  private static let dayLimit = 36_525

  /// The period in a sentence: `the week of 2026-10-05`, `2026-10`.
  package func phrase(_ key: String) -> String {
    switch self {
    case .week: "the week of \(key)"
    case .term: "term \(key)"
    case .day, .month, .year: key
    }
  }
}

extension PlanFacts {
  /// The minutes of `sessions` on the clock, by the periods they fall in.
  ///
  /// Without a timeline, an open session is in a period where all of its days are.
  package func clockMinutes(
    of sessions: [Int], on timeline: Timeline? = nil, per period: Period
  ) -> [String: Int] {
    var result: [String: Int] = [:]
    for (day, minutes) in clockMinutes(of: sessions, on: timeline, by: { $0 }) {
      for key in day.map({ period.keys(of: $0, model) }) ?? [] {
        result[key, default: 0] += minutes
      }
    }
    if timeline != nil { return result }
    let meant = Set(sessions.map { Int32($0) })
    for open in openSessions where meant.contains(open.session) {
      let keys = Set(open.days.map { period.keys(of: $0, model) })
      for key in keys.count == 1 ? keys.first ?? [] : [] {
        result[key, default: 0] += model.sessions[Int(open.session)].clockMinutes ?? 0
      }
    }
    return result
  }
}
