import FoundationEssentials
import WeavePseudoTerminal
import WeaveTestKit

/// The demo program.
let demoProgram = builtProgram("linedemo")

/// A folder that is gone when the test is.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "line-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}

/// A conversation with the demo, its history in a folder of its own.
func conversation(
  rows: Int = 24, columns: Int = 80, environment: [String: String] = [:], reflows: Bool = true,
  _ body: (PseudoTerminal, TemporaryFolder) throws -> Void
) throws {
  let home = try TemporaryFolder()
  let all = ["HOME": home.path].merging(environment) { $1 }
  let terminal = try PseudoTerminal(
    [demoProgram], rows: rows, columns: columns, environment: all, reflows: reflows)
  try terminal.ready("demo> ")
  try body(terminal, home)
}

/// Keys by their names.
enum Keys {
  static let interrupt = "\u{3}"
  static let end = "\u{4}"
  static let suspend = "\u{1A}"
  static let tab = "\t"
  static let enter = "\r"
  static let escape = "\u{1B}"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let backspace = "\u{7F}"
  static func control(_ letter: Character) -> String {
    String(Unicode.Scalar(letter.asciiValue.map { $0 & 0x1F } ?? 0))
  }
}
