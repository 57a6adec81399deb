import FoundationEssentials
import Glibc
import WeavePseudoTerminal

/// A person's home with a copy of some plans in it, and prompts opened there.
///
/// History, journals and settings are in folders below it; all is gone with the value.
final class PromptHome {
  /// The home; plans stand in `desk` below it, where the program is started.
  let path: String

  private static let examples = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples")

  init(_ plans: String...) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "prompt-\(UUID())")
    path = url.path
    for folder in ["desk", "state/plainweave", "config/plainweave"] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    for plan in plans {
      try FileManager.default.copyItem(
        at: Self.examples.appending(path: plan), to: url.appending(path: "desk/\(plan)"))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  // MARK: Files

  /// Writes a file below the home.
  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  /// Writes bytes, which may be no text, to a file below the home.
  func write(bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }

  // MARK: Programs

  private func variables(_ added: [String: String]) -> [String: String] {
    [
      "HOME": path, "XDG_STATE_HOME": path + "/state", "XDG_CONFIG_HOME": path + "/config",
    ].merging(added) { $1 }
  }

  private func command(_ line: String) -> [String] {
    let program = Workplace.program
    return [
      "/bin/sh", "-c", "cd '\(path)/desk' && ulimit -c 0 && exec '\(program)' \(line)",
    ]
  }

  /// A terminal with `plainweave LINE` on it.
  func open(
    _ line: String, rows: Int = 24, columns: Int = 80, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      command(line), rows: rows, columns: columns, environment: variables(environment))
  }

  /// A terminal with a shell on it that has job control and knows `plainweave`; its prompt is
  /// `shell> `.
  func shell(rows: Int = 24, columns: Int = 80) throws -> PseudoTerminal {
    let variables = try shellVariables()
    return try PseudoTerminal(
      ["/bin/sh", "-c", "cd '\(path)/desk' && exec /bin/sh -i"], rows: rows, columns: columns,
      environment: variables)
  }

  /// The environment of a shell with the prompt `shell> ` that knows `plainweave`.
  func shellVariables() throws -> [String: String] {
    let folder = path + "/bin"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    symlink(Workplace.program, folder + "/plainweave")
    return variables(["PATH": folder + ":/usr/local/bin:/usr/bin:/bin", "PS1": "shell> "])
  }

  /// What `plainweave LINE` writes to a pipe, given its input.
  func piped(
    _ line: String, typing text: String = "", input: PipedProgram.End = .pipe,
    environment: [String: String] = [:]
  ) throws -> (text: String, code: Int?) {
    let program = try PipedProgram(
      command(line), environment: variables(environment), input: input, output: .pipe)
    let written = try program.finish(typing: text)
    return (written, program.exitCode)
  }
}

extension PseudoTerminal {
  /// Enters a line, and waits for the prompt behind its answer.
  func enter(_ line: String, then prompt: String) throws {
    try send(line + "\r")
    try ready(prompt)
  }

  /// All that was on the screen so far, and on it now.
  var everything: String { (screen.scrollback + [screen.text]).joined(separator: "\n") }

  /// Waits for the end, which must leave the terminal as it was.
  func leaves(_ code: Int) throws -> Bool {
    try ended() == .exit(code) && isSober
  }
}

/// Keys by their names.
enum PromptKeys {
  static let interrupt = "\u{3}"
  static let end = "\u{4}"
  static let tab = "\t"
  static let up = "\u{1B}[A"
}
