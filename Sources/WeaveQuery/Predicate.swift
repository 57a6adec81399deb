import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

/// A condition on the rows of one kind.
struct Condition {
  /// Whether it holds of a row.
  let holds: (Int) -> Bool
  /// Whether a row fails only because something compared is not yet known.
  let isOpen: (Int) -> Bool
  /// The values it rests on, for a row: field, value.
  let values: (Int) -> [FieldValue]
}

/// The value of a field that a condition names, and where it names it.
struct FieldValue {
  let field: String
  let value: Value
  let location: Location
}

/// Builds conditions from expressions, with what is wrong in them.
struct ConditionBuilder {
  let context: QueryContext
  let rows: Rows
  let tree: SyntaxTree
  var diagnostics: [Diagnostic] = []
  /// The fields the conditions name.
  private(set) var fields: [TableField] = []

  init(_ context: QueryContext, _ rows: Rows, _ tree: SyntaxTree) {
    self.context = context
    self.rows = rows
    self.tree = tree
  }

  /// The condition of the expression at `node`; nil with a finding when it cannot be asked.
  mutating func condition(_ node: Int) -> Condition? {
    switch tree.nodes[node].kind {
    case .both, .either:
      let isBoth = tree.nodes[node].kind == .both
      var parts: [Condition] = []
      for child in tree.children(of: node) {
        guard let part = condition(child) else { return nil }
        parts.append(part)
      }
      let all = parts
      return Condition(
        holds: { row in
          isBoth ? all.allSatisfy { $0.holds(row) } : all.contains { $0.holds(row) }
        },
        isOpen: { row in
          // `and` fails for sure when one part fails for sure; `or` when all do.
          let failing = all.filter { !$0.holds(row) }
          return isBoth
            ? !failing.isEmpty && failing.allSatisfy { $0.isOpen(row) }
            : failing.count == all.count && failing.contains { $0.isOpen(row) }
        }, values: { row in all.flatMap { $0.values(row) } })
    case .not:
      guard let inner = condition(node + 1) else { return nil }
      return Condition(
        holds: { !inner.holds($0) && !inner.isOpen($0) }, isOpen: inner.isOpen,
        values: inner.values)
    default: return comparison(node)
    }
  }

  /// The condition of a filter part (`where …`), or one that always holds.
  mutating func filter(_ node: Int?) -> Condition? {
    guard let node else {
      return Condition(holds: { _ in true }, isOpen: { _ in false }, values: { _ in [] })
    }
    return condition(node + 1)
  }

  private mutating func comparison(_ node: Int) -> Condition? {
    let children = tree.children(of: node)
    guard let word = children.first(where: { tree.nodes[$0].kind == .word }) else { return nil }
    let token = Int(tree.nodes[word].firstToken)
    guard let field = field(token) else { return nil }
    fields.append(field)
    var scope = Scope.whole
    guard narrow(&scope, children) else { return nil }
    var literals: [Literal] = []
    for child in children where tree.nodes[child].kind == .value {
      guard let literal = literal(child, field, &scope) else { return nil }
      literals.append(literal)
    }
    guard let read = rows.reader(field.name, scope) else {
      diagnostics.append(.unknownField(field.name, rows.kind, at: tree.location(ofToken: token)))
      return nil
    }
    let location = tree.location(ofToken: token)
    let values = { (row: Int) in
      [FieldValue(field: field.name, value: read(row), location: location)]
    }
    let sign = children.compactMap { child -> Comparison? in
      guard tree.nodes[child].kind == .value else { return nil }
      return Comparison(rawValue: tree.string(Int(tree.nodes[child].firstToken) - 1))
    }.first
    guard let sign else {
      // Whether something is there at all: what is not yet known is not there.
      return Condition(
        holds: { row in read(row).ends.allSatisfy { Literal.isThere($0) } },
        isOpen: { row in Set(read(row).ends.map { Literal.isThere($0) }).count > 1 },
        values: values)
    }
    let verdict = verdict(field, sign, literals, read)
    return Condition(
      holds: { verdict($0) == true }, isOpen: { verdict($0) == nil }, values: values)
  }

