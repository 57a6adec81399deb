import WeaveSource
import WeaveSyntax

/// Says whether the grammar file allows a text, from nothing but the file and the lexer's tokens.
///
/// The textbook machine: a stack of symbols, and a table that names the alternative to read for
/// each rule and token. A word is first taken as the quoted word it spells, then as a WORD.
struct Recogniser: Sendable {
  typealias Terminal = PredictiveGrammar.Terminal

  private let start: String
  private let table: [String: [Terminal: [PredictiveGrammar.Symbol]]]

  /// The recogniser of Plainweave, made once.
  static let plainweave = PredictiveGrammar.plainweave.map { Recogniser($0) }

  /// Fills the table from `grammar`, which has no conflicts.
  init(_ grammar: PredictiveGrammar) {
    start = grammar.start
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

  /// True when `text` is a file of the grammar.
  func accepts(_ text: String) -> Bool {
    let source = SourceText(name: "sentence", text)
    let tokens = lex(source.bytes)
    var stack: [PredictiveGrammar.Symbol] = [.terminal(.end), .rule(start)]
    for index in 0..<tokens.count where tokens.code(index) != .remark {
      let readings = Self.readings(tokens.code(index), source.string(in: tokens.range(index)))
      guard take(readings, from: &stack) else { return false }
    }
    return stack.isEmpty
  }

  /// Opens rules until a token of `readings` is on top, and takes it off.
  private func take(
    _ readings: [Terminal], from stack: inout [PredictiveGrammar.Symbol]
  ) -> Bool {
    while let top = stack.popLast() {
      switch top {
      case .terminal(let terminal): return readings.contains(terminal)
      case .rule(let name):
        guard let reading = readings.first(where: { table[name]?[$0] != nil }),
          let choice = table[name]?[reading]
        else { return false }
        stack.append(contentsOf: choice.reversed())
      }
    }
    return false
  }

  /// What a token can be, the likeliest first; nothing when the grammar has no such token.
  static func readings(_ code: TokenCode, _ text: String) -> [Terminal] {
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
