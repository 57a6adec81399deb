import WeaveSource

// Names, addresses, dates and lengths: what the parts of lines are made of.
extension Parser {
  // name = WORD | STR ;
  mutating func parseName() {
    atName ? leafUnlessFailed(.name) : fail("a name, such as `talk` or \"Purposeful talk\"")
  }

  // ref = WORD | STR ;
  mutating func parseRef(_ description: String = "a name") {
    atName ? leafUnlessFailed(.ref) : fail(description)
  }

  // refs = ref { "," ref } ;
  mutating func parseRefs() {
    let node = open(.refs)
    repeat { atName ? bump() : fail("a name") } while take(.comma)
    close(node)
  }

  // address = ref [ "@" when ] [ "/" ref ] ;
  mutating func parseAddress(_ description: String = "a space or session, such as `plc@2026-10-29`")
  {
    guard !failed else { return }
    let node = open(.address)
    atName ? bump() : fail(description)
    if take(.atSign) { parseWhen() }
    if take(.slash) { atName ? bump() : fail("a section, such as `g3`") }
    close(node)
  }

  // when = DATE | DATETIME | WORD ;
  mutating func parseWhen() {
    at(.date) || at(.dateTime) || code.isWord
      ? bump() : fail("a date such as 2026-10-29, or a label such as `winter`")
  }

  // word = WORD ;
  mutating func parseWord(_ description: String) {
    code.isWord ? leafUnlessFailed(.word) : fail(description)
  }

  // string = STR ;
  mutating func parseString(_ description: String = "a text in quotes") {
    code.isString ? leafUnlessFailed(.string) : fail(description)
  }

  // number = NUM ;
  mutating func parseNumber(_ description: String = "a number") {
    at(.number) ? leafUnlessFailed(.number) : fail(description)
  }

  // date = DATE ;
  mutating func parseDate() {
    at(.date) ? leafUnlessFailed(.date) : fail("a date such as 2026-10-02")
  }

  // range = date [ ".." date ] ;
  mutating func parseRange(as kind: NodeKind = .dates) {
    guard !failed else { return }
    let node = open(kind)
    expect(.date, "a date such as 2026-10-02")
    if takeDots() { expect(.date, "the last date, such as 2026-10-06") }
    close(node)
  }

  // dateList = date { "," date } ;
  mutating func parseDateList() {
    let node = open(.dateList)
    repeat { expect(.date, "a date such as 2026-10-02") } while take(.comma)
    close(node)
  }

  // window = range | MONTH | ref ;
  mutating func parseWindow() {
    guard !failed else { return }
    if at(.date) { return parseRange(as: .window) }
    at(.calendarMonth) || atName
      ? leafUnlessFailed(.window)
      : fail("days such as 2026-10-02..2026-10-30, a month such as 2026-10, or a term")
  }

  // span = TIME [ ".." TIME ] | NUM unit [ NUM unit ] ;
  mutating func parseSpan() {
    guard !failed else { return }
    let node = open(.span)
    if take(.timeOfDay) {
      if takeDots() { expect(.timeOfDay, "the time it ends, such as 16:30") }
    } else {
      parseLength("a time such as 15:30..16:30, or a length such as 45 min")
    }
    close(node)
  }

  // duration = NUM unit [ NUM unit ] ;
  mutating func parseDuration() {
    guard !failed else { return }
    let node = open(.duration)
    parseLength("a length such as 15 min")
    close(node)
  }

  private mutating func parseLength(_ description: String) {
    expect(.number, description)
    parseUnit()
    if take(.number) { parseUnit() }
  }

  // unit = "min" | "h" | "day" | "days" | "week" | "weeks" | "month" | "months" ;
  mutating func parseUnit() {
    atUnit ? bump() : fail("a unit: `min` or `h`, or `days`, `weeks`, `months`")
  }

  var atUnit: Bool {
    at(.min) || at(.h) || at(.day) || at(.days) || at(.week) || at(.weeks) || at(.month)
      || at(.months)
  }

  // weekdays = weekday { "," weekday } ;
  mutating func parseWeekdays() {
    repeat { parseWeekday() } while take(.comma)
  }

  // weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" ;
  mutating func parseWeekday() {
    at(.monday) || at(.tuesday) || at(.wednesday) || at(.thursday) || at(.friday) || at(.saturday)
      || at(.sunday) ? bump() : takeCapitalWeekday()
  }

  /// `Thursday` is read as `thursday`, with a note.
  private mutating func takeCapitalWeekday() {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    guard !failed, code.isWord, names.contains(string(position).lowercased()) else {
      return fail("a weekday, such as `thursday`")
    }
    add(.capitalWeekday(string(position).lowercased(), at: location(ofToken: position)))
    bump()
  }

  // amount = NUM [ "%" | unit ] ;
  mutating func parseAmount() {
    guard !failed else { return }
    let node = open(.amount)
    expect(.number, "a number, such as 35%")
    if !take(.percent), atUnit { bump() }
    close(node)
  }

  mutating func leafUnlessFailed(_ kind: NodeKind) { if !failed { leaf(kind) } }

  /// Steps over `..`, or over a dash in its place, with a note.
  mutating func takeDots() -> Bool {
    guard !failed, at(.dotDot) || at(.dash) else { return false }
    if at(.dash) || string(position) != ".." { add(.dashForDots(at: location(ofToken: position))) }
    bump()
    return true
  }
}

extension Diagnostic {
  fileprivate static func capitalWeekday(_ word: String, at location: Location) -> Self {
    Diagnostic(
      .wordProcessorCharacter, at: location, "weekdays are written small",
      fixes: [Fix("write `\(word)`", isSafe: true, replacing: location, with: word)])
  }

  fileprivate static func dashForDots(at location: Location) -> Self {
    Diagnostic(
      .wordProcessorCharacter, at: location, "a range is written with `..`",
      fixes: [Fix("write `..`", isSafe: true, replacing: location, with: "..")])
  }
}
