import WeaveModel
import WeaveSource
import WeaveSyntax

// Whether two facts say the same.
extension EditResolver {
  /// True when a fact of the plan is the one the edit's words name: what they leave out may be
  /// anything.
  func matches(_ given: Fact, _ fact: Fact) -> Bool {
    guard given.kind == fact.kind else { return false }
    let words = names.model
    if given.kind == .with || given.kind == .without {
      let (one, other) = (
        words.audienceLists[Int(given.target)], model.audienceLists[Int(fact.target)]
      )
      return one.everyone == other.everyone && Set(one.with) == Set(other.with)
        && Set(one.except) == Set(other.except)
    }
    if given.target != fact.target { return false }
    if given.thread != Fact.none, given.thread != fact.thread { return false }
    if given.address >= 0 {
      guard fact.address >= 0 else { return false }
      let (one, other) = (
        words.addresses[Int(given.address)], model.addresses[Int(fact.address)]
      )
      if one != other { return false }
    }
    if given.window >= 0 {
      guard fact.window >= 0, words.windows[Int(given.window)] == model.windows[Int(fact.window)]
      else { return false }
    }
    if !given.text.isEmpty, text(given) != model.string(fact.text) { return false }
    return given.amount == Fact.none || isSameAmount(given, fact)
  }

  /// True when a fact of the plan says all that the edit's words say, and no more.
  func isSame(_ given: Fact, _ fact: Fact) -> Bool {
    matches(given, fact) && given.thread == fact.thread
      && (given.window >= 0) == (fact.window >= 0) && given.text.isEmpty == fact.text.isEmpty
      && (given.amount == Fact.none) == (fact.amount == Fact.none)
  }

  private func isSameAmount(_ given: Fact, _ fact: Fact) -> Bool {
    guard fact.amount != Fact.none else { return false }
    let words = names.model
    switch given.kind {
    case .hours:
      return given.amount >= 0 && fact.amount >= 0
        && words.spans[Int(given.amount)] == model.spans[Int(fact.amount)]
    case .cost, .credit:
      return words.numbers[Int(given.amount)] == model.numbers[Int(fact.amount)]
    default: return given.amount == fact.amount
    }
  }

  /// The text of a fact of the edit, whose place is in the edit's own tree.
  private func text(_ fact: Fact) -> String? {
    fact.text.isEmpty ? nil : quotedContents(of: tree.text, fact.textRange)
  }

  /// True when the fact of `node`, a line of the plan, starts with the words of the edit's fact.
  func startsAlike(_ given: Int, _ line: (tree: SyntaxTree, node: Int)) -> Bool {
    let own = tree.nodes[given]
    let other = line.tree.nodes[line.node]
    let count = Int(own.endToken) - Int(own.firstToken)
    guard Int(other.endToken) - Int(other.firstToken) >= count else { return false }
    return (0..<count).allSatisfy { place in
      let (one, two) = (Int(own.firstToken) + place, Int(other.firstToken) + place)
      guard tree.code(one).isString || line.tree.code(two).isString else {
        return tree.string(one) == line.tree.string(two)
      }
      func bare(_ tree: SyntaxTree, _ token: Int) -> String {
        tree.code(token).isString ? tree.contents(ofString: token) : tree.string(token)
      }
      return bare(tree, one) == bare(line.tree, two)
    }
  }

  /// True when the line says just the words of the edit's fact.
  func isAlike(_ given: Int, _ line: (tree: SyntaxTree, node: Int)) -> Bool {
    let own = tree.nodes[given]
    let other = line.tree.nodes[line.node]
    return own.endToken - own.firstToken == other.endToken - other.firstToken
      && startsAlike(given, line)
  }
}
