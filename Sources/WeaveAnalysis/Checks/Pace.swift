import WeaveModel
import WeaveSource

/// How many threads one teacher can begin in a month (domain C2, the pace of change).
///
/// A teacher has about four sessions a month (domain A1). An idea met once is an announcement; with
/// two meetings each, no more than two new ones fit.
private let newThreadsAMonth = 2

/// W430: more new threads in one month than a teacher can take up.
///
/// A thread is new in the month a teacher first meets it. A teacher's first month does not count: a
/// year starts with several, and the plan does not say which of them are new. One finding for the
/// plan, on its fullest month. One walk over each cell's sessions.
@Sendable
func newThreads(_ experience: Experience) -> [Diagnostic] {
  guard experience.model.threads.count > newThreadsAMonth else { return [] }
  var pace = Pace(experience)
  for (cell, sessions) in experience.audiences { pace.walk(sessions, weight: cell.weight) }
  return pace.finding.map { [$0] } ?? []
}

/// Gathers in which month teachers begin how many threads.
private struct Pace {
  private struct Month {
    var teachers = 0
    /// The most that one of them begins, in order: thread, and the session it is first met in.
    var begun: [(thread: Int32, session: Int32)] = []
    var names = ""
  }

  /// When one cell first meets a thread, over all choices of days.
  private struct Beginning {
    let session: Int32
    let earliest: Int32
    var latest = Timeline.noDay
  }

  private let experience: Experience
  private let days: SessionDays
  private let mayMiss: Bool
  private var months: [Int: Month] = [:]

  init(_ experience: Experience) {
    self.experience = experience
    days = SessionDays(experience)
    mayMiss = experience.facts.atoms.hasDatedMembers
  }

  private var model: Model { experience.model }

  /// Months in order, counted from year 0.
  private func month(_ day: Int32) -> Int {
    let civil = Day(number: day).civil
    return civil.year * 12 + civil.month - 1
  }

  /// Walks the sessions of one cell, of so many teachers alike.
  mutating func walk(_ sessions: ArraySlice<Int32>, weight: Int) {
    var beginnings: [Int32: Beginning] = [:]
    var start = Timeline.noDay
    for session in sessions where days.last[Int(session)] != Timeline.noDay {
      start = min(start, days.last[Int(session)])
      for thread in days.threads(session) {
        var known =
          beginnings[thread]
          ?? Beginning(session: session, earliest: days.first[Int(session)])
        let isSure =
          !days.isOpen(session) || !mayMiss && days.isAlwaysAbout(thread, session)
        if isSure { known.latest = min(known.latest, days.last[Int(session)]) }
        beginnings[thread] = known
      }
    }
    guard beginnings.count > newThreadsAMonth, start != Timeline.noDay else { return }
    var begun: [Int: [(thread: Int32, session: Int32)]] = [:]
    for (thread, known) in beginnings.sorted(by: { $0.key < $1.key })
    where known.latest != Timeline.noDay {
      let first = month(known.earliest)
      guard first == month(known.latest), first > month(start) else { continue }
      begun[first, default: []].append((thread, known.session))
    }
    for (month, threads) in begun where threads.count > newThreadsAMonth {
      months[month, default: Month()].teachers += weight
      let begun = inOrder(threads)
      let names = listed(quoted(begun.map { name($0.thread) }), atMost: 4)
      let known = months[month] ?? Month()
      if (known.begun.count, names) > (begun.count, known.names) { continue }
      months[month]?.begun = begun
      months[month]?.names = names
    }
  }

  private func name(_ thread: Int32) -> String { model.name(EntityRef(.thread, Int(thread))) }

  private func inOrder(
    _ begun: [(thread: Int32, session: Int32)]
  ) -> [(thread: Int32, session: Int32)] {
    begun.sorted { one, other in
      one.session == other.session
        ? name(one.thread) < name(other.thread) : days.isShownFirst(one.session, other.session)
    }
  }

  /// The month with most new threads, then most teachers, then the first.
  var finding: Diagnostic? {
    let fullest = months.max {
      ($0.value.begun.count, $0.value.teachers, $1.key)
        < ($1.value.begun.count, $1.value.teachers, $0.key)
    }
    guard let fullest else { return nil }
    let begun = fullest.value.begun
    func session(_ place: Int) -> Session { model.sessions[Int(begun[place].session)] }
    let month = padded(fullest.key / 12, 4) + "-" + padded(fullest.key % 12 + 1, 2)
    let teachers = fullest.value.teachers
    return Diagnostic(
      .newThreadsTooMany, at: model.location(of: session(newThreadsAMonth)),
      "in \(month), \(begun.count) threads begin for \(teachers) of "
        + "\(counted(experience.teacherCount, "teacher")): "
        + fullest.value.names,
      notes: begun.indices.prefix(4).filter { $0 != newThreadsAMonth }.map {
        .init(
          model.location(of: session($0)),
          "`\(name(begun[$0].thread))` is first met here, at \(model.address(session($0)))")
      },
      hints: [
        "more than \(newThreadsAMonth) new ones a month are hard to take up: begin one later"
      ] + (months.count > 1 ? ["it is so in \(months.count) months; this is the fullest"] : []))
  }
}
