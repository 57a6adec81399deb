import WeaveSource
import WeaveSyntax

// Dates, lengths, windows, addresses: from tokens to values.
extension Binder {
  /// The first token of `node`.
  func first(_ node: Int) -> Int { Int(nodes[node].firstToken) }

  /// The last token of `node`.
  func last(_ node: Int) -> Int { Int(nodes[node].endToken) - 1 }

  /// The tokens of `node`.
  func tokenRange(_ node: Int) -> Range<Int> { first(node)..<Int(nodes[node].endToken) }

  /// The digits from byte `offset` on, `count` of them, as a number.
  private func digits(_ offset: Int, _ count: Int) -> Int {
    var value = 0
    for index in offset..<offset + count { value = value * 10 + Int(bytes[index] &- 48) }
    return value
  }

  /// The day of a date, or date and time, token; nil with a finding when there is no such day.
  mutating func day(_ token: Int) -> Day? {
    guard code(token) == .date || code(token) == .dateTime else { return nil }
    let start = Int(range(ofToken: token).start)
    let (year, month, day) = (digits(start, 4), digits(start + 5, 2), digits(start + 8, 2))
    if let found = Day(year: year, month: month, day: day) { return found }
    add(.noSuchDate(string(token), at: location(ofToken: token), year, month))
    return nil
  }

  /// The minute of a time token, or of the time in a date and time.
  mutating func minute(_ token: Int) -> Int? {
    guard code(token) == .timeOfDay || code(token) == .dateTime else { return nil }
    let range = range(ofToken: token)
    let end = Int(range.end)
    let isLong = end - Int(range.start) >= 5
    let hour = isLong ? digits(end - 5, 2) : digits(end - 4, 1)
    let minute = digits(end - 2, 2)
    if hour < 24, minute < 60 { return hour * 60 + minute }
    add(.noSuchTime(string(token), at: location(ofToken: token)))
    return nil
  }

  func number(_ token: Int) -> Double { Double(string(token)) ?? 0 }

  /// The days of a `dates` or `window` node of one date or a range.
  mutating func dayRange(_ node: Int) -> DayRange? {
    guard let first = day(first(node)) else { return nil }
    guard tokenRange(node).count > 1 else { return DayRange(first, first) }
    guard let last = day(last(node)) else { return nil }
    if first <= last { return DayRange(first, last) }
    add(.backwards(at: location(of: node)))
    return nil
  }

  /// The days of a list of dates.
  mutating func dayList(_ node: Int) -> [Day] {
    var days: [Day] = []
    for token in tokenRange(node) where code(token) == .date {
      if let day = day(token) { days.append(day) }
    }
    return days
  }

  /// The days a window names: a range, a month, a term or a unit.
  mutating func window(_ node: Int) -> DayRange? {
    let token = first(node)
    if code(token) == .date { return dayRange(node) }
    if code(token) == .calendarMonth { return month(token) }
    if let ref = lookUp(token), ref.kind == .term || ref.kind == .unit {
      let term = ref.kind == .term ? model.terms[Int(ref.index)] : model.units[Int(ref.index)]
      if term.days == nil {
        sayUnknown(string(token), at: location(of: node), .one(.term))
      }
      return term.days
    }
    if let month = Day.monthNames.firstIndex(of: string(token).lowercased()) {
      return namedMonth(month + 1, node)
    }
    return resolve(token, as: .one(.term)).flatMap { model.terms[Int($0.index)].days }
  }

  private mutating func month(_ token: Int) -> DayRange? {
    let start = Int(range(ofToken: token).start)
    return daysOfMonth(digits(start, 4), digits(start + 5, 2), at: location(ofToken: token))
  }

  private mutating func daysOfMonth(_ year: Int, _ month: Int, at location: Location) -> DayRange? {
    guard (1...12).contains(month), let first = Day(year: year, month: month, day: 1) else {
      add(.noSuchDate("\(year)-\(padded(month, 2))", at: location, year, month))
      return nil
    }
    return DayRange(first, first + (Day.length(ofMonth: month, year: year) - 1))
  }

  /// A month by its name: the one such month of the plan.
  private mutating func namedMonth(_ month: Int, _ node: Int) -> DayRange? {
    let location = location(of: node)
    guard let days = model.plan.days else {
      add(.unknownMonth(string(first(node)), at: location, years: []))
      return nil
    }
    let years = (days.first.civil.year...days.last.civil.year).filter { year in
      guard let start = Day(year: year, month: month, day: 1) else { return false }
      let end = start + (Day.length(ofMonth: month, year: year) - 1)
      return start <= days.last && end >= days.first
    }
    if years.count == 1 { return daysOfMonth(years[0], month, at: location) }
    add(
      .unknownMonth(
        string(first(node)), at: location, years: years.map { "\($0)-\(padded(month, 2))" }))
    return nil
  }

  /// The entry of `model.windows` for the days of a `during`.
  mutating func window(_ days: DayRange) -> WindowID {
    if let last = model.windows.last, last == days { return ID(model.windows.count - 1) }
    return model.windows.add(days)
  }

