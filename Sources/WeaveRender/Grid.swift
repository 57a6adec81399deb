import WeaveAnswer

/// Rows of short texts in columns that line up: one leading blank, two blanks between.
///
/// No line ends in a blank. Where there is a width to fit, words that are too long are cut with an
/// ellipsis; figures and dates never are, so a grid with too many of them stays wider than asked.
struct Grid {
  var columns: [Column]
  var rows: [[Cell]]

  struct Column {
    let heading: String
    let alignment: Table.Alignment

    init(_ heading: String = "", alignment: Table.Alignment = .leading) {
      self.heading = heading
      self.alignment = alignment
    }
  }

  struct Cell {
    let text: String
    let width: Int
    let style: Style
    /// Whether a part of it would not say something else.
    let isCuttable: Bool

    /// Takes text that is visible already.
    init(_ text: String, _ style: Style = .plain, isCuttable: Bool = true) {
      self.text = text.withoutTrailingBlanks
      width = DisplayWidth.of(self.text)
      self.style = style
      self.isCuttable = isCuttable
    }

    static let empty = Cell("")
  }

  /// The narrowest a column of words is cut to.
  private static let leastColumn = 8
}

extension Grid {
  /// The lines of the rows alone.
  func lines(_ pen: Pen) -> [String] {
    let widths = widths(headings: [], pen)
    return rows.map { line($0, widths, pen) }
  }

  /// The lines of the headings, a rule and the rows.
  func linesWithHeadings(_ pen: Pen) -> [String] {
    let headings = columns.map { column in
      Cell(column.heading, .strong, isCuttable: column.alignment == .leading)
    }
    let widths = widths(headings: headings, pen)
    let breadth = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
    let rule = " " + pen.paint(String(repeating: pen.glyphs.rule, count: breadth), .quiet)
    return [line(headings, widths, pen), rule] + rows.map { line($0, widths, pen) }
  }

  /// The same grid without the columns in which no row has anything.
  func withoutEmptyColumns() -> Grid {
    let kept = columns.indices.filter { column in rows.contains { $0[column].width > 0 } }
    return Grid(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ pen: Pen) -> String {
    var line = ""
    // Blanks owed: written only when something follows them.
    var owed = 1
    for (index, cell) in cells.enumerated() {
      if index > 0 { owed += 2 }
      let cut = cell.width > widths[index]
      let text = cut ? pen.fit(cell.text, columns: widths[index]) : cell.text
      let width = cut ? DisplayWidth.of(text) : cell.width
      let room = max(0, widths[index] - width)
      if width == 0 {
        owed += room
        continue
      }
      let before = columns[index].alignment == .trailing ? room : 0
      line += blanks(owed + before) + pen.paint(text, cell.style)
      owed = room - before
    }
    return line
  }

  /// The width of each column: as wide as its widest cell, or less where the whole must fit.
  private func widths(headings: [Cell], _ pen: Pen) -> [Int] {
    var natural = Array(repeating: 0, count: columns.count)
    var least = Array(repeating: 0, count: columns.count)
    for row in [headings] + rows {
      for (column, cell) in row.enumerated() {
        natural[column] = max(natural[column], cell.width)
        let needed = cell.isCuttable ? min(cell.width, Grid.leastColumn) : cell.width
        least[column] = max(least[column], needed)
      }
    }
    guard let width = pen.width else { return natural }
    let room = width - 1 - 2 * max(0, columns.count - 1)
    return Grid.shared(room, natural: natural, least: least)
  }

  /// Shares room among columns: the widest give way first, none below its least.
  static func shared(_ room: Int, natural: [Int], least: [Int]) -> [Int] {
    func capped(_ cap: Int) -> [Int] {
      zip(natural, least).map { max($1, min($0, cap)) }
    }
    if natural.reduce(0, +) <= room { return natural }
    // The highest cap that fits, by halving: columns can be as wide as a title is long.
    var low = 0
    var high = max(0, room)
    while low < high {
      let middle = (low + high + 1) / 2
      if capped(middle).reduce(0, +) <= room { low = middle } else { high = middle - 1 }
    }
    var widths = capped(low)
    var left = room - widths.reduce(0, +)
    for column in widths.indices where left > 0 && widths[column] < natural[column] {
      widths[column] += 1
      left -= 1
    }
    return widths
  }
}
