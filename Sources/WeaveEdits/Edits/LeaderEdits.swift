import WeaveModel
import WeaveSource
import WeaveSyntax

// `swap` and `pair`: edits of who leads, and who plans together.
extension EditResolver {
  private mutating func readLeaders() -> (first: Int, second: Int)? {
    let refs = tree.children(of: node).filter { tree.nodes[$0].kind == .ref }
    guard refs.count == 2 else { return nil }
    let found = refs.compactMap { ref -> Int? in
      guard let person = names.name(ref, as: [.person]) else { return nil }
      guard model.people[person].isLeader else {
        refuse(.editRefused, "`\(words(ref))` leads nothing in this plan: it is a teacher", at: ref)
        return nil
      }
      return Int(person.index)
    }
    guard found.count == 2 else { return nil }
    guard found[0] != found[1] else {
      refuse(.editRefused, "`\(words(refs[0]))` is named twice", at: refs[1])
      return nil
    }
    return (found[0], found[1])
  }

  // MARK: swap

  mutating func resolveSwap() {
    guard let (first, second) = readLeaders() else { return }
    var target: EditTarget?
    if let part = tree.child(.inPlace, of: node), let address = tree.child(.address, of: part) {
      guard let found = self.target(address) else { return }
      guard found.space != nil else {
        refuse(.editRefused, "`\(words(address))` is no space or session", at: address)
        return
      }
      target = found
    }
    let all = target.map { sessions(of: $0) } ?? Array(model.sessions.indices)
    let led = all.filter { index in
      let leaders = model.leaders(of: model.sessions[index])
      return leaders.contains(first) != leaders.contains(second)
    }
    if let fixed = led.first(where: { isFixed($0) && model.sessions[$0].status != .cut }) {
      refuse(
        .editOfThePast, "`\(address(fixed))` is past or was held", at: node,
        hint: "name the sessions to come with `in`")
      return
    }
    let both = all.count - led.count
    if case .sessions = target {
      for key in keys(of: led, alikeIn: .ledBy) { swap(first, second, at: key) }
    } else {
      swapLines(first, second, in: target?.space)
    }
    let ones = led.filter { model.leaders(of: model.sessions[$0]).contains(first) }
    let others = led.filter { !ones.contains($0) }
    for (sessions, from, to) in [(ones, first, second), (others, second, first)]
    where !sessions.isEmpty {
      echo.append("\(name(.person, to)) takes \(described(sessions)) of \(name(.person, from))")
    }
    if target != nil, both > 0, both < all.count {
      leftOut.append("\(counted(both, "session")) led by both or neither")
    }
    sayLimits(of: first)
    sayLimits(of: second)
  }

  /// Puts each leader's name where the other's is, in all lines that say who leads.
  private mutating func swapLines(_ first: Int, _ second: Int, in space: Int?) {
    for (leader, other) in [(first, second), (second, first)] {
      let name = model.written(EntityRef(.person, other))
      for mention in mentions(of: EntityRef(.person, leader)) where saysLeader(mention) {
        if let space, owner(of: mention) != space { continue }
        if namesBoth(mention, other) { continue }
        rename(mention, to: name)
      }
    }
  }

  /// True for `led-by L`, a section's `led-by L`, and leaders who take turns.
  private func saysLeader(_ mention: Mention) -> Bool {
    let tree = version.trees[Int(mention.file.index)]
    switch tree.statement(mention.statement) {
    case .ledBy: return true
    case .section, .oneToOne: return mention.part != nil
    case .skip:
      return tree.child(.statement, of: mention.statement).map { skipped in
        tree.statement(skipped) == .ledBy
      } ?? false
    case .rotating:
      return (Int(tree.nodes[mention.holder].firstToken)..<Int(tree.nodes[mention.holder].endToken))
        .compactMap { QuestionNames(model, tree).lookUp(token: $0) }
        .allSatisfy { $0.kind == .person && model.people[$0].isLeader }
    default: return false  // All other lines name a leader for something else.
    }
  }

