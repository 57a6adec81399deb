import FoundationEssentials
import Testing
import WeaveAnalysis
import WeaveEngine
import WeaveFormat
import WeaveModel
import WeaveQuery
import WeaveSource
import WeaveSyntax
import WeaveTestKit

/// The ways of pulling an idea, on every example: seen, explained, undone, accepted.
@Suite("What-ifs on the examples")
struct ExampleWhatIfTests {
  /// An idea and a space it does not come from, of an example; nil where it has no two spaces.
  private func pull(_ snapshot: Snapshot) -> String? {
    let model = snapshot.model
    for thread in model.threads.indices {
      let about = snapshot.facts.threadSessions[thread]
      let sources = Set(about.map { model.sessions[$0].space })
      guard let source = sources.sorted().first else { continue }
      for space in model.spaces.indices where SpaceID(space) != source {
        guard model.sessionRanges[space].contains(where: { model.sessions[$0].status == .planned })
        else { continue }
        let name = model.written(EntityRef(.thread, thread))
        let from = model.written(source)
        return "pull \(name) from \(from) into \(model.written(EntityRef(.space, space)))"
      }
    }
    return nil
  }

  @Test("All ways are laid side by side, beside the plan as it is", arguments: Example.all)
  func ways(of example: Example) throws {
    let snapshot = PlanText(example.text).snapshot
    guard let pull = pull(snapshot) else { return }
    let answer = try #require(snapshot.ask("what if we \(pull)?").answer)
    let table = answer.parts.compactMap { part in
      if case .table(let table) = part { table } else { nil }
    }.first
    let ways = try #require(table).rows.compactMap { row in
      if case .text(let way) = row[0] { way } else { nil }
    }
    #expect(ways.first == "as it is")
    #expect(ways.count > 1, "\(example.name): \(ways)")
  }

  @Test("A way is accepted as a careful colleague would write it", arguments: Example.all)
  func accepted(_ example: Example) throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/plan.weave"
    for way in ["by label", "by comment", "by time 5 min"] {
      try Data(example.text.utf8).write(to: URL(filePath: path))
      let snapshot = Snapshot(reading: path, from: DiskFiles())
      guard let pull = pull(snapshot) else { return }
      guard let branch = snapshot.tried(.whatIf(["\(pull) \(way)"])).branch else { continue }
      try snapshot.accept(branch, at: path, from: DiskFiles())
      let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      #expect(text != example.text)
      let tree = parseSource(SourceText(name: path, text))
      #expect(String(decoding: format(tree), as: UTF8.self) == text, "\(way): fmt would change it")
      let lines = Set(text.split(separator: "\n", omittingEmptySubsequences: false))
      for line in example.text.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(lines.contains(line), "\(way): `\(line)` is gone")
      }
      // Undone, it is the plan it was.
      let back = splice(Array(text.utf8), branch.steps[0].inverse)
      #expect(String(decoding: back, as: UTF8.self) == example.text)
      // What it came to can be asked for, as of any plan.
      #expect(snapshot.ask("why woven of plan", of: branch).answer != nil)
    }
  }

  private func temporaryFolder() -> String {
    FileManager.default.temporaryDirectory.path() + "/weave-accept-\(UInt64.random(in: 0...(.max)))"
  }
}
