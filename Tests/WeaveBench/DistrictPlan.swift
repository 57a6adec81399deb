/// A district's year of professional learning, written for measuring on plans of any size.
///
/// Valid Plainweave but for findings sprinkled in, about one in 500 sessions; the bytes depend on
/// the seed and the size alone. A school is one included file of at most 40 spaces, whose timetable
/// puts no teacher and no leader in two places at once, save where a finding is meant. There are no
/// rules, voices or scenarios: a measurement adds those it asks about.
package struct DistrictPlan {
  /// How much of each thing a plan declares.
  package struct Size: Sendable {
    /// Session blocks; meetings without a block come on top, about three in a hundred.
    package var sessions: Int
    /// Headers of each kind; at least one team and one leader for each 40 spaces, and two threads.
    package var spaces, threads, teams, leaders: Int
    /// Teachers counted, the sum of the teams' sizes; and those of them who have a name.
    package var teachers, namedTeachers: Int

    /// A district in proportion: 100,000 sessions are 1,600 spaces and 75,000 teachers.
    package static func sessions(_ count: Int) -> Size {
      Size(
        sessions: count, spaces: max(8, count * 16 / 1_000), threads: max(8, count * 6 / 10_000),
        teams: max(6, count * 9 / 1_000), leaders: max(3, count * 3 / 1_000),
        teachers: max(60, count * 3 / 4), namedTeachers: max(4, count * 4 / 1_000))
    }
  }

  private let seed: UInt64
  private let size: Size
  private let schools: [School]

  /// Draws up the timetable of every school.
  package init(seed: UInt64, size: Size) {
    let count = (size.spaces + 39) / 40
    precondition(count > 0 && min(size.teams, size.leaders) >= count && size.threads > 1)
    self.seed = seed
    self.size = size
    schools = (0..<count).map { index in
      func part(_ n: Int) -> Range<Int> { n * index / count..<n * (index + 1) / count }
      var school = School(
        index: index, teams: part(size.teams), leaders: part(size.leaders),
        teachers: part(size.namedTeachers))
      var random = SplitMix64(seed: seed &+ UInt64(index))
      school.place(
        part(size.spaces), sessions: part(size.sessions).count, threads: size.threads, &random)
      return school
    }
  }

  /// The main file, `district.weave`, and then the files it includes.
  package func files() -> [(path: String, bytes: [UInt8])] {
    let width = max(2, String(schools.count).utf8.count)
    let paths = schools.map { "schools/school-\("000\($0.index + 1)".suffix(width)).weave" }
    var main = Page(random: SplitMix64(seed: seed))
    main.write(main: paths, schools, size)
    return [("district.weave", main.bytes)]
      + zip(paths, schools).map { path, school in
        var page = Page(random: SplitMix64(seed: ~seed &+ UInt64(school.index)))
        page.bytes.reserveCapacity(school.spaces.reduce(20_000) { $0 + $1.sessions * 140 })
        page.write(school, size)
        return (path, page.bytes)
      }
  }
}

/// A small repeatable generator: the same seed gives the same numbers everywhere.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func oneIn(_ bound: Int) -> Bool { below(bound) == 0 }
  mutating func pick(_ words: [String]) -> String { words[below(words.count)] }
}

private let year = Year()

/// The plan's 292 days; day 0 is Monday 2026-08-24, so a day's weekday is `day % 7`.
private struct Year {
  var text: [String] = []
  var dayOfMonth: [Int] = []
  /// School days: Monday to Friday and not closed.
  var isOpen: [Bool] = []

  init() {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    for (offset, length) in [31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30].enumerated() {
      for day in 1...length where text.count < 292 && (offset > 0 || day >= 24) {
        text.append("\(offset < 5 ? 2026 : 2027)-\(two((offset + 7) % 12 + 1))-\(two(day))")
        dayOfMonth.append(day)
      }
    }
    isOpen = text.enumerated().map { day, text in
      day % 7 < 5
        && !Words.closed.contains { $0.prefix(10) <= text && text <= $0.dropFirst(12).prefix(10) }
    }
  }
}

