import WeaveAnswer

/// A sentence with the role of each stretch, written as it reads:
/// `"\(name: "plc") meets \(figure: "3 times")"`.
struct Words: ExpressibleByStringInterpolation, Sendable {
  private(set) var spans: [Prose.Span]

  init(stringLiteral text: String) { spans = text.isEmpty ? [] : [Prose.Span(text)] }

  init(stringInterpolation: Interpolation) { spans = stringInterpolation.spans }

  static func + (left: Words, right: Words) -> Words {
    var result = left
    result.spans += right.spans
    return result
  }

  /// The parts as a list in a sentence: `a, b and c`.
  static func list(_ parts: [Words]) -> Words {
    var result: Words = ""
    for (place, part) in parts.enumerated() {
      if place > 0 { result = result + (place == parts.count - 1 ? " and " : ", ") }
      result = result + part
    }
    return result
  }

  /// What stands between the quotes of a sentence in code.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate(set) var spans: [Prose.Span] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) { append(text, .plain) }

    mutating func appendInterpolation(_ text: String) { append(text, .plain) }

    mutating func appendInterpolation(_ words: Words) { spans += words.spans }

    /// A name of the plan.
    mutating func appendInterpolation(name: String) { append(name, .name) }

    /// Names of the plan: `a, b and c`.
    mutating func appendInterpolation(names: [String]) {
      spans += Words.list(names.map { "\(name: $0)" }).spans
    }

    mutating func appendInterpolation(figure: String) { append(figure, .figure) }

    mutating func appendInterpolation(place: String) { append(place, .place) }

    mutating func appendInterpolation(bad: String) { append(bad, .bad) }

    private mutating func append(_ text: String, _ role: Prose.Role) {
      if !text.isEmpty { spans.append(Prose.Span(text, role)) }
    }
  }
}

/// Strings in a sentence: `a, b and c`.
func spoken(_ parts: [String], _ last: String = "and") -> String {
  guard let end = parts.last, parts.count > 1 else { return parts.first ?? "" }
  return parts.dropLast().joined(separator: ", ") + " \(last) " + end
}

/// A word of a list as people say it: `staff-meeting` is a staff meeting.
func plainWord(_ word: String) -> String {
  word.split(separator: "-", omittingEmptySubsequences: false).joined(separator: " ")
}
