import WeaveSource
import WeaveSyntax

extension Snapshot {
  /// The plan's files with every safe fix applied that does not touch another one; only those
  /// changed.
  ///
  /// - Returns: the changed files, and how many fixes were applied.
  package func fixed() -> (changes: [FileChange], applied: Int) {
    var edits: [FileID: [TextEdit]] = [:]
    var applied = 0
    for diagnostic in diagnostics {
      guard let fix = diagnostic.fixes.first(where: \.isSafe) else { continue }
      let clashes = fix.edits.contains { edit in
        edits[edit.location.file, default: []].contains { Self.touch($0, edit) }
      }
      if clashes { continue }
      for edit in fix.edits { edits[edit.location.file, default: []].append(edit) }
      applied += 1
    }
    let changes = edits.keys.sorted().map { file in
      let text = trees[Int(file.index)].text
      return FileChange(
        path: text.name, read: text.bytes, written: splice(text.bytes, edits[file] ?? []))
    }
    return (changes, applied)
  }

  private static func touch(_ left: TextEdit, _ right: TextEdit) -> Bool {
    let (one, other) = (left.location.range, right.location.range)
    return one.start <= other.end && other.start <= one.end
  }
}
