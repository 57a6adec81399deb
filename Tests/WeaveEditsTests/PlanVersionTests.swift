import Testing
import WeaveEdits
import WeaveModel
import WeaveSource
import WeaveSyntax

@Suite("Versions of a plan")
struct PlanVersionTests {
  @Test("An edit gives another version and leaves the first as it was")
  func another() {
    let text = "plan p 2026-09-01..2026-10-01\n\nthread talk\n"
    let before = PlanVersion(trees: [parseSource(SourceText(name: "p.weave", text))])
    let end = UInt32(text.utf8.count)
    let after = before.edited([
      TextEdit(Location(FileID(0), ByteRange(end, end)), "\nthread listening\n")
    ])
    #expect(before.model.threads.count == 1)
    #expect(after.model.threads.count == 2)
    #expect(after.diagnostics.isEmpty)
  }
}
