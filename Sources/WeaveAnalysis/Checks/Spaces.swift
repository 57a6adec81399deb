import WeaveModel
import WeaveSource
import WeaveSyntax

/// W411: a learning community that does not say what it is for (domain D2).
@Sendable
func communityWithoutPurpose(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  return model.spaces.enumerated().compactMap { index, space in
    guard let kind = space.kind, model.symbols.text(kind) == "plc" else { return nil }
    let hasPurpose = space.facts.contains { model.facts[Int($0)].kind == .purpose }
    if hasPurpose { return nil }
    let sessions = model.sessionRanges[index]
    let allSay =
      !sessions.isEmpty
      && sessions.allSatisfy { place in
        var says = false
        model.eachFact(of: model.sessions[place]) { fact, _ in
          if fact.kind == .purpose { says = true }
        }
        return says
      }
    return allSay
      ? nil : .withoutPurpose(space.header.location, model.symbols.text(space.header.name))
  }
}

/// W418: a space that meets and asks nobody.
@Sendable
func noAudience(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  return model.spaces.enumerated().compactMap { index, space in
    let first = model.sessionRanges[index].first { place in
      let session = model.sessions[place]
      return session.status.takesPlace
        && (session.audience < 0 || model.audiences.specs[session.audience].isEmpty)
    }
    return first.map {
      .noAudience(
        space.header.location, model.symbols.text(space.header.name),
        model.address(model.sessions[$0]))
    }
  }
}

extension Diagnostic {
  fileprivate static func withoutPurpose(_ location: Location, _ name: String) -> Self {
    Diagnostic(
      .communityWithoutPurpose, at: location,
      "the learning community `\(name)` does not say what it is for",
      hints: ["write `purpose \"…\"` under it; without one, coming together becomes compliance"])
  }

  fileprivate static func noAudience(
    _ location: Location, _ name: String, _ address: String
  ) -> Self {
    Diagnostic(
      .noAudience, at: location, "nobody is asked to \(address)",
      hints: ["write `with everyone`, `with TEAM`, or a `section` for each group under `\(name)`"])
  }
}
