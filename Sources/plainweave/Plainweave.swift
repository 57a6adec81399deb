import ArgumentParser
import Glibc
import WeaveEngine
import WeaveRender

/// The command `plainweave`: what it can be asked to do.
@main
struct Plainweave: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plainweave",
    abstract: "Plans teachers' professional learning so that it hangs together.",
    discussion: """
      A plan is plain text, one fact a line. Without a command, `plainweave FILE` opens
      a prompt to explore it; without a terminal it runs the plan.

      Examples:
        plainweave examples/cedar.weave          explore it: what if, why, adopt
        plainweave run examples/cedar.weave
            findings, calendar, holes, profile, rules and questions
        plainweave check *.weave
            findings only; exit 1 when one is an error
        plainweave show sessions plan.weave      a table of the plan
        plainweave profile plan.weave            what teachers meet, worst-served first
        plainweave experience of ana plan.weave  what one teacher sits through
        plainweave explain W201                  what a code means, with an example
        plainweave library                       frameworks to include or copy

      Exit codes: 0 clean, 1 findings of error severity, 2 could not run.
      """,
    version: plainweaveVersion,
    subcommands: [
      OpenCommand.self, RunCommand.self, TestCommand.self, CheckCommand.self, ShowCommand.self,
      QuestionCommand<ProfileQuestion>.self, QuestionCommand<ExperienceQuestion>.self,
      QuestionCommand<TraceQuestion>.self, QuestionCommand<MissingQuestion>.self,
      QuestionCommand<WhyQuestion>.self, QuestionCommand<CompareQuestion>.self,
      QuestionCommand<BriefQuestion>.self, QuestionCommand<ReflectQuestion>.self,
      QuestionCommand<CrosswalkQuestion>.self, QuestionCommand<SuggestQuestion>.self,
      QuestionCommand<ConflictQuestion>.self, QuestionCommand<ReplanQuestion>.self,
      WhatIfCommand.self, ScenariosCommand.self, AcceptCommand.self, DiffCommand.self,
      MergeFileCommand.self, FormatCommand.self, ExplainCommand.self, LibraryCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  /// Runs the command line; a wrong one exits with 2, as everything does that could not run.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      let isHelp = exitCode(for: error) == .success
      isHelp
        ? Terminal.write(fullMessage(for: error) + "\n")
        : Terminal.complain(
          fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false).map {
            Escape.visible(String($0), unicode: true, tab: "  ")
          }.joined(separator: "\n") + "\n")
      // To git, small numbers of a merge driver are places left to decide.
      let isMerging = CommandLine.arguments.dropFirst().first == "merge-file"
      Glibc.exit(isHelp ? 0 : isMerging ? 255 : ExitCode.cannotRun.rawValue)
    }
  }
}

extension ExitCode {
  /// Findings of error severity, or a difference where none was wanted.
  static let findings = ExitCode(1)
  /// A file that cannot be read, a wrong argument.
  static let cannotRun = ExitCode(2)
}
