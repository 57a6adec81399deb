import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("Editing a line at the prompt", .serialized, .waiting, .timeLimit(.minutes(5)))
struct EditingTests {
  @Test("One match is inserted with its blank")
  func oneMatch() throws {
    try conversation { terminal, _ in
      try terminal.send("loa\t")
      try terminal.wait("load") { $0.screen.current == "demo> load" && $0.screen.x == 11 }
      try terminal.send("x\r")
      try terminal.see("got 6: load x")
    }
  }

  @Test("Several matches give what they have in common, then a list with meanings")
  func severalMatches() throws {
    try conversation { terminal, _ in
      try terminal.send("sp\t")
      try terminal.seeLine("demo> space")
      try terminal.send("\t")
      try terminal.see(
        """
        demo> space
          spaces       list the spaces
          space-alpha  the α space
          space-beta   the β space
        demo> space
        """)
      try terminal.send("-b\t")
      try terminal.wait("space-beta") {
        $0.screen.current == "demo> space-beta" && $0.screen.x == 17
      }
    }
  }

  @Test("Ctrl-C at the prompt drops the line, and Ctrl-D leaves with the terminal as it was")
  func leaving() throws {
    try conversation { terminal, _ in
      try terminal.send("abc")
      try terminal.seeLine("demo> abc")
      try terminal.send(Keys.interrupt)
      try terminal.ready("demo> ")
      #expect(terminal.screen.text == "demo> abc^C\ndemo>")
      try terminal.send(Keys.end)
      #expect(try terminal.ended() == .exit(0))
      #expect(terminal.isSober)
      #expect(terminal.screen.text.hasSuffix("bye"))
    }
  }
}
