package import WeaveAnswer

/// What an entry comes to.
package struct Reply: Sendable, Equatable {
  /// What is shown, in this order.
  package var answers: [Answer] = []
  /// A diff, shown after the answers as it stands.
  package var diff = ""
  /// What only whoever holds the terminal can do next.
  package var request: Request?
  /// False where the entry could not be understood or done: a script ends there.
  package var isDone = true
  /// True where `answers` hold a result with a number of its own, which long answers may be cut to.
  package var isResult = false

  /// What a session asks of whoever holds the terminal.
  package enum Request: Sendable, Equatable {
    /// Ask this, and hand the answer to `Session.answered`.
    case ask(String)
    /// Show this answer whole, in a pager.
    case page(Answer)
    /// Let this text be edited, and hand what is saved to `Session.enter`.
    case edit(String)
    /// Let the edits of a branch be edited, and hand what is saved to `Session.revised`.
    case revise(String)
    /// Enter the lines of this file.
    case source(String)
    /// Write this text to a file that does not exist yet.
    case save(path: String, text: String)
    /// List what was entered before, as far as it holds these words.
    case history(String)
    case quit
  }

  init(_ answers: Answer...) { self.answers = answers }

  /// Nothing to show, and something to do.
  init(requesting request: Request) { self.request = request }

  /// A sentence of the prompt's own.
  static func note(_ words: String) -> Reply {
    Reply(.prose(Prose(words)))
  }

  /// What is wrong with an entry.
  static func refusal(_ words: String, hint: String? = nil) -> Reply {
    var reply = Reply(
      .prose(
        Prose(
          [.paragraph("\(bad: words)")] + (hint.map { [.paragraph("\(quiet: $0)")] } ?? []))))
    reply.isDone = false
    return reply
  }

  /// Why something was not done, in findings, and what that means.
  static func refused(_ answers: [Answer], _ words: String) -> Reply {
    var reply = Reply.refusal(words)
    reply.answers = answers + reply.answers
    return reply
  }

  static var nothingAnswered: Reply { .refusal("nothing was answered yet") }

  /// The same, followed by another.
  func followed(by other: Reply) -> Reply {
    var result = other
    result.answers = answers + other.answers
    result.diff = diff + other.diff
    result.request = other.request ?? request
    result.isResult = isResult || other.isResult
    result.isDone = isDone && other.isDone
    return result
  }
}

extension Reply {
  /// What is said after Ctrl-C.
  package static var stopped: Reply { .refusal("stopped; the session is as it was") }
}