/// When a space meets.
private struct Rule {
  /// Its line without span, `from` and `until`; "on" for a list of days, empty for a space without
  /// rules, which meets when its sessions say.
  let line: String
  /// Days it names, open or not, ascending.
  let days: [Int]

  /// The rules of a school's space, how many teams it is for, and whether they meet apart.
  ///
  /// A group of eight meets some 540 times a year, sections counted apart, for 500 asked for.
  static func form(_ shape: Int, weekday: Int) -> (rules: [Rule], teams: Int, apart: Bool) {
    func rule(_ line: String, _ weekdays: [Int], when isNamed: (Int) -> Bool) -> Rule {
      let names = line.hasSuffix(" ") ? weekdays.sorted().map { Words.days[$0] } : []
      return Rule(
        line: line + names.joined(separator: ", "),
        days: year.text.indices.filter { weekdays.contains($0 % 7) && isNamed($0) })
    }
    func weekly(_ days: [Int]) -> Rule { rule("every week on ", days) { _ in true } }
    func nth(_ day: Int) -> Int { (year.dayOfMonth[day] + 6) / 7 }
    let (one, other, both) = ([weekday], [(weekday + 3) % 5], [weekday, (weekday + 3) % 5])
    return switch (shape % 8, shape / 8) {
    case (0, _): ([weekly(one), rule("every month on 1st ", other) { nth($0) == 1 }], 3, false)
    case (2, _): ([weekly(both)], 2, false)
    case (3, _): ([rule("every 2 weeks on ", one) { $0 / 7 % 2 == 0 }], 4, true)
    case (4, _): ([rule("every month on 1st, 3rd ", one) { [1, 3].contains(nth($0)) }], 4, true)
    case (5, _): ([rule("", both) { _ in true }], 1, false)
    case (7, 0):
      ([rule("every month on day 15", Array(0..<7)) { year.dayOfMonth[$0] == 15 }], 2, true)
    case (7, 1): ([rule("every month on last ", one) { $0 < 285 && nth($0 + 7) == 1 }], 6, true)
    case (7, 2): ([rule("on", one) { $0 / 7 % 4 == 0 }], 2, false)
    case (7, 3): ([rule("every 3 weeks on ", both) { $0 / 7 % 3 == 0 }], 2, true)
    case (7, _): ([rule("every month on 2nd ", one) { nth($0) == 2 }], 3, true)
    default: ([weekly(one)], 2, true)
    }
  }
}

private struct Space {
  let id: String
  /// Its place in the school, 0 to 39: `shape % 8` decides its kind, `shape / 8` its subject.
  let shape: Int
  let rules: [Rule]
  /// Teams by their place in the school; none stands for everyone.
  let teams: [Int]
  /// Whether each team is a section.
  let isApart: Bool
  /// A leader of the district by number; none is `tbd`.
  let leader: Int?
  /// The first section's place in `Words.spans`; the others follow.
  let slot: Int
  let threads: [String]
  /// Open days of the rules, ascending, from the first to the last kept.
  var days: [Int]
  /// Session blocks to write.
  var sessions = 0
  var except: Int?

  var isWithoutRules: Bool { shape % 8 == 5 }
  /// Sessions a meeting is.
  var parts: Int { isApart ? teams.count : 1 }

  /// Keeps the days the sessions need and one more, somewhere in the year; some leave a day out.
  mutating func trim(_ random: inout SplitMix64) {
    let kept = min(days.count, (sessions + parts - 1) / parts + 1)
    let first = random.below(days.count - kept + 1)
    days = Array(days[first..<first + kept])
    if shape % 8 < 5 && random.oneIn(4) && (days.count - 1) * parts >= sessions {
      except = days.remove(at: days.count / 2)
    }
  }

  /// Whether the rules, if there are any, leave an open day out.
  func isFree(_ day: Int) -> Bool {
    day < year.isOpen.count && year.isOpen[day] && !isWithoutRules
      && !rules.contains { $0.days.contains(day) }
  }
}

private struct School {
  let index: Int
  let teams, leaders, teachers: Range<Int>
  var spaces: [Space] = []

