import WeaveAnswer

extension TextRenderer {
  /// The findings one after the other, each with its source, and a line that sums them up.
  func lines(_ list: FindingList) -> [String] {
    var lines: [String] = []
    // At a prompt what is wrong is the sentence just above.
    if list.checked == 0, !list.findings.isEmpty { return list.findings.flatMap { brief($0) } }
    if list.incomplete { lines += [pen.paint(FindingList.incompleteBanner, .warning), ""] }
    for finding in list.findings {
      lines += self.lines(finding)
      lines.append("")
    }
    let style = list.counts.gravest.map { Style($0) } ?? .good
    return lines + [pen.paint(list.summary, style)]
  }

  private func lines(_ finding: Finding) -> [String] {
    let numbers = finding.excerpts.map(\.line) + [max(1, finding.place.line)]
    let gutter = numbers.map { String($0).count }.max() ?? 1
    let margin = blanks(gutter + 1)
    var lines = headLines(finding)
    if finding.excerpts.isEmpty, !finding.place.file.isEmpty {
      lines.append(placeLine(finding.placeWords, pen.glyphs.corner, margin))
    }
    for (index, excerpt) in finding.excerpts.enumerated() {
      if index > 0 { lines.append(margin + pen.paint(pen.glyphs.bar, .quiet)) }
      let words = Finding.words(file: excerpt.file, line: excerpt.line, column: excerpt.column)
      let sign = index == 0 ? pen.glyphs.corner : pen.glyphs.branch
      lines.append(placeLine(words, sign, margin))
      let style = index == 0 ? Style(finding.severity) : .note
      lines += excerptLines(excerpt, gutter: gutter, mark: index == 0 ? "^" : "-", style)
    }
    for hint in finding.hints { lines += noteLines("hint", hint, margin) }
    for fix in finding.fixes {
      lines += noteLines("fix", fix.words, margin)
      for line in fix.preview {
        let shown = pen.visible(line, tab: "    ")
        lines.append((margin + pen.paint("+ \(shown)", .good)).withoutTrailingBlanks)
      }
    }
    return lines + noteLines("more", finding.help, margin)
  }

  /// A finding in few lines: what is wrong, where in the words, and one way out.
  private func brief(_ finding: Finding) -> [String] {
    var lines = headLines(finding)
    if let excerpt = finding.excerpts.first, !excerpt.text.isEmpty {
      let source = SourceLine(
        excerpt, columns: min(SourceLine.mostColumns, (pen.width ?? Int.max) - 3), pen)
      let marks = String(repeating: "^", count: source.markWidth)
      lines += [
        "  " + source.text,
        blanks(2 + source.markColumn) + pen.paint(marks, Style(finding.severity)),
      ]
    }
    if let fix = finding.fixes.first {
      lines += noteLines("fix", fix.words, "  ")
    } else if let hint = finding.hints.first {
      lines += noteLines("hint", hint, "  ")
    }
    return lines
  }

  private func headLines(_ finding: Finding) -> [String] {
    let code = pen.visible("\(finding.severity.rawValue) \(finding.code)")
    return Wrap.lines(
      [(code, Style(finding.severity)), (": ", .plain), (pen.visible(finding.title), .strong)],
      first: "", rest: "  ", pen)
  }

  private func placeLine(_ words: String, _ sign: String, _ margin: String) -> String {
    margin + pen.paint(sign, .quiet) + " " + pen.visible(words)
  }

  /// The source line with its number, and the mark with its label below.
  private func excerptLines(
    _ excerpt: Finding.Excerpt, gutter: Int, mark: String, _ style: Style
  ) -> [String] {
    let columns = min(SourceLine.mostColumns, (pen.width ?? Int.max) - gutter - 3)
    let source = SourceLine(excerpt, columns: columns, pen)
    let number = String(excerpt.line)
    let padded = blanks(gutter - number.count) + number
    let bar = pen.glyphs.bar
    let label = excerpt.label.isEmpty ? "" : " " + pen.visible(excerpt.label)
    let marks = String(repeating: mark, count: source.markWidth) + label
    return [
      pen.paint("\(padded) \(bar)", .quiet) + (source.text.isEmpty ? "" : " " + source.text),
      blanks(gutter + 1) + pen.paint(bar, .quiet) + blanks(1 + source.markColumn)
        + pen.paint(marks.withoutTrailingBlanks, style),
    ] + valueLines(excerpt, gutter: gutter, columns: columns)
  }

  /// The values of the line's words, each under its word; in a list where the line is cut.
  private func valueLines(_ excerpt: Finding.Excerpt, gutter: Int, columns: Int) -> [String] {
    let bar = blanks(gutter + 1) + pen.paint(pen.glyphs.bar, .quiet)
    let shown = pen.visible(excerpt.text, tab: "    ")
    if excerpt.isCutBefore || DisplayWidth.of(shown) > columns {
      return excerpt.values.map { "\(bar) \(pen.visible("\($0.word): \($0.value)"))" }
    }
    var rows: [(text: String, width: Int)] = []
    for value in excerpt.values {
      let before = String(decoding: excerpt.text.utf8.prefix(value.start), as: UTF8.self)
      let column = DisplayWidth.of(pen.visible(before, tab: "    "))
      let words = pen.visible(value.value)
      // Each value stands in the first row where it does not touch another.
      let row = rows.firstIndex { $0.width == 0 || $0.width + 2 <= column } ?? rows.count
      if row == rows.count { rows.append(("", 0)) }
      rows[row].text += blanks(column - rows[row].width) + pen.paint(words, .note)
      rows[row].width = column + DisplayWidth.of(words)
    }
    return rows.map { "\(bar) \($0.text)" }
  }

  private func noteLines(_ kind: String, _ words: String, _ margin: String) -> [String] {
    let first = "= \(kind): "
    return Wrap.lines(
      [(pen.visible(words), .plain)], first: margin + pen.paint(first, .quiet),
      rest: margin + blanks(first.count), pen)
  }
}

extension Style {
  init(_ severity: Finding.Severity) {
    self =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
  }
}
