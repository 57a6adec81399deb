import Glibc
import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("Two prompts that share a history", .serialized, .waiting, .timeLimit(.minutes(5)))
struct PromptSharingTests {
  private static let history = "state/plainweave/history"

  @Test("What one entered the other finds, by Up and by Ctrl-R, after its next prompt")
  func found() throws {
    let home = try PromptHome("cedar.weave")
    let environment = ["NO_COLOR": "1"]
    let one = try home.open("cedar.weave", environment: environment)
    let two = try home.open("cedar.weave", environment: environment)
    try one.ready("cedar> ")
    try two.ready("cedar> ")
    try one.enter("pair kim with lane", then: "cedar[1+1]> ")
    // The other's prompt stood there before: it sees that entry from its next one on.
    try two.send(PromptKeys.up)
    try two.wait("a bell") { $0.screen.bells == 1 && $0.inputIsTaken }
    try two.enter("?undo", then: "cedar> ")
    try two.send("pair" + PromptKeys.up)
    try two.seeLine("cedar> pair kim with lane")
    try two.send(PromptKeys.interrupt)
    try two.ready("cedar> ")
    try two.send("\u{12}KIM")
    try two.seeLine("search “KIM”: pair kim with lane")
    try two.send("\r")
    try two.ready("cedar[1+1]> ")
    // What it entered goes to the end, for the first too.
    try one.enter("delta", then: "cedar[1+1]> ")
    try one.send(PromptKeys.up + PromptKeys.up)
    try one.seeLine("cedar[1+1]> pair kim with lane")
    #expect(
      try home.text(Self.history) == "pair kim with lane\n?undo\npair kim with lane\ndelta\n")
  }

  @Test("Entries made at the same moment are all kept, whole, for this person alone to read")
  func atOnce() throws {
    let home = try PromptHome("cedar.weave")
    let one = try home.open("cedar.weave")
    let two = try home.open("cedar.weave")
    try one.ready("cedar> ")
    try two.ready("cedar> ")
    var entered: Set<String> = []
    for number in 1...20 {
      let entries = ["# one \(number)", "# two \(number)"]
      entered.formUnion(entries)
      try one.send(entries[0] + "\r")
      try two.send(entries[1] + "\r")
      if number % 5 != 0 { continue }
      for terminal in [one, two] {
        try terminal.wait("the keys to be read") { $0.inputIsTaken }
      }
    }
    try one.paste("pair kim with\n  lane")
    try one.send("\r")
    try one.wait("the edit") { $0.screen.current.hasPrefix("cedar[1+1]>") }
    for (terminal, code) in [(one, "y\r"), (two, "")] {
      try terminal.send(PromptKeys.end + code)
      #expect(try terminal.leaves(0))
    }
    let lines = try home.text(Self.history).split(separator: "\n").map(String.init)
    #expect(lines.count == 41)
    #expect(Set(lines) == entered.union(["pair kim with\\n  lane"]))
    // Each prompt's own stand in their order.
    for name in ["one", "two"] {
      #expect(
        lines.filter { $0.hasPrefix("# \(name)") } == (1...20).map { "# \(name) \($0)" })
    }
    var status = stat()
    #expect(stat(home.path + "/" + Self.history, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }
}
