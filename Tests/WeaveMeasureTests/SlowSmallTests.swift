import Testing

/// The slow measures on the small examples of the measures' design.
@Suite("The slow measures: small examples")
struct SlowSmallTests {
  private func missing(_ blocks: String, _ expected: String) -> [String] {
    SlowFindings(smallPlan(blocks)).missing(expected)
  }

  private let staffAndCoaching = """
    teacher a

    space staff
      led-by kim
      with everyone

    space coaching
      led-by kim
      with a
    """

  @Test("1: same day, then the day before, then a preview")
  func sameDay() {
    let untimed = """
      \(staffAndCoaching)

      session staff@2024-10-02 60 min

      session coaching@2024-10-02 30 min
        comment to staff
      """
    #expect(missing(untimed, "woven of a: 2 of 2\nsame-day of a: 1 of 1") == [])
    let before = untimed + "\n\nsession staff@2024-10-01 60 min"
    #expect(missing(before, "woven of a: 2 of 3\nsame-day of a: 0 of 1") == [])
    let timed = untimed.replacing("10-02 60 min", with: "10-02 15:30..16:30")
      .replacing("10-02 30 min", with: "10-02 08:00..08:30")
    #expect(
      missing(timed, "previews of a: 1 of 1\nwoven of a: 2 of 2\nsame-day of a: 0 of 1") == [])
  }

  @Test("2: sessions at one moment are all ends")
  func oneMoment() {
    let plan = """
      teacher a

      team g3
        member a

      team g5
        member a

      space staff
        section g3
        section g5

      space plc
        with a

      session staff@2024-10-02 60 min

      session plc@2024-10-09 30 min
        comment to staff
      """
    #expect(missing(plan, "woven of a: 3 of 3\nheard of a: 1 of 1") == [])
  }

  @Test("3: a comment to a section, and to all of them")
  func section() {
    let plan = """
      teacher a
      teacher b

      team g3
        member a

      team g5
        member b

      space plc
        section g3
        section g5

      space staff
        with everyone

      session plc@2024-10-09 45 min

      session staff@2024-10-30 60 min
        comment to plc@2024-10-09/g5
      """
    #expect(missing(plan, "heard of a: 0 of 1\nheard of b: 1 of 1\nheard of plan: 1 of 2") == [])
    let whole = plan.replacing("10-09/g5\n", with: "10-09\n").replacing(
      "comment to plc@2024-10-09/g5", with: "comment to plc@2024-10-09")
    #expect(missing(whole, "heard of plan: 2 of 2") == [])
  }

  @Test("4: together is with one's own team")
  func together() {
    let alone = """
      teacher ana
      teacher cy

      team g3
        member ana

      team g5
        member cy

      space staff
        with everyone

      session staff@2024-10-02 60 min
      """
    #expect(missing(alone, "together of ana: 0 of 1\ntogether of cy: 0 of 1") == [])
    let counted = """
      team g3
        size 4

      space staff
        with everyone

      session staff@2024-10-02 60 min
      """
    #expect(missing(counted, "together of rest of g3: 1 of 1\nteachers of plan: 4") == [])
  }

  @Test("5: one of a counted team has a session of their own")
  func counted() {
    let plan = """
      teacher x

      team g3
        member x
        size 4

      space staff
        with everyone

      space plc
        with x

      session staff@2024-10-02 60 min

      session plc@2024-10-17 45 min
        comment to staff
      """
    let expected = """
      woven of x: 2 of 2
      woven of rest of g3: 0 of 1
      woven of plan: 1/4
      woven of g3: 1/4
      worst of g3: 0 of 1
      """
    #expect(missing(plan, expected) == [])
  }

  @Test("6: an optional session is no end, and its minutes stand apart")
  func optional() {
    let plan = """
      teacher a

      space plc
        with a

      space book-study
        with a
        optional

      session book-study@2024-10-02 60 min

      session plc@2024-10-17 45 min
        comment to book-study
      """
    let expected = "heard of a: 0 of 1\nwoven of a: 0 of 1\noptional of a: 60\nminutes of a: 45"
    #expect(missing(plan, expected) == [])
  }

  @Test("7: two meetings in a day are one return")
  func oneDay() {
    let plan = """
      \(staffAndCoaching.replacing("coaching", with: "plc"))

      session staff@2024-10-02 60 min
        about h

      session plc@2024-10-02 45 min
        about h
      """
    let expected = """
      labelled of a: 2 of 2
      meetings of a about h: 2
      days of a about h: 1
      gap of a about h: none
      span of a about h: 0
      """
    #expect(missing(plan, expected) == [])
  }

  @Test("8: gaps, and the days after the last meeting")
  func gaps() {
    let first = """
      \(staffAndCoaching)

      session staff@2024-09-02 60 min
        about h

      session staff@2024-09-09 60 min
        about h
      """
    let last = "\n\nsession staff@2024-12-02 60 min\n  about h"
    #expect(missing(first + last, "gap of a about h: 84\nafter of a about h: 191") == [])
    #expect(missing(first, "gap of a about h: 7\nafter of a about h: 275") == [])
  }

  @Test("9: a standing comment about a thread looks for the session about it")
  func standing() {
    let plan = """
      teacher a

      space staff
        with a

      space plc
        with a
        comment to staff about h

      session staff@2024-10-07 60 min
        about h

      session staff@2024-11-04 60 min
        about k

      session staff@2024-12-02 60 min
        about k

      session plc@2024-10-15 45 min
        about h

      session plc@2024-11-12 45 min
        about h

      session plc@2024-12-10 45 min
        about h
      """
    #expect(missing(plan, "woven of a: 4 of 6\nstanding of a: 3 of 3") == [])
    let plain = plan.replacing("comment to staff about h", with: "comment to staff")
    #expect(missing(plain, "woven of a: 6 of 6") == [])
  }

  @Test("10: leaders who share a teacher, and those who plan together")
  func leaders() {
    let plan = """
      teacher a

      leader x
        plans-with y

      leader y
      leader z

      space staff
        led-by x
        led-by y
        with a

      space plc
        led-by z
        with a

      session staff@2024-10-07 60 min
      session plc@2024-10-15 45 min

      session staff@2024-10-21 60 min
        led-by tbd
      """
    let expected = "coordination of plan: 1 of 3\ntbd of plan: 1\nshared of x: 2\nshared of kim: 0"
    #expect(missing(plan, expected) == [])
  }

  @Test("11: two sessions at once are one load")
  func load() {
    let plan = """
      team g3
        size 4

      team g5
        size 4

      space plc
        led-by kim
        section g3
        section g5

      session plc@2024-10-09 14:45..15:30
      """
    #expect(missing(plan, "load of kim: 45") == [])
    let untimed = plan.replacing("14:45..15:30", with: "45 min")
    #expect(missing(untimed, "load of kim: 90") == [])
  }
}
