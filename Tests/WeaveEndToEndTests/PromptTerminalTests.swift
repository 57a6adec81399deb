import FoundationEssentials
import Testing
import WeavePseudoTerminal
import WeaveTestKit

@Suite("The prompt on many terminals, and none", .serialized, .waiting, .timeLimit(.minutes(5)))
struct PromptTerminalTests {
  private static let pull = "what if we pull equity into plc by comment"

  /// Where `bytes` occur in the output.
  private static func holds(_ output: [UInt8], _ bytes: String) -> Bool {
    let wanted = Array(bytes.utf8)
    guard output.count >= wanted.count else { return false }
    return (0...(output.count - wanted.count)).contains {
      output[$0] == wanted[0] && output[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }

  @Test("With NO_COLOR, or --color never, nothing is colored; else names and answers are")
  func noColor() throws {
    let home = try PromptHome("cedar.weave")
    for (options, environment, isColored) in [
      ("cedar.weave", ["NO_COLOR": "1"], false), ("cedar.weave --color never", [:], false),
      ("cedar.weave", [:], true), ("cedar.weave --color always", ["NO_COLOR": "1"], true),
    ] {
      let terminal = try home.open(options, environment: environment)
      try terminal.ready("cedar> ")
      try terminal.enter("where equity missing", then: "cedar> ")
      try terminal.enter("nonsense", then: "cedar> ")
      try terminal.send(PromptKeys.end)
      #expect(try terminal.leaves(0))
      let output = String(decoding: terminal.output, as: UTF8.self)
      let colors = output.ranges(of: try Regex("\u{1B}\\[[0-9;]*[1-9][0-9;]*m"))
      #expect(colors.isEmpty != isColored, "\(options) \(environment)")
    }
  }

  @Test("On a dumb terminal there is a prompt, and not one escape sequence")
  func dumb() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", environment: ["TERM": "dumb"])
    try terminal.wait("a prompt") { $0.screen.current == "cedar>" && $0.screen.x == 7 }
    try terminal.send(Self.pull + "\r")
    try terminal.wait("a prompt") { $0.screen.current == "cedar[1+1]>" && $0.screen.x == 12 }
    try terminal.send("thread listening \"Listening\"\r")
    try terminal.wait("more expected") { $0.screen.current == "   ..>" }
    try terminal.send("kind idea\r")
    try terminal.wait("more expected") {
      $0.screen.current == "   ..>" && $0.screen.text.contains("kind idea")
    }
    try terminal.send("\r")
    try terminal.wait("a prompt") { $0.screen.current == "cedar[1+3]>" }
    try terminal.send("adopt\r")
    try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N/e(dit)]") }
    try terminal.send("n\r")
    try terminal.wait("a prompt") {
      $0.screen.current == "cedar[1+3]>" && $0.screen.text.contains("not written")
    }
    try terminal.send(PromptKeys.end)
    try terminal.wait("the question") { $0.screen.current.hasSuffix("Leave? [y/N]") }
    try terminal.send("y\r")
    #expect(try terminal.leaves(0))
    #expect(!terminal.output.contains(0x1B))
  }

  @Test("In the C locale answers are drawn in ASCII, and umlauts can be typed")
  func cLocale() throws {
    let home = try PromptHome("cedar.weave")
    let terminal = try home.open("cedar.weave", environment: ["LC_ALL": "C", "NO_COLOR": "1"])
    try terminal.ready("cedar> ")
    try terminal.enter("where equity missing", then: "cedar> ")
    let rows = terminal.screen.rows.filter { !$0.isEmpty }
    #expect(rows.contains { $0.hasPrefix(" --") })
    #expect(!terminal.screen.text.contains("─"))
    try terminal.enter("add to plc note \"Grün 日\"", then: "cedar[1+1]> ")
    try terminal.enter("branches", then: "cedar[1+1]> ")
    #expect(terminal.everything.contains("Grün 日"))
  }

