import WeaveSyntax

/// A text of entries and, below each, its answers behind `#> `; docs/prompt.md describes it.
///
/// It can be run as a script, read as a record, and checked as a test.
package struct Transcript: Sendable, Equatable {
  /// All of the text, in order.
  package private(set) var items: [Item] = []

  /// A stretch of a transcript.
  package enum Item: Sendable, Equatable {
    /// Lines that are no entries: comments and blanks, as they stand.
    case other([String])
    case entry(Entry)
  }

  /// An entry, and what stands below it as its answer.
  package struct Entry: Sendable, Equatable {
    /// The entry's own lines, the first of them first.
    package var lines: [String]
    /// The number of the first line, from 1.
    package let line: Int
    /// The lines of its answer; nil where none is written down.
    package var answer: [String]?

    package var text: String { lines.joined(separator: "\n") }
  }

  private static let mark = "#>"

  /// Takes a text apart: an entry goes on over lines that are indented, or while one is expected.
  package init(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    if lines.last == "" { lines.removeLast() }
    var index = 0
    while index < lines.count {
      let line = lines[index]
      let others = lines[index...].prefix { $0.trimmed.isEmpty || $0.trimmed.hasPrefix("#") }
      if !others.isEmpty {
        items.append(.other(Array(others)))
        index = others.endIndex
        continue
      }
      var entry = Entry(lines: [line], line: index + 1, answer: nil)
      index += 1
      while index < lines.count, goesOn(entry.text, lines[index]) {
        entry.lines.append(lines[index])
        index += 1
      }
      while index < lines.count, lines[index].hasPrefix(Self.mark) {
        let rest = lines[index].dropFirst(Self.mark.count)
        let line = String(rest.hasPrefix(" ") ? rest.dropFirst() : rest)
        entry.answer = (entry.answer ?? []) + [line]
        index += 1
      }
      items.append(.entry(entry))
    }
  }

  private func goesOn(_ text: String, _ next: String) -> Bool {
    if next.trimmed.isEmpty || next.hasPrefix("#") { return false }
    // Facts may stand at the edge, below a header that was just entered.
    if StatementKind(startOf: text)?.role == .header, StatementKind(startOf: next)?.role == .fact {
      return true
    }
    return next.first?.isBlank == true || text.count(where: { $0 == "\"" }) % 2 == 1
      || text.split(whereSeparator: \.isBlank).last == "and"
  }

  /// The entries, in order.
  package var entries: [Entry] {
    items.compactMap { item in
      if case .entry(let entry) = item { entry } else { nil }
    }
  }

  /// The text with `answers`, one for each entry, below the entries.
  package func text(answers: [[String]]) -> String {
    var rest = answers[...]
    var lines: [String] = []
    for item in items {
      switch item {
      case .other(let others): lines += others
      case .entry(let entry):
        lines += entry.lines
        lines += (rest.popFirst() ?? []).map { $0.isEmpty ? Self.mark : "\(Self.mark) \($0)" }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Session {
  /// True for the first lines of a plan, which are nothing to enter.
  package static func beginsPlan(_ entry: String) -> Bool {
    ["weave", "plan"].contains(
      entry.split(maxSplits: 1, whereSeparator: \.isBlank).first.map(String.init))
  }
}
