package import WeaveAnswer
import WeaveModel
package import WeaveSource
package import WeaveSyntax

/// The answer to the question at `node` of `tree`, and what is wrong with the question.
///
/// The answer is nil when it cannot be given; a finding then says why.
package func answer(
  _ context: QueryContext, _ tree: SyntaxTree, _ node: Int
) -> (answer: Answer?, diagnostics: [Diagnostic]) {
  guard let kind = tree.statement(node) else { return (nil, []) }
  switch kind {
  case .show:
    var show = Show(context, tree, node)
    let table = show.table()
    return (table.map { .table($0) }, show.diagnostics)
  default:
    return (nil, [.notYet(kind.keyword, at: tree.location(of: node))])
  }
}

/// The calendar of the plan: what takes place on which day, what is still open, what is cancelled.
package func calendar(_ context: QueryContext) -> Calendar {
  CalendarBuilder(context: context).calendar()
}
