import Foundation
import Testing
import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveTestKit

/// One row of the what-if table that was worked out by hand for `examples/cedar.weave`.
struct WhatIfRow: Sendable, CustomTestStringConvertible {
  let name: String
  let edits: [String]
  /// Figures after the edits: `woven of plan` and its value.
  let figures: [(String, String)]
  /// Codes of findings that the edits bring.
  var findings: [DiagnosticCode] = []
  var minutesLost = 0

  var testDescription: String { name }
}

extension WhatIfRow {
  private static let spaces = ["staff", "plc", "coaching", "district"]
  private static let withoutLinks = [
    "remove from plc@2024-10-09/g3 comment to staff",
    "remove from staff@2024-10-30 time 15 min to district",
  ]

  static let all: [WhatIfRow] =
    pulls + [
      WhatIfRow(
        name: "base", edits: [],
        figures: [
          ("woven of plan", "7/10"), ("labelled of plan", "19/20"), ("surface of plan", "1/4"),
          ("heard of plan", "5 of 6"), ("breadth of equity", "7/12"),
        ]),
      WhatIfRow(
        name: "remove beliefs from S6", edits: ["remove from staff@2024-10-30 use beliefs"],
        figures: [
          ("woven of plan", "37/60"), ("labelled of plan", "19/20"), ("surface of plan", "1/3"),
          ("woven of ben", "2 of 3"),
        ]),
      WhatIfRow(
        name: "every thread on every session",
        edits: ["talk", "groups", "equity"].flatMap { thread in
          spaces.compactMap { space in
            thread == "groups" && space == "coaching" || thread == "equity" && space == "district"
              || thread == "talk" && (space == "staff" || space == "plc")
              ? nil : "add to \(space) about \(thread)"
          }
        },
        figures: [
          ("woven of plan", "7/10"), ("labelled of plan", "1"), ("surface of plan", "3/10"),
          ("isolated of plan", "0"),
        ]),
      WhatIfRow(
        name: "drop S4", edits: ["drop coaching@2024-10-16"],
        figures: [
          ("woven of plan", "3/4"), ("labelled of plan", "1"), ("surface of plan", "1/4"),
        ], minutesLost: 30),
      WhatIfRow(
        name: "cut S1", edits: ["cancel staff@2024-10-02"],
        figures: [
          ("woven of plan", "37/48"), ("labelled of plan", "15/16"), ("woven of ana", "3 of 4"),
          ("woven of ben", "2 of 2"), ("woven of cy", "2 of 3"), ("heard of plan", "5 of 6"),
          ("previews of plan", "2 of 6"),
        ], minutesLost: 60),
      WhatIfRow(
        name: "a comment from every session to every other space",
        edits: spaces.flatMap { from in
          spaces.filter { $0 != from }.map { "add to \(from) comment to \($0)" }
        },
        figures: [
          ("woven of plan", "1"), ("labelled of plan", "19/20"), ("surface of plan", "0"),
          ("heard of plan", "34 of 48"),
        ]),
      WhatIfRow(
        name: "beliefs on every session, no comments",
        edits: withoutLinks + ["plc", "coaching", "district"].map { "add to \($0) use beliefs" },
        figures: [
          ("woven of plan", "1"), ("labelled of plan", "19/20"), ("surface of plan", "0"),
          ("tool-only of plan", "1"), ("heard of plan", "none"),
        ]),
      WhatIfRow(
        name: "S6 moved to a space of its own",
        edits: [
          "add space closing \"Closing meeting\"", "add to closing led-by ruiz",
          "add to closing with everyone", "add session closing@2024-10-30 60 min",
          "add to closing@2024-10-30 about equity", "add to closing@2024-10-30 about talk",
          "add to closing@2024-10-30 use beliefs",
          "add to closing@2024-10-30 time 15 min to district", "drop staff@2024-10-30",
        ],
        figures: [
          ("woven of plan", "33/40"), ("labelled of plan", "19/20"), ("surface of plan", "1/8"),
          ("across of plan", "7/10"),
        ], minutesLost: 60),
      WhatIfRow(
        name: "no comments or time, tool kept", edits: withoutLinks,
        figures: [
          ("woven of plan", "2/5"), ("labelled of plan", "19/20"), ("surface of plan", "11/20"),
        ]),
      WhatIfRow(
        name: "no links or tools at all", edits: withoutLinks + ["drop beliefs"],
        figures: [
          ("woven of plan", "0"), ("labelled of plan", "19/20"), ("surface of plan", "19/20"),
        ]),
    ]

