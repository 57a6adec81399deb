import WeaveAnswer

extension TextRenderer {
  /// Paragraphs wrapped where there is a width, list lines hanging under their sign.
  ///
  /// Blank lines at either end are left out, so that parts stay one line apart.
  func lines(_ prose: Prose) -> [String] {
    var lines = prose.blocks.flatMap { self.lines($0) }
    while lines.last == "" { lines.removeLast() }
    return Array(lines.drop { $0.isEmpty })
  }

  private func lines(_ block: Prose.Block) -> [String] {
    switch block {
    case .heading(let spans):
      Wrap.lines(words(spans, plain: .strong), first: "", rest: "", pen)
    case .paragraph(let spans):
      Wrap.lines(words(spans), first: "", rest: "", pen)
    case .bullet(let spans, let depth):
      bulletLines(spans, depth: depth)
    case .lines(let lines):
      lines.map { pen.visible($0) }
    case .blank:
      [""]
    }
  }

  private func bulletLines(_ spans: [Prose.Span], depth: Int) -> [String] {
    // A list deeper than this leaves no room for its words.
    let indent = blanks(1 + 2 * min(max(depth, 0), 20))
    return Wrap.lines(
      words(spans), first: "\(indent)\(pen.glyphs.bullet) ", rest: indent + "  ", pen)
  }

  private func words(
    _ spans: [Prose.Span], plain: Style = .plain
  ) -> [(text: String, style: Style)] {
    spans.map { span in
      let style = Style(span.role)
      return (pen.visible(span.text), style == .plain ? plain : style)
    }
  }
}

extension Style {
  init(_ role: Prose.Role) {
    self =
      switch role {
      case .plain: .plain
      case .name: .name
      case .figure: .figure
      case .place: .place
      case .quiet: .quiet
      case .good: .good
      case .bad: .bad
      }
  }
}
