import WeaveAnalysis
import WeaveEdits
import WeaveModel
import WeaveSource
import WeaveSuggest
import WeaveSyntax
import WeaveTestKit

/// A small plan by chance, of a few spaces, teachers and sessions: a seed gives the same text
/// everywhere.
struct SmallPlan {
  let text: String

  /// Days are few, so that sessions meet on one day; some are open, held or linked.
  init(seed: UInt64, sessions: Int) {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var lines = [
      "weave 1", "", "plan p 2026-09-01..2026-12-18", "", "thread talk", "", "thread equity", "",
      "tool beliefs", "  for talk", "", "leader kim", "  plans-with ode", "", "leader ode", "",
      "leader ruiz", "",
    ]
    let teachers = ["ana", "ben", "cy"]
    for teacher in teachers { lines += ["teacher \(teacher)", ""] }
    lines += [
      "team one", "  member ana", "  member ben", "  size \(number(2...4))", "", "team two",
      "  member cy", "",
    ]
    let spaces = ["staff", "plc", "district"]
    for (space, leader) in zip(spaces, ["ruiz", "kim", "ode"]) {
      lines += ["space \(space)", "  led-by \(leader)", "  with everyone"]
      if number(1...5) == 1 { lines.append("  use beliefs") }
      lines.append("")
    }
    for index in 0..<sessions {
      let space = spaces[number(0...2)]
      let start = number(1...3) == 1 ? "" : " 15:00..15:\(number(1...3))5"
      // Labels keep apart sessions of one space on one day.
      lines.append("session \(space)@s\(index)\(start)")
      let day = Day(number: 20_700 + Int32(number(0...6))).iso
      lines.append(
        number(1...8) == 1 ? "  on 2026-10-05, 2026-10-12" : "  on \(day)")
      if number(1...3) == 1 { lines.append("  with \(teachers[number(0...2)])") }
      if number(1...2) == 1 { lines.append("  about \(number(1...2) == 1 ? "talk" : "equity")") }
      if number(1...6) == 1 { lines.append("  status held") }
      let other = spaces[number(0...2)]
      if number(1...6) == 1, other != space { lines.append("  comment to \(other)") }
      lines.append("")
    }
    text = lines.joined(separator: "\n")
  }

  var version: PlanVersion {
    PlanVersion(trees: [parseSource(SourceText(name: "p.weave", text))])
  }
}

extension Experience {
  init(_ version: PlanVersion) { self.init(PlanFacts(version.model)) }
}

/// The plan with the lines that a comment or time says put into its text: under the header of its
/// session, or, where that has none, under a new one.
func inserting(_ candidates: [Candidate], _ set: GroundSet, into text: String) -> String {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  for candidate in candidates {
    let words = set.sentence(candidate).split(separator: " ").map(String.init)
    let (address, fact) = (words[2], words.dropFirst(3).joined(separator: " "))
    if let header = lines.firstIndex(where: {
      $0 == "session \(address)" || $0.hasPrefix("session \(address) ")
    }) {
      lines.insert("  " + fact, at: header + 1)
    } else {
      lines += ["", "session \(address)", "  " + fact]
    }
  }
  return lines.joined(separator: "\n")
}
