import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Ways of learning: how much of each there is, who wants more of it, how its spaces are rated.
///
/// A way of learning is a kind of space, a `mode` of sessions, or a word somebody wants. A session
/// stands under the kind of its space and under its mode. Figures of sessions are computed and
/// those of people voiced; they stand side by side and are never mixed.
struct ModeInventory {
  /// One way of learning, under one aspect it is rated for.
  struct Row {
    let mode: String
    let sessions: [Int]
    /// How many people want more of it; nil when nobody does.
    let wanted: Int?
    let rating: Rating?
  }

  /// The ratings of one aspect on one scale, of all spaces of a way of learning.
  struct Rating {
    let aspect: String
    let scale: Double
    /// The mean of those shown; nil when too few people gave each of them.
    var mean: Double?
    var people = 0
    /// True when some rating does not say how many gave it.
    var isUncounted = false
  }

  private(set) var rows: [Row] = []

  /// The ways of learning of `sessions`, with what is `voiced`.
  init(_ context: QueryContext, _ sessions: [Int], _ voiced: [Voiced]) {
    let model = context.model
    var sessionsOf: [String: [Int]] = [:]
    var wordsOf: [Int: Set<String>] = [:]
    for index in sessions where model.sessions[index].status.takesPlace {
      let space = Int(model.sessions[index].space)
      for word in Self.words(of: model.sessions[index], model) {
        sessionsOf[word, default: []].append(index)
        wordsOf[space, default: []].insert(word)
      }
    }
    var wanting: [String: Set<Int32>] = [:]
    for one in voiced where one.fact.kind == .wants {
      guard let word = one.fact.word.map({ model.symbols.text($0) }) else { continue }
      wanting[word, default: []].formUnion(context.speakers(one.voice))
    }
    let ratings = Self.lastRatings(context, voiced)
    for word in Self.inOrder(Set(sessionsOf.keys).union(wanting.keys)) {
      let own = ratings.filter { rating in
        rating.thing.kind == .space
          && (wordsOf[Int(rating.thing.index)] ?? []).contains(word)
      }
      let all: [Rating?] = Self.pooled(own)
      rows += (all.isEmpty ? [nil] : all).map { rating in
        Row(
          mode: word, sessions: sessionsOf[word] ?? [],
          wanted: wanting[word].map { context.count($0) }, rating: rating)
      }
    }
  }

  /// The kind of the session's space, and its mode.
  private static func words(of session: Session, _ model: Model) -> [String] {
    var mode: Symbol?
    model.eachFact(of: session) { fact, _ in
      if fact.kind == .mode, let word = fact.word { mode = word }
    }
    let kind = model.spaces[session.space].kind.map { model.symbols.text($0) }
    return [kind, mode.map { model.symbols.text($0) }].compactMap { $0 }
  }

  /// Kinds of space, then modes, then words of the plan's own.
  private static func inOrder(_ words: Set<String>) -> [String] {
    let known = Vocabulary.spaceKind.words + Vocabulary.mode.words
    return known.filter { words.contains($0) } + words.subtracting(known).sorted()
  }

  /// What each voice last said of a thing, an aspect and a scale.
  private static func lastRatings(_ context: QueryContext, _ voiced: [Voiced]) -> [Voiced.Rating] {
    struct Key: Hashable {
      let who: EntityRef?
      let thing: EntityRef
      let aspect: String
      let scale: Double
    }
    var order: [Key] = []
    var last: [Key: Voiced.Rating] = [:]
    for one in voiced {
      guard let rating = context.rating(one.fact) else { continue }
      let key = Key(
        who: one.voice.who, thing: rating.thing, aspect: rating.aspect, scale: rating.scale)
      if last.updateValue(rating, forKey: key) == nil { order.append(key) }
    }
    return order.compactMap { last[$0] }
  }

  /// One rating an aspect and scale: the mean of those that enough people gave.
  private static func pooled(_ ratings: [Voiced.Rating]) -> [Rating] {
    let groups = Dictionary(grouping: ratings) { [$0.aspect, "\($0.scale)"] }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, group in
      guard let one = group.first else { return nil }
      var result = Rating(aspect: one.aspect, scale: one.scale)
      let shown = group.filter(\.isShown)
      result.people = shown.reduce(0) { $0 + ($1.people ?? 0) }
      result.isUncounted = shown.isEmpty && group.contains { $0.people == nil }
      if result.people > 0 {
        let sum = shown.reduce(0) { $0 + $1.value * Double($1.people ?? 0) }
        result.mean = sum / Double(result.people)
      }
      return result
    }
  }
}

// Ways of learning.
extension TableKind {
  static let modeListing = Listing<ModeInventory.Row>(
    .modes, rows: { ModeInventory($0, Array($0.model.sessions.indices), $0.voiced).rows },
    location: { _, _ in nil }, label: { row, _ in row.mode }
  ) {
    let own: Column<ModeInventory.Row>.Sessions = { row, _ in row.sessions }
    Column(
      "mode", .name, "the way of learning: a kind of space, a `mode`, or a word wanted"
    ) { row, _ in .text(row.mode) }
    Column.spaces("spaces with such sessions", hidden: true, own)
    Column.sessions("sessions of that kind or mode", own)
    Column.minutes("minutes of those sessions", own)
    Column(
      "wanted", .count, "how many people want more of it; fewer than 5 are not told"
    ) { row, _ in row.wantedValue }
    Column("aspect", .name, "what its spaces are rated for") { row, _ in
      Value(row.rating?.aspect)
    }
    Column("rated", .number, "the mean rating, from 5 people on") { row, _ in
      row.rating?.meanValue ?? .none
    }
    Column("of", .number, "the scale of the rating") { row, _ in
      row.rating.map { .number($0.scale) } ?? .none
    }
    Column("n", .count, "how many people gave it") { row, _ in row.rating?.peopleValue ?? .none }
    Column.first("the first day of such a session", hidden: true, own)
    Column.last("the last day of such a session", hidden: true, own)
  }
}

extension ModeInventory.Row {
  fileprivate var wantedValue: Value {
    guard let wanted else { return .none }
    return wanted < Voicing.fewest ? .text(Voicing.hidden) : Value(wanted)
  }
}

extension ModeInventory.Rating {
  fileprivate var meanValue: Value {
    mean.map { .number($0) } ?? .text(isUncounted ? Voicing.uncounted : Voicing.hidden)
  }

  fileprivate var peopleValue: Value {
    if mean != nil { return Value(people) }
    return isUncounted ? .none : .text(Voicing.hidden)
  }
}
