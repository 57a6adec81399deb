import WeaveSource
package import WeaveSyntax

/// Formats a file and proves that nothing was lost: the result is read again, and must have the
/// same facts, comments and unreadable lines, block by block.
///
/// - Returns: the formatted bytes, or nil when the proof fails, in which case nothing may be
/// written.
package func formatProven(_ tree: SyntaxTree) -> [UInt8]? {
  let formatted = format(tree)
  let reread = parseSource(SourceText(name: tree.text.name, bytes: formatted), file: tree.file)
  guard blocks(of: tree) == blocks(of: reread), comments(of: tree) == comments(of: reread),
    errors(of: tree) == errors(of: reread)
  else {
    return nil
  }
  return format(reread) == formatted ? formatted : nil
}

/// What each block says, in order: the words of its lines, sorted, so that parts and titles may
/// move within a block, but nothing may be added, lost, or go to another block.
private func blocks(of tree: SyntaxTree) -> [[String]] {
  var result: [[String]] = [[]]
  var node = 1
  while node < tree.nodes.count {
    let kind = tree.statement(node)
    if kind == nil || kind?.role == .header || kind?.role == .question { result.append([]) }
    for token in Int(tree.nodes[node].firstToken)..<Int(tree.nodes[node].endToken) {
      if kind == .title, token == Int(tree.nodes[node].firstToken) { continue }
      result[result.count - 1].append(meaning(token, tree))
    }
    node = Int(tree.nodes[node].subtreeEnd)
  }
  return result.map { $0.sorted() }
}

/// What a token means, however it is written.
private func meaning(_ token: Int, _ tree: SyntaxTree) -> String {
  switch tree.code(token) {
  case .string, .curlyString: "\"" + tree.contents(ofString: token)
  case .dash, .dotDot: ".."
  default: tree.string(token)
  }
}

/// The lines that could not be read, or only in part: formatting may make no more of them.
private func errors(of tree: SyntaxTree) -> [String] {
  tree.diagnostics.filter { $0.code.severity == .error }.map(\.code.rawValue)
}

private func comments(of tree: SyntaxTree) -> [String] {
  (0..<tree.tokens.count).filter { tree.code($0) == .remark }.map { token in
    var text = tree.string(token)[...]
    while let last = text.unicodeScalars.last, last == " " || last == "\t" {
      text.unicodeScalars.removeLast()
    }
    return String(text)
  }
}
