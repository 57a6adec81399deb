import WeaveAnswer

extension Table.Cell {
  /// The cell as people read it, with so many decimals for its figures.
  func shown(decimals: Int) -> String {
    switch self {
    case .text(let text), .date(let text): text
    case .number(let number): Decimal.rounded(number, decimals: decimals)
    case .integer(let number): String(number)
    case .fraction(let count, let of): "\(count) of \(of)"
    case .share(let numerator, let denominator): Self.quotient(numerator, denominator)
    case .range(.none, let other): "none or \(other.shown(decimals: decimals))"
    case .range(let low, let high):
      low == high
        ? low.shown(decimals: decimals)
        : "\(low.shown(decimals: decimals))..\(high.shown(decimals: decimals))"
    case .bounds(let low, let high):
      Self.range(low, high).shown(decimals: decimals) + " (bounds)"
    case .atLeast(let low, _): "≥ \(low.shown(decimals: decimals))"
    case .list(let words): words.joined(separator: ", ")
    case .flag(let flag): flag ? "yes" : "no"
    case .none: "none"
    case .hole: "tbd"
    case .absent: ""
    }
  }

  /// The cell as another program reads it, with all digits.
  ///
  /// A fraction is `4 of 5`, because spreadsheets take `4/5` for a day in April or May. What cannot
  /// be measured is empty, as is what is absent; a hole says so, for it is a task.
  var plain: String {
    switch self {
    case .text(let text), .date(let text): text
    case .number(let number): Decimal.exact(number) ?? ""
    case .integer(let number): String(number)
    case .fraction(let count, let of): "\(count) of \(of)"
    case .share(let numerator, let denominator):
      Decimal.exact(Double(numerator) / Double(denominator)) ?? ""
    case .range(.none, let other): "none or \(other.plain)"
    case .range(let low, let high):
      low == high ? low.plain : "\(low.plain)..\(high.plain)"
    case .bounds(let low, let high): Self.range(low, high).plain + " (bounds)"
    case .atLeast(let low, _): "≥ \(low.plain)"
    case .list(let words): words.joined(separator: "; ")
    case .flag(let flag): flag ? "true" : "false"
    case .none, .absent: ""
    case .hole: "tbd"
    }
  }

  /// The largest denominator that people can picture; beyond it a share is a decimal.
  private static let readableParts = 1_000

  /// `7/10`; `1`; with a denominator nobody can picture, `0.702`.
  private static func quotient(_ numerator: Int, _ denominator: Int) -> String {
    if denominator == 1 { return String(numerator) }
    if denominator <= readableParts { return "\(numerator)/\(denominator)" }
    return Decimal.rounded(Double(numerator) / Double(denominator), decimals: 3)
  }

  /// Whether the beginning of it alone would not say something else.
  var isCuttable: Bool {
    switch self {
    case .text, .list, .hole: true
    case .number, .integer, .fraction, .share, .date, .range, .bounds, .atLeast, .flag, .none,
      .absent:
      false
    }
  }

  var style: Style {
    switch self {
    case .text, .number, .integer, .fraction, .share, .date, .range, .bounds, .atLeast, .list,
      .flag, .absent:
      .plain
    case .none: .quiet
    case .hole: .missing
    }
  }

  /// The decimals its figures need, at most two.
  var decimals: Int {
    switch self {
    case .number(let number): Decimal.needed(number)
    case .range(let low, let high), .bounds(let low, let high): max(low.decimals, high.decimals)
    case .atLeast(let low, _): low.decimals
    case .text, .integer, .fraction, .share, .date, .list, .flag, .none, .hole, .absent: 0
    }
  }
}

extension Table {
  /// The decimals of each column, so that the points of its figures stand in line.
  func decimals(of shown: [[Cell]]) -> [Int] {
    columns.indices.map { column in shown.map { $0[column].decimals }.max() ?? 0 }
  }
}

extension Table.Column {
  /// The heading with the unit, where the heading does not say it already.
  ///
  /// `minutes` says `min`, and `days` says `days`.
  var headingWithUnit: String {
    guard let unit else { return heading }
    let saysUnit = heading.split(separator: " ").contains { word in
      word == unit || (unit.count > 2 && word.hasPrefix(unit))
    }
    return saysUnit ? heading : "\(heading) (\(unit))"
  }
}

/// Figures as decimal digits, without a locale and without the C library of mathematics.
enum Decimal {
  /// Beyond this a Double no longer holds every integer.
  private static let exactIntegers = 9_007_199_254_740_992.0

  /// The shortest digits that read back as the same number; nil for what is no number.
  static func exact(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    guard number.magnitude < exactIntegers, Double(Int(number)) == number else {
      return number.description
    }
    return String(Int(number))
  }

  /// The number with exactly so many decimals, halves away from zero.
  ///
  /// What would be rounded to zero and is not, and what is too large, is written in full instead;
  /// what is no number is `?`.
  static func rounded(_ number: Double, decimals: Int) -> String {
    guard let exact = exact(number) else { return "?" }
    let scale = (0..<max(0, decimals)).reduce(1.0) { power, _ in power * 10 }
    guard let scaled = nearest(number.magnitude * scale), scaled != 0 || number == 0 else {
      return exact
    }
    var digits = String(scaled)
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      digits = "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
    }
    return number < 0 ? "-" + digits : digits
  }

  /// The decimals a number needs to be shown to two places without zeros at its end.
  static func needed(_ number: Double) -> Int {
    guard let hundredths = nearest(number.magnitude * 100) else { return 0 }
    if hundredths % 100 == 0 { return 0 }
    return hundredths % 10 == 0 ? 1 : 2
  }

  /// The integer nearest to a number that is not negative, halves up; nil when it is too large.
  private static func nearest(_ number: Double) -> Int? {
    number < exactIntegers ? Int(number + 0.5) : nil
  }
}
