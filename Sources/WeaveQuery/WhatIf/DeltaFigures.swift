import WeaveAnalysis
import WeaveModel

/// A figure of somebody or something in two plans.
struct DeltaFigure {
  /// Of whom or what: a team, a thread, `all teachers`.
  let of: String
  let measure: Measure
  let before: Extent?
  let after: Extent?

  var moved: Bool { before != after }
}

/// The figures a change of plan can move, read of one plan.
struct DeltaFigures {
  private let context: QueryContext

  init(_ context: QueryContext) { self.context = context }

  /// One figure: whose, and which.
  private struct Row: Hashable {
    let of: String
    let key: FigureKey

    // The same thing may stand in another place of the other plan.
    static func == (left: Self, right: Self) -> Bool {
      left.of == right.of && left.key.measure == right.key.measure
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(of)
      hasher.combine(key.measure)
    }
  }

  /// All figures, those of the worst-served teacher first, then team by team, then everybody,
  /// threads, goals and leaders.
  static func changes(
    _ before: QueryContext, _ after: QueryContext, triesDays: Bool, _ depth: Delta.Depth
  ) -> [DeltaFigure] {
    let (old, new) = (
      DeltaFigures(before).read(triesDays, depth), DeltaFigures(after).read(triesDays, depth)
    )
    let known = Dictionary(old.map { ($0.row, $0.extent) }) { first, _ in first }
    let there = Set(new.map(\.row))
    return new.map { row, extent in
      DeltaFigure(of: row.of, measure: row.key.measure, before: known[row], after: extent)
    }
      + old.filter { !there.contains($0.row) }.map { row, extent in
        DeltaFigure(of: row.of, measure: row.key.measure, before: extent, after: nil)
      }
  }

  /// So many choices of open days are tried for each figure of a delta; past that, bounds.
  static let choiceLimit = 1_000

  private func read(_ triesDays: Bool, _ depth: Delta.Depth) -> [(row: Row, extent: Extent)] {
    let rows = rows(depth == .whole ? Measure.Place.delta : Measure.Place.summary)
    guard triesDays else {
      var reader = MeasureReader(context.experience)
      return rows.map { ($0, Extent(reader.figure($0.key.measure, of: $0.key.subject))) }
    }
    return Array(zip(rows, context.figures(rows.map(\.key), upTo: Self.choiceLimit)))
  }

  private func rows(_ place: (SubjectKind) -> Measure.Place) -> [Row] {
    let model = context.model
    func rows(_ kind: SubjectKind, _ of: String? = nil, _ subject: Subject) -> [Row] {
      Measure.shown(at: place(kind)).map { measure in
        Row(of: of ?? whose(measure), key: FigureKey(measure, of: subject))
      }
    }
    let plan = rows(.plan, nil, .plan)
    return plan.filter { $0.key.measure.fold == .worst }
      + model.teams.indices.flatMap { rows(.team, context.name(.team, $0), .team($0)) }
      + plan.filter { $0.key.measure.fold != .worst }
      + model.threads.indices.flatMap { rows(.thread, context.name(.thread, $0), .thread($0)) }
      + model.goals.indices.flatMap { rows(.goal, context.name(.goal, $0), .goal($0)) }
      + model.people.indices.filter { model.people[$0].isLeader }
      .flatMap { rows(.leader, context.name(.person, $0), .leader($0)) }
  }

  /// Whose figure of the whole plan it is.
  private func whose(_ measure: Measure) -> String {
    if measure.fold == .worst { return "the worst-served teacher" }
    if case .pair = measure.adds { return "leaders" }
    return "all teachers"
  }
}
