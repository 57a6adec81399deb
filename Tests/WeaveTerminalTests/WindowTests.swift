import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("A window that changes its size", .serialized, .waiting, .timeLimit(.minutes(5)))
struct WindowTests {
  private static let text = "the quick brown fox jumps over the lazy dog"

  @Test(
    "A line is painted anew when the window becomes narrower and wider", arguments: [true, false])
  func bothWays(reflows: Bool) throws {
    let environment = reflows ? [:] : ["XTERM_VERSION": "XTerm(379)"]
    try conversation(columns: 60, environment: environment, reflows: reflows) { terminal, _ in
      try terminal.send("before\r")
      try terminal.ready("demo> ")
      try terminal.send(Self.text)
      try terminal.seeLine("demo> " + Self.text)
      terminal.resize(rows: 24, columns: 20)
      try terminal.wait("narrow") {
        $0.screen.text.hasSuffix("\ndemo> the quick brow\nn fox jumps over the\n lazy dog")
          && $0.screen.x == 9
      }
      #expect(terminal.screen.rows[0] == "demo> before")
      terminal.resize(rows: 24, columns: 70)
      try terminal.wait("wide") {
        $0.screen.text == "demo> before\ngot 6: before\ndemo> " + Self.text && $0.screen.x == 49
      }
      try terminal.send("!\r")
      try terminal.see("got 44: " + Self.text)
    }
  }

  @Test("Only as many rows as the window has are shown when it becomes lower")
  func lower() throws {
    try conversation(columns: 40) { terminal, _ in
      try terminal.paste((1...10).map { "line \($0)" }.joined(separator: "\n"))
      try terminal.wait("all") { $0.screen.current.hasSuffix("..> line 10") }
      terminal.resize(rows: 5, columns: 40)
      try terminal.wait("five") {
        $0.screen.rows[4].hasSuffix("..> line 10") && $0.screen.rows[0].hasSuffix("..> line 6")
      }
      terminal.resize(rows: 24, columns: 40)
      try terminal.wait("ten") { $0.screen.text.contains("demo> line 1\n") }
      try terminal.send("\r")
      try terminal.see("got 70:")
    }
  }

  @Test("A window that changes during an evaluation is known at the next prompt")
  func duringEvaluation() throws {
    try conversation { terminal, _ in
      try terminal.send("slow\r")
      try terminal.see("working")
      terminal.resize(rows: 10, columns: 20)
      try terminal.send(Keys.interrupt)
      try terminal.ready("demo> ")
      try terminal.send("abcdefghijklmnopq")
      try terminal.wait("two rows") { $0.screen.current == "opq" }
    }
  }
}
