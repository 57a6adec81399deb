package import WeaveSource
package import WeaveSyntax

/// Resolves the trees of a plan's files into one model.
///
/// Never fails: what cannot be resolved is a finding and is left out, so that a model can always be
/// asked. Three passes: every name is declared, then every fact is bound, then every space is put
/// on the calendar. Nothing depends on the order of lines or files.
///
/// - Parameters:
///   - trees: the plan's files, its own first, each numbered by its place here.
///   - zones: looks up a time zone's data by name.
/// - Returns: the model, and what is wrong with it, in no order.
package func bind(
  _ trees: [SyntaxTree], zones: (String) -> ZoneLookup = { _ in .noData }
) -> (model: Model, diagnostics: [Diagnostic]) {
  var binder = Binder(trees: trees)
  binder.declareAll()
  binder.bindAll()
  binder.schedule()
  binder.checkZone(zones)
  binder.checkAddresses()
  return (binder.model, binder.diagnostics)
}

/// The state of one binding.
struct Binder {
  let trees: [SyntaxTree]
  var model = Model()
  var diagnostics: [Diagnostic] = []
  /// The tree being read, and its arrays, which are looked into far too often to go through it.
  private(set) var tree: SyntaxTree
  private(set) var nodes: [NodeRecord] = []
  private(set) var tokens = TokenList()
  private(set) var bytes: [UInt8] = []
  /// The header whose block is open.
  var owner = Owner.none
  /// The lines of the open block so far.
  var blockLines: [(kind: StatementKind, node: Int)] = []
  /// Where each space, block and person was declared by what header, for "declared here".
  var declarations: [EntityRef: [Location]] = [:]
  var words = WordTables()
  /// Kept here, since every fact is looked up.
  let allTraits = StatementKind.allTraits
  /// How many names were looked at for "did you mean".
  var adviceSought = 0
  /// `one-to-one` lines, waiting for the members of their teams.
  var pendingOneToOnes: [(space: Int, section: Space.Section)] = []
  /// True when the plan's header was read only in part.
  var planIsDamaged = false
  /// The framework whose block is open while names are declared.
  var openFramework: Int?

  /// Whose facts the lines are.
  enum Owner: Equatable {
    /// No header stands above.
    case none
    /// The header above could not be read, or was a second one: its facts are passed over.
    case unreadable
    /// A header without a block, such as `must`.
    case alone(StatementKind)
    case plan
    case entity(StatementKind, Int)
    case space(Int)
    case session(Int)
    case voice(Int)
    case scenario(Int)
  }

  init(trees: [SyntaxTree]) {
    self.trees = trees
    tree = trees.first ?? parseSource(SourceText(name: "", ""))
    model.sources = trees.map(\.text)
    model.symbols = Symbols(capacity: 4_096)
  }

