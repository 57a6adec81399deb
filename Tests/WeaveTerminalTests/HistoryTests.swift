import FoundationEssentials
import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("The history at the prompt", .serialized, .waiting, .timeLimit(.minutes(5)))
struct HistoryTests {
  private func enter(_ entries: [String], _ terminal: PseudoTerminal) throws {
    for entry in entries {
      try terminal.send(entry + "\r")
      try terminal.ready("demo> ")
    }
  }

  @Test("Up brings the entries that begin with what stands before the cursor, Down the draft")
  func prefix() throws {
    try conversation(environment: ["NO_COLOR": "1"]) { terminal, _ in
      try enter(["alpha one", "beta", "alpha two", "gamma"], terminal)
      try terminal.send("al" + Keys.up)
      try terminal.seeLine("demo> alpha two")
      try terminal.send(Keys.up)
      try terminal.seeLine("demo> alpha one")
      try terminal.send(Keys.up + Keys.down)
      try terminal.seeLine("demo> alpha two")
      try terminal.send(Keys.down)
      try terminal.seeLine("demo> al")
      try terminal.send(Keys.control("U") + Keys.up)
      try terminal.seeLine("demo> gamma")
      try terminal.send(Keys.control("P"))
      try terminal.seeLine("demo> alpha two")
    }
  }

  @Test("An entry made twice stands once, as the newest")
  func once() throws {
    try conversation(environment: ["NO_COLOR": "1"]) { terminal, _ in
      try enter(["one", "two", "one"], terminal)
      try terminal.send(Keys.up)
      try terminal.seeLine("demo> one")
      try terminal.send(Keys.up)
      try terminal.seeLine("demo> two")
      try terminal.send(Keys.up + "x")
      try terminal.seeLine("demo> twox")
    }
  }

  @Test("Ctrl-R finds a part of an entry without regard to case, older and newer")
  func search() throws {
    try conversation { terminal, _ in
      try enter(["pull Deficit one", "other", "pull deficit two"], terminal)
      try terminal.send(Keys.control("R"))
      try terminal.seeLine("search “”:")
      try terminal.send("DEFICIT")
      try terminal.seeLine("search “DEFICIT”: pull deficit two")
      try terminal.send(Keys.control("R"))
      try terminal.seeLine("search “DEFICIT”: pull Deficit one")
      try terminal.send(Keys.control("R"))
      try terminal.seeLine("no entry with “DEFICIT”: pull Deficit one")
      try terminal.send(Keys.control("S"))
      try terminal.seeLine("search “DEFICIT”: pull deficit two")
      try terminal.send(Keys.control("R") + Keys.tab)
      try terminal.seeLine("demo> pull Deficit one")
      try terminal.send("!\r")
      try terminal.see("got 17: pull Deficit one!")
    }
  }

  @Test("Ctrl-S where nothing was found goes nowhere, with an empty history too")
  func searchForward() throws {
    try conversation { terminal, _ in
      for text in ["z", "zz"] {
        try terminal.send(Keys.control("R") + text)
        try terminal.seeLine("no entry with “\(text)”:")
        try terminal.send(Keys.control("S"))
        try terminal.wait("the key to be read") { $0.inputIsTaken }
        try terminal.send(Keys.control("G") + "one\r")
        try terminal.ready("demo> ")
      }
    }
  }

  @Test("Enter runs what was found; Ctrl-G and Ctrl-C leave the search with the line as it was")
  func searchEnds() throws {
    try conversation(environment: ["NO_COLOR": "1"]) { terminal, _ in
      try enter(["čaj one", "two"], terminal)
      for key in [Keys.control("G"), Keys.interrupt] {
        try terminal.send("dra" + Keys.control("R") + "č")
        try terminal.seeLine("search “č”: čaj one")
        try terminal.send(key)
        try terminal.seeLine("demo> dra")
        try terminal.send(Keys.control("U"))
        try terminal.seeLine("demo>")
      }
      try terminal.send(Keys.control("R") + "AJ")
      try terminal.seeLine("search “AJ”: čaj one")
      try terminal.send(Keys.backspace + "\r")
      try terminal.ready("demo> ")
      try terminal.send(Keys.control("R") + "aj")
      try terminal.seeLine("search “aj”: čaj one")
      try terminal.send(Keys.left + "X")
      try terminal.seeLine("demo> čaj onXe")
    }
  }

  @Test("Two prompts share the history while both are open")
  func shared() throws {
    let home = try TemporaryFolder()
    let environment = ["HOME": home.path, "NO_COLOR": "1"]
    let one = try PseudoTerminal([demoProgram], environment: environment)
    let two = try PseudoTerminal([demoProgram], environment: environment)
    try one.ready("demo> ")
    try two.ready("demo> ")
    try enter(["from one"], one)
    try enter(["from two"], two)
    try two.send(Keys.up + Keys.up)
    try two.seeLine("demo> from one")
    try enter(["(\rblock)"], one)
    try one.send(Keys.up + Keys.up)
    try one.seeLine("demo> from two")
    #expect(try home.read("state/linedemo/history") == "from one\nfrom two\n(\\nblock)\n")
  }

  @Test("The file and its folders are the person's own")
  func modes() throws {
    try conversation { terminal, home in
      try enter(["x"], terminal)
      for (path, mode) in [("", 0o700), ("/linedemo", 0o700), ("/linedemo/history", 0o600)] {
        let attributes = try FileManager.default.attributesOfItem(
          atPath: home.path + "/state" + path)
        #expect((attributes[.posixPermissions] as? Int) == mode)
      }
    }
  }

  @Test("A broken file is set aside with a word, and the prompt works")
  func broken() throws {
    let home = try TemporaryFolder()
    let folder = home.path + "/state/linedemo"
    for number in 1...2 {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try Data([0x61, 0xFF, 0x0A]).write(to: URL(filePath: folder + "/history"))
      let terminal = try PseudoTerminal([demoProgram], environment: ["HOME": home.path])
      try terminal.ready("demo> ")
      let words = (terminal.screen.scrollback + terminal.screen.rows).joined()
      #expect(words.contains("could not be read; it was set aside"))
      try enter(["x"], terminal)
      #expect(try home.read("state/linedemo/history") == "x\n")
      #expect(FileManager.default.fileExists(atPath: folder + "/history.broken-\(number)"))
    }
  }
}
