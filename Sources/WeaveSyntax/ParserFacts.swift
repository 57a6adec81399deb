import WeaveSource

extension Parser {
  // fact = textFact | wordFact | nameFact | markFact | closedFact | schoolDays | term | unitFact
  //   | fromFact | measure | duringFact | limit | askFact | member | size | basis | section | every
  //   | onDays | open | untilFact | except | moved | also | rotating | between | skip | noticed
  //   | feeling | wants | rates | step | done | element | meets | timezone | sessionFact ;
  mutating func parseFact() {
    switch code.statement {
    case .vision, .ties, .question, .because, .says, .link, .role, .title, .note, .private:
      parseTextFact()
    case .currency, .concerns, .level, .office: parseWordFact()
    case .serves, .home, .for, .knows, .plansWith, .in: parseNameFact()
    case .priority, .equity, .needed, .present: bump()
    case .closed: parseClosedFact()
    case .schoolDays: parseSchoolDays()
    case .term: parseTerm()
    case .unit: parseUnitFact()
    case .from: parseFromFact()
    case .measure: parseMeasure()
    case .during: parseDuringFact()
    case .limit: parseLimit()
    case .ask: parseAskFact()
    case .member: parseMember()
    case .size: parseSize()
    case .basis: parseBasis()
    case .section, .oneToOne: parseSection()
    case .every: parseEvery()
    case .on: parseOnDays()
    case .open: parseOpen()
    case .until: parseUntilFact()
    case .except: parseExcept()
    case .moved: parseMoved()
    case .also: parseAlso()
    case .rotating: parseRotating()
    case .between: parseBetween()
    case .skip: parseSkip()
    case .noticed: parseNoticed()
    case .tension, .confusion: parseFeeling()
    case .wants: parseWants()
    case .rates: parseRates()
    case .now, .next: parseStep()
    case .done: parseDone()
    case .element: parseElement()
    case .meets: parseMeets()
    case .timezone: parseTimezone()
    default: parseSessionFact()
    }
  }

  // textFact = ( "vision" | "ties" | "question" | "because" | "says" | "link" | "role" | "title"
  //   | "note" | "private" ) string ;
  private mutating func parseTextFact() {
    bump()
    parseString()
  }

  // wordFact = ( "currency" | "concerns" | "level" | "office" ) word ;
  private mutating func parseWordFact() {
    bump()
    parseWord("a word")
  }

  // nameFact = ( "serves" | "home" | "for" | "knows" | "plans-with" | "in" ) ref ;
  private mutating func parseNameFact() {
    bump()
    parseRef()
  }

  // markFact = "priority" | "equity" | "needed" | "present" ;

  // closedFact = "closed" range [ text ] ;
  private mutating func parseClosedFact() {
    bump()
    parseRange()
    parseParts(.text)
  }

  // schoolDays = "school-days" weekdays ;
  private mutating func parseSchoolDays() {
    bump()
    let node = open(.weekdays)
    parseWeekdays()
    close(node)
  }

  // term = "term" name [ title ] range ;
  private mutating func parseTerm() {
    bump()
    parseName()
    parseParts(.title)
    parseRange()
  }

  // unitFact = "unit" name [ title ] [ range ] [ for ] [ during ] ;
  private mutating func parseUnitFact() {
    bump()
    parseName()
    parseParts([.title, .dates, .for, .during])
  }

  // fromFact = "from" ( string | date ) ;
  private mutating func parseFromFact() {
    bump()
    code.isString ? parseString() : parseDate()
  }

  // measure = "measure" string "from" amount "to" amount ;
  private mutating func parseMeasure() {
    bump()
    parseString("what is measured, in quotes")
    expect(.from)
    parseAmount()
    expect(.to)
    parseAmount()
  }

  // duringFact = "during" window ;
  private mutating func parseDuringFact() {
    bump()
    parseWindow()
  }

  // limit = "limit" ( string | duration per ) ;
  private mutating func parseLimit() {
    bump()
    if code.isString { return parseString() }
    parseDuration()
    parseParts(.per, required: .per)
  }

  // askFact = "ask" ref string ;
  private mutating func parseAskFact() {
    bump()
    parseRef("a leader")
    parseString("a question in quotes")
  }

