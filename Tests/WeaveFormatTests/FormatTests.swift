import Testing
import WeaveFormat
import WeaveSource
import WeaveSyntax
import WeaveTestKit

@Suite("Writing plans in one form")
struct FormatTests {
  static let goldens = Golden.all(in: "format")

  @Test("A plan is written like this, and so is what was written", arguments: goldens)
  func formats(golden: Golden) {
    let output = format(tree(golden.inputBytes))
    let text = String(decoding: output, as: UTF8.self)
    #expect(
      golden.differences { name, _ in name == "output" ? withSpelledCharacters(text) : nil } == [])
    #expect(format(tree(output)) == output)
    #expect(formatProven(tree(golden.inputBytes)) == output)
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n") && !text.hasPrefix("\n"))
  }

  @Test("An example plan is written as it is", arguments: examplePlans)
  func examplesAreFormatted(plan: Plan) {
    #expect(formatProven(tree(plan.bytes)) == plan.bytes)
  }

  @Test("What is written has no finding that a safe fix mends, but on lines left as they are")
  func nothingIsLeftToMend() {
    for plan in FormatProperties.texts {
      let written = tree(format(tree(plan.bytes)))
      let damaged = written.children(of: 0).filter {
        written.statement($0) == nil || written.isDamaged($0)
      }.map { written.range(of: $0) }
      let left = written.diagnostics.filter { finding in
        finding.fixes.contains(where: \.isSafe)
          && !damaged.contains {
            $0.start <= finding.location.range.start && finding.location.range.start <= $0.end
          }
      }
      #expect(left == [], "\(plan.name)")
    }
  }

  @Test("An empty file stays empty, and so does one of blanks")
  func emptyFiles() {
    for text in ["", "\n", " \t\n\n", "\u{FEFF}", "\r\n\r\n"] {
      #expect(formatProven(tree(Array(text.utf8))) == [], "\(text.debugDescription)")
    }
  }

  @Test("A block is written the same by itself as in its plan", arguments: examplePlans)
  func blocksByThemselves(plan: Plan) {
    for seed in UInt64(0)..<10 {
      var random = SeededGenerator(seed: seed)
      // Slips that the formatter mends, so that there is something to write.
      let loose = plan.blocks.map { loosened($0, &random) }
      let whole = format(tree(Array(loose.joined(separator: "\n").utf8)))
      let single = loose.map {
        String(decoding: format(tree(Array($0.utf8))), as: UTF8.self)
      }
      #expect(
        String(decoding: whole, as: UTF8.self) == single.joined(separator: "\n"),
        "\(plan.name), seed \(seed)")
    }
  }

  /// `block` with blanks, tabs and indents put in, which mean nothing.
  private func loosened(_ block: String, _ random: inout SeededGenerator) -> String {
    block.split(separator: "\n").map { line in
      let hasText = line.contains("\"") || line.contains("#")
      let words = line.split(separator: " ").map(String.init)
      let indent =
        line.hasPrefix(" ")
        ? String(repeating: " ", count: Int.random(in: 1...5, using: &random)) : ""
      if hasText { return indent + words.joined(separator: " ") + "  " }
      return indent + words.joined(separator: Bool.random(using: &random) ? "   " : "\t")
    }.joined(separator: "\n") + "\n"
  }
}

/// The tree of `bytes`.
func tree(_ bytes: [UInt8]) -> SyntaxTree {
  parseSource(SourceText(name: "plan.weave", bytes: bytes))
}

extension Golden {
  /// The case's input, its named characters in place, with one line end behind its last line.
  var inputBytes: [UInt8] { Array((files["plan.weave"] ?? "").utf8) }
}
