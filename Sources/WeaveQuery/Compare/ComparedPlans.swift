import WeaveAnalysis
import WeaveModel

extension ComparedMeasures {
  /// The figures of two plans, each over its own open days.
  static func ofPlans(_ left: ComparedSide, _ right: ComparedSide) -> [ComparedFigure] {
    let kinds = Set(spaceKinds(left.context.model)).union(spaceKinds(right.context.model)).sorted()
    let (one, other) = (planRows(left.context, kinds), planRows(right.context, kinds))
    return zip(one, other).map { own, its in
      ComparedFigure(
        label: own.label, unit: own.unit, measure: own.measure, left: own.value, right: its.value)
    }
  }

  private typealias PlanRow = (label: String, unit: String?, measure: Measure?, value: Extent)

  private static func spaceKinds(_ model: Model) -> [String] {
    model.spaces.compactMap { $0.kind.map { model.symbols.text($0) } }
  }

  private static func planRows(_ context: QueryContext, _ kinds: [String]) -> [PlanRow] {
    let measures = measureRows(context)
    return counts(context.model, kinds) + measures
  }

  /// What the plan has, by count: who, where, and what about.
  private static func counts(_ model: Model, _ kinds: [String]) -> [PlanRow] {
    let leaders = model.people.filter(\.isLeader)
    let own = spaceKinds(model)
    let all: [(String, Int)] =
      [
        ("leaders", leaders.count), ("teams", model.teams.count), ("spaces", model.spaces.count),
      ] + kinds.map { kind in ("spaces of kind \(kind)", own.count { $0 == kind }) } + [
        ("sessions", model.sessions.count { $0.status.takesPlace }),
        (
          "sessions with an open day",
          model.sessions.count { $0.status.takesPlace && $0.day == nil }
        ),
        ("threads", model.threads.count), ("equity threads", model.threads.count { $0.isEquity }),
        ("tools", model.tools.count), ("goals", model.goals.count),
        ("rules", model.rules.count),
      ]
    return all.map { ($0.0, nil, nil, Extent(.number($0.1))) }
  }

  /// What teachers experience by the plan, how leaders share the work, and what they carry.
  private static func measureRows(_ context: QueryContext) -> [PlanRow] {
    let measures = Measure.compared(.plan)
    let labels =
      measures.map { ($0.name, String?.none, Measure?.some($0)) } + [
        ("sessions a teacher", nil, nil), ("spaces a teacher", nil, nil),
        ("minutes a teacher", "min", nil),
        ("fewest minutes of a teacher", "min", nil), ("most minutes of a teacher", "min", nil),
        ("teachers a leader", nil, nil), ("heaviest week of a leader", "min", nil),
      ]
    let leaders = context.model.people.indices.filter { context.model.people[$0].isLeader }
    let found = context.experience.extents { experience in
      var reader = MeasureReader(experience)
      let everybody = experience.listeners(of: nil)
      func figures(_ listener: Listener) -> CellFigures { experience.cells[listener.cell].figures }
      let minutes = everybody.map { figures($0).minutes }
      let teachers = everybody.reduce(0) { $0 + $1.weight }
      let loads = leaders.compactMap { reader.figure(.load, of: .leader($0))?.value.whole }
      return measures.map { reader.figure($0, of: .plan) } + [
        mean(everybody) { Share(figures($0).sessions, 1) },
        mean(everybody) { Share(figures($0).spaces, 1) },
        mean(everybody) { Share(figures($0).minutes, 1) },
        minutes.min().map { .number($0) }, minutes.max().map { .number($0) },
        leaders.isEmpty ? nil : .share(Share(teachers, leaders.count)),
        loads.max().map { .number($0) },
      ]
    }
    return zip(labels, found).map { ($0.0, $0.1, $0.2, $1) }
  }
}
