/// What a person answered at a prompt.
package enum Input: Sendable, Equatable {
  /// A whole entry; it may hold line ends, but does not end with one.
  case line(String)
  /// Ctrl-C: what was typed is dropped.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the input.
  case end
}

/// What stands before the place where an entry is typed.
package struct Prompt: Sendable, Equatable {
  /// On one line, with the blank behind it.
  package var text: String
  /// Nil for the terminal's own color.
  package var color: Color?

  package init(_ text: String, color: Color? = nil) {
    self.text = text
    self.color = color
  }
}

/// Colors that every terminal has, and bold and dim, by their SGR parameters.
package enum Color: UInt8, Sendable, CaseIterable {
  case red = 31
  case green = 32
  case yellow = 33
  case blue = 34
  case cyan = 36
  case bold = 1
  case dim = 2

  /// The sequence that turns it on, everything else being off.
  var sequence: String { "\u{1B}[0;\(rawValue)m" }

  /// The sequence that turns every color off.
  static let off = "\u{1B}[0m"
}

/// Somewhere entries come from: a terminal with an editor, or plain lines.
///
/// For the main thread only.
package protocol LineSource: AnyObject {
  /// Asks for an entry; `text` stands there to begin with.
  func read(_ prompt: Prompt, text: String) -> Input
}

extension LineSource {
  /// Asks for an entry.
  package func read(_ prompt: Prompt) -> Input { read(prompt, text: "") }
}

/// A text being edited, and the place in it.
struct Line: Equatable {
  var text = ""
  /// In bytes of UTF-8, at a scalar.
  var cursor = 0

  /// A line with the cursor at its end.
  static func atEnd(_ text: String) -> Line { Line(text: text, cursor: text.utf8.count) }

  var index: String.Index { text.utf8.index(text.startIndex, offsetBy: cursor) }
  var before: Substring { text[..<index] }
  var after: Substring { text[index...] }
  var isAtEnd: Bool { cursor == text.utf8.count }

  /// The cursor in scalars, as the editor counts.
  var scalars: Int { before.unicodeScalars.count }
}
