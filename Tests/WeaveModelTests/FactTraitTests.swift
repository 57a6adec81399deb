import Testing
import WeaveSource
import WeaveSyntax

@testable import WeaveModel

@Suite("The row of a fact says all that is true of its kind")
struct FactTraitTests {
  /// The rows of facts that come to sessions.
  static let atSessions = Statement.all.filter { $0.traits?.reachesSessions ?? false }

  @Test("Facts have traits, and nothing else does")
  func everyFact() {
    for row in Statement.all {
      #expect((row.traits != nil) == (row.kind.role == .fact), "\(row.kind.keyword)")
    }
  }

  @Test("A fact takes no more room than it did with bare numbers")
  func size() {
    #expect(MemoryLayout<Fact>.stride <= 48)
    #expect(MemoryLayout<Session>.stride <= 80)
    #expect(MemoryLayout<SpaceID>.size == 4)
  }

  @Test("What reaches sessions stands under spaces and sessions, and has one form for both")
  func places() {
    for row in Self.atSessions {
      #expect(row.blocks.contains([Blocks(.space), Blocks(.session)]), "\(row.kind.keyword)")
    }
  }

  @Test("What has one value is known again by its keyword, all else by parts that it has")
  func identities() {
    for row in Statement.all where row.kind.role == .fact || row.kind.role == .header {
      switch row.identity {
      case .keyword: break
      case .text: #expect(row.traits?.count != .one, "\(row.kind.keyword)")
      case .named(let parts):
        #expect(row.traits?.count != .one, "\(row.kind.keyword)")
        let tree = parseSentence(row.example, name: row.kind.keyword, file: FileID(0))
        #expect(parts.contains { tree.child($0, of: 1) != nil }, "\(row.kind.keyword)")
      }
    }
  }

  @Test("A fact of a space holds at its sessions, unless they skip it", arguments: atSessions)
  func skipping(_ row: Statement) {
    #expect(Self.facts(Self.line(row), "# nothing", row.kind) == 1)
    #expect(Self.facts(Self.line(row), "skip \(Self.line(row))", row.kind) == 0)
  }

  @Test("Of a session and its space both hold where facts add up, else the session's")
  func levels() {
    for row in Self.atSessions {
      let found = Self.facts(Self.line(row), Self.line(row), row.kind)
      #expect(found == (row.traits?.count == .many ? 2 : 1), "\(row.kind.keyword)")
    }
  }

  @Test("A fact decides a value of a session just where its row says so", arguments: atSessions)
  func values(_ row: Statement) {
    let plain = Values(Self.plan("note \"There\"", "note \"Here\""))
    for text in [Self.plan(Self.line(row), ""), Self.plan("", Self.line(row))] {
      #expect((Values(text) != plain) == row.traits?.isValue, "\(row.kind.keyword)")
    }
  }

  @Test("A fact leaves a mark in the model wherever it may stand")
  func marks() {
    for row in Statement.all where row.kind.role == .fact {
      for header in row.blocks.headers where !Self.hasNoMark(row, header) {
        let line = Self.line(row, under: header)
        let silent = ["x", "y"].map { "# " + String(repeating: $0, count: line.utf8.count - 2) }
        let plain = Self.dump(silent[0], under: header)
        #expect(plain == Self.dump(silent[1], under: header))
        let place = "\(row.kind.keyword) under \(header.keyword)"
        #expect(Self.dump(line, under: header) != plain, "\(place)")
      }
    }
  }

  /// Of a scenario only its reason is kept, and its edits; nobody asks what a team is called.
  private static func hasNoMark(_ row: Statement, _ header: StatementKind) -> Bool {
    header == .scenario && row.blocks == .any || header == .team && row.kind == .role
  }

