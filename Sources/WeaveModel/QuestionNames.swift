package import WeaveSource
package import WeaveSyntax

/// Reads names, windows and addresses of a question against a plan that is bound, as the plan's own
/// lines were read: with the same findings and "did you mean".
package struct QuestionNames {
  private var binder: Binder

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

  /// True when the name at the start of `node` is the built-in `plan`, or the plan's own.
  package func isPlan(_ node: Int) -> Bool {
    let text = binder.string(binder.first(node))
    if text == "plan" { return true }
    return binder.model.plan.header.map { binder.model.symbols.text($0.name) == text } ?? false
  }
}
