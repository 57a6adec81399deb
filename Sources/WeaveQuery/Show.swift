package import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

extension SyntaxTree {
  /// True when `word` stands somewhere in `node`.
  func mentions(_ word: String, in node: Int) -> Bool {
    (Int(nodes[node].firstToken)..<Int(nodes[node].endToken)).contains { string($0) == word }
  }
}

/// Answers `show`: a table of the plan.
struct Show: Answering {
  var question: Question

  mutating func answer() -> Answer? { table().map { .table($0) } }

  /// The table; nil with a finding when it cannot be made.
  private mutating func table() -> Table? {
    guard let rows = rows() else { return nil }
    var builder = ConditionBuilder(context, rows, tree)
    let filter = builder.filter(tree.child(.filter, of: node))
    diagnostics += builder.diagnostics
    guard let filter, let groups = fields(.grouping, rows), let columns = fields(.columns, rows)
    else { return nil }
    // Looking at a question reads no row; what is wrong with its words is found all the same.
    let found = context.isChecking ? [] : (0..<rows.count).filter { filter.holds($0) }
    return groups.isEmpty
      ? plain(rows, columns.isEmpty ? rows.kind.fields.filter(\.isDefault) : columns, found)
      : grouped(rows, groups, columns, found)
  }

  private mutating func rows() -> Rows? {
    guard let word = tree.child(.word, of: node) else { return nil }
    let text = tree.text.string(in: tree.range(of: word))
    guard let kind = TableKind(word: text) else {
      diagnostics.append(.unknownKind(text, at: tree.location(of: word)))
      return nil
    }
    guard let rows = context.rows(kind) else {
      diagnostics.append(.notYet("show \(kind.rawValue)", at: tree.location(of: word)))
      return nil
    }
    return rows
  }

  /// The fields a part names; empty when there is no such part, nil with a finding for unknown
  /// ones.
  private mutating func fields(_ part: NodeKind, _ rows: Rows) -> [TableField]? {
    guard let node = tree.child(part, of: node) else { return [] }
    var result: [TableField] = []
    for child in tree.children(of: node) where tree.nodes[child].kind == .word {
      let name = tree.text.string(in: tree.range(of: child))
      guard let field = rows.kind.field(name) else {
        diagnostics.append(.unknownField(name, rows.kind, at: tree.location(of: child)))
        return nil
      }
      result.append(field)
    }
    return result
  }

  private mutating func plain(_ rows: Rows, _ columns: [TableField], _ found: [Int]) -> Table? {
    let readers = columns.compactMap { rows.reader($0.name, .whole) }
    guard readers.count == columns.count else { return nil }
    var order = found
    if let (field, isDown) = sorting() {
      guard let known = rows.kind.field(field.name), let read = rows.reader(known.name, .whole)
      else {
        diagnostics.append(.unknownField(field.name, rows.kind, at: field.location))
        return nil
      }
      let ranks = context.ranks(in: known.name)
      let keys = Dictionary(
        uniqueKeysWithValues: order.map { row in
          let value = read(row)
          return (row, ranks[value.phrase].map { (1, Double($0), "") } ?? value.sortKey)
        })
      order = sorted(order, isDown) { keys[$0] ?? (9, 0, "") }
    }
    let shown = limited(order)
    return Table(
      columns: columns.map(\.column),
      rows: shown.map { row in readers.map { $0(row).cell } }, total: order.count)
  }

  private mutating func grouped(
    _ rows: Rows, _ groups: [TableField], _ columns: [TableField], _ found: [Int]
  ) -> Table? {
    let keyReaders = groups.compactMap { rows.reader($0.name, .whole) }
    let sums = (columns.isEmpty ? rows.kind.fields.filter(\.isDefault) : columns).filter {
      $0.type.addsUp && $0.name != rows.kind.rawValue && !groups.map(\.name).contains($0.name)
    }
    let sumReaders = sums.compactMap { rows.reader($0.name, .whole) }
    guard keyReaders.count == groups.count, sumReaders.count == sums.count else { return nil }
    var order: [[String]] = []
    var members: [[String]: [Int]] = [:]
    let isAboutStatus = tree.mentions("status", in: node)
    for row in found where isAboutStatus || rows.counts(row) {
      for key in keys(row, keyReaders) {
        if members[key] == nil { order.append(key) }
        members[key, default: []].append(row)
      }
    }
    let ranks = groups.map { context.ranks(in: $0.name) }
    order.sort { left, right in
      for (place, rank) in ranks.enumerated() where left[place] != right[place] {
        let (one, other) = (rank[left[place]] ?? .max, rank[right[place]] ?? .max)
        return one == other ? left[place] < right[place] : one < other
      }
      return false
    }
    let names = groups.map(\.name) + [rows.kind.rawValue] + sums.map(\.name)
    var cells = order.map { key -> [Value] in
      let inside = members[key] ?? []
      return key.map { $0.isEmpty ? Value.none : .text($0) }
        + [.number(Double(rows.total(inside)))]
        + zip(sums, sumReaders).map { field, read in
          var total = Total()
          for row in inside {
            total.add(read(row), field.isWeight ? 1 : rows.weight(row), isSure: true)
          }
          return total.value
        }
    }
    if let (field, isDown) = sorting() {
      guard let place = names.firstIndex(of: field.name) else {
        diagnostics.append(.notAColumn(field.name, names, at: field.location))
        return nil
      }
      cells = sorted(Array(cells.indices), isDown) { cells[$0][place].sortKey }.map { cells[$0] }
    }
    let total = cells.count
    return Table(
      columns: groups.map(\.column) + [Table.Column(rows.kind.rawValue, isNumeric: true)]
        + sums.map(\.column),
      rows: limited(cells).map { row in row.map(\.cell) }, total: total)
  }

