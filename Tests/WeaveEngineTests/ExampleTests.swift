import Testing
import WeaveEngine
import WeaveFormat
import WeaveModel
import WeaveRender
import WeaveSource
import WeaveSyntax

@Suite("The examples")
struct ExampleTests {
  @Test("There are examples, and each has its dates")
  func thereAreExamples() {
    #expect(Example.all.count >= 10)
    for example in Example.all { #expect(example.dates != nil, "\(example.name)") }
  }

  @Test("An example has exactly the sessions of its list of dates", arguments: Example.all)
  func dates(of example: Example) {
    let model = PlanText(example.text).snapshot.model
    let found = model.sessions.map { session in
      let address = model.address(session)
      let minutes = session.minutes.map { "\($0)" } ?? "?"
      guard let day = session.day else {
        let days = model.openDays[Int(session.openDays)]
        return "open \(address) \(minutes) \(days.first?.iso ?? "")..\(days.last?.iso ?? "")"
      }
      let parts = address.split(separator: "/", omittingEmptySubsequences: false)
      let space = parts[0].prefix { $0 != "@" }
      return ([day.iso, parts.count > 1 ? "\(space)/\(parts[1])" : "\(space)", minutes])
        .joined(separator: " ")
    }
    #expect(found.sorted() == (example.dates ?? []).sorted())
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
