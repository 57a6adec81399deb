import Foundation
import Testing
import WeaveEdits
import WeaveEngine
import WeaveModel
import WeaveSource
import WeaveSyntax
import WeaveTestKit

/// One golden of edits: a plan, perhaps in several files, and what each edit would write.
///
/// Sections: `input` is `plan.weave`; `file NAME` further files; `as of` the day before which all
/// is past; each `what if EDIT` is tried on the plan as it is (several joined by `; ` in order) and
/// holds what is echoed (`=`), left as it is (`~`), taken (`$`), and the lines that change; or the
/// finding. A file that ends in `{end}` has no last line end.
struct EditGolden: Sendable, CustomTestStringConvertible {
  let golden: Golden

  var testDescription: String { golden.description }

  static let all = Golden.all(in: "edits").map { EditGolden(golden: $0) }

  var fixedBefore: Day? {
    let parts = (golden["as of"] ?? "").split(separator: "-").compactMap { part in
      Int(part.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    return parts.count == 3 ? Day(year: parts[0], month: parts[1], day: parts[2]) : nil
  }

  /// The edits, as section names.
  var questions: [String] {
    golden.sections.map(\.name).filter { $0.hasPrefix("what if ") }
  }

  /// The plan with the edits of a question made, and what was wrong with the one that could not be.
  func trial(_ question: String) -> (trial: EditTrial, problems: [Diagnostic]) {
    var trial = EditTrial(golden.files, asOf: fixedBefore)
    for edit in question.dropFirst(8).components(separatedBy: "; ") {
      let problems = trial.make(edit)
      if !problems.isEmpty { return (trial, problems) }
    }
    return (trial, [])
  }

  /// What an edit comes to, as lines.
  func output(of question: String) -> String {
    let (trial, problems) = trial(question)
    if !problems.isEmpty {
      return problems.flatMap { problem in
        ["\(problem.code.rawValue): \(problem.message)"] + problem.hints.map { "  hint: \($0)" }
          + problem.fixes.map { "  fix: \($0.title)" }
      }.joined(separator: "\n")
    }
    var lines: [String] = []
    for step in trial.branch.steps {
      lines += step.edit.echo.map { "= \($0)" } + step.edit.leftOut.map { "~ \($0)" }
    }
    lines.append("$ " + words(trial.cost))
    let before = trial.snapshot.trees
    for (old, new) in zip(before, trial.version.trees)
    where old.text.bytes != new.text.bytes {
      if before.count > 1 { lines.append("in \(old.text.name)") }
      let diff = unifiedDiff(old.text.bytes, new.text.bytes, name: old.text.name, context: 1)
      lines += diff.replacing("\r\n", with: "{U+000D}\n").split(
        separator: "\n", omittingEmptySubsequences: false
      ).dropFirst(2)
        .map { $0.hasPrefix("@@") ? "@" + ($0.split(separator: " ").dropFirst().first ?? "") : $0 }
        .map { withSpelledCharacters(String($0)) }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.map { $0.replacing(/\ +$/, with: "") }.joined(separator: "\n")
  }

  private func words(_ cost: Cost) -> String {
    var words = ["\(cost.touched) touched"]
    if cost.minutes > 0 { words.append("\(cost.minutes) min") }
    if cost.comments > 0 { words.append("\(cost.comments) comments") }
    if cost.lost > 0 { words.append("\(cost.lost) min lost") }
    if !cost.leaders.isEmpty { words.append("act: " + cost.leaders.joined(separator: " ")) }
    if cost.undecided > 0 { words.append("\(cost.undecided) tbd") }
    if !cost.pairs.isEmpty {
      words.append("pairs: " + cost.pairs.map { $0.joined(separator: "+") }.joined(separator: " "))
    }
    return (words + ["\(cost.lines) lines"]).joined(separator: ", ")
  }
}

@Suite("What edits write")
struct EditGoldenTests {
  @Test("An edit writes the lines a careful colleague would", arguments: EditGolden.all)
  func written(golden: EditGolden) {
    let differences = golden.golden.differences { name, _ in
      name.hasPrefix("what if ") ? golden.output(of: name) : nil
    }
    #expect(differences == [])
  }

  @Test("What an edit wrote can be taken back byte for byte", arguments: EditGolden.all)
  func undone(golden: EditGolden) {
    for question in golden.questions {
      let steps = golden.trial(question).trial.branch.steps
      var before = golden.trial("what if ").trial.snapshot.version
      for step in steps {
        let after = before.edited(step.edit.splices)
        defer { before = after }
        let back = after.edited(step.inverse)
        for (one, other) in zip(back.trees, before.trees) {
          #expect(one.text.bytes == other.text.bytes, "\(question): \(one.text.name)")
        }
      }
    }
  }
}
