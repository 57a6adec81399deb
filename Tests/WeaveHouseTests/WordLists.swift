import WeaveQuery
import WeaveSyntax

/// Every word with a meaning in the grammar: the words that start a line, and those that connect.
let grammarWords: [String] =
  StatementKind.allCases.map(\.keyword) + Connective.allCases.map(\.spelling)

extension WordClasses {
  /// The one word that no column may be called: `where not` would be unclear.
  static let neverFields: Set<String> = ["not"]
  /// The words that no table may be called: `at most 2 weeks` would be unclear.
  static let neverKinds: Set<String> = [
    "min", "h", "day", "days", "week", "weeks", "month", "months",
  ]

  /// The columns and tables of the catalogue, in the singular and the plural.
  static let plainweave = WordClasses(
    fields: Set(TableKind.allCases.flatMap(\.fields).map(\.name).flatMap(bothNumbers)),
    kinds: Set(TableKind.allCases.map(\.rawValue).flatMap(bothNumbers)))

  /// The widest lists of fields and kinds the grammar bears: every word of it but those above.
  static let widest = WordClasses(
    fields: Set(grammarWords).subtracting(neverFields).union(["minutes", "woven"]),
    kinds: Set(grammarWords).subtracting(neverKinds).union(["threads", "returns"]))

  private static func bothNumbers(_ name: String) -> [String] {
    [name, name.hasSuffix("s") ? String(name.dropLast()) : name + "s"]
  }
}
