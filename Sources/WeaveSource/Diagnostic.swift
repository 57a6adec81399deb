/// Something wrong, or worth saying, about a plan.
///
/// A value: finding one never stops the work, and nothing here prints. The message is one line,
/// without a period, with names in backquotes.
package struct Diagnostic: Sendable, Hashable {
  package let code: DiagnosticCode
  package let location: Location
  /// Cut behind 400 Unicode scalars where it has more than 400 bytes.
  package let message: String
  /// Second places that help, such as "declared here".
  package var notes: [Note]
  /// Values found for words of the line, such as a rule's: shown under each.
  package var values: [Note] = []
  /// Sentences on the way out, where no edit can be offered.
  package var hints: [String]
  /// Edits that remove the cause; several are several readings.
  package var fixes: [Fix]

  /// Scalars kept of a message: a name of a megabyte is not worth reading twice.
  private static let longestMessage = 400

  /// A finding of `code` at `location`.
  package init(
    _ code: DiagnosticCode, at location: Location, _ message: String, notes: [Note] = [],
    hints: [String] = [], fixes: [Fix] = []
  ) {
    self.code = code
    self.location = location
    self.message =
      message.utf8.count <= Self.longestMessage
      ? message : String(message.unicodeScalars.prefix(Self.longestMessage)) + "…"
    self.notes = notes
    self.hints = hints
    self.fixes = fixes
  }

  /// A second place, with what is to be seen there.
  package struct Note: Sendable, Hashable {
    package let location: Location
    package let text: String

    /// `text` shown under `location`.
    package init(_ location: Location, _ text: String) {
      self.location = location
      self.text = text
    }
  }

  /// Edits that together remove the cause.
  package struct Fix: Sendable, Hashable {
    /// What the fix does, in a few words: `write 4`.
    package let title: String
    /// They may not overlap, and may be in several files.
    package let edits: [TextEdit]
    /// True when the meaning of the plan cannot change, so that `--fix` may apply it unasked.
    package let isSafe: Bool

    /// A fix of several edits.
    package init(_ title: String, isSafe: Bool = false, edits: [TextEdit]) {
      self.title = title
      self.edits = edits
      self.isSafe = isSafe
    }

    /// A fix that replaces the bytes at `location`.
    package init(
      _ title: String, isSafe: Bool = false, replacing location: Location, with text: String
    ) {
      self.init(title, isSafe: isSafe, edits: [TextEdit(location, text)])
    }
  }

  /// The order findings are shown in: file, place, code.
  package static func precedes(_ left: Self, _ right: Self) -> Bool {
    let leftKey = (left.location.file, left.location.range.start, left.code.rawValue)
    let rightKey = (right.location.file, right.location.range.start, right.code.rawValue)
    return leftKey == rightKey ? left.message < right.message : leftKey < rightKey
  }
}

/// One replacement of bytes in one file.
package struct TextEdit: Sendable, Hashable {
  package let location: Location
  /// The text put there; empty to take the bytes out.
  package let replacement: String

  /// Puts `replacement` where `location` is.
  package init(_ location: Location, _ replacement: String) {
    self.location = location
    self.replacement = replacement
  }
}

/// Applies the edits of one file to its bytes, by position.
///
/// - Precondition: no two edits overlap (`Fixes` in the engine chooses them so).
package func splice(_ bytes: [UInt8], _ edits: [TextEdit]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var offset = 0
  for edit in edits.sorted(by: { $0.location.range.start < $1.location.range.start }) {
    let range = edit.location.range
    precondition(Int(range.start) >= offset, "edits overlap at \(range.start)")
    result += bytes[offset..<Int(range.start)]
    result += edit.replacement.utf8
    offset = Int(range.end)
  }
  result += bytes[offset...]
  return result
}
