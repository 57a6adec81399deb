/// One figure: a count with its "of", an exact fraction, or a whole number.
package enum Figure: Sendable, Hashable {
  case count(Count)
  case share(Share)
  case number(Int)

  /// A count of so many; nil over nothing.
  package static func of(_ part: Int, _ whole: Int) -> Figure? {
    whole == 0 ? nil : .count(Count(part, of: whole))
  }

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
  package private(set) var high: Figure?
  /// Whether some choice of days leaves nothing to measure.
  package private(set) var hasNone: Bool
  /// False where low and high are bounds, which no choice need reach.
  package private(set) var isExact = true

  package init(_ figure: Figure?) {
    low = figure
    high = figure
    hasNone = figure == nil
  }

  package init(_ figures: [Figure?]) {
    self.init(figures[0])
    for figure in figures.dropFirst() { take(figure) }
  }

  /// Sound bounds.
  init(boundsFrom low: Figure?, to high: Figure?) {
    self.low = low ?? high
    self.high = high ?? low
    hasNone = low == nil || high == nil
    isExact = low?.value == high?.value
  }

  /// True where no choice of days makes a difference.
  package var isOne: Bool { low == nil || !hasNone && low?.value == high?.value }

  /// The figure, where it is one.
  package var one: Figure? { isOne ? low : nil }

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
    if figure.value < low.value { self.low = figure }
    if high.value < figure.value { self.high = figure }
  }
}
