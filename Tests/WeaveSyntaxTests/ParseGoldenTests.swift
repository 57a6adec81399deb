import Testing
import WeaveSource
import WeaveSyntax
import WeaveTestKit

@Suite("Reading, by example")
struct ParseGoldenTests {
  @Test("A text is cut into these tokens", arguments: Golden.all(in: "lex"))
  func tokens(golden: Golden) {
    let tree = parseSource(golden.source)
    #expect(golden.differences { name, _ in name == "tokens" ? tree.tokenLines : nil } == [])
    #expect(tree.losslessFault == nil)
  }

  @Test("A sound plan is read as this tree, with notes at most", arguments: Golden.valid)
  func valid(golden: Golden) {
    let tree = parseSource(golden.source)
    #expect(tree.differences(from: golden) == [])
    #expect(tree.diagnostics.allSatisfy { $0.code.severity == .note })
    #expect(tree.losslessFault == nil)
    #expect(tree.placeFault == nil)
  }

  @Test("A damaged plan is read as this tree, with these findings", arguments: Golden.invalid)
  func invalid(golden: Golden) {
    let tree = parseSource(golden.source)
    #expect(tree.differences(from: golden) == [])
    #expect(!tree.diagnostics.isEmpty)
    #expect(tree.losslessFault == nil)
    #expect(tree.placeFault == nil)
  }

  @Test("The sound examples have every kind of line, and every kind of node but slips")
  func everyKindIsRead() {
    var statements: Set<StatementKind> = []
    var nodes: Set<NodeKind> = []
    for golden in Golden.valid {
      let tree = parseSource(golden.source)
      statements.formUnion(tree.nodes.indices.compactMap { tree.statement($0) })
      nodes.formUnion(tree.nodes.map(\.kind))
    }
    let slips: Set<NodeKind> = [.unreadable, .unexpected]
    #expect(StatementKind.allCases.filter { !statements.contains($0) } == [])
    #expect(NodeKind.allCases.filter { !nodes.contains($0) && !slips.contains($0) } == [])
  }

  @Test("The examples have every finding that reading alone can give")
  func everyFindingIsGiven() {
    let ofTheBinder: Set<DiagnosticCode> = [
      .factWithoutBlock, .factInWrongBlock, .repeatedLine, .misplacedEdit,
    ]
    let ofLongFiles: Set<DiagnosticCode> = [.tooManyFindings]
    let given = Set(
      (Golden.valid + Golden.invalid).flatMap { parseSource($0.source).diagnostics }.map(\.code))
    let wanted = Set(DiagnosticCode.allCases.filter { $0.rawValue.hasPrefix("W1") })
    #expect(wanted.subtracting(ofTheBinder).subtracting(ofLongFiles).subtracting(given) == [])
  }

  @Test("A safe fix, applied, leaves the finding it belongs to no more", arguments: Golden.invalid)
  func safeFixes(golden: Golden) {
    let source = golden.source
    for finding in parseSource(source).diagnostics {
      for fix in finding.fixes where fix.isSafe {
        let mended = parseSource(
          SourceText(name: source.name, bytes: splice(source.bytes, fix.edits)))
        let left = mended.diagnostics.filter { $0.code == finding.code }.count
        let before = parseSource(source).diagnostics.filter { $0.code == finding.code }.count
        #expect(left < before, "\(finding.message): \(fix.title)")
      }
    }
  }

  @Test("Beyond a thousand slips of a file, one finding says so and the rest is still read")
  func tooManyFindings() {
    let lines = [String](repeating: "zzz", count: 1_200) + ["thread talk"]
    let tree = parseSource(
      SourceText(name: "plan.weave", lines.joined(separator: "\n") + "\n"))
    #expect(tree.diagnostics.count == 1_001)
    #expect(tree.diagnostics.last?.code == .tooManyFindings)
    #expect(tree.children(of: 0).count == 1_201)
    #expect(tree.children(of: 0).last.flatMap { tree.statement($0) } == .thread)
  }
}

extension SyntaxTree {
  fileprivate func differences(from golden: Golden) -> [String] {
    golden.differences(required: ["tree", "findings"]) { name, _ in
      switch name {
      case "tree": wordedOutline
      case "findings": findingLines
      default: nil
      }
    }
  }
}

extension Golden {
  static let valid = Golden.all(in: "parse/valid")
  static let invalid = Golden.all(in: "parse/invalid")
}
