import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// Spaces and sessions.
extension TableKind {
  static let spaceListing = Listing<Declared<Space>>(
    .spaces, rows: { Declared.all($0.model.spaces, \.header) }
  ) {
    let own: Column<Declared<Space>>.Sessions = { row, context in
      context.model.sessionRanges[row.index].filter {
        context.model.sessions[$0].status.takesPlace
      }
    }
    Column.id
    Column.title
    Column(
      "kind", .name, "what kind of space it is", among: .words(Vocabulary.spaceKind.words)
    ) { $1.word($0.thing.kind) }
    Column.named("leader", "who leads its sessions", .person, by: .ledBy, own) {
      $0.leaders(of: $1)
    }
    Column("sections", .count, "its sections", hidden: true, from: .line(.section)) { row, _ in
      Value(row.thing.ownSections.count)
    }
    Column.sessions("its sessions that take place", own)
    Column.minutes("the minutes of its sessions", own)
    Column.named("threads", "what its sessions are about", .thread, by: .about, own) {
      $0.threads(of: $1)
    }
    Column.named("tools", "what its sessions use", hidden: true, .tool, by: .use, own) {
      $0.tools(of: $1)
    }
    Column("purpose", .text, "what it is for", hidden: true) { row, context in
      let facts = row.thing.facts.lazy.map { context.model.facts[Int($0)] }
      return Value(facts.first { $0.kind == .purpose }.flatMap { context.model.string($0.text) })
    }
    Column.first("the first day it meets", own)
    Column.last("the last day it meets", own)
    Column.at
    Column.measures(of: .space) { row, _ in .space(row.index) }
  }

  /// By day, then start, then address; open ones last.
  static let sessionListing = Listing<PlacedSession>(
    .sessions,
    rows: { context in
      context.sessionsInOrder.map { PlacedSession(index: $0, session: context.model.sessions[$0]) }
    },
    location: { $1.model.location(of: $0.session) }, label: { $1.model.address($0.session) },
    session: \.session
  ) {
    Column("address", .text, "the name other lines refer to it by") {
      .text($1.model.address($0.session))
    }
    Column("date", .date, "the day it takes place", from: .line(.between)) { row, _ in
      row.session.date
    }
    Column(
      "weekday", .name, "the day of the week", hidden: true, among: .words(Day.weekdayNames),
      from: .line(.between)
    ) { $1.known(of: $0.session) { Day.weekdayNames[$0.weekday] } }
    Column(
      "month", .name, "the month, such as 2026-10", hidden: true, among: .months,
      from: .line(.between)
    ) { $1.known(of: $0.session) { $0.isoMonth } }
    Column("term", .names, "the terms it lies in", hidden: true, from: .line(.between)) {
      row, context in
      let open = row.session.openDays.ifAny.map { context.model.openDays[$0] } ?? []
      let days = row.session.day.map { [$0] } ?? open
      let terms = Set(days.map { Period.term.keys(of: $0, context.model) })
      return terms.count > 1 ? .hole("date open") : .names(terms.first ?? [])
    }
    Column("start", .time, "when it starts", from: .line(.hours)) { row, _ in
      row.session.span.start >= 0 ? .time(Int(row.session.span.start)) : .hole("")
    }
    Column("end", .time, "when it ends", hidden: true, from: .line(.hours)) { row, _ in
      row.session.span.end.map { .time($0) } ?? .hole("")
    }
    Column("minutes", .minutes, "its minutes, breaks taken out", from: .line(.hours)) {
      row, context in
      context.inScope([row.index]).isEmpty ? .number(0) : row.session.length
    }
    Column(
      "active", .minutes, "minutes in which teachers themselves work or talk", hidden: true
    ) { row, _ in Value(row.session.activeMinutes >= 0 ? Int(row.session.activeMinutes) : nil) }
    Column("space", .name, "its space", hidden: true, among: .names(.space)) {
      .text($1.model.name($0.session.space))
    }
    Column("section", .name, "the team or teacher it is for", hidden: true) {
      let (session, model) = ($0.session, $1.model)
      guard session.section >= 0 else { return .none }
      return .text(model.name(model.spaces[session.space].sections[session.section].who))
    }
    Column("title", .text, "its title") { Value($1.model.title($0.session)) }
    Column(
      "kind", .name, "the kind of its space", hidden: true,
      among: .words(Vocabulary.spaceKind.words)
    ) { $1.word($1.model.spaces[$0.session.space].kind) }
    Column("leader", .names, "who leads it", among: .names(.person), from: .line(.ledBy)) {
      $1.leaders(of: $0.session)
    }
    Column(
      "office", .names, "where its leaders work", hidden: true,
      among: .words(Vocabulary.office.words)
    ) { row, context in
      let leaders = context.model.leaders(of: row.session)
      let offices = leaders.compactMap { context.model.people[$0].office }
      return .names(Set(offices.map { context.model.symbols.text($0) }).sorted())
    }
    Column("audience", .text, "who is asked", from: .line(.with)) {
      .text($1.audience($0.session))
    }
    Column("teachers", .count, "how many teachers are asked", hidden: true, from: .line(.with)) {
      $1.teachersAsked(to: $0.session)
    }
    Column("thread", .names, "what it is about", among: .names(.thread), from: .line(.about)) {
      let threads = $1.model.threads(of: $0.session)
      if threads.isEmpty, $1.isUndecided(.about, $0.session) { return .hole("topic") }
      return .names($1.names(.thread, threads))
    }
    Column("tool", .names, "what it uses", hidden: true, among: .names(.tool), from: .line(.use)) {
      .names($1.names(.tool, $1.model.tools(of: $0.session)))
    }
    Column(
      "practice", .names, "the practices teachers do there", hidden: true,
      among: .words(Vocabulary.practice.words), from: .line(.does)
    ) { .names($1.words(.does, $0.session)) }
    Column(
      "knowledge", .names, "the kinds of knowledge it builds", hidden: true,
      among: .words(Vocabulary.knowledge.words), from: .line(.builds)
    ) { .names($1.words(.builds, $0.session)) }
    Column("subject", .name, "the school subject", hidden: true) {
      Value($1.words(.subject, $0.session).last)
    }
    Column(
      "mode", .name, "how people learn there", hidden: true, among: .words(Vocabulary.mode.words)
    ) { Value($1.words(.mode, $0.session).last) }
    Column(
      "directed-by", .name, "who decides what is done", hidden: true,
      among: .words(Vocabulary.direction.words)
    ) { Value($1.words(.directedBy, $0.session).last) }
    Column(
      "status", .name, "planned, tentative, held, cut or postponed",
      among: .words(Vocabulary.status.words)
    ) { row, _ in .text("\(row.session.status)") }
    Column("optional", .flag, "whether nobody is expected", hidden: true) { row, _ in
      .flag(row.session.isOptional)
    }
    Column("moved", .flag, "whether it is on another day than scheduled", hidden: true) { row, _ in
      .flag(row.session.isMoved)
    }
    Column("open", .flag, "whether its day is still open", hidden: true) { row, _ in
      .flag(row.session.day == nil || row.session.isTried)
    }
    Column.place { $1.place(of: $0.session) }
    Column.at { $1.model.location(of: $0.session) }
    Column.measures(of: .session) { row, _ in .session(row.index) }
  }
}

