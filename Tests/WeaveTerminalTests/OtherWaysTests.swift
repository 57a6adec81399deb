import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite(
  "Other keys, other terminals, other programs", .serialized, .waiting, .timeLimit(.minutes(5)))
struct OtherWaysTests {
  @Test("vi keys of ~/.editrc work: Esc, motions, changes, search, completion, arrows")
  func vi() throws {
    let home = try TemporaryFolder()
    let settings = try home.write("bind -v\n", to: ".editrc")
    try conversation(environment: ["EDITRC": settings, "NO_COLOR": "1"]) { terminal, _ in
      try terminal.send("one two three")
      try terminal.seeLine("demo> one two three")
      try terminal.send(Keys.escape)
      try terminal.wait("on the last letter") { $0.screen.x == 18 }
      try terminal.send("bcwTWO" + Keys.escape)
      try terminal.wait("changed") { $0.screen.current == "demo> one two TWO" && $0.screen.x == 16 }
      try terminal.send("0x")
      try terminal.seeLine("demo> ne two TWO")
      try terminal.send("u")
      try terminal.seeLine("demo> one two TWO")
      try terminal.send("A loa\t!\r")
      try terminal.see("got 18: one two TWO load !")
      try terminal.ready("demo> ")
      try terminal.send(Keys.escape)
      try terminal.send("k")
      try terminal.seeLine("demo> one two TWO load !")
      try terminal.send("/")
      try terminal.send("two")
      try terminal.seeLine("search “two”: one two TWO load !")
      try terminal.send(Keys.interrupt)
      try terminal.seeLine("demo> one two TWO load !")
      try terminal.send(Keys.left + "D")
      try terminal.wait("cut") { $0.screen.current.hasPrefix("demo> one two TWO") }
    }
  }

  @Test("vi's end of an empty line is its start, whatever is done from there")
  func viEmptyLine() throws {
    let home = try TemporaryFolder()
    let settings = try home.write("bind -v\n", to: ".editrc")
    try conversation(environment: ["EDITRC": settings, "NO_COLOR": "1"]) { terminal, _ in
      for keys in ["$des", "$iabc", "$xxx", "d$p", "$rx", "$D", "\u{5}de\u{5}s", "$~Pccz"] {
        try terminal.send(Keys.escape)
        try terminal.wait("the key to be read") { $0.inputIsTaken }
        try terminal.send(keys)
        try terminal.wait("the keys to be read") { $0.inputIsTaken }
        try terminal.send(Keys.interrupt)
        try terminal.ready("demo> ")
      }
      try terminal.send(Keys.escape)
      try terminal.wait("the key to be read") { $0.inputIsTaken }
      try terminal.send("$ix")
      try terminal.seeLine("demo> x")
      try terminal.send("y\r")
      try terminal.see("got 2: xy")
    }
  }

  @Test("~/.editrc may bind keys to the editor's own commands")
  func ownBinding() throws {
    let home = try TemporaryFolder()
    _ = try home.write("linedemo:bind ^T weave-complete\n", to: ".editrc")
    try conversation(environment: ["EDITRC": home.path + "/.editrc"]) { terminal, _ in
      try terminal.send("loa" + Keys.control("T") + "x\r")
      try terminal.see("got 6: load x")
    }
  }

  @Test("In the C locale umlauts and wide text are typed all the same")
  func cLocale() throws {
    try conversation(environment: ["LC_ALL": "C"]) { terminal, _ in
      try terminal.send("é日\r")
      try terminal.see("got 2: é日")
    }
  }

  @Test("On a dumb terminal lines are read as they come, without an escape sequence")
  func dumb() throws {
    for name in ["dumb", ""] {
      let home = try TemporaryFolder()
      let terminal = try PseudoTerminal(
        [demoProgram], environment: ["TERM": name, "HOME": home.path])
      try terminal.wait("prompt") { $0.screen.current == "demo>" && $0.screen.x == 6 }
      try terminal.send("a (\rb)\r")
      try terminal.see("got 6: a (⏎b)")
      try terminal.send("half" + Keys.interrupt)
      try terminal.wait("a new prompt") { $0.screen.current == "demo>" && $0.screen.x == 6 }
      try terminal.send(Keys.end)
      #expect(try terminal.ended() == .exit(0))
      #expect(!terminal.output.contains(0x1B))
    }
  }

