import Glibc
import WeaveRender

/// The terminal this process writes to, if it is one.
///
/// The only file of the command that asks it.
enum Terminal {
  /// Writes bytes to standard output; a reader that went away ends the program quietly.
  static func write(_ text: String) { send(Array(text.utf8), to: STDOUT_FILENO) }

  static func write(_ bytes: [UInt8]) { send(bytes, to: STDOUT_FILENO) }

  static func complain(_ text: String) { send(Array(text.utf8), to: STDERR_FILENO) }

  /// A text from outside, such as a file's name, so that it can be shown: control characters and
  /// escape sequences are spelled out when this is a terminal.
  static func shown(_ text: String) -> String {
    isTerminal ? Escape.visible(text, unicode: isUnicode, tab: "  ") : text
  }

  /// The same for a text that goes to standard error.
  static func shownOnError(_ text: String) -> String {
    isatty(STDERR_FILENO) == 1 ? Escape.visible(text, unicode: isUnicode, tab: "  ") : text
  }

  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    // A reader that goes away is told to this process by the write, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    var offset = 0
    while offset < bytes.count {
      let sent = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
      }
      if sent > 0 {
        offset += sent
      } else if errno != EINTR {
        // The reader of a pipe has seen enough.
        if errno == EPIPE { exit(0) }
        if descriptor != STDERR_FILENO {
          complain(
            "standard output could not be written: \(unsafe String(cString: strerror(errno)))\n")
        }
        exit(2)
      }
    }
  }

  /// Forgets the keys that were pressed and not read yet.
  static func forgetTypedAhead() { _ = tcflush(STDIN_FILENO, TCIFLUSH) }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// True where a person reads and types.
  static var isInteractive: Bool { isTerminal && isatty(STDIN_FILENO) == 1 }

  /// True where standard input is a pipe or a file, from which entries may come.
  static var hasInput: Bool {
    var status = stat()
    guard unsafe fstat(STDIN_FILENO, &status) == 0 else { return false }
    return [S_IFIFO, S_IFREG].contains(status.st_mode & S_IFMT)
  }

  /// A folder of this person's own: XDG's variable, else below the home folder.
  static func folder(_ variable: String, _ fallback: String) -> String? {
    if let folder = environment(variable), folder.hasPrefix("/") { return folder + "/plainweave" }
    return environment("HOME").map { "\($0)/\(fallback)/plainweave" }
  }

  private static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Rows and columns of the window; nil where there is none.
  static var window: (rows: Int, columns: Int)? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  /// How answers are laid out here.
  static func options(color: ColorChoice) -> RenderOptions {
    let isColored: Bool =
      switch color {
      case .always: true
      case .never: false
      case .auto:
        isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
      }
    return RenderOptions(
      width: window?.columns, color: isColored, unicode: isUnicode, forTerminal: isTerminal)
  }

  /// False only in a terminal whose locale says that it cannot show more than ASCII.
  private static var isUnicode: Bool {
    guard isTerminal else { return true }
    let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? ""
    let lowered = locale.lowercased()
    return lowered.contains("utf") || lowered.isEmpty && environment("TERM") != "dumb"
  }
}
