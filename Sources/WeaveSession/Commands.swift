import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveSource
import WeaveSyntax

// The commands of the prompt itself, which start with `:`.
extension Session {
  /// Does what a `:` command says.
  mutating func command(_ text: String) -> Reply {
    let words = text.split(whereSeparator: \.isBlank).map(String.init)
    let rest = words.dropFirst().joined(separator: " ")
    switch words[0] {
    case ":help": return help(rest)
    case ":doc": return doc(rest)
    case ":set": return set(Array(words.dropFirst()))
    case ":timing":
      guard ["on", "off"].contains(rest) else { return wanted(":timing") }
      isTiming = rest == "on"
      return Reply()
    case ":edit": return requesting(.edit(lines.last?.text ?? ""))
    case ":source": return rest.isEmpty ? wanted(":source") : requesting(.source(rest))
    case ":results": return resultList
    case ":history": return requesting(.history(rest))
    case ":save": return save(Array(words.dropFirst()))
    case ":reload": return reload()
    case ":tutorial": return startTutorial()
    case ":version": return .note("Plainweave \(plainweaveVersion)")
    case ":quit": return leave()
    default: return unknownCommand(words[0])
    }
  }

  /// The numbers of all answers, and what each was the answer to.
  private var resultList: Reply {
    if results.isEmpty { return .note("nothing was answered yet") }
    return Reply(
      .prose(
        Prose(
          results.enumerated().map { index, result in
            .paragraph([
              Prose.Span("_\(index + 1)", .figure), Prose.Span(" \(result.entry.oneLine)"),
            ])
          })))
  }

  private func requesting(_ request: Reply.Request) -> Reply {
    var reply = Reply()
    reply.request = request
    return reply
  }

  private func wanted(_ word: String) -> Reply {
    let row = PromptWord.named(word)
    return .refusal("say `\(row?.shape ?? word)`", hint: row?.summary)
  }

  private func unknownCommand(_ word: String) -> Reply {
    // A sentence with a colon before it is meant as a sentence.
    let bare = String(word.dropFirst())
    let sentences =
      StatementKind.allCases.filter { $0.role != .fact }.map(\.keyword)
      + PromptWord.sentences.map(\.word)
    if sentences.contains(bare) {
      return .refusal("`\(bare)` is a sentence, without the colon")
    }
    let near = suggestions(for: word, among: PromptWord.commands.map(\.word))
    return .refusal(
      "there is no command `\(word)`",
      hint: near.isEmpty ? "`?` lists them" : "did you mean \(near.joined(separator: " or "))?")
  }

  // MARK: Settings

  private mutating func set(_ words: [String]) -> Reply {
    if words.count == 2, words[0] == "mode", PromptWord.modes.contains(words[1]) {
      mode = words[1]
      return Reply()
    }
    if words.count == 2, words[0] == "pager", ["on", "off"].contains(words[1]) {
      isPaging = words[1] == "on"
      return Reply()
    }
    return .refusal(
      "say `:set mode \(PromptWord.modes.joined(separator: "|"))` or `:set pager on|off`",
      hint: "now: mode \(mode), pager \(isPaging ? "on" : "off")")
  }

  // MARK: Leaving and keeping

  /// Ends the session; with edits that are written nowhere, asks first.
  package mutating func leave() -> Reply {
    guard hasEdits, !isLesson else { return requesting(.quit) }
    pending = .leave
    return requesting(.ask("\(unadopted); `:save FILE` would keep it. Leave? [y/N] "))
  }

  private mutating func save(_ words: [String]) -> Reply {
    guard let path = words.last else { return wanted(":save") }
    if words.count == 2 {
      let formats: [String: Format] = ["csv": .csv, "json": .json, "markdown": .markdown]
      guard let format = formats[words[0]] else {
        return .refusal("`\(words[0])` is no form to save in", hint: "say csv, json or markdown")
      }
      guard let last = results.last else { return .refusal("nothing was answered yet") }
      // A file of rows holds the tables of an answer, and not the words between them.
      let tables = last.answer.parts.filter { if case .table = $0 { true } else { false } }
      let saved = format == .csv && !tables.isEmpty ? Answer.joined(tables) : last.answer
      return requesting(
        .save(path: path, text: format.renderer(for: RenderOptions()).render(saved)))
    }
    guard words.count == 1 else { return wanted(":save") }
    return requesting(.save(path: path, text: script))
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
