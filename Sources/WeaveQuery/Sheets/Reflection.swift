import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Answers `reflect`: questions to pause on, each with the facts of the plan that bear on it and a
/// line to write on.
///
/// The questions are for people; the facts are counts with their "of", names and places. Nothing is
/// graded, and every sheet can be filled in by hand for a plan that is still empty.
struct Reflection {
  let context: QueryContext

  var model: Model { context.model }

  var facts: PlanFacts { context.facts }

  /// The sheet that `word` names; nil is the one for all who lead.
  func answer(_ word: String?) -> Answer {
    switch word {
    case "culture": culture()
    case "plc": communities()
    case "leading": leading()
    default: pause()
    }
  }

  /// The title of a sheet, with that of the plan.
  func title(_ words: String) -> Words {
    guard let header = model.plan.header else { return "\(words)" }
    return "\(words): \(model.string(header.title) ?? model.symbols.text(header.name))"
  }

  // MARK: Pause and reflect

  private func pause() -> Answer {
    var sheet = Sheet(title("Pause and reflect"))
    let figures = Figures(context)
    sheet.ask(
      "Which supports for teachers' learning are there: meetings, coaching, workshops, conferences, webinars?",
      supports(), rest: "show spaces")
    sheet.ask(
      "Which of them are connected with each other, and which stand alone?", connections(figures))
    sheet.ask("How do the leaders work together?", coordination())
    sheet.ask(
      "Which ideas are already at work in several places, and could be a common theme?",
      themes(figures))
    sheet.ask("What would you like to ask the other leaders?", questions())
    sheet.end()
    return sheet.answer
  }

  private func supports() -> [Words] {
    if model.spaces.isEmpty { return ["This plan has no space yet, so there is nothing to list."] }
    let all = context.allTeachers
    let expected = expectedTeachers()
    let lines = model.spaces.indices.map { index -> Words in
      let held = takingPlace(index)
      let who: Words =
        isOptional(held)
        ? "nobody is expected, all are free to come"
        : "\(figure: "\(expected[index]) of \(all)") teachers are expected"
      return "\(space(index)): \(count: held.count, "session"), \(minutes(held)); \(who)"
    }
    let kinds = Set(model.spaces.compactMap { $0.kind.map { model.symbols.text($0) } })
    let missing = ["workshop", "conference", "webinar"].filter { !kinds.contains($0) }
    return lines
      + (missing.isEmpty ? [] : ["No space of this plan is a \(listed(missing, last: " or "))."])
  }

  /// How often each space is connected, and with which others.
  private func connections(_ figures: Figures) -> [Words] {
    guard model.sessions.contains(where: { $0.status.takesPlace }) else {
      return ["This plan has no session yet, so nothing can be connected."]
    }
    let partners = Partners(context.experience)
    let lines = model.spaces.indices.map { index -> Words in
      guard let woven = figures.words(.woven, .space(index)) else {
        return "\(name: context.name(.space, index)): no teacher is expected there"
      }
      let tool = figures.words(.toolOnly, .space(index), unlessZero: true)
      let only: Words = tool.map { "; \(figure: $0) by a common tool alone" } ?? ""
      return connected(index, woven, partners) + only
    }
    let intro: Words = """
      Counted is each time a teacher sits in a session. Connected: a comment, a time to talk or a \
      common tool leads from there to another space, or from another space to there.
      """
    let surface: [Words] =
      figures.words(.surface, .plan, unlessZero: true).map {
        ["\(figure: $0) times an idea is met in another space, too, and nothing planned says so."]
      } ?? []
    return [intro] + Sheet.few(lines, rest: "show spaces") + surface + openDates(figures)
  }

  /// How often a space is connected, and with which others.
  func connected(_ space: Int, _ times: String, _ partners: Partners) -> Words {
    let others = partners.of(space).map { context.name(.space, $0) }
    let with: Words = others.isEmpty ? "" : ", with \(names: others)"
    return "\(name: context.name(.space, space)): connected \(figure: times) times" + with
  }

