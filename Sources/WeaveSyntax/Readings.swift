/// What a token that is nearly a date, time or number may have been meant as, likeliest first.
///
/// `10/2/26` may be two dates, `3:30pm` is 15:30, `90min` is two words, `3rd-grade` is a name.
func readings(of word: String) -> [String] {
  let lowered = word.lowercased()
  let parts = lowered.split { "-/.".contains($0) }.map(String.init)
  let figures = parts.compactMap { Int($0) }
  if parts.count == 3, figures.count == 3 { return dates(figures, parts) }
  if let span = spanReading(lowered) { return [span] }
  if let time = timeReading(lowered) { return [time] }
  if let length = lengthReading(lowered) { return [length] }
  return ["\"\(word)\""]
}

private func dates(_ figures: [Int], _ parts: [String]) -> [String] {
  func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let fullYear = year < 100 ? 2000 + year : year
    return "\(fullYear)-\(padded(month))-\(padded(day))"
  }
  if parts[0].count == 4 { return [date(figures[0], figures[1], figures[2])].compactMap { $0 } }
  let all = [
    date(figures[2], figures[0], figures[1]), date(figures[2], figures[1], figures[0]),
    parts.allSatisfy { $0.count == 2 } ? date(figures[0], figures[1], figures[2]) : nil,
  ].compactMap { $0 }
  var different: [String] = []
  for date in all where !different.contains(date) { different.append(date) }
  return different
}

/// `15:30-16:30`.
private func spanReading(_ word: String) -> String? {
  let ends = word.split(separator: "-").map(String.init)
  guard ends.count == 2, let start = timeReading(ends[0]), let end = timeReading(ends[1]) else {
    return nil
  }
  return "\(start)..\(end)"
}

/// The number of a month by its English name or first letters; nil when it is none.
func monthNumber(_ word: String) -> Int? {
  let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  let lowered = word.lowercased()
  guard lowered.utf8.count >= 3 else { return nil }
  return names.firstIndex { $0.hasPrefix(lowered) || lowered == "sept" && $0 == "september" }.map {
    $0 + 1
  }
}

private func timeReading(_ word: String) -> String? {
  let isAfternoon = word.hasSuffix("pm")
  let isHalved = isAfternoon || word.hasSuffix("am")
  let digits = (isHalved ? String(word.dropLast(2)) : word).split(separator: ":").map(String.init)
  guard isHalved || digits.count >= 2, let first = digits.first, let hour = Int(first) else {
    return nil
  }
  let minute = digits.count > 1 ? Int(digits[1]) : 0
  guard let minute, (0..<60).contains(minute), (0..<(isHalved ? 13 : 24)).contains(hour) else {
    return nil
  }
  let base = isHalved ? hour % 12 : hour
  return "\(padded(base + (isAfternoon ? 12 : 0))):\(padded(minute))"
}

private func lengthReading(_ word: String) -> String? {
  let digits = word.prefix { $0.isNumber || $0 == "." }
  let unit = word.dropFirst(digits.count).drop { $0 == "-" }
  let units: [String: String] = [
    "m": "min", "min": "min", "mins": "min", "minute": "min", "minutes": "min", "h": "h",
    "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "d": "days", "day": "days", "days": "days",
    "w": "weeks", "wk": "weeks", "week": "weeks", "weeks": "weeks", "month": "months",
    "months": "months",
  ]
  guard !digits.isEmpty, let spelled = units[String(unit)] else { return nil }
  return "\(digits) \(spelled)"
}

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
