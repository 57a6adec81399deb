/// `text` with lines put into it: each piece behind the line it names, counted from 1, or, without
/// one, at the end, after a blank line.
package func pasting(_ pieces: [(line: Int?, lines: [String])], into text: String) -> String {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  // From the end, so that the lines named stay where they are.
  for piece in pieces.sorted(by: { ($0.line ?? .max) > ($1.line ?? .max) }) {
    if let line = piece.line {
      lines.insert(contentsOf: piece.lines, at: line)
    } else {
      while lines.last == "" { lines.removeLast() }
      lines += [""] + piece.lines + [""]
    }
  }
  return lines.joined(separator: "\n")
}
