import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// Chains behind figures of several teachers: means, the worst, and pooled pairs.
extension ChainMaker {
  /// The chain behind a figure of `listeners`, called `who`.
  func several(
    _ name: String, _ listeners: [Listener], _ who: [Prose.Span], _ figure: Figure?
  ) -> Chain {
    if listeners.isEmpty {
      return Chain(
        figure: figure, sum: .words,
        said: who + [" has no teachers, so there is nothing to measure."])
    }
    switch name {
    case "worst": return worst(listeners, who, figure)
    case "pooled": return pooled(name, listeners, who, nil, figure)
    default:
      if let measure = Measure.named(name, of: .team), measure.isShare {
        return mean(measure, listeners, who, figure)
      }
      return meetings(name, listeners.map(\.cell), who)
    }
  }

  /// Each teacher's own share, worst first; the mean of them; what the worst rests on.
  private func mean(
    _ measure: Measure, _ listeners: [Listener], _ who: [Prose.Span], _ figure: Figure?
  ) -> Chain {
    let figures = experience.figures(listeners)
    let mean = experience.mean(measure, listeners, figures)
    let shares = zip(listeners, figures).map { ($0.0, measure.count(in: $0.1)) }
    let sorted = shares.filter { $0.1.whole > 0 }.sorted { left, right in
      let (one, other) = (left.1.part * right.1.whole, right.1.part * left.1.whole)
      if one != other { return (one < other) != (measure.isWorseWhenMore ?? false) }
      return (left.1.whole, left.0.cell) < (right.1.whole, right.0.cell)
    }
    let facts = sorted.map { listener, count in
      ChainFact(
        words.people([listener.cell]) + [
          ": ", .figured("\(count.part) of \(count.whole)"),
          Prose.Span(listener.weight > 1 ? " each" : ""),
        ], at: words.location(ofCell: listener.cell), part: count.part, of: count.whole,
        weight: listener.weight)
    }
    let left = shares.filter { $0.1.whole == 0 }.map { listener, _ in
      ChainFact(
        words.people([listener.cell]) + [": nothing to measure"],
        at: words.location(ofCell: listener.cell), weight: listener.weight)
    }
    guard let figure else {
      return Chain(
        figure: nil, sum: .mean,
        said: ["Nobody of "] + who + [
          Prose.Span(" has anything to measure: \(nothing(measure)).")
        ], groups: [ChainGroup(title: [], facts: left)])
    }
    let all = who == called(.plan) ? [] : [" of "] + who
    var said: [Prose.Span] =
      ["Of the "] + whole(measure, all) + [", "]
      + MeasureWords.share(figure, measure.name) + [
        ": the mean of ",
        .figured(counted(mean.counted, "teacher's own share", "teachers' own shares")),
      ]
    if mean.counted < mean.teachers {
      said += [
        ", ", .figured("\(mean.teachers - mean.counted) of \(mean.teachers)"),
        " with nothing to measure left out",
      ]
    }
    var chain = Chain(
      figure: figure, sum: .mean, said: said + ["."],
      groups: [
        ChainGroup(title: [], facts: facts), ChainGroup(title: ["Left out:"], facts: left),
      ])
    if let first = sorted.first { chain.behind = [self.own(measure.name, first.0.cell)] }
    return chain
  }

  /// The chain of one of those the mean is of.
  private func own(_ name: String, _ cell: Int) -> Chain {
    let people = words.names(ofCell: cell)
    let who: [Prose.Span] =
      people.count == 1 && experience.attendance.cells[cell].weight == 1
      ? [.named(people[0])] : ["Each of "] + words.people([cell])
    return teacher(name, cell, who, nil)
  }

  /// What the shares are of: "sessions of a teacher of g5".
  private func whole(_ measure: Measure, _ all: [Prose.Span]) -> [Prose.Span] {
    if case .link = measure.adds {
      return ["comments and times that a teacher"] + all + [" could hear"]
    }
    if case .session(_, .one) = measure.adds { return ["sessions of a teacher"] + all }
    return ["minutes of a teacher"] + all
  }

  private func nothing(_ measure: Measure) -> String {
    if case .link = measure.adds { return "no comment and no time starts at their sessions" }
    if case .session(_, .one) = measure.adds { return "they are expected at no session" }
    return "no session of theirs says how long it is"
  }

  /// Who is served worst, and what their figure rests on.
  private func worst(_ listeners: [Listener], _ who: [Prose.Span], _ figure: Figure?) -> Chain {
    let mean = experience.mean(.woven, listeners, experience.figures(listeners))
    guard let first = mean.worstCells.first, let figure else {
      return Chain(
        figure: nil, sum: .words,
        said: ["Nobody of "] + who + [
          " is expected at a session, so there is nothing to measure."
        ])
    }
    let chain = teacher("woven", first, [], figure)
    let people = words.people(mean.worstCells)
    var said: [Prose.Span] =
      ["Served worst in "] + who + [": "] + people + [
        ", with ", .figured(inWords(figure)), " sessions woven",
      ]
    if mean.worstCells.count > 1 || experience.attendance.cells[first].weight > 1 {
      said.append(" each; the sessions of the first of them")
    }
    return Chain(
      figure: figure, sum: .counts, said: said + [":"], groups: chain.groups)
  }
}
