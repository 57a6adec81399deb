import Testing
import WeaveTestKit

@Suite("The house is tidy")
struct TidyTests {
  /// Files made by a program, which nobody reads from top to bottom.
  static let generated: Set<String> = [
    "Sources/WeaveEngine/DiagnosticPages.swift", "Sources/WeaveEngine/LibraryTexts.swift",
    "Sources/WeaveEngine/TutorialPlan.swift", "Sources/WeaveSyntax/Grammar/GrammarText.swift",
  ]
  static let longestFile = 500
  static let longestFunction = 70
  static let longestLine = 100

  static let files =
    ((try? swiftFiles(below: "Sources")) ?? []) + ((try? swiftFiles(below: "Tests")) ?? [])

  private var written: [SwiftFile] { Self.files.filter { !Self.generated.contains($0.name) } }

  @Test("No file is longer than can be held")
  func fileLength() {
    #expect(written.count > 50)
    for file in written {
      #expect(file.lines.count <= Self.longestFile, "\(file.name) has \(file.lines.count) lines")
    }
  }

  @Test("No line is wider than a page")
  func lineWidth() {
    for file in written {
      // A text that cannot be broken may stand out: a string, or a line of a text between `"""`.
      var isInText = false
      for (number, line) in file.lines.enumerated() {
        if line.ranges(of: "\"\"\"").count % 2 == 1 { isInText.toggle() }
        guard line.count > Self.longestLine, !isInText else { continue }
        #expect(line.contains("\""), "\(file.name):\(number + 1) has \(line.count) columns")
      }
    }
  }

  @Test("No function is longer than a screen")
  func functionLength() {
    for file in written where file.name.hasPrefix("Sources") {
      for (name, length) in functions(of: file) {
        #expect(length <= Self.longestFunction, "\(file.name): \(name) has \(length) lines")
      }
    }
  }

  @Test("Nothing is left for later in the sources")
  func nothingLeft() {
    for file in written where file.name.hasPrefix("Sources") {
      for line in file.lines {
        for word in ["TODO", "FIXME", "XXX", "fatalError(", "try!"] {
          #expect(!line.contains(word), "\(file.name): \(line)")
        }
      }
    }
  }

  @Test("No type is called after the work it manages")
  func names() {
    for file in written where file.name.hasPrefix("Sources") {
      for line in file.lines {
        for word in ["Manager", "Helper", "Utils"] {
          #expect(
            !line.contains("struct " + word) && !line.contains(word + ":"), "\(file.name): \(line)")
        }
      }
    }
  }

  /// The functions of a file and their lengths, by the indent of their braces.
  private func functions(of file: SwiftFile) -> [(name: String, length: Int)] {
    var result: [(name: String, length: Int)] = []
    var open: (name: String, indent: Int, line: Int)?
    for (number, line) in file.lines.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      if let function = open, line.hasPrefix(String(repeating: " ", count: function.indent) + "}"),
        indent == function.indent
      {
        result.append((function.name, number - function.line + 1))
        open = nil
      }
      if open == nil, let range = line.firstRange(of: "func ") {
        open = (String(line[range.upperBound...].prefix(40)), indent, number)
        if line.hasSuffix("}") { open = nil }
      }
    }
    return result
  }
}
