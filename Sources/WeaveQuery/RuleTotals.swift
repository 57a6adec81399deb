import WeaveSyntax

/// `at most` or `at least` so many rows, or minutes of rows.
struct Bound {
  let isMost: Bool
  let limit: Double
  /// Reads the minutes of a row; nil where rows are counted.
  let amount: Reader?

  /// The count of rows, or their minutes; rows of unknown length add nothing.
  func total(_ rows: [Int]) -> Double {
    guard let amount else { return Double(rows.count) }
    return rows.reduce(0) { sum, row in
      sum + (amount(row).number ?? 0)
    }
  }

  func keeps(_ figure: Double) -> Bool { isMost ? figure <= limit : figure >= limit }

  /// The figure with its unit: `1 session`, `90 min`.
  func words(_ figure: Double, _ rows: Rows) -> String {
    let noun = figure == 1 ? rows.kind.singular : rows.kind.rawValue
    return "\(Value.number(figure).phrase) \(amount == nil ? noun : "min")"
  }

  /// What a choice of open days could come to.
  func risk(_ figure: Double, _ rows: Rows) -> String {
    "\(isMost ? "up to" : "as few as") \(words(figure, rows))"
  }
}

/// Rows by the periods they fall in, or may fall in.
struct PeriodGroups {
  private(set) var sure: [String: [Int]] = [:]
  private(set) var possible: [String: [Int]] = [:]

  var keys: Set<String> { Set(sure.keys).union(possible.keys) }

  /// Puts `row` into the one period of all its days, or among the possible ones of each.
  mutating func add(_ row: Int, _ keys: [String], isSure: Bool) {
    let different = Set(keys)
    if isSure, different.count == 1, let only = different.first {
      sure[only, default: []].append(row)
    } else {
      for key in different { possible[key, default: []].append(row) }
    }
  }
}
