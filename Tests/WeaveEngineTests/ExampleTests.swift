import Testing
import WeaveEngine
import WeaveFormat
import WeaveModel
import WeaveRender
import WeaveSource
import WeaveSyntax
import WeaveTestKit

@Suite("The examples")
struct ExampleTests {
  @Test("There are examples, and each has its dates")
  func thereAreExamples() {
    #expect(Example.all.count >= 10)
    let dated = Golden.all(in: "examples").map(\.description)
    #expect(dated == Example.all.map { "\($0).golden" })
  }

  @Test("An example has no errors", arguments: Example.all)
  func noErrors(in example: Example) {
    let errors = PlanText(example.text).snapshot.diagnostics.filter { $0.code.severity == .error }
    #expect(errors.map { "\($0.code.rawValue) \($0.message)" } == [])
  }

  @Test("An example is formatted to itself", arguments: Example.all)
  func formattedToItself(_ example: Example) {
    let tree = parseSource(SourceText(name: "plan.weave", example.text))
    #expect(String(decoding: format(tree), as: UTF8.self) == example.text)
  }

  @Test("Two runs of an example give the same bytes in every format", arguments: Example.all)
  func sameBytes(_ example: Example) {
    func outputs() -> [String] {
      let snapshot = PlanText(example.text).snapshot
      let options = RenderOptions(width: 100, color: true)
      return Format.allCases.flatMap { format in
        let renderer = format.renderer(for: options)
        return [snapshot.run(), snapshot.run(limit: nil), .findings(snapshot.findings())].map {
          renderer.render($0)
        }
      }
    }
    let first = outputs()
    #expect(first == outputs())
    #expect(first.contains { $0.utf8.count > 1_000 })
  }
}
