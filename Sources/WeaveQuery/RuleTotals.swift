import WeaveAnalysis
import WeaveSource
import WeaveSyntax

/// `at most` or `at least` so many rows, or minutes of rows.
struct Bound {
  let isMost: Bool
  let limit: Double
  /// Reads the minutes of a row; nil where rows are counted.
  let amount: Reader?
  /// How many people, or things, a row stands for.
  let weight: (Int) -> Int

  /// The count of `rows`, or their minutes, with those of `maybe`, which need not be meant.
  func total(_ rows: [Int], maybe: [Int] = []) -> Total {
    var total = Total()
    for (group, isSure) in [(rows, true), (maybe, false)] {
      for row in group { total.add(amount?(row) ?? .number(1), weight(row), isSure: isSure) }
    }
    return total
  }

  func keeps(_ figure: Double) -> Bool { isMost ? figure <= limit : figure >= limit }

  /// The figure with its unit: `1 session`, `90 min`.
  func words(_ figure: Double, _ rows: Rows) -> String {
    let noun = figure == 1 ? rows.kind.singular : rows.kind.rawValue
    return "\(Value.number(figure).phrase) \(amount == nil ? noun : "min")"
  }

  /// What is still open could come to this.
  func risk(_ total: Total, _ rows: Rows) -> String {
    if total.unknown > 0 {
      return "≥ \(words(total.least, rows)) (\(counted(total.unknown, "length")) unknown)"
    }
    return isMost ? "up to \(words(total.most, rows))" : "as few as \(words(total.least, rows))"
  }
}

/// What rows come to, as far as it is known.
struct Total {
  var least = 0.0
  /// Infinite where a length is not known.
  var most = 0.0
  /// How many lengths are not known.
  var unknown = 0

  /// Adds one row, which counts so many times, for sure or perhaps.
  mutating func add(_ value: Value, _ weight: Int = 1, isSure: Bool) {
    let (low, high, unknown) = value.bounds
    if isSure { least += low * Double(weight) }
    most += high * Double(weight)
    self.unknown += unknown
  }

  /// The figure, or its range.
  var value: Value {
    if unknown == 0, least == most { return .number(least) }
    if unknown == 0, most == .infinity { return .measure(.notKnown) }
    var extent = Extent([.number(Int(least.rounded(.down)))])
    if unknown == 0 { extent.take(.number(Int(most.rounded(.up)))) }
    extent.unknown = unknown
    return .measure(extent)
  }
}

/// Rows by the periods they fall in, or may fall in.
struct PeriodGroups {
  private(set) var sure: [String: [Int]] = [:]
  private(set) var possible: [String: [Int]] = [:]

  var keys: Set<String> { Set(sure.keys).union(possible.keys) }

  /// Puts `row`, which falls in the periods of one of `days`, into those that all days share, and
  /// among the possible ones of the others.
  mutating func add(_ row: Int, _ days: [[String]], isSure: Bool) {
    let shared = days.dropFirst().reduce(Set(days.first ?? [])) { $0.intersection($1) }
    for key in Set(days.joined()) {
      if isSure, shared.contains(key) {
        sure[key, default: []].append(row)
      } else {
        possible[key, default: []].append(row)
      }
    }
  }
}
