import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// A question as it stands in a plan or was typed, and what turned out to be wrong with it.
struct Question {
  let context: QueryContext
  let tree: SyntaxTree
  let node: Int
  var diagnostics: [Diagnostic] = []
}

/// Answers one kind of question.
protocol Answering {
  var question: Question { get set }

  init(question: Question)

  /// The answer; nil with a finding when it cannot be given, and nil where it is only checked.
  mutating func answer() -> Answer?
}

extension Answering {
  var context: QueryContext { question.context }

  var model: Model { context.model }

  var tree: SyntaxTree { question.tree }

  var node: Int { question.node }

  var diagnostics: [Diagnostic] {
    get { question.diagnostics }
    set { question.diagnostics = newValue }
  }

  /// The answer to `question`, and what is wrong with it.
  static func answer(_ question: Question) -> (answer: Answer?, diagnostics: [Diagnostic]) {
    var answering = Self(question: question)
    let answer = answering.answer()
    return (answer, answering.diagnostics)
  }
}
