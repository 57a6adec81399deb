import WeaveAnalysis
import WeaveModel
import WeaveSyntax

// What teachers meet of threads: how often it returns, and each meeting.
extension QueryContext {
  /// Teachers who are alike, and a thread.
  private struct Pairing {
    let cell: Int
    let thread: Int
  }

  /// A row for each thread and each cell of teachers: also where they never meet it.
  var returnRows: Rows {
    let listeners = experience.listeners(of: nil)
    let pairs = model.threads.indices.flatMap { thread in
      listeners.map { Pairing(cell: $0.cell, thread: thread) }
    }
    return Rows(
      kind: .returns, count: pairs.count,
      reader: { field, _ in
        switch field {
        case "who": return { .names(names(ofCell: pairs[$0].cell)) }
        case "teachers":
          return { .number(Double(experience.attendance.cells[pairs[$0].cell].weight)) }
        case "team": return { .names(teams(ofCell: pairs[$0].cell)) }
        case "thread": return { .text(name(.thread, pairs[$0].thread)) }
        case "place":
          return { row in location(ofCell: pairs[row].cell).map { .text(place($0)) } ?? .none }
        case "first": return day(pairs) { $0.first }
        case "last": return day(pairs) { $0.last }
        default: return figures(of: field, pairs)
        }
      }, location: { location(ofCell: pairs[$0].cell) },
      label: { row in
        names(ofCell: pairs[row].cell).joined(separator: ", ") + " and "
          + name(.thread, pairs[row].thread)
      })
  }

  func teams(ofCell cell: Int) -> [String] {
    names(.team, experience.attendance.cells[cell].teams.map { Int($0) })
  }

  /// The figure called `field` of each teacher and thread.
  private func figures(of field: String, _ pairs: [Pairing]) -> Reader? {
    measured(
      TableKind.returns.field(field), .whole,
      pairs.map { pair in
        .encounter(
          atom: Int(experience.attendance.cells[pair.cell].atoms[0]), thread: pair.thread)
      })
  }

  private func day(_ pairs: [Pairing], _ read: @escaping (Encounters) -> Int32) -> Reader {
    { row in
      let pair = pairs[row]
      guard let own = experience.cells[pair.cell].encounters(of: pair.thread) else { return .none }
      let isOpen = experience.cells[pair.cell].sessions.contains { session in
        experience.timeline.openIndex[Int(session)] >= 0
          && experience.threads(of: session).contains(Int32(pair.thread))
      }
      return isOpen ? .hole("date open") : .day(Day(number: read(own)))
    }
  }

  // MARK: Encounters

  /// A row for each session about a thread and each cell of teachers expected there.
  var encounterRows: Rows {
    struct Meeting {
      let cell: Int
      let place: Int
      let session: Int
      let thread: Int
    }
    var rows: [Meeting] = []
    for listener in experience.listeners(of: nil) {
      for (place, session) in experience.cells[listener.cell].sessions.enumerated() {
        for thread in experience.threads(of: session) {
          rows.append(
            Meeting(
              cell: listener.cell, place: place, session: Int(session), thread: Int(thread)))
        }
      }
    }
    let meetings = rows
    func session(_ row: Int) -> Session { model.sessions[meetings[row].session] }
    return Rows(
      kind: .encounters, count: meetings.count,
      reader: { field, _ in
        switch field {
        case "who": return { .names(names(ofCell: meetings[$0].cell)) }
        case "teachers":
          return { .number(Double(experience.attendance.cells[meetings[$0].cell].weight)) }
        case "team": return { .names(teams(ofCell: meetings[$0].cell)) }
        case "thread": return { .text(name(.thread, meetings[$0].thread)) }
        case "session": return { .text(model.address(session($0))) }
        case "minutes":
          return { row in
            guard let minutes = session(row).minutes else { return .hole("length") }
            let count = experience.threads(of: Int32(meetings[row].session)).count
            return .measure(Extent(.share(Share(minutes, count))))
          }
        case "woven":
          return { row in
            if session(row).day == nil { return .hole("date open") }
            return .flag(experience.cells[meetings[row].cell].marks[meetings[row].place].isWoven)
          }
        case "date", "month", "space", "leader", "place":
          return sessionField(field).map { read in { read(session($0)) } }
        default: return nil
        }
      }, day: { session($0).day },
      openDays: { row in
        session(row).openDays >= 0 ? model.openDays[session(row).openDays] : []
      },
      location: { model.location(of: session($0)) },
      label: { row in
        names(ofCell: meetings[row].cell).joined(separator: ", ") + " at "
          + model.address(session(row))
      })
  }
}