/// A session and its place in `Model.sessions`.
struct PlacedSession {
  let index: Int
  let session: Session
}

extension Session {
  /// Its minutes, or the hole that a length not known leaves.
  var length: Value { minutes.map { .number(Double($0)) } ?? .hole("length") }

  /// Its day, or the hole that an open one leaves.
  var date: Value { day.map { .day($0) } ?? .hole("date open") }
}

extension QueryContext {
  /// A word about the day: known for an open session too, where all its days agree on it.
  func known(of session: Session, _ word: (Day) -> String?) -> Value {
    if let day = session.day { return Value(word(day)) }
    let days = session.openDays >= 0 ? model.openDays[session.openDays] : []
    let words = Set(days.map { word($0) })
    guard words.count == 1, let only = words.first else { return .hole("date open") }
    return Value(only)
  }

  func leaders(of session: Session) -> Value {
    let leaders = model.leaders(of: session)
    return leaders.isEmpty ? .hole("leader") : .names(names(.person, leaders))
  }

  /// How many teachers are asked.
  fileprivate func teachersAsked(to session: Session) -> Value {
    guard session.audience >= 0 else { return .number(0) }
    let spec = model.audiences.specs[session.audience]
    let open = session.openDays.ifAny.map { model.openDays[$0] } ?? []
    let days: [Day?] =
      session.day == nil && facts.atoms.hasDatedMembers && !open.isEmpty
      ? open.map { $0 } : [session.day]
    return Value(
      Extent(
        days.map { day in
          .number(
            facts.atoms.atoms(of: spec, on: day)
              .filter { facts.atoms.isTeacher[Int($0)] }
              .reduce(0) { $0 + Int(facts.atoms.weights[Int($1)]) })
        }))
  }

  /// Where a session takes place, as its nearest `place` says.
  func place(of session: Session) -> Value {
    var nearest: Fact?
    model.eachFact(of: session) { fact, _ in if fact.kind == .place { nearest = fact } }
    guard let nearest else { return .none }
    return nearest.isTBD ? .hole("place") : Value(model.string(nearest.text))
  }

  /// Who is asked, in words.
  func audience(_ session: Session) -> String {
    guard session.audience >= 0 else { return "" }
    let spec = model.audiences.specs[session.audience]
    var text = (spec.everyone ? ["everyone"] : []) + spec.with.map { model.name($0) }
    // Where nobody is asked, there is nobody to leave out.
    if !spec.without.isEmpty, !text.isEmpty {
      let rest = spec.without.map { model.name($0) }.joined(separator: ", ")
      text[text.count - 1] += " except \(rest)"
    }
    return text.joined(separator: ", ")
  }

  fileprivate func isUndecided(_ kind: StatementKind, _ session: Session) -> Bool {
    var found = false
    model.eachFact(of: session) { fact, _ in
      if fact.kind == kind, fact.isTBD { found = true }
    }
    return found
  }

  fileprivate func words(_ kind: StatementKind, _ session: Session) -> [String] {
    var found: [String] = []
    model.eachFact(of: session) { fact, _ in
      guard fact.kind == kind, let word = fact.word.map({ model.symbols.text($0) }) else { return }
      if !found.contains(word) { found.append(word) }
    }
    return found
  }
}
