/// One row of the catalogue of the prompt: a word that only the prompt knows.
///
/// Help, completion and "did you mean" read these rows; sentences of the language are in the
/// language's own catalogue.
package struct PromptWord: Sendable, Hashable {
  /// The word as it is typed: `undo`, `:save`.
  package let word: String
  /// Its parts, in the words of the manual.
  package let shape: String
  /// One sentence of help.
  package let summary: String

  init(_ word: String, _ shape: String, _ summary: String) {
    self.word = word
    self.shape = shape
    self.summary = summary
  }

  /// Sentences about the branches of this session.
  package static let sentences: [PromptWord] = [
    PromptWord(
      "try", "try WAY",
      "Makes the last pull that named no way by this one; also a suggestion, or a scenario."),
    PromptWord("undo", "undo [hN]", "Takes the last edits back, or those of one line."),
    PromptWord("redo", "redo", "Makes again what was undone last."),
    PromptWord("branch", "branch NAME", "Starts another branch from here."),
    PromptWord("switch", "switch NAME", "Goes to a branch; `switch plan` to the plan as it is."),
    PromptWord("branches", "branches", "Lists the branches of this session, side by side."),
    PromptWord("scenarios", "scenarios", "Lists the plan's scenarios, beside the plan as it is."),
    PromptWord("delta", "delta", "Says what the edits of this branch change."),
    PromptWord("adopt", "adopt", "Writes the edits of this branch, after showing them."),
    PromptWord("more", "more", "Shows the last answer whole."),
    PromptWord("load", "load FILE", "Opens another plan."),
  ]

  /// Commands of the prompt itself.
  package static let commands: [PromptWord] = [
    PromptWord(":help", ":help [WORD]", "Help, as `?` does."),
    PromptWord(":doc", ":doc WORD", "The reference of a word of the language."),
    PromptWord(":set", ":set mode MODE", "How answers are written; also `:set pager on or off`."),
    PromptWord(":timing", ":timing on or off", "Says how long each answer takes."),
    PromptWord(":edit", ":edit", "Opens the last entry in your editor, and enters what you save."),
    PromptWord(":save", ":save FILE", "Keeps this session's lines; `:save csv FILE` a table."),
    PromptWord(":source", ":source FILE", "Enters the lines of a file."),
    PromptWord(":results", ":results", "Lists the answers so far: `_2` shows the second again."),
    PromptWord(":history", ":history [TEXT]", "Lists what was entered."),
    PromptWord(":reload", ":reload", "Reads the plan again, and makes this session's edits on it."),
    PromptWord(":tutorial", ":tutorial", "Ten minutes on the Cedar plan, step by step."),
    PromptWord(":version", ":version", "Says which Plainweave this is."),
    PromptWord(":quit", ":quit", "Leaves; so does Ctrl-D."),
  ]

  static let all = sentences + commands

  /// The row of `word`.
  static func named(_ word: String) -> PromptWord? { all.first { $0.word == word } }

  /// The values of `:set mode`.
  package static let modes = ["table", "line", "markdown", "csv", "json"]
}
