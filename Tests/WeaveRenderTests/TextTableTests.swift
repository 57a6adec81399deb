import Testing
import WeaveAnswer
import WeaveRender

@Suite("Tables as text")
struct TextTableTests {
  private func render(_ table: Table, _ options: RenderOptions = .init()) -> String {
    TextRenderer(options).render(.table(table))
  }

  private let returns = Table(
    title: "Returns",
    columns: [
      .init("team"), .init("longest-gap", heading: "longest gap", unit: "days", isNumeric: true),
      .init("woven", isNumeric: true), .init("next"),
    ],
    rows: [
      [.text("g5"), .number(56), .fraction(1, 2), .date("2026-10-07")],
      [.text("日本語"), .number(7.25), .fraction(19, 20), .hole("a day")],
      [.text("cafe\u{301}"), .none, .range(.fraction(1, 2), .fraction(2, 2)), .absent],
    ])

  @Test("Columns line up by what is seen, with wide and combining characters among them")
  func alignment() {
    #expect(
      render(returns) == """
        Returns
         team    longest gap (days)           woven  next
         ──────────────────────────────────────────────────────
         g5                   56.00          1 of 2  2026-10-07
         日本語                7.25        19 of 20  tbd
         cafe\u{301}                  none  1 of 2..2 of 2

        """)
  }

  @Test("Where only ASCII is drawn, the rule is of hyphens")
  func ascii() {
    let table = Table(
      columns: [.init("minutes", unit: "min", isNumeric: true)], rows: [[.integer(60)]])
    #expect(render(table, .init(unicode: false)) == " minutes\n -------\n      60\n")
  }

  @Test("Words are cut to fit a width, figures never")
  func cutting() {
    let table = Table(
      columns: [.init("title"), .init("minutes", isNumeric: true), .init("because")],
      rows: [
        [.text("Whose ideas count, and who says?"), .integer(60), .text("Promised to the board")],
        [.text("Talk"), .integer(1204), .text("–")],
      ])
    #expect(
      render(table, .init(width: 40)) == """
         title             minutes  because
         ───────────────────────────────────────
         Whose ideas cou…       60  Promised to…
         Talk                 1204  –

        """)
    #expect(render(table, .init(width: 1)).contains("1204"))
  }

  @Test("No line is wider than the width, and none ends in a blank", arguments: 24...90)
  func fitting(width: Int) {
    let text = render(returns, .init(width: width, maxRows: 2))
    for line in text.split(separator: "\n") {
      #expect(!line.hasSuffix(" "))
      #expect(DisplayWidth.of(line) <= width, "\(line)")
    }
  }

  @Test("Headings take several lines before anything is cut")
  func wrappedHeadings() {
    let table = Table(
      columns: [.init("way"), .init("worst", heading: "woven, worst teacher", isNumeric: true)],
      rows: [[.text("15 minutes"), .fraction(28, 34)]])
    #expect(
      render(table, .init(width: 30)) == """
                       woven,
                        worst
         way          teacher
         ────────────────────
         15 minutes  28 of 34

        """)
  }

  @Test("Columns without room follow below, behind the first column again")
  func blocks() {
    let table = Table(
      columns: [
        .init("team"), .init("sessions", isNumeric: true), .init("minutes", isNumeric: true),
        .init("days", isNumeric: true),
      ],
      rows: [[.text("g4"), .integer(34), .integer(2075), .integer(180)]])
    #expect(
      render(table, .init(width: 25)) == """
         team  sessions  minutes
         ───────────────────────
         g4          34     2075

         team  days
         ──────────
         g4     180

        """)
  }

  @Test("A long answer shows its head, dots, its tail and the count")
  func longAnswer() {
    let table = Table(
      columns: [.init("n", isNumeric: true)], rows: (1...1204).map { [.integer($0)] })
    #expect(
      render(table, .init(maxRows: 5)) == """
            n
         ────
            1
            2
            3
            …
         1203
         1204
         1,204 rows, 5 shown

        """)
  }

  @Test("Rows taken away by `first N` are counted, and no rows are said")
  func counts() {
    let one = Table(columns: [.init("n")], rows: [[.text("a")]], total: 3)
    #expect(render(one) == " n\n ─\n a\n 3 rows, 1 shown\n")
    #expect(render(Table(columns: [.init("n")], rows: [])) == " n\n ─\n no rows\n")
  }

  @Test("A figure too small for two decimals is not shown as zero")
  func smallFigures() {
    let table = Table(
      columns: [.init("n", isNumeric: true)],
      rows: [[.number(0.001)], [.number(-2.005)], [.number(0)], [.number(.nan)]])
    #expect(render(table) == "     n\n ─────\n 0.001\n -2.01\n  0.00\n     ?\n")
  }
}
