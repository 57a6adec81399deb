import WeaveAnalysis
package import WeaveAnswer
package import WeaveEdits
import WeaveModel
import WeaveQuery
import WeaveSource
import WeaveSyntax

// What a conversation about a plan asks, beside the questions of the language.
extension Snapshot {
  /// The plan's own name; nil where its files declare none.
  package var planName: String? { model.plan.header.map { model.symbols.text($0.name) } }

  /// True for a name that something of the plan bears.
  package func knows(_ name: String) -> Bool { model.entity(named: name) != nil }

  /// How many errors hide facts from answers: broken promises are none of them.
  package var factErrors: Int {
    diagnostics.count { $0.code.severity == .error && !$0.code.isOfAQuestion }
  }

  /// The first error that hides facts from answers; no findings where none does.
  package var firstError: FindingList {
    list(
      Array(
        diagnostics.first { $0.code.severity == .error && !$0.code.isOfAQuestion }.map { [$0] }
          ?? []), trees)
  }

  /// How many of what the plan has: threads, spaces, sessions that take place.
  package var counts: (threads: Int, spaces: Int, sessions: Int) {
    (
      model.threads.count, model.spaces.count,
      model.sessions.count { $0.status.takesPlace }
    )
  }

  /// How many holes the plan leaves open, such as leaders still to be found.
  package var holeCount: Int { WeaveAnalysis.holes(facts).count }

  /// All names the plan, or a branch of it, declares, in its order.
  ///
  /// Who leads and teaches stands in it twice.
  package func names(of branch: Branch? = nil) -> [PlanName] {
    let model = model(of: branch)
    var titles: [EntityRef: String] = [:]
    for (title, refs) in model.titles { for ref in refs { titles[ref] = title } }
    return model.entities.compactMap { $0 }.flatMap { ref -> [PlanName] in
      let kinds: [String]
      if ref.kind == .person {
        let person = model.people[ref]
        kinds = (person.isLeader ? ["leader"] : []) + (person.isTeacher ? ["teacher"] : [])
      } else {
        kinds = ["\(ref.kind)"]
      }
      return kinds.map {
        PlanName(name: model.written(ref), kind: $0, title: titles[ref] ?? "")
      }
    }
  }

  private func model(of branch: Branch?) -> Model {
    guard var branch else { return model }
    return branch.asked().version.model
  }

  /// The addresses of the meetings of the space called `name`, in order of time; none for
  /// other names.
  package func addresses(of name: String, on branch: Branch? = nil) -> [String] {
    let model = model(of: branch)
    guard let ref = model.entity(named: name), ref.kind == .space else { return [] }
    return model.sessionRanges[Int(ref.index)].map { model.address(model.sessions[$0]) }
  }

  /// The spaces that meet, and where the thread called `name` is never met; none for other names.
  package func spacesMissing(_ name: String) -> [String] {
    guard let ref = model.entity(named: name), ref.kind == .thread else { return [] }
    return context.spacesMissing(Int(ref.index)).map { model.written(EntityRef(.space, $0)) }
  }
}

/// A name of a plan.
package struct PlanName: Sendable, Hashable {
  /// As lines of the plan refer to it: in quotes where it is no single word.
  package let name: String
  /// What it names, such as `thread`, `leader` or `teacher`.
  package let kind: String
  /// Empty where it has no title.
  package let title: String

  package init(name: String, kind: String, title: String) {
    self.name = name
    self.kind = kind
    self.title = title
  }
}
