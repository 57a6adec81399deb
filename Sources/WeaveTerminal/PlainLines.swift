import CLineEdit

/// Entries from a pipe, a file or a terminal that cannot move its cursor: no escape sequences.
///
/// A prompt is shown only where both ends are a terminal.
package final class PlainLines: LineSource {
  private let assistant: any LineAssistant
  private let isAsking: Bool

  package init(assistant: any LineAssistant) {
    self.assistant = assistant
    isAsking = cle_is_terminal()
    _ = cle_terminal_open()
  }

  /// Reads lines until they are a whole entry; an empty line ends one that expects more.
  package func read(_ prompt: Prompt, text: String) -> Input {
    var entry = text
    var isFirst = true
    show(prompt.text + text)
    while true {
      var count = 0
      var event = CLE_LINE
      guard let bytes = unsafe cle_plain_line(&count, &event) else {
        if event == CLE_INTERRUPTED {
          show("\n")
          return .interrupted
        }
        return entry.isEmpty ? .end : .line(entry)
      }
      let line = unsafe Self.text(bytes, count)
      unsafe cle_free(bytes)
      if !isFirst, line.isEmpty { return .line(entry) }
      entry += isFirst ? line : "\n" + line
      isFirst = false
      guard case .more(let next) = assistant.continuation(of: entry) else { return .line(entry) }
      show(next)
    }
  }

  private static func text(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> String {
    let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
    var line = unsafe String(decoding: raw, as: UTF8.self)
    if line.utf8.last == UInt8(ascii: "\r") { line.unicodeScalars.removeLast() }
    return line
  }

  private func show(_ text: String) {
    if isAsking { Output.write(text) }
  }
}

/// Standard output.
enum Output {
  /// Writes a text as it is.
  static func write(_ text: String) {
    guard !text.isEmpty else { return }
    var text = text
    text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return }
        unsafe cle_write(start, characters.count)
      }
    }
  }
}
