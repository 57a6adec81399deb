import Testing
import WeaveSession
import WeaveTestKit

/// Conversations on the Cedar plan by chance, the same for the same seed.
struct ChanceTalk {
  private var chance: SeededGenerator
  var talk: Talk
  /// What was entered, in order.
  private(set) var entered: [String] = []
  private var branchCount = 0
  private let makesBranches: Bool

  init(seed: UInt64, in folder: ExampleFolder, makesBranches: Bool) {
    chance = SeededGenerator(seed: seed)
    self.makesBranches = makesBranches
    talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
  }

  private static let edits = [
    "pull equity into plc by comment", "what if we pull equity into coaching by label",
    "pull talk into coaching by time 15 min", "pair kim with lane", "pair ruiz with ode",
    "add to plc about equity", "add to coaching use beliefs",
    "add session staff@2024-10-24 \"One more\" 70 min", "cancel 2024-10-16 \"Snow\"",
    "move coaching@2024-10-16 to 2024-10-17",
    "thread listening \"Listening\"\n  kind idea\n  home staff",
    "add to staff about groups and pair lane with ode", "drop coaching",
    "remove from plc does math-talk", "merge groups into talk",
  ]

  private static let others = [
    "where equity missing", "why woven of cy", "nonsense", "pull equity into nowhere by comment",
    "? pull", "must short: each session has minutes <= 60 min", "add to nowhere about talk",
    "what if we pull equity into plc?", "try comment", "show threads", "delta",
  ]

  /// Enters some lines by chance.
  mutating func go(_ count: Int) {
    for _ in 1...count { enter(next()) }
  }

  private mutating func enter(_ entry: String) {
    entered.append(entry)
    _ = talk.say(entry)
  }

  private mutating func next() -> String {
    switch Int.random(in: 0..<12, using: &chance) {
    case 0..<5: return Self.edits.randomElement(using: &chance) ?? ""
    case 5..<7: return Self.others.randomElement(using: &chance) ?? ""
    case 7: return "undo"
    case 8: return "undo h\(Int.random(in: 1...6, using: &chance))"
    case 9: return "redo"
    default:
      guard makesBranches else { return Self.edits.randomElement(using: &chance) ?? "" }
      if Bool.random(using: &chance) {
        branchCount += 1
        return "branch b\(branchCount)"
      }
      let names = ["plan", "1", "2"] + (0..<branchCount).map { "b\($0 + 1)" }
      return "switch \(names.randomElement(using: &chance) ?? "plan")"
    }
  }

  /// Every figure of the plan as the branch in front leaves it.
  mutating func figures() -> [String] {
    [
      "profile", "show threads", "show spaces", "show sessions", "show links",
      "show encounters", "show returns", "show rules",
    ].flatMap { ["# \($0)"] + talk.say($0) }
  }

  /// The names of all branches, as `branches` lists them.
  var branches: [String] {
    var talk = talk
    let rows = talk.say("branches").filter { $0.hasPrefix(" ") && !$0.hasPrefix(" •") }
    return rows.dropFirst(3).compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  /// The script of this conversation, entered anew.
  func replayed(_ folder: ExampleFolder, _ entries: [String]) -> Talk {
    var fresh = Talk(in: folder)
    _ = fresh.say("load cedar.weave")
    for entry in entries { _ = fresh.say(entry) }
    return fresh
  }

  /// What `:save` would write, without its first line.
  var script: [String] {
    Transcript(talk.session.script).entries.map(\.text).filter { !$0.hasPrefix("load ") }
  }

  /// Undoes all that can be undone on the branch in front; how often.
  mutating func undoAll() -> Int {
    var count = 0
    while talk.say("undo").first?.hasPrefix("dropped ") == true { count += 1 }
    return count
  }
}

@Suite("Conversations by chance", .timeLimit(.minutes(5)))
struct ConversationPropertyTests {
  static let seeds = Array(UInt64(1)...5)

  @Test("When everything is undone, on every branch, every figure is the plan's", arguments: seeds)
  func undoneAll(seed: UInt64) throws {
    let folder = try ExampleFolder()
    var plan = ChanceTalk(seed: 0, in: folder, makesBranches: false)
    let figures = plan.figures()
    var chance = ChanceTalk(seed: seed, in: folder, makesBranches: true)
    chance.go(12)
    for name in chance.branches {
      #expect(chance.talk.say("switch \(name)").isEmpty, "\(chance.entered)")
      _ = chance.undoAll()
      let others = other(chance.figures(), than: figures)
      #expect(others.isEmpty, "branch \(name) of \(chance.entered)")
    }
    #expect(!chance.talk.session.hasEdits, "\(chance.entered)")
  }

  @Test("Undone and made again, all of it is there again", arguments: seeds)
  func redone(seed: UInt64) throws {
    let folder = try ExampleFolder()
    var chance = ChanceTalk(seed: seed, in: folder, makesBranches: false)
    chance.go(12)
    let before = chance.figures()
    let prompt = chance.talk.prompt
    for _ in 0..<chance.undoAll() { _ = chance.talk.say("redo") }
    #expect(chance.talk.prompt == prompt, "\(chance.entered)")
    #expect(other(chance.figures(), than: before).isEmpty, "\(chance.entered)")
  }

  @Test(
    "The saved script, entered anew, comes to the same prompt, delta and branches",
    arguments: UInt64(1)...16)
  func replayed(seed: UInt64) throws {
    let folder = try ExampleFolder()
    var chance = ChanceTalk(seed: seed, in: folder, makesBranches: seed % 4 != 0)
    chance.go(12)
    check(&chance, chance.replayed(folder, chance.script))
  }

  @Test("What a journal enters again after a crash comes to the same", arguments: seeds)
  func journal(seed: UInt64) throws {
    let folder = try ExampleFolder()
    var chance = ChanceTalk(seed: seed, in: folder, makesBranches: true)
    chance.go(12)
    let entries = chance.entered.filter { Entry($0).changesSession }
    check(&chance, chance.replayed(folder, entries))
  }

  /// The first lines that are not the same.
  private func other(_ lines: [String], than expected: [String]) -> [String] {
    lines.difference(from: expected).prefix(6).map { change in
      switch change {
      case .insert(_, let line, _): "+\(line)"
      case .remove(_, let line, _): "-\(line)"
      }
    }
  }

  private func check(_ chance: inout ChanceTalk, _ replayed: Talk) {
    var replayed = replayed
    var talk = chance.talk
    #expect(replayed.prompt == talk.prompt, "\(chance.entered)\n\(chance.script)")
    let others = other(replayed.say("delta"), than: talk.say("delta"))
    #expect(others.isEmpty, "\(chance.entered)\n\(chance.script)")
    // Hypotheses may have other numbers; what each branch comes to is the same.
    func table(_ talk: inout Talk) -> [String] {
      talk.say("branches").filter { !$0.hasPrefix(" •") }
    }
    let branches = other(table(&replayed), than: table(&talk))
    #expect(branches.isEmpty, "\(chance.entered)\n\(chance.script)")
  }
}
