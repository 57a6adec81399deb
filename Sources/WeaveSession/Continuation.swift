import WeaveSyntax

/// Whether an entry is whole, as far as it is typed.
package enum Wholeness: Sendable, Equatable {
  case whole
  /// More lines are expected: facts under a header, or edits after `and`.
  case open
  /// A quote is open.
  case inQuote

  /// The prompt before the next line.
  package var prompt: String {
    switch self {
    case .whole: ""
    case .open: "   ..> "
    case .inQuote: "   \"..> "
    }
  }
}

extension Session {
  /// Whether Enter runs `text`.
  ///
  /// Facts may follow a header until an empty line, edits follow `and`.
  package static func wholeness(of text: String) -> Wholeness {
    let words = text.split(whereSeparator: \.isBlank).map(String.init)
    guard let first = words.first, !first.hasPrefix(":"), !first.hasPrefix("?"),
      !first.hasPrefix("#")
    else { return .whole }
    let entries = Transcript(text).entries
    if entries.count > 1, let last = entries.last { return wholeness(of: last.text) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.trimmed.isEmpty == true { return .whole }
    if text.count(where: { $0 == "\"" }) % 2 == 1 { return .inQuote }
    if ["and", ",", "with"].contains(words.last) || words.last?.hasSuffix(",") == true {
      return .open
    }
    guard let kind = StatementKind(startOf: text), kind.role == .header else { return .whole }
    let isOneLine: [StatementKind] = [.must, .should, .waive, .query, .include, .weave]
    return isOneLine.contains(kind) ? .whole : .open
  }
}
