import ArgumentParser
import WeaveEngine
import WeaveRender

/// `plainweave explain CODE`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a finding's code, with an example and its repair.",
    discussion: """
      Examples:
        plainweave explain W214
        plainweave explain                       all codes, a line each

      Exit codes: 0 explained, 2 there is no such code.
      """)

  @Argument(help: "The code, such as W214; without one, all codes are listed.")
  var code: String?

  func run() throws {
    guard let code else { return Terminal.write(Explanations.list) }
    guard let page = Explanations.page(code) else {
      let shown = Escape.visible(code, unicode: true, tab: "  ")
      Terminal.complain("there is no code '\(shown)'; `plainweave explain` lists them all\n")
      throw ExitCode.cannotRun
    }
    Terminal.write(Shown.lines(page))
  }
}
