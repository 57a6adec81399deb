/// A word that only the prompt knows, as it is typed: `undo`, `:save`.
///
/// Help, completion and "did you mean" read what stands here of each; sentences of the language are
/// in the language's own catalog.
package enum PromptWord: String, Sendable, CaseIterable {
  // Sentences about the branches of this session.
  case `try`, undo, redo, branch, `switch`, branches, scenarios, delta, adopt, more, load

  // Commands of the prompt itself.
  case help = ":help"
  case doc = ":doc"
  case set = ":set"
  case timing = ":timing"
  case edit = ":edit"
  case save = ":save"
  case source = ":source"
  case results = ":results"
  case history = ":history"
  case reload = ":reload"
  case tutorial = ":tutorial"
  case version = ":version"
  case quit = ":quit"

  /// True for a command, which starts with a colon.
  var isCommand: Bool { rawValue.hasPrefix(":") }

  /// True where there is nothing to do without a plan.
  var needsPlan: Bool { !isCommand && self != .load && self != .more }

  /// Its parts, in the words of the manual.
  package var shape: String { row.shape }

  /// One sentence of help.
  package var summary: String { row.summary }

  static let commands = allCases.filter(\.isCommand)
  static let sentences = allCases.filter { !$0.isCommand }

  private var row: (shape: String, summary: String) {
    switch self {
    case .try:
      (
        "try WAY",
        "Makes the last pull that named no way by this one; also a suggestion, or a scenario."
      )
    case .undo: ("undo [hN]", "Takes the last edits back, or those of one line.")
    case .redo: ("redo", "Makes again what was undone last.")
    case .branch: ("branch NAME", "Starts another branch from here.")
    case .switch: ("switch NAME", "Goes to a branch; `switch plan` to the plan as it is.")
    case .branches: ("branches", "Lists the branches of this session, side by side.")
    case .scenarios: ("scenarios", "Lists the plan's scenarios, beside the plan as it is.")
    case .delta: ("delta", "Says what the edits of this branch change.")
    case .adopt: ("adopt", "Writes the edits of this branch, after showing them.")
    case .more: ("more", "Shows the last answer whole.")
    case .load: ("load FILE", "Opens another plan.")
    case .help: (":help [WORD]", "Help, as `?` does.")
    case .doc: (":doc WORD", "The reference of a word of the language.")
    case .set: (":set mode MODE", "How answers are written; also `:set pager on or off`.")
    case .timing: (":timing on or off", "Says how long each answer takes.")
    case .edit:
      (":edit", "Opens the last entry in your editor, and enters what you save.")
    case .save: (":save FILE", "Keeps this session's lines; `:save csv FILE` a table.")
    case .source: (":source FILE", "Enters the lines of a file.")
    case .results: (":results", "Lists the answers so far: `_2` shows the second again.")
    case .history: (":history [TEXT]", "Lists what was entered.")
    case .reload: (":reload", "Reads the plan again, and makes this session's edits on it.")
    case .tutorial: (":tutorial", "Ten minutes on the Cedar plan, step by step.")
    case .version: (":version", "Says which Plainweave this is.")
    case .quit: (":quit", "Leaves; so does Ctrl-D.")
    }
  }
}

/// How answers are written, by the word behind `:set mode`; `line` writes one value a line.
package enum AnswerMode: String, Sendable, CaseIterable {
  case table, line, markdown, csv, json
}

/// A word of the prompt with what it takes.
enum PromptOrder: Sendable {
  case trySuggestion(Int)
  case tryNamed(String)
  /// The hypothesis named is taken back; with nil, the last.
  case undo(String?)
  case branch(String)
  case switchTo(String)
  case load(String)
  case help(String)
  case mode(AnswerMode)
  case pager(Bool)
  case timing(Bool)
  /// The session's lines, or in a form the last answer, go into a file.
  case save(form: String?, path: String)
  case source(String)
  case history(String)
  case redo, branches, scenarios, delta, adopt, more, edit, results, reload, tutorial, version, quit

  /// What `word` with `words` behind it asks for; nil where it takes something else.
  init?(_ word: PromptWord, _ words: [String]) {
    let rest = words.joined(separator: " ")
    let order: PromptOrder? =
      switch word {
      case .try:
        words.isEmpty ? nil : Int(rest).map(PromptOrder.trySuggestion) ?? .tryNamed(rest)
      case .undo: .undo(words.isEmpty ? nil : rest)
      case .branch: words.count == 1 ? .branch(rest) : nil
      case .switch: words.count == 1 ? .switchTo(rest) : nil
      case .redo: words.isEmpty ? .redo : nil
      case .branches: words.isEmpty ? .branches : nil
      case .scenarios: words.isEmpty ? .scenarios : nil
      case .delta: words.isEmpty ? .delta : nil
      case .adopt: words.isEmpty ? .adopt : nil
      case .load: words.isEmpty ? nil : .load(rest.unquoted)
      case .help: .help(rest)
      case .doc: words.isEmpty ? nil : .help(rest)
      case .set: Self.setting(words)
      case .timing: Self.isOn(words).map { .timing($0) }
      case .save:
        switch words.count {
        case 1: .save(form: nil, path: words[0])
        case 2: .save(form: words[0], path: words[1])
        default: nil
        }
      case .source: words.isEmpty ? nil : .source(rest)
      case .history: .history(rest)
      // These take nothing, and mind nothing that stands behind them.
      case .more: .more
      case .edit: .edit
      case .results: .results
      case .reload: .reload
      case .tutorial: .tutorial
      case .version: .version
      case .quit: .quit
      }
    guard let order else { return nil }
    self = order
  }

  private static func setting(_ words: [String]) -> PromptOrder? {
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "mode": return AnswerMode(rawValue: words[1]).map { .mode($0) }
    case "pager": return isOn([words[1]]).map { .pager($0) }
    default: return nil
    }
  }

  private static func isOn(_ words: [String]) -> Bool? {
    words == ["on"] ? true : words == ["off"] ? false : nil
  }
}

extension String {
  /// Without the quotes around it.
  fileprivate var unquoted: String {
    count > 1 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
  }
}
