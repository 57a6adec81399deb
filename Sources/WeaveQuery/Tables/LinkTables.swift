import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// The planned connections, and whether they can be heard.
extension TableKind {
  static let linkListing = Listing<Connection>(
    .links,
    rows: { context in
      let days = context.experience.timeline.days
      let tallies = context.experience.linkTallies().sorted { one, other in
        (days[Int(one.session)], one.session, one.link)
          < (days[Int(other.session)], other.session, other.link)
      }
      let tools = context.model.tools.indices.filter { !context.facts.toolSessions[$0].isEmpty }
      return tallies.map { tally in
        .line(
          Connection.Line(
            tally: tally, session: context.model.sessions[Int(tally.session)],
            line: context.facts.contents.links[Int(tally.link)]))
      } + tools.map { .tool($0) }
    },
    location: { $1.location($0) },
    label: { row, context in
      switch row {
      case .line(let link):
        "\(context.model.address(link.session)) to \(context.address(link.line.fact))"
      case .tool(let tool): context.name(.tool, tool)
      }
    },
    day: { row in if case .line(let link) = row { link.session.day } else { nil } }
  ) {
    Column("from", .text, "the session it starts at") { .text($1.model.address($0.session)) }
    Column("kind", .names, "comment, time, both, or tool", tool: { _, _ in .names(["tool"]) }) {
      link, _ in .names(link.line.kinds)
    }
    Column("to", .text, "the address it names, or the tool", tool: { .text($1.name(.tool, $0)) }) {
      .text($1.address($0.line.fact))
    }
    Column(
      "thread", .names, "what it is about", among: .names(.thread),
      tool: { .names($1.names(.thread, $1.model.tools[$0].threads)) }
    ) { link, context in
      let threads = Set(link.line.facts.compactMap { $0.about.map { Int($0.index) } })
      return .names(context.names(.thread, threads.filter { $0 >= 0 }.sorted()))
    }
    Column.heard([
      Column.Heard(
        "teachers", .count, "how many could hear it", tool: { users, _ in .number(users) }
      ) { .number($0.listeners) },
      Column.Heard(
        "heard", .share, "those for whom it has an end", tool: { .of($1, $0) }
      ) { .of($0.heard, $0.listeners) },
      Column.Heard("previews", .count, "those for whom that is still to come", hidden: true) {
        .number($0.previews)
      },
      Column.Heard("same-day", .count, "those for whom that is on the same day", hidden: true) {
        .number($0.sameDay)
      },
    ])
    Column.ends
    Column("date", .date, "the day it starts on", hidden: true) { link, _ in link.session.date }
    Column(
      "space", .name, "the space it starts in", hidden: true, among: .names(.space)
    ) { .text($1.model.name($0.session.space)) }
    Column(
      "leader", .names, "who leads the session it starts at", hidden: true, among: .names(.person)
    ) { $1.leaders(of: $0.session) }
    Column("minutes", .minutes, "minutes of connection time", hidden: true) { link, _ in
      let minutes = link.line.facts.compactMap(\.minutes)
      return Value(minutes.isEmpty ? nil : minutes.reduce(0, +))
    }
    Column("standing", .flag, "whether it comes from a line of the space", hidden: true) {
      link, _ in .flag(link.line.isStanding)
    }
    Column("words", .text, "what is said or asked", hidden: true) {
      let words = $0.line.words($1.model)
      return Value(words.isEmpty ? nil : words.joined(separator: " / "))
    }
    Column.at { $1.location($0) }
  }
}

/// A comment or time of one session, or a tool that joins sessions.
enum Connection {
  case line(Line)
  case tool(Int)

  /// A comment or time, where it starts, and who hears it.
  struct Line {
    let tally: LinkTally
    let session: Session
    let line: LinkLine
  }
}

extension Column where Row == Connection {
  /// A field of comments and times; of tools, what is said for them, or none.
  fileprivate init(
    _ name: String, _ type: FieldType, _ summary: String, hidden: Bool = false,
    among range: TableField.Range = .any,
    tool ofTool: @escaping @Sendable (Int, QueryContext) -> Value = { _, _ in .none },
    _ ofLine: @escaping @Sendable (Connection.Line, QueryContext) -> Value
  ) {
    self.init(name, type, summary, hidden: hidden, among: range) { (row: Connection, context) in
      switch row {
      case .line(let link): ofLine(link, context)
      case .tool(let tool): ofTool(tool, context)
      }
    }
  }

  /// Numbers of teachers, by what they hear; of tools, of those who use it and those of them who
  /// meet it in two spaces or more.
  fileprivate struct Heard: Sendable {
    let field: TableField
    let ofTool: @Sendable (_ users: Int, _ joined: Int) -> Figure?
    let ofLine: @Sendable (LinkTally) -> Figure?

    init(
      _ name: String, _ type: FieldType, _ summary: String, hidden: Bool = false,
      tool ofTool: @escaping @Sendable (_ users: Int, _ joined: Int) -> Figure? = { _, _ in nil },
      _ ofLine: @escaping @Sendable (LinkTally) -> Figure?
    ) {
      field = TableField(name, type, summary, hidden: hidden)
      (self.ofTool, self.ofLine) = (ofTool, ofLine)
    }
  }

