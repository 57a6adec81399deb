import WeaveModel

/// Who is expected where: people in cells of those alike, and the sessions of each cell.
///
/// People of the same sessions *and the same teams* are one cell with a weight (docs/measures.md).
/// Those who lead and do not teach have cells too, which count in no measure of teachers.
package struct Attendance: Sendable {
  /// People who are expected at the same sessions and are in the same teams.
  package struct Cell: Sendable {
    /// How many people it stands for.
    package private(set) var weight: Int
    /// Whether measures of teachers count it: false for those who lead and do not teach.
    package let isTeacher: Bool
    /// Those of `Atoms` in it.
    package private(set) var atoms: [Int32]
    /// Places in `Model.teams` of the teams it belongs to on some day.
    package let teams: [Int32]
    /// Their memberships, with the days from and until which they hold.
    fileprivate let memberships: [Membership]
    /// The audiences it is part of, ascending: see `Attendance.group`.
    package let groups: [Int32]
    /// Its sessions in `Attendance.sessions`, in order of time; an open one on any of its days.
    package fileprivate(set) var sessions: Range<Int> = 0..<0
    /// Minutes of the optional sessions it is asked to.
    package fileprivate(set) var optionalMinutes = 0
    /// Whether some of its sessions have open days.
    package fileprivate(set) var hasOpen = false

    fileprivate init(_ atom: Int32, weight: Int, isTeacher: Bool, key: CellKey) {
      self.weight = weight
      self.isTeacher = isTeacher
      atoms = [atom]
      teams = key.teams
      memberships = key.memberships
      groups = key.groups
    }

    fileprivate mutating func join(_ atom: Int32, weight: Int) {
      self.weight += weight
      atoms.append(atom)
    }
  }

  package private(set) var cells: [Cell] = []
  /// The sessions of all cells, cell after cell.
  package private(set) var sessions: [Int32] = []
  /// The cells of teachers in each team, by team.
  package private(set) var cellsOfTeam: [[Int]] = []
  /// The cell of each atom.
  package private(set) var cellOf: [Int32] = []
  /// How many teachers of a team are in a group, by group and team.
  private var company: [Int64: Int32] = [:]
  /// A day of each group, where memberships have dates.
  private var groupDays: [Day?] = []
  /// Days on which a membership begins or has just ended, ascending.
  private let turns: [Day]
  /// The audience of each session on its day: audience and stretch between two turns, numbered;
  /// -1 where nobody is expected.
  private var groupOf: [Int32]
  /// For open sessions, by session, the group on each of their days.
  private var openGroups: [Int32: [Int32]] = [:]

  fileprivate struct CellKey: Hashable {
    var isTeacher: Bool
    var groups: [Int32] = []
    /// Optional sessions' audiences, which tell no cells apart by themselves but by their minutes.
    var optional: [Int32] = []
    var teams: [Int32] = []
    var memberships: [Membership] = []
  }

  fileprivate struct Membership: Sendable, Hashable {
    let team: Int32
    let from: Day?
    let until: Day?
  }

  /// Puts people in cells, and the sessions of each in the order of `timeline`.
  package init(_ facts: PlanFacts, _ timeline: Timeline) {
    let model = facts.model
    let atoms = facts.atoms
    turns = Self.turns(atoms)
    groupOf = [Int32](repeating: -1, count: model.sessions.count)
    var groups = Groups(atoms: atoms, turns: turns)
    var optional: [(group: Int32, minutes: Int)] = []
    for (index, session) in model.sessions.enumerated()
    where session.status.takesPlace && session.audience >= 0 {
      let spec = model.audiences.specs[session.audience]
      if session.isOptional {
        let group = groups.number(of: session.audience, spec, on: session.day)
        optional.append((group, session.minutes ?? 0))
      } else if let day = session.day {
        groupOf[index] = groups.number(of: session.audience, spec, on: day)
      }
    }
    for open in facts.openSessions {
      let session = model.sessions[Int(open.session)]
      guard session.audience >= 0, !session.isOptional else { continue }
      let spec = model.audiences.specs[session.audience]
      let numbers = open.days.map { groups.number(of: session.audience, spec, on: $0) }
      openGroups[open.session] = numbers
      groupOf[Int(open.session)] = numbers[0]
    }
    makeCells(atoms, groups, optional)
    cellsOfTeam = [[Int]](repeating: [], count: model.teams.count)
    for (index, cell) in cells.enumerated() where cell.isTeacher {
      for team in cell.teams { cellsOfTeam[Int(team)].append(index) }
    }
    company = groups.company(atoms)
    groupDays = groups.days
    place(timeline.order, groups.count)
  }

  /// The group that is asked to `session`, on the day numbered `choice` for an open one.
  package func group(of session: Int32, choice: Int = 0) -> Int32 {
    if let groups = openGroups[session] { return groups[choice] }
    return groupOf[Int(session)]
  }

  /// Whether the people of `cell` are expected at `session` whatever day it takes.
  func isSure(_ session: Int32, _ cell: Cell) -> Bool {
    openGroups[session].map { $0.allSatisfy { cell.groups.contains($0) } } ?? true
  }

  /// True when another teacher of a team the people of `cell` are in that day is asked too.
  package func isTogether(_ group: Int32, _ cell: Cell) -> Bool {
    cell.teams.contains { team in
      // A teacher is one of those counted.
      (company[Int64(group) << 32 | Int64(team)] ?? 0) >= (cell.isTeacher ? 2 : 1)
        && isMember(cell, of: team, group)
    }
  }

  /// Whether the people of `cell` are in `team` on the days of `group`.
  private func isMember(_ cell: Cell, of team: Int32, _ group: Int32) -> Bool {
    guard let day = groupDays[Int(group)] else { return true }
    return cell.memberships.contains { entry in
      entry.team == team && (entry.from ?? day) <= day && day <= (entry.until ?? day)
    }
  }

  private static func turns(_ atoms: Atoms) -> [Day] {
    guard atoms.hasDatedMembers else { return [] }
    let days = atoms.teams.flatMap { team in
      team.flatMap { [$0.from, $0.until.map { $0 + 1 }].compactMap { $0 } }
    }
    return Array(Set(days)).sorted()
  }

  private mutating func makeCells(
    _ atoms: Atoms, _ groups: Groups, _ optional: [(group: Int32, minutes: Int)]
  ) {
    let everybody = Set(atoms.everyone).union(groups.members.flatMap { $0 }).sorted()
    var keys: [Int32: CellKey] = [:]
    for atom in everybody { keys[atom] = CellKey(isTeacher: atoms.isTeacher[Int(atom)]) }
    var minutes: [Int32: Int] = [:]
    for entry in optional { minutes[entry.group, default: 0] += entry.minutes }
    let expected = Set(groupOf).union(openGroups.values.flatMap { $0 })
    for (group, members) in groups.members.enumerated() {
      let number = Int32(group)
      for atom in members {
        if expected.contains(number) { keys[atom]?.groups.append(number) }
        if minutes[number] != nil { keys[atom]?.optional.append(number) }
      }
    }
    for (team, members) in atoms.teams.enumerated() {
      for entry in members where keys[entry.atom] != nil {
        if keys[entry.atom]?.teams.last != Int32(team) {
          keys[entry.atom]?.teams.append(Int32(team))
        }
        keys[entry.atom]?.memberships.append(
          Membership(team: Int32(team), from: entry.from, until: entry.until))
      }
    }
    cellOf = [Int32](repeating: -1, count: atoms.weights.count)
    var known: [CellKey: Int32] = [:]
    for atom in everybody {
      guard let key = keys[atom] else { continue }
      let weight = Int(atoms.weights[Int(atom)])
      if let cell = known[key] {
        cells[Int(cell)].join(atom, weight: weight)
        cellOf[Int(atom)] = cell
        continue
      }
      cellOf[Int(atom)] = Int32(cells.count)
      known[key] = Int32(cells.count)
      var cell = Cell(atom, weight: weight, isTeacher: key.isTeacher, key: key)
      cell.optionalMinutes = key.optional.reduce(0) { $0 + (minutes[$1] ?? 0) }
      cells.append(cell)
    }
  }

  /// Gives each cell its sessions, in order of time.
  private mutating func place(_ order: [Int32], _ groupCount: Int) {
    // By group, the ranks of its sessions in the order of time.
    var ranks = [[Int32]](repeating: [], count: groupCount)
    for (rank, session) in order.enumerated() {
      if let open = openGroups[session] {
        for group in Set(open) { ranks[Int(group)].append(Int32(rank)) }
      } else if groupOf[Int(session)] >= 0 {
        ranks[Int(groupOf[Int(session)])].append(Int32(rank))
      }
    }
    for index in cells.indices {
      let start = sessions.count
      var own: [Int32] = []
      for group in cells[index].groups { own += ranks[Int(group)] }
      own.sort()
      var last: Int32 = -1
      for rank in own where rank != last {
        last = rank
        let session = order[Int(rank)]
        if !openGroups.isEmpty, openGroups[session] != nil { cells[index].hasOpen = true }
        sessions.append(session)
      }
      cells[index].sessions = start..<sessions.count
    }
  }
}

