import CLineEdit

/// Reads entries from a terminal: keys, history, completion, colors, pasted blocks.
///
/// There is one terminal, so there is one editor; it lives as long as the program and belongs to
/// the main thread. The keys are those of docs/prompt.md.
package final class LineEditor: LineSource {
  /// How an editor behaves.
  package struct Options: Sendable {
    /// By what name a person's ~/.editrc speaks of this program.
    package var program: String
    /// Whether anything is shown in color.
    package var isColored: Bool
    /// Whether the terminal breaks rows anew when its window becomes narrower.
    package var reflows: Bool

    /// What the environment asks for.
    package init(program: String, isColored: Bool? = nil) {
      self.program = program
      self.isColored = isColored ?? (Environment["NO_COLOR"] == nil)
      reflows = Environment["XTERM_VERSION"] == nil && Environment["TERM"] != "linux"
    }
  }

  let assistant: any LineAssistant
  let isColored: Bool
  /// The entries of this and earlier sessions.
  package let history: LineHistory

  /// Whether what is entered becomes part of the history; answers to questions do not.
  package var keepsHistory = true

  var painter: Painter
  var prompt = Prompt("")
  var continuations: ContinuationPrompts
  /// The line as it was last painted.
  var painted = Line()
  /// What stands dim behind the painted line.
  var ghost = ""
  var undo = UndoStack()
  var browsing: Browsing?
  var search: Search?
  var accepted = ""
  /// What is said below the line once, before it is painted again.
  var remark: String?

  /// An editor for the terminal, or nil where there is none that can be edited on.
  package init?(options: Options, assistant: any LineAssistant, history: LineHistory) {
    let terminal = Environment["TERM"] ?? "dumb"
    guard cle_is_terminal(), terminal != "dumb" else { return nil }
    cle_use_utf8()
    guard cle_terminal_open(), unsafe cle_editor_open(options.program) else { return nil }
    self.assistant = assistant
    self.history = history
    isColored = options.isColored
    painter = Painter(reflows: options.reflows)
    continuations = ContinuationPrompts(prompt: "")
  }

  /// Asks for an entry; a line that is not blank becomes the newest of the history.
  package func read(_ prompt: Prompt, text: String) -> Input {
    history.refresh()
    self.prompt = prompt
    continuations = ContinuationPrompts(prompt: prompt.text)
    painter.forget()
    painted = Line()
    ghost = ""
    undo = UndoStack()
    browsing = nil
    search = nil
    var owner = unsafe cle_owner(
      context: Unmanaged.passUnretained(self).toOpaque(),
      paint: { unsafe LineEditor.from($0).paint() },
      settle: { unsafe LineEditor.from($0).settle() },
      forget: { unsafe LineEditor.from($0).painter.forget() },
      resized: { unsafe LineEditor.from($0).painter.windowChanged() },
      command: { unsafe LineEditor.from($0).run($1) },
      overfull: { unsafe LineEditor.from($0).shrink() })
    let start = LineText.sober(text)
    let event = withExtendedLifetime(self) {
      unsafe cle_editor_read(&owner, cle_fits(start) ? start : "")
    }
    if event == CLE_LINE {
      if keepsHistory { history.append(accepted) }
      return .line(accepted)
    }
    search = nil
    leave(painted.text, mark: event == CLE_END ? "" : "^C")
    return event == CLE_END ? .end : .interrupted
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> LineEditor {
    guard let context = unsafe context else { preconditionFailure("the reader has an owner") }
    return unsafe Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }

  private func run(_ command: cle_command) -> cle_effect {
    if command != CLE_OLDER, command != CLE_NEWER { browsing = nil }
    return switch command {
    case CLE_ENTER: enter()
    case CLE_COMPLETE: complete()
    case CLE_OLDER: older()
    case CLE_NEWER: newer()
    case CLE_SEARCH: searchHistory()
    case CLE_LEFT: moveLeft()
    case CLE_RIGHT: line.isAtEnd ? takeGhost() : moveRight()
    case CLE_TO_START: moveToStart()
    case CLE_TO_END: line.isAtEnd ? takeGhost() : moveToEnd()
    case CLE_DELETE: deleteForward()
    case CLE_BACKSPACE: deleteBackward()
    case CLE_UNDO: undoChange()
    case CLE_CLEAR: clearScreen()
    case CLE_END_OF_INPUT: line.text.isEmpty ? endInput() : deleteForward()
    case CLE_PASTE: paste()
    default: preconditionFailure("a command of the editor")
    }
  }

  // MARK: The line

  /// The line as it is being edited.
  var line: Line {
    var count = 0
    var cursor = 0
    guard let bytes = unsafe cle_editor_text(&count, &cursor) else { return Line() }
    let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
    return unsafe Line(text: String(decoding: raw, as: UTF8.self), cursor: cursor)
  }

  /// Replaces the line if there is room for the new one.
  func replace(_ line: Line) -> cle_effect {
    guard unsafe cle_fits(line.text) else { return CLE_REFUSED }
    unsafe cle_editor_set_text(line.text, line.scalars)
    return CLE_CHANGED
  }

  /// Back to what was painted last, when keys made the line too large.
  private func shrink() {
    Output.write("\u{7}")
    unsafe cle_editor_set_text(painted.text, painted.scalars)
  }

  /// Runs the entry if it is whole; otherwise begins its next line.
  private func enter() -> cle_effect {
    let line = line
    let endsEmpty = line.isAtEnd && (line.text.isEmpty || line.text.utf8.last == 10)
    if !endsEmpty, case .more = assistant.continuation(of: line.text) {
      let longer = line.before + "\n" + line.after
      return replace(Line(text: String(longer), cursor: line.cursor + 1))
    }
    accepted = line.text
    while accepted.utf8.last == 10 { accepted.unicodeScalars.removeLast() }
    leave(accepted)
    return CLE_ACCEPTED
  }

  private func endInput() -> cle_effect { CLE_ENDED }

  // MARK: What is seen

  /// The line with everything around it.
  private func view(of line: Line, ghost: String = "") -> LineView {
    if let search { return search.view(color: isColored ? .dim : nil) }
    return LineView(
      prompt: isColored ? prompt : Prompt(prompt.text),
      continuations: continuations.prompts(for: line.text, assistant),
      line: line,
      colors: isColored ? assistant.colors(line.text) : [],
      ghost: ghost)
  }

  private var windowSize: (columns: Int, rows: Int) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    unsafe cle_window_size(&columns, &rows)
    return (max(2, Int(columns)), max(1, Int(rows)))
  }

  /// Brings the window up to date.
  func paint() {
    let line = line
    if search == nil { undo.note(line) }
    painted = line
    ghost = search == nil ? suggestion(for: line) : ""
    if let remark {
      self.remark = nil
      show(below: remark)
    }
    let size = windowSize
    let layout = view(of: line, ghost: ghost).laidOut(columns: size.columns)
    Output.write(painter.paint(layout, columns: size.columns, height: size.rows))
  }

  /// Shows the line as it is typed, with the cursor at its end.
  private func settle() {
    let size = windowSize
    let layout = view(of: .atEnd(painted.text)).laidOut(columns: size.columns)
    Output.write(painter.paint(layout, columns: size.columns, height: size.rows))
  }

  /// Goes to a new row below a text, all of which stays to be read.
  private func leave(_ text: String, mark: String = "") {
    let size = windowSize
    let layout = view(of: .atEnd(text)).laidOut(columns: size.columns)
    let output = painter.leave(layout, mark: mark, columns: size.columns, height: size.rows)
    Output.write(output)
  }

  /// Prints lines below the line, which is painted again below them.
  func show(below lines: String) {
    leave(painted.text)
    Output.write(lines)
  }

  /// How wide the window is.
  var columns: Int { windowSize.columns }

  private func clearScreen() -> cle_effect {
    Output.write("\u{1B}[H\u{1B}[2J")
    painter.forget()
    return CLE_NOTHING
  }
}
