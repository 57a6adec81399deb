import ArgumentParser
import WeaveAnswer
import WeaveEngine
import WeaveOverlay
import WeaveRender
import WeaveSession
import WeaveTerminal

/// The conversation at a terminal: asks for an entry, shows the reply, does what it asks for.
final class PromptLoop {
  private let output: OutputOptions
  private let usesInit: Bool
  private var session: Session
  private let assistant = Assistant()
  private var lines: (any LineSource)?
  private var history: LineHistory
  private var journal: Journal?

  init(_ output: OutputOptions, usesInit: Bool) {
    self.output = output
    self.usesInit = usesInit
    session = Session(files: DiskFiles(), today: output.today)
    let state = Terminal.folder("XDG_STATE_HOME", ".local/state")
    history = LineHistory(path: state.map { $0 + "/history" })
  }

  /// Opens the plan at `path`, if one is named, and goes on until the person leaves.
  func run(_ path: String?) throws {
    open(path)
    if let notice = history.notice { say(notice) }
    if usesInit { enterInit() }
    resume()
    while true {
      session.lookAtDisk()
      assistant.look(at: session)
      switch source().read(Prompt(session.prompt, colour: .bold), text: "") {
      case .line(let text):
        journal?.add(text)
        if handle(evaluate(text)) { return }
      case .interrupted: continue
      case .end:
        if handle(session.leave()) { return }
      }
    }
  }

  private func open(_ path: String?) {
    guard let path else { return show(Reply.banner(session)) }
    show(session.load(path))
  }

  /// An editor where the terminal can be edited on, else plain lines.
  private func source() -> any LineSource {
    if let lines { return lines }
    let options = LineEditor.Options(
      program: "plainweave", isColoured: Terminal.options(color: output.color).color)
    let made: any LineSource =
      LineEditor(options: options, assistant: assistant, history: history)
      ?? PlainLines(assistant: assistant)
    lines = made
    return made
  }

  // MARK: Entries

  /// The reply to an entry; Ctrl-C leaves the session as it was.
  private func evaluate(_ text: String) -> Reply {
    let evaluation = Evaluation(session, text)
    guard let done = evaluation.result() else {
      return Reply.stopped
    }
    session = done.session
    return session.isTiming ? done.reply.saying(evaluation.time) : done.reply
  }

  /// Shows a reply and does what it asks for; true when that is to leave.
  private func handle(_ reply: Reply) -> Bool {
    show(reply)
    switch reply.request {
    case nil: return false
    case .quit:
      journal?.end()
      return true
    case .ask(let question): return handle(answer(to: question))
    case .page(let answer): page(answer)
    case .save(let path, let text):
      if let problem = writeNew(text, to: path) {
        say(problem)
      } else {
        let left = "mistakes, undone lines and : commands left out"
        say(
          text == session.script
            ? "wrote \(path): \(session.keptCount) statements (\(left))" : "wrote \(path)")
      }
    case .history(let words):
      let found = history.entries.filter { words.isEmpty || $0.contains(words) }.suffix(50)
      for entry in found { say(entry) }
    case .source(let path): enterFile(path)
    case .edit(let text): return edit(text)
    }
    return false
  }

  /// What the person answers; Ctrl-C and Ctrl-D are no.
  private func answer(to question: String) -> Reply {
    let plain = AnswerLines.read(source(), question)
    return Interrupts.blocked { session.answered(plain ?? "n") }
  }

  private func enterInit() {
    guard let folder = Terminal.folder("XDG_CONFIG_HOME", ".config") else { return }
    let path = folder + "/init.weave"
    if DiskFiles().resolved(path) != nil { enterFile(path) }
  }

  private func enterFile(_ path: String) {
    guard let bytes = try? DiskFiles().read(path) else { return say("\(path) cannot be read") }
    for entry in Transcript(String(decoding: bytes, as: UTF8.self)).entries {
      let reply = evaluate(entry.text)
      if handle(reply) { return }
      if !reply.isDone { return say("stopped at line \(entry.line) of \(path)") }
    }
  }

  /// Opens a text in the person's editor, and enters what was saved.
  private func edit(_ text: String) -> Bool {
    guard let folder = Terminal.folder("XDG_STATE_HOME", ".local/state"), makeFolder(folder) else {
      say("there is no folder to edit in")
      return false
    }
    let path = "\(folder)/entry.weave"
    _ = removeFile(path)
    if let problem = writeNew(text + "\n", to: path) {
      say(problem)
      return false
    }
    defer { _ = removeFile(path) }
    guard Child.edit(file: path) == .finished, let bytes = try? DiskFiles().read(path) else {
      say("nothing was entered")
      return false
    }
    let saved = String(decoding: bytes, as: UTF8.self)
    if saved == text + "\n" || saved.isEmpty { return false }
    for entry in Transcript(saved).entries {
      say(entry.text)
      history.append(entry.text)
      journal?.add(entry.text)
      if handle(evaluate(entry.text)) { return true }
    }
    return false
  }

  // MARK: Going on after a crash

  private func resume() {
    guard let folder = Terminal.folder("XDG_STATE_HOME", ".local/state"), let path = session.path
    else { return }
    let left = Journal.leftBehind(in: folder + "/journal", plan: path)
    journal = Journal(in: folder + "/journal", plan: path)
    let edits = left.filter { Session.changesSession($0) }
    guard !edits.isEmpty else { return }
    let count = left.count == 1 ? "1 line" : "\(left.count) lines"
    let answer = AnswerLines.read(
      source(), "A session with this plan was not left, \(count) long. Go on with it? [Y/n] ")
    guard !["n", "no"].contains((answer ?? "n").lowercased()) else { return }
    for entry in edits {
      journal?.add(entry)
      let reply = evaluate(entry)
      if !reply.isDone { say("no longer fits: \(entry)") }
    }
    say("\(edits.count == 1 ? "1 line" : "\(edits.count) lines") entered again")
  }

  // MARK: Showing

  private func say(_ words: String) { Terminal.write(Terminal.shown(words) + "\n") }

  /// Shows a reply: whole where it fits, else its head and how to see the rest.
  private func show(_ reply: Reply) {
    let height = Terminal.window?.rows ?? 24
    let room = max(8, height - 4)
    for answer in reply.answers {
      let whole = Shown(output, session).renderer(rows: nil).render(answer)
      let count = whole.utf8.count { $0 == UInt8(ascii: "\n") }
      if count <= room || !reply.isResult || !session.isPaging {
        Terminal.write(whole)
        continue
      }
      let cut = Shown(output, session).renderer(rows: room - 6).render(answer)
      let lines = cut.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.count <= room + 2 {
        Terminal.write(cut)
        Terminal.write("`more` shows all, `:save csv FILE` writes them\n")
      } else {
        Terminal.write(lines.prefix(room - 4).joined(separator: "\n") + "\n …\n")
        Terminal.write("\(count) lines, \(room - 4) shown. `more` shows all\n")
      }
    }
    Terminal.write(Shown.lines(reply.diff))
  }

  private func page(_ answer: Answer) {
    let text = Shown(output, session).renderer(rows: nil).render(answer)
    if Child.page(text) == .notFound { Terminal.write(text) }
  }
}

/// Reads an answer to a question: no history, no completion.
private enum AnswerLines {
  static func read(_ source: any LineSource, _ question: String) -> String? {
    if case .line(let text) = source.read(Prompt(question), text: "") { return text }
    return nil
  }
}

extension Reply {
  static func banner(_ session: Session) -> Reply {
    var reply = Reply.nothing
    reply.answers = [session.banner]
    return reply
  }
}
