import WeaveAnswer
import WeaveModel

/// One value of a row, before it is laid out.
enum Value: Sendable {
  /// Nothing to say: true in no comparison but `= none`.
  case none
  /// Not yet known: like none, and shown as a hole.
  case hole(String)
  case text(String)
  case names([String])
  case number(Double)
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
    case .number, .day, .time, .flag: false
    }
  }

  /// True for what the plan has not said yet.
  var isHole: Bool { if case .hole = self { true } else { false } }

  /// The value as a cell of an answer.
  var cell: Table.Cell {
    switch self {
    case .none: .absent
    case .hole(let what): .hole(what)
    case .text(let text): .text(text)
    case .names(let names): names.isEmpty ? .absent : .list(names)
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .number(number)
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
    case .day(let day): day.iso
    case .time(let minute): clock(minute)
    case .flag(let flag): flag ? "yes" : "no"
    }
  }

  /// What rows are grouped and sorted by: kinds apart, numbers and days by size, names by letter.
  var sortKey: (Int, Double, String) {
    switch self {
    case .none, .hole: (9, 0, "")
    case .text(let text): (3, 0, text)
    case .names(let names): names.isEmpty ? (9, 0, "") : (3, 0, names.joined(separator: ", "))
    case .number(let number): (1, number, "")
    case .day(let day): (1, Double(day.number), "")
    case .time(let minute): (1, Double(minute), "")
    case .flag(let flag): (1, flag ? 0 : 1, "")
    }
  }
}

/// Reads one field of row `row`.
typealias Reader = (_ row: Int) -> Value
