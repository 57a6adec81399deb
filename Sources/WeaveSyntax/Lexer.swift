import WeaveSource

/// Cuts `bytes` into tokens; never fails.
///
/// Bytes with no meaning become `stray` or `control` tokens; a string that is not closed ends with
/// its line.
package func lex(_ bytes: [UInt8]) -> TokenList {
  // A file has at most one token a byte. Memory for all is reserved at once, touched where used.
  let room = bytes.count + 1
  var tokens = TokenList()
  var count = 0
  unsafe bytes.withUnsafeBufferPointer { source in
    tokens.ends = unsafe [UInt32](unsafeUninitializedCapacity: room) { ends, endCount in
      tokens.starts = unsafe [UInt32](unsafeUninitializedCapacity: room) { starts, startCount in
        tokens.codes = unsafe [UInt8](unsafeUninitializedCapacity: room) { codes, codeCount in
          var lexer = unsafe Lexer(bytes: source)
          while true {
            let code = lexer.next()
            unsafe (codes[count] = code.rawValue)
            if code == .curlyString || code == .newline && lexer.byte(lexer.start) == 13 {
              tokens.foreign.append(count)
            }
            unsafe (starts[count] = UInt32(truncatingIfNeeded: lexer.start))
            unsafe (ends[count] = UInt32(truncatingIfNeeded: lexer.offset))
            count += 1
            if code == .endOfFile { break }
          }
          codeCount = count
          tokens.oddities = lexer.oddities
          tokens.controls = lexer.controls
        }
        startCount = count
      }
      endCount = count
    }
  }
  return tokens
}

/// What the first byte of a token says about it.
private enum ByteClass: UInt8 {
  case stray, blank, letter, digit, quote, newline, sign, dot, hyphen, hash, wide, control

  /// The class of each byte.
  static let table: ByteTable = ByteTable(
    (0...255).map { (byte: UInt8) -> UInt8 in
      let kind: ByteClass =
        switch byte {
        case 32, 9: .blank
        case 10, 13: .newline
        case 0..<32, 127: .control
        case 48...57: .digit
        case 65...90, 97...122: .letter
        case UInt8(ascii: "\""): .quote
        case UInt8(ascii: "."): .dot
        case UInt8(ascii: "-"): .hyphen
        case UInt8(ascii: "#"): .hash
        case 128...255: .wide
        default: Lexer.sign(byte) == nil ? .stray : .sign
        }
      return kind.rawValue
    })

  /// 1 for bytes that can stand inside a word: letters, digits, `-`, `_`.
  static let inWord: ByteTable = ByteTable(
    (0...255).map { (byte: UInt8) -> UInt8 in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): 1
      default: 0
      }
    })
}

/// A table of one byte for each byte, made once and never freed.
///
/// A pointer and not an array: an array in the lexer's loops costs a bounds check and a load a
/// byte.
@safe
private struct ByteTable: @unchecked Sendable {
  private let base: UnsafePointer<UInt8>

  init(_ values: [UInt8]) {
    precondition(values.count == 256)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    unsafe memory.initialize(from: values, count: 256)
    unsafe base = unsafe UnsafePointer(memory)
  }

  @inline(__always)
  subscript(_ byte: UInt8) -> UInt8 { unsafe base[Int(byte)] }
}

