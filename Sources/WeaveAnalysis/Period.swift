package import WeaveModel

/// A calendar period that a limit or rule counts in.
package enum Period: String, Sendable, CaseIterable {
  case day, week, month, term, year

  /// The period that `day` falls in, as text that sorts by time; nil when it falls in none (a day
  /// outside every term).
  package func key(of day: Day, _ model: Model) -> String? {
    switch self {
    case .day: day.iso
    case .week: day.monday.iso
    case .month: day.isoMonth
    case .year: padded(day.civil.year, 4)
    case .term:
      model.terms.first { $0.days?.contains(day) == true }.map {
        model.symbols.text($0.header.name)
      }
    }
  }

  /// Every period of the plan, in order, also those in which nothing meets.
  package func all(_ model: Model) -> [String] {
    if self == .term { return model.terms.map { model.symbols.text($0.header.name) } }
    guard let days = model.plan.days else { return [] }
    var result: [String] = []
    var day = days.first
    let last = min(days.last, days.first + Self.dayLimit)
    while day <= last {
      if let key = key(of: day, model), result.last != key { result.append(key) }
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
