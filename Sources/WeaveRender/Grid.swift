import WeaveAnswer

/// Rows of short texts in columns that line up: one leading blank, two blanks between.
///
/// No line ends in a blank. Where there is a width to fit, headings take several lines, then words
/// that are too long are cut with an ellipsis; figures and dates never are. Columns for which there
/// still is no room follow below, each time with the first column before them.
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
  /// The same for the first.
  private static let leastFirst = 16
}

extension Grid {
  /// The lines of the rows alone.
  func lines(_ pen: Pen) -> [String] {
    let widths = widths(headings: [], pen)
    return rows.map { line($0, widths, pen) }
  }

  /// The lines of the headings, a rule and the rows.
  func linesWithHeadings(_ pen: Pen) -> [String] {
    blocks(room: pen.width).enumerated().flatMap { index, block in
      (index > 0 ? [""] : []) + block.ownLinesWithHeadings(pen)
    }
  }

  private func ownLinesWithHeadings(_ pen: Pen) -> [String] {
    let headings = headingLines(pen)
    let widths = widths(headings: headings, pen)
    let breadth = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
    let rule = " " + pen.paint(String(repeating: pen.glyphs.rule, count: breadth), .quiet)
    return headings.map { line($0, widths, pen) } + [rule] + rows.map { line($0, widths, pen) }
  }

  /// The headings in one line where they fit, else in as many as the longest has words.
  private func headingLines(_ pen: Pen) -> [[Cell]] {
    let whole = columns.map { column in
      Cell(column.heading, .strong, isCuttable: column.alignment == .leading)
    }
    let (natural, _) = extents([whole] + rows)
    guard let width = pen.width, Grid.breadth(natural) > width else { return [whole] }
    let words = columns.map { $0.heading.split(separator: " ").map(String.init) }
    let count = words.map(\.count).max() ?? 1
    return (0..<count).map { line in
      zip(columns, words).map { column, words in
        // The last words of all headings stand in line, right above the rule.
        let index = line - (count - words.count)
        return Cell(
          index >= 0 ? words[index] : "", .strong, isCuttable: column.alignment == .leading)
      }
    }
  }

  /// The grid, or where it cannot be as narrow as `room`, its columns in several grids.
  private func blocks(room: Int?) -> [Grid] {
    let words = columns.map { column in
      column.heading.split(separator: " ").map {
        Cell(String($0), isCuttable: column.alignment == .leading)
      }
    }
    let (_, least) = extents(rows, and: words)
    guard let room, columns.count > 2, Grid.breadth(least) > room else { return [self] }
    var groups: [[Int]] = [[0]]
    for column in columns.indices.dropFirst() {
      let group = groups[groups.count - 1]
      let widths = (group + [column]).map { least[$0] }
      if group.count > 1, Grid.breadth(widths) > room {
        groups.append([0, column])
      } else {
        groups[groups.count - 1].append(column)
      }
    }
    return groups.map { group in
      Grid(columns: group.map { columns[$0] }, rows: rows.map { row in group.map { row[$0] } })
    }
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
  private func widths(headings: [[Cell]], _ pen: Pen) -> [Int] {
    let (natural, least) = extents(headings + rows)
    guard let width = pen.width else { return natural }
    return Grid.shared(width - Grid.breadth(natural.map { _ in 0 }), natural: natural, least: least)
  }

  /// The columns a line takes: one blank before it and two between.
  private static func breadth(_ widths: [Int]) -> Int {
    1 + widths.reduce(0, +) + 2 * max(0, widths.count - 1)
  }

  /// How wide each column is by itself, and how narrow it may become; with further words of it.
  private func extents(
    _ rows: [[Cell]], and words: [[Cell]] = []
  ) -> (natural: [Int], least: [Int]) {
    var natural = Array(repeating: 0, count: columns.count)
    var least = Array(repeating: 0, count: columns.count)
    func take(_ cell: Cell, _ column: Int) {
      natural[column] = max(natural[column], cell.width)
      // The first column says what a row is about.
      let most = column == 0 ? Grid.leastFirst : Grid.leastColumn
      least[column] = max(least[column], cell.isCuttable ? min(cell.width, most) : cell.width)
    }
    for row in rows { for (column, cell) in row.enumerated() { take(cell, column) } }
    for (column, cells) in words.enumerated() { for cell in cells { take(cell, column) } }
    return (natural, least)
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
