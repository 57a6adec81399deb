package import WeaveEdits

/// One edit that a suggestion may be made of, with what it takes and what it weaves.
///
/// Sessions, spaces, threads and leaders are given by their indexes in the model.
package struct Candidate: Sendable {
  /// How it connects: a comment, connection time, or a pull by a tool; never a label alone.
  package let way: Way
  /// The sessions whose facts it changes, ascending.
  package let sessions: [Int32]
  /// The space at the other end; of a pull, the one the thread comes from.
  package let space: Int32
  /// The space of its session; of a pull, the one the thread goes to.
  package let target: Int32
  /// The thread it names; -1 for none.
  package let thread: Int32
  /// Lines it writes; of a pull an estimate, until it is tried.
  package let lines: Int
  /// Leaders of the sessions it changes, ascending.
  package let leaders: [Int32]
  /// Pairs of leaders who would newly have to plan together.
  package let pairs: [LeaderPair]
  /// Sessions at its other end, for some listener or other; of a pull, none are kept.
  package let ends: [Int32]
  /// Listeners for whom it speaks of what is still to come.
  package let previews: Int
  /// The entries of `GroundSet` it weaves that are not woven yet, ascending.
  package let gains: [Int32]

  /// The one session it changes; nil for a pull.
  package var session: Int32? { isPull ? nil : sessions.first }

  /// True for a pull by a tool, whose two uses make the first link together.
  package var isPull: Bool { if case .tool = way { true } else { false } }

  /// Minutes it takes from the content of sessions; a comment takes about one, in no limit.
  package var minutes: Int { if case .time(let minutes) = way { minutes } else { 0 } }

  /// What it asks of people, for telling the smaller of two.
  package var effort: Effort {
    Effort(
      way: way.rank, sessions: sessions.count, minutes: minutes, pairs: pairs.count, lines: lines)
  }
}

/// Two leaders, the one of the lower number first.
package struct LeaderPair: Sendable, Hashable, Comparable {
  /// The index of the person in the model, as `second` is.
  package let first: Int32
  package let second: Int32

  /// The pair of two people, given in any order.
  package init(_ one: Int32, _ other: Int32) {
    first = min(one, other)
    second = max(one, other)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}

/// What edits ask of people: the hardest way used first, then sessions, minutes, pairs, lines.
package struct Effort: Sendable, Hashable, Comparable {
  /// The greatest `Way.rank` among them.
  package var way = 0
  /// How many sessions they change.
  package var sessions = 0
  /// Minutes they take from the content of sessions.
  package var minutes = 0
  /// Pairs of leaders who would newly have to plan together.
  package var pairs = 0
  /// Lines they write.
  package var lines = 0

  package static func < (left: Self, right: Self) -> Bool {
    let one = (left.way, left.sessions, left.minutes, left.pairs, left.lines)
    return one < (right.way, right.sessions, right.minutes, right.pairs, right.lines)
  }
}

extension Way {
  /// Ways by what they ask: a label least, then a comment, time, a tool.
  package var rank: Int {
    switch self {
    case .label: 0
    case .comment: 1
    case .time: 2
    case .tool: 3
    }
  }
}

/// How much edits may ask, as a question says it; nil where it says nothing.
package struct Limits: Sendable, Equatable {
  /// Minutes of connection time in all; comments count as none.
  package var minutes: Int?
  /// Leaders of the sessions changed, each once.
  package var leaders: Int?
  /// Sessions changed, each once.
  package var sessions: Int?
  /// Lines written.
  package var lines: Int?

  package init(
    minutes: Int? = nil, leaders: Int? = nil, sessions: Int? = nil, lines: Int? = nil
  ) {
    self.minutes = minutes
    self.leaders = leaders
    self.sessions = sessions
    self.lines = lines
  }

  package var isEmpty: Bool { self == Limits() }

  /// Whether `candidates` together ask no more.
  package func allow(_ candidates: [Candidate]) -> Bool {
    if isEmpty { return true }
    func fits(_ amount: Int, _ limit: Int?) -> Bool { limit.map { amount <= $0 } ?? true }
    return fits(candidates.reduce(0) { $0 + $1.minutes }, minutes)
      && fits(candidates.reduce(0) { $0 + $1.lines }, lines)
      && fits(Set(candidates.flatMap(\.sessions)).count, sessions)
      && fits(Set(candidates.flatMap(\.leaders)).count, leaders)
  }
}

/// What edits chosen so far take of limits.
struct Spent {
  private var minutes = 0
  private var lines = 0
  private var sessions: Set<Int32> = []
  private var leaders: Set<Int32> = []

  mutating func add(_ candidate: Candidate) {
    minutes += candidate.minutes
    lines += candidate.lines
    sessions.formUnion(candidate.sessions)
    leaders.formUnion(candidate.leaders)
  }

  /// Whether `candidate` too is still allowed.
  func leavesRoom(for candidate: Candidate, within limits: Limits) -> Bool {
    if limits.isEmpty { return true }
    func fits(_ amount: Int, _ limit: Int?) -> Bool { limit.map { amount <= $0 } ?? true }
    func count(_ new: [Int32], beside known: Set<Int32>) -> Int {
      known.count + new.count { !known.contains($0) }
    }
    return fits(minutes + candidate.minutes, limits.minutes)
      && fits(lines + candidate.lines, limits.lines)
      && fits(count(candidate.sessions, beside: sessions), limits.sessions)
      && fits(count(candidate.leaders, beside: leaders), limits.leaders)
  }
}
