package import WeaveSource
package import WeaveSyntax

/// Reads names, windows and addresses of a question against a plan that is bound, as the plan's own
/// lines were read: with the same findings and "did you mean".
package struct QuestionNames {
  private var binder: Binder

  /// Nodes asked about later are nodes of `tree`, whose file is none of the plan's.
  package init(_ model: Model, _ tree: SyntaxTree) {
    binder = Binder(trees: [tree])
    binder.model = model
    binder.read(tree)
  }

  /// What is wrong with the names read so far.
  package var diagnostics: [Diagnostic] { binder.diagnostics }

  /// The days of a `window` node; nil with a finding.
  package mutating func window(_ node: Int) -> DayRange? { binder.window(node) }

  /// What the address of an `address` node is; nil with a finding.
  package mutating func address(_ node: Int) -> Address? { binder.address(node) }

  /// What an `address` node can turn out to name.
  package enum Place {
    /// The built-in `plan`, or anything declared.
    case thing(EntityRef)
    /// Some sessions of a space, at least one.
    case sessions(space: EntityRef, [Int])
    /// Nothing has the name at the token.
    case unknown(token: Int)
    /// What is no space has no days and no sections.
    case noSpace(EntityRef)
    /// The space has no such meeting.
    case nothing
  }

  /// What the address at `node` names; without a finding.
  package mutating func place(_ node: Int) -> Place {
    let tree = binder.tree
    let (first, end) = (binder.first(node), binder.last(node) + 1)
    if end == first + 1, tree.string(first) == "plan" { return .thing(EntityRef(.plan, 0)) }
    guard let ref = model.entity(named: tree.unquoted(first)) else {
      return .unknown(token: first)
    }
    if end == first + 1 { return .thing(ref) }
    guard ref.kind == .space else { return .noSpace(ref) }
    var address = Address(space: ID(ref.index))
    var token = first + 1
    if tree.code(token) == .atSign, token + 1 < end {
      let found = binder.diagnostics
      defer { binder.diagnostics = found }
      guard let when = binder.when(token + 1) else { return .nothing }
      address.when = when
      token += 2
    }
    if token + 1 < end {
      guard let section = model.entity(named: tree.unquoted(token + 1)) else {
        return .unknown(token: token + 1)
      }
      address.section = section
    }
    let sessions = model.sessions(at: address)
    return sessions.isEmpty ? .nothing : .sessions(space: ref, sessions)
  }

  /// What the name at the start of `node` stands for; nil with a finding.
  ///
  /// Only things of `kinds` are meant; with none given, anything.
  package mutating func name(_ node: Int, as kinds: [EntityKind] = []) -> EntityRef? {
    let token = binder.first(node)
    if let kind = kinds.first, kinds.count == 1 { return binder.resolve(token, as: .one(kind)) }
    guard let ref = binder.resolve(token, as: kinds.isEmpty ? .anything : .peopleOrTeam) else {
      return nil
    }
    return ref
  }

  /// What the name at the start of `node` stands for, whatever its kind; nil without a finding.
  package func lookUp(_ node: Int) -> EntityRef? { binder.lookUp(binder.first(node)) }

  /// What the name at `token` stands for, whatever its kind; nil without a finding.
  package func lookUp(token: Int) -> EntityRef? { binder.lookUp(token) }

  /// The fact at `node` as a session or space would say it; nil with a finding.
  ///
  /// What it names beyond the plan's own lists (addresses, spans, audiences) is in `model`.
  package mutating func sessionFact(_ node: Int) -> Fact? {
    binder.statement(node).flatMap { binder.sessionFact($0, node) }
  }

  /// The day of a `date` node; nil with a finding.
  package mutating func day(_ node: Int) -> Day? { binder.day(binder.first(node)) }

  /// The days of a `dates` node; nil with a finding.
  package mutating func days(_ node: Int) -> DayRange? { binder.dayRange(node) }

  /// The minutes of a `duration` node; nil with a finding.
  package mutating func minutes(_ node: Int) -> Int? { binder.minutes(binder.tokenRange(node)) }

  /// The span of a `span` node.
  package mutating func span(_ node: Int) -> ClockSpan { binder.span(node) }

  /// The plan, and what the question's own facts added to its lists.
  package var model: Model { binder.model }

  /// True when the name at the start of `node` is the built-in `plan`, or the plan's own.
  package func isPlan(_ node: Int) -> Bool {
    let text = binder.string(binder.first(node))
    if text == "plan" { return true }
    return binder.model.plan.header.map { binder.model.symbols.text($0.name) == text } ?? false
  }
}
