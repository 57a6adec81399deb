import WeaveModel
import WeaveSource

/// W412, W416, W420: a thread in one space only, an equity thread met once, a thread never met.
@Sendable
func threadReach(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  return model.threads.enumerated().compactMap { index, thread in
    let sessions = facts.threadSessions[index]
    let spaces = facts.spaces(of: sessions)
    let name = model.symbols.text(thread.header.name)
    guard let space = spaces.first else { return .unmet(thread.header.location, name) }
    let days = Set(sessions.map { model.sessions[$0].when })
    let spaceName = model.name(EntityRef(.space, space))
    if thread.isEquity, days.count == 1 || spaces.count == 1 {
      return .equityOnce(thread.header.location, name, days.count, spaceName)
    }
    return spaces.count == 1 ? .oneSpace(thread.header.location, name, spaceName) : nil
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
    _ location: Location, _ name: String, _ days: Int, _ space: String
  ) -> Self {
    Diagnostic(
      .equityOnce, at: location,
      days == 1
        ? "the equity thread `\(name)` is met once in the whole plan"
        : "the equity thread `\(name)` is met in `\(space)` only",
      hints: ["ideas that disrupt inequity need to come back, in more than one space"])
  }

  fileprivate static func oneSpace(_ location: Location, _ name: String, _ space: String) -> Self {
    Diagnostic(
      .threadInOneSpace, at: location, "`\(name)` is met in `\(space)` only",
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
