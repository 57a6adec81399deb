import Glibc
import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("The prompt and what happens on the disk", .serialized, .waiting, .timeLimit(.minutes(5)))
struct PromptDiskTests {
  private static let pull = "what if we pull equity into plc by comment"

  @Test("A yes typed before the question is no answer to it")
  func typedAhead() throws {
    let home = try PromptHome("cedar.weave")
    let before = try home.text("desk/cedar.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    try terminal.enter("pair kim with lane", then: "cedar[1+1]> ")
    try terminal.send("adopt\ry\r")
    try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N/e(dit)]") && $0.isRaw }
    try terminal.send("n\r")
    try terminal.ready("cedar[1+1]> ")
    #expect(terminal.everything.contains("not written"))
    #expect(try home.text("desk/cedar.weave") == before)
  }

  @Test(
    "A plan that changed on the disk shows a star; :reload keeps the branch, and says what fits")
  func reload() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    let text = try home.text("desk/cedar.weave")
    try home.write(text + "\n# more\n", to: "desk/cedar.weave")
    try terminal.enter("pair kim with lane", then: "cedar[1+2]*> ")
    try terminal.enter(":reload", then: "cedar[1+2]> ")
    #expect(terminal.screen.text.contains("cedar.weave read again"))
    #expect(!terminal.screen.text.contains("no longer fits"))
    try terminal.enter("undo", then: "cedar[1+1]> ")
    // The space pulled into is gone: that edit is said, the session goes on.
    try home.write(text.replacing("plc", with: "circle"), to: "desk/cedar.weave")
    try terminal.enter("?undo", then: "cedar[1+1]*> ")
    try terminal.enter(":reload", then: "cedar> ")
    #expect(terminal.screen.text.contains("no longer fits; the next `:reload`"))
    #expect(terminal.screen.text.contains(" • h1 pull equity into plc"))
    try terminal.enter("where equity missing", then: "cedar> ")
    #expect(terminal.screen.text.contains(" circle "))
    // With the space, the edit is back.
    try home.write(text, to: "desk/cedar.weave")
    try terminal.enter("?undo", then: "cedar*> ")
    try terminal.enter(":reload", then: "cedar[1+1]> ")
  }

  @Test("A plan that vanishes or breaks behind the prompt leaves what was read, and the prompt")
  func vanished() throws {
    let home = try PromptHome("cedar.weave")
    let text = try home.text("desk/cedar.weave")
    let terminal = try home.open("cedar.weave", rows: 40)
    try terminal.ready("cedar> ")
    unlink(home.path + "/desk/cedar.weave")
    try terminal.enter(Self.pull, then: "cedar[1+1]*> ")
    try terminal.enter(":reload", then: "cedar[1+1]*> ")
    #expect(terminal.screen.text.contains("there is no file `cedar.weave`"))
    #expect(
      terminal.screen.text.contains(
        "cedar.weave holds no plan now; the one that was read before is kept"))
    try terminal.enter("adopt", then: "cedar[1+1]*> ")
    #expect(terminal.screen.text.contains("cedar.weave is no longer the file that was read"))
    #expect(try home.names(in: "desk") == [])
    try home.write("plan cedar\n  space ] [", to: "desk/cedar.weave")
    try terminal.send(":reload\r")
    try terminal.wait("a prompt") { $0.isReady("cedar> ") || $0.isReady("cedar[1+1]> ") }
    terminal.forgetPrompts()
    try home.write(text, to: "desk/cedar.weave")
    try terminal.send(":reload\r")
    try terminal.wait("a prompt") { $0.isReady("cedar> ") || $0.isReady("cedar[1+1]> ") }
    terminal.forgetPrompts()
    try terminal.send("where equity missing\r")
    try terminal.see(" plc ")
  }

  @Test("What cannot be read leaves a prompt without a plan, and load opens another")
  func unreadable() throws {
    let home = try PromptHome("cedar.weave")
    mkdir(home.path + "/desk/folder.weave", 0o755)
    try home.write(bytes: [0xFF, 0xFE, 0x00, 0x1B, 0x5B], to: "desk/bytes.weave")
    for name in ["nowhere.weave", "folder.weave", "bytes.weave"] {
      let terminal = try home.open(name)
      try terminal.wait("a prompt") { $0.isReady("weave> ") || $0.isReady("plan> ") }
      #expect(terminal.screen.text.contains("error W9"), "\(name): \(terminal.screen.text)")
      terminal.forgetPrompts()
      try terminal.enter("load cedar.weave", then: "cedar> ")
      try terminal.enter("load \(name)", then: "cedar> ")
      try terminal.send(PromptKeys.end)
      #expect(try terminal.leaves(0), "\(name)")
    }
  }

  @Test("Without a plan the prompt says how to open one")
  func noPlan() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("")
    try terminal.ready("weave> ")
    #expect(terminal.screen.text.contains("`load FILE` opens a plan"))
    try terminal.enter("show sessions", then: "weave> ")
    #expect(terminal.screen.text.contains("no plan is loaded"))
    try terminal.enter("load cedar.weave", then: "cedar> ")
  }

  @Test("A plan with mistakes is opened, and the banner counts them")
  func broken() throws {
    let home = try PromptHome("cedar.weave")
    let text = try home.text("desk/cedar.weave")
    try home.write(text + "\nspace lab \"Lab\"\n  led-by nobody\n", to: "desk/cedar.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar> ")
    #expect(terminal.screen.text.contains("1 error in the plan: answers may miss facts"))
    try terminal.enter("where equity missing", then: "cedar> ")
    #expect(terminal.screen.text.contains(" plc "))
  }

  @Test("After kill -9 the next start offers to go on, and the branch is as it was")
  func killed() throws {
    let home = try PromptHome("cedar.weave")
    let first = try home.open("cedar.weave", rows: 40)
    try first.ready("cedar> ")
    try first.enter("what if we pull equity into plc?", then: "cedar> ")
    try first.enter("try comment", then: "cedar[1+1]> ")
    try first.enter("pair kim with lane", then: "cedar[1+2]> ")
    try first.enter("undo", then: "cedar[1+1]> ")
    try first.enter("branch winter", then: "cedar[winter+1]> ")
    try first.enter("delta", then: "cedar[winter+1]> ")
    let before = Self.answer(first)
    first.signal(SIGKILL)
    #expect(try first.ended() == .signal(Int(SIGKILL)))

    let second = try home.open("cedar.weave", rows: 40)
    try second.see("Go on with it? [Y/n]")
    try second.wait("keys one by one") { $0.isRaw }
    try second.send("\r")
    try second.ready("cedar[winter+1]> ")
    second.forgetPrompts()
    try second.enter("delta", then: "cedar[winter+1]> ")
    #expect(Self.answer(second) == before)
    // Killed again, it is still there: what was entered again is kept anew.
    second.signal(SIGKILL)
    _ = try second.ended()
    let third = try home.open("cedar.weave", rows: 40)
    try third.see("Go on with it? [Y/n]")
    try third.wait("keys one by one") { $0.isRaw }
    try third.send("n\r")
    try third.ready("cedar> ")
    try third.send(PromptKeys.end)
    #expect(try third.leaves(0))
    let fourth = try home.open("cedar.weave", rows: 40)
    try fourth.ready("cedar> ")
    #expect(!fourth.everything.contains("Go on with it?"))
  }

  /// The rows between the last `delta` entered and the prompt.
  private static func answer(_ terminal: PseudoTerminal) -> [String] {
    let rows = terminal.everything.split(separator: "\n").map(String.init)
    let start = rows.lastIndex { $0.hasSuffix("> delta") } ?? 0
    return Array(rows[(start + 1)...].dropLast())
  }

  @Test("A session that was left offers nothing, and one that still runs is left alone")
  func leftAndRunning() throws {
    let home = try PromptHome("cedar.weave")
    let running = try home.open("cedar.weave")
    try running.ready("cedar> ")
    try running.enter(Self.pull, then: "cedar[1+1]> ")
    let other = try home.open("cedar.weave")
    try other.ready("cedar> ")
    #expect(!other.everything.contains("Go on with it?"))
    try other.send(PromptKeys.end)
    #expect(try other.leaves(0))
    try running.enter("undo", then: "cedar> ")
    try running.send(PromptKeys.end)
    #expect(try running.leaves(0))
    #expect(try home.names(in: "state/plainweave/journal") == [])
  }

  @Test("A broken history is set aside with a word, and a new one begun")
  func brokenHistory() throws {
    let home = try PromptHome("cedar.weave")
    let broken: [UInt8] = [0x61, 0x0A, 0xFF, 0x00, 0xC3, 0x0A]
    try home.write(bytes: broken, to: "state/plainweave/history")
    let terminal = try home.open("cedar.weave", columns: 200)
    try terminal.ready("cedar> ")
    #expect(terminal.screen.text.contains("the history could not be read; it was set aside as "))
    try terminal.enter("profile", then: "cedar> ")
    let names = try home.names(in: "state/plainweave")
    let aside = try #require(names.first { $0.hasPrefix("history.broken-") })
    #expect(try home.bytes("state/plainweave/\(aside)") == broken)
    #expect(try home.text("state/plainweave/history") == "profile\n")
    var status = stat()
    #expect(stat(home.path + "/state/plainweave/history", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test("A broken journal hinders nobody: what can be read of it is offered")
  func brokenJournal() throws {
    let home = try PromptHome("cedar.weave")
    let first = try home.open("cedar.weave")
    try first.ready("cedar> ")
    try first.enter(Self.pull, then: "cedar[1+1]> ")
    first.signal(SIGKILL)
    _ = try first.ended()
    let name = try #require(try home.names(in: "state/plainweave/journal").first)
    let file = "state/plainweave/journal/\(name)"
    let kept = try home.bytes(file)
    try home.write(bytes: [0xFF, 0x0A, 0x00, 0x0A] + kept + [0x3E, 0x1B, 0x5B, 0xFF], to: file)
    let second = try home.open("cedar.weave")
    try second.see("Go on with it? [Y/n]")
    try second.wait("keys one by one") { $0.isRaw }
    try second.send("y\r")
    try second.ready("cedar[1+1]> ")
    try second.send("where equity missing\r")
    try second.see(" coaching ")
    #expect(!second.output.contains(0xFF))
  }

  @Test("Nowhere to keep a history or a journal is no reason not to go on")
  func noFolders() throws {
    let home = try PromptHome("cedar.weave")
    let nowhere = ["HOME": "/proc/nowhere", "XDG_STATE_HOME": "/proc/x", "XDG_CONFIG_HOME": ""]
    let terminal = try home.open("cedar.weave", environment: nowhere)
    try terminal.ready("cedar> ")
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    try terminal.enter("undo", then: "cedar> ")
    try terminal.send(PromptKeys.end)
    #expect(try terminal.leaves(0))
  }
}
