import WeaveModel

// Session headers, and the connections between what meets.
extension RandomPlanWriter {
  /// Writes the header and facts of one session, on a day of its space or on one of its own.
  mutating func writeSession() {
    guard let index = spaces.indices.randomOne(&dice) else { return }
    let space = spaces[index]
    var when = day().iso
    if !space.meetings.isEmpty, dice.chance(70) { when = dice.pick(space.meetings) ?? when }
    if writeStarts(on: when, index) { return }
    if space.meetings.contains(where: { $0.hasPrefix(when + "T") }) { return }
    let section = dice.chance(60) ? nil : dice.pick(space.sections)
    add(session: when, section, span(), to: index)
  }

  /// Writes one or two meetings of one day, seldom; their starts tell them apart.
  private mutating func writeStarts(on day: String, _ index: Int) -> Bool {
    let space = spaces[index]
    guard day.first?.isNumber == true, day.count == 10, !space.isScheduled,
      !space.meetings.contains(where: { $0.hasPrefix(day) }), dice.chance(15)
    else { return false }
    let starts = dice.some(dice.pick(1, 2, 2), of: ["08:00", "15:30"])
    for start in starts {
      add(session: "\(day)T\(start)", nil, dice.pick("", " 30 min", " 60 min"), to: index)
    }
    return true
  }

  /// Writes a session that may take one of a few days.
  mutating func writeOpenSession() {
    guard let index = spaces.indices.randomOne(&dice) else { return }
    var days = "between \(days(atMost: 6))"
    if dice.chance(30) {
      let list = dice.some(dice.number(2...4), of: self.days).sorted().map(\.iso)
      days = "on \(list.joined(separator: ", "))"
    }
    let label = dice.pick("winter", "spring")
    let sections = spaces[index].sections
    add(session: label, dice.chance(60) ? dice.pick(sections) : nil, span(), to: index, also: days)
  }

  private mutating func add(
    session when: String, _ section: String?, _ span: String, to index: Int,
    also days: String? = nil
  ) {
    let name = spaces[index].name
    let address = "\(name)@\(when)" + (section.map { "/\($0)" } ?? "")
    let header = "session \(address)"
    if blocks.contains(where: { $0[0] == header || $0[0].hasPrefix(header + " ") }) { return }
    spaces[index].meetings.append(when)
    var block = [header + span] + (days.map { [$0] } ?? [])
    for fact in sessionFacts(of: index) where !block.contains(fact) {
      block.append(fact + (dice.chance(8) ? during(percent: 100) : ""))
    }
    blocks.append(block)
  }

  private mutating func sessionFacts(of index: Int) -> [String] {
    var result = dice.some(dice.pick(0, 0, 1, 1, 1, 2, 3), of: threads).map { "about \($0)" }
    if dice.chance(4) { result.append("about tbd") }
    if dice.chance(35), let tool = dice.pick(tools) { result.append("use \(tool)") }
    if dice.chance(20) { result += leading(percentDuring: 0) }
    if dice.chance(15) { result.append("active \(dice.pick("15", "30")) min") }
    if dice.chance(8) { result.append("optional") }
    if dice.chance(12) { result.append("status \(status())") }
    if dice.chance(4) { result.append("break 15 min") }
    if dice.chance(4) { result.append("hours\(dice.pick(" 90 min", " 08:00..09:30", " tbd"))") }
    let hasSections = spaces[index].isOneToOne || !spaces[index].sections.isEmpty
    if !hasSections, dice.chance(15) { result += with(percentDuring: 0) }
    if dice.chance(10), let one = dice.pick(teachers + teams) { result.append("without \(one)") }
    if dice.chance(25), let fact = dice.pick(spaces[index].standing) {
      result.append("skip \(fact)")
    }
    return result
  }

  // MARK: Connections

  /// Adds comments and times to blocks of spaces and sessions, and skips of the standing ones.
  mutating func writeConnections() {
    for place in blocks.indices {
      let words = blocks[place][0].split(separator: " ")
      let isSpace = words[0] == "space"
      guard isSpace || words[0] == "session" else { continue }
      let own = String(words[1].prefix { $0 != "@" })
      for _ in 0..<(isSpace ? dice.pick(0, 0, 0, 0, 1, 2) : dice.pick(0, 0, 1, 1, 1, 2, 3)) {
        let line = connection(from: own) + (isSpace ? during(percent: 35) : "")
        if !blocks[place].contains(line) { blocks[place].append(line) }
      }
      if !isSpace, dice.chance(30) { skipConnection(in: place, of: own) }
    }
  }

  private mutating func connection(from own: String) -> String {
    let target = target(from: own)
    let focus = dice.chance(40) ? dice.pick(threads).map { " about \($0)" } : nil
    if dice.chance(30) {
      let question = dice.chance(30) ? " ask \"How does it fit?\"" : ""
      return "time 15 min to \(target)\(focus ?? "")\(question)"
    }
    return "comment to \(target)\(focus ?? "")\(dice.chance(40) ? " \"We saw it there\"" : "")"
  }

  /// A space, a section, a session, or a section of one; seldom in the own space.
  private mutating func target(from own: String) -> String {
    let others = spaces.filter { $0.name != own }
    guard let space = dice.chance(5) ? dice.pick(spaces) : dice.pick(others) else { return own }
    var target = space.name
    if dice.chance(30), let when = dice.pick(space.meetings) { target += "@\(when)" }
    if dice.chance(25), let section = dice.pick(space.sections) { target += "/\(section)" }
    return target
  }

  /// Takes one of the space's connections away from one of its sessions.
  private mutating func skipConnection(in place: Int, of space: String) {
    guard let block = blocks.first(where: { $0[0] == "space \(space)" }) else { return }
    let lines = block.filter { $0.hasPrefix("comment ") || $0.hasPrefix("time ") }
    guard let line = dice.pick(lines) else { return }
    let words = line.split(separator: " ")
    let end = words.firstIndex(of: "to") ?? 0
    blocks[place].append("skip " + words[...min(end + 1, words.count - 1)].joined(separator: " "))
  }
}

extension Range<Int> {
  /// One number of the range, or nil when it is empty.
  fileprivate func randomOne(_ dice: inout Dice) -> Int? { dice.pick(Array(self)) }
}
