import Glibc
import Testing
import WeaveTestKit

@Suite("Bad input is a finding, never a trap", .waiting, .timeLimit(.minutes(5)))
struct BadInputTests {
  /// True when no byte of `text` would make a terminal do anything but show it.
  private func isSafe(_ text: [UInt8]) -> Bool {
    !String(decoding: text, as: UTF8.self).unicodeScalars.contains { scalar in
      switch scalar.value {
      case 10: false
      case 0..<32, 127..<160, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  @Test(
    "Each gives its finding at its place, and no command is brought down", arguments: BadInput.all)
  func finding(_ input: BadInput) throws {
    let place = Workplace([("plan.weave", input.bytes)])
    let check = place.run("plainweave check plan.weave")
    let text = String(decoding: check.output, as: UTF8.self)
    #expect(check.code <= 2, "check ended with \(check.code)")
    #expect(check.errors.isEmpty)
    #expect(isSafe(check.output))
    if let code = input.code {
      #expect(text.contains(" \(code): "), "\(code) is missing:\n\(text.prefix(2_000))")
      let at = input.line.map { "\(code): [^\\n]*\\n *┌─ plan.weave:\($0):" } ?? code
      #expect(try text.contains(Regex(at)), "not on its line:\n\(text.prefix(2_000))")
      #expect(text.contains("plainweave explain \(code)"))
    } else {
      #expect(check.code == 0, "\(text.prefix(2_000))")
    }
    let run = place.run("plainweave run plan.weave")
    #expect(run.code == check.code)
    #expect(isSafe(run.output))
    let format = place.run("plainweave fmt plan.weave")
    #expect(format.code == (input.code == "W902" ? 2 : 0))
    if format.code == 2 { #expect(place.read("plan.weave") == input.bytes) }
    #expect(place.run("plainweave fmt --check plan.weave").code == format.code)
  }

  @Test("What is no file gives a finding, exit code 2, and nothing is made of it")
  func noFile() {
    let place = Workplace([("folder/plan.weave", [])])
    for name in ["none.weave", "folder", "folder/plan.weave/deeper", "''", "folder/"] {
      for command in ["check", "run", "fmt", "fmt --check", "check --fix", "show threads"] {
        let outcome = place.run("plainweave \(command) \(name)")
        #expect(outcome.code == 2, "\(command) \(name)")
        let text = String(decoding: outcome.output + outcome.errors, as: UTF8.self)
        #expect(text.contains("error W90"), "\(command) \(name): \(text)")
      }
    }
    #expect(place.run("ls").output == Array("folder\n".utf8))
  }

  @Test("A pipe without a writer is refused, not waited for")
  func pipe() {
    let place = Workplace([("plan.weave", Array("weave 1\n\nplan p\n\ninclude \"pipe\"\n".utf8))])
    #expect(place.run("mkfifo pipe; timeout 5 plainweave check plan.weave").code == 1)
    #expect(place.run("timeout 5 plainweave check pipe").code == 2)
  }

  @Test("Includes may be 300 deep and 1,000 wide")
  func includes() {
    let head = "weave 1\n\nplan p \"P\" 2026-08-24..2027-06-11\n\n"
    let deep = (0..<300).map { index in
      ("deep\(index).weave", Array(("include \"deep\(index + 1).weave\"\n" as String).utf8))
    }
    let wide = (0..<1_000).map { ("wide\($0).weave", Array("leader l\($0)\n".utf8)) }
    let lines = (0..<1_000).map { "include \"wide\($0).weave\"\n" }.joined()
    let place = Workplace(
      deep + wide + [
        ("deep300.weave", Array("leader last\n".utf8)),
        ("a.weave", Array((head + "include \"deep0.weave\"\n").utf8)),
        ("b.weave", Array((head + lines).utf8)),
      ])
    let one = place.run("plainweave check a.weave")
    let other = place.run("plainweave check b.weave")
    #expect(one.output == Array("no findings in 302 files\n".utf8))
    #expect(other.output == Array("no findings in 1,001 files\n".utf8))
  }

  /// Runs what follows as nobody, where the tests run as root.
  private static let asNobody =
    getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""

  private static var canBeNobody: Bool {
    Workplace().run("\(asNobody) plainweave --version").code == 0
  }

  private static let messy = Array("weave   1\r\n\r\nplan   p 2026-08-24..2027-06-11\r\n".utf8)

  @Test(
    "A file or folder that may not be written is left as it is, and that is said",
    .enabled(if: canBeNobody))
  func readOnly() {
    let place = Workplace([("plan.weave", Self.messy)])
    for prepare in ["chmod 755 .; chmod 444 plan.weave", "chmod 555 .; chmod 666 plan.weave"] {
      for command in ["fmt", "check --fix"] {
        let outcome = place.run("\(prepare); \(Self.asNobody)plainweave \(command) plan.weave")
        #expect(outcome.code == 2, "\(prepare); \(command)")
        let text = String(decoding: outcome.errors, as: UTF8.self)
        #expect(text.contains("could not be written, and is as it was"), "\(text)")
        #expect(place.read("plan.weave") == Self.messy)
      }
    }
    #expect(place.run("ls -A").output == Array("plan.weave\n".utf8))
    let unreadable = place.run("chmod 000 plan.weave; \(Self.asNobody)plainweave check plan.weave")
    #expect(unreadable.code == 2)
    #expect(String(decoding: unreadable.output, as: UTF8.self).contains("Permission denied"))
  }

  @Test("A file whose new text finds no room beside it is left as it is")
  func noRoom() {
    // 251 bytes: a name with more at its end is longer than file systems take.
    let name = String(repeating: "p", count: 245) + ".weave"
    let place = Workplace([(name, Self.messy)])
    let outcome = place.run("plainweave fmt \(name)")
    #expect(outcome.code == 2 || place.read(name) != Self.messy)
    if outcome.code == 2 {
      #expect(String(decoding: outcome.errors, as: UTF8.self).contains("W906"))
      #expect(place.read(name) == Self.messy)
    }
    #expect(place.run("ls").output == Array((name + "\n").utf8))
  }
}
