/// A calendar day, as the number of days since 1970-01-01 in the proleptic Gregorian calendar.
package struct Day: Sendable, Hashable, Comparable {
  /// Negative before 1970.
  package let number: Int32

  /// The day `number` days after 1970-01-01.
  package init(number: Int32) { self.number = number }

  /// The day of a civil date, or nil when the calendar does not have it.
  ///
  /// Years are 1 to 9999, as four digits can write them.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Days from civil, counting years from March (Howard Hinnant's algorithm).
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day written in `text`, such as `2026-10-02`; nil when the calendar does not have it.
  package init?(iso text: String) {
    let digits = text.split(separator: "-").compactMap { Int($0) }
    guard digits.count == 3 else { return nil }
    self.init(year: digits[0], month: digits[1], day: digits[2])
  }

  /// Year, month (1–12) and day of the month (1–31).
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  /// Monday is 0, Sunday 6.
  package var weekday: Int { Int(((number % 7) + 7 + 3) % 7) }

  /// The first day of the day's week, where weeks begin on `weekday`: Monday is 0.
  package func week(from weekday: Int) -> Day { self - (self.weekday - weekday + 7) % 7 }

  /// `2026-10-02`.
  package var iso: String {
    let (year, month, day) = civil
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  /// `2026-10`.
  package var isoMonth: String { String(iso.prefix(7)) }

  /// The number of days in a month.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// From Monday, as the language writes them: by `weekday`.
  package static let weekdayNames = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// From January, as the language writes them: by the month's number less one.
  package static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + Int32(days)) }
  package static func - (day: Day, days: Int) -> Day { Day(number: day.number - Int32(days)) }
  /// The days from `right` to `left`; negative when `left` is the earlier one.
  package static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }
}

/// Days from `first` to `last`, both included.
package struct DayRange: Sendable, Hashable {
  package let first: Day
  package let last: Day

  /// - Precondition: `first` is not after `last`.
  package init(_ first: Day, _ last: Day) {
    precondition(first <= last)
    self.first = first
    self.last = last
  }

  package func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// The days both ranges have, or nil.
  package func clamped(to other: DayRange) -> DayRange? {
    let start = max(first, other.first)
    let end = min(last, other.last)
    return start <= end ? DayRange(start, end) : nil
  }
}

/// `number` with zeros in front, to `width` digits.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// Minutes after midnight as `15:30`.
package func clock(_ minute: Int) -> String {
  padded(minute / 60, 2) + ":" + padded(minute % 60, 2)
}
