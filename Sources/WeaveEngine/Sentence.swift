package import WeaveAnswer
package import WeaveEdits
import WeaveQuery
import WeaveSource
package import WeaveSuggest
package import WeaveSyntax

/// A sentence beside the plan's files: a question, or edits behind `what if`.
///
/// It is read once, here; what it names is looked up in the plan it is asked of, so that the same
/// sentence can be asked of any plan, and its edits made on any branch.
package struct Sentence: Sendable {
  /// As it was entered.
  package let text: String
  let tree: SyntaxTree
  /// The edits of a `what if`, as nodes of `tree`, in order.
  let edits: [Int]

  /// Where the sentence itself stands in its tree.
  static let node = 1

  /// Reads a sentence.
  package init(_ text: String) {
    self.text = text
    tree = parseSentence(text, name: "(question)", file: .sentence)
    edits =
      tree.nodes.count > Self.node
      ? tree.children(of: Self.node).filter { [tree] in tree.nodes[$0].kind == .statement } : []
  }

  /// The sentence that tries `edits`, each as it would stand in a scenario, one after the other.
  ///
  /// The only place where words of the language are put together to be read: what is tried is kept
  /// in scripts as this sentence, and findings point into it.
  package static func whatIf(_ edits: [String]) -> Sentence {
    Sentence("what if " + edits.joined(separator: " and "))
  }

  /// What kind of sentence it is; nil where nothing of it could be read.
  package var kind: StatementKind? {
    tree.nodes.count > Self.node ? tree.statement(Self.node) : nil
  }

  /// How many edits it joins.
  package var editCount: Int { edits.count }

  /// Its edits, as they were entered, without `what if` and `we`.
  package var editText: String {
    guard let first = edits.first else { return text }
    return String(decoding: text.utf8.dropFirst(Int(tree.range(of: first).start)), as: UTF8.self)
  }

  /// True where the last of its edits is a pull that names no way.
  package var leavesWayOpen: Bool { edits.last.map { isPullWithoutWay($0) } ?? false }

  private func isPullWithoutWay(_ edit: Int) -> Bool {
    tree.statement(edit) == .pull && tree.child(.way, of: edit) == nil
  }

  /// The same, with the way of its last pull put in: `comment`, `time 15 min`; nil where there is
  /// no pull that could take one.
  package func naming(way: String) -> Sentence? {
    guard let pull = edits.last, tree.statement(pull) == .pull,
      let into = tree.child(.into, of: pull)
    else { return nil }
    let end = Int(tree.range(of: into).end)
    var rest = String(decoding: text.utf8.dropFirst(end), as: UTF8.self)
    while rest.last == "?" || rest.last == " " { rest.removeLast() }
    return Sentence(String(decoding: text.utf8.prefix(end), as: UTF8.self) + " by \(way)" + rest)
  }

  /// What is wrong with its words, whatever plan it is asked of.
  var problems: [Diagnostic] { tree.diagnostics + tree.secondSentence }

  /// True where it can be asked.
  var isSound: Bool { kind != nil && !problems.contains { $0.code.severity == .error } }
}

extension SyntaxTree {
  /// A finding where a sentence goes on in another line, which nothing would read.
  fileprivate var secondSentence: [Diagnostic] {
    guard nodes.count > Sentence.node else { return [] }
    let next = Int(nodes[Sentence.node].subtreeEnd)
    guard next < nodes.count else { return [] }
    return [
      Diagnostic(
        .editRefused, at: location(of: next), "one sentence is asked at a time, on one line",
        hints: ["join edits with `and`"])
    ]
  }
}

extension Snapshot {
  /// The answer to a question, asked of the plan as the edits of `branch` leave it, if there is
  /// one; nil with findings where it cannot be given.
  ///
  /// What takes long can be called off.
  package func ask(
    _ question: Sentence, of branch: Branch? = nil, callOff: CallOff = CallOff()
  ) -> (answer: Answer?, findings: FindingList) {
    var context = context
    if var branch { context = context.asked(of: &branch, for: question.kind) }
    context.callOff = callOff
    guard question.isSound else {
      return (nil, list(question.problems, context.trees, question))
    }
    let asked = answer(context, question.tree, Sentence.node)
    return (asked.answer, list(question.problems + asked.diagnostics, context.trees, question))
  }

  /// The answer to a question written out, such as one given on the command line.
  package func ask(
    _ question: String, of branch: Branch? = nil
  ) -> (answer: Answer?, findings: FindingList) { ask(Sentence(question), of: branch) }

  /// Tries the edits of a `what if`, after those of `branch`; a pull says its way.
  package func tried(_ edits: Sentence, on branch: Branch? = nil) -> Tried {
    guard edits.isSound else {
      return Tried(branch: nil, findings: list(edits.problems, trees, edits))
    }
    let found = context.tried(edits.tree, Sentence.node, on: branch)
    return Tried(
      branch: found.branch, findings: list(edits.problems + found.diagnostics, trees, edits))
  }

  /// What is wrong with a sentence, or with files beside it.
  func list(
    _ problems: [Diagnostic], _ trees: [SyntaxTree], _ sentence: Sentence? = nil
  ) -> FindingList {
    let maker = FindingMaker(trees: trees, sentence: sentence?.tree)
    return FindingList(problems.map { maker.finding($0) }, checked: 1, incomplete: false)
  }
}

/// Edits that were tried: the branch, or why there is none.
package struct Tried: Sendable {
  /// The plan with the edits made; nil where one of them cannot be made.
  package let branch: Branch?
  /// What is wrong with the edits, or worth saying of them.
  package let findings: FindingList
}
