import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// One value of a row, before it is laid out.
enum Value: Sendable {
  /// Nothing to say: true in no comparison but `= none`.
  case none
  /// Not yet known: like none, and shown as a hole, but where nobody has to fill it in (empty).
  case hole(String)
  case text(String)
  case names([String])
  case number(Double)
  /// A measure, with its range where days are open.
  case measure(Extent)
  case day(Day)
  /// Minutes after midnight.
  case time(Int)
  case flag(Bool)

  /// True where there is nothing to compare: such a value satisfies only `= none`.
  var isNone: Bool {
    switch self {
    case .none, .hole: true
    case .names(let names): names.isEmpty
    case .text(let text): text.isEmpty
    case .measure(let extent): extent.low == nil && extent.isKnown
    case .number, .day, .time, .flag: false
    }
  }

  /// The value; of a measure with a range, its two ends, and none where that can be.
  var ends: [Value] {
    guard case .measure(let extent) = self, !extent.isOne, let low = extent.low,
      let high = extent.unknown > 0 ? .beyondAll : extent.high
    else { return [self] }
    let ends = low == high ? [low] : [low, high]
    return ends.map { .measure(Extent($0)) } + (extent.hasNone ? [.none] : [])
  }

  /// True for what the plan has not said yet, and for what is not worked out.
  var isHole: Bool {
    switch self {
    case .hole: true
    case .measure(let extent): !extent.isKnown
    case .none, .text, .names, .number, .day, .time, .flag: false
    }
  }

  /// The number it is, for adding up; nil for what is none, and for a range.
  var number: Double? {
    switch self {
    case .number(let number): number
    case .measure(let extent): extent.one?.value.double
    case .none, .hole, .text, .names, .day, .time, .flag: nil
    }
  }

  /// The least and the most it can be, and how many lengths behind it are not known: with any, the
  /// most is infinite.
  var bounds: (low: Double, high: Double, unknown: Int) {
    switch self {
    case .hole: (0, .infinity, 1)
    case .number(let number): (number, number, 0)
    case .measure(let extent) where !extent.isKnown: (0, .infinity, 0)
    case .measure(let extent):
      (
        extent.hasNone ? 0 : extent.low?.value.double ?? 0,
        extent.unknown > 0 ? .infinity : extent.high?.value.double ?? 0, extent.unknown
      )
    case .none, .text, .names, .day, .time, .flag: (0, 0, 0)
    }
  }

  /// The value as a cell of an answer.
  var cell: Table.Cell {
    switch self {
    case .none: .absent
    case .hole(let what): what.isEmpty ? .absent : .hole(what)
    case .text(let text): .text(text)
    case .names(let names): names.isEmpty ? .absent : .list(names)
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .number(number)
    case .measure(let extent): extent.cell
    case .day(let day): .date(day.iso)
    case .time(let minute): .text(clock(minute))
    case .flag(let flag): .flag(flag)
    }
  }

  /// The value in a sentence.
  var phrase: String {
    switch self {
    case .none: "none"
    case .hole: "not yet known"
    case .text(let text): text
    case .names(let names): names.isEmpty ? "none" : names.joined(separator: ", ")
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case .measure(let extent): extent.phrase
    case .day(let day): day.iso
    case .time(let minute): clock(minute)
    case .flag(let flag): flag ? "yes" : "no"
    }
  }

  /// The value in a sentence, with the unit of its field.
  func phrase(in field: TableField?) -> String {
    guard let unit = field?.type.unit, !isNone, number != nil || !ends.isEmpty else {
      return phrase
    }
    let unknown = bounds.unknown
    return isHole
      ? phrase
      : "\(phrase) \(unit)" + (unknown > 0 ? " (\(counted(unknown, "length")) unknown)" : "")
  }

  /// What rows are grouped and sorted by: kinds apart, numbers and days by size, names by letter.
  var sortKey: (Int, Double, String) {
    switch self {
    case .none, .hole: (9, 0, "")
    case .text(let text): (3, 0, text)
    case .names(let names): names.isEmpty ? (9, 0, "") : (3, 0, names.joined(separator: ", "))
    case .number(let number): (1, number, "")
    case .measure(let extent): extent.low.map { (1, $0.value.double, "") } ?? (9, 0, "")
    case .day(let day): (1, Double(day.number), "")
    case .time(let minute): (1, Double(minute), "")
    case .flag(let flag): (1, flag ? 0 : 1, "")
    }
  }
}

extension QueryContext {
  /// The place of a session in words; nil where nobody says one.
  func placeWords(of session: Session) -> String? {
    switch place(of: session) {
    case .text(let text): text
    case .hole: "a place tbd"
    case .none, .names, .number, .measure, .day, .time, .flag: nil
    }
  }
}

extension Figure {
  /// The figure as a cell of an answer.
  var cell: Table.Cell {
    switch self {
    case .count(let count): .fraction(count.part, count.whole)
    case .number(let number): .integer(number)
    case .share(let share): share.cell
    }
  }

  /// The figure in a sentence.
  var phrase: String {
    switch self {
    case .count(let count): "\(count.part) of \(count.whole)"
    case .number(let number): String(number)
    case .share(let share): share.phrase
    }
  }
}

extension Share {
  /// The share as a cell; a denominator past what a machine word holds is written as a number.
  var cell: Table.Cell {
    if let whole { return .integer(whole) }
    guard let numerator = Int(exactly: numerator), let denominator = Int(exactly: denominator)
    else {
      return .number(double)
    }
    return .share(numerator, denominator)
  }

  /// The share in a sentence: `7/10`, or with three decimals where nobody pictures the parts.
  var phrase: String {
    if let whole { return String(whole) }
    if denominator <= 1_000 { return "\(numerator)/\(denominator)" }
    let thousandths = Int((double * 1_000).rounded())
    return "\(thousandths / 1_000)." + padded(thousandths % 1_000, 3)
  }
}

extension Extent {
  /// The figure, or its range, as a cell of an answer.
  var cell: Table.Cell {
    if !isKnown { return .text("too many open days") }
    guard let low, let high else { return .none }
    if unknown > 0 { return .atLeast(hasNone ? .integer(0) : low.cell, unknown: unknown) }
    let range: Table.Cell = low == high ? low.cell : .range(low.cell, high.cell)
    if !isExact { return .bounds(hasNone ? Table.Cell.none : low.cell, high.cell) }
    return hasNone ? .range(.none, range) : range
  }

  /// The number with what it counts: `1 session`, `3..4 sessions`.
  func counting(_ noun: String) -> String {
    phrase + " " + (one?.value.whole == 1 ? noun : noun + "s")
  }

  /// The figure, or its range, in a sentence.
  var phrase: String {
    if !isKnown { return "not worked out, with so many open days" }
    guard let low, let high else { return "none" }
    if unknown > 0 { return "≥ \(hasNone ? "0" : low.phrase)" }
    let range = low == high ? low.phrase : "\(low.phrase)..\(high.phrase)"
    return (hasNone ? "none or " : "") + range + (isExact ? "" : " (bounds)")
  }
}

/// Reads one field of row `row`.
typealias Reader = (_ row: Int) -> Value
