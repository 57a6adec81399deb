import ArgumentParser
import WeaveAnswer
import WeaveEngine
import WeaveRender

/// `plainweave merge-file BASE OURS THEIRS`.
struct MergeFileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-file",
    abstract: "Merge what two people changed in one plan.",
    discussion: """
      OURS and THEIRS are versions of the plan BASE. What both did goes in once, and
      what each added is kept; the result is written to OURS. Where both changed one
      fact, both lines are left between git's markers.

      Examples:
        plainweave merge-file base.weave mine.weave theirs.weave
        plainweave merge-file --stdout base.weave mine.weave theirs.weave
            write nothing; print the result
        git config merge.weave.driver "plainweave merge-file %O %A %B"
            let git merge plans so, with `*.weave merge=weave` in .gitattributes

      Exit codes: 0 merged; else the number of places to decide, at most 127; 255
      the files could not be read or written.
      """)

  @Argument(help: "The version both come from.", completion: .file(extensions: ["weave"]))
  var base: String

  @Argument(help: "Our version; the result is written to it.")
  var ours: String

  @Argument(help: "Their version.")
  var theirs: String

  @Flag(name: [.customShort("p"), .long], help: "Print the result instead of writing it.")
  var stdout = false

  @Option(help: "How many signs a marker has; git gives it as %L.")
  var markerSize = 7

  @Option(
    name: [.customShort("L"), .long],
    help: "A name for the markers: ours, base, theirs, in that order.")
  var label: [String] = []

  func validate() throws {
    if markerSize < 1 || markerSize > 100 {
      throw ValidationError("--marker-size is a number from 1 to 100")
    }
    if label.count > 3 {
      throw ValidationError("there are three versions, so three labels at most")
    }
    if label.contains(where: { $0.utf8.contains(10) || $0.utf8.contains(13) }) {
      throw ValidationError("a label is one line")
    }
    if [base, ours, theirs].contains("-") {
      throw ValidationError("merge-file takes files, and standard input is none")
    }
  }

  func run() throws {
    let labels = (label.first ?? "ours", label.count > 2 ? label[2] : "theirs")
    let merged = mergeFiles(
      base: base, ours: ours, theirs: theirs, from: DiskFiles(), labels: labels,
      markerSize: markerSize)
    switch merged {
    case .failed(let findings):
      complain(findings)
      throw ExitCode(255)
    case .merged(let change, let conflicts):
      if stdout {
        Terminal.isTerminal
          ? Terminal.write(Shown.lines(String(decoding: change.written, as: UTF8.self)))
          : Terminal.write(change.written)
      } else if change.written != change.read {
        do {
          try write([change])
        } catch {
          complain(notWritten(error))
          throw ExitCode(255)
        }
      }
      guard conflicts > 0 else { return }
      let places = conflicts == 1 ? "1 place" : "\(conflicts) places"
      let name = Escape.visible(ours, unicode: true, tab: "  ")
      let signs = String(repeating: "<", count: markerSize)
      Terminal.complain("\(name): \(places) to decide; look for \(signs)\n")
      throw ExitCode(Int32(min(conflicts, 127)))
    }
  }

  private func complain(_ findings: FindingList) {
    let renderer = Format.table.renderer(for: Terminal.options(color: .auto))
    Terminal.complain(renderer.render(.findings(findings)))
  }
}
