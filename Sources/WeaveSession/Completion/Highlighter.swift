import WeaveEngine
import WeaveSource
import WeaveSyntax

/// Colors for an entry while it is typed: by the lexer, and the names the plan knows.
package struct Highlighter: Sendable {
  private let names: Set<String>

  /// What the words of an entry are.
  package enum Role: Sendable { case keyword, name, number, string, comment, unknown }

  /// Colors by the names that `completer` completes.
  package init(_ completer: Completer) {
    names = Set(completer.names.map(\.name) + completer.branches)
  }

  private static let keywords: Set<String> = Set(
    Statement.all.map(\.kind.keyword) + PromptWord.allCases.map(\.rawValue))

  /// The stretches of `text`, in bytes, that have a role; in order, none over another.
  package func spans(_ text: String) -> [(range: Range<Int>, role: Role)] {
    if text.hasPrefix(":") || text.hasPrefix("?") {
      return [(0..<(text.split(whereSeparator: \.isBlank).first?.utf8.count ?? 0), .keyword)]
    }
    let source = SourceText(name: "entry", text)
    let tokens = lex(source.bytes)
    var isFirst = true
    var found: [(range: Range<Int>, role: Role)] = []
    for index in 0..<tokens.count {
      let code = tokens.code(index)
      let range = tokens.range(index)
      guard range.start < range.end, code != .newline else { continue }
      let word = source.string(in: range)
      if let role = role(code, word, isFirst: isFirst) {
        found.append((Int(range.start)..<Int(range.end), role))
      }
      isFirst = false
    }
    return found
  }

  private func role(_ code: TokenCode, _ word: String, isFirst: Bool) -> Role? {
    if code == .remark { return .comment }
    if code.isString { return .string }
    if code.isWord {
      if names.contains(word) { return .name }
      if Self.keywords.contains(word) { return .keyword }
      return nil
    }
    switch code {
    case .number, .date, .timeOfDay, .calendarMonth, .dateTime, .ordinal: return .number
    default: return nil
    }
  }
}
