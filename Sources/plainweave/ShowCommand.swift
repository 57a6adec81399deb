import ArgumentParser
import WeaveAnswer
import WeaveEngine
import WeaveRender

/// `plainweave show KIND … FILE`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a table of a plan.",
    discussion: """
      The words before FILE are a `show` sentence of the language; quote signs the
      shell would take. Kinds: threads spaces sessions leaders teachers teams
      tools goals elements holes steps rules voices modes findings.

      Examples:
        plainweave show threads plan.weave
        plainweave show sessions where space = plc columns date, minutes plan.weave
        plainweave show "sessions where minutes >= 60 sort date first 5" plan.weave
        plainweave show sessions by month --format csv plan.weave

      Exit codes: 0 answered, 1 the plan has errors or the question does, 2 the
      plan could not be read.
      """)

  @Argument(help: "The question, then the plan's file.")
  var words: [String]

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if words.count < 2 { throw ValidationError("say what to show, then the plan's file") }
  }

  func run() throws {
    let question = "show " + words.dropLast().joined(separator: " ")
    try output.ask(Sentence(question), of: words[words.count - 1])
  }
}
