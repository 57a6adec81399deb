import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// Chains behind figures of threads and goals.
extension ChainMaker {
  /// The chain behind a figure of a thread; nil for pooled ones.
  func thread(_ name: String, _ thread: Int, _ figure: Figure?) -> Chain? {
    switch name {
    case "reach", "carried", "once": return share(name, thread, figure)
    case "breadth": return breadth(thread, figure)
    case "gap", "days": return waits(name, thread, figure)
    case "minutes":
      let name = words.thread(Int32(thread))
      return split(
        [thread], figure,
        said: [
          name, " has ", .figured("\(figure.map { inDecimals($0.value) } ?? "0") min"),
          ": those of the sessions about it, a session about several threads split between them.",
        ])
    default: return nil
    }
  }

  /// What each cell of teachers meets of a thread.
  private func met(_ thread: Int) -> [(listener: Listener, met: Encounters?)] {
    experience.listeners(of: nil).map { listener in
      (listener, experience.cells[listener.cell].encounters(of: thread))
    }
  }

  /// The sessions of a cell about a thread, in order of time.
  private func sessions(_ cell: Int, _ thread: Int) -> [Int32] {
    experience.cells[cell].sessions.filter { experience.threads(of: $0).contains(Int32(thread)) }
  }

  private func spaces(_ sessions: [Int32]) -> [Int32] {
    Set(sessions.map { model.sessions[Int($0)].space }).sorted()
  }

  // MARK: Reach

  private func share(_ name: String, _ thread: Int, _ figure: Figure?) -> Chain {
    let (verb, after, counting, others) =
      switch name {
      case "carried": (" meet ", " in two spaces or more.", "In two or more:", "The others:")
      case "once": (" meet ", " on one day only.", "On one day:", "The others:")
      default: (" meet ", ".", "Meeting it:", "Never meeting it:")
      }
    var groups: [[ChainFact]] = [[], []]
    for (listener, met) in met(thread) {
      let isSo =
        switch name {
        case "carried": (met?.spaces ?? 0) >= 2
        case "once": met?.days == 1
        default: met != nil
        }
      let fact = ChainFact(
        words.people([listener.cell]) + [": "] + meeting(listener.cell, thread, met),
        at: firstLine(listener.cell, thread) ?? words.location(ofCell: listener.cell),
        part: isSo ? listener.weight : 0, of: listener.weight, weight: listener.weight)
      groups[isSo ? 0 : 1].append(fact)
    }
    let called = words.thread(Int32(thread))
    guard case .count(let count)? = figure else {
      return Chain(
        figure: nil, sum: .counts,
        said: [called, " has nobody to reach: the plan has no teachers."])
    }
    return Chain(
      figure: figure, sum: .counts,
      said: [
        .figured("\(count.part) of \(count.whole)"), " teachers", Prose.Span(verb), called,
        Prose.Span(after),
      ],
      groups: [
        ChainGroup(title: [Prose.Span(others)], facts: groups[1]),
        ChainGroup(title: [Prose.Span(counting)], facts: groups[0]),
      ])
  }

  private func meeting(_ cell: Int, _ thread: Int, _ met: Encounters?) -> [Prose.Span] {
    guard let met else {
      return experience.cells[cell].sessions.isEmpty
        ? ["expected at no session"] : ["no session of theirs is about it"]
    }
    let own = sessions(cell, thread)
    return [
      .figured(counted(met.meetings, "session")), " on ", .figured(counted(met.days, "day")),
      ", in ",
    ] + inARow(spaces(own).map { [words.space($0)] })
  }

  private func firstLine(_ cell: Int, _ thread: Int) -> Location? {
    sessions(cell, thread).first.map { words.line($0, .about, Int32(thread)) }
  }

  // MARK: Breadth and gaps

  private func breadth(_ thread: Int, _ figure: Figure?) -> Chain {
    let all = met(thread).map { listener, met in
      (listener, Count(met?.spaces ?? 0, of: experience.cells[listener.cell].figures.spaces))
    }
    let counted = all.filter { $0.1.whole > 0 }.sorted { left, right in
      let (one, other) = (left.1.part * right.1.whole, right.1.part * left.1.whole)
      return one == other ? left.0.cell < right.0.cell : one < other
    }
    let facts = counted.map { listener, count in
      let inside = spaces(sessions(listener.cell, thread))
      let outside = spaces(experience.cells[listener.cell].sessions).filter {
        !inside.contains($0)
      }
      var said: [Prose.Span] =
        words.people([listener.cell]) + [
          ": ", .figured("\(count.part) of \(count.whole)"), Prose.Span(" spaces"),
        ]
      if !outside.isEmpty { said += [", not "] + inARow(outside.map { [words.space($0)] }) }
      return ChainFact(
        said,
        at: firstLine(listener.cell, thread) ?? words.location(ofCell: listener.cell),
        part: count.part, of: count.whole, weight: listener.weight)
    }
    let called = words.thread(Int32(thread))
    guard let figure else {
      return Chain(
        figure: nil, sum: .mean,
        said: ["Nobody is expected in a space, so there is nothing to measure for ", called, "."])
    }
    return Chain(
      figure: figure, sum: .mean,
      said: [
        called, " is met in ", .figured(inWords(figure)),
        " of a teacher's spaces: the mean of each teacher's own share.",
      ], groups: [ChainGroup(title: [], facts: facts)])
  }

