import WeaveModel

/// What a field of a row is where all days are known.
indirect enum SlowCell {
  case none
  case word(String)
  case names([String])
  case number(SlowFraction)
  case day(Day)
  case time(Int)
  case flag(Bool)
  /// What the plan does not say, and what it may turn out to be.
  case guess(SlowCell)
}

/// A condition of a rule, held against cells by the words of docs/language.md.
indirect enum SlowCondition {
  case both(SlowCondition, SlowCondition)
  case either(SlowCondition, SlowCondition)
  case not(SlowCondition)
  /// A field, a sign and what it is compared with; a field alone where the sign is empty.
  case comparison(String, String, [Literal])

  struct Literal {
    let words: String
    let kind: Kind

    enum Kind {
      case none, word(String), number(SlowFraction), day(Day), month(String), time(Int)
    }

    var isNone: Bool { if case .none = kind { true } else { false } }
  }

  var words: String {
    switch self {
    case .both(let one, let other): "(\(one.words) and \(other.words))"
    case .either(let one, let other): "(\(one.words) or \(other.words))"
    case .not(let inner): "not \(inner.words)"
    case .comparison(let field, let sign, let literals):
      sign.isEmpty ? field : "\(field) \(sign) " + literals.map(\.words).joined(separator: ", ")
    }
  }

  /// The comparisons in it.
  var comparisons: [(field: String, literals: [Literal])] {
    switch self {
    case .both(let one, let other), .either(let one, let other):
      one.comparisons + other.comparisons
    case .not(let inner): inner.comparisons
    case .comparison(let field, _, let literals): [(field, literals)]
    }
  }

  func holds(_ cell: (String) -> SlowCell) -> Bool {
    switch self {
    case .both(let one, let other): one.holds(cell) && other.holds(cell)
    case .either(let one, let other): one.holds(cell) || other.holds(cell)
    case .not(let inner): !inner.holds(cell)
    case .comparison(let field, let sign, let literals): Self.holds(cell(field), sign, literals)
    }
  }

  private static func holds(_ cell: SlowCell, _ sign: String, _ literals: [Literal]) -> Bool {
    switch cell {
    case .guess(let value):
      // What is not said is not there, whatever it turns out to be.
      if sign.isEmpty { return false }
      return literals.contains(where: \.isNone) ? sign == "=" : holds(value, sign, literals)
    case .none, .names([]): return sign == "=" && literals.contains(where: \.isNone)
    case .flag(let flag) where sign.isEmpty: return flag
    case .word, .names, .number, .day, .time, .flag:
      switch sign {
      case "": return true
      case "=": return literals.contains { equals(cell, $0) }
      case "!=": return !literals.contains { equals(cell, $0) }
      default: return literals.contains { isInOrder(order(cell, $0), sign) }
      }
    }
  }

  private static func isInOrder(_ order: Int?, _ sign: String) -> Bool {
    guard let order else { return false }
    switch sign {
    case "<": return order < 0
    case "<=": return order <= 0
    case ">": return order > 0
    default: return order >= 0
    }
  }

  private static func equals(_ cell: SlowCell, _ literal: Literal) -> Bool {
    switch (cell, literal.kind) {
    case (.word(let word), .word(let other)), (.word(let word), .month(let other)): word == other
    case (.names(let names), .word(let name)): names.contains(name)
    case (.flag(let flag), .word(let word)): word == (flag ? "yes" : "no")
    default: order(cell, literal) == 0
    }
  }

  /// Below, at or above zero; nil where the two have no order.
  private static func order(_ cell: SlowCell, _ literal: Literal) -> Int? {
    switch (cell, literal.kind) {
    case (.number(let left), .number(let right)): left < right ? -1 : left == right ? 0 : 1
    case (.day(let left), .day(let right)): left < right ? -1 : left == right ? 0 : 1
    case (.day(let left), .month(let right)): compare(left.isoMonth, right)
    case (.word(let left), .month(let right)): compare(left, right)
    case (.time(let left), .time(let right)): left < right ? -1 : left == right ? 0 : 1
    default: nil
    }
  }

  private static func compare(_ left: String, _ right: String) -> Int {
    left < right ? -1 : left == right ? 0 : 1
  }
}