  /// The minutes of a length that starts at `token`; nil with a finding when it is not one of
  /// minutes.
  mutating func minutes(_ length: Range<Int>) -> Int? {
    var total = 0.0
    var token = length.lowerBound
    while token + 1 < length.upperBound {
      let unit = string(token + 1)
      guard unit == "min" || unit == "h" else {
        add(.wrongUnit(unit, at: location(ofToken: token + 1)))
        return nil
      }
      total += number(token) * (unit == "h" ? 60 : 1)
      token += 2
    }
    let rounded = total.rounded()
    guard rounded == total, rounded >= 0, rounded <= 1_440 else {
      let bytes = ByteRange(
        range(ofToken: length.lowerBound).start, range(ofToken: length.upperBound - 1).end)
      add(.badLength(at: Location(tree.file, bytes)))
      return nil
    }
    return Int(rounded)
  }

  /// The span of a `span` node: a start and end, a start, or a length.
  mutating func span(_ node: Int?) -> ClockSpan {
    guard let node else { return .unknown }
    let range = tokenRange(node)
    guard code(range.lowerBound) == .timeOfDay else {
      return ClockSpan(start: -1, length: minutes(range) ?? -1)
    }
    guard let start = minute(range.lowerBound) else { return .unknown }
    guard range.count > 1 else { return ClockSpan(start: start, length: -1) }
    guard let end = minute(range.upperBound - 1) else { return ClockSpan(start: start, length: -1) }
    if end > start { return ClockSpan(start: start, length: end - start) }
    add(.endsBeforeStart(at: location(of: node)))
    return ClockSpan(start: start, length: -1)
  }

  /// What a date, date and time, or label token says.
  mutating func when(_ token: Int) -> When? {
    switch code(token) {
    case .date: return day(token).map { When(day: $0) }
    case .dateTime:
      guard let day = day(token), let minute = minute(token) else { return nil }
      return When(day: day, minute: minute)
    default: return When(label: symbol(token))  // Whatever is no date is a label.
    }
  }

  /// The address of an `address` node; nil with a finding when its names cannot be resolved.
  mutating func address(_ node: Int) -> Address? {
    let range = tokenRange(node)
    guard !range.isEmpty, let space = resolve(range.lowerBound, as: .one(.space)) else {
      return nil
    }
    var result = Address(space: ID(space.index))
    var token = range.lowerBound + 1
    if token < range.upperBound, code(token) == .atSign {
      guard token + 1 < range.upperBound, let when = when(token + 1) else { return nil }
      result.when = when
      token += 2
    }
    if token < range.upperBound {
      guard token + 1 < range.upperBound, let section = resolve(token + 1, as: .teamOrTeacher)
      else { return nil }
      result.section = section
    }
    return result
  }

  /// The people and teams of a `refs` node.
  mutating func refs(_ node: Int, as wanted: Wanted) -> [EntityRef] {
    var result: [EntityRef] = []
    for token in tokenRange(node) where code(token).isWord || code(token).isString {
      if let ref = resolve(token, as: wanted) { result.append(ref) }
    }
    return result
  }

  /// The text of the child `kind` of `node`.
  func text(_ kind: NodeKind, of node: Int) -> Text {
    child(kind, of: node).map { Text(location(of: $0)) } ?? .none
  }

  /// Whether the word at `token` is `word`.
  func isWord(_ token: Int, _ word: StaticString) -> Bool {
    let range = range(ofToken: token)
    guard Int(range.end - range.start) == word.utf8CodeUnitCount else { return false }
    return string(token) == "\(word)"
  }
}

extension Diagnostic {
  fileprivate static func noSuchDate(
    _ text: String, at location: Location, _ year: Int, _ month: Int
  ) -> Self {
    guard (1...12).contains(month), year > 0 else {
      return Diagnostic(.noSuchDate, at: location, "`\(text)` is no date of the calendar")
    }
    let length = Day.length(ofMonth: month, year: year)
    let last = "\(padded(year, 4))-\(padded(month, 2))-\(padded(length, 2))"
    return Diagnostic(
      .noSuchDate, at: location, "there is no \(text): that month has \(length) days",
      fixes: [Fix("write \(last)", replacing: location, with: last)])
  }

  fileprivate static func noSuchTime(_ text: String, at location: Location) -> Self {
    Diagnostic(
      .badTime, at: location, "`\(text)` is no time of day",
      hints: ["times run from 00:00 to 23:59"])
  }

  fileprivate static func backwards(at location: Location) -> Self {
    Diagnostic(.emptyRange, at: location, "this range ends before it starts")
  }

  fileprivate static func unknownMonth(
    _ name: String, at location: Location, years: [String]
  ) -> Self {
    Diagnostic(
      .unknownMonth, at: location,
      years.isEmpty
        ? "the plan has no \(capitalized(name))"
        : "the plan has more than one \(capitalized(name))",
      fixes: years.map { Fix("write \($0)", replacing: location, with: $0) })
  }

  fileprivate static func wrongUnit(_ unit: String, at location: Location) -> Self {
    Diagnostic(
      .wrongUnit, at: location, "a meeting is measured in `min` and `h`, not in `\(unit)`")
  }

  fileprivate static func badLength(at location: Location) -> Self {
    Diagnostic(
      .numberOutOfRange, at: location, "a length is a whole number of minutes, up to a day")
  }

  fileprivate static func endsBeforeStart(at location: Location) -> Self {
    Diagnostic(
      .badTime, at: location, "this span ends before it starts, or runs over midnight",
      hints: ["write it with 24 hours, such as 15:30..16:30; a meeting is on one day"])
  }
}
