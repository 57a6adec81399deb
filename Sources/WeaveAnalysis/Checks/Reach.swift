import WeaveModel
import WeaveSource

/// W412, W416, W420: a thread in one space only, an equity thread met once, a thread never met.
@Sendable
func threadReach(_ experience: Experience) -> [Diagnostic] {
  let facts = experience.facts
  let model = facts.model
  let days = SessionDays(experience)
  return model.threads.enumerated().compactMap { index, thread in
    // What nobody is expected at does not make an idea come back.
    let all = facts.threadSessions[index]
    let spaces = facts.spaces(of: all.filter { !model.sessions[$0].isOptional })
    let name = model.symbols.text(thread.header.name)
    if all.isEmpty { return .unmet(thread.header.location, name) }
    if thread.isEquity {
      let few = FewMeetings(experience, index, days)
      if !few.groups.isEmpty { return .equityOnce(thread.header.location, name, few.words) }
    }
    if spaces.count > 1 { return nil }
    return .oneSpace(
      thread.header.location, name, spaces.first.map { model.name(EntityRef(.space, $0)) })
  }
}

/// The teachers to whom a thread does not come back: each by their own days and spaces.
private struct FewMeetings {
  enum Few: Hashable {
    case never, oneDay
    case oneSpace(SpaceID)
  }

  private let experience: Experience
  /// By how little they meet it, in order: the cells of those who do.
  private(set) var groups: [(few: Few, atoms: Set<Int32>)] = []

  init(_ experience: Experience, _ thread: Int, _ days: SessionDays) {
    self.experience = experience
    var found: [Few: Set<Int32>] = [:]
    for (cell, sessions) in experience.audiences {
      let met = MostMet(thread, at: sessions, days, experience.model)
      let isOneSpace = met.days > 1 && met.spaces.count == 1
      let few: Few? =
        met.days == 0 ? .never : met.days == 1 ? .oneDay : met.spaces.first.map { .oneSpace($0) }
      if let few, met.days < 2 || isOneSpace { found[few, default: []].formUnion(cell.atoms) }
    }
    let spaces = experience.model.spaces.indices.map { Few.oneSpace(SpaceID($0)) }
    groups = ([.never, .oneDay] + spaces).compactMap { few in found[few].map { (few, $0) } }
  }

  /// `never by 2 of 6 teachers (ben, cy), on one day only by 4 of 6 (g3)`.
  var words: String {
    let all = experience.teacherCount
    return groups.map { few, atoms in
      let count = atoms.reduce(0) { $0 + Int(experience.facts.atoms.weights[Int($1)]) }
      let how =
        switch few {
        case .never: "never"
        case .oneDay: "on one day only"
        case .oneSpace(let space): "in `\(experience.model.name(space))` only"
        }
      let names = listed(experience.names(ofAtoms: atoms).map(\.text), atMost: 4)
      return how
        + (count == all
          ? all == 1 ? " by the one teacher" : " by all \(all) teachers"
          : " by \(count) of \(counted(all, "teacher")) (\(names))")
    }.joined(separator: ", ")
  }
}

/// W413: a tool that is common to nothing.
@Sendable
func toolReach(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  return model.tools.enumerated().compactMap { index, tool in
    let spaces = facts.spaces(of: facts.toolSessions[index])
    guard spaces.count < 2 else { return nil }
    return .toolOnce(
      tool.header.location, model.symbols.text(tool.header.name),
      spaces.first.map { model.name(EntityRef(.space, $0)) })
  }
}

extension Diagnostic {
  fileprivate static func unmet(_ location: Location, _ name: String) -> Self {
    Diagnostic(
      .threadUnmet, at: location, "no session is about `\(name)`",
      hints: ["write `about \(name)` under a session, or under a space for all its sessions"])
  }

  fileprivate static func equityOnce(
    _ location: Location, _ name: String, _ few: String
  ) -> Self {
    Diagnostic(
      .equityOnce, at: location, "the equity thread `\(name)` is met \(few)",
      hints: ["ideas that disrupt inequity need to come back, in more than one space"])
  }

  fileprivate static func oneSpace(_ location: Location, _ name: String, _ space: String?) -> Self {
    Diagnostic(
      .threadInOneSpace, at: location,
      space.map { "`\(name)` is met in `\($0)` only" }
        ?? "`\(name)` is met in optional sessions only",
      hints: ["a thread ties spaces together; pull it into another one"])
  }

  fileprivate static func toolOnce(_ location: Location, _ name: String, _ space: String?) -> Self {
    Diagnostic(
      .toolInOneSpace, at: location,
      space.map { "the tool `\(name)` is used in `\($0)` only" }
        ?? "the tool `\(name)` is used nowhere",
      hints: ["a common tool is used in two spaces or more: write `use \(name)`"])
  }
}