  /// The example of a row, where it is none of the block another line of the kind.
  private static func line(_ row: Statement, under header: StatementKind) -> String {
    switch (row.kind, header) {
    case (.unit, .space), (.unit, .session): "unit fractions"
    case (.kind, .tool): "kind reading"
    case (.kind, .space): "kind plc"
    case (.from, .space): "from 2026-09-03"
    case (.limit, .toward): "limit \"No time\""
    default: row.example
    }
  }

  // MARK: Plans

  /// All that a model says of a plan with headers of every kind, and a line under those of one.
  private static func dump(_ line: String, under header: StatementKind) -> String {
    var text = ""
    for (kind, lines) in everything {
      text += lines[0] + "\n"
      var own = Array(lines.dropFirst())
      if kind == header { own.insert(line, at: max(0, own.count - 1)) }
      for line in own { text += "  \(line)\n" }
    }
    return String(reflecting: bind([parseSource(SourceText(name: "plan", text))]).model)
  }

  private static let everything: [(StatementKind, [String])] = [
    (.plan, ["plan cedar 2026-08-24..2027-06-11", "unit fractions 2026-10-05..2026-11-13"]),
    (.goal, ["goal belonging"]), (.thread, ["thread talk"]), (.thread, ["thread deficit-views"]),
    (.tool, ["tool beliefs"]), (.leader, ["leader kim"]), (.leader, ["leader ruiz"]),
    (.leader, ["leader ode"]), (.teacher, ["teacher ana"]), (.teacher, ["teacher ben"]),
    (.team, ["team g3", "member ben"]), (.team, ["team g5"]),
    (.framework, ["framework internal", "element trust \"Trust\""]),
    (.framework, ["framework other"]), (.space, ["space staff", "on 2026-10-15"]),
    (.space, ["space district", "on 2026-09-02"]),
    (.space, ["space plc", "on 2026-11-12", "note \"Last\""]),
    (.session, ["session plc@2026-11-12", "note \"Last\""]), (.voice, ["voice g3@2026-11-05"]),
    (.toward, ["toward one-calendar", "now \"Begin\"", "note \"Last\""]),
    (.scenario, ["scenario quiet", "cancel 2027-01-20"]),
  ]

  private static func line(_ row: Statement) -> String { line(row, under: .session) }

  /// A plan with one session, under whose space and header a line stands.
  private static func plan(_ space: String, _ session: String) -> Model {
    let text = """
      plan cedar 2026-08-24..2027-06-11
        unit fractions 2026-10-05..2026-11-13
      thread talk
      thread deficit-views
      tool beliefs
      leader kim
      teacher ben
      team g3
        member ben
      framework internal
        element trust "Trust"
      space staff
        on 2026-09-01
      space district
        on 2026-09-02
      space plc
        on 2026-09-09
        with g3
        \(space)
      session plc@2026-09-09
        \(session)

      """
    let (model, findings) = bind([parseSource(SourceText(name: "plan", text))])
    #expect(!findings.contains { $0.code.severity == .error }, "\(findings.map(\.message))")
    return model
  }

  /// How many facts of `kind`, beyond those of the plan, hold at the session.
  private static func facts(_ space: String, _ session: String, _ kind: StatementKind) -> Int {
    let model = plan(space, session)
    var count = 0
    for session in model.sessions where model.name(EntityRef(.space, Int(session.space))) == "plc" {
      model.eachFact(of: session) { fact, _ in
        let line = model.sources[0].string(in: fact.location.range)
        if fact.kind == kind, line != "with g3" { count += 1 }
      }
    }
    return count
  }

  /// All values that a session has one of, in words.
  private struct Values: Equatable {
    let words: [String]

    init(_ model: Model) {
      words = model.sessions.map { session in
        let leaders = model.leaders(of: session)
        let audience = session.audience < 0 ? nil : model.audiences.specs[Int(session.audience)]
        return
          "\(session.span) \(session.breakMinutes) \(session.activeMinutes) \(session.status)"
          + " \(session.isOptional) \(leaders) \(audience as Any)"
      }
    }
  }
}
