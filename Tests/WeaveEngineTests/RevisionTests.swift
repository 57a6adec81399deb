import Foundation
import Testing
import WeaveEngine
import WeaveSource

/// A git repository for one test.
private final class Repository {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "revisions-\(UUID())").path()
    try FileManager.default.createDirectory(
      atPath: path + "/plans", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
  }

  @discardableResult
  func git(_ arguments: String...) throws -> Int32 {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments =
      ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", path] + arguments
    git.standardOutput = FileHandle.nullDevice
    git.standardError = FileHandle.nullDevice
    try git.run()
    git.waitUntilExit()
    return git.terminationStatus
  }

  /// Two versions of a plan that includes its people, the later one with another leader.
  func fill() throws {
    try git("init", "-q", "-b", "main")
    try write(
      "weave 1\n\nplan elm 2026-09-01..2026-12-18\n\ninclude \"people.weave\"\n",
      to: "plans/elm.weave")
    try write("leader ruiz \"M. Ruiz\"\n", to: "plans/people.weave")
    try git("add", "-A")
    try git("commit", "-qm", "first")
    try write("leader ruiz \"M. Ruiz\"\nleader kim \"J. Kim\"\n", to: "plans/people.weave")
    try git("commit", "-qam", "second")
    try git("branch", "team/fall")
    try write("leader ode\n", to: "plans/people.weave")
  }
}

@Suite("Reading an earlier version from git")
struct RevisionTests {
  private func problem(_ name: String, in folder: String) -> RevisionProblem? {
    do throws(RevisionProblem) {
      _ = try NamedPlan(name, in: folder)
      return nil
    } catch {
      return error
    }
  }

  @Test("A revision is read with the files it includes, as they were then")
  func revisions() throws {
    let repository = try Repository()
    try repository.fill()
    for (name, folder, count) in [
      ("HEAD~1:plans/elm.weave", "", 1), ("HEAD:plans/elm.weave", "", 2),
      ("team/fall:plans/elm.weave", "", 2), ("HEAD~1:./elm.weave", "/plans", 1),
      ("main:../plans/elm.weave", "/plans", 2), (":plans/elm.weave", "", 2),
      ("HEAD~1:plans/elm.weave", "/plans", 1),
    ] {
      let plan = try NamedPlan(name, in: repository.path + folder)
      let snapshot = plan.snapshot()
      #expect(snapshot.isReadable && !snapshot.hasErrors, "\(name)")
      #expect(snapshot.model.people.count == count, "\(name)")
      #expect(snapshot.trees.map(\.text.name) == ["plans/elm.weave", "plans/people.weave"])
    }
  }

  @Test("A file of that name is the file")
  func fileWins() throws {
    let repository = try Repository()
    try repository.fill()
    let here = repository.path + "/plans/elm.weave"
    #expect(try NamedPlan(here, in: repository.path).path == here)
    try repository.write("plan colon 2026-09-01..2026-12-18\n", to: "HEAD:x.weave")
    let odd = repository.path + "/HEAD:x.weave"
    #expect(try NamedPlan(odd, in: repository.path).snapshot().isReadable)
    // What is neither is read as a file, which then says what is wrong.
    let none = try NamedPlan("none.weave", in: repository.path).snapshot()
    #expect(none.diagnostics.map(\.code) == [.unreadableFile])
  }

  @Test("What git does not have is said in words")
  func problems() throws {
    let repository = try Repository()
    #expect(
      problem("HEAD:elm.weave", in: repository.path)?.words.contains("git repository") == true)
    try repository.fill()
    let root = repository.path
    #expect(problem("nowhere:plans/elm.weave", in: root) == .noSuchRevision("nowhere"))
    #expect(problem("--all:plans/elm.weave", in: root) == .noSuchRevision("--all"))
    #expect(problem("HEAD:elm.weave", in: root) == .noSuchFile("elm.weave", revision: "HEAD"))
    #expect(problem("HEAD:../../elm.weave", in: root + "/plans") != nil)
    #expect(problem("HEAD:", in: root) == .noSuchFile("", revision: "HEAD"))
    // A folder is no plan.
    #expect(try !NamedPlan("HEAD:plans", in: root).snapshot().isReadable)
  }

  @Test("An include does not leave the plan's folder, in a revision either")
  func outside() throws {
    let repository = try Repository()
    try repository.fill()
    try repository.write("leader out\n", to: "out.weave")
    try repository.write(
      "plan elm 2026-09-01..2026-12-18\n\ninclude \"../out.weave\"\n", to: "plans/elm.weave")
    try repository.git("add", "-A")
    try repository.git("commit", "-qm", "third")
    let snapshot = try NamedPlan("HEAD:plans/elm.weave", in: repository.path).snapshot()
    #expect(snapshot.diagnostics.map(\.code).contains(.includeOutside))
    #expect(snapshot.model.people.isEmpty)
  }
}
