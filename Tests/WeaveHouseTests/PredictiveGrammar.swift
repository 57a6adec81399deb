/// A grammar without brackets: alternatives of plain symbols, and what can start and follow each
/// rule.
///
/// `[ ]`, `{ }` and inner `( | )` become rules of their own, named after the rule they stand in:
/// `time.2` is the second one of `time`.
struct PredictiveGrammar: Sendable {
  /// What a token can be.
  enum Terminal: Hashable, Sendable {
    case literal(String), token(String), end
  }

  /// One member of an alternative.
  enum Symbol: Hashable, Sendable {
    case terminal(Terminal), rule(String)
  }

  let start: String
  private(set) var alternatives: [String: [[Symbol]]] = [:]
  private(set) var nullable: Set<String> = []
  private(set) var first: [String: Set<Terminal>] = [:]
  private(set) var follow: [String: Set<Terminal>] = [:]

  /// The grammar of Plainweave, starting with `file`, worked out once.
  static let plainweave = Result { try PredictiveGrammar(EBNF.plainweave.get(), start: "file") }

  /// Takes the brackets out of `grammar`, and works out what starts and follows each rule.
  init(_ grammar: EBNF, start: String) throws {
    self.start = start
    for rule in grammar.rules { addRule(rule.name, rule.body) }
    for symbol in alternatives.values.joined().joined() {
      guard case .rule(let name) = symbol, alternatives[name] == nil else { continue }
      throw EBNF.Slip(description: "no rule is called `\(name)`")
    }
    findStarts()
    findFollowers()
  }

  /// What can start `symbols`, and whether they can be nothing.
  func starts(_ symbols: some Sequence<Symbol>) -> (terminals: Set<Terminal>, isNullable: Bool) {
    var terminals: Set<Terminal> = []
    for symbol in symbols {
      switch symbol {
      case .terminal(let terminal):
        terminals.insert(terminal)
        return (terminals, false)
      case .rule(let name):
        terminals.formUnion(first[name, default: []])
        if !nullable.contains(name) { return (terminals, false) }
      }
    }
    return (terminals, true)
  }

  /// The tokens at which `alternative` of rule `name` is the one to read.
  func predictors(of alternative: [Symbol], in name: String) -> Set<Terminal> {
    let (terminals, isNullable) = starts(alternative)
    return isNullable ? terminals.union(follow[name, default: []]) : terminals
  }

  /// The rules that can be reached from `start`, those made of brackets included.
  var reachable: Set<String> {
    var found: Set<String> = [start]
    var open = [start]
    while let name = open.popLast() {
      for symbol in alternatives[name, default: []].joined() {
        if case .rule(let other) = symbol, found.insert(other).inserted { open.append(other) }
      }
    }
    return found
  }

  // MARK: Taking out brackets

  private mutating func addRule(_ name: String, _ body: EBNF.Expression) {
    var count = 0
    if case .choice(let parts) = body {
      alternatives[name] = parts.map { symbols($0, name, &count) }
    } else {
      alternatives[name] = [symbols(body, name, &count)]
    }
  }

  /// The symbols that stand for `expression`; what has brackets becomes a rule numbered by `count`.
  private mutating func symbols(
    _ expression: EBNF.Expression, _ owner: String, _ count: inout Int
  ) -> [Symbol] {
    switch expression {
    case .literal(let text): return [.terminal(.literal(text))]
    case .token(let name): return [.terminal(.token(name))]
    case .rule(let name): return [.rule(name)]
    case .sequence(let parts): return parts.flatMap { symbols($0, owner, &count) }
    case .choice, .optional, .repetition: break
    }
    count += 1
    let name = "\(owner).\(count)"
    switch expression {
    case .choice(let parts): alternatives[name] = parts.map { symbols($0, owner, &count) }
    case .optional(let part): alternatives[name] = [symbols(part, owner, &count), []]
    case .repetition(let part):
      alternatives[name] = [symbols(part, owner, &count) + [.rule(name)], []]
    case .literal, .token, .rule, .sequence: break
    }
    return [.rule(name)]
  }

  // MARK: What starts and what follows

  private mutating func findStarts() {
    var isChanged = true
    while isChanged {
      isChanged = false
      for (name, choices) in alternatives {
        let found = choices.map { starts($0) }
        let terminals = found.reduce(into: first[name, default: []]) { $0.formUnion($1.terminals) }
        if terminals != first[name] {
          first[name] = terminals
          isChanged = true
        }
        if found.contains(where: \.isNullable), nullable.insert(name).inserted { isChanged = true }
      }
    }
  }

  private mutating func findFollowers() {
    follow[start] = [.end]
    var isChanged = true
    while isChanged {
      isChanged = false
      for (name, choices) in alternatives {
        for choice in choices {
          for (index, symbol) in choice.enumerated() {
            guard case .rule(let other) = symbol else { continue }
            let (terminals, isNullable) = starts(choice[(index + 1)...])
            let followers = isNullable ? terminals.union(follow[name, default: []]) : terminals
            if !followers.isSubset(of: follow[other, default: []]) {
              follow[other, default: []].formUnion(followers)
              isChanged = true
            }
          }
        }
      }
    }
  }
}

extension PredictiveGrammar {
  /// Two alternatives of one rule that a single token does not tell apart.
  struct Conflict: CustomStringConvertible {
    let rule: String
    let alternatives: [[Symbol]]
    let tokens: [Terminal]

    var description: String { "\(rule): \(alternatives) both at \(tokens)" }
  }

  /// The places where one token does not decide, when every quoted word is also a WORD.
  func conflicts(_ words: WordClasses) -> [Conflict] {
    var conflicts: [Conflict] = []
    for (name, choices) in alternatives.sorted(by: { $0.key < $1.key }) {
      let predictors = choices.map { self.predictors(of: $0, in: name) }
      for left in choices.indices {
        for right in choices.indices where left < right {
          let tokens = predictors[left].filter { token in
            predictors[right].contains { words.overlap(token, $0) }
          }
          guard !tokens.isEmpty else { continue }
          conflicts.append(
            Conflict(
              rule: name, alternatives: [choices[left], choices[right]], tokens: Array(tokens)))
        }
      }
    }
    return conflicts
  }
}

/// The closed lists of words behind the token classes FIELD and KIND.
struct WordClasses: Sendable, CustomStringConvertible {
  let fields: Set<String>
  let kinds: Set<String>

  var description: String { "\(fields.count) fields, \(kinds.count) kinds" }

  /// True when some token can be both.
  func overlap(_ left: PredictiveGrammar.Terminal, _ right: PredictiveGrammar.Terminal) -> Bool {
    if left == right { return true }
    switch (spellings(left), spellings(right)) {
    case (.none, _), (_, .none): return false
    case (.any, _), (_, .any): return true
    case (.only(let left), .only(let right)): return !left.isDisjoint(with: right)
    }
  }

  private enum Spellings {
    case none, any, only(Set<String>)
  }

  /// The words that `terminal` can be.
  private func spellings(_ terminal: PredictiveGrammar.Terminal) -> Spellings {
    switch terminal {
    case .token("WORD"): .any
    case .token("FIELD"): .only(fields)
    case .token("KIND"): .only(kinds)
    case .literal(let text): text.first?.isLetter == true ? .only([text]) : .none
    case .token, .end: .none
    }
  }
}
