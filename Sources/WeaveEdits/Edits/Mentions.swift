import WeaveModel
import WeaveSource
import WeaveSyntax

/// A place where a line names something declared elsewhere.
struct Mention {
  let file: FileID
  /// The line.
  let statement: Int
  /// The node that holds the name.
  let holder: Int
  /// The optional part of the line it stands in, such as `about talk`; nil where the line needs it.
  let part: Int?
  let token: Int
}

extension EditResolver {
  /// Everywhere the plan's files name `ref`, its own headers left out.
  func mentions(of ref: EntityRef) -> [Mention] {
    var found: [Mention] = []
    for tree in version.trees {
      let reader = QuestionNames(model, tree)
      var line = 1
      while line < tree.nodes.count {
        collect(ref, line, in: tree, reader, into: &found)
        line = Int(tree.nodes[line].subtreeEnd)
      }
    }
    return found
  }

  private func collect(
    _ ref: EntityRef, _ line: Int, in tree: SyntaxTree, _ reader: QuestionNames,
    into found: inout [Mention]
  ) {
    let end = Int(tree.nodes[line].subtreeEnd)
    var part: (node: Int, end: Int)?
    var names = 0
    for node in line..<end {
      if let open = part, node >= open.end { part = nil }
      let record = tree.nodes[node]
      if isOptional(record.kind), part == nil { part = (node, Int(record.subtreeEnd)) }
      guard holdsNames(record.kind) else { continue }
      names += 1
      // The second name of `meets` is an element's.
      if tree.statement(line) == .meets, names == 2 { continue }
      for token in Int(record.firstToken)..<Int(record.endToken)
      where isNamed(token, tree) && reader.lookUp(token: token) == ref {
        // Behind the `@` of an address stands a day or a label.
        if token > Int(record.firstToken), tree.code(token - 1) == .atSign { continue }
        found.append(
          Mention(
            file: tree.file, statement: line, holder: node, part: part?.node, token: token))
      }
    }
  }

  private func isNamed(_ token: Int, _ tree: SyntaxTree) -> Bool {
    tree.code(token).isWord || tree.code(token).isString
  }

  private func holdsNames(_ kind: NodeKind) -> Bool {
    switch kind {
    case .ref, .refs, .address, .value, .when, .window: true
    default: false  // All other parts of lines name nothing that is declared.
    }
  }

  /// Parts that a line can do without.
  private func isOptional(_ kind: NodeKind) -> Bool {
    switch kind {
    case .about, .for, .focus, .ledBy, .forWhom, .inPlace, .except: true
    default: false  // A line needs its other parts, or they hold no names.
    }
  }

  /// Takes a mention out of its line: the part it stands in, its place in a list, else the line.
  mutating func erase(_ mention: Mention) {
    let tree = version.trees[Int(mention.file.index)]
    if let part = mention.part, tree.nodes[part].kind != .except {
      return erase(Int(tree.nodes[part].firstToken)..<Int(tree.nodes[part].endToken), in: tree)
    }
    let record = tree.nodes[mention.holder]
    if record.kind == .refs {
      let names = (Int(record.firstToken)..<Int(record.endToken)).filter { isNamed($0, tree) }
      let same = tokens(like: mention, among: names, in: tree)
      if same.count > 1, same.count < names.count {
        // It stands there twice: what is left is written anew.
        let all = Location(
          tree.file,
          ByteRange(tree.range(ofToken: names[0]).start, tree.range(of: mention.holder).end))
        let rest = names.filter { !same.contains($0) }
        let words = rest.map { tree.text.string(in: tree.range(ofToken: $0)) }
        return draft.replace(all, with: words.joined(separator: ", "))
      }
      if same.count < names.count {
        let isFirst = mention.token == names[0]
        let range = isFirst ? mention.token..<names[1] : mention.token - 1..<mention.token + 1
        return erase(range, in: tree, keepsBlank: isFirst)
      }
      if let part = mention.part {
        return erase(Int(tree.nodes[part].firstToken)..<Int(tree.nodes[part].endToken), in: tree)
      }
    }
    draft.delete(tree.location(of: mention.statement))
  }

  /// Those of `names` that stand for the same as the mention.
  private func tokens(like mention: Mention, among names: [Int], in tree: SyntaxTree) -> [Int] {
    let reader = QuestionNames(model, tree)
    let ref = reader.lookUp(token: mention.token)
    return names.filter { reader.lookUp(token: $0) == ref }
  }

  /// True where the list that holds a mention names nothing else.
  func isAlone(_ mention: Mention, _ tree: SyntaxTree) -> Bool {
    let record = tree.nodes[mention.holder]
    let names = (Int(record.firstToken)..<Int(record.endToken)).filter { isNamed($0, tree) }
    return mention.part == nil && tokens(like: mention, among: names, in: tree) == names
  }

  /// Takes a part out of its line.
  mutating func erase(_ tree: SyntaxTree, _ part: Int) {
    erase(Int(tree.nodes[part].firstToken)..<Int(tree.nodes[part].endToken), in: tree)
  }

  /// Takes tokens out of a line, with the blank before them.
  private mutating func erase(_ tokens: Range<Int>, in tree: SyntaxTree, keepsBlank: Bool = false) {
    var start = tree.range(ofToken: tokens.lowerBound).start
    let end =
      keepsBlank
      ? tree.range(ofToken: tokens.upperBound).start
      : tree.range(ofToken: tokens.upperBound - 1).end
    if !keepsBlank {
      while start > 0, tree.text.bytes[Int(start) - 1] == 32 { start -= 1 }
    }
    draft.replace(Location(tree.file, ByteRange(start, end)), with: "")
  }

  /// Puts another name where a mention is.
  mutating func rename(_ mention: Mention, to name: String) {
    let tree = version.trees[Int(mention.file.index)]
    draft.replace(tree.location(ofToken: mention.token), with: name)
  }
}