  private static let woven: [(String, String)] = [
    ("woven of plan", "19/20"), ("labelled of plan", "19/20"), ("surface of plan", "0"),
    ("woven of g3", "9/10"), ("woven of g5", "1"),
  ]

  private static let pulls = [
    WhatIfRow(
      name: "pull equity into plc by label", edits: ["pull equity into plc by label"],
      figures: [
        ("woven of plan", "7/10"), ("labelled of plan", "19/20"), ("surface of plan", "1/4"),
        ("breadth of equity", "15/16"),
      ]),
    WhatIfRow(
      name: "the same, and a comment S3 to staff",
      edits: [
        "pull equity into plc by label", "add to plc@2024-10-09/g5 comment to staff about equity",
      ],
      figures: [
        ("woven of plan", "19/20"), ("labelled of plan", "19/20"), ("surface of plan", "0"),
        ("woven of ana", "4 of 5"), ("woven of ben", "3 of 3"), ("woven of cy", "4 of 4"),
        ("heard of plan", "7 of 8"),
      ], findings: [.connectionTooEarly]),
    WhatIfRow(
      name: "pull equity from staff into plc by comment",
      edits: ["pull equity from staff into plc by comment"],
      figures: woven + [("heard of plan", "7 of 8"), ("started of plc", "2")]),
    WhatIfRow(
      name: "pull equity from staff into plc by time 15 min",
      edits: ["pull equity from staff into plc by time 15 min"],
      figures: woven + [("heard of plan", "7 of 8"), ("started of plc", "2")]),
    WhatIfRow(
      name: "pull equity from staff into plc by tool beliefs",
      edits: ["pull equity from staff into plc by tool beliefs"],
      figures: woven + [("heard of plan", "5 of 6")]),
    WhatIfRow(
      name: "pull equity into plc by comment", edits: ["pull equity into plc by comment"],
      figures: [
        ("woven of plan", "33/40"), ("labelled of plan", "19/20"), ("surface of plan", "1/8"),
        ("woven of ben", "3 of 3"), ("woven of cy", "3 of 4"), ("heard of plan", "8 of 10"),
        ("previews of plan", "3 of 10"), ("heard of ben", "1 of 3"),
      ]),
  ]
}

@Suite("The what-if table of Cedar")
struct WhatIfOracleTests {
  @Test("Edits said as sentences come to the figures worked out by hand", arguments: WhatIfRow.all)
  func worked(row: WhatIfRow) throws {
    var trial = EditTrial(Example.text("cedar"))
    for edit in row.edits {
      let problems = trial.make(edit)
      try #require(problems.isEmpty, "\(edit): \(problems.map(\.message))")
    }
    for (line, value) in row.figures {
      let words = line.split(separator: " ").map(String.init)
      let subject = try #require(trial.subject(words[2]), "\(line)")
      #expect(trial.figure(words[0], of: subject) == value, "\(row.name): \(line)")
    }
    let before = Set(trial.snapshot.diagnostics.map(\.code))
    let new = Set(planFindings(trial.experience).map(\.code)).subtracting(before)
    for code in row.findings { #expect(new.contains(code), "\(row.name): \(code.rawValue)") }
    #expect(trial.cost.lost == row.minutesLost, "\(row.name)")
  }

  @Test("A look at part of the month counts its sessions and keeps its links")
  func window() throws {
    let trial = EditTrial(Example.text("cedar"))
    let days = DayRange(
      try #require(Day(year: 2024, month: 10, day: 9)),
      try #require(Day(year: 2024, month: 10, day: 31)))
    var reader = MeasureReader(trial.experience, Counting(days: days))
    for (name, value) in [("ana", "3/4"), ("ben", "1"), ("cy", "2/3"), ("dee", "2/3")] {
      let subject = try #require(trial.subject(name))
      guard case .count(let count)? = reader.figure("woven", of: subject) else {
        Issue.record("woven of \(name) is no count")
        continue
      }
      let parts = value.split(separator: "/").compactMap { Int($0) }
      #expect(count.part * (parts.count == 2 ? parts[1] : 1) == count.whole * parts[0], "\(name)")
    }
    guard case .count(let heard)? = reader.figure("heard", of: .plan) else {
      Issue.record("heard of the plan is no count")
      return
    }
    #expect(heard.part == 5 && heard.whole == 6)
  }
}
