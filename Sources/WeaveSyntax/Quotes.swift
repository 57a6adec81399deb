package import WeaveSource

/// The text in the quotes at `range` of `source`, with `\"` and `\\` resolved.
///
/// The quotes may be straight or a word processor's; a backslash before anything else is itself.
package func quotedContents(of source: SourceText, _ range: ByteRange) -> String {
  let bytes = source.bytes[Int(range.start)..<Int(range.end)]
  if bytes.first == UInt8(ascii: "\"") {
    let inner = bytes.dropFirst().dropLast()
    let plain = String(decoding: inner, as: UTF8.self)
    return inner.contains(UInt8(ascii: "\\")) ? unescaped(plain) : plain
  }
  let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
  return unescaped(String(String.UnicodeScalarView(scalars.dropFirst().dropLast())))
}

private func unescaped(_ text: String) -> String {
  var result = ""
  var isEscaped = false
  for scalar in text.unicodeScalars {
    if !isEscaped, scalar == "\\" {
      isEscaped = true
    } else {
      if isEscaped, scalar != "\"", scalar != "\\" { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
      isEscaped = false
    }
  }
  if isEscaped { result += "\\" }
  return result
}
