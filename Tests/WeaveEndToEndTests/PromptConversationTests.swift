import Glibc
import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("A conversation at the prompt", .serialized, .waiting, .timeLimit(.minutes(5)))
struct PromptConversationTests {
  private static let pull = "what if we pull equity into plc by comment"

  @Test("The banner says on two lines what matters, and the prompt waits")
  func banner() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    let rows = terminal.screen.rows
    #expect(rows[0].hasPrefix("Plainweave "))
    #expect(
      (rows[0] + " " + rows[1]).contains(
        "· cedar.weave · 3 threads, 4 spaces, 6 sessions, 0 holes"))
    #expect(terminal.screen.y <= 2)
    try terminal.send(PromptKeys.end)
    #expect(try terminal.leaves(0))
  }

  @Test("A broken promise is in the banner, by name")
  func brokenPromise() throws {
    let home = try PromptHome("cedar.weave")
    let text = try home.text("desk/cedar.weave").replacing("<= 60 min", with: "<= 50 min")
    try home.write(text, to: "desk/cedar.weave")
    let terminal = try home.open("cedar.weave", columns: 120)
    try terminal.ready("cedar> ")
    #expect(terminal.screen.text.contains("1 promise broken (staff-hour) · groups is never met in"))
  }

  @Test("A pull without a way lays ways side by side, try makes one, the prompt counts it")
  func tryWay() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40, columns: 120)
    try terminal.ready("cedar> ")
    try terminal.enter("what if we pull equity into plc?", then: "cedar> ")
    for way in ["label", "comment", "15 minutes"] {
      #expect(terminal.screen.rows.contains { $0.hasPrefix(" \(way) ") }, "\(way)")
    }
    try terminal.enter("try comment", then: "cedar[1+1]> ")
    #expect(terminal.screen.text.contains("h1 on branch 1 (nothing is written until `adopt`)"))
    try terminal.enter("undo", then: "cedar> ")
    #expect(terminal.screen.text.contains("dropped h1 (`redo` brings it back)"))
    try terminal.enter("redo", then: "cedar[1+1]> ")
    try terminal.enter("branch winter", then: "cedar[winter+1]> ")
    try terminal.enter("switch plan", then: "cedar> ")
  }

  @Test("adopt shows the lines and asks; n, Enter, Ctrl-C and Ctrl-D write nothing")
  func adoptRefused() throws {
    let home = try PromptHome("cedar.weave")
    let before = try home.bytes("desk/cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 50)
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    for no in ["n\r", "\r", "no\r", PromptKeys.interrupt, PromptKeys.end] {
      try terminal.send("adopt\r")
      try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N/e(dit)]") && $0.isRaw }
      #expect(terminal.screen.text.contains("+++ cedar.weave, branch 1"))
      try terminal.send(no)
      try terminal.ready("cedar[1+1]> ")
      #expect(try home.bytes("desk/cedar.weave") == before)
    }
    #expect(terminal.screen.text.contains("not written"))
  }

  @Test("y writes the bytes that an accept of the same edits writes, and keeps permissions")
  func adopted() throws {
    let home = try PromptHome("cedar.weave")
    let other = try PromptHome("cedar.weave")
    let file = home.path + "/desk/cedar.weave"
    chmod(file, 0o640)
    let terminal = try home.open("cedar.weave", rows: 50)
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    try terminal.enter("pair kim with lane", then: "cedar[1+2]> ")
    try terminal.send("adopt\r")
    try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N/e(dit)]") && $0.isRaw }
    #expect(terminal.screen.current.contains("Write cedar.weave?"))
    try terminal.send("y\r")
    try terminal.ready("cedar> ")
    #expect(terminal.screen.text.contains("wrote cedar.weave"))
    let accepted = try other.piped(
      "what-if cedar.weave --accept '\(Self.pull.dropFirst(11)) and pair kim with lane'",
      input: .terminal)
    #expect(accepted.code == 0, "\(accepted.text)")
    #expect(try home.text("desk/cedar.weave") == other.text("desk/cedar.weave"))
    #expect(try home.text("desk/cedar.weave") != PromptHome("cedar.weave").text("desk/cedar.weave"))
    var status = stat()
    #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o640)
    // Nothing is left to adopt, so leaving asks nothing.
    try terminal.send(PromptKeys.end)
    #expect(try terminal.leaves(0))
    #expect(try home.names(in: "desk") == ["cedar.weave"])
  }

  @Test("A file that changed behind the prompt is not written over")
  func adoptedOverChange() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 50)
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    let changed = try home.text("desk/cedar.weave") + "# somebody else was here\n"
    try home.write(changed, to: "desk/cedar.weave")
    try terminal.enter("adopt", then: "cedar[1+1]*> ")
    #expect(terminal.screen.text.contains("cedar.weave is no longer the file that was read"))
    #expect(try home.text("desk/cedar.weave") == changed)
  }

  @Test("Leaving with edits asks, by Ctrl-D and by :quit; without edits it does not")
  func leaving() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    for leave in [PromptKeys.end, ":quit\r"] {
      try terminal.send(leave)
      try terminal.wait("the question") { $0.screen.current.hasSuffix("Leave? [y/N]") && $0.isRaw }
      try terminal.send("n\r")
      try terminal.ready("cedar[1+1]> ")
    }
    try terminal.send(PromptKeys.end)
    try terminal.wait("the question") { $0.screen.current.hasSuffix("Leave? [y/N]") && $0.isRaw }
    try terminal.send("y\r")
    #expect(try terminal.leaves(0))
  }

  @Test("Tab completes names of the plan, by their beginning and by their initials")
  func completion() throws {
    let home = try PromptHome("deficit-views.weave")
    let terminal = try home.open("deficit-views.weave", environment: ["NO_COLOR": "1"])
    try terminal.ready("harbor-view> ")
    try terminal.send("where def\t")
    try terminal.seeLine("harbor-view> where deficit-views")
    try terminal.send("missing\r")
    try terminal.ready("harbor-view> ")
    try terminal.send("trace d-v\t")
    try terminal.seeLine("harbor-view> trace deficit-views")
    try terminal.send(PromptKeys.interrupt)
    try terminal.ready("harbor-view> ")
    try terminal.send("what if we pull deficit-views into \t")
    try terminal.see("deficit-views is missing")
    try terminal.wait("the line again") {
      $0.screen.current == "harbor-view> what if we pull deficit-views into"
    }
  }

  @Test("An unknown word says what it may have meant, and changes nothing")
  func unknown() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    try terminal.enter("shwo sessions", then: "cedar> ")
    #expect(terminal.screen.text.contains("did you mean show?"))
    try terminal.enter(":hlep", then: "cedar> ")
    #expect(terminal.screen.text.contains("did you mean :help?"))
    try terminal.enter(":undo", then: "cedar> ")
    #expect(terminal.screen.text.contains("`undo` is a sentence, without the colon"))
    try terminal.send(PromptKeys.end)
    #expect(try terminal.leaves(0))
  }
}
