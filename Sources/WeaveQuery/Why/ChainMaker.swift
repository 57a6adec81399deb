package import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource

/// Makes the chain of facts behind any measure, of one experience: each open session on one day.
package struct ChainMaker {
  let context: QueryContext
  let experience: Experience
  let words: PlanWords
  private var reader: MeasureReader

  /// Chains of the plan, with every open session on the first of its days, or as `experience` has
  /// it.
  package init(_ context: QueryContext, _ experience: Experience? = nil) {
    self.context = context
    self.experience = experience ?? context.experience
    words = PlanWords(context: context, experience: self.experience)
    reader = MeasureReader(self.experience)
  }

  var model: Model { experience.model }

  /// The figure called `name` of `subject`; nil over nothing.
  mutating func figure(_ name: String, of subject: Subject) -> Figure? {
    reader.figure(name, of: subject)
  }

  /// The measures of `subject`, in the order to name them.
  package static func measures(of subject: Subject) -> [String] {
    Measure.all(of: subject.kind).map(\.name)
  }

  /// The facts behind the measure `name` of `subject`; nil where the subject has no such measure.
  package mutating func chain(_ name: String, of subject: Subject) -> Chain? {
    guard Self.measures(of: subject).contains(name) else { return nil }
    let figure = reader.figure(name, of: subject)
    switch subject {
    case .person(let person):
      return teacher(name, Int(experience.attendance.cellOf[person]), called(subject), figure)
    case .rest(let team):
      let cell = experience.attendance.cellOf[model.people.count + team]
      return teacher(name, Int(cell), called(subject), figure)
    case .team(let team):
      let listeners = experience.listeners(of: EntityRef(.team, team))
      return several(name, listeners, called(subject), figure)
    case .plan:
      return plan(name, figure)
        ?? several(name, experience.listeners(of: nil), called(subject), figure)
    case .thread(let thread):
      return self.thread(name, thread, figure) ?? pooled(name, subject, figure)
    case .goal(let goal):
      return name == "minutes" ? served(goal, figure) : pooled(name, subject, figure)
    case .leader(let leader):
      return self.leader(name, leader, figure) ?? ends(name, subject, figure)
        ?? pooled(name, subject, figure)
    case .space, .session:
      return ends(name, subject, figure) ?? pooled(name, subject, figure)
    case .tool, .month, .encounter: return pooled(name, subject, figure)
    }
  }

  /// What a subject is called in a sentence.
  func called(_ subject: Subject) -> [Prose.Span] {
    switch subject {
    case .plan: ["the plan"]
    case .person(let index), .leader(let index):
      [.named(model.name(EntityRef(.person, index)))]
    case .rest(let team): ["each unnamed teacher of ", .named(model.name(EntityRef(.team, team)))]
    case .team(let team): [.named(model.name(EntityRef(.team, team)))]
    case .space(let space): [.named(model.name(EntityRef(.space, space)))]
    case .session(let session): [words.address(Int32(session))]
    case .thread(let thread): [.named(model.name(EntityRef(.thread, thread)))]
    case .goal(let goal): [.named(model.name(EntityRef(.goal, goal)))]
    case .tool(let tool): [.named(model.name(EntityRef(.tool, tool)))]
    case .month(let month): [.named(month)]
    case .encounter(_, let thread): [.named(model.name(EntityRef(.thread, thread)))]
    }
  }
}

/// How a measure is said of sessions, minutes or links.
struct MeasureWords {
  /// A share and its verb: "all are woven", "none is woven", "7/10 are woven".
  static func share(_ figure: Figure, _ name: String) -> [Prose.Span] {
    let words = MeasureWords(name)
    switch figure.value.whole {
    case 1: return [.figured("all"), Prose.Span(" \(words?.several ?? "")")]
    case 0: return [.figured("none"), Prose.Span(" \(words?.one ?? "")")]
    default: return [.figured(inWords(figure)), Prose.Span(" \(words?.several ?? "")")]
    }
  }

  /// Behind one, and behind several: "is woven", "are woven".
  let one: String
  let several: String
  /// Above the facts that count, and above the others.
  let counting: String
  let others: String

  init?(_ name: String) {
    guard let words = Measure.all.first(where: { $0.name == name && !$0.words.so.isEmpty })?.words
    else { return nil }
    one = words.one ?? "is \(words.so)"
    several = "are \(words.so)"
    counting = words.counting
    others = words.others
  }
}
