/// A grammar file, read: its rules in order.
package struct EBNF: Sendable {
  /// What stands right of a `=`.
  package indirect enum Expression: Sendable, Hashable {
    /// A quoted word or sign.
    case literal(String)
    /// A class of tokens, in capitals.
    case token(String)
    /// Another rule, by its name.
    case rule(String)
    case sequence([Expression])
    case choice([Expression])
    /// What stands in `[ ]`: once or not at all.
    case optional(Expression)
    /// What stands in `{ }`: any number of times, also none.
    case repetition(Expression)
  }

  /// One rule, with its text on one line and single blanks.
  package struct Rule: Sendable {
    package let name: String
    package let text: String
    /// What the rule stands for.
    package let body: Expression
  }

  /// What is wrong with a grammar file.
  package struct Slip: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  /// In the order of the file.
  package let rules: [Rule]
  /// The bodies by name.
  package let bodies: [String: Expression]
  /// What stands in `(* *)`, in order.
  package let comments: [String]

  /// The grammar of Plainweave, read once.
  package static let plainweave = Result { try EBNF(grammarText) }

  /// Reads the text of a grammar file.
  package init(_ text: String) throws {
    var reader = GrammarReader(text)
    var rules: [Rule] = []
    while let rule = try reader.rule() { rules.append(rule) }
    self.rules = rules
    comments = reader.comments
    bodies = try Dictionary(rules.map { ($0.name, $0.body) }) { _, _ in
      throw Slip(description: "a rule stands twice")
    }
  }
}

/// Reads a grammar file word by word.
private struct GrammarReader {
  private enum Lexeme: Equatable {
    case name(String), quoted(String), sign(Character), end

    var text: String {
      switch self {
      case .name(let name): name
      case .quoted(let text): "\"\(text)\""
      case .sign(let sign): String(sign)
      case .end: "the end of the file"
      }
    }
  }

  private(set) var comments: [String] = []
  private var rest: Substring
  private var next: Lexeme = .end
  /// The words of the rule being read.
  private var words: [String] = []

  init(_ text: String) {
    rest = text[...]
    step()
  }

  /// The next rule, or nil at the end of the file.
  mutating func rule() throws -> EBNF.Rule? {
    if next == .end { return nil }
    words = []
    guard case .name(let name) = next else { throw unexpected("the name of a rule") }
    advance()
    try take("=")
    let body = try choice()
    try take(";")
    return EBNF.Rule(name: name, text: words.joined(separator: " "), body: body)
  }

  private mutating func choice() throws -> EBNF.Expression {
    var alternatives = [try sequence()]
    while next == .sign("|") {
      advance()
      alternatives.append(try sequence())
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws -> EBNF.Expression {
    var parts: [EBNF.Expression] = []
    while let part = try part() { parts.append(part) }
    if parts.isEmpty { throw unexpected("a part of a rule") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part() throws -> EBNF.Expression? {
    switch next {
    case .name(let name):
      advance()
      return name.allSatisfy(\.isUppercase) ? .token(name) : .rule(name)
    case .quoted(let text):
      advance()
      return .literal(text)
    case .sign("("): return try bracketed(")") { $0 }
    case .sign("["): return try bracketed("]") { .optional($0) }
    case .sign("{"): return try bracketed("}") { .repetition($0) }
    case .sign, .end: return nil
    }
  }

  private mutating func bracketed(
    _ closing: Character, _ wrap: (EBNF.Expression) -> EBNF.Expression
  ) throws -> EBNF.Expression {
    advance()
    let inner = try choice()
    try take(closing)
    return wrap(inner)
  }

  private mutating func take(_ sign: Character) throws {
    guard next == .sign(sign) else { throw unexpected("`\(sign)`") }
    advance()
  }

  private func unexpected(_ wanted: String) -> EBNF.Slip {
    EBNF.Slip(description: "after `\(words.joined(separator: " "))`: \(next.text), not \(wanted)")
  }

  /// Keeps the word being looked at, and goes on to the next one.
  private mutating func advance() {
    words.append(next.text)
    step()
  }

  private mutating func step() {
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if rest.hasPrefix("(*") {
        comments.append(cut(2, upTo: "*)"))
      } else if first == "\"" {
        next = .quoted(cut(1, upTo: "\""))
        return
      } else if first.isLetter {
        let name = rest.prefix { $0.isLetter }
        rest = rest.dropFirst(name.count)
        next = .name(String(name))
        return
      } else {
        next = .sign(rest.removeFirst())
        return
      }
    }
    next = .end
  }

  /// What lies between an opening of `length` characters and `closing`; goes on behind it.
  private mutating func cut(_ length: Int, upTo closing: String) -> String {
    rest = rest.dropFirst(length)
    var inner = ""
    while !rest.isEmpty, !rest.hasPrefix(closing) { inner.append(rest.removeFirst()) }
    rest = rest.dropFirst(closing.count)
    return inner
  }
}
