import Testing

/// The slow measures on the worked example of the measures' design: all numbers worked by hand.
@Suite("The slow measures: Cedar, October 2024")
struct SlowCedarTests {
  @Test("Every figure of the table's first block")
  func base() {
    let found = SlowFindings(CedarMonth().text)
    #expect(found.missing(Self.teachers) == [])
    #expect(found.missing(Self.teachersAboutThreads) == [])
    #expect(found.missing(Self.others) == [])
  }

  private static let teachers = """
    minutes of ana: 315
    minutes of ben: 165
    minutes of cy: 285
    minutes of dee: 285
    sessions of ana: 5
    sessions of ben: 3
    spaces of ana: 4
    spaces of cy: 3
    labelled of ana: 4 of 5
    labelled of ben: 3 of 3
    labelled of cy: 4 of 4
    labelled of dee: 4 of 4
    woven of ana: 4 of 5
    woven of ben: 3 of 3
    woven of cy: 2 of 4
    woven of dee: 2 of 4
    surface of ana: 0 of 5
    surface of ben: 0 of 3
    surface of cy: 2 of 4
    surface of dee: 2 of 4
    isolated of ana: 1 of 5
    isolated of ben: 0 of 3
    isolated of cy: 0 of 4
    strands of ana: 441/185
    strands of ben: 121/85
    strands of cy: 361/181
    strands of dee: 361/181
    together of ana: 3 of 5
    together of ben: 3 of 3
    together of cy: 4 of 4
    together of dee: 4 of 4
    active of ana: 75 of 315
    active of ben: 45 of 165
    active of cy: 45 of 285
    active of dee: 45 of 285
    woven-minutes of ana: 285 of 315
    woven-minutes of ben: 165 of 165
    woven-minutes of cy: 180 of 285
    woven-minutes of dee: 180 of 285
    tool-only of ana: 0 of 5
    tool-only of ben: 1 of 3
    tool-only of cy: 0 of 4
    tool-only of dee: 0 of 4
    across of ana: 4 of 5
    across of ben: 3 of 3
    across of cy: 2 of 4
    across of dee: 2 of 4
    heard of ana: 2 of 2
    heard of ben: 1 of 2
    heard of cy: 1 of 1
    """

  private static let teachersAboutThreads = """
    breadth of ana about talk: 2 of 4
    breadth of ben about talk: 2 of 2
    breadth of cy about talk: 2 of 3
    breadth of dee about talk: 2 of 3
    breadth of ana about equity: 2 of 4
    breadth of ben about equity: 1 of 2
    breadth of cy about equity: 2 of 3
    breadth of dee about equity: 2 of 3
    meetings of ana about talk: 3
    days of ana about talk: 3
    span of ana about talk: 28
    gap of ana about talk: 21
    days of ana about equity: 2
    span of ana about equity: 8
    gap of ana about equity: 8
    days of cy about equity: 2
    span of cy about equity: 8
    gap of cy about equity: 8
    span of dee about equity: 8
    days of ben about equity: 1
    gap of ben about equity: none
    days of ana about groups: 1
    days of ben about groups: 0
    span of ben about groups: none
    """

  private static let others = """
    reach of talk: 4 of 4
    reach of equity: 4 of 4
    reach of groups: 1 of 4
    carried of talk: 4 of 4
    carried of equity: 3 of 4
    carried of groups: 0 of 4
    breadth of equity: 7/12
    labelled of plan: 19/20
    woven of plan: 7/10
    pooled of plan: 11 of 16
    surface of plan: 1/4
    heard of plan: 5 of 6
    previews of plan: 0 of 6
    coordination of plan: 1 of 6
    coordination-weighted of plan: 4 of 13
    woven-minutes of plan: 316/399
    across of plan: 7/10
    teachers of plan: 4
    at-nothing of plan: 0
    woven of g3: 9/10
    woven of g5: 1/2
    worst of g3: 4 of 5
    worst of g5: 2 of 4
    woven of staff: 6 of 8
    woven of plc: 2 of 4
    woven of coaching: 0 of 1
    woven of district: 3 of 3
    woven of 2024-10: 11 of 16
    started of kim: 1
    started of ruiz: 1
    started of ode: 0
    received of ruiz: 1
    received of ode: 1
    received of kim: 0
    load of kim: 90
    """

  /// One row of the second table: what is changed, and what is then said.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout CedarMonth) -> Void
    let lines: String

