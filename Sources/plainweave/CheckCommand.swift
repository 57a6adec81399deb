import ArgumentParser
import WeaveAnswer
import WeaveEngine
import WeaveRender

/// `plainweave check FILE…`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong, or worth a look, in each plan.",
    discussion: """
      Every FILE is a plan of its own, read with the files it includes. All
      findings of all files are said, in the order of their places.

      Examples:
        plainweave check plan.weave
        plainweave check --fix plan.weave
            apply the fixes that cannot change the meaning
        plainweave check --format json *.weave       for machines

      Exit codes: 0 no error was found, 1 one was, 2 a file could not be read.
      """)

  @Argument(
    help: "The plans' files; `-` is standard input.", completion: .file(extensions: ["weave"]))
  var files: [String]

  @Flag(help: "Apply the fixes that cannot change what the plan says.")
  var fix = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if fix, files.contains("-") {
      throw ValidationError("--fix rewrites files, and standard input is none")
    }
  }

  func run() throws {
    var worst = ExitCode.success
    var lists: [FindingList] = []
    for file in files {
      if fix { try applyFixes(file) }
      let snapshot = output.snapshot(file)
      lists.append(snapshot.findings(limit: output.findingLimit))
      if !snapshot.isReadable { worst = .cannotRun }
      if snapshot.hasErrors, worst == .success { worst = .findings }
    }
    Terminal.write(output.renderer.render(.findings(FindingList(joining: lists))))
    if worst != .success { throw worst }
  }

  /// Fixes can make room for more of them: rounds go on until none is left.
  private func applyFixes(_ file: String) throws {
    var total = 0
    for _ in 0..<Self.roundLimit {
      let (changes, applied) = output.snapshot(file).fixed()
      if applied == 0 { break }
      total += applied
      do {
        try write(changes)
      } catch {
        Terminal.complain(output.renderer.render(.findings(notWritten(error))))
        throw ExitCode.cannotRun
      }
    }
    guard total > 0 else { return }
    let name = Escape.visible(file, unicode: true, tab: "  ")
    Terminal.complain("\(name): \(total) \(total == 1 ? "fix" : "fixes") applied\n")
  }

  /// Rounds of fixing; each mends up to a thousand slips a file.
  private static let roundLimit = 100
}
