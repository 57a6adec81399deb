package import WeaveModel

/// Which thing of one plan is which of another: by name, and sessions by address.
package struct ModelMatch: Sendable {
  package let before: Model
  package let after: Model
  /// By index before: the index after, or -1 where it is gone; the next five lists are alike.
  package let people: [Int32]
  package let teams: [Int32]
  package let spaces: [Int32]
  package let threads: [Int32]
  package let tools: [Int32]
  package let sessions: [Int32]
  /// By session after: the session before, or -1.
  package let sessionsBefore: [Int32]

  /// Matches things by name, and the sessions of a space by day, start, label and section.
  ///
  /// Sessions left over are matched without their start, where only one can be meant.
  package init(_ before: Model, _ after: Model) {
    self.before = before
    self.after = after
    func matched(_ one: [Header], _ other: [Header]) -> [Int32] {
      let names = Dictionary(
        other.enumerated().map { (after.symbols.text($1.name), Int32($0)) }
      ) { first, _ in first }
      return one.map { names[before.symbols.text($0.name)] ?? -1 }
    }
    people = matched(before.people.map(\.header), after.people.map(\.header))
    teams = matched(before.teams.map(\.header), after.teams.map(\.header))
    spaces = matched(before.spaces.map(\.header), after.spaces.map(\.header))
    threads = matched(before.threads.map(\.header), after.threads.map(\.header))
    tools = matched(before.tools.map(\.header), after.tools.map(\.header))
    let spaces = spaces
    if spaces.indices.allSatisfy({ spaces[$0] == $0 }), Self.areSame(before, after) {
      sessions = (0..<before.sessions.count).map { Int32($0) }
      sessionsBefore = sessions
      return
    }
    var sessions = [Int32](repeating: -1, count: before.sessions.count)
    var back = [Int32](repeating: -1, count: after.sessions.count)
    for (space, other) in spaces.enumerated() where other >= 0 {
      // First those of the same start, then those whose hours changed, where there is no doubt.
      for withStart in [true, false] {
        var known: [SessionName: [Int]] = [:]
        for index in after.sessionRanges[Int(other)] where back[index] < 0 {
          known[SessionName(after.sessions[index], after, withStart), default: []].append(index)
        }
        for index in before.sessionRanges[space] where sessions[index] < 0 {
          let name = SessionName(before.sessions[index], before, withStart)
          guard let found = known[name], found.count == 1 else { continue }
          known[name] = nil
          sessions[index] = Int32(found[0])
          back[found[0]] = Int32(index)
        }
      }
    }
    self.sessions = sessions
    sessionsBefore = back
  }

  /// True where the sessions have the same names, one by one, as they do after edits of facts:
  /// then nothing need be looked up.
  private static func areSame(_ before: Model, _ after: Model) -> Bool {
    before.sessions.count == after.sessions.count && before.sessionRanges == after.sessionRanges
      && zip(before.sessions, after.sessions).allSatisfy { one, other in
        SessionName(one, before, true) == SessionName(other, after, true)
      }
  }

  /// What tells a session of a space apart, in words that mean the same in both plans.
  private struct SessionName: Hashable {
    let day: Day?
    let minute: Int16
    let label: String?
    let section: String?

    init(_ session: Session, _ model: Model, _ withStart: Bool) {
      day = session.when.day
      let start = session.when.minute >= 0 ? session.when.minute : session.span.start
      minute = withStart ? start : -1
      label = session.when.label.map { model.symbols.text($0) }
      section =
        session.section < 0
        ? nil : model.name(model.spaces[session.space].sections[session.section].who)
    }
  }

  /// What `ref` of the plan before is after; nil where it is gone.
  package func after(_ ref: EntityRef) -> EntityRef? {
    let table: [Int32]
    switch ref.kind {
    case .person: table = people
    case .team: table = teams
    case .space: table = spaces
    case .thread: table = threads
    case .tool: table = tools
    case .plan, .goal, .toward, .framework, .rule, .scenario, .query, .term, .unit: return nil
    }
    let found = table[Int(ref.index)]
    return found < 0 ? nil : EntityRef(ref.kind, Int(found))
  }
}
