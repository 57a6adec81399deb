import WeaveModel
import WeaveSource
import WeaveSyntax

/// Spaces that train, and spaces in which training is put to work (domain D5).
private let trainingKinds: Set = [
  "district-training", "training", "workshop", "conference", "webinar", "seminar",
]
private let followKinds: Set = ["plc", "coaching", "planning", "observation"]

/// W425: a training that no planning or coaching follows (domain D5).
///
/// It is followed, for a listener, by a later session of kind plc, coaching, planning or
/// observation that shares a thread or tool with it or links to its space. It is a finding when at
/// least half of its listeners have none; not for the last of a series whose idea was followed up
/// before. Each cell's sessions are walked twice, with the last session that follows up each
/// thread, tool and space at hand.
@Sendable
func trainingUnfollowed(_ experience: Experience) -> [Diagnostic] {
  guard experience.facts.hasFocus else { return [] }
  let model = experience.model
  let kinds = model.spaces.map { $0.kind.map(model.symbols.text) ?? "" }
  let trainings = kinds.indices.filter { trainingKinds.contains(kinds[$0]) }
  guard !trainings.isEmpty else { return [] }
  var walk = TrainingWalk(experience, kinds)
  for (cell, sessions) in experience.audiences { walk.walk(sessions, weight: cell.weight) }
  return mostFirst(
    trainings.compactMap { space in
      let left = walk.unfollowed(model.sessionRanges[space])
      return left.isEmpty ? nil : (left.count, walk.finding(space, left))
    })
}

/// Finds, listener by listener, the trainings that nothing follows.
private struct TrainingWalk {
  private let experience: Experience
  private let days: SessionDays
  private let isTraining: [Bool]
  private let isFollowUp: [Bool]
  /// By session: its teachers, and those whom nothing follows it for.
  private var listeners: [Int]
  private var left: [Int]
  private var last = Last()

  /// The last session that follows up each thread, tool and space, of one cell.
  private struct Last {
    var threads: [Int32: Int32] = [:]
    var tools: [Int32: Int32] = [:]
    var spaces: [Int32: Int32] = [:]
  }

  init(_ experience: Experience, _ kinds: [String]) {
    self.experience = experience
    days = SessionDays(experience)
    isTraining = kinds.map { trainingKinds.contains($0) }
    isFollowUp = kinds.map { followKinds.contains($0) }
    listeners = experience.model.sessions.map { _ in 0 }
    left = listeners
  }

  private var model: Model { experience.model }

  /// Walks the sessions of one cell, of so many teachers alike.
  mutating func walk(_ sessions: ArraySlice<Int32>, weight: Int) {
    let trainings = sessions.filter { isTraining[space($0)] }
    guard !trainings.isEmpty else { return }
    last = Last()
    for session in sessions where isFollowUp[space(session)] {
      for thread in days.threads(session) { note(session, &last.threads, thread) }
      for tool in days.tools(session) { note(session, &last.tools, tool) }
      for link in days.links(session) {
        note(session, &last.spaces, experience.facts.contents.links[link].space)
      }
    }
    for session in trainings {
      listeners[Int(session)] += weight
      if !isFollowed(session) { left[Int(session)] += weight }
    }
  }

  private func space(_ session: Int32) -> Int { Int(model.sessions[Int(session)].space) }

  private func note(_ session: Int32, _ list: inout [Int32: Int32], _ key: Int32) {
    if let known = list[key], days.last[Int(known)] > days.last[Int(session)] { return }
    list[key] = session
  }

  private func isFollowed(_ session: Int32) -> Bool {
    func isLater(_ other: Int32?) -> Bool {
      other.map { !days.isSurelyEarlier($0, session) } ?? false
    }
    return days.threads(session).contains { isLater(last.threads[$0]) }
      || days.tools(session).contains { isLater(last.tools[$0]) }
      || isLater(last.spaces[Int32(space(session))])
  }

  /// The sessions of a space that nothing follows, but for those whose idea was followed up before.
  func unfollowed(_ range: Range<Int>) -> [Int] {
    var followed: Set<Int32> = []
    return range.filter { session in
      guard listeners[session] > 0 else { return false }
      let threads = days.threads(Int32(session))
      if !isHalf(left[session], of: listeners[session]) {
        followed.formUnion(threads)
        return false
      }
      return !threads.contains { followed.contains($0) }
    }
  }

  func finding(_ space: Int, _ unfollowed: [Int]) -> Diagnostic {
    let name = model.name(EntityRef(.space, space))
    let first = model.sessions[unfollowed[0]]
    let all = model.sessionRanges[space].count { listeners[$0] > 0 }
    let isOne = unfollowed.count == 1
    let partial = unfollowed.contains { left[$0] < listeners[$0] }
    let teachers =
      !partial
      ? ""
      : isOne
        ? ", for \(left[unfollowed[0]]) of its \(listeners[unfollowed[0]]) teachers"
        : ", for half of their teachers or more"
    let sessions =
      unfollowed.count == all
      ? "the \(all) sessions of `\(name)`" : "\(unfollowed.count) of \(all) sessions of `\(name)`"
    return Diagnostic(
      .trainingUnfollowed,
      at: isOne ? model.location(of: first) : model.spaces[space].header.location,
      "no planning or coaching follows \(isOne ? model.address(first) : sessions)\(teachers)",
      notes: isOne
        ? [] : [.init(model.location(of: first), "the first is \(model.address(first))")],
      hints: [
        "let a later plc, coaching, planning or observation take up its thread or tool, or comment "
          + "to `\(name)`"
      ])
  }
}
