import WeaveAnswer

/// Answers that several suites show.
enum Samples {
  static let unknownThread = Finding(
    code: "W201", severity: .error, title: "no thread is named `tlak`",
    place: .init(
      file: "cedar.weave", line: 41, column: 9, byteColumn: 9, startByte: 812, endByte: 816),
    excerpts: [
      .init(
        file: "cedar.weave", line: 41, column: 9, text: "  about tlak", markStart: 8, markEnd: 12,
        label: "did you mean `talk`?"),
      .init(
        file: "cedar.weave", line: 12, column: 8, text: "thread talk \"Purposeful talk\"",
        markStart: 7, markEnd: 11, label: "declared here"),
    ],
    hints: ["names are written exactly as they are declared"],
    fixes: [
      .init(
        "replace `tlak` with `talk`", isSafe: true,
        edits: [
          .init(file: "cedar.weave", startByte: 812, endByte: 816, replacement: "talk")
        ]),
      .init(
        "declare a thread", preview: ["thread tlak \"…\""], isSafe: false,
        edits: [
          .init(file: "cedar.weave", startByte: 0, endByte: 0, replacement: "thread tlak \"…\"\n")
        ]),
    ])

  static let autumn = Calendar(
    months: [
      .init(
        "2026-10", heading: "October 2026",
        entries: [
          .init(
            date: "2026-10-07", weekday: "Wed",
            session: .init(
              space: "staff", title: "Whose ideas count?", start: "15:30", end: "16:30",
              minutes: 60, leaders: ["ruiz"], threads: ["deficit-views"])),
          .init(
            date: "2026-10-29", weekday: "Thu",
            session: .init(
              space: "plc", section: "g5", leaders: ["kim", "ode"], threads: ["talk"],
              status: "tentative", marks: ["also"])),
        ]),
      .init(
        "2026-11", heading: "November 2026",
        entries: [
          .init(
            date: "2026-11-12", weekday: "Thu",
            session: .init(
              space: "plc", start: "09:00", minutes: 45, marks: ["moved from 2026-11-11"]))
        ]),
    ],
    undated: [
      .init(
        window: "2027-01-11..2027-01-29", label: "winter-1",
        session: .init(space: "district", title: "Winter day"))
    ],
    cancelled: [.init(date: "2026-11-26", space: "plc", why: "Thanksgiving")])

  /// One of everything, with text that tries to do harm.
  static let everything = Answer.several([
    .table(
      Table(
        title: "Hostile \u{202E}title",
        columns: [.init("a"), .init("a", unit: "min", isNumeric: true), .init("日本")],
        rows: [
          [.text("\u{1B}]0;gone\u{7}"), .number(-0.0), .list(["x\r\ny", "|", "`"])],
          [.hole(""), .range(.fraction(0, 0), .none), .flag(false)],
          [.text("👩‍👩‍👧 \u{9B}31m"), .number(.infinity), .date("2026-10-07")],
        ], total: 12)),
    .prose(
      Prose([
        .heading(["Hea", "ding"]), .blank, .paragraph(["# not \u{85} a heading"]),
        .bullet([Prose.Span("a|b\t`c`", .name)], depth: 99),
      ])),
    .findings(
      FindingList(
        [
          unknownThread,
          Finding(
            code: "W9\u{1B}", severity: .note, title: "two\nlines", place: .init(file: "\u{1B}c")),
        ],
        checked: 2, incomplete: true, hidden: 7)),
    .calendar(autumn), .several([]),
  ])
}
