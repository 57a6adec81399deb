import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveSource
import WeaveSyntax

// What the words of the prompt share: what they take, what they list, leaving and keeping.
extension Session {
  /// The numbers of all answers, and what each was the answer to.
  var resultList: Reply {
    if results.isEmpty { return .note("nothing was answered yet") }
    return Reply(
      .prose(
        Prose(
          results.enumerated().map { index, result in
            .paragraph("\(figure: "_\(index + 1)")\(" \(result.entry.oneLine)")")
          })))
  }

  /// What a word of the prompt takes, where something else stands behind it.
  func refusal(of word: PromptWord) -> Reply {
    if word == .doc { return .refusal("say `:doc WORD`, such as `:doc pull`") }
    guard word == .set else { return .refusal("say `\(word.shape)`", hint: word.summary) }
    let modes = AnswerMode.allCases.map(\.rawValue).joined(separator: "|")
    return .refusal(
      "say `:set mode \(modes)` or `:set pager on|off`",
      hint: "now: mode \(mode.rawValue), pager \(isPaging ? "on" : "off")")
  }

  func unknownCommand(_ word: String) -> Reply {
    // A sentence with a colon before it is meant as a sentence.
    let bare = String(word.dropFirst())
    let sentences =
      StatementKind.allCases.filter { $0.role != .fact }.map(\.keyword)
      + PromptWord.sentences.map(\.rawValue)
    if sentences.contains(bare) {
      return .refusal("`\(bare)` is a sentence, without the colon")
    }
    let near = suggestions(for: word, among: PromptWord.commands.map(\.rawValue))
    return .refusal(
      "there is no command `\(word)`",
      hint: didYouMean(near, otherwise: "`?` lists them"))
  }

  // MARK: Leaving and keeping

  /// Ends the session; with edits that are written nowhere, asks first.
  package mutating func leave() -> Reply {
    guard hasEdits, !isLesson else { return Reply(requesting: .quit) }
    pending = .leave
    return Reply(requesting: .ask("\(unadopted); `:save FILE` would keep it. Leave? [y/N] "))
  }

  func saveLastAnswer(as form: String, _ path: String) -> Reply {
    guard let format = Format(rawValue: form), format != .table else {
      return .refusal("`\(form)` is no form to save in", hint: "say csv, json or markdown")
    }
    guard let last = results.last else { return .nothingAnswered }
    // A file of rows holds the tables of an answer, and not the words between them.
    let tables = last.answer.parts.filter { if case .table = $0 { true } else { false } }
    let saved = format == .csv && !tables.isEmpty ? Answer.joined(tables) : last.answer
    return Reply(
      requesting: .save(path: path, text: format.renderer(for: RenderOptions()).render(saved)))
  }

  /// The lines of this session that said something, as a script: what was undone, mistaken or a
  /// command is left out.
  package var script: String {
    let opening = path.map { "load \(writtenPath($0))\n" } ?? ""
    return opening + keptLines.map { $0 + "\n" }.joined()
  }

  /// How many statements `script` has.
  package var keptCount: Int { keptLines.count + (path == nil ? 0 : 1) }

  private func writtenPath(_ path: String) -> String {
    path.contains(where: \.isBlank) ? "\"\(path)\"" : path
  }
}
