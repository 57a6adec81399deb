/// When a space meets again and again.
package enum Recurrence: Sendable, Hashable {
  /// Every `interval` weeks on the weekdays of `days`, a bit each, Monday lowest.
  case weekly(interval: Int, days: UInt8)
  /// Every `interval` months on the given ones of a weekday: 1 to 5, or 0 for the last.
  case monthlyNth(interval: Int, which: [Int], weekday: Int)
  /// Every `interval` months on days of the month: 1 to 31, or 0 for the last.
  case monthlyDay(interval: Int, days: [Int])

  /// True when the first week or month must be given for the days to be known.
  package var needsAnchor: Bool {
    switch self {
    case .weekly(let interval, _), .monthlyNth(let interval, _, _), .monthlyDay(let interval, _):
      interval > 1
    }
  }

  /// The days of the recurrence within `range`, ascending, at most `limit` of them.
  ///
  /// The week or month of `anchor` is the first; weeks begin on `weekStart`. A day that a month
  /// lacks is left out; `lacking` then has those months, as their first days.
  package func days(
    in range: DayRange, anchor: Day, limit: Int, weekStart: Int = 0
  ) -> (days: [Day], lacking: [Day]) {
    switch self {
    case .weekly(let interval, let mask):
      (weekly(interval, mask, range, anchor, limit, weekStart), [])
    case .monthlyNth(let interval, let which, let weekday):
      monthly(interval, range, anchor, limit) { year, month in
        which.map { nth($0, weekday, year, month) }
      }
    case .monthlyDay(let interval, let days):
      monthly(interval, range, anchor, limit) { year, month in
        days.map { day in
          let last = Day.length(ofMonth: month, year: year)
          return Day(year: year, month: month, day: day == 0 ? last : day)
        }
      }
    }
  }

  private func weekly(
    _ interval: Int, _ mask: UInt8, _ range: DayRange, _ anchor: Day, _ limit: Int,
    _ weekStart: Int
  ) -> [Day] {
    var result: [Day] = []
    var week = anchor.week(from: weekStart)
    // Whole intervals are skipped at once, however far the range is from the anchor.
    let step = interval * 7
    let distance = range.first.week(from: weekStart) - week
    if distance > 0 { week = week + distance / step * step }
    while week <= range.last, result.count < limit {
      for place in 0..<7 {
        let day = week + place
        guard mask & (1 << UInt8(day.weekday)) != 0 else { continue }
        if range.contains(day), result.count < limit { result.append(day) }
      }
      week = week + step
    }
    return result
  }

  private func monthly(
    _ interval: Int, _ range: DayRange, _ anchor: Day, _ limit: Int,
    _ pick: (Int, Int) -> [Day?]
  ) -> ([Day], [Day]) {
    var result: [Day] = []
    var lacking: [Day] = []
    var index = anchor.civil.year * 12 + anchor.civil.month - 1
    let firstIndex = range.first.civil.year * 12 + range.first.civil.month - 1
    if firstIndex > index { index += (firstIndex - index) / interval * interval }
    while result.count < limit {
      let (year, month) = (index / 12, index % 12 + 1)
      guard let start = Day(year: year, month: month, day: 1), start <= range.last else { break }
      for day in Set(pick(year, month)).sorted(by: { ($0?.number ?? 0) < ($1?.number ?? 0) }) {
        if let day {
          if range.contains(day), result.count < limit { result.append(day) }
        } else {
          lacking.append(start)
        }
      }
      index += interval
    }
    return (result, lacking)
  }

  private func nth(_ which: Int, _ weekday: Int, _ year: Int, _ month: Int) -> Day? {
    let length = Day.length(ofMonth: month, year: year)
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    let offset = (weekday - first.weekday + 7) % 7
    if which == 0 { return first + (offset + (length - 1 - offset) / 7 * 7) }
    let day = offset + (which - 1) * 7
    return day < length ? first + day : nil
  }
}
