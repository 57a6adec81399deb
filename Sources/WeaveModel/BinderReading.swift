import WeaveSource
import WeaveSyntax

// What the tree being read says, straight from its arrays.
extension Binder {
  /// The code of token `token`.
  func code(_ token: Int) -> TokenCode { tokens.code(token) }

  /// The bytes of token `token`.
  func range(ofToken token: Int) -> ByteRange { tokens.range(token) }

  /// The bytes of node `node`, from its first token to its last.
  func range(of node: Int) -> ByteRange {
    let first = Int(nodes[node].firstToken)
    let end = max(Int(nodes[node].endToken), first + 1)
    let start = tokens.range(first).start
    return ByteRange(start, max(start, tokens.range(end - 1).end))
  }

  /// The place of token `token`.
  func location(ofToken token: Int) -> Location { Location(tree.file, range(ofToken: token)) }

  /// The place of node `node`.
  func location(of node: Int) -> Location { Location(tree.file, range(of: node)) }

  /// The first child of `node` that is a `kind`.
  func child(_ kind: NodeKind, of node: Int) -> Int? {
    var child = node + 1
    let end = Int(nodes[node].subtreeEnd)
    while child < end {
      if nodes[child].kind == kind { return child }
      child = Int(nodes[child].subtreeEnd)
    }
    return nil
  }

  /// The nodes directly below `node`, in order.
  func children(of node: Int) -> [Int] { tree.children(of: node) }

  /// The statement that `node` is, or nil when it is a part or could not be read.
  func statement(_ node: Int) -> StatementKind? {
    nodes[node].kind == .statement ? code(Int(nodes[node].firstToken)).statement : nil
  }

  /// True when the line was read only in part.
  func isDamaged(_ node: Int) -> Bool { child(.unexpected, of: node) != nil }

  /// The bytes of token `token`, as text.
  func string(_ token: Int) -> String { string(in: range(ofToken: token)) }

  /// The bytes of `range`, as text.
  func string(in range: ByteRange) -> String { tree.text.string(in: range) }

  /// The text in the quotes of string token `token`.
  func contents(ofString token: Int) -> String {
    quotedContents(of: tree.text, range(ofToken: token))
  }
}
