import WeaveEngine
import WeaveSyntax

/// What was entered, read once.
package struct Entry: Sendable {
  /// As journals, scripts and the list of results keep it.
  package let text: String
  let content: Content

  /// What an entry can be.
  enum Content: Sendable {
    case nothing
    case remark
    /// `_`, the last result, or `_3`, the third.
    case result(String)
    /// A word of the prompt; nil where what stands behind it is not what the word takes.
    case prompt(PromptWord, PromptOrder?)
    /// A word with a colon that is none of the prompt's.
    case noCommand(String)
    /// Edits, or a `what if` of them.
    case edits(Sentence)
    case question(Sentence)
    /// `must` or `should`: held against the plan.
    case rule(Sentence)
    case declaration(Declaration)
    case scenario(TypedScenario)
    /// A header that only a file can hold.
    case onlyInFiles(StatementKind)
    /// A fact that does not say what it is about.
    case fact
    /// What starts with no word that is known.
    case unknown(String)
  }

  /// Reads what was entered, which may have several lines.
  package init(_ typed: String) {
    let text = typed.quotesOnOneLine.trimmed
    content = Content(text)
    self.text = StatementKind(startOf: text)?.role == .question ? text.oneLine : text
  }

  /// The word of the prompt it starts with; nil for others.
  package var word: PromptWord? {
    if case .prompt(let word, _) = content { word } else { nil }
  }

  /// True where it leaves the session other than it was: what a journal enters again.
  ///
  /// What was adopted or saved is done.
  package var changesSession: Bool {
    switch content {
    case .prompt(let word, _): [.try, .undo, .redo, .branch, .switch].contains(word)
    case .edits, .declaration, .scenario, .onlyInFiles: true
    case .nothing, .remark, .result, .noCommand, .question, .rule, .fact, .unknown: false
    }
  }
}

extension Entry.Content {
  /// True where there is nothing to do without a plan.
  var needsPlan: Bool {
    switch self {
    case .prompt(let word, _): word.needsPlan
    case .nothing, .remark, .result, .noCommand: false
    case .edits, .question, .rule, .declaration, .scenario, .onlyInFiles, .fact, .unknown: true
    }
  }

  fileprivate init(_ text: String) {
    let words = text.split(whereSeparator: \.isBlank).map(String.init)
    guard let first = words.first else {
      self = .nothing
      return
    }
    if text.hasPrefix("#") {
      self = .remark
    } else if text == "help" {
      self = .prompt(.help, .help(""))
    } else if text.hasPrefix("?") {
      self = .prompt(.help, .help(String(text.dropFirst()).trimmed))
    } else if text.hasPrefix("_") {
      self = .result(text)
    } else if let word = PromptWord(rawValue: first) {
      self = .prompt(word, PromptOrder(word, Array(words.dropFirst())))
    } else if text.hasPrefix(":") {
      self = .noCommand(first)
    } else if let kind = StatementKind(keyword: first) {
      self.init(text, kind)
    } else {
      self = .unknown(first)
    }
  }

  /// A sentence of the language.
  private init(_ text: String, _ kind: StatementKind) {
    switch kind.role {
    case .edit: self = .edits(.whatIf([text.oneLine]))
    case .question:
      let sentence = Sentence(text.oneLine)
      self = kind == .what ? .edits(sentence) : .question(sentence)
    case .fact: self = .fact
    case .header:
      let lines = text.split(separator: "\n").map { String($0).trimmed }.filter {
        !$0.isEmpty && !$0.hasPrefix("#")
      }
      if [.must, .should].contains(kind) {
        self = .rule(Sentence(lines[0]))
      } else if kind == .scenario {
        self = .scenario(TypedScenario(lines))
      } else if [.query, .include, .weave, .voice, .plan].contains(kind) {
        self = .onlyInFiles(kind)
      } else {
        self = .declaration(Declaration(lines))
      }
    }
  }
}

extension StatementKind {
  /// The kind of statement a text starts with; nil where its first word starts none.
  init?(startOf text: String) {
    self.init(
      keyword: text.split(maxSplits: 1, whereSeparator: \.isBlank).first.map(String.init) ?? "")
  }
}

/// A header that was entered, with its facts: edits that add them.
struct Declaration: Sendable {
  let name: String
  /// The edits that add all of it.
  let whole: Sentence
  private let header: String
  private let facts: [String]

  init(_ lines: [String]) {
    let name = lines[0].split(whereSeparator: \.isBlank).dropFirst().first.map(String.init) ?? ""
    self.name = name
    header = "add \(lines[0])"
    facts = lines.dropFirst().map { "add to \(name) \($0)" }
    whole = .whatIf([header] + facts)
  }

  /// The edit that adds the header alone.
  var headerAlone: Sentence { .whatIf([header]) }

  /// The edits that add the facts to a header that stands already; nil where there are none.
  var factsAlone: Sentence? { facts.isEmpty ? nil : .whatIf(facts) }
}

/// A scenario that was entered, with its edits.
struct TypedScenario: Sendable {
  let name: String?
  /// The scenario it starts from; nil for the plan as it is.
  let base: String?
  let edits: [String]
  /// As a script keeps it.
  let text: String

  init(_ lines: [String]) {
    let words = lines[0].split(whereSeparator: \.isBlank).map(String.init)
    name = words.count > 1 ? words[1] : nil
    base = words.firstIndex(of: "from").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
    edits = Array(lines.dropFirst())
    text = lines.joined(separator: "\n  ")
  }
}
