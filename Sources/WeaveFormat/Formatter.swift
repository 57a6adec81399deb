import WeaveSource
package import WeaveSyntax

/// Writes a tree in the language's one form.
///
/// Each line's form depends on itself and on its block alone: single blanks, straight quotes, `..`,
/// parts in their order, facts indented by two, at most one blank line, one before every header
/// with facts. Nothing is aligned, wrapped or sorted, so that a change of one line stays one line.
/// A line that could not be read is left as it is.
package func format(_ tree: SyntaxTree) -> [UInt8] {
  var formatter = Formatter(tree: tree)
  formatter.run()
  return formatter.output
}

/// The state of one formatting.
private struct Formatter {
  let tree: SyntaxTree
  var output: [UInt8] = []
  /// Comment lines waiting for the line they belong to.
  private var comments: [(token: Int, wasIndented: Bool)] = []
  private var blankPending = false
  private var isStart = true
  /// The text of a `title` line that the header above it has taken in.
  private var movedTitle: Int?

  init(tree: SyntaxTree) {
    self.tree = tree
    output.reserveCapacity(tree.text.bytes.count + 64)
  }

  mutating func run() {
    let count = tree.tokens.count
    var node = 1
    var token = 0
    var lineIsEmpty = true
    while token < count, tree.code(token) != .endOfFile {
      if node < tree.nodes.count, Int(tree.nodes[node].firstToken) == token {
        let end = Int(tree.nodes[node].endToken)
        var trailing: Int?
        if tree.code(end) == .remark { trailing = end }
        write(node, trailing)
        token = trailing.map { $0 + 1 } ?? end
        node = Int(tree.nodes[node].subtreeEnd)
        lineIsEmpty = false
        continue
      }
      if tree.code(token) == .remark {
        comments.append((token, isIndented(token)))
        lineIsEmpty = false
      } else {
        if lineIsEmpty { writeBlankLine() }
        lineIsEmpty = true
      }
      token += 1
    }
    flushComments(indent: nil)
  }

  private func isIndented(_ token: Int) -> Bool {
    let start = Int(tree.tokens.range(token).start)
    let hasMark = start == 3 && tree.text.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return start > 0 && !hasMark && tree.text.bytes[start - 1] != 10
      && tree.text.bytes[start - 1] != 13
  }

  private mutating func writeBlankLine() {
    flushComments(indent: nil)
    blankPending = true
  }

  /// Writes the comments that wait; with no line below them they keep their own side of the edge.
  private mutating func flushComments(indent: Bool?) {
    for comment in comments {
      startLine(indented: indent ?? comment.wasIndented)
      write(bytes: comment.token)
      output.append(10)
    }
    comments.removeAll(keepingCapacity: true)
  }

  /// Puts the blank line that waits, if any, then the indent.
  private mutating func startLine(indented: Bool) {
    if blankPending, !isStart { output.append(10) }
    blankPending = false
    isStart = false
    if indented { output += [32, 32] }
  }

  private mutating func write(_ node: Int, _ trailing: Int?) {
    guard let kind = tree.statement(node), !tree.isDamaged(node) else {
      return writeAsItIs(node, trailing)
    }
    if kind == .title, let moved = movedTitle, tree.child(.string, of: node) == moved { return }
    let isIndented = kind.role == .fact || kind.role == .edit
    if kind.role == .header, tree.hasFacts(node) { blankPending = true }
    flushComments(indent: isIndented)
    startLine(indented: isIndented)
    var writer = LineWriter(tree: tree)
    let opensBlock = kind.role == .header || kind.role == .question
    if opensBlock { movedTitle = tree.titleMoved(into: node) }
    let title = !opensBlock ? nil : movedTitle.map { Int(tree.nodes[$0].firstToken) }
    writer.write(node, title: title)
    output += writer.bytes
    finish(trailing)
  }

  private mutating func writeAsItIs(_ node: Int, _ trailing: Int?) {
    let isIndented = isIndented(Int(tree.nodes[node].firstToken))
    flushComments(indent: isIndented)
    startLine(indented: isIndented)
    let range = tree.range(of: node)
    output += tree.text.bytes[Int(range.start)..<Int(range.end)]
    finish(trailing)
  }

  private mutating func finish(_ trailing: Int?) {
    if let trailing {
      output += [32, 32]
      write(bytes: trailing)
    }
    output.append(10)
  }

  /// A comment, without the blanks at its end.
  private mutating func write(bytes token: Int) {
    let range = tree.tokens.range(token)
    var end = Int(range.end)
    while end > Int(range.start), tree.text.bytes[end - 1] == 32 || tree.text.bytes[end - 1] == 9 {
      end -= 1
    }
    output += tree.text.bytes[Int(range.start)..<end]
  }
}

extension SyntaxTree {
  /// True when a fact or edit stands directly under the header at `node`.
  fileprivate func hasFacts(_ node: Int) -> Bool {
    let next = Int(nodes[node].subtreeEnd)
    guard next < nodes.count, let role = statement(next)?.role else { return false }
    return (role == .fact || role == .edit) && !isAfterBlankLine(next)
  }

  private func isAfterBlankLine(_ node: Int) -> Bool {
    var token = Int(nodes[node].firstToken) - 1
    var newlines = 0
    while token >= 0, tokens.code(token) == .newline {
      newlines += 1
      token -= 1
    }
    return newlines > 1
  }

  private func takesTitle(_ header: Int) -> Bool {
    guard !isDamaged(header), child(.title, of: header) == nil else { return false }
    if let name = child(.name, of: header) {
      return !code(Int(nodes[name].firstToken)).isString
    }
    return statement(header) == .session
  }

  /// The text of the `title` line that moves into the header at `node`: the first one, where the
  /// header has a name and no title, and no comment belongs to the line.
  fileprivate func titleMoved(into node: Int) -> Int? {
    guard statement(node)?.role == .header, takesTitle(node) else { return nil }
    var next = Int(nodes[node].subtreeEnd)
    while next < nodes.count, let role = statement(next)?.role, role == .fact || role == .edit {
      if statement(next) == .title {
        guard !isDamaged(next), let string = child(.string, of: next), isAlone(next) else {
          return nil
        }
        return string
      }
      next = Int(nodes[next].subtreeEnd)
    }
    return nil
  }

  /// True when no comment belongs to the line at `node`.
  private func isAlone(_ node: Int) -> Bool {
    if tokens.code(Int(nodes[node].endToken)) == .remark { return false }
    let first = Int(nodes[node].firstToken)
    return first < 2 || tokens.code(first - 2) != .remark || !isOwnLine(first - 2)
  }

  private func isOwnLine(_ comment: Int) -> Bool {
    comment == 0 || tokens.code(comment - 1) == .newline
  }
}
