import Testing
import WeaveSource

@testable import WeaveSyntax

@Suite("The tolerated spelling `why not`")
struct WhyNotTests {
  private func read(_ text: String) -> SyntaxTree {
    parseSentence(text, name: "sentence", file: FileID(0))
  }

  /// The kinds of the nodes with the words of their leaves, those between them left out.
  private func shape(_ tree: SyntaxTree) -> [String] {
    tree.nodes.indices.map { node in
      let words = tree.children(of: node).isEmpty && node > 0
      return "\(tree.nodes[node].kind) \(words ? tree.text.string(in: tree.range(of: node)) : "")"
    }
  }

  @Test(
    "`why not T in A` has the nodes of `why T missing in A`, and a note whose fix writes that",
    arguments: [
      ("deficit-views", "plc"), ("\"Purposeful talk\"", "plc@2026-10-29/g3"), ("in", "in"),
      ("not", "not"), ("why", "as"), ("\"of\"", "g3"), ("sort", "\"Staff meeting\"/g3"),
    ])
  func sameNodes(thread: String, address: String) throws {
    for end in ["", " as of 2026-11-01"] {
      let tolerated = read("why not \(thread) in \(address)\(end)")
      let plain = read("why \(thread) missing in \(address)\(end)")
      #expect(plain.diagnostics.isEmpty)
      #expect(shape(tolerated) == shape(plain))
      #expect(tolerated.diagnostics.map(\.code) == [.partsOutOfOrder])
      let edits = try #require(tolerated.diagnostics.first?.fixes.first).edits
      let fixed = String(decoding: splice(tolerated.text.bytes, edits), as: UTF8.self)
      #expect(fixed == plain.text.string(in: ByteRange(0, UInt32(plain.text.bytes.count))))
    }
  }

  @Test(
    "A field or thread called `not` stays what it was",
    arguments: [
      "why not of cy", "why not of in", "why not of in as of 2026-11-01", "why not reaches plc",
      "why not reaches in", "why not missing in plc", "why not missing in in",
    ])
  func aNameCalledNot(text: String) throws {
    let tree = read(text)
    #expect(tree.diagnostics.isEmpty)
    let ref = try #require(tree.child(.ref, of: 1))
    #expect(tree.text.string(in: tree.range(of: ref)) == "not")
  }

  @Test(
    "What is neither is an error",
    arguments: [
      "why not", "why not talk", "why not talk in", "why not talk plc", "why not in plc",
      "why not talk in plc missing", "why not 3 in plc", "why not of in plc",
    ])
  func neither(text: String) {
    #expect(read(text).diagnostics.contains { $0.code.severity == .error }, "\(text)")
  }
}
