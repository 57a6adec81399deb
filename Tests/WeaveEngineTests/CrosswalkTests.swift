import Testing
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveTestKit

@Suite("Crosswalks")
struct CrosswalkTests {
  @Test("A crosswalk says both ways what its golden says", arguments: Golden.all(in: "crosswalk"))
  func crosswalk(of golden: Golden) {
    let questions = golden.sections.map(\.name).filter { $0.hasPrefix("crosswalk") }
    #expect(!questions.isEmpty, "a golden asks something")
    let snapshot = PlanText((golden["input"] ?? "") + "\n").snapshot
    for question in questions {
      #expect(golden.mismatch(question, said(snapshot, question)) == nil)
    }
  }

  @Test("A crosswalk among the plan's own questions is answered by a run")
  func inARun() {
    let text = """
      weave 1

      plan p 2026-09-01..2026-12-18

      include "library:layers"

      crosswalk of layers
      query ours: crosswalk

      """
    let run = TextRenderer().render(PlanText(text).snapshot.run())
    #expect(run.contains("crosswalk of layers\n\nlayers: Layers of coherence\n\n element "))
    #expect(run.contains("query ours: crosswalk\n\nlayers: Layers of coherence\n\n element "))
    #expect(!run.contains("W607"))
  }

  /// The answer as text, or what was found instead.
  private func said(_ snapshot: Snapshot, _ question: String) -> String {
    let (answer, found) = snapshot.ask(question)
    let problems = found.findings.map { finding in
      ([finding.title] + finding.fixes.map(\.title)).joined(separator: "; ")
    }
    return zip(found.findings.map(\.code), problems).map { "\($0): \($1)\n" }.joined()
      + (answer.map { TextRenderer().render($0) } ?? "")
  }
}
