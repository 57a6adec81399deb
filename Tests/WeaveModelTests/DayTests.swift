import Testing

@testable import WeaveModel

/// A calendar that only knows how to go to the next day: the oracle `Day` is held to.
private struct DayByDay {
  var year: Int
  var month = 1
  var day = 1
  /// Monday is 0.
  var weekday: Int
  /// Days since 1970-01-01.
  var number: Int

  static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// 1900-01-01 was a Monday; 25,567 days lie between it and 1970-01-01: 70 years with 17 leap
  /// days.
  static let start = DayByDay(year: 1900, weekday: 0, number: -(70 * 365 + 17))

  private var isLeapYear: Bool {
    if year % 400 == 0 { return true }
    if year % 100 == 0 { return false }
    return year % 4 == 0
  }

  var lengthOfMonth: Int { Self.lengths[month - 1] + (month == 2 && isLeapYear ? 1 : 0) }

  mutating func goOn() {
    number += 1
    weekday = weekday == 6 ? 0 : weekday + 1
    day += 1
    guard day > lengthOfMonth else { return }
    day = 1
    month += 1
    guard month > 12 else { return }
    month = 1
    year += 1
  }

  var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

@Suite("Days of the calendar")
struct DayTests {
  @Test("Every day from 1900 to 2100 has the number, weekday and date of a count day by day")
  func countedDayByDay() throws {
    var oracle = DayByDay.start
    var monday = try #require(Day(year: 1900, month: 1, day: 1))
    var wrong: [String] = []
    while oracle.year <= 2100 {
      let found = Day(year: oracle.year, month: oracle.month, day: oracle.day)
      if oracle.weekday == 0, let found { monday = found }
      let day = Day(number: Int32(oracle.number))
      let isRight =
        found == day && day.civil == (oracle.year, oracle.month, oracle.day)
        && day.weekday == oracle.weekday && day.iso == oracle.iso
        && day.isoMonth == String(oracle.iso.prefix(7)) && day.week(from: 0) == monday
        && Day.length(ofMonth: oracle.month, year: oracle.year) == oracle.lengthOfMonth
      if !isRight { wrong.append(oracle.iso) }
      oracle.goOn()
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    // 201 years with 49 leap days: 1904 to 2096, 2000 among them, 1900 and 2100 not.
    #expect(oracle.number == -25_567 + 201 * 365 + 49)
  }

  @Test(
    "A date the calendar does not have is none",
    arguments: [
      (2026, 2, 29), (1900, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 6, 31), (2026, 9, 31),
      (2026, 11, 31), (2026, 1, 32), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (0, 1, 1),
      (10_000, 1, 1),
    ])
  func noSuchDate(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(
    "Dates far away and well known have their weekday",
    arguments: [
      (1970, 1, 1, 0, 3), (1969, 7, 20, -165, 6), (2000, 2, 29, 11_016, 1),
      (2024, 2, 29, 19_782, 3), (1, 1, 1, -719_162, 0), (9999, 12, 31, 2_932_896, 4),
    ])
  func knownDays(year: Int, month: Int, day: Int, number: Int, weekday: Int) throws {
    let found = try #require(Day(year: year, month: month, day: day))
    #expect(Int(found.number) == number)
    #expect(found.weekday == weekday)
    #expect(found.civil == (year, month, day))
  }

  @Test("Going on and back by days, and the days between, agree over a leap day")
  func arithmetic() throws {
    let before = try #require(Day(year: 2024, month: 2, day: 28))
    let after = try #require(Day(year: 2024, month: 3, day: 1))
    #expect(after - before == 2)
    #expect(before + 2 == after)
    #expect(after - 2 == before)
    #expect(before < after)
    #expect((before + 1).iso == "2024-02-29")
  }

  @Test("Two ranges have the days of both in common, first and last included")
  func ranges() throws {
    let day = try #require(Day(year: 2026, month: 9, day: 1))
    let range = DayRange(day, day + 9)
    #expect(range.contains(day) && range.contains(day + 9))
    #expect(!range.contains(day - 1) && !range.contains(day + 10))
    #expect(range.clamped(to: DayRange(day + 9, day + 20)) == DayRange(day + 9, day + 9))
    #expect(range.clamped(to: DayRange(day + 10, day + 20)) == nil)
    #expect(range.clamped(to: DayRange(day + 2, day + 3)) == DayRange(day + 2, day + 3))
  }
}
