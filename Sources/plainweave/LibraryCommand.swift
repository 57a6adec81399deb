import ArgumentParser
import WeaveEngine
import WeaveRender
import WeaveSource

/// `plainweave library NAME`.
struct LibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library",
    abstract: "List the frameworks that come with Plainweave, or print one to copy it.",
    discussion: """
      A plan reads one with a line such as `include "library:culture"`. To change
      its words, copy it into the plan's folder and include the copy.

      Examples:
        plainweave library                       all of them, a line each
        plainweave library culture               its file, as it is
        plainweave library culture > our-culture.weave

      Exit codes: 0 listed or printed, 2 there is no such library.
      """)

  @Argument(help: "The library, such as culture; without one, all are listed.")
  var name: String?

  @Option(name: .shortAndLong, help: "How to write the list.")
  var format = FormatChoice.table

  @Option(help: "When to use color.")
  var color = ColorChoice.auto

  func run() throws {
    guard let name else {
      let renderer = format.format.renderer(for: Terminal.options(color: color))
      return Terminal.write(renderer.render(Library.list()))
    }
    guard let library = Library.named(name) else {
      let shown = Escape.visible(name, unicode: true, tab: "  ")
      let near = Library.suggestions(for: name).map { "'\($0)'" }
      let meant = (near.isEmpty ? "" : "; ") + didYouMean(near, otherwise: "")
      Terminal.complain(
        "there is no library '\(shown)'\(meant)\n`plainweave library` lists them all\n")
      throw ExitCode.cannotRun
    }
    Terminal.write(library.text)
  }
}
