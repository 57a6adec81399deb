import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// What stands behind the figures of threads and goals, and what teachers meet of threads.
extension Explainer {
  /// The sessions of a cell about a thread, in order of time.
  func sessions(_ cell: Int, _ thread: Int) -> [Int32] {
    experience.cells[cell].sessions.filter { experience.threads(of: $0).contains(Int32(thread)) }
  }

  private func spaces(_ sessions: [Int32]) -> [Int32] {
    Set(sessions.map { model.sessions[Int($0)].space.index }).sorted()
  }

  private func list(_ spaces: [Int32]) -> Words {
    "\(list: spaces.map { words.space($0) }, atMost: 3)"
  }

  /// Where a cell first meets a thread, else where its people are declared.
  private func place(_ cell: Int, _ thread: Int) -> Location? {
    sessions(cell, thread).first.map { words.line($0, .about, Int32(thread)) }
      ?? words.location(ofCell: cell)
  }

  private func meeting(_ cell: Int, _ thread: Int) -> Words {
    guard let met = experience.cells[cell].encounters(of: thread) else {
      return experience.cells[cell].sessions.isEmpty
        ? "expected at no session" : "no session of theirs is about it"
    }
    return """
      \(count: met.meetings, "session") on \(count: met.days, "day"), in \
      \(list(spaces(sessions(cell, thread))))
      """
  }

  private func met(_ sum: Sum) -> [(one: Contribution, cell: Int, thread: Int)] {
    sum.contributions.compactMap { one in
      guard case .meeting(let cell, let thread) = one.origin else { return nil }
      return (one, cell, thread)
    }
  }

  // MARK: Reach, breadth and gaps, over all teachers

  func reached(_ sum: Sum) -> Explanation {
    guard case .count(let count)? = sum.figure else {
      return Explanation(nil, "\(sum.who) has nobody to reach: the plan has no teachers.")
    }
    let lines = met(sum).map { one, cell, thread in
      (
        line: Line("\(words.people([cell])): \(meeting(cell, thread))", at: place(cell, thread)),
        counts: one.counts
      )
    }
    return Explanation(
      sum.figure,
      """
      \(figure: "\(count.part) of \(count.whole)") teachers\(" meet ")\(sum.who)\
      \("\(sum.measure.words.so).")
      """,
      groups(sum, lines).reversed())
  }

  func breadth(_ sum: Sum) -> Explanation {
    let counted = met(sum).filter { $0.one.count.whole > 0 }.sorted { left, right in
      let (one, other) = (
        left.one.count.part * right.one.count.whole, right.one.count.part * left.one.count.whole
      )
      return one == other ? left.cell < right.cell : one < other
    }
    guard let figure = sum.figure else {
      return Explanation(
        nil, "Nobody is expected in a space, so there is nothing to measure for \(sum.who).")
    }
    return Explanation(
      figure,
      """
      \(sum.who) is met in \(figure: inWords(figure)) of a teacher's spaces: the mean of each \
      teacher's own share.
      """,
      counted.map { one, cell, thread in
        let inside = spaces(sessions(cell, thread))
        let outside = spaces(experience.cells[cell].sessions).filter { !inside.contains($0) }
        let rest: Words = outside.isEmpty ? "" : ", not \(list(outside))"
        return Line(
          """
          \(words.people([cell])): \(figure: "\(one.count.part) of \(one.count.whole)") spaces\(rest)
          """,
          at: place(cell, thread))
      })
  }

  /// The longest gap, or the days, of each teacher with a thread.
  func waits(_ sum: Sum) -> Explanation {
    let isGap = sum.measure.fold == .greatest
    let all = met(sum)
    let some = all.compactMap { one, cell, thread -> (number: Int, line: Line)? in
      guard let number = one.value?.value.whole,
        experience.cells[cell].encounters(of: thread) != nil
      else { return nil }
      let detail = detail(sum.measure, sessions(cell, thread))
      return (
        number,
        Line(
          "\(words.people([cell])): \(count: number, "day")\(detail.words)", at: detail.location)
      )
    }
    let others = all.filter { one, cell, thread in
      one.value == nil || experience.cells[cell].encounters(of: thread) == nil
    }.map { _, cell, thread in
      Line("\(words.people([cell])): \(meeting(cell, thread))", at: place(cell, thread))
    }
    let sorted = some.enumerated().sorted { left, right in
      let (one, other) = (left.element.number, right.element.number)
      return one == other ? left.offset < right.offset : (one < other) != isGap
    }
    let groups = [
      Group("", sorted.map(\.element.line)), Group("\(sum.measure.words.others)", others),
    ]
    if !isGap {
      return Explanation(
        nil, "The days on which teachers meet \(sum.who), the fewest first.", groups)
    }
    guard let figure = sum.figure else {
      return Explanation(
        nil, "Nobody meets \(sum.who) on two days, so there is no gap to measure.", groups)
    }
    return Explanation(
      figure,
      """
      The longest anybody waits for \(sum.who) to return is \
      \(count: figure.value.whole ?? 0, "day").
      """,
      groups)
  }

  // MARK: All threads of some teachers

