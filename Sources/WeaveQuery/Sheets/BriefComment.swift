import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSyntax

// Threads the listeners met elsewhere, and a comment that would connect one of them.
extension BriefPart {
  /// An idea met in one other space, by so many.
  private struct Idea {
    let thread: Int32
    let space: Int
    var listeners: Set<Int32> = []
    var since: Set<Int32> = []
    /// The latest session at which each of them met it.
    var last: [Int32: Int] = [:]

    /// The session that most of them would think of, the later of several.
    var end: Int {
      var counts: [Int: Int] = [:]
      for session in last.values { counts[session, default: 0] += 1 }
      return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    }
  }

  /// How near an idea is to what the session is about; less is nearer.
  private enum Nearness: Int {
    case same, oneGoal, oneConcern, far
  }

  /// Ideas by thread and space, met before the session for sure.
  private var ideas: [Idea] {
    var found: [[Int]: Idea] = [:]
    for meeting in elsewhere.meetings where meeting.order == .before {
      let space = Int(model.sessions[meeting.session].space)
      for thread in context.facts.threads(of: meeting.session) {
        var idea = found[[Int(thread), space]] ?? Idea(thread: thread, space: space)
        idea.listeners.formUnion(meeting.listeners)
        idea.since.formUnion(meeting.since)
        for listener in meeting.listeners { idea.last[listener] = meeting.session }
        found[[Int(thread), space]] = idea
      }
    }
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// The threads met elsewhere since the leader last saw the listeners.
  func threads() -> [Words] {
    let own = context.facts.threads(of: index)
    let fresh = elsewhere.meetings.filter { !$0.since.isEmpty && $0.order == .before }
    let lines = model.threads.indices.compactMap { thread -> Words? in
      let meetings = fresh.filter {
        context.facts.threads(of: $0.session).contains(Int32(thread))
      }
      guard let last = meetings.last else { return nil }
      let met = meetings.reduce(into: Set<Int32>()) { $0.formUnion($1.since) }
      let address = model.address(model.sessions[last.session])
      let asked = model.threads[thread].questions.compactMap { model.string($0) }
      return """
        \(name: context.name(.thread, thread)): met by \(share(met)); last at \(name: address)\
        \(own.contains(Int32(thread)) ? "; this session is about it, too" : "")
        """ + asked.flatMap { "; it asks: “\($0)”" as Words }
    }
    return lines.isEmpty ? ["none that they met elsewhere since then"] : lines
  }

  /// The line to paste, with what it would speak of; or why there is none.
  func comment() -> [Words] {
    let links = context.facts.links(of: index)
    let there: [Words] = links.map { link in
      """
      There already: \(link.fact.kind.keyword) to \
      \(name: context.name(.space, Int(link.space))) (\(place: context.place(link.fact.location)))
      """
    }
    let all = context.count(elsewhere.listeners)
    let linked = Set(links.map { Int($0.space) })
    let fit = ideas.filter { idea in
      !linked.contains(idea.space) && context.count(idea.listeners) * 2 > all
    }
    guard let idea = fit.min(by: { rank($0).lexicographicallyPrecedes(rank($1)) }) else {
      return there + [noComment]
    }
    let space = model.symbols.text(model.spaces[idea.space].header.name)
    let thread = context.name(.thread, Int(idea.thread))
    let text = quoted("Think back to \(space)\(thought(of: idea))")
    let line = "comment to \(spelled(space)) about \(spelled(thread)) \(text)"
    return there + ["\(figure: line)", "It goes under \(home()).", reason(idea)]
  }

  /// When and at what the idea was met: the day and title if they are the same for all, else what
  /// the thread is called.
  private func thought(of idea: Idea) -> String {
    let ends = Set(idea.last.values)
    let days = Set(ends.map { model.sessions[$0].day })
    let titles = Set(ends.map { model.title(model.sessions[$0]) })
    let day = days.count == 1 ? days.first.flatMap { $0 } : nil
    let title = titles.count == 1 ? titles.first.flatMap { $0 } : nil
    let header = model.threads[Int(idea.thread)].header
    let what = title ?? model.string(header.title) ?? model.symbols.text(header.name)
    return (day.map { " on \($0.iso)" } ?? "") + ": \(what)"
  }

  /// Nearest to the session first, then ideas met since the leader last saw the listeners, then by
  /// how many met it, then the latest.
  private func rank(_ idea: Idea) -> [Int] {
    let day = elsewhere.days(of: idea.end)?.upperBound ?? 0
    return [
      nearness(idea.thread).rawValue, idea.since.isEmpty ? 1 : 0, -context.count(idea.listeners),
      -Int(day), Int(idea.thread), idea.space,
    ]
  }

  private func nearness(_ thread: Int32) -> Nearness {
    let own = context.facts.threads(of: index)
    if own.contains(thread) { return .same }
    let idea = model.threads[Int(thread)]
    let others = own.map { model.threads[Int($0)] }
    if others.contains(where: { !Set($0.goals).isDisjoint(with: idea.goals) }) { return .oneGoal }
    if let concern = idea.concern, others.contains(where: { $0.concern == concern }) {
      return .oneConcern
    }
    return .far
  }

  private func reason(_ idea: Idea) -> Words {
    let near =
      switch nearness(idea.thread) {
      case .same: "this session is about it, too"
      case .oneGoal: "it serves the same goal as what this session is about"
      case .oneConcern: "it is about the same side of school as this session"
      case .far: "it is not close to what this session is about; judge whether it fits"
      }
    let ends = Dictionary(grouping: idea.last.keys) { idea.last[$0] ?? 0 }.sorted {
      $0.key < $1.key
    }
    let spoken = ends.map { end, listeners -> Words in
      let address = model.address(model.sessions[end])
      return "\(name: address) (\(figure: context.count(listeners)))"
    }
    return """
      It speaks of \(list: spoken). \(name: context.name(.thread, Int(idea.thread))) was met \
      there by \(share(idea.listeners)); \(near).
      """
  }

  private var noComment: Words {
    if elsewhere.listeners.isEmpty { return "Nobody is asked yet, so there is nobody to speak to." }
    if ideas.isEmpty {
      return "None is proposed: by this plan they met no thread in another space before that day."
    }
    return "None is proposed: no other idea was met elsewhere by most of them before that day."
  }

  /// The header the line belongs under, and where it stands if it is written already.
  private func home() -> Words {
    let header: Words = "`session \(model.address(session))`"
    let isSection = session.section >= 0
    let block = isSection ? session.sectionBlock : session.wholeBlock
    return block < 0
      ? "\(header), a header still to be written"
      : "\(header) (\(place: context.place(model.blocks[Int(block)].location)))"
  }
}
