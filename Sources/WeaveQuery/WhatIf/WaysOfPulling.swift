import WeaveAnalysis
import WeaveAnswer
import WeaveEdits
import WeaveModel
import WeaveSource
import WeaveSyntax

/// The ways of pulling a thread into other sessions, side by side: label only, comment, 15 minutes,
/// shared tool.
struct WaysOfPulling {
  let context: QueryContext
  /// The edits made before.
  let start: Branch
  let tree: SyntaxTree
  let node: Int
  private(set) var diagnostics: [Diagnostic] = []

  /// The minutes of the way `time`, where none are said.
  static let minutes = 15

  /// At most so many tools are laid side by side.
  private static let shownTools = 3

  init(_ context: QueryContext, _ start: Branch, _ tree: SyntaxTree, _ node: Int) {
    self.context = context
    self.start = start
    self.tree = tree
    self.node = node
  }

  /// One way, tried.
  private struct Tried {
    let name: String
    let after: QueryContext
    let cost: Cost
    let steps: [Step]
  }

  /// The table; nil with a finding when no way can be done.
  mutating func answer() -> Answer? {
    var tried: [Tried] = []
    var refused: [(name: String, why: [Diagnostic])] = []
    for (name, way) in ways {
      var branch = start
      let problems = branch.make(tree, node, way: way)
      guard problems.isEmpty else {
        refused.append((name, problems))
        continue
      }
      if context.isChecking { return nil }
      let after = context.asked(of: &branch, withFindings: false)
      tried.append(
        Tried(
          name: name, after: after, cost: Cost(context, after, branch), steps: branch.steps))
    }
    guard let first = tried.last else {
      // Why a comment cannot be written says more than that the label stands already.
      diagnostics += (refused.first { $0.name == "comment" } ?? refused.first)?.why ?? []
      return nil
    }
    var blocks: [Prose.Block] = [.heading(.plain(tree.text.string(in: tree.range(of: node))))]
    blocks += (first.steps.last?.edit.echo ?? []).prefix(1).map { .paragraph(.plain($0)) }
    var notes = tried.flatMap { way in
      way.steps.flatMap(\.edit.leftOut).map { "\(way.name) leaves as they are: \($0)" }
    }
    notes += refused.map { "\($0.name): \($0.why.map(\.message).joined(separator: "; "))" }
    if !hasTools { notes.append("shared tool: name one with `by tool NAME`") }
    return .joined([
      .prose(Prose(blocks)), .table(table(tried)),
      .quiet(notes + closing(tried)),
    ])
  }

  private var thread: Int? {
    tree.child(.ref, of: node).flatMap { QuestionNames(context.model, tree).lookUp($0) }
      .flatMap { $0.kind == .thread ? Int($0.index) : nil }
  }

  private var ways: [(name: String, way: Way)] {
    [
      ("label", .label), ("comment", .comment),
      ("\(Self.minutes) minutes", .time(minutes: Self.minutes)),
    ]
      + tools.map { ("tool \(context.name(.tool, $0))", .tool($0)) }
  }

  private var hasTools: Bool { !tools.isEmpty }

  /// Tools for the thread; where there are none, those used at sessions about it.
  private var tools: [Int] {
    guard let thread else { return [] }
    let model = context.model
    let own = model.tools.indices.filter { model.tools[$0].threads.contains(thread) }
    if !own.isEmpty { return Array(own.prefix(Self.shownTools)) }
    let used = context.facts.threadSessions[thread].flatMap { context.facts.tools(of: $0) }
    return Array(Set(used.map { Int($0) }).sorted().prefix(Self.shownTools))
  }

  // MARK: The table

  private func table(_ tried: [Tried]) -> Table {
    let plan = figures(context)
    var rows: [[Table.Cell]] = [
      [.text("as it is")] + shown(plan) + [Table.Cell](repeating: .absent, count: 5)
    ]
    rows += tried.map { way in
      let cost = way.cost
      return [.text(way.name)] + shown(figures(way.after)) + [
        cost.minutesCell, .list(cost.leaders), .integer(cost.pairs.count), .integer(cost.lines),
        cost.undecided > 0 ? .integer(cost.undecided) : .absent,
      ]
    }
    let table = Table(
      columns: [
        .init("way"), .init(.worst, heading: "woven, worst teacher"),
        .init(.woven, heading: "woven, all"),
        .init(.heard), .init("minutes", unit: "min", isNumeric: true),
        .init("leaders", heading: "who acts"),
        .init("pairs", heading: "new pairs", isNumeric: true),
        .init("lines", isNumeric: true), .init("tbd", heading: "leaders tbd", isNumeric: true),
      ], rows: rows
    ).inSameParts([Measure.woven.name])
    return tried.contains { $0.cost.undecided > 0 } ? table : table.without(["tbd"])
  }

  /// Woven for the worst-served teacher and for all, heard, and surface.
  private func figures(_ context: QueryContext) -> [Extent] {
    context.figures(
      [.worst, .woven, .heard, .surface].map { FigureKey($0, of: .plan) }, upTo: 10_000)
  }

  /// Those of the figures that the ways differ in; surface is said of the label.
  private func shown(_ figures: [Extent]) -> [Table.Cell] { figures.prefix(3).map(\.cell) }

  /// What the label alone comes to, and how to go on.
  private func closing(_ tried: [Tried]) -> [String] {
    let plan = figures(context)
    var lines: [String] = []
    if let label = tried.first(where: { $0.name == "label" }) {
      let own = figures(label.after)
      if own[1] == plan[1] {
        lines.append(
          "A label alone would only look coherent, by this plan: woven stays \(inWords(own[1])), "
            + "surface \(inWords(plan[3])) → \(inWords(own[3])).")
      }
    }
    lines.append(
      "Add `by comment`, `by time \(Self.minutes) min` or `by tool NAME` to see who newly meets what."
    )
    return lines
  }
}
