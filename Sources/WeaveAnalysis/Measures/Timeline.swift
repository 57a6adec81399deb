package import WeaveModel

/// When each session takes place, with a day chosen for every open one.
package struct Timeline: Sendable {
  /// The day number of each session, by session; `noDay` where none can be chosen.
  package private(set) var days: [Int32]
  /// Minutes after midnight, by session; -1 when not known.
  package let starts: [Int16]
  /// The entry of `Contents.all`, by session.
  package private(set) var contentOf: [Int32]
  /// The place of each open session in `PlanFacts.openSessions`; -1 for others.
  package let openIndex: [Int32]
  /// Which of its days each open session takes.
  package private(set) var choices: [Int]
  private let open: [OpenSession]

  /// Stands behind all days: an open session in whose window no day is left.
  package static let noDay = Int32.max

  /// Every open session on the first of its days.
  package init(_ facts: PlanFacts) {
    let sessions = facts.model.sessions
    days = sessions.map { $0.day?.number ?? Self.noDay }
    starts = sessions.map(\.span.start)
    contentOf = facts.contentOf
    open = facts.openSessions
    choices = [Int](repeating: 0, count: open.count)
    var openIndex = [Int32](repeating: -1, count: sessions.count)
    for (index, session) in open.enumerated() { openIndex[Int(session.session)] = Int32(index) }
    self.openIndex = openIndex
    for index in open.indices { choose(index, 0) }
  }

  /// Puts open session `index` on its day `choice`.
  package mutating func choose(_ index: Int, _ choice: Int) {
    let session = open[index]
    choices[index] = choice
    days[Int(session.session)] = session.days[choice].number
    contentOf[Int(session.session)] = session.contents[choice]
  }

  /// Takes what holds at a session of a known day anew.
  mutating func setContent(_ content: Int32, of session: Int) { contentOf[session] = content }

  /// The day of `session`; nil where none can be chosen.
  package func day(of session: Int) -> Day? {
    days[session] == Self.noDay ? nil : Day(number: days[session])
  }

  /// One number that sorts sessions by day, then start; unknown starts come first.
  func key(_ session: Int32) -> Int64 {
    Int64(days[Int(session)]) << 32 | Int64(starts[Int(session)] + 1) << 20
  }

  /// All sessions in order of time; those of one moment in the order of the model.
  var order: [Int32] {
    // Day, start and place in one number, so that sorting compares nothing else. Days past 5,700
    // years, and those of sessions that have none, are the last.
    let first = Int64(days.min() ?? 0)
    var keys = days.indices.map { index in
      UInt64(min(Int64(days[index]) - first, 0x1F_FFFF)) << 43 | UInt64(starts[index] + 1) << 32
        | UInt64(index)
    }
    keys.sort()
    return keys.map { Int32(truncatingIfNeeded: $0) }
  }

  /// Whether `one` is earlier than `other`: an earlier day, or the same day and both starts known.
  package func isEarlier(_ one: Int32, _ other: Int32) -> Bool {
    let (left, right) = (days[Int(one)], days[Int(other)])
    if left != right { return left < right }
    return starts[Int(one)] >= 0 && starts[Int(one)] < starts[Int(other)]
  }
}
