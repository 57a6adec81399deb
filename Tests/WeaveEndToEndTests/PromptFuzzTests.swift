import Glibc
import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("Any keys in any order at the prompt", .waiting, .timeLimit(.minutes(60)))
struct PromptFuzzTests {
  @Test(
    "After 250 random keys, entries and resizes the prompt answers, and leaves or comes back",
    arguments: RandomKeys.seeds(usual: 20))
  func survives(seed: Int) throws {
    var session = try RandomSession(seed: seed)
    try session.play()
    let prompt = try session.answers()
    #expect(try session.home.names(in: "state/plainweave").allSatisfy { !$0.contains("broken") })
    if seed % 4 == 3 {
      try session.comesBack(with: prompt)
    } else {
      #expect(try session.leaves() == .exit(0))
      #expect(session.terminal.isSober)
      #expect(try session.journals == [])
    }
    var status = stat()
    #expect(stat(session.home.path + "/state/plainweave/history", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }
}

/// Somebody at the prompt who does anything at all; the same for the same seed.
private struct RandomSession {
  let home: PromptHome
  private(set) var terminal: PseudoTerminal
  private var random: SeededGenerator
  private let plan: String
  private let environment: [String: String]

  /// Sentences and commands, some of them wrong; none leaves the program.
  private static let entries = [
    "where equity missing", "show sessions", "show threads", "trace talk", "suggest 3",
    "suggest 3 for g5 within 45 min", "experience of ana", "why woven of cy", "profile",
    "what if we pull equity into plc?", "what if we pull equity into plc by comment",
    "try comment", "try 15 minutes", "try tool beliefs", "try nothing", "pair kim with lane",
    "what if drop groups and", "cancel 2024-10-09", "rename equity to fairness",
    "add to plc note \"Tea\"", "add to plc note \"open", "thread listening \"Listening\"",
    "kind idea", "home staff", "must short: each session has minutes <= 50 min", "undo", "undo h1",
    "undo h9", "redo", "branch x", "branch winter", "switch x", "switch 1", "switch plan",
    "branches", "compare 1 with plan", "compare x with winter", "delta", "adopt", "y", "n", "e",
    "more", ":set mode json", ":set mode csv", ":set mode line", ":set mode table",
    ":set pager off", ":set pager on", ":timing on", ":history", ":history pull", ":edit",
    ":save mine.weave", ":save csv mine.csv", ":source mine.weave", ":reload", ":version", ":hlep",
    "?", "? pull", ":doc thread", "_", "_2", "_99", "shwo sessions", "", "# a remark",
    "scenario tight", "calendar",
  ]
  /// Entries after which a session that was killed may begin elsewhere than it was.
  private static let farther = ["load talk.weave", "load nowhere.weave", ":tutorial"]
  private static let blocks = [
    "pair kim with lane\npair ruiz with ode\n", "show threads\nnonsense\nundo\n",
    "thread listening \"Listening\"\n  kind idea\n  home staff\n", "a\n\n\n\"b\nc\n", "\n", "",
    "what if drop talk and\n  drop groups\nundo\nundo\n", "\u{1B}[31m\t\u{7}\u{2028}\0",
  ]

  init(seed: Int) throws {
    random = SeededGenerator(seed: UInt64(seed))
    home = try PromptHome("cedar.weave", "talk.weave")
    // Other names than that of the plan of the tutorial.
    let cedar = try home.text("desk/cedar.weave")
    try home.write(cedar.replacing("plan cedar", with: "plan maple"), to: "desk/cedar.weave")
    let broken =
      cedar.replacing("plan cedar", with: "plan birch")
      + "\nspace lab \"Lab\"\n  led-by nobody\n ] ["
    try home.write(broken, to: "desk/broken.weave")
    try home.write(seed % 2 == 0 ? "bind -e\n" : "bind -v\n", to: ".editrc")
    plan = ["cedar.weave", "talk.weave", "cedar.weave", "broken.weave", ""][seed / 4 % 5]
    environment = [
      "EDITRC": home.path + "/.editrc", "EDITOR": "true",
      "PAGER": ["cat", "cat", "true", "no-such-pager"][seed / 2 % 4],
    ]
    terminal = try home.open(
      plan, rows: Int.random(in: 1...40, using: &random),
      columns: Int.random(in: 14...120, using: &random), environment: environment)
    try terminal.wait("a prompt") { $0.isAtEmptyPrompt }
  }

  /// The journals on the disk.
  var journals: [String] {
    get throws {
      let folder = "state/plainweave"
      // Without a plan nothing is kept.
      return try home.names(in: folder).contains("journal")
        ? home.names(in: folder + "/journal") : []
    }
  }

