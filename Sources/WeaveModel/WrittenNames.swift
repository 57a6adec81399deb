import WeaveSyntax

// Names and addresses: as people read them, and as lines of a plan write them.
extension Model {
  /// The name of anything declared, as people read it.
  package func name(_ ref: EntityRef) -> String {
    header(ref).map { symbols.text($0.name) } ?? ""
  }

  /// The name of anything declared, in quotes where it is no single word.
  package func written(_ ref: EntityRef) -> String { writtenName(name(ref)) }

  /// The name of a thing, as people read it.
  package func name<Thing: Declared>(_ id: ID<Thing>) -> String { name(EntityRef(id)) }

  /// The name of a thing, in quotes where it is no single word.
  package func written<Thing: Declared>(_ id: ID<Thing>) -> String { written(EntityRef(id)) }

  /// An address as people read it: `plc`, `plc/g3`, `plc@2026-10-29/g3`.
  package func name(_ address: Address) -> String { words(address) { name($0) } }

  /// An address as a line names it, with quotes where names need them.
  package func written(_ address: Address) -> String { words(address) { written($0) } }

  private func words(_ address: Address, _ name: (EntityRef) -> String) -> String {
    var text = name(EntityRef(address.space))
    if let when = address.when { text += "@" + written(when) }
    if let who = address.section { text += "/" + name(who) }
    return text
  }

  /// A day, a day and a start, or a label.
  package func written(_ when: When) -> String {
    if let day = when.day {
      return when.minute < 0 ? day.iso : "\(day.iso)T\(clock(Int(when.minute)))"
    }
    return when.label.map { symbols.text($0) } ?? ""
  }

  /// The address of a session, as people read it.
  package func address(_ session: Session) -> String { name(address(of: session)) }

  /// The address a `session` header names: `plc@2026-10-29` for all sections of that meeting.
  package func address(ofBlock index: Int) -> String {
    let block = blocks[index]
    return name(Address(space: block.space, when: block.when, section: block.section))
  }

  /// The address by which a session is found: with the start where its day has two meetings.
  package func address(of session: Session) -> Address {
    var when = session.when
    if let day = when.day {
      let start = when.minute >= 0 ? when.minute : session.span.start
      when = session.isOnlyMeetingOfDay ? When(day: day) : When(day: day, minute: Int(start))
    }
    return Address(space: session.space, when: when, section: section(of: session))
  }

  /// The team or teacher of a session's section; nil where its space has none.
  package func section(of session: Session) -> EntityRef? {
    session.section.ifAny.map { spaces[session.space].sections[$0].who }
  }

  /// The meetings nearest to one that is not there: of its day, or all that are open.
  package func nearest(to address: Address) -> [Address] {
    let own = sessionRanges[Int(address.space)].map { sessions[$0].when }
    guard let day = address.when?.day else {
      let labels = Set(own.compactMap { $0.label.map { symbols.text($0) } }).sorted()
      return labels.compactMap { symbols.find($0) }.map {
        Address(space: address.space, when: When(label: $0))
      }
    }
    let days = Set(own.compactMap(\.day)).sorted { abs($0 - day) < abs($1 - day) }
    return days.prefix(3).sorted().map { Address(space: address.space, when: When(day: $0)) }
  }
}

/// `name` as a reference: bare where it is a word of the language, else in quotes.
package func writtenName(_ name: String) -> String {
  if isPlainWord(name) { return name }
  let isWord =
    name.unicodeScalars.first.map { $0.properties.isAlphabetic } == true
    && name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal || scalar == "-"
        || scalar == "_" || scalar.properties.canonicalCombiningClass != .notReordered
    }
  return isWord ? name : quoted(name)
}

/// Whether `name` is a word of ASCII letters, digits, `-` and `_`, as nearly all names are.
private func isPlainWord(_ name: String) -> Bool {
  var bytes = name.utf8.makeIterator()
  guard let first = bytes.next(), isLetter(first) else { return false }
  while let byte = bytes.next() {
    guard isLetter(byte) || (48...57).contains(byte) || byte == 45 || byte == 95 else {
      return false
    }
  }
  return true
}

private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }

/// `text` as a string of the language, on one line.
package func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { result += "\\" }
    result.unicodeScalars.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
  }
  return result + "\""
}
