package import WeaveAnalysis
import WeaveEdits
package import WeaveModel

/// All edits that suggestions are made of, and what each would weave.
///
/// For each session to come, a comment to each other space that some listener attends, alone or
/// naming a thread that both ends are about; the same as connection time, where the session has
/// room for it; and pulls by a shared tool. No label alone, no date, nothing taken away.
///
/// What is woven is numbered by entry: a cell and one of its sessions. Ends are found by the rules
/// of measures, each open session on the day the experience gives it. Comments and times only ever
/// add, and what one weaves depends on no other, so that a set of them weaves what each of them
/// does.
package struct GroundSet: Sendable {
  /// The plan that the edits are for, with each open session on one day.
  package let experience: Experience
  /// Nothing before this day is touched; nil where the whole plan is still to come.
  package let fixedBefore: Day?
  /// Comments that weave something new: those of sessions with one that looks back first, by day,
  /// start and address of the session; of one session those that look back, then those that name a
  /// thread, by space and thread.
  package private(set) var comments: [Candidate] = []
  /// Also those that weave nothing new, in the same order.
  package private(set) var allComments: [Candidate] = []
  /// Whole pulls by a shared tool that weave something new.
  ///
  /// Of a thread from a space whose sessions are about it into all sessions to come of another, by
  /// a tool that is for the thread or in use at those sessions. Sorted by thread, then the two
  /// spaces, then the tool.
  ///
  /// Two uses make the first link, so both sides count as one edit. What one weaves is an estimate:
  /// the thread it adds may change where comments end, and nothing is claimed of pulls before they
  /// are tried.
  package private(set) var pulls: [Candidate] = []
  /// Also those that weave nothing new, in the same order.
  package private(set) var allPulls: [Candidate] = []
  /// Comments looked at, also those that weave nothing new.
  package private(set) var commentsLookedAt = 0
  /// Times looked at.
  package private(set) var timesLookedAt = 0
  /// The first entry of each cell; one more at the end.
  package let firstEntry: [Int32]
  /// Whether each session has room for connection time.
  private let hasRoom: [Bool]
  /// Where each session stands in the order of days and addresses.
  package let order: [Int32]

  /// The minutes of connection time that are suggested: the upper end of 10 to 15.
  package static let connectionMinutes = 15

  /// The model of `experience`, kept here because reading it from there each time is slow.
  package let model: Model

  /// Finds all comments, times and pulls from `fixedBefore` on; once `isCancelled` says so, those
  /// looked at until then.
  package init(
    _ experience: Experience, fixedBefore: Day? = nil,
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.experience = experience
    model = experience.model
    self.fixedBefore = fixedBefore
    var first: [Int32] = [0]
    for cell in experience.cells {
      first.append(first[first.count - 1] + Int32(cell.sessions.count))
    }
    firstEntry = first
    order = Self.order(experience)
    hasRoom = experience.model.sessions.indices.map { index in
      Self.freeMinutes(index, experience).map { $0 >= Self.connectionMinutes } ?? false
    }
    var polling = Polling(isCancelled)
    findComments(&polling)
    comments = allComments.filter { !$0.gains.isEmpty }
    allPulls = sharedTools(&polling)
    pulls = allPulls.filter { !$0.gains.isEmpty }
  }

  /// Whether an edit may still change the session.
  package func isToCome(_ index: Int) -> Bool {
    let session = model.sessions[index]
    guard session.status.takesPlace, session.status != .held else { return false }
    guard let fixedBefore, let day = session.day else { return true }
    return day >= fixedBefore
  }

  /// The place of each session among all, by day, start and address.
  private static func order(_ experience: Experience) -> [Int32] {
    let model = experience.model
    let addresses = model.sessions.map { model.written(model.key(of: $0)) }
    let timeline = experience.timeline
    let sorted = model.sessions.indices.sorted { left, right in
      (timeline.days[left], timeline.starts[left], addresses[left])
        < (timeline.days[right], timeline.starts[right], addresses[right])
    }
    var order = [Int32](repeating: 0, count: sorted.count)
    for (place, session) in sorted.enumerated() { order[session] = Int32(place) }
    return order
  }

  /// Minutes of a session that no connection time takes; nil where its length is not known.
  private static func freeMinutes(_ index: Int, _ experience: Experience) -> Int? {
    guard let minutes = experience.model.sessions[index].minutes,
      experience.facts.contentOf[index] >= 0
    else { return nil }
    let contents = experience.facts.contents
    return contents.times[contents.all[Int(experience.facts.contentOf[index])].times].reduce(
      minutes
    ) { $0 - ($1.minutes ?? 0) }
  }

  // MARK: Comments

  private mutating func findComments(_ polling: inout Polling) {
    var drafts = CommentDrafts(self)
    for cell in experience.cells.indices { drafts.add(cell, &polling) }
    commentsLookedAt = drafts.all.count
    timesLookedAt = drafts.all.count { hasRoom[Int($0.session)] }
    let kept = drafts.all.filter(\.isKept)
    // A session's comments stand together; where all look ahead, behind those that look back.
    var looksBack: Set<Int32> = []
    for draft in kept where draft.previews == 0 { looksBack.insert(draft.session) }
    let order = order
    func key(_ draft: CommentDrafts.Draft) -> [Int32] {
      [
        looksBack.contains(draft.session) ? 0 : 1, order[Int(draft.session)],
        draft.previews == 0 ? 0 : 1, draft.thread < 0 ? 1 : 0, draft.space, draft.thread,
      ]
    }
    let model = model
    allComments = kept.map { (key($0), $0) }.sorted {
      $0.0.lexicographicallyPrecedes($1.0)
    }.map(\.1).map { draft in
      Candidate(
        way: .comment, sessions: [draft.session], space: draft.space,
        target: model.sessions[Int(draft.session)].space.index, thread: draft.thread,
        lines: Self.lines(to: model.sessions[Int(draft.session)]),
        leaders: model.leaders(of: model.sessions[Int(draft.session)]).map { Int32($0) },
        pairs: [], ends: Set(draft.ends).sorted(), previews: draft.previews, gains: draft.gains)
    }
  }

  /// Lines that a fact of one session takes: its own, and a header where there is none.
  private static func lines(to session: Session) -> Int {
    (session.section < 0 ? session.wholeBlock : session.sectionBlock) < 0 ? 2 : 1
  }

  /// The comment as connection time; nil where its session has no room for it.
  ///
  /// It weaves the same, and the leaders of both ends then plan together.
  package func time(_ comment: Candidate) -> Candidate? {
    guard let session = comment.session, hasRoom[Int(session)] else { return nil }
    return Candidate(
      way: .time(minutes: Self.connectionMinutes), sessions: comment.sessions,
      space: comment.space, target: comment.target, thread: comment.thread,
      lines: comment.lines,
      leaders: comment.leaders, pairs: newPairs([session], comment.ends), ends: comment.ends,
      previews: comment.previews, gains: comment.gains)
  }

  /// Leaders of `sessions` with those of `others` where they do not plan together yet.
  func newPairs(_ sessions: some Sequence<Int32>, _ others: some Sequence<Int32>) -> [LeaderPair] {
    let one = Set(sessions.flatMap { model.leaders(of: model.sessions[Int($0)]) })
    let other = Set(others.flatMap { model.leaders(of: model.sessions[Int($0)]) })
    var found: Set<LeaderPair> = []
    for left in one {
      for right in other where left != right {
        let known =
          model.people[left].plansWith.contains(right)
          || model.people[right].plansWith.contains(left)
        if !known { found.insert(LeaderPair(Int32(left), Int32(right))) }
      }
    }
    return found.sorted()
  }

  /// The line that does it, as `what if` and a scenario read it.
  package func sentence(_ candidate: Candidate) -> String {
    let space = model.written(EntityRef(.space, Int(candidate.space)))
    let about =
      candidate.thread < 0
      ? "" : " about " + model.written(EntityRef(.thread, Int(candidate.thread)))
    let address = candidate.sessions.first.map {
      model.written(model.key(of: model.sessions[Int($0)]))
    }
    switch candidate.way {
    case .label: preconditionFailure("a label is never suggested: it weaves nothing")
    case .comment: return "add to \(address ?? "") comment to \(space)\(about)"
    case .time(let minutes):
      return "add to \(address ?? "") time \(minutes) min to \(space)\(about)"
    case .tool(let tool): return pullSentence(candidate, tool)
    }
  }
}
