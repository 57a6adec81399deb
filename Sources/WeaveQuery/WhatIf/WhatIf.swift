import WeaveAnalysis
package import WeaveAnswer
import WeaveModel
package import WeaveOverlay
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
      .prose(Prose((echo + (tries ? [] : [note])).map { .paragraph([Prose.Span($0, .quiet)]) })),
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
      blocks.append(.heading([step.edit.sentence.spanned]))
      if brief { continue }
      blocks += step.edit.echo.map { .bullet([$0.spanned]) }
      blocks += step.edit.leftOut.map { .bullet(["left as they are: \($0)".spanned]) }
    }
    blocks.append(.paragraph(["Takes ".spanned] + cost.words))
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
  var words: [Prose.Span] {
    var words: [Prose.Span] = [.figured(counted(touched, "session"))]
    if minutes > 0 { words += [", ", .figured("\(minutes) min")] }
    if comments > 0 { words += [", ", .figured("~\(comments) min of comments")] }
    if lost > 0 { words += [", ", .figured("\(lost) min lost")] }
    if !leaders.isEmpty {
      words += [", "] + inARow(leaders, limit: 4)
      words.append(inNumber(leaders.count, " acts", " act").spanned)
    }
    if undecided > 0 {
      words += [", ", .figured(counted(undecided, "session")), " with a leader still to be found"]
    }
    if !pairs.isEmpty {
      words += [", ", .figured(counted(pairs.count, "new pair")), " ("]
      words += inARow(pairs.map { $0.joined(separator: " with ") }, limit: 3) + [")"]
    }
    return words + [", ", .figured(counted(lines, "line"))]
  }
}
