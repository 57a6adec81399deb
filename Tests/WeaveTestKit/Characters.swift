/// `text` with each `{U+00A0}` made the character it names.
///
/// Goldens hold characters that an editor or a checkout would change or hide (a carriage return, a
/// byte order mark, a non-breaking blank) in this spelling. No line of a plan has braces.
package func withCharacters(_ text: String) -> String {
  var result = ""
  var rest = text[...]
  while let open = rest.firstRange(of: "{U+"),
    let close = rest[open.upperBound...].firstIndex(of: "}"),
    let value = UInt32(rest[open.upperBound..<close], radix: 16), let scalar = Unicode.Scalar(value)
  {
    result += rest[..<open.lowerBound]
    result.unicodeScalars.append(scalar)
    rest = rest[rest.index(after: close)...]
  }
  return result + rest
}

/// `text` with its controls, odd blanks and byte order marks spelled as `withCharacters` reads
/// them.
package func withSpelledCharacters(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": result.unicodeScalars.append(scalar)
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{A0}", "\u{2000}"..."\u{200B}", "\u{2028}"..."\u{202F}",
      "\u{205F}"..."\u{206F}", "\u{3000}", "\u{FEFF}":
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "{U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
