import ArgumentParser
import Glibc
import WeaveAnswer
import WeaveEngine
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
  /// Which of the plans opened here the journal is of.
  private var journalled: Int?
  /// True once it was said that the journal cannot be written.
  private var hasLostLines = false
  /// How many lines of the session the init file said: it says them again at each start.
  private var initLines = 0

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
      let wasChanged = session.hasChangedOnDisk
      session.lookAtDisk()
      if session.hasChangedOnDisk, !wasChanged, let path = session.path {
        say("\(path) is no longer the file that was read (`*`): `:reload` reads it again")
      }
      assistant.look(at: session)
      switch source().read(Prompt(session.prompt, color: .bold), text: "") {
      case .line(let text):
        if enter(text) { return }
      case .interrupted: continue
      case .end:
        if handle(session.leave()) { return }
      }
    }
  }

  private func open(_ path: String?) {
    guard let path else { return show(session.opening) }
    show(session.load(path))
  }

  /// An editor where the terminal can be edited on, else plain lines.
  private func source() -> any LineSource {
    if let lines { return lines }
    let options = LineEditor.Options(
      program: "plainweave", isColored: Terminal.options(color: output.color).color)
    let made: any LineSource =
      LineEditor(options: options, assistant: assistant, history: history)
      ?? PlainLines(assistant: assistant)
    lines = made
    return made
  }

  // MARK: Entries

  /// Enters what was typed or pasted: one entry, or a block of several, up to the first that cannot
  /// be done; true when that is to leave.
  private func enter(_ text: String) -> Bool {
    let entries = Transcript(text).entries.map(\.text)
    for (index, entry) in (entries.isEmpty ? [text] : entries).enumerated() {
      let (reply, leaves) = enterOne(entry)
      if leaves { return true }
      if !reply.isDone, index + 1 < entries.count {
        say("stopped there: \(entries.count - index - 1) more of the block not entered")
        return false
      }
    }
    return false
  }

  /// Enters one entry, kept on the disk before it runs; and whether it is to leave.
  private func enterOne(_ text: String) -> (reply: Reply, leaves: Bool) {
    let entry = Entry(text)
    // Of a file, its lines are kept.
    let isKept = entry.word != .source
    if isKept, let journal, !journal.add(text) { sayLinesAreLost() }
    let reply = evaluate(entry)
    if isKept, !reply.isDone { journal?.takeBack() }
    let leaves = handle(reply)
    if !leaves { followPlan() }
    return (reply, leaves)
  }

  /// Says once that no journal is kept.
  private func sayLinesAreLost() {
    if !hasLostLines { say("lines cannot be kept on the disk: a crash would lose this session") }
    hasLostLines = true
  }

  /// Keeps the journal with the plan: another plan has another, and one opened anew a new one.
  private func followPlan() {
    guard session.loadCount != journalled else { return }
    initLines = 0
    restartJournal()
  }

  /// Begins the journal anew, with what the session is made of now.
  private func restartJournal() {
    journal?.end()
    journalled = session.loadCount
    let state = Terminal.folder("XDG_STATE_HOME", ".local/state")
    // What is tried in the tutorial is nothing to go on with.
    let path = session.isLesson ? nil : session.path
    journal = state.flatMap { state in
      path.flatMap { Journal(in: state + "/journal", plan: $0) }
    }
    if journal == nil, path != nil { sayLinesAreLost() }
    for line in session.keptLines.dropFirst(initLines) where Entry(line).changesSession {
      _ = journal?.add(line)
    }
  }

  /// The reply to an entry; Ctrl-C leaves the session as it was.
  private func evaluate(_ entry: Entry) -> Reply {
    let evaluation = Evaluation(session, entry)
    guard let done = evaluation.result() else {
      return Reply.stopped
    }
    session = done.session
    var reply = done.reply
    if session.isTiming { reply.answers.append(.prose(Prose(evaluation.time))) }
    return reply
  }

  /// Shows a reply and does what it asks for; true when that is to leave.
  private func handle(_ reply: Reply) -> Bool {
    show(reply)
    switch reply.request {
    case nil: return false
    case .quit:
      journal?.end()
      journal = nil
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
    case .source(let path): return enterFile(path)
    case .edit(let text):
      guard let saved = edited(text) else { return false }
      say(saved)
      history.append(saved.trimmedEnd)
      return enter(saved)
    case .revise(let text):
      guard let saved = edited(text) else { return handle(session.askToAdopt()) }
      return handle(session.revised(saved))
    }
    return false
  }

  /// What the person answers; Ctrl-C and Ctrl-D are no.
  private func answer(to question: String) -> Reply {
    let isWriting = session.isAskingToWrite
    // What was typed before the lines to be written could be seen is no answer to them.
    if isWriting { Terminal.forgetTypedAhead() }
    let plain = AnswerLines.read(source(), question)
    let reply = Interrupts.blocked { session.answered(plain ?? "n") }
    // What is in the plan's file now is nothing to go on with.
    if isWriting { restartJournal() }
    return reply
  }

  private func enterInit() {
    guard let folder = Terminal.folder("XDG_CONFIG_HOME", ".config") else { return }
    let path = folder + "/init.weave"
    if DiskFiles().resolved(path) != nil { _ = enterFile(path) }
    initLines = session.keptLines.count
  }

  /// How many files are entered from within one another.
  private var depth = 0
  private static let deepest = 20

  /// Enters the lines of a file, up to the first that cannot be done; true when one is to leave.
  private func enterFile(_ path: String) -> Bool {
    guard depth < Self.deepest, let bytes = try? DiskFiles().read(path) else {
      say(depth < Self.deepest ? "\(path) cannot be read" : "\(path) is entered within itself")
      return false
    }
    depth += 1
    defer { depth -= 1 }
    for entry in Transcript(String(decoding: bytes, as: UTF8.self)).entries {
      let (reply, leaves) = enterOne(entry.text)
      if leaves { return true }
      if !reply.isDone {
        say("stopped at line \(entry.line) of \(path)")
        return false
      }
    }
    return false
  }

  /// What was saved of a text in the person's editor; nil where nothing was changed.
  private func edited(_ text: String) -> String? {
    guard let folder = Terminal.folder("XDG_STATE_HOME", ".local/state"), makeFolder(folder) else {
      say("there is no folder to edit in")
      return nil
    }
    let path = "\(folder)/entry-\(getpid()).weave"
    _ = removeFile(path)
    let text = text.hasSuffix("\n") ? text : text + "\n"
    if let problem = writeNew(text, to: path, isPrivate: true) {
      say(problem)
      return nil
    }
    defer { _ = removeFile(path) }
    guard Child.edit(file: path) == .finished, let bytes = try? DiskFiles().read(path) else {
      say("nothing was entered")
      return nil
    }
    let saved = String(decoding: bytes, as: UTF8.self)
    return saved == text || Transcript(saved).entries.isEmpty ? nil : saved
  }

  // MARK: Going on after a crash

  private func resume() {
    guard let folder = Terminal.folder("XDG_STATE_HOME", ".local/state"), let path = session.path
    else { return }
    let left = Journal.leftBehind(in: folder + "/journal", plan: path)
    for broken in left.broken {
      say("a journal could not be read whole; it was set aside as \(broken)")
    }
    restartJournal()
    // One is gone on with; the others are offered at the next start.
    for session in left.sessions where goOn(with: session) { return }
  }

  /// Offers to enter again what a session that was not left has tried; true where that is the end
  /// of it.
  private func goOn(with left: Journal.Left) -> Bool {
    let edits = left.entries.filter { Entry($0).changesSession }
    guard let newest = edits.last else {
      if left.isWhole { _ = removeFile(left.path) }
      return false
    }
    let count = edits.count == 1 ? "1 line" : "\(edits.count) lines"
    let words = newest.count > 40 ? newest.prefix(40) + "…" : newest[...]
    say("An earlier session was not left: \(count) of edits, the last `\(words)`.")
    // Ctrl-C and Ctrl-D decide nothing: it is offered again.
    var answer: String?
    repeat {
      answer = AnswerLines.read(source(), "Go on with it? [Y/n] ")?.lowercased()
    } while answer.map { !["", "y", "yes", "n", "no"].contains($0) } ?? false
    guard let answer else { return true }
    defer { if left.isWhole { _ = removeFile(left.path) } }
    if answer.hasPrefix("n") {
      say("left out: \(count) of edits")
      return false
    }
    var entered = 0
    for entry in edits {
      _ = journal?.add(entry)
      if evaluate(Entry(entry)).isDone {
        entered += 1
      } else {
        journal?.takeBack()
        say("no longer fits: \(entry)")
      }
    }
    say(entered == 1 ? "1 line entered again" : "\(entered) lines entered again")
    return true
  }

  // MARK: Showing

  private func say(_ words: String) { Terminal.write(Terminal.shown(words) + "\n") }

  /// Shows a reply: whole where it fits, else its head and how to see the rest.
  private func show(_ reply: Reply) {
    let height = Terminal.window?.rows ?? 24
    let room = max(8, height - 4)
    Terminal.write(Shown.lines(reply.diff))
    for answer in reply.answers {
      let shown = Shown(output, session, isResult: reply.isResult)
      let whole = shown.renderer(rows: nil).render(answer)
      let count = whole.utf8.count { $0 == UInt8(ascii: "\n") }
      if count <= room || !reply.isResult || !session.isPaging {
        Terminal.write(whole)
        continue
      }
      let cut = shown.renderer(rows: room - 6).render(answer)
      let lines = cut.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.count <= room + 2 {
        Terminal.write(cut)
        Terminal.write("`more` shows all, `:save csv FILE` writes them\n")
      } else {
        Terminal.write(lines.prefix(room - 4).joined(separator: "\n") + "\n …\n")
        Terminal.write("\(count) lines, \(room - 4) shown. `more` shows all\n")
      }
    }
  }

  private func page(_ answer: Answer) {
    let text = Shown(output, session).renderer(rows: nil).render(answer)
    if Child.page(text) == .notFound { Terminal.write(text) }
  }
}

/// Reads an answer to a question: no history, no completion.
private enum AnswerLines {
  static func read(_ source: any LineSource, _ question: String) -> String? {
    let editor = source as? LineEditor
    editor?.keepsHistory = false
    defer { editor?.keepsHistory = true }
    if case .line(let text) = source.read(Prompt(question), text: "") { return text }
    return nil
  }
}

extension String {
  /// Without ends of lines at its end.
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
