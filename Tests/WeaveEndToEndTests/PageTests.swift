import Testing
import WeaveTestKit

@Suite("What pages show at a shell", .waiting, .timeLimit(.minutes(5)))
struct PageTests {
  @Test(
    "A reader who types what a page shows sees what it shows",
    arguments: [
      ("docs/what-if.md", ""), ("docs/cookbook.md", ""), ("docs/tutorial.md", "examples/"),
      ("docs/prompt.md", ""),
    ])
  func plays(_ page: String, naming word: String) throws {
    let session = try ShownSession(page: page, naming: word)
    #expect(session.comparedCount > 0, "\(page) shows nothing to compare")
    let mismatches = try session.mismatches()
    #expect(mismatches.isEmpty, "\(mismatches.joined(separator: "\n\n"))")
  }

  @Test("`…` stands for any lines, also none, and for nothing else")
  func anyLines() {
    let seen = ["a", "b", "c "]
    #expect(ShownSession.matches(seen[...], ["a", "…", "c"]))
    #expect(ShownSession.matches(seen[...], ["…", "a", "b", "c", "…"]))
    #expect(!ShownSession.matches(seen[...], ["a", "c"]))
    #expect(!ShownSession.matches(seen[...], ["a", "…", "b"]))
  }
}
