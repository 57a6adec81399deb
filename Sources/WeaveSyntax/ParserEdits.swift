import WeaveSource

extension Parser {
  // edit = pull | add | remove | set | drop | move | cancel | swap | pair | merge ;
  mutating func parseEdit() {
    switch code.statement {
    case .pull: parsePull()
    case .add: parseAdd()
    case .remove: parseRemove()
    case .set: parseSet()
    case .drop: parseDrop()
    case .move: parseMove()
    case .cancel: parseCancel()
    case .swap: parseSwap()
    case .pair: parsePair()
    case .merge: parseMerge()
    default: fail("an edit, such as `pull talk into plc`")
    }
  }

  // pull = "pull" ref [ base ] into [ way ] [ during ] [ caption ] ;
  private mutating func parsePull() {
    bump()
    parseRef("a thread")
    parseParts([.base, .into, .way, .during, .caption], required: .into)
  }

  // add = "add" ( "to" address nestedFact | added ) ;
  private mutating func parseAdd() {
    bump()
    if take(.to) {
      parseAddress()
      return parseNestedFact()
    }
    parseAdded()
  }

  // added = dated | named | session | voice | waive ;
  private mutating func parseAdded() {
    guard !failed else { return }
    let node = open(.statement)
    switch code.statement {
    case .goal, .toward, .thread, .tool, .leader, .teacher, .team, .space, .framework, .session,
      .voice, .waive:
      parseHeader()
    default: fail("`to` and an address, or a header such as `thread listening`")
    }
    close(node)
  }

  // remove = "remove" "from" address nestedFact ;
  private mutating func parseRemove() {
    bump()
    expect(.from)
    parseAddress()
    parseNestedFact()
  }

  // set = "set" address nestedFact ;
  private mutating func parseSet() {
    bump()
    parseAddress()
    parseNestedFact()
  }

  // drop = "drop" address ;
  private mutating func parseDrop() {
    bump()
    parseAddress()
  }

  // move = "move" address "to" date [ span ] ;
  private mutating func parseMove() {
    bump()
    parseAddress()
    expect(.to)
    parseDate()
    parseParts(.span)
  }

  // cancel = "cancel" ( range | address ) [ text ] ;
  private mutating func parseCancel() {
    bump()
    at(.date) ? parseRange() : parseAddress()
    parseParts(.text)
  }

  // swap = "swap" ref "with" ref [ inPlace ] ;
  private mutating func parseSwap() {
    bump()
    parseRef("a leader")
    expect(.with)
    parseRef("a leader")
    parseParts(.inPlace)
  }

  // pair = "pair" ref "with" ref ;
  private mutating func parsePair() {
    bump()
    parseRef("a leader")
    expect(.with)
    parseRef("a leader")
  }

  // merge = "merge" ref into ;
  private mutating func parseMerge() {
    bump()
    parseRef("a thread")
    parseParts(.into, required: .into)
  }
}
