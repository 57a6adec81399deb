import ArgumentParser
import WeaveAnswer
import WeaveEngine
import WeaveRender

/// What the commands that can write edits have in common.
struct WritingOptions: ParsableArguments {
  @Flag(help: "Write nothing; print the diff.")
  var dryRun = false
}

/// Tries edits on a plan: `plainweave what-if plan.weave "pull talk into plc"`.
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if", abstract: "Try edits on a plan, and see what follows.",
    discussion: """
      EDIT is a sentence of the language, or several joined by `and`. A `pull` without
      `by` lays the ways side by side: label, comment, 15 minutes, shared tool.
      Nothing is written unless --accept is given.

      Examples:
        plainweave what-if plan.weave "pull equity into plc"
        plainweave what-if plan.weave "pull equity into plc by comment and pair kim with ode"
        plainweave what-if plan.weave --accept "pair kim with ode"
        plainweave what-if plan.weave "pair kim with ode" --ask "why coordination of plan"

      Exit codes: 0 answered or written, 1 the plan has errors or the edit cannot be
      done, 2 the plan could not be read, or written.
      """)

  @Argument(help: "The plan's file; `-` is standard input.")
  var file: String

  @Argument(help: "The edit, or several joined by `and`.")
  var edit: [String]

  @Flag(help: "Only the measures that move, and rules.")
  var brief = false

  @Option(help: "A question to ask of the plan as the edits leave it, such as `why woven of cy`.")
  var ask: String?

  @Flag(help: "Print the diff, and write the edits to the plan's files.")
  var accept = false

  @OptionGroup var writing: WritingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let sentence = Sentence.whatIf([edit.joined(separator: " ")])
    if !accept, !writing.dryRun, !brief, ask == nil { return try output.ask(sentence, of: file) }
    let snapshot = try output.readable(file)
    let tried = snapshot.tried(sentence)
    if accept || writing.dryRun {
      return try output.write(tried, of: snapshot, at: file, dryRun: writing.dryRun)
    }
    guard let branch = tried.branch else { throw output.complain(tried.findings) }
    if let ask {
      let (answer, findings) = snapshot.ask(ask, of: branch)
      guard let answer else { throw output.complain(findings) }
      Terminal.write(output.renderer.render(answer))
    } else {
      Terminal.write(output.renderer.render(snapshot.consequences(of: branch, brief: true)))
    }
    if snapshot.hasErrors { throw ExitCode.findings }
  }
}

/// Writes a scenario into the plan: `plainweave accept plan.weave bring-it-to-math`.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Write what a scenario changes into the plan.",
    discussion: """
      Prints a diff and writes it: just the lines that change, every comment and blank
      as it was. The files are checked to be those that were read, replaced whole, read
      again and compared with what was promised; else the old text is put back.

      Examples:
        plainweave accept plan.weave bring-it-to-math
        plainweave accept --dry-run plan.weave bring-it-to-math     only the diff

      Exit codes: 0 written, 1 not written, since the plan has errors or the scenario
      cannot be done, or written, and some rule, question or scenario of the plan no
      longer fits it; 2 a file could not be read or written.
      """)

  @Argument(help: "The plan's file.")
  var file: String

  @Argument(help: "The scenario's name.")
  var scenario: String

  @OptionGroup var writing: WritingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let snapshot = try output.readable(file)
    try output.write(
      snapshot.tried(scenario: scenario), of: snapshot, at: file, dryRun: writing.dryRun)
  }
}

/// All scenarios of a plan in one table.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios", abstract: "Try all scenarios of a plan, side by side.",
    discussion: """
      Example:
        plainweave scenarios plan.weave

      Exit codes: 0 answered, 1 the plan has errors, 2 the plan could not be read.
      """)

  @Argument(help: "The plan's file; `-` is standard input.")
  var file: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let snapshot = try output.readable(file)
    Terminal.write(output.renderer.render(snapshot.scenarios()))
    if snapshot.hasErrors { throw ExitCode.findings }
  }
}

