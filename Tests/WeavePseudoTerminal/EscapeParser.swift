/// Tells text, control characters and sequences apart.
struct EscapeParser {
  /// What a byte completed.
  enum Event {
    case nothing
    case text(Unicode.Scalar)
    case control(UInt8)
    case sequence(final: UInt8, parameters: [Int], isPrivate: Bool)
    case command(String)
  }

  private enum State { case text, escape, sequence, command, commandEscape }
  private var state = State.text
  private var collected: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Event {
    switch state {
    case .text: return text(byte)
    case .escape:
      collected = []
      state = byte == UInt8(ascii: "[") ? .sequence : byte == UInt8(ascii: "]") ? .command : .text
      return .nothing
    case .sequence:
      guard (0x40...0x7E).contains(byte) else {
        collected.append(byte)
        return .nothing
      }
      state = .text
      let isPrivate = collected.first == UInt8(ascii: "?")
      let digits = collected.drop { $0 == UInt8(ascii: "?") }
      let parameters = digits.split(
        separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      let numbers = parameters.map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
      collected = []
      return .sequence(final: byte, parameters: numbers, isPrivate: isPrivate)
    case .command:
      if byte == 7 { return finishCommand() }
      if byte == 27 {
        state = .commandEscape
      } else {
        collected.append(byte)
      }
      return .nothing
    case .commandEscape: return finishCommand()
    }
  }

  private mutating func finishCommand() -> Event {
    defer { collected = [] }
    state = .text
    return .command(String(decoding: collected, as: UTF8.self))
  }

  private mutating func text(_ byte: UInt8) -> Event {
    if byte == 27 {
      state = .escape
      return .nothing
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte) }
    if byte < 0x80 { return .text(Unicode.Scalar(byte)) }
    collected.append(byte)
    let wanted = collected[0] >= 0xF0 ? 4 : collected[0] >= 0xE0 ? 3 : 2
    guard collected.count == wanted else { return .nothing }
    defer { collected = [] }
    guard let scalar = String(decoding: collected, as: UTF8.self).unicodeScalars.first else {
      return .nothing
    }
    return .text(scalar)
  }
}
