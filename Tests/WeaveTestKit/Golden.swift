import FoundationEssentials

/// A file of inputs and of what the program must make of them.
///
/// ```
/// A leg without an arrow is reported and the rest is still read.
/// --- input
/// ferry a { leg x y 5min }
/// --- tree
/// file
/// ```
///
/// Text before the first section says why the case exists. In a `.transcript` a line such as
/// `$ plainweave check` begins a section too, which is called as the line is. In a page, `.md`,
/// each `$` line of a `console` fence does, and a plan shown whole is a section `file NAME.weave`.
/// Blank lines at the end of a section do not count.
///
/// Run with `PLAINWEAVE_UPDATE_GOLDEN=1` to write what the program now gives, then read the diff
/// before committing it.
package struct Golden: Sendable, CustomStringConvertible {
  /// Where it stands, from the project's root on.
  package let path: String
  private let lines: [String]
  private var places: [(name: String, lines: Range<Int>)] = []

  package var description: String { URL(filePath: path).lastPathComponent }

  /// Every golden and transcript of folders of `Tests/Corpus`, by name.
  package static func all(in folders: String...) -> [Golden] {
    folders.flatMap { folder in
      projectFiles(in: "Tests/Corpus/\(folder)").map { Golden("Tests/Corpus/\(folder)/\($0)") }
    }
  }

  /// Reads the file at `path`, which starts at the project's root.
  package init(_ path: String) {
    self.path = path
    lines = ((try? projectText(path)) ?? "").lines
    let isTranscript = path.hasSuffix(".transcript")
    if path.hasSuffix(".md") {
      readPage()
      return
    }
    var name = "why"
    var start = 0
    for (index, line) in lines.enumerated() {
      let isSection = line.hasPrefix(isTranscript ? "--- file " : "--- ")
      guard isSection || isTranscript && line.hasPrefix("$ ") else { continue }
      add(name, start..<index)
      name = isSection ? String(line.dropFirst(4)) : line
      start = index + 1
    }
    add(name, start..<lines.count)
  }

  private mutating func readPage() {
    for fence in Fence.all(in: lines.joined(separator: "\n")) {
      let end = fence.line + fence.lines.count
      if fence.info == "weave", let plan = fence.lines.first(where: { $0.hasPrefix("plan ") }) {
        add("file \(plan.split(separator: " ")[1]).weave", fence.line..<end)
      }
      guard fence.info == "console" else { continue }
      let starts = (fence.line..<end).filter { lines[$0].hasPrefix("$ ") }
      for (start, next) in zip(starts, starts.dropFirst() + [end]) {
        add(lines[start], start + 1..<next)
      }
    }
  }

  private mutating func add(_ name: String, _ range: Range<Int>) {
    places.append((name, range.lowerBound..<range.lowerBound + Array(lines[range]).trimmed.count))
  }

  /// The sections, in their order.
  package var sections: [(name: String, text: String)] {
    places.map { ($0.name, lines[$0.lines].joined(separator: "\n")) }
  }

  /// The text of the first section of that name.
  package subscript(_ name: String) -> String? { sections.first { $0.name == name }?.text }

  /// The files of a plan: `input` is `plan.weave`, or `example NAME` takes one of the examples;
  /// `file NAME` are further ones.
  ///
  /// Characters are spelled as `withCharacters` reads them; a file that ends in `{end}` has no last
  /// line end.
  package var files: [String: String] {
    var files: [String: String] = [:]
    for (name, text) in sections {
      let words = name.split(separator: " ", maxSplits: 1).map(String.init)
      if words[0] == "example" { files["plan.weave"] = Example.text(words[1]) }
      guard words[0] == "input" || words[0] == "file" else { continue }
      let whole = withCharacters(text)
      files[words[0] == "input" ? "plan.weave" : words[1]] =
        whole.hasSuffix("{end}") ? String(whole.dropLast(5)) : whole + "\n"
    }
    return files
  }

  /// How the sections for which `made` gives a text differ from it; empty where none does.
  ///
  /// It is asked for the sections in their order, and at the end for those of `required` that are
  /// not there, which are as if they were empty. That nothing is compared is a difference.
  package func differences(
    required: [String] = [], _ made: (_ name: String, _ text: String) throws -> String?
  ) rethrows -> [String] {
    var new = lines.trimmed
    var shift = 0
    var found: [String] = []
    var isCompared = false
    let missing = required.filter { self[$0] == nil }.map { ($0, lines.count..<lines.count) }
    for (name, range) in places + missing {
      let old = Array(lines[range])
      guard let text = try made(name, old.joined(separator: "\n")) else { continue }
      isCompared = true
      let made = text.lines.trimmed
      if made == old { continue }
      found.append("\(path): \(name)\n\(lineDiff(old, made))")
      if range.lowerBound == lines.count {
        new += ["--- \(name)"] + made
      } else {
        new.replaceSubrange(range.lowerBound + shift..<range.upperBound + shift, with: made)
        shift += made.count - old.count
      }
    }
    if !found.isEmpty { _ = mismatch(ofFile: path, with: new.joined(separator: "\n") + "\n") }
    return isCompared ? found : ["\(path) compares nothing"]
  }
}
