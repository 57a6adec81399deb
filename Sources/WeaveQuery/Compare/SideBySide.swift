import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource

/// A figure of both sides, by what it is called.
struct ComparedFigure {
  let label: String
  /// The unit of both; nil for shares and plain counts.
  var unit: String?
  /// The measure it is; nil for counts of what is declared.
  var measure: Measure?
  let left: Extent?
  let right: Extent?

  /// Whether the two are worth different amounts: 0 of 3 and 0 of 8 are not.
  var differs: Bool { worth(left) != worth(right) }

  private func worth(_ extent: Extent?) -> [Share?] {
    guard let extent, let low = extent.low, let high = extent.high else { return [] }
    return [low.value, high.value] + (extent.hasNone ? [nil] : [])
  }
}

/// Names that each side has, such as the spaces its teachers come to.
struct ComparedNames {
  /// What a sentence says of a side that alone has them: "is asked to".
  let verb: String
  let left: [String]
  let right: [String]
}

/// Lays two things side by side: sentences about what only one has, and the figures that differ.
struct SideBySide {
  let left: ComparedSide
  let right: ComparedSide

  init(_ left: ComparedSide, _ right: ComparedSide) {
    self.left = left
    self.right = right
  }

  func answer() -> Answer {
    let names = names
    let only = names.flatMap { sentences($0) }
    let figures = figures
    let different = figures.filter(\.differs)
    if only.isEmpty, different.isEmpty {
      let said: Words =
        left.name == right.name
        ? "\(name: left.name) is compared with itself: nothing differs."
        : "\(name: left.name) and \(name: right.name) do not differ in any of "
          + "\(count: figures.count, "figure"), by \(plans)."
      return .prose(Prose([.paragraph(said)]))
    }
    var parts: [Answer] = []
    let said = headlines(different) + only
    if !said.isEmpty { parts.append(.prose(Prose(said.map { .bullet($0) }))) }
    if !different.isEmpty { parts.append(.table(table(different))) }
    let alike = figures.count - different.count
    let same =
      alike == 0
      ? "Every figure differs."
      : "\(counted(alike, "figure")) that \(inNumber(alike, "is", "are")) the same "
        + "\(inNumber(alike, "is", "are")) left out."
    parts.append(
      .prose(
        Prose([
          .paragraph("By \(plans). \(quiet: same)")
        ])))
    return .several(parts)
  }

  private var plans: String { left.kind == .plan ? "these plans" : "this plan" }

  // MARK: Sentences

  /// What only one side has: "Only g3 is asked to coaching".
  private func sentences(_ names: ComparedNames) -> [Words] {
    let sides = [
      (left.name, names.left.filter { !names.right.contains($0) }),
      (right.name, names.right.filter { !names.left.contains($0) }),
    ]
    return sides.compactMap { side, own in
      own.isEmpty
        ? nil
        : "Only \(name: side)\(" \(names.verb) ")\(names: own, atMost: 6)."
    }
  }

  /// The figures people ask for first, as sentences, where they differ.
  private func headlines(_ different: [ComparedFigure]) -> [Words] {
    let wanted: [(label: String?, measure: Measure?, words: String)] = [
      ("teachers", nil, "Teachers"), ("minutes a teacher", nil, "Minutes a teacher"),
      ("minutes", nil, "Minutes"), (nil, .woven, "Woven"),
      (nil, .worst, "Woven, for the teacher served worst"),
    ]
    let side = left.kind == .teacher ? " for " : " in "
    return wanted.compactMap { label, measure, words in
      let row = different.first { row in
        measure.map { row.measure == $0 } ?? (row.label == label)
      }
      guard let row else { return nil }
      let values = inWords([row.left, row.right]).map { value in
        row.unit.map { "\(value) \($0)" } ?? value
      }
      return "\("\(words): ")\(figure: values[0])\(side)\(name: left.name)"
        + ", \(figure: values[1])\(side)\(name: right.name)."
    }
  }

  // MARK: The table

  private func table(_ figures: [ComparedFigure]) -> Table {
    Table(
      columns: [
        Table.Column("measure"), Table.Column("unit"),
        Table.Column(left.name == right.name ? "left" : left.name, isNumeric: true),
        Table.Column(left.name == right.name ? "right" : right.name, isNumeric: true),
      ],
      rows: figures.map { figure in
        [.text(figure.label), figure.unit.map { .text($0) } ?? .absent]
          + Table.Cell.inSameParts([cell(figure.left), cell(figure.right)])
      })
  }

  private func cell(_ extent: Extent?) -> Table.Cell { extent?.cell ?? .none }

  // MARK: What is compared

  private var figures: [ComparedFigure] {
    let isSame = left.kind != .plan
    let rows = isSame ? ComparedMeasures(left, right).rows : ComparedMeasures.ofPlans(left, right)
    return rows
  }

  private var names: [ComparedNames] {
    let (one, other) = (ComparedThings(left), ComparedThings(right))
    return zip(one.names, other.names).map { own, its in
      ComparedNames(verb: own.verb, left: own.names, right: its.names)
    }
  }
}
