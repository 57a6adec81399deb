import ArgumentParser
import WeaveAnswer
import WeaveEngine
import WeaveRender

/// `plainweave fmt FILE…`.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write plans in the language's one form.",
    discussion: """
      Blanks, quotes, ranges, indents and the order of a line's parts are made
      even; no fact and no comment is touched, and a file is written only when its
      new text was read again and says the same.

      Examples:
        plainweave fmt plan.weave                rewrite the file
        plainweave fmt --diff plan.weave         show what would change
        plainweave fmt --check *.weave           exit 1 when a file would change
        plainweave fmt - < plan.weave
            format standard input to standard output

      Exit codes: 0 formatted, 1 a file would change (--check, --diff), 2 a file
      could not be read, proven or written.
      """)

  @Argument(help: "The files; `-` is standard input.", completion: .file(extensions: ["weave"]))
  var files: [String]

  @Flag(help: "Write nothing; say which files would change.")
  var check = false

  @Flag(help: "Write nothing; show what would change.")
  var diff = false

  @Option(help: "When to use color.")
  var color = ColorChoice.auto

  func run() throws {
    var changed = false
    var failed = false
    for file in files {
      switch formatFile(file, from: DiskFiles()) {
      case .unchanged(let bytes): if file == "-", !check, !diff { Terminal.write(bytes) }
      case .changed(let old, let new):
        changed = true
        if diff {
          Terminal.write(Shown.lines(unifiedDiff(old, new, name: shown(file))))
        }
        if check, !diff { Terminal.write("\(shown(file)) would change\n") }
        if !check, !diff { failed = !replace(file, old, by: new) || failed }
      case .failed(let findings):
        failed = true
        Terminal.complain(renderer.render(.findings(findings)))
      }
    }
    if failed { throw ExitCode.cannotRun }
    if changed, check || diff { throw ExitCode.findings }
  }

  private var renderer: any Renderer {
    Format.table.renderer(for: Terminal.options(color: color))
  }

  private func shown(_ file: String) -> String {
    file == "-" ? "(standard input)" : Escape.visible(file, unicode: true, tab: "  ")
  }

  private func replace(_ file: String, _ old: [UInt8], by new: [UInt8]) -> Bool {
    if file == "-" {
      Terminal.write(new)
      return true
    }
    do {
      try write([FileChange(path: file, read: old, written: new)])
      return true
    } catch {
      Terminal.complain(renderer.render(.findings(notWritten(error))))
      return false
    }
  }
}
