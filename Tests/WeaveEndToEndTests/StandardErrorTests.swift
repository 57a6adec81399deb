import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("What goes to a terminal on standard error", .serialized, .waiting, .timeLimit(.minutes(2)))
struct StandardErrorTests {
  private static let title = "\u{1B}]0;TITLE\u{7}"

  @Test("No escape sequence of a file or a name is sent, also where the answer goes elsewhere")
  func escapes() throws {
    let home = try PromptHome("cedar.weave")
    let plan = try home.text("desk/cedar.weave")
    try home.write(plan + "\n# \(Self.title) a comment\n", to: "desk/odd.weave")
    try home.write(plan, to: "desk/\(Self.title).weave")
    try home.write(
      plan.replacing("thread groups", with: "# \(Self.title)\nthread groups"),
      to: "desk/comment.weave")
    let shell = try home.shell()
    try shell.seeLine("shell>")
    for (number, line) in [
      "plainweave comment.weave --no-init -e 'drop groups' -e adopt >/dev/null",
      "plainweave test *TITLE*.weave >/dev/null",
      "plainweave cedar.weave -f \"$(echo *TITLE*)/none\" >/dev/null",
      "plainweave merge-file -p cedar.weave odd.weave cedar.weave",
      "plainweave explain W115",
    ].enumerated() {
      try shell.send("\(line); echo d''one\(number)\r")
      try shell.wait("the end") { $0.screen.text.contains("done\(number)") }
      try shell.seeLine("shell>")
    }
    let sent = String(decoding: shell.output, as: UTF8.self)
    #expect(!sent.contains("\u{1B}]0;") && !sent.contains("\u{B}"))
    // Shown they are: by each of the four, but for the page.
    #expect(sent.ranges(of: "␛]0;TITLE").count >= 4)
  }
}
