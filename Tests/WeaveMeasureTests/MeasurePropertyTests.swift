import Testing
import WeaveEngine
import WeaveModel
import WeaveSource

/// Whose measures are looked at: the program's, or those of the slow second implementation.
enum Opinion: String, CaseIterable {
  case program, slow
}

/// What must hold of measures on every plan, whoever works them out.
@Suite("Measures on plans by chance")
struct MeasurePropertyTests {
  static let seeds = 0..<20

  private func model(_ text: String) -> Model {
    let snapshot = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text]))
    #expect(!snapshot.hasErrors, "\(snapshot.diagnostics.map(\.message))")
    return snapshot.model
  }

  private func lines(_ text: String, _ opinion: Opinion) -> [String] {
    let model = model(text)
    let slow = SlowMeasures(model).values()
    let values =
      opinion == .slow ? slow.map(\.value) : MeasureLines(model).values(slow.map(\.name))
    return zip(slow, values).map { "\($0.name.text): \($1)" }.sorted()
  }

  /// The lines that one has and the other has not.
  private func difference(_ one: [String], _ other: [String]) -> [String] {
    other.difference(from: one).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
  }

  @Test("Order of blocks and facts carries no meaning", arguments: Opinion.allCases)
  func order(by opinion: Opinion) {
    for seed in Self.seeds {
      let text = RandomPlan(seed: UInt64(seed)).text
      var dice = Dice(seed: UInt64(seed))
      let shuffled = PlanBlocks(text).shuffled(&dice).text
      #expect(difference(lines(text, opinion), lines(shuffled, opinion)) == [], "seed \(seed)")
    }
  }

  @Test("Names carry no meaning", arguments: Opinion.allCases)
  func names(by opinion: Opinion) {
    for seed in Self.seeds {
      let text = RandomPlan(seed: UInt64(seed)).text
      var dice = Dice(seed: UInt64(seed))
      let (renamed, oldNames) = PlanBlocks(text).renamed(&dice)
      #expect(oldNames.count > 5)
      let back = lines(renamed.text, opinion).map { withNames($0, oldNames) }.sorted()
      #expect(difference(lines(text, opinion), back) == [], "seed \(seed)")
    }
  }

  @Test("A counted rest is so many teachers with names", arguments: Opinion.allCases)
  func rests(by opinion: Opinion) {
    var changed = 0
    for seed in Self.seeds {
      let text = RandomPlan(seed: UInt64(seed)).text
      let model = model(text)
      let plan = SlowPlan(model, days: SlowMeasures(model).choices()[0])
      guard let (named, subjects) = PlanBlocks(text).namingRests(of: plan), !subjects.isEmpty
      else { continue }
      changed += 1
      let after = lines(named.text, opinion)
      for (name, subject) in subjects {
        let own = after.filter { $0.contains(" of \(name)") }.map {
          $0.replacing(" of \(name)", with: " of \(subject)")
        }
        let rest = lines(text, opinion).filter { $0.contains(" of \(subject)") }
        #expect(difference(rest, own) == [], "seed \(seed)")
      }
      let others = after.filter { line in !subjects.keys.contains { line.contains(" of \($0)") } }
      let before = lines(text, opinion).filter { !$0.contains(" of rest of ") }
      #expect(difference(before, others) == [], "seed \(seed)")
    }
    #expect(changed > 4)
  }

  @Test("Without connections nothing is woven and nothing is heard", arguments: Opinion.allCases)
  func connections(by opinion: Opinion) {
    for seed in Self.seeds {
      let text = RandomPlan(seed: UInt64(seed)).text
      let bare = lines(PlanBlocks(text).withoutConnections.text, opinion)
      #expect(bare.contains("heard of plan: none"))
      for line in bare where line.hasPrefix("woven of ") {
        let value = line.split(separator: ": ")[1].replacing("none or ", with: "")
        #expect(value == "none" || value.hasPrefix("0"), "seed \(seed): \(line)")
      }
    }
  }

  @Test("A label adds no link", arguments: Opinion.allCases)
  func labels(by opinion: Opinion) {
    var changed = 0
    for seed in Self.seeds {
      let text = RandomPlan(seed: UInt64(seed)).text
      var dice = Dice(seed: UInt64(seed))
      let blocks = PlanBlocks(text)
      guard let labelled = blocks.labelled(&dice) else { continue }
      changed += 1
      var measures = ["heard", "previews", "same-day", "standing", "started"]
      // What a line is about may lead it to another end, but makes it no second line.
      if !blocks.namesThreadsInConnections {
        measures += ["received", "pooled", "tool-only", "across", "woven-minutes"]
      }
      func kept(_ lines: [String]) -> [String] {
        lines.filter { line in measures.contains { line.hasPrefix($0 + " of ") } }
      }
      let (before, after) = (lines(text, opinion), lines(labelled.text, opinion))
      #expect(difference(kept(before), kept(after)) == [], "seed \(seed)")
    }
    #expect(changed > 12)
  }
}
