import Testing
import WeaveAnswer
import WeaveRender

@Suite("Lines of a plan in an answer")
struct PlanLinesTests {
  private let answer = Answer.prose(
    Prose([
      .paragraph(["Put under it:"]),
      .lines(["session plc@2026-10-08", "  comment to staff \"``` \u{7}and a long, long text\""]),
      .paragraph(["Done."]),
    ]))

  @Test("They are neither wrapped nor indented, and control characters are shown")
  func text() {
    let shown = TextRenderer(RenderOptions(width: 20)).render(answer)
    #expect(shown.contains("\nsession plc@2026-10-08\n  comment to staff \"``` "))
    #expect(shown.contains("and a long, long text\"\nDone.") && !shown.contains("\u{7}"))
  }

  @Test("In Markdown they stand between marks that none of them has")
  func markdown() {
    let shown = MarkdownRenderer().render(answer)
    #expect(shown.contains("\n````\nsession plc@2026-10-08\n  comment to staff"))
    #expect(shown.hasSuffix("\n````\n\nDone.\n"))
  }

  @Test("Machines get each by itself")
  func machines() {
    let json = JSONRenderer().render(answer)
    #expect(json.contains("\"kind\":\"lines\"") && json.contains("\"session plc@2026-10-08\","))
    #expect(CSVRenderer().render(answer).contains("\r\nsession plc@2026-10-08"))
  }
}
