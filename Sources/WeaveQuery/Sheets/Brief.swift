import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Answers `brief LEADER for ADDRESS`: what helps a leader prepare a meeting so that its listeners
/// can connect it with what they met elsewhere.
struct Brief: Answering {
  var question: Question

  /// One part a session at the address; nil with a finding when there is no such leader or meeting.
  mutating func answer() -> Answer? {
    guard let name = tree.child(.ref, of: node), let part = tree.child(.address, of: node) else {
      return nil
    }
    var names = QuestionNames(model, tree)
    let person = names.name(name, as: [.person])
    let address = names.address(part)
    diagnostics = names.diagnostics
    guard let person, let address else { return nil }
    guard model.people[person].isLeader else {
      diagnostics.append(.notALeader(person, model, at: tree.location(of: name)))
      return nil
    }
    guard let sessions = sessions(at: address, part), !context.isChecking else { return nil }
    let parts = sessions.map { index -> Answer in
      .prose(BriefPart(context, leader: Int(person.index), session: index).prose())
    }
    return .several(parts + [.prose(Prose([.paragraph(Sheet.reminder)]))])
  }

  /// The sessions of one meeting: those at the address, or, for a whole space asked on a day, those
  /// of its next meeting.
  private mutating func sessions(at address: Address, _ node: Int) -> [Int]? {
    let location = tree.location(of: node)
    let name = tree.text.string(in: tree.range(of: node))
    let order = context.sessionsInOrder
    let meant = Set(model.sessions(at: address))
    let found = order.filter { meant.contains($0) }
    if found.isEmpty {
      diagnostics.append(.noMeeting(name, near: near(address), at: location))
      return nil
    }
    let meetings = Set(found.map { model.sessions[$0].when })
    if meetings.count == 1 { return found }
    if address.when == nil, let today = context.today,
      let next = found.first(where: {
        model.sessions[$0].status.takesPlace && (model.sessions[$0].day ?? today) >= today
      })
    {
      return found.filter { model.sessions[$0].when == model.sessions[next].when }
    }
    let names = found.map { model.address(model.sessions[$0]) }
    diagnostics.append(.severalMeetings(name, meetings.count, names, at: location))
    return nil
  }

  /// The meetings nearest to an address that names none.
  private func near(_ address: Address) -> [String] {
    let own = model.sessionRanges[Int(address.space)]
    let name = model.name(EntityRef(.space, Int(address.space)))
    guard let day = address.when?.day else {
      return Set(own.compactMap { model.sessions[$0].when.label }).map {
        "\(name)@\(model.symbols.text($0))"
      }.sorted()
    }
    let days = Set(own.compactMap { model.sessions[$0].when.day })
    return days.sorted { (abs($0 - day), $0) < (abs($1 - day), $1) }.prefix(3).sorted().map {
      "\(name)@\($0.iso)"
    }
  }
}

extension Diagnostic {
  fileprivate static func notALeader(
    _ person: EntityRef, _ model: Model, at location: Location
  ) -> Self {
    Diagnostic(
      .wrongKindOfName, at: location,
      "`\(model.name(person))` is a teacher; a brief is for a leader",
      notes: model.header(person).map { [Note($0.location, "declared here")] } ?? [])
  }

  fileprivate static func noMeeting(_ name: String, near: [String], at location: Location) -> Self {
    Diagnostic(
      .noSuchMeeting, at: location, "there is no meeting `\(name)`",
      hints: near.isEmpty ? [] : ["it meets at \(near.joined(separator: ", "))"])
  }

  fileprivate static func severalMeetings(
    _ name: String, _ count: Int, _ addresses: [String], at location: Location
  ) -> Self {
    Diagnostic(
      .ambiguousAddress, at: location, "`\(name)` has \(count) meetings; a brief is for one",
      hints: [
        "say which: \(firstFew(addresses))", "`as of DATE` or `--today DATE` gives the next one",
      ])
  }
}

/// A name as a line of the plan writes it: in quotes where it is no single word.
func spelled(_ name: String) -> String {
  var isFirst = true
  let isWord = name.unicodeScalars.allSatisfy { scalar in
    defer { isFirst = false }
    if scalar.properties.isAlphabetic { return true }
    return !isFirst && ("-_".unicodeScalars.contains(scalar) || ("0"..."9").contains(scalar))
  }
  let isBuiltIn = ["everyone", "tbd", "none", "plan"].contains(name)
  return isWord && !isBuiltIn && !name.isEmpty ? name : quoted(name)
}
