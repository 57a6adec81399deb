/// Brings a window from what was painted last to what is to be seen, in few bytes.
///
/// Pure: it returns what is to be written. Rows are told apart by line ends and not by the window's
/// right edge, so it knows at any time where each of them is.
struct Painter {
  /// Whether the terminal breaks rows anew when its window becomes narrower; xterm does not.
  let reflows: Bool
  private var rows: [Row] = []
  private var cursorRow = 0
  private var cursorColumn = 0
  private var columns = 0
  private var height = 0
  /// Whether the window changed since the last painting, though it may have its old size again.
  private var isDisturbed = false
  /// The first row shown of a line that is taller than the window.
  private var top = 0

  init(reflows: Bool) { self.reflows = reflows }

  /// Forgets what was painted: the cursor stands in the first column of an empty row.
  mutating func forget() {
    rows = []
    cursorRow = 0
    cursorColumn = 0
    top = 0
  }

  /// Knows that rows may stand elsewhere than where they were painted.
  mutating func windowChanged() { isDisturbed = true }

  /// Shows a line in a window of this size.
  mutating func paint(_ layout: LineLayout, columns: Int, height: Int) -> String {
    var output = rewind(columns: columns, height: height)
    let shown = visible(layout)
    var writer = Writer(row: cursorRow, existing: max(1, rows.count))
    for (number, row) in shown.enumerated() where number >= rows.count || rows[number] != row {
      writer.move(to: number)
      writer.output += "\r" + row.text
      // Behind the last column this would take away what stands in it.
      if row.columns < columns { writer.output += "\u{1B}[K" }
    }
    if rows.count > shown.count {
      writer.move(to: shown.count)
      writer.output += "\r\u{1B}[J"
    }
    let column = min(layout.cursorColumn, columns - 1)
    let hasMoved = !writer.output.isEmpty || cursorColumn != column
    writer.move(to: layout.cursorRow - top)
    if hasMoved || writer.row != cursorRow { writer.output += Self.toColumn(column) }
    // Without flicker where much is painted.
    let isMuch = writer.output.utf8.count > 2 * columns
    output += isMuch ? "\u{1B}[?25l\(writer.output)\u{1B}[?25h" : writer.output
    rows = shown
    cursorRow = writer.row
    cursorColumn = column
    return output
  }

  /// Goes to a new row below a line whose cursor is at its end; `mark` stands behind it.
  mutating func leave(
    _ layout: LineLayout, mark: String = "", columns: Int, height: Int
  ) -> String {
    var output = paint(layout, columns: columns, height: height)
    if layout.rows.count > height {
      // All of it stays to be read above.
      output += Self.up(cursorRow) + "\r\u{1B}[J"
      output += layout.rows.map(\.text).joined(separator: "\r\n")
    }
    forget()
    return output + mark + "\r\n"
  }

  /// After a change of the window: to the first row that was painted, and clears from there.
  private mutating func rewind(columns: Int, height: Int) -> String {
    defer {
      self.columns = columns
      self.height = height
      isDisturbed = false
    }
    let isOther = isDisturbed || columns != self.columns || height != self.height
    guard !rows.isEmpty, isOther else { return "" }
    var above = cursorRow
    if reflows, columns < self.columns {
      above = rows[..<cursorRow].reduce(0) { $0 + max(1, ($1.columns + columns - 1) / columns) }
      above += cursorColumn / columns
    }
    forget()
    return Self.up(above) + "\r\u{1B}[J"
  }

  /// The rows for which there is room, the cursor's among them.
  private mutating func visible(_ layout: LineLayout) -> [Row] {
    let room = max(1, height)
    top = min(top, max(0, layout.rows.count - room))
    if layout.cursorRow < top { top = layout.cursorRow }
    if layout.cursorRow >= top + room { top = layout.cursorRow - room + 1 }
    return Array(layout.rows[top..<min(layout.rows.count, top + room)])
  }

  private static func up(_ count: Int) -> String { count > 0 ? "\u{1B}[\(count)A" : "" }
  private static func down(_ count: Int) -> String { count > 0 ? "\u{1B}[\(count)B" : "" }
  private static func toColumn(_ column: Int) -> String {
    column > 0 ? "\r\u{1B}[\(column)C" : "\r"
  }

  /// Moves between rows, making those that are not there yet.
  private struct Writer {
    var output = ""
    private(set) var row: Int
    private var existing: Int

    init(row: Int, existing: Int) {
      self.row = row
      self.existing = existing
    }

    mutating func move(to wanted: Int) {
      output += Painter.up(row - wanted) + Painter.down(min(wanted, existing - 1) - row)
      row = min(wanted, max(row, existing - 1))
      while row < wanted {
        output += "\r\n"
        row += 1
      }
      existing = max(existing, wanted + 1)
    }
  }
}
