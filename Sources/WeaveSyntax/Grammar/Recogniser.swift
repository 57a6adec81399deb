import WeaveSource

/// One thing that may stand next, by the grammar.
package struct Expected: Sendable, Hashable {
  /// A word or sign, a class of tokens, or the end of the text.
  package let terminal: PredictiveGrammar.Terminal
  /// The rules it stands in, outermost first: `question`, `trace`, `ref`.
  package let rules: [String]
}

/// Says what may stand at the end of a text, from nothing but the grammar and the lexer's tokens.
///
/// The textbook machine: a stack of symbols, and for each rule and token the alternative to read.
/// A word is first taken as the quoted word it spells, then as a name.
package struct Recogniser: Sendable {
  private typealias Terminal = PredictiveGrammar.Terminal

  private let grammar: PredictiveGrammar
  private let table: [String: [PredictiveGrammar.Terminal: [PredictiveGrammar.Symbol]]]

  /// The machine of Plainweave's grammar, made once; it takes a moment.
  package static let plainweave = PredictiveGrammar.plainweave.map { Recogniser($0) }

  /// Fills the table from `grammar`, in which one token decides.
  package init(_ grammar: PredictiveGrammar) {
    self.grammar = grammar
    var table: [String: [Terminal: [PredictiveGrammar.Symbol]]] = [:]
    for (name, choices) in grammar.alternatives {
      for choice in choices {
        for terminal in grammar.predictors(of: choice, in: name) {
          table[name, default: [:]][terminal] = choice
        }
      }
    }
    self.table = table
  }

  /// A symbol still to be read, and the rules it stands in.
  private struct Open {
    let symbol: PredictiveGrammar.Symbol
    let rules: [String]
  }

  /// True when `text` is a whole file of the grammar.
  package func accepts(_ text: String) -> Bool {
    var stack = [
      Open(symbol: .terminal(.end), rules: []), Open(symbol: .rule(grammar.start), rules: []),
    ]
    return read(text, &stack, upToEnd: true) && stack.isEmpty
  }

  /// What may stand behind `text`, a part of a file; nil where the text itself does not fit.
  package func expected(after text: String) -> Set<Expected>? {
    var stack = [Open(symbol: .rule(grammar.start), rules: [])]
    guard read(text, &stack, upToEnd: false) else { return nil }
    var found: Set<Expected> = []
    while let top = stack.popLast() {
      if !collect(top.symbol, top.rules, &found) { break }
    }
    return found
  }

  /// Takes the tokens of `text` off the stack; false where one does not fit.
  private func read(_ text: String, _ stack: inout [Open], upToEnd: Bool) -> Bool {
    let source = SourceText(name: "sentence", text)
    let tokens = lex(source.bytes)
    for index in 0..<tokens.count where tokens.code(index) != .remark {
      let code = tokens.code(index)
      if code == .endOfFile, !upToEnd { break }
      let readings = Self.readings(code, source.string(in: tokens.range(index)))
      guard take(readings, &stack) else { return false }
    }
    return true
  }

  /// Opens rules until a token of `readings` is on top, and takes it off.
  private func take(_ readings: [Terminal], _ stack: inout [Open]) -> Bool {
    while let top = stack.popLast() {
      switch top.symbol {
      case .terminal(let terminal): return readings.contains(terminal)
      case .rule(let name):
        guard let reading = readings.first(where: { table[name]?[$0] != nil }),
          let choice = table[name]?[reading]
        else { return false }
        let rules = Self.inside(name, top.rules)
        stack += choice.reversed().map { Open(symbol: $0, rules: rules) }
      }
    }
    return false
  }

  /// Adds what can start `symbol`; true where it can be nothing.
  private func collect(
    _ symbol: PredictiveGrammar.Symbol, _ rules: [String], _ found: inout Set<Expected>
  ) -> Bool {
    switch symbol {
    case .terminal(let terminal):
      found.insert(Expected(terminal: terminal, rules: rules))
      return false
    case .rule(let name):
      var isNullable = false
      let inner = Self.inside(name, rules)
      for choice in grammar.alternatives[name, default: []]
      where choice.allSatisfy({ collect($0, inner, &found) }) {
        isNullable = true
      }
      return isNullable
    }
  }

  /// Rules made of brackets are part of the rule they stand in.
  private static func inside(_ name: String, _ rules: [String]) -> [String] {
    name.contains(".") ? rules : rules + [name]
  }

  /// What a token can be, the likeliest first; nothing when the grammar has no such token.
  package static func readings(
    _ code: TokenCode, _ text: String
  ) -> [PredictiveGrammar.Terminal] {
    if code.isWord { return [.literal(text), .token("WORD"), .token("FIELD"), .token("KIND")] }
    switch code {
    case .endOfFile: return [.end]
    case .newline: return [.token("NEWLINE")]
    case .string, .curlyString: return [.token("STR")]
    case .number: return [.token("NUM")]
    case .ordinal: return [.token("ORD")]
    case .date: return [.token("DATE")]
    case .dateTime: return [.token("DATETIME")]
    case .calendarMonth: return [.token("MONTH")]
    case .timeOfDay: return [.token("TIME")]
    case .comparison: return [.token("CMP")]
    case .dotDot, .atSign, .slash, .comma, .colon, .percent, .questionMark, .leftParenthesis,
      .rightParenthesis:
      return [.literal(text)]
    default: return []
    }
  }
}
