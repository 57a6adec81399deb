import FoundationEssentials

/// One transcript: files, the command lines a user types, and what they must see.
///
/// ```
/// A plan that is fine gives no findings.
/// --- file plan.weave
/// weave 1
///
/// $ plainweave check plan.weave
/// no findings in 1 file
/// $ plainweave check none.weave
/// …
/// ! a line on standard error
/// ? 2
/// ```
///
/// Text before the first `--- file` or `$` line says why the case exists. Command lines are run by
/// `sh` in the folder of the files, one after the other; `? N` is left out for exit code 0. Blank
/// lines at the end of a file or an output do not count. In a file whose line says `--- file NAME
/// escaped`, and in every output, `\xNN` is a byte that would not be seen: a control character, or
/// no UTF-8.
/// `PLAINWEAVE_UPDATE_GOLDEN=1` rewrites the outputs, and the run still fails.
struct Transcript: Sendable, CustomStringConvertible {
  let path: String
  private var why: [String] = []
  private var steps: [Step] = []

  private struct Step: Sendable {
    /// The line that starts it: `--- file …` or `$ …`.
    let head: String
    var body: [String] = []

    var command: String? { head.hasPrefix("$ ") ? String(head.dropFirst(2)) : nil }
  }

  var description: String { URL(filePath: path).lastPathComponent }

  /// Every transcript, by name; none is a moved folder, and stops the run.
  static func all(from file: String = #filePath) -> [Transcript] {
    let tests = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    let root = tests.appending(path: "Corpus/cli").path()
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).filter {
      $0.hasSuffix(".transcript")
    }.sorted()
    precondition(!names.isEmpty, "no transcripts in \(root)")
    return names.map { Transcript(path: root + "/" + $0) }
  }

  init(path: String) {
    self.path = path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("--- file ") || line.hasPrefix("$ ") {
        steps.append(Step(head: line))
      } else if steps.isEmpty {
        why.append(line)
      } else {
        steps[steps.count - 1].body.append(line)
      }
    }
    for index in steps.indices { steps[index].body = Self.trimmed(steps[index].body) }
  }

  /// What differs when the transcript is played, or `nil` when nothing does.
  func mismatch() -> String? {
    let place = Workplace()
    var played = self
    for (index, step) in steps.enumerated() {
      if let command = step.command {
        played.steps[index].body = Self.seen(place.run(command))
      } else {
        let words = step.head.dropFirst("--- file ".count).split(separator: " ")
        let text = step.body.map { $0 + "\n" }.joined()
        place.write(
          words.last == "escaped" ? Self.unescaped(text) : Array(text.utf8), to: String(words[0]))
      }
    }
    let problems = zip(steps, played.steps).filter { $0.body != $1.body }.map { step, played in
      "\(step.head)\n"
        + played.body.difference(from: step.body).map { change in
          switch change {
          case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
          case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
          }
        }.joined(separator: "\n")
    }
    guard !problems.isEmpty else { return nil }
    if ProcessInfo.processInfo.environment["PLAINWEAVE_UPDATE_GOLDEN"] == "1" { played.save() }
    return "\(path)\n\(problems.joined(separator: "\n"))"
  }

  private func save() {
    var lines = Self.trimmed(why)
    for step in steps {
      lines += step.command == nil ? [step.head] : ["", step.head]
      lines += step.body
    }
    try? (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }

  /// What a user sees of an outcome: output, then errors, then the exit code.
  private static func seen(_ outcome: Outcome) -> [String] {
    let output = trimmed(lines(outcome.output))
    let errors = trimmed(lines(outcome.errors)).map { $0.isEmpty ? "!" : "! " + $0 }
    return output + errors + (outcome.code == 0 ? [] : ["? \(outcome.code)"])
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 10, omittingEmptySubsequences: false).map { escaped(Array($0)) }
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    Array(lines.reversed().drop { $0.isEmpty }.reversed())
  }
}

extension Transcript {
  /// One line with `\xNN` for each byte that would not be seen.
  static func escaped(_ line: [UInt8]) -> String {
    func hex(_ byte: UInt8) -> String {
      let digits = String(byte, radix: 16, uppercase: true)
      return "\\x" + (digits.count < 2 ? "0" : "") + digits
    }
    guard let text = String(validating: line, as: UTF8.self) else {
      return line.map { (32..<127).contains($0) ? String(UnicodeScalar($0)) : hex($0) }.joined()
    }
    return text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0..<32, 127..<160, 0xFEFF, 0x2028...0x202E, 0x2066...0x2069:
        String(scalar).utf8.map(hex).joined()
      default: String(scalar)
      }
    }.joined()
  }

  /// The bytes of a text in which `\xNN` is a byte.
  static func unescaped(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.dropFirst().prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"),
        let value = UInt8(digits, radix: 16)
      {
        result.append(value)
        rest = rest.dropFirst(3)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
