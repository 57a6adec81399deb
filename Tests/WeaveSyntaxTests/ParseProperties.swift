import FoundationEssentials
import Testing
import WeaveSource
import WeaveSyntax
import WeaveTestKit

@Suite("Reading damaged plans")
struct ParseProperties {
  @Test("Any one token of a plan deleted, the tokens are still the file", arguments: examplePlans)
  func deletedTokens(plan: ExamplePlan) {
    let whole = parseSource(plan.source)
    for token in 0..<whole.tokens.count - 1 {
      let range = whole.range(ofToken: token)
      // A line and its neighbours are enough: nothing is read further apart than that.
      let near = plan.neighbourhood(of: range)
      var bytes = Array(plan.source.bytes[near])
      bytes.removeSubrange(Int(range.start) - near.lowerBound..<Int(range.end) - near.lowerBound)
      let fault = fault(of: bytes)
      #expect(fault == nil, "\(plan.name), token \(token)")
    }
  }

  @Test("Any one byte of cedar deleted, or doubled, or put in, the plan is read")
  func changedBytes() throws {
    let cedar = try #require(examplePlans.first { $0.name == "cedar.weave" })
    var random = SeededGenerator(seed: 1)
    let bytes = cedar.source.bytes
    for place in bytes.indices {
      var deleted = bytes
      deleted.remove(at: place)
      var inserted = bytes
      inserted.insert(UInt8.random(in: 0...255, using: &random), at: place)
      for changed in [deleted, inserted] {
        let fault = fault(of: changed)
        #expect(fault == nil, "at byte \(place)")
      }
    }
  }

  @Test("Two readings of one plan are equal", arguments: examplePlans)
  func readingIsRepeatable(plan: ExamplePlan) {
    let first = parseSource(plan.source)
    let second = parseSource(plan.source)
    #expect(first.wordedOutline == second.wordedOutline)
    #expect(first.diagnostics == second.diagnostics)
  }

  @Test("An example plan is read without a finding", arguments: examplePlans)
  func examplesAreSound(plan: ExamplePlan) {
    #expect(parseSource(plan.source).findingLines == "")
  }

  /// What is wrong with reading `bytes`, or nil.
  private func fault(of bytes: [UInt8]) -> String? {
    let tree = parseSource(SourceText(name: "plan.weave", bytes: bytes))
    return tree.losslessFault ?? tree.placeFault
  }
}

/// A plan of `examples/`.
struct ExamplePlan: Sendable, CustomTestStringConvertible {
  let name: String
  let source: SourceText

  var testDescription: String { name }

  /// The bytes of the line that holds `range`, and of the two lines on either side.
  func neighbourhood(of range: ByteRange) -> Range<Int> {
    var start = Int(range.start)
    var end = Int(range.end)
    var linesAbove = 0
    while start > 0, linesAbove < 3 {
      start -= 1
      if source.bytes[start] == 10 { linesAbove += 1 }
    }
    var linesBelow = 0
    while end < source.bytes.count, linesBelow < 3 {
      if source.bytes[end] == 10 { linesBelow += 1 }
      end += 1
    }
    return start..<end
  }
}

/// The plans of `examples/`, by name.
let examplePlans = Example.all.map { plan in
  ExamplePlan(name: plan.name + ".weave", source: SourceText(name: plan.name + ".weave", plan.text))
}
