import WeaveAnswer

/// An excerpt as it is shown: a line of bounded width, and the columns of its mark.
struct SourceLine {
  let text: String
  /// Columns before the mark.
  let markColumn: Int
  /// Columns of the mark; at least one, so that a place between two characters is seen.
  let markWidth: Int

  /// The widest source line shown, whatever the terminal.
  static let mostColumns = 120

  /// A tab is always so many blanks: a window may begin anywhere, so tab stops would lie.
  private static let tab = "    "

  /// Shows an excerpt in at most `columns`, with its mark in sight and dots where it was cut.
  init(_ excerpt: Finding.Excerpt, columns: Int, _ pen: Pen) {
    let bytes = excerpt.text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: excerpt.markStart)
    let end = bytes.index(bytes.startIndex, offsetBy: excerpt.markEnd)
    func shown(_ part: Substring.UTF8View) -> String {
      pen.visible(String(decoding: part, as: UTF8.self), tab: SourceLine.tab)
    }
    var before = shown(bytes[..<start])
    var mark = shown(bytes[start..<end])
    var after = shown(bytes[end...])

    let dots = pen.glyphs.ellipsis
    let dotsWidth = DisplayWidth.of(dots)
    let ends = (excerpt.isCutBefore ? dotsWidth : 0) + (excerpt.isCutAfter ? dotsWidth : 0)
    let room = SourceLine.rooms(
      max(columns - ends, 1), before: DisplayWidth.of(before), mark: DisplayWidth.of(mark),
      after: DisplayWidth.of(after))
    let isCutBefore = DisplayWidth.of(before) > room.before
    let isMarkCut = DisplayWidth.of(mark) > room.mark
    let isCutAfter = DisplayWidth.of(after) > room.after
    if isCutBefore {
      before = DisplayWidth.suffix(of: before, columns: max(0, room.before - dotsWidth))
    }
    if isMarkCut { mark = pen.fit(mark, columns: room.mark) }
    if isCutAfter {
      after = DisplayWidth.prefix(of: after, columns: max(0, room.after - dotsWidth))
    }
    if isCutBefore || excerpt.isCutBefore { before = dots + before }
    // A mark that was cut ends in dots of its own, and nothing is shown behind it.
    if isMarkCut {
      after = ""
    } else if isCutAfter || excerpt.isCutAfter {
      after += dots
    }
    text = (before + mark + after).withoutTrailingBlanks
    markColumn = DisplayWidth.of(before)
    markWidth = max(1, DisplayWidth.of(mark))
  }

  /// Shares columns: the mark first, then as much on either side as there is.
  private static func rooms(
    _ columns: Int, before: Int, mark: Int, after: Int
  ) -> (before: Int, mark: Int, after: Int) {
    if before + mark + after <= columns { return (before, mark, after) }
    // A long mark leaves a quarter for what stands before it, to be known by.
    let markRoom = min(mark, max(columns - min(before, columns / 4), 1))
    let rest = columns - markRoom
    let beforeRoom = min(before, rest - min(after, rest / 2))
    return (beforeRoom, markRoom, min(after, rest - beforeRoom))
  }
}
