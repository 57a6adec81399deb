/// A grammar without brackets: alternatives of plain symbols, and what can start and follow each
/// rule.
///
/// `[ ]`, `{ }` and inner `( | )` become rules of their own, named after the rule they stand in:
/// `time.2` is the second one of `time`.
package struct PredictiveGrammar: Sendable {
  /// What a token can be.
  package enum Terminal: Hashable, Sendable {
    /// A quoted word or sign, a class of tokens, or the end of the text.
    case literal(String), token(String), end
  }

  /// One member of an alternative.
  package enum Symbol: Hashable, Sendable {
    case terminal(Terminal), rule(String)
  }

  /// The rule that a whole text is read as.
  package let start: String
  /// The alternatives of each rule, by its name; an empty one is nothing.
  package private(set) var alternatives: [String: [[Symbol]]] = [:]
  /// The rules that can be nothing.
  package private(set) var nullable: Set<String> = []
  /// The tokens that can start each rule, by its name.
  package private(set) var first: [String: Set<Terminal>] = [:]
  /// The tokens that can stand behind each rule, by its name.
  package private(set) var follow: [String: Set<Terminal>] = [:]

  /// The grammar of Plainweave, starting with `file`, worked out once.
  package static let plainweave = Result {
    try PredictiveGrammar(EBNF.plainweave.get(), start: "file")
  }

  /// Takes the brackets out of `grammar`, and works out what starts and follows each rule.
  package init(_ grammar: EBNF, start: String) throws {
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
  package func starts(
    _ symbols: some Sequence<Symbol>
  ) -> (terminals: Set<Terminal>, isNullable: Bool) {
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
  package func predictors(of alternative: [Symbol], in name: String) -> Set<Terminal> {
    let (terminals, isNullable) = starts(alternative)
    return isNullable ? terminals.union(follow[name, default: []]) : terminals
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
