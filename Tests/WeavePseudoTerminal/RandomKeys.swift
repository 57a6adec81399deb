import Glibc

/// What somebody presses who does not look at the keyboard.
package enum RandomKeys {
  /// Single keys, and little things that are typed or pasted; none leaves or suspends a program.
  ///
  /// Ctrl-C is not among them: too many in one evaluation end a program, and should.
  package static let all: [String] =
    (1...26).filter { ![3, 4, 26].contains($0) }.map { String(Unicode.Scalar(UInt8($0))) }
    + ["\u{1C}", "\u{1D}", "\u{1E}", "\u{1F}", "\u{7F}", " ", "\"", "(", ")"]
    + ["A", "B", "C", "D", "H", "F", "Z", "3~", "1;5C", "1;5D", "99~"].map { "\u{1B}[" + $0 }
    + ["b", "f", "d", "x", "9", "u", "<", "\u{7F}", "\r"].map { "\u{1B}" + $0 }
    + ["load", "sp\t", "日本", "e\u{301}", "👍🏽", "👨‍👩‍👧", "ø", "thread-", "0", "$", "p", "P", "dd"]
    + ["\u{1B}", "\u{1B}[200~a\rb\u{1B}[201~", "\u{12}a", "~", "R", ".", "\u{2028}"]

  /// How many keys a session has.
  package static let keysPerSession = 250

  /// From which seed on sessions are played, and how many: `usual`, unless the environment says
  /// `PLAINWEAVE_FUZZ_FIRST` and `PLAINWEAVE_FUZZ_SESSIONS`.
  package static func seeds(usual: Int) -> Range<Int> {
    let first = number("PLAINWEAVE_FUZZ_FIRST") ?? 0
    return first..<(first + (number("PLAINWEAVE_FUZZ_SESSIONS") ?? usual))
  }

  private static func number(_ name: String) -> Int? {
    unsafe getenv(name).flatMap { unsafe Int(String(cString: $0)) }
  }
}
