import FoundationEssentials
import WeavePseudoTerminal

/// A `tmux` of its own with one window: a real terminal, which no test has taught what to show.
final class Multiplexer {
  private let socket: String
  private let environment: [String: String]

  /// Starts `command` in a window of a new server.
  init(
    _ home: PromptHome, _ command: String, rows: Int = 24, columns: Int = 80
  ) throws {
    guard
      ["/usr/bin", "/usr/local/bin", "/bin"].contains(where: {
        FileManager.default.isExecutableFile(atPath: $0 + "/tmux")
      })
    else {
      throw Disappointment(description: "tmux is not installed: scripts/setup installs it")
    }
    socket = home.path + "/tmux"
    environment = try home.shellVariables()
    let script = ["/bin/sh", "-c", "cd '\(home.path)/desk' && exec \(command)"]
    try run(["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"] + script)
  }

  deinit { _ = try? run(["kill-server"]) }

  // MARK: Hands

  /// Types a text as it stands.
  func type(_ text: String) throws { try run(["send-keys", "-l", "--", text]) }

  /// Presses keys by their names: `Enter`, `C-z`, `Tab`.
  func press(_ keys: String...) throws { try run(["send-keys"] + keys) }

  /// Enters a line.
  func enter(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  /// Pastes a text as a person does: told apart from typing where the program asked for that.
  func paste(_ text: String) throws {
    try run(["set-buffer", "--", text])
    try run(["paste-buffer", "-p"])
  }

  /// Gives the window another size.
  func resize(rows: Int, columns: Int) throws {
    try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  // MARK: Eyes

  /// The window's rows without those that are empty at its end, and without blanks at theirs.
  func rows() throws -> [String] {
    var rows = try run(["capture-pane", "-p"]).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0.reversed().drop { $0 == " " }.reversed()) }
    while rows.last == "" { rows.removeLast() }
    return rows
  }

  /// A property of the pane, such as `cursor_x`.
  func property(_ name: String) throws -> String {
    try run(["display-message", "-p", "#{\(name)}"]).split(separator: "\n").joined()
  }

  /// Looks at the window again and again until something is so.
  @discardableResult
  func wait(_ what: String, until isSo: ([String]) throws -> Bool) throws -> [String] {
    let end = ContinuousClock.now + PseudoTerminal.patience
    while true {
      let seen = try rows()
      if try isSo(seen) { return seen }
      if ContinuousClock.now > end {
        throw Disappointment(
          description: "waited for \(what)\n\(seen.joined(separator: "\n"))")
      }
    }
  }

  /// Waits until the last row is this.
  @discardableResult
  func seeLast(_ row: String) throws -> [String] {
    try wait("“\(row)” as the last row") { $0.last == row }
  }

  @discardableResult
  private func run(_ arguments: [String]) throws -> String {
    let words = ["/usr/bin/env", "tmux", "-S", socket] + arguments
    let program = try PipedProgram(
      words, environment: environment, input: .terminal, output: .pipe)
    let text = try program.finish(typing: "")
    guard program.exitCode == 0 else {
      throw Disappointment(description: "tmux \(arguments.joined(separator: " ")): \(text)")
    }
    return text
  }
}
