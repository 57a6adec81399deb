package import WeaveAnswer

/// Writes answers as JSON for other programs.
///
/// Fields are stable and in a stable order; a field is added at need and never renamed. One answer
/// is one object, several are an array of objects. Rows and findings stand on lines of their own.
/// JSON is never cut and never colored, and always safe to print.
package struct JSONRenderer: Renderer {
  package init() {}

  package func render(_ answer: Answer) -> String {
    var output = ""
    value(answer).write(to: &output)
    return output + "\n"
  }

  private func value(_ answer: Answer) -> JSONValue {
    switch answer {
    case .table(let table): value(table)
    case .prose(let prose): value(prose)
    case .findings(let list): value(list)
    case .calendar(let calendar): value(calendar)
    case .report(let report): value(report.table)
    case .several: .lines(answer.parts.map { value($0) })
    }
  }
}

extension JSONRenderer {
  /// `{"columns":[{"name","unit"}],"rows":[{…}],"total":N}`, after a title if there is one.
  private func value(_ table: Table) -> JSONValue {
    let names = JSONRenderer.distinct(table.columns.map(\.name))
    let columns = zip(names, table.columns).map { name, column in
      JSONValue.object([("name", .string(name)), ("unit", .optional(column.unit))])
    }
    let rows = table.rows.map { row in
      JSONValue.object(zip(names, row).map { ($0, value($1)) })
    }
    return .object(
      (table.title.isEmpty ? [] : [("title", .string(table.title))]) + [
        ("columns", .array(columns)), ("rows", .lines(rows)), ("total", .integer(table.total)),
      ])
  }

  private func value(_ cell: Table.Cell) -> JSONValue {
    switch cell {
    case .text(let text), .date(let text): .string(text)
    case .number(let number): .number(number)
    case .integer(let number): .integer(number)
    case .fraction(let count, let of): .object([("count", .integer(count)), ("of", .integer(of))])
    case .share(let numerator, let denominator):
      .object([
        ("numerator", .integer(numerator)), ("denominator", .integer(denominator)),
        ("value", .number(Double(numerator) / Double(denominator))),
      ])
    case .range(let low, let high): .object([("low", value(low)), ("high", value(high))])
    case .bounds(let low, let high):
      .object([("low", value(low)), ("high", value(high)), ("bounds", .bool(true))])
    case .atLeast(let low, let unknown):
      .object([("atLeast", value(low)), ("unknown", .integer(unknown))])
    case .list(let words): .strings(words)
    case .flag(let flag): .bool(flag)
    case .none, .absent: .null
    case .hole(let missing): .object([("hole", .string(missing))])
    }
  }

  /// The names with `-2`, `-3` after those that occur again, because an object has a key once.
  private static func distinct(_ names: [String]) -> [String] {
    var taken = Set(names)
    var seen: Set<String> = []
    return names.map { name in
      if seen.insert(name).inserted { return name }
      var number = 2
      while !taken.insert("\(name)-\(number)").inserted { number += 1 }
      return "\(name)-\(number)"
    }
  }

  private func value(_ prose: Prose) -> JSONValue {
    let blocks = prose.blocks.map { block in
      let spans = block.spans.map { span in
        JSONValue.object([("role", .string(span.role.rawValue)), ("text", .string(span.text))])
      }
      let kind: (word: String, depth: Int?) =
        switch block {
        case .heading: ("heading", nil)
        case .paragraph: ("paragraph", nil)
        case .bullet(_, let depth): ("bullet", depth)
        case .lines: ("lines", nil)
        case .blank: ("blank", nil)
        }
      let words = [
        ("kind", JSONValue.string(kind.word)), ("depth", .optional(kind.depth)),
        ("spans", .array(spans)),
      ]
      guard case .lines(let lines) = block else { return JSONValue.object(words) }
      return JSONValue.object(words + [("lines", .strings(lines))])
    }
    return .object([("blocks", .lines(blocks))])
  }
}

