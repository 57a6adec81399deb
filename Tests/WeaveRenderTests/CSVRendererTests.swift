import Testing
import WeaveAnswer
import WeaveRender

@Suite("CSV")
struct CSVRendererTests {
  private func render(_ rows: [[Table.Cell]], _ options: RenderOptions = .init()) -> String {
    let table = Table(columns: [.init("a"), .init("b", unit: "min", isNumeric: true)], rows: rows)
    return CSVRenderer(options).render(.table(table))
  }

  @Test("Quotes are doubled, and lines end with CRLF")
  func quoting() {
    let csv = render([
      [.text("the \"old\", red one"), .number(24)], [.text("two\r\nlines"), .integer(-3)],
    ])
    #expect(csv == "a,b\r\n\"the \"\"old\"\", red one\",24\r\n\"two\r\nlines\",-3\r\n")
  }

  @Test(
    "Each kind of cell has one form that programs read",
    arguments: [
      (Table.Cell.number(2.5), "2.5"), (.number(1 / 3), "0.3333333333333333"),
      (.number(.nan), ""), (.integer(1204), "1204"), (.fraction(4, 5), "4 of 5"),
      (.date("2026-10-07"), "2026-10-07"), (.range(.integer(3), .integer(5)), "3..5"),
      (.range(.integer(3), .integer(3)), "3"), (.list(["kim", "ode"]), "kim; ode"),
      (.flag(true), "true"), (Table.Cell.none, ""), (.hole("no end"), "tbd"),
      (.absent, ""),
    ])
  func cells(cell: Table.Cell, expected: String) {
    #expect(render([[.text("x"), cell]]) == "a,b\r\nx,\(expected)\r\n")
  }

  @Test(
    "A field with a comma, a quote or either half of a line end stands in quotes",
    arguments: [
      ("a\rb", "\"a\rb\""), ("\r", "\"\r\""), ("a\nb", "\"a\nb\""), ("a,b", "\"a,b\""),
      ("\"", "\"\"\"\""), ("a b;c'd", "a b;c'd"),
    ])
  func quotedField(text: String, expected: String) {
    #expect(render([[.text(text), .absent]]) == "a,b\r\n\(expected),\r\n")
  }

  @Test("Bytes stay as they are in a file and are shown at a terminal")
  func control() {
    let rows: [[Table.Cell]] = [[.text("red \u{1B}[31m"), .absent]]
    #expect(render(rows) == "a,b\r\nred \u{1B}[31m,\r\n")
    #expect(render(rows, .init(forTerminal: true)) == "a,b\r\nred ␛[31m,\r\n")
  }

  @Test("A row of one empty field is still a row")
  func emptyField() {
    let table = Table(columns: [.init("a")], rows: [[.absent]])
    #expect(CSVRenderer().render(.table(table)) == "a\r\n\"\"\r\n")
  }

  @Test("Findings and calendars are rows, and parts are an empty line apart")
  func parts() {
    let csv = CSVRenderer().render(
      .several([
        .findings(FindingList([Samples.unknownThread], checked: 1)), .calendar(Samples.autumn),
      ]))
    #expect(
      csv == """
        severity,code,file,line,column,message,help\r
        error,W201,cedar.weave,41,9,no thread is named `tlak`,plainweave explain W201\r
        \r
        date,window,weekday,start,end,minutes,space,section,label,title,leaders,threads,place,\
        status,marks,why\r
        2026-10-07,,Wed,15:30,16:30,60,staff,,,Whose ideas count?,ruiz,deficit-views,,,,\r
        2026-10-29,,Thu,,,,plc,g5,,,kim; ode,talk,,tentative,also,\r
        2026-11-12,,Thu,09:00,,45,plc,,,,,,,,moved from 2026-11-11,\r
        ,2027-01-11..2027-01-29,,,,,district,,winter-1,Winter day,,,,,,\r
        2026-11-26,,,,,,plc,,,,,,,cancelled,,Thanksgiving\r

        """)
  }
}
