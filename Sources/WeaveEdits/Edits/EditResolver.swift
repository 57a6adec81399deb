import WeaveAnalysis
import WeaveModel
package import WeaveSource
import WeaveSyntax

/// An edit against a plan: what it turned out to mean, and the lines it writes.
package struct ResolvedEdit: Sendable {
  /// The edit, as it was written.
  package let sentence: String
  /// What its words turned out to be: source, sessions, dates; what it breaks, first.
  package let echo: [String]
  /// Splices of the plan's files.
  package let splices: [TextEdit]
  /// Lines added, removed or changed.
  package let lineCount: Int
  /// Comments that it writes; each takes about a minute.
  package let comments: Int
  /// The sessions it means that it leaves as they are, each with why.
  package let leftOut: [String]
}

/// Reads one edit against a plan, and gathers the lines that it writes.
///
/// It changes nothing: what comes out is a list of splices. Meaning, cost and refusals of each edit
/// are those of docs/what-if.md.
struct EditResolver {
  let version: PlanVersion
  /// What the plan says; kept here, since it is looked into far too often to go through `version`.
  let model: Model
  let tree: SyntaxTree
  let node: Int
  /// Nothing before this day is changed; nil where the whole plan is still to come.
  let fixedBefore: Day?
  /// The way of a pull that says none.
  let way: Way?
  let facts: PlanFacts
  var names: QuestionNames
  var draft: Draft
  /// The edits that led to `version`, so that places can be said of the files as they are.
  let made: Branch
  var echo: [String] = []
  var leftOut: [String] = []
  var comments = 0
  private(set) var refusals: [Diagnostic] = []

  private init(
    _ version: PlanVersion, _ facts: PlanFacts, _ tree: SyntaxTree, _ node: Int, way: Way?,
    after made: Branch
  ) {
    self.version = version
    model = version.model
    self.facts = facts
    self.way = way
    self.tree = tree
    self.node = node
    self.made = made
    fixedBefore = made.fixedBefore
    names = QuestionNames(version.model, tree)
    draft = Draft(version)
  }

  /// The edit at `node` of `tree`, or why it cannot be done.
  static func resolve(
    _ tree: SyntaxTree, _ node: Int, in version: PlanVersion, _ facts: PlanFacts, way: Way?,
    after made: Branch
  ) -> (edit: ResolvedEdit?, diagnostics: [Diagnostic]) {
    guard let kind = tree.statement(node), !tree.isDamaged(node) else { return (nil, []) }
    var resolver = EditResolver(version, facts, tree, node, way: way, after: made)
    resolver.resolve(kind)
    let problems = resolver.names.diagnostics + resolver.refusals
    guard problems.isEmpty else { return (nil, problems) }
    let sentence = tree.text.string(in: tree.range(of: node))
    if resolver.draft.isEmpty {
      return (
        nil,
        [
          Diagnostic(
            .editChangesNothing, at: tree.location(of: node),
            "`\(sentence)` changes nothing: the plan says so already")
        ]
      )
    }
    let (splices, lineCount) = resolver.draft.finish()
    if let file = splices.map(\.location.file).first(where: { version.shipped.contains($0) }) {
      let name = version.trees[Int(file.index)].text.name
      return (
        nil,
        [
          Diagnostic(
            .editRefused, at: tree.location(of: node),
            "it would change `\(name)`, which comes with the program")
        ]
      )
    }
    return (
      ResolvedEdit(
        sentence: sentence, echo: resolver.echo, splices: splices, lineCount: lineCount,
        comments: resolver.comments, leftOut: resolver.leftOut), []
    )
  }

  private mutating func resolve(_ kind: StatementKind) {
    switch kind {
    case .pull: resolvePull()
    case .add: resolveAdd()
    case .remove: resolveRemove()
    case .set: resolveSet()
    case .drop: resolveDrop()
    case .move: resolveMove()
    case .cancel: resolveCancel()
    case .swap: resolveSwap()
    case .pair: resolvePair()
    case .merge: resolveMerge()
    // The parser reads nothing else here.
    default: refuse(.editRefused, "`\(kind.keyword)` is no edit", at: node)
    }
  }

  /// Says why the edit cannot be done; nothing of it then is.
  mutating func refuse(
    _ code: DiagnosticCode, _ message: String, at node: Int, hint: String? = nil
  ) {
    refusals.append(
      Diagnostic(code, at: tree.location(of: node), message, hints: hint.map { [$0] } ?? []))
  }

  // MARK: Words

  /// The words of `node`, as they were written.
  func words(_ node: Int) -> String { tree.text.string(in: tree.range(of: node)) }

  func name(_ kind: EntityKind, _ index: Int) -> String { model.name(EntityRef(kind, index)) }

  /// `plc@2026-10-29/g3`, as a line would name it.
  func address(_ session: Int) -> String {
    model.written(model.key(of: model.sessions[session]))
  }

  /// `5 sessions, 2026-09-03 to 2026-12-17`.
  func described(_ sessions: [Int]) -> String {
    let days = sessions.compactMap { model.sessions[$0].day }
    let open = sessions.count - days.count
    var text = counted(sessions.count, "session")
    if let first = days.min(), let last = days.max() {
      text += first == last ? ", \(first.iso)" : ", \(first.iso) to \(last.iso)"
    }
    if open > 0 { text += days.isEmpty ? ", day still open" : ", \(open) with an open day" }
    return text
  }
}
