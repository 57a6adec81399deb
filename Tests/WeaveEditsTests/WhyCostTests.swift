import Testing
import WeaveAnswer
import WeaveEngine
import WeaveRender

@Suite("Why edits cost what they do")
struct WhyCostTests {
  /// What `why cost of plan` says of the Cedar plan once some edits are made.
  private func why(_ edits: String) -> [String] {
    let trial = EditTrial(tutorialPlan)
    let tried = trial.snapshot.tried(.whatIf([edits]))
    let answer = tried.branch.flatMap {
      trial.snapshot.ask("why cost of plan", of: $0).answer
    }
    return answer.map { TextRenderer().render($0).split(separator: "\n").map(String.init) } ?? []
  }

  // Worked by hand: the PLC has two sessions, of kim, both on 9 October; equity is met at the
  // district on the 22nd, with ode, who does not plan with kim.
  @Test("Each figure of the cost is taken apart: sessions, minutes, leaders, pairs, lines")
  func time() {
    #expect(
      why("pull equity into plc by time 10 min") == [
        "Takes 2 sessions, 20 min, kim acts, 1 new pair (kim with ode), 2 lines",
        "Sessions whose facts change:", " • plc@2024-10-09/g3 and plc@2024-10-09/g5",
        "Minutes:",
        " • 10 min for connecting, at each of 2 sessions: plc@2024-10-09/g3 and plc@2024-10-09/g5",
        "Who acts:", " • kim leads plc@2024-10-09/g3 and plc@2024-10-09/g5",
        "Leaders who would newly plan together:",
        " • kim with ode: time at plc@2024-10-09/g3 connects it with district@2024-10-22",
        "Lines:", " • pull equity into plc by time 10 min: 2 lines",
      ])
  }

  // The coaching talk is 30 minutes, of lane.
  @Test("What no longer takes place is lost, and those who lead it act")
  func lost() {
    let said = why("drop coaching@2024-10-16 and pair kim with lane")
    #expect(said.contains(" • dropped: coaching@2024-10-16"))
    #expect(said.contains(" • 30 min that no longer take place, at coaching@2024-10-16"))
    #expect(said.contains(" • lane leads coaching@2024-10-16"))
    #expect(said.contains(" • kim newly plans with somebody"))
    #expect(said.contains(" • kim with lane: the edits say so"))
  }

  @Test("Where nothing was tried, the answer says how to try")
  func nothing() {
    let asked = EditTrial(tutorialPlan).snapshot.ask("why cost of plan")
    #expect(asked.answer == nil)
    #expect(asked.findings.findings.first?.hints.first?.contains("--ask") == true)
  }
}
