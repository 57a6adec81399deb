import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// Three questions for those who lead.
extension Reflection {
  func leading() -> Answer {
    var sheet = Sheet(title("Leading: pause and reflect"))
    sheet.ask("How is teachers' learning here linked with what students learn?", studentLearning())
    sheet.ask("What makes it hard to connect what teachers learn in different places?", hardships())
    sheet.ask(
      "What do the leaders here do so that it all hangs together, and what could each of you do next?",
      connecting())
    sheet.end()
    return sheet.answer
  }

  // MARK: Students' learning

  private func studentLearning() -> [Words] {
    var lines: [Words] = []
    if model.goals.isEmpty { lines.append("This plan has no goal yet.") }
    lines += Sheet.few(model.goals.indices.map { goal($0) }, rest: "show goals")
    lines += Sheet.few(measures(), rest: "show goals")
    let all = allSessions
    if all.isEmpty { return lines + ["This plan has no session yet."] }
    let serving = Set(
      model.threads.indices.filter { !model.threads[$0].goals.isEmpty }.flatMap {
        facts.threadSessions[$0]
      })
    if !model.goals.isEmpty {
      lines.append("\(share(Array(serving), of: all)) are about a thread that serves a goal")
    }
    let work = sessions(where: .does, is: "student-work-analysis")
    lines.append("\(share(work, of: all)) look at students' work (`does student-work-analysis`)")
    return lines + concerns()
  }

  private func goal(_ index: Int) -> Words {
    let threads = model.threads.indices.filter { model.threads[$0].goals.contains(index) }
    if threads.isEmpty { return "\(named(.goal, index)): no thread serves it" }
    let sessions = Array(Set(threads.flatMap { facts.threadSessions[$0] }))
    return """
      \(named(.goal, index)): served by \(names: context.names(.thread, threads)), in \
      \(count: sessions.count, "session"), \(minutes(sessions))
      """
  }

  /// Which of the four kinds of idea the threads are about.
  private func concerns() -> [Words] {
    if model.threads.isEmpty { return [] }
    let shown = Vocabulary.concern.words.map { word -> Words in
      let count = model.threads.count {
        $0.concern.map { model.symbols.text($0) } == word
      }
      return "\(figure: count) about \(word)"
    }
    let silent = model.threads.count { $0.concern == nil }
    let rest: [Words] =
      silent == 0 ? [] : ["\(figure: silent) that \(silent == 1 ? "does" : "do") not say"]
    return ["Of \(count: model.threads.count, "thread"): \(list: shown + rest)"]
  }

  // MARK: What makes it hard

  private func hardships() -> [Words] {
    let all = allSessions
    var lines = pace() + changes()
    let outside = all.filter { index in
      model.leaders(of: model.sessions[index]).contains { leader in
        model.people[leader].office.map { model.symbols.text($0) != "school" } ?? false
      }
    }
    if !all.isEmpty {
      lines.append("\(share(outside, of: all)) are led by somebody from the district or outside")
      let teachers = sessions(where: .directedBy, is: "teachers")
      lines.append("\(share(teachers, of: all)) are marked as directed by teachers")
    }
    lines += model.towards.flatMap { toward in
      toward.limits.compactMap { limit in
        model.string(limit).map { "In the way: \($0) (\(place: context.place(limit.location)))" }
      }
    }
    lines += model.people.flatMap { person in
      person.limits.map { limit -> Words in
        """
        \(name: model.symbols.text(person.header.name)) leads at most \
        \(figure: "\(limit.minutes) min") a \(model.symbols.text(limit.period))
        """
      }
    }
    return lines + quotes([.tension, .confusion])
  }

  /// How fast new ideas come, and how many meet one teacher at once.
  private func pace() -> [Words] {
    let firsts = model.threads.indices.compactMap { thread in
      facts.threadSessions[thread].compactMap { model.sessions[$0].day }.min()?.isoMonth
    }
    if firsts.isEmpty { return [] }
    let months = Dictionary(grouping: firsts) { $0 }.sorted { $0.key < $1.key }
    let shown = months.map { month, all -> Words in "\(figure: all.count) in \(month)" }
    var lines: [Words] = ["Threads that begin: \(list: shown)"]
    if let (month, count) = fullestMonth() {
      lines.append(
        "The most threads that meet one teacher in one month: \(figure: count), in \(month)")
    }
    return lines
  }

  /// The month in which one teacher meets the most threads, the first of several.
  private func fullestMonth() -> (month: String, count: Int)? {
    var most: [String: Int] = [:]
    for listener in context.experience.listeners(of: nil) {
      var met: [String: Set<Int32>] = [:]
      for session in context.experience.cells[listener.cell].sessions {
        guard let day = model.sessions[Int(session)].day else { continue }
        met[day.isoMonth, default: []].formUnion(facts.threads(of: Int(session)))
      }
      for (month, threads) in met { most[month] = max(most[month] ?? 0, threads.count) }
    }
    let fullest = most.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first
    return fullest.flatMap { $0.value > 0 ? ($0.key, $0.value) : nil }
  }

  private func changes() -> [Words] {
    let moved = model.sessions.count(where: \.isMoved)
    let cut = model.sessions.count { $0.status == .cut }
    let postponed = model.sessions.count { $0.status == .postponed }
    let counts = [
      (model.cancellations.count, "cancelled"), (moved, "moved"), (cut, "cut"),
      (postponed, "postponed"),
    ].filter { $0.0 > 0 }
    if counts.isEmpty { return [] }
    let shown = counts.map { count, word -> Words in "\(figure: count) \(word)" }
    return ["Meetings that change: \(list: shown)"]
  }

  // MARK: What leaders do

  private func connecting() -> [Words] {
    let figures = Figures(context)
    let links = context.experience.linkTallies()
    let times = links.count { facts.contents.links[Int($0.link)].fact.kind == .time }
    var lines: [Words] = []
    if links.isEmpty {
      lines.append("No session has a comment or a time that leads to another space.")
    } else {
      lines.append(
        """
        Sessions lead to another space in \(count: links.count - times, "comment") and \
        \(count: times, "time") to talk
        """)
      if let heard = figures.words(.heard, .plan) {
        lines.append(
          "\(figure: heard) times the teacher who hears one attends the place it speaks of")
      }
    }
    let tools = model.tools.indices.filter { facts.spaces(of: facts.toolSessions[$0]).count > 1 }
    lines.append(
      tools.isEmpty
        ? "No tool is used in more than one space."
        : "Used in more than one space: \(names: context.names(.tool, tools))")
    lines += coordination()
    let asks = model.people.reduce(0) { $0 + $1.asks.count }
    if asks > 0 {
      lines.append("\(count: asks, "question") between leaders written down (`ask`)")
    }
    return lines + nextSteps()
  }

  /// The steps of long-term changes that can be done now.
  private func nextSteps() -> [Words] {
    Sheet.few(
      model.towards.indices.flatMap { index in
        model.towards[index].steps.filter { $0.isNow && $0.done == nil }.map { step -> Words in
          "Can be done now, for \(name: context.name(.toward, index)): \(context.words(step))"
        }
      }, rest: "show steps")
  }
}
