import ArgumentParser
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveSession

/// Enters transcripts, and compares their answers with those written down.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Check that transcripts still get the answers in them.",
    discussion: """
      A transcript is a file of entries, each followed by its answer behind `#>`. The
      entries are entered from the transcript's own folder; `load FILE` opens a plan.

      Examples:
        plainweave test friday.weave
        plainweave test --accept friday.weave    writes the answers down as they are now

      Exit codes: 0 all as written down, 1 something differs, 2 a file could not be read.
      """)

  @Argument(help: "Transcripts.", completion: .file(extensions: ["weave"]))
  var files: [String]

  @Flag(help: "Write the answers down as they are now.")
  var accept = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    var isSame = true
    for file in files {
      // Ends of lines are no part of an answer.
      let text = try output.text(of: file).replacing("\r\n", with: "\n")
      let transcript = Transcript(text)
      if let first = transcript.entries.first, Session.beginsPlan(first.text) {
        Terminal.complain(
          "\(Terminal.shownOnError(file)) is a plan, and no transcript: `plainweave check` looks at it\n"
        )
        throw ExitCode.cannotRun
      }
      var session = Session(files: DiskFiles(), today: output.today)
      let runner = ScriptRunner(output: output, writes: false, keepsGoing: true, isTest: true)
      let answers = transcript.entries.map { entry in
        lines(runner.rendered(runner.answered(Entry(entry.text), &session), session))
      }
      let now = transcript.text(answers: answers)
      if now == text || now == text + "\n" {
        Terminal.write("\(Terminal.shown(file)): as written down\n")
        continue
      }
      if accept {
        try write(now, over: text, file)
      } else {
        isSame = false
        Terminal.write(
          Shown.lines(
            unifiedDiff(
              Array(text.utf8), Array(now.utf8), name: file, suffix: "as it is now")))
      }
    }
    if !isSame { throw ExitCode.findings }
  }

  private func lines(_ answer: String) -> [String] {
    var lines = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func write(_ now: String, over text: String, _ file: String) throws {
    do throws(AcceptProblem) {
      try WeaveEngine.write([
        FileChange(path: file, read: Array(text.utf8), written: Array(now.utf8))
      ])
    } catch {
      Terminal.complain(output.renderer.render(.findings(notWritten(error))))
      throw ExitCode.cannotRun
    }
    Terminal.write("wrote \(Terminal.shown(file))\n")
  }
}
