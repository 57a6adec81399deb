import Foundation
import Testing
import WeaveEngine
import WeaveModel
import WeaveSource

/// A plan that is nothing but includes.
private func plan(_ includes: [String]) -> String {
  "weave 1\n" + includes.map { "include \"\($0)\"\n" }.joined()
    + "\nplan p 2026-08-24..2027-06-11\n"
}

private let people = "leader kim\nteacher ana\n"
private let staff =
  "space staff\n  led-by kim\n  with everyone\n  on 2026-09-09 15:30..16:30\n"

private func codes(_ plan: PlanText) -> [String] { plan.snapshot.diagnostics.map(\.code.rawValue) }

/// A folder of real files, taken away when it is no longer used.
private final class RealFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "weave-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  func snapshot(of name: String = "plan.weave") -> Snapshot {
    Snapshot(reading: path + "/" + name, from: DiskFiles())
  }
}

@Suite("Includes")
struct IncludeTests {
  @Test("Names and facts of included files are those of the plan, in whatever order they come")
  func included() {
    for order in [["a.weave", "b.weave"], ["b.weave", "a.weave"]] {
      let found = PlanText(["plan.weave": plan(order), "a.weave": people, "b.weave": staff])
      #expect(
        found.sessions == ["staff@2026-09-09 | 2026-09-09 | 15:30..16:30 | 60 | kim | everyone"])
      #expect(found.holes == [])
      #expect(codes(found) == [])
    }
  }

  @Test("A file that two files include is read once")
  func diamond() {
    let found = PlanText([
      "plan.weave": plan(["a.weave", "b.weave"]),
      "a.weave": "include \"people.weave\"\n\n" + staff, "b.weave": "include \"./people.weave\"\n",
      "people.weave": people,
    ])
    #expect(found.snapshot.trees.count == 4)
    #expect(codes(found) == [])
    #expect(found.sessions.count == 1)
  }

  @Test("Files that include each other are an error that names the circle")
  func cycle() {
    let found = PlanText([
      "plan.weave": plan(["a.weave"]), "a.weave": "include \"b.weave\"\n",
      "b.weave": "include \"a.weave\"\n",
    ])
    #expect(codes(found) == ["W208"])
    let message = found.snapshot.diagnostics.first?.message ?? ""
    #expect(message.hasSuffix("a.weave → b.weave → a.weave"))
  }

  @Test("A file that includes itself, or the plan, is an error")
  func ownCycle() {
    #expect(codes(PlanText(["plan.weave": plan(["plan.weave"])])) == ["W208"])
    let back = PlanText(["plan.weave": plan(["a.weave"]), "a.weave": "include \"plan.weave\"\n"])
    #expect(codes(back) == ["W208"])
  }

  @Test(
    "A file outside the plan's folder is refused, though it may not exist",
    arguments: ["../other.weave", "/etc/hostname", "parts/../../other.weave"])
  func outside(name: String) {
    let found = PlanText(["plan.weave": plan([name]), "../other.weave": people])
    #expect(codes(found) == ["W207"])
  }

  @Test("A missing file and an empty name are errors, and the rest of the plan is read")
  func missing() {
    let found = PlanText([
      "plan.weave": plan(["a.weave", "nobody.weave", "b.weave"]), "a.weave": people,
      "b.weave": staff,
    ])
    #expect(codes(found) == ["W217"])
    #expect(found.sessions.count == 1)
    #expect(codes(PlanText(["plan.weave": plan([""])])) == ["W207"])
  }

  @Test("A library that nobody ships is an error")
  func library() {
    #expect(codes(PlanText(["plan.weave": plan(["library:nothing"])])) == ["W209"])
  }

  @Test("An include is found from the folder of its own file, and may go back up within the plan's")
  func nested() {
    let found = PlanText([
      "plan.weave": plan(["schools/cedar.weave"]),
      "schools/cedar.weave": "include \"teams/people.weave\"\ninclude \"../staff.weave\"\n",
      "schools/teams/people.weave": people, "staff.weave": staff,
    ])
    #expect(codes(found) == [])
    #expect(found.sessions.count == 1)
    let names = found.snapshot.trees.map(\.text.name)
    #expect(
      names == ["plan.weave", "schools/cedar.weave", "schools/teams/people.weave", "staff.weave"])
  }

  @Test("A plan read from standard input is called so, and includes from the working folder")
  func standardInput() {
    let files = MemoryFiles(["-": plan(["people.weave"]), "people.weave": people + "\n" + staff])
    let snapshot = Snapshot(reading: "-", from: files)
    #expect(snapshot.trees.map(\.text.name) == ["(standard input)", "people.weave"])
    #expect(snapshot.diagnostics.isEmpty)
    #expect(snapshot.model.sessions.count == 1)
  }

  @Test("A second plan, and a name declared in two files, are errors with both places")
  func duplicates() throws {
    let found = PlanText([
      "plan.weave": plan(["a.weave", "b.weave"]), "a.weave": people + "plan q\n",
      "b.weave": "team kim\n  size 4\n",
    ])
    #expect(codes(found) == ["W210", "W203"])
    let second = try #require(found.snapshot.diagnostics.last)
    #expect(second.location.file.index == 2)
    #expect(second.notes.map(\.location.file.index) == [1])
  }

  @Test("A file that is not text is said to be none, and the rest is read")
  func notText() {
    let files = MemoryFiles(bytes: [
      "plan.weave": Array(plan(["a.weave", "b.weave"]).utf8), "a.weave": [0xFF, 0xFE, 0x6C, 0x00],
      "b.weave": Array((people + "\n" + staff).utf8),
    ])
    let snapshot = Snapshot(reading: "plan.weave", from: files)
    #expect(snapshot.diagnostics.map(\.code) == [.notText])
    #expect(snapshot.model.sessions.count == 1)
  }

  @Test("A plan that is not there can be asked nothing")
  func noPlan() {
    let snapshot = Snapshot(reading: "plan.weave", from: MemoryFiles([:]))
    #expect(!snapshot.isReadable)
    #expect(snapshot.diagnostics.map(\.code) == [.unreadableFile])
  }

  @Test("A link that leads out of the plan's folder is refused; one that stays in it is followed")
  func links() throws {
    let outside = try RealFolder()
    try outside.write(people, to: "people.weave")
    let inside = try RealFolder()
    try inside.write(plan(["out.weave", "in.weave"]), to: "plan.weave")
    try inside.write(people + "\n" + staff, to: "parts/staff.weave")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: inside.path + "/out.weave", withDestinationPath: outside.path + "/people.weave")
    try manager.createSymbolicLink(
      atPath: inside.path + "/in.weave", withDestinationPath: "parts/staff.weave")
    let snapshot = inside.snapshot()
    #expect(snapshot.diagnostics.map(\.code) == [.includeOutside])
    #expect(snapshot.model.sessions.count == 1)
  }

  @Test("A file reached by two names is read once")
  func linkTwice() throws {
    let folder = try RealFolder()
    try folder.write(plan(["a.weave", "b.weave"]), to: "plan.weave")
    try folder.write(people + "\n" + staff, to: "a.weave")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/b.weave", withDestinationPath: "a.weave")
    let snapshot = folder.snapshot()
    #expect(snapshot.diagnostics.isEmpty)
    #expect(snapshot.trees.count == 2)
  }

  @Test("A folder where a file is meant is an error")
  func folder() throws {
    let folder = try RealFolder()
    try folder.write(plan(["parts"]), to: "plan.weave")
    try folder.write(people, to: "parts/people.weave")
    #expect(folder.snapshot().diagnostics.map(\.code) == [.missingFile])
    #expect(folder.snapshot(of: "parts").diagnostics.map(\.code) == [.isFolder])
  }
}
