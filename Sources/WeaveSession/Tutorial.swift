import WeaveAnswer
import WeaveEngine

/// Ten minutes on the Cedar plan: one thing to enter after another, each looked at.
struct Tutorial: Sendable {
  /// The step one is at.
  private(set) var place = 0

  /// One step: why, what to enter, and when it is done.
  struct Step: Sendable {
    let words: String
    let entry: String
    let isDone: @Sendable (Session, String) -> Bool
  }

  var step: Step? { place < Self.steps.count ? Self.steps[place] : nil }

  mutating func advance() { place += 1 }

  static var count: Int { steps.count }

  private static func starts(_ word: String) -> @Sendable (Session, String) -> Bool {
    { _, entry in entry.hasPrefix(word) }
  }

  private static let steps: [Step] = [
    Step(
      words: "Cedar Elementary, October 2024. What does one teacher sit through?",
      entry: "experience of ana", isDone: starts("experience of")),
    Step(
      words: "Five good hours; do they hang together? The profile says, the worst-served first.",
      entry: "profile", isDone: starts("profile")),
    Step(
      words: "Ideas are met in some spaces and not in others. Where is equity never met?",
      entry: "where equity missing", isDone: starts("where equity missing")),
    Step(
      words: "What would it take to bring it there? Four ways, side by side; nothing is changed.",
      entry: "what if we pull equity into plc?",
      isDone: { session, _ in session.pendingPull?.text.contains("equity into plc") == true }),
    Step(
      words: "A label connects nothing. A comment does: a sentence or two that look back.",
      entry: "try comment", isDone: { session, _ in (session.branches.current?.edits ?? 0) > 0 }),
    Step(
      words: "The prompt counts the edits of this branch. Why is more woven for Cy now?",
      entry: "why woven of cy", isDone: starts("why woven of")),
    Step(
      words: "A hypothesis is taken back as easily as it is made.",
      entry: "undo", isDone: { session, _ in session.branches.current?.edits == 0 }),
    Step(
      words: "Another idea, on a branch with a name: the two coaches plan together.",
      entry: "branch together",
      isDone: { session, _ in session.branches.current?.name == "together" }),
    Step(
      words: "Any edit is a hypothesis here.",
      entry: "pair kim with lane",
      isDone: { session, _ in (session.branches.current?.edits ?? 0) > 0 }),
    Step(
      words: "Lay it beside the plan as it is.",
      entry: "compare plan with together", isDone: starts("compare")),
    Step(
      words: "And what would be written, if you wanted it? (Here nothing is: answer n.)",
      entry: "adopt", isDone: starts("adopt")),
  ]
}

extension Session {
  /// Opens the Cedar plan, and says the first step.
  mutating func startTutorial() -> Reply {
    if hasEdits {
      return .refusal(
        "there are edits that were not adopted", hint: "`adopt` or `undo` them first")
    }
    let reply = load("cedar.weave", from: MemoryFiles(["cedar.weave": tutorialPlan]))
    isLesson = true
    let started = Tutorial()
    tutorial = started
    return reply.followed(by: said(started))
  }

  /// Goes on with the tutorial where `entry` did what its step asks.
  mutating func tutored(_ entry: Entry, _ reply: Reply) -> Reply {
    guard var running = tutorial, let step = running.step, reply.isDone,
      step.isDone(self, entry.text)
    else { return reply }
    running.advance()
    let isAsking = running.step == nil && pending != nil
    tutorial = running.step == nil && !isAsking ? nil : running
    return isAsking ? reply : reply.followed(by: said(running))
  }

  /// The last words of the tutorial, once the question it ends with is answered.
  mutating func tutoredToTheEnd(_ reply: Reply) -> Reply {
    guard let running = tutorial, running.step == nil else { return reply }
    tutorial = nil
    return reply.followed(by: said(running))
  }

  func said(_ tutorial: Tutorial) -> Reply {
    guard let step = tutorial.step else {
      return .note("That is all of it. `load FILE` opens your own plan; `?` for help.")
    }
    return Reply(
      .prose(
        Prose([
          .blank,
          .paragraph("\(quiet: "\(tutorial.place + 1)/\(Tutorial.count) ")\(step.words)"),
          .lines(["  " + step.entry]),
        ])))
  }
}
