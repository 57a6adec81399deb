import WeaveModel
import WeaveSource
import WeaveSyntax

/// What became of the sessions of a plan: indexes of the plan before for `dropped`, after for all
/// others.
package struct SessionChanges: Sendable {
  /// Sessions whose facts, people or standing changed, and not their day.
  package private(set) var changed: [Int] = []
  /// Those that take another day, or other hours.
  package private(set) var moved: [Int] = []
  package private(set) var added: [Int] = []
  package private(set) var dropped: [Int] = []

  package init(_ match: ModelMatch) {
    for (index, before) in match.sessionsBefore.enumerated() {
      guard before >= 0 else {
        added.append(index)
        continue
      }
      let (one, other) = (match.before.sessions[Int(before)], match.after.sessions[index])
      if one.day != other.day || one.span.start != other.span.start
        || days(one, match.before) != days(other, match.after)
      {
        moved.append(index)
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
    session.day == nil && session.openDays >= 0 ? model.openDays[Int(session.openDays)] : []
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
    return model.leaderLists.lists[Int(session.leaders)].map {
      $0 < 0 ? "tbd" : model.name(EntityRef(.person, Int($0)))
    }.sorted()
  }

  private func audience(_ session: Session, _ model: Model) -> [[String]] {
    guard session.audience >= 0 else { return [] }
    let spec = model.audiences.specs[Int(session.audience)]
    return [
      [spec.everyone ? "everyone" : ""], spec.with.map { model.name($0) }.sorted(),
      spec.without.map { model.name($0) }.sorted(),
    ]
  }

  /// Compares the facts by the words of their lines, in the order of nearness.
  private func saysSame(_ one: Session, _ other: Session, _ match: ModelMatch) -> Bool {
    if isUntouched(one, other, match) { return true }
    let (left, right) = (words(one, match.before), words(other, match.after))
    return left == right || Set(left) == Set(right)
  }

  /// True where both stand on the same lines of the same texts: then nothing need be compared.
  private func isUntouched(_ one: Session, _ other: Session, _ match: ModelMatch) -> Bool {
    guard one.wholeBlock == other.wholeBlock, one.sectionBlock == other.sectionBlock,
      one.line == other.line, one.turn == other.turn, one.space == other.space
    else { return false }
    let (left, right) = (match.before.spaces[Int(one.space)], match.after.spaces[Int(one.space)])
    func isSame(_ one: Range<Int32>, _ other: Range<Int32>) -> Bool {
      guard one == other else { return false }
      guard let first = one.first else { return true }
      let (old, new) = (
        match.before.facts[Int(first)].location, match.after.facts[Int(first)].location
      )
      return old == new
        && match.before.sources[Int(old.file.index)] === match.after.sources[Int(new.file.index)]
    }
    let source = left.header.location.file
    guard left.header.location == right.header.location,
      match.before.sources[Int(source.index)] === match.after.sources[Int(source.index)],
      isSame(left.facts, right.facts),
      // Days of a term, said elsewhere, decide where a fact `during` it holds.
      left.facts.allSatisfy({ match.before.facts[Int($0)].window < 0 })
    else { return false }
    return [one.wholeBlock, one.sectionBlock].allSatisfy { block in
      block < 0
        || isSame(match.before.blocks[Int(block)].facts, match.after.blocks[Int(block)].facts)
    }
  }

  /// Each fact that holds at a session, as words that mean the same in another plan.
  private func words(_ session: Session, _ model: Model) -> [String] {
    var all: [String] = []
    model.eachFact(of: session) { fact, _ in
      switch fact.kind {
      // These are values of the session, compared as such.
      case .with, .without, .ledBy, .hours, .status, .optional, .break, .active: break
      case .about:
        let name =
          fact.target >= 0 ? model.name(EntityRef(.thread, Int(fact.target))) : "tbd"
        all.append("about \(name) \(model.string(fact.text) ?? "")")
      default:
        all.append(line(of: fact, model))
      }
    }
    return all
  }

  /// The words of a fact's line, less its window: whether it holds is known.
  private func line(of fact: Fact, _ model: Model) -> String {
    let text = model.sources[Int(fact.location.file.index)].string(in: fact.location.range)
    let words = text.split { $0 == " " || $0 == "\t" }
    guard fact.window >= 0, let during = words.lastIndex(of: "during") else {
      return words.joined(separator: " ")
    }
    return words[..<during].joined(separator: " ")
  }
}
