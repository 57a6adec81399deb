import CLineEdit

/// Another program that takes the terminal for a while: a pager, an editor.
package enum Child {
  /// How a child ended.
  package enum Outcome: Sendable, Equatable {
    case finished
    /// It could not be started, or is not installed.
    case notFound
    /// It said by its exit code that something went wrong.
    case failed(code: Int)
  }

  /// Shows a text with the person's pager; leaving it early is no failure.
  package static func page(_ text: String, pager: String? = nil) -> Outcome {
    let command = pager ?? Environment["PAGER"] ?? "less"
    // Nobody types a shell command into a plan's pager, and its prompt says how to leave it.
    let prompt = "space\\: next page, q\\: back"
    let options =
      "LESSSECURE=1; export LESSSECURE; "
      + (Environment["LESS"] == nil ? "LESS='FRX -Ps\(prompt)$'; export LESS; " : "")
    var text = text
    let code = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe cle_child(options + command, "", characters.baseAddress, characters.count)
      }
    }
    return outcome(waysToLeave.contains(code) ? 0 : code)
  }

  /// Opens a file in the person's editor and waits until it is closed.
  package static func edit(file path: String) -> Outcome {
    let command = Environment["VISUAL"] ?? Environment["EDITOR"] ?? "vi"
    return outcome(unsafe cle_child(command + " \"$1\"", path, nil, 0))
  }

  /// Left before the end (SIGPIPE), or by Ctrl-C (SIGINT).
  private static let waysToLeave: Set<Int32> = [128 + 13, 128 + 2]
  /// What a shell says of a command that is not there or cannot be run.
  private static let missing: Set<Int32> = [-1, 126, 127]

  private static func outcome(_ code: Int32) -> Outcome {
    if code == 0 { return .finished }
    return missing.contains(code) ? .notFound : .failed(code: Int(code))
  }
}

/// The variables this process was started with.
enum Environment {
  /// The value of a variable; nil where it is missing or empty.
  static subscript(name: String) -> String? {
    guard let value = unsafe cle_environment(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}
