import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSyntax

// Facts that several sheets quote.
extension Reflection {
  /// Sessions of a space that take place.
  func takingPlace(_ space: Int) -> [Int] {
    model.sessionRanges[space].filter { model.sessions[$0].status.takesPlace }
  }

  /// All sessions that take place.
  var allSessions: [Int] {
    model.sessions.indices.filter { model.sessions[$0].status.takesPlace }
  }

  func isOptional(_ sessions: [Int]) -> Bool {
    !sessions.isEmpty && sessions.allSatisfy { model.sessions[$0].isOptional }
  }

  /// Minutes in a sentence, with how many sessions do not say their length.
  func minutes(_ sessions: [Int]) -> Words {
    let unknown = sessions.count { model.sessions[$0].minutes == nil }
    let known = facts.minutes(of: sessions)
    if unknown == 0 { return "\(figure: "\(known) min")" }
    return unknown == sessions.count
      ? "of unknown length"
      : "\(figure: "\(known) min") and \(figure: unknown) of unknown length"
  }

  /// A thing by its name and title: `plc (Grade-level math PLC)`.
  func named(_ kind: EntityKind, _ index: Int) -> Words {
    let ref = EntityRef(kind, index)
    let title = model.header(ref).flatMap { model.string($0.title) }
    return "\(name: model.name(ref))\(title.map { " (\($0))" })"
  }

  /// A space by its name, title and kind.
  func space(_ index: Int) -> Words {
    let kind = model.spaces[index].kind.map { plainWord(model.symbols.text($0)) }
    return "\(named(.space, index))\(kind.map { ", \($0)" })"
  }

  /// How many teachers are expected at some session of each space, by space.
  func expectedTeachers() -> [Int] {
    var result = [Int](repeating: 0, count: model.spaces.count)
    for listener in context.experience.listeners(of: nil) {
      let spaces = facts.spaces(
        of: context.experience.cells[listener.cell].sessions.map { Int($0) })
      for space in spaces { result[space] += listener.weight }
    }
    return result
  }

  /// Sessions at which a fact of `kind` with `word` holds; with nil, any fact of the kind.
  func sessions(where kind: StatementKind, is word: String? = nil) -> [Int] {
    allSessions.filter { index in
      var found = false
      model.eachFact(of: model.sessions[index]) { fact, _ in
        guard fact.kind == kind else { return }
        guard let word else { return found = true }
        if fact.word.map({ model.symbols.text($0) }) == word { found = true }
      }
      return found
    }
  }

  /// `3 of 8 sessions`.
  func share(_ part: [Int], of whole: [Int]) -> Words {
    "\(figure: "\(part.count) of \(whole.count)") sessions"
  }

  /// What was noticed, or where it pulls or confuses, about some spaces or about anything.
  func quotes(_ kinds: [StatementKind], _ isMeant: (Voiced) -> Bool = { _ in true }) -> [Words] {
    Sheet.few(
      context.voiced.filter { kinds.contains($0.fact.kind) && isMeant($0) }.compactMap {
        context.quote($0)
      }, rest: "show voices")
  }

  /// Ratings of things, in order; ratings of people are left out.
  func ratings(_ isMeant: (Voiced.Rating) -> Bool) -> [Words] {
    Sheet.few(
      context.voiced.compactMap { one -> Words? in
        guard let rating = context.rating(one.fact), rating.thing.kind != .person, isMeant(rating)
        else { return nil }
        return context.words(rating, one.voice)
      }, rest: "show voices")
  }

  /// How goals will be seen.
  func measures() -> [Words] {
    model.goals.indices.flatMap { index in
      model.goals[index].measures.map { measure in
        let unit = measure.isPercent ? " %" : ""
        func shown(_ number: Double) -> String { Value.number(number).phrase + unit }
        return """
          \(name: context.name(.goal, index)) is seen by: \(model.string(measure.text) ?? ""), from \
          \(figure: shown(measure.from)) to \(figure: shown(measure.to))
          """
      }
    }
  }
}

/// Figures of a plan, worked out together: each over all days that open sessions may take.
struct Figures {
  private var extents: [FigureKey: Extent] = [:]

  /// A sheet is read aloud: past so many choices of days, outer limits will do.
  private static let choiceLimit = 100

  /// True where some figure is an outer limit that no choice of days need reach.
  var areLimits: Bool { extents.values.contains { !$0.isExact } }

  init(_ context: QueryContext) {
    let model = context.model
    // A share of several teachers is counted in their sessions, so that it reads as a count.
    var keys = [Measure.surface, .heard, .together].map { FigureKey($0, of: .plan, by: .pooled) }
    for space in model.spaces.indices {
      keys += [Measure.woven, .toolOnly].map { FigureKey($0, of: .space(space)) }
    }
    keys += model.teams.indices.map { FigureKey(.together, of: .team($0), by: .pooled) }
    keys += model.threads.indices.map { FigureKey(.reach, of: .thread($0)) }
    let found = context.figures(keys, upTo: Self.choiceLimit)
    extents = Dictionary(uniqueKeysWithValues: zip(keys, found))
  }

  /// A figure as `6 of 8`, or `6 of 8 to 7 of 8`; nil over nothing.
  func words(_ measure: Measure, _ subject: Subject, unlessZero: Bool = false) -> String? {
    let key = [nil, Measure.Fold.pooled].map { FigureKey(measure, of: subject, by: $0) }
    guard let extent = key.compactMap({ extents[$0] }).first, let low = extent.low,
      let high = extent.high
    else { return nil }
    if unlessZero, high.value == .zero { return nil }
    if extent.isOne || low == high { return Self.words(low) }
    return "from \(Self.words(low)) to \(Self.words(high))"
  }

  private static func words(_ figure: Figure) -> String {
    switch figure {
    case .count(let count): "\(count.part) of \(count.whole)"
    case .share(let share): share.whole.map { "\($0)" } ?? "\(share.numerator)/\(share.denominator)"
    case .number(let number): "\(number)"
    }
  }
}

/// Which spaces are connected with which, for some teacher at least.
struct Partners {
  private var pairs: [Set<Int>]

  init(_ experience: Experience) {
    let model = experience.model
    pairs = [Set<Int>](repeating: [], count: model.spaces.count)
    for listener in experience.listeners(of: nil) {
      let cell = experience.cells[listener.cell]
      for link in cell.links {
        let start = model.sessions[Int(cell.sessions[Int(link.entry)])].space
        for end in cell.ends[link.ends] {
          join(Int(start), Int(model.sessions[Int(cell.sessions[Int(end)])].space))
        }
      }
      var users: [Int32: Set<Int>] = [:]
      for session in cell.sessions {
        for tool in experience.tools(of: session) {
          users[tool, default: []].insert(Int(model.sessions[Int(session)].space))
        }
      }
      for spaces in users.values {
        for one in spaces { for other in spaces where one < other { join(one, other) } }
      }
    }
  }

  private mutating func join(_ one: Int, _ other: Int) {
    if one == other { return }
    pairs[one].insert(other)
    pairs[other].insert(one)
  }

  /// The spaces `space` is connected with, in the order they are declared.
  func of(_ space: Int) -> [Int] { pairs[space].sorted() }
}
