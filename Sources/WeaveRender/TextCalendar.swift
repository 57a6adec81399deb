import WeaveAnswer

extension TextRenderer {
  /// Months with one line per session, then what has no day, then what will not be.
  func lines(_ calendar: Calendar) -> [String] {
    let window = RowWindow(count: calendar.datedCount, limit: options.maxRows)
    var sections = [headingLines(calendar.title)]
    var first = 0
    var hasDots = false
    for month in calendar.months {
      let rows = first..<first + month.entries.count
      first = rows.upperBound
      let hasGap = window.isCut && rows.overlaps(window.head.upperBound..<window.tail.lowerBound)
      let lines = monthLines(month, rows, window, dots: hasGap && !hasDots)
      if !lines.isEmpty { sections.append(lines) }
      hasDots = hasDots || hasGap
    }
    sections.append(undatedLines(calendar.undated))
    sections.append(cancelledLines(calendar.cancelled))
    sections.append(closingLines(calendar, shown: window.head.count + window.tail.count))
    return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// The entries of a month that are in the window; dots where the first ones are missing.
  private func monthLines(
    _ month: Calendar.Month, _ rows: Range<Int>, _ window: RowWindow, dots: Bool
  ) -> [String] {
    let kept = zip(rows, month.entries).filter { window.contains($0.0) }
    let cells = kept.map { row in
      let day = Grid.Cell(
        pen.visible("\(row.1.weekday) \(row.1.date)"), isCuttable: false)
      return [day] + sessionCells(row.1.session, address: row.1.session.address)
    }
    var lines = grid(cells).lines(pen)
    if dots {
      let above = kept.count { $0.0 < window.head.upperBound }
      lines.insert(pen.paint(" " + pen.glyphs.ellipsis, .quiet), at: above)
    }
    return lines.isEmpty ? [] : headingLines(month.heading) + lines
  }

  /// Time, address, title, leaders, threads and remarks of a session.
  private func sessionCells(_ session: Calendar.Session, address: String) -> [Grid.Cell] {
    let time = pen.visible(session.time(dash: pen.glyphs.dash))
    return [
      Grid.Cell(time, session.hasOpenTime ? .missing : .plain, isCuttable: false),
      Grid.Cell(pen.visible(address), .name, isCuttable: false),
      Grid.Cell(pen.visible(session.title ?? "")),
      Grid.Cell(pen.visible(session.leaders.joined(separator: ", "))),
      Grid.Cell(pen.visible(session.threads.joined(separator: ", "))),
      Grid.Cell(pen.visible(session.remarks), .quiet),
    ]
  }

  private func undatedLines(_ undated: [Calendar.Undated]) -> [String] {
    if undated.isEmpty { return [] }
    let rows = undated.map { entry in
      let window = Grid.Cell(pen.visible(entry.window), .missing, isCuttable: false)
      return [window] + sessionCells(entry.session, address: entry.address)
    }
    return headingLines("No day yet") + grid(rows).lines(pen)
  }

  private func cancelledLines(_ cancelled: [Calendar.Cancelled]) -> [String] {
    if cancelled.isEmpty { return [] }
    let rows = cancelled.map { meeting in
      [
        Grid.Cell(pen.visible(meeting.date), isCuttable: false),
        Grid.Cell(pen.visible(meeting.space), .name, isCuttable: false),
        Grid.Cell(pen.visible(meeting.why), .quiet),
      ]
    }
    return headingLines("Cancelled") + grid(rows).lines(pen)
  }

  private func closingLines(_ calendar: Calendar, shown: Int) -> [String] {
    let isEmpty = calendar.undated.isEmpty && calendar.cancelled.isEmpty
    if calendar.datedCount == 0, !isEmpty { return [] }
    return countLines(of: calendar.datedCount, shown: shown, "session")
  }

  private func grid(_ rows: [[Grid.Cell]]) -> Grid {
    let columns = Array(repeating: Grid.Column(), count: rows.first?.count ?? 0)
    return Grid(columns: columns, rows: rows).withoutEmptyColumns()
  }
}
