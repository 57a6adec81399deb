import WeaveSource

/// What the lines so far say about how the next one should stand.
///
/// Layout is checked, never meaning: a blank line before every header with facts makes a lost
/// header show, since its facts then stand after a blank line.
struct LayoutState {
  private var isInBlock = false
  /// The line being read has nothing before its end so far.
  private var isBlank = true
  /// A blank line stands somewhere after the last statement.
  private var blankSinceStatement = false
  /// A blank line, or the start of the file, stands right above, comments aside.
  private var blankAbove = true
  /// A header with no blank line above it, waiting for its first fact.
  private var crowdedHeader: (location: Location, lineStart: UInt32)?

  /// Where the comment lines directly above the next statement start.
  private var commentStart: UInt32?

  mutating func sawLineEnd() {
    if isBlank {
      blankSinceStatement = true
      blankAbove = true
      commentStart = nil
    }
    isBlank = true
  }

  mutating func sawComment(at lineStart: UInt32?) {
    isBlank = false
    if let lineStart, commentStart == nil { commentStart = lineStart }
  }

  mutating func sawUnreadable() {
    isBlank = false
    blankSinceStatement = false
    blankAbove = false
    crowdedHeader = nil
    commentStart = nil
  }

  /// Takes in a statement that could be read, and says what is wrong with where it stands.
  mutating func saw(
    _ role: StatementKind.Role, isIndented: Bool, at location: Location, line lineStart: UInt32
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let start = Location(location.file, ByteRange(lineStart, lineStart))
    let indent = Location(location.file, ByteRange(lineStart, location.range.start))
    switch role {
    case .header, .question:
      if isIndented { findings.append(.indentedHeader(at: location, indent: indent)) }
      crowdedHeader =
        !blankAbove && role == .header ? (location, commentStart ?? lineStart) : nil
      isInBlock = true
    case .fact, .edit:
      if !isIndented, isInBlock || role == .fact {
        findings.append(.unindentedFact(at: location, start: start))
      }
      if blankSinceStatement, isInBlock { findings.append(.factAfterBlankLine(at: location)) }
      if let header = crowdedHeader {
        findings.append(
          .missingBlankLine(
            at: header.location,
            start: Location(location.file, ByteRange(header.lineStart, header.lineStart))))
      }
      crowdedHeader = nil
    }
    isBlank = false
    blankSinceStatement = false
    blankAbove = false
    commentStart = nil
    return findings
  }
}

extension Diagnostic {
  fileprivate static func unindentedFact(at location: Location, start: Location) -> Self {
    Diagnostic(
      .unindentedFact, at: location, "a fact is indented under its header",
      fixes: [Fix("indent it by two blanks", isSafe: true, replacing: start, with: "  ")])
  }

  fileprivate static func factAfterBlankLine(at location: Location) -> Self {
    Diagnostic(
      .factAfterBlankLine, at: location, "a fact stands after a blank line; is its header missing?",
      hints: ["put its header above it, or take the blank line out"])
  }

  fileprivate static func indentedHeader(at location: Location, indent: Location) -> Self {
    Diagnostic(
      .indentedHeader, at: location, "a header starts at the left edge",
      fixes: [Fix("take the indent out", isSafe: true, replacing: indent, with: "")])
  }

  fileprivate static func missingBlankLine(at location: Location, start: Location) -> Self {
    Diagnostic(
      .missingBlankLine, at: location, "a header with facts has a blank line before it",
      fixes: [Fix("put a blank line before it", isSafe: true, replacing: start, with: "\n")])
  }
}
