import Testing
import WeaveAnalysis

@Suite("Edits worked out where they touch")
struct OverlayTests {
  static let top = """
    weave 1

    plan p 2026-09-01..2026-12-18

    thread talk

    teacher ana

    space staff
      with everyone

    space plc
      with everyone


    """

  @Test("A plan with two headers of one session is edited like any other")
  func twice() {
    var trial = EditTrial(
      Self.top + """
        session staff@2026-09-15

        session staff@2026-09-15
          about talk

        session plc@2026-09-17

        """)
    #expect(trial.snapshot.diagnostics.contains { $0.code.severity == .error })
    #expect(trial.make("add to plc@2026-09-17 about talk").isEmpty)
    #expect(trial.experience.facts.model.sessions.count == 2)
  }

  @Test("Where days are open, every one of them has what the edit put there")
  func openDays() {
    var trial = EditTrial(
      Self.top + """
        session staff@2026-09-15
          about talk

        session plc@first
          on 2026-09-08, 2026-09-22

        """)
    #expect(Self.reach(trial.experience) == [1])
    #expect(trial.make("add to plc@first about talk").isEmpty)
    let isOverlaid = trial.branch.isOverlaid
    #expect(!isOverlaid)
    #expect(Self.reach(trial.experience) == [2])
    #expect(trial.experience.choices == 2)
  }

  @Test("Where no days are open, only what the edit touches is worked out again")
  func knownDays() {
    var trial = EditTrial(Self.top + "session staff@2026-09-15\n\nsession plc@2026-09-17\n")
    #expect(trial.make("add to plc@2026-09-17 about talk").isEmpty)
    let isOverlaid = trial.branch.isOverlaid
    #expect(isOverlaid)
    #expect(Self.reach(trial.experience) == [1])
  }

  /// How many sessions about the one thread the one teacher meets, over all choices of days.
  private static func reach(_ experience: Experience) -> Set<Int> {
    guard experience.choices ?? 0 > 1 else {
      return [experience.cells[0].encounters(of: 0)?.meetings ?? 0]
    }
    var found: Set<Int> = []
    experience.eachChoice { _, placed in
      found.insert(placed.cells[0].encounters(of: 0)?.meetings ?? 0)
    }
    return found
  }
}
