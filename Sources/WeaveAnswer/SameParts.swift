extension Table.Cell {
  /// The most parts that shares are said in.
  private static let mostParts = 100

  /// The cells with all shares in the finest of their parts, where each can be said in them:
  /// 27/34 and 28/34, not 14/17, which looks like less.
  package static func inSameParts(_ cells: [Self]) -> [Self] {
    let denominators = cells.flatMap(\.denominators)
    guard let finest = denominators.max(), finest <= mostParts,
      denominators.allSatisfy({ finest % $0 == 0 })
    else { return cells }
    return cells.map { $0.inParts(finest) }
  }

  private var denominators: [Int] {
    switch self {
    case .share(_, let denominator): [denominator]
    case .range(let low, let high), .bounds(let low, let high):
      low.denominators + high.denominators
    case .text, .number, .integer, .fraction, .date, .list, .flag, .none, .hole, .absent: []
    }
  }

  private func inParts(_ parts: Int) -> Self {
    switch self {
    case .share(let numerator, let denominator) where denominator > 1:
      .share(numerator * (parts / denominator), parts)
    case .range(let low, let high): .range(low.inParts(parts), high.inParts(parts))
    case .bounds(let low, let high): .bounds(low.inParts(parts), high.inParts(parts))
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
