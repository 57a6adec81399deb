import Testing
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveTestKit

/// Questions whose answers are sentences, asked of the plan of a golden or of an example.
///
/// Sections: `input` is `plan.weave`, or `example NAME` takes one; `file NAME` further files; each
/// other section is a question, with what is said.
struct AnswerGolden {
  let golden: Golden

  /// The questions, in order.
  var questions: [String] {
    golden.sections.map(\.name).filter { $0.hasPrefix("why ") || $0.hasPrefix("compare ") }
  }

  var snapshot: Snapshot {
    var files = ["plan.weave": (golden["input"] ?? "") + "\n"]
    for (name, text) in golden.sections {
      if name.hasPrefix("file ") { files[String(name.dropFirst(5))] = text + "\n" }
      if name.hasPrefix("example ") {
        files["plan.weave"] = Example.all.first { $0.name == name.dropFirst(8) }?.text
      }
    }
    return PlanText(files).snapshot
  }

  /// The answer as text, or what was found instead.
  static func said(_ snapshot: Snapshot, _ question: String) -> String {
    let (answer, found) = snapshot.ask(question)
    let problems = found.findings.map { finding in
      ([finding.title] + finding.hints + finding.fixes.map(\.title)).joined(separator: "; ")
    }
    return zip(found.findings.map(\.code), problems).map { "\($0): \($1)\n" }.joined()
      + (answer.map { TextRenderer().render($0) } ?? "")
  }
}

@Suite("Why, and compare")
struct WhyTests {
  @Test(
    "Answers say what their goldens say",
    arguments: Golden.all(in: "why") + Golden.all(in: "compare"))
  func answers(of golden: Golden) {
    let asked = AnswerGolden(golden: golden)
    #expect(!asked.questions.isEmpty, "a golden asks something")
    let snapshot = asked.snapshot
    for question in asked.questions {
      #expect(golden.mismatch(question, AnswerGolden.said(snapshot, question)) == nil)
    }
  }

  @Test(
    "Lines that an answer gives to paste weave the session they are for", arguments: Example.all)
  func pasted(into example: Example) {
    let snapshot = PlanText(example.text).snapshot
    let model = snapshot.model
    var weaving = 0
    for thread in model.threads.map({ model.symbols.text($0.header.name) }) {
      for space in model.spaces.map({ model.symbols.text($0.header.name) }) {
        let question = "why \(thread) missing in \(space)"
        let pasted = PastedAnswer(snapshot, question)
        weaving += pasted.promisesWoven ? 1 : 0
        #expect(pasted.fault == nil, "\(example): \(question)")
      }
    }
    if example.name == "deficit-views" { #expect(weaving > 0) }
  }
}
