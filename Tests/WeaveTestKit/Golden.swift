import FoundationEssentials

/// One golden file: an input and the outputs it must give, in one text file.
///
/// ```
/// A leg without an arrow is reported and the rest is still read.
/// --- input
/// ferry a { leg x y 5min }
/// --- tree
/// file
/// ```
///
/// Text before the first `---` line says why the case exists. Sections are named by the check that
/// produces them. Run with `PLAINWEAVE_UPDATE_GOLDEN=1` to write what the program now gives, then
/// read the diff before committing it.
package struct Golden: Sendable, CustomStringConvertible {
  package let path: String
  package let sections: [(name: String, text: String)]

  package var description: String { URL(filePath: path).lastPathComponent }

  package subscript(_ name: String) -> String? { sections.first { $0.name == name }?.text }

  /// Every `.golden` file under `Tests/Corpus/<folder>`, by name.
  ///
  /// Fails the run when there are none: a moved folder must not pass in silence.
  package static func all(in folder: String, from file: String = #filePath) -> [Golden] {
    let tests = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    let root = tests.appending(path: "Corpus/\(folder)").path()
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).filter {
      $0.hasSuffix(".golden")
    }.sorted()
    precondition(!names.isEmpty, "no golden files in \(root)")
    return names.map { Golden(path: root + "/" + $0) }
  }

  package init(path: String) {
    self.path = path
    var sections: [(name: String, text: String)] = []
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- ") {
        sections.append((String(line.dropFirst(4)), ""))
      } else if sections.isEmpty {
        sections.append(("why", String(line)))
      } else {
        sections[sections.count - 1].text +=
          (sections[sections.count - 1].text.isEmpty ? "" : "\n") + line
      }
    }
    self.sections = sections
  }

  /// What differs between section `name` and `actual`, or `nil` when nothing does.
  ///
  /// Knows nothing of the test library: a test says `#expect(golden.mismatch("tree", tree) ==
  /// nil)`.
  package func mismatch(_ name: String, _ actual: String) -> String? {
    let expected = self[name]?.trimmed ?? ""
    guard expected != actual.trimmed else { return nil }
    if ProcessInfo.processInfo.environment["PLAINWEAVE_UPDATE_GOLDEN"] == "1" {
      rewrite(name, actual.trimmed)
    }
    return "\(path): section '\(name)' differs\n\(lineDiff(expected, actual.trimmed))"
  }

  private func rewrite(_ name: String, _ text: String) {
    var updated = Golden(path: path).sections
    if let index = updated.firstIndex(where: { $0.name == name }) {
      updated[index].text = text
    } else {
      updated.append((name, text))
    }
    let body = updated.map {
      $0.name == "why" ? $0.text.trimmed : "--- \($0.name)\n\($0.text.trimmed)"
    }
    try? (body.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }
}

/// The lines of `expected` and `actual` that differ, with `-` and `+`.
func lineDiff(_ expected: String, _ actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let changes = new.difference(from: old)
  return changes.map { change in
    switch change {
    case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
    case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
    }
  }.joined(separator: "\n")
}

extension String {
  var trimmed: String {
    var text = self[...]
    while text.last == "\n" { text = text.dropLast() }
    return String(text)
  }
}