  // member = "member" ref [ fromDay ] [ untilPart ] ;
  private mutating func parseMember() {
    bump()
    parseRef("a person or team")
    parseParts([.fromDay, .until])
  }

  // size = "size" number ;
  private mutating func parseSize() {
    bump()
    parseNumber()
  }

  // basis = "basis" word [ text ] ;
  private mutating func parseBasis() {
    bump()
    parseWord("what the team is formed on, such as `grade`")
    parseParts(.text)
  }

  // section = ( "section" | "one-to-one" ) ref [ ledByPart ] [ span ] ;
  private mutating func parseSection() {
    bump()
    parseRef("a team or teacher")
    parseParts([.ledBy, .span])
  }

  // untilFact = "until" date ;
  private mutating func parseUntilFact() {
    bump()
    parseDate()
  }

  // except = "except" range [ text ] ;
  private mutating func parseExcept() {
    bump()
    parseRange()
    parseParts(.text)
  }

  // moved = "moved" when [ "/" ref ] "to" date [ span ] ;
  private mutating func parseMoved() {
    bump()
    guard !failed else { return }
    let node = open(.when)
    parseWhen()
    if take(.slash) { atName ? bump() : fail("a section, such as `g3`") }
    close(node)
    expect(.to)
    parseDate()
    parseParts(.span)
  }

  // also = "also" date [ span ] ;
  private mutating func parseAlso() {
    bump()
    parseDate()
    parseParts(.span)
  }

  // rotating = "rotating" refs ;
  private mutating func parseRotating() {
    bump()
    parseRefs()
  }

  // between = "between" window ;
  private mutating func parseBetween() {
    bump()
    parseWindow()
  }

  // skip = "skip" nestedFact ;
  private mutating func parseSkip() {
    bump()
    parseNestedFact()
  }

  // nestedFact = fact ;
  /// Reads a fact inside another line, as a statement of its own.
  mutating func parseNestedFact() {
    guard !failed else { return }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { return fail(.tooDeep(at: location(ofToken: position))) }
    let node = open(.statement)
    code.statement?.role == .fact
      ? parseFact() : fail("a fact, such as `use beliefs`; a day is left out with `except`")
    close(node)
  }

  // noticed = "noticed" ref "between" ref "and" ref [ text ] ;
  private mutating func parseNoticed() {
    bump()
    parseRef("a thread")
    expect(.between)
    parseRef("a space")
    expect(.and)
    parseRef("a space")
    parseParts(.text)
  }

  // feeling = ( "tension" | "confusion" ) ref string ;
  private mutating func parseFeeling() {
    bump()
    parseRef("a thread")
    parseString()
  }

  // wants = "wants" word ;
  private mutating func parseWants() {
    bump()
    parseWord("a way of learning, such as `coaching`")
  }

  // rates = "rates" ref word number "of" number [ ratingCount ] ;
  private mutating func parseRates() {
    bump()
    parseRef("what is rated")
    parseWord("an aspect, such as `useful`")
    parseNumber()
    expect(.of)
    parseNumber()
    parseParts(.ratingCount)
  }

  // step = ( "now" | "next" ) string [ by ] [ ledByPart ] ;
  private mutating func parseStep() {
    bump()
    parseString("a step in quotes")
    parseParts([.by, .ledBy])
  }

  // done = "done" date ;
  private mutating func parseDone() {
    bump()
    parseDate()
  }

  // element = "element" name string [ mark ] ;
  private mutating func parseElement() {
    bump()
    parseName()
    parseString("what the element says, in quotes")
    parseParts(.mark)
  }

  // meets = "meets" ref "/" ref ;
  private mutating func parseMeets() {
    bump()
    parseRef("a framework")
    expect(.slash, "`/` and an element")
    parseRef("an element")
  }

  // timezone = "timezone" ( STR | WORD { "/" WORD } ) ;
  private mutating func parseTimezone() {
    bump()
    guard !failed else { return }
    let node = open(.word)
    if code.isString {
      bump()
    } else {
      repeat {
        code.isWord ? bump() : fail("a time zone, such as America/Los_Angeles")
      } while take(.slash)
    }
    close(node)
  }
}

extension Diagnostic {
  static func tooDeep(at location: Location) -> Self {
    Diagnostic(
      .nestedTooDeep, at: location,
      "more than \(Parser.depthLimit) parentheses, `not` or `skip` inside each other are not read")
  }
}
