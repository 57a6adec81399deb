import WeaveSyntax

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
