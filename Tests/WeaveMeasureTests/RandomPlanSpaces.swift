import WeaveModel

// Spaces, and the facts that hold for all their sessions.
extension RandomPlanWriter {
  mutating func writeSpace(_ index: Int) {
    var block = ["space \(spaces[index].name)"]
    block += leading(percentDuring: 8)
    block += audience(of: index)
    if isCrowded {
      if dice.chance(80) { block += crowdedSchedule(of: index) }
    } else if dice.chance(45) {
      block += schedule(of: index)
    }
    for fact in standingFacts() where !block.contains(fact) { block.append(fact) }
    spaces[index].standing = block.dropFirst().compactMap { Self.skippable($0) }
    blocks.append(block)
  }

  /// What a `skip` line says to take `fact` away; nil where it has no skip.
  private static func skippable(_ fact: String) -> String? {
    let words = fact.split(separator: " ").map(String.init)
    switch words[0] {
    case "about", "use", "led-by": return "\(words[0]) \(words[1])"
    case "optional": return "optional"
    case "without": return words.count == 2 ? fact : nil
    default: return nil
    }
  }

  /// `led-by` lines: nobody, somebody, several, or still to be found.
  mutating func leading(percentDuring: Int) -> [String] {
    var names = dice.some(dice.pick(0, 1, 1, 1, 1, 2, 2, 3), of: leaders)
    if dice.chance(12) { names.append("tbd") }
    return names.map { "led-by \($0)\(during(percent: percentDuring))" }
  }

  /// Sections, one-to-one meetings, names, everyone, or nobody.
  private mutating func audience(of index: Int) -> [String] {
    let kind = dice.number(1...100)
    if kind <= 25, !(teams + teachers).isEmpty {
      let sections = dice.some(dice.number(1...3), of: teams + teams + dice.some(1, of: teachers))
      spaces[index].sections = Set(sections).sorted()
      return spaces[index].sections.map { section in
        let leader = dice.chance(35) ? dice.pick(leaders).map { " led-by \($0)" } : nil
        let span = dice.chance(35) ? dice.pick(" 14:45..15:30", " 15:35..16:20", " 45 min") : ""
        return "section \(section)\(leader ?? "")\(span)"
      }
    }
    if kind <= 32, let team = dice.pick(teams) {
      spaces[index].isOneToOne = true
      let members = teamMembers[team] ?? []
      spaces[index].sections = members.filter { teachers.contains($0) }
      return ["one-to-one \(team)" + (dice.pick(leaders).map { " led-by \($0)" } ?? "")]
    }
    var result = with(percentDuring: 8)
    if dice.chance(12), let one = dice.pick(teams + teachers) {
      result.append("without \(one)\(during(percent: 40))")
    }
    return result
  }

  /// One `with` line, or none.
  mutating func with(percentDuring: Int) -> [String] {
    if dice.chance(4) { return [] }
    if dice.chance(40) { return ["with everyone" + exception(percent: 15)] }
    var names = dice.some(dice.number(1...3), of: teachers + teams + teams)
    if dice.chance(15) { names += dice.some(1, of: leaders) }
    let list = Set(names).sorted().joined(separator: ", ")
    return list.isEmpty
      ? ["with everyone"]
      : ["with \(list)\(exception(percent: 15))\(during(percent: percentDuring))"]
  }

  private mutating func exception(percent: Int) -> String {
    guard dice.chance(percent), let one = dice.pick(teachers + teams) else { return "" }
    return " except \(one)"
  }

  // MARK: Days

  private mutating func schedule(of index: Int) -> [String] {
    spaces[index].isScheduled = true
    var result: [String] = []
    switch dice.number(1...5) {
    case 1: result = [every(of: index)]
    case 2:
      let first = dice.pick(planDays) ?? planDays[0]
      let week = first.week(from: 0)
      spaces[index].meetings += [week + 2, week + 16].map(\.iso)
      result = [
        "every 2 weeks on wednesday\(span()) from \(week.iso) until \((week + 20).iso)"
      ]
    case 3: result = ["every month on \(dice.pick("1st", "2nd", "last")) tuesday\(span())"]
    case 4:
      // An open meeting without a session header.
      result = ["open 1 as pd between \(days(atMost: 5))\(span())"]
      spaces[index].meetings.append("pd-1")
      if dice.chance(25) { result.append("moved pd-1 to \(day().iso)") }
      return result
    default: result = listed(index)
    }
    if dice.chance(25) { result.append("also \(day().iso)\(span())") }
    if dice.chance(20) {
      result.append("rotating " + dice.pick(threads, leaders).joined(separator: ", "))
    }
    return result
  }

  private mutating func every(of index: Int) -> String {
    let first = day()
    spaces[index].meetings += [first.iso, (first + 7).iso]
    let weekday = Day.weekdayNames[first.weekday]
    let line = "every week on \(weekday)\(span()) from \(first.iso) until \((first + 20).iso)"
    return line + lineFor(index)
  }

  private mutating func listed(_ index: Int) -> [String] {
    let chosen = dice.some(dice.number(2...4), of: days).sorted()
    let list = chosen.map(\.iso).joined(separator: ", ")
    var result = ["on \(list)\(span())" + lineFor(index)]
    spaces[index].meetings += chosen.map(\.iso)
    if dice.chance(45) {
      let to = dice.pick(planDays) ?? planDays[0]
      let part = dice.chance(25) ? dice.pick(spaces[index].sections).map { "/\($0)" } : nil
      result.append(
        "moved \(chosen[0].iso)\(part ?? "") to \(to.iso)\(dice.chance(30) ? span() : "")")
      if dice.chance(80) { spaces[index].meetings += [to.iso, to.iso] }
    } else if dice.chance(30) {
      result.append("except \(chosen[0].iso)")
      spaces[index].meetings.removeAll { $0 == chosen[0].iso }
    }
    return result
  }

  /// The team a line's meetings are for, and what they are about.
  private mutating func lineFor(_ index: Int) -> String {
    let names = spaces[index].sections.isEmpty ? teams : spaces[index].sections
    let team = dice.chance(20) ? dice.pick(names).map { " for \($0)" } : nil
    let focus = dice.chance(40) ? dice.pick(threads).map { " about \($0)" } : nil
    return (team ?? "") + (focus ?? "")
  }

  // MARK: Standing facts

  private mutating func standingFacts() -> [String] {
    var result: [String] = []
    if dice.chance(35), let thread = dice.pick(threads) {
      result.append("about \(thread)\(during(percent: 35))")
    }
    if dice.chance(30), let tool = dice.pick(tools) {
      result.append("use \(tool)\(during(percent: 35))")
    }
    if dice.chance(20) {
      result.append("active \(dice.pick("15", "30")) min\(during(percent: 25))")
    }
    if dice.chance(12) { result.append("hours\(dice.pick(" 60 min", " 15:30..16:30"))") }
    if dice.chance(8) { result.append("break 15 min") }
    if dice.chance(8) { result.append("optional\(during(percent: 50))") }
    if dice.chance(6) { result.append("status \(status())\(during(percent: 60))") }
    return result
  }

  mutating func status() -> String { dice.pick("tentative", "held", "cut", "postponed", "planned") }
}
