import ArgumentParser

/// `plainweave run FILE`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read a plan; print its findings, calendar and holes, then its rules and questions.",
    discussion: """
      Examples:
        plainweave run examples/cedar.weave
        plainweave run --today 2026-11-01 plan.weave
            waivers are held against that day
        cat plan.weave | plainweave run -                read standard input

      Exit codes: 0 no error was found, 1 one was, 2 the plan could not be read.
      """)

  @Argument(
    help: "The plan's file; `-` is standard input.", completion: .file(extensions: ["weave"]))
  var file: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.run(file)
  }
}
