import WeaveSource
import WeaveSyntax

/// What one line of a plan says, and whose fact it is: as the binder takes it.
struct LineReading {
  let kind: StatementKind
  /// The line of the header it belongs to, from 0; its own for a header, a rule or a question.
  let owner: Int
  /// False when the plan goes on without it: it is damaged, its header cannot be read or is a
  /// second one, or it does not belong under it.
  let counts: Bool
}

/// The reading of every line of `text`; nil for blank lines, comments, and what starts no
/// statement.
func lineReadings(_ text: String) -> [LineReading?] {
  let tree = parseSource(SourceText(name: "plan.weave", text))
  let index = LineIndex(tree.text.bytes)
  let lineCount = text.split(separator: "\n", omittingEmptySubsequences: false).count
  var readings = [LineReading?](repeating: nil, count: lineCount)
  var owner: (kind: StatementKind, line: Int)?
  var declared: Set<String> = []
  for node in tree.children(of: 0) {
    let place = index.place(of: tree.range(of: node).start)
    let line = place.line - 1
    guard let kind = tree.statement(node) else {
      if place.column == 1 { owner = nil }
      continue
    }
    switch kind.role {
    case .header, .question:
      let counts = opensBlock(tree, node, kind, &declared)
      owner = counts ? (kind, line) : nil
      readings[line] = LineReading(kind: kind, owner: line, counts: counts)
    case .fact, .edit:
      let fits = owner.map { owner in
        kind.role == .edit
          ? owner.kind == .scenario
          : Statement.of(kind).blocks.headers.contains(owner.kind)
      }
      readings[line] = LineReading(
        kind: kind, owner: owner?.line ?? -1, counts: fits == true && !tree.isDamaged(node))
    }
  }
  return readings
}

/// True when the header at `node` can be read as far as its name, and is the first of that name.
private func opensBlock(
  _ tree: SyntaxTree, _ node: Int, _ kind: StatementKind, _ declared: inout Set<String>
) -> Bool {
  let named: [StatementKind] = [
    .plan, .goal, .thread, .tool, .leader, .teacher, .team, .space, .toward, .framework, .scenario,
  ]
  if named.contains(kind) {
    guard let name = tree.child(.name, of: node) else { return false }
    return declared.insert("\(kind) \(tree.string(Int(tree.nodes[name].firstToken)))").inserted
  }
  if kind == .session { return tree.child(.address, of: node) != nil }
  return !tree.isDamaged(node)
}
