public import WeaveSource

/// What a node stands for: a whole line, or one part of it.
///
/// Parts are named by the connective that opens them, or by what they hold.
@frozen
public enum NodeKind: UInt8, Sendable, CaseIterable {
  case file
  /// A line, or the fact or edit inside one; its first token is the keyword.
  case statement
  /// A line that could not be read at all.
  case unreadable
  /// The rest of a line, from the first thing that did not fit.
  case unexpected

  // What a part holds.
  case name, ref, refs, address, word, string, number, date, dateList, when, window, weekdays,
    recurrence, amount

  // Parts that may be left out, in the order they stand.
  case title, by, ledBy, span, duration, per, dates, forWhom, base, source, fromDay, until, `for`,
    focus, about, text, lens, ask, except, into, way, mark, ratingCount, during, caption, of,
    inWindow, inPlace, filter, grouping, columns, sort, first, asOf, within

  // Rules and expressions.
  case rule, either, both, not, comparison, value
}

/// One node: 16 bytes.
@frozen
public struct NodeRecord: Sendable {
  /// What the node stands for.
  public var kind: NodeKind
  /// The first token of the node.
  public var firstToken: UInt32
  /// The token after the last one of the node that is no newline or comment.
  public var endToken: UInt32
  /// The node after the last one of the subtree.
  public var subtreeEnd: UInt32
}

/// The lossless tree of one file.
///
/// Nodes lie in preorder in one array: the subtree of node `i` is `i ..< nodes[i].subtreeEnd`. A
/// class with only constants, so that handing it on copies one reference.
public final class SyntaxTree: Sendable {
  /// The file.
  public let text: SourceText
  package let file: FileID
  package let tokens: TokenList
  /// The nodes, in preorder.
  public let nodes: [NodeRecord]
  /// What is wrong with the file by itself, before names are resolved.
  package let diagnostics: [Diagnostic]

  init(
    text: SourceText, file: FileID, tokens: TokenList, nodes: [NodeRecord],
    diagnostics: [Diagnostic]
  ) {
    self.text = text
    self.file = file
    self.tokens = tokens
    self.nodes = nodes
    self.diagnostics = diagnostics
  }

  /// The code of token `token`.
  @inlinable
  public func code(_ token: Int) -> TokenCode { TokenCode(rawValue: tokenCodes[token]) }

  /// The bytes of token `token`.
  @inlinable
  public func range(ofToken token: Int) -> ByteRange {
    ByteRange(tokenStarts[token], tokenEnds[token])
  }

  @usableFromInline var tokenCodes: [UInt8] { tokens.codes }
  @usableFromInline var tokenStarts: [UInt32] { tokens.starts }
  @usableFromInline var tokenEnds: [UInt32] { tokens.ends }

  /// The bytes of node `node`, from its first token to its last.
  package func range(of node: Int) -> ByteRange {
    let record = nodes[node]
    let first = Int(record.firstToken)
    let end = max(Int(record.endToken), first + 1)
    return ByteRange(tokens.starts[first], max(tokens.starts[first], tokens.ends[end - 1]))
  }

  /// The place of node `node`.
  package func location(of node: Int) -> Location { Location(file, range(of: node)) }

  /// The place of token `token`.
  package func location(ofToken token: Int) -> Location { Location(file, range(ofToken: token)) }

  /// The bytes of token `token`, as text.
  package func string(_ token: Int) -> String { text.string(in: range(ofToken: token)) }

  /// The nodes directly below `node`, in order.
  package func children(of node: Int) -> [Int] {
    var result: [Int] = []
    var child = node + 1
    while child < Int(nodes[node].subtreeEnd) {
      result.append(child)
      child = Int(nodes[child].subtreeEnd)
    }
    return result
  }

  /// The first child of `node` that is a `kind`.
  package func child(_ kind: NodeKind, of node: Int) -> Int? {
    var child = node + 1
    let end = Int(nodes[node].subtreeEnd)
    while child < end {
      if nodes[child].kind == kind { return child }
      child = Int(nodes[child].subtreeEnd)
    }
    return nil
  }

  /// The statement that `node` is, or nil when it is a part or could not be read.
  package func statement(_ node: Int) -> StatementKind? {
    nodes[node].kind == .statement ? tokens.code(Int(nodes[node].firstToken)).statement : nil
  }

  /// The line whose first byte is at `offset`; nil where none starts there.
  package func statement(at offset: UInt32) -> Int? {
    // Nodes lie in the order of their first tokens, a line before its parts.
    var (low, high) = (1, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens.starts[Int(nodes[middle].firstToken)] < offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < nodes.count, nodes[low].kind == .statement,
      tokens.starts[Int(nodes[low].firstToken)] == offset
    else { return nil }
    return low
  }

  /// True when the line was read only in part.
  package func isDamaged(_ node: Int) -> Bool { child(.unexpected, of: node) != nil }

  /// The text in the quotes of string token `token`.
  package func contents(ofString token: Int) -> String {
    quotedContents(of: text, tokens.range(token))
  }

  /// The text of a name's token: of a string what stands in its quotes, of a word the word.
  package func unquoted(_ token: Int) -> String {
    code(token).isString ? contents(ofString: token) : string(token)
  }
}