  /// True where the same header names the other leader too, for the same days.
  private func namesBoth(_ mention: Mention, _ other: Int) -> Bool {
    let tree = version.trees[Int(mention.file.index)]
    guard tree.statement(mention.statement) == .ledBy, let header = header(above: mention) else {
      return false
    }
    func during(_ tree: SyntaxTree, _ node: Int) -> String {
      tree.child(.during, of: node).map { tree.text.string(in: tree.range(of: $0)) } ?? ""
    }
    let block = draft.lines.block(at: header)
    return draft.lines.facts("led-by", in: block).contains { line in
      let names = line.tree.child(.ref, of: line.node).map {
        QuestionNames(model, line.tree).lookUp($0) == EntityRef(.person, other)
      }
      return names ?? false && during(line.tree, line.node) == during(tree, mention.statement)
    }
  }

  /// The header whose block the mention's line stands in.
  private func header(above mention: Mention) -> Location? {
    let tree = version.trees[Int(mention.file.index)]
    var line = 1
    var header: Location?
    while line < tree.nodes.count, line <= mention.statement {
      if let kind = tree.statement(line), kind.role == .header { header = tree.location(of: line) }
      line = Int(tree.nodes[line].subtreeEnd)
    }
    return header
  }

  /// The space whose block, or whose session's block, the mention stands in.
  private func owner(of mention: Mention) -> Int? {
    guard let header = header(above: mention) else { return nil }
    let line = draft.lines.line(of: header)
    if let space = model.spaces.firstIndex(where: {
      $0.header.location.file == header.file && draft.lines.line(of: $0.header.location) == line
    }) {
      return space
    }
    return model.blocks.first {
      $0.location.file == header.file && draft.lines.line(of: $0.location) == line
    }.map { Int($0.space) }
  }

  /// Swaps the leaders of one meeting, or of one section of it, in its own block.
  private mutating func swap(_ first: Int, _ second: Int, at key: SessionKey) {
    func other(_ leader: Int) -> Int {
      leader == first ? second : leader == second ? first : leader
    }
    let own = ownFacts(key).filter { $0.kind == .ledBy }
    for fact in own {
      guard let leader = fact.leader.map({ Int($0) }), leader == first || leader == second else {
        continue
      }
      let number = draft.lines.line(of: fact.location)
      if let line = draft.lines.statement(onLine: number, of: fact.location.file),
        let ref = line.tree.child(.ref, of: line.node)
      {
        let name = model.written(EntityRef(.person, other(leader)))
        draft.replace(line.tree.location(of: ref), with: name)
      }
    }
    guard own.isEmpty, let session = meeting(key).first else { return }
    for leader in model.leaders(of: model.sessions[session]) {
      draft.add("led-by \(model.written(EntityRef(.person, other(leader))))", to: key)
    }
    if model.leaderLists.lists[model.sessions[session].leaders].contains(LeaderLists.tbd) {
      draft.add("led-by tbd", to: key)
    }
  }

  private mutating func sayLimits(of leader: Int) {
    let person = model.people[leader]
    var words = person.limits.map {
      "limit \($0.minutes) min per \(model.symbols.text($0.period))"
    }
    words += person.knows.map { "knows \(model.symbols.text($0))" }
    if !words.isEmpty { echo.append("\(name(.person, leader)): \(words.joined(separator: ", "))") }
  }

  // MARK: pair

  mutating func resolvePair() {
    guard let (first, second) = readLeaders() else { return }
    if model.people[first].plansWith.contains(second)
      || model.people[second].plansWith.contains(first)
    {
      return
    }
    guard let header = headers(of: EntityRef(.person, first), taking: .plansWith).first else {
      return
    }
    draft.add("plans-with \(model.written(EntityRef(.person, second)))", under: header)
  }
}
