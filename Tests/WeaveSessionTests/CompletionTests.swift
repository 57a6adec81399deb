import Testing
import WeaveSession

@Suite("Completion by place")
struct CompletionTests {
  /// An entry as far as it is typed, and what is offered for its last word, likeliest first.
  struct Row: Sendable, CustomStringConvertible {
    let entry: String
    let first: [String]
    /// Whether there is nothing else.
    let isAll: Bool

    var description: String { "“\(entry)”" }

    static func only(_ entry: String, _ all: String...) -> Row {
      Row(entry: entry, first: all, isAll: true)
    }

    static func first(_ entry: String, _ first: String...) -> Row {
      Row(entry: entry, first: first, isAll: false)
    }
  }

  /// On `cedar.weave`, with `h1` on branch 1, `h2` on branch winter, and that branch in front.
  static let rows: [Row] = [
    // What an entry starts with.
    .first("", "try", "undo", "redo", "branch"),
    .only("un", "undo"), .only("UN", "undo"), .only("ado", "adopt"),
    .only("whe", "where"), .only("wha", "what if"),
    .only(":s", ":set", ":save", ":source"), .only(":tu", ":tutorial"),
    .only("?pul", "?pull"), .only("? pul", "pull"), .only(":help tra", "trace"),
    // Words of the prompt.
    .only("try ", "label", "comment", "time 15 min", "tool beliefs"), .only("try c", "comment"),
    .only("undo ", "h1", "h2"), .only("switch ", "1", "winter", "plan"),
    .only("switch w", "winter"),
    .only("branch "), .only("adopt "), .only("redo "),
    .only(":set ", "mode", "pager"),
    .only(":set mode ", "table", "line", "markdown", "csv", "json"),
    .only(":set pager ", "on", "off"), .only(":timing ", "on", "off"), .only(":quit "),
    // Threads, those missed in most spaces first.
    .only("trace ", "groups", "talk", "equity"), .only("trace e", "equity"),
    .first("where ", "groups"), .only("where equity ", "missing"),
    .only("pull ", "groups", "talk", "equity"),
    // Spaces, those that miss the thread first.
    .only("what if we pull equity into ", "plc", "coaching", "staff", "district"),
    .only("pull talk into ", "coaching", "district", "staff", "plc"),
    .only("pull equity into plc@", "plc@2024-10-09/g3", "plc@2024-10-09/g5"),
    .only("pull equity into staff@2024-10-0", "staff@2024-10-02"),
    // People.
    .only("pair kim with ", "ruiz", "kim", "lane", "ode"),
    .first("experience of ", "ana", "ben"), .only("experience of an", "ana"),
    // Tables and their columns.
    .first("show ", "threads", "spaces", "sessions"),
    .only("show s", "spaces", "sessions", "steps"),
    .first("show sessions where ", "address", "date", "weekday"),
    .only("show sessions where mi", "minutes"),
    .first("show spaces where ", "id"),
    // Branches beside what the language compares.
    .only("compare w", "winter"), .only("compare plan with w", "winter"),
    // What only this branch has.
    .only("trace lis", "listening"),
    .only("nonsense "),
  ]

  @Test("The grammar says what may follow, the plan says which names", arguments: rows)
  func cedar(_ row: Row) throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    _ = talk.say("pair kim with lane")
    _ = talk.say("branch winter")
    _ = talk.say("add to staff note \"Winter\"")
    if row.entry.contains("lis") { _ = talk.say("thread listening \"Listening\"") }
    check(row, talk.session)
  }

  @Test(
    "Initials of a name with hyphens are enough",
    arguments: [
      Row.only("trace d-v", "deficit-views"), .only("trace dv", "deficit-views"),
      .only("trace D-V", "deficit-views"), .only("where d-v", "deficit-views"),
      .only("trace d-x"), .only("trace -v"), .only("trace views"),
    ])
  func initials(_ row: Row) throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load deficit-views.weave")
    check(row, talk.session)
  }

  private func check(_ row: Row, _ session: Session) {
    let found = Completer(session).completions(row.entry, cursor: row.entry.utf8.count)
    let texts = found.candidates.map(\.text)
    if row.isAll {
      #expect(texts == row.first)
    } else {
      #expect(Array(texts.prefix(row.first.count)) == row.first, "\(texts)")
      #expect(texts.count > row.first.count)
    }
    #expect(found.replaces.upperBound == row.entry.utf8.count)
  }

  @Test("In the middle of an entry, what stands behind the cursor does not matter")
  func middle() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    let found = Completer(talk.session).completions("trace e and more", cursor: 7)
    #expect(found.candidates.map(\.text) == ["equity"])
    #expect(found.replaces == 6..<7)
  }

  @Test("Each name says what it is, and what is missing where")
  func descriptions() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    let completer = Completer(talk.session)
    let threads = completer.completions("trace ", cursor: 6).candidates.map(\.description)
    #expect(
      threads == [
        "thread, Small reading groups, missing in 3 spaces",
        "thread, Purposeful talk, missing in 2 spaces",
        "thread, Antiracist teaching, missing in 2 spaces",
      ])
    let pull = "pull equity into "
    let spaces = completer.completions(pull, cursor: pull.utf8.count).candidates
    #expect(spaces.first?.description == "space, Grade-level math PLC, equity is missing")
  }

  @Test("Behind load stand the plans and scripts that are there")
  func files() throws {
    let folder = try ExampleFolder()
    let talk = Talk(in: folder)
    let completer = Completer(talk.session)
    for (typed, wanted) in [
      ("/ced", ["/cedar.weave"]), ("/c", ["/cedar.weave", "/contract.weave", "/crosswalk.weave"]),
      ("/nowhere/", []),
    ] {
      let entry = "load \(folder.path)\(typed)"
      let found = completer.completions(entry, cursor: entry.utf8.count).candidates
      #expect(found.map(\.text) == wanted.map { folder.path + $0 })
    }
    let above = "load \(folder.path)"
    #expect(completer.onlyWord(above) == folder.path + "/")
  }

  @Test("The only word that can stand there is offered behind the cursor")
  func onlyWord() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    let completer = Completer(talk.session)
    #expect(completer.onlyWord("trace eq") == "equity")
    #expect(completer.onlyWord("trace ") == nil)
    #expect(completer.onlyWord("trace zz") == nil)
    #expect(completer.onlyWord("") == nil)
  }
}
