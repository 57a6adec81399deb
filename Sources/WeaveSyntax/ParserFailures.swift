import WeaveSource

// What is said where a line does not fit the grammar.
extension Parser {
  /// Ends the reading of the line: `description` was expected here.
  mutating func fail(_ description: String) {
    guard !failed else { return }
    let place = location(ofToken: position)
    switch code {
    case .unreadable: fail(slip(expected: description))
    case .unclosedString: fail(.unclosedQuote(at: place))
    case .control: fail(.control(at: place, string(position)))
    case .mergeMarker: fail(.mergeMarker(at: place))
    default:
      if let diagnostic = spokenDate(expected: description) { return fail(diagnostic) }
      atLineEnd
        ? fail(.missing(description, at: place, shape: shape))
        : fail(
          .unexpected(
            shown(position), at: place, expected: description, shape: shape,
            fixes: quoteFixes(expected: description)))
    }
  }

  /// Ends the reading of the line with `diagnostic`.
  mutating func fail(_ diagnostic: Diagnostic) {
    guard !failed else { return }
    add(diagnostic)
    failed = true
  }

  /// The statement was complete, and something more stands on the line.
  mutating func failAtTail() {
    let place = location(ofToken: position)
    switch code {
    case .unreadable, .unclosedString, .control, .mergeMarker: fail("the end of the line")
    default:
      if let diagnostic = halvedTime() { return fail(diagnostic) }
      if at(.to), position > 0, tokens.codes[position - 1] == TokenCode.date.rawValue,
        tokens.codes[position + 1] == TokenCode.date.rawValue
      {
        return fail(
          .spelledRange(after: location(ofToken: position - 1), place, tokens.starts[position + 1]))
      }
      let words = code.isWord ? suggestions(for: string(position), among: connectives) : []
      fail(
        .tail(
          shown(position), at: place, shape: shape,
          fixes: words.map {
            Diagnostic.Fix("write `\($0)`", replacing: place, with: $0)
          }))
    }
  }

  /// The first word of the line starts no statement.
  mutating func failUnknownStart() {
    let place = location(ofToken: position)
    switch code {
    case .unclosedString, .control, .mergeMarker: fail("a word that starts a line")
    default:
      guard code.isWord else { return fail(.startsWithNoWord(shown(position), at: place)) }
      // Past the limit the finding is not kept, and advice for it would be worked out for nothing.
      let keywords = isFull ? [] : Statement.keywords
      fail(
        .unknownStart(
          shown(position), at: place,
          fixes: suggestions(for: string(position), among: keywords).map {
            Diagnostic.Fix("write `\($0)`", replacing: place, with: $0)
          }))
    }
  }

  /// A line of the kind as it should read, for a hint.
  private var shape: String? {
    keyword.map { "for example: \(Statement.of($0).example)" }
  }

  /// The connectives of the line's shape.
  private var connectives: [String] {
    guard let keyword else { return [] }
    return Statement.of(keyword).shape.split { !($0.isLetter || $0 == "-") }.map(String.init).filter
    {
      $0.allSatisfy { $0.isLowercase || $0 == "-" }
    }
  }

  /// The token, short enough to show in a sentence.
  private func shown(_ token: Int) -> String {
    let range = tokens.range(token)
    let end = min(range.end, range.start + 40)
    return text.string(in: ByteRange(range.start, end)) + (end < range.end ? "…" : "")
  }

  /// Offers quotes around the rest of the line where a text is expected.
  private func quoteFixes(expected description: String) -> [Diagnostic.Fix] {
    guard description.contains("quotes"), code.isWord || code == .number else { return [] }
    var last = position
    while tokens.codes[last + 1] > TokenCode.remark.rawValue { last += 1 }
    let range = ByteRange(tokens.starts[position], tokens.ends[last])
    let words = text.string(in: range)
    guard words.utf8.count < 200, !words.utf8.contains(UInt8(ascii: "\"")) else { return [] }
    return [
      Diagnostic.Fix(
        "put the text in quotes", replacing: Location(file, range), with: "\"\(words)\"")
    ]
  }

  /// What an unreadable token may have been meant as.
  private func slip(expected description: String) -> Diagnostic {
    let place = location(ofToken: position)
    let isFigure = ["number", "date", "time", "length", "end of the line"].contains {
      description.contains($0)
    }
    let readings = readings(of: string(position)).filter { !isFigure || !$0.hasPrefix("\"") }
    return .unreadable(
      shown(position), at: place, expected: description, readings: readings)
  }

  /// `Oct 2` where a date is expected: the readings are that day in the years the plan speaks of.
  private func spokenDate(expected description: String) -> Diagnostic? {
    guard description.contains("date"), code.isWord,
      tokens.codes[position + 1] == TokenCode.number.rawValue,
      let month = monthNumber(string(position)), let day = Int(string(position + 1)), day <= 31
    else { return nil }
    let place = Location(file, ByteRange(tokens.starts[position], tokens.ends[position + 1]))
    let years = Set(
      (0..<min(tokens.count, Self.yearWindow)).filter {
        tokens.codes[$0] == TokenCode.date.rawValue
      }
      .map { String(string($0).prefix(4)) }
    ).sorted()
    let digits = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    return .unreadable(
      text.string(in: place.range), at: place, expected: description,
      readings: years.prefix(2).map { "\($0)-\(digits)" })
  }

  /// How far the years of a plan are looked for: its header is near the top.
  private static let yearWindow = 200

