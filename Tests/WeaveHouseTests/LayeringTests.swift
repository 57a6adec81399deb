import FoundationEssentials
import Testing

/// Which of our rooms each room may import: the arrows of the house.
///
/// The order is the order of the floors; a room imports only rooms above it in this list. SwiftPM
/// does not hold these arrows (a module that happens to be built can be imported), so this test
/// does.
private let arrows: [(room: String, imports: Set<String>)] = [
  ("WeaveSource", []),
  ("WeaveAnswer", []),
  ("WeaveSyntax", ["WeaveSource"]),
  ("WeaveFormat", ["WeaveSource", "WeaveSyntax"]),
  ("WeaveModel", ["WeaveSource", "WeaveSyntax"]),
  ("WeaveAnalysis", ["WeaveSource", "WeaveSyntax", "WeaveModel"]),
  ("WeaveOverlay", ["WeaveSource", "WeaveSyntax", "WeaveModel", "WeaveAnalysis"]),
  (
    "WeaveQuery",
    ["WeaveSource", "WeaveSyntax", "WeaveModel", "WeaveAnalysis", "WeaveOverlay", "WeaveAnswer"]
  ),
  ("WeaveRender", ["WeaveAnswer"]),
  (
    "WeaveEngine",
    [
      "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis",
      "WeaveOverlay", "WeaveQuery", "WeaveRender",
    ]
  ),
  (
    "WeaveSession",
    [
      "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveOverlay", "WeaveRender", "WeaveEngine",
    ]
  ),
  ("WeaveTerminal", ["CLineEdit"]),
  (
    "plainweave",
    [
      "WeaveAnswer", "WeaveOverlay", "WeaveRender", "WeaveEngine", "WeaveSession",
      "WeaveTerminal",
    ]
  ),
]

/// Rooms of C, which import none of ours: they know the system and libedit only.
private let roomsOfC: Set<String> = ["CLineEdit"]

/// What a room may import of others' libraries; below the engine nothing asks the outside world.
private let libraries: [String: Set<String>] = [
  "WeaveSource": ["Synchronization"], "WeaveModel": ["Dispatch"],
  "WeaveAnalysis": ["Synchronization"], "WeaveOverlay": ["Synchronization"],
  "WeaveEngine": ["Dispatch", "Glibc", "Synchronization"],
  "plainweave": ["ArgumentParser", "Dispatch", "Glibc", "Synchronization"],
]

@Suite("The arrows of the house")
struct LayeringTests {
  @Test("A room imports only the rooms and libraries it may", arguments: arrows.map(\.room))
  func imports(room: String) throws {
    let allowed =
      (arrows.first { $0.room == room }?.imports ?? []).union(libraries[room] ?? [])
    let files = try swiftFiles(below: "Sources/\(room)")
    #expect(!files.isEmpty)
    for file in files {
      for line in file.lines where line.contains("import ") && !line.hasPrefix("//") {
        guard let word = line.split(separator: " ").last, isImport(line) else { continue }
        #expect(allowed.contains(String(word)), "\(file.name) imports \(word)")
      }
    }
  }

  @Test("Every room under Sources stands in the list")
  func complete() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: projectRoot.path() + "/Sources")
    #expect(Set(folders) == Set(arrows.map(\.room)).union(roomsOfC))
  }

  private func isImport(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.count <= 3 && (words.first == "import" || words.dropFirst().first == "import")
  }
}

/// A Swift file of the project, line by line.
struct SwiftFile {
  let name: String
  let lines: [String]
}

/// The Swift files below a folder of the project, by name.
func swiftFiles(below folder: String) throws -> [SwiftFile] {
  let root = projectRoot.path() + "/" + folder
  return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }
    .sorted().map { path in
      let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return SwiftFile(name: folder + "/" + path, lines: lines)
    }
}