  /// Keeps a finding, up to the limit: a plan with more has one slip many times over.
  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.findingLimit {
      diagnostics.append(diagnostic)
    } else if diagnostics.count == Self.findingLimit {
      diagnostics.append(.tooManyFindings(Self.findingLimit, at: diagnostic.location))
    }
  }

  /// Findings about names, dates and facts that are kept of one plan.
  private static let findingLimit = 10_000

  mutating func declareAll() {
    for next in trees {
      read(next)
      eachStatement { $0.declare($1) }
    }
    sayPlanMissing()
    sayCaseTwins()
  }

  mutating func bindAll() {
    // Memory for what a plan of so many nodes mostly holds; what is not used is never touched.
    let nodeCount = trees.reduce(0) { $0 + $1.nodes.count }
    model.facts.reserveCapacity(nodeCount / 4)
    model.blocks.reserveCapacity(nodeCount / 8)
    model.addresses.reserveCapacity(nodeCount / 16)
    for next in trees {
      read(next)
      owner = .none
      blockLines = []
      eachStatement { $0.bindLine($1) }
      closeBlock()
    }
    bindPending()
  }

  mutating func read(_ next: SyntaxTree) {
    tree = next
    nodes = next.nodes
    tokens = next.tokens
    bytes = next.text.bytes
  }

  /// Calls `body` with every line of the tree, in order.
  private mutating func eachStatement(_ body: (inout Binder, Int) -> Void) {
    var node = 1
    let end = nodes.count
    while node < end {
      body(&self, node)
      node = Int(nodes[node].subtreeEnd)
    }
  }

  // MARK: Lines

  private mutating func bindLine(_ node: Int) {
    guard let kind = statement(node) else {
      // A line at the left edge that cannot be read was most likely a header.
      if isAtLeftEdge(node) { begin(.unreadable) }
      return
    }
    switch kind.role {
    case .header: bindHeader(kind, node)
    case .question:
      begin(.alone(kind))
      if !isDamaged(node) {
        model.questions.append(StatementHandle(file: tree.file, node: node))
      }
    case .edit: bindEditLine(node)
    case .fact: bindFactLine(kind, node)
    }
  }

  private func isAtLeftEdge(_ node: Int) -> Bool {
    let start = Int(range(of: node).start)
    return start == 0 || start == 3 && bytes[0] == 0xEF || bytes[start - 1] == 10
      || bytes[start - 1] == 13
  }

  private mutating func bindEditLine(_ node: Int) {
    switch owner {
    case .scenario(let index):
      if !isDamaged(node) {
        model.scenarios[index].edits.append(StatementHandle(file: tree.file, node: node))
      }
    case .unreadable: break
    case .none, .alone, .plan, .entity, .space, .session, .voice:
      add(.misplacedEdit(at: location(ofToken: Int(nodes[node].firstToken)), owner.noun))
    }
  }

  private mutating func bindFactLine(_ kind: StatementKind, _ node: Int) {
    switch owner {
    case .unreadable: return
    case .none:
      add(.factWithoutBlock(at: location(of: node), kind))
      return
    case .alone, .plan, .entity, .space, .session, .voice, .scenario: break
    }
    let blocks = Statement.blocks(of: kind)
    guard let header = owner.header, blocks.contains(Blocks(header)) else {
      add(
        .factInWrongBlock(
          at: location(ofToken: Int(nodes[node].firstToken)), kind, open: owner.noun))
      return
    }
    if isDamaged(node) { return }
    bindOwnFact(kind, node)
  }

  /// Binds a fact that belongs to the open block, unless the block has it already.
  mutating func bindOwnFact(_ kind: StatementKind, _ node: Int) {
    if isRepeated(kind, node) { return }
    blockLines.append((kind, node))
    bindFact(kind, node)
  }

  /// True, with a finding, when the open block has this line already.
  private mutating func isRepeated(_ kind: StatementKind, _ node: Int) -> Bool {
    let own = range(of: node)
    let hasOneValue = allTraits[Int(kind.rawValue)].count == .one
    for line in blockLines.suffix(Self.repeatWindow) where line.kind == kind {
      let other = range(of: line.node)
      if other.end - other.start == own.end - own.start, areSame(other, own) {
        add(.repeatedLine(at: location(of: node), first: location(of: line.node)))
        return true
      }
      if hasOneValue, child(.during, of: node) == nil,
        child(.during, of: line.node) == nil
      {
        add(.conflicting(kind, at: location(of: node), first: location(of: line.node)))
        return true
      }
    }
    return false
  }

  /// How far back a repeated line is looked for: a slip of the hand is near.
  private static let repeatWindow = 200

  private func areSame(_ left: ByteRange, _ right: ByteRange) -> Bool {
    let bytes = bytes
    return bytes[Int(left.start)..<Int(left.end)] == bytes[Int(right.start)..<Int(right.end)]
  }

  /// Opens the block of a new header.
  mutating func begin(_ next: Owner) {
    closeBlock()
    owner = next
    blockLines.removeAll(keepingCapacity: true)
  }

  /// Says where the facts of the open block end.
  mutating func closeBlock() {
    let end = Int32(model.facts.count)
    switch owner {
    case .space(let index):
      model.spaces[index].facts = model.spaces[index].facts.lowerBound..<end
      if let last = blockLines.last { model.spaces[index].end = location(of: last.node) }
    case .session(let index):
      model.blocks[index].facts = model.blocks[index].facts.lowerBound..<end
      if let last = blockLines.last { model.blocks[index].end = location(of: last.node) }
    case .voice(let index):
      model.voices[index].facts = model.voices[index].facts.lowerBound..<end
    case .none, .unreadable, .alone, .plan, .entity, .scenario: break
    }
  }
}

extension Binder.Owner {
  /// The kind of header whose block is open.
  var header: StatementKind? {
    switch self {
    case .none, .unreadable: nil
    case .alone(let kind): kind
    case .plan: .plan
    case .entity(let kind, _): kind
    case .space: .space
    case .session: .session
    case .voice: .voice
    case .scenario: .scenario
    }
  }

  /// What the open block is, in a sentence.
  var noun: String { header.map { "a `\($0.keyword)`" } ?? "none" }
}

extension Diagnostic {
  fileprivate static func tooManyFindings(_ limit: Int, at location: Location) -> Self {
    Diagnostic(
      .tooManyFindings, at: location,
      "only the first \(limit) findings about names, dates and facts are kept; the next is here",
      hints: ["mend these and check again"])
  }

  fileprivate static func misplacedEdit(at location: Location, _ owner: String) -> Self {
    Diagnostic(
      .misplacedEdit, at: location,
      "an edit stands in a scenario or after `what if`; the open block is \(owner)",
      hints: ["put `scenario NAME` above it, or ask `what if` in front of it"])
  }

  fileprivate static func factWithoutBlock(at location: Location, _ kind: StatementKind) -> Self {
    Diagnostic(
      .factWithoutBlock, at: location,
      "`\(kind.keyword)` is a fact, and no header stands above it",
      hints: ["it belongs to \(owners(of: kind))"])
  }

  fileprivate static func factInWrongBlock(
    at location: Location, _ kind: StatementKind, open: String
  ) -> Self {
    Diagnostic(
      .factInWrongBlock, at: location,
      "`\(kind.keyword)` belongs to \(owners(of: kind)); the open block is \(open)")
  }

  private static func owners(of kind: StatementKind) -> String {
    let names = Statement.of(kind).blocks.headers.map { "a \($0.keyword)" }
    return names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }

  fileprivate static func repeatedLine(at location: Location, first: Location) -> Self {
    Diagnostic(
      .repeatedLine, at: location, "this fact stands in the block already",
      notes: [Note(first, "here")],
      fixes: [Fix("take the second one out", replacing: location, with: "")])
  }

  fileprivate static func conflicting(
    _ kind: StatementKind, at location: Location, first: Location
  ) -> Self {
    Diagnostic(
      .conflictingFacts, at: location, "`\(kind.keyword)` has one value, and this is a second one",
      notes: [Note(first, "the first is here")])
  }
}
