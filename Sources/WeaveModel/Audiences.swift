/// Who is asked to a session: named lists, less those taken out.
package struct AudienceSpec: Sendable, Hashable {
  package var everyone = false
  /// Teams and people asked, sorted.
  package var with: [EntityRef] = []
  /// Teams and people not asked after all, sorted.
  package var without: [EntityRef] = []

  package init(everyone: Bool = false, with: [EntityRef] = [], without: [EntityRef] = []) {
    self.everyone = everyone
    self.with = Array(Set(with)).sorted()
    self.without = Array(Set(without)).sorted()
  }

  package var isEmpty: Bool { !everyone && with.isEmpty }
}

/// The audiences of a plan, each once.
package struct Audiences: Sendable {
  package private(set) var specs: [AudienceSpec] = []
  private var indexes: [AudienceSpec: Int32] = [:]

  /// The number of `spec`, made when it is new.
  package mutating func intern(_ spec: AudienceSpec) -> Int32 {
    if let index = indexes[spec] { return index }
    let index = Int32(specs.count)
    specs.append(spec)
    indexes[spec] = index
    return index
  }
}

/// The sets of leaders of a plan, each once; `Fact.tbd` stands for a leader still to be found.
package struct LeaderLists: Sendable {
  package private(set) var lists: [[Int32]] = []
  private var indexes: [[Int32]: Int32] = [:]
  /// Where the list of one leader stands, by leader plus two: most lists are of one.
  private var single: [Int32] = []

  package mutating func intern(_ leaders: [Int32]) -> Int32 {
    if leaders.count == 1 { return intern(one: leaders[0]) }
    let sorted = Array(Set(leaders)).sorted()
    if let index = indexes[sorted] { return index }
    lists.append(sorted)
    indexes[sorted] = Int32(lists.count - 1)
    return Int32(lists.count - 1)
  }

  package mutating func intern(one leader: Int32) -> Int32 {
    let slot = Int(leader) + 2
    while single.count <= slot { single.append(-1) }
    if single[slot] < 0 {
      lists.append([leader])
      single[slot] = Int32(lists.count - 1)
    }
    return single[slot]
  }
}

/// The people of a plan as atoms: a named teacher or leader, or the rest of a counted team.
///
/// Atom `p` below `peopleCount` is person `p` and weighs 1; atom `peopleCount + t` is all of team `t`
/// who are not named, and weighs as many as they are.
package struct Atoms: Sendable {
  package let peopleCount: Int
  /// How many people each atom stands for; leaders who are not teachers weigh 0 in measures, so that
  /// they are kept apart by `isTeacher`.
  package let weights: [Int32]
  package let isTeacher: [Bool]
  /// The atoms of each team, with the days from and until which they belong.
  package let teams: [[(atom: Int32, from: Day?, until: Day?)]]
  /// All teachers and the rest of all counted teams.
  package let everyone: [Int32]
  package let hasDatedMembers: Bool

  package init(_ model: Model) {
    peopleCount = model.people.count
    var direct = [[(atom: Int32, from: Day?, until: Day?)]](
      repeating: [], count: model.teams.count)
    var weights = [Int32](repeating: 1, count: model.people.count + model.teams.count)
    var dated = false
    for index in model.teams.indices {
      var visited: Set<Int> = []
      direct[index] = Self.flatten(index, model, &visited)
      dated = dated || direct[index].contains { $0.from != nil || $0.until != nil }
      let named = Set(direct[index].map(\.atom)).filter { Int($0) < model.people.count }.count
      let size = model.teams[index].size?.count ?? 0
      weights[model.people.count + index] = Int32(clamping: max(0, size - named))
    }
    for index in model.teams.indices where weights[model.people.count + index] > 0 {
      direct[index].append((Int32(model.people.count + index), nil, nil))
    }
    // A team within a team brings its uncounted rest along.
    for index in model.teams.indices {
      var visited: Set<Int> = [index]
      for inner in Self.innerTeams(index, model, &visited)
      where weights[model.people.count + inner] > 0 {
        direct[index].append((Int32(model.people.count + inner), nil, nil))
      }
    }
    isTeacher = model.people.map { $0.isTeacher || !$0.isLeader } + model.teams.map { _ in true }
    self.weights = weights
    teams = direct
    hasDatedMembers = dated
    everyone =
      model.people.indices.filter { model.people[$0].isTeacher }.map(Int32.init)
      + model.teams.indices.filter { weights[model.people.count + $0] > 0 }.map {
        Int32(model.people.count + $0)
      }
  }

  private static func flatten(
    _ team: Int, _ model: Model, _ visited: inout Set<Int>
  ) -> [(atom: Int32, from: Day?, until: Day?)] {
    guard visited.insert(team).inserted else { return [] }
    var result: [(atom: Int32, from: Day?, until: Day?)] = []
    for member in model.teams[team].members {
      if member.who.kind == .person {
        result.append((member.who.index, member.from, member.until))
      } else {
        for inner in flatten(Int(member.who.index), model, &visited) {
          result.append(
            (inner.atom, later(inner.from, member.from), earlier(inner.until, member.until)))
        }
      }
    }
    return result
  }

  private static func innerTeams(_ team: Int, _ model: Model, _ visited: inout Set<Int>) -> [Int] {
    var result: [Int] = []
    for member in model.teams[team].members where member.who.kind == .team {
      let inner = Int(member.who.index)
      guard visited.insert(inner).inserted else { continue }
      result.append(inner)
      result += innerTeams(inner, model, &visited)
    }
    return result
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