  @Test("Escape sequences in titles are shown, never sent")
  func escapes() throws {
    let home = try PromptHome("cedar.weave")
    // Each would change the window's title, or the color, or clear the screen.
    let evil = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{1B}[31m\u{9B}32m"
    let text = try home.text("desk/cedar.weave")
      .replacing("\"Antiracist teaching\"", with: "\"\(evil)Antiracist\"")
      .replacing("\"Grade-level math PLC\"", with: "\"\(evil)PLC\"")
      .replacing("\"What counts as talk?\"", with: "\"\(evil)Talk\"")
    try home.write(text, to: "desk/cedar.weave")
    try home.write(
      "show \u{1B}]0;owned\u{7}\u{1B}[31mequity\n", to: "state/plainweave/history")
    let terminal = try home.open("cedar.weave", rows: 50, columns: 120)
    try terminal.ready("cedar> ")
    for entry in [
      "show threads", "show spaces", "show sessions columns date, title, space", "trace equity",
      "profile",
      "experience of ana", "where equity missing", "what if we pull equity into plc?",
      ":history", "calendar",
    ] {
      try terminal.enter(entry, then: "cedar> ")
    }
    try terminal.enter(Self.pull, then: "cedar[1+1]> ")
    try terminal.send("adopt\r")
    try terminal.wait("the question") { $0.screen.current.hasSuffix("[y/N/e(dit)]") && $0.isRaw }
    try terminal.send("n\r")
    try terminal.ready("cedar[1+1]> ")
    try terminal.send("show" + PromptKeys.up)
    try terminal.wait("a line of the history") { $0.screen.current.hasPrefix("cedar[1+1]> show ") }
    try terminal.send(PromptKeys.interrupt)
    try terminal.ready("cedar[1+1]> ")
    for sequence in ["\u{1B}]0;", "\u{1B}[31m\u{9B}", "\u{1B}[2J", "\u{9B}32m"] {
      #expect(!Self.holds(terminal.output, sequence), "\(sequence.debugDescription)")
    }
  }

  @Test("Escape sequences in titles are shown in the list of completions too, never sent")
  func escapesInCompletions() throws {
    let home = try PromptHome("cedar.weave")
    let text = try home.text("desk/cedar.weave")
      .replacing("\"Antiracist teaching\"", with: "\"\u{1B}]0;owned\u{7}Antiracist\"")
    try home.write(text, to: "desk/cedar.weave")
    let terminal = try home.open("cedar.weave", environment: ["NO_COLOR": "1"])
    try terminal.ready("cedar> ")
    try terminal.send("trace " + PromptKeys.tab)
    try terminal.see("Antiracist, missing in 2 spaces")
    // Titles go into the list as they stand in the file.
    #expect(!Self.holds(terminal.output, "\u{1B}]0;owned"))
  }

  @Test(
    "Into a pipe go answers and nothing else; from a pipe come entries, until the first mistake")
  func pipes() throws {
    let home = try PromptHome("cedar.weave")
    let entries = "where equity missing\n\n# a remark\n\(Self.pull)\ndelta\n"
    let run = try home.piped("cedar.weave", typing: entries)
    #expect(run.code == 0)
    #expect(run.text.hasPrefix("equity is missing in\n"))
    #expect(run.text.contains("h1 on branch 1"))
    #expect(!run.text.contains("\u{1B}") && !run.text.contains("cedar>"))
    #expect(!run.text.contains("Plainweave"))
    let lines = try home.piped(
      "cedar.weave -e 'where equity missing' -e '\(Self.pull)' -e delta", input: .terminal)
    #expect(lines.text == run.text)
    let stopped = try home.piped("cedar.weave", typing: "nonsense\nshow threads\n")
    #expect(stopped.code == 1)
    #expect(stopped.text.contains("stopped at line 1; --keep-going goes on"))
    #expect(!stopped.text.contains("Small reading groups"))
    let kept = try home.piped("cedar.weave --keep-going", typing: "nonsense\nshow threads\n")
    #expect(kept.code == 1)
    #expect(kept.text.contains("Small reading groups"))
    // A reader that leaves early is no trouble.
    let head = try home.piped("cedar.weave -e 'show sessions' | head -1", input: .terminal)
    #expect(head.text.split(separator: "\n").count == 1)
  }

  @Test("Entries of a terminal whose output is a pipe are no entries: the plan is run once")
  func outputPiped() throws {
    let home = try PromptHome("cedar.weave")
    let run = try home.piped("cedar.weave", input: .terminal)
    let once = try home.piped("run cedar.weave", input: .terminal)
    #expect(run.text == once.text && run.code == once.code)
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test("adopt in a script writes only with --write")
  func scriptAdopts() throws {
    let home = try PromptHome("cedar.weave")
    try home.write("load cedar.weave\n\(Self.pull)\nadopt\n", to: "desk/friday.weave")
    let before = try home.text("desk/cedar.weave")
    let refused = try home.piped("-f friday.weave", input: .terminal)
    #expect(refused.code == 1)
    #expect(refused.text.contains("not written: a script adopts only with --write"))
    #expect(try home.text("desk/cedar.weave") == before)
    let written = try home.piped("-f friday.weave --write", input: .terminal)
    #expect(written.code == 0, "\(written.text)")
    #expect(try home.text("desk/cedar.weave").contains("comment to district about equity"))
  }

  @Test("A transcript is tested, shows what differs, and takes the answers of now")
  func transcripts() throws {
    let home = try PromptHome("cedar.weave")
    let text = "# On Friday.\nload cedar.weave\nwhere equity missing\nnonsense\n"
    try home.write(text, to: "desk/friday.weave")
    let differs = try home.piped("test friday.weave", input: .terminal)
    #expect(differs.code == 1)
    #expect(differs.text.contains("\n+#> equity is missing in\n"))
    #expect(try home.text("desk/friday.weave") == text)
    let accepted = try home.piped("test --accept friday.weave", input: .terminal)
    #expect(accepted.code == 0 && accepted.text == "wrote friday.weave\n")
    let same = try home.piped("test friday.weave", input: .terminal)
    #expect(same.code == 0 && same.text == "friday.weave: as written down\n")
    #expect(
      try home.text("desk/friday.weave").contains("\nnonsense\n#> `nonsense` is no word to start"))
    // What is written down is still a script.
    let entered = try home.piped("-f friday.weave --keep-going", input: .terminal)
    #expect(entered.text.contains("equity is missing in\n"))
    #expect(try home.piped("test nowhere.weave", input: .terminal).code == 2)
  }

  @Test("The init file is entered first, unless --no-init is given")
  func initFile() throws {
    let home = try PromptHome("cedar.weave")
    try home.write("# mine\n:set mode csv\n\(Self.pull)\n", to: "config/plainweave/init.weave")
    let terminal = try home.open("cedar.weave")
    try terminal.ready("cedar[1+1]> ")
    try terminal.enter("where equity missing", then: "cedar[1+1]> ")
    #expect(terminal.screen.text.contains("space,sessions,"))
    let without = try home.open("cedar.weave --no-init")
    try without.ready("cedar> ")
    try without.enter("where equity missing", then: "cedar> ")
    #expect(!without.screen.text.contains("space,sessions,"))
    // A mistake in it is said, and hinders nobody.
    try home.write("nonsense\n:set mode csv\n", to: "config/plainweave/init.weave")
    let mistaken = try home.open("cedar.weave", columns: 200)
    try mistaken.ready("cedar> ")
    #expect(mistaken.screen.text.contains("stopped at line 1 of "))
  }

  @Test("A long answer is cut to the window and counted; more shows it whole, and is left early")
  func pager() throws {
    let home = try PromptHome("deficit-views.weave")
    let terminal = try home.open("deficit-views.weave", environment: ["PAGER": "less"])
    try terminal.ready("harbor-view> ")
    try terminal.enter("show sessions", then: "harbor-view> ")
    #expect(terminal.screen.text.contains("`more` shows all"))
    #expect(terminal.screen.y < 24)
    try terminal.send("more\r")
    try terminal.wait("the pager") { $0.screen.current.hasPrefix("space: next page") }
    #expect(terminal.screen.rows[0].contains("date"))
    while !terminal.isReady("harbor-view> ") {
      try terminal.send("q")
      for _ in 1...10 where !terminal.isReady("harbor-view> ") { terminal.pump(100) }
    }
    terminal.forgetPrompts()
    // Keys of the pager that came too late are no entry.
    try terminal.send(PromptKeys.interrupt)
    try terminal.ready("harbor-view> ")
    try terminal.enter("where evidence missing", then: "harbor-view> ")
  }

  @Test("Ctrl-C during a long suggestion answers soon, and the session goes on")
  func interrupted() throws {
    // A search of seconds, so that it is never done before the key comes.
    let home = try PromptHome()
    try home.write(Self.dailyPlan, to: "desk/oak.weave")
    let prompt = "oak> "
    let terminal = try home.open("oak.weave")
    try terminal.ready(prompt)
    var fastest = Duration.seconds(10)
    for _ in 1...3 {
      try terminal.send("suggest to reach woven >= 100%\r")
      try terminal.wait("working") { $0.screen.current.isEmpty && !$0.isReady(prompt) }
      for _ in 1...10 { terminal.pump(20) }
      let start = ContinuousClock.now
      try terminal.send(PromptKeys.interrupt)
      try terminal.ready(prompt)
      fastest = min(fastest, ContinuousClock.now - start)
    }
    // The best of three: other programs on the machine take their time too.
    #expect(fastest < .milliseconds(50))
    try terminal.enter("?undo", then: prompt)
    #expect(terminal.screen.text.contains("Takes the last edits back"))
    try terminal.send(PromptKeys.end)
    #expect(try terminal.leaves(0))
  }

  /// Thirty spaces that each meet once a week.
  private static let dailyPlan: String = {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    let spaces = (0..<30).map { number in
      let hour = 10 + number / 5
      return "\nspace s\(number)\n  led-by kim\n  with all\n  about talk\n"
        + "  every week on \(days[number % 5]) \(hour):00..\(hour):45\n"
    }
    return "weave 1\n\nplan oak \"Oak\" 2026-08-24..2027-06-11\n\nthread talk \"Talk\"\n\n"
      + "leader kim \"Kim\"\n\nteam all \"All\"\n  size 12\n" + spaces.joined()
  }()
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmingEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
