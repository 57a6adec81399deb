import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("The prompt in tmux", .serialized, .waiting, .timeLimit(.minutes(5)))
struct PromptTmuxTests {
  @Test("What tmux pastes stands there as a block, and runs at Enter")
  func paste() throws {
    let home = try PromptHome("cedar.weave")
    let tmux = try Multiplexer(home, "plainweave cedar.weave")
    try tmux.seeLast("cedar>")
    try tmux.paste(
      "thread listening \"Listening\"\n  kind idea\n  home staff\npair kim with lane\n")
    let block = try tmux.seeLast("   ..> pair kim with lane")
    #expect(
      Array(block.suffix(4)) == [
        "cedar> thread listening \"Listening\"", "   ..>   kind idea", "   ..>   home staff",
        "   ..> pair kim with lane",
      ])
    try tmux.press("Enter")
    let answered = try tmux.seeLast("cedar[1+4]>")
    #expect(answered.contains("h2 on branch 1 (nothing is written until `adopt`)"))
    #expect(answered.count { $0.hasSuffix("pair kim with lane") } <= 1)
  }

  @Test("A line half typed is whole after the window became narrower and wider")
  func reflow() throws {
    let home = try PromptHome("cedar.weave")
    let tmux = try Multiplexer(home, "plainweave cedar.weave")
    try tmux.seeLast("cedar>")
    try tmux.enter("?undo")
    let before = try tmux.wait("an answer") { $0.count > 4 && $0.last == "cedar>" }
    try tmux.type("what if we pull equity into plc by")
    try tmux.seeLast("cedar> what if we pull equity into plc by")
    try tmux.resize(rows: 24, columns: 18)
    try tmux.wait("three rows") {
      $0.suffix(3) == ["cedar> what if we", "pull equity into p", "lc by"]
    }
    try tmux.resize(rows: 24, columns: 100)
    let after = try tmux.seeLast("cedar> what if we pull equity into plc by")
    // Nothing is left over of the rows in between.
    #expect(after.count { $0.hasPrefix("cedar>") } == before.count { $0.hasPrefix("cedar>") })
    #expect(after.count { $0.contains("pull equity") } == 1)
    try tmux.enter(" comment")
    try tmux.seeLast("cedar[1+1]>")
  }

  @Test("Ctrl-Z leaves the shell a terminal to type on, and fg the line as it was")
  func suspend() throws {
    let home = try PromptHome("cedar.weave")
    let tmux = try Multiplexer(home, "/bin/sh -i")
    try tmux.seeLast("shell>")
    try tmux.enter("plainweave cedar.weave")
    try tmux.seeLast("cedar>")
    try tmux.type("where equity")
    try tmux.seeLast("cedar> where equity")
    try tmux.press("C-z")
    try tmux.seeLast("shell>")
    try tmux.enter("echo a$((6 * 7))b")
    try tmux.wait("what the shell says") { $0.suffix(2) == ["a42b", "shell>"] }
    try tmux.enter("fg")
    try tmux.seeLast("cedar> where equity")
    try tmux.enter(" missing")
    try tmux.wait("an answer") { $0.last == "cedar>" && $0.contains("equity is missing in") }
    try tmux.press("C-d")
    try tmux.seeLast("shell>")
  }

  @Test("Tab lists what may follow below the line; dim text behind it is taken by Right")
  func completion() throws {
    let home = try PromptHome("cedar.weave")
    let tmux = try Multiplexer(home, "plainweave cedar.weave")
    try tmux.seeLast("cedar>")
    try tmux.type("what if we pull equity into ")
    try tmux.press("Tab")
    let listed = try tmux.wait("a list, and the line below it") { rows in
      rows.count { $0 == "cedar> what if we pull equity into" } == 2
    }
    #expect(listed.contains { $0.hasPrefix("  plc ") })
    #expect(listed.last == "cedar> what if we pull equity into")
    try tmux.type("plc by comm")
    // The rest of the only word stands there, and the cursor before it.
    try tmux.seeLast("cedar> what if we pull equity into plc by comment")
    try tmux.wait("the cursor before it") { _ in try tmux.property("cursor_x") == "46" }
    try tmux.press("Right")
    try tmux.wait("the cursor behind it") { _ in Int(try tmux.property("cursor_x")) ?? 0 >= 49 }
    try tmux.press("Enter")
    try tmux.seeLast("cedar[1+1]>")
  }

  @Test("The pager has a screen of its own, and leaves the conversation as it was")
  func pager() throws {
    let home = try PromptHome("talk.weave")
    let tmux = try Multiplexer(home, "env PAGER=less LESS=R plainweave talk.weave", columns: 160)
    try tmux.seeLast("juniper>")
    try tmux.enter("show sessions")
    let before = try tmux.wait("an answer") {
      $0.contains { $0.hasPrefix("`more` shows all") } && $0.last == "juniper>"
    }
    #expect(try tmux.property("alternate_on") == "0")
    try tmux.enter("more")
    try tmux.seeLast(":")
    #expect(try tmux.property("alternate_on") == "1")
    try tmux.press("q")
    let after = try tmux.seeLast("juniper>")
    #expect(try tmux.property("alternate_on") == "0")
    // The rows above are those that stood there.
    let rows = before.dropLast() + ["juniper> more", "juniper>"]
    #expect(after == Array(rows.suffix(24)))
  }
}
