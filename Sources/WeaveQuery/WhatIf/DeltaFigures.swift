import WeaveAnalysis
import WeaveModel

/// A figure of somebody or something in two plans.
struct DeltaFigure {
  /// Of whom or what: a team, a thread, `all teachers`.
  let of: String
  let measure: String
  var unit: String?
  let before: Extent?
  let after: Extent?
  /// Whether more of it is worse; nil where it is neither good nor bad.
  let isWorseWhenMore: Bool?

  var moved: Bool { before != after }
}

/// The figures a change of plan can move, read of one plan.
struct DeltaFigures {
  private let context: QueryContext

  init(_ context: QueryContext) { self.context = context }

  /// One figure: whose, called what, and how it is read.
  private struct Row {
    let of: String
    let measure: String
    var unit: String?
    let isWorseWhenMore: Bool?
    let subject: Subject
    var matter = Experience.Mattering.weaving

    /// Whether a summary shows it.
    var isOfSummary: Bool {
      switch subject {
      case .team: measure == "woven"
      case .plan: ["woven", "surface", "heard", "coordination"].contains(measure)
      default: false
      }
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
    let known = Dictionary(old.map { (Key($0.row), $0.extent) }) { first, _ in first }
    var result = new.map { entry in
      DeltaFigure(
        of: entry.row.of, measure: entry.row.measure, unit: entry.row.unit,
        before: known[Key(entry.row)], after: entry.extent,
        isWorseWhenMore: entry.row.isWorseWhenMore)
    }
    let there = Set(new.map { Key($0.row) })
    result += old.filter { !there.contains(Key($0.row)) }.map { entry in
      DeltaFigure(
        of: entry.row.of, measure: entry.row.measure, unit: entry.row.unit, before: entry.extent,
        after: nil, isWorseWhenMore: entry.row.isWorseWhenMore)
    }
    return result
  }

  private struct Key: Hashable {
    let of: String
    let measure: String

    init(_ row: Row) { (of, measure) = (row.of, row.measure) }
  }

  /// So many choices of open days are tried for each figure of a delta; past that, bounds.
  static let choiceLimit = 1_000

  private func read(_ triesDays: Bool, _ depth: Delta.Depth) -> [(row: Row, extent: Extent)] {
    let all = depth == .whole ? rows : rows.filter(\.isOfSummary)
    guard triesDays else {
      var reader = MeasureReader(context.experience)
      return all.map { ($0, Extent(reader.figure($0.measure, of: $0.subject))) }
    }
    var found = [Extent?](repeating: nil, count: all.count)
    for matter in [Experience.Mattering.weaving, .days, .dates] {
      let places = all.indices.filter { all[$0].matter == matter }
      let asked = places.map { (all[$0].measure, all[$0].subject) }
      let extents = context.experience.extents(matter, upTo: Self.choiceLimit) { experience in
        var reader = MeasureReader(experience)
        return asked.map { reader.figure($0.0, of: $0.1) }
      }
      for (place, extent) in zip(places, extents) { found[place] = extent }
    }
    return zip(all, found).compactMap { row, extent in extent.map { (row, $0) } }
  }

  private var model: Model { context.model }

  private var rows: [Row] {
    let shares: [ShareMeasure] = [.woven, .labelled, .surface, .isolated]
    var rows = [
      Row(
        of: "the worst-served teacher", measure: "worst", isWorseWhenMore: false, subject: .plan)
    ]
    for team in model.teams.indices {
      rows += shares.map { measure in
        Row(
          of: context.name(.team, team), measure: measure.rawValue,
          isWorseWhenMore: measure.isWorseWhenMore, subject: .team(team))
      }
    }
    let guards: [ShareMeasure] = [.wovenMinutes, .toolOnly, .across, .heard, .previews]
    rows += (shares + guards).map { measure in
      Row(
        of: "all teachers", measure: measure.rawValue, isWorseWhenMore: measure.isWorseWhenMore,
        subject: .plan)
    }
    rows.append(
      Row(
        of: "all teachers", measure: "at-nothing", isWorseWhenMore: true, subject: .plan))
    rows.append(Row(of: "leaders", measure: "coordination", isWorseWhenMore: false, subject: .plan))
    for thread in model.threads.indices {
      let name = context.name(.thread, thread)
      func row(_ measure: String, _ unit: String?, _ isWorse: Bool?, _ matter: Experience.Mattering)
      {
        rows.append(
          Row(
            of: name, measure: measure, unit: unit, isWorseWhenMore: isWorse,
            subject: .thread(thread), matter: matter))
      }
      row("reach", nil, false, .weaving)
      row("carried", nil, false, .weaving)
      row("breadth", nil, false, .weaving)
      row("gap", "days", true, .days)
      row("minutes", "min", nil, .weaving)
    }
    for goal in model.goals.indices {
      rows.append(
        Row(
          of: context.name(.goal, goal), measure: "minutes", unit: "min", isWorseWhenMore: nil,
          subject: .goal(goal)))
    }
    for leader in model.people.indices where model.people[leader].isLeader {
      rows.append(
        Row(
          of: context.name(.person, leader), measure: "load", unit: "min", isWorseWhenMore: nil,
          subject: .leader(leader), matter: .dates))
    }
    return rows
  }
}