    init(
      _ name: String, _ change: @escaping @Sendable (inout CedarMonth) -> Void, _ lines: String
    ) {
      testDescription = name
      self.change = change
      self.lines = lines
    }
  }

  @Test("What if", arguments: rows)
  func whatIf(row: Row) {
    var month = CedarMonth()
    row.change(&month)
    #expect(SlowFindings(month.text).missing(row.lines) == [])
  }

  private static func pull(_ month: inout CedarMonth, _ line: String? = nil) {
    for number in [2, 3] {
      month.add("about equity", to: number)
      if let line { month.add(line, to: number) }
    }
  }

  private static let pulled = """
    woven of plan: 19/20
    labelled of plan: 19/20
    surface of plan: 0
    woven of g3: 9/10
    woven of g5: 1
    heard of plan: 7 of 8
    """

  private static let rows = [
    Row(
      "remove beliefs from S6", { $0.remove("use beliefs", from: 6) },
      """
      woven of plan: 37/60
      labelled of plan: 19/20
      surface of plan: 1/3
      woven of ben: 2 of 3
      """),
    Row(
      "pull equity into plc by label", { pull(&$0) },
      """
      woven of plan: 7/10
      labelled of plan: 19/20
      surface of plan: 1/4
      breadth of equity: 15/16
      """),
    Row(
      "the same, and a comment from S3 to staff",
      {
        pull(&$0)
        $0.add("comment to staff", to: 3)
      },
      """
      woven of plan: 19/20
      labelled of plan: 19/20
      surface of plan: 0
      worst of g3: 4 of 5
      heard of plan: 7 of 8
      """),
    Row("pull by comment from staff", { pull(&$0, "comment to staff about equity") }, pulled),
    Row("pull by 15 minutes", { pull(&$0, "time 15 min to staff about equity") }, pulled),
    Row(
      "pull by tool beliefs",
      {
        pull(&$0)
        $0.add("use beliefs", to: 3)
      },
      """
      woven of plan: 19/20
      labelled of plan: 19/20
      surface of plan: 0
      heard of plan: 5 of 6
      """),
    Row(
      "pull by comment from district", { pull(&$0, "comment to district about equity") },
      """
      woven of plan: 33/40
      labelled of plan: 19/20
      surface of plan: 1/8
      worst of g5: 3 of 4
      heard of plan: 8 of 10
      previews of plan: 3 of 10
      """),
    Row(
      "every thread on every session",
      { month in
        month.removeAll("about")
        for number in 1...6 { month.add("about talk", "about equity", "about groups", to: number) }
      },
      """
      woven of plan: 7/10
      labelled of plan: 1
      surface of plan: 3/10
      isolated of plan: 0
      """),
    Row(
      "drop S4", { $0.sessions.remove(at: 3) },
      """
      woven of plan: 3/4
      labelled of plan: 1
      surface of plan: 1/4
      minutes of ana: 285
      """),
    Row(
      "cut S1", { $0.add("status cut", to: 1) },
      """
      woven of plan: 37/48
      labelled of plan: 15/16
      woven of ana: 3 of 4
      woven of ben: 2 of 2
      woven of cy: 2 of 3
      heard of plan: 5 of 6
      previews of plan: 2 of 6
      """),
    Row(
      "a comment from every session to every other space",
      { month in
        for (number, own) in [
          "staff", "plc", "plc", "coaching", "district", "staff",
        ].enumerated() {
          month.remove("comment to staff", from: number + 1)
          for space in ["staff", "plc", "coaching", "district"] where space != own {
            month.add("comment to \(space)", to: number + 1)
          }
        }
      },
      """
      woven of plan: 1
      labelled of plan: 19/20
      surface of plan: 0
      heard of plan: 34 of 48
      """),
    Row(
      "beliefs on every session, no comments",
      { month in
        month.removeAll("comment", "time", "use")
        for number in 1...6 { month.add("use beliefs", to: number) }
      },
      """
      woven of plan: 1
      labelled of plan: 19/20
      surface of plan: 0
      tool-only of plan: 1
      heard of plan: none
      """),
    Row(
      "S6 moved to a space of its own",
      {
        $0.sessions[5][0] = "session own@2024-10-30 60 min"
        $0.spaces = ["space own\n  led-by ruiz\n  with everyone"]
      },
      """
      woven of plan: 33/40
      labelled of plan: 19/20
      surface of plan: 1/8
      across of plan: 7/10
      """),
    Row(
      "no comments or time, tool kept", { $0.removeAll("comment", "time") },
      """
      woven of plan: 2/5
      labelled of plan: 19/20
      surface of plan: 11/20
      """),
    Row(
      "no links or tools at all", { $0.removeAll("comment", "time", "use") },
      """
      woven of plan: 0
      labelled of plan: 19/20
      surface of plan: 19/20
      """),
  ]

  @Test("An open date gives ranges")
  func openDate() {
    var month = CedarMonth()
    month.lastDay = "2024-11-01"
    month.sessions[4] = [
      "session district@fall 120 min", "between 2024-10-28..2024-11-01", "about equity",
    ]
    let expected = """
      days of ana about equity: 1..2
      gap of ana about equity: none or 1..2
      woven of ana: 4 of 5
      previews of plan: 0 of 6..3 of 6
      """
    #expect(SlowFindings(month.text).missing(expected) == [])
  }
}
