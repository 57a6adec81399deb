/// How many columns of a terminal a text takes.
///
/// Text is measured scalar by scalar as `wcwidth` does, with what terminals of this decade add: an
/// emoji joined by ZWJ or a skin tone adds nothing to the one before it, and U+FE0F makes a narrow
/// sign wide. Ambiguous widths are narrow. Tables are of Unicode 17; the categories come from the
/// standard library, so they are the same wherever this program was built with the same compiler.
///
/// Measure only text that went through `Escape`: a control character counts as one column.
package enum DisplayWidth {
  /// The number of columns that `text` takes.
  package static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    var meter = Meter()
    for scalar in text.unicodeScalars { meter.add(scalar) }
    return meter.columns
  }

  /// The longest beginning that takes at most `columns`, never splitting a character.
  package static func prefix(of text: String, columns: Int) -> String {
    var room = columns
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      room -= of(text[end..<next])
      if room < 0 { break }
      end = next
    }
    return String(text[..<end])
  }

  /// The longest end that takes at most `columns`, never splitting a character.
  package static func suffix(of text: String, columns: Int) -> String {
    var room = columns
    var start = text.endIndex
    while start > text.startIndex {
      let next = text.index(before: start)
      room -= of(text[next..<start])
      if room < 0 { break }
      start = next
    }
    return String(text[start...])
  }

  /// The text when it takes at most `columns`, else its beginning and the ellipsis in that room.
  package static func fit(_ text: String, columns: Int, ellipsis: String) -> String {
    guard of(text) > columns else { return text }
    return prefix(of: text, columns: max(0, columns - of(ellipsis))) + ellipsis
  }
}

extension DisplayWidth {
  /// Adds up columns, remembering as much of the text before as the next scalar depends on.
  private struct Meter {
    private(set) var columns = 0
    private var previous: Unicode.Scalar?
    private var previousWidth = 0

    mutating func add(_ scalar: Unicode.Scalar) {
      let width = self.width(of: scalar)
      columns += width
      if width > 0 { previousWidth = width }
      // A combining mark does not part an emoji from what changes it; what is joined is used up.
      let isJoint = scalar == zeroWidthJoiner || previous == zeroWidthJoiner
      if width > 0 || isJoint { previous = scalar }
    }

    private func width(of scalar: Unicode.Scalar) -> Int {
      if scalar.isASCII { return 1 }
      if scalar == emojiSelector {
        return previousWidth == 1 && previous?.properties.isEmoji == true ? 1 : 0
      }
      if previous == zeroWidthJoiner, scalar.properties.isEmoji { return 0 }
      if scalar.properties.isEmojiModifier, previous?.properties.isEmojiModifierBase == true {
        return 0
      }
      if isZeroWidth(scalar) { return 0 }
      return isWide(scalar) ? 2 : 1
    }
  }

  private static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

  /// Whether a scalar is drawn over the one before it, or not at all.
  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    // Vowels and finals of Hangul are drawn into the initial before them.
    if hangulParts.contains(where: { $0.contains(scalar.value) }) { return true }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    // The soft hyphen is drawn by terminals.
    case .format: scalar != "\u{AD}"
    default: false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    // Two of these letters make a flag of two columns, so each is one.
    if regionalIndicators.contains(scalar.value) { return false }
    return scalar.properties.isEmojiPresentation
      || wideRanges.contains { $0.contains(scalar.value) }
  }

  private static let hangulParts: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FF]

  private static let regionalIndicators: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF

  /// East Asian Width W and F, without what has emoji presentation.
  ///
  /// Gaps of unassigned scalars and of combining marks are closed, because the former do not occur
  /// and the latter are found before. Derived from EastAsianWidth-17.0.0.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x3029,
    0x3030...0x303E, 0x3041...0x3163, 0x3165...0x3247, 0x3250...0xA4C6, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x16FE3, 0x16FF2...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
