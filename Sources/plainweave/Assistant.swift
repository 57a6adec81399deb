import WeaveRender
import WeaveSession
import WeaveTerminal

/// What the session knows, as the line editor asks for it.
final class Assistant: LineAssistant {
  private var completer: Completer?
  private var highlighter: Highlighter?

  /// Takes in how the session stands.
  func look(at session: Session) {
    let made = Completer(session)
    completer = made
    highlighter = Highlighter(made)
  }

  func continuation(of text: String) -> Continuation {
    let wholeness = Session.wholeness(of: text)
    return wholeness == .whole ? .complete : .more(wholeness.prompt)
  }

  func completions(_ text: String, cursor: Int) -> Completions {
    guard let found = completer?.completions(text, cursor: cursor) else {
      return Completions(replaces: cursor..<cursor, candidates: [])
    }
    return Completions(
      replaces: found.replaces,
      // What a plan says is shown, and never sent to the terminal as it is.
      candidates: found.candidates.filter { !$0.text.unicodeScalars.contains(where: isUnsafe) }
        .map {
          WeaveTerminal.Candidate(
            text: $0.text,
            description: Escape.visible($0.description, unicode: true, tab: " "),
            appends: $0.text.hasSuffix("/") ? "" : " ")
        })
  }

  func onlyWord(_ text: String) -> String? {
    completer?.onlyWord(text).flatMap { word in
      word.unicodeScalars.contains(where: isUnsafe) ? nil : word
    }
  }

  private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool { Escape.isDangerous(scalar) }

  func colors(_ text: String) -> [(range: Range<Int>, color: Color)] {
    (highlighter?.spans(text) ?? []).map { span in
      let color: Color =
        switch span.role {
        case .keyword: .bold
        case .name: .cyan
        case .number: .yellow
        case .string: .green
        case .unknown: .red
        case .comment: .dim
        }
      return (span.range, color)
    }
  }
}
