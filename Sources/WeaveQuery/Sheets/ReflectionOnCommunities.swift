import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// A sheet for learning communities: spaces of kind `plc`.
extension Reflection {
  func communities() -> Answer {
    let spaces = model.spaces.indices.filter { index in
      model.spaces[index].kind.map { model.symbols.text($0) } == "plc"
    }
    let held = spaces.flatMap { takingPlace($0) }
    let figures = Figures(context)
    var sheet = Sheet(title("Our learning communities: pause and reflect"))
    if spaces.isEmpty { sheet.say("This plan has no space of kind `plc` yet.") }
    sheet.ask(
      "What does collaboration look like for your teachers?", collaboration(spaces, held, figures))
    sheet.ask("What is each community for?", purposes(spaces))
    sheet.ask("Which structures carry the work?", structures(spaces))
    sheet.ask("Which data, and whose work, do we look at together?", evidence(held))
    sheet.ask("What is working, and for whom?", working(spaces))
    sheet.ask("How does it feel to be part of it?", feeling(spaces, held))
    sheet.ask("Is the time enough, and who decides what it is used for?", time(spaces, held))
    sheet.ask(
      "What do all communities do alike, what is left to each, and what connects them with the rest?",
      consistency(spaces, held, figures))
    sheet.end()
    return sheet.answer
  }

  private func collaboration(
    _ spaces: [Int], _ held: [Int], _ figures: Figures
  ) -> [Words] {
    if spaces.isEmpty { return [] }
    let lines = spaces.map { index -> Words in
      let own = takingPlace(index)
      return "\(space(index)): \(count: own.count, "session"), \(minutes(own))"
    }
    let teams = model.teams.indices.compactMap { team -> Words? in
      guard let together = figures.words(.together, .team(team)) else { return nil }
      return """
        \(named(.team, team)): \(figure: together) times a member sits in a session, another \
        member does, too
        """
    }
    let practices = Vocabulary.practice.words.compactMap { word -> Words? in
      let own = Set(sessions(where: .does, is: word)).intersection(held)
      return own.isEmpty ? nil : "\(plainWord(word)) in \(share(Array(own), of: held))"
    }
    return Sheet.few(lines, rest: "show spaces where kind = plc") + Sheet.few(teams) + practices
  }

  private func purposes(_ spaces: [Int]) -> [Words] {
    Sheet.few(
      spaces.map { index in
        let said = model.spaces[index].facts.map { model.facts[Int($0)] }.first {
          $0.kind == .purpose
        }
        guard let said, let words = model.string(said.text) else {
          return """
            \(name: context.name(.space, index)): no purpose is written down yet \
            (\(place: context.place(model.spaces[index].header.location)))
            """
        }
        return """
          \(name: context.name(.space, index)): \(words) (\(place: context.place(said.location)))
          """
      })
  }

  private func structures(_ spaces: [Int]) -> [Words] {
    spaces.map { index in
      let sections = model.spaces[index].ownSections.map { model.name($0.who) }
      let own = takingPlace(index)
      let leaders = Set(own.flatMap { model.leaders(of: model.sessions[$0]) }).sorted()
      let tools = Set(own.flatMap { facts.tools(of: $0).map { Int($0) } }).sorted()
      var words: Words = "\(name: context.name(.space, index)):"
      words += sections.isEmpty ? " all meet together" : " \(names: sections) meet apart"
      words += leaders.isEmpty ? "; nobody leads yet" : "; led by \(led(leaders))"
      words += tools.isEmpty ? "" : "; with \(names: context.names(.tool, tools))"
      return words
    }
  }

  /// Leaders with what they know deeply.
  private func led(_ leaders: [Int]) -> Words {
    let all = leaders.map { leader -> Words in
      let knows = model.people[leader].knows.map { model.symbols.text($0) }
      let known: Words = knows.isEmpty ? "" : " (knows \(listed(knows)))"
      return "\(name: context.name(.person, leader))" + known
    }
    return "\(list: all)"
  }

