import CLineEdit

/// One row of the window, as it is written and as it counts.
struct Row: Equatable {
  /// With its colors, which are off at its end.
  var text = ""
  /// How many columns it fills.
  var columns = 0
}

/// A line laid out in rows.
struct LineLayout {
  private(set) var rows: [Row] = []
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0
}

/// What is laid out: a line with everything that stands around it.
struct LineView {
  var prompt: Prompt
  /// The prompts of the second line and the following.
  var continuations: [String] = []
  var line = Line()
  var colors: [(range: Range<Int>, color: Color)] = []
  /// Shown dim behind the line.
  var ghost = ""

  /// Lays the line out for a window of so many columns.
  func laidOut(columns: Int) -> LineLayout {
    var builder = LineLayout.Builder(columns: columns)
    builder.add(prompt.text, in: prompt.color)
    var offset = 0
    var lineNumber = 0
    var span = colors.makeIterator()
    var current = span.next()
    for scalar in line.text.unicodeScalars {
      if offset == line.cursor { builder.markCursor(before: scalar) }
      if scalar == "\n" {
        builder.breakLine()
        if lineNumber < continuations.count {
          builder.add(continuations[lineNumber], in: prompt.color)
        }
        lineNumber += 1
      } else {
        while let range = current?.range, range.upperBound <= offset { current = span.next() }
        let isInside = current.map { $0.range.lowerBound <= offset } ?? false
        builder.add(scalar, in: isInside ? current?.color : nil)
      }
      offset += UTF8.width(scalar)
    }
    if offset <= line.cursor { builder.markCursor(before: nil) }
    builder.addGhost(ghost)
    return builder.finished()
  }
}

extension LineLayout {
  /// Fills row after row.
  fileprivate struct Builder {
    let columns: Int
    private var layout = LineLayout()
    private var row = Row()
    private var color: Color?

    init(columns: Int) { self.columns = max(2, columns) }

    mutating func add(_ text: String, in color: Color?) {
      for scalar in text.unicodeScalars { add(scalar, in: color) }
    }

    mutating func add(_ scalar: Unicode.Scalar, in wanted: Color?) {
      let width = ScalarWidth.of(scalar)
      if row.columns + width > columns { breakLine() }
      if wanted != color {
        row.text += wanted?.sequence ?? Color.off
        color = wanted
      }
      if let sign = ScalarWidth.sign(for: scalar) {
        row.text += sign
      } else {
        row.text.unicodeScalars.append(scalar)
      }
      row.columns += width
    }

    mutating func breakLine() {
      if color != nil { row.text += Color.off }
      color = nil
      layout.rows.append(row)
      row = Row()
    }

    /// The cursor stands before a scalar: where that will be, which may be the next row.
    mutating func markCursor(before scalar: Unicode.Scalar?) {
      // Behind the last column is the first one of the next row.
      let isLineEnd = scalar == nil || scalar == "\n"
      let width = isLineEnd ? 1 : scalar.map(ScalarWidth.of) ?? 1
      if row.columns + width > columns { breakLine() }
      layout.cursorRow = layout.rows.count
      layout.cursorColumn = row.columns
    }

    /// As much of the ghost as has room in this row, of its first line.
    mutating func addGhost(_ ghost: String) {
      let line = ghost.prefix { $0 != "\n" }
      let room = columns - row.columns - 1
      if line.count == ghost.count, ScalarWidth.of(ghost) <= room {
        add(ghost, in: .dim)
      } else if room > 1 {
        add(ScalarWidth.prefix(of: String(line), columns: room - 1) + "…", in: .dim)
      }
    }

    mutating func finished() -> LineLayout {
      breakLine()
      return layout
    }
  }
}

/// How many columns a scalar takes.
enum ScalarWidth {
  /// The columns of what is shown for a scalar.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if (0x20..<0x7F).contains(scalar.value) { return 1 }
    if let sign = sign(for: scalar) { return sign.utf8.count }
    let width = Int(cle_width(scalar.value))
    // Newer than the C library: such a scalar is nearly always an emoji.
    return width >= 0 ? width : scalar.value >= 0x1F000 ? 2 : 1
  }

  /// The columns of a text.
  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The longest beginning of a text that takes at most so many columns.
  static func prefix(of text: String, columns: Int) -> String {
    var kept = ""
    var used = 0
    for scalar in text.unicodeScalars {
      used += of(scalar)
      if used > columns { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept
  }

  /// What is shown for a scalar that must not reach a terminal; nil for any other.
  static func sign(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0..<0x20: "^" + String(Unicode.Scalar(UInt8(scalar.value) + 0x40))
    case 0x7F: "^?"
    case 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069:
      "<" + String(scalar.value, radix: 16, uppercase: true) + ">"
    default: nil
    }
  }
}
