import WeaveModel
import WeaveSource
import WeaveSyntax

/// What became of the sessions of a plan: indexes of the plan before for `dropped`, after for all
/// others.
package struct SessionChanges: Sendable {
  /// Sessions whose facts, people, standing or days to choose from changed, and not their day.
  package private(set) var changed: [Int] = []
  /// Those that take another day, or start at another time.
  package private(set) var moved: [Int] = []
  package private(set) var added: [Int] = []
  package private(set) var dropped: [Int] = []

  package init(_ match: ModelMatch) {
    let people = match.people.indices.allSatisfy { match.people[$0] == $0 }
    let teams = match.teams.indices.allSatisfy { match.teams[$0] == $0 }
    let spaces = match.before.spaces.indices.map { Self.isUntouched(space: $0, match) }
    for (index, before) in match.sessionsBefore.enumerated() {
      guard before >= 0 else {
        added.append(index)
        continue
      }
      let (one, other) = (match.before.sessions[Int(before)], match.after.sessions[index])
      if one.day != other.day || one.span.start != other.span.start {
        moved.append(index)
      } else if days(one, match.before) != days(other, match.after) {
        changed.append(index)
      } else if people, teams, spaces[Int(one.space)], isUntouched(one, other, match) {
        continue
      } else if !isSame(one, other, match) {
        changed.append(index)
      }
    }
    dropped = match.sessions.indices.filter { match.sessions[$0] < 0 }
  }

  package var isEmpty: Bool {
    changed.isEmpty && moved.isEmpty && added.isEmpty && dropped.isEmpty
  }

  /// All that are there afterwards, ascending.
  package var touched: [Int] { (changed + moved + added).sorted() }

  private func days(_ session: Session, _ model: Model) -> [Day] {
    session.day == nil && session.openDays >= 0 ? model.openDays[session.openDays] : []
  }

  /// True when both say the same of who is there, who leads, how it stands and what it is about.
  private func isSame(_ one: Session, _ other: Session, _ match: ModelMatch) -> Bool {
    one.span == other.span && one.breakMinutes == other.breakMinutes
      && one.activeMinutes == other.activeMinutes
      && one.status == other.status && one.isOptional == other.isOptional
      && match.before.title(one) == match.after.title(other)
      && leaders(one, match.before) == leaders(other, match.after)
      && audience(one, match.before) == audience(other, match.after)
      && saysSame(one, other, match)
  }

  private func leaders(_ session: Session, _ model: Model) -> [String] {
    guard session.leaders >= 0 else { return [] }
    return model.leaderLists.lists[session.leaders].map {
      $0 < 0 ? "tbd" : model.name(EntityRef(.person, Int($0)))
    }.sorted()
  }

  private func audience(_ session: Session, _ model: Model) -> [[String]] {
    guard session.audience >= 0 else { return [] }
    let spec = model.audiences.specs[session.audience]
    return [
      [spec.everyone ? "everyone" : ""], spec.with.map { model.name($0) }.sorted(),
      spec.without.map { model.name($0) }.sorted(),
      spec.outside.map { model.name($0) }.sorted(), spec.named.map { model.name($0) }.sorted(),
    ]
  }

  /// Compares the facts by what they say, in the order of nearness.
  private func saysSame(_ one: Session, _ other: Session, _ match: ModelMatch) -> Bool {
    let (left, right) = (words(one, match.before), words(other, match.after))
    return left == right || Set(left) == Set(right)
  }

  /// True where a session of an untouched space has the values it had, and stands on the same lines
  /// of the same texts: then no words need be compared.
  private func isUntouched(_ one: Session, _ other: Session, _ match: ModelMatch) -> Bool {
    func leaders(_ session: Session, _ model: Model) -> [Int32] {
      session.leaders < 0 ? [] : model.leaderLists.lists[session.leaders]
    }
    func audience(_ session: Session, _ model: Model) -> AudienceSpec? {
      session.audience < 0 ? nil : model.audiences.specs[session.audience]
    }
    return one.space == other.space && one.wholeBlock == other.wholeBlock
      && one.sectionBlock == other.sectionBlock && one.line == other.line && one.turn == other.turn
      && one.span == other.span && one.breakMinutes == other.breakMinutes
      && one.activeMinutes == other.activeMinutes && one.status == other.status
      && one.isOptional == other.isOptional
      && audience(one, match.before) == audience(other, match.after)
      && leaders(one, match.before) == leaders(other, match.after)
      && [one.wholeBlock, one.sectionBlock].allSatisfy { block in
        if block < 0 { return true }
        let (old, new) = (match.before.blocks[block], match.after.blocks[block])
        return Self.areSame(old.location, new.location, match)
          && Self.areSame(old.facts, new.facts, match)
          && match.before.facts(old.facts).allSatisfy { $0.window == nil }
      }
  }

  /// True where a space has the same header and facts, of the same texts.
  private static func isUntouched(space: Int, _ match: ModelMatch) -> Bool {
    guard match.spaces[space] == space else { return false }
    let (left, right) = (match.before.spaces[space], match.after.spaces[space])
    return areSame(left.header.location, right.header.location, match)
      && areSame(left.facts, right.facts, match)
      // Days of a term, said elsewhere, decide where a fact `during` it holds.
      && match.before.facts(left.facts).allSatisfy { $0.window == nil }
  }

  /// True where facts are the same ones of the same texts.
  private static func areSame(
    _ one: Range<Int32>, _ other: Range<Int32>, _ match: ModelMatch
  ) -> Bool {
    guard one == other else { return false }
    guard let first = one.first else { return true }
    return areSame(
      match.before.facts[Int(first)].location, match.after.facts[Int(first)].location, match)
  }

  /// True where both are the same place of the same text.
  private static func areSame(_ one: Location, _ other: Location, _ match: ModelMatch) -> Bool {
    one == other
      && match.before.sources[Int(one.file.index)] === match.after.sources[Int(other.file.index)]
  }

  /// Each fact that holds at a session, as words that mean the same in another plan.
  private func words(_ session: Session, _ model: Model) -> [String] {
    var all: [String] = []
    model.eachFact(of: session) { fact, _ in
      // Values of the session are compared as such.
      if !fact.kind.traits.isValue { all.append(model.meaning(of: fact)) }
    }
    return all
  }
}
