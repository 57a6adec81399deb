import Testing
import WeaveEngine
import WeaveSource
import WeaveTestKit

/// What the documents for people show reads, and the files they name are there.
struct DocumentTests {
  /// A project without this one is not finished.
  private static let required = "README.md"
  /// These are checked as soon as they are there.
  private static let optional = ["docs/tutorial.md", "docs/cookbook.md", "docs/what-if.md"]

  private static let documents = [required] + optional.filter(projectHas)

  @Test("plans shown in documents have no errors", arguments: documents)
  func plans(in document: String) throws {
    for fence in Fence.all(in: try projectText(document)) where fence.info == "weave" {
      let source = ExampleFiles([("plan.weave", fence.text)])
      let errors = Snapshot(reading: "plan.weave", from: source).diagnostics.filter {
        $0.code.severity == .error
      }
      let said = errors.map { "\($0.code.rawValue) \($0.message)" }.joined(separator: "\n")
      #expect(errors.isEmpty, "\(document):\(fence.line):\n\(said)")
    }
  }

  @Test(
    "fences of documents say what they are, so that none escapes the tests", arguments: documents)
  func fences(of document: String) throws {
    for fence in Fence.all(in: try projectText(document)) where fence.info.hasPrefix("weave") {
      #expect(["weave", "weave part"].contains(fence.info), "\(document):\(fence.line)")
    }
  }

  @Test("example files named in sessions at a shell exist", arguments: documents)
  func files(in document: String) throws {
    for fence in Fence.all(in: try projectText(document)) where fence.info == "console" {
      for line in fence.text.split(separator: "\n") where isCommand(line) {
        let paths = line.split { " '\"<>|".contains($0) }.filter {
          $0.hasPrefix("examples/") && !$0.contains("*")
        }
        for path in paths {
          #expect(projectHas(String(path)), "\(document):\(fence.line): \(path)")
        }
      }
    }
  }

  private func isCommand(_ line: Substring) -> Bool {
    line.hasPrefix("$ plainweave ") || line.hasPrefix("$ scripts/plainweave ")
  }
}
