import WeaveModel
import WeaveSource
import WeaveSyntax

/// W422: a comment or time that comes before the session it connects to, or before its idea was
/// met (domain A16: a comment connects what teachers have met).
///
/// The idea is the thread the line names: for a listener it comes too early when every other
/// session about it is later. A line that names none is about those of its session, when all are
/// as new and the space it connects to takes one up later. A line is a finding when that is so for
/// at least half of the times somebody hears it: one that looks back all year may start with a
/// preview. Each cell's sessions are walked twice, with the first meetings of each thread and space
/// at hand.
@Sendable
func earlyLinks(_ experience: Experience) -> [Diagnostic] {
  let facts = experience.facts
  guard !facts.contents.links.isEmpty else { return [] }
  var walk = EarlyLinkWalk(experience)
  for (cell, sessions) in experience.audiences { walk.walk(sessions, weight: cell.weight) }
  var lines: [Location: EarlyLinkWalk.Tally] = [:]
  for (link, tally) in zip(facts.contents.links, walk.tallies) where tally.heard > 0 {
    lines[link.fact.location, default: EarlyLinkWalk.Tally()].add(tally, walk.days)
  }
  let early = lines.filter { isHalf($0.value.early, of: $0.value.heard) }
  let found = early.compactMap { location, tally in
    tally.sample.map { (tally.early, Diagnostic.early(location, tally, $0, facts.model)) }
  }
  return mostFirst(found)
}

/// Finds, listener by listener, the links that come too early.
private struct EarlyLinkWalk {
  /// How often a link is heard, and how often too early; each listener of each session once.
  struct Tally {
    var heard = 0
    var early = 0
    var sample: Sample?

    mutating func add(_ other: Tally, _ days: SessionDays) {
      heard += other.heard
      early += other.early
      if let sample = other.sample { keepFirst(sample, days) }
    }

    /// Keeps the sample to be shown: that of the earlier session, of its listeners the one who has
    /// the idea before them.
    mutating func keepFirst(_ other: Sample, _ days: SessionDays) {
      guard let own = sample else {
        sample = other
        return
      }
      let isFirst =
        other.session != own.session
        ? days.isShownFirst(other.session, own.session)
        : (other.thread != nil) != (own.thread != nil)
          ? other.thread != nil : days.isShownFirst(other.later, own.later)
      if isFirst { sample = other }
    }
  }

  /// One of the early ones.
  struct Sample {
    let session: Int32
    let isTime: Bool
    /// The later session: about `thread`, or the one connected to when there is none.
    let later: Int32
    let thread: Int32?
  }

  /// The first sessions about a thread.
  private struct Meetings {
    var first: Int32
    var second: Int32?
    /// The first in another space than `first`.
    var elsewhere: Int32?
  }

  private let experience: Experience
  let days: SessionDays
  private(set) var tallies: [Tally]
  private var meetings: [Int32: Meetings] = [:]
  private var firstInSpace: [Int32: Int32] = [:]

  init(_ experience: Experience) {
    self.experience = experience
    days = SessionDays(experience)
    tallies = experience.facts.contents.links.map { _ in Tally() }
  }

  private var model: Model { experience.model }

  /// Walks the sessions of one cell, of so many teachers alike.
  mutating func walk(_ sessions: ArraySlice<Int32>, weight: Int) {
    guard sessions.contains(where: { !days.links($0).isEmpty }) else { return }
    meetings.removeAll(keepingCapacity: true)
    firstInSpace.removeAll(keepingCapacity: true)
    for session in sessions {
      let space = space(session)
      if firstInSpace[space] == nil { firstInSpace[space] = session }
      for thread in days.threads(session) { meet(thread, session, space) }
    }
    for session in sessions {
      for place in days.links(session) {
        let link = experience.facts.contents.links[place]
        guard let end = firstEnd(of: link, sessions) else { continue }
        tallies[place].heard += weight
        guard let sample = early(link, session, end) else { continue }
        tallies[place].early += weight
        tallies[place].keepFirst(sample, days)
      }
    }
  }

  private func space(_ session: Int32) -> Int32 { model.sessions[Int(session)].space.index }

  private mutating func meet(_ thread: Int32, _ session: Int32, _ space: Int32) {
    guard var known = meetings[thread] else {
      meetings[thread] = Meetings(first: session)
      return
    }
    if known.second == nil { known.second = session }
    if known.elsewhere == nil, self.space(known.first) != space { known.elsewhere = session }
    meetings[thread] = known
  }

  /// The first of the listener's sessions that the link may end at.
  private func firstEnd(of link: LinkLine, _ sessions: ArraySlice<Int32>) -> Int32? {
    if link.sessions == nil, link.section == -1 { return firstInSpace[link.space] }
    return sessions.first { link.names($0, model) }
  }

  private func early(_ link: LinkLine, _ session: Int32, _ end: Int32) -> Sample? {
    let isTime = link.fact.kind == .time
    let threads = link.about.isEmpty ? Array(days.threads(session)) : link.about
    let unmet = threads.filter { isUnmet($0, at: session) }
    if unmet.count == threads.count || !link.about.isEmpty {
      for thread in unmet {
        guard let later = laterElsewhere(thread, than: session, link) else { continue }
        return Sample(session: session, isTime: isTime, later: later, thread: thread)
      }
    }
    guard days.isSurelyEarlier(session, end) else { return nil }
    return Sample(session: session, isTime: isTime, later: end, thread: nil)
  }

  /// Whether every other session about `thread` is later than `session`.
  private func isUnmet(_ thread: Int32, at session: Int32) -> Bool {
    guard let known = meetings[thread] else { return true }
    let other = known.first == session ? known.second : known.first
    return other.map { days.isSurelyEarlier(session, $0) } ?? true
  }

  /// The first session about `thread` in another space, or the one the link connects to when it
  /// names no thread; it is about it on every choice of days.
  private func laterElsewhere(
    _ thread: Int32, than session: Int32, _ link: LinkLine
  ) -> Int32? {
    guard let known = meetings[thread] else { return nil }
    let isElsewhere = space(known.first) != space(session)
    let other = isElsewhere ? known.first : known.elsewhere
    guard let other, days.isAlwaysAbout(thread, other) else { return nil }
    return link.about.isEmpty && space(other) != link.space ? nil : other
  }
}

extension Diagnostic {
  fileprivate static func early(
    _ location: Location, _ tally: EarlyLinkWalk.Tally, _ sample: EarlyLinkWalk.Sample,
    _ model: Model
  ) -> Self {
    let what = sample.isTime ? "the time" : "the comment"
    let session = model.sessions[Int(sample.session)]
    let later = model.sessions[Int(sample.later)]
    let times =
      tally.early == tally.heard
      ? "" : ", \(tally.early) of the \(tally.heard) times a teacher hears it"
    let idea = sample.thread.map { model.name(EntityRef(.thread, Int($0))) }
    return Diagnostic(
      .connectionTooEarly, at: location,
      "\(what) at \(model.address(session)) comes before "
        + (idea.map { "`\($0)` is met" } ?? "\(model.address(later)), which it connects to")
        + times,
      notes: [
        Note(
          model.location(of: later),
          idea.map { "`\($0)` is first met here, at \(model.address(later))" }
            ?? "\(model.address(later)) is later")
      ],
      hints: [
        "to look back, put it into a session after \(model.address(later)); if it is meant to look "
          + "ahead, leave it"
      ])
  }
}