  /// What some teachers meet of each thread, a line a thread: for several, of the one served worst.
  func meetings(_ sum: Sum) -> Explanation {
    if model.threads.isEmpty { return Explanation(nil, "The plan has no threads to meet.") }
    let all = Dictionary(grouping: met(sum)) { $0.thread }
    let isOne = sum.subject.kind == .teacher || Set(met(sum).map(\.cell)).count == 1
    let lines = all.sorted { $0.key < $1.key }.compactMap { thread, met -> Line? in
      let worst = met.min { left, right in
        guard let one = left.one.value else { return right.one.value != nil }
        guard let other = right.one.value else { return false }
        return sum.measure.isWorseWhenMore == true
          ? other.value < one.value : one.value < other.value
      }
      guard let worst else { return nil }
      let people: Words = isOne ? "" : " (\(words.people([worst.cell])))"
      let header = model.threads[thread].header.location
      guard let value = worst.one.value else {
        let isMet = experience.cells[worst.cell].encounters(of: thread) != nil
        return Line(
          """
          \(words.thread(Int32(thread))): \(isMet ? "met on one day only" : "never met")\(people)
          """,
          at: header)
      }
      let detail = detail(sum.measure, sessions(worst.cell, thread))
      return Line(
        """
        \(words.thread(Int32(thread))): \(figure: number(value, sum.measure))\(people)\(detail.words)
        """,
        at: detail.location ?? header)
    }
    let whose: Words = isOne ? "" : "the one served worst in "
    return Explanation(
      nil,
      "Thread by thread, for \(whose)\(sum.who): \(sum.measure.words.meaning).", lines)
  }

  /// A figure with what it counts: "3 days", "2 of 4 spaces".
  private func number(_ figure: Figure, _ measure: Measure) -> String {
    switch measure.unit {
    case .share, .number, .minutes: "\(inWords(figure)) spaces"
    case .count: counted(figure.value.whole ?? 0, "session")
    case .days: counted(figure.value.whole ?? 0, "day")
    }
  }

  /// Where a figure of one teacher and thread lies, among the sessions about it.
  private func detail(
    _ measure: Measure, _ own: [Int32]
  ) -> (words: Words, location: Location?) {
    guard let first = own.first, let last = own.last else { return ("", nil) }
    switch measure.words.detail {
    case .gap: return gap(own)
    case .span:
      return (", from \(words.address(first)) to \(words.address(last))", words.location(last))
    case .last: return (" after \(words.address(last))", words.location(last))
    case .spaces: return (", \(list(spaces(own)))", words.location(first))
    case .days:
      var days: [Words] = []
      var day: Day?
      for session in own where words.day(session) != day {
        day = words.day(session)
        days.append(words.address(session))
      }
      return (", \(list: days, atMost: 3)", words.location(first))
    case .sessions: return (", \(words.addresses(own))", words.location(first))
    }
  }

  /// Where the longest gap between two of `own` lies.
  private func gap(_ own: [Int32]) -> (words: Words, location: Location?) {
    let days = experience.timeline.days
    let longest = zip(own, own.dropFirst()).max {
      (days[Int($0.1)] - days[Int($0.0)], -days[Int($0.0)])
        < (days[Int($1.1)] - days[Int($1.0)], -days[Int($1.0)])
    }
    guard let longest else { return ("", nil) }
    return (
      ", from \(words.address(longest.0)) to \(words.address(longest.1))",
      words.location(longest.1)
    )
  }

  // MARK: Minutes

  /// The minutes about a thread, or of the threads that serve a goal: thread by thread and space by
  /// space.
  func focus(_ sum: Sum) -> Explanation {
    let minutes = "\(sum.figure.map { inDecimals($0.value) } ?? "0") min"
    let said: Words
    var threads = 1
    if case .goal(let goal) = sum.subject {
      threads = model.threads(serving: goal).count
      if threads == 0 {
        return Explanation(sum.figure, "\(sum.who) has no minutes: no thread serves it.")
      }
      said = """
        \(sum.who) is served by \(figure: minutes): those of the sessions about \
        \(count: threads, "thread") that serve it, a session about others too counting in part.
        """
    } else {
      said = """
        \(sum.who) has \(figure: minutes): those of the sessions about it, a session about several \
        threads split between them.
        """
    }
    struct Part {
      let thread: Int
      let first: Int32
      var sessions = 0
      var minutes = Share.zero
    }
    var parts: [[Int]: Part] = [:]
    for one in sum.contributions {
      guard case .focus(let session, let thread) = one.origin else { continue }
      let key = [thread, Int(model.sessions[Int(session)].space)]
      var part = parts[key] ?? Part(thread: thread, first: session)
      part.sessions += 1
      part.minutes = part.minutes + (one.value?.value ?? .zero)
      parts[key] = part
    }
    let inOrder = parts.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }
    let lines = inOrder.map { key, part in
      let about: Words = threads > 1 ? "\(words.thread(Int32(part.thread))) in " : ""
      return Line(
        """
        \(about)\(words.space(Int32(key[1]))): \(figure: "\(inDecimals(part.minutes)) min") of \
        \(count: part.sessions, "session")
        """,
        at: words.line(part.first, .about, Int32(part.thread)))
    }
    return Explanation(
      sum.figure, said, [Group("", lines)],
      remarks: lines.isEmpty ? ["No session is about it."] : [])
  }
}
