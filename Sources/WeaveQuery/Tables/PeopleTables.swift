import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// Leaders, teachers and teams.
extension TableKind {
  static let leaderListing = Listing<Declared<Person>>(
    .leaders, rows: { Declared.all($0.model.people, \.header, where: \.isLeader) }
  ) {
    let own: Column<Declared<Person>>.Sessions = { $1.facts.ledSessions[$0.index] }
    let leads: Column<Declared<Person>>.IsMeant = { row, context, session, day, _ in
      context.facts.values(of: session, on: day).map { $0.leaders.contains(Int32(row.index)) }
        ?? context.facts.ledSessions[row.index].contains(session)
    }
    Column.id
    Column.title
    Column("role", .text, "what the person is called at work") {
      Value($1.model.string($0.thing.role))
    }
    Column(
      "office", .name, "school, district or outside", among: .words(Vocabulary.office.words)
    ) { $1.word($0.thing.office) }
    Column("knows", .names, "what the person knows deeply", hidden: true) { row, context in
      .names(row.thing.knows.map { context.model.symbols.text($0) })
    }
    Column(
      "plans-with", .names, "who they plan together with, either way", among: .names(.person),
      from: .lines([(nil, .plansWith), (.person, .plansWith)])
    ) { row, context in
      let people = context.model.people
      let partners = people.indices.filter { other in
        other != row.index
          && (row.thing.plansWith.contains(other) || people[other].plansWith.contains(row.index))
      }
      return .names(context.names(.person, partners))
    }
    Column.spaces("spaces they lead sessions of", own, leads)
    Column.sessions("sessions they lead", own, leads)
    Column.minutes("minutes of the sessions they lead", own, leads)
    Column.shown(.load, of: .leader) { row, _ in .leader(row.index) }
    Column.at
    Column.measures(of: .leader) { row, _ in .leader(row.index) }
  }

  /// The named teachers in the order they are declared, then those whom each team only counts.
  static let teacherListing = Listing<TeacherRow>(
    .teachers,
    rows: { context in
      context.facts.atoms.everyone.map {
        TeacherRow(atom: Int($0), header: context.header(ofAtom: Int($0)))
      }
    },
    location: { row, _ in row.header.location }, label: { $1.name(ofAtom: $0.atom) },
    weight: { $1.weight(of: $0) }, groups: { $1.teams(ofAtom: $0.atom) }
  ) {
    let own: Column<TeacherRow>.Sessions = { $1.facts.expected(ofAtom: $0.atom) }
    Column("id", .name, "their name, or how many of a team are only counted") {
      .text($1.name(ofAtom: $0.atom))
    }
    Column("title", .text, "its title") {
      $0.atom < $1.model.people.count ? $1.title($0.header) : .none
    }
    Column.weight { $1.weight(of: $0) }
    Column(
      "teams", .names, "the teams they are in", among: .names(.team),
      from: .lines([(.team, .member), (nil, .in)])
    ) { .names($1.teams(ofAtom: $0.atom)) }
    let subject: @Sendable (TeacherRow, QueryContext) -> Subject = { row, context in
      let people = context.model.people.count
      return row.atom < people ? .person(row.atom) : .rest(team: row.atom - people)
    }
    Column.shown(.spacesExpected, of: .teacher, subject)
    Column.shown(.sessionsExpected, of: .teacher, subject)
    Column.shown(.minutesExpected, of: .teacher, subject)
    Column.threads(own)
    Column.at { row, _ in row.header.location }
    Column.measures(of: .teacher, subject)
  }

  static let teamListing = Listing<Declared<Team>>(
    .teams, rows: { Declared.all($0.model.teams, \.header) }
  ) {
    let own: Column<Declared<Team>>.Sessions = { $1.facts.expected(of: EntityRef(.team, $0.index)) }
    let isAsked: Column<Declared<Team>>.IsMeant = { row, context, session, day, _ in
      let facts = context.facts
      guard let values = facts.values(of: session, on: day) else { return true }
      return !values.isOptional
        && !Set(facts.atoms.atoms(of: EntityRef(.team, row.index), on: day))
          .isDisjoint(with: facts.atoms.atoms(of: values.audience, on: day))
    }
    Column.id
    Column.title
    Column("size", .count, "how many people it has") { row, context in
      let atoms = context.facts.atoms
      return Value(
        Set(atoms.teams[row.index].map(\.atom)).reduce(0) { $0 + Int(atoms.weights[Int($1)]) })
    }
    Column("members", .names, "those who are named", from: .line(.member)) { row, context in
      .names(row.thing.members.map { context.model.name($0.who) })
    }
    Column("basis", .name, "what it is formed on", hidden: true) { $1.word($0.thing.basis) }
    Column.spaces("spaces somebody of it is expected in", own, isAsked)
    Column.sessions("sessions somebody of it is expected at", own, isAsked)
    Column.minutes("minutes of those sessions", own, isAsked)
    Column.threads(own)
    Column.at
    Column.measures(of: .team) { row, _ in .team(row.index) }
  }
}

/// A named teacher, or those of a team who are only counted.
struct TeacherRow: Sendable {
  let atom: Int
  /// The header of the teacher, or of the team.
  let header: Header
}

extension QueryContext {
  fileprivate func weight(of row: TeacherRow) -> Int { Int(facts.atoms.weights[row.atom]) }
}

extension Column {
  /// What the sessions are about at which somebody is expected.
  fileprivate static func threads(_ own: @escaping Sessions) -> Column {
    .named("threads", "what those sessions are about", hidden: true, .thread, by: .about, own) {
      $0.threads(of: $1)
    }
  }
}
