import Testing
import WeaveAnswer
import WeaveRender

@Suite("Markdown")
struct MarkdownRendererTests {
  @Test("A table leans its figures right, and no cell can leave its place")
  func table() {
    let table = Table(
      title: "Load",
      columns: [.init("leader"), .init("load", unit: "min", isNumeric: true)],
      rows: [
        [.text("a|b <b> `c`\n| x |"), .integer(60)], [.list(["kim", "ode"]), .fraction(4, 5)],
      ], total: 1204)
    #expect(
      MarkdownRenderer().render(.table(table)) == #"""
        ## Load

        | leader | load (min) |
        | --- | ---: |
        | a\|b \<b\> \`c\`␊\| x \| | 60 |
        | kim, ode | 4 of 5 |

        1,204 rows, 2 shown

        """#)
  }

  @Test("Words between backticks are code, and an odd backtick is only itself")
  func findings() {
    let odd = Finding(
      code: "W101", severity: .note, title: "odd ` *tick*", place: .init(file: ""))
    let list = FindingList([Samples.unknownThread, odd], checked: 1, incomplete: true)
    #expect(
      MarkdownRenderer().render(.findings(list)) == #"""
        incomplete: errors were found, so what follows may miss facts

        - **error W201** `cedar.weave:41:9`: no thread is named `tlak`
          - hint: names are written exactly as they are declared
          - fix: replace `tlak` with `talk`  (safe, `--fix` applies it)
          - fix: declare a thread  (look at it first, `--fix` leaves it)
        - **note W101**: odd \` \*tick\*

        1 error, 1 note in 1 file

        """#)
  }

  @Test("Prose keeps its form, and a paragraph cannot begin a heading or a list")
  func prose() {
    let prose = Prose([
      .heading(["A & B"]), .paragraph(["# no heading"]), .paragraph(["1. no list"]),
      .bullet([.init("talk", .name), " is ", .init("4 of 5", .figure)]), .bullet(["x"], depth: 1),
    ])
    #expect(
      MarkdownRenderer().render(.prose(prose)) == ##"""
        ## A \& B

        \# no heading

        1\. no list

        - `talk` is **4 of 5**
          - x

        """##)
  }

  @Test("A calendar is a table per month")
  func calendar() {
    let markdown = MarkdownRenderer().render(.calendar(Samples.autumn))
    #expect(markdown.hasPrefix("## October 2026\n\n| date | time | space |"))
    #expect(markdown.contains("| 2027-01-11..2027-01-29 | ? | district@winter-1 | Winter day |"))
    #expect(markdown.hasSuffix("| 2026-11-26 | plc | Thanksgiving |\n"))
  }
}
