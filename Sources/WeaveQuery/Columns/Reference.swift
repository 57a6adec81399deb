import WeaveSyntax

/// The reference of the language as Markdown, made from the catalog.
///
/// `docs/reference.md` is this text; a test compares the two.
package func languageReference() -> String {
  var writer = ReferenceWriter()
  writer.writeOpening()
  writer.writeStatements()
  writer.writeVocabularies()
  writer.writeTables()
  return writer.text
}

/// The reference while it is being written, section by section.
private struct ReferenceWriter {
  private(set) var text = ""

  private mutating func paragraph(_ words: String) { text += words + "\n\n" }

  mutating func writeOpening() {
    paragraph("# Reference")
    paragraph(
      """
      Every line a plan can have, every question, every list of words and every table. This page is
      made from the program's own catalog: change the catalog, not this page. The exact grammar
      is in `grammar/plainweave.ebnf`.
      """)
    paragraph("## How to read the lines")
    paragraph(
      """
      A header stands at the left edge; its facts stand indented under it. What stands in `[ ]` may
      be left out, what stands in `{ }` may stand several times, and `…` means that more may follow.
      Small words are written as they are; words in capitals stand for something of yours:
      """)
    text += "| word | what to write | example |\n|---|---|---|\n"
    for (word, meaning, example) in Self.placeholders {
      text += row([code(word), meaning, example.map(code).joined(separator: ", ")])
    }
    text += "\n"
    paragraph("`#` starts a comment, which goes to the end of its line.")
  }

  /// The capitals of the shapes, with what they stand for.
  private static let placeholders: [(word: String, meaning: String, examples: [String])] = [
    (
      "NAME", "a name of your own: one word, or a title in quotes", ["talk", "\"Purposeful talk\""]
    ),
    (
      "THREAD, GOAL, SPACE, …", "the name or title of a thing declared anywhere in the plan",
      ["talk", "\"Purposeful talk\""]
    ),
    ("STR", "a text in quotes, on one line", ["\"Covering for leave\""]),
    ("WORD", "one word, in some lines from a list below", ["mathematics"]),
    ("NUM", "a number", ["6", "4.2"]),
    ("AMOUNT", "a number, a percentage, or a number with a unit", ["35%", "12 weeks"]),
    ("D", "a date; `D..D` is a stretch of days, both ends in it", ["2026-10-07"]),
    ("DAY", "a day of the week", ["monday"]),
    ("DUR", "a length", ["15 min", "1 h 30 min", "6 weeks"]),
    (
      "SPAN", "from when to when, or a start whose end is not known yet, or a length",
      ["15:30..16:30", "15:30", "120 min"]
    ),
    (
      "WINDOW", "a day, a stretch of days, a month, or a term's name",
      ["2027-01-11..2027-02-26", "2026-10", "october", "fall"]
    ),
    (
      "WHEN", "a date, a date with a start, or the label of a session whose day is open",
      ["2026-10-29", "2026-10-29T15:30", "winter"]
    ),
    (
      "ADDRESS", "`SPACE[@WHEN][/SECTION]`, without blanks",
      ["plc", "plc/g3", "plc@2026-10-29", "plc@2026-10-29/g3"]
    ),
    (
      "RECURRENCE", "when something happens again and again",
      [
        "week on monday, thursday", "2 weeks on thursday", "month on 1st, 3rd tuesday",
        "month on last friday", "month on day 15", "month on last day",
      ]
    ),
    ("FACT", "a line that can stand under a header", ["use beliefs"]),
    ("EDIT", "one of the edits below", ["pull talk into plc by comment"]),
    ("KIND, FIELD", "a table and one of its fields, from the end of this page", ["sessions"]),
    (
      "E", "comparisons joined by `and`, `or`, `not` and parentheses",
      ["minutes > 30 and thread = talk"]
    ),
    (
      "RULE", "what a promise asks of the plan",
      [
        "each session has minutes <= 60 min", "some sessions where thread = talk",
        "no sessions where weekday = friday",
        "at most 2 sessions per month where kind = staff-meeting",
        "at most 90 min of sessions per week", "at least 80% of sessions has thread != none",
      ]
    ),
  ]

  // MARK: Statements

