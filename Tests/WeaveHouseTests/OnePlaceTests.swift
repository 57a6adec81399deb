import Testing
import WeaveAnalysis
import WeaveQuery
import WeaveTestKit

/// What stands in one place must not come back in a second one.
@Suite("Each idea has one place")
struct OnePlaceTests {
  private static let sources = TidyTests.files.filter {
    $0.name.hasPrefix("Sources") && !TidyTests.generated.contains($0.name)
  }

  @Test("No measure is known by its name outside the registry")
  func measureNames() {
    // Tables have fields of their own that are called like a measure: those may be matched.
    let fields = Set(
      TableKind.allCases.flatMap { $0.fields.filter { $0.measure == nil }.map(\.name) })
    let names = Set(Measure.all.map(\.name)).subtracting(fields)
    #expect(names.contains("tool-only") && names.contains("said") && names.count > 25)
    let rooms = [
      "WeaveAnalysis", "WeaveEdits", "WeaveSuggest", "WeaveQuery", "WeaveEngine", "WeaveRender",
    ]
    for file in Self.sources where rooms.contains(where: { file.name.contains("/\($0)/") }) {
      if file.name.hasSuffix("/MeasureRegistry.swift") { continue }
      for (number, line) in file.lines.enumerated() {
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line[...]
        for name in names {
          for match in ["case \"\(name)\"", "== \"\(name)\"", "\"\(name)\" =="] {
            #expect(!code.contains(match), "\(file.name):\(number + 1) matches `\(name)`")
          }
        }
      }
    }
  }

  @Test("Names of measures tell them apart for each kind that is asked")
  func measuresApart() {
    for kind in SubjectKind.allCases {
      let names = Measure.all(of: kind).map(\.name)
      #expect(Set(names).count == names.count, "\(kind)")
      for measure in Measure.all(of: kind) {
        #expect(Measure.named(measure.name, of: kind) == measure)
        #expect(!measure.definition.isEmpty)
      }
    }
  }

  /// Switches that leave cases unnamed, each with a reason beside it or not over an enum of ours; a
  /// new one needs a reason to raise the number.
  private static let defaults = 89

  @Test("No new switch leaves cases of an enum unnamed")
  func defaults() {
    let count = Self.sources.reduce(0) { sum, file in
      sum + file.lines.count { $0.drop { $0 == " " }.hasPrefix("default:") }
    }
    #expect(count <= Self.defaults, "there are \(count) now")
  }
}
