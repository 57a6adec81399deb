import WeaveEngine
import WeaveModel
import WeaveSource

/// A small plan by chance, sound by `check`: a seed gives the same text everywhere.
///
/// What is rare in real plans is frequent here, and days and starts are few, so that sessions meet
/// on one day and at one moment.
struct RandomPlan {
  let text: String
  /// How often the dice had to be thrown again before `check` found no error.
  let throwsBefore: Int

  /// Choices of days for open sessions that a plan has at most.
  static let mostChoices = 60
  /// Sessions a plan has at most.
  static let mostSessions = 24

  /// - Parameters:
  ///   - seed: gives the same text everywhere.
  ///   - isCrowded: whether lines of the schedule often meet at one time.
  init(seed: UInt64, isCrowded: Bool = false) {
    for attempt in 0..<50 {
      var writer = RandomPlanWriter(seed: seed &* 1_000 &+ UInt64(attempt))
      writer.isCrowded = isCrowded
      let text = writer.write()
      if Self.isSound(text) {
        self.text = text
        throwsBefore = attempt
        return
      }
    }
    preconditionFailure("no sound plan for seed \(seed)")
  }

  private static func isSound(_ text: String) -> Bool {
    let snapshot = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text]))
    if snapshot.hasErrors || snapshot.model.sessions.count > mostSessions { return false }
    var choices = 1
    for session in snapshot.model.sessions where session.day == nil {
      choices *= session.openDays < 0 ? 0 : snapshot.model.openDays[Int(session.openDays)].count
      if choices > mostChoices { return false }
    }
    // A start in an address and one in a span may make two meetings of one address.
    let addresses = snapshot.model.sessions.map { snapshot.model.address($0) }
    return choices > 0 && !addresses.isEmpty && Set(addresses).count == addresses.count
  }
}

/// Writes one plan, sound or not.
struct RandomPlanWriter {
  /// What is known of a space while sessions are written for it.
  struct SpaceSketch {
    let name: String
    var sections: [String] = []
    /// Days and labels it meets on by its own lines: what may stand behind `@`.
    var meetings: [String] = []
    /// What `skip` can take away.
    var standing: [String] = []
    var isScheduled = false
    var isOneToOne = false
  }

  var dice: Dice
  var blocks: [[String]] = []
  /// The plan's days, and the few of them on which most things happen.
  let planDays: [Day]
  let days: [Day]
  var goals: [String] = []
  var threads: [String] = []
  var tools: [String] = []
  var leaders: [String] = []
  var teachers: [String] = []
  var teams: [String] = []
  /// The members of each team, by its lines.
  var teamMembers: [String: [String]] = [:]
  var spaces: [SpaceSketch] = []
  var hasTerm = false
  /// Whether lines of the schedule often meet at one time.
  var isCrowded = false

  init(seed: UInt64) {
    var dice = Dice(seed: seed)
    let monday = Day(number: 19_968) + 7 * dice.number(0...3)
    let last = dice.number(20...60)
    planDays = (0...last).map { monday + $0 }
    let schoolDays = planDays.filter { $0.weekday < 5 }
    days = dice.some(dice.number(4...8), of: schoolDays).sorted()
    self.dice = dice
  }

  mutating func write() -> String {
    writePlan()
    writeIdeas()
    writePeople()
    let spaceNames = ["staff", "plc", "coaching", "district", "study"]
    spaces = spaceNames.prefix(dice.number(2...5)).map { SpaceSketch(name: $0) }
    for index in spaces.indices { writeSpace(index) }
    for _ in 0..<dice.number(3...14) { writeSession() }
    for _ in 0..<dice.pick(0, 0, 0, 1, 1, 2) { writeOpenSession() }
    writeConnections()
    let texts = blocks.map { block in
      ([block[0]] + block.dropFirst().map { "  " + $0 }).joined(separator: "\n")
    }
    return (["weave 1"] + texts).joined(separator: "\n\n") + "\n"
  }

  // MARK: Small parts

  mutating func day() -> Day { dice.pick(days) ?? planDays[0] }

  /// A window of two days of the plan or more.
  mutating func days(atMost length: Int) -> String {
    let first = day()
    return "\(first.iso)..\((first + dice.number(1...length)).iso)"
  }

