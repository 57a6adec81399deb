import WeaveEngine
import WeaveQuery
import WeaveSyntax

/// Which names can stand at a place, by the rule of the grammar that asks for one there.
struct PlaceNames {
  /// What stands before the place.
  private let words: [String]

  init(head: String) {
    words = head.split { $0.isBlank || $0 == "," || $0 == "(" }.map(String.init)
  }

  /// The kinds of names that fit where `rules`, outermost first, ask for one.
  func kinds(at rules: [String]) -> [String] {
    if rules.contains("merge") { return ["thread"] }
    if rules.contains("suggest"), rules.contains("for") { return ["team", "teacher"] }
    for rule in rules.reversed() {
      if rule == "of" { return ofKinds(rules) }
      if let kinds = Self.kindsByRule[rule] { return kinds }
    }
    return []
  }

  /// What a profile, an experience or a figure can be of.
  private func ofKinds(_ rules: [String]) -> [String] {
    if rules.contains("experience") { return ["teacher", "team"] }
    if rules.contains("crosswalk") { return ["framework", "goal"] }
    return ["team", "teacher", "space", "thread", "leader", "goal", "tool", "plan"]
  }

  private static let everything = [
    "thread", "space", "tool", "team", "teacher", "leader", "goal", "framework", "rule", "term",
  ]

  private static let kindsByRule: [String: [String]] = [
    "pull": ["thread"], "base": ["space", "scenario", "plan"], "into": ["space"],
    "way": ["tool"], "drop": everything, "move": ["space"], "cancel": ["space"],
    "swap": ["leader"], "pair": ["leader"], "inPlace": ["space"], "add": everything,
    "remove": everything, "set": everything, "trace": ["thread"], "missing": ["thread"],
    "why": ["thread", "space"], "side": ["branch", "scenario", "team", "teacher", "space", "plan"],
    "suggest": ["team", "teacher"], "for": ["team", "teacher", "thread"],
    "brief": ["leader", "space"], "focus": ["thread"], "aboutPart": ["thread"],
    "aboutFact": ["thread"], "use": ["tool"], "ledBy": ["leader"], "ledByPart": ["leader"],
    "with": ["team", "teacher"], "without": ["team", "teacher"],
    "exceptions": ["team", "teacher"], "comment": ["space"], "time": ["space"],
    "window": ["term"], "waive": ["rule"], "forWhom": ["team", "teacher"],
    "member": ["teacher", "team"], "section": ["team"], "comparison": ["space", "thread"],
    "rotating": ["thread", "leader"], "noticed": ["thread", "space"], "rates": ["team", "teacher"],
    "meets": ["framework"], "voice": ["teacher", "leader"],
  ]

  /// Words of the language's own lists that fit there.
  func words(at rules: [String]) -> [String] {
    // `why FIELD of NAME`: any measure.
    rules.last == "ref" && rules.dropLast().last == "why" ? ShareWords.all : []
  }

  /// The columns of the table asked about.
  var fields: [TableField] {
    words.reversed().lazy.compactMap { TableKind(word: $0) }.first?.fields
      ?? TableKind.teachers.fields
  }

  /// The thread that the entry is about so far.
  func thread(among names: [PlanName]) -> String? {
    words.first { word in names.contains { $0.kind == "thread" && $0.name == word } }
  }
}

/// What `why` can be asked about.
enum ShareWords {
  static let all: [String] = TableKind.teachers.fields.filter {
    $0.type == .share || $0.type == .days
  }.map(\.name)
}