  /// Draws up the timetable and shares out the session blocks, in proportion to the meetings.
  mutating func place(
    _ numbers: Range<Int>, sessions: Int, threads: Int, _ random: inout SplitMix64
  ) {
    var busy = [UInt64](repeating: 0, count: leaders.count + teams.count)
    let rare = max(1, threads / 20)
    for (shape, number) in numbers.enumerated() {
      let (_, count, apart) = Rule.form(shape, weekday: 0)
      let isWide = shape == 39 && index < 5
      let group = (0..<min(count, isWide ? 0 : teams.count)).map { (shape * 5 + $0) % teams.count }
      let parts = apart ? max(1, group.count) : 1
      let found = find(shape, group, parts: parts, &busy)
      var focus = [shape % 8, random.below(8), random.below(8)]
        .map { (index * 5 + $0) % (threads - rare) }
      if number % 7 == 0 && number / 7 < rare { focus.append(threads - rare + number / 7) }
      spaces.append(
        Space(
          id: Words.space(shape, of: index), shape: shape, rules: found.rules, teams: group,
          isApart: parts > 1, leader: found.leader.map { $0 + leaders.lowerBound },
          slot: isWide ? 7 : found.slot, threads: focus.map(Words.thread),
          days: year.isOpen.indices.filter { day in
            year.isOpen[day] && found.rules.contains { $0.days.contains(day) }
          }))
    }
    let all = spaces.reduce(0) { $0 + $1.days.count * $1.parts }
    var before = 0
    for place in spaces.indices {
      let start = before * min(sessions, all) / all
      before += spaces[place].days.count * spaces[place].parts
      spaces[place].sessions = before * min(sessions, all) / all - start
      spaces[place].trim(&random)
    }
  }

  /// The first time at which all teams and some leader are free, a bit for each weekday and slot;
  /// with a full timetable the leader stays open.
  private func find(
    _ shape: Int, _ group: [Int], parts: Int, _ busy: inout [UInt64]
  ) -> (rules: [Rule], leader: Int?, slot: Int) {
    for (weekday, slot) in (0..<5).flatMap({ day in (0...7 - parts).map { (day, $0) } }) {
      let start = group.isEmpty ? index : (weekday + shape) % 5
      let rules = Rule.form(shape, weekday: start).rules
      let days = Set(rules.flatMap(\.days).map { $0 % 7 }.filter { $0 < 5 })
      let bits: [UInt64] = (0..<parts).map { part in
        days.reduce(0) { $0 | 1 << ($1 * 8 + slot + part) }
      }
      let needs = group.enumerated().map { (leaders.count + $1, bits[min($0, parts - 1)]) }
      for leader in leaders.indices.map({ ($0 + shape) % leaders.count }) {
        let all = needs + [(leader, bits.reduce(0, |))]
        guard all.allSatisfy({ who, bits in busy[who] & bits == 0 }) else { continue }
        for (who, bits) in all { busy[who] |= bits }
        return (rules, leader, slot)
      }
    }
    return (Rule.form(shape, weekday: shape % 5).rules, nil, 0)
  }
}

/// What is wrong with a session, on purpose.
private enum Slip: CaseIterable { case misspelt, otherDay, longTime, allDay }

/// The text of one file, as it is written.
private struct Page {
  var random: SplitMix64
  var bytes: [UInt8] = []

  mutating func add(_ parts: String...) {
    for part in parts { bytes.append(contentsOf: part.utf8) }
  }

  /// A block's header with a title, after its blank line.
  mutating func open(_ keyword: String, _ name: String, _ title: String, _ rest: String = "") {
    add("\n", keyword, " ", name, " \"", title, "\"", rest, "\n")
  }

  mutating func fact(_ keyword: String, _ words: String = "", quoting text: String? = nil) {
    add("  ", keyword, words.isEmpty ? "" : " ", words)
    if let text { add(" \"", text, "\"") }
    add("\n")
  }

