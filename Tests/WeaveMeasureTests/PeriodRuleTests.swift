import Testing
import WeaveAnswer
import WeaveEngine
import WeaveModel
import WeaveSource

/// Sums of sessions, of all of them and of the fullest period, held against every choice of open
/// days.
@Suite("Rules over sums on plans by chance")
struct PeriodRuleTests {
  private typealias Meeting = SlowPlan.Meeting

  /// Rows of a kind: each one's sessions, where the days are known.
  private struct Kind: Sendable {
    let word: String
    let sums: [String]
    let rows: @Sendable (SlowFigures) -> [[Meeting]]
  }

  private static let kinds: [Kind] = [
    Kind(word: "teacher", sums: ["sessions", "minutes", "spaces"]) { figures in
      figures.teachers.map(\.expected)
    },
    Kind(word: "leader", sums: ["sessions", "minutes", "spaces", "load"]) { figures in
      let people = figures.plan.model.people
      return people.indices.filter { people[$0].isLeader }.map { leader in
        figures.plan.meetings.filter { $0.takesPlace && $0.leaders.contains(leader) }
      }
    },
    Kind(word: "team", sums: ["sessions", "minutes", "spaces"]) { figures in
      let plan = figures.plan
      return plan.model.teams.indices.map { team in
        plan.meetings.filter { meeting in
          meeting.takesPlace && !meeting.isOptional
            && meeting.audience.contains { plan.teams(of: $0, on: meeting.day).contains(team) }
        }
      }
    },
    Kind(word: "thread", sums: ["sessions", "spaces"]) { figures in
      figures.plan.model.threads.indices.map { thread in
        figures.plan.meetings.filter { $0.takesPlace && $0.threads.contains(thread) }
      }
    },
    Kind(word: "space", sums: ["sessions", "minutes"]) { figures in
      figures.plan.model.spaces.indices.map { space in
        figures.plan.meetings.filter { $0.takesPlace && $0.space == space }
      }
    },
    Kind(word: "tool", sums: ["sessions", "spaces"]) { figures in
      figures.plan.model.tools.indices.map { tool in
        figures.plan.meetings.filter { $0.takesPlace && $0.tools.contains(tool) }
      }
    },
  ]

  /// The sum; a teacher's minutes about one thread are split over the threads of each session.
  private func add(
    _ field: String, _ meetings: [Meeting], _ figures: SlowFigures, isSplit: Bool
  ) -> Double {
    switch field {
    case "sessions": Double(meetings.count)
    case "minutes":
      meetings.reduce(0) {
        $0 + Double($1.minutes ?? 0) / Double(isSplit ? $1.threads.count : 1)
      }
    case "spaces": Double(Set(meetings.map(\.space)).count)
    default: Double(figures.minutesOnTheClock(meetings))
    }
  }

  /// The sum, or that of the fullest period.
  private func figure(
    _ field: String, _ meetings: [Meeting], _ period: String?, _ figures: SlowFigures,
    isSplit: Bool
  ) -> Double {
    let key: (Meeting) -> String
    switch period ?? (field == "load" ? "week" : nil) {
    case nil: return add(field, meetings, figures, isSplit: isSplit)
    case "day": key = { $0.day.iso }
    case "week": key = { $0.day.week(from: 0).iso }
    default: key = { $0.day.isoMonth }
    }
    return Dictionary(grouping: meetings, by: key).values
      .map { add(field, $0, figures, isSplit: isSplit) }.max() ?? 0
  }

  private struct Rule {
    let words: String
    let isKept: (SlowFigures) -> Bool?
  }

  private func rule(_ dice: inout Dice, _ model: Model) -> Rule {
    let kind = Self.kinds[dice.number(0...Self.kinds.count - 1)]
    // What is not known in length is for other tests.
    let isKnown = model.sessions.allSatisfy { $0.minutes != nil }
    let sums = isKnown ? kind.sums : kind.sums.filter { ["sessions", "spaces"].contains($0) }
    let field = sums[dice.number(0...sums.count - 1)]
    let period = dice.pick(nil, "day", "week", "month")
    let space = dice.chance(25) ? dice.number(0...model.spaces.count - 1) : nil
    let thread = dice.chance(25) ? dice.number(0...model.threads.count - 1) : nil
    let isMinutes = ["minutes", "load"].contains(field)
    let limit = isMinutes ? 30 * dice.number(0...10) : dice.number(0...6)
    let isMost = dice.chance(50)
    let scope =
      (space.map { " in \(model.name(EntityRef(.space, $0)))" } ?? "")
      + (thread.map { " about \(model.name(EntityRef(.thread, $0)))" } ?? "")
    let words =
      "each \(kind.word) has \(field)\(scope) \(isMost ? "<=" : ">=") \(limit)"
      + (isMinutes ? " min" : "") + (period.map { " per \($0)" } ?? "")
    return Rule(words: words) { figures in
      let rows = kind.rows(figures).map { meetings in
        meetings.filter { meeting in
          (space.map { $0 == meeting.space } ?? true)
            && (thread.map { meeting.threads.contains($0) } ?? true)
        }
      }
      if rows.isEmpty { return nil }
      return rows.allSatisfy {
        let figure = figure(
          field, $0, period, figures, isSplit: kind.word == "teacher" && thread != nil)
        return isMost ? figure <= Double(limit) : figure >= Double(limit)
      }
    }
  }

  private static let rulesAPlan = 12

  @Test("Each rule over sums comes out as on every choice of days", arguments: 0..<12)
  func rules(part: Int) throws {
    var held = 0
    for seed in part * 15..<part * 15 + 15 {
      let text = RandomPlan(seed: UInt64(seed)).text
      let model = MeasureLines.model(text)
      var dice = Dice(seed: UInt64(seed) &+ 99)
      let rules = (0..<Self.rulesAPlan).map { _ in rule(&dice, model) }
      let lines = rules.enumerated().map { "must r\($0): \($1.words)" }
      let snapshot = Snapshot(
        reading: "plan.weave",
        from: MemoryFiles(["plan.weave": text + "\n" + lines.joined(separator: "\n\n") + "\n"]))
      guard case .table(let table)? = snapshot.ask("show rules columns holds, value").answer else {
        Issue.record("no table of rules")
        return
      }
      let choices = SlowMeasures(snapshot.model).choices().map {
        SlowFigures(SlowPlan(snapshot.model, days: $0))
      }
      for (row, rule) in zip(table.rows, rules) {
        guard case .text(let holds) = row[0] else { continue }
        let kept = Set(choices.map { rule.isKept($0) })
        let expected =
          kept == [nil]
          ? "holds, of 0" : kept == [true] ? "kept" : kept == [false] ? "broken" : "open"
        #expect(holds == expected, "seed \(seed): \(rule.words): \(row[1])")
        held += 1
      }
    }
    #expect(held > 100)
  }
}
