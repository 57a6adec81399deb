import WeaveSource

/// The words the grammar knows, found from their bytes.
///
/// A word of up to 16 bytes is two 64-bit figures; a small table leads from a mix of the two to the
/// one spelling that may be meant. Built once; no spelling is longer than 16 bytes (a test says
/// so).
struct Spellings: Sendable {
  static let all = Spellings()
  static let longest = 16

  private var slots: [UInt8]
  private var entries: [Entry]

  private struct Entry {
    var low: UInt64
    var high: UInt64
    var code: UInt8
    var next: UInt8
  }

  private init() {
    slots = [UInt8](repeating: 0, count: 512)
    entries = [Entry(low: 0, high: 0, code: TokenCode.word.rawValue, next: 0)]
    let words =
      StatementKind.allCases.map { ($0.keyword, TokenCode($0)) }
      + Connective.allCases.map { ($0.spelling, TokenCode($0)) }
    for (word, code) in words {
      let bytes = Array(word.utf8)
      precondition(bytes.count <= Self.longest, "'\(word)' is too long a keyword")
      let (low, high) = unsafe bytes.withUnsafeBufferPointer {
        unsafe Self.pack($0, 0, bytes.count)
      }
      let slot = Self.slot(low, high)
      entries.append(Entry(low: low, high: high, code: code.rawValue, next: slots[slot]))
      slots[slot] = UInt8(entries.count - 1)
    }
  }

  /// The code of the word at `start ..< end`.
  @inline(__always)
  func code(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> TokenCode {
    guard end - start <= Self.longest else { return .word }
    let (low, high) = unsafe Self.pack(bytes, start, end)
    var index = Int(slots[Self.slot(low, high)])
    while index != 0 {
      if entries[index].low == low, entries[index].high == high {
        return TokenCode(rawValue: entries[index].code)
      }
      index = Int(entries[index].next)
    }
    return .word
  }

  @inline(__always)
  private static func slot(_ low: UInt64, _ high: UInt64) -> Int {
    Int(truncatingIfNeeded: ((low ^ (high &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }

  @inline(__always)
  private static func pack(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (UInt64, UInt64) {
    let length = end - start
    if start + 16 <= bytes.count {
      let base = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped) + start
      let low = unsafe base.loadUnaligned(as: UInt64.self)
      let high = unsafe base.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      if length < 8 { return (low & ~(~0 << UInt64(length * 8)), 0) }
      return (low, length == 16 ? high : high & ~(~0 << UInt64((length - 8) * 8)))
    }
    var low: UInt64 = 0
    var high: UInt64 = 0
    for place in 0..<length {
      let byte = unsafe UInt64(bytes[start + place])
      if place < 8 {
        low |= byte << UInt64(place * 8)
      } else {
        high |= byte << UInt64(place * 8 - 64)
      }
    }
    return (low, high)
  }
}
