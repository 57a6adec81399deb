import WeaveModel
import WeaveSource

/// W424: a tool with weeks of its own that a session of its spaces, or a leader, leaves out
/// (domain A20: a tool in all sessions for six weeks, by all leaders).
///
/// Spaces that use the tool are expected to use it at each session in its weeks; leaders, to use it
/// once, when teachers they meet in these weeks meet the tool elsewhere. Sessions of the tool's
/// spaces are read once a tool, those of cells once a tool they meet.
@Sendable
func toolWeeks(_ experience: Experience) -> [Diagnostic] {
  let model = experience.model
  let windowed = model.tools.indices.filter { model.tools[$0].window != nil }
  guard !windowed.isEmpty else { return [] }
  var weeks = windowed.map { ToolWeeks($0, experience) }
  let days = SessionDays(experience)
  for (_, sessions) in experience.audiences {
    for index in weeks.indices { weeks[index].noteLeaders(of: sessions, days) }
  }
  return mostFirst(weeks.compactMap { $0.finding(days) })
}

/// One tool in its weeks.
private struct ToolWeeks {
  private let experience: Experience
  private let tool: Int
  private let users: Set<Int32>
  /// Sessions in the weeks that the tool's listeners attend, by leader.
  private var led: [Int32: Set<Int32>] = [:]

  init(_ tool: Int, _ experience: Experience) {
    self.tool = tool
    self.experience = experience
    users = Set(experience.facts.toolSessions[tool].map(Int32.init))
  }

  private var model: Model { experience.model }

  /// Whether the session is in the weeks whatever day it takes, and asks somebody.
  private func isMeant(_ session: Int32, _ days: SessionDays) -> Bool {
    guard let window = model.tools[tool].window else { return false }
    let known = model.sessions[Int(session)]
    return known.status.takesPlace && !known.isOptional && known.audience >= 0
      && window.first.number <= days.first[Int(session)]
      && days.last[Int(session)] <= window.last.number
  }

  private func uses(_ session: Int32, _ days: SessionDays) -> Bool {
    days.isOpen(session) ? days.tools(session).contains(Int32(tool)) : users.contains(session)
  }

  /// Notes who leads the cell's sessions in the weeks, where it meets the tool in one of them.
  mutating func noteLeaders(of sessions: ArraySlice<Int32>, _ days: SessionDays) {
    let meant = days.sessions(sessions, in: model.tools[tool].window).filter { isMeant($0, days) }
    guard meant.contains(where: { users.contains($0) }) else { return }
    for session in meant {
      for leader in model.leaders(of: model.sessions[Int(session)]) {
        led[Int32(leader), default: []].insert(session)
      }
    }
  }

  func finding(_ days: SessionDays) -> (count: Int, finding: Diagnostic)? {
    let missing = missing(days)
    let alone = leaders(apartFrom: Set(missing.flatMap(\.left)), days)
    let count = missing.reduce(0) { $0 + $1.left.count }
    guard let window = model.tools[tool].window, count + alone.count > 0 else { return nil }
    let header = model.tools[tool].header
    let name = "`\(model.symbols.text(header.name))`"
    let names = alone.map { model.name(EntityRef(.person, Int($0.leader))) }
    let leaders = listed(quoted(names), atMost: 4)
    let first = missing.first.map { model.address(model.sessions[Int($0.left[0])]) } ?? ""
    let left =
      count == 1
      ? first : "\(count) sessions of \(counted(missing.count, "space")) that otherwise use it"
    let what =
      count == 0
      ? "in no session led by \(leaders)"
      : "left out of \(left)" + (alone.isEmpty ? "" : ", and in no session led by \(leaders)")
    let notes =
      missing.prefix(3).map { entry in
        let first = model.sessions[Int(entry.left[0])]
        return Diagnostic.Note(
          model.location(of: first),
          "\(entry.left.count) of \(counted(entry.all, "session")) of "
            + "`\(model.name(EntityRef(.space, entry.space)))`, first \(model.address(first))"
        )
      }
      + alone.prefix(3).compactMap { entry in
        model.header(EntityRef(.person, Int(entry.leader))).map {
          .init($0.location, "leads \(counted(entry.sessions, "session")) in these weeks")
        }
      }
    return (
      count + alone.count,
      Diagnostic(
        .toolLeftOut, at: header.location,
        "from \(window.first.iso) to \(window.last.iso) \(name) is \(what)", notes: notes,
        hints: ["write `use \(model.symbols.text(header.name)) lens \"…\"` where it belongs"]
      )
    )
  }

  /// The sessions in the weeks that do without the tool, by space that uses it.
  private func missing(_ days: SessionDays) -> [(space: Int, left: [Int32], all: Int)] {
    experience.facts.spaces(of: users.map { Int($0) }).compactMap { space in
      let meant = model.sessionRanges[space].map { Int32($0) }.filter { isMeant($0, days) }
      let left = meant.filter { !uses($0, days) }
      return left.isEmpty ? nil : (space, left, meant.count)
    }
  }

  /// Those who lead sessions in the weeks, none with the tool, and not only such as are `said`.
  private func leaders(
    apartFrom said: Set<Int32>, _ days: SessionDays
  ) -> [(leader: Int32, sessions: Int)] {
    led.filter { _, sessions in
      !sessions.contains { uses($0, days) } && !sessions.isSubset(of: said)
    }.map { (leader: $0.key, sessions: $0.value.count) }.sorted {
      model.name(EntityRef(.person, Int($0.leader)))
        < model.name(EntityRef(.person, Int($1.leader)))
    }
  }
}
