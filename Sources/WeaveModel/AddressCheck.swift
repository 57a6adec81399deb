import WeaveSource
import WeaveSyntax

// Every address a fact names must have a meeting.
extension Model {
  /// The sessions an address names, as indexes of `sessions`.
  ///
  /// A whole space gives all its sessions; a day gives that day's, by the scheduled day, or by the
  /// new day of a moved meeting while no other is there.
  package func sessions(at address: Address) -> [Int] {
    let range = sessionRanges[Int(address.space)]
    let space = spaces[address.space]
    let section = address.section.map { space.section(of: $0) }
    func isMeant(_ index: Int) -> Bool {
      guard let section else { return true }
      return section.map { space.isMeeting(sessions[index], of: $0) } ?? false
    }
    guard let when = address.when else { return range.filter(isMeant) }
    guard let day = when.day else {
      return range.filter { sessions[$0].when.label == when.label && isMeant($0) }
    }
    var found: [Int] = []
    var index = firstSession(in: range, from: day)
    while index < range.upperBound, sessions[index].when.day == day {
      let starts = [sessions[index].when.minute, sessions[index].span.start]
      if isMeant(index), when.minute < 0 || starts.contains(when.minute) {
        found.append(index)
      }
      index += 1
    }
    // Of one meeting's address and another's hours, the address is meant.
    let exact = found.filter { sessions[$0].when == when }
    if !exact.isEmpty, when.minute >= 0 { return exact }
    if found.isEmpty, !space.moves.isEmpty {
      found = range.filter { sessions[$0].isMoved && sessions[$0].day == day && isMeant($0) }
    }
    return found
  }

  /// The first session of `range` scheduled on `day` or later; open ones come last.
  private func firstSession(in range: Range<Int>, from day: Day) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if let other = sessions[middle].when.day, other < day {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

extension Binder {
  /// Says which comments and times lead to a meeting that is not there.
  mutating func checkAddresses() {
    for fact in model.facts where fact.skipped == nil {
      guard let address = fact.to.map({ model.addresses[$0] }),
        address.when != nil || address.section != nil
      else { continue }
      let found = model.sessions(at: address)
      if found.isEmpty {
        add(noSuchMeeting(address, at: fact.location))
      } else if let when = address.when, when.day != nil, when.minute < 0,
        Set(found.map { model.sessions[$0].when }).count > 1
      {
        let names = found.map { model.address(model.sessions[$0]) }
        add(.ambiguous(at: fact.location, Array(Set(names)).sorted()))
      }
    }
  }

  private func noSuchMeeting(_ address: Address, at location: Location) -> Diagnostic {
    let space = model.spaces[address.space]
    let name = model.name(address.space)
    if let who = address.section, !space.sections.contains(where: { $0.who == who }) {
      return .noSection(name, model.name(who), at: location)
    }
    let near = model.nearest(to: address).map { model.name($0) }
    return .noMeeting(name, address.when?.day, at: location, near: near)
  }
}

extension Diagnostic {
  fileprivate static func noMeeting(
    _ name: String, _ day: Day?, at location: Location, near: [String]
  ) -> Self {
    Diagnostic(
      .noSuchMeeting, at: location,
      day.map { "`\(name)` does not meet on \($0.iso)" } ?? "`\(name)` has no such open session",
      hints: near.isEmpty ? [] : ["it meets at \(near.joined(separator: ", "))"])
  }

  fileprivate static func noSection(_ name: String, _ who: String, at location: Location) -> Self {
    Diagnostic(.noSuchMeeting, at: location, "`\(who)` is no section of `\(name)`")
  }

  fileprivate static func ambiguous(at location: Location, _ addresses: [String]) -> Self {
    Diagnostic(
      .ambiguousAddress, at: location, "the space meets \(addresses.count) times that day",
      hints: ["say which: \(addresses.joined(separator: ", "))"])
  }
}
