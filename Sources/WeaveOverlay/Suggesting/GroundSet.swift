package import WeaveAnalysis
package import WeaveModel

/// All edits that suggestions are made of, and what each would weave.
///
/// For each session to come, a comment to each other space that some listener attends, alone or
/// naming a thread that both ends are about; the same as connection time, where the session has
/// room for it; and pulls by a shared tool (`pulls`). No label alone, no date, nothing taken away.
///
/// What is woven is numbered by entry: a cell and one of its sessions. Ends are found by the rules
/// of measures, each open session on the day the experience gives it. Comments and times only ever
/// add, and what one weaves depends on no other, so that a set of them weaves what each of them
/// does.
package struct GroundSet: Sendable {
  package let experience: Experience
  /// Nothing before this day is touched; nil where the whole plan is still to come.
  package let fixedBefore: Day?
  /// Comments that weave something new: those of sessions with one that looks back first, by day,
  /// start and address of the session; of one session those that look back, then those that name a
  /// thread, by space and thread.
  package var comments: [Candidate] { allComments.filter { !$0.gains.isEmpty } }
  /// Also those that weave nothing new, in the same order.
  package private(set) var allComments: [Candidate] = []
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

  package var model: Model { experience.model }

  /// Finds all comments and times from `fixedBefore` on.
  package init(_ experience: Experience, fixedBefore: Day? = nil) {
    self.experience = experience
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
    findComments()
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
    ) { $0 - Int(max(0, $1.amount)) }
  }

  // MARK: Comments

  private mutating func findComments() {
    var drafts = CommentDrafts(self)
    for cell in experience.cells.indices { drafts.add(cell) }
    commentsLookedAt = drafts.all.count
    timesLookedAt = drafts.all.count { hasRoom[Int($0.session)] }
    let kept = drafts.all.filter(\.isKept)
    // A session's comments stand together; where all look ahead, behind those that look back.
    var looksBack: Set<Int32> = []
    for draft in kept where draft.previews == 0 { looksBack.insert(draft.session) }
    func key(_ draft: CommentDrafts.Draft) -> [Int32] {
      [
        looksBack.contains(draft.session) ? 0 : 1, order[Int(draft.session)],
        draft.previews == 0 ? 0 : 1, draft.thread < 0 ? 1 : 0, draft.space, draft.thread,
      ]
    }
    allComments = kept.map { (key($0), $0) }.sorted {
      $0.0.lexicographicallyPrecedes($1.0)
    }.map(\.1).map { draft in
      Candidate(
        way: .comment, sessions: [draft.session], space: draft.space,
        target: model.sessions[Int(draft.session)].space, thread: draft.thread,
        lines: lines(to: draft.session),
        leaders: model.leaders(of: model.sessions[Int(draft.session)]).map { Int32($0) },
        pairs: [], ends: draft.ends.sorted(), previews: draft.previews, gains: draft.gains)
    }
  }

  /// Lines that a fact of one session takes: its own, and a header where there is none.
  private func lines(to index: Int32) -> Int {
    let session = model.sessions[Int(index)]
    return (session.section < 0 ? session.wholeBlock : session.sectionBlock) < 0 ? 2 : 1
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

/// Gathers comments cell by cell.
private struct CommentDrafts {
  struct Draft {
    let session: Int32
    let space: Int32
    let thread: Int32
    /// False for one that names a thread which some listener's end is not about.
    var isKept = true
    var ends: Set<Int32> = []
    var previews = 0
    var gains: [Int32] = []
  }

  let set: GroundSet
  private(set) var all: [Draft] = []
  private var links: PossibleLinks
  /// The drafts of each session, by session.
  private var own: [[Int32]]
  /// Threads that some session of each space is about, by space.
  private let threadsOf: [Set<Int32>]
  private let isToCome: [Bool]

  init(_ set: GroundSet) {
    self.set = set
    links = PossibleLinks(set.experience)
    let facts = set.experience.facts
    own = [[Int32]](repeating: [], count: facts.model.sessions.count)
    isToCome = facts.model.sessions.indices.map { set.isToCome($0) }
    var threads = [Set<Int32>](repeating: [], count: facts.model.spaces.count)
    for (thread, sessions) in facts.threadSessions.enumerated() {
      for session in sessions {
        threads[Int(facts.model.sessions[session].space)].insert(Int32(thread))
      }
    }
    threadsOf = threads
  }

  /// Adds what comments would weave for the listeners of `cell`.
  mutating func add(_ index: Int) {
    let cell = set.experience.cells[index]
    guard set.experience.attendance.cells[index].isTeacher else { return }
    links.turn(to: index)
    let spaces = links.spaces
    for (place, session) in cell.sessions.enumerated() where isToCome[Int(session)] {
      let home = set.model.sessions[Int(session)].space
      for space in spaces where space != home {
        for draft in drafts(session, space) { weave(Int(draft), index, Int32(place)) }
      }
    }
  }

  /// The comments from `session` to `space`: none where one leads there already.
  private mutating func drafts(_ session: Int32, _ space: Int32) -> [Int32] {
    let known = own[Int(session)].filter { all[Int($0)].space == space }
    if !known.isEmpty { return known }
    let isLinked = set.experience.facts.links(of: Int(session)).contains {
      $0.space == space && $0.section == -1 && $0.sessions == nil
    }
    if isLinked { return [] }
    let shared = set.experience.threads(of: session).filter { threadsOf[Int(space)].contains($0) }
    var made: [Int32] = []
    for thread in shared + [-1] {
      made.append(Int32(all.count))
      all.append(Draft(session: session, space: space, thread: thread))
    }
    own[Int(session)] += made
    return made
  }

  private mutating func weave(_ draft: Int, _ index: Int, _ place: Int32) {
    let cell = set.experience.cells[index]
    let (session, thread) = (all[draft].session, all[draft].thread)
    let ends = links.ends(
      from: session, to: all[draft].space, about: thread < 0 ? [] : [thread])
    let first = set.firstEntry[index]
    for entry in Set(ends + [place]).sorted() where !cell.marks[Int(entry)].isWoven {
      all[draft].gains.append(first + entry)
    }
    for end in ends { all[draft].ends.insert(cell.sessions[Int(end)]) }
    let timeline = set.experience.timeline
    if ends.allSatisfy({ timeline.isEarlier(session, cell.sessions[Int($0)]) }) {
      all[draft].previews += set.experience.attendance.cells[index].weight
    }
    let isShared = ends.allSatisfy {
      set.experience.threads(of: cell.sessions[Int($0)]).contains(thread)
    }
    if thread >= 0, !isShared { all[draft].isKept = false }
  }
}
