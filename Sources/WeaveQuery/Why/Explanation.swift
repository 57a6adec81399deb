package import WeaveAnalysis
package import WeaveAnswer
import WeaveModel
package import WeaveSource

/// What stands behind a figure or a field: a sentence that says it, and the lines it comes from.
package struct Explanation: Sendable {
  /// The figure; nil for words, and over nothing.
  package let figure: Figure?
  /// The sentence that says it; it need not start with a capital letter.
  package var said: Words
  /// The lines it comes from, in the order to show them.
  package var groups: [Group] = []
  /// Sentences after the lines.
  package var remarks: [Words] = []
  /// What the first of the lines rests on in turn.
  package var behind: [Explanation] = []

  init(_ figure: Figure?, _ said: Words, _ groups: [Group] = [], remarks: [Words] = []) {
    self.figure = figure
    self.said = said
    self.groups = groups
    self.remarks = remarks
  }

  /// One group of lines that need no words above them.
  init(_ figure: Figure?, _ said: Words, _ lines: [Line]) {
    self.init(figure, said, [Group("", lines)])
  }

  /// Lines that belong together, such as the sessions that are woven.
  package struct Group: Sendable {
    /// Above the lines; empty where the sentence before says enough.
    package let title: Words
    package let lines: [Line]

    init(_ title: Words, _ lines: [Line]) {
      self.title = title
      self.lines = lines
    }
  }

  /// One contribution in words, and the line of the plan it comes from.
  package struct Line: Sendable {
    package let words: Words
    /// Where the line of the plan stands; nil where no single line says it.
    package let location: Location?

    init(_ words: Words, at location: Location?) {
      self.words = words
      self.location = location
    }
  }
}

/// Lays explanations out: what fits is said, and the rest is counted.
struct ExplanationWriter {
  let context: QueryContext
  /// Lines of one answer: what fits on a screen together with its sentences.
  static let lineLimit = 16
  /// Lines kept free for what stands behind a mean.
  static let behindLimit = 6

  func prose(_ explanation: Explanation) -> Prose {
    let inner = explanation.behind.isEmpty ? 0 : Self.behindLimit
    var blocks = self.blocks(explanation, Self.lineLimit - inner)
    for next in explanation.behind { blocks += [.blank] + self.blocks(next, Self.behindLimit) }
    return Prose(blocks)
  }

  private func blocks(_ explanation: Explanation, _ limit: Int) -> [Prose.Block] {
    var blocks: [Prose.Block] = [.paragraph(explanation.said.capitalized)]
    let shares = Self.shares(of: limit, explanation.groups.map(\.lines.count))
    for (group, share) in zip(explanation.groups, shares) where !group.lines.isEmpty {
      if !group.title.isEmpty { blocks.append(.paragraph(group.title)) }
      blocks += group.lines.prefix(share).map { .bullet(words($0)) }
      blocks += Prose.Block.rest(of: group.lines.count, after: share)
    }
    return blocks + explanation.remarks.map { .paragraph($0) }
  }

  /// The words of a line, and its place.
  private func words(_ line: Explanation.Line) -> Words {
    guard let location = line.location else { return line.words }
    return line.words + "  \(place: context.place(location))"
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
