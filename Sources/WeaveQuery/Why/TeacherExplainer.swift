import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// What stands behind the figures of one teacher, or of people alike.
extension Explainer {
  // MARK: Shares of sessions

  func sessions(_ sum: Sum, _ cell: Int) -> Explanation {
    let connections = Connections(words, cell: cell)
    let lines = sum.contributions.map { one -> (line: Line, counts: Bool) in
      let session = connections.own.sessions[place(of: one)]
      let why = reason(sum.measure, cell, place(of: one), connections, one.counts)
      return (
        Line(
          "\(words.address(session)): \(why.words)", at: why.location ?? words.location(session)),
        one.counts
      )
    }
    let count = lines.count { $0.counts }
    let hasNearest = connections.own.figures.spaces > 1
    return Explanation(
      sum.figure,
      """
      \(sum.who) is expected at \(count: lines.count, "session"); \(figure: count)\
      \(" \(sum.measure.verb(count)).")
      """,
      groups(sum, lines),
      remarks: sum.measure == .woven && count < lines.count && hasNearest
        ? ["A comment to the one named as nearest would weave both."] : [])
  }

  /// The place of the session in its cell's list.
  func place(of contribution: Contribution) -> Int {
    if case .session(_, let place) = contribution.origin { place } else { 0 }
  }

  /// Why a session counts, or does not, for people alike; no line where it is the session's own.
  func reason(
    _ measure: Measure, _ cell: Int, _ place: Int, _ connections: Connections, _ isCounted: Bool
  ) -> (words: Words, location: Location?) {
    guard case .session(let test, _) = measure.adds else { return ("", nil) }
    let woven = connections.reason(place)
    if test.needs == .labelled, !isCounted || test.unless.isEmpty {
      if test.unless.isEmpty {
        return connections.label(place) ?? (connections.unlabelled(place), nil)
      }
    } else if test.needs == .labelled {
      guard let (said, location) = connections.label(place) else { return ("", nil) }
      return ("\(said); \(connections.missing(place))", location)
    } else if test.unless.contains(.labelled), isCounted {
      return ("\(connections.unlabelled(place)); \(connections.missing(place))", nil)
    } else if test.needs == .across {
      if let (said, location) = connections.across(place) { return (said, location) }
      return woven == nil
        ? ("it is not woven", nil) : ("those who lead it lead what it is joined with too", nil)
    } else if test.needs == .together {
      let others = connections.company(place, cell: cell)
      return (others.isEmpty ? "nobody else of their teams is asked" : with(others), nil)
    }
    if let (said, location) = woven { return (said, location) }
    return (connections.missing(place), nil)
  }

  private func with(_ others: [String]) -> Words { "with \(names: others, atMost: 3)" }

  // MARK: Shares of minutes

  func minutes(_ sum: Sum, _ cell: Int) -> Explanation {
    let own = experience.cells[cell]
    let isActive = if case .session(_, .active) = sum.measure.adds { true } else { false }
    let lines = sum.contributions.map { one -> (line: Line, counts: Bool) in
      let session = own.sessions[place(of: one)]
      let isKnown = model.sessions[Int(session)].minutes != nil
      let length =
        isActive && one.counts
        ? "\(one.count.part) of \(one.count.whole) min"
        : isKnown ? "\(one.count.whole) min" : "a length not yet known"
      return (
        Line(
          "\(words.address(session)): \(figure: length)",
          at: words.facts(session, .active).first?.location ?? words.location(session)),
        one.counts
      )
    }
    let part = sum.contributions.reduce(0) { $0 + $1.count.part }
    return Explanation(
      sum.figure,
      """
      \(sum.who) has \(figure: "\(own.figures.minutes) min") in \
      \(count: own.figures.sessions, "session"); \(figure: "\(part) min")\
      \(" are \(sum.measure.words.so).")
      """,
      groups(sum, lines),
      remarks: own.figures.minutes == 0
        ? ["No session of theirs says how long it is, so there is nothing to measure."] : [])
  }

  // MARK: Shares of links

