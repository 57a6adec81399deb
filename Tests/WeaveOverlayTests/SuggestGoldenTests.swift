import Testing
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveTestKit

@Suite("What suggest and conflict say")
struct SuggestGoldenTests {
  @Test("Answers say what their goldens say", arguments: Golden.all(in: "suggest"))
  func answers(of golden: Golden) {
    let files = MemoryFiles(["plan.weave": (golden["input"] ?? "") + "\n"])
    let snapshot = Snapshot(reading: "plan.weave", from: files)
    let questions = golden.sections.map(\.name).filter { $0 != "input" && $0 != "why" }
    #expect(!questions.isEmpty, "a golden asks something")
    for question in questions {
      #expect(golden.mismatch(question, Self.said(snapshot, question)) == nil)
    }
  }

  /// The answer as text, or what was found instead.
  private static func said(_ snapshot: Snapshot, _ question: String) -> String {
    let (answer, found) = snapshot.ask(question)
    return found.findings.map { "\($0.code): \(([$0.title] + $0.hints).joined(separator: "; "))\n" }
      .joined() + (answer.map { TextRenderer().render($0) } ?? "")
  }
}
