import Testing
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveTestKit

@Suite("Questions about what teachers meet")
struct QuestionTests {
  @Test("Each question is answered as its golden says", arguments: Golden.all(in: "questions"))
  func asked(golden: Golden) throws {
    let snapshot = PlanText((golden["plan"] ?? "") + "\n").snapshot
    let questions = golden.sections.map(\.name).filter { !["why", "plan", "check"].contains($0) }
    #expect(!questions.isEmpty || golden["check"] != nil, "a golden asks something")
    for question in questions {
      #expect(golden.mismatch(question, said(snapshot, question)) == nil)
    }
    if golden["check"] != nil {
      let found = TextRenderer().render(.findings(snapshot.findings()))
      #expect(golden.mismatch("check", found) == nil)
    }
  }

  /// The answer, as JSON where the question ends in `as json`, or what was found instead.
  private func said(_ snapshot: Snapshot, _ section: String) -> String {
    let asJSON = section.hasSuffix(" as json")
    let question = asJSON ? String(section.dropLast(8)) : section
    let (answer, findings) = snapshot.ask(question)
    let renderer: any Renderer = asJSON ? JSONRenderer() : TextRenderer()
    guard let answer else { return TextRenderer().render(.findings(findings)) }
    return renderer.render(answer)
  }
}