  /// The longest gap, or the days, of each teacher with a thread.
  private func waits(_ name: String, _ thread: Int, _ figure: Figure?) -> Chain {
    let all = met(thread)
    let called = words.thread(Int32(thread))
    var facts: [(figure: Int, fact: ChainFact)] = []
    var others: [ChainFact] = []
    for (listener, met) in all {
      let people = words.people([listener.cell])
      guard let met, name == "days" || met.longestGap != nil else {
        others.append(
          ChainFact(
            people + [": "] + meeting(listener.cell, thread, met),
            at: firstLine(listener.cell, thread) ?? words.location(ofCell: listener.cell),
            weight: listener.weight))
        continue
      }
      let own = sessions(listener.cell, thread)
      let number = name == "days" ? met.days : met.gap
      let said = name == "days" ? daysInWords(own) : gap(own)
      facts.append(
        (
          name == "days" ? met.days : -met.gap,
          ChainFact(
            people + [": ", .figured(counted(number, "day"))] + said.words, at: said.location,
            part: number, weight: listener.weight)
        ))
    }
    let sorted = facts.enumerated().sorted {
      ($0.element.figure, $0.offset) < ($1.element.figure, $1.offset)
    }
    let groups = [
      ChainGroup(title: [], facts: sorted.map(\.element.fact)),
      ChainGroup(
        title: [Prose.Span(name == "days" ? "Never:" : "On one day only, or never:")],
        facts: others),
    ]
    if name == "days" {
      return Chain(
        figure: nil, sum: .words,
        said: ["The days on which teachers meet ", called, ", the fewest first."], groups: groups)
    }
    guard let figure else {
      return Chain(
        figure: nil, sum: .words,
        said: [
          "Nobody meets ", called, " on two days, so there is no gap to measure.",
        ], groups: groups)
    }
    return Chain(
      figure: figure, sum: .greatest,
      said: [
        "The longest anybody waits for ", called, " to return is ",
        .figured("\(inWords(figure)) \(inNumber(figure.value.whole ?? 0, "day", "days"))"), ".",
      ], groups: groups)
  }

  private func daysInWords(_ own: [Int32]) -> (words: [Prose.Span], location: Location?) {
    var days: [[Prose.Span]] = []
    var last: Day?
    for session in own where words.day(session) != last {
      last = words.day(session)
      days.append([words.address(session)])
    }
    return ([", "] + inARow(days), own.first.map { words.location($0) })
  }

  /// Where the longest gap between two of `own` lies.
  private func gap(_ own: [Int32]) -> (words: [Prose.Span], location: Location?) {
    let days = experience.timeline.days
    let pairs = zip(own, own.dropFirst())
    guard
      let longest = pairs.max(by: {
        (days[Int($0.1)] - days[Int($0.0)], -days[Int($0.0)])
          < (days[Int($1.1)] - days[Int($1.0)], -days[Int($1.0)])
      })
    else { return ([], nil) }
    return (
      [", from ", words.address(longest.0), " to ", words.address(longest.1)],
      words.location(longest.1)
    )
  }

  // MARK: All threads of some teachers

  /// What some teachers meet of each thread, a line a thread: for several, of the one served worst.
  func meetings(_ name: String, _ cells: [Int], _ who: [Prose.Span]) -> Chain {
    let facts = model.threads.indices.map { thread -> ChainFact in
      let called: [Prose.Span] = [words.thread(Int32(thread)), ": "]
      let all = cells.map { (cell: $0, value: number(name, $0, thread)) }
      let isWorseWhenMore = ["gap", "span", "after"].contains(name)
      let worst = all.min { left, right in
        guard let one = left.value else { return right.value != nil }
        guard let other = right.value else { return false }
        return isWorseWhenMore ? other.value < one.value : one.value < other.value
      }
      guard let worst, let value = worst.value else {
        let cell = worst?.cell ?? cells[0]
        let met = experience.cells[cell].encounters(of: thread)
        let people: [Prose.Span] = cells.count > 1 ? [" ("] + words.people([cell]) + [")"] : []
        return ChainFact(
          called + (met == nil ? ["never met"] : ["met on one day only"]) + people,
          at: model.threads[thread].header.location)
      }
      let own = sessions(worst.cell, thread)
      let people: [Prose.Span] = cells.count > 1 ? [" ("] + words.people([worst.cell]) + [")"] : []
      let detail = detail(name, own)
      return ChainFact(
        called + [.figured(unit(name, value))] + people + detail.words,
        at: detail.location ?? model.threads[thread].header.location)
    }
    if model.threads.isEmpty {
      return Chain(figure: nil, sum: .words, said: ["The plan has no threads to meet."])
    }
    let whose: [Prose.Span] = cells.count > 1 ? ["the one served worst in "] : []
    return Chain(
      figure: nil, sum: .words,
      said: ["Thread by thread, for "] + whose + who + [": "] + meaning(name) + ["."],
      groups: [ChainGroup(title: [], facts: facts)])
  }

