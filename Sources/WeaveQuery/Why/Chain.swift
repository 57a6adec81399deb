package import WeaveAnalysis
package import WeaveAnswer
import WeaveModel
package import WeaveSource

/// The facts behind one figure: a sentence that says it, and the facts it is made of.
package struct Chain: Sendable {
  /// How the facts make the figure.
  package enum Sum: Sendable {
    /// Their parts of their wholes, added up: 3 of 4.
    case counts
    /// The mean of their shares, each as often as it weighs.
    case mean
    case total
    case greatest
    /// 1 ÷ the sum of the squares of their shares of the whole.
    case strands
    /// They make no figure: they say where a word or a name comes from.
    case words
  }

  /// The figure as the measures have it; nil for words, and over nothing.
  package let figure: Figure?
  package let sum: Sum
  /// The figure in a sentence.
  package var said: [Prose.Span]
  package var groups: [ChainGroup] = []
  /// Sentences after the facts.
  package var remarks: [[Prose.Span]] = []
  /// What one of the facts rests on in turn.
  package var behind: [Chain] = []

  /// The facts of all groups.
  package var facts: [ChainFact] { groups.flatMap(\.facts) }

  /// The figure that the facts make; nil over nothing, and where they make none.
  package var total: Figure? {
    switch sum {
    case .words: return nil
    case .counts:
      let whole = facts.reduce(0) { $0 + $1.whole }
      return facts.reduce(Share.zero) { $0 + $1.part }.whole.flatMap { .of($0, whole) }
    case .mean:
      let counted = facts.filter { $0.whole > 0 }
      let weight = counted.reduce(0) { $0 + $1.weight }
      if weight == 0 { return nil }
      let sum = counted.reduce(Share.zero) { $0 + $1.part / $1.whole * $1.weight }
      return .share(sum / weight)
    case .total: return .share(facts.reduce(Share.zero) { $0 + $1.part })
    case .greatest: return facts.map(\.part).max().map { .share($0) }
    case .strands:
      let parts = facts.compactMap { $0.part.whole }
      let all = parts.reduce(0, +)
      let squares = parts.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
      return squares == 0 ? nil : .share(Share(Int128(all) * Int128(all), squares))
    }
  }
}

/// Facts of a chain that belong together, such as the sessions that are woven.
package struct ChainGroup: Sendable {
  /// Words above the facts; empty where the sentence before says enough.
  package let title: [Prose.Span]
  package let facts: [ChainFact]
}

/// One fact of a chain, with the line it stands in.
package struct ChainFact: Sendable {
  package let words: [Prose.Span]
  package let location: Location?
  /// What it adds to the figure.
  package let part: Share
  /// What that is a part of; 0 where it is none.
  package let whole: Int
  /// How many people it is the same for.
  package let weight: Int

  /// A fact that adds `part` to a count of `whole`.
  init(
    _ words: [Prose.Span], at location: Location?, part: Int = 0, of whole: Int = 0,
    weight: Int = 1
  ) {
    self.init(words, at: location, share: Share(part, 1), of: whole, weight: weight)
  }

  /// A fact that adds a quotient, such as minutes split between threads.
  init(
    _ words: [Prose.Span], at location: Location?, share: Share, of whole: Int = 0, weight: Int = 1
  ) {
    self.words = words
    self.location = location
    part = share
    self.whole = whole
    self.weight = weight
  }
}

/// Lays chains out: what fits is said, and the rest is counted.
struct ChainWriter {
  let context: QueryContext
  /// Facts named in one answer: what fits on a screen together with its sentences.
  static let factLimit = 16
  /// Facts kept free for what stands behind a mean.
  static let behindLimit = 6

  func prose(_ chain: Chain) -> Prose {
    var blocks: [Prose.Block] = []
    let inner = chain.behind.isEmpty ? 0 : Self.behindLimit
    write(chain, Self.factLimit - inner, &blocks)
    for next in chain.behind {
      blocks.append(.blank)
      write(next, Self.behindLimit, &blocks)
    }
    return Prose(blocks)
  }

  private func write(_ chain: Chain, _ limit: Int, _ blocks: inout [Prose.Block]) {
    blocks.append(.paragraph(Self.sentence(chain.said)))
    let shares = Self.shares(of: limit, chain.groups.map(\.facts.count))
    for (group, share) in zip(chain.groups, shares) where !group.facts.isEmpty {
      if !group.title.isEmpty { blocks.append(.paragraph(group.title)) }
      for fact in group.facts.prefix(share) { blocks.append(.bullet(line(fact))) }
      if group.facts.count > share {
        blocks.append(.bullet([Prose.Span("and \(group.facts.count - share) more", .quiet)]))
      }
    }
    blocks += chain.remarks.map { .paragraph($0) }
  }

  /// Words with a capital first letter, unless they start with a name or figure.
  static func sentence(_ words: [Prose.Span]) -> [Prose.Span] {
    guard let first = words.first, first.role == .plain else { return words }
    return [Prose.Span(capitalized(first.text))] + words.dropFirst()
  }

  /// The words of a fact, and its place.
  private func line(_ fact: ChainFact) -> [Prose.Span] {
    guard let location = fact.location else { return fact.words }
    return fact.words + ["  ", Prose.Span(context.place(location), .place)]
  }

  /// Shares `limit` lines out among groups: what a small one leaves, a large one takes.
  static func shares(of limit: Int, _ counts: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: counts.count)
    var left = limit
    var waiting = counts.filter { $0 > 0 }.count
    for index in counts.indices.sorted(by: { (counts[$0], $0) < (counts[$1], $1) })
    where counts[index] > 0 {
      // One more than the share is shown too: "and 1 more" would take its line.
      let share = max(1, left / waiting)
      result[index] = counts[index] <= share + 1 ? counts[index] : share
      left = max(0, left - result[index])
      waiting -= 1
    }
    return result
  }
}
