package import WeaveAnswer
import WeaveModel
import WeaveSource

/// Where the plan's long-term changes stand: what can be done now, what is next, what stands in the
/// way, what is done; of the one with index `toward`, or of all.
///
/// A step counts as overdue only when the question is asked on a day (`--today`, `as of`).
package func towardAnswers(_ context: QueryContext, of toward: Int?) -> [Answer] {
  let chosen = toward.map { [$0] } ?? Array(context.model.towards.indices)
  return chosen.map { .prose(context.prose(ofToward: $0)) }
}

extension QueryContext {
  fileprivate func prose(ofToward index: Int) -> Prose {
    let toward = model.towards[index]
    var title: Words = "\(name: name(.toward, index))"
    if let words = model.string(toward.header.title) { title += ": \(words)" }
    if let due = toward.due { title += ", by \(due.iso)" }
    var sheet = Sheet(title)
    if !toward.goals.isEmpty {
      sheet.list(["It serves \(names: names(.goal, toward.goals))."])
    }
    let open = toward.steps.filter { $0.done == nil }
    let now = open.filter(\.isNow)
    sheet.list(
      now.isEmpty
        ? ["Now: no step that is still open can be done now."] : now.map { "Now: \(words($0))" })
    sheet.list(open.filter { !$0.isNow }.map { "Next: \(words($0))" })
    sheet.list(
      toward.limits.compactMap { limit in
        model.string(limit).map { "In the way: \($0) (\(place: place(limit.location)))" }
      })
    sheet.list(toward.steps.filter { $0.done != nil }.map { "Done: \(words($0))" })
    return sheet.prose
  }

  /// A step with who leads it, when it is due or was done, and where it stands.
  func words(_ step: Toward.Step) -> Words {
    var words: Words = "\(model.string(step.text) ?? "a step without words")"
    if let leader = step.leader { words += ", led by \(name: name(.person, leader))" }
    if let done = step.done {
      words += ", on \(done.iso)"
      if let due = step.due, due < done { words += ", due by \(due.iso)" }
    } else if let due = step.due {
      words += ", by \(due.iso)"
      if let today, due < today {
        words += ", \(bad: "overdue by \(WeaveSource.counted(today - due, "day"))")"
      }
    }
    return words + " (\(place: place(step.location)))"
  }
}
