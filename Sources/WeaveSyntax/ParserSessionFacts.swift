import WeaveSource

// The facts a session takes, and a space for all its sessions or those in a window.
extension Parser {
  // sessionFact = wordDuring | textDuring | optional | with | without | ledBy | aboutFact | use
  //   | comment | time | does | active | place | hours | break | cost | credit ;
  mutating func parseSessionFact() {
    switch code.statement {
    case .kind, .builds, .subject, .directedBy, .mode, .begunBy, .status: parseWordDuring()
    case .purpose, .common, .local: parseTextDuring()
    case .optional: parseOptional()
    case .with: parseWith()
    case .without: parseWithout()
    case .ledBy: parseLedBy()
    case .about: parseAboutFact()
    case .use: parseUse()
    case .comment: parseComment()
    case .time: parseTime()
    case .does: parseDoes()
    case .active: parseActive()
    case .place: parsePlace()
    case .hours: parseHours()
    case .break: parseBreak()
    case .cost: parseCost()
    case .credit: parseCredit()
    default: fail("a fact")
    }
  }

  // wordDuring = ( "kind" | "builds" | "subject" | "directed-by" | "mode" | "begun-by" | "status" )
  //   word [ during ] ;
  private mutating func parseWordDuring() {
    bump()
    parseWord("a word")
    parseParts(.during)
  }

  // textDuring = ( "purpose" | "common" | "local" ) string [ during ] ;
  private mutating func parseTextDuring() {
    bump()
    parseString()
    parseParts(.during)
  }

  // optional = "optional" [ during ] ;
  private mutating func parseOptional() {
    bump()
    parseParts(.during)
  }

  // with = "with" refs [ exceptions ] [ during ] ;
  private mutating func parseWith() {
    bump()
    parseRefs()
    parseParts([.except, .during])
  }

  // without = "without" refs [ during ] ;
  private mutating func parseWithout() {
    bump()
    parseRefs()
    parseParts(.during)
  }

  // ledBy = "led-by" ref [ text ] [ during ] ;
  private mutating func parseLedBy() {
    bump()
    parseRef("a leader, or `tbd`")
    parseParts([.text, .during])
  }

  // aboutFact = "about" ref [ text ] [ during ] ;
  private mutating func parseAboutFact() {
    bump()
    parseRef("a thread, or `tbd`")
    parseParts([.text, .during])
  }

  // use = "use" ref [ for ] [ lens ] [ during ] ;
  private mutating func parseUse() {
    bump()
    parseRef("a tool")
    parseParts([.for, .lens, .during])
  }

  // comment = "comment" "to" address [ aboutPart ] [ text ] [ during ] ;
  private mutating func parseComment() {
    bump()
    expect(.to)
    parseAddress()
    parseParts([.about, .text, .during])
  }

  // time = "time" duration "to" address [ aboutPart ] { askPart } [ during ] ;
  private mutating func parseTime() {
    bump()
    parseDuration()
    expect(.to)
    parseAddress()
    parseParts([.about, .ask, .during])
  }

  // does = "does" word [ duration ] [ during ] ;
  private mutating func parseDoes() {
    bump()
    parseWord("a practice, such as `student-work-analysis`")
    parseParts([.duration, .during])
  }

  // active = "active" duration [ during ] ;
  private mutating func parseActive() {
    bump()
    parseDuration()
    parseParts(.during)
  }

  // place = "place" ( string | "tbd" ) [ during ] ;
  private mutating func parsePlace() {
    bump()
    if at(.tbd) { leaf(.word) } else { parseString("a place in quotes, or `tbd`") }
    parseParts(.during)
  }

  // hours = "hours" ( span | "tbd" ) [ during ] ;
  private mutating func parseHours() {
    bump()
    if at(.tbd) { leaf(.word) } else { parseSpan() }
    parseParts(.during)
  }

  // break = "break" duration [ text ] [ during ] ;
  private mutating func parseBreak() {
    bump()
    parseDuration()
    parseParts([.text, .during])
  }

  // cost = "cost" number [ per ] [ source ] [ during ] ;
  private mutating func parseCost() {
    bump()
    parseNumber()
    parseParts([.per, .source, .during])
  }

  // credit = "credit" number word [ during ] ;
  private mutating func parseCredit() {
    bump()
    parseNumber()
    parseWord("what is credited, such as `hours`")
    parseParts(.during)
  }
}
