import FoundationEssentials
import Testing
import WeaveEngine
import WeaveQuery
import WeaveSource
import WeaveSyntax
import WeaveTestKit

/// Files that are made from others stand as they would be made now.
struct GeneratedTests {
  @Test("`explain` prints the pages of docs/diagnostics")
  func pagesInTheProgram() throws {
    let path = "Sources/WeaveEngine/DiagnosticPages.swift"
    #expect(mismatch(ofFile: path, with: sourceOfPages()) == nil)
    let stale = DiagnosticPage.all.filter { Explanations.page($0.code.rawValue) != $0.text }
    #expect(stale.map(\.code.rawValue) == [], "run the tests again: the program was built before")
  }

  @Test("`library` prints the files of examples/library, and plans include them")
  func librariesInTheProgram() throws {
    let path = "Sources/WeaveEngine/LibraryTexts.swift"
    let files = try projectFiles(in: "examples/library").map { file in
      (name: String(file.dropLast(6)), text: try projectText("examples/library/" + file))
    }
    #expect(mismatch(ofFile: path, with: sourceOfLibraries(files)) == nil)
    #expect(
      Library.shipped.map(\.name) == files.map(\.name)
        && Library.shipped.map(\.text) == files.map(\.text),
      "run the tests again: the program was built before")
  }

  @Test("the tutorial of the prompt runs on examples/cedar.weave")
  func cedarInTheProgram() throws {
    let path = "Sources/WeaveEngine/TutorialPlan.swift"
    let plan = try projectText("examples/cedar.weave")
    #expect(mismatch(ofFile: path, with: sourceOfTutorialPlan(plan)) == nil)
    #expect(tutorialPlan == plan, "run the tests again: the program was built before")
  }

  @Test("the prompt completes by the grammar of grammar/plainweave.ebnf")
  func grammarInTheProgram() throws {
    let path = "Sources/WeaveSyntax/Grammar/GrammarText.swift"
    let grammar = try projectText("grammar/plainweave.ebnf")
    #expect(mismatch(ofFile: path, with: sourceOfGrammar(grammar)) == nil)
    #expect(grammarText == grammar, "run the tests again: the program was built before")
  }

  @Test("docs/reference.md is the catalogue")
  func reference() throws {
    #expect(mismatch(ofFile: "docs/reference.md", with: languageReference()) == nil)
  }

  @Test("the reference has every statement, every list of words and every field")
  func referenceIsWhole() {
    let reference = languageReference()
    for row in Statement.all {
      #expect(reference.contains("| `\(row.shape)` | \(row.summary)"), "\(row.kind.keyword)")
    }
    for list in Vocabulary.allCases {
      #expect(reference.contains("\n| \(list.rawValue) | "), "\(list.rawValue)")
    }
    for kind in TableKind.allCases {
      #expect(reference.contains("`\(kind.rawValue)`"), "\(kind.rawValue)")
      for field in kind.fields { #expect(reference.contains(field.summary), "\(field.name)") }
    }
  }

  @Test("no word of the reference would break its tables")
  func referenceRows() {
    var width = 0
    for line in languageReference().split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        width = 0
        continue
      }
      let bars = line.split(separator: " ").count {
        $0 == "|" || $0.allSatisfy { "|-".contains($0) }
      }
      let cells = line.hasPrefix("|-") ? line.count { $0 == "|" } : bars
      if width == 0 { width = cells }
      #expect(cells == width, "\(line)")
    }
  }

  /// The file of string literals that `explain` prints.
  private func sourceOfPages() -> String {
    var text = """
      // swift-format-ignore-file
      // Made from docs/diagnostics by WeaveDocumentationTests: with PLAINWEAVE_UPDATE_GOLDEN=1 its
      // test writes this file anew. Change the pages, not this file.

      /// The page of each code, as `plainweave explain` prints it.
      let diagnosticPages: [String: String] = [

      """
    for page in DiagnosticPage.all {
      text += "  \"\(page.code.rawValue)\": #\"\"\"\n\(literal(page.text))\n\"\"\"#,\n"
    }
    return text + (DiagnosticPage.all.isEmpty ? "  :\n]\n" : "]\n")
  }

  /// The file of string literals that `library` prints and `include` reads.
  private func sourceOfLibraries(_ files: [(name: String, text: String)]) -> String {
    var text = """
      // swift-format-ignore-file
      // Made from examples/library by WeaveDocumentationTests: with PLAINWEAVE_UPDATE_GOLDEN=1 its
      // test writes this file anew. Change the files there, not this one.

      /// The files that `include "library:NAME"` reads, by name.
      let libraryTexts: [(name: String, text: String)] = [

      """
    for file in files {
      text += "  (\"\(file.name)\", #\"\"\"\n\(literal(file.text))\n\"\"\"#),\n"
    }
    return text + "]\n"
  }

  /// The file of the string literal that `:tutorial` opens.
  private func sourceOfTutorialPlan(_ plan: String) -> String {
    """
    // swift-format-ignore-file
    // Made from examples/cedar.weave by WeaveDocumentationTests: with PLAINWEAVE_UPDATE_GOLDEN=1
    // its test writes this file anew. Change the example, not this file.

    /// The plan that the tutorial of the prompt runs on.
    package let tutorialPlan = #\"""
    \(literal(plan))
    \"""#

    """
  }

  /// The file of the string literal that completion reads.
  private func sourceOfGrammar(_ grammar: String) -> String {
    """
    // swift-format-ignore-file
    // Made from grammar/plainweave.ebnf by WeaveDocumentationTests: with PLAINWEAVE_UPDATE_GOLDEN=1
    // its test writes this file anew. Change the grammar, not this file.

    /// The grammar of the language, as grammar/plainweave.ebnf has it.
    package let grammarText = #\"""
    \(literal(grammar))
    \"""#

    """
  }

  /// The lines of a raw string literal that stands for `text`.
  private func literal(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 32, scalar != "\n" {
        result += "\\#u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  @Test("what the reference shows for RULE, E, RECURRENCE and each type reads")
  func referenceExamples() throws {
    let lines = languageReference().split(separator: "\n")
    func check(_ row: String, _ sentence: (Substring) -> String) throws {
      let line = try #require(lines.first { $0.hasPrefix("| \(row) |") }, "\(row)")
      let spans = line.split(separator: " | ")[2].split(separator: "`").filter {
        $0.contains { $0.isLetter }
      }
      #expect(!spans.isEmpty, "\(row)")
      for span in spans {
        let tree = parseSource(SourceText(name: row, sentence(span)))
        #expect(tree.diagnostics.isEmpty, "\(row): \(span)")
      }
    }
    try check("`RULE`") { "must promise: \($0)\n" }
    try check("`E`") { "show sessions where \($0)\n" }
    try check("`RECURRENCE`") { "space staff\n  every \($0)\n" }
    try check("`SPAN`") { "session staff@2026-10-07 \($0)\n" }
    try check("`WINDOW`") { "show sessions\nprofile in \($0)\n" }
    try check("`ADDRESS`") { $0.contains("[") ? "" : "space staff\n  comment to \($0)\n" }
    for type in FieldType.allCases { try check(type.rawValue) { "show sessions where \($0)\n" } }
  }
}
