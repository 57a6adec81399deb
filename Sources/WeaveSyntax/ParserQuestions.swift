import WeaveSource

extension Parser {
  // question = ( show | profile | experience | trace | missing | why | whatIf | compare | crosswalk
  //   | suggest | "conflict" | brief | reflect | "replan" | "diff" ) [ asOf ] ;
  mutating func parseQuestion() {
    switch code.statement {
    case .show: parseShow()
    case .profile: parseProfile()
    case .experience: parseExperience()
    case .trace: parseTrace()
    case .where: parseMissing()
    case .why: parseWhy()
    case .what: parseWhatIf()
    case .compare: parseCompare()
    case .crosswalk: parseCrosswalk()
    case .suggest: parseSuggest()
    case .brief: parseBrief()
    case .reflect: parseReflect()
    case .conflict, .replan, .diff: bump()
    default: fail("a question, such as `show threads`")
    }
    if !failed, at(.as) { parseAsOf() }
  }

  // asOf = "as" "of" date ;
  private mutating func parseAsOf() {
    let node = open(.asOf)
    bump()
    expect(.of)
    parseDate()
    close(node)
  }

  // show = "show" kind [ filter ] [ grouping ] [ columns ] [ sort ] [ first ] ;
  private mutating func parseShow() {
    bump()
    parseKind()
    parseParts([.filter, .grouping, .columns, .sort, .first])
  }

  // kind = KIND ;
  mutating func parseKind() { parseWord("a kind of row, such as `sessions`") }

  // profile = "profile" [ of ] [ inWindow ] ;
  private mutating func parseProfile() {
    bump()
    parseParts([.of, .inWindow])
  }

  // experience = "experience" of [ inWindow ] ;
  private mutating func parseExperience() {
    bump()
    parseParts([.of, .inWindow], required: .of)
  }

  // trace = "trace" ref ;
  private mutating func parseTrace() {
    bump()
    parseRef("a thread")
  }

  // missing = "where" ref "missing" ;
  private mutating func parseMissing() {
    bump()
    parseRef("a thread")
    expect(.missing)
  }

  // why = "why" ref ( of | "reaches" address | "missing" "in" address ) ;
  private mutating func parseWhy() {
    bump()
    if atWhyNot { return takeWhyNot() }
    parseRef("a field, such as `woven`, or a thread")
    if take(.reaches) { return parseAddress() }
    if take(.missing) {
      expect(.in)
      return parseAddress()
    }
    parseParts(.of, required: .of)
  }

  /// True at `not THREAD in`, which can be nothing else: behind a field or thread called `not`
  /// stands one of the words of the rule.
  private var atWhyNot: Bool {
    guard at(.not), position + 2 < tokens.count else { return false }
    let name = TokenCode(rawValue: tokens.codes[position + 1])
    let words: [Connective] = [.of, .reaches, .missing]
    return (name.isWord || name.isString) && !words.contains { name == TokenCode($0) }
      && TokenCode(rawValue: tokens.codes[position + 2]) == TokenCode(.in)
  }

  /// `why not THREAD in ADDRESS` is read as `why THREAD missing in ADDRESS`, with a note.
  private mutating func takeWhyNot() {
    let first = position
    bump()
    parseRef("a thread")
    bump()
    parseAddress()
    guard !failed else { return }
    let thread = string(first + 1)
    add(
      .whyNot(
        "\(thread) missing",
        at: Location(file, ByteRange(tokens.starts[first], tokens.ends[first + 1]))))
  }

  // whatIf = "what" "if" [ "we" ] edit { "and" edit } [ "?" ] ;
  private mutating func parseWhatIf() {
    bump()
    expect(.if)
    _ = take(.we)
    repeat {
      guard !failed else { return }
      let node = open(.statement)
      parseEdit()
      close(node)
    } while take(.and)
    _ = take(.questionMark)
  }

  // compare = "compare" side "with" side ;
  private mutating func parseCompare() {
    bump()
    parseSide()
    expect(.with)
    parseSide()
  }

  // side = ref | number ;
  private mutating func parseSide() {
    at(.number) ? parseNumber() : parseRef("a plan, scenario, branch, team or file")
  }

  // crosswalk = "crosswalk" [ of ] ;
  private mutating func parseCrosswalk() {
    bump()
    parseParts([.of])
  }

  // suggest = "suggest" ( number for | "to" "reach" expression | "so" "that" rule | "theme"
  //   | "teams" ) [ within ] ;
  private mutating func parseSuggest() {
    bump()
    if at(.number) {
      parseNumber()
      parseParts(.for, required: .for)
    } else if take(.to) {
      expect(.reach)
      parseExpression()
    } else if take(.so) {
      expect(.that)
      parseRule()
    } else if at(.theme) || at(.teams) {
      leaf(.word)
    } else {
      fail("a number, `to reach`, `so that`, `theme` or `teams`")
    }
    if !failed, at(.within) { parseWithin() }
  }

  // within = "within" allowance { "," allowance } ;
  private mutating func parseWithin() {
    let node = open(.within)
    bump()
    repeat { parseAllowance() } while take(.comma)
    close(node)
  }

  // allowance = NUM ( unit [ NUM unit ] | "leaders" | "sessions" | "lines" ) ;
  private mutating func parseAllowance() {
    expect(.number, "a number, such as 45 min or 2 leaders")
    if take(.leaders) || take(.sessions) || take(.lines) { return }
    parseUnit()
    if take(.number) { parseUnit() }
  }

  // brief = "brief" ref "for" address ;
  private mutating func parseBrief() {
    bump()
    parseRef("a leader")
    expect(.for)
    parseAddress()
  }

  // reflect = "reflect" [ "culture" | "plc" | "leading" ] ;
  private mutating func parseReflect() {
    bump()
    if at(.culture) || at(.plc) || at(.leading) { leafUnlessFailed(.word) }
  }
}

extension Diagnostic {
  fileprivate static func whyNot(_ words: String, at location: Location) -> Self {
    Diagnostic(
      .partsOutOfOrder, at: location, "`why not … in` is read as `why \(words) in`",
      fixes: [Fix("write `\(words)`", isSafe: true, replacing: location, with: words)])
  }
}
