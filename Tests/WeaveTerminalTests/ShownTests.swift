import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("What is shown while a line is typed", .serialized, .waiting, .timeLimit(.minutes(5)))
struct ShownTests {
  @Test("The only word that fits stands dim behind the cursor, and Right takes it")
  func onlyWord() throws {
    for key in [Keys.right, Keys.control("E"), Keys.control("F"), "\u{1B}[F"] {
      try conversation { terminal, _ in
        try terminal.send("x loa")
        try terminal.wait("ghost") { $0.screen.current == "demo> x load" && $0.screen.x == 11 }
        #expect(terminal.screen.style(row: 0, column: 11) == "2")
        try terminal.send(key)
        try terminal.wait("taken") { $0.screen.current == "demo> x load" && $0.screen.x == 12 }
        #expect(terminal.screen.style(row: 0, column: 11) == "34")
        try terminal.send("\r")
        try terminal.see("got 6: x load")
      }
    }
  }

  @Test("The newest entry that begins with the line goes before the only word")
  func newestEntry() throws {
    try conversation { terminal, _ in
      try terminal.send("load seven\r")
      try terminal.ready("demo> ")
      try terminal.send("lo")
      try terminal.seeLine("demo> load seven")
      try terminal.send("x")
      try terminal.seeLine("demo> lox")
      try terminal.send("\r")
      try terminal.see("got 3: lox")
      #expect(terminal.screen.rows.contains("demo> lox"))
    }
  }

  @Test("Enter takes what is typed and not what stands dim behind it")
  func ghostIsNotRun() throws {
    try conversation { terminal, _ in
      try terminal.send("loa")
      try terminal.seeLine("demo> load")
      try terminal.send("\r")
      try terminal.ready("demo> ")
      #expect(terminal.screen.text == "demo> loa\ngot 3: loa\ndemo>")
    }
  }

  @Test("Known words are colored as they are typed, over wrapped rows too")
  func colors() throws {
    try conversation(columns: 20) { terminal, _ in
      try terminal.send("load aaaaaaaaaaaaaaaaaaaaa load ")
      try terminal.wait("two rows") { $0.screen.y == 1 }
      #expect(terminal.screen.style(row: 0, column: 0) == "32")
      #expect(terminal.screen.style(row: 0, column: 6) == "34")
      #expect(terminal.screen.style(row: 0, column: 11) == "")
      #expect(terminal.screen.rows[1] == "aaaaaaaaaaaa load")
      #expect(terminal.screen.style(row: 1, column: 13) == "34")
    }
  }

  @Test("With NO_COLOR nothing has a color and nothing stands behind the cursor")
  func noColor() throws {
    try conversation(environment: ["NO_COLOR": "1"]) { terminal, _ in
      try terminal.send("loa")
      try terminal.seeLine("demo> loa")
      try terminal.send("d x\t")
      try terminal.seeLine("demo> load x")
      try terminal.send("\rsp\t\t")
      try terminal.see("the α space")
      let text = String(decoding: terminal.output, as: UTF8.self)
      let sequences = text.split(separator: "\u{1B}[").dropFirst()
      let colored = sequences.filter { $0.drop { $0.isNumber || $0 == ";" }.first == "m" }
      #expect(colored.isEmpty)
    }
  }

  @Test("Wide and combining text is shown and edited by whole characters")
  func wideAndCombining() throws {
    try conversation { terminal, _ in
      try terminal.send("日本e\u{301}👍x")
      try terminal.wait("typed") { $0.screen.current == "demo> 日本e\u{301}👍x" && $0.screen.x == 14 }
      try terminal.send(Keys.left + Keys.left + Keys.left)
      try terminal.wait("before é") { $0.screen.x == 10 }
      try terminal.send(Keys.backspace)
      try terminal.wait("日") { $0.screen.current == "demo> 日e\u{301}👍x" && $0.screen.x == 8 }
      try terminal.send("\u{1B}[3~")
      try terminal.wait("deleted") { $0.screen.current == "demo> 日👍x" && $0.screen.x == 8 }
      try terminal.send("\r")
      try terminal.see("got 3: 日👍x")
    }
  }

  @Test("Wide candidates share their beginning and are listed in columns")
  func wideCandidates() throws {
    try conversation { terminal, _ in
      try terminal.send("日\t")
      try terminal.seeLine("demo> 日本")
      try terminal.send("\t")
      try terminal.see("  日本語  wide\n  日本酒  wide too\ndemo> 日本")
    }
  }

  @Test("At most twenty candidates are listed, and the others counted")
  func manyCandidates() throws {
    try conversation(rows: 40) { terminal, _ in
      try terminal.send("thread\t\t")
      try terminal.see("thread-20  thread number 20\n  … and 14 more\ndemo> thread-")
      #expect(!terminal.screen.text.contains("thread-21"))
    }
  }

  @Test("A line as wide as the window goes on in the next row")
  func fullRow() throws {
    try conversation(columns: 20) { terminal, _ in
      try terminal.send("abcdefghijklmn")
      try terminal.wait("next row") { $0.screen.x == 0 && $0.screen.y == 1 }
      #expect(terminal.screen.rows[0] == "demo> abcdefghijklmn")
      try terminal.send(Keys.backspace)
      try terminal.wait("back") { $0.screen.x == 19 && $0.screen.y == 0 }
      #expect(terminal.screen.text == "demo> abcdefghijklm")
    }
  }

  @Test("Undo takes back one word, one paste, one deletion at a time")
  func undo() throws {
    try conversation { terminal, _ in
      for character in "one two" {
        try terminal.send(String(character))
        try terminal.wait("typed") {
          $0.screen.current.hasSuffix("\(character)") || character == " "
        }
      }
      try terminal.send(Keys.control("W"))
      try terminal.wait("cut") { $0.screen.current == "demo> one" && $0.screen.x == 10 }
      try terminal.send(Keys.control("_"))
      try terminal.seeLine("demo> one two")
      try terminal.send(Keys.control("_"))
      try terminal.wait("one") { $0.screen.current == "demo> one" }
      try terminal.send(Keys.control("_"))
      try terminal.send(Keys.control("_"))
      try terminal.wait("empty") { $0.screen.current == "demo>" && $0.screen.x == 6 }
    }
  }

  @Test("Ctrl-L clears the screen and keeps the line")
  func clear() throws {
    try conversation { terminal, _ in
      try terminal.send("x\r")
      try terminal.ready("demo> ")
      try terminal.send("abc")
      try terminal.seeLine("demo> abc")
      try terminal.send(Keys.control("L"))
      try terminal.wait("clear") { $0.screen.text == "demo> abc" && $0.screen.y == 0 }
    }
  }

  @Test("A text can stand at the prompt to begin with")
  func initialText() throws {
    try conversation { terminal, _ in
      try terminal.send("again\r")
      try terminal.wait("text") { $0.screen.current == "again> one two" && $0.screen.x == 14 }
      try terminal.send("!\r")
      try terminal.see("one two!\ndemo>")
    }
  }
}
