import Testing
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveTestKit

@Suite("Crosswalks")
struct CrosswalkTests {
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
}