  func links(_ sum: Sum, _ cell: Int) -> Explanation {
    let connections = Connections(words, cell: cell)
    let lines = sum.contributions.compactMap { one -> (line: Line, counts: Bool)? in
      guard case .link(_, let link) = one.origin else { return nil }
      let session = connections.own.sessions[Int(link.entry)]
      return (
        Line(
          "\(words.address(session)): \(connections.goingOut(link))",
          at: connections.line(link).fact.location),
        one.counts
      )
    }
    if lines.isEmpty {
      return Explanation(
        sum.figure,
        """
        \(sum.who) could hear no comment and no time: none starts at their sessions, so there is \
        nothing to measure.
        """)
    }
    let count = lines.count { $0.counts }
    return Explanation(
      sum.figure,
      """
      \(sum.who) could hear \(count: lines.count, "comment or time", "comments and times"); \
      \(figure: count)\(" \(sum.measure.verb(count)).")
      """,
      groups(sum, lines))
  }

  // MARK: Whole numbers

  /// Sessions, spaces or minutes, space by space.
  func spaces(_ sum: Sum, _ cell: Int) -> Explanation {
    let own = experience.cells[cell]
    let spaces = Set(own.sessions.map { model.sessions[Int($0)].space }).sorted()
    return Explanation(
      sum.figure,
      """
      \(sum.who) is expected at \(count: own.sessions.count, "session") of \
      \(figure: "\(own.figures.minutes) min") in \(count: spaces.count, "space").
      """,
      spaces.map { space in
        let inside = own.sessions.filter { model.sessions[Int($0)].space == space }
        let minutes = experience.facts.minutes(of: inside.map(Int.init))
        return Line(
          "\(words.space(space)): \(count: inside.count, "session"), \(figure: "\(minutes) min")",
          at: model.spaces[Int(space)].header.location)
      })
  }

  func optional(_ sum: Sum, _ cell: Int) -> Explanation {
    let atoms = experience.facts.atoms
    let own = experience.attendance.cells[cell].atoms.first
    let asked = model.sessions.indices.filter { index in
      let session = model.sessions[index]
      guard session.status.takesPlace, session.isOptional, session.audience >= 0, let own else {
        return false
      }
      let spec = model.audiences.specs[Int(session.audience)]
      return atoms.atoms(of: spec, on: atoms.hasDatedMembers ? session.day : nil).contains(own)
    }
    if asked.isEmpty {
      return Explanation(sum.figure, "\(sum.who) is asked to no optional session.")
    }
    let verb = inNumber(asked.count, ", which counts", ", which count")
    return Explanation(
      sum.figure,
      """
      \(sum.who) is asked to \(count: asked.count, "optional session")\
      \("\(verb) in no other figure.")
      """,
      words.inOrder(asked.map(Int32.init)).map { session in
        Line(
          """
          \(words.address(session)): \
          \(figure: "\(model.sessions[Int(session)].minutes ?? 0) min")
          """,
          at: words.facts(session, .optional).first?.location ?? words.location(session))
      })
  }

  // MARK: Strands

  func strands(_ sum: Sum, _ cell: Int) -> Explanation {
    let parts = sum.contributions.map { $0.value?.value.whole ?? 0 }
    let all = parts.reduce(0, +)
    guard let figure = sum.figure else {
      return Explanation(
        nil,
        """
        \(sum.who) has no minutes about any thread: no session of theirs says what it is about and \
        how long it is, so there is nothing to measure.
        """)
    }
    func minutes(_ parts: Int) -> String {
      "\(inDecimals(experience.minutes(ofParts: parts))) min"
    }
    let met = zip(sum.contributions, parts).compactMap { one, parts -> (Int32, Int)? in
      guard case .meeting(_, let thread) = one.origin else { return nil }
      return (Int32(thread), parts)
    }
    let lines = met.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { thread, parts in
      Line(
        """
        \(words.thread(thread)): \(figure: minutes(parts)), \
        \(figure: "\((200 * parts + all) / (2 * all)) %") of the minutes about a thread
        """,
        at: sessions(cell, Int(thread)).first.map { words.line($0, .about, thread) })
    }
    return Explanation(
      figure,
      """
      \(sum.who) meets \(count: met.count, "thread"), in effect \(figure: inWords(figure)) at once: \
      as many as if each had an equal share of \(figure: minutes(all)).
      """,
      lines)
  }
}
