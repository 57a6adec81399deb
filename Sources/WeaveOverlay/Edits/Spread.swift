import WeaveModel
import WeaveSource
import WeaveSyntax

/// A session fact to be written for some sessions of one space.
struct SpreadFact {
  /// The line, such as `about talk`.
  let line: String
  /// The line that leaves it out, such as `skip about talk`.
  let skip: String
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
    let apart = keys.reduce(0) { $0 + (hasBlock($1) ? 1 : 2) }
    let together = windows(for: fact.wanted, window, in: space).map { window in
      (window: window, others: others(than: fact, during: window?.days, in: space))
    }
    let best = together.map { ($0, cost($0.others)) }.min { $0.1 < $1.1 }
    if case .space = target, let (choice, cost) = best, cost <= apart {
      let suffix = choice.window.map { " during \($0.words)" } ?? ""
      draft.add(fact.line + suffix, under: model.spaces[space].header.location)
      for key in self.keys(of: choice.others) { draft.add(fact.skip, to: key) }
    } else {
      for key in keys { draft.add(fact.line, to: key) }
    }
  }

  /// The windows in which a line under the space could stand: none, the one asked for, or the days
  /// from the first session to the last.
  private func windows(
    for wanted: [Int], _ window: NamedWindow?, in space: Int
  ) -> [NamedWindow?] {
    if let window { return [nil, window] }
    let days = wanted.compactMap { model.sessions[$0].day }
    guard days.count == wanted.count, let first = days.min(), let last = days.max() else {
      return [nil]
    }
    let words = first == last ? first.iso : "\(first.iso)..\(last.iso)"
    return [nil, NamedWindow(days: DayRange(first, last), words: words)]
  }

  /// The other sessions of the space that a line under it would change.
  private func others(than fact: SpreadFact, during days: DayRange?, in space: Int) -> [Int] {
    let wanted = Set(fact.wanted)
    return model.sessionRanges[space].filter { index in
      let session = model.sessions[index]
      if wanted.contains(index) || fact.harmless.contains(index) { return false }
      if !session.status.takesPlace { return false }
      guard let days else { return true }
      if let day = session.day { return days.contains(day) }
      let choices = session.openDays >= 0 ? model.openDays[Int(session.openDays)] : []
      return !choices.isEmpty && choices.allSatisfy { days.contains($0) }
    }
  }

  /// The lines it takes to say a fact under the space and leave it out at `others`.
  private func cost(_ others: [Int]) -> Int {
    // What is past is not written to, if another way can be found.
    let fixed = others.count { isFixed($0) }
    return keys(of: others).reduce(1 + fixed * 1_000) { $0 + (hasBlock($1) ? 1 : 2) }
  }

  private func hasBlock(_ key: SessionKey) -> Bool { draft.hasBlock(key) }
}
