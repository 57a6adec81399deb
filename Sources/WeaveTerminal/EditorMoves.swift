import CLineEdit

// People see characters, and libedit counts scalars: where the two differ, as in `é` written in
// two, these go over a whole character.
extension LineEditor {
  func moveLeft() -> cle_effect {
    let line = line
    guard let last = line.before.last else { return CLE_REFUSED }
    return move(to: line.cursor - last.utf8.count, in: line)
  }

  func moveRight() -> cle_effect {
    let line = line
    guard let next = line.after.first else { return CLE_REFUSED }
    return move(to: line.cursor + next.utf8.count, in: line)
  }

  /// To the start of the line of the entry that the cursor is in.
  func moveToStart() -> cle_effect {
    let line = line
    let start = line.before.utf8.lastIndex(of: 10).map { line.before.utf8.index(after: $0) }
    return move(to: line.before.utf8[..<(start ?? line.text.startIndex)].count, in: line)
  }

  /// To the end of the line of the entry that the cursor is in.
  func moveToEnd() -> cle_effect {
    let line = line
    return move(to: line.cursor + line.after.utf8.prefix { $0 != 10 }.count, in: line)
  }

  func move(to cursor: Int, in line: Line) -> cle_effect {
    cle_editor_move_to(Line(text: line.text, cursor: cursor).scalars)
    return CLE_CHANGED
  }

  func deleteBackward() -> cle_effect {
    let line = line
    guard let last = line.before.last else { return CLE_REFUSED }
    let head = line.before.dropLast()
    return replace(
      Line(text: String(head + line.after), cursor: line.cursor - last.utf8.count))
  }

  func deleteForward() -> cle_effect {
    let line = line
    guard !line.after.isEmpty else { return CLE_REFUSED }
    return replace(Line(text: String(line.before + line.after.dropFirst()), cursor: line.cursor))
  }

  func undoChange() -> cle_effect {
    undo.note(line)
    guard let earlier = undo.takeBack() else { return CLE_REFUSED }
    return replace(earlier)
  }

  /// Takes what the terminal pastes as one block: its line ends are part of the entry.
  func paste() -> cle_effect {
    var count = 0
    guard let bytes = unsafe cle_editor_read_paste(&count) else { return CLE_ENDED }
    let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
    var block = unsafe LineText.sober(String(decoding: raw, as: UTF8.self))
    unsafe cle_free(bytes)
    while block.utf8.last == 10 { block.unicodeScalars.removeLast() }
    let line = line
    undo.note(line)
    undo.endWord()
    let longer = Line(
      text: line.before + block + line.after, cursor: line.cursor + block.utf8.count)
    let effect = replace(longer)
    if effect == CLE_CHANGED {
      undo.note(longer)
      undo.endWord()
    }
    if effect == CLE_REFUSED {
      let lines = block.utf8.count { $0 == 10 } + 1
      remark = "  \(lines) lines are more than fit here; nothing was pasted\r\n"
    }
    return effect
  }
}

/// Texts from outside, made fit to be edited.
enum LineText {
  /// The text with line ends as `\n`, tabs as blanks and no other control characters.
  static func sober(_ text: String) -> String {
    var sober = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: sober += "\n"
      case 0x0A: if previous != "\r" { sober += "\n" }
      case 0x09: sober += " "
      case 0..<0x20, 0x7F...0x9F: break
      default: sober.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return sober
  }
}

/// The earlier states of a line.
struct UndoStack {
  private var earlier: [Line] = []
  private var current = Line()
  private var isTyping = false

  /// How many changes are remembered.
  private static let limit = 500

  init() {}

  /// Sees the line as it is now; a word typed in one go is one change.
  mutating func note(_ line: Line) {
    defer { current = line }
    guard line.text != current.text else { return }
    let isGrown = line.isAtEnd && line.text.utf8.starts(with: current.text.utf8)
    // Several keys that came at once are seen together.
    let typed = isGrown ? line.text.utf8.dropFirst(current.text.utf8.count) : ""[...].utf8
    let blank = UInt8(ascii: " ")
    if !(isGrown && isTyping && !typed.contains(blank)) { earlier.append(current) }
    if earlier.count > Self.limit { earlier.removeFirst() }
    isTyping = isGrown && typed.last != blank
  }

  /// What comes next is a change of its own.
  mutating func endWord() { isTyping = false }

  /// The line before the last change.
  mutating func takeBack() -> Line? {
    guard let line = earlier.popLast() else { return nil }
    current = line
    isTyping = false
    return line
  }
}

/// The prompts before the second and later lines of an entry.
struct ContinuationPrompts {
  private let standard: String
  private var text = ""
  /// For each line end of `text`, in order, the prompt behind it.
  private var known: [String] = []

  init(prompt: String) {
    let sign = "..> "
    let indent = max(0, ScalarWidth.of(prompt) - sign.count)
    standard = String(repeating: " ", count: indent) + sign
  }

  /// The prompts behind the line ends of a text; asks again only for lines that changed.
  mutating func prompts(for text: String, _ assistant: any LineAssistant) -> [String] {
    guard text.utf8.contains(10) else { return [] }
    if text == self.text { return known }
    let same = zip(text.utf8, self.text.utf8).prefix { $0 == $1 }
    known.removeLast(known.count - min(known.count, same.count { $0.0 == 10 }))
    self.text = text
    let ends = text.utf8.indices.filter { text.utf8[$0] == 10 }
    for end in ends.dropFirst(known.count) {
      switch assistant.continuation(of: String(text[..<end])) {
      case .more(let prompt): known.append(prompt)
      case .complete: known.append(standard)
      }
    }
    return known
  }
}
