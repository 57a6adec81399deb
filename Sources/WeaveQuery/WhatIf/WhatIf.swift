import WeaveAnalysis
package import WeaveAnswer
package import WeaveEdits
import WeaveModel
package import WeaveSource
package import WeaveSyntax

/// Answers `what if`: edits are tried on the plan, in order, and nothing is written.
///
/// One `pull` without a way lays the ways side by side; anything else is a delta.
struct WhatIf: Answering {
  var question: Question

  private var edits: [Int] {
    tree.children(of: node).filter { tree.nodes[$0].kind == .statement }
  }

  /// The answer; nil with a finding when an edit cannot be done, and nil where it is only checked.
  mutating func answer() -> Answer? {
    var edits = edits
    let last = edits.last.flatMap { hasNoWay($0) ? $0 : nil }
    if last != nil { edits.removeLast() }
    guard let branch = branch(edits, after: context.branch) else { return nil }
    if let last {
      var ways = WaysOfPulling(context, branch, tree, last)
      let answer = ways.answer()
      diagnostics += ways.diagnostics
      return answer
    }
    return context.isChecking ? nil : context.answer(of: branch)
  }

  /// True for a pull that names no way: as the last edit, all ways are laid side by side.
  private func hasNoWay(_ edit: Int) -> Bool {
    tree.statement(edit) == .pull && tree.child(.way, of: edit) == nil
  }

  /// What `branch` comes to with all edits made; nil with a finding when one cannot be.
  mutating func branch(after branch: Branch) -> Branch? { self.branch(edits, after: branch) }

  private mutating func branch(_ edits: [Int], after start: Branch) -> Branch? {
    var branch = start
    for edit in edits {
      let problems = branch.make(tree, edit)
      guard problems.isEmpty else {
        diagnostics += problems
        return nil
      }
    }
    return branch
  }
}

extension QueryContext {
  /// A branch of this plan, without edits; what is past on the day of asking is fixed.
  package var branch: Branch { Branch(start, fixedBefore: today) }

  /// The plan with the edits of the `what if` at `node` made, after those of `branch`; nil with a
  /// finding when one cannot be.
  package func tried(
    _ tree: SyntaxTree, _ node: Int, on branch: Branch? = nil
  ) -> (branch: Branch?, diagnostics: [Diagnostic]) {
    let dated = dated(tree, node)
    guard let context = dated.context else { return (nil, dated.diagnostics) }
    var whatIf = WhatIf(question: Question(context: context, tree: tree, node: node))
    let made = whatIf.branch(after: branch ?? context.branch)
    return (made, whatIf.diagnostics)
  }

  /// What the edits of `branch` after those of `earlier` turned out to mean, and what follows of
  /// them alone, in a few lines.
  package func summary(of branch: Branch, since earlier: Branch) -> Answer {
    var (branch, earlier) = (branch, earlier)
    let count = earlier.steps.count
    let before = count == 0 ? self : reread(&earlier)
    let echo = branch.steps.dropFirst(count).flatMap { $0.edit.echo + $0.edit.leftOut }
    let after = asked(of: &branch, withFindings: false)
    // Bounds over more choices of days than can be tried take long, and say little.
    let tries = [before, after].allSatisfy {
      $0.experience.choices.map { $0 <= DeltaFigures.choiceLimit } ?? false
    }
    let note = "each open day taken as the first it can be; `delta` has all of them"
    return .joined([
      .prose(Prose((echo + (tries ? [] : [note])).map { .paragraph("\(quiet: $0)") })),
      Delta(before, after, triesDays: tries, .fewFigures).summary,
    ])
  }

  /// What the edits of `branch` turned out to mean, what they cost, and what follows.
  package func answer(of branch: Branch, brief: Bool = false) -> Answer {
    var branch = branch
    let after = asked(of: &branch)
    let delta = Delta(self, after)
    let cost = Cost(delta.match, delta.sessions, after, branch)
    var blocks: [Prose.Block] = []
    for step in branch.steps {
      blocks.append(.heading(Words.plain(step.edit.sentence)))
      if brief { continue }
      blocks += step.edit.echo.map { .bullet(Words.plain($0)) }
      blocks += step.edit.leftOut.map { .bullet(Words.plain("left as they are: \($0)")) }
    }
    blocks.append(.paragraph("Takes \(cost.words)"))
    return .joined([.prose(Prose(blocks)), delta.answer(brief: brief)])
  }
}

extension Cost {
  /// What the edits of `branch`, which led from one plan to `after`, take.
  init(_ before: QueryContext, _ after: QueryContext, _ branch: Branch) {
    let match = ModelMatch(before.model, after.model)
    self.init(match, SessionChanges(match), after, branch)
  }

  fileprivate init(
    _ match: ModelMatch, _ sessions: SessionChanges, _ after: QueryContext, _ branch: Branch
  ) {
    self.init(
      match, sessions, after.experience,
      lines: branch.steps.reduce(0) { $0 + $1.edit.lineCount },
      comments: branch.steps.reduce(0) { $0 + $1.edit.comments })
  }

  /// Minutes taken, and those of comments, which are about so many: `570`, `~38`, `135 and ~38`.
  var minutesCell: Table.Cell {
    if comments == 0 { return minutes > 0 ? .integer(minutes) : .absent }
    return .text(minutes > 0 ? "\(minutes) and ~\(comments)" : "~\(comments)")
  }

  /// `2 sessions touched, 15 min, kim acts, 1 new pair (kim and ruiz), 2 lines`.
  var words: Words {
    var parts: [Words] = ["\(count: touched, "session")"]
    if minutes > 0 { parts.append("\(figure: "\(minutes) min")") }
    if comments > 0 { parts.append("\(figure: "~\(comments) min of comments")") }
    if lost > 0 { parts.append("\(figure: "\(lost) min lost")") }
    if !leaders.isEmpty {
      parts.append("\(names: leaders, atMost: 4)\(inNumber(leaders.count, " acts", " act"))")
    }
    if undecided > 0 {
      parts.append("\(count: undecided, "session") with a leader still to be found")
    }
    if !pairs.isEmpty {
      let all = pairs.map { $0.joined(separator: " with ") }
      parts.append("\(count: pairs.count, "new pair") (\(names: all, atMost: 3))")
    }
    return Array((parts + ["\(count: lines, "line")"]).joined(separator: [", "]))
  }
}
