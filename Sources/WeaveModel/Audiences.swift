/// Who is asked to a session: named lists, less those taken out.
package struct AudienceSpec: Sendable, Hashable {
  /// True when all teachers and all counted teams are asked.
  package var everyone = false
  /// Teams and people asked, sorted.
  package var with: [EntityRef] = []
  /// Teams and people not asked after all, sorted.
  package var without: [EntityRef] = []
  /// Those whom the space leaves out, sorted: of all that are asked but the `named`.
  package var outside: [EntityRef] = []
  /// Those of `with` who come though the space leaves them out, sorted.
  package var named: [EntityRef] = []

  /// Sorts all lists and takes out what is named twice, or changes nothing.
  package init(
    everyone: Bool = false, with: [EntityRef] = [], without: [EntityRef] = [],
    outside: [EntityRef] = [], named: [EntityRef] = []
  ) {
    self.everyone = everyone
    self.with = Array(Set(with)).sorted()
    self.without = Array(Set(without)).sorted()
    guard everyone || !Set(with).isSubset(of: named) else { return }
    self.outside = Array(Set(outside)).sorted()
    self.named = outside.isEmpty ? [] : Array(Set(named)).sorted()
  }

  /// True when nobody is asked, whoever is taken out.
  package var isEmpty: Bool { !everyone && with.isEmpty }
}

/// The audiences of a plan, each once.
package struct Audiences: Sendable {
  /// By `AudienceID`, in the order they were made.
  package private(set) var specs: [AudienceSpec] = []
  private var indexes: [AudienceSpec: AudienceID] = [:]

  /// The number of `spec`, made when it is new.
  package mutating func intern(_ spec: AudienceSpec) -> AudienceID {
    if let known = indexes[spec] { return known }
    let new = specs.add(spec)
    indexes[spec] = new
    return new
  }
}

/// The sets of leaders of a plan, each once.
package struct LeaderLists: Sendable {
  /// Stands among leaders for one still to be found.
  package static let tbd: Int32 = -2

  /// By `LeaderListID`: people of `Model.people`, or `tbd`, ascending.
  package private(set) var lists: [[Int32]] = []
  private var indexes: [[Int32]: LeaderListID] = [:]
  /// Where the list of one leader stands, by leader plus two: most lists are of one.
  private var single: [LeaderListID] = []

  /// The number of a list, made when it is new; neither order nor repetition makes a difference.
  package mutating func intern(_ leaders: [Int32]) -> LeaderListID {
    if leaders.count == 1 { return intern(one: leaders[0]) }
    let sorted = Array(Set(leaders)).sorted()
    if let known = indexes[sorted] { return known }
    let new = lists.add(sorted)
    indexes[sorted] = new
    return new
  }

  /// The number of the list of one leader, or of `tbd` alone.
  package mutating func intern(one leader: Int32) -> LeaderListID {
    let slot = Int(leader) + 2
    while single.count <= slot { single.append(.none) }
    if let known = single[slot].ifAny { return known }
    single[slot] = lists.add([leader])
    return single[slot]
  }
}