/// The state of one pass over a file's bytes.
@safe
struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  let count: Int
  /// The start of the token last given.
  var start = 0
  /// The end of the token last given.
  var offset = 0
  /// Blanks and marks a word processor put where a plain blank is meant.
  var oddities: [ByteRange] = []
  /// Control characters inside strings.
  var controls: [ByteRange] = []
  private let spellings = Spellings.all
  private let classes = ByteClass.table
  private let inWord = ByteClass.inWord

  init(bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = unsafe bytes
    count = bytes.count
  }

  /// The byte at `index`, or NUL past the end.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < count ? unsafe bytes[index] : 0 }

  /// Steps over blanks and reads one token, from `start` to `offset`.
  mutating func next() -> TokenCode {
    while offset < count {
      start = offset
      let first = byte(offset)
      switch ByteClass(rawValue: classes[first]) {
      case .blank: offset += 1
      case .letter: return word()
      case .digit: return figure()
      case .quote: return plainString()
      case .newline:
        offset += first == 13 && byte(offset + 1) == 10 ? 2 : 1
        return .newline
      case .sign: return sign(first)
      case .dot:
        offset += 1
        guard byte(offset) == UInt8(ascii: ".") else { return .stray }
        offset += 1
        if byte(offset) == UInt8(ascii: ".") { offset += 1 }
        return .dotDot
      case .hyphen:
        offset += byte(offset + 1) == UInt8(ascii: "-") ? 2 : 1
        return .dash
      case .hash: return comment()
      case .wide:
        if let code = wide() { return code }
      case .control:
        repeat { offset += 1 } while isControl(byte(offset)) && offset < count
        return .control
      case .stray, nil:
        offset += 1
        return .stray
      }
    }
    start = count
    offset = start
    return .endOfFile
  }

  private func isControl(_ byte: UInt8) -> Bool {
    classes[byte] == ByteClass.control.rawValue
  }

  private mutating func word() -> TokenCode {
    var end = offset + 1
    while unsafe end < count && inWord[bytes[end]] == 1 { end += 1 }
    offset = end
    if byte(offset) >= 0x80 {
      extendWide()
      if offset > end { return .word }
    }
    return unsafe spellings.code(of: bytes, from: start, to: offset)
  }

  /// Goes on over letters and marks of any script, and the plain bytes between them.
  private mutating func extendWide() {
    while offset < count {
      if inWord[byte(offset)] == 1 {
        offset += 1
      } else if byte(offset) >= 0x80, case let (scalar, length) = decode(offset), isWordly(scalar) {
        offset += length
      } else {
        return
      }
    }
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  private func isWordly(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber:
      true
    default: scalar == "\u{200D}" || scalar == "\u{200C}"
    }
  }

  private mutating func comment() -> TokenCode {
    var end = offset
    while unsafe end < count && bytes[end] != 10 && bytes[end] != 13 {
      if isControl(byte(end)) { controls.append(ByteRange(UInt32(end), UInt32(end + 1))) }
      end += 1
    }
    offset = end
    return .remark
  }

  /// Reads a string in straight quotes.
  private mutating func plainString() -> TokenCode {
    let end = skipText(from: offset + 1)
    if end < count, unsafe bytes[end] == UInt8(ascii: "\"") {
      offset = end + 1
      return .string
    }
    return string(opening: 1, closing: [])
  }

  /// The first place from `index` on that is a quote, a backslash or a control character.
  private func skipText(from index: Int) -> Int {
    var end = index
    while end + 8 <= count {
      // Eight bytes at a time; a byte of `found` has its high bit set where one of them stands.
      let word = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped).loadUnaligned(
        fromByteOffset: end, as: UInt64.self)
      let quote = word ^ 0x2222_2222_2222_2222
      let slash = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let found =
        ((word &- 0x2020_2020_2020_2020) & ~word
          | (quote &- 0x0101_0101_0101_0101) & ~quote
          | (slash &- 0x0101_0101_0101_0101) & ~slash) & 0x8080_8080_8080_8080
      if found != 0 { return end + found.trailingZeroBitCount / 8 }
      end += 8
    }
    while end < count, case let next = byte(end), next >= 32, next != UInt8(ascii: "\""),
      next != UInt8(ascii: "\\")
    { end += 1 }
    return end
  }

  /// Reads to the closing quote, which is `"` or one of `closing`, or to the end of the line.
  ///
  /// A string that a word processor's quote opened ends at its partner; where there is none, or a
  /// next one is opened first, at a straight quote.
  mutating func string(opening: Int, closing: [Unicode.Scalar]) -> TokenCode {
    let opener = decode(offset).scalar
    var straight: Int?
    offset += opening
    while offset < count {
      let next = byte(offset)
      if next == UInt8(ascii: "\""), closing.isEmpty {
        offset += 1
        return .string
      } else if next == UInt8(ascii: "\\"), offset + 1 < count, byte(offset + 1) != 10,
        byte(offset + 1) != 13
      {
        offset += 2
      } else if next == 10 || next == 13 {
        break
      } else if next < 32 && next != 9 || next == 127 {
        controls.append(ByteRange(UInt32(offset), UInt32(offset + 1)))
        offset += 1
      } else if next >= 0x80, !closing.isEmpty {
        let (scalar, length) = decode(offset)
        if scalar == opener, scalar != closing.first, straight != nil { break }
        offset += length
        if closing.contains(scalar) { return .curlyString }
      } else {
        if next == UInt8(ascii: "\""), straight == nil { straight = offset + 1 }
        offset += 1
      }
    }
    if let straight {
      offset = straight
      return .curlyString
    }
    // Blanks before the line end are not part of an unclosed string.
    while offset > start + 1, byte(offset - 1) == 32 || byte(offset - 1) == 9 { offset -= 1 }
    return .unclosedString
  }

  static func sign(_ byte: UInt8) -> TokenCode? {
    switch byte {
    case UInt8(ascii: "@"): .atSign
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "?"): .questionMark
    case UInt8(ascii: "("): .leftParenthesis
    case UInt8(ascii: ")"): .rightParenthesis
    case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"),
      UInt8(ascii: "|"):
      .comparison
    default: nil
    }
  }

  private mutating func sign(_ first: UInt8) -> TokenCode {
    offset += 1
    guard let code = Self.sign(first), code == .comparison else {
      return Self.sign(first) ?? .stray
    }
    var length = 1
    while byte(start + length) == first, length < 8 { length += 1 }
    if length >= 7 {
      offset = start + length
      return .mergeMarker
    }
    if first == UInt8(ascii: "|") { return .stray }
    if first != UInt8(ascii: "="), byte(offset) == UInt8(ascii: "=") {
      offset += 1
      return .comparison
    }
    return first == UInt8(ascii: "!") ? .stray : .comparison
  }

  /// A character beyond ASCII: nil when it is a blank, which is stepped over.
  private mutating func wide() -> TokenCode? {
    let (scalar, length) = decode(offset)
    switch scalar {
    case "\u{A0}", "\u{FEFF}", "\u{2000}"..."\u{200B}", "\u{202F}", "\u{205F}", "\u{3000}":
      oddities.append(ByteRange(UInt32(offset), UInt32(offset + length)))
      offset += length
      return nil
    case "\u{2010}"..."\u{2015}", "\u{2212}":
      offset += length
      return .dash
    case "\u{2026}":
      offset += length
      return .dotDot
    case "\u{201C}", "\u{201D}", "\u{201F}":
      return string(opening: length, closing: ["\u{201D}", "\u{201C}"])
    case "\u{201E}": return string(opening: length, closing: ["\u{201C}", "\u{201D}"])
    case "\u{2018}", "\u{2019}", "\u{201A}":
      return string(opening: length, closing: ["\u{2019}", "\u{2018}"])
    case "\u{AB}": return string(opening: length, closing: ["\u{BB}"])
    case "\u{80}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
      offset += length
      return .control
    default:
      if isLetter(scalar) {
        offset += length
        extendWide()
        return .word
      }
      offset += length
      return .stray
    }
  }

  /// The scalar at `index`, and its length; U+FFFD of one byte where the bytes are not UTF-8.
  func decode(_ index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    var iterator = unsafe bytes[index..<min(index + 4, count)].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = unsafe decoder.decode(&iterator) else {
      return ("\u{FFFD}", 1)
    }
    return (scalar, UTF8.width(scalar))
  }
}