  private func evidence(_ held: [Int]) -> [Words] {
    if held.isEmpty { return [] }
    let work = Set(sessions(where: .does, is: "student-work-analysis")).intersection(held)
    let builds = Vocabulary.knowledge.words.filter { word in
      !Set(sessions(where: .builds, is: word)).isDisjoint(with: held)
    }
    let count = Vocabulary.knowledge.words.count
    return [
      "\(share(Array(work), of: held)) look at students' work",
      """
      They build \(figure: "\(builds.count) of \(count)") kinds of knowledge\
      \(builds.isEmpty ? "" : ": \(listed(builds))")
      """,
    ]
  }

  private func working(_ spaces: [Int]) -> [Words] {
    let noticed = quotes([.noticed]) { one in
      guard case .noticed(_, let here, let there) = one.fact.said else { return false }
      return spaces.contains(Int(here)) || spaces.contains(Int(there))
    }
    let rated = ratings { $0.thing.kind == .space && spaces.contains(Int($0.thing.index)) }
    let all = noticed + rated
    return all.isEmpty ? ["Nobody's voice on this is written down yet (`voice`)."] : all
  }

  private func feeling(_ spaces: [Int], _ held: [Int]) -> [Words] {
    let threads = Set(held.flatMap { facts.threads(of: $0).map { Int($0) } })
    let said = quotes([.tension, .confusion]) {
      $0.fact.focus.map { threads.contains(Int($0)) } ?? false
    }
    if !said.isEmpty { return said }
    let others = context.voiced.count { [.tension, .confusion].contains($0.fact.kind) }
    return others == 0
      ? ["The plan cannot know: ask. No tension and no confusion is written down yet."]
      : [
        """
        The plan cannot know: ask. No tension and no confusion about their threads is written down \
        yet; \(figure: others) about others \(others == 1 ? "is" : "are") (`show voices`).
        """
      ]
  }

  private func time(_ spaces: [Int], _ held: [Int]) -> [Words] {
    if held.isEmpty { return [] }
    let teachers = Set(sessions(where: .directedBy, is: "teachers")).intersection(held)
    let said = held.map { Int(model.sessions[$0].activeMinutes) }.filter { $0 >= 0 }
    let active: Words =
      said.isEmpty
      ? "No session says for how long teachers themselves work or talk (`active`)."
      : """
      \(figure: "\(said.reduce(0, +)) of \(facts.minutes(of: held)) min") in which teachers \
      themselves work or talk
      """
    let open = held.count { model.sessions[$0].day == nil }
    var lines: [Words] = [
      "\(count: held.count, "session"), \(minutes(held))",
      active,
      "\(share(Array(teachers), of: held)) are marked as directed by teachers",
    ]
    if open > 0 { lines.append("\(count: open, "session") without a day so far") }
    return lines
  }

  private func consistency(
    _ spaces: [Int], _ held: [Int], _ figures: Figures
  ) -> [Words] {
    if spaces.isEmpty { return [] }
    var lines: [Words] = []
    for kind in [StatementKind.common, .local] {
      let word = kind == .common ? "Alike" : "Left to each"
      lines += said(kind, held).map { "\(word): \($0)" }
    }
    if lines.isEmpty {
      lines.append("Nothing says yet what is common and what is local (`common`, `local`).")
    }
    let partners = Partners(context.experience)
    lines += spaces.map { index in
      figures.words(.woven, .space(index)).map { connected(index, $0, partners) }
        ?? "\(name: context.name(.space, index)): no teacher is expected there"
    }
    return lines
  }

  /// The texts of facts of a kind that hold at some of `sessions`, each once.
  private func said(_ kind: StatementKind, _ sessions: [Int]) -> [Words] {
    var seen: Set<Text> = []
    var result: [Words] = []
    for index in sessions {
      model.eachFact(of: model.sessions[index]) { fact, _ in
        guard fact.kind == kind, seen.insert(fact.text).inserted,
          let text = model.string(fact.text)
        else { return }
        result.append("\(text) (\(place: context.place(fact.location)))")
      }
    }
    return result
  }
}
