package import WeaveModel
import WeaveSource

/// The pages that explain findings.
package enum Explanations {
  /// The page of `code`, as in `docs/diagnostics/`; nil when there is no such code.
  package static func page(_ code: String) -> String? {
    guard let known = DiagnosticCode(rawValue: code.uppercased()) else { return nil }
    return diagnosticPages[known.rawValue]
  }

  /// Every code with its severity and its meaning, a line each.
  package static var list: String {
    DiagnosticCode.allCases.map { code in
      let severity = code.severity.rawValue
      let blanks = String(repeating: " ", count: 9 - severity.count)
      return "\(code.rawValue)  \(severity)\(blanks)\(code.title)\n"
    }.joined()
  }
}

/// The day `text` says in ISO form, or nil.
package func parseDay(_ text: String) -> Day? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
    parts[2].utf8.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
    let day = Int(parts[2])
  else { return nil }
  return Day(year: year, month: month, day: day)
}
