import WeaveModel
import WeaveSource
import WeaveSyntax

/// A session fact that an edit writes or takes away, as the edit's own words say it.
struct GivenFact {
  /// The line.
  let line: String
  let fact: Fact
  /// The plan, and what the fact's words added to its lists.
  let words: Model
  private let tree: SyntaxTree
  private let node: Int

  init(_ tree: SyntaxTree, _ node: Int, _ fact: Fact, _ words: Model, line: String? = nil) {
    self.line = line ?? tree.text.string(in: tree.range(of: node))
    self.fact = fact
    self.words = words
    self.tree = tree
    self.node = node
  }

  /// The fact that `line` says; its names are those of the plan, as the writer of the line knows.
  init?(_ line: String, in version: PlanVersion) {
    let tree = parseSentence(line, name: "(edit)", file: FileID(version.trees.count))
    var names = QuestionNames(version.model, tree)
    guard tree.nodes.count > 1, let fact = names.sessionFact(1) else { return nil }
    self.init(tree, 1, fact, names.model)
  }

  /// The line without its window.
  var bareLine: String {
    guard let during = tree.child(.during, of: node) else { return line }
    let last = Int(tree.nodes[during].firstToken) - 1
    return tree.text.string(
      in: ByteRange(tree.range(of: node).start, tree.range(ofToken: last).end))
  }

  /// What a `skip` line needs to name of the fact.
  var skipLine: String {
    let part: NodeKind?
    switch fact.kind.traits.skip {
    case .name: part = tree.children(of: node).first.map { tree.nodes[$0].kind }
    case .address: part = .address
    case .line: part = nil
    }
    guard let last = part.flatMap({ tree.child($0, of: node) }) else { return "skip \(bareLine)" }
    let words = ByteRange(tree.range(of: node).start, tree.range(of: last).end)
    return "skip " + tree.text.string(in: words)
  }

  /// True when a fact of the plan is the one these words name: what they leave out may be anything.
  func matches(_ other: Fact, _ model: Model) -> Bool {
    guard fact.kind == other.kind, words.says(fact.said, in: other.said, model) else {
      return false
    }
    if let days, other.window.map({ model.windows[$0] }) != days { return false }
    return text == nil || text == model.string(other.text)
  }

  /// True when a fact of the plan says all that these words say, and no more, window aside.
  func isSame(_ other: Fact, _ model: Model) -> Bool {
    guard fact.about == other.about, fact.text.isEmpty == other.text.isEmpty,
      (fact.minutes == nil) == (other.minutes == nil)
    else { return false }
    return fact.window == nil || other.window == nil
      ? withoutWindow.matches(other, model) : matches(other, model)
  }

  /// The same for all days.
  var withoutWindow: GivenFact {
    var bare = fact
    bare.window = nil
    return GivenFact(tree, node, bare, words, line: bareLine)
  }

  /// The days of `during`.
  var days: DayRange? { fact.window.map { words.windows[$0] } }

  private var text: String? {
    fact.text.isEmpty ? nil : quotedContents(of: tree.text, fact.textRange)
  }

  /// True when the `skip` line of this fact would take a fact of the plan away.
  func skipTakes(_ other: Fact) -> Bool {
    let isShort = fact.kind.traits.skip != .line
    return fact.kind == other.kind
      && words.says(isShort ? fact.said.first : fact.said, in: other.said, words)
      && (isShort || text == nil || text == words.string(other.text))
  }

  /// True when `skip`, a `skip` fact of the plan, would take this fact away.
  func isTaken(by skip: Fact) -> Bool {
    skip.skipped == fact.kind && words.says(skip.said, in: fact.said, words)
      && (skip.text.isEmpty || words.string(skip.text) == text)
  }
}

extension EditResolver {
  /// True when the fact of `node`, a line of the plan, starts with the words of the edit's fact.
  func startsAlike(_ given: Int, _ line: (tree: SyntaxTree, node: Int)) -> Bool {
    let own = tree.nodes[given]
    let other = line.tree.nodes[line.node]
    let count = Int(own.endToken) - Int(own.firstToken)
    guard Int(other.endToken) - Int(other.firstToken) >= count else { return false }
    return (0..<count).allSatisfy { place in
      let (one, two) = (Int(own.firstToken) + place, Int(other.firstToken) + place)
      return tree.unquoted(one) == line.tree.unquoted(two)
    }
  }

  /// True when the line says just the words of the edit's fact.
  func isAlike(_ given: Int, _ line: (tree: SyntaxTree, node: Int)) -> Bool {
    let own = tree.nodes[given]
    let other = line.tree.nodes[line.node]
    return own.endToken - own.firstToken == other.endToken - other.firstToken
      && startsAlike(given, line)
  }

  // MARK: Facts at sessions

  /// True when the session has the fact, from whatever level.
  func holds(_ given: GivenFact, at index: Int) -> Bool {
    // A section's line, or a turn, says before the space who leads.
    if given.fact.kind == .ledBy { return leads(given.fact, index) }
    var found = false
    model.eachFact(of: model.sessions[index]) { other, _ in
      if given.matches(other, model) { found = true }
    }
    return found
  }

