import CLineEdit

/// The entries of this and earlier sessions, in a file that several prompts share.
///
/// The file is the person's own (0600). Each entry is appended on one line as soon as it is made,
/// under a lock; what other prompts appended is read before every prompt. For the main thread only.
package final class LineHistory {
  /// How many entries are kept.
  package static let limit = 10_000
  /// How many lines beyond the limit the file may grow before it is written anew.
  private static let slack = 1_000

  /// Oldest first, none twice.
  package private(set) var entries: [String] = []
  /// What went wrong with the file, in words for the person; nil while all is well.
  package private(set) var notice: String?

  private let path: String?
  private var identity: UInt64 = 0
  private var offset: Int64 = 0
  private var lineCount = 0
  private var folded: [[UInt8]] = []

  /// Reads a history, creating its folders; without a path it lives as long as the program.
  package init(path: String?) {
    self.path = path
    refresh()
    if lineCount > Self.limit + Self.slack { rewrite() }
  }

  /// Takes an entry as the newest, here and in the file.
  package func append(_ entry: String) {
    guard entry.contains(where: { !$0.isWhitespace }) else { return }
    withFile { descriptor in
      guard readNew(descriptor) else { return false }
      var line = HistoryLine.written(entry) + "\n"
      // The last one may have been cut short by a crash.
      if offset > 0, lastByte(descriptor) != UInt8(ascii: "\n") { line = "\n" + line }
      if append(line, to: descriptor) {
        offset = cle_file_size(descriptor)
        lineCount += 1
      } else {
        notice = "the history could not be written to \(path ?? "")"
      }
      return true
    }
    remember([entry])
  }

  /// Reads what other prompts have appended.
  package func refresh() {
    withFile { readNew($0) }
  }

  /// The newest entry before `position` that begins with a text and is not that text.
  func older(than position: Int, beginningWith prefix: String, not text: String) -> Int? {
    entries[..<min(position, entries.count)].lastIndex { $0.hasPrefix(prefix) && $0 != text }
  }

  /// The oldest entry behind `position` that begins with a text and is not that text.
  func newer(than position: Int, beginningWith prefix: String, not text: String) -> Int? {
    guard position + 1 < entries.count else { return nil }
    return entries[(position + 1)...].firstIndex { $0.hasPrefix(prefix) && $0 != text }
  }

  /// The entry that holds a text, without regard to case, next to `position` on one side of it.
  func holding(_ text: String, from position: Int, older: Bool) -> Int? {
    if folded.count != entries.count { folded = entries.map(Self.folded) }
    let wanted = Self.folded(text)
    let candidates =
      older
      ? 0..<max(0, min(position, entries.count))
      : min(position + 1, entries.count)..<entries.count
    if candidates.isEmpty { return nil }
    let isMatch = { (index: Int) in Self.find(wanted, in: self.folded[index]) != nil }
    return older ? candidates.last(where: isMatch) : candidates.first(where: isMatch)
  }

  // MARK: The file

  /// Works on the file under its lock; one that turns out to be no history is set aside.
  private func withFile(_ body: (Int32) -> Bool) {
    guard let path else { return }
    for _ in 0..<2 {
      let descriptor = unsafe cle_file_lock(path)
      defer { cle_file_unlock(descriptor) }
      if descriptor >= 0, body(descriptor) { return }
      // Under the lock still, so that two prompts do not set aside twice.
      setAside()
    }
  }

  /// Reads from where this prompt stopped; from the start if the file is another one.
  ///
  /// False if it is no history.
  private func readNew(_ descriptor: Int32) -> Bool {
    let size = cle_file_size(descriptor)
    let found = cle_file_identity(descriptor)
    if found != identity || size < offset {
      identity = found
      offset = 0
      lineCount = 0
    }
    guard size > offset else { return true }
    guard let lines = HistoryLine.read(bytes(descriptor, offset, Int(size - offset))) else {
      return false
    }
    offset = size
    lineCount += lines.count
    remember(lines)
    return true
  }

  /// Takes entries as the newest: each moves to the end if it was there.
  private func remember(_ new: [String]) {
    guard !new.isEmpty else { return }
    var seen: Set<String> = []
    var kept = new.reversed().filter { seen.insert($0).inserted }
    if kept.count == 1, entries.last == kept[0] { return }
    kept += entries.reversed().filter { !seen.contains($0) }
    entries = kept.prefix(Self.limit).reversed()
    folded = []
  }

  /// Writes the file anew with the entries that are kept.
  private func rewrite() {
    guard let path else { return }
    withFile { descriptor in
      guard readNew(descriptor) else { return false }
      let text = entries.map { HistoryLine.written($0) + "\n" }.joined()
      let isWritten = unsafe Self.withCharacters(text) { unsafe cle_file_replace(path, $0, $1) }
      if isWritten { lineCount = entries.count }
      return true
    }
    refresh()
  }

  /// A file that cannot be read is kept under another name, and the history begins anew.
  private func setAside() {
    guard let path else { return }
    identity = 0
    offset = 0
    lineCount = 0
    let number = unsafe cle_file_set_aside(path)
    notice =
      number > 0
      ? "the history could not be read; it was set aside as \(path).broken-\(number)"
      : "the history \(path) cannot be used; entries are kept until the program ends"
  }

  private func lastByte(_ descriptor: Int32) -> UInt8? {
    bytes(descriptor, cle_file_size(descriptor) - 1, 1).first
  }

  private func bytes(_ descriptor: Int32, _ offset: Int64, _ count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let done = unsafe buffer.withMemoryRebound(to: CChar.self) {
        unsafe cle_file_read(descriptor, offset, $0.baseAddress, count)
      }
      filled = max(0, Int(done))
    }
  }

  private func append(_ text: String, to descriptor: Int32) -> Bool {
    unsafe Self.withCharacters(text) { unsafe cle_file_append(descriptor, $0, $1) }
  }

  private static func withCharacters(
    _ text: String, _ body: (UnsafePointer<CChar>?, Int) -> Bool
  ) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe body($0.baseAddress, $0.count) }
    }
  }
}

extension LineHistory {
  static func folded(_ text: String) -> [UInt8] { Array(text.lowercased().utf8) }

  /// Where bytes occur in others.
  static func find(_ wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    guard let first = wanted.first else { return 0 }
    guard bytes.count >= wanted.count else { return nil }
    return (0...(bytes.count - wanted.count)).first { start in
      bytes[start] == first && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}

/// An entry as a line of the history file.
enum HistoryLine {
  /// The entry on one line: a line end is `\n`, a backslash `\\`.
  static func written(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\0": line += "\\0"
      case "\\": line += "\\\\"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The entries of whole lines and a last one that may lack its end; nil if this is no history.
  static func read(_ bytes: [UInt8]) -> [String]? {
    var entries: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let text = String(validating: line, as: UTF8.self), let entry = entry(text) else {
        return nil
      }
      entries.append(entry)
    }
    return entries
  }

  private static func entry(_ line: String) -> String? {
    var entry = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if scalar == "\0" { return nil }
      if !isEscaped {
        isEscaped = scalar == "\\"
        if !isEscaped { entry.unicodeScalars.append(scalar) }
        continue
      }
      isEscaped = false
      switch scalar {
      case "n": entry += "\n"
      case "r": entry += "\r"
      case "0": entry += "\0"
      case "\\": entry += "\\"
      default: return nil
      }
    }
    // Cut short in the middle of a sign, by a crash.
    return entry
  }
}
