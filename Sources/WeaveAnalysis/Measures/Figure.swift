/// One figure: a count with its "of", an exact fraction, or a whole number.
package enum Figure: Sendable, Hashable {
  case count(Count)
  case share(Share)
  case number(Int)

  /// A count of so many; nil over nothing.
  package static func of(_ part: Int, _ whole: Int) -> Figure? {
    whole == 0 ? nil : .count(Count(part, of: whole))
  }

  /// Whether it is below `other`: by what it is worth, then by what it is a count of.
  func isBelow(_ other: Figure) -> Bool {
    if value != other.value { return value < other.value }
    if case .count(let one) = self, case .count(let two) = other { return one.whole < two.whole }
    return false
  }

  /// The least a figure of this kind can be.
  var floor: Figure {
    switch self {
    case .count(let count): .count(Count(0, of: count.whole))
    case .share: .share(.zero)
    case .number: .number(0)
    }
  }

  /// More than any sum of a plan.
  package static let beyondAll = Figure.number(Int(Int32.max))

  /// What it is worth, for comparing.
  package var value: Share {
    switch self {
    case .count(let count): count.share ?? .zero
    case .share(let share): share
    case .number(let number): Share(number, 1)
    }
  }
}

/// A figure that may depend on days still open: its least and greatest value.
package struct Extent: Sendable, Hashable {
  /// Nil when there is nothing to measure.
  package private(set) var low: Figure?
  /// Nil when `low` is.
  package private(set) var high: Figure?
  /// Whether some choice of days leaves nothing to measure.
  package private(set) var hasNone: Bool
  /// False where low and high are bounds, which no choice need reach.
  package private(set) var isExact = true
  /// False where there are so many choices of days that not even bounds are worked out.
  package private(set) var isKnown = true
  /// How many lengths behind a sum are not known; with any, it is at least `low`, whatever `high`.
  package var unknown = 0

  /// The extent of a figure that depends on no open day.
  package init(_ figure: Figure?) {
    low = figure
    high = figure
    hasNone = figure == nil
  }

  /// The extent of the figures of all choices of days, of which there must be at least one.
  package init(_ figures: [Figure?]) {
    self.init(figures[0])
    for figure in figures.dropFirst() { take(figure) }
  }

  /// A figure that is not worked out.
  package static let notKnown = {
    var extent = Extent(Figure?.none)
    extent.isKnown = false
    return extent
  }()

  /// Sound bounds.
  init(boundsFrom low: Figure?, to high: Figure?) {
    self.low = low ?? high?.floor
    self.high = high ?? low
    hasNone = low == nil || high == nil
    isExact = low == high
    if let low, let high, high.isBelow(low) { (self.low, self.high) = (high, low) }
  }

  /// True where neither open days nor unknown lengths make a difference.
  package var isOne: Bool { isKnown && low == nil || !hasNone && unknown == 0 && low == high }

  /// The figure, where it is one.
  package var one: Figure? { isOne ? low : nil }

  /// Widens it by all values of another.
  package mutating func take(_ other: Extent) {
    if other.hasNone { take(Figure?.none) }
    if let low = other.low { take(low) }
    if let high = other.high { take(high) }
    isExact = isExact && other.isExact
    isKnown = isKnown && other.isKnown
    unknown = max(unknown, other.unknown)
  }

  /// Widens it by another possible figure.
  package mutating func take(_ figure: Figure?) {
    guard let figure else {
      hasNone = true
      return
    }
    guard let low, let high else {
      self.low = figure
      self.high = figure
      return
    }
    if figure.isBelow(low) { self.low = figure }
    if high.isBelow(figure) { self.high = figure }
  }
}
