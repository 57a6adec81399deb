import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("Pasted blocks and other loads", .serialized, .waiting, .timeLimit(.minutes(5)))
struct PromptBlockTests {
  @Test("A pasted header with its facts stands there as a block, and runs as one")
  func header() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.paste("thread listening \"Listening\"\n  kind idea\n  home staff\n")
    try terminal.see("   ..>   home staff")
    #expect(!terminal.screen.text.contains("h1 on branch"))
    // An empty line ends the facts, as when they are typed.
    try terminal.send("\r\r")
    try terminal.ready("cedar[1+3]> ")
  }

  @Test("A pasted block of sentences runs one after the other, once Enter is pressed")
  func sentences() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.paste("pair kim with lane\npair ruiz with ode")
    try terminal.see("pair ruiz with ode")
    #expect(!terminal.screen.text.contains("h1 on branch"))
    try terminal.send("\r")
    try terminal.wait("a prompt") { $0.screen.prompts > 1 && $0.screen.current.hasSuffix(">") }
    #expect(terminal.screen.current == "cedar[1+2]>")
  }

  @Test("Opening another plan with edits that were not adopted asks, as leaving does")
  func loadAsks() throws {
    let home = try PromptHome("cedar.weave", "deficit-views.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.enter("pair kim with lane", then: "cedar[1+1]> ")
    try terminal.send("load deficit-views.weave\r")
    try terminal.wait("a question or a prompt") {
      $0.isRaw && ($0.isReady("harbor-view> ") || $0.screen.current.hasSuffix("[y/N]"))
    }
    #expect(terminal.screen.current.hasSuffix("[y/N]"))
  }

  @Test("In a mode for machines, what is no table is still said in plain words")
  func modes() throws {
    let home = try PromptHome("cedar.weave")
    for mode in ["csv", "json"] {
      let run = try home.piped(
        "cedar.weave --keep-going -e ':set mode \(mode)' -e undo", input: .terminal)
      #expect(run.text.contains("there is nothing to undo here"))
      #expect(run.text.hasPrefix("there is nothing to undo here\n"))
    }
  }

  @Test("The ways of a pull can be read, and typed behind try, in a window of 80 columns")
  func narrow() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.enter("what if we pull equity into plc?", then: "cedar> ")
    #expect(terminal.screen.text.contains(" comment "))
    #expect(terminal.screen.text.contains(" 15 minutes "))
    #expect(terminal.screen.text.contains(" tool beliefs "))
  }

  @Test("A file of entries that enters itself is refused, and the program goes on")
  func sourcesItself() throws {
    let home = try PromptHome("cedar.weave")
    try home.write(":source loop.weave\n", to: "desk/loop.weave")
    let run = try home.piped(
      "cedar.weave --keep-going -e ':source loop.weave' -e 'where equity missing'",
      input: .terminal)
    #expect(run.code == 1)
    #expect(run.text.contains("equity is missing in"))
  }

  @Test("A :quit in a file of entries leaves, as one that is typed")
  func sourcedQuit() throws {
    let home = try PromptHome("cedar.weave")
    try home.write(":quit\n", to: "desk/leave.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    try terminal.send(":source leave.weave\r:quit\r")
    #expect(try terminal.ended() == .exit(0))
    #expect(terminal.screen.prompts == 1)
  }
}