  /// ` during …`, seldom.
  mutating func during(percent: Int) -> String {
    guard dice.chance(percent) else { return "" }
    if hasTerm, dice.chance(25) { return " during fall" }
    let middle = planDays[planDays.count / 2]
    return " during "
      + dice.pick(
        middle.isoMonth, "\(planDays[0].iso)..\(middle.iso)", days(atMost: 14), days(atMost: 30))
  }

  /// When a session is: nothing, a length, a start and an end, or a start alone.
  mutating func span() -> String {
    dice.pick(
      "", " 30 min", " 45 min", " 60 min", " 60 min", " 120 min", " 15:30..16:30",
      " 15:30..16:30", " 14:45..15:45", " 08:00..09:30", " 16:00..17:00", " 15:30", " 08:00")
  }

  // MARK: The plan, its ideas, its people

  private mutating func writePlan() {
    var block = [
      "plan cedar \"Cedar\" \(planDays[0].iso)..\(planDays[planDays.count - 1].iso)"
    ]
    for _ in 0..<dice.pick(0, 0, 1, 2) {
      block.append("closed \(dice.chance(50) ? day().iso : days(atMost: 4)) \"Break\"")
    }
    if dice.chance(15) { block.append("school-days monday, wednesday, thursday") }
    if dice.chance(30) {
      hasTerm = true
      let end = planDays[planDays.count * 2 / 3]
      block.append("term fall \"Fall\" \(planDays[0].iso)..\(end.iso)")
    }
    if isCrowded { block = crowded(block) }
    blocks.append(block)
  }

  private mutating func writeIdeas() {
    goals = dice.some(dice.number(0...2), of: ["belonging", "reading"])
    for goal in goals { blocks.append(["goal \(goal)"]) }
    threads = ["talk", "equity", "groups", "number"].prefix(dice.number(1...4)).map { $0 }
    for thread in threads {
      var block = ["thread \(thread)"]
      block += dice.some(dice.pick(0, 1, 1, 2), of: goals).map { "serves \($0)" }
      blocks.append(block)
    }
    tools = ["beliefs", "protocol"].prefix(dice.pick(0, 1, 1, 2)).map { $0 }
    for tool in tools {
      var block = ["tool \(tool)"]
      if dice.chance(30), let thread = dice.pick(threads) { block.append("for \(thread)") }
      if dice.chance(15) { block.append("during \(days(atMost: 20))") }
      blocks.append(block)
    }
  }

  private mutating func writePeople() {
    teachers = ["ana", "ben", "cy", "dee", "eli", "fay"].prefix(dice.number(1...6)).map { $0 }
    leaders = ["ruiz", "kim", "lane", "ode"].prefix(dice.number(1...4)).map { $0 }
    if dice.chance(35), let both = dice.pick(teachers) { leaders.append(both) }
    for teacher in teachers { blocks.append(["teacher \(teacher)"]) }
    for leader in leaders {
      let others = leaders.filter { $0 != leader }
      let partners = dice.some(dice.pick(0, 0, 1, 2), of: others)
      blocks.append(["leader \(leader)"] + partners.map { "plans-with \($0)" })
    }
    for team in ["g3", "g5", "g7"].prefix(dice.number(0...3)) {
      writeTeam(team)
      teams.append(team)
    }
  }

  private mutating func writeTeam(_ team: String) {
    var members = dice.some(dice.number(0...4), of: teachers)
    if dice.chance(15) { members += dice.some(1, of: leaders.filter { !members.contains($0) }) }
    if dice.chance(30) { members += dice.some(1, of: teams) }
    var block = ["team \(team)"]
    for member in members {
      let (first, last) = (day(), day())
      let from = dice.chance(15) ? " from \(min(first, last).iso)" : ""
      let until = dice.chance(12) ? " until \(max(first, last).iso)" : ""
      block.append("member \(member)\(from)\(until)")
    }
    let inner = members.reduce(into: 0) { $0 += teamMembers[$1]?.count ?? 0 }
    teamMembers[team] = members
    if dice.chance(50) { block.append("size \(members.count + inner + dice.number(0...3))") }
    blocks.append(block)
  }
}
