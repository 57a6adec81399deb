import WeaveAnalysis
import WeaveModel
import WeaveSyntax

/// What one side of a comparison has, by name: spaces, threads, practices.
struct ComparedThings {
  let side: ComparedSide
  private let sessions: [Int]

  init(_ side: ComparedSide) {
    self.side = side
    let facts = side.context.facts
    let model = side.context.model
    sessions =
      switch side.subject {
      case .team(let team): facts.expected(of: EntityRef(.team, team))
      case .person(let person): facts.expected(of: EntityRef(.person, person))
      case .space(let space):
        model.sessionRanges[space].filter { model.sessions[$0].status.takesPlace }
      case .plan, .rest, .session, .leader, .thread, .goal, .tool, .month, .encounter:
        model.sessions.indices.filter { model.sessions[$0].status.takesPlace }
      }
  }

  private var context: QueryContext { side.context }

  private var model: Model { context.model }

  /// The lists of names, each with what a sentence says of who has them.
  var names: [(verb: String, names: [String])] {
    let threads = named(.thread, sessions.flatMap { model.threads(of: model.sessions[$0]) })
    let tools = named(.tool, sessions.flatMap { model.tools(of: model.sessions[$0]) })
    let practices = words(.does)
    switch side.kind {
    case .team, .teacher:
      return [
        ("is asked to", named(.space, sessions.map { Int(model.sessions[$0].space) })),
        ("meets", threads), ("uses", tools), ("does", practices),
      ]
    case .space:
      return [
        ("is about", threads), ("uses", tools), ("does", practices),
        ("is led by", named(.person, sessions.flatMap { model.leaders(of: model.sessions[$0]) })),
      ]
    case .plan:
      return [
        ("has spaces of the kind", kinds), ("is about", titles(.thread, model.threads.count)),
        ("uses", titles(.tool, model.tools.count)), ("does", practices),
        ("has leaders of the office", offices),
      ]
    }
  }

  private func named(_ kind: EntityKind, _ indexes: [Int]) -> [String] {
    context.names(kind, Set(indexes).sorted())
  }

  /// Titles, since two plans name one thing in two ways; the name where there is none.
  private func titles(_ kind: EntityKind, _ count: Int) -> [String] {
    (0..<count).map { index in
      let ref = EntityRef(kind, index)
      return model.header(ref).flatMap { model.string($0.title) } ?? model.name(ref)
    }
  }

  /// The kinds of the spaces, each once.
  private var kinds: [String] {
    Set(model.spaces.compactMap(\.kind)).map { model.symbols.text($0) }.sorted()
  }

  private var offices: [String] {
    Set(model.people.filter(\.isLeader).compactMap(\.office)).map { model.symbols.text($0) }
      .sorted()
  }

  private func words(_ kind: StatementKind) -> [String] {
    var found: Set<Symbol> = []
    for index in sessions {
      model.eachFact(of: model.sessions[index]) { fact, _ in
        if fact.kind == kind, let word = fact.word { found.insert(word) }
      }
    }
    return found.map { model.symbols.text($0) }.sorted()
  }
}
