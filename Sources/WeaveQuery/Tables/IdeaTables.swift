import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// Threads, tools and goals.
extension TableKind {
  static let threadListing = Listing<Declared<WeaveThread>>(
    .threads, rows: { Declared.all($0.model.threads, \.header) }
  ) {
    let own: Column<Declared<WeaveThread>>.Sessions = { $1.facts.threadSessions[$0.index] }
    let isAbout: Column<Declared<WeaveThread>>.IsMeant = { $1.holds($0.index, $4) }
    Column.id
    Column.title
    Column("kind", .name, "theme or idea", among: .words(Vocabulary.threadKind.words)) {
      $1.word($0.thing.kind)
    }
    Column(
      "concerns", .name, "what its ideas are about", hidden: true,
      among: .words(Vocabulary.concern.words)
    ) { $1.word($0.thing.concern) }
    Column(
      "level", .name, "classroom, school or district", hidden: true,
      among: .words(Vocabulary.level.words)
    ) { $1.word($0.thing.level) }
    Column("equity", .flag, "whether it disrupts inequity") { row, _ in .flag(row.thing.isEquity) }
    Column(
      "home", .name, "the space an idea is at home in", hidden: true, among: .names(.space)
    ) { row, context in Value(row.thing.home.map { context.name(.space, $0) }) }
    Column("serves", .names, "the goals it serves", among: .names(.goal)) {
      .names($1.names(.goal, $0.thing.goals))
    }
    Column.spaces("spaces with a session about it", own, isAbout)
    Column.sessions("sessions about it", own, isAbout)
    Column.shown(.minutesAbout, of: .thread) { row, _ in .thread(row.index) }
    Column.first("the first day a session is about it", own, isAbout)
    Column.last("the last day a session is about it", own, isAbout)
    Column.at
    Column.measures(of: .thread) { row, _ in .thread(row.index) }
  }

  static let toolListing = Listing<Declared<Tool>>(
    .tools, rows: { Declared.all($0.model.tools, \.header) }
  ) {
    let own: Column<Declared<Tool>>.Sessions = { $1.facts.toolSessions[$0.index] }
    let isUsed: Column<Declared<Tool>>.IsMeant = { row, context, _, _, content in
      context.facts.contents.tools[content.tools].contains(Int32(row.index))
    }
    Column.id
    Column.title
    Column(
      "kind", .name, "document, reading, materials, norms or protocol",
      among: .words(Vocabulary.toolKind.words)
    ) { $1.word($0.thing.kind) }
    Column("for", .names, "the threads it is for") { .names($1.names(.thread, $0.thing.threads)) }
    Column.spaces("spaces that use it", own, isUsed)
    Column.sessions("sessions that use it", own, isUsed)
    Column("priority", .flag, "whether it is a priority", hidden: true) { row, _ in
      .flag(row.thing.isPriority)
    }
    Column("link", .text, "where it is found", hidden: true) { row, context in
      .names(row.thing.links.compactMap { context.model.string($0) })
    }
    Column.first("the first day it is used", own, isUsed)
    Column.last("the last day it is used", own, isUsed)
    Column.at
    Column.measures(of: .tool) { row, _ in .tool(row.index) }
  }

  static let goalListing = Listing<Declared<Goal>>(
    .goals, rows: { Declared.all($0.model.goals, \.header) }
  ) {
    let own: Column<Declared<Goal>>.Sessions = { row, context in
      let threads = context.model.threads(serving: row.index)
      return Set(threads.flatMap { context.facts.threadSessions[$0] }).sorted()
    }
    Column.id
    Column.title
    Column("due", .date, "the day it is to be reached by") { row, _ in Value(row.thing.due) }
    Column("priority", .flag, "whether it is a priority") { row, _ in .flag(row.thing.isPriority) }
    Column(
      "threads", .names, "the threads that serve it", among: .names(.thread),
      from: .lines([(.thread, .serves)])
    ) { .names($1.names(.thread, $1.model.threads(serving: $0.index))) }
    Column(
      "towards", .names, "the long-term changes that serve it", among: .names(.toward),
      from: .lines([(.toward, .serves)])
    ) { row, context in
      let towards = context.model.towards
      return .names(
        context.names(.toward, towards.indices.filter { towards[$0].goals.contains(row.index) }))
    }
    Column.sessions("sessions about threads that serve it", own) { row, context, _, _, content in
      context.model.threads(serving: row.index).contains { context.holds($0, content) }
    }
    Column.shown(.minutesAbout, of: .goal) { row, _ in .goal(row.index) }
    Column.at
    Column.measures(of: .goal) { row, _ in .goal(row.index) }
  }
}
