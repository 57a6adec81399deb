import ArgumentParser
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveSession

/// Enters a text without a terminal: no prompt, no pager, no question.
struct ScriptRunner {
  let output: OutputOptions
  /// Whether `adopt` writes.
  let writes: Bool
  let keepsGoing: Bool
  /// Whether answers are only compared: the same at every terminal, and nothing is written.
  var isTest = false

  /// Enters `text`, with the plan at `path` loaded first.
  func run(_ text: String, of path: String?) throws {
    var session = Session(files: DiskFiles(), today: output.today)
    if let path {
      let reply = session.load(path)
      guard reply.isDone else {
        Terminal.complain(rendered(reply, session))
        throw ExitCode.cannotRun
      }
    }
    var hasFailed = false
    for entry in Transcript(text).entries {
      let reply = answered(Entry(entry.text), &session)
      let text = rendered(reply, session)
      reply.isDone ? Terminal.write(text) : Terminal.complain(text)
      if reply.request == .quit { break }
      if !reply.isDone {
        hasFailed = true
        if !keepsGoing {
          Terminal.complain("stopped at line \(entry.line); --keep-going goes on\n")
          throw ExitCode.findings
        }
      }
    }
    if !hasFailed, let path = session.path, session.snapshot?.hasErrors == true {
      Terminal.complain(
        "\(Terminal.shownOnError(path)) has errors: `plainweave check` lists them\n")
      throw ExitCode.findings
    }
    if hasFailed { throw ExitCode.findings }
  }

  /// Files entered from within one another.
  private static let deepest = 20

  /// The reply to an entry, with what it asks for done or refused.
  func answered(_ entry: Entry, _ session: inout Session, depth: Int = 0) -> Reply {
    let reply = session.enter(entry)
    switch reply.request {
    case nil, .quit: return quiet(entry, reply)
    case .page(let answer): return reply.showing(answer)
    case .ask:
      if !session.isAskingToWrite { return quiet(entry, session.answered("y")) }
      guard writes else {
        _ = session.answered("n")
        return reply.failing("not written: a script adopts only with --write")
      }
      let written = session.answered("y")
      return written.after(reply)
    case .save(let path, let text):
      if isTest { return reply.saying("\(path) is not written by a test") }
      if let problem = writeNew(text, to: path) { return reply.failing(problem) }
      return reply.saying("wrote \(path)")
    case .edit, .revise, .history: return reply.failing("that needs a terminal")
    case .source(let path):
      guard depth < Self.deepest, let bytes = try? DiskFiles().read(path) else {
        let isDeep = depth >= Self.deepest
        return reply.failing("\(path) \(isDeep ? "is entered within itself" : "cannot be read")")
      }
      var all = reply
      for entry in Transcript(String(decoding: bytes, as: UTF8.self)).entries {
        let next = answered(Entry(entry.text), &session, depth: depth + 1)
        all = next.after(all)
        if !next.isDone { break }
      }
      return all
    }
  }

  /// A script has no banner.
  private func quiet(_ entry: Entry, _ reply: Reply) -> Reply {
    var reply = reply
    if reply.isDone, entry.word == .load { reply.answers = [] }
    return reply
  }

  /// The reply as text.
  func rendered(_ reply: Reply, _ session: Session) -> String {
    let renderer = Shown(output, session, isResult: reply.isResult, isPlain: isTest)
      .renderer(rows: nil)
    let answers = reply.answers.map { renderer.render($0) }.joined()
    return reply.diff.isEmpty
      ? answers : Shown.lines(reply.diff, onError: !reply.isDone) + answers
  }
}

extension Reply {
  /// The same, with a sentence behind it.
  func saying(_ words: String) -> Reply {
    var reply = self
    reply.request = nil
    reply.answers.append(.prose(Prose(words)))
    return reply
  }

  /// The same, not done, and why.
  func failing(_ words: String) -> Reply {
    var reply = saying(words)
    reply.isDone = false
    return reply
  }

  func showing(_ answer: Answer) -> Reply {
    var reply = self
    reply.request = nil
    reply.answers.append(answer)
    return reply
  }

  /// This reply behind another.
  func after(_ other: Reply) -> Reply {
    var reply = self
    reply.answers = other.answers + answers
    reply.diff = other.diff + diff
    reply.isDone = isDone && other.isDone
    return reply
  }
}