  mutating func write(main paths: [String], _ schools: [School], _ size: DistrictPlan.Size) {
    add("weave 1\n\n")
    for path in paths { add("include \"", path, "\"\n") }
    open("plan", "district", "District 2026-27", " 2026-08-24..2027-06-11")
    fact("timezone", "America/Los_Angeles")
    fact("vision", quoting: "Every child's thinking is heard")
    for term in Words.terms { fact("term", term) }
    for closed in Words.closed { fact("closed", closed, quoting: "No school") }
    for (place, goal) in Words.goals.enumerated() {
      open("goal", goal, Words.title(goal), " by 2027-05-28")
      fact("from", quoting: "Strategic plan, goal \(place + 1)")
      fact("measure", "\"Classes where it shows\" from \(20 + place * 5)% to 80%")
    }
    var knows = Array(repeating: Set<Int>(), count: size.leaders)
    for space in schools.flatMap(\.spaces) {
      if let leader = space.leader { knows[leader].insert(space.shape / 8) }
    }
    for thread in 0..<size.threads {
      let id = Words.thread(thread)
      open("thread", id, Words.title(id))
      fact("kind", thread % 3 == 0 ? "idea" : "theme")
      fact("serves", Words.goals[thread % Words.goals.count])
      fact("concerns", Words.concerns[thread % 4])
      if thread % 4 == 1 { fact("equity") }
      open("tool", id + "-sheet", Words.title(id) + ", in common")
      fact("kind", Words.toolKinds[thread % 5])
      fact("for", id)
      fact("says", quoting: random.pick(Words.remarks))
    }
    for (school, leader) in schools.flatMap({ school in school.leaders.map { (school, $0) } }) {
      open("leader", Words.leader(leader), Words.title(Words.leader(leader)))
      fact("role", quoting: Words.roles[leader % 7])
      fact("office", leader % 7 == 6 ? "district" : "school")
      for subject in knows[leader].sorted() { fact("knows", Words.subjects[subject]) }
      if school.leaders.contains(leader + 1) { fact("plans-with", Words.leader(leader + 1)) }
      if leader % 10 == 4 { fact("limit", "900 min per week") }
    }
  }

  mutating func write(_ school: School, _ size: DistrictPlan.Size) {
    let title = Words.title(Words.school(school.index))
    add("# ", title, " School: its people, its spaces, its year.\nweave 1\n\n")
    for teacher in school.teachers.map(Words.teacher) {
      add("teacher ", teacher, " \"", Words.title(teacher), "\"\n")
    }
    for (place, team) in school.teams.enumerated() {
      let name = Words.team(place, of: school.index)
      open("team", name, Words.title(name))
      for teacher in school.teachers where teacher % school.teams.count == place {
        fact("member", Words.teacher(teacher))
      }
      fact("size", "\(size.teachers * (team + 1) / size.teams - size.teachers * team / size.teams)")
    }
    for space in school.spaces {
      let near = school.spaces.filter { other in
        other.shape != space.shape
          && (other.teams.isEmpty || !Set(other.teams).isDisjoint(with: space.teams))
      }
      write(space, of: school.index)
      write(sessionsOf: space, of: school.index, near)
    }
  }

  private mutating func write(_ space: Space, of school: Int) {
    let (kind, span) = (space.shape % 8, Words.spans[space.slot])
    open("space", space.id, "\(Words.title(space.id)), \(Words.spaceKinds[kind])")
    fact("kind", Words.spaceKinds[kind])
    fact("led-by", space.leader.map(Words.leader) ?? "tbd")
    if 1...4 ~= kind {
      if (school * 40 + space.shape) % 32 != 9 {
        fact("purpose", quoting: random.pick(Words.purposes))
      }
      fact("subject", Words.subjects[space.shape / 8])
    }
    let names = space.teams.map { Words.team($0, of: school) }
    for (place, name) in names.enumerated() where space.isApart {
      fact("section", "\(name) \(Words.spans[space.slot + place])")
    }
    if !space.isApart { fact("with", names.isEmpty ? "everyone" : names.joined(separator: ", ")) }
    let isTogether = !space.isApart && !space.isWithoutRules
    let isOnRule = isTogether && random.oneIn(2)
    if isTogether && !isOnRule { fact("hours", span) }
    for rule in space.rules { write(rule, isOnRule ? " " + span : "", space.days) }
    if let day = space.except { fact("except", year.text[day], quoting: "Conferences") }
    if kind == 0 { fact("about", space.threads[0]) }
  }

