import WeaveSyntax
import WeaveTestKit

/// Makes sentences of the grammar file, the same ones for the same seed.
///
/// Every name is drawn from a pool that has every word of the language in it, since none is
/// reserved.
struct SentenceGenerator {
  /// Rules inside each other, from which on only what is shortest is chosen.
  static let depthLimit = 14

  private let grammar: EBNF
  private let heights: [String: Int]
  /// What may be left out or repeated somewhere.
  private let parts: [EBNF.Expression]
  private var random: SeededGenerator
  private var tokens: [String] = []
  /// The rules the sentences so far were made from.
  private(set) var used: Set<String> = []

  /// A generator of sentences of `grammar` for `seed`.
  init(_ grammar: EBNF, seed: UInt64) {
    self.grammar = grammar
    heights = grammar.heights
    parts = grammar.rules.flatMap { $0.body.leavableParts }
    random = SeededGenerator(seed: seed)
  }

  /// The tokens of one line.
  mutating func sentence() -> [String] {
    tokens = []
    write(.rule("statement"), depth: 0)
    return tokens
  }

  /// The lines of one file.
  mutating func sentences(_ count: Int) -> [[String]] {
    used.insert("file")
    return (0..<count).map { _ in sentence() }
  }

  /// `tokens` as a line, the signs of addresses and ranges with or without blanks around them.
  mutating func line(_ tokens: [String]) -> String {
    var line = ""
    var isTight = true
    for token in tokens {
      let isSign = ["@", "/", "..", ",", ":", "%", "?", ")"].contains(token)
      if !isTight, !(isSign && Bool.random(using: &random)) { line += " " }
      line += token
      isTight = ["@", "/", "..", "("].contains(token) && Bool.random(using: &random)
    }
    return line
  }

  /// One slip: a token dropped, doubled, swapped with the next one, replaced or put in, or a part
  /// of some rule put in or added at the end.
  mutating func slipped(_ tokens: [String]) -> [String] {
    guard !tokens.isEmpty else { return tokens }
    var result = tokens
    let place = Int.random(in: 0..<tokens.count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: result.remove(at: place)
    case 1: result.insert(tokens[place], at: place)
    case 2: result.swapAt(place, min(place + 1, tokens.count - 1))
    case 3: result[place] = anyToken()
    case 4: result.insert(anyToken(), at: place)
    case 5: result.insert(contentsOf: anyPart(), at: place)
    default: result += anyPart()
    }
    return result
  }

  /// A token of any class, now and then one of no class.
  private mutating func anyToken() -> String {
    let classes = [
      "WORD", "WORD", "STR", "NUM", "ORD", "DATE", "DATETIME", "MONTH", "TIME", "CMP", "",
    ]
    let name = classes.randomElement(using: &random) ?? ""
    return name.isEmpty ? pick(Self.signs) : text(ofToken: name)
  }

  /// The tokens of a part that may be left out in some rule.
  private mutating func anyPart() -> [String] {
    let kept = (tokens, used)
    tokens = []
    write(parts[Int.random(in: 0..<parts.count, using: &random)], depth: Self.depthLimit - 2)
    defer { (tokens, used) = kept }
    return tokens
  }

  // MARK: Writing

  private mutating func write(_ expression: EBNF.Expression, depth: Int) {
    let isDeep = depth > Self.depthLimit
    switch expression {
    case .literal(let text): tokens.append(text)
    case .token(let name): tokens.append(text(ofToken: name))
    case .rule(let name):
      used.insert(name)
      if let body = grammar.bodies[name] { write(body, depth: depth + 1) }
    case .sequence(let parts): for part in parts { write(part, depth: depth) }
    case .choice(let parts): write(isDeep ? shortest(of: parts) : chosen(from: parts), depth: depth)
    case .optional(let part):
      if !isDeep, Bool.random(using: &random) { write(part, depth: depth) }
    case .repetition(let part):
      while !isDeep, Int.random(in: 0..<3, using: &random) == 0 { write(part, depth: depth) }
    }
  }

  private func shortest(of parts: [EBNF.Expression]) -> EBNF.Expression {
    parts.min { $0.height(heights) < $1.height(heights) } ?? .sequence([])
  }

