/// Something wrong, or worth saying, with its place and what helps.
///
/// The page behind a code is not a field: each renderer writes `plainweave explain CODE` itself.
package struct Finding: Sendable, Equatable {
  /// The stable code, such as `W214`.
  package let code: String
  package let severity: Severity
  /// One sentence on one line.
  package let title: String
  package let place: Place
  /// The lines to show: first the place itself, then others that explain it ("declared here").
  package let excerpts: [Excerpt]
  /// Sentences on what helps; each on one line.
  package var hints: [String]
  /// Changes that each remove the cause by themselves.
  package let fixes: [Fix]

  package init(
    code: String, severity: Severity, title: String, place: Place, excerpts: [Excerpt] = [],
    hints: [String] = [], fixes: [Fix] = []
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.place = place
    self.excerpts = excerpts
    self.hints = hints
    self.fixes = fixes
  }

  /// The command that explains the code.
  package var help: String { "plainweave explain \(code)" }
}

extension Finding {
  /// How much a finding matters; a graver one is greater.
  package enum Severity: String, Sendable, CaseIterable, Comparable {
    case error, warning, note

    private var gravity: Int {
      switch self {
      case .error: 2
      case .warning: 1
      case .note: 0
      }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.gravity < right.gravity }
  }

  /// Where a finding stands: for people by line and column, for machines by bytes of the file.
  package struct Place: Sendable, Equatable {
    /// The file by the name it was read under.
    package let file: String
    /// Counted from 1; 0 when the finding is about the whole file.
    package let line: Int
    /// Characters from the start of the line, counted from 1; 0 when it is about the whole line.
    package let column: Int
    /// The same column counted in UTF-8 bytes, from 1.
    package let byteColumn: Int
    /// Bytes from the start of the file, counted from 0.
    package let startByte: Int
    /// The byte after the last one.
    package let endByte: Int

    package init(
      file: String, line: Int = 0, column: Int = 0, byteColumn: Int = 0, startByte: Int = 0,
      endByte: Int = 0
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.byteColumn = byteColumn
      self.startByte = startByte
      self.endByte = endByte
    }
  }

  /// A change that removes the cause.
  package struct Fix: Sendable, Equatable {
    /// What it does, as an order: "replace `tlak` with `talk`".
    package let title: String
    /// The lines as they would read afterwards; empty when the title says it all.
    package let preview: [String]
    /// Whether it can be applied without being looked at, because it cannot change the meaning.
    package let isSafe: Bool
    /// The edits it consists of; all of them are made, or none.
    package let edits: [Edit]

    package init(_ title: String, preview: [String] = [], isSafe: Bool, edits: [Edit]) {
      self.title = title
      self.preview = preview
      self.isSafe = isSafe
      self.edits = edits
    }
  }

  /// One stretch of bytes of a file, and the text to put there instead.
  package struct Edit: Sendable, Equatable {
    /// The file by the name it was read under.
    package let file: String
    /// The first byte to replace, counted from 0 at the start of the file.
    package let startByte: Int
    /// The byte after the last one to replace; equal to `startByte` for an insertion.
    package let endByte: Int
    package let replacement: String

    package init(file: String, startByte: Int, endByte: Int, replacement: String) {
      self.file = file
      self.startByte = startByte
      self.endByte = endByte
      self.replacement = replacement
    }
  }
}
