import WeaveSource

// Two lines of one space that give a meeting at the same time.
extension SpaceScheduler {
  /// What is one meeting of a space: a day and a start, or a label, and a section.
  private struct Slot: Hashable {
    let day: Day?
    let start: Int16
    let label: Symbol?
    var section = SectionID.none
  }

  /// What a line says of its meetings besides when and for whom they are.
  private struct Said: Equatable {
    let length: Int16
    let days: [Day]
    let focus: Fact.Said
    let text: String?
  }

  /// Meetings at one time are two where their people differ, and one where they are the same.
  ///
  /// Where the lines of one differ, the longer one stands, with a finding that names both: their
  /// order decides nothing.
  mutating func mergeTwins() {
    if space.lines.count < 2 { return }
    let places = Dictionary(grouping: sessions.indices) { slot(of: sessions[$0]) }
      .values.filter { $0.count > 1 }
    if places.isEmpty { return }
    for group in places { tellApart(group) }
    var dropped: Set<Int> = []
    var clashes: [Clash: [When]] = [:]
    for group in places {
      for twins in Dictionary(grouping: group, by: { sessions[$0].section }).values {
        let ordered = twins.sorted { precedes(sessions[$0], sessions[$1]) }
        for other in ordered.dropFirst() {
          dropped.insert(other)
          let (one, two) = (sessions[ordered[0]], sessions[other])
          if said(by: one) != said(by: two) {
            clashes[Clash(kept: one.line, other: two.line), default: []].append(one.when)
          }
        }
      }
    }
    sessions = sessions.indices.filter { !dropped.contains($0) }.map { sessions[$0] }
    for (clash, whens) in clashes { say(clash, whens) }
  }

  private func slot(of session: Session) -> Slot {
    Slot(day: session.when.day, start: start(of: session), label: session.when.label)
  }

  /// Meetings of different teams at one time are named by their teams.
  private mutating func tellApart(_ group: [Int]) {
    let teams = group.filter { sessions[$0].section == .none }.map { place in
      (place, sessions[place].line.ifAny.flatMap { space.lines[$0].team })
    }
    guard Set(teams.map(\.1)).count > 1 else { return }
    for (place, team) in teams {
      if let section = team.flatMap({ space.section(of: $0) }) {
        sessions[place].section = section
      }
    }
  }

  private func said(by session: Session) -> Said {
    guard let line = session.line.ifAny.map({ space.lines[$0] }) else {
      return Said(length: session.span.length, days: [], focus: .nothing, text: nil)
    }
    let section = session.section.ifAny.map { space.sections[$0].span } ?? .unknown
    let isUsual = line.span.start < 0 || line.span.start == hours.start
    let lengths = [section.length, line.span.length, isUsual ? hours.length : -1]
    return Said(
      length: lengths.first { $0 >= 0 } ?? -1,
      days: session.openDays.ifAny.map { openDays[$0] } ?? [],
      focus: line.focus, text: model.string(line.focusText))
  }

  /// Which of two meetings stands: by what their lines say, never by where they stand.
  private func precedes(_ left: Session, _ right: Session) -> Bool {
    let (one, other) = (said(by: left), said(by: right))
    if one.length != other.length { return one.length > other.length }
    if one.days.count != other.days.count { return one.days.count > other.days.count }
    let (days, otherDays) = (one.days.map(\.number), other.days.map(\.number))
    if days != otherDays { return days.lexicographicallyPrecedes(otherDays) }
    let (focus, otherFocus) = (words(of: one), words(of: other))
    return focus == otherFocus ? left.line < right.line : focus > otherFocus
  }

  private func words(of said: Said) -> String {
    let name = if case .thread(let thread) = said.focus { model.name(thread) } else { "" }
    return "\(name) \(said.text ?? "")"
  }

  /// Two lines of the schedule that give a meeting at the same time, and differ.
  private struct Clash: Hashable {
    let kept: ScheduleLineID
    let other: ScheduleLineID
  }

  private mutating func say(_ clash: Clash, _ whens: [When]) {
    guard clash.kept != .none, clash.other != .none else { return }
    let first = whens.min { $0.sortKey < $1.sortKey }
    diagnostics.append(
      .linesDiffer(
        name, first.map { model.written($0) } ?? "", Set(whens).count,
        kept: space.lines[clash.kept].location, other: space.lines[clash.other].location))
  }
}

extension Diagnostic {
  fileprivate static func linesDiffer(
    _ name: String, _ when: String, _ count: Int, kept: Location, other: Location
  ) -> Self {
    let times = count == 1 ? "" : ", and \(counted(count - 1, "other time"))"
    return Diagnostic(
      .linesDiffer, at: other,
      "a second line gives `\(name)` its meeting of \(when)\(times), and the two differ; this one is left out",
      notes: [Note(kept, "this line counts")],
      hints: [
        "two meetings at one time are two only for different teams: add `for TEAM`, or another start",
        "to change one meeting, write `hours` or `about` under `session \(name)@\(when)`",
      ])
  }
}