  /// A rule's line, from the first to the last of the space's days.
  private mutating func write(_ rule: Rule, _ span: String, _ days: [Int]) {
    guard let first = days.first, let last = days.last, !rule.line.isEmpty else { return }
    if rule.line == "on" {
      fact("on", days.map { year.text[$0] }.joined(separator: ", ") + span)
      return
    }
    let isLate = rule.line.contains("weeks") || rule.days.contains { $0 < first }
    let isShort = rule.days.contains { $0 > last }
    let from = isLate ? " from \(year.text[first])" : ""
    add("  ", rule.line, span, from, isShort ? " until \(year.text[last])" : "", "\n")
    for day in rule.days where first...last ~= day && day % 7 > 4 {
      fact("except", year.text[day], quoting: "Weekend")
    }
  }

  private mutating func write(sessionsOf space: Space, of school: Int, _ near: [Space]) {
    let places = space.isApart ? space.teams.map { "/" + Words.team($0, of: school) } : [""]
    var (left, wanted) = (space.days.count * space.parts, space.sessions)
    if space.shape == 23 && wanted > 0 {
      wanted -= 1
      open("session", space.id + "@spring-day", random.pick(Words.topics), " 120 min")
      fact("between", "2027-04-12..2027-05-28")
      fact("about", space.threads[1])
    }
    for day in space.days {
      for place in places {
        left -= 1
        guard random.below(left + 1) < wanted else { continue }
        wanted -= 1
        let slip = random.oneIn(500) ? Slip.allCases[random.below(4)] : nil
        let isAstray = slip == .otherDay && space.isFree(day + 1)
        if random.oneIn(60) { add("\n# ", random.pick(Words.comments)) }
        add("\nsession ", space.id, "@", year.text[isAstray ? day + 1 : day], place)
        if !random.oneIn(6) { add(" \"", random.pick(Words.topics), "\"") }
        let span = slip == .allDay ? "08:00..15:00" : Words.spans[space.slot]
        if slip == .allDay || space.isWithoutRules { add(" ", span) }
        add("\n")
        write(factsOn: day, slip, space, near)
      }
    }
  }

  private mutating func write(factsOn day: Int, _ slip: Slip?, _ space: Space, _ near: [Space]) {
    let thread = random.pick(space.threads)
    if slip == .misspelt {
      fact("about", String(thread.prefix(2) + thread.dropFirst(3)))
    } else if !random.oneIn(12) {
      fact("about", random.oneIn(50) ? "tbd" : thread)
    }
    if let other = near.isEmpty ? nil : near[random.below(near.count)] {
      if slip == .longTime || random.oneIn(25) {
        let length = slip == .longTime ? 20 : 10 + 5 * random.below(2)
        let words = "\(length) min to \(other.id) about \(other.threads[0]) ask"
        fact("time", words, quoting: random.pick(Words.asks))
      } else if random.oneIn(11) {
        let isDated = !other.isWithoutRules && random.oneIn(4)
        let earlier = isDated ? other.days.last { $0 < day } : nil
        let words =
          "\(other.id)\(earlier.map { "@" + year.text[$0] } ?? "") about \(other.threads[0])"
        fact("comment to", words, quoting: random.pick(Words.remarks))
      }
    }
    if random.oneIn(14) { fact("use", thread + "-sheet") }
    if random.oneIn(8) { fact("does", random.pick(Words.practices) + " 15 min") }
    if random.oneIn(12) { fact("builds", random.pick(Words.knowledge)) }
    if random.oneIn(200) { fact("led-by", "tbd") }
  }
}

