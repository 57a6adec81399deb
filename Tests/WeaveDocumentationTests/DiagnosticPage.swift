import FoundationEssentials
import WeaveEngine
import WeaveSource
import WeaveSyntax
import WeaveTestKit

/// One page of `docs/diagnostics`.
struct DiagnosticPage: Sendable, CustomStringConvertible {
  let code: DiagnosticCode
  let text: String

  /// One example: its files by path, the plan's own first.
  struct Example: Sendable {
    let files: [(path: String, text: String)]

    /// What the program finds in it.
    func findings() -> [Diagnostic] {
      Snapshot(reading: files[0].path, from: ExampleFiles(files)).diagnostics
    }
  }

  static let folder = "docs/diagnostics"

  var description: String { code.rawValue }

  var path: String { "\(Self.folder)/\(code.rawValue).md" }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The example marked `bad` or `good`; nil when the page has none.
  ///
  /// A fence that names no file is the plan itself, `plan.weave`.
  func example(_ mark: String) -> Example? {
    let files = Fence.all(in: text).compactMap { fence -> (path: String, text: String)? in
      let words = fence.info.split(separator: " ").map(String.init)
      guard words.count >= 2, words[0] == "weave", words[1] == mark else { return nil }
      return (words.count > 2 ? words[2] : "plan.weave", fence.text)
    }
    return files.isEmpty ? nil : Example(files: files)
  }

  /// True when the page shows a session at a shell.
  var hasConsole: Bool { Fence.all(in: text).contains { $0.info == "console" } }

  /// The pages there are, in the order of the codes.
  static let all: [DiagnosticPage] = DiagnosticCode.allCases.compactMap { code in
    (try? projectText("\(folder)/\(code.rawValue).md")).map { DiagnosticPage(code: code, text: $0) }
  }

  /// The pages whose examples are run.
  static let run = all.filter { !shownByConsole.contains($0.code) }

  /// Codes that no text of a plan can show in few lines: the outside world, what needs a hundred
  /// parentheses, a thousand slips, or a day to ask on.
  static let shownByConsole: Set<DiagnosticCode> = [
    .nestedTooDeep, .tooManyFindings, .waiverExpired, .unreadableFile, .notText, .isFolder,
    .fileTooLarge, .formatRefused, .writeFailed, .noTimeZoneData,
  ]
}

/// The files of an example, in memory, with the time zones of this machine.
struct ExampleFiles: FileSource {
  private let files: MemoryFiles
  private let disk = DiskFiles()
  private static let zones = "/usr/share/zoneinfo/"

  init(_ files: [(path: String, text: String)]) {
    self.files = MemoryFiles(Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first })
  }

  func read(_ path: String) throws(FileProblem) -> [UInt8] {
    path.hasPrefix(Self.zones) ? try disk.read(path) : try files.read(path)
  }

  func resolved(_ path: String) -> String? {
    path.hasPrefix(Self.zones) ? disk.resolved(path) : files.resolved(path)
  }
}
