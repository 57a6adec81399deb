package import WeaveAnswer

/// Writes answers as GitHub-flavored Markdown, to be pasted into notes and reviews.
///
/// Columns are not padded, so that one longer cell does not change every line. Nothing is cut.
package struct MarkdownRenderer: Renderer {
  package init() {}

  package func render(_ answer: Answer) -> String {
    let blocks = answer.parts.flatMap { self.blocks($0) }.filter { !$0.isEmpty }
    if blocks.isEmpty { return "" }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// The paragraphs, tables and lists of a part, each as its lines.
  private func blocks(_ part: Answer) -> [[String]] {
    switch part {
    case .table(let table): blocks(table)
    case .prose(let prose): blocks(prose)
    case .findings(let list): blocks(list)
    case .calendar(let calendar): blocks(calendar)
    case .report(let report): blocks(report.prose)
    case .several(let answers): answers.flatMap { blocks($0) }
    }
  }

  private func heading(_ words: String) -> [String] {
    words.isEmpty ? [] : ["## " + MarkdownText.escaped(words)]
  }
}

extension MarkdownRenderer {
  private func blocks(_ table: Table) -> [[String]] {
    let decimals = table.decimals(of: table.rows)
    var lines = [
      row(table.columns.map { MarkdownText.escaped($0.headingWithUnit) }),
      row(table.columns.map { $0.alignment == .trailing ? "---:" : "---" }),
    ]
    lines += table.rows.map { cells in
      row(zip(cells, decimals).map { MarkdownText.escaped($0.shown(decimals: $1)) })
    }
    let count = "\(counted(table.total, "row")), \(grouped(table.rows.count)) shown"
    return [
      heading(table.title), table.columns.isEmpty ? [] : lines,
      table.total > table.rows.count ? [count] : [],
    ]
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private func blocks(_ prose: Prose) -> [[String]] {
    var blocks: [[String]] = []
    var list: [String] = []
    var depthAbove = -1
    for block in prose.blocks {
      if case .bullet(let spans, let depth) = block {
        // Further in than one step, Markdown would read code.
        depthAbove = min(max(depth, 0), depthAbove + 1)
        list.append(blanks(2 * depthAbove) + "- " + words(spans))
        continue
      }
      blocks.append(list)
      list = []
      depthAbove = -1
      switch block {
      case .heading(let spans): blocks.append(["## " + words(spans)])
      case .paragraph(let spans): blocks.append([MarkdownText.paragraph(words(spans))])
      case .lines(let lines): blocks.append(fence(lines))
      case .bullet, .blank: break
      }
    }
    return blocks + [list]
  }

  /// Lines as they stand, between marks that none of them has.
  private func fence(_ lines: [String]) -> [String] {
    let shown = lines.map { Escape.visible($0) }
    var mark = "```"
    while shown.contains(where: { $0.contains(mark) }) { mark += "`" }
    return [mark] + shown + [mark]
  }

  private func words(_ spans: [Prose.Span]) -> String {
    spans.map { span in
      switch span.role {
      case .name, .place: MarkdownText.code(span.text)
      case .figure: MarkdownText.strong(span.text)
      case .plain, .quiet, .good, .bad: MarkdownText.escaped(span.text)
      }
    }.joined()
  }
}

extension MarkdownRenderer {
  /// A list line per finding, with its hints and fixes below it, and the summary.
  private func blocks(_ list: FindingList) -> [[String]] {
    var lines: [String] = []
    for finding in list.findings {
      let code = MarkdownText.strong("\(finding.severity.rawValue) \(finding.code)")
      let place = finding.place.file.isEmpty ? "" : " " + MarkdownText.code(finding.placeWords)
      lines.append("- \(code)\(place): \(MarkdownText.message(finding.title))")
      lines += finding.hints.map { "  - hint: \(MarkdownText.message($0))" }
      lines += finding.fixes.map { "  - fix: \(MarkdownText.message($0.words))" }
    }
    let banner = list.incomplete ? [FindingList.incompleteBanner] : []
    return [banner, lines, [list.summary]]
  }

  private func blocks(_ calendar: Calendar) -> [[String]] {
    var blocks = [heading(calendar.title)]
    for month in calendar.months where !month.entries.isEmpty {
      let rows = month.entries.map { entry in
        [entry.weekday + " " + entry.date] + words(entry.session, entry.session.address)
      }
      blocks += [heading(month.heading), sessionTable("date", rows)]
    }
    if !calendar.undated.isEmpty {
      let rows = calendar.undated.map { entry in
        [entry.window] + words(entry.session, entry.address)
      }
      blocks += [heading("No day yet"), sessionTable("window", rows)]
    }
    if !calendar.cancelled.isEmpty {
      let rows = calendar.cancelled.map { [$0.date, $0.space, $0.why] }
      blocks += [heading("Cancelled"), table(["date", "space", "why"], rows)]
    }
    return blocks
  }

  private func words(_ session: Calendar.Session, _ address: String) -> [String] {
    [
      session.time(dash: "–"), address, session.title ?? "",
      session.leaders.joined(separator: ", "), session.threads.joined(separator: ", "),
      session.remarks,
    ]
  }

  private func sessionTable(_ when: String, _ rows: [[String]]) -> [String] {
    table([when, "time", "space", "title", "leaders", "threads", "remarks"], rows)
  }

  private func table(_ headings: [String], _ rows: [[String]]) -> [String] {
    [row(headings), row(headings.map { _ in "---" })]
      + rows.map { row($0.map { MarkdownText.escaped($0) }) }
  }
}
