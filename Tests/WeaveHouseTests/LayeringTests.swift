import FoundationEssentials
import Testing
import WeaveTestKit

/// What a room may import of others' libraries; below the engine nothing asks the outside world.
///
/// The arrows between the rooms are those of Package.swift, and scripts/build-tests has the package
/// manager hold them. It does not hold those to the libraries of the system.
private let libraries: [String: Set<Substring>] = [
  "WeaveSource": ["Synchronization"], "WeaveModel": ["Dispatch"],
  "WeaveAnalysis": ["Synchronization"], "WeaveEdits": ["Synchronization"],
  "WeaveSuggest": ["Synchronization"], "WeaveQuery": ["Synchronization"],
  "WeaveEngine": ["Dispatch", "Glibc", "Synchronization"],
  "plainweave": ["ArgumentParser", "Dispatch", "Glibc", "Synchronization"],
]

@Suite("The libraries that rooms know")
struct LayeringTests {
  private static let rooms = projectFiles(in: "Sources")

  @Test("A room imports only the libraries it may", arguments: rooms)
  func imports(room: String) throws {
    let allowed = libraries[room, default: []]
    for file in try swiftFiles(below: "Sources/\(room)") {
      for line in file.lines where line.contains("import ") {
        let words = line.split(separator: " ")
        guard words.prefix(3).contains("import"), !line.hasPrefix("//"), let word = words.last,
          !Self.rooms.contains(String(word))
        else { continue }
        #expect(allowed.contains(word), "\(file.name) imports \(word)")
      }
    }
  }

  @Test("Every room under Sources stands in Package.swift")
  func complete() throws {
    let package = try projectText("Package.swift")
    for room in Self.rooms { #expect(package.contains("\"\(room)\""), "\(room)") }
  }
}

/// A Swift file of the project, line by line.
struct SwiftFile {
  let name: String
  let lines: [String]
}

/// The Swift files below a folder of the project, by name.
func swiftFiles(below folder: String) throws -> [SwiftFile] {
  let all = try FileManager.default.subpathsOfDirectory(atPath: "\(projectRoot)/\(folder)")
  return try all.filter { $0.hasSuffix(".swift") }.sorted().map { path in
    SwiftFile(name: "\(folder)/\(path)", lines: try projectText("\(folder)/\(path)").lines)
  }
}
