package import WeaveAnswer
import WeaveModel
package import WeaveOverlay
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
    if let profile = ask("profile").answer { parts.append(profile) }
    parts += statements()
    return .several(parts)
  }

  private func holes() -> [Answer] {
    let (table, _) = ask("show holes")
    guard case .table(let holes)? = table, !holes.rows.isEmpty else { return [] }
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
    let verdicts = verdicts()
    return all.flatMap { handle, rule in
      rule.map { [.prose(verdicts[$0])] } ?? answered(handle)
    }
  }

  private func answered(_ handle: StatementHandle) -> [Answer] {
    let tree = trees[Int(handle.file.index)]
    let words = tree.text.string(in: tree.range(of: handle.node))
    var node = handle.node
    if tree.statement(node) == .query, let inner = tree.child(.statement, of: node) { node = inner }
    let (found, problems) = answer(context, tree, node)
    let heading = Answer.prose(Prose([.heading([Prose.Span(words)])]))
    guard let found else {
      let lines = problems.map { Prose.Block.paragraph([Prose.Span($0.message, .quiet)]) }
      return [heading, .prose(Prose(lines))]
    }
    return [heading, found]
  }

  /// A sentence for each rule, in the order of the rules.
  private func verdicts() -> [Prose] {
    guard !model.rules.isEmpty,
      case .table(let rules)? = ask("show rules columns id, kind, holds, value").answer
    else { return [] }
    return rules.rows.map { row in
      verdict(row.map { cell in if case .text(let text) = cell { text } else { "" } })
    }
  }

  private func verdict(_ words: [String]) -> Prose {
    let role: Prose.Role = words[2] == "kept" ? .good : (words[2] == "broken" ? .bad : .quiet)
    return Prose([
      .paragraph([
        Prose.Span("\(words[1]) "), Prose.Span(words[0], .name), Prose.Span(": "),
        Prose.Span(words[2], role), Prose.Span(words[3].isEmpty ? "" : " (\(words[3]))"),
      ])
    ])
  }

  /// The answer to a question written out, such as one given on the command line.
  ///
  /// It is asked of the plan as the edits of `branch` leave it, if there is one. What takes long
  /// can be called off.
  package func ask(
    _ question: String, of branch: Branch? = nil, callOff: CallOff = CallOff()
  ) -> (answer: Answer?, findings: FindingList) {
    var context = context
    var read = sentence(question, context.trees)
    if var branch {
      let kind = read.tree.nodes.count > 1 ? read.tree.statement(1) : nil
      context = context.asked(of: &branch, for: kind)
      read = sentence(question, context.trees)
    }
    context.callOff = callOff
    let trees = context.trees + [read.tree]
    guard read.isSound else { return (nil, list(read.problems, trees)) }
    let asked = answer(context, read.tree, 1)
    return (asked.answer, list(read.problems + asked.diagnostics, trees))
  }

  /// A sentence beside the plan's files, read as one, and what is wrong with its words.
  func sentence(
    _ text: String, _ trees: [SyntaxTree]
  ) -> (tree: SyntaxTree, problems: [Diagnostic], isSound: Bool) {
    let tree = parseSentence(text, name: "(question)", file: FileID(trees.count))
    let problems = tree.diagnostics + tree.secondSentence
    let hasErrors = problems.contains { $0.code.severity == .error }
    return (tree, problems, tree.nodes.count > 1 && !hasErrors)
  }

  /// Findings of sentences that stand beside the plan's files.
  func list(_ problems: [Diagnostic], _ trees: [SyntaxTree]) -> FindingList {
    let maker = FindingMaker(trees: trees)
    return FindingList(problems.map { maker.finding($0) }, checked: 1, incomplete: false)
  }
}

extension SyntaxTree {
  /// A finding where a sentence goes on in another line, which nothing would read.
  var secondSentence: [Diagnostic] {
    guard nodes.count > 1 else { return [] }
    let next = Int(nodes[1].subtreeEnd)
    guard next < nodes.count else { return [] }
    return [
      Diagnostic(
        .editRefused, at: location(of: next), "one sentence is asked at a time, on one line",
        hints: ["join edits with `and`"])
    ]
  }
}