  /// One of `parts`, so that rules of many choices come as much oftener.
  private mutating func chosen(from parts: [EBNF.Expression]) -> EBNF.Expression {
    let weights = parts.map { $0.choices(grammar.bodies) }
    var rest = Int.random(in: 0..<weights.reduce(0, +), using: &random)
    for (part, weight) in zip(parts, weights) {
      if rest < weight { return part }
      rest -= weight
    }
    return parts[0]
  }

  // MARK: Tokens

  private static let signs = [
    "@", "/", "..", ",", ":", "%", "?", "(", ")", "=", "-", "–", "10/2/26", "90min", "\"open", "!",
    "“curly”", "#", "*",
  ]
  private static let names = ["g3", "plc-2", "Zoë", "école", "数学", "x_1", "a"] + grammarWords
  private static let strings = [
    "\"Purposeful talk\"", "\"\"", "\"a \\\"quoted\\\" word\"", "\"# no comment\"", "\"\\\\\"",
    "\"Zoë’s “best” week – 2026-10-02..\"", "\"plan\"",
  ]
  private static let fields = WordClasses.widest.fields.sorted()
  private static let kinds = WordClasses.widest.kinds.sorted()

  private mutating func text(ofToken name: String) -> String {
    switch name {
    case "WORD": pick(Self.names)
    case "FIELD": pick(Self.fields)
    case "KIND": pick(Self.kinds)
    case "STR": pick(Self.strings)
    case "NUM": pick(["0", "1", "2", "4.2", "15", "90", "2026", "100000"])
    case "ORD": pick(["1st", "2nd", "3rd", "4th", "5th"])
    case "CMP": pick(["=", "!=", "<", "<=", ">", ">="])
    case "DATE": date()
    case "DATETIME": date() + "T" + time(hourFrom: 10)
    case "MONTH": String(date().dropLast(3))
    case "TIME": time(hourFrom: 0)
    default: "NO-\(name)"
    }
  }

  private mutating func date() -> String {
    "\(pick(["2026", "2027"]))-\(pick(["02", "09", "10", "12"]))-\(pick(["01", "15", "28"]))"
  }

  private mutating func time(hourFrom first: Int) -> String {
    "\(Int.random(in: first...23, using: &random)):\(pick(["00", "05", "30", "59"]))"
  }

  private mutating func pick(_ list: [String]) -> String {
    list[Int.random(in: 0..<list.count, using: &random)]
  }
}

extension EBNF {
  /// For each rule, how many rules lie inside each other in its shallowest sentence.
  fileprivate var heights: [String: Int] {
    var heights: [String: Int] = [:]
    for _ in rules {
      for rule in rules { heights[rule.name] = 1 + rule.body.height(heights) }
    }
    return heights
  }
}

extension EBNF.Expression {
  /// How many rules lie inside each other in the shallowest text of this expression.
  fileprivate func height(_ heights: [String: Int]) -> Int {
    switch self {
    case .literal, .token, .optional, .repetition: 0
    case .rule(let name): heights[name, default: 1_000]
    case .sequence(let parts): parts.map { $0.height(heights) }.max() ?? 0
    case .choice(let parts): parts.map { $0.height(heights) }.min() ?? 0
    }
  }

  /// The insides of `[ ]` and `{ }`, at any depth.
  fileprivate var leavableParts: [Self] {
    switch self {
    case .literal, .token, .rule: []
    case .sequence(let parts), .choice(let parts): parts.flatMap(\.leavableParts)
    case .optional(let part), .repetition(let part): [part] + part.leavableParts
    }
  }

  /// How many ways this expression can start, as far as choices go.
  fileprivate func choices(_ bodies: [String: EBNF.Expression]) -> Int {
    switch self {
    case .literal, .token, .optional, .repetition: 1
    case .rule(let name): bodies[name]?.choices(bodies) ?? 1
    case .sequence(let parts): parts.first?.choices(bodies) ?? 1
    case .choice(let parts): parts.reduce(0) { $0 + $1.choices(bodies) }
    }
  }
}
