import Testing
import WeaveTestKit

/// Goldens whose sections are what a user types at a shell, and what they must see.
///
/// `--- file NAME` writes a file, and `$ LINE` is run by `sh` in the folder of the files, one after
/// the other. Below it stand the output, then the errors behind `! `, then, if it is not 0, the
/// exit code behind `? `. In a file whose line says `--- file NAME escaped`, and in every output,
/// `\xNN` is a byte that would not be seen: a control character, or no UTF-8.
@Suite("What a user types and sees", .waiting, .timeLimit(.minutes(5)))
struct TranscriptTests {
  @Test("Every transcript plays as it is written", arguments: Golden.all(in: "cli"))
  func plays(_ transcript: Golden) {
    let place = Workplace()
    let differences = transcript.differences { section, text in
      if section.hasPrefix("$ ") {
        let outcome = place.run(String(section.dropFirst(2)))
        let errors = outcome.errorLines.map { $0.isEmpty ? "!" : "! " + $0 }
        let code = outcome.code == 0 ? [] : ["? \(outcome.code)"]
        return (outcome.outputLines + errors + code).joined(separator: "\n")
      }
      let words = section.split(separator: " ").map(String.init)
      if words[0] == "file" {
        let whole = text.isEmpty ? "" : text + "\n"
        place.write(words.last == "escaped" ? unescaped(whole) : Array(whole.utf8), to: words[1])
      }
      return nil
    }
    #expect(differences == [])
  }

  /// The sessions at a shell that pages of `docs` show; `word` names the commands to play where the
  /// page writes its plan bit by bit.
  ///
  /// The plans of `examples` are there too. Errors stand below the output as they are; `…` on a
  /// line of its own stands for any lines, and where nothing stands under a command nothing is
  /// compared. Lines of `git` are not run.
  @Test(
    "A reader who types what a page shows sees what it shows",
    arguments: [
      ("docs/what-if.md", ""), ("docs/cookbook.md", ""), ("docs/tutorial.md", "examples/"),
      ("docs/prompt.md", ""),
    ])
  func plays(_ page: String, naming word: String) throws {
    let place = Workplace()
    for folder in ["examples", "examples/library"] {
      for name in projectFiles(in: folder, endingIn: ".weave") {
        place.write(Array(try projectText("\(folder)/\(name)").utf8), to: "\(folder)/\(name)")
      }
    }
    let differences = Golden(page).differences { section, text in
      guard section.hasPrefix("$ ") else {
        place.write(Array((text + "\n").utf8), to: String(section.dropFirst(5)))
        return nil
      }
      if section.hasPrefix("$ git ") || !word.isEmpty && !section.contains(word) { return nil }
      let outcome = place.run(String(section.dropFirst(2)))
      #expect(outcome.code < 126, "\(page): \(section)")
      let seen = outcome.outputLines + outcome.errorLines
      let isAsShown = matches(seen[...], text.lines[...])
      // A page is not written anew where it leaves lines out.
      if text.lines.contains("…") {
        #expect(isAsShown, "\(page): \(section)\n\(seen.joined(separator: "\n"))")
        return text
      }
      return text.isEmpty ? nil : isAsShown ? text : seen.joined(separator: "\n")
    }
    #expect(differences == [])
  }

  @Test("`…` stands for any lines, also none, and for nothing else")
  func anyLines() {
    let seen = ["a", "b", "c "]
    #expect(matches(seen[...], ["a", "…", "c"]))
    #expect(matches(seen[...], ["…", "a", "b", "c", "…"]))
    #expect(!matches(seen[...], ["a", "c"]))
    #expect(!matches(seen[...], ["a", "…", "b"]))
  }

  @Test("A byte that cannot be seen is written so that it can, and read back")
  func escapes() {
    let bytes: [UInt8] = [0x61, 0x1B, 0x5B, 0xE2, 0x80, 0xAE, 0xFF, 0x0D]
    let line = escaped(bytes)
    #expect(line == #"a\x1B[\xE2\x80\xAE\xFF\x0D"#)
    #expect(unescaped(line) == bytes)
    #expect(escaped(Array("é “q”".utf8)) == "é “q”")
  }

  @Test("A program that a signal ends is told from one that ends by itself")
  func signals() {
    let place = Workplace()
    #expect(place.run("exit 3").code == 3)
    #expect(place.run("kill -SEGV $$").code == 139)
  }
}

extension Outcome {
  fileprivate var outputLines: [String] { Self.lines(output) }
  fileprivate var errorLines: [String] { Self.lines(errors) }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 10, omittingEmptySubsequences: false).map { escaped(Array($0)) }.trimmed
  }
}

/// True where `seen` is what `shown` says; blanks at the end of a line do not count.
private func matches(_ seen: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
  guard let first = shown.first else { return seen.isEmpty }
  if first == "…" {
    return (seen.startIndex...seen.endIndex).contains { matches(seen[$0...], shown.dropFirst()) }
  }
  func withoutEnd(_ line: String) -> Substring {
    line.prefix(line.reversed().drop { $0 == " " }.count)
  }
  guard let line = seen.first, withoutEnd(line) == withoutEnd(first) else { return false }
  return matches(seen.dropFirst(), shown.dropFirst())
}

/// One line with `\xNN` for each byte that would not be seen.
private func escaped(_ line: [UInt8]) -> String {
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
private func unescaped(_ text: String) -> [UInt8] {
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
