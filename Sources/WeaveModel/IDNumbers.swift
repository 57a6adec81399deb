// IDs beside bare numbers, for rooms that do not keep theirs as IDs yet.

extension ID: ExpressibleByIntegerLiteral {
  /// The thing at a place; `-1` is none.
  @inlinable
  public init(integerLiteral index: Int32) { self.init(index) }
}
