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

  // MARK: Plans

  private static func line(_ row: Statement) -> String {
    // The example of a unit is the plan's, which declares it.
    row.kind == .unit ? "unit fractions" : row.example
  }

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
