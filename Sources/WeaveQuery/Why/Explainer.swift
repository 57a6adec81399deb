package import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource

/// Puts into words the contributions that a figure is computed from, with each open session on one
/// day; docs/measures.md defines the figures.
package struct Explainer {
  let context: QueryContext
  let experience: Experience
  let words: PlanWords

  /// Of the plan with every open session on the first of its days, or as `experience` has it.
  package init(_ context: QueryContext, _ experience: Experience? = nil) {
    self.context = context
    self.experience = experience ?? context.experience
    words = PlanWords(context: context, experience: self.experience)
  }

  var model: Model { experience.model }

  typealias Line = Explanation.Line
  typealias Group = Explanation.Group

  /// A figure, and all it is folded from.
  struct Sum {
    let measure: Measure
    let subject: Subject
    let contributions: [Contribution]
    /// Nil over nothing.
    let figure: Figure?
    /// What the subject is called.
    var who: Words
  }

  /// What stands behind `measure` of `subject`.
  package func explanation(_ measure: Measure, of subject: Subject) -> Explanation {
    explanation(sum(measure, of: subject))
  }

  func sum(_ measure: Measure, of subject: Subject) -> Sum {
    let contributions = experience.contributions(measure, of: subject)
    return Sum(
      measure: measure, subject: subject, contributions: contributions,
      figure: measure.folded(contributions, of: subject), who: called(subject))
  }

  func explanation(_ sum: Sum) -> Explanation {
    switch sum.measure.adds {
    case .ends(let end): return ends(sum, end)
    case .pair: return pairs(sum)
    case .undecided: return undecided(sum)
    case .load: return load(sum)
    case .teachers: return teachers(sum)
    case .reached: return reached(sum)
    case .focus: return focus(sum)
    case .session, .link, .teacher, .encounter, .strands: break
    }
    switch sum.subject.kind {
    case .teacher: return ofTeacher(sum)
    case .team, .plan: return ofTeachers(sum)
    case .thread:
      if case .encounter = sum.measure.adds {
        return sum.measure.fold == .mean ? breadth(sum) : waits(sum)
      }
      return pooled(sum)
    case .space, .session, .leader, .goal, .tool, .month, .encounter: return pooled(sum)
    }
  }

  private func ofTeacher(_ sum: Sum) -> Explanation {
    let cell = experience.listeners(of: sum.subject).first?.cell
    let isNowhere = cell.map { experience.cells[$0].sessions.isEmpty } ?? true
    guard let cell, !isNowhere || sum.measure == .optional else {
      // Nobody asks them anywhere: there is nothing to measure.
      return Explanation(
        sum.figure,
        """
        \(sum.who) is expected at no session, so there is nothing to measure: no space has them in \
        its audience, or only optional, cut and postponed sessions do.
        """)
    }
    switch sum.measure.adds {
    case .session(_, .one): return sessions(sum, cell)
    case .session: return minutes(sum, cell)
    case .link: return links(sum, cell)
    case .teacher: return sum.measure == .optional ? optional(sum, cell) : spaces(sum, cell)
    case .strands: return strands(sum, cell)
    case .teachers, .encounter, .reached, .focus, .ends, .pair, .undecided, .load:
      return meetings(sum)
    }
  }

  private func ofTeachers(_ sum: Sum) -> Explanation {
    if sum.subject.kind == .team, experience.listeners(of: sum.subject).isEmpty {
      return Explanation(sum.figure, "\(sum.who) has no teachers, so there is nothing to measure.")
    }
    switch (sum.measure.adds, sum.measure.fold) {
    case (.link, _) where sum.subject.kind == .plan: return pooled(sum)
    case (.session, .worst): return worst(sum)
    case (.session, .pooled): return pooled(sum)
    case (.session, _), (.link, _): return mean(sum)
    default: return meetings(sum)  // Everything else is of teachers and threads.
    }
  }

  /// What a subject is called in a sentence.
  func called(_ subject: Subject) -> Words {
    func name(_ kind: EntityKind, _ index: Int) -> Words { "\(name: context.name(kind, index))" }
    switch subject {
    case .plan: return "the plan"
    case .person(let index), .leader(let index): return name(.person, index)
    case .rest(let team): return "each unnamed teacher of \(name(.team, team))"
    case .team(let team): return name(.team, team)
    case .space(let space): return name(.space, space)
    case .session(let session): return "\(words.address(Int32(session)))"
    case .thread(let thread), .encounter(_, let thread): return name(.thread, thread)
    case .goal(let goal): return name(.goal, goal)
    case .tool(let tool): return name(.tool, tool)
    case .month(let month): return "\(name: month)"
    }
  }

  /// The lines that count below their title, and the others.
  func groups(
    _ sum: Sum, _ lines: [(line: Line, counts: Bool)]
  ) -> [Group] {
    [
      Group("\(sum.measure.words.counting)", lines.filter(\.counts).map(\.line)),
      Group("\(sum.measure.words.others)", lines.filter { !$0.counts }.map(\.line)),
    ]
  }
}

extension Measure {
  /// How it is said of so many: "is woven", "are woven".
  func verb(_ count: Int) -> String {
    count == 1 ? words.one ?? "is \(words.so)" : "are \(words.so)"
  }
}