  /// Whether a row compares so; nil where that depends on what is not yet known.
  private func verdict(
    _ field: TableField, _ sign: Comparison, _ literals: [Literal], _ read: @escaping Reader
  ) -> (Int) -> Bool? {
    let (isDay, isDate, isTried) = (field.source.isDay, field.type == .date, rows.isTried)
    guard isDay, literals.contains(where: \.isNone) else {
      return { sign.verdict(read($0), literals) }
    }
    return { row in
      // An open day is not said, whichever is tried; what follows from it is known with it.
      if isDate, isTried(row) { return sign == .equal }
      let value = read(row)
      return value.isHole && !isDate ? nil : sign.verdict(value, literals)
    }
  }

  /// The field at `token`; nil with a finding when rows of this kind do not have it.
  mutating func field(_ token: Int) -> TableField? {
    if let field = rows.kind.field(tree.string(token)) { return field }
    diagnostics.append(
      .unknownField(tree.string(token), rows.kind, at: tree.location(ofToken: token)))
    return nil
  }

  private mutating func narrow(_ scope: inout Scope, _ children: [Int]) -> Bool {
    for child in children {
      switch tree.nodes[child].kind {
      case .ref:
        guard let index = reference(Int(tree.nodes[child].firstToken), .space) else { return false }
        scope.space = index
      case .about:
        guard let index = reference(Int(tree.nodes[child].endToken) - 1, .thread) else {
          return false
        }
        scope.thread = index
      default: break
      }
    }
    return true
  }

  private mutating func reference(_ token: Int, _ kind: EntityKind) -> Int? {
    let text = tree.unquoted(token)
    if let ref = context.model.entity(named: text), ref.kind == kind { return Int(ref.index) }
    diagnostics.append(
      .unknownNamed(text, kind, context.model, at: tree.location(ofToken: token)))
    return nil
  }

  private mutating func literal(
    _ node: Int, _ field: TableField, _ scope: inout Scope
  ) -> Literal? {
    if let per = tree.child(.per, of: node) {
      let word = tree.string(Int(tree.nodes[per].endToken) - 1)
      guard let period = Period(rawValue: word) else {
        diagnostics.append(.notAPeriod(word, at: tree.location(of: per)))
        return nil
      }
      guard field.addsUpInPeriods else {
        diagnostics.append(.notPerPeriod(field, at: tree.location(of: per)))
        return nil
      }
      scope.period = period
    }
    let literal = Literal(tree, node, context.model).inMonths(of: field, context.model)
    if literal.fits(field) {
      guard case .word = literal.kind else { return literal }
      let place = tree.location(of: node)
      switch field.range {
      case .words(let words) where !words.contains(literal.text):
        diagnostics.append(.notAWord(literal.text, field.name, words, at: place))
      case .names(let wanted) where context.model.entity(named: literal.text) == nil:
        diagnostics.append(.unknownNamed(literal.text, wanted, context.model, at: place))
      case .any, .words, .names, .months: return literal
      }
      return nil
    }
    diagnostics.append(
      .cannotCompare(field, tree.text.string(in: tree.range(of: node)), at: tree.location(of: node))
    )
    return nil
  }
}

/// `=`, `!=`, `<`, `<=`, `>`, `>=`.
enum Comparison: String {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case atMost = "<="
  case more = ">"
  case atLeast = ">="

