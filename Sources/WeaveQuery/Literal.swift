import WeaveAnalysis
import WeaveModel
import WeaveSyntax

/// A value written in an expression.
struct Literal {
  let kind: Kind
  /// The text as written, without quotes.
  let text: String
  /// The name the text refers to, when it is a title.
  let name: String?

  enum Kind {
    case none
    case number(Double)
    case percent(Double)
    /// A length in minutes.
    case minutes(Double)
    /// A length in days.
    case days(Double)
    case day(Day)
    /// A month, as `2026-10`.
    case month(String)
    case time(Int)
    case word
  }

  /// Days in a month, where a length in months is compared with days.
  private static let daysPerMonth = 30.0

  /// Reads the `value` node `node`.
  init(_ tree: SyntaxTree, _ node: Int, _ model: Model) {
    let first = Int(tree.nodes[node].firstToken)
    let end =
      tree.child(.per, of: node).map { Int(tree.nodes[$0].firstToken) }
      ?? Int(tree.nodes[node].endToken)
    let isString = tree.code(first).isString
    text = tree.unquoted(first)
    name = isString ? model.entity(named: text).map { model.name($0) } : nil
    switch tree.code(first) {
    case .number: kind = Self.length(tree, first, end)
    case .date: kind = Day(iso: text).map { .day($0) } ?? .word
    case .calendarMonth: kind = .month(text)
    case .timeOfDay:
      let parts = text.split(separator: ":").compactMap { Int($0) }
      kind = .time(parts[0] * 60 + parts[1])
    default: kind = text == "none" && !isString ? .none : .word
    }
  }

  private static func length(_ tree: SyntaxTree, _ first: Int, _ end: Int) -> Kind {
    var minutes = 0.0
    var days = 0.0
    var token = first
    var hasUnit = false
    while token + 1 < end {
      let number = Double(tree.string(token)) ?? 0
      switch tree.string(token + 1) {
      case "%": return .percent(number)
      case "min": minutes += number
      case "h": minutes += number * 60
      case "day", "days": days += number
      case "week", "weeks": days += number * 7
      default: days += number * daysPerMonth
      }
      hasUnit = true
      token += 2
    }
    if !hasUnit { return .number(Double(tree.string(first)) ?? 0) }
    return days > 0 ? .days(days) : .minutes(minutes)
  }

  var isNone: Bool { if case .none = kind { true } else { false } }

  /// A month's name, compared with dates or months, is the one such month of the plan.
  func inMonths(of field: TableField, _ model: Model) -> Literal {
    guard case .word = kind, field.type == .date || field.range == .months,
      let month = Day.monthNames.firstIndex(of: text.lowercased()), let days = model.plan.days
    else { return self }
    let months = (days.first.civil.year...days.last.civil.year).map {
      padded($0, 4) + "-" + padded(month + 1, 2)
    }.filter { $0 >= days.first.isoMonth && $0 <= days.last.isoMonth }
    guard months.count == 1 else { return self }
    return Literal(kind: .month(months[0]), text: text, name: name)
  }

  private init(kind: Kind, text: String, name: String?) {
    self.kind = kind
    self.text = text
    self.name = name
  }

  /// Whether a field of this type can be compared with the value at all.
  func fits(_ field: TableField) -> Bool {
    switch (kind, field.type) {
    case (.none, _): true
    case (.number, .count), (.number, .minutes), (.number, .number): true
    case (.minutes, .minutes): true
    case (.percent, .number): true
    case (.days, .number), (.days, .days), (.number, .days): true
    case (.percent, .share), (.number, .share): true
    case (.day, .date), (.time, .time): true
    case (.month, .date), (.month, .name): true
    case (.word, .text), (.word, .name), (.word, .names): true
    case (.word, .flag): text == "yes" || text == "no"
    case (.word, .date): Day.monthNames.contains(text.lowercased())
    case (.number, .text), (.day, .text): true
    default: false
    }
  }

  /// Whether a value says something.
  static func isThere(_ value: Value) -> Bool {
    switch value {
    case .none, .hole: false
    case .names(let names): !names.isEmpty
    case .flag(let flag): flag
    case .text(let text): !text.isEmpty
    case .measure(let extent): extent.low.map { $0.value > .zero } ?? false
    case .number, .day, .time: true
    }
  }

  /// Whether `value` is this.
  func equals(_ value: Value) -> Bool {
    switch value {
    case .none, .hole: return isNone
    case .text(let other):
      if case .month(let month) = kind { return other == month }
      return other == text || other == name || isMonth(other)
    case .names(let others):
      return isNone ? others.isEmpty : others.contains { $0 == text || $0 == name }
    case .number, .time, .measure: return order(of: value) == 0
    case .day(let day):
      if case .month(let month) = kind { return day.isoMonth == month }
      return order(of: value) == 0 || Self.monthName(day) == text.lowercased()
    case .flag(let flag): return flag ? text == "yes" : text == "no"
    }
  }

  private func isMonth(_ other: String) -> Bool {
    guard other.utf8.count == 7, let number = Int(other.suffix(2)), (1...12).contains(number) else {
      return false
    }
    return Day.monthNames[number - 1] == text.lowercased()
  }

  private static func monthName(_ day: Day) -> String { Day.monthNames[day.civil.month - 1] }

  /// The same of an exact share, compared without rounding: across, not divided.
  func order(of share: Share) -> Int? {
    let number: Double
    switch kind {
    case .number(let right), .minutes(let right), .days(let right): number = right
    case .percent(let right): number = right / 100
    case .none, .day, .month, .time, .word: return nil
    }
    // A figure as people write it has few digits: in ten-thousandths it is a whole number.
    let scaled = (number * 1_000_000).rounded()
    guard scaled.magnitude < 1e15 else { return number > 0 ? -1 : 1 }
    let other = Share(Int128(scaled), 1_000_000)
    return share < other ? -1 : (other < share ? 1 : 0)
  }

  /// Whether it lies between the ends of a measure's range.
  func lies(within value: Value) -> Bool {
    guard case .measure(let extent) = value, let low = extent.low, let high = extent.high,
      let below = order(of: low.value), let above = order(of: high.value)
    else { return false }
    return below <= 0 && (above >= 0 || extent.unknown > 0)
  }

  /// Below, at or above zero as `value` is less, the same or more; nil where there is no order.
  func order(of value: Value) -> Int? {
    switch (value, kind) {
    case (.number(let left), .number(let right)), (.number(let left), .minutes(let right)),
      (.number(let left), .days(let right)):
      left < right ? -1 : (left > right ? 1 : 0)
    case (.number(let left), .percent(let right)):
      left * 100 < right ? -1 : (left * 100 > right ? 1 : 0)
    case (.measure(let extent), _): extent.one.flatMap { order(of: $0.value) }
    case (.day(let left), .day(let right)): left < right ? -1 : (left > right ? 1 : 0)
    case (.text(let left), .month(let right)): left < right ? -1 : (left > right ? 1 : 0)
    case (.day(let left), .month(let right)):
      left.isoMonth < right ? -1 : (left.isoMonth > right ? 1 : 0)
    case (.time(let left), .time(let right)): left < right ? -1 : (left > right ? 1 : 0)
    default: nil
    }
  }
}
