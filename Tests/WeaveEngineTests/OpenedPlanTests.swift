import Foundation
import Testing
import WeaveAnswer
import WeaveEngine

@Suite("Plans opened to compare with")
struct OpenedPlanTests {
  private let plan = """
    weave 1

    plan p "P" 2026-09-01..2026-12-18

    team g3
      size SIZE

    """

  /// A folder of its own with files in it; the plan asked is `a/plan.weave`.
  private func folder(_ files: [String: String]) throws -> URL {
    let root = FileManager.default.temporaryDirectory.appending(
      path: "plainweave-\(UUID().uuidString)")
    for (path, text) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return root
  }

  private func codes(_ root: URL, _ name: String) -> [String] {
    let snapshot = Snapshot(reading: root.appending(path: "a/plan.weave").path(), from: DiskFiles())
    let (answer, found) = snapshot.ask("compare plan with \"\(name)\"")
    #expect((answer == nil) == !found.findings.isEmpty)
    return found.findings.map(\.code)
  }

  @Test("Only plans of the plan's folder, or of the working folder, are opened")
  func folders() throws {
    let small = plan.replacing("SIZE", with: "4")
    let root = try folder([
      "a/plan.weave": plan.replacing("SIZE", with: "6"), "a/near.weave": small,
      "a/below/far.weave": small, "b/outside.weave": small, "a/words.weave": "no plan\n",
    ])
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createSymbolicLink(
      at: root.appending(path: "a/link.weave"),
      withDestinationURL: root.appending(path: "b/outside.weave"))
    #expect(codes(root, "near.weave") == [])
    #expect(codes(root, "below/far.weave") == [])
    #expect(codes(root, root.appending(path: "a/near.weave").path()) == [])
    for name in [
      "../b/outside.weave", "link.weave", "nothing.weave", "below", "words.weave",
      root.appending(path: "b/outside.weave").path(), "/etc/passwd.weave",
    ] {
      #expect(codes(root, name) == (name.hasSuffix(".weave") ? ["W606"] : ["W201"]), "\(name)")
    }
    #expect(DiskFiles().resolved("examples/cedar.weave") != nil, "tests run in the project")
    #expect(codes(root, "examples/cedar.weave") == [])
  }

  @Test("Plans that compare themselves with each other are answered")
  func eachOther() {
    let one = plan.replacing("SIZE", with: "4") + "\ncompare plan with \"other.weave\"\n"
    let other = plan.replacing("SIZE", with: "6") + "\ncompare \"plan.weave\" with plan\n"
    let snapshot = PlanText(["plan.weave": one, "other.weave": other]).snapshot
    #expect(!snapshot.hasErrors)
    guard case .several(let parts)? = snapshot.ask("compare plan with \"other.weave\"").answer
    else {
      Issue.record("no answer")
      return
    }
    #expect(parts.count == 3)
  }
}
