import Testing
import WeaveEngine
import WeaveSource
import WeaveSyntax
import WeaveTestKit

struct DiagnosticPageTests {
  @Test("every code has its page, and every page its code")
  func everyCodeHasAPage() throws {
    let codes = DiagnosticCode.allCases.map { "\($0.rawValue).md" }
    #expect(projectFiles(in: DiagnosticPage.folder) == codes.sorted())
  }

  @Test("a page starts with its code, title and severity", arguments: DiagnosticPage.all)
  func opening(of page: DiagnosticPage) {
    let code = page.code
    let opening = ["# \(code.rawValue): \(code.title)", "", code.severity.rawValue, ""]
    #expect(page.lines.prefix(4).map(String.init) == opening)
    #expect(page.text.hasSuffix("\n") && !page.text.hasSuffix("\n\n"))
  }

  @Test(
    "a page has its sections in order and explains before it shows", arguments: DiagnosticPage.all)
  func sections(of page: DiagnosticPage) {
    let sections = page.lines.filter { $0.hasPrefix("## ") }.map(String.init)
    let known = ["## Example", "## Repaired", "## When it is right"]
    #expect(sections.first == known[0])
    #expect(sections == known.filter(sections.contains))
    let words = page.lines.dropFirst(4).prefix { !$0.hasPrefix("## ") }.joined()
    #expect(words.utf8.count > 60, "a page says what its finding means")
  }

  @Test("every page shows a bad and a good example, or a session at a shell")
  func examplesAreThere() {
    for page in DiagnosticPage.all {
      let isPair = page.example("bad") != nil && page.example("good") != nil
      #expect(
        DiagnosticPage.shownByConsole.contains(page.code) ? page.hasConsole : isPair, "\(page.path)"
      )
    }
  }

  @Test(
    "a fence of a page is a bad example, a good one, or a session", arguments: DiagnosticPage.all)
  func fences(of page: DiagnosticPage) {
    for fence in Fence.all(in: page.text) {
      let isKnown =
        fence.info == "console"
        || ["weave bad", "weave good"].contains {
          fence.info == $0 || fence.info.hasPrefix("\($0) ")
        }
      #expect(isKnown, "\(page.path):\(fence.line): \(fence.info)")
    }
  }

  @Test("a bad example gives its page's finding and no other", arguments: DiagnosticPage.run)
  func badExample(of page: DiagnosticPage) throws {
    let found = try #require(page.example("bad")).findings()
    #expect(found.contains { $0.code == page.code }, "\(said(found))")
    let others = found.filter { $0.code != page.code && $0.code.severity != .note }
    #expect(others.isEmpty, "\(said(others))")
  }

  @Test(
    "a good example gives neither its page's finding nor errors or warnings",
    arguments: DiagnosticPage.run)
  func goodExample(of page: DiagnosticPage) throws {
    let found = try #require(page.example("good")).findings()
    let unwanted = found.filter { $0.code == page.code || $0.code.severity != .note }
    #expect(unwanted.isEmpty, "\(said(unwanted))")
  }

  @Test("a bad and a good example differ", arguments: DiagnosticPage.run)
  func examplesDiffer(on page: DiagnosticPage) throws {
    let bad = try #require(page.example("bad")).files.map { "\($0.path)\n\($0.text)" }
    let good = try #require(page.example("good")).files.map { "\($0.path)\n\($0.text)" }
    #expect(bad != good)
  }

  @Test(
    "good examples stand in the language's one form, and bad ones that read whole do too",
    arguments: DiagnosticPage.run)
  func form(of page: DiagnosticPage) throws {
    for mark in ["good", "bad"] {
      for file in try #require(page.example(mark)).files {
        let tree = parseSource(SourceText(name: file.path, file.text))
        if mark == "bad", !tree.diagnostics.isEmpty { continue }
        guard case .unchanged = formatFile(file.path, from: MemoryFiles([file.path: file.text]))
        else {
          Issue.record("\(page.path): `fmt` would change \(mark) \(file.path)")
          continue
        }
      }
    }
  }

  private func said(_ findings: [Diagnostic]) -> String {
    findings.map { "\($0.code.rawValue) \($0.message)" }.joined(separator: "\n")
  }
}
