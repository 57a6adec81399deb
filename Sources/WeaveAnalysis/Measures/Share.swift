/// An exact fraction: a share, a mean of shares, or a quotient of minutes.
///
/// Reduced, its denominator above zero. Sums stay exact while the common denominator has fewer than
/// 127 bits, which takes teachers with a hundred different counts of sessions; beyond that a sum is
/// rounded to a multiple of 2⁻⁴⁰, and no figure people read shows the difference.
package struct Share: Sendable, Hashable, Comparable {
  package let numerator: Int128
  package let denominator: Int128

  /// `numerator` of `denominator`.
  ///
  /// - Precondition: `denominator` is not zero.
  package init(_ numerator: Int128, _ denominator: Int128) {
    precondition(denominator != 0, "a share of nothing is none, not a fraction")
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  package init(_ numerator: Int, _ denominator: Int) {
    self.init(Int128(numerator), Int128(denominator))
  }

  package static let zero = Share(0, 1)

  /// The fraction as a `Double`, rounded.
  package var double: Double { Double(numerator) / Double(denominator) }

  /// The whole number it is, or nil.
  package var whole: Int? { denominator == 1 ? Int(exactly: numerator) : nil }

  package static func + (left: Share, right: Share) -> Share {
    let divisor = Int128(commonDivisor(left.denominator.magnitude, right.denominator.magnitude))
    let (one, isOver) = left.numerator.multipliedReportingOverflow(
      by: right.denominator / divisor)
    let (other, isOverToo) = right.numerator.multipliedReportingOverflow(
      by: left.denominator / divisor)
    let (low, isTooLow) = left.denominator.multipliedReportingOverflow(
      by: right.denominator / divisor)
    let (sum, isTooMuch) = one.addingReportingOverflow(other)
    if isOver || isOverToo || isTooLow || isTooMuch {
      return Share(rounding: left.double + right.double)
    }
    return Share(sum, low)
  }

  package static func - (left: Share, right: Share) -> Share {
    left + Share(-right.numerator, right.denominator)
  }

  package static func * (share: Share, factor: Int) -> Share {
    let (product, isOver) = share.numerator.multipliedReportingOverflow(by: Int128(factor))
    return isOver
      ? Share(rounding: share.double * Double(factor)) : Share(product, share.denominator)
  }

  /// - Precondition: `divisor` is not zero.
  package static func / (share: Share, divisor: Int) -> Share {
    let (product, isOver) = share.denominator.multipliedReportingOverflow(by: Int128(divisor))
    return isOver
      ? Share(rounding: share.double / Double(divisor)) : Share(share.numerator, product)
  }

  package static func < (left: Share, right: Share) -> Bool {
    let (one, isOver) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (other, isOverToo) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    return isOver || isOverToo ? left.double < right.double : one < other
  }

  private init(rounding value: Double) {
    let parts: Int128 = 1 << 40
    self.init(Int128((value * Double(parts)).rounded()), parts)
  }

  private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    // Nearly all are small; division of 64 bits is many times faster.
    if var one = UInt64(exactly: left), var other = UInt64(exactly: right) {
      while other != 0 { (one, other) = (other, one % other) }
      return UInt128(max(one, 1))
    }
    var (one, other) = (left, right)
    while other != 0 { (one, other) = (other, one % other) }
    return max(one, 1)
  }
}

/// So many of so many: a count that keeps its own "of".
package struct Count: Sendable, Hashable {
  /// How many count.
  package var part: Int
  /// How many there are; 0 where there is nothing to measure.
  package var whole: Int

  package init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// The share; nil over nothing.
  package var share: Share? { whole == 0 ? nil : Share(part, whole) }

  /// Adds parts and wholes, each by itself.
  package static func + (left: Count, right: Count) -> Count {
    Count(left.part + right.part, of: left.whole + right.whole)
  }
}
