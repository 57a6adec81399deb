import CPseudoTerminal

/// A program one end of which, or both, is a pipe.
package final class PipedProgram {
  /// What stands at an end of a program.
  package enum End: Sendable { case terminal, pipe }

  /// The exit code, once it has ended; 128 + n for signal n.
  package private(set) var exitCode: Int?
  private let terminal: Int32
  private let process: Int32
  private var input: Int32 = -1
  private var output: Int32 = -1

  /// Starts a program; `environment` is added to a small one of its own.
  package init(
    _ arguments: [String], environment: [String: String] = [:], input inputEnd: End,
    output outputEnd: End
  ) throws {
    var name = [CChar](repeating: 0, count: 128)
    terminal = unsafe cpt_open(24, 80, &name, name.count)
    var input: Int32 = -1
    var output: Int32 = -1
    process = unsafe CStrings.with(arguments) { arguments in
      unsafe CStrings.with(PseudoTerminal.environment(environment)) { environment in
        unsafe cpt_spawn_piped(
          name, inputEnd == .pipe, outputEnd == .pipe, arguments, environment, &input, &output)
      }
    }
    self.input = input
    self.output = output
    guard terminal >= 0, process > 0 else {
      throw Disappointment(description: "\(arguments) could not be started")
    }
  }

  deinit {
    cpt_close(input)
    cpt_close(output)
    cpt_close(terminal)
    if exitCode == nil { cpt_end(process) }
  }

  /// Gives the program its input, and returns what it wrote until it ended.
  package func finish(typing text: String) throws -> String {
    let bytes = Array(text.utf8)
    let target = input >= 0 ? input : terminal
    _ = unsafe bytes.withUnsafeBufferPointer {
      unsafe cpt_write(target, $0.baseAddress, $0.count)
    }
    cpt_close(input)
    input = -1
    let source = output >= 0 ? output : terminal
    let end = ContinuousClock.now + PseudoTerminal.patience
    var written: [UInt8] = []
    var isOpen = true
    while ContinuousClock.now < end {
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = isOpen ? unsafe cpt_read(source, &buffer, buffer.count, 5) : 0
      if count < 0 { isOpen = false }
      written += buffer[..<max(0, count)]
      let code = cpt_exit_code(process)
      if code >= 0 {
        exitCode = Int(code)
        isOpen = false
      }
      if !isOpen, exitCode != nil { return rest(of: source, after: written) }
    }
    throw Disappointment(description: "the program did not end: \(written)")
  }

  private func rest(of source: Int32, after written: [UInt8]) -> String {
    var all = written
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe cpt_read(source, &buffer, buffer.count, 0)
      if count <= 0 { return String(decoding: all, as: UTF8.self) }
      all += buffer[..<count]
    }
  }
}
