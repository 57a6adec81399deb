import WeaveSource

// When a space meets.
extension Parser {
  // every = "every" recurrence [ span ] [ fromDay ] [ untilPart ] [ for ] [ focus ] ;
  mutating func parseEvery() {
    bump()
    parseRecurrence()
    parseParts([.span, .fromDay, .until, .for, .focus])
  }

  // recurrence = "week" weekly | "month" monthly | NUM ( "weeks" weekly | "months" monthly ) ;
  private mutating func parseRecurrence() {
    guard !failed else { return }
    if at(.ordinal) { return failAmbiguousRecurrence() }
    let node = open(.recurrence)
    if take(.week) {
      parseWeekly()
    } else if take(.month) {
      parseMonthly()
    } else {
      expect(.number, "`week`, `month`, or a number such as `2 weeks`")
      if take(.weeks) {
        parseWeekly()
      } else if take(.months) {
        parseMonthly()
      } else {
        fail("`weeks` or `months`")
      }
    }
    close(node)
  }

  // weekly = "on" weekdays ;
  private mutating func parseWeekly() {
    expect(.on)
    parseWeekdays()
  }

  // monthly = "on" ( "day" NUM | nth { "," nth } ( weekday | "day" ) ) ;
  private mutating func parseMonthly() {
    expect(.on)
    if take(.day) { return expect(.number, "the day of the month, such as 15") }
    repeat { parseNth() } while take(.comma)
    if !take(.day) { parseWeekday() }
  }

  // nth = ORD | "last" ;
  private mutating func parseNth() {
    at(.ordinal) || at(.last)
      ? bump() : fail("which one of the month, such as `1st` or `last`, or `day 15`")
  }

  // onDays = "on" dateList [ span ] [ fromDay ] [ untilPart ] [ for ] [ focus ] ;
  mutating func parseOnDays() {
    bump()
    parseDateList()
    parseParts([.span, .fromDay, .until, .for, .focus])
  }

  // open = "open" number "as" word "between" window [ span ] ;
  mutating func parseOpen() {
    bump()
    parseNumber("how many meetings")
    expect(.as)
    parseWord("a label, such as `visit`")
    expect(.between)
    parseWindow()
    parseParts(.span)
  }

  /// `every 2nd tuesday` is every second week, or the second one of each month.
  private mutating func failAmbiguousRecurrence() {
    let ordinal = string(position)
    let number = ordinal.dropLast(2)
    let next = position + 1
    let weekdays = TokenCode(.monday).rawValue...TokenCode(.sunday).rawValue
    guard weekdays.contains(tokens.codes[next]) else {
      return fail(.ordinalWithoutMonth(at: location(ofToken: position), ordinal))
    }
    let day = string(next)
    let place = Location(file, ByteRange(tokens.starts[position], tokens.ends[next]))
    fail(.ambiguousRecurrence(at: place, number: String(number), ordinal: ordinal, day: day))
  }
}

extension Diagnostic {
  fileprivate static func ordinalWithoutMonth(at location: Location, _ ordinal: String) -> Self {
    Diagnostic(
      .ambiguousRecurrence, at: location, "`every \(ordinal)` does not say of what",
      hints: [
        "of each month: `every month on 1st, 3rd tuesday`",
        "every so many weeks: `every 2 weeks on tuesday from DATE`",
      ])
  }

  fileprivate static func ambiguousRecurrence(
    at location: Location, number: String, ordinal: String, day: String
  ) -> Self {
    Diagnostic(
      .ambiguousRecurrence, at: location, "`every \(ordinal) \(day)` can mean two things",
      fixes: [
        Fix(
          "the \(ordinal) \(day) of each month", replacing: location,
          with: "month on \(ordinal) \(day)"),
        number == "1"
          ? Fix("every \(day)", replacing: location, with: "week on \(day)")
          : Fix(
            "one \(day) in \(number) weeks (add `from DATE`, its first week)", replacing: location,
            with: "\(number) weeks on \(day)"),
      ])
  }
}
