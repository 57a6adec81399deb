package import WeaveAnswer

/// Writes an answer as text for people, at a terminal or in a file.
///
/// Tables and calendars are calm columns, findings quote the source with a mark under it. Every
/// text from outside goes through `Escape` before it is measured or written; no line ends in a
/// blank. Parts of an answer are one empty line apart.
package struct TextRenderer: Renderer {
  package let options: RenderOptions
  let pen: Pen

  package init(_ options: RenderOptions = RenderOptions()) {
    self.options = options
    pen = Pen(options)
  }

  package func render(_ answer: Answer) -> String {
    var lines: [String] = []
    for part in answer.parts {
      let more = self.lines(part)
      if !lines.isEmpty, !more.isEmpty { lines.append("") }
      lines += more
    }
    if lines.isEmpty { return "" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ part: Answer) -> [String] {
    switch part {
    case .table(let table): lines(table)
    case .prose(let prose): lines(prose)
    case .findings(let list): lines(list)
    case .calendar(let calendar): lines(calendar)
    case .report(let report): lines(report.prose)
    case .several(let answers): answers.flatMap { lines($0) }
    }
  }

  /// A title or a heading, or no line when there are no words.
  func headingLines(_ words: String) -> [String] {
    words.isEmpty ? [] : [pen.paint(pen.visible(words), .strong)]
  }
}

extension TextRenderer {
  /// Title, headings, a rule, the rows, and how many there are when not all are shown.
  private func lines(_ table: Table) -> [String] {
    let window = RowWindow(count: table.rows.count, limit: options.maxRows)
    let shown = window.head.map { table.rows[$0] } + window.tail.map { table.rows[$0] }
    let decimals = table.decimals(of: shown)
    var rows = shown.map { row in
      zip(row, decimals).map { gridCell($0, decimals: $1) }
    }
    if window.isCut {
      let dots = Grid.Cell(pen.glyphs.ellipsis, .quiet, isCuttable: false)
      rows.insert(Array(repeating: dots, count: table.columns.count), at: window.head.count)
    }
    let columns = table.columns.map { column in
      Grid.Column(pen.visible(column.headingWithUnit), alignment: column.alignment)
    }
    let grid = Grid(columns: columns, rows: rows)
    return headingLines(table.title) + grid.linesWithHeadings(pen)
      + countLines(of: table.total, shown: shown.count, "row")
  }

  private func gridCell(_ cell: Table.Cell, decimals: Int) -> Grid.Cell {
    let words = pen.visible(cell.shown(decimals: decimals))
    return Grid.Cell(words, cell.style, isCuttable: cell.isCuttable)
  }

  /// `1,204 rows, 20 shown`, or nothing when all are shown and there are some.
  func countLines(of total: Int, shown: Int, _ one: String) -> [String] {
    if total == 0 { return [pen.paint(" no \(one)s", .quiet)] }
    if shown == total { return [] }
    return [pen.paint(" \(counted(total, one)), \(grouped(shown)) shown", .quiet)]
  }
}

/// The rows shown of a long answer: its head and its tail.
struct RowWindow {
  let head: Range<Int>
  let tail: Range<Int>

  /// All of `count` rows, or `limit` of them, the odd one at the head.
  init(count: Int, limit: Int?) {
    let limit = max(0, limit ?? count)
    if count <= limit {
      head = 0..<count
      tail = count..<count
    } else {
      head = 0..<(limit + 1) / 2
      tail = (count - limit / 2)..<count
    }
  }

  var isCut: Bool { head.upperBound < tail.lowerBound }

  func contains(_ row: Int) -> Bool { head.contains(row) || tail.contains(row) }
}
