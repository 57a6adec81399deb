/// One fenced piece of a Markdown page.
package struct Fence: Sendable {
  /// The words behind the opening marks, such as `weave bad`.
  package let info: String
  /// The line of the opening marks, from 1.
  package let line: Int
  /// The lines between the marks.
  package let lines: [String]

  /// Those lines, each with its end.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// The fences of `page`, in order; one that is not closed goes to the end of the page.
  package static func all(in page: String) -> [Fence] {
    var fences: [Fence] = []
    var lines = page.lines[...]
    while let start = lines.firstIndex(where: { $0.hasPrefix("```") }) {
      let rest = lines[(start + 1)...]
      let end = rest.firstIndex(of: "```") ?? rest.endIndex
      fences.append(
        Fence(info: String(lines[start].dropFirst(3)), line: start + 1, lines: Array(rest[..<end])))
      lines = rest[min(end + 1, rest.endIndex)...]
    }
    return fences
  }
}
