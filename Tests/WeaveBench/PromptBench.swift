import Glibc
import WeaveAnswer
import WeaveEngine
import WeavePseudoTerminal
import WeaveRender
import WeaveSession

/// What the prompt costs: until it is ready, a key, a completion, a what-if with its answer.
struct PromptBench {
  let plainweave: String

  /// In a pseudo-terminal, on the plan of `examples/`.
  func terminal(_ plan: String) throws {
    var starts: [Double] = []
    for _ in 0..<20 {
      let start = monotonicSeconds()
      let pane = try PseudoTerminal([plainweave, plan, "--no-init"], rows: 30, columns: 100)
      try pane.ready("cedar> ")
      starts.append(monotonicSeconds() - start)
      try pane.send("\u{4}")
      _ = try pane.ended()
    }
    say("spawn to a ready prompt on Cedar", Spread(ofSeconds: starts), 1)
    let pane = try PseudoTerminal([plainweave, plan, "--no-init"], rows: 30, columns: 100)
    try pane.ready("cedar> ")
    var keys: [Double] = []
    var typed = ""
    for letter in "where equity missing or trace talk and why woven of cy" {
      typed.append(letter)
      let start = monotonicSeconds()
      try pane.send(String(letter))
      while !pane.screen.current.hasPrefix("cedar> " + typed.trimmedEnd) { pane.pump(20) }
      keys.append(monotonicSeconds() - start)
    }
    say("echo of a key", Spread(ofSeconds: keys), 2)
    // A Ctrl-C takes what was typed behind it away, so the next key waits for the prompt.
    try pane.send("\u{3}")
    try pane.ready("cedar> ")
    try pane.send("\u{4}")
    _ = try pane.ended()
  }

  /// Without a terminal, on a plan of many sessions.
  func district(_ files: [(path: String, bytes: [UInt8])]) {
    let memory = MemoryFiles(
      bytes: Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) }))
    var session = Session(files: memory)
    _ = session.load(files[0].path)
    let names = session.snapshot?.names() ?? []
    guard let thread = names.first(where: { $0.kind == "thread" })?.name,
      let space = names.last(where: { $0.kind == "space" })?.name
    else { return }
    var completer = Completer(session)
    say("getting ready to complete", best(of: 10) { completer = Completer(session) }, 2)
    for entry in ["what if we pull ", "what if we pull \(thread) into s", "show sessions where "] {
      var count = 0
      let spread = best(of: 20) {
        count = completer.completions(entry, cursor: entry.utf8.count).candidates.count
      }
      say("completing `\(entry)` (\(count))", spread, 2)
    }
    let entry = "what if we pull \(thread) into \(space) by comment"
    answer(entry, session)
    guard let other = names.last(where: { $0.kind == "space" && $0.name != space })?.name else {
      return
    }
    _ = session.enter(entry)
    answer("what if we pull \(thread) into \(other) by comment", session, "on top of another, ")
  }

  /// Times an edit tried in `session`, its answer painted.
  private func answer(_ entry: String, _ session: Session, _ words: String = "") {
    var painted = 0
    let spread = best(of: 10) {
      var copy = session
      let start = copy.enter(entry)
      painted = start.answers.map { TextRenderer().render($0).utf8.count }.reduce(0, +)
    }
    say("`\(entry)` \(words)answered, \(painted) bytes", spread, 1)
  }

  private func say(_ what: String, _ spread: Spread, _ digits: Int) {
    print(
      "  \(what): \(fixed(spread.minimumSeconds * 1e3, digits)) ms at best, "
        + "\(fixed(spread.medianSeconds * 1e3, digits)) ms in the middle")
  }
}

extension String {
  /// Without blanks at its end, which a screen does not show.
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
