import Testing
import WeaveEngine
import WeaveSource

/// One more comment, time or tool never takes a connection away.
@Suite("Added links on plans by chance")
struct AddedLinkTests {
  @Test("No link or tool added lowers woven or said of anybody", arguments: Opinion.allCases)
  func added(by opinion: Opinion) throws {
    var (changed, rising) = (0, 0)
    for seed in 0..<60 {
      let text = RandomPlan(seed: UInt64(seed)).text
      let before = shares(text, opinion)
      if before.isEmpty { continue }
      var dice = Dice(seed: UInt64(seed) &+ 5)
      for _ in 0..<3 {
        guard let more = adding(to: text, &dice) else { continue }
        let after = shares(more, opinion)
        changed += 1
        for (name, share) in before {
          let now = try #require(after[name])
          #expect(now.whole == share.whole && now.part >= share.part, "seed \(seed): \(name)")
          rising += now.part > share.part ? 1 : 0
        }
      }
    }
    #expect(changed > 60 && rising > 20)
  }

  /// The plan with a line more under a space or session; nil where it is then in error.
  private func adding(to text: String, _ dice: inout Dice) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func names(_ header: String) -> [String] {
      lines.filter { $0.hasPrefix(header + " ") }.map {
        String($0.split(separator: " ")[1])
      }
    }
    let headers = lines.indices.filter {
      lines[$0].hasPrefix("space ") || lines[$0].hasPrefix("session ")
    }
    guard let header = dice.pick(headers), let space = dice.pick(names("space")) else { return nil }
    let about = dice.chance(60) ? dice.pick(names("thread")).map { " about \($0)" } ?? "" : ""
    var line = dice.pick("comment to \(space)\(about)", "time 10 min to \(space)\(about)")
    if dice.chance(25), let tool = dice.pick(names("tool")) { line = "use \(tool)" }
    lines.insert("  " + line, at: header + 1)
    let more = lines.joined(separator: "\n")
    let snapshot = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": more]))
    return snapshot.hasErrors ? nil : more
  }

  /// Woven and said of each teacher, as counts; none where open days make them ranges.
  private func shares(_ text: String, _ opinion: Opinion) -> [String: (part: Int, whole: Int)] {
    let model = MeasureLines.model(text)
    let slow = SlowMeasures(model)
    if slow.choices().count > 1 { return [:] }
    let all = slow.values().filter {
      $0.name.kind == "teacher" && $0.name.thread == nil
        && ["woven", "said"].contains($0.name.measure)
    }
    let values = opinion == .slow ? all.map(\.value) : MeasureLines(model).values(all.map(\.name))
    var result: [String: (part: Int, whole: Int)] = [:]
    for (name, value) in zip(all.map(\.name.text), values) {
      let parts = value.split(separator: " ").compactMap { Int($0) }
      if parts.count == 2 { result[name] = (parts[0], parts[1]) }
    }
    return result
  }
}
