import WeaveAnalysis
import WeaveEngine
import WeaveModel

/// The program's own measures, by the names of the measure lines.
struct MeasureLines {
  let experience: Experience

  init(_ model: Model) { experience = Experience(PlanFacts(model)) }

  /// A plan of one file.
  static func model(_ text: String) -> Model {
    Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text])).model
  }

  /// The values of `names`, as text, in their order.
  func values(_ names: [SlowFigure.Name]) -> [String] {
    let model = experience.model
    let wanted = names.map { name in
      Wanted(
        measure: name.measure, subject: subject(name),
        thread: name.thread.flatMap { thread in
          model.threads.indices.first { model.name(EntityRef(.thread, $0)) == thread }
        })
    }
    return experience.extents { experience in
      var readers: [Int?: MeasureReader] = [:]
      return wanted.map { wanted in
        guard let subject = wanted.subject else { return nil }
        let counting = Counting(thread: wanted.thread)
        return readers[wanted.thread, default: MeasureReader(experience, counting)]
          .figure(wanted.measure, of: subject)
      }
    }.map { text($0) }
  }

  private struct Wanted: Sendable {
    let measure: String
    let subject: Subject?
    let thread: Int?
  }

  private func subject(_ name: SlowFigure.Name) -> Subject? {
    let model = experience.model
    func find(_ kind: EntityKind, _ count: Int) -> Int? {
      (0..<count).first { model.name(EntityRef(kind, $0)) == name.subject }
    }
    switch name.kind {
    case "plan": return .plan
    case "teacher":
      if name.subject.hasPrefix("rest of ") {
        return model.teams.indices.first {
          model.name(EntityRef(.team, $0)) == name.subject.dropFirst(8)
        }.map { .rest(team: $0) }
      }
      return find(.person, model.people.count).map { .person($0) }
    case "team": return find(.team, model.teams.count).map { .team($0) }
    case "space": return find(.space, model.spaces.count).map { .space($0) }
    case "leader": return find(.person, model.people.count).map { .leader($0) }
    case "month": return .month(name.subject)
    case let kind where kind.hasPrefix("session "):
      return Int(kind.dropFirst(8)).map { .session($0) }
    case "session":
      return model.sessions.indices.first { model.address(model.sessions[$0]) == name.subject }
        .map { .session($0) }
    case "thread": return find(.thread, model.threads.count).map { .thread($0) }
    case "goal": return find(.goal, model.goals.count).map { .goal($0) }
    default: return nil
    }
  }

  private func text(_ extent: Extent) -> String {
    guard let low = extent.low, let high = extent.high else { return "none" }
    var text = self.text(low)
    if low != high { text += "..\(self.text(high))" }
    if extent.hasNone { text = "none or \(text)" }
    return extent.isExact ? text : text + " (bounds)"
  }

  private func text(_ figure: Figure) -> String {
    switch figure {
    case .count(let count): "\(count.part) of \(count.whole)"
    case .number(let number): "\(number)"
    case .share(let share):
      share.denominator == 1 ? "\(share.numerator)" : "\(share.numerator)/\(share.denominator)"
    }
  }
}