  /// The groups a row belongs to: a row with a list of names stands in the group of each.
  private func keys(_ row: Int, _ readers: [Reader]) -> [[String]] {
    var result: [[String]] = [[]]
    for read in readers {
      let choices: [String] =
        switch read(row) {
        case .names(let names): names.isEmpty ? [""] : names
        case .none, .hole: [""]
        case let value: [value.phrase]
        }
      result = result.flatMap { key in choices.map { key + [$0] } }
    }
    return result
  }

  private func sorting() -> (field: (name: String, location: Location), isDown: Bool)? {
    guard let part = tree.child(.sort, of: node), let word = tree.child(.word, of: part) else {
      return nil
    }
    let isDown = Int(tree.nodes[part].endToken) > Int(tree.nodes[word].endToken)
    return (
      (tree.text.string(in: tree.range(of: word)), tree.location(of: word)), isDown
    )
  }

  /// Rows by their keys; those with nothing to say stand last in either direction.
  private func sorted(
    _ rows: [Int], _ isDown: Bool, by key: (Int) -> (Int, Double, String)
  ) -> [Int] {
    rows.sorted { left, right in
      let (one, other) = (key(left), key(right))
      if one == other { return left < right }
      if one.0 == 9 || other.0 == 9 { return one.0 < other.0 }
      return isDown ? one > other : one < other
    }
  }

  private func limited<Element>(_ rows: [Element]) -> [Element] {
    guard let part = tree.child(.first, of: node),
      let count = Double(tree.string(Int(tree.nodes[part].endToken) - 1))
    else { return rows }
    return Array(rows.prefix(Int(min(count, Double(rows.count)))))
  }
}

extension TableField {
  fileprivate var column: Table.Column {
    Table.Column(name, heading: name, unit: type.unit, isNumeric: type.isFigure)
  }
}

extension QueryContext {
  /// The places of the words of a field that have an order of their own: weekdays, and terms by
  /// their days; of others none.
  fileprivate func ranks(in field: String) -> [String: Int] {
    let words: [String] =
      switch field {
      case "weekday": (0..<7).map { Day.weekdayNames[(model.plan.weekStart + $0) % 7] }
      case "term":
        model.terms.sorted {
          guard let one = $0.days, let other = $1.days else { return $0.days != nil }
          return (one.first, other.last) < (other.first, one.last)
        }.map { model.symbols.text($0.header.name) }
      default: []
      }
    return Dictionary(zip(words, words.indices)) { first, _ in first }
  }

  /// All rows of a kind, as `show` gives them without further words; nil for kinds without rows.
  package func table(of kind: TableKind) -> Table? {
    let columns = kind.fields.filter(\.isDefault)
    return rows(kind).map { rows in
      let readers = columns.compactMap { rows.reader($0.name, .whole) }
      return Table(
        columns: columns.map(\.column),
        rows: (0..<rows.count).map { row in readers.map { $0(row).cell } }, total: rows.count)
    }
  }
}

extension Diagnostic {
  static func notYet(_ question: String, at location: Location) -> Self {
    Diagnostic(
      .unknownQuestion, at: location, "this version cannot answer `\(question)` yet")
  }

  fileprivate static func notAColumn(
    _ name: String, _ columns: [String], at location: Location
  ) -> Self {
    Diagnostic(
      .unknownField, at: location, "the grouped table has no column `\(name)`",
      hints: ["its columns are \(columns.joined(separator: ", "))"])
  }
}
