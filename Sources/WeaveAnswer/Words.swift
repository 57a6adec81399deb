import WeaveSource

/// Words in a row, each stretch with its role: a sentence, or a part of one.
///
/// They are written as they read, and no sentence of an answer is made in another way:
///
///     let line: Words = "\(name: thread) is met \(count: 3, "time") in \(names: spaces, atMost: 4)"
///     let whole = line + " (\(place: "cedar.weave:41"))\(title.map { ": \($0)" })"
///     blocks.append(.paragraph("\(quiet: "By this plan.")"))
///
/// Each pair of brackets in the literal is a stretch of its own: plain words (`\(text)`), a `name`,
/// `names` in a list, a `figure`, a `count` of things, a `place`, `quiet`, `good` or `bad` words,
/// other words (`\(line)`, nothing for nil), or a `list` of them. Empty ones are left out. What is
/// no answer, such as the message of a finding, is a string; `counted` and `listed` write those.
public typealias Words = [Prose.Span]

extension Array: @retroactive ExpressibleByStringInterpolation,
  @retroactive ExpressibleByStringLiteral,
  @retroactive ExpressibleByExtendedGraphemeClusterLiteral,
  @retroactive ExpressibleByUnicodeScalarLiteral
where Element == Prose.Span {
  /// Plain words as they are written in code; none for an empty text.
  public init(stringLiteral text: String) { self = text.isEmpty ? [] : [Prose.Span(text)] }

  /// One stretch of plain words.
  package static func plain(_ text: String) -> Words { Words(stringLiteral: text) }

  /// Words with stretches that have a role.
  public init(stringInterpolation words: Prose.Interpolation) { self = words.words }

  package static func + (left: Words, right: Words) -> Words {
    var result = left
    result.append(contentsOf: right)
    return result
  }

  package static func += (left: inout Words, right: Words) { left.append(contentsOf: right) }

  /// The same words with a capital first letter, unless they start with a name or figure.
  package var capitalized: Words {
    guard let first, first.role == .plain else { return self }
    return [Prose.Span(WeaveSource.capitalized(first.text))] + dropFirst()
  }
}

extension Prose {
  /// What stands between the quotes of `Words` in code.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var words: Words = []

    /// No words yet.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// What is written between brackets.
    public mutating func appendLiteral(_ text: String) { append(text, .plain) }

    /// Plain words.
    public mutating func appendInterpolation(_ text: String) { append(text, .plain) }

    /// A plain number.
    public mutating func appendInterpolation(_ number: Int) { append("\(number)", .plain) }

    /// Other words, with their roles.
    public mutating func appendInterpolation(_ words: Words) { self.words += words }

    /// Nothing where there are no words.
    public mutating func appendInterpolation(_ words: Words?) { self.words += words ?? [] }

    /// One stretch, with its role.
    public mutating func appendInterpolation(_ span: Span) { words.append(span) }

    /// A name of the plan.
    public mutating func appendInterpolation(name: String) { append(name, .name) }

    /// Names of the plan: `a, b and c`; `limit` as for a list.
    public mutating func appendInterpolation(names: [String], atMost limit: Int = .max - 1) {
      appendInterpolation(list: names.map { [Span($0, .name)] }, atMost: limit)
    }

    /// Parts of a sentence: `a, b and c`; of many, the first `limit`: `a, b and 4 more`.
    ///
    /// One above the limit is shown too: "and 1 more" would take its place.
    public mutating func appendInterpolation(list parts: [Words], atMost limit: Int = .max - 1) {
      let all = listed(parts, atMost: limit + 1, showing: limit) { [Span($0)] }
      words += all.joined()
    }

    /// A number, or words with one.
    public mutating func appendInterpolation(figure: String) { append(figure, .figure) }

    /// A number.
    public mutating func appendInterpolation(figure: Int) { append("\(figure)", .figure) }

    /// So many things of a kind: `1 session`, `3 sessions`, `2 people` with a plural of its own.
    public mutating func appendInterpolation(
      count: Int, _ one: String, _ several: String? = nil
    ) {
      append(counted(count, one, several), .figure)
    }

    /// Where something stands: `cedar.weave:41`.
    public mutating func appendInterpolation(place: String) { append(place, .place) }

    /// Something worth less attention.
    public mutating func appendInterpolation(quiet: String) { append(quiet, .quiet) }

    /// A change for the better, or a promise kept.
    public mutating func appendInterpolation(good: String) { append(good, .good) }

    /// A change for the worse, or a promise broken.
    public mutating func appendInterpolation(bad: String) { append(bad, .bad) }

    /// A stretch whose role is worked out.
    package mutating func appendInterpolation(_ text: String, as role: Role) {
      append(text, role)
    }

    private mutating func append(_ text: String, _ role: Role) {
      if !text.isEmpty { words.append(Span(text, role)) }
    }
  }
}

extension Prose {
  /// A heading, and a line of a list for each of `lines`.
  package init(_ heading: Words, list lines: [Words]) {
    self.init([.heading(heading)] + lines.map { .bullet($0) })
  }
}

extension Prose.Block {
  /// The last line of a list that shows `shown` of `all`: how many more there are, or nothing.
  package static func rest(of all: Int, after shown: Int, depth: Int = 0) -> [Prose.Block] {
    all > shown ? [.bullet("\(quiet: "and \(all - shown) more")", depth: depth)] : []
  }
}