/// The people of a plan as atoms: a named teacher or leader, or the rest of a counted team.
///
/// Atom `p` below `peopleCount` is person `p` and weighs 1; atom `peopleCount + t` is all of team
/// `t` who are not named, and weighs as many as they are.
package struct Atoms: Sendable {
  /// The number of people declared: atoms from here on are rests of teams.
  package let peopleCount: Int
  /// How many people each atom stands for, by atom: 1 for every person, also for those who only
  /// lead, whom measures leave out by `isTeacher`.
  package let weights: [Int32]
  /// Whether each atom counts in measures of teachers; rests of counted teams do.
  package let isTeacher: [Bool]
  /// The atoms of each team, with the days from and until which they belong.
  package let teams: [[(atom: Int32, from: Day?, until: Day?)]]
  /// All teachers and the rest of all counted teams.
  package let everyone: [Int32]
  /// Whether some membership begins or ends on a day, so that audiences depend on the day.
  package let hasDatedMembers: Bool

  /// Works out the atoms of all teams; no team of `model` may contain itself.
  package init(_ model: Model) {
    peopleCount = model.people.count
    var flattening = Flattening(model: model)
    for team in TeamOrder(model.teams).innermostFirst { flattening.flatten(team) }
    teams = flattening.entries
    weights = [Int32](repeating: 1, count: model.people.count) + flattening.rests
    isTeacher = model.people.map { $0.isTeacher || !$0.isLeader } + model.teams.map { _ in true }
    hasDatedMembers = teams.contains { $0.contains { $0.from != nil || $0.until != nil } }
    everyone =
      model.people.indices.filter { model.people[$0].isTeacher }.map(Int32.init)
      + model.teams.indices.filter { flattening.rests[$0] > 0 }.map {
        Int32(model.people.count + $0)
      }
  }

  /// Works teams out from the inside: a team has its named people, those of the teams in it, and,
  /// when its size says so, a rest of its own.
  private struct Flattening {
    typealias Entry = (atom: Int32, from: Day?, until: Day?)

    let model: Model
    /// The people of each team who are counted and not named, in it or in a team within.
    var rests: [Int32]
    private(set) var entries: [[Entry]]

    init(model: Model) {
      self.model = model
      rests = [Int32](repeating: 0, count: model.teams.count)
      entries = [[Entry]](repeating: [], count: model.teams.count)
    }

    /// Works `team` out; the teams in it have been worked out before.
    mutating func flatten(_ team: Int) {
      var result: [Entry] = []
      for member in model.teams[team].members {
        if member.who.kind == .person {
          result.append((member.who.index, member.from, member.until))
          continue
        }
        for inner in entries[Int(member.who.index)] {
          let from = later(inner.from, member.from)
          let until = earlier(inner.until, member.until)
          // Who has left the inner team before it came into this one is never in it.
          if let from, let until, until < from { continue }
          result.append((inner.atom, from, until))
        }
      }
      let counted = Set(result.map(\.atom)).reduce(0) { sum, atom in
        let isPerson = Int(atom) < model.people.count
        return sum + (isPerson ? 1 : Int(rests[Int(atom) - model.people.count]))
      }
      let rest = max(0, (model.teams[team].size?.count ?? 0) - counted)
      rests[team] = Int32(clamping: rest)
      if rest > 0 { result.append((Int32(model.people.count + team), nil, nil)) }
      entries[team] = result
    }
  }

  private static func later(_ left: Day?, _ right: Day?) -> Day? {
    if let left, let right { max(left, right) } else { left ?? right }
  }

  private static func earlier(_ left: Day?, _ right: Day?) -> Day? {
    if let left, let right { min(left, right) } else { left ?? right }
  }

  /// The atoms of `spec` on `day`, ascending, each once; without a day, all who ever belong.
  package func atoms(of spec: AudienceSpec, on day: Day?) -> [Int32] {
    var result: Set<Int32> = spec.everyone ? Set(everyone) : []
    for ref in spec.with { result.formUnion(atoms(of: ref, on: day)) }
    for ref in spec.outside { result.subtract(atoms(of: ref, on: day)) }
    for ref in spec.named { result.formUnion(atoms(of: ref, on: day)) }
    for ref in spec.without { result.subtract(atoms(of: ref, on: day)) }
    return result.sorted()
  }

  /// The atoms of one person or team.
  package func atoms(of ref: EntityRef, on day: Day?) -> [Int32] {
    guard ref.kind == .team else { return ref.kind == .person ? [ref.index] : [] }
    return teams[Int(ref.index)].filter { entry in
      guard let day else { return true }
      return (entry.from ?? day) <= day && day <= (entry.until ?? day)
    }.map(\.atom)
  }
}

/// Teams in an order in which each comes after the teams in it, and the memberships that must be
/// taken out for there to be such an order.
///
/// Walks with a list of its own, so that no chain of teams is too long.
struct TeamOrder {
  private(set) var innermostFirst: [Int] = []
  /// Memberships, by team and place in it, that would make a team contain itself.
  private(set) var cycles: [(team: Int, member: Int)] = []

  init(_ teams: [Team]) {
    enum State { case unseen, open, done }
    var states = [State](repeating: .unseen, count: teams.count)
    for start in teams.indices where states[start] == .unseen {
      var path: [(team: Int, next: Int)] = [(start, 0)]
      states[start] = .open
      while let (team, next) = path.last {
        guard next < teams[team].members.count else {
          states[team] = .done
          innermostFirst.append(team)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let member = teams[team].members[next].who
        guard member.kind == .team else { continue }
        switch states[Int(member.index)] {
        case .unseen:
          states[Int(member.index)] = .open
          path.append((Int(member.index), 0))
        case .open: cycles.append((team, next))
        case .done: break
        }
      }
    }
    cycles.sort { ($0.team, $0.member) < ($1.team, $1.member) }
  }
}