extension JSONRenderer {
  /// `{"version":1,"findings":[…],"counts":{…},"incomplete":bool,"checked":N,"hidden":N}`.
  private func value(_ list: FindingList) -> JSONValue {
    .object([
      ("version", .integer(1)),
      ("findings", .lines(list.findings.map { value($0) })),
      (
        "counts",
        .object(
          Finding.Severity.allCases.map { ($0.rawValue, .integer(list.counts[$0])) })
      ),
      ("incomplete", .bool(list.incomplete)),
      ("checked", .integer(list.checked)),
      ("hidden", .integer(list.hidden)),
    ])
  }

  private func value(_ finding: Finding) -> JSONValue {
    let place = finding.place
    return .object([
      ("code", .string(finding.code)),
      ("severity", .string(finding.severity.rawValue)),
      ("message", .string(finding.title)),
      ("file", .string(place.file)),
      ("line", .integer(place.line)),
      ("column", .integer(place.column)),
      ("byteColumn", .integer(place.byteColumn)),
      ("startByte", .integer(place.startByte)),
      ("endByte", .integer(place.endByte)),
      ("places", .array(finding.excerpts.map { value($0) })),
      ("values", .array((finding.excerpts.first?.values ?? []).map { value($0) })),
      ("hints", .strings(finding.hints)),
      ("fixes", .array(finding.fixes.map { value($0) })),
      ("help", .string(finding.help)),
    ])
  }

  /// A word of a rule, and what it comes to.
  private func value(_ value: Finding.Excerpt.Value) -> JSONValue {
    .object([("word", .string(value.word)), ("value", .string(value.value))])
  }

  /// A place without its source text: readers of JSON have the file.
  private func value(_ excerpt: Finding.Excerpt) -> JSONValue {
    .object([
      ("file", .string(excerpt.file)), ("line", .integer(excerpt.line)),
      ("column", .integer(excerpt.column)), ("label", .string(excerpt.label)),
    ])
  }

  private func value(_ fix: Finding.Fix) -> JSONValue {
    let edits = fix.edits.map { edit in
      JSONValue.object([
        ("file", .string(edit.file)), ("startByte", .integer(edit.startByte)),
        ("endByte", .integer(edit.endByte)), ("replacement", .string(edit.replacement)),
      ])
    }
    return .object([
      ("title", .string(fix.title)), ("safe", .bool(fix.isSafe)),
      ("preview", .strings(fix.preview)), ("edits", .array(edits)),
    ])
  }
}

extension JSONRenderer {
  /// `{"months":[{"month","entries":[…]}],"undated":[…],"cancelled":[…]}`.
  private func value(_ calendar: Calendar) -> JSONValue {
    let months = calendar.months.map { month in
      let entries = month.entries.map { entry in
        JSONValue.object(
          [("date", .string(entry.date)), ("weekday", .string(entry.weekday))]
            + fields(entry.session))
      }
      return JSONValue.object([("month", .string(month.month)), ("entries", .lines(entries))])
    }
    let undated = calendar.undated.map { entry in
      JSONValue.object(
        [("window", .string(entry.window)), ("label", .optional(entry.label))]
          + fields(entry.session))
    }
    let cancelled = calendar.cancelled.map { meeting in
      JSONValue.object([
        ("date", .string(meeting.date)), ("space", .string(meeting.space)),
        ("why", .string(meeting.why)),
      ])
    }
    return .object(
      (calendar.title.isEmpty ? [] : [("title", .string(calendar.title))]) + [
        ("months", .array(months)), ("undated", .lines(undated)), ("cancelled", .lines(cancelled)),
      ])
  }

  private func fields(_ session: Calendar.Session) -> [(name: String, value: JSONValue)] {
    [
      ("start", .optional(session.start)), ("end", .optional(session.end)),
      ("minutes", .optional(session.minutes)), ("space", .string(session.space)),
      ("section", .optional(session.section)), ("title", .optional(session.title)),
      ("leaders", .strings(session.leaders)), ("threads", .strings(session.threads)),
      ("place", .optional(session.place)), ("status", .optional(session.status)),
      ("marks", .strings(session.marks)),
    ]
  }
}
