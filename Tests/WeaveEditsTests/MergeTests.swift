import Testing
import WeaveMerge

@Suite("Merging a plan, case by case")
struct MergeTests {
  static let base = """
    weave 1

    plan elm "Elm" 2026-09-01..2026-12-18

    # The principal's meeting.
    space staff "Staff meeting"
      led-by ruiz
      every month on 1st wednesday

    session staff@2026-10-07 "Who speaks?" 60 min
      about talk

    """

  private func merged(_ ours: String, _ theirs: String, base: String = base) -> Merged {
    mergePlans(base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8))
  }

  private func expect(
    _ ours: String, _ theirs: String, base: String = base, gives text: String, conflicts: Int = 0,
    from place: SourceLocation = #_sourceLocation
  ) {
    let result = merged(ours, theirs, base: base)
    #expect(String(decoding: result.bytes, as: UTF8.self) == text, sourceLocation: place)
    #expect(result.conflicts == conflicts, sourceLocation: place)
  }

  private func with(_ changes: (String, String)...) -> String {
    var text = Self.base
    for (old, new) in changes {
      precondition(text.contains(old))
      text.replace(old, with: new)
    }
    return text
  }

  @Test("Sessions that both added stand in the order of their days")
  func sessions() {
    let start = "session staff@2026-10-07"
    let added = ["2026-09-09", "2026-09-16", "2026-09-23"].map { "session staff@\($0) 60 min\n\n" }
    expect(
      with((start, added[0] + added[2] + start)), with((start, added[1] + start)),
      gives: with((start, added.joined() + start)))
  }

  @Test("What both added under one header is kept, ours first, and what is the same goes in once")
  func facts() {
    let fact = "  about talk\n"
    expect(
      with((fact, fact + "  use beliefs\n  # ours\n  note \"A\"\n")),
      with((fact, fact + "  use beliefs\n  note \"B\"\n")),
      gives: with((fact, fact + "  use beliefs\n  # ours\n  note \"A\"\n  note \"B\"\n")))
  }

  @Test("Different lines of one header, changed by each, do not touch each other")
  func neighbours() {
    expect(
      with(("led-by ruiz", "led-by kim")), with(("1st wednesday", "2nd wednesday")),
      gives: with(("led-by ruiz", "led-by kim"), ("1st wednesday", "2nd wednesday")))
  }

  @Test("One fact changed to two values is a conflict of that line alone")
  func changedTwice() {
    for (old, ours, theirs) in [
      ("  led-by ruiz\n", "  led-by kim\n", "  led-by ode\n"),
      (
        "  every month on 1st wednesday\n", "  every month on 2nd wednesday\n",
        "  every week on monday\n"
      ),
    ] {
      expect(
        with((old, ours)), with((old, theirs)),
        gives: with((old, "<<<<<<< ours\n\(ours)=======\n\(theirs)>>>>>>> theirs\n")),
        conflicts: 1)
    }
  }

  @Test("A fact changed here and taken out there is a conflict, and untouched it is taken out")
  func takenOut() {
    let line = "  led-by ruiz\n"
    expect(
      with((line, "  led-by kim\n")), with((line, "")),
      gives: with((line, "<<<<<<< ours\n  led-by kim\n=======\n>>>>>>> theirs\n")), conflicts: 1)
    expect(
      with(("about talk", "about ears")), with((line, "")),
      gives: with((line, ""), ("about talk", "about ears")))
  }

  @Test("A session taken out there and changed here is a conflict that holds all of it")
  func blockTakenOut() {
    let session = "session staff@2026-10-07 \"Who speaks?\" 60 min\n  about talk\n"
    let changed = session + "  note \"Bring the clips\"\n"
    expect(
      with(("\n" + session, "")), with((session, changed)),
      gives: with((session, "<<<<<<< ours\n=======\n\(changed)>>>>>>> theirs\n")), conflicts: 1)
  }

  @Test("Two leaders where there was none are a conflict; two threads are not")
  func bothNew() {
    let space = "  every month on 1st wednesday\n"
    expect(
      with((space, space + "  place \"Library\"\n")), with((space, space + "  place \"Gym\"\n")),
      gives: with(
        (
          space,
          space + "<<<<<<< ours\n  place \"Library\"\n=======\n  place \"Gym\"\n>>>>>>> theirs\n"
        )), conflicts: 1)
    expect(
      with((space, space + "  about talk\n")), with((space, space + "  about ears\n")),
      gives: with((space, space + "  about talk\n  about ears\n")))
  }

  @Test("A comment goes with the line below it, and other blanks are no change")
  func comments() {
    expect(
      with(("# The principal's meeting.", "# The principal's, on Wednesdays.")),
      with(("  led-by ruiz", "    led-by   ruiz"), ("\"Staff meeting\"", "\"Staff\"")),
      gives: with(
        ("# The principal's meeting.", "# The principal's, on Wednesdays."),
        ("  led-by ruiz", "    led-by   ruiz"), ("\"Staff meeting\"", "\"Staff\"")))
    expect(
      with(("  led-by ruiz", "  led-by kim")), with(("  led-by ruiz", "    led-by   ruiz")),
      gives: with(("  led-by ruiz", "  led-by kim")))
  }

  @Test("A step and the day it was done stay together")
  func steps() {
    let base = "toward one-calendar\n  now \"Share\"\n  next \"Agree\"\n"
    expect(
      "toward one-calendar\n  now \"Share\"\n  done 2026-09-28\n  next \"Agree\"\n",
      "toward one-calendar\n  now \"Ask\"\n  now \"Share\"\n  next \"Agree\"\n", base: base,
      gives: "toward one-calendar\n  now \"Ask\"\n  now \"Share\"\n  done 2026-09-28\n"
        + "  next \"Agree\"\n")
  }

  @Test("Edits of a scenario keep their order")
  func scenarios() {
    let base = "scenario less\n  drop staff\n  cancel 2026-10-07\n"
    expect(
      "scenario less\n  pair kim with ode\n  drop staff\n  cancel 2026-10-07\n",
      "scenario less\n  drop staff\n  cancel 2026-10-08\n", base: base,
      gives: "scenario less\n  pair kim with ode\n  drop staff\n  cancel 2026-10-08\n")
  }

  @Test("Lines that cannot be read are merged line by line, and stay")
  func damaged() {
    expect(
      with(("  led-by ruiz\n", "  led by ruiz\n")), with(("about talk", "about ears")),
      gives: with(("  led-by ruiz\n", "  led by ruiz\n"), ("about talk", "about ears")))
    expect(
      with(("  led-by ruiz\n", "  led by kim\n")), with(("  led-by ruiz\n", "  led-by ode\n")),
      gives: with(
        (
          "  led-by ruiz\n",
          "<<<<<<< ours\n  led by kim\n=======\n  led-by ode\n>>>>>>> theirs\n"
        )), conflicts: 1)
  }

  @Test("Line ends of Windows and a byte order mark stay as ours has them")
  func windows() {
    let ours = "\u{FEFF}" + with(("led-by ruiz", "led-by kim")).replacing("\n", with: "\r\n")
    let result = with(("led-by ruiz", "led-by kim"), ("about talk", "about ears"))
    expect(
      ours, with(("about talk", "about ears")),
      gives: "\u{FEFF}" + result.replacing("\n", with: "\r\n"))
  }

  @Test("A last line without a line end gets one where something follows")
  func noLastLineEnd() {
    let base = "teacher ana\nteacher ben"
    expect(
      "teacher ana\nteacher ben\nteacher cy", "teacher ana\nteacher ben\nteacher dee", base: base,
      gives: "teacher ana\nteacher ben\nteacher cy\nteacher dee")
  }
}
