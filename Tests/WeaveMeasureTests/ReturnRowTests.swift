import Testing
import WeaveAnswer
import WeaveEngine
import WeaveModel
import WeaveSource

/// Who stands in one row is alike.
@Suite("Rows of returns on plans by chance")
struct ReturnRowTests {
  @Test("Each person of a row has the figures of the row, and everybody has one", arguments: 0..<8)
  func alike(part: Int) throws {
    var looked = 0
    for seed in part * 20..<part * 20 + 20 {
      let text = RandomPlan(seed: UInt64(seed)).text
      let snapshot = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text]))
      var slow: [String: String] = [:]
      for (name, value) in SlowMeasures(snapshot.model).values() where name.kind == "teacher" {
        slow[name.text] = value
      }
      let question = "show returns columns who, thread, teachers, days, meetings"
      guard case .table(let table)? = snapshot.ask(question).answer else { continue }
      var people = 0
      for row in table.rows {
        guard case .list(let who) = row[0], case .text(let thread) = row[1],
          case .integer(let count) = row[2]
        else {
          Issue.record("a row without people: \(row)")
          continue
        }
        people += count
        for person in who {
          let parts = person.split(separator: " more of ")
          let subject = parts.count == 2 ? "rest of \(parts[1])" : person
          for (place, measure) in [(3, "days"), (4, "meetings")] {
            let value = try #require(slow["\(measure) of \(subject) about \(thread)"])
            #expect(words(row[place]) == value, "seed \(seed): \(measure) of \(person)")
            looked += 1
          }
        }
      }
      let teachers = SlowPlan(snapshot.model, days: SlowMeasures(snapshot.model).choices()[0])
        .people.count(where: \.isTeacher)
      #expect(people == teachers * snapshot.model.threads.count, "seed \(seed)")
    }
    #expect(looked > 100)
  }

  private func words(_ cell: Table.Cell) -> String {
    switch cell {
    case .integer(let number): "\(number)"
    case .range(let low, let high): "\(words(low))..\(words(high))"
    default: "\(cell)"
    }
  }
}
