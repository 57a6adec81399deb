/// How words look where there is color; without color all look the same.
enum Style: Sendable, Equatable {
  case plain, strong, quiet
  case error, warning, note
  case good, bad
  case name, figure, place
  /// Something the plan still has to say.
  case missing

  /// The parameters of the SGR sequence; the eight basic colors follow people's own themes.
  fileprivate var parameters: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .quiet, .place: "2"
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    case .good: "32"
    case .bad: "31"
    case .name: "36"
    case .figure: "1"
    case .missing: "33"
    }
  }
}

/// The signs text is drawn with.
struct Glyphs: Sendable {
  let rule, bar, corner, branch, ellipsis, dash, bullet: String

  static let unicode = Glyphs(
    rule: "─", bar: "│", corner: "┌─", branch: "├─", ellipsis: "…", dash: "–", bullet: "•")
  static let ascii = Glyphs(
    rule: "-", bar: "|", corner: "+-", branch: "|-", ellipsis: "...", dash: "-", bullet: "-")
}

/// What every part of a text is written with: signs, color and the room there is.
struct Pen: Sendable {
  let glyphs: Glyphs
  /// Columns to fit; nil for lines of any length.
  let width: Int?
  private let color: Bool
  private let unicode: Bool

  /// Below this the words of a table or a finding are no longer words.
  static let leastWidth = 20

  init(_ options: RenderOptions) {
    glyphs = options.unicode ? .unicode : .ascii
    width = options.width.map { max($0, Pen.leastWidth) }
    color = options.color
    unicode = options.unicode
  }

  /// The text in its style; it must be visible already.
  func paint(_ text: String, _ style: Style) -> String {
    guard color, !text.isEmpty, let parameters = style.parameters else { return text }
    return "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }

  func visible(_ text: String, tab: String? = nil) -> String {
    Escape.visible(text, unicode: unicode, tab: tab)
  }

  func fit(_ text: String, columns: Int) -> String {
    DisplayWidth.fit(text, columns: columns, ellipsis: glyphs.ellipsis)
  }
}

func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

extension String {
  /// The text without the blanks at its end.
  var withoutTrailingBlanks: String {
    var end = utf8.endIndex
    while end > utf8.startIndex, utf8[utf8.index(before: end)] == UInt8(ascii: " ") {
      end = utf8.index(before: end)
    }
    return String(self[..<end])
  }
}