  /// Columns of such numbers, all read when the first is asked for.
  fileprivate static func heard(_ all: [Heard]) -> [Column] {
    all.enumerated().map { number, heard in
      Column(heard.field) { context, rows in
        let known = context.together.map { together in
          together.links { numbers(all, context, rows) }
        }
        let extents = known ?? numbers(all, context, rows)
        return rows.indices.map { extents[$0 * all.count + number] }
      }
    }
  }

  private static func numbers(
    _ all: [Heard], _ context: QueryContext, _ rows: [Connection]
  ) -> [Extent] {
    context.experience.extents(.weaving) { experience in
      let tallies = Dictionary(grouping: experience.linkTallies(), by: \.session)
      return rows.flatMap { row -> [Figure?] in
        switch row {
        case .line(let link):
          let tally = tallies[link.tally.session]?.first {
            experience.facts.contents.links[Int($0.link)].fact.location == link.line.fact.location
          }
          return all.map { tally.flatMap($0.ofLine) }
        case .tool(let tool):
          let (users, joined) = experience.users(ofTool: tool)
          return all.map { $0.ofTool(users, joined) }
        }
      }
    }
  }
}

extension Column where Row == Connection {
  /// One session that a link leads to.
  private struct End: Sendable, Hashable {
    let start: Int32
    let line: Location
    let end: Int32
  }

  /// The sessions a link leads to for somebody, those first to which it leads whatever days open
  /// sessions take; of a tool, all that use it.
  fileprivate static var ends: Column {
    let field = TableField(
      "ends", .names, "the sessions it leads to; `perhaps`, where open days decide it", hidden: true
    )
    return Column(
      field,
      reading: { context, rows in
        let facts = context.facts
        // Where a fact in a window decides who is asked, any session of the space may be an end.
        var possible: [End: [Int32]] = [:]
        for tally in facts.hasVaryingValues ? [] : context.experience.linkTalliesAtMost() {
          let line = facts.contents.links[Int(tally.link)].fact.location
          possible[End(start: tally.session, line: line, end: -1)] = tally.ends
        }
        let ends = rows.map { row -> [End] in
          guard case .line(let link) = row else { return [] }
          let start = End(start: link.tally.session, line: link.line.fact.location, end: -1)
          let all =
            possible[start] ?? link.line.sessions
            ?? context.model.sessionRanges[Int(link.line.space)].map { Int32($0) }
          return all.map { End(start: start.start, line: start.line, end: $0) }
        }
        let keys = ends.flatMap { $0 }
        var known: [End: Extent]?
        return { row in
          if case .tool(let tool) = rows[row] { return context.addresses(facts.toolSessions[tool]) }
          let extents =
            known
            ?? Dictionary(
              zip(keys, context.experience.extents(.weaving) { reached($0, keys) })
            ) { first, _ in first }
          known = extents
          func addresses(_ lead: String, _ isMeant: (Extent) -> Bool) -> [String] {
            ends[row].filter { extents[$0].map(isMeant) ?? false }
              .map { lead + context.model.address(context.model.sessions[Int($0.end)]) }
          }
          return .names(
            addresses("") { $0.low == .number(1) }
              + addresses("perhaps ") { $0.low != .number(1) && $0.high == .number(1) })
        }
      })
  }

  /// 1 for each of `keys` to which its link leads for somebody, else 0.
  private static func reached(_ experience: Experience, _ keys: [End]) -> [Figure?] {
    let reached = Set(
      experience.linkTallies().flatMap { tally in
        let line = experience.facts.contents.links[Int(tally.link)].fact.location
        return tally.ends.map { End(start: tally.session, line: line, end: $0) }
      })
    return keys.map { .number(reached.contains($0) ? 1 : 0) }
  }
}

extension QueryContext {
  /// An address as a line writes it.
  func address(_ fact: Fact) -> String {
    fact.to.map { model.name(model.addresses[$0]) } ?? ""
  }

  fileprivate func addresses(_ sessions: [Int]) -> Value {
    .names(sessions.map { model.address(model.sessions[$0]) })
  }

  fileprivate func location(_ row: Connection) -> Location {
    switch row {
    case .line(let link): link.line.fact.location
    case .tool(let tool): model.tools[tool].header.location
    }
  }
}

extension Experience {
  /// Teachers who use a tool, and those of them who meet it in two spaces or more.
  fileprivate func users(ofTool tool: Int) -> (users: Int, joined: Int) {
    var (users, joined) = (0, 0)
    for listener in listeners(of: nil) {
      let own = cells[listener.cell].sessions.filter { tools(of: $0).contains(Int32(tool)) }
      if own.isEmpty { continue }
      users += listener.weight
      if Set(own.map { model.sessions[Int($0)].space }).count > 1 { joined += listener.weight }
    }
    return (users, joined)
  }
}
