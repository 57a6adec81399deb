import WeaveAnalysis
package import WeaveAnswer
package import WeaveEdits
import WeaveModel
package import WeaveSource
import WeaveSyntax

extension QueryContext {
  /// The plan with the edits of scenario `index` made, those of the scenarios it starts from first;
  /// nil with a finding when one cannot be, and findings for those that change nothing.
  package func branch(ofScenario index: Int) -> (branch: Branch?, diagnostics: [Diagnostic]) {
    var chain: [Int] = []
    var next: Int? = index
    while let scenario = next {
      if chain.contains(scenario) {
        return (nil, [.startsFromItself(name(.scenario, index), model.scenarios[index])])
      }
      chain.append(scenario)
      next = model.scenarios[scenario].base
    }
    var branch = branch
    var idle: [Diagnostic] = []
    for scenario in chain.reversed() {
      for edit in model.scenarios[scenario].edits {
        // The edits stand in the plan as it was read, whatever those before them changed.
        let problems = branch.make(trees[Int(edit.file.index)], edit.node)
        // What the plan says already, such as an edit that was accepted, stands in nobody's way.
        if problems.contains(where: { $0.code != .editChangesNothing }) { return (nil, problems) }
        idle += problems
      }
    }
    return (branch, idle)
  }

  /// What is wrong with the edits of the plan's scenarios, each once.
  package func scenarioFindings() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for index in model.scenarios.indices {
      for finding in branch(ofScenario: index).diagnostics where !found.contains(finding) {
        found.append(finding)
      }
    }
    return found
  }

  /// All scenarios of the plan, or those of `chosen`, in one table below the plan as it is; and why
  /// some cannot be tried.
  package func scenarioTable(of chosen: [Int]? = nil) -> Answer {
    var branches: [(name: String, branch: Branch)] = []
    var notes: [String] = []
    for index in chosen ?? Array(model.scenarios.indices) {
      let tried = branch(ofScenario: index)
      if let branch = tried.branch {
        branches.append((name(.scenario, index), branch))
      } else {
        let why = tried.diagnostics.map(\.message).joined(separator: "; ")
        notes.append("\(name(.scenario, index)) cannot be tried: \(why)")
      }
    }
    return .joined(
      [.table(table(of: branches, called: "scenario"))] + (notes.isEmpty ? [] : [.quiet(notes)]))
  }

  /// Branches in one table below the plan as it is: what each comes to, and what it takes.
  package func table(of branches: [(name: String, branch: Branch)], called kind: String) -> Table {
    var rows: [[Table.Cell]] = [
      [.text("plan")] + shown(self) + [Table.Cell](repeating: .absent, count: 5)
        + [.list(brokenRules(self))]
    ]
    for (name, branch) in branches {
      var branch = branch
      let after = asked(of: &branch, withFindings: false)
      let cost = Cost(self, after, branch)
      rows.append(
        [.text(name)] + shown(after) + [
          .integer(cost.touched), cost.minutesCell, .list(cost.leaders),
          .integer(cost.pairs.count), .integer(cost.lines), .list(brokenRules(after)),
        ])
    }
    return Table(
      columns: [
        .init(kind), .init(.worst, heading: "woven, worst teacher"),
        .init(.woven, heading: "woven, all"), .init(.surface),
        .init(.heard), .init("sessions", isNumeric: true),
        .init("minutes", unit: "min", isNumeric: true), .init("leaders", heading: "who acts"),
        .init("pairs", heading: "new pairs", isNumeric: true), .init("lines", isNumeric: true),
        .init("broken", heading: "rules broken"),
      ], rows: rows
    ).inSameParts([Measure.woven.name, Measure.surface.name])
  }

  /// Two branches laid side by side; one of them may be the plan as it is.
  package func compared(
    _ left: (name: String, branch: Branch?), _ right: (name: String, branch: Branch?)
  ) -> Answer {
    let sides = [left, right].map { name, branch in
      guard var branch else { return ComparedSide(self, .plan, name: name) }
      return ComparedSide(asked(of: &branch), .plan, name: name)
    }
    let branches = [left, right].compactMap { name, branch in branch.map { (name, $0) } }
    return .joined([
      .table(table(of: branches, called: "branch")), SideBySide(sides[0], sides[1]).answer(),
    ])
  }

  /// The names of the promises that the plan breaks as the edits of `branch` leave it.
  package func brokenPromises(of branch: Branch) -> [String] {
    var branch = branch
    return asked(of: &branch, withFindings: false).brokenPromises
  }

  /// The names of the promises that the plan breaks.
  package var brokenPromises: [String] {
    model.rules.indices.filter {
      model.rules[$0].isMust && verdict(ofRule: $0).outcome == .broken
    }.map { name(.rule, $0) }
  }

  /// The figures of a plan as a row shows them: woven of the worst-served and of all, surface,
  /// heard.
  private func shown(_ context: QueryContext) -> [Table.Cell] {
    context.figures(
      [.worst, .woven, .surface, .heard].map { FigureKey($0, of: .plan) }, upTo: 10_000
    ).map(\.cell)
  }

  private func brokenRules(_ context: QueryContext) -> [String] {
    context.model.rules.indices.filter { context.verdict(ofRule: $0).outcome == .broken }
      .map { context.name(.rule, $0) }
  }
}

extension Diagnostic {
  fileprivate static func startsFromItself(_ name: String, _ scenario: Scenario) -> Self {
    Diagnostic(
      .editRefused, at: scenario.header.location, "scenario `\(name)` starts from itself",
      hints: ["say `from plan`, or another scenario"])
  }
}
