import WeaveModel

/// A plan's text as its blocks, a header with its facts each, to be changed in known ways.
///
/// For plans without comments, includes and texts of more than one file, as `RandomPlan` writes
/// them.
struct PlanBlocks {
  /// Each block's header and then its facts, without indents; `weave 1` is none of them.
  private(set) var blocks: [[String]] = []

  init(_ text: String) {
    for line in text.split(separator: "\n").map(String.init) where !line.hasPrefix("weave ") {
      if line.hasPrefix(" ") {
        blocks[blocks.count - 1].append(String(line.drop { $0 == " " }))
      } else {
        blocks.append([line])
      }
    }
  }

  var text: String {
    let texts = blocks.map { block in
      ([block[0]] + block.dropFirst().map { "  " + $0 }).joined(separator: "\n")
    }
    return (["weave 1"] + texts).joined(separator: "\n\n") + "\n"
  }

  /// The same plan in another order, blocks and the facts of each: order carries no meaning.
  func shuffled(_ dice: inout Dice) -> PlanBlocks {
    var result = self
    for index in blocks.indices {
      result.blocks[index] = [blocks[index][0]] + dice.shuffled(Array(blocks[index].dropFirst()))
    }
    result.blocks = dice.shuffled(result.blocks)
    return result
  }

  // MARK: Names

  /// Names of all kinds that headers and facts declare, with labels of open sessions.
  private var names: [String] {
    var result: Set<String> = []
    for block in blocks {
      let words = block[0].split(separator: " ")
      if words[0] == "session" {
        let when = words[1].drop { $0 != "@" }.dropFirst().prefix { $0 != "/" }
        if when.first?.isLetter == true { result.insert(String(when)) }
      } else {
        result.insert(String(words[1]))
      }
      for fact in block.dropFirst() {
        let words = fact.split(separator: " ").map(String.init)
        if words[0] == "term" { result.insert(words[1]) }
        if words[0] == "open" { result.formUnion([words[3], words[3] + "-1"]) }
      }
    }
    return result.sorted()
  }

  /// The same plan with another name for everything, and the old name of each new one.
  ///
  /// The new names stand in another order than the old ones.
  func renamed(_ dice: inout Dice) -> (plan: PlanBlocks, oldNames: [String: String]) {
    var newNames: [String: String] = [:]
    for name in names {
      newNames[name] = "zq\(dice.number(10_000...99_999))n\(newNames.count)x"
    }
    for name in names where name.hasSuffix("-1") {
      newNames[name] = newNames[String(name.dropLast(2))].map { $0 + "-1" }
    }
    var result = self
    for (index, block) in blocks.enumerated() {
      result.blocks[index] = block.map { withNames($0, newNames) }
    }
    let oldNames = Dictionary(uniqueKeysWithValues: newNames.map { ($0.value, $0.key) })
    return (result, oldNames)
  }

  // MARK: People

  /// The same plan with the rest of every counted team named, and the old subject of each new name;
  /// nil where a one-to-one space would gain sections by it.
  func namingRests(of plan: SlowPlan) -> (plan: PlanBlocks, subjects: [String: String])? {
    let named = plan.model.people.count
    for line in blocks.joined() where line.hasPrefix("one-to-one ") {
      let team = plan.model.teams.firstIndex { team in
        line.split(separator: " ")[1] == plan.model.symbols.text(team.header.name)
      }
      if plan.memberships.contains(where: { $0.team == team && $0.person >= named }) { return nil }
    }
    var result = self
    var subjects: [String: String] = [:]
    for (number, person) in plan.people.enumerated() where number >= named {
      let team = String(person.subject.dropFirst("rest of ".count))
      let name = "\(team)-rest-\(number)"
      subjects[name] = person.subject
      result.blocks.append(["teacher \(name)"])
      for index in blocks.indices where blocks[index][0] == "team \(team)" {
        result.blocks[index].append("member \(name)")
      }
    }
    return (result, subjects)
  }

  // MARK: Connections and labels

  /// The plan without comments, times and tools in use.
  var withoutConnections: PlanBlocks {
    var result = self
    let words = ["comment ", "time ", "use "]
    for index in blocks.indices {
      result.blocks[index].removeAll { line in
        words.contains { line.hasPrefix($0) || line.hasPrefix("skip " + $0) }
      }
    }
    return result
  }

  /// True when a comment or time says what it is about.
  var namesThreadsInConnections: Bool {
    blocks.joined().contains { line in
      (line.hasPrefix("comment ") || line.hasPrefix("time ")) && line.contains(" about ")
    }
  }

  /// The plan with one session about one thread more; nil when there is no such session.
  func labelled(_ dice: inout Dice) -> PlanBlocks? {
    let threads = blocks.filter { $0[0].hasPrefix("thread ") }.map { $0[0].dropFirst(7) }
    guard let thread = dice.pick(threads) else { return nil }
    let open = blocks.indices.filter { index in
      blocks[index][0].hasPrefix("session ")
        && !blocks[index].contains { $0.hasSuffix("about \(thread)") && !$0.contains(" to ") }
    }
    guard let index = dice.pick(open) else { return nil }
    var result = self
    result.blocks[index].append("about \(thread)")
    return result
  }
}

/// `line` with its words changed as `names` says; numbers, dates and texts in quotes stay.
func withNames(_ line: String, _ names: [String: String]) -> String {
  var result = ""
  var word = ""
  var isInText = false
  for character in line + "\n" {
    if character.isLetter || character.isNumber || character == "-" || character == "_" {
      word.append(character)
      continue
    }
    result += isInText ? word : names[word] ?? word
    word = ""
    if character == "\"" { isInText.toggle() }
    if character != "\n" { result.append(character) }
  }
  return result
}