  // MARK: Hands

  mutating func play() throws {
    for _ in 0..<RandomKeys.keysPerSession { try press() }
  }

  private mutating func press() throws {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<4:
      terminal.resize(
        rows: Int.random(in: 1...40, using: &random),
        columns: Int.random(in: 2...120, using: &random))
    case 4..<8: try interrupt()
    case 8..<25:
      // On a line of its own, whatever stood there.
      try terminal.send("\u{5}\u{15}" + entry() + "\r")
    case 25..<35: try terminal.send(entry())
    case 35..<40: try terminal.send("\r")
    case 40..<44: try terminal.paste(Self.blocks.randomElement(using: &random) ?? "")
    case 44..<46:
      try terminal.send(
        ["\u{12}pull\r", "\u{12}und\t", "y\r", "n\r"].randomElement(using: &random) ?? "")
    default: try terminal.send(RandomKeys.all.randomElement(using: &random) ?? "")
    }
    if Bool.random(using: &random) { terminal.pump(1) }
  }

  private mutating func entry() -> String {
    let goesFar = Int.random(in: 0..<20, using: &random) == 0
    return (goesFar ? Self.farther : Self.entries).randomElement(using: &random) ?? ""
  }

  /// Presses Ctrl-C, once for each time that keys are read: the third in one evaluation ends all.
  private func interrupt() throws {
    // Ctrl-Q, for a Ctrl-S that a pager's terminal obeyed; and behind the Ctrl-C a key without a
    // meaning, which is read by a program that waits for keys.
    try terminal.send("\u{11}\u{3}\u{1B}[99~")
    // They need a moment to reach the program's end of the terminal.
    terminal.pump(2)
    try terminal.wait("the keys to be read") { $0.inputIsTaken }
  }

  // MARK: What must hold

  /// Out of everything by Ctrl-C, and then an entry that is answered; the prompt that is left.
  func answers() throws -> String {
    terminal.resize(rows: 50, columns: 200)
    try terminal.send("\u{11}")
    try terminal.wait("the keys to be read") { $0.inputIsTaken }
    terminal.forgetPrompts()
    let end = ContinuousClock.now + PseudoTerminal.patience
    // One may only leave a search, a paste or a question.
    while !terminal.isAtEmptyPrompt, ContinuousClock.now < end {
      try interrupt()
      for _ in 1...10 where !terminal.isAtEmptyPrompt { terminal.pump(50) }
    }
    try terminal.wait("an empty prompt") { $0.isAtEmptyPrompt }
    let prompt = terminal.screen.current
    try terminal.send(":set mode table\r\u{C}")
    try terminal.wait("a clear screen") { $0.screen.text == prompt && $0.isAtEmptyPrompt }
    terminal.forgetPrompts()
    try terminal.send("where equity missing\r")
    try terminal.wait("an answer and a prompt") {
      $0.isAtEmptyPrompt
        && ["equity is", "no plan is loaded", "error W"].contains {
          terminal.screen.text.contains($0)
        }
    }
    return prompt
  }

  /// Ctrl-D, and yes where it asks.
  func leaves() throws -> PseudoTerminal.Ending {
    try terminal.send(PromptKeys.end)
    try terminal.wait("the end, or a question") {
      $0.hasReported || $0.isRaw && $0.screen.current.hasSuffix("Leave? [y/N]")
    }
    if !terminal.hasReported { try terminal.send("y\r") }
    return try terminal.ended()
  }

  /// Killed, it is started again and gone on with, and stands where it stood.
  mutating func comesBack(with prompt: String) throws {
    let name = { (prompt: String) in prompt.prefix { $0 != "[" && $0 != "*" && $0 != ">" } }
    let kept = try journals.map { try home.text("state/plainweave/journal/\($0)") }
    terminal.signal(SIGKILL)
    #expect(try terminal.ended() == .signal(Int(SIGKILL)))
    terminal = try home.open(plan, rows: 50, columns: 200, environment: environment)
    try terminal.wait("a question or a prompt") {
      $0.isAtEmptyPrompt || $0.isRaw && $0.screen.current.hasSuffix("[Y/n]")
    }
    if !terminal.isAtEmptyPrompt {
      try terminal.send("y\r")
      try terminal.wait("a prompt") { $0.isAtEmptyPrompt }
    }
    // Of a plan that was loaded there, its own journal is offered when that is opened.
    if name(prompt) == name(terminal.screen.current) {
      #expect(terminal.screen.current == prompt, "\(kept.joined())\n\(terminal.everything)")
    }
    terminal.forgetPrompts()
    #expect(try answers() == terminal.screen.current)
    #expect(try leaves() == .exit(0))
  }
}