/// What everything is called.
private enum Words {
  static let days = list("monday|tuesday|wednesday|thursday|friday")
  static let spans = list(
    "07:10..07:55|08:00..08:45|13:00..13:45|13:50..14:35|14:40..15:25|15:30..16:15|16:20..17:05"
      + "|10:00..12:00")
  static let terms = list(
    "fall 2026-08-24..2026-12-18|winter 2027-01-04..2027-03-26|spring 2027-03-29..2027-06-11")
  static let closed = list(
    "2026-09-07..2026-09-07|2026-11-11..2026-11-11|2026-11-25..2026-11-27|2026-12-21..2027-01-01"
      + "|2027-01-18..2027-01-18|2027-02-15..2027-02-15|2027-04-05..2027-04-09")
  static let goals = list("every-child-heard|joyful-readers|reasoning-in-math|teachers-who-learn")
  static let concerns = list("students|schools|teaching|learning")
  static let toolKinds = list("document|reading|materials|norms|protocol")
  static let practices = list(
    "unit-internalization|lesson-preparation|student-work-analysis|observation-and-feedback")
  static let knowledge = list("equity|curriculum|content|pedagogical")
  static let subjects = list("math|literacy|science|writing|arts")
  static let spaceEndings = list("staff|primary|upper|middle|plc|coaching|cycles|training")
  static let spaceKinds = list("staff-meeting|plc|plc|plc|plc|coaching|coaching|district-training")
  static let roles = list("Principal|Math coach|Reading coach|Dean|Science lead|Mentor|Trainer")
  static let purposes = list("Plan the next unit together|Look at student work|Try out lessons")
  static let topics = list(
    "Whose ideas count?|Launching the unit|What counts as evidence|Listening well|Strong starts"
      + "|Reading the task first|Checking for sense|From answers to reasons|Families as partners")
  static let remarks = list(
    "Our commitment to notice what students can do|Bring back the talk moves we tried"
      + "|Name where this idea came from|The same question, now with our own tasks")
  static let asks = list("Where did you see this last?|What did pupils say?|Which move is next?")
  static let comments = list("Moved for the rehearsals.|Agreed in August.|Bring the charts.")
  private static let schools = list(
    "alder|aspen|beech|birch|cedar|cherry|elm|fern|fir|grove|hazel|heath|holly|juniper|laurel|lime"
      + "|maple|meadow|oak|olive|pine|poplar|prairie|reed|ridge|river|rowan|sage|spruce|summit")
  private static let surnames = list(
    "ruiz|kim|lane|ode|patel|nguyen|garcia|brown|silva|cohen|okafor|haddad|larsen|moreau|tanaka")
  private static let forenames = list("ana|ben|cy|dee|eli|fay|hana|ivo|jo|lea|mia|noa|omar")
  private static let grades = list("k|g1|g2|g3|g4|g5|g6|g7|g8")
  private static let traits = list("pupil|shared|strong|open|equal|daily|honest|early|close|deep")
  private static let ideas = list("talk|voice|views|tasks|texts|feedback|proof|models|routines")

  static func school(_ index: Int) -> String { named(schools, index) }
  static func team(_ place: Int, of index: Int) -> String {
    "\(school(index))-\(named(grades, place))"
  }
  static func space(_ shape: Int, of index: Int) -> String {
    "\(school(index))-\(subjects[shape / 8])-\(spaceEndings[shape % 8])"
  }
  static func leader(_ number: Int) -> String { named(surnames, number) }
  static func teacher(_ number: Int) -> String { paired(forenames, surnames, number) }
  static func thread(_ number: Int) -> String { paired(traits, ideas, number) }

  /// The id as people would write it: `pupil-talk` is "Pupil Talk".
  static func title(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }

  /// A word of the list, with a number from its second turn on.
  private static func named(_ words: [String], _ index: Int) -> String {
    words[index % words.count] + (index < words.count ? "" : "-\(index / words.count + 1)")
  }
  private static func paired(_ first: [String], _ second: [String], _ number: Int) -> String {
    let (place, turn) = (number % first.count, number / first.count)
    let round = turn / second.count * second.count
    return "\(first[place])-\(named(second, round + (turn + place) % second.count))"
  }
  private static func list(_ words: String) -> [String] {
    words.split(separator: "|").map(String.init)
  }
}
