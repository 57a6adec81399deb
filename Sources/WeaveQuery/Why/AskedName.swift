import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

/// What a question is about: a declared thing, the plan, or some sessions of a space.
struct AskedName {
  let ref: EntityRef
  /// The sessions of an address that says a day, a label or a section; nil for a whole thing.
  var sessions: [Int]?
  /// As it is written in the question.
  let text: String
}

extension QueryContext {
  /// What an `address` node of a question names; a finding says why it names nothing.
  func asked(
    _ tree: SyntaxTree, _ node: Int
  ) -> (name: AskedName?, finding: Diagnostic?) {
    let whole = tree.text.string(in: tree.range(of: node))
    let location = tree.location(of: node)
    var names = QuestionNames(model, tree)
    switch names.place(node) {
    case .thing(let ref): return (AskedName(ref: ref, text: whole), nil)
    case .sessions(let space, let sessions):
      return (AskedName(ref: space, sessions: sessions, text: whole), nil)
    case .unknown(let token):
      let text = tree.unquoted(token)
      return (nil, .nothingNamed(text, model, at: tree.location(ofToken: token)))
    case .noSpace(let ref):
      let text = tree.unquoted(Int(tree.nodes[node].firstToken))
      return (nil, .notASpace(text, ref, at: location))
    case .nothing: return (nil, .nothingMeets(whole, at: location))
    }
  }
}

extension Model {
  /// All declared names, for suggestions.
  fileprivate var declaredNames: [String] {
    entities.enumerated().compactMap { index, ref in
      ref == nil ? nil : symbols.text(Symbol(index: index))
    }
  }
}

extension Diagnostic {
  static func nothingNamed(_ text: String, _ model: Model, at location: Location) -> Self {
    Diagnostic(
      .unknownName, at: location, "nothing is named `\(text)`",
      fixes: suggestions(for: text, among: model.declaredNames).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }

  fileprivate static func notASpace(
    _ name: String, _ ref: EntityRef, at location: Location
  ) -> Self {
    Diagnostic(
      .wrongKindOfName, at: location,
      "`\(name)` is a \(ref.kind.noun); only a space has days and sections")
  }

  fileprivate static func nothingMeets(_ address: String, at location: Location) -> Self {
    Diagnostic(.noSuchMeeting, at: location, "nothing meets at `\(address)`")
  }
}
