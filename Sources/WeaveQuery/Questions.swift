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
  var context = context
  if let part = tree.child(.asOf, of: node) {
    let token = Int(tree.nodes[part].endToken) - 1
    guard case .day(let day) = Literal.Kind(date: tree.string(token)) else {
      return (nil, [.noSuchDay(tree.string(token), at: tree.location(ofToken: token))])
    }
    context = context.asked(on: day)
  }
  switch kind {
  case .show:
    var show = Show(context, tree, node)
    let table = show.table()
    return (table.map { .table($0) }, show.diagnostics)
  case .crosswalk:
    var crosswalk = Crosswalk(context, tree, node)
    return (crosswalk.answer(), crosswalk.diagnostics)
  default:
    return (nil, [.notYet(name(of: kind), at: tree.location(of: node))])
  }
}

/// What a question is called, by the words that make it one.
private func name(of kind: StatementKind) -> String {
  if kind == .what { return "what if" }
  return kind == .where ? "where … missing" : kind.keyword
}

/// The calendar of the plan: what takes place on which day, what is still open, what is cancelled.
package func calendar(_ context: QueryContext) -> Calendar {
  CalendarBuilder(context: context).calendar()
}

extension Diagnostic {
  fileprivate static func noSuchDay(_ text: String, at location: Location) -> Self {
    Diagnostic(.noSuchDate, at: location, "there is no day \(text)")
  }
}
