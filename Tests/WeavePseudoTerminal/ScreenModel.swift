import CPseudoTerminal

/// What a terminal would show: as much of one as line editors and pagers use.
package struct ScreenModel {
  /// One place of the screen; the right half of a wide character is empty.
  package struct Cell: Equatable, Sendable {
    package var text = " "
    /// The parameters of the colors in force, as `34`; empty for none.
    package var style = ""
  }

  private struct Row {
    var cells: [Cell]
    /// How many cells were written, blanks too.
    var used = 0
    /// Whether the next row goes on with this one's text.
    var isWrapped = false

    init(columns: Int) { cells = Array(repeating: Cell(), count: columns) }

    var text: String {
      var text = cells.map(\.text).joined()
      while text.utf8.last == UInt8(ascii: " ") { text.unicodeScalars.removeLast() }
      return text
    }
  }

  package private(set) var columns: Int
  package private(set) var height: Int
  /// The cursor's place, from zero.
  package private(set) var x = 0
  package private(set) var y = 0
  /// How many prompts were announced by OSC 133;A.
  package private(set) var prompts = 0
  package private(set) var bells = 0
  /// Whether the program asked to be told what is pasted.
  package private(set) var isBracketing = false
  /// The rows that left the screen at its top.
  package private(set) var scrollback: [String] = []

  private let reflows: Bool
  private var grid: [Row]
  private var style = ""
  private var isPending = false
  private var parser = EscapeParser()

  package init(rows: Int, columns: Int, reflows: Bool) {
    self.columns = columns
    self.reflows = reflows
    height = rows
    grid = (0..<rows).map { _ in Row(columns: columns) }
  }

  /// The rows as texts, without the blanks at their ends.
  package var rows: [String] { grid.map(\.text) }
  /// The row of the cursor.
  package var current: String { grid[y].text }
  /// How many columns its text takes; a character may be wider than one.
  package var currentWidth: Int {
    (grid[y].cells.lastIndex { !$0.text.isEmpty && $0.text != " " } ?? -1) + 1
  }
  /// The screen without the empty rows at its end.
  package var text: String {
    var rows = rows
    while rows.last == "" { rows.removeLast() }
    return rows.joined(separator: "\n")
  }
  /// The colors of a place.
  package func style(row: Int, column: Int) -> String { grid[row].cells[column].style }

  /// Takes a byte that the program wrote.
  package mutating func feed(_ byte: UInt8) {
    switch parser.take(byte) {
    case .nothing: break
    case .text(let scalar): put(scalar)
    case .control(let code): control(code)
    case .sequence(let final, let parameters, let isPrivate):
      sequence(final, parameters, isPrivate)
    case .command(let text): if text == "133;A" { prompts += 1 }
    }
  }

  private mutating func control(_ code: UInt8) {
    if code != 7 { isPending = false }
    switch code {
    case 7: bells += 1
    case 8: x = max(0, x - 1)
    case 10: lineFeed()
    case 13: x = 0
    default: break
    }
  }

  private mutating func lineFeed() {
    if y < height - 1 {
      y += 1
    } else {
      scrollback.append(grid.removeFirst().text)
      grid.append(Row(columns: columns))
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Int(cpt_width(scalar.value))
    if width <= 0 {
      var place = isPending ? columns - 1 : x - 1
      if place > 0, grid[y].cells[place].text.isEmpty { place -= 1 }
      if place >= 0 { grid[y].cells[place].text.unicodeScalars.append(scalar) }
      return
    }
    if isPending || x + width > columns {
      grid[y].isWrapped = true
      x = 0
      lineFeed()
      isPending = false
    }
    grid[y].cells[x] = Cell(text: String(scalar), style: style)
    if width == 2, x + 1 < columns { grid[y].cells[x + 1] = Cell(text: "", style: style) }
    x += width
    grid[y].used = max(grid[y].used, x)
    if x >= columns {
      x = columns - 1
      isPending = true
    }
  }

  private mutating func sequence(_ final: UInt8, _ parameters: [Int], _ isPrivate: Bool) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    if ![UInt8(ascii: "m"), UInt8(ascii: "h"), UInt8(ascii: "l")].contains(final) {
      isPending = false
    }
    switch Unicode.Scalar(final) {
    case "A": y = max(0, y - count)
    case "B": y = min(height - 1, y + count)
    case "C": x = min(columns - 1, x + count)
    case "D": x = max(0, x - count)
    case "G": x = min(columns - 1, count - 1)
    case "H":
      y = min(height, count) - 1
      x = min(columns, max(1, parameters.count > 1 ? parameters[1] : 1)) - 1
    case "J": erase(rows: first)
    case "K": erase(columns: first)
    case "m":
      style = parameters.filter { $0 != 0 }.map(String.init).joined(separator: ";")
    case "h", "l":
      if isPrivate, first == 2004 { isBracketing = final == UInt8(ascii: "h") }
    default: break
    }
  }

  private mutating func erase(rows: Int) {
    if rows == 0 { erase(columns: 0) }
    for row in (rows == 0 ? y + 1 : 0)..<max(height, y + 1) where row < height {
      grid[row] = Row(columns: columns)
    }
  }

  private mutating func erase(columns which: Int) {
    let range = which == 0 ? x..<columns : which == 1 ? 0..<(x + 1) : 0..<columns
    for column in range { grid[y].cells[column] = Cell() }
    if which != 1 {
      grid[y].used = min(grid[y].used, range.lowerBound)
      grid[y].isWrapped = false
    }
  }

  /// The window changes its size, as a person's hand does it.
  package mutating func resize(rows: Int, columns: Int) {
    var fresh = reflows ? rewrapped(columns: columns) : cut(columns: columns)
    self.columns = columns
    while fresh.count > rows, y < fresh.count - 1 { fresh.removeLast() }
    while fresh.count > rows {
      scrollback.append(fresh.removeFirst().text)
      y -= 1
    }
    while fresh.count < rows { fresh.append(Row(columns: columns)) }
    grid = fresh
    height = rows
    y = max(0, y)
  }

  private mutating func cut(columns: Int) -> [Row] {
    x = min(x, columns - 1)
    isPending = false
    return grid.map { row in
      var cut = Row(columns: columns)
      for column in 0..<min(columns, self.columns) { cut.cells[column] = row.cells[column] }
      cut.used = min(row.used, columns)
      return cut
    }
  }

  /// The rows as a terminal that reflows breaks them for another width; moves the cursor along.
  private mutating func rewrapped(columns: Int) -> [Row] {
    var fresh: [Row] = []
    var text: [Cell] = []
    var cursor: Int?
    var place = (x: 0, y: 0)
    for (number, row) in grid.enumerated() {
      if number == y { cursor = text.count + x + (isPending ? 1 : 0) }
      text += row.isWrapped ? row.cells[...] : row.cells[..<row.used]
      if row.isWrapped { continue }
      let start = fresh.count
      fresh += Self.wrapped(text, columns)
      if let offset = cursor {
        place = (min(offset % columns, columns - 1), start + offset / columns)
        if offset > 0, offset == text.count, offset % columns == 0 {
          place = (columns - 1, start + offset / columns - 1)
        }
        while fresh.count <= place.y { fresh.append(Row(columns: columns)) }
        isPending = offset > 0 && offset == text.count && offset % columns == 0
      }
      text = []
      cursor = nil
    }
    x = place.x
    y = place.y
    while let last = fresh.last, last.used == 0, fresh.count > y + 1 { fresh.removeLast() }
    return fresh
  }

  private static func wrapped(_ cells: [Cell], _ columns: Int) -> [Row] {
    var rows = [Row(columns: columns)]
    for (number, cell) in cells.enumerated() {
      let isWide = number + 1 < cells.count && cells[number + 1].text.isEmpty
      if rows[rows.count - 1].used + (isWide ? 2 : 1) > columns {
        rows[rows.count - 1].isWrapped = true
        rows.append(Row(columns: columns))
      }
      let column = rows[rows.count - 1].used
      if column < columns { rows[rows.count - 1].cells[column] = cell }
      rows[rows.count - 1].used += 1
    }
    return rows
  }
}
