import ArgumentParser
import WeaveEngine
import WeaveRender
import WeaveSession
import WeaveTerminal

/// `plainweave FILE`: the prompt at a terminal, a script from elsewhere, else the plan run once.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Explore a plan at a prompt, or enter a script.",
    discussion: """
      At a terminal `plainweave FILE` opens a prompt. With -e or -f, or with entries on
      standard input, these are entered without prompt, color or questions; nothing is
      written unless --write is given. Else the plan is run once, as by `run`.

      Examples:
        plainweave cedar.weave
        plainweave cedar.weave -e "where equity missing" -e "profile of g5"
        plainweave -f friday.weave
        echo "show holes" | plainweave cedar.weave

      Exit codes: 0 all was done, 1 something could not be, or the plan has errors, 2 a
      file could not be read.
      """)

  @Argument(help: "The plan's file.", completion: .file(extensions: ["weave"]))
  var file: String?

  @Option(name: [.customShort("e"), .customLong("enter")], help: "An entry; may be repeated.")
  var entries: [String] = []

  @Option(name: [.customShort("f"), .customLong("script")], help: "A file of entries.")
  var script: String?

  @Flag(help: "Let `adopt` write in a script.")
  var write = false

  @Flag(help: "Go on after an entry that could not be done.")
  var keepGoing = false

  @Flag(inversion: .prefixedNo, help: "Enter the lines of your init file first.")
  var `init` = true

  @OptionGroup var output: OutputOptions

  func run() throws {
    let text = try scriptText()
    if text == nil, Terminal.isInteractive {
      return try PromptLoop(output, usesInit: self.`init`).run(file)
    }
    if let text {
      let runner = ScriptRunner(output: output, writes: write, keepsGoing: keepGoing)
      return try runner.run(text, of: file)
    }
    guard let file else { throw CleanExit.helpRequest(Plainweave.self) }
    try output.run(file)
  }

  /// What is to be entered without a prompt; nil where there is nothing of the kind.
  private func scriptText() throws -> String? {
    if !entries.isEmpty { return entries.joined(separator: "\n") }
    if let script { return try output.text(of: script) }
    guard Terminal.hasInput, file != "-" else { return nil }
    let text = try output.text(of: "-")
    return Transcript(text).entries.isEmpty ? nil : text
  }
}

extension OutputOptions {
  /// The text of a file; `-` is standard input.
  func text(of path: String) throws -> String {
    do throws(FileProblem) {
      let bytes = try DiskFiles().read(path)
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      throw .refused("it is not text in UTF-8")
    } catch {
      Terminal.complain("\(Terminal.shownOnError(path)) cannot be read\n")
      throw ExitCode.cannotRun
    }
  }

  /// Runs the plan at `path` once.
  func run(_ path: String) throws {
    let snapshot = snapshot(path)
    Terminal.write(renderer.render(snapshot.run(limit: findingLimit)))
    if !snapshot.isReadable { throw ExitCode.cannotRun }
    if snapshot.hasErrors { throw ExitCode.findings }
  }
}
