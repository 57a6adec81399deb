/// Tokens that start with a digit.
extension Lexer {
  /// Reads a number, ordinal, date, month or time; what is nearly one is `unreadable`, whole.
  mutating func figure() -> TokenCode {
    var code = TokenCode.number
    skipDigits()
    switch (offset - start, byte(offset)) {
    case (4, UInt8(ascii: "-")) where isDigits(offset + 1, 2): code = calendarDate()
    case (1...2, UInt8(ascii: ":")) where isDigits(offset + 1, 2):
      offset += 3
      code = .timeOfDay
    case (_, UInt8(ascii: ".")) where isDigits(offset + 1, 1):
      offset += 1
      skipDigits()
    case (_, UInt8(ascii: "s")), (_, UInt8(ascii: "n")), (_, UInt8(ascii: "r")),
      (_, UInt8(ascii: "t")):
      if isOrdinalEnding {
        offset += 2
        code = .ordinal
      }
    default: break
    }
    return endsHere(after: code) ? code : unreadable()
  }

  private mutating func skipDigits() {
    while isDigit(byte(offset)) { offset += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  private func isDigits(_ index: Int, _ count: Int) -> Bool {
    for place in index..<index + count where !isDigit(byte(place)) { return false }
    return true
  }

  private var isOrdinalEnding: Bool {
    switch (byte(offset), byte(offset + 1)) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      true
    default: false
    }
  }

  /// Reads on from the year of a month, date or date and time.
  private mutating func calendarDate() -> TokenCode {
    offset += 3
    guard byte(offset) == UInt8(ascii: "-"), isDigits(offset + 1, 2) else { return .calendarMonth }
    offset += 3
    guard byte(offset) == UInt8(ascii: "T"), isDigits(offset + 1, 2),
      byte(offset + 3) == UInt8(ascii: ":"), isDigits(offset + 4, 2)
    else { return .date }
    offset += 6
    return .dateTime
  }

  /// True where nothing follows that would make the token something else.
  private func endsHere(after code: TokenCode) -> Bool {
    let next = byte(offset)
    if isLetterLike(next) || next == UInt8(ascii: ":") && code != .number { return false }
    if code == .number || code == .ordinal || code == .timeOfDay || code == .calendarMonth {
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "/") && code != .ordinal {
        return !isWordByte(byte(offset + 1))
      }
    }
    if next == UInt8(ascii: ":") { return !isDigit(byte(offset + 1)) }
    if next == UInt8(ascii: ".") { return byte(offset + 1) == UInt8(ascii: ".") || code != .number }
    return !(next == UInt8(ascii: "-") && isWordByte(byte(offset + 1)))
  }

  private func isLetterLike(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "_") || isDigit(byte)
  }

  private func isWordByte(_ byte: UInt8) -> Bool { isLetterLike(byte) || byte >= 0xC3 }

  /// Reads over all that belongs to the slip, so that it is one token: `10/2/26`, `3:30pm`.
  private mutating func unreadable() -> TokenCode {
    while offset < count {
      let next = byte(offset)
      let isInner =
        next == UInt8(ascii: "-") || next == UInt8(ascii: "/") || next == UInt8(ascii: ":")
        || next == UInt8(ascii: ".")
      if isLetterLike(next) || isInner && isWordByte(byte(offset + 1)) {
        offset += 1
      } else {
        break
      }
    }
    return .unreadable
  }
}
