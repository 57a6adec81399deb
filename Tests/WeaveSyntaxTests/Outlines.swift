import WeaveSource
import WeaveSyntax
import WeaveTestKit

extension Golden {
  /// The case's input as a file: its named characters in place, one line end behind its last line.
  var source: SourceText { SourceText(name: "plan.weave", files["plan.weave"] ?? "") }
}

extension SyntaxTree {
  /// The findings as lines of text: place, weight, code and message, with hints, notes and fixes
  /// below; behind a fix of one edit stand the lines it leaves.
  var findingLines: String {
    let index = LineIndex(text.bytes)
    return diagnostics.sorted(by: Diagnostic.precedes).map { finding in
      let place = index.place(of: finding.location.range.start)
      var lines = [
        "\(place.line):\(place.column) \(finding.code.severity) \(finding.code.rawValue) "
          + finding.message
      ]
      for note in finding.notes {
        let place = index.place(of: note.location.range.start)
        lines.append("  note \(place.line):\(place.column) \(note.text)")
      }
      lines += finding.hints.map { "  hint \($0)" }
      for fix in finding.fixes {
        lines.append("  fix\(fix.isSafe ? " (safe)" : "") \(fix.title)")
        lines += linesLeft(by: fix).map { "    | \($0)" }
      }
      return withSpelledCharacters(lines.joined(separator: "\n"))
    }.joined(separator: "\n")
  }

  /// The lines that a fix of one edit leaves where it was made; none for more edits.
  private func linesLeft(by fix: Diagnostic.Fix) -> [String] {
    guard fix.edits.count == 1, let edit = fix.edits.first else { return [] }
    let mended = splice(text.bytes, fix.edits)
    var start = Int(edit.location.range.start)
    var end = start + edit.replacement.utf8.count
    while start > 0, mended[start - 1] != 10 { start -= 1 }
    while end < mended.count, mended[end] != 10 { end += 1 }
    return String(decoding: mended[start..<end], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The tokens as lines of text: place, code, text, with the blanks before them where there are
  /// any.
  var tokenLines: String {
    let index = LineIndex(text.bytes)
    var end: UInt32 = 0
    return (0..<tokens.count).map { token in
      let range = tokens.range(token)
      let place = index.place(of: range.start)
      let gap = text.string(in: ByteRange(end, range.start))
      end = range.end
      var line = "\(place.line):\(place.column) \(name(of: code(token)))"
      if code(token) != .newline, code(token) != .endOfFile { line += " \(string(token))" }
      if code(token) == .newline, string(token) != "\n" {
        line += string(token) == "\r" ? " CR" : " CRLF"
      }
      if !gap.isEmpty { line += "  (after \"\(gap)\")" }
      return withSpelledCharacters(line)
    }.joined(separator: "\n")
  }

  /// The first token that overlaps another or has more than blanks before it, in words; nil when
  /// the tokens and the blanks between them are the file.
  var losslessFault: String? {
    var end: UInt32 = 0
    for token in 0..<tokens.count {
      let range = tokens.range(token)
      if range.start < end { return "token \(token) starts inside the one before" }
      let gap = text.string(in: ByteRange(end, range.start))
      if let odd = gap.unicodeScalars.first(where: { !Self.isBlank($0) }) {
        return "U+\(String(odd.value, radix: 16)) is lost before token \(token)"
      }
      end = range.end
    }
    return end == text.bytes.count ? nil : "the tokens end before the file does"
  }

  /// The code of the first finding with a place outside the file, or nil.
  var placeFault: String? {
    diagnostics.first { finding in
      let places =
        [finding.location] + finding.notes.map(\.location)
        + finding.fixes.flatMap(\.edits).map(\.location)
      return places.contains { $0.range.end > text.bytes.count }
    }?.code.rawValue
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\u{A0}", "\u{2000}"..."\u{200B}", "\u{202F}", "\u{205F}", "\u{3000}",
      "\u{FEFF}":
      true
    default: false
    }
  }

  /// The tree as indented lines, each a node and the words that are its own: those that lie in no
  /// node below it, such as `sort`, `<=` or the keyword of a statement.
  var wordedOutline: String {
    var lines: [String] = []
    func walk(_ node: Int, _ depth: Int) {
      var words: [String] = []
      var token = Int(nodes[node].firstToken)
      for child in children(of: node) + [nil] {
        let end = child.map { Int(nodes[$0].firstToken) } ?? Int(nodes[node].endToken)
        if node > 0 { words += (token..<max(end, token)).map(string) }
        token = child.map { Int(nodes[$0].endToken) } ?? end
      }
      let indent = String(repeating: "  ", count: depth)
      lines.append(indent + (["\(nodes[node].kind)"] + words).joined(separator: " "))
      for child in children(of: node) { walk(child, depth + 1) }
    }
    walk(0, 0)
    return withSpelledCharacters(lines.joined(separator: "\n"))
  }

  /// The class of a token, or for a word of the grammar `word` and the fact that it is one.
  private func name(of code: TokenCode) -> String {
    if let statement = code.statement { return "keyword(\(statement.keyword))" }
    if code.rawValue > TokenCode.word.rawValue { return "connective" }
    return Self.classNames[code.rawValue] ?? "code \(code.rawValue)"
  }

  private static let classNames: [UInt8: String] = [
    TokenCode.endOfFile.rawValue: "endOfFile", TokenCode.newline.rawValue: "newline",
    TokenCode.remark.rawValue: "remark", TokenCode.control.rawValue: "control",
    TokenCode.stray.rawValue: "stray", TokenCode.unreadable.rawValue: "unreadable",
    TokenCode.unclosedString.rawValue: "unclosedString", TokenCode.string.rawValue: "string",
    TokenCode.curlyString.rawValue: "curlyString", TokenCode.number.rawValue: "number",
    TokenCode.ordinal.rawValue: "ordinal", TokenCode.date.rawValue: "date",
    TokenCode.dateTime.rawValue: "dateTime", TokenCode.calendarMonth.rawValue: "calendarMonth",
    TokenCode.timeOfDay.rawValue: "timeOfDay", TokenCode.comparison.rawValue: "comparison",
    TokenCode.dotDot.rawValue: "dotDot", TokenCode.dash.rawValue: "dash",
    TokenCode.atSign.rawValue: "atSign", TokenCode.slash.rawValue: "slash",
    TokenCode.comma.rawValue: "comma", TokenCode.colon.rawValue: "colon",
    TokenCode.percent.rawValue: "percent", TokenCode.questionMark.rawValue: "questionMark",
    TokenCode.leftParenthesis.rawValue: "leftParenthesis",
    TokenCode.rightParenthesis.rawValue: "rightParenthesis",
    TokenCode.mergeMarker.rawValue: "mergeMarker", TokenCode.word.rawValue: "word",
  ]
}
