import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite(
  "Long lines, pasted blocks and windows at the prompt", .serialized, .waiting,
  .timeLimit(.minutes(5)))
struct PromptLargeTests {
  @Test("Of 200 pasted lines nothing runs before Enter, and then every one does")
  func sentences() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    let pairs = Array(repeating: ["pair kim with lane", "undo"], count: 99).joined()
    let block = (pairs + ["pair kim with lane", "pair ruiz with ode"]).joined(separator: "\n")
    try terminal.paste(block)
    try terminal.seeLine("   ..> pair ruiz with ode")
    try terminal.wait("the keys to be read") { $0.inputIsTaken }
    #expect(terminal.screen.prompts == 1)
    #expect(try home.text("state/plainweave/history") == "")
    try terminal.send("\r")
    try terminal.wait("a prompt") { $0.screen.prompts == 2 && $0.isAtEmptyPrompt }
    #expect(terminal.screen.current == "cedar[1+2]>")
    let rows = terminal.everything.split(separator: "\n").map(String.init)
    for number in [1, 50, 100, 101] {
      #expect(rows.count { $0.hasPrefix("h\(number) on branch 1") } == 1)
    }
    #expect(rows.count { $0.hasPrefix("dropped h") } == 99)
    let kept = block.replacing("\n", with: "\\n") + "\n"
    #expect(try home.text("state/plainweave/history") == kept)
  }

  @Test("200 lines pasted into an open quote are part of what is quoted, and run as one edit")
  func quote() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    try terminal.send("add to plc note \"Tea\r")
    try terminal.seeLine("   \"..>")
    let words = (1...199).map { "undo \($0)" }
    try terminal.paste((words + ["last\""]).joined(separator: "\n"))
    try terminal.seeLine("   \"..> last\"")
    try terminal.send("\r")
    try terminal.ready("cedar[1+1]> ")
    try terminal.send(":save mine.weave\r")
    try terminal.ready("cedar[1+1]> ")
    let quoted = "\"Tea \(words.joined(separator: " ")) last\""
    #expect(try home.text("desk/mine.weave") == "load cedar.weave\nadd to plc note \(quoted)\n")
  }

  @Test("200 lines pasted below a header that was begun are its facts")
  func header() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    try terminal.send("thread listening \"Listening\"\r")
    try terminal.seeLine("   ..>")
    let facts = ["  kind idea", "  home staff", "  ties \"Pair talks\""]
    let remarks = (1...197).map { "  # remark \($0)" }
    try terminal.paste((facts[..<2] + remarks + facts[2...]).joined(separator: "\n"))
    try terminal.seeLine("   ..>   ties \"Pair talks\"")
    #expect(terminal.screen.prompts == 1)
    try terminal.send("\r\r")
    try terminal.ready("cedar[1+4]> ")
  }

  @Test("A line of 20,000 characters is typed, moved in, run and kept whole")
  func longLine() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    let words = String(repeating: "abcdefghi ", count: 2_000)
    try terminal.send("to plc note \"\(words)END\"")
    try terminal.wait("its end") { $0.screen.current.hasSuffix("END\"") && $0.inputIsTaken }
    try terminal.send("\u{1}add ")
    try terminal.see("cedar> add to plc note \"abc")
    try terminal.send("\r")
    try terminal.ready("cedar[1+1]> ")
    #expect(
      try home.text("state/plainweave/history") == "add to plc note \"\(words)END\"\n")
    try terminal.send(":save mine.weave\r")
    try terminal.ready("cedar[1+1]> ")
    #expect(try home.text("desk/mine.weave").contains("note \"\(words)END\""))
  }

  @Test("An entry taller than the window scrolls in it, and runs whole")
  func tall() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 6, columns: 40)
    try terminal.ready("cedar> ")
    let lines = (1...12).map { "# line \($0)" } + ["pair kim with lane"]
    try terminal.paste(lines.joined(separator: "\n"))
    try terminal.seeLine("   ..> pair kim with lane")
    #expect(terminal.screen.rows[0] == "   ..> # line 8")
    for _ in 1...12 { try terminal.send(PromptKeys.up) }
    try terminal.wait("its start") { $0.screen.rows[0] == "cedar> # line 1" && $0.screen.y == 0 }
    try terminal.send("\r")
    try terminal.ready("cedar[1+1]> ")
  }

  @Test("A line half typed is painted anew as the window becomes narrower, wider and lower")
  func resized() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", environment: ["NO_COLOR": "1"])
    try terminal.ready("cedar> ")
    try terminal.send("what if we pull equity into plc by")
    try terminal.seeLine("cedar> what if we pull equity into plc by")
    terminal.resize(rows: 24, columns: 20)
    try terminal.wait("three rows") {
      $0.screen.text.hasSuffix("cedar> what if we pu\nll equity into plc b\ny")
    }
    terminal.resize(rows: 2, columns: 30)
    try terminal.wait("two rows") {
      $0.screen.text == "cedar> what if we pull equity \ninto plc by".replacing(" \n", with: "\n")
    }
    terminal.resize(rows: 24, columns: 90)
    try terminal.seeLine("cedar> what if we pull equity into plc by")
    try terminal.send(" comment\r")
    try terminal.ready("cedar[1+1]> ")
  }

  @Test("A pager left at page one of an answer that no pipe holds gives the prompt back")
  func pagerLeft() throws {
    let home = try PromptHome()
    let prompt = "oak> "
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    let spaces = days.map {
      "space \($0) \"The \($0) circle, which meets every week\"\n  led-by kim\n  every week on \($0)\n"
    }
    try home.write(
      "weave 1\nplan oak \"Oak\" 2024-08-01..2026-06-30\nleader kim \"Kim\"\n" + spaces.joined(),
      to: "desk/oak.weave")
    let terminal = try home.open("oak.weave", environment: ["PAGER": "less"])
    try terminal.ready(prompt)
    try terminal.enter(":set mode json", then: prompt)
    try terminal.enter("show sessions", then: prompt)
    try terminal.enter(":save json all.json", then: prompt)
    #expect(try home.bytes("desk/all.json").count > 70_000)
    try terminal.send("more\r")
    try terminal.wait("the pager") { $0.screen.current.hasPrefix("space: next page") }
    while !terminal.isReady(prompt) {
      try terminal.send("q")
      for _ in 1...10 where !terminal.isReady(prompt) { terminal.pump(100) }
    }
    // A key of the pager that came too late is dropped.
    terminal.forgetPrompts()
    try terminal.send(PromptKeys.interrupt)
    try terminal.ready(prompt)
    try terminal.enter(":set mode table", then: prompt)
    try terminal.send("_99\r")
    try terminal.see("there is no result _99")
  }
}
