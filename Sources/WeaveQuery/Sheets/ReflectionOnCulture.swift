import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSyntax

// Six questions about the culture in which adults learn.
extension Reflection {
  func culture() -> Answer {
    var sheet = Sheet(title("Our culture of learning: pause and reflect"))
    sheet.ask("Where are we now?", whereWeAre() + working(on: "where-we-are"))
    sheet.ask("How do we know?", evidence() + working(on: "evidence"))
    sheet.ask("Do we trust each other, and what makes trust grow?", trust() + working(on: "trust"))
    sheet.ask("Which norms do we keep, also when it is hard?", norms() + working(on: "norms"))
    sheet.ask(
      "Which frameworks do we share, and which are missing?",
      frameworks() + working(on: "frameworks"))
    sheet.ask("How will we see that our culture changes?", measuring() + working(on: "measuring"))
    sheet.end()
    return sheet.answer
  }

  /// What has a `meets` line for an element of the library's framework `culture`, if the plan reads
  /// it.
  private func working(on element: String) -> [Words] {
    ElementFacts(facts).elements.compactMap { one in
      let framework = model.frameworks[one.framework]
      guard model.symbols.text(framework.header.name) == "culture",
        model.symbols.text(framework.elements[one.index].name) == element
      else { return nil }
      if one.items.isEmpty {
        return "Nothing of the plan works on it (`meets culture/\(element)`)."
      }
      return "Working on it: \(names: one.items.map { context.name($0) })"
    }
  }

  private func whereWeAre() -> [Words] {
    var lines: [Words] = []
    if let vision = model.string(model.plan.vision) { lines.append("Our vision: \(vision)") }
    lines += model.goals.indices.map { index in
      let from = model.string(model.goals[index].source).map { ", from: \($0)" } ?? ""
      return "A goal: \(named(.goal, index))\(from)"
    }
    if lines.isEmpty { lines.append("This plan has no vision and no goal yet.") }
    return Sheet.few(lines, rest: "show goals") + quotes([.noticed, .tension, .confusion])
  }

  private func evidence() -> [Words] {
    let voiced = context.voiced
    let all = context.allTeachers
    var lines = Sheet.few(measures(), rest: "show goals")
    if lines.isEmpty { lines.append("No goal says yet how it will be seen.") }
    if let last = voiced.last {
      let spoke = Set(voiced.flatMap { context.speakers($0.voice) })
      lines.append(
        """
        \(figure: "\(context.teachers(spoke)) of \(all)") teachers were heard (`voice`), last on \
        \(last.voice.day.iso)
        """)
    } else {
      lines.append("Nobody's voice is written down yet (`voice`).")
    }
    return lines
  }

  private func trust() -> [Words] {
    let all = allSessions
    var lines = ratings { $0.aspect == "trust" || isNamedTrust($0.thing) }
    if lines.isEmpty { lines.append("Nobody rated trust yet (`rates … trust`).") }
    if all.isEmpty { return lines }
    if let together = Figures(context).words(.together, .plan) {
      lines.append("\(figure: together) times a teacher meets there with others of a team")
    }
    let teachers = sessions(where: .directedBy, is: "teachers")
    let begun = sessions(where: .begunBy, is: "teachers")
    lines.append("\(share(teachers, of: all)) are marked as directed by teachers")
    lines.append("\(share(begun, of: all)) are marked as begun by teachers")
    return lines
  }

  private func isNamedTrust(_ thing: EntityRef) -> Bool { model.name(thing) == "trust" }

  private func norms() -> [Words] {
    let tools = model.tools.indices.filter { index in
      model.tools[index].kind.map { ["norms", "protocol"].contains(model.symbols.text($0)) }
        ?? false
    }
    if tools.isEmpty { return ["No tool of this plan is of kind norms or protocol."] }
    return Sheet.few(
      tools.map { index in
        let spaces = facts.spaces(of: facts.toolSessions[index])
        let says = model.tools[index].says.compactMap { model.string($0) }.map { "“\($0)”" }
        let words = says.isEmpty ? "" : ": " + says.joined(separator: " ")
        return """
          \(named(.tool, index)), used in \(figure: "\(spaces.count) of \(model.spaces.count)") \
          spaces\(words)
          """
      }, rest: "show tools")
  }

  private func frameworks() -> [Words] {
    if model.frameworks.isEmpty {
      return ["This plan has no framework yet; `plainweave library` lists some."]
    }
    let elements = ElementFacts(facts).elements
    return Sheet.few(
      model.frameworks.indices.map { index in
        let own = elements.filter { $0.framework == index }
        func marked(_ mark: Framework.Mark) -> Int {
          own.count { context.mark(of: $0) == mark }
        }
        let met = own.count { !$0.items.isEmpty || !$0.sessions.isEmpty }
        return """
          \(named(.framework, index)): \(figure: "\(met) of \(own.count)") elements are met; \
          \(figure: marked(.present)) marked present, \(figure: marked(.needed)) needed
          """
      }, rest: "crosswalk")
  }

  /// What was rated again: it can be held against the time before.
  private func measuring() -> [Words] {
    struct RatedAspect: Hashable {
      let thing: EntityRef
      let aspect: String
    }
    var days: [RatedAspect: Set<Day>] = [:]
    for one in context.voiced {
      guard let rating = context.rating(one.fact) else { continue }
      days[RatedAspect(thing: rating.thing, aspect: rating.aspect), default: []].insert(
        one.voice.day)
    }
    let again = ratings {
      (days[RatedAspect(thing: $0.thing, aspect: $0.aspect)]?.count ?? 0) > 1
    }
    return again.isEmpty
      ? ["Nothing was rated twice yet, so nothing can be held against the time before."]
      : ["Rated more than once:"] + again
  }
}
