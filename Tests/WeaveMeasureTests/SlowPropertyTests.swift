import Testing
import WeaveEngine
import WeaveModel
import WeaveSource

/// What must hold of the slow measures, as of any, on every plan.
@Suite("The slow measures on plans by chance")
struct SlowPropertyTests {
  static let seeds = 0..<40

  private func model(_ text: String) -> Model {
    let snapshot = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text]))
    #expect(!snapshot.hasErrors, "\(snapshot.diagnostics.map(\.message))")
    return snapshot.model
  }

  private func lines(_ text: String) -> [String] { SlowMeasures(model(text)).lines() }

  /// The lines that one has and the other has not.
  private func difference(_ one: [String], _ other: [String]) -> [String] {
    other.difference(from: one).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
  }

  @Test("Order of blocks and facts carries no meaning")
  func order() {
    for seed in Self.seeds {
      let text = RandomPlan(seed: UInt64(seed)).text
      var dice = Dice(seed: UInt64(seed))
      let shuffled = PlanBlocks(text).shuffled(&dice).text
      #expect(difference(lines(text), lines(shuffled)) == [], "seed \(seed)")
    }
  }

  @Test("Names carry no meaning")
  func names() {
    for seed in Self.seeds {
      let text = RandomPlan(seed: UInt64(seed)).text
      var dice = Dice(seed: UInt64(seed))
      let (renamed, oldNames) = PlanBlocks(text).renamed(&dice)
      #expect(oldNames.count > 5)
      let back = lines(renamed.text).map { withNames($0, oldNames) }.sorted()
      #expect(difference(lines(text), back) == [], "seed \(seed)")
    }
  }

  @Test("A counted rest is so many teachers with names")
  func rests() {
    var changed = 0
    for seed in Self.seeds {
      let text = RandomPlan(seed: UInt64(seed)).text
      let model = model(text)
      let plan = SlowPlan(model, days: SlowMeasures(model).choices()[0])
      guard let (named, subjects) = PlanBlocks(text).namingRests(of: plan), !subjects.isEmpty
      else { continue }
      changed += 1
      let after = lines(named.text)
      for (name, subject) in subjects {
        let own = after.filter { $0.contains(" of \(name)") }.map {
          $0.replacing(" of \(name)", with: " of \(subject)")
        }
        let rest = lines(text).filter { $0.contains(" of \(subject)") }
        #expect(difference(rest, own) == [], "seed \(seed)")
      }
      let others = after.filter { line in !subjects.keys.contains { line.contains(" of \($0)") } }
      let before = lines(text).filter { !$0.contains(" of rest of ") }
      #expect(difference(before, others) == [], "seed \(seed)")
    }
    #expect(changed > 10)
  }

  @Test("Without connections nothing is woven and nothing is heard")
  func connections() {
    for seed in Self.seeds {
      let text = RandomPlan(seed: UInt64(seed)).text
      let bare = lines(PlanBlocks(text).withoutConnections.text)
      #expect(bare.contains("heard of plan: none"))
      for line in bare where line.hasPrefix("woven of ") {
        let value = line.split(separator: ": ")[1].replacing("none or ", with: "")
        #expect(value == "none" || value.hasPrefix("0"), "seed \(seed): \(line)")
      }
    }
  }

  @Test("A label adds no link")
  func labels() {
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
      let (before, after) = (lines(text), lines(labelled.text))
      #expect(difference(kept(before), kept(after)) == [], "seed \(seed)")
    }
    #expect(changed > 25)
  }
}
