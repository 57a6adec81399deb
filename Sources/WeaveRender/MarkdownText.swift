/// Words made safe to stand in Markdown: what the plan says is read, never obeyed.
enum MarkdownText {
  /// The text with every sign that means something to Markdown or HTML escaped.
  ///
  /// Control characters are shown first, so the text is one line and cannot leave its table cell.
  static func escaped(_ text: String) -> String {
    let shown = Escape.visible(text)
    guard shown.utf8.contains(where: { isSign[Int($0)] }) else { return shown }
    var escaped = ""
    for scalar in shown.unicodeScalars {
      if scalar.isASCII, isSign[Int(scalar.value)] { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  private static let isSign: [Bool] = (0...0xFF).map { (byte: UInt8) in
    "\\`*_[]<>|~&$".utf8.contains(byte)
  }

  /// Escaped words as a paragraph, which must not begin like a heading, a list or a rule.
  static func paragraph(_ words: String) -> String {
    guard let first = words.unicodeScalars.first(where: { $0 != " " }) else { return "" }
    let start = words.drop { $0 == " " }
    if "#-+=".unicodeScalars.contains(first) { return "\\" + start }
    let digits = start.prefix { $0.isASCII && $0.isNumber }
    let rest = start.dropFirst(digits.count)
    if !digits.isEmpty, rest.hasPrefix(".") || rest.hasPrefix(")") { return "\(digits)\\\(rest)" }
    return String(start)
  }

  /// The text as code; escaped words where it holds a backtick or is blank, which code cannot be.
  static func code(_ text: String) -> String {
    let shown = Escape.visible(text)
    let isPlain = !shown.utf8.contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "|") }
    return isPlain && shown.utf8.contains { $0 != 0x20 } ? "`\(shown)`" : escaped(text)
  }

  static func strong(_ text: String) -> String {
    text.utf8.contains { $0 != 0x20 } ? "**\(escaped(text))**" : escaped(text)
  }

  /// A message in which words between backticks are code: "no thread is named `tlak`".
  static func message(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // With an odd backtick nobody can say which of them were meant as a pair.
    guard parts.count % 2 == 1 else { return escaped(text) }
    return parts.enumerated().map { index, part in
      index % 2 == 1 ? code(String(part)) : escaped(String(part))
    }.joined()
  }
}
