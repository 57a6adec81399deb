import FoundationEssentials
import Testing
import WeaveEngine

@Suite("The journal of a session")
struct JournalTests {
  @Test("A journal that a process of the same number left behind is kept")
  func sameNumber() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let crashed = try #require(Journal(in: folder, plan: "plan.weave"))
    #expect(crashed.add("pair kim with ode"))
    let next = try #require(Journal(in: folder, plan: "plan.weave"))
    #expect(next.add("drop talk"))
    next.end()
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(left.count == 1)
    let text = try String(contentsOfFile: "\(folder)/\(left[0])", encoding: .utf8)
    #expect(text == ">pair kim with ode\n")
    crashed.end()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}
