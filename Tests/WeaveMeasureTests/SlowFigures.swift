/// A fraction of whole numbers, always reduced, with a positive bottom.
struct SlowFraction: Equatable, Comparable {
  let top: Int
  let bottom: Int

  init(_ top: Int, _ bottom: Int = 1) {
    precondition(bottom != 0)
    var (left, right) = (abs(top), abs(bottom))
    while right != 0 { (left, right) = (right, left % right) }
    let sign = bottom < 0 ? -1 : 1
    self.top = sign * top / max(left, 1)
    self.bottom = sign * bottom / max(left, 1)
  }

  static func + (left: Self, right: Self) -> Self {
    let shared = SlowFraction(left.bottom, right.bottom)
    return Self(
      left.top * shared.bottom + right.top * shared.top, left.bottom * shared.bottom)
  }

  static func * (left: Self, right: Self) -> Self {
    Self(left.top * right.top, left.bottom * right.bottom)
  }

  static func / (left: Self, right: Self) -> Self {
    Self(left.top * right.bottom, left.bottom * right.top)
  }

  static func < (left: Self, right: Self) -> Bool {
    left.top * right.bottom < right.top * left.bottom
  }

  /// `7/10`, and whole numbers as `3`.
  var text: String { bottom == 1 ? "\(top)" : "\(top)/\(bottom)" }
}

/// What one measure line says while all days are known.
enum SlowValue: Equatable {
  case none
  case part(Int, of: Int)
  case quotient(SlowFraction)
  case number(Int)

  /// `a of b`; nothing of nothing is `none`.
  static func share(_ part: Int, of whole: Int) -> SlowValue {
    whole == 0 ? .none : .part(part, of: whole)
  }

  /// The mean of the values that are not `none`; `none` when all are.
  static func mean(of values: [SlowValue]) -> SlowValue {
    let known = values.compactMap(\.fraction)
    if known.isEmpty { return .none }
    var sum = SlowFraction(0)
    for fraction in known { sum = sum + fraction }
    return .quotient(sum / SlowFraction(known.count))
  }

  var fraction: SlowFraction? {
    switch self {
    case .none: nil
    case .part(let part, let whole): SlowFraction(part, whole)
    case .quotient(let fraction): fraction
    case .number(let number): SlowFraction(number)
    }
  }

  var text: String {
    switch self {
    case .none: "none"
    case .part(let part, let whole): "\(part) of \(whole)"
    case .quotient(let fraction): fraction.text
    case .number(let number): "\(number)"
    }
  }

  /// True when `left` is less, or, at one size, is of fewer: `1 of 2` comes before `2 of 4`.
  static func precedes(_ left: SlowValue, _ right: SlowValue) -> Bool {
    guard let one = left.fraction, let other = right.fraction else { return false }
    if one != other { return one < other }
    if case .part(_, let few) = left, case .part(_, let many) = right { return few < many }
    return false
  }

  /// The values of one line over all choices of days, as a range.
  static func range(of values: [SlowValue]) -> String {
    let known = values.filter { $0 != .none }.sorted(by: precedes)
    guard let low = known.first, let high = known.last else { return "none" }
    let range = low == high ? low.text : "\(low.text)..\(high.text)"
    return known.count < values.count ? "none or \(range)" : range
  }
}
