import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("Any keys in any order", .waiting, .timeLimit(.minutes(20)))
struct FuzzTests {
  private static let keys = RandomKeys.all + [Keys.interrupt]

  @Test(
    "After 250 random keys and resizes the prompt still answers",
    arguments: RandomKeys.seeds(usual: 20))
  func survives(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let home = try TemporaryFolder()
    let settings = try home.write(seed % 2 == 0 ? "bind -e\n" : "bind -v\n", to: ".editrc")
    let terminal = try PseudoTerminal(
      [demoProgram], rows: Int.random(in: 1...30, using: &random),
      columns: Int.random(in: 8...100, using: &random),
      environment: ["HOME": home.path, "EDITRC": settings, "TAME": "1"], reflows: seed % 3 != 0)
    try terminal.ready("demo> ")
    for _ in 0..<RandomKeys.keysPerSession {
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
    // On a busy machine a Ctrl-C sent last may still be on its way.
    while pump(200) {}
    try ready("demo> ")
    try send(entry + "\r")
    try see("got \(entry.count): \(entry)")
    try ready("demo> ")
  }
}
