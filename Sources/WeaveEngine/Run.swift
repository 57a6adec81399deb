package import WeaveAnswer
import WeaveModel
import WeaveQuery
import WeaveSource
import WeaveSyntax

extension Snapshot {
  /// What `run` shows: findings, calendar, holes, then the plan's rules and questions in order.
  package func run(limit: Int? = Snapshot.shownFindings) -> Answer {
    var parts: [Answer] = [.findings(findings(limit: limit))]
    guard isReadable else { return .several(parts) }
    parts.append(.calendar(calendar(context)))
    parts += holes()
    parts.append(context.profile)
    parts += statements()
    return .several(parts)
  }

  private func holes() -> [Answer] {
    guard let holes = context.table(of: .holes), !holes.rows.isEmpty else { return [] }
    return [.prose(Prose([.heading(["Holes: what the plan leaves open"])])), .table(holes)]
  }

  /// Rules, queries and questions in the order they stand.
  private func statements() -> [Answer] {
    let rules = model.rules.indices.map { (model.rules[$0].statement, Optional($0)) }
    let queries = model.queries.map { ($0.statement, Int?.none) }
    let questions = model.questions.map { ($0, Int?.none) }
    let all = (rules + queries + questions).sorted {
      ($0.0.file, $0.0.node) < ($1.0.file, $1.0.node)
    }
    return all.flatMap { handle, rule in
      rule.map { [.prose(context.outcome(ofRule: $0))] } ?? answered(handle)
    }
  }

  private func answered(_ handle: StatementHandle) -> [Answer] {
    let tree = trees[Int(handle.file.index)]
    let words = tree.text.string(in: tree.range(of: handle.node))
    var node = handle.node
    if tree.statement(node) == .query, let inner = tree.child(.statement, of: node) { node = inner }
    let (found, problems) = answer(context, tree, node)
    let heading = Answer.prose(Prose([.heading(.plain(words))]))
    guard let found else {
      let lines = problems.map { Prose.Block.paragraph("\(quiet: $0.message)") }
      return [heading, .prose(Prose(lines))]
    }
    return [heading, found]
  }
}
