import Testing

@Suite("Plans by chance")
struct RandomPlanTests {
  @Test("Four of five throws are a sound plan at once")
  func sound() {
    let throwsBefore = (0..<500).map { RandomPlan(seed: UInt64($0)).throwsBefore }
    #expect(throwsBefore.filter { $0 == 0 }.count > 400)
  }
}
