import Testing
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveTestKit

@Suite("Why, and compare")
struct WhyTests {
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