  mutating func writeStatements() {
    paragraph("## Headers")
    writeRows(Statement.all.filter { $0.kind.role == .header })
    paragraph("## Facts")
    for header in StatementKind.allCases where header.role == .header { writeFacts(of: header) }
    paragraph("### Under a `space` and under a `session`")
    paragraph(
      """
      Under a space they hold for all its sessions, or, ending in `during WINDOW`, for those of some
      days; under a session they hold for that one.
      """)
    writeRows(Statement.all.filter { $0.blocks == .sessionFacts })
    paragraph("### Under every header that has facts")
    writeRows(Statement.all.filter { $0.blocks == .any })
    paragraph("## Edits")
    paragraph("Edits stand under a `scenario`, in their order, and after `what if`.")
    writeRows(Statement.all.filter { $0.kind.role == .edit })
    paragraph("## Questions")
    paragraph("A question may stand in a plan, at the left edge. Any may end with `as of D`.")
    writeRows(Statement.all.filter { $0.kind.role == .question })
  }

  /// The facts that stand under `header`, without those of sessions and those of every block.
  private mutating func writeFacts(of header: StatementKind) {
    let rows = Statement.all.filter {
      $0.kind.role == .fact && $0.blocks.contains(Blocks(header)) && $0.blocks != .any
        && $0.blocks != .sessionFacts
    }
    if rows.isEmpty { return }
    paragraph("### Under a `\(header.keyword)`")
    writeRows(rows)
  }

  private mutating func writeRows(_ rows: [Statement]) {
    text += "| line | what it says | example |\n|---|---|---|\n"
    for statement in rows {
      let since = statement.since > 1 ? " Since version \(statement.since)." : ""
      text += row([code(statement.shape), statement.summary + since, code(statement.example)])
    }
    text += "\n"
  }

  // MARK: Words and tables

  mutating func writeVocabularies() {
    paragraph("## Lists of words")
    paragraph("These words are fixed, because findings and measures rest on them.")
    text += "| list | words |\n|---|---|\n"
    for list in Vocabulary.allCases {
      text += row([list.rawValue, list.words.map(code).joined(separator: ", ")])
    }
    text += "\n"
  }

  mutating func writeTables() {
    paragraph("## Tables")
    paragraph(
      """
      What `show` can show and rules can count. A table and a field may be named in the singular or
      the plural. Fields marked with a dot are shown when a question names no columns.
      """)
    text += "| type | compared with | example |\n|---|---|---|\n"
    for type in FieldType.allCases {
      text += row([type.rawValue, type.comparison.meaning, code(type.comparison.example)])
    }
    text += "\n"
    for kind in TableKind.allCases where !kind.fields.isEmpty {
      paragraph("### `\(kind.rawValue)`")
      text += "| field | shown | type | unit | what it holds |\n|---|---|---|---|---|\n"
      for field in kind.fields {
        text += row([
          code(field.name), field.isDefault ? "•" : "", field.type.rawValue,
          field.type.unit ?? "", field.summary,
        ])
      }
      text += "\n"
    }
    let empty = TableKind.allCases.filter(\.fields.isEmpty)
    if !empty.isEmpty {
      paragraph(
        "Read, but not answered by this version: "
          + empty.map { code($0.rawValue) }.joined(separator: ", ") + ".")
    }
    text.removeLast()
  }

  private func row(_ cells: [String]) -> String {
    "| "
      + cells.map { cell in
        cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      }
      .joined(separator: " | ") + " |\n"
  }

  private func code(_ words: String) -> String { "`\(words)`" }
}

extension FieldType {
  /// What values of the type are compared with, in the words of the manual.
  fileprivate var comparison: (meaning: String, example: String) {
    switch self {
    case .text: ("a text in quotes", "title = \"Math talks\"")
    case .name: ("a name or title; `none` when there is none", "space = plc")
    case .names: ("a name: equal when it is one of them", "thread = talk")
    case .count: ("a number", "sessions >= 2")
    case .minutes: ("a length", "minutes <= 1 h 15 min")
    case .number: ("a number, a percentage or a length in days", "value < 3.5")
    case .share: ("a percentage, or a number from 0 to 1", "woven >= 60%")
    case .days: ("a length in days, weeks or months", "gap <= 6 weeks")
    case .date: ("a date or a month", "date >= 2026-10-01")
    case .time: ("a time", "start >= 15:00")
    case .flag: ("nothing, or `yes` or `no`", "equity")
    }
  }
}
