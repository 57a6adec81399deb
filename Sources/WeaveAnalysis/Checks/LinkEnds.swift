import WeaveModel
import WeaveSource
import WeaveSyntax

/// W408, W409: a comment or time to its own space, or to a space that never meets.
@Sendable
func linkEnds(_ facts: PlanFacts) -> [Diagnostic] {
  let model = facts.model
  var findings: [Diagnostic] = []
  func check(_ range: Range<Int32>, of space: Int) {
    for index in range {
      let fact = model.facts[Int(index)]
      guard fact.skipped == nil, let address = fact.to.map({ model.addresses[$0] }) else {
        continue
      }
      let name = model.name(EntityRef(.space, Int(address.space)))
      if Int(address.space) == space {
        findings.append(.ownSpace(fact, name))
      } else if address.when == nil {
        let meets = model.sessionRanges[Int(address.space)].contains {
          model.sessions[$0].status.takesPlace
        }
        if !meets { findings.append(.noOtherEnd(fact, name, model)) }
      } else if let found = model.sessions(at: address).first,
        !model.sessions[found].status.takesPlace
      {
        findings.append(.endIsCut(fact, model.sessions[found], model))
      }
    }
  }
  for (index, space) in model.spaces.enumerated() { check(space.facts, of: index) }
  for block in model.blocks { check(block.facts, of: Int(block.space)) }
  return findings
}

extension Diagnostic {
  fileprivate static func ownSpace(_ fact: Fact, _ name: String) -> Self {
    Diagnostic(
      .linkToOwnSpace, at: fact.location,
      "this connects `\(name)` to itself, which connects nothing",
      hints: ["name another space, one its listeners also attend"])
  }

  fileprivate static func noOtherEnd(_ fact: Fact, _ name: String, _ model: Model) -> Self {
    Diagnostic(
      .noOtherEnd, at: fact.location, "`\(name)` never meets in this plan, so nobody can hear this")
  }

  fileprivate static func endIsCut(_ fact: Fact, _ session: Session, _ model: Model) -> Self {
    Diagnostic(
      .noOtherEnd, at: fact.location, "\(model.address(session)) is \(session.status)",
      notes: [Note(model.location(of: session), "here")])
  }
}
