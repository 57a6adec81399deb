import ArgumentParser
import WeaveEngine
import WeaveRender

/// When to use color.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// The forms an answer can have.
enum FormatChoice: String, CaseIterable, ExpressibleByArgument {
  case table, csv, json, markdown

  var format: Format {
    switch self {
    case .table: .table
    case .csv: .csv
    case .json: .json
    case .markdown: .markdown
    }
  }
}

/// Options that every command with an answer takes.
struct OutputOptions: ParsableArguments {
  @Option(help: "How to write the answer.")
  var format = FormatChoice.table

  @Option(help: "When to use color.")
  var color = ColorChoice.auto

  @Option(help: "The day to ask on, such as 2026-11-01; nothing is taken from the clock.")
  var today: String?

  func validate() throws {
    if let today, parseDay(today) == nil {
      throw ValidationError("'\(today)' is no date; write it as 2026-11-01")
    }
  }

  var renderer: any Renderer { format.format.renderer(for: Terminal.options(color: color)) }

  /// Machines get all findings, people the first hundred.
  var findingLimit: Int? { format == .table ? Snapshot.shownFindings : nil }

  /// The plan at `path`.
  func snapshot(_ path: String) -> Snapshot {
    Snapshot(reading: path, from: DiskFiles(), today: today.flatMap { parseDay($0) })
  }
}
