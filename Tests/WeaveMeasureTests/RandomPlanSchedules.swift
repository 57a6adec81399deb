import WeaveModel

// Schedules whose lines often meet at one time, for plans that try what a schedule says.
extension RandomPlanWriter {
  /// The facts of a plan's header, with another school week and with terms that overlap.
  mutating func crowded(_ block: [String]) -> [String] {
    var block = block
    if !block.contains(where: { $0.hasPrefix("school-days") }), dice.chance(30) {
      let days = dice.pick(
        "sunday, monday, tuesday, wednesday, thursday", "tuesday, wednesday, thursday, friday",
        "monday, tuesday, wednesday, thursday, friday, saturday", "saturday, sunday, monday")
      block.append("school-days \(days)")
    }
    if dice.chance(40) {
      let (one, other) = (planDays[planDays.count / 3], planDays[planDays.count * 3 / 4])
      block.append("term q1 \"Quarter\" \(planDays[0].iso)..\(one.iso)")
      block.append("term half \"Half\" \(planDays[3].iso)..\(other.iso)")
    }
    return block
  }

  /// Some lines of a schedule, of which two or three often meet at one time.
  mutating func crowdedSchedule(of index: Int) -> [String] {
    spaces[index].isScheduled = true
    let shared = crowdedSpan()
    let starts = dice.some(dice.number(2...3), of: days).sorted()
    var result: [String] = []
    for _ in 0..<dice.pick(1, 2, 2, 2, 3) {
      let span = dice.chance(50) ? shared : crowdedSpan()
      result.append(crowdedLine(index, starts, span))
    }
    if dice.chance(15) { result.append("from \((starts[0] - dice.number(0...3)).iso)") }
    if dice.chance(15) { result.append("until \((starts[0] + dice.number(6...30)).iso)") }
    for _ in 0..<dice.pick(0, 0, 1, 2) {
      result.append(
        "also \(dice.pick(starts[0], starts[1], day()).iso)\(dice.chance(50) ? shared : crowdedSpan())"
      )
    }
    if dice.chance(35) { result.append(crowdedMove(index, starts, shared)) }
    if dice.chance(20) { result.append("except \(starts[0].iso)") }
    if dice.chance(20) {
      result.append("open \(dice.number(1...2)) as pd between \(days(atMost: 3))\(shared)")
      spaces[index].meetings.append("pd-1")
    }
    if dice.chance(30) {
      let turns = dice.pick(threads, leaders, teams.count > 1 ? teams : threads)
      result.append("rotating " + turns.joined(separator: ", "))
    }
    spaces[index].meetings += starts.map(\.iso)
    return result
  }

  private mutating func crowdedSpan() -> String {
    dice.pick(
      "", " 45 min", " 15:30", " 15:30..16:15", " 15:30..16:30", " 15:30..16:30", " 08:00..08:30")
  }

  private mutating func crowdedLine(_ index: Int, _ starts: [Day], _ span: String) -> String {
    let from = starts[0]
    let until = from + dice.number(7...24)
    let weekdays = Set(dice.some(2, of: starts).map(\.weekday)).sorted()
      .map { Day.weekdayNames[$0] }.joined(separator: ", ")
    let names = teams + spaces[index].sections
    let team = dice.chance(45) ? dice.pick(names).map { " for \($0)" } ?? "" : ""
    let focus = dice.chance(20) ? dice.pick(threads).map { " about \($0)" } ?? "" : ""
    let ends = " from \(from.iso) until \(until.iso)"
    switch dice.number(1...6) {
    case 1, 2: return "every week on \(weekdays)\(span)\(ends)\(team)\(focus)"
    case 3: return "every 2 weeks on \(weekdays)\(span)\(ends)\(team)\(focus)"
    case 4:
      let which = dice.pick("1st, 3rd", "last", "2nd, last", "4th", "5th")
      return "every month on \(which) \(Day.weekdayNames[from.weekday])\(span)\(team)\(focus)"
    case 5:
      let day = dice.pick("day \(from.civil.day)", "last day", "day 30, 31")
      return "every month on \(day)\(span)\(team)\(focus)"
    default:
      let days = dice.some(dice.number(1...3), of: starts).sorted().map(\.iso)
      return "on \(days.joined(separator: ", "))\(span)\(team)\(focus)"
    }
  }

  private mutating func crowdedMove(_ index: Int, _ starts: [Day], _ span: String) -> String {
    let time = dice.chance(20) ? dice.pick("T15:30", "T08:00") : ""
    let part = dice.chance(35) ? dice.pick(teams + spaces[index].sections).map { "/\($0)" } : nil
    let to = dice.pick(starts[1], day(), day())
    let hours = dice.chance(40) ? crowdedSpan() : ""
    return
      "moved \(dice.pick(starts).map(\.iso) ?? to.iso)\(time)\(part ?? "") to \(to.iso)\(hours)"
  }
}
