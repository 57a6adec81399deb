/// The parts in which shares that stand beside each other are said: the finest of theirs.
///
/// 27/34 and 28/34, not 14/17, which looks like less. Nil where not each can be said in them,
/// where they are too many to be pictured, or some is more than a whole, such as minutes.
package func sameParts<Number: BinaryInteger>(
  _ shares: [(numerator: Number, denominator: Number)]
) -> Number? {
  guard let finest = shares.map(\.denominator).max(), finest <= 100,
    shares.allSatisfy({
      $0.denominator > 0 && $0.numerator <= $0.denominator && finest % $0.denominator == 0
    })
  else { return nil }
  return finest
}

extension Table.Cell {
  /// The cells with all shares in the same parts, where they can be.
  package static func inSameParts(_ cells: [Self]) -> [Self] {
    guard let parts = sameParts(cells.flatMap(\.shares)) else { return cells }
    return cells.map { $0.inParts(parts) }
  }

  private var shares: [(numerator: Int, denominator: Int)] {
    switch self {
    case .share(let numerator, let denominator): [(numerator, denominator)]
    case .range(let low, let high), .bounds(let low, let high): low.shares + high.shares
    case .atLeast(let low, _): low.shares
    case .text, .number, .integer, .fraction, .date, .list, .flag, .none, .hole, .absent: []
    }
  }

  private func inParts(_ parts: Int) -> Self {
    switch self {
    case .share(let numerator, let denominator) where denominator > 1:
      .share(numerator * (parts / denominator), parts)
    case .range(let low, let high): .range(low.inParts(parts), high.inParts(parts))
    case .bounds(let low, let high): .bounds(low.inParts(parts), high.inParts(parts))
    case .atLeast(let low, let unknown): .atLeast(low.inParts(parts), unknown: unknown)
    case .share, .text, .number, .integer, .fraction, .date, .list, .flag, .none, .hole, .absent:
      self
    }
  }
}

extension Table {
  /// The same with the shares of each of these columns in the same parts.
  package func inSameParts(_ names: Set<String>) -> Table {
    var rows = rows
    for column in columns.indices where names.contains(columns[column].name) {
      let cells = Cell.inSameParts(rows.map { $0[column] })
      for row in rows.indices { rows[row][column] = cells[row] }
    }
    return Table(title: title, columns: columns, rows: rows, total: total)
  }
}
