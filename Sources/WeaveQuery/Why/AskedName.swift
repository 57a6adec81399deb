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
    let first = Int(tree.nodes[node].firstToken)
    let end = Int(tree.nodes[node].endToken)
    let text = tree.code(first).isString ? tree.contents(ofString: first) : tree.string(first)
    let whole = tree.text.string(in: tree.range(of: node))
    if text == "plan", end == first + 1, !tree.code(first).isString {
      return (AskedName(ref: EntityRef(.plan, 0), text: text), nil)
    }
    guard let ref = model.entity(named: text) else {
      return (nil, .nothingNamed(text, model, at: tree.location(ofToken: first)))
    }
    if end == first + 1 { return (AskedName(ref: ref, text: whole), nil) }
    guard ref.kind == .space else {
      return (nil, .notASpace(text, ref, at: tree.location(of: node)))
    }
    var address = Address(space: ref.index, when: nil, section: nil)
    var token = first + 1
    if tree.code(token) == .atSign, token + 1 < end {
      guard let when = when(tree, token + 1) else {
        return (nil, .nothingMeets(whole, at: tree.location(of: node)))
      }
      address.when = when
      token += 2
    }
    if token + 1 < end {
      let name =
        tree.code(token + 1).isString
        ? tree.contents(ofString: token + 1) : tree.string(token + 1)
      guard let section = model.entity(named: name) else {
        return (nil, .nothingNamed(name, model, at: tree.location(ofToken: token + 1)))
      }
      address.section = section
    }
    let sessions = model.sessions(at: address)
    if sessions.isEmpty { return (nil, .nothingMeets(whole, at: tree.location(of: node))) }
    return (AskedName(ref: ref, sessions: sessions, text: whole), nil)
  }

  /// The day, day and start, or label at `token`; nil for a day or label that nothing has.
  private func when(_ tree: SyntaxTree, _ token: Int) -> When? {
    let text = tree.string(token)
    switch tree.code(token) {
    case .date:
      guard case .day(let day) = Literal.Kind(date: text) else { return nil }
      return When(day: day)
    case .dateTime:
      let parts = text.split(separator: "T")
      let clock = (parts.last ?? "").split(separator: ":").compactMap { Int($0) }
      guard parts.count == 2, clock.count == 2,
        case .day(let day) = Literal.Kind(date: String(parts[0]))
      else { return nil }
      return When(day: day, minute: clock[0] * 60 + clock[1])
    default: return model.symbols.find(text).map { When(label: $0) }
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
