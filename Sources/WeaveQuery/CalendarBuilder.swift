import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Lays a plan's sessions out by month.
struct CalendarBuilder {
  let context: QueryContext

  func calendar() -> Calendar {
    let model = context.model
    let order = context.sessionsInOrder
    var months: [Calendar.Month] = []
    var entries: [Calendar.Entry] = []
    var month = ""
    var undated: [Calendar.Undated] = []
    func flush() {
      guard let first = entries.first else { return }
      months.append(
        Calendar.Month(month, heading: heading(String(first.date.prefix(7))), entries: entries))
      entries = []
    }
    for index in order {
      let session = model.sessions[index]
      guard let day = session.day else {
        undated.append(
          Calendar.Undated(
            window: window(session), label: session.when.label.map { model.symbols.text($0) },
            session: self.session(session)))
        continue
      }
      if day.isoMonth != month {
        flush()
        month = day.isoMonth
      }
      entries.append(
        Calendar.Entry(
          date: day.iso, weekday: weekday(day), session: self.session(session)))
    }
    flush()
    let cancelled = model.cancellations.sorted { ($0.day, $0.space) < ($1.day, $1.space) }.map {
      Calendar.Cancelled(
        date: $0.day.iso, space: context.name(.space, Int($0.space)),
        why: model.string($0.reason) ?? ($0.isClosedDay ? "closed" : "excepted"))
    }
    return Calendar(months: months, undated: undated, cancelled: cancelled)
  }

  /// `October 2026`.
  private func heading(_ month: String) -> String {
    let number = Int(month.suffix(2)) ?? 1
    return "\(capitalized(Day.monthNames[number - 1])) \(month.prefix(4))"
  }

  private func weekday(_ day: Day) -> String {
    capitalized(String(Day.weekdayNames[day.weekday].prefix(3)))
  }

  private func window(_ session: Session) -> String {
    guard session.openDays >= 0,
      let first = context.model.openDays[session.openDays].first,
      let last = context.model.openDays[session.openDays].last
    else { return "" }
    return "\(first.iso)..\(last.iso)"
  }

  private func session(_ session: Session) -> Calendar.Session {
    let model = context.model
    let section =
      session.section < 0
      ? nil : model.name(model.spaces[session.space].sections[session.section].who)
    var marks: [String] = []
    if session.isMoved {
      marks.append(
        "moved from \(session.when.day?.iso ?? session.when.label.map { model.symbols.text($0) } ?? "")"
      )
    }
    if session.isOptional { marks.append("optional") }
    return Calendar.Session(
      space: context.name(.space, Int(session.space)), section: section,
      title: model.title(session),
      start: session.span.start >= 0 ? clock(Int(session.span.start)) : nil,
      end: session.span.end.map { clock($0) }, minutes: session.minutes,
      leaders: context.names(.person, model.leaders(of: session)),
      threads: context.names(.thread, model.threads(of: session)),
      status: session.status == .planned ? nil : "\(session.status)", marks: marks,
      place: context.placeWords(of: session))
  }
}
