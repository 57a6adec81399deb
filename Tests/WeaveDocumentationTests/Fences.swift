/// One fenced piece of a Markdown page.
struct Fence: Sendable {
  /// The words behind the opening marks, such as `weave bad`.
  let info: String
  /// The lines between the marks, each with its line end.
  let text: String
  /// The line of the opening marks, from 1.
  let line: Int

  /// The fences of `page`, in order; one that is not closed goes to the end of the page.
  static func all(in page: String) -> [Fence] {
    var fences: [Fence] = []
    var open: (info: String, text: String, line: Int)?
    for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let fence = open {
        if line == "```" {
          fences.append(Fence(info: fence.info, text: fence.text, line: fence.line))
          open = nil
        } else {
          open?.text += line + "\n"
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), "", index + 1)
      }
    }
    if let fence = open {
      fences.append(Fence(info: fence.info, text: fence.text, line: fence.line))
    }
    return fences
  }
}
