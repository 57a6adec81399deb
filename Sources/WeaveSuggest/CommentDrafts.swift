import WeaveAnalysis
import WeaveModel

/// Gathers comments cell by cell.
struct CommentDrafts {
  struct Draft {
    let session: Int32
    let space: Int32
    let thread: Int32
    /// False for one that names a thread which some listener's end is not about.
    var isKept = true
    /// Some of them several times.
    var ends: [Int32] = []
    var previews = 0
    var gains: [Int32] = []
  }

  let set: GroundSet
  private(set) var all: [Draft] = []
  private var links: PossibleLinks
  /// By session, the drafts to each space.
  private var own: [[(space: Int32, drafts: Range<Int>)]]
  /// Threads that some session of each space is about, by space.
  private let threadsOf: [Set<Int32>]
  private let isToCome: [Bool]

  init(_ set: GroundSet) {
    self.set = set
    links = PossibleLinks(set.experience)
    let facts = set.experience.facts
    own = [[(space: Int32, drafts: Range<Int>)]](
      repeating: [], count: facts.model.sessions.count)
    isToCome = facts.model.sessions.indices.map { set.isToCome($0) }
    var threads = [Set<Int32>](repeating: [], count: facts.model.spaces.count)
    for (thread, sessions) in facts.threadSessions.enumerated() {
      for session in sessions {
        threads[Int(facts.model.sessions[session].space)].insert(Int32(thread))
      }
    }
    threadsOf = threads
  }

  /// Adds what comments would weave for the listeners of `cell`, unless it is called off.
  mutating func add(_ index: Int, _ polling: inout Polling) {
    let cell = set.experience.cells[index]
    guard set.experience.attendance.cells[index].isTeacher, !polling.hasStopped else { return }
    links.turn(to: index)
    let spaces = links.spaces
    for (place, session) in cell.sessions.enumerated() where isToCome[Int(session)] {
      let home = set.model.sessions[Int(session)].space.index
      for space in spaces where space != home {
        if polling.stops() { return }
        for draft in drafts(session, space) { weave(draft, index, Int32(place)) }
      }
    }
  }

  /// The comments from `session` to `space`: none where one leads there already.
  private mutating func drafts(_ session: Int32, _ space: Int32) -> Range<Int> {
    if let known = own[Int(session)].first(where: { $0.space == space }) { return known.drafts }
    let isLinked = set.experience.facts.links(of: Int(session)).contains {
      $0.space == space && $0.section == -1 && $0.sessions == nil
    }
    let first = all.count
    if !isLinked {
      let threads = set.experience.threads(of: session)
      for thread in threads where threadsOf[Int(space)].contains(thread) {
        all.append(Draft(session: session, space: space, thread: thread))
      }
      all.append(Draft(session: session, space: space, thread: -1))
    }
    own[Int(session)].append((space, first..<all.count))
    return first..<all.count
  }

  private mutating func weave(_ draft: Int, _ index: Int, _ place: Int32) {
    let (session, thread) = (all[draft].session, all[draft].thread)
    let ends = links.ends(
      from: session, to: all[draft].space, about: thread < 0 ? [] : [thread])
    let first = set.firstEntry[index]
    var last: Int32 = -1
    for entry in (ends + [place]).sorted() where entry != last {
      last = entry
      if !set.experience.cells[index].marks[Int(entry)].isWoven {
        all[draft].gains.append(first + entry)
      }
    }
    let timeline = set.experience.timeline
    var isPreview = true
    for end in ends {
      let other = set.experience.cells[index].sessions[Int(end)]
      all[draft].ends.append(other)
      if !timeline.isEarlier(session, other) { isPreview = false }
      if thread >= 0, !set.experience.threads(of: other).contains(thread) {
        all[draft].isKept = false
      }
    }
    if isPreview { all[draft].previews += set.experience.attendance.cells[index].weight }
  }
}
