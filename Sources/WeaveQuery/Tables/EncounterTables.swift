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
      let everybody = context.alike
      return context.model.threads.indices.flatMap { thread in
        everybody.map { Pairing(alike: $0, thread: thread) }
      }
    },
    location: { $1.location(of: $0.alike) },
    label: {
      "\($1.names(of: $0.alike).joined(separator: ", ")) and \($1.name(.thread, $0.thread))"
    }, weight: { row, _ in row.alike.weight }, groups: { $1.groups(of: $0.alike) }
  ) {
    Column.who
    Column.teachers
    Column.team
    Column.thread("the thread")
    Column.measures(of: .encounter) { row, _ in
      .encounter(atom: Int(row.alike.atoms[0]), thread: row.thread)
    }
    Column("first", .date, "the first day", hidden: true) { $1.day(of: $0) { $0.first } }
    Column("last", .date, "the last day", hidden: true) { $1.day(of: $0) { $0.last } }
    Column.at { $1.location(of: $0.alike) }
  }

  /// A row for each session about a thread and each cell of teachers expected there.
  static let encounterListing = Listing<Meeting>(
    .encounters,
    rows: { context in
      let experience = context.experience
      return context.alike.flatMap { alike in
        experience.cells[alike.cell].sessions.flatMap { session in
          experience.threads(of: session).map { thread in
            Meeting(
              alike: alike, thread: Int(thread), index: session,
              session: context.model.sessions[Int(session)])
          }
        }
      }
    },
    location: { $1.model.location(of: $0.session) },
    label: {
      "\($1.names(of: $0.alike).joined(separator: ", ")) at \($1.model.address($0.session))"
    },
    session: \.session, weight: { row, _ in row.alike.weight },
    groups: { $1.groups(of: $0.alike) }
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
    Column.woven
    Column.place { $1.place(of: $0.session) }
    Column.at { $1.model.location(of: $0.session) }
  }
}

/// A row of teachers who are alike, and a thread.
protocol CellRow: SendableMetatype {
  var alike: Alike { get }
  var thread: Int { get }
}

/// People who are alike on every choice of open days.
struct Alike: Sendable {
  let cell: Int
  let atoms: [Int32]
  let weight: Int
}

/// Teachers who are alike, and a thread.
struct Pairing: CellRow {
  let alike: Alike
  let thread: Int
}

/// Teachers who are alike at a session about a thread.
struct Meeting: CellRow {
  let alike: Alike
  let thread: Int
  /// Its place in `Model.sessions`.
  let index: Int32
  let session: Session
}

extension Column where Row: CellRow {
  fileprivate static var who: Column {
    Column("who", .names, "the teachers, or the team they are the rest of") {
      .names($1.names(of: $0.alike))
    }
  }

  fileprivate static var teachers: Column { .weight { row, _ in row.alike.weight } }

  fileprivate static var team: Column {
    Column("team", .names, "their teams", hidden: true) { .names($1.teams(ofCell: $0.alike.cell)) }
  }

  fileprivate static func thread(_ summary: String) -> Column {
    Column("thread", .name, summary, among: .names(.thread)) { .text($1.name(.thread, $0.thread)) }
  }
}

extension Column where Row == Meeting {
  /// Whether each meeting is woven; where open days decide it, that is not yet known.
  fileprivate static var woven: Column {
    var column = Column(TableField("woven", .flag, "whether the session is woven for them")) {
      context, rows in
      let keys = rows.map { (atom: Int($0.alike.atoms[0]), session: $0.index) }
      return context.experience.extents(.weaving) { experience in
        var woven: [Int: Set<Int32>] = [:]
        return keys.map { key in
          let cell = Int(experience.attendance.cellOf[key.atom])
          if woven[cell] == nil {
            let own = experience.cells[cell]
            woven[cell] = Set(zip(own.sessions, own.marks).filter { $0.1.isWoven }.map { $0.0 })
          }
          return .number(woven[cell]?.contains(key.session) == true ? 1 : 0)
        }
      }
    }
    column.adjust { value in
      guard case .measure(let extent) = value else { return value }
      return extent.one.map { .flag($0 == .number(1)) } ?? .hole("days open")
    }
    return column
  }
}

extension QueryContext {
  /// The teachers by who is alike: where a fact in a window makes that depend on the choice of
  /// days, each person is their own.
  fileprivate var alike: [Alike] {
    experience.listeners(of: nil).flatMap { listener -> [Alike] in
      let atoms = experience.attendance.cells[listener.cell].atoms
      guard facts.hasVaryingValues else {
        return [Alike(cell: listener.cell, atoms: atoms, weight: listener.weight)]
      }
      return atoms.map {
        Alike(cell: listener.cell, atoms: [$0], weight: Int(facts.atoms.weights[Int($0)]))
      }
    }
  }

  fileprivate func location(of alike: Alike) -> Location {
    header(ofAtom: Int(alike.atoms[0])).location
  }

  fileprivate func names(of alike: Alike) -> [String] {
    alike.atoms.map { name(ofAtom: Int($0)) }
  }

  fileprivate func groups(of alike: Alike) -> [String] {
    names(of: alike) + teams(ofCell: alike.cell)
  }

  func teams(ofCell cell: Int) -> [String] {
    names(.team, experience.attendance.cells[cell].teams.map { Int($0) })
  }

  fileprivate func day(of pair: Pairing, _ read: (Encounters) -> Int32) -> Value {
    let cell = experience.cells[pair.alike.cell]
    guard let own = cell.encounters(of: pair.thread) else { return .none }
    let isOpen = cell.sessions.contains { session in
      experience.timeline.openIndex[Int(session)] >= 0
        && experience.threads(of: session).contains(Int32(pair.thread))
    }
    return isOpen ? .hole("date open") : .day(Day(number: read(own)))
  }

  /// What a cell is called: its named people, and the teams it is the unnamed rest of.
  func names(ofCell cell: Int) -> [String] {
    experience.attendance.cells[cell].atoms.map { name(ofAtom: Int($0)) }
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