  private func meaning(_ name: String) -> [Prose.Span] {
    switch name {
    case "breadth": ["the spaces in which it is met, of all spaces"]
    case "days": ["the days on which it is met"]
    case "gap": ["the longest gap between two days"]
    case "span": ["the days from the first to the last"]
    case "after": ["the days from the last to the end of the plan"]
    default: ["the sessions about it"]
    }
  }

  private func number(_ name: String, _ cell: Int, _ thread: Int) -> Figure? {
    let own = experience.cells[cell].encounters(of: thread)
    switch name {
    case "breadth": return .of(own?.spaces ?? 0, experience.cells[cell].figures.spaces)
    case "days": return .number(own?.days ?? 0)
    case "meetings": return .number(own?.meetings ?? 0)
    case "gap": return own?.longestGap.map { .number($0) }
    case "span": return own.map { .number($0.span) }
    case "after": return experience.daysAfter(own, in: nil).map { .number($0) }
    default: return nil
    }
  }

  private func unit(_ name: String, _ figure: Figure) -> String {
    let number = inWords(figure)
    let one = figure.value.whole == 1
    switch name {
    case "breadth": return "\(number) spaces"
    case "meetings": return "\(number) \(one ? "session" : "sessions")"
    default: return "\(number) \(one ? "day" : "days")"
    }
  }

  private func detail(
    _ name: String, _ own: [Int32]
  ) -> (words: [Prose.Span], location: Location?) {
    guard let first = own.first, let last = own.last else { return ([], nil) }
    switch name {
    case "gap": return gap(own)
    case "span":
      return (
        [", from ", words.address(first), " to ", words.address(last)], words.location(last)
      )
    case "after": return ([" after ", words.address(last)], words.location(last))
    case "breadth":
      return (
        [", "] + inARow(spaces(own).map { [words.space($0)] }), words.location(first)
      )
    case "days": return daysInWords(own)
    default: return ([", "] + words.addresses(own), words.location(first))
    }
  }

  // MARK: Minutes

  /// Minutes that serve a goal.
  func served(_ goal: Int, _ figure: Figure?) -> Chain {
    let threads = model.threads.indices.filter { model.threads[$0].goals.contains(goal) }
    let name = Prose.Span.named(model.name(EntityRef(.goal, goal)))
    if threads.isEmpty {
      return Chain(
        figure: figure, sum: .total, said: [name, " has no minutes: no thread serves it."])
    }
    return split(
      threads, figure,
      said: [
        name, " is served by ", .figured("\(figure.map { inDecimals($0.value) } ?? "0") min"),
        ": those of the sessions about ", .figured(counted(threads.count, "thread")),
        " that serve it, a session about others too counting in part.",
      ])
  }

  /// Minutes of the sessions about `threads`, thread by thread and space by space.
  private func split(_ threads: [Int], _ figure: Figure?, said: [Prose.Span]) -> Chain {
    var facts: [ChainFact] = []
    for thread in threads {
      var parts: [Int32: (sessions: Int, parts: Int, first: Int32)] = [:]
      for session in model.sessions.indices.map(Int32.init)
      where experience.timeline.contentOf[Int(session)] >= 0 {
        let focus = experience.threads(of: session)
        guard focus.contains(Int32(thread)) else { continue }
        let known = model.sessions[Int(session)]
        var entry = parts[known.space] ?? (0, 0, session)
        entry.sessions += 1
        entry.parts += (known.minutes ?? 0) * experience.facts.focusParts / focus.count
        parts[known.space] = entry
      }
      for (space, entry) in parts.sorted(by: { $0.key < $1.key }) {
        let minutes = experience.minutes(ofParts: entry.parts)
        let about: [Prose.Span] =
          threads.count > 1 ? [words.thread(Int32(thread)), " in "] : []
        facts.append(
          ChainFact(
            about + [
              words.space(space), ": ", .figured("\(inDecimals(minutes)) min"), " of ",
              .figured(counted(entry.sessions, "session")),
            ], at: words.line(entry.first, .about, Int32(thread)), share: minutes))
      }
    }
    var chain = Chain(
      figure: figure, sum: .total, said: said, groups: [ChainGroup(title: [], facts: facts)])
    if facts.isEmpty { chain.remarks = [["No session is about it."]] }
    return chain
  }
}
