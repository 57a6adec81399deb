/// What the language knows of an entry while it is typed.
package protocol LineAssistant {
  /// Whether Enter runs the text, or begins its next line.
  func continuation(of text: String) -> Continuation
  /// What could stand at the cursor, a place in bytes of UTF-8; likeliest first.
  func completions(_ text: String, cursor: Int) -> Completions
  /// The only word that can come at the end of the text, or nil; a part of it may be typed already.
  func onlyWord(_ text: String) -> String?
  /// Which bytes of UTF-8 have which color: in order, none over another.
  func colors(_ text: String) -> [(range: Range<Int>, color: Color)]
}

/// Whether an entry is whole.
package enum Continuation: Sendable, Equatable {
  case complete
  /// More is expected; this prompt stands before the next line.
  case more(String)
}

/// What could stand at a place.
package struct Completions: Sendable {
  /// What a candidate takes the place of, in bytes of UTF-8.
  package var replaces: Range<Int>
  /// Likeliest first.
  package var candidates: [Candidate]

  package init(replaces: Range<Int>, candidates: [Candidate]) {
    self.replaces = replaces
    self.candidates = candidates
  }
}

/// One text that could stand at a place.
package struct Candidate: Sendable, Equatable {
  package var text: String
  /// What it means, in a few words.
  package var description: String
  /// What is typed behind it when it is the only one.
  package var appends: String

  package init(text: String, description: String, appends: String = " ") {
    self.text = text
    self.description = description
    self.appends = appends
  }
}