  /// True when that leader, or `tbd`, leads the session by whatever line.
  func leads(_ fact: Fact, _ index: Int) -> Bool {
    let session = model.sessions[index]
    return session.leaders >= 0
      && model.leaderLists.lists[session.leaders].contains(fact.leader?.index ?? LeaderLists.tbd)
  }

  /// The sessions a header of `key` is about.
  func meeting(_ key: SessionKey) -> [Int] {
    model.sessions(at: key.address)
  }

  /// The facts that reach a session from above the header of `key`, those it skips included.
  func fromAbove(_ key: SessionKey, at index: Int) -> [Fact] {
    var bare = model.sessions[index]
    if key.section == nil { bare.wholeBlock = -1 }
    bare.sectionBlock = -1
    var found: [Fact] = []
    model.eachFact(of: bare) { fact, _ in found.append(fact) }
    return found
  }

  /// The facts of the header of `key` itself, in order.
  func ownFacts(_ key: SessionKey) -> [Fact] {
    guard let block = draft.order.block(of: key) else { return [] }
    return Array(model.facts(model.blocks[block].facts))
  }

  /// The facts of the headers of single sections, of the meeting of `key`.
  func sectionFacts(_ key: SessionKey) -> [Fact] {
    guard key.section == nil else { return [] }
    let blocks = Set(meeting(key).map { model.sessions[$0].sectionBlock }).sorted()
    return blocks.compactMap(\.ifAny).flatMap { model.facts(model.blocks[$0].facts) }
  }

  // MARK: Writing and leaving out

  /// Writes a fact for the sessions of `key`, to which nothing brings it from above; a line that
  /// skips it goes.
  mutating func put(_ given: GivenFact, at key: SessionKey) {
    for index in meeting(key) {
      let own = self.key(ofSectionOf: index)
      guard let own, own != key else { continue }
      if ownFacts(own).contains(where: { given.isTaken(by: $0) && !draft.isDeleted($0.location) }) {
        putPastSkips(given, at: own, isBrought: true)
      }
    }
    putPastSkips(given, at: key, isBrought: false)
  }

  /// The header of the section that a session is of; nil where it is of none.
  private func key(ofSectionOf index: Int) -> SessionKey? {
    let session = model.sessions[index]
    return session.section < 0 ? nil : model.key(of: session)
  }

  /// Sees to it that a fact holds at `key`: by taking the line out that skips it, where nothing
  /// else would come back, else by a line of its own.
  mutating func putPastSkips(_ given: GivenFact, at key: SessionKey, isBrought: Bool) {
    let skips = ownFacts(key).filter { given.isTaken(by: $0) && !draft.isDeleted($0.location) }
    guard !skips.isEmpty else {
      if !isBrought { draft.add(given.line, to: key) }
      return
    }
    var others = false
    var comesBack = isBrought
    for index in meeting(key) {
      for fact in fromAbove(key, at: index)
      where skips.contains(where: { model.skips($0, fact) }) {
        if given.matches(fact, model) { comesBack = true } else { others = true }
      }
    }
    if !others {
      for skip in skips {
        draft.delete(skip.location)
        echo.append("takes out what kept it away: \(sayLine(skip.location))")
      }
    }
    if others || !comesBack { draft.add(given.bareLine, to: key) }
  }

  /// Leaves a fact out that reaches the sessions of `key` from above, and nothing else with it.
  mutating func leaveOut(_ given: GivenFact, at key: SessionKey) {
    draft.add(isSkippedAlone(given, at: key) ? given.skipLine : "skip \(given.bareLine)", to: key)
  }

  /// True when the shortest line that leaves the fact out at `key` would take nothing else away.
  private func isSkippedAlone(_ given: GivenFact, at key: SessionKey) -> Bool {
    meeting(key).allSatisfy { index in
      !fromAbove(key, at: index).contains {
        given.skipTakes($0) && !given.withoutWindow.matches($0, model)
      }
    }
  }

  /// The line of a fact, without its window; nil for a fact that is part of another line.
  func bareLine(of fact: Fact) -> String? {
    guard let given = given(fact) else {
      return fact.focus.map { "about \(model.written(EntityRef(.thread, Int($0))))" }
    }
    return given.bareLine
  }

  /// The line that leaves a fact of the plan out, and not `other`.
  func skipLine(of fact: Fact, not other: Fact?) -> String? {
    guard let given = given(fact) else { return bareLine(of: fact).map { "skip \($0)" } }
    let isShort = other.map { !given.skipTakes($0) } ?? true
    return isShort ? given.skipLine : "skip \(given.bareLine)"
  }

  /// A fact of the plan as its own line gives it; nil for a fact that is part of another line.
  private func given(_ fact: Fact) -> GivenFact? {
    let line = draft.lines.line(of: fact.location)
    guard let (tree, node) = draft.lines.statement(onLine: line, of: fact.location.file),
      tree.statement(node) == fact.kind
    else { return nil }
    return GivenFact(tree, node, fact, model)
  }
}
