import WeaveSource

extension Parser {
  // rule = "each" kind [ filter ] "has" expression | ( "some" | "no" ) kind [ filter ]
  //   | "at" ( "most" | "least" ) NUM bound ;
  mutating func parseRule() {
    guard !failed else { return }
    let node = open(.rule)
    if take(.each) {
      parseKind()
      parseParts(.filter)
      expect(.has)
      parseExpression()
    } else if take(.some) || take(.no) {
      parseKind()
      parseParts(.filter)
    } else if take(.at) {
      if !take(.most) { expect(.least) }
      expect(.number, "a number")
      parseBound()
    } else {
      fail("a rule: `each KIND has …`, `some KIND`, `no KIND`, `at most …` or `at least …`")
    }
    close(node)
  }

  // bound = "%" "of" kind [ filter ] "has" expression | unit [ NUM unit ] "of" kind [ per ] [
  // filter ]   | kind [ per ] [ filter ] ;
  private mutating func parseBound() {
    if take(.percent) {
      expect(.of)
      parseKind()
      parseParts(.filter)
      expect(.has)
      return parseExpression()
    }
    if !failed, atUnit {
      bump()
      if take(.number) { parseUnit() }
      expect(.of)
    }
    parseKind()
    parseParts([.per, .filter])
  }

  // expression = conjunction { "or" conjunction } ;
  mutating func parseExpression() {
    guard !failed else { return }
    let first = nodes.count
    parseConjunction()
    if failed || !at(.or) { return }
    while take(.or) { parseConjunction() }
    wrap(from: first, in: .either)
  }

  // conjunction = predicate { "and" predicate } ;
  private mutating func parseConjunction() {
    let first = nodes.count
    parsePredicate()
    if failed || !at(.and) { return }
    while take(.and) { parsePredicate() }
    if !failed { wrap(from: first, in: .both) }
  }

  // predicate = "not" predicate | "(" expression ")" | comparison ;
  private mutating func parsePredicate() {
    guard !failed else { return }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { return fail(.tooDeep(at: location(ofToken: position))) }
    if at(.not) {
      let node = open(.not)
      bump()
      parsePredicate()
      close(node)
    } else if take(.leftParenthesis) {
      parseExpression()
      expect(.rightParenthesis, "`)`")
    } else {
      parseComparison()
    }
  }

  // comparison = field [ "in" ref ] [ aboutPart ] [ CMP value { "," value } ] ;
  private mutating func parseComparison() {
    guard !failed else { return }
    let node = open(.comparison)
    parseField()
    if take(TokenCode(.in)) { parseRef() }
    parseParts(.about)
    if take(.comparison) {
      repeat { parseValue() } while take(.comma)
    }
    close(node)
  }

  // value = NUM [ "%" | unit [ NUM unit ] ] [ per ] | DATE | MONTH | TIME | STR | WORD ;
  private mutating func parseValue() {
    guard !failed else { return }
    let node = open(.value)
    if take(.number) {
      if !take(.percent), atUnit {
        bump()
        if take(.number) { parseUnit() }
      }
      parseParts(.per)
    } else if at(.date) || at(.calendarMonth) || at(.timeOfDay) || atName {
      bump()
    } else {
      fail("a number, date, time, text or name")
    }
    close(node)
  }
}
