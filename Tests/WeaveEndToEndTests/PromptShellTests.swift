import Glibc
import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite(
  "The prompt under a shell, and with other keys", .serialized, .waiting, .timeLimit(.minutes(5)))
struct PromptShellTests {
  @Test("Ctrl-Z gives a shell its terminal back, fg brings the half-typed line back")
  func suspend() throws {
    let home = try PromptHome("cedar.weave")
    let shell = try home.shell()
    try shell.seeLine("shell>")
    try shell.send("plainweave cedar.weave\r")
    try shell.ready("cedar> ")
    try shell.enter("pair kim with lane", then: "cedar[1+1]> ")
    try shell.send("where equity")
    try shell.seeLine("cedar[1+1]> where equity")
    for _ in 1...2 {
      try shell.send("\u{1A}")
      try shell.wait("the shell") { $0.screen.current == "shell>" && $0.isSober }
      #expect(!shell.screen.isBracketing)
      try shell.send("echo a$((6 * 7))b\r")
      try shell.wait("its answer") { $0.screen.text.contains("a42b") }
      try shell.seeLine("shell>")
      try shell.send("fg\r")
      try shell.wait("the line again") {
        $0.screen.current == "cedar[1+1]> where equity" && $0.isRaw && $0.screen.isBracketing
      }
    }
    try shell.send(" missing\r")
    try shell.see("equity is missing in")
    try shell.ready("cedar[1+1]> ")
    try shell.send(PromptKeys.end)
    try shell.wait("the question") { $0.screen.current.hasSuffix("Leave? [y/N]") && $0.isRaw }
    // A question can be left standing too.
    try shell.send("\u{1A}")
    try shell.wait("the shell") { $0.screen.current == "shell>" && $0.isSober }
    try shell.send("fg\r")
    try shell.wait("the question again") {
      $0.screen.current.hasSuffix("Leave? [y/N]") && $0.isRaw
    }
    try shell.send("y\r")
    try shell.wait("the shell") { $0.screen.current == "shell>" && $0.isSober }
    try shell.send("exit $?\r")
    #expect(try shell.ended() == .exit(0))
  }

  @Test("A prompt that its shell kills while it is stopped goes on after the next start")
  func killedWhileStopped() throws {
    let home = try PromptHome("cedar.weave")
    let shell = try home.shell()
    try shell.seeLine("shell>")
    try shell.send("plainweave cedar.weave\r")
    try shell.ready("cedar> ")
    try shell.enter("pair kim with lane", then: "cedar[1+1]> ")
    try shell.send("\u{1A}")
    try shell.wait("the shell") { $0.screen.current == "shell>" && $0.isSober }
    try shell.send("kill -9 %1; wait; plainweave cedar.weave\r")
    try shell.wait("the question") {
      $0.screen.current.hasSuffix("Go on with it? [Y/n]") && $0.isRaw
    }
    try shell.send("\r")
    try shell.ready("cedar[1+1]> ")
  }

  @Test("vi keys of ~/.editrc work on sentences: motions, changes, search, Up")
  func vi() throws {
    let home = try PromptHome("cedar.weave")
    try home.write("bind -v\n", to: ".editrc")
    let terminal = try home.open(
      "cedar.weave", environment: ["EDITRC": home.path + "/.editrc", "NO_COLOR": "1"])
    try terminal.ready("cedar> ")
    try terminal.send("pair lane with ode")
    try terminal.seeLine("cedar> pair lane with ode")
    try terminal.send("\u{1B}")
    try terminal.wait("on the last letter") { $0.screen.x == 24 }
    try terminal.send("0wcwkim\u{1B}")
    try terminal.seeLine("cedar> pair kim with ode")
    try terminal.send("A\u{17}lane\r")
    try terminal.ready("cedar[1+1]> ")
    try terminal.send("\u{1B}")
    try terminal.wait("the key to be read") { $0.inputIsTaken }
    try terminal.send("k")
    try terminal.seeLine("cedar[1+1]> pair kim with lane")
    try terminal.send("ccundo\r")
    try terminal.ready("cedar> ")
    try terminal.send("\u{1B}")
    try terminal.wait("the key to be read") { $0.inputIsTaken }
    try terminal.send("/kim")
    try terminal.seeLine("search “kim”: pair kim with lane")
    try terminal.send("\r")
    try terminal.ready("cedar[1+1]> ")
  }
}
