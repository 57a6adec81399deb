import WeaveModel

/// When each session can take place over all choices of open days, and what it can hold then.
///
/// A check that rests on these, and on `experience.attendance`, says only what every choice of
/// days bears out. One walk over the sessions. An open session has the audience that holds on all
/// its days: what `with … during` would add on some of them is not looked at.
struct SessionDays {
  /// The first and the last day each session may take, by session: the same for most.
  let first: [Int32]
  let last: [Int32]
  private let starts: [Int16]
  private let facts: PlanFacts
  private let openIndex: [Int32]

  init(_ experience: Experience) {
    facts = experience.facts
    starts = experience.timeline.starts
    openIndex = experience.timeline.openIndex
    var days = facts.model.sessions.map { $0.day?.number ?? Timeline.noDay }
    first = {
      for open in experience.facts.openSessions {
        days[Int(open.session)] = open.days.first?.number ?? Timeline.noDay
      }
      return days
    }()
    for open in facts.openSessions {
      days[Int(open.session)] = open.days.last?.number ?? Timeline.noDay
    }
    last = days
  }

  /// Whether `one` is earlier than `other` (docs/measures.md) whatever days they take.
  func isSurelyEarlier(_ one: Int32, _ other: Int32) -> Bool {
    let (left, right) = (last[Int(one)], first[Int(other)])
    if left != right { return left < right }
    return starts[Int(one)] >= 0 && starts[Int(one)] < starts[Int(other)]
  }

  /// Whether `one` is shown before `other`: by day, then start, then address.
  func isShownFirst(_ one: Int32, _ other: Int32) -> Bool {
    let left = (first[Int(one)], starts[Int(one)])
    let right = (first[Int(other)], starts[Int(other)])
    if left != right { return left < right }
    if one == other { return false }
    let sessions = facts.model.sessions
    return facts.model.address(sessions[Int(one)]) < facts.model.address(sessions[Int(other)])
  }

  /// Those of `list`, in order of time, whose first day is in `window`.
  func sessions(_ list: ArraySlice<Int32>, in window: DayRange?) -> ArraySlice<Int32> {
    guard let window else { return [] }
    func place(_ isBefore: (Int32) -> Bool) -> Int {
      var (low, high) = (list.startIndex, list.endIndex)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(first[Int(list[middle])]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = place { $0 < window.first.number }
    return list[start..<max(start, place { $0 <= window.last.number })]
  }

  /// The entries of `Contents.all` the session may have.
  func contents(_ session: Int32) -> [Int32] {
    let place = openIndex[Int(session)]
    return place < 0 ? [facts.contentOf[Int(session)]] : facts.openSessions[Int(place)].contents
  }

  func isOpen(_ session: Int32) -> Bool { openIndex[Int(session)] >= 0 }

  /// The threads it may be about, each once.
  func threads(_ session: Int32) -> some Collection<Int32> {
    each(session) { facts.contents.threads[$0.threads] }
  }

  /// The tools it may use, each once.
  func tools(_ session: Int32) -> some Collection<Int32> {
    each(session) { facts.contents.tools[$0.tools] }
  }

  /// The places in `Contents.links` of the links it may start.
  func links(_ session: Int32) -> [Int] {
    guard isOpen(session) else {
      return Array(facts.contents.all[Int(facts.contentOf[Int(session)])].links)
    }
    return Set(contents(session)).sorted().flatMap { facts.contents.all[Int($0)].links }
  }

  /// Whether it is about `thread` on every day it may take.
  func isAlwaysAbout(_ thread: Int32, _ session: Int32) -> Bool {
    contents(session).allSatisfy {
      facts.contents.threads[facts.contents.all[Int($0)].threads].contains(thread)
    }
  }

  private func each(
    _ session: Int32, _ read: (Contents.Content) -> ArraySlice<Int32>
  ) -> ArraySlice<Int32> {
    guard isOpen(session) else {
      return read(facts.contents.all[Int(facts.contentOf[Int(session)])])
    }
    var found: Set<Int32> = []
    for content in Set(contents(session)) {
      found.formUnion(read(facts.contents.all[Int(content)]))
    }
    return found.sorted()[...]
  }
}

extension LinkLine {
  /// Whether `session` may be an end of the link.
  func names(_ session: Int32, _ model: Model) -> Bool {
    if let sessions { return sessions.contains(session) }
    let other = model.sessions[Int(session)]
    return other.space.index == space && (section == -1 || section == other.section.index)
  }
}

extension Experience {
  /// The cells of teachers, each with the sessions it may be expected at, in order of time with
  /// every open session on the first of its days.
  var audiences: some Sequence<(cell: Attendance.Cell, sessions: ArraySlice<Int32>)> {
    attendance.cells.lazy.filter(\.isTeacher).map { ($0, attendance.sessions[$0.sessions]) }
  }

  /// Teachers, named or counted.
  var teacherCount: Int {
    attendance.cells.reduce(0) { $0 + ($1.isTeacher ? $1.weight : 0) }
  }
}

extension PlanFacts {
  /// Whether some session is about some thread: before that, a plan has nothing to connect yet.
  var hasFocus: Bool { threadSessions.contains { !$0.isEmpty } }
}