/// The different audiences of a plan, each with the people in it.
private struct Groups {
  let atoms: Atoms
  let turns: [Day]
  private(set) var members: [[Int32]] = []
  private var numbers: [Int64: Int32] = [:]

  init(atoms: Atoms, turns: [Day]) {
    self.atoms = atoms
    self.turns = turns
  }

  var count: Int { members.count }

  /// The number of an audience on a day; memberships change at the turns only.
  mutating func number(of audience: AudienceID, _ spec: AudienceSpec, on day: Day?) -> Int32 {
    let stretch = day.map { day in turns.count { $0 <= day } } ?? -1
    let key = Int64(audience.index) << 32 | Int64(stretch + 1)
    if let known = numbers[key] { return known }
    numbers[key] = Int32(members.count)
    members.append(atoms.atoms(of: spec, on: turns.isEmpty ? nil : day))
    stretches.append(stretch)
    return Int32(members.count - 1)
  }

  private var stretches: [Int] = []

  /// A day of each group: its first turn, or the day before all turns; nil without turns.
  var days: [Day?] {
    stretches.map { $0 <= 0 ? turns.first.map { $0 - 1 } : turns[$0 - 1] }
  }

  /// How many teachers of each team are in each group, by group and team.
  func company(_ atoms: Atoms) -> [Int64: Int32] {
    var teamsOf: [Int32: [(team: Int32, from: Day?, until: Day?)]] = [:]
    for (team, members) in atoms.teams.enumerated() {
      for entry in members {
        teamsOf[entry.atom, default: []].append((Int32(team), entry.from, entry.until))
      }
    }
    var result: [Int64: Int32] = [:]
    let days = days
    for (group, members) in members.enumerated() {
      let day = days[group]
      for atom in members where atoms.isTeacher[Int(atom)] {
        var counted: Int32 = -1
        for entry in teamsOf[atom] ?? [] where entry.team != counted {
          if let day, !((entry.from ?? day) <= day && day <= (entry.until ?? day)) { continue }
          counted = entry.team
          result[Int64(group) << 32 | Int64(entry.team), default: 0] += atoms.weights[Int(atom)]
        }
      }
    }
    return result
  }
}
