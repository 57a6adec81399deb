import Testing
import WeaveEngine
import WeaveFormat
import WeaveModel
import WeaveSource
import WeaveSyntax

private let start = "weave 1\n\nplan p 2026-08-24..2027-06-11\n\n"

private func codes(_ plan: PlanText) -> [String] { plan.snapshot.diagnostics.map(\.code.rawValue) }

private func names(_ plan: PlanText) -> [String] { plan.snapshot.trees.map(\.text.name) }

@Suite("Libraries")
struct LibraryTests {
  @Test("A library is read from the program, and stands beside the plan's own frameworks")
  func beside() {
    let found = PlanText(
      start + """
        include "library:layers"

        framework ours "Our promise"
          element heard "Everybody is heard"

        goal one "One school"
          meets layers/alignment
          meets ours/heard

        """)
    #expect(names(found) == ["plan.weave", "library:layers"])
    #expect(codes(found) == ["W414"])
    #expect(
      found.asked("show elements where items > 0 columns framework, element, met-by") == [
        "ours | heard | one", "layers | alignment | one",
      ])
  }

  @Test("A library that two files include is read once")
  func twice() {
    let found = PlanText([
      "plan.weave": start
        + "include \"library:culture\"\ninclude \"parts/a.weave\"\ninclude \"library:culture\"\n",
      "parts/a.weave": "include \"library:culture\"\n",
    ])
    #expect(names(found) == ["plan.weave", "library:culture", "parts/a.weave"])
    #expect(codes(found) == [])
  }

  @Test("A plan from standard input includes libraries, too")
  func standardInput() {
    let files = MemoryFiles(["-": start + "include \"library:layers\"\n"])
    let snapshot = Snapshot(reading: "-", from: files)
    #expect(snapshot.model.frameworks.count == 1)
    #expect(snapshot.diagnostics.isEmpty)
  }

  @Test(
    "A misspelt library is offered the ones like it, and told all of them",
    arguments: [
      ("cultur", "culture"), ("Culture", "culture"), (" layers", "layers"),
      ("layers.weave", "layers"), ("kind-of-knowledge", "kinds-of-knowledge"),
    ])
  func misspelt(name: String, meant: String) throws {
    let text = start + "include \"library:\(name)\"\n"
    let found = try #require(PlanText(text).snapshot.diagnostics.first)
    #expect(found.code == .unknownLibrary)
    for library in Library.shipped { #expect(found.hints.joined().contains(library.name)) }
    let fix = try #require(found.fixes.first)
    let mended = String(decoding: splice(Array(text.utf8), fix.edits), as: UTF8.self)
    #expect(names(PlanText(mended)) == ["plan.weave", "library:\(meant)"])
    #expect(codes(PlanText(mended)) == [])
  }

  @Test("A name that is like no library is offered none", arguments: ["our-people", ""])
  func unlike(name: String) throws {
    let found = PlanText(start + "include \"library:\(name)\"\n").snapshot.diagnostics
    #expect(found.map(\.code) == [.unknownLibrary])
    #expect(found.flatMap(\.fixes).isEmpty)
  }

  @Test("A name of the plan that a library has, too, is found with both places")
  func sameName() throws {
    let found = PlanText(start + "include \"library:culture\"\n\nthread culture\n").snapshot
    let twice = try #require(found.diagnostics.first { $0.code == .duplicateDeclaration })
    #expect(found.trees[Int(twice.location.file.index)].text.name == "library:culture")
    #expect(twice.notes.map(\.location.file.index) == [0])
    #expect(twice.hints.contains { $0.contains("plainweave library") })
  }

  @Test("What is wrong in a library is said, and no fix touches it")
  func slipInside() throws {
    let library = Library(
      name: "ours", text: "framework ours \"Ours\"\nelement a \"A\"\nelement b “B”\n")
    let files = MemoryFiles(["plan.weave": start + "include \"library:ours\"\nvision \"All\"\n"])
    let snapshot = Snapshot(reading: "plan.weave", from: files, libraries: [library])
    let inside = snapshot.diagnostics.filter { snapshot.shipped.contains($0.location.file) }
    #expect(Set(inside.map(\.code)) == [.unindentedFact, .wordProcessorCharacter])
    #expect(inside.allSatisfy { $0.fixes.isEmpty && !$0.hints.isEmpty })
    let shown = snapshot.findings().findings.map(\.place.file)
    #expect(Set(shown) == ["plan.weave", "library:ours"])
    let fixed = snapshot.fixed()
    #expect(fixed.changes.map(\.path) == ["plan.weave"])
    #expect(fixed.applied > 0)
  }

  // MARK: Those that are shipped

  @Test("A library is one framework of its own name, and nothing else", arguments: Library.shipped)
  func oneFramework(in library: Library) throws {
    let tree = parseSource(SourceText(name: library.path, library.text))
    #expect(tree.diagnostics.isEmpty)
    #expect(tree.children(of: 0).compactMap { tree.statement($0) }.first == .framework)
    let model = bind([tree]).model
    #expect(model.frameworks.map { model.symbols.text($0.header.name) } == [library.name])
    let framework = try #require(model.frameworks.first)
    #expect(model.string(framework.header.title) != nil)
    #expect((4...9).contains(framework.elements.count))
    #expect(framework.elements.allSatisfy { model.string($0.text) != nil })
    #expect(model.entities.compactMap { $0 }.count == 1)
  }

  @Test(
    "A library opens with a sentence, and stands in the language's one form",
    arguments: Library.shipped)
  func opening(of library: Library) {
    #expect(library.text.hasPrefix("# \(library.summary)\n"))
    #expect(library.summary.hasSuffix(".") && library.summary.count <= 80)
    let tree = parseSource(SourceText(name: library.path, library.text))
    #expect(String(decoding: format(tree), as: UTF8.self) == library.text)
    for line in library.text.split(separator: "\n") { #expect(line.count <= 104, "\(line)") }
  }

  @Test("The `meets` lines that a library's comments show are right", arguments: Library.shipped)
  func shownLines(of library: Library) {
    let lines = library.text.split(separator: "\n").filter { $0.contains("#") }.compactMap {
      $0.firstRange(of: "meets \(library.name)/").map { [line = $0] in line[$0.lowerBound...] }
    }
    #expect(lines.count >= 2)
    let text =
      start + "include \"\(library.path)\"\n\nthread talk\n"
      + lines.map { "  \($0)\n" }.joined()
    let found = PlanText(text)
    #expect(codes(found) == ["W420"])
    #expect(found.asked("show elements where met-by = talk").count == Set(lines).count)
  }

  @Test("Every library can stand in one plan")
  func together() {
    let text = start + Library.shipped.map { "include \"\($0.path)\"\n" }.joined()
    let found = PlanText(text)
    #expect(codes(found) == [])
    #expect(found.snapshot.model.frameworks.count == Library.shipped.count)
    #expect(Library.shipped.count == 9)
  }
}
