import Glibc
import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("Nothing is lost when the prompt is killed", .serialized, .waiting, .timeLimit(.minutes(5)))
struct PromptLossTests {
  private static let pull = "what if we pull equity into plc by comment"

  /// Kills the program, starts it again, goes on with what was left, and returns the prompt.
  private func goneOn(
    _ terminal: PseudoTerminal, _ home: PromptHome, _ line: String
  ) throws -> (prompt: String, offered: Bool, seen: String) {
    terminal.signal(SIGKILL)
    _ = try terminal.ended()
    let next = try home.open(line, rows: 40)
    try next.wait("a question or a prompt") {
      $0.isRaw && $0.screen.prompts > 0
        && ($0.screen.current.hasSuffix(">") || $0.screen.current.hasSuffix("[Y/n]"))
    }
    let isOffered = next.screen.current.hasSuffix("[Y/n]")
    if isOffered {
      try next.send("y\r")
      try next.wait("a prompt") { $0.isRaw && $0.screen.current.hasSuffix(">") }
    }
    return (next.screen.current, isOffered, next.screen.text)
  }

  @Test("Questions alone are not offered again")
  func questions() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.enter("where equity missing", then: "cedar> ")
    let next = try goneOn(terminal, home, "cedar.weave")
    #expect(!next.offered && next.prompt == "cedar>")
  }

  @Test("A header with its facts comes back whole")
  func header() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.send("thread listening \"Listening\"\rkind idea\rhome staff\r\r")
    try terminal.ready("cedar[1+3]> ")
    let next = try goneOn(terminal, home, "cedar.weave")
    #expect(next.offered && next.prompt == "cedar[1+3]>")
  }

  @Test("A plan opened with load at the prompt is kept as one named at the start")
  func loaded() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("", rows: 40)
    try terminal.ready("weave> ")
    try terminal.enter("load cedar.weave", then: "cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    let next = try goneOn(terminal, home, "cedar.weave")
    #expect(next.offered && next.prompt == "cedar[1+1]>")
  }

  @Test("Edits of another plan that was loaded are not made on the first")
  func loadedAnother() throws {
    let home = try PromptHome("cedar.weave", "deficit-views.weave")
    let terminal = try home.open("deficit-views.weave", rows: 40)
    try terminal.ready("harbor-view> ")
    try terminal.enter("load cedar.weave", then: "cedar> ")
    try terminal.enter("add to plc note \"Tea\"", then: "cedar[1+1]> ")
    let next = try goneOn(terminal, home, "deficit-views.weave")
    #expect(next.prompt == "harbor-view>")
  }

  @Test("What was dropped by opening the same plan anew is not offered again")
  func loadedAnew() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    try terminal.send("load cedar.weave\r")
    try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N]") && $0.isRaw }
    try terminal.send("y\r")
    try terminal.ready("cedar> ")
    let next = try goneOn(terminal, home, "cedar.weave")
    #expect(!next.offered && next.prompt == "cedar>")
  }

  @Test("What was tried in the tutorial is not offered on a plan in a file of that name")
  func tutorial() throws {
    let home = try PromptHome("cedar.weave")
    for line in ["", "cedar.weave"] {
      let terminal = try home.open(line, rows: 40)
      try terminal.wait("a prompt") { $0.isAtEmptyPrompt }
      try terminal.send(":tutorial\r")
      try terminal.see("1/11 ")
      try terminal.ready("cedar> ")
      try terminal.enter(Self.pull, then: "cedar[1+1]> ")
      let next = try goneOn(terminal, home, "cedar.weave")
      #expect(!next.offered && next.prompt == "cedar>")
    }
  }

  @Test("An entry or a line of one that begins with a lone accent does not spoil what was kept")
  func accent() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.enter("pair kim with lane", then: "cedar[1+1]> ")
    try terminal.enter("\u{301}nonsense", then: "cedar[1+1]> ")
    try terminal.send("add to plc note \"Tea\r\u{301}and cake\"\r")
    try terminal.ready("cedar[1+2]> ")
    let next = try goneOn(terminal, home, "cedar.weave")
    #expect(next.offered && next.prompt == "cedar[1+2]>")
    #expect(!next.seen.contains("could not be read whole"))
  }

  @Test("What was adopted is not offered again")
  func adopted() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    try terminal.send("adopt\r")
    try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N/e(dit)]") && $0.isRaw }
    try terminal.send("y\r")
    try terminal.ready("cedar> ")
    let next = try goneOn(terminal, home, "cedar.weave")
    #expect(!next.offered)
    #expect(!next.seen.contains("no longer fits"))
  }

  @Test("Lines of a file that was entered with :source come back too")
  func sourced() throws {
    let home = try PromptHome("cedar.weave")
    try home.write("\(Self.pull)\n", to: "desk/friday.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.enter(":source friday.weave", then: "cedar[1+1]> ")
    let next = try goneOn(terminal, home, "cedar.weave")
    #expect(next.offered && next.prompt == "cedar[1+1]>")
  }

  @Test("Answers to questions are no entries of the history")
  func answers() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    try terminal.send("adopt\r")
    try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N/e(dit)]") && $0.isRaw }
    try terminal.send("n\r")
    try terminal.ready("cedar[1+1]> ")
    let history = try home.text("state/plainweave/history")
    #expect(history.hasPrefix("\(Self.pull)\nadopt\n"))
    #expect(history == "\(Self.pull)\nadopt\n")
  }

  @Test("e lets the edits be edited; what is saved takes their place")
  func editedOnAdopt() throws {
    let home = try PromptHome("cedar.weave")
    try home.write("#!/bin/sh\nsed -i 's/comment/label/' \"$1\"\n", to: "editor")
    chmod(home.path + "/editor", 0o755)
    let terminal = try home.open(
      "cedar.weave", rows: 40, environment: ["EDITOR": home.path + "/editor"])
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    try terminal.send("adopt\r")
    try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N/e(dit)]") && $0.isRaw }
    try terminal.send("e\r")
    try terminal.wait("the diff again") { $0.screen.text.split(separator: "+++ cedar").count > 2 }
    try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N/e(dit)]") && $0.isRaw }
    let lines = terminal.screen.text.split(separator: "+++ cedar.weave").last ?? ""
    #expect(lines.contains("+  about equity"))
    #expect(!lines.contains("+  comment to district"))
  }
}
