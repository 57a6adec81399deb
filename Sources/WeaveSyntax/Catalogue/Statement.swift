/// One row of the catalogue of statements: what a line can hold.
///
/// The parser's dispatch, "did you mean", the reference manual, completion and the editor grammars
/// all read these rows; the grammar itself is `grammar/plainweave.ebnf`.
package struct Statement: Sendable {
  package let kind: StatementKind
  /// The blocks it may stand under; empty for headers and questions.
  package let blocks: Blocks
  /// How the line is known again in another version of the plan.
  package let identity: LineIdentity
  /// What holds of all facts of the kind; nil for what is no fact.
  package let traits: FactTraits?
  /// The line's parts, in the words of the manual.
  package let shape: String
  /// One sentence of help.
  package let summary: String
  /// A line that reads, as it would stand in a plan.
  package let example: String
  /// The version of the language that brought it.
  package let since: Int

  private init(
    _ kind: StatementKind, _ blocks: Blocks, _ identity: LineIdentity, _ traits: FactTraits?,
    _ words: (shape: String, summary: String, example: String)
  ) {
    self.kind = kind
    self.blocks = blocks
    self.identity = identity
    self.traits = traits
    (shape, summary, example) = words
    since = 1
  }

  /// A header, which opens a block.
  init(
    header kind: StatementKind, known identity: LineIdentity, _ shape: String, _ summary: String,
    example: String
  ) {
    self.init(kind, [], identity, nil, (shape, summary, example))
  }

  /// A fact, with all that must be known of its kind.
  init(
    _ kind: StatementKind, in blocks: Blocks, _ count: FactTraits.Count,
    known identity: LineIdentity, reach: FactTraits.Reach, _ shape: String, _ summary: String,
    example: String
  ) {
    self.init(
      kind, blocks, identity, FactTraits(count: count, reach: reach), (shape, summary, example))
  }

  /// An edit or a question, of which only its words make two the same.
  init(
    _ kind: StatementKind, in blocks: Blocks, _ shape: String, _ summary: String, example: String
  ) {
    self.init(kind, blocks, .text, nil, (shape, summary, example))
  }

  /// Every row: headers, facts, edits, questions, each in the order of the manual.
  package static let all: [Statement] =
    headerStatements + factStatements + sessionStatements + editStatements + questionStatements

  /// The words that start a line.
  static let keywords: [String] = all.map(\.kind.keyword)

  private static let byKind: [Statement?] = {
    var table = [Statement?](repeating: nil, count: StatementKind.allCases.count)
    for row in all { table[Int(row.kind.rawValue)] = row }
    return table
  }()

  /// The row of `kind`; every kind has one (a test holds them to it).
  package static func of(_ kind: StatementKind) -> Statement {
    guard let row = byKind[Int(kind.rawValue)] else {
      preconditionFailure("no row for \(kind.keyword)")
    }
    return row
  }
}

/// The headers a fact may stand under.
package struct Blocks: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32

  /// The set stored as `rawValue`, one bit for each header in the order of `StatementKind`.
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The block that a header of `kind` opens.
  package init(_ kind: StatementKind) {
    rawValue = kind.role == .header ? 1 << UInt32(kind.rawValue) : 0
  }

  static let plan = Self(.plan)
  static let goal = Self(.goal)
  static let thread = Self(.thread)
  static let tool = Self(.tool)
  static let leader = Self(.leader)
  static let teacher = Self(.teacher)
  static let team = Self(.team)
  static let space = Self(.space)
  static let session = Self(.session)
  static let voice = Self(.voice)
  static let toward = Self(.toward)
  static let framework = Self(.framework)
  static let scenario = Self(.scenario)
  /// What a session takes, and a space for all its sessions.
  package static let sessionFacts: Self = [.space, .session]
  /// Every header that takes facts.
  package static let any: Self = [
    .plan, .goal, .thread, .tool, .leader, .teacher, .team, .space, .session, .voice, .toward,
    .framework, .scenario,
  ]

  /// The headers of the set, in the order of `StatementKind`.
  package var headers: [StatementKind] {
    StatementKind.allCases.filter { $0.role == .header && contains(Self($0)) }
  }
}

extension Statement {
  private static let blockTable: [Blocks] = StatementKind.allCases.map { of($0).blocks }

  /// The headers a fact of `kind` may stand under.
  package static func blocks(of kind: StatementKind) -> Blocks { blockTable[Int(kind.rawValue)] }
}
