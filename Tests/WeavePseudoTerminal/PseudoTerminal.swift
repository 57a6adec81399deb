import CPseudoTerminal

/// What was waited for did not come; holds what was on the screen.
package struct Disappointment: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}

/// A person at a terminal, and a program on it.
///
/// Nothing sleeps: one waits for something to be seen.
package final class PseudoTerminal {
  /// How a program ended.
  package enum Ending: Equatable, Sendable {
    case exit(Int)
    case signal(Int)
  }

  /// How long anything may take before the test fails; generous, because machines are busy.
  package static let patience = Duration.seconds(20)

  package private(set) var screen: ScreenModel
  /// All that the program wrote.
  package private(set) var output: [UInt8] = []
  private let terminal: Int32
  /// The program's end of the terminal, to see what it has not read.
  private let programEnd: Int32
  private let leader: Int32
  private var reports: Int32 = -1
  private var orders: Int32 = -1
  private var seenPrompts = 0
  private var isAtEnd = false

  /// Starts a program; `environment` is added to a small one of its own.
  package init(
    _ arguments: [String], rows: Int = 24, columns: Int = 80,
    environment: [String: String] = [:], reflows: Bool = true
  ) throws {
    screen = ScreenModel(rows: rows, columns: columns, reflows: reflows)
    var name = [CChar](repeating: 0, count: 128)
    terminal = unsafe cpt_open(Int32(rows), Int32(columns), &name, name.count)
    programEnd = unsafe cpt_open_end(name)
    var reports: Int32 = -1
    var orders: Int32 = -1
    leader = unsafe CStrings.with(arguments) { arguments in
      unsafe CStrings.with(Self.environment(environment)) { environment in
        unsafe cpt_spawn(name, arguments, environment, &reports, &orders)
      }
    }
    self.reports = reports
    self.orders = orders
    guard terminal >= 0, leader > 0 else {
      throw Disappointment(description: "\(arguments) could not be started")
    }
  }

  deinit {
    cpt_close(terminal)
    cpt_close(programEnd)
    cpt_close(orders)
    cpt_close(reports)
    cpt_end(leader)
  }

  static func environment(_ added: [String: String]) -> [String] {
    var all = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
      "HOME": "/nonexistent", "EDITRC": "/nonexistent", "SWIFT_BACKTRACE": "enable=no",
    ]
    all.merge(added) { $1 }
    return all.filter { !$0.value.isEmpty || $0.key == "TERM" }.map { "\($0.key)=\($0.value)" }
  }

  // MARK: Hands

  /// Types a text; what the program writes meanwhile is read.
  package func send(_ text: String) throws { try sendBytes(Array(text.utf8)) }

  /// Sends bytes, whether or not they are text.
  package func sendBytes(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    let end = ContinuousClock.now + Self.patience
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBufferPointer {
        unsafe cpt_write(terminal, $0.baseAddress, min($0.count, 1024))
      }
      rest = rest.dropFirst(max(0, count))
      pump(count > 0 ? 0 : 5)
      if ContinuousClock.now > end { throw disappointment("typing \(rest.count) more bytes") }
    }
  }

  /// Pastes a text as terminals do.
  package func paste(_ text: String) throws {
    let keys = String(text.map { $0 == "\n" ? "\r" : $0 })
    try send("\u{1B}[200~\(keys)\u{1B}[201~")
  }

  /// Gives the window another size.
  package func resize(rows: Int, columns: Int) {
    screen.resize(rows: rows, columns: columns)
    cpt_resize(terminal, Int32(rows), Int32(columns))
  }

  // MARK: Eyes

  /// Reads what the program wrote, waiting for at most so many milliseconds.
  @discardableResult
  package func pump(_ milliseconds: Int32 = 0) -> Bool {
    if isAtEnd { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = unsafe cpt_read(terminal, &buffer, buffer.count, milliseconds)
    if count < 0 { isAtEnd = true }
    guard count > 0 else { return false }
    for byte in buffer[..<count] { screen.feed(byte) }
    output += buffer[..<count]
    return true
  }

  /// Waits until something is so.
  package func wait(_ what: String, until isSo: (PseudoTerminal) -> Bool) throws {
    let end = ContinuousClock.now + Self.patience
    while !isSo(self) {
      if ContinuousClock.now > end { throw disappointment(what) }
      pump(isAtEnd ? 0 : 20)
    }
  }

  /// Waits until the screen's text contains a text.
  package func see(_ text: String) throws {
    try wait("“\(text)”") { $0.screen.text.contains(text) }
  }

  /// Waits until the row of the cursor is this, blanks at its end left out.
  package func seeLine(_ text: String) throws {
    try wait("the line “\(text)”") { $0.screen.current == text }
  }

  /// Waits for a new prompt that is ready for keys.
  package func ready(_ prompt: String) throws {
    try wait("the prompt “\(prompt)”") { $0.isReady(prompt) }
    seenPrompts = screen.prompts
  }

  /// Only prompts from now on are new.
  package func forgetPrompts() {
    while pump() {}
    seenPrompts = screen.prompts
  }

  /// Whether a new prompt is ready for keys.
  package func isReady(_ prompt: String) -> Bool {
    var trimmed = prompt
    while trimmed.hasSuffix(" ") { trimmed.removeLast() }
    return screen.prompts > seenPrompts && isRaw && screen.current == trimmed
      && screen.x == prompt.count
  }

  /// Whether a new prompt, whatever its words, waits behind which nothing stands.
  package var isAtEmptyPrompt: Bool {
    let row = screen.current
    return screen.prompts > seenPrompts && isRaw && row.hasSuffix(">") && !row.hasSuffix("..>")
      && screen.x == screen.currentWidth + 1
  }

  /// Whether keys reach the program one by one.
  package var isRaw: Bool { cpt_is_raw(terminal) }
  /// Whether the terminal is as a shell leaves it.
  package var isSober: Bool { !cpt_is_raw(terminal) && cpt_echoes(terminal) }

  /// Whether the program has read everything that was typed.
  package var inputIsTaken: Bool { cpt_unread(programEnd) == 0 }

  // MARK: Jobs

  /// Sends a signal to the program, and not to the one that started it.
  package func signal(_ number: Int32) { cpt_signal(terminal, number) }

  /// Waits until Ctrl-Z has stopped the program.
  package func stopped() throws { _ = try report(of: "s") }

  /// Puts the stopped program in front again, as `fg` does.
  package func foreground() { order("f") }

  /// Whether the program has stopped or ended, and nobody has asked yet.
  package var hasReported: Bool { cpt_is_readable(reports, 0) }

  /// Waits until the program has ended; what it wrote is on the screen.
  package func ended() throws -> Ending {
    let kind = try report(of: "e", "k")
    var code: [UInt8] = [0]
    _ = unsafe cpt_read(reports, &code, 1, 1000)
    while pump() {}
    return kind == UInt8(ascii: "e") ? .exit(Int(code[0])) : .signal(Int(code[0]))
  }

  /// Presses Ctrl-C until the program has ended.
  ///
  /// Two signals that come at once are one, so three keys may be fewer interrupts.
  package func endedAfterInterrupts() throws -> Ending {
    while cpt_is_readable(reports, 100) == false { try send("\u{3}") }
    return try ended()
  }

  private func report(of kinds: Unicode.Scalar...) throws -> UInt8 {
    var kind: [UInt8] = [0]
    try wait("the program to stop or end") {
      unsafe cpt_read($0.reports, &kind, 1, 0) == 1
    }
    guard kinds.contains(Unicode.Scalar(kind[0])) else {
      throw disappointment("the program did something else: \(Unicode.Scalar(kind[0]))")
    }
    return kind[0]
  }

  private func order(_ byte: Unicode.Scalar) {
    let bytes = [UInt8(ascii: byte)]
    _ = unsafe bytes.withUnsafeBufferPointer { unsafe cpt_write(orders, $0.baseAddress, 1) }
  }

  private func disappointment(_ what: String) -> Disappointment {
    var place = "cursor \(screen.x),\(screen.y) prompts \(screen.prompts) raw \(isRaw)"
    var report: [UInt8] = [0, 0]
    if hasReported, unsafe cpt_read(reports, &report, 2, 0) > 0 {
      place += " \(report[0] == UInt8(ascii: "e") ? "exit" : "signal") \(report[1])"
    }
    return Disappointment(description: "waited for \(what)\n\(screen.text)\n[\(place)]")
  }
}

/// Texts as C wants them.
enum CStrings {
  static func with<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    let copies = unsafe texts.map { text in
      let bytes = Array(text.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      unsafe copy.initialize(from: bytes, count: bytes.count)
      return unsafe copy
    }
    defer { unsafe copies.forEach { unsafe $0.deallocate() } }
    let pointers = unsafe copies.map { unsafe UnsafePointer<CChar>?($0) } + [nil]
    return unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
  }
}