  @Test("Lines from a pipe are read without a prompt, the last one without its end too")
  func pipeIn() throws {
    let home = try TemporaryFolder()
    let run = try PipedProgram(
      [demoProgram], environment: ["HOME": home.path], input: .pipe, output: .pipe)
    let text = try run.finish(typing: "load x\r\na (\nb)\nlast")
    #expect(text == "got 6: load x\ngot 6: a (⏎b)\ngot 4: last\nbye\n")
    #expect(run.exitCode == 0)
  }

  @Test("Into a pipe nothing but the answers is written")
  func pipeOut() throws {
    let home = try TemporaryFolder()
    let run = try PipedProgram(
      [demoProgram], environment: ["HOME": home.path], input: .terminal, output: .pipe)
    let text = try run.finish(typing: "load x\r\u{4}")
    #expect(text == "got 6: load x\nbye\n")
    #expect(run.exitCode == 0)
  }

  @Test("The pager is left at page one of 100,000 rows, and the prompt is back")
  func pager() throws {
    try conversation(environment: ["PAGER": "less"]) { terminal, _ in
      try terminal.send("page\r")
      try terminal.wait("page one") {
        $0.screen.text.contains("row 20") && $0.screen.current.hasPrefix("space: next page")
      }
      // Ctrl-C is the pager's here, which answers it by itself.
      let written = terminal.output.count
      try terminal.send(Keys.interrupt)
      try terminal.wait("an answer") {
        $0.output.count > written && $0.screen.current.hasPrefix("space: next page")
      }
      // `less` may drop a key that comes while it still deals with Ctrl-C.
      while !terminal.screen.text.contains("paged: finished") {
        try terminal.send("q")
        for _ in 1...10 where !terminal.screen.text.contains("paged: finished") {
          terminal.pump(100)
        }
      }
      try terminal.ready("demo> ")
      try terminal.send("loa\tx\r")
      try terminal.see("got 6: load x")
    }
  }

  @Test("A pager that ends at once or is missing is told apart")
  func otherPagers() throws {
    try conversation(environment: ["PAGER": "true"]) { terminal, _ in
      try terminal.send("page\r")
      try terminal.see("paged: finished")
      try terminal.ready("demo> ")
    }
    try conversation(environment: ["PAGER": "no-such-pager"]) { terminal, _ in
      try terminal.send("page\r")
      try terminal.see("paged: notFound")
      try terminal.ready("demo> ")
    }
  }

  @Test("The person's editor gets the terminal as it was, with usual signals, and gives it back")
  func editor() throws {
    let home = try TemporaryFolder()
    let script = try home.write(
      "stty -a | tr -d '\\n' > \(home.path)/modes; cat /proc/self/status > \(home.path)/signals\n"
        + "echo edited > \"$1\"; printf 'press: '; read answer; exit 3\n", to: "editor.sh")
    try conversation(environment: ["EDITOR": "sh \(script)"]) { terminal, _ in
      try terminal.send("edit \(home.path)/a file\r")
      try terminal.wait("the editor") { $0.screen.current == "press:" && $0.isSober }
      try terminal.send("yes\r")
      try terminal.see("edited: failed(code: 3)")
      try terminal.ready("demo> ")
      #expect(try home.read("a file") == "edited\n")
      #expect(try home.read("modes").contains(" icanon"))
      let ignored = try home.read("signals").split(separator: "\n").first { $0.hasPrefix("SigIgn") }
      // The two above the first 31 are the C library's own.
      let mask = ignored.flatMap { UInt64($0.dropFirst(8), radix: 16) }
      #expect(mask.map { $0 & 0x7FFF_FFFF } == 0)
    }
  }

  @Test("A key that has no meaning, and bytes that are no text, are dropped")
  func strangeKeys() throws {
    try conversation { terminal, _ in
      try terminal.send("a\u{1B}[99~\u{1B}[1;2Pb\u{85}")
      try terminal.sendBytes([0xFF, 0xC3, 0x63, 0xE6, 0x97])
      try terminal.wait("abc") { $0.screen.current == "demo> abc" }
      try terminal.send("\r")
      try terminal.see("got 3: abc")
    }
  }
}
