import WeaveModel
import WeaveSource
import WeaveSyntax

/// A session fact to be written for some sessions of one space.
struct SpreadFact {
  let given: GivenFact
  /// The sessions that are to have it.
  let wanted: [Int]
  /// Those to which it makes no difference: they have it already.
  let harmless: Set<Int>
}

extension EditResolver {
  /// A window, and the words that name it.
  struct NamedWindow {
    let days: DayRange
    let words: String
  }

  /// Writes a fact in the fewest lines: one under the space, with `during` and `skip` where it is
  /// not for all its sessions, or one under each session.
  ///
  /// Single sessions are written under themselves, as they were named.
  mutating func spread(_ fact: SpreadFact, _ target: EditTarget, during window: NamedWindow?) {
    guard !fact.wanted.isEmpty, let space = target.space else { return }
    let keys = keys(of: fact.wanted)
    let apart = keys.reduce(0) { $0 + (draft.hasBlock($1) ? 1 : 2) }
    var best: (window: NamedWindow?, others: [Int], cost: Int)?
    for window in windows(for: fact.wanted, window, in: space) {
      let others = others(than: fact, during: window?.days, in: space)
      let cost = cost(of: others)
      guard cost < best?.cost ?? .max else { continue }
      best = (window, others, cost)
    }
    guard case .space = target, let best, best.cost <= apart else {
      for key in keys { put(fact.given, at: key) }
      return
    }
    let suffix = best.window.map { " during \($0.words)" } ?? ""
    // Where the space says it already, and only skips keep it out, there is nothing to say again.
    let isSaid =
      fact.wanted.allSatisfy { isSkipped(fact.given, at: $0) }
      && model.facts(model.spaces[space].facts).contains { other in
        other.window == nil && fact.given.matches(other, model)
      }
    if !isSaid {
      draft.add(fact.given.line + suffix, under: model.spaces[space].header.location)
    }
    for key in self.keys(of: best.others) { leaveOut(fact.given, at: key) }
    for key in keys { seeThrough(fact.given, at: key) }
  }

  /// Sees to it that a fact written under the space is not skipped at the sessions of `key`.
  mutating func seeThrough(_ given: GivenFact, at key: SessionKey) {
    putPastSkips(given, at: key, isBrought: true)
    if key.section != nil {
      // What skips it for the whole meeting stays for the other sections.
      let isSkipped = ownFacts(key.ofWholeMeeting).contains {
        given.isTaken(by: $0) && !draft.isDeleted($0.location)
      }
      if isSkipped { draft.add(given.bareLine, to: key) }
      return
    }
    for index in meeting(key) where model.sessions[index].sectionBlock >= 0 {
      putPastSkips(given, at: model.key(of: model.sessions[index]), isBrought: true)
    }
  }

  /// The windows in which a line under the space could stand: none, the one asked for, or the days
  /// from the first session to the last.
  private func windows(
    for wanted: [Int], _ window: NamedWindow?, in space: Int
  ) -> [NamedWindow?] {
    var choices = [nil, window]
    let days = wanted.compactMap { model.sessions[$0].day }
    if days.count == wanted.count, let first = days.min(), let last = days.max() {
      let words = first == last ? first.iso : "\(first.iso)..\(last.iso)"
      choices.append(NamedWindow(days: DayRange(first, last), words: words))
    }
    return choices
  }

  /// The other sessions of the space that a line under it would change.
  private func others(than fact: SpreadFact, during days: DayRange?, in space: Int) -> [Int] {
    let wanted = Set(fact.wanted)
    return model.sessionRanges[space].filter { index in
      let session = model.sessions[index]
      if wanted.contains(index) || fact.harmless.contains(index) && isHarmless(fact, index) {
        return false
      }
      if !session.status.takesPlace || isSkipped(fact.given, at: index) { return false }
      return days.map { lies(session, in: $0) } ?? true
    }
  }

  /// True where saying a fact again is no change: what is past has just this fact already.
  private func isHarmless(_ fact: SpreadFact, _ index: Int) -> Bool {
    if !isFixed(index) { return true }
    var isThere = false
    model.eachFact(of: model.sessions[index]) { other, _ in
      if fact.given.isSame(other, model) { isThere = true }
    }
    return isThere
  }

  /// True when a header of the session has a line that leaves the fact out.
  func isSkipped(_ given: GivenFact, at index: Int) -> Bool {
    let session = model.sessions[index]
    return session.headers.contains { block in
      model.facts(model.blocks[block].facts).contains { given.isTaken(by: $0) }
    }
  }

  /// True when the session lies in the window whatever day it takes.
  func lies(_ session: Session, in days: DayRange) -> Bool {
    if let day = session.day { return days.contains(day) }
    let choices = session.openDays.ifAny.map { model.openDays[$0] } ?? []
    return !choices.isEmpty && choices.allSatisfy { days.contains($0) }
  }

  /// The lines it takes to say a fact under the space and leave it out at `others`.
  private func cost(of others: [Int]) -> Int {
    // What is past is not written to, if another way can be found.
    keys(of: others).reduce(1 + others.count { isFixed($0) } * 1_000) {
      $0 + (draft.hasBlock($1) ? 1 : 2)
    }
  }
}
