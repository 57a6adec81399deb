import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("Entries of many lines, and very long ones", .serialized, .waiting, .timeLimit(.minutes(5)))
struct LargeTests {
  @Test("Enter goes on to the next line while more is expected, and an empty line ends it")
  func manyLines() throws {
    try conversation { terminal, _ in
      try terminal.send("a (b\r")
      try terminal.wait("more") { $0.screen.current == "  ..>" && $0.screen.x == 6 }
      try terminal.send("c)\r")
      try terminal.see("got 7: a (b⏎c)")
      try terminal.ready("demo> ")
      try terminal.send("say \"x\r")
      try terminal.wait("quote") { $0.screen.current == " \"..>" && $0.screen.x == 6 }
      try terminal.send("\r")
      try terminal.see("got 6: say \"x\n")
      try terminal.ready("demo> ")
      try terminal.send("(\r")
      try terminal.seeLine("  ..>")
      try terminal.send(Keys.interrupt)
      try terminal.ready("demo> ")
    }
  }

  @Test("Up and Down go through the lines of an entry, keeping the column")
  func upAndDown() throws {
    try conversation { terminal, _ in
      try terminal.send("abc (def\r")
      try terminal.seeLine("  ..>")
      try terminal.send("xy")
      try terminal.seeLine("  ..> xy")
      try terminal.send(Keys.up)
      try terminal.wait("above") { $0.screen.y == 0 && $0.screen.x == 8 }
      try terminal.send("1" + Keys.down)
      try terminal.wait("below") { $0.screen.y == 1 && $0.screen.x == 8 }
      try terminal.send(")\r")
      try terminal.see("got 13: ab1c (def⏎xy)")
    }
  }

  @Test("A pasted block of 200 lines is one entry that runs when Enter is pressed")
  func paste() throws {
    try conversation { terminal, _ in
      let block = (1...200).map { "line \($0)" }.joined(separator: "\n") + "\n"
      try terminal.paste(block)
      try terminal.wait("all of it") { $0.screen.current.hasSuffix("..> line 200") }
      #expect(!terminal.screen.text.contains("got"))
      try terminal.send("!\r")
      try terminal.see("got \(block.count): line 1⏎line 2")
      try terminal.ready("demo> ")
      let all = terminal.screen.scrollback + terminal.screen.rows
      #expect(all.filter { $0.hasSuffix("> line 100") }.count == 1)
    }
  }

  @Test("A pasted block is edited as one, recalled as one, and undone as one")
  func editPaste() throws {
    try conversation { terminal, home in
      try terminal.paste("one\ntwo\nthree")
      try terminal.wait("pasted") { $0.screen.current.hasSuffix("..> three") }
      try terminal.send(Keys.up + "X\r")
      try terminal.see("got 14: one⏎twoX⏎three")
      try terminal.ready("demo> ")
      #expect(try home.read("state/linedemo/history") == "one\\ntwoX\\nthree\n")
      try terminal.send(Keys.up)
      try terminal.wait("recalled") { $0.screen.current.hasSuffix("..> three") }
      #expect(terminal.screen.text.hasSuffix("demo> one\n  ..> twoX\n  ..> three"))
      try terminal.send(Keys.interrupt)
      try terminal.ready("demo> ")
      try terminal.send("a")
      try terminal.wait("a") { $0.screen.current == "demo> a" }
      try terminal.paste("b\nzz")
      try terminal.wait("pasted") { $0.screen.current.hasSuffix("..> zz") }
      try terminal.send(Keys.control("_"))
      try terminal.wait("undone") { $0.screen.current == "demo> a" }
    }
  }

  @Test("More lines than fit are refused with a word, and the line stays")
  func hugePaste() throws {
    try conversation { terminal, _ in
      try terminal.send("keep ")
      try terminal.paste(String(repeating: "x\n", count: 3000))
      try terminal.see("3000 lines are more than fit here; nothing was pasted\ndemo> keep")
      try terminal.send("me\r")
      try terminal.see("got 7: keep me")
    }
  }

  @Test("Keys that would make an entry too large are refused with a bell, and the entry stays")
  func tooLarge() throws {
    try conversation { terminal, _ in
      let block = (1...949).map { "line \($0)" }.joined(separator: "\n")
      try terminal.paste(block)
      try terminal.wait("pasted") { $0.screen.current.hasSuffix("..> line 949") }
      try terminal.send(String(repeating: "a", count: 2000))
      try terminal.wait("a bell") { $0.screen.bells > 0 && $0.inputIsTaken }
      try terminal.send("\r")
      try terminal.see("line 1⏎line 2⏎")
      try terminal.ready("demo> ")
      try terminal.send("next\r")
      try terminal.see("got 4: next")
    }
  }

  @Test("A line of 20,000 characters is typed, moved in and run without loss")
  func longLine() throws {
    try conversation { terminal, _ in
      let text = String(repeating: "abcdefghi ", count: 2000)
      try terminal.send(text)
      try terminal.wait("the end") { $0.screen.text.contains("abcdefghi") && $0.screen.x == 6 }
      try terminal.send("END")
      try terminal.wait("END") { $0.screen.current.hasSuffix("END") }
      try terminal.send(Keys.control("A") + "START")
      try terminal.see("demo> STARTabcdefghi")
      try terminal.send("\r")
      try terminal.see("got 20008: STARTabcdefghi")
      try terminal.ready("demo> ")
    }
  }

  @Test("An entry taller than the window scrolls in it, and its rows can all be reached")
  func tall() throws {
    try conversation(rows: 6, columns: 20) { terminal, _ in
      try terminal.paste((1...12).map { "line \($0)" }.joined(separator: "\n"))
      try terminal.wait("the end") { $0.screen.current.hasSuffix("..> line 12") }
      #expect(terminal.screen.rows[0].hasSuffix("..> line 7"))
      for _ in 1...11 { try terminal.send(Keys.up) }
      try terminal.wait("the start") { $0.screen.rows[0] == "demo> line 1" && $0.screen.y == 0 }
      #expect(terminal.screen.rows[5].hasSuffix("..> line 6"))
      try terminal.send("!")
      try terminal.seeLine("demo> line 1!")
      try terminal.send("\r")
      try terminal.see("got 87:")
      try terminal.ready("demo> ")
    }
  }

  @Test("A window of one row still takes an entry")
  func oneRow() throws {
    try conversation(rows: 1, columns: 12) { terminal, _ in
      try terminal.send("abcdefghijkl")
      try terminal.wait("second row") { $0.screen.current == "ghijkl" }
      try terminal.send("\r")
      try terminal.ready("demo> ")
    }
  }
}