  /// Whether it compares so; nil where that depends on what is not yet known.
  func verdict(_ value: Value, _ literals: [Literal]) -> Bool? {
    if value.isHole {
      // Whether it is there can be said of what is not known; how it compares cannot.
      if literals.contains(where: \.isNone) { return self == .equal }
      return nil
    }
    let ends = value.ends
    let verdicts = Set(ends.map { holds($0, literals) })
    if verdicts.count > 1 { return nil }
    // Between its ends a range may be what neither end is.
    if ends.count > 1, self == .equal || self == .unequal,
      literals.contains(where: { $0.lies(within: value) })
    {
      return nil
    }
    return verdicts.first
  }

  /// Whether `value` compares so with one of `literals`; `!=` with none of them.
  func holds(_ value: Value, _ literals: [Literal]) -> Bool {
    if value.isNone { return self == .equal && literals.contains(where: \.isNone) }
    switch self {
    case .equal: return literals.contains { $0.equals(value) }
    case .unequal: return !literals.contains { $0.equals(value) }
    case .less: return literals.contains { $0.order(of: value).map { $0 < 0 } ?? false }
    case .atMost: return literals.contains { $0.order(of: value).map { $0 <= 0 } ?? false }
    case .more: return literals.contains { $0.order(of: value).map { $0 > 0 } ?? false }
    case .atLeast: return literals.contains { $0.order(of: value).map { $0 >= 0 } ?? false }
    }
  }
}

extension Diagnostic {
  static func unknownField(_ name: String, _ kind: TableKind, at location: Location) -> Self {
    let names = kind.fields.map(\.name)
    return Diagnostic(
      .unknownField, at: location, "\(kind.rawValue) have no field `\(name)`",
      hints: ["their fields are \(names.joined(separator: ", "))"],
      fixes: suggestions(for: name, among: names).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }

  static func unknownKind(_ name: String, at location: Location) -> Self {
    let names = TableKind.allCases.map(\.rawValue)
    return Diagnostic(
      .unknownField, at: location, "there is no table `\(name)`",
      hints: ["the tables are \(names.joined(separator: ", "))"],
      fixes: suggestions(for: name, among: names).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }

  fileprivate static func unknownNamed(
    _ text: String, _ kind: EntityKind, _ model: Model, at location: Location
  ) -> Self {
    let known = model.entities.enumerated().compactMap { index, ref in
      ref?.kind == kind ? model.symbols.text(Symbol(index: index)) : nil
    }
    return Diagnostic(
      .unknownName, at: location, "no \(kind.noun) is named `\(text)`",
      fixes: suggestions(for: text, among: known).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }

  fileprivate static func notAWord(
    _ text: String, _ field: String, _ words: [String], at location: Location
  ) -> Self {
    Diagnostic(
      .unknownWord, at: location, "`\(field)` is never `\(text)`",
      hints: ["its words are: \(words.joined(separator: ", "))"],
      fixes: suggestions(for: text, among: words).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }

  fileprivate static func notPerPeriod(_ field: TableField, at location: Location) -> Self {
    Diagnostic(
      .cannotCompare, at: location,
      "`\(field.name)` is not counted in periods: sums of sessions and minutes are")
  }

  fileprivate static func notAPeriod(_ word: String, at location: Location) -> Self {
    Diagnostic(
      .unknownWord, at: location, "`\(word)` is no calendar period",
      hints: ["the periods are day, week, month, term, year"])
  }

  fileprivate static func cannotCompare(
    _ field: TableField, _ text: String, at location: Location
  ) -> Self {
    Diagnostic(
      .cannotCompare, at: location,
      "`\(field.name)` holds \(field.type.phrase), which cannot be compared with `\(text)`")
  }
}

extension FieldType {
  /// The type in a sentence.
  fileprivate var phrase: String {
    switch self {
    case .text: "a text"
    case .name: "a name"
    case .names: "a list of names"
    case .count: "a count"
    case .minutes: "a number of minutes"
    case .number: "a number"
    case .share: "a share, such as 60%"
    case .days: "a number of days"
    case .date: "a date"
    case .time: "a time of day"
    case .flag: "yes or no"
    }
  }
}
