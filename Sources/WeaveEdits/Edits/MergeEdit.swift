import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// `merge H into K`: two threads become one.
extension EditResolver {
  mutating func resolveMerge() {
    guard let refNode = tree.child(.ref, of: node), let old = names.name(refNode, as: [.thread]),
      let into = tree.child(.into, of: node), let address = tree.child(.address, of: into),
      let new = names.name(address, as: [.thread])
    else { return }
    guard old != new else {
      refuse(.editRefused, "`\(words(refNode))` is named twice", at: address)
      return
    }
    if let held = model.sessions.indices.first(where: { isFixed($0) && names(old, at: $0) }) {
      refuse(
        .editOfThePast, "`\(self.address(held))` is past or was held, and is about it", at: refNode)
      return
    }
    let name = model.written(new)
    var rewritten = 0
    deleteSkips(of: old, new)
    for mention in mentions(of: old) {
      let tree = version.trees[Int(mention.file.index)]
      let location = tree.location(of: mention.statement)
      if draft.isDeleted(location) { continue }
      rewritten += 1
      if !isTwice(mention, new) {
        rename(mention, to: name)
      } else if tree.nodes[mention.holder].kind == .refs {
        erase(mention)
      } else {
        draft.delete(location)
      }
    }
    gainFacts(of: old, new)
    if let header = headers(of: old).first { deleteBlock(at: header) }
    echo.append("\(counted(rewritten, "line")) named \(model.name(old))")
  }

  /// True when a fact of the session names the thread.
  private func names(_ thread: EntityRef, at index: Int) -> Bool {
    var found = false
    model.eachFact(of: model.sessions[index]) { fact, _ in
      if [fact.focus, fact.about].contains(ID(thread.index)) {
        found = true
      }
    }
    return found
  }

  /// A session that is about one of the two is about what they become: no line may leave that out.
  private mutating func deleteSkips(of old: EntityRef, _ new: EntityRef) {
    for block in model.blocks.indices {
      let skips = model.facts(model.blocks[block].facts).filter { fact in
        fact.skipped == .about && [ID(old.index), ID(new.index)].contains(fact.focus)
      }
      guard !skips.isEmpty else { continue }
      let isAbout = model.sessions.contains { session in
        guard session.headers.contains(ID(block)) else {
          return false
        }
        return !Set(model.threads(of: session)).isDisjoint(with: [Int(old.index), Int(new.index)])
      }
      if isAbout { for skip in skips { draft.delete(skip.location) } }
    }
  }

  /// True where the same block, or the same list, says it of the other thread already.
  private func isTwice(_ mention: Mention, _ new: EntityRef) -> Bool {
    let tree = version.trees[Int(mention.file.index)]
    let holder = tree.nodes[mention.holder]
    let reader = QuestionNames(model, tree)
    // A thread that has two turns keeps them.
    if tree.statement(mention.statement) == .rotating { return false }
    if holder.kind == .refs {
      return (Int(holder.firstToken)..<Int(holder.endToken)).contains {
        $0 != mention.token && reader.lookUp(token: $0) == new
      }
    }
    guard tree.nodes[mention.statement].kind == .statement,
      tree.statement(mention.statement)?.role == .fact
    else { return false }
    // The line as it would be, among its neighbors up to the headers.
    let own =
      (Int(tree.nodes[mention.statement].firstToken)..<Int(tree.nodes[mention.statement].endToken))
    func isSame(_ line: Int) -> Bool {
      let other = Int(tree.nodes[line].firstToken)..<Int(tree.nodes[line].endToken)
      guard other.count == own.count, line != mention.statement else { return false }
      return zip(own, other).allSatisfy { one, two in
        one == mention.token
          ? reader.lookUp(token: two) == new : tree.string(one) == tree.string(two)
      }
    }
    return neighbours(of: mention.statement, in: tree).contains(where: isSame)
  }

  /// The lines of the block that `statement` stands in.
  private func neighbours(of statement: Int, in tree: SyntaxTree) -> [Int] {
    var block: [Int] = []
    var line = 1
    while line < tree.nodes.count {
      if let kind = tree.statement(line), kind.role != .fact, kind.role != .edit {
        if line > statement { break }
        block = []
      }
      block.append(line)
      line = Int(tree.nodes[line].subtreeEnd)
    }
    return block
  }

  /// The thread that stays keeps its own facts and gains those of the other it does not have.
  private mutating func gainFacts(of old: EntityRef, _ new: EntityRef) {
    guard let from = headers(of: old).first, let to = headers(of: new).first else { return }
    let target = draft.lines.block(at: to)
    let block = draft.lines.block(at: from)
    let has = target.facts.compactMap { draft.lines.statement(onLine: $0, of: target.file) }
    for number in block.facts {
      guard let line = draft.lines.statement(onLine: number, of: block.file),
        let kind = line.tree.statement(line.node)
      else { continue }
      let text = line.tree.text.string(in: line.tree.range(of: line.node))
      let isThere = has.contains { other in
        let same = other.tree.statement(other.node) == kind
        if same, kind.traits.count == .one { return true }
        return other.tree.text.string(in: other.tree.range(of: other.node)) == text
      }
      if !isThere { draft.add(text, under: to) }
    }
  }
}
