package import WeaveAnswer
package import WeaveSource
package import WeaveSyntax

extension Snapshot {
  /// How many findings of one plan are shown; all are counted.
  package static let shownFindings = 100

  /// The findings as an answer: all of them for machines, the gravest first hundred for people.
  package func findings(limit: Int? = Snapshot.shownFindings) -> FindingList {
    let maker = FindingMaker(trees: trees)
    var shown = diagnostics
    if let limit, shown.count > limit {
      // Errors are never hidden behind notes.
      let kept = Set(
        diagnostics.indices.sorted {
          (rank(diagnostics[$0]), $0) < (rank(diagnostics[$1]), $1)
        }.prefix(limit))
      shown = diagnostics.indices.filter { kept.contains($0) }.map { diagnostics[$0] }
    }
    var counts = FindingList.Counts()
    for diagnostic in diagnostics {
      switch diagnostic.code.severity {
      case .error: counts.errors += 1
      case .warning: counts.warnings += 1
      case .note: counts.notes += 1
      }
    }
    return FindingList(
      shown.map { maker.finding($0) }, counts: counts, checked: trees.count,
      incomplete: isReadable && isIncomplete, hidden: diagnostics.count - shown.count)
  }

  private func rank(_ diagnostic: Diagnostic) -> Int {
    switch diagnostic.code.severity {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

/// Turns diagnostics into findings that can be shown: places, source lines, previews of fixes.
package struct FindingMaker {
  private let trees: [SyntaxTree]
  private let sentence: SyntaxTree?

  /// A maker for diagnostics of these files, and of a sentence beside them.
  package init(trees: [SyntaxTree], sentence: SyntaxTree? = nil) {
    self.trees = trees
    self.sentence = sentence
  }

  /// The finding that shows `diagnostic`.
  package func finding(_ diagnostic: Diagnostic) -> Finding {
    let severity: Finding.Severity =
      switch diagnostic.code.severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    var first = excerpt(diagnostic.location, label(diagnostic))
    first?.values = values(diagnostic)
    return Finding(
      code: diagnostic.code.rawValue, severity: severity, title: diagnostic.message,
      place: place(diagnostic.location),
      excerpts: ([first]
        + diagnostic.notes.map { excerpt($0.location, $0.text) }).compactMap { $0 },
      hints: diagnostic.hints, fixes: diagnostic.fixes.map { fix($0) })
  }

  /// The values of words that stand on the finding's own line.
  private func values(_ diagnostic: Diagnostic) -> [Finding.Excerpt.Value] {
    guard !diagnostic.values.isEmpty else { return [] }
    let lines = index(diagnostic.location.file)
    let line = lines.place(of: diagnostic.location.range.start).line
    return diagnostic.values.compactMap { note in
      guard note.location.file == diagnostic.location.file,
        lines.place(of: note.location.range.start).line == line
      else { return nil }
      return Finding.Excerpt.Value(
        start: Int(note.location.range.start) - lines.range(ofLine: line).lowerBound,
        word: text(note.location.file).string(in: note.location.range), value: note.text)
    }
  }

  private func label(_ diagnostic: Diagnostic) -> String { "" }

  private func text(_ file: FileID) -> SourceText {
    if file == .sentence, let sentence { return sentence.text }
    return trees[Int(file.index)].text
  }

  private func index(_ file: FileID) -> LineIndex { text(file).lines }

  private func place(_ location: Location) -> Finding.Place {
    let text = text(location.file)
    if text.bytes.isEmpty { return Finding.Place(file: text.name) }
    let place = index(location.file).place(of: location.range.start)
    return Finding.Place(
      file: text.name, line: place.line, column: column(place, text, location.file),
      byteColumn: place.column, startByte: Int(location.range.start),
      endByte: Int(location.range.end))
  }

  /// The column in characters, for people.
  private func column(_ place: Place, _ text: SourceText, _ file: FileID) -> Int {
    let start = index(file).range(ofLine: place.line).lowerBound
    let end = min(start + place.column - 1, text.bytes.count)
    // A line longer than this is no line people count characters in.
    guard end - start < 4_096 else { return place.column }
    return String(decoding: text.bytes[start..<end], as: UTF8.self).count + 1
  }

  private func excerpt(_ location: Location, _ label: String) -> Finding.Excerpt? {
    let text = text(location.file)
    guard !text.bytes.isEmpty else { return nil }
    let place = index(location.file).place(of: location.range.start)
    let range = index(location.file).range(ofLine: place.line)
    return Finding.Excerpt(
      file: text.name, line: place.line, column: column(place, text, location.file),
      lineBytes: text.bytes[range], markStart: Int(location.range.start) - range.lowerBound,
      markEnd: Int(location.range.end) - range.lowerBound, label: label)
  }

  private func fix(_ fix: Diagnostic.Fix) -> Finding.Fix {
    Finding.Fix(
      fix.title, isSafe: fix.isSafe,
      edits: fix.edits.map {
        Finding.Edit(
          file: text($0.location.file).name, startByte: Int($0.location.range.start),
          endByte: Int($0.location.range.end), replacement: $0.replacement)
      })
  }
}
