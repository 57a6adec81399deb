import CLineEdit

/// Going through the entries that begin with what stood before the cursor.
struct Browsing {
  /// The index of the entry shown; the number of entries stands for the draft.
  var position: Int
  let draft: Line
  let prefix: String
  /// The entry shown, to see whether it was changed since.
  var shown: Line
}

extension LineEditor {
  /// The line above in the entry, else an older entry.
  func older() -> cle_effect {
    let line = line
    if browsing?.shown != line, let start = lineStart(before: line.before) {
      let above = line.before[..<start]
      let aboveStart = lineStart(before: above).map { above.index(after: $0) } ?? above.startIndex
      return moveToColumn(of: line, in: above[aboveStart...], offset: above[..<aboveStart])
    }
    let state = browsing(from: line)
    let found = history.older(
      than: state.position, beginningWith: state.prefix, not: line.text)
    return show(found, state)
  }

  /// The line below in the entry, else a newer entry, last of all what was typed.
  func newer() -> cle_effect {
    let line = line
    if browsing?.shown != line, let end = line.after.firstIndex(of: "\n") {
      let rest = line.text[line.text.index(after: end)...]
      let below = rest.prefix { $0 != "\n" }
      return moveToColumn(of: line, in: below, offset: line.text[..<rest.startIndex])
    }
    let state = browsing(from: line)
    guard state.position < history.entries.count else { return CLE_REFUSED }
    let found = history.newer(
      than: state.position, beginningWith: state.prefix, not: line.text)
    return show(found ?? history.entries.count, state)
  }

  private func lineStart(before text: Substring) -> Substring.Index? { text.lastIndex(of: "\n") }

  private func moveToColumn(
    of line: Line, in target: Substring, offset: Substring
  ) -> cle_effect {
    let start = lineStart(before: line.before).map { line.before.index(after: $0) }
    let column = line.before[(start ?? line.before.startIndex)...].count
    return move(to: offset.utf8.count + target.prefix(column).utf8.count, in: line)
  }

  private func browsing(from line: Line) -> Browsing {
    if let browsing, browsing.shown == line { return browsing }
    return Browsing(
      position: history.entries.count, draft: line, prefix: String(line.before), shown: line)
  }

  private func show(_ position: Int?, _ state: Browsing) -> cle_effect {
    guard let position else {
      browsing = state
      return CLE_REFUSED
    }
    var state = state
    state.position = position
    let isDraft = position == history.entries.count
    state.shown = isDraft ? state.draft : .atEnd(history.entries[position])
    browsing = state
    return replace(state.shown)
  }
}

/// Looking for an entry by a part of it.
struct Search {
  let draft: Line
  var pattern = ""
  /// The index of the entry shown; nil while the draft is.
  var position: Int?
  var entry: String?
  var hasFailed = false

  /// The search and what it found, as a line.
  func view(color: Color?) -> LineView {
    let sign = hasFailed ? "no entry with" : "search"
    let text = entry ?? draft.text
    let place = LineHistory.find(LineHistory.folded(pattern), in: LineHistory.folded(text))
    let cursor = min(place ?? 0, text.utf8.count)
    return LineView(
      prompt: Prompt("\(sign) “\(pattern)”: ", color: color),
      line: Line(text: text, cursor: cursor))
  }
}

extension LineEditor {
  /// Reads keys until an entry is taken or the search is left.
  func searchHistory() -> cle_effect {
    let draft = line
    search = Search(draft: draft)
    while true {
      let key = cle_editor_next_key()
      guard key >= 0 else { return CLE_ENDED }
      switch key {
      case Key.control("R"): find(older: true, again: true)
      case Key.control("S"): find(older: false, again: true)
      case Key.control("H"), 0x7F:
        if search?.pattern.isEmpty == false { search?.pattern.removeLast() }
        search?.position = nil
        find(older: true, again: false)
      case Int32(CLE_KEY_INTERRUPT.rawValue), Key.control("G"), 27:
        return leaveSearch(with: draft)
      case 9: return leaveSearch(with: found)
      case 0..<0x20, 0x80..<0xA0:
        // Enter, arrows and other keys go on with the entry that was found.
        cle_editor_push_key(key)
        return leaveSearch(with: found)
      default:
        guard let scalar = Unicode.Scalar(UInt32(key)) else { continue }
        search?.pattern.unicodeScalars.append(scalar)
        find(older: true, again: false)
      }
    }
  }

  private var found: Line {
    guard let search, let entry = search.entry else { return search?.draft ?? Line() }
    return .atEnd(entry)
  }

  private func leaveSearch(with line: Line) -> cle_effect {
    search = nil
    return replace(line)
  }

  /// Shows the entry with the pattern that is next on one side, or says that there is none.
  private func find(older: Bool, again: Bool) {
    guard var state = search else { return }
    defer { search = state }
    if state.pattern.isEmpty {
      state.entry = nil
      state.position = nil
      state.hasFailed = false
      return
    }
    let newest = history.entries.count
    // A longer pattern may still be in the entry shown.
    let from = state.position.map { again ? $0 : $0 + 1 } ?? newest
    let position = history.holding(state.pattern, from: from, older: older)
    state.hasFailed = position == nil
    if let position {
      state.position = position
      state.entry = history.entries[position]
    }
  }
}

/// Keys by their numbers.
enum Key {
  static func control(_ letter: Unicode.Scalar) -> Int32 { Int32(letter.value) & 0x1F }
}
