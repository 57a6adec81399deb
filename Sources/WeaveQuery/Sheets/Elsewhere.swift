import WeaveAnalysis
import WeaveModel

/// What the listeners of a session meet in other spaces before it.
struct Elsewhere {
  /// How sure it is that a meeting comes before the session.
  enum Order {
    case before
    /// On the same day, and not both start times are known.
    case sameDay
    /// The day of one of the two is open.
    case open
  }

  /// A session of another space, with those of the listeners who are expected there.
  struct Meeting {
    let session: Int
    let order: Order
    /// All of them.
    var listeners: Set<Int32> = []
    /// Those who were there after the leader last saw them.
    var since: Set<Int32> = []
  }

  /// Everybody who is asked, teachers or not.
  let asked: [Int32]
  /// The teachers among them; where there are none, the other leaders.
  let listeners: [Int32]
  /// Whether nobody who is asked teaches: then what they led elsewhere is theirs too.
  let isOfLeaders: Bool
  /// The session at which the leader last saw some of the listeners; nil for those never met.
  private(set) var lastSeen: [(session: Int?, listeners: [Int32])] = []
  /// Before the session, in order of time.
  private(set) var meetings: [Meeting] = []

  private let model: Model

  init(_ context: QueryContext, leader: Int, session: Int) {
    model = context.model
    let atoms = context.facts.atoms
    let own = model.sessions[session]
    asked =
      own.audience < 0
      ? [] : atoms.atoms(of: model.audiences.specs[own.audience], on: own.day)
    let teachers = asked.filter { atoms.isTeacher[Int($0)] }
    isOfLeaders = teachers.isEmpty && !asked.isEmpty
    listeners = teachers.isEmpty ? asked.filter { Int($0) != leader } : teachers
    guard own.status.takesPlace else { return }
    let led = Set(context.facts.ledSessions[leader])
    var found: [Int: Meeting] = [:]
    var seen: [Int: [Int32]] = [:]
    for listener in listeners {
      let cell = Int(context.experience.attendance.cellOf[Int(listener)])
      var attended = cell < 0 ? [] : context.experience.cells[cell].sessions.map { Int($0) }
      if isOfLeaders, Int(listener) < context.facts.atoms.peopleCount {
        attended = Set(attended + context.facts.ledSessions[Int(listener)]).sorted()
      }
      let last = attended.filter { led.contains($0) && $0 != session && isBefore($0, session) }
        .max { key($0) < key($1) }
      seen[last ?? -1, default: []].append(listener)
      for other in attended
      where model.sessions[other].space != own.space && !isBefore(session, other) {
        guard let order = order(other, session) else { continue }
        var meeting = found[other] ?? Meeting(session: other, order: order)
        meeting.listeners.insert(listener)
        if !led.contains(other), last.map({ !isBefore(other, $0) }) ?? true {
          meeting.since.insert(listener)
        }
        found[other] = meeting
      }
    }
    meetings = found.values.sorted { key($0.session) < key($1.session) }
    lastSeen = seen.sorted { first, second in
      (first.key < 0 ? (.max, 0, 0) : key(first.key))
        < (second.key < 0 ? (.max, 0, 0) : key(second.key))
    }.map { ($0.key < 0 ? nil : $0.key, $0.value) }
  }

  /// The first and last day a session may take; nil when no day is left for it.
  func days(of index: Int) -> ClosedRange<Int32>? {
    let session = model.sessions[index]
    if let day = session.day { return day.number...day.number }
    guard session.openDays >= 0, let first = model.openDays[session.openDays].first,
      let last = model.openDays[session.openDays].last
    else { return nil }
    return first.number...last.number
  }

  /// Whether `one` is before `other` whatever days open sessions take.
  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    guard let left = days(of: one), let right = days(of: other) else { return false }
    if left.upperBound < right.lowerBound { return true }
    let (start, end) = (model.sessions[one].span.start, model.sessions[other].span.start)
    return model.sessions[one].day != nil && model.sessions[one].day == model.sessions[other].day
      && start >= 0 && end >= 0 && start < end
  }

  /// How a session that is not surely later lies to `session`; nil when it can never be.
  private func order(_ other: Int, _ session: Int) -> Order? {
    if isBefore(other, session) { return .before }
    guard days(of: other) != nil, days(of: session) != nil else { return nil }
    return model.sessions[other].day != nil && model.sessions[session].day != nil ? .sameDay : .open
  }

  /// The last day a session may take, its start and its place: what sorts meetings.
  private func key(_ index: Int) -> (Int32, Int16, Int) {
    (days(of: index)?.upperBound ?? .max, model.sessions[index].span.start, index)
  }
}