  /// `3:30 pm`: a time with a word behind it that says which half of the day is meant.
  private func halvedTime() -> Diagnostic? {
    guard position > 0, code.isWord, ["am", "pm"].contains(string(position).lowercased()),
      tokens.codes[position - 1] == TokenCode.timeOfDay.rawValue
    else { return nil }
    let place = Location(file, ByteRange(tokens.starts[position - 1], tokens.ends[position]))
    let readings = readings(of: string(position - 1) + string(position))
    return .unreadable(
      text.string(in: place.range), at: place, expected: "a time of 24 hours", readings: readings)
  }

  /// Notes what word processors left: curly quotes, odd blanks, a byte order mark, CRLF.
  mutating func noteOddities() {
    for range in tokens.controls {
      add(.control(at: Location(file, range), text.string(in: range)))
    }
    for range in tokens.oddities {
      add(.oddBlank(at: Location(file, range), isFirst: range.start == 0))
    }
    for token in tokens.foreign where tokens.codes[token] == TokenCode.curlyString.rawValue {
      add(.curlyQuotes(at: location(ofToken: token), straight: straightened(token)))
    }
    let returns = tokens.foreign.filter { tokens.codes[$0] == TokenCode.newline.rawValue }
    if let first = returns.first {
      let edits = returns.map { TextEdit(location(ofToken: $0), "\n") }
      add(.carriageReturns(at: location(ofToken: first), edits: edits))
    }
  }

  private func straightened(_ token: Int) -> String {
    var result = "\""
    for scalar in quotedContents(of: text, tokens.range(token)).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

extension Diagnostic {
  fileprivate static func spelledRange(
    after first: Location, _ word: Location, _ next: UInt32
  ) -> Self {
    let gap = Location(word.file, ByteRange(first.range.end, next))
    return Diagnostic(
      .unexpectedPart, at: word, "a range is written with `..`, not with `to`",
      fixes: [Fix("write `..`", replacing: gap, with: "..")])
  }

  fileprivate static func unreadable(
    _ found: String, at location: Location, expected: String, readings: [String]
  ) -> Self {
    Diagnostic(
      .unreadableToken, at: location, "`\(found)` is no date, time or number",
      hints: ["expected here: \(expected)"],
      fixes: readings.map { Fix("write \($0)", replacing: location, with: $0) })
  }

  fileprivate static func missing(
    _ what: String, at location: Location, shape: String?
  ) -> Self {
    Diagnostic(
      .missingPart, at: location, "the line ends too early; expected \(what)",
      hints: shape.map { [$0] } ?? [])
  }

  fileprivate static func unexpected(
    _ found: String, at location: Location, expected: String, shape: String?, fixes: [Fix]
  ) -> Self {
    Diagnostic(
      .unexpectedPart, at: location, "`\(found)` does not fit here; expected \(expected)",
      hints: shape.map { [$0] } ?? [], fixes: fixes)
  }

  fileprivate static func tail(
    _ found: String, at location: Location, shape: String?, fixes: [Fix]
  ) -> Self {
    Diagnostic(
      .unexpectedPart, at: location,
      "`\(found)` does not belong on this line, which could end before it",
      hints: shape.map { [$0] } ?? [], fixes: fixes)
  }

  fileprivate static func unknownStart(_ word: String, at location: Location, fixes: [Fix]) -> Self
  {
    Diagnostic(.unknownStatement, at: location, "no line starts with `\(word)`", fixes: fixes)
  }

  fileprivate static func startsWithNoWord(_ found: String, at location: Location) -> Self {
    Diagnostic(
      .unknownStatement, at: location, "a line starts with a word, not with `\(found)`")
  }

  fileprivate static func unclosedQuote(at location: Location) -> Self {
    Diagnostic(
      .unclosedQuote, at: location, "this quote is not closed on its line",
      fixes: [
        Fix(
          "close it at the end of the line",
          replacing: Location(location.file, ByteRange(location.range.end, location.range.end)),
          with: "\"")
      ])
  }

  fileprivate static func control(at location: Location, _ found: String) -> Self {
    let value =
      found.unicodeScalars.first.map { String($0.value, radix: 16, uppercase: true) } ?? ""
    return Diagnostic(
      .controlCharacter, at: location, "a control character (U+\(value)) stands here",
      fixes: [Fix("take it out", replacing: location, with: "")])
  }

  fileprivate static func mergeMarker(at location: Location) -> Self {
    Diagnostic(
      .mergeMarker, at: location, "this is a leftover of a merge",
      hints: ["keep the lines that are right, and delete the marker lines"])
  }

  fileprivate static func oddBlank(at location: Location, isFirst: Bool) -> Self {
    Diagnostic(
      .wordProcessorCharacter, at: location,
      isFirst ? "the file starts with a byte order mark" : "this blank is not a plain one",
      fixes: [
        Fix(
          isFirst ? "take it out" : "write a plain blank", isSafe: true, replacing: location,
          with: isFirst ? "" : " ")
      ])
  }

  fileprivate static func curlyQuotes(at location: Location, straight: String) -> Self {
    Diagnostic(
      .wordProcessorCharacter, at: location, "these quotes are a word processor's",
      fixes: [Fix("write straight quotes", isSafe: true, replacing: location, with: straight)])
  }

  fileprivate static func carriageReturns(at location: Location, edits: [TextEdit]) -> Self {
    Diagnostic(
      .wordProcessorCharacter, at: location,
      "the lines of this file end as on Windows (CRLF); a line feed is enough",
      fixes: [Fix("write line feeds", isSafe: true, edits: edits)])
  }
}