/// What differs between two plans: `plainweave diff old.weave new.weave`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say how two versions of a plan differ, and what follows.",
    discussion: """
      Each is a file, or a revision and a file as git names it.

      Examples:
        plainweave diff friday.weave plan.weave
        plainweave diff HEAD~1:plan.weave plan.weave

      Exit codes: 0 they say the same, 1 they differ, 2 one could not be read.
      """)

  @Argument(help: "The version before.")
  var old: String

  @Argument(help: "The version after.")
  var new: String

  @Flag(help: "Only the measures that move, and rules.")
  var brief = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let (before, after) = (try version(old), try version(new))
    let (answer, isSame) = before.difference(to: after, brief: brief)
    Terminal.write(output.renderer.render(answer))
    if !isSame { throw ExitCode.findings }
  }

  /// The plan in a file, or in a revision as git names it.
  private func version(_ name: String) throws -> Snapshot {
    let plan: NamedPlan
    do {
      plan = try NamedPlan(name, in: ".")
    } catch {
      Terminal.complain(Terminal.shownOnError(error.words) + "\n")
      throw ExitCode.cannotRun
    }
    let snapshot = plan.snapshot(today: output.today.flatMap { parseDay($0) })
    if snapshot.isReadable, snapshot.isPlan {
      if snapshot.isIncomplete {
        Terminal.complain("incomplete: \(Terminal.shownOnError(name)) has errors\n")
      }
      return snapshot
    }
    Terminal.complain(output.renderer.render(.findings(snapshot.findings())))
    throw ExitCode.cannotRun
  }
}

extension OutputOptions {
  /// The plan at `path`; what is wrong, when it cannot be read.
  func readable(_ path: String) throws -> Snapshot {
    let snapshot = snapshot(path)
    if snapshot.isReadable { return snapshot }
    Terminal.complain(renderer.render(.findings(snapshot.findings())))
    throw ExitCode.cannotRun
  }

  /// Says what is wrong with a question.
  func complain(_ findings: FindingList) -> ExitCode {
    Terminal.complain(renderer.render(.findings(findings)))
    return .findings
  }

  /// Prints the diff of what was tried and, unless it is only to be seen, writes it.
  func write(_ tried: Tried, of snapshot: Snapshot, at path: String, dryRun: Bool) throws {
    guard let branch = tried.branch else { throw complain(tried.findings) }
    if path == "-", !dryRun {
      Terminal.complain("standard input cannot be written; add --dry-run to see the diff\n")
      throw ExitCode.cannotRun
    }
    if !tried.findings.findings.isEmpty {
      Terminal.complain(renderer.render(.findings(tried.findings)))
    }
    let diff = snapshot.diff(of: branch)
    if diff.isEmpty {
      Terminal.write("nothing to write: the plan says so already\n")
      return
    }
    Terminal.write(
      format == .table ? Shown.lines(diff) : renderer.render(.table(changedLines(diff))))
    let left = snapshot.leftBehind(by: branch, at: path)
    if !left.findings.isEmpty {
      Terminal.complain(renderer.render(.findings(left)))
      Terminal.complain(Snapshot.lookAtThem + "\n")
    }
    if dryRun { return }
    do {
      try snapshot.accept(branch, at: path, from: DiskFiles())
    } catch .findings(let findings) {
      Terminal.complain(renderer.render(.findings(findings)))
      Terminal.complain("nothing was written: mend the errors first\n")
      throw ExitCode.findings
    } catch .file(let problem) {
      Terminal.complain(renderer.render(.findings(notWritten(problem))))
      throw ExitCode.cannotRun
    }
    for change in snapshot.changes(of: branch) {
      let words = "wrote \(Terminal.shown(change.path))\n"
      format == .table ? Terminal.write(words) : Terminal.complain(words)
    }
    if !left.findings.isEmpty { throw ExitCode.findings }
  }
}
