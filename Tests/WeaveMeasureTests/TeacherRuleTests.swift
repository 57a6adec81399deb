import Testing
import WeaveAnswer
import WeaveEngine
import WeaveModel
import WeaveSource

/// Rules over teachers, held against every person one by one.
@Suite("Rules over teachers on plans by chance")
struct TeacherRuleTests {
  /// A condition on one teacher: in the words of a rule, and of the slow second opinion.
  private struct Condition {
    let words: String
    let holds: (SlowExperience) -> Bool
  }

  private func condition(_ dice: inout Dice) -> Condition {
    let measures: [(word: String, value: (SlowExperience) -> SlowValue)] = [
      ("woven", { own in own.share { own.isWoven($0) } }),
      ("labelled", { own in own.share { own.isLabelled($0) } }),
      ("isolated", { own in own.share { !own.isLabelled($0) && !own.isWoven($0) } }),
      ("together", { own in own.share { own.isTogether($0) } }),
      ("heard", { own in own.pairShare { !$0.ends.isEmpty } }),
      ("sessions", { .number($0.expected.count) }),
      ("spaces", { .number($0.spaces.count) }),
    ]
    let measure = measures[dice.number(0...measures.count - 1)]
    let isCount = ["sessions", "spaces"].contains(measure.word)
    let limit = isCount ? dice.number(0...6) : 10 * dice.number(0...10)
    let bound = isCount ? SlowFraction(limit) : SlowFraction(limit, 100)
    let sign = dice.pick(">=", ">", "<=", "<")
    return Condition(words: "\(measure.word) \(sign) \(limit)\(isCount ? "" : "%")") { own in
      guard let value = measure.value(own).fraction else { return false }
      switch sign {
      case ">=": return value >= bound
      case ">": return value > bound
      case "<=": return value <= bound
      default: return value < bound
      }
    }
  }

  /// A rule, whether it is kept with so many of all teachers for whom its condition holds, and the
  /// figure it says.
  private struct Rule {
    let words: String
    let condition: Condition
    let isKept: (_ having: Int, _ all: Int) -> Bool
    let value: (_ having: Int, _ all: Int) -> String
  }

  private func rule(_ dice: inout Dice) -> Rule {
    let condition = condition(&dice)
    let (count, percent) = (dice.number(0...8), 10 * dice.number(0...10))
    func teachers(_ count: Int) -> String { "\(count) teacher\(count == 1 ? "" : "s")" }
    switch dice.number(0...5) {
    case 0:
      return Rule(words: "each teacher has \(condition.words)", condition: condition) {
        $0 == $1
      } value: {
        "\($0) of \($1) teachers keep it"
      }
    case 1:
      return Rule(words: "no teacher where \(condition.words)", condition: condition) { having, _ in
        having == 0
      } value: { having, _ in
        teachers(having)
      }
    case 2:
      return Rule(
        words: "some teacher where \(condition.words)", condition: condition
      ) { having, _ in
        having > 0
      } value: { having, _ in
        teachers(having)
      }
    case 3:
      return Rule(
        words: "at least \(percent)% of teachers has \(condition.words)", condition: condition
      ) {
        100 * $0 >= percent * $1
      } value: {
        "\($0) of \($1) teachers"
      }
    case 4:
      return Rule(
        words: "at most \(percent)% of teachers has \(condition.words)", condition: condition
      ) {
        100 * $0 <= percent * $1
      } value: {
        "\($0) of \($1) teachers"
      }
    default:
      return Rule(
        words: "at least \(count) teachers where \(condition.words)", condition: condition
      ) { having, _ in
        having >= count
      } value: { having, _ in
        teachers(having)
      }
    }
  }

  private static let rulesAPlan = 12

  @Test("Each rule comes out as it does person by person", arguments: 0..<12)
  func rules(part: Int) throws {
    var (held, counted) = (0, 0)
    for seed in part * 10..<part * 10 + 10 {
      let text = RandomPlan(seed: UInt64(seed)).text
      var dice = Dice(seed: UInt64(seed) &+ 77)
      let rules = (0..<Self.rulesAPlan).map { _ in rule(&dice) }
      let lines = rules.enumerated().map { "must r\($0): \($1.words)" }
      let snapshot = Snapshot(
        reading: "plan.weave",
        from: MemoryFiles(["plan.weave": text + "\n" + lines.joined(separator: "\n\n") + "\n"]))
      let table = try #require(snapshot.ask("show rules columns holds, value").answer?.table)
      let choices = SlowMeasures(snapshot.model).choices().map {
        SlowFigures(SlowPlan(snapshot.model, days: $0)).teachers
      }
      for (row, rule) in zip(table.rows, rules) {
        let found = choices.map { teachers in
          (having: teachers.count(where: rule.condition.holds), all: teachers.count)
        }
        let kept = Set(found.map { rule.isKept($0.having, $0.all) })
        let holds = row[0].words
        // Of the other forms, open days are held against the program elsewhere.
        if holds == "open" || choices.count > 1 && !rule.words.hasPrefix("each") { continue }
        held += 1
        #expect(kept.count == 1, "seed \(seed): \(rule.words): \(holds)")
        #expect(holds == (kept == [true] ? "kept" : "broken"), "seed \(seed): \(rule.words)")
        guard choices.count == 1, let one = found.first else { continue }
        counted += 1
        #expect(row[1].words == rule.value(one.having, one.all), "seed \(seed): \(rule.words)")
      }
    }
    #expect(held > 20 && counted > 10)
  }
}

extension Answer {
  fileprivate var table: Table? { if case .table(let table) = self { table } else { nil } }
}

extension Table.Cell {
  fileprivate var words: String { if case .text(let text) = self { text } else { "" } }
}
