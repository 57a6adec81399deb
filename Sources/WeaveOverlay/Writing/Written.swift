package import WeaveModel
import WeaveSource
import WeaveSyntax

// Names and addresses as lines of a plan write them.
extension Model {
  /// The name of `ref`, in quotes where it is no single word.
  package func written(_ ref: EntityRef) -> String { writtenName(name(ref)) }

  /// The address of a header: `plc@2026-10-29/g3`.
  func written(_ key: SessionKey) -> String {
    var text = written(EntityRef(.space, Int(key.space))) + "@" + written(key.when)
    if let who = key.section { text += "/" + written(who) }
    return text
  }

  /// An address as a line names it: `plc`, `plc/g3`, `plc@2026-10-29/g3`.
  package func written(_ address: Address) -> String {
    var text = written(EntityRef(.space, Int(address.space)))
    if let when = address.when { text += "@" + written(when) }
    if let who = address.section { text += "/" + written(who) }
    return text
  }

  /// A day, a day and a start, or a label.
  func written(_ when: When) -> String {
    if let day = when.day {
      return when.minute < 0 ? day.iso : "\(day.iso)T\(clock(Int(when.minute)))"
    }
    return when.label.map { symbols.text($0) } ?? ""
  }

  /// The header of `session`: of the whole meeting, or of its own section.
  func key(of session: Session, wholeMeeting: Bool = false) -> SessionKey {
    var when = session.when
    if let day = when.day {
      let start = when.minute >= 0 ? when.minute : session.span.start
      when = session.isOnlyMeetingOfDay ? When(day: day) : When(day: day, minute: Int(start))
    }
    let section =
      wholeMeeting || session.section < 0
      ? nil : spaces[Int(session.space)].sections[Int(session.section)].who
    // The headers of a meeting name it alike: a bare day and a start would be two meetings.
    let blocks =
      section == nil
      ? [session.sectionBlock, session.wholeBlock] : [session.wholeBlock, session.sectionBlock]
    for block in blocks where block >= 0 {
      if let own = self.blocks[Int(block)].when { when = own }
    }
    return SessionKey(space: session.space, when: when, section: section)
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
