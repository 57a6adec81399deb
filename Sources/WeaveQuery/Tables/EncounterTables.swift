import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// What teachers meet of threads: how often it returns, and each meeting.
extension TableKind {
  /// A row for each thread and each cell of teachers: also where they never meet it.
  static let returnListing = Listing<Pairing>(
    .returns,
    rows: { context in
      let cells = context.experience.listeners(of: nil).map(\.cell)
      return context.model.threads.indices.flatMap { thread in
        cells.map { Pairing(cell: $0, thread: thread) }
      }
    },
    location: { $1.location(ofCell: $0.cell) },
    label: {
      "\($1.names(ofCell: $0.cell).joined(separator: ", ")) and \($1.name(.thread, $0.thread))"
    }, weight: { $1.weight(ofCell: $0.cell) }, groups: { $1.groups(ofCell: $0.cell) }
  ) {
    Column.who
    Column.teachers
    Column.team
    Column.thread("the thread")
    Column.measures(of: .encounter) { row, context in
      .encounter(
        atom: Int(context.experience.attendance.cells[row.cell].atoms[0]), thread: row.thread)
    }
    Column("first", .date, "the first day", hidden: true) { $1.day(of: $0) { $0.first } }
    Column("last", .date, "the last day", hidden: true) { $1.day(of: $0) { $0.last } }
    Column.place { $1.location(ofCell: $0.cell) }
  }

  /// A row for each session about a thread and each cell of teachers expected there.
  static let encounterListing = Listing<Meeting>(
    .encounters,
    rows: { context in
      let experience = context.experience
      return experience.listeners(of: nil).flatMap { listener in
        experience.cells[listener.cell].sessions.enumerated().flatMap { place, session in
          experience.threads(of: session).map { thread in
            Meeting(
              cell: listener.cell, thread: Int(thread), place: place, index: session,
              session: context.model.sessions[Int(session)])
          }
        }
      }
    },
    location: { $1.model.location(of: $0.session) },
    label: {
      "\($1.names(ofCell: $0.cell).joined(separator: ", ")) at \($1.model.address($0.session))"
    },
    session: \.session, weight: { $1.weight(ofCell: $0.cell) },
    groups: { $1.groups(ofCell: $0.cell) }
  ) {
    Column.who
    Column.teachers
    Column.team
    Column.thread("the thread they meet")
    Column("date", .date, "the day") { row, _ in row.session.date }
    Column("month", .name, "the month, such as 2026-10", hidden: true, among: .months) {
      $1.known(of: $0.session) { $0.isoMonth }
    }
    Column("session", .text, "the session") { .text($1.model.address($0.session)) }
    Column("space", .name, "its space", hidden: true, among: .names(.space)) {
      .text($1.model.name($0.session.space))
    }
    Column("leader", .names, "who leads it", among: .names(.person)) { $1.leaders(of: $0.session) }
    Column("minutes", .minutes, "minutes about the thread, split over the session's threads") {
      guard let minutes = $0.session.minutes else { return .hole("length") }
      let count = $1.experience.threads(of: $0.index).count
      return .measure(Extent(.share(Share(minutes, count))))
    }
    Column("woven", .flag, "whether the session is woven for them") {
      if $0.session.day == nil { return .hole("date open") }
      return .flag($1.experience.cells[$0.cell].marks[$0.place].isWoven)
    }
    Column.place { $1.model.location(of: $0.session) }
  }
}

/// A row of teachers who are alike, and a thread.
protocol CellRow: SendableMetatype {
  var cell: Int { get }
  var thread: Int { get }
}

/// Teachers who are alike, and a thread.
struct Pairing: CellRow {
  let cell: Int
  let thread: Int
}

/// Teachers who are alike at a session about a thread.
struct Meeting: CellRow {
  let cell: Int
  let thread: Int
  /// The place of the session among theirs.
  let place: Int
  /// Its place in `Model.sessions`.
  let index: Int32
  let session: Session
}

extension Column where Row: CellRow {
  fileprivate static var who: Column {
    Column("who", .names, "the teachers, or the team they are the rest of") {
      .names($1.names(ofCell: $0.cell))
    }
  }

  fileprivate static var teachers: Column { .weight { $1.weight(ofCell: $0.cell) } }

  fileprivate static var team: Column {
    Column("team", .names, "their teams", hidden: true) { .names($1.teams(ofCell: $0.cell)) }
  }

  fileprivate static func thread(_ summary: String) -> Column {
    Column("thread", .name, summary, among: .names(.thread)) { .text($1.name(.thread, $0.thread)) }
  }
}

extension QueryContext {
  func teams(ofCell cell: Int) -> [String] {
    names(.team, experience.attendance.cells[cell].teams.map { Int($0) })
  }

  fileprivate func day(of pair: Pairing, _ read: (Encounters) -> Int32) -> Value {
    guard let own = experience.cells[pair.cell].encounters(of: pair.thread) else { return .none }
    let isOpen = experience.cells[pair.cell].sessions.contains { session in
      experience.timeline.openIndex[Int(session)] >= 0
        && experience.threads(of: session).contains(Int32(pair.thread))
    }
    return isOpen ? .hole("date open") : .day(Day(number: read(own)))
  }

  /// What a cell is called: its named people, and the teams it is the unnamed rest of.
  func names(ofCell cell: Int) -> [String] {
    experience.attendance.cells[cell].atoms.map { name(ofAtom: Int($0)) }
  }

  /// Where a cell's people are declared.
  func location(ofCell cell: Int) -> Location? {
    header(ofAtom: Int(experience.attendance.cells[cell].atoms[0])).location
  }

  fileprivate func weight(ofCell cell: Int) -> Int { experience.attendance.cells[cell].weight }

  fileprivate func groups(ofCell cell: Int) -> [String] {
    names(ofCell: cell) + teams(ofCell: cell)
  }

  /// A named person, or those whom a counted team does not name: `4 more of g3`.
  func name(ofAtom atom: Int) -> String {
    let people = model.people.count
    if atom < people { return name(.person, atom) }
    return "\(facts.atoms.weights[atom]) more of \(name(.team, atom - people))"
  }

  /// The header of a person, or of the team that counts them.
  func header(ofAtom atom: Int) -> Header {
    let people = model.people.count
    return atom < people ? model.people[atom].header : model.teams[atom - people].header
  }

  /// The teams of an atom, in order.
  func teams(ofAtom atom: Int) -> [String] {
    let members = facts.atoms.teams
    return names(.team, members.indices.filter { members[$0].contains { Int($0.atom) == atom } })
  }
}
