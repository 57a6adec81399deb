/// A file that nobody means to write, and what it must be answered with.
struct BadInput: Sendable, CustomStringConvertible {
  /// What is in it, with its scale.
  let description: String
  let bytes: [UInt8]
  /// The code a finding about it has; nil where the file is in order.
  let code: String?
  /// The line the finding stands on; nil where it is about the file.
  let line: Int?

  init(_ description: String, _ text: String, gives code: String?, line: Int? = nil) {
    self.init(description, Array(text.utf8), gives: code, line: line)
  }

  init(_ description: String, _ bytes: [UInt8], gives code: String?, line: Int? = nil) {
    self.description = description
    self.bytes = bytes
    self.code = code
    self.line = line
  }

  private static let head = "weave 1\n\nplan p \"P\" 2026-08-24..2027-06-11\n"
  private static let ages = "weave 1\n\nplan p \"P\" 0001-01-01..9999-12-31\n"
  private static let space = "\nspace s \"S\"\n  with everyone\n"
  private static let monday = "  every week on monday 15:30..16:30\n"

  private static func many(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined()
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// The same ASCII text in UTF-16, little end first.
  private static func wide(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf8.flatMap { [$0, 0] }
  }

  static let all: [BadInput] = bytes + nests + sizes + figures + names

  /// Files that are not quite text.
  static let bytes: [BadInput] = [
    BadInput("Latin-1", Array(head.utf8) + [0x63, 0xE9, 10], gives: "W902"),
    BadInput("UTF-16", wide(head), gives: "W902"),
    BadInput("a NUL byte", head + "  vision \"a\"\0\n", gives: "W115", line: 4),
    BadInput("an escape sequence", head + "  vision \u{1B}[31m\n", gives: "W115", line: 4),
    BadInput("only a byte order mark", "\u{FEFF}", gives: "W114", line: 1),
    BadInput("lone carriage returns", repeated("weave 1\r", 100), gives: "W114", line: 1),
  ]

  /// Things inside things.
  static let nests: [BadInput] = [
    BadInput(
      "10,000 parentheses",
      head + "\nmust x: each session where " + repeated("(", 10_000) + "minutes > 1"
        + repeated(")", 10_000) + " has minutes > 1\n", gives: "W116", line: 5),
    BadInput(
      "10,000 `not`",
      head + "\nmust x: no session where " + repeated("not ", 10_000) + "minutes > 1\n",
      gives: "W116", line: 5),
    BadInput(
      "10,000 `skip`",
      head + space + monday + "\nsession s@2026-09-07\n  " + repeated("skip ", 10_000)
        + "about x\n",
      gives: "W116", line: 10),
    BadInput("10,000 `what if`", head + "\n" + repeated("what if ", 10_000) + "\n", gives: "W106"),
    BadInput(
      "teams that contain each other",
      head + "\nteam a\n  member b\n\nteam b\n  member a\n\nteam c\n  member c\n", gives: "W213"),
    BadInput(
      "20,000 teams, each in the next",
      head + many(20_000) { "\nteam t\($0)\n  member t\($0 + 1)\n" } + "\nteam t20000\n  size 2\n",
      gives: nil),
  ]

  /// Files that are long one way or another; scaled down from the sizes measured by hand.
  static let sizes: [BadInput] = [
    BadInput(
      "a line of 1 MB (of 100 MB)", head + "  note \"" + repeated("x", 1_000_000) + "\"\n",
      gives: nil),
    BadInput(
      "a line of 100,000 signs (of 20 million)", repeated("(", 100_000), gives: "W105", line: 1),
    BadInput(
      "a word of 100 kB (of 1 MB)", head + "\nthread " + repeated("a", 100_000) + "\n",
      gives: "W420", line: 5),
    BadInput(
      "50 lines of no meaning (of a million)", repeated("fo bar\n", 50), gives: "W105", line: 1),
    BadInput(
      "5,000 threads (of 333,000)", head + many(5_000) { "\nthread t\($0)\n  kind theme\n" },
      gives: "W420", line: 5),
    BadInput(
      "5,000 titles of one thread (of 100,000)",
      head + "\nthread t\n" + many(5_000) { "  title \"\($0)\"\n" }, gives: "W313", line: 7),
    BadInput(
      "5,000 facts in one block (of 100,000)",
      head + "\nthread t\n" + many(5_000) { "  ties \"\($0)\"\n" }, gives: "W420", line: 5),
    BadInput(
      "2,000 extra meetings of one space (of 100,000)",
      ages + space
        + many(2_000) { "  also \(1_000 + $0)-0\(1 + $0 % 9)-1\($0 % 10)\n" } + "\nteacher a\n",
      gives: nil),
    BadInput(
      "10,000 closed days",
      head + many(10_000) { "  closed \(2_000 + $0 / 100)-01-1\($0 % 10)\n" } + space + monday
        + "\nteacher a\n", gives: nil),
    BadInput(
      "100 spaces that meet at once (of 1,000)",
      head + many(100) { "\nspace s\($0)\n  with everyone\n" + monday } + "\nteacher a\n",
      gives: "W404"),
    BadInput(
      "every week of 9,999 years", ages + space + monday + "\nteacher a\n", gives: "W311", line: 5),
  ]

  /// Figures and days that cannot be.
  static let figures: [BadInput] =
    [
      "size 99999999999999999999", "size 0.5",
    ].map { BadInput("`\($0)`", head + "\nteam t\n  \($0)\n", gives: "W308", line: 6) }
    + [
      ("every 99999999999 weeks on monday 15:30 from 2026-09-07", "W308"),
      ("every 0 weeks on monday 15:30 from 2026-09-07", "W308"),
      ("every month on day 99", "W308"), ("every month on 9999999999th monday", "W308"),
      ("break 99999999999999999999 h", "W308"), ("active 9223372036854775807 min", "W308"),
      ("cost 1e999", "W109"), ("also 0000-00-00", "W301"), ("also 2026-02-30", "W301"),
      ("open 999999999 as x between 2026-09-01..2026-10-01", "W308"),
      ("hours 25:61..99:99", "W303"), ("except 2026-10-02..2026-10-01", "W302"),
    ].map { BadInput("`\($0)`", head + space + "  \($0)\n", gives: $1, line: 7) }
    + [
      BadInput(
        "closed days to the end of time",
        ages + "  closed 0001-01-01..9999-12-31\n  closed 9999-12-31\n" + space + monday,
        gives: "W311"),
      BadInput(
        "a rule beyond all figures",
        head + space + monday
          + "\nmust x: at least 99999999999999999999 sessions\n", gives: "W601", line: 9),
    ]

  /// Names that are nearly right.
  static let names: [BadInput] = [
    BadInput(
      "100 threads and 100 slips in their names (of 20,000)",
      head + many(100) { "\nthread thread-number-\($0)\n" } + space + monday
        + many(100) { "  about thread-nummer-\($0)\n" }, gives: "W201"),
    BadInput(
      "10,000 strangers asked to one space",
      head + "\nspace s\n  with " + many(10_000) { "n\($0), " } + "n\n" + monday, gives: "W201",
      line: 6),
    BadInput(
      "2,000 headers of one name (of 100,000)", head + repeated("\nthread t\n", 2_000),
      gives: "W203", line: 7),
  ]
}
