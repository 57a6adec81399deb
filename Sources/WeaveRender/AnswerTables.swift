import WeaveAnswer

extension Answer {
  /// The answer as tables, for the formats that have nothing else: one per part, in order.
  var tables: [Table] {
    parts.map { part in
      switch part {
      case .table(let table): table
      case .prose(let prose): prose.table
      case .findings(let list): list.table
      case .calendar(let calendar): calendar.table
      case .report(let report): report.table
      // `parts` leaves none of these.
      case .several: Table(columns: [], rows: [])
      }
    }
  }
}

extension Prose {
  /// The words of each block that has some, in one column; of lines, each by itself.
  var table: Table {
    Table(
      columns: [Table.Column("text")],
      rows: blocks.filter { $0 != .blank }.flatMap { block -> [[Table.Cell]] in
        if case .lines(let lines) = block { return lines.map { [.text($0)] } }
        return [[.text(block.spans.map(\.text).joined())]]
      })
  }
}

extension FindingList {
  /// One row per finding; excerpts, hints and fixes are left to JSON.
  var table: Table {
    let columns: [Table.Column] = [
      .init("severity"), .init("code"), .init("file"), .init("line", isNumeric: true),
      .init("column", isNumeric: true), .init("message"), .init("help"),
    ]
    return Table(
      columns: columns,
      rows: findings.map { finding in
        [
          .text(finding.severity.rawValue), .text(finding.code), .text(finding.place.file),
          finding.place.line > 0 ? .integer(finding.place.line) : .absent,
          finding.place.column > 0 ? .integer(finding.place.column) : .absent,
          .text(finding.title), .text(finding.help),
        ]
      })
  }
}

extension Calendar {
  /// One row per session with a day, then those without one, then the cancelled meetings.
  var table: Table {
    let columns: [Table.Column] = [
      .init("date"), .init("window"), .init("weekday"), .init("start"), .init("end"),
      .init("minutes", unit: "min", isNumeric: true), .init("space"), .init("section"),
      .init("label"), .init("title"), .init("leaders"), .init("threads"), .init("place"),
      .init("status"), .init("marks"), .init("why"),
    ]
    var rows: [[Table.Cell]] = []
    for entry in months.flatMap(\.entries) {
      let days: [Table.Cell] = [.date(entry.date), .absent, .text(entry.weekday)]
      rows.append(days + entry.session.cells(label: nil) + [.absent])
    }
    for entry in undated {
      let days: [Table.Cell] = [.absent, .text(entry.window), .absent]
      rows.append(days + entry.session.cells(label: entry.label) + [.absent])
    }
    for meeting in cancelled {
      let session = Calendar.Session(space: meeting.space, status: "cancelled")
      let days: [Table.Cell] = [.date(meeting.date), .absent, .absent]
      rows.append(days + session.cells(label: nil) + [.text(meeting.why)])
    }
    return Table(title: title, columns: columns, rows: rows)
  }
}

extension Calendar.Session {
  fileprivate func cells(label: String?) -> [Table.Cell] {
    [
      .optional(start), .optional(end), minutes.map { .integer($0) } ?? .absent, .text(space),
      .optional(section), .optional(label), .optional(title), .list(leaders), .list(threads),
      .optional(place), .optional(status), .list(marks),
    ]
  }
}

extension Table.Cell {
  /// Text, or absent where there is none.
  fileprivate static func optional(_ text: String?) -> Table.Cell {
    text.map { .text($0) } ?? .absent
  }
}
