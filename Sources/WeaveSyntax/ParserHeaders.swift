import WeaveSource

extension Parser {
  // header = version | include | plan | dated | named | session | voice | promise | waive
  //   | scenario | query ;
  mutating func parseHeader() {
    switch code.statement {
    case .weave: parseVersion()
    case .include: parseInclude()
    case .plan: parsePlan()
    case .goal, .toward: parseDated()
    case .thread, .tool, .leader, .teacher, .team, .space, .framework: parseNamed()
    case .session: parseSession()
    case .voice: parseVoice()
    case .must, .should: parsePromise()
    case .waive: parseWaive()
    case .scenario: parseScenario()
    case .query: parseQuery()
    default: fail("a header")
    }
  }

  // version = "weave" number ;
  private mutating func parseVersion() {
    bump()
    parseNumber("the version of the language, 1")
  }

  // include = "include" string ;
  private mutating func parseInclude() {
    bump()
    parseString("a file in quotes, such as \"spaces.weave\"")
  }

  // plan = "plan" name [ title ] [ range ] ;
  private mutating func parsePlan() {
    bump()
    parseName()
    parseParts([.title, .dates])
  }

  // dated = ( "goal" | "toward" ) name [ title ] [ by ] ;
  private mutating func parseDated() {
    bump()
    parseName()
    parseParts([.title, .by])
  }

  // named = ( "thread" | "tool" | "leader" | "teacher" | "team" | "space" | "framework" ) name
  //   [ title ] ;
  private mutating func parseNamed() {
    bump()
    parseName()
    parseParts(.title)
  }

  // session = "session" address [ title ] [ span ] ;
  private mutating func parseSession() {
    bump()
    parseAddress("a session, such as `plc@2026-10-29`")
    parseParts([.title, .span])
  }

  // voice = "voice" ref "@" date ;
  private mutating func parseVoice() {
    bump()
    parseRef("a teacher, team or leader")
    expect(.atSign, "`@` and a date")
    parseDate()
  }

  // promise = ( "must" | "should" ) word ":" rule [ text ] ;
  private mutating func parsePromise() {
    bump()
    parseWord("a name for the rule")
    expect(.colon, "`:` and a rule")
    parseRule()
    parseParts(.text)
  }

  // waive = "waive" ref [ forWhom ] "until" date [ text ] ;
  // forWhom = "for" ref ;
  private mutating func parseWaive() {
    bump()
    parseRef("the name of a rule")
    parseParts(.forWhom)
    expect(.until)
    parseDate()
    parseParts(.text)
  }

  // scenario = "scenario" name [ title ] [ base ] ;
  private mutating func parseScenario() {
    bump()
    parseName()
    parseParts([.title, .base])
  }

  // query = "query" word ":" question ;
  private mutating func parseQuery() {
    bump()
    parseWord("a name for the question")
    expect(.colon, "`:` and a question")
    guard !failed else { return }
    let node = open(.statement)
    code.statement?.role == .question ? parseQuestion() : fail("a question, such as `show threads`")
    close(node)
  }
}
