/// Makes text from anywhere safe to print.
///
/// A title in a plan may hold an escape sequence that moves the cursor, or a bidirectional override
/// that makes a line read as something else. No such scalar is ever sent to a terminal; it is shown
/// as a sign people can see and search for. Line ends are control characters too, so what comes
/// out is always one line.
package enum Escape {
  /// The text with every dangerous scalar shown: `␛` for ESC, `\u{202E}` for an override.
  ///
  /// Without `unicode`, control characters are shown as `\u{1B}` too. A tab is shown as `tab` where
  /// that is given.
  package static func visible(
    _ text: String, unicode: Bool = true, tab: String? = nil
  ) -> String {
    guard mayNeedEscape(text) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t", let tab {
        shown += tab
      } else if let sign = sign(for: scalar, unicode: unicode) {
        shown += sign
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// Whether a scalar must not be sent to a terminal.
  ///
  /// These are C0, DEL, C1, the line and paragraph separators, and the bidirectional embeddings,
  /// overrides and isolates of "Trojan Source" (CVE-2021-42574). The marks U+200E and U+200F are
  /// not among them: they reorder nothing around them and occur in honest Hebrew and Arabic.
  package static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The sign shown in place of a dangerous scalar; nil for any other.
  private static func sign(for scalar: Unicode.Scalar, unicode: Bool) -> String? {
    guard isDangerous(scalar) else { return nil }
    // U+2400 has a picture for each of the C0 controls, in their order, and one for DEL.
    let picture: UInt32? =
      switch scalar.value {
      case 0x00...0x1F: 0x2400 + scalar.value
      case 0x7F: 0x2421
      default: nil
      }
    if unicode, let picture, let sign = Unicode.Scalar(picture) { return String(sign) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u{\(digits)}"
  }

  /// False where no byte can begin a dangerous scalar: nearly always, and found at byte speed.
  private static func mayNeedEscape(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
  }
}
