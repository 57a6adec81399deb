import CLineEdit

extension LineEditor {
  /// How many candidates are listed; the others are counted.
  private static let mostListed = 20
  /// The widest column of candidates; longer ones push their descriptions to the right.
  private static let widestCandidate = 40

  /// Inserts the only candidate, or what all have in common; otherwise lists them.
  func complete() -> cle_effect {
    let line = line
    let found = assistant.completions(line.text, cursor: line.cursor)
    let size = line.text.utf8.count
    guard let first = found.candidates.first, found.replaces.upperBound <= size else {
      return CLE_REFUSED
    }
    if found.candidates.count == 1 {
      return replace(insert(first.text, first.appends, for: found.replaces, in: line))
    }
    let common = found.candidates.dropFirst().reduce(first.text[...]) {
      Self.common($0, $1.text)
    }
    let completed = insert(String(common), "", for: found.replaces, in: line)
    // What is typed may be no beginning of the candidates: initials, or in another case.
    if common.utf8.count > found.replaces.count { return replace(completed) }
    painted = line
    show(below: list(found.candidates))
    return CLE_NOTHING
  }

  private func insert(
    _ text: String, _ appended: String, for range: Range<Int>, in line: Line
  ) -> Line {
    let head = Line(text: line.text, cursor: range.lowerBound).before
    let tail = Line(text: line.text, cursor: range.upperBound).after
    // A blank that is there already is not doubled.
    let isThere = !appended.isEmpty && tail.hasPrefix(appended)
    let start = head + text + (isThere ? "" : appended)
    let cursor = start.utf8.count + (isThere ? appended.utf8.count : 0)
    return Line(text: String(start + tail), cursor: cursor)
  }

  private static func common(_ one: Substring, _ other: String) -> Substring {
    one[
      ..<(zip(one.indices, zip(one, other)).first { $1.0 != $1.1 }?.0
        ?? one.index(one.startIndex, offsetBy: min(one.count, other.count)))]
  }

  /// The candidates, one a row, with what they mean.
  private func list(_ candidates: [Candidate]) -> String {
    let columns = columns
    let listed = candidates.prefix(Self.mostListed)
    let widest = min(Self.widestCandidate, listed.map { ScalarWidth.of($0.text) }.max() ?? 0)
    var output = ""
    for candidate in listed {
      let name = ScalarWidth.prefix(of: candidate.text, columns: columns - 3)
      let gap = String(repeating: " ", count: max(0, widest - ScalarWidth.of(name)) + 2)
      let room = columns - 3 - ScalarWidth.of(name) - gap.count
      let meaning = ScalarWidth.prefix(of: candidate.description, columns: room)
      output += "  " + name
      if !meaning.isEmpty {
        output += gap + (isColored ? Color.dim.sequence + meaning + Color.off : meaning)
      }
      output += "\r\n"
    }
    let others = candidates.count - listed.count
    return others > 0 ? output + "  … and \(others) more\r\n" : output
  }

  // MARK: The suggestion behind the line

  /// What the line would go on with: the newest entry that begins with it, else the only word.
  func suggestion(for line: Line) -> String {
    guard isColored, line.isAtEnd, !line.text.isEmpty else { return "" }
    let newest = history.older(
      than: history.entries.count, beginningWith: line.text, not: line.text)
    if let newest { return String(history.entries[newest].dropFirst(line.text.count)) }
    guard let word = assistant.onlyWord(line.text) else { return "" }
    // A part of the word may be typed.
    let typed = (0...min(word.count, line.text.count)).last {
      line.text.hasSuffix(word.prefix($0))
    }
    return String(word.dropFirst(typed ?? 0))
  }

  /// Takes the suggestion that is shown behind the line.
  func takeGhost() -> cle_effect {
    let line = line
    guard !ghost.isEmpty, line == painted else { return CLE_REFUSED }
    return replace(.atEnd(line.text + ghost))
  }
}
