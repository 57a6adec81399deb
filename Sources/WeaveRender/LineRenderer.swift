package import WeaveAnswer

/// Writes tables row by row, a value a line: `teachers = 9`; anything else as text.
///
/// For wide tables in narrow windows.
package struct LineRenderer: Renderer {
  private let text: TextRenderer
  private let options: RenderOptions

  package init(_ options: RenderOptions = RenderOptions()) {
    self.options = options
    text = TextRenderer(options)
  }

  package func render(_ answer: Answer) -> String {
    answer.parts.map { part in
      guard case .table(let table) = part else { return text.render(part) }
      return rows(table)
    }.joined()
  }

  private func rows(_ table: Table) -> String {
    let headings = table.columns.map(\.headingWithUnit)
    let width = headings.map { DisplayWidth.of($0) }.max() ?? 0
    let shown = options.maxRows.map { Array(table.rows.prefix($0)) } ?? table.rows
    let decimals = table.decimals(of: shown)
    let blocks = shown.map { row in
      headings.indices.map { index in
        let padding = String(repeating: " ", count: width - DisplayWidth.of(headings[index]))
        let words = row[index].shown(decimals: decimals[index])
        return " \(padding)\(headings[index]) = "
          + Escape.visible(words, unicode: options.unicode, tab: "  ") + "\n"
      }.joined()
    }
    let more =
      shown.count < table.total ? "\n \(table.total) rows, \(shown.count) shown\n" : ""
    return blocks.joined(separator: "\n") + more
  }
}
