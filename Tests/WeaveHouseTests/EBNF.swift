import FoundationEssentials
import WeaveSyntax

extension EBNF {
  /// Every part of every rule that has no parts of its own.
  var leaves: [Expression] { rules.flatMap { $0.body.leaves } }

  /// The regular expression of each token class, as the first comment of the file gives it.
  var tokenPatterns: [String: String] {
    var patterns: [String: String] = [:]
    for line in (comments.first ?? "").split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      let isClass = parts[0].count > 2 && parts[0].allSatisfy(\.isUppercase)
      guard parts.count == 2, isClass else { continue }
      patterns[parts[0]] = String(parts[1].drop { $0 == " " })
    }
    return patterns
  }
}

extension EBNF.Expression {
  /// The parts of this one that have no parts of their own.
  var leaves: [Self] {
    switch self {
    case .literal, .token, .rule: [self]
    case .sequence(let parts), .choice(let parts): parts.flatMap(\.leaves)
    case .optional(let part), .repetition(let part): part.leaves
    }
  }
}
