import FoundationEssentials
import Testing
import WeavePseudoTerminal

@Suite("Any keys in any order", .timeLimit(.minutes(20)))
struct FuzzTests {
  /// How many sessions are played, and from which seed on.
  static let sessions = number("PLAINWEAVE_FUZZ_SESSIONS") ?? 20
  static let first = number("PLAINWEAVE_FUZZ_FIRST") ?? 0
  static let keysPerSession = 250

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  private static let keys: [String] =
    (1...26).filter { ![3, 4, 26].contains($0) }.map { String(Unicode.Scalar(UInt8($0))) }
    + ["\u{1C}", "\u{1D}", "\u{1E}", "\u{1F}", "\u{7F}", " ", "\"", "(", ")"]
    + ["A", "B", "C", "D", "H", "F", "Z", "3~", "1;5C", "1;5D", "99~"].map { "\u{1B}[" + $0 }
    + ["b", "f", "d", "x", "9", "u", "<", "\u{7F}", "\r"].map { "\u{1B}" + $0 }
    + ["load", "sp\t", "日本", "e\u{301}", "👍🏽", "👨‍👩‍👧", "ø", "thread-", "0", "$", "p", "P", "dd"]
    + ["\u{1B}", "\u{3}", "\u{1B}[200~a\rb\u{1B}[201~", "\u{12}a", "~", "R", ".", "\u{2028}"]

  @Test(
    "After 250 random keys and resizes the prompt still answers",
    arguments: first..<(first + sessions))
  func survives(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let home = try TemporaryFolder()
    let settings = try home.write(seed % 2 == 0 ? "bind -e\n" : "bind -v\n", to: ".editrc")
    let terminal = try PseudoTerminal(
      [demoProgram], rows: Int.random(in: 1...30, using: &random),
      columns: Int.random(in: 8...100, using: &random),
      environment: ["HOME": home.path, "EDITRC": settings, "TAME": "1"], reflows: seed % 3 != 0)
    try terminal.ready("demo> ")
    for _ in 0..<Self.keysPerSession {
      if Int.random(in: 0..<25, using: &random) == 0 {
        terminal.resize(
          rows: Int.random(in: 1...30, using: &random),
          columns: Int.random(in: 2...100, using: &random))
      }
      try terminal.send(Self.keys.randomElement(using: &random) ?? "")
      if Bool.random(using: &random) { terminal.pump(1) }
    }
    terminal.resize(rows: 24, columns: 80)
    // Out of a search, a paste or a quote, then a line of its own.
    try terminal.wait("the keys to be read") { $0.inputIsTaken }
    try terminal.untilAnswered("ping \(seed)")
    try terminal.send(Keys.end)
    #expect(try terminal.ended() == .exit(0))
    #expect(terminal.isSober)
  }
}

/// Numbers that are the same for the same seed.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension PseudoTerminal {
  /// Ctrl-C until an empty prompt is there, then an entry that is answered.
  fileprivate func untilAnswered(_ entry: String) throws {
    // One may only leave a search or end a paste; two that come at once count as one.
    forgetPrompts()
    let end = ContinuousClock.now + Self.patience
    while !isReady("demo> "), ContinuousClock.now < end {
      try send(Keys.interrupt)
      pump(50)
      while pump(10) {}
    }
    try ready("demo> ")
    try send(entry + "\r")
    try see("got \(entry.count): \(entry)")
    try ready("demo> ")
  }
}