  /// That figures may depend on days still open.
  private func openDates(_ figures: Figures) -> [Words] {
    let open = model.sessions.count { $0.status.takesPlace && $0.day == nil }
    if open == 0 { return [] }
    let limits = figures.areLimits ? ", which are outer limits" : ""
    return [
      """
      \(count: open, "session") \(open == 1 ? "has" : "have") no day yet; a figure from \
      … to … depends on it\(limits).
      """
    ]
  }

  /// Which leaders share teachers, and who of them plans together.
  func coordination() -> [Words] {
    let coordination = context.experience.coordination()
    var facts: [Words] = []
    if coordination.pairs.isEmpty {
      facts.append("No two leaders meet the same teachers, by this plan.")
    } else {
      let count = coordination.count
      facts.append(
        """
        \(figure: "\(count.part) of \(count.whole)") pairs of leaders who meet the same teachers \
        plan together.
        """)
      for isTogether in [true, false] {
        let pairs = coordination.pairs.filter { $0.planTogether == isTogether }
        let lines = pairs.map { pair -> Words in
          """
          \(names: context.names(.person, [pair.first, pair.second])): \
          \(count: pair.shared, "teacher") in common, \
          \(isTogether ? "they plan together" : "they do not plan together")
          """
        }
        facts += Sheet.few(lines)
      }
    }
    if coordination.undecided > 0 {
      facts.append(
        "\(count: coordination.undecided, "session") without a leader so far, not counted here"
      )
    }
    return facts
  }

  private func themes(_ figures: Figures) -> [Words] {
    var facts: [Words] = []
    if model.threads.isEmpty { facts.append("This plan has no thread yet.") }
    facts += Sheet.few(model.threads.indices.map { thread($0, figures) }, rest: "show threads")
    facts += sharedPractices()
    facts += SharedWords(model).all.prefix(6).map { shared in
      "“\(shared.word)” is said in \(names: context.names(.space, shared.spaces)), and by no thread"
    }
    return facts
  }

  private func thread(_ index: Int, _ figures: Figures) -> Words {
    let thread = model.threads[index]
    var kind: Words = "a thread"
    if let word = thread.kind {
      kind = model.symbols.text(word) == "idea" ? "an idea" : "a theme"
    }
    if let home = thread.home { kind += " at home in \(name: context.name(.space, home))" }
    let spaces = self.facts.spaces(of: self.facts.threadSessions[index]).count
    let reach = figures.words(.reach, .thread(index)) ?? "none"
    let ties = thread.ties.compactMap { model.string($0) }
    let tied: Words = ties.isEmpty ? "" : "; it ties together \(listed(ties))"
    return """
      \(named(.thread, index)), \(kind): in \(figure: "\(spaces) of \(model.spaces.count)") spaces, \
      met by \(figure: reach) teachers\(tied)
      """
  }

  /// Practices that teachers do in more than one space.
  private func sharedPractices() -> [Words] {
    Vocabulary.practice.words.compactMap { word in
      let spaces = facts.spaces(of: sessions(where: .does, is: word))
      guard spaces.count > 1 else { return nil }
      return "\(plainWord(word)) is done in \(names: context.names(.space, spaces))"
    }
  }

  private func questions() -> [Words] {
    let asks = model.people.indices.flatMap { person in
      model.people[person].asks.map { ask -> Words in
        """
        \(name: context.name(.person, person)) asks \(name: context.name(.person, ask.leader)): \
        “\(model.string(ask.text) ?? "")” (\(place: context.place(ask.text.location)))
        """
      }
    }
    let quotes = context.voiced.filter { $0.fact.kind != .noticed }.compactMap {
      context.quote($0)
    }
    let all = Sheet.few(asks) + Sheet.few(quotes, rest: "show voices")
    return all.isEmpty ? ["No question between leaders is written down yet (`ask`)."] : all
  }
}
