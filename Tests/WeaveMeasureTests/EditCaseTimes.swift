import WeaveAnalysis
import WeaveEdits
import WeaveEngine
import WeaveModel
import WeaveSource
import WeaveSyntax

// What must hold after edits of days, hours and pulls, and of an edit made twice.
extension EditCase {
  /// What was held or cut stays so.
  mutating func checkFixed() {
    // That is what removing it says.
    if case .remove(_, let fact) = edit, fact.hasPrefix("status") { return }
    for index in before.model.sessions.indices {
      let session = before.model.sessions[index]
      guard session.status == .held || session.status == .cut, let now = now(index) else {
        continue
      }
      if now.status != session.status {
        problems.append("\(name(index)) was \(session.status) and is \(now.status)\n\(diff)")
      }
    }
  }

  /// An edit that is made once has nothing to do a second time; the first time it did something.
  mutating func checkAgain(_ branch: Branch) {
    switch edit {
    case .swap, .dropSession, .dropName: return
    case .add, .remove, .set, .pull, .move, .cancel, .close, .pair, .merge, .declare: break
    }
    var again = branch
    if make(edit.text, &again).isEmpty {
      problems.append(
        "made a second time it changes lines: \(again.steps.last?.edit.splices ?? [])\n\(diff)")
    }
    switch edit {
    case .add(let address, let fact), .set(let address, let fact):
      let days = parted(fact).days
      if changes.isEmpty, !fact.hasPrefix("skip"),
        sessions(address).contains(where: { !isFixed($0) && lies($0, days) })
      {
        problems.append("it writes lines and no session differs\n\(diff)")
      }
    case .remove, .pull, .move, .cancel, .close, .pair, .merge, .declare, .swap, .dropSession,
      .dropName:
      break
    }
  }

  /// A fact without its window, and the window.
  func parted(_ fact: String) -> (bare: String, days: DayRange?) {
    guard let place = fact.firstRange(of: " during ") else { return (fact, nil) }
    let days = fact[place.upperBound...].split(separator: ".").compactMap { parseDay(String($0)) }
    return (String(fact[..<place.lowerBound]), DayRange(days[0], days[1]))
  }

  /// True where the session lies in the days whatever day it takes.
  func lies(_ index: Int, _ days: DayRange?) -> Bool {
    guard let days else { return true }
    let session = before.model.sessions[index]
    if let day = session.day { return days.contains(day) }
    let choices = session.openDays < 0 ? [] : before.model.openDays[Int(session.openDays)]
    return !choices.isEmpty && choices.allSatisfy { days.contains($0) }
  }

  /// The people of the plan after who are asked to a session, or whom a list of names means.
  func asked(_ session: Session) -> Set<Int32> {
    Set(
      Atoms(after.model).atoms(
        of: after.model.audiences.specs[Int(session.audience)], on: session.day))
  }

  func people(_ names: [String], _ day: Day?) -> Set<Int32> {
    let atoms = Atoms(after.model)
    if names == ["everyone"] { return Set(atoms.everyone) }
    return names.reduce(into: []) { all, name in
      after.model.entity(named: name).map { all.formUnion(atoms.atoms(of: $0, on: day)) }
    }
  }

  /// What is wrong with who comes after a `with` or `without` was added; nil for other facts.
  func wrongAudience(_ session: Session, _ fact: String) -> String?? {
    let words = fact.split(whereSeparator: { " ,".contains($0) }).map(String.init)
    guard ["with", "without"].contains(words[0]), !words.contains("except"),
      // Whom the space leaves out, everyone does not bring back.
      words[1] != "everyone"
    else { return nil }
    let named = people(Array(words.dropFirst()), session.day)
    let asked = asked(session)
    let isSo = words[0] == "with" ? named.isSubset(of: asked) : named.isDisjoint(with: asked)
    return .some(isSo ? nil : "`\(fact)`: \(named) of \(asked)")
  }

  /// A moved meeting is on its day, at its time: the new one, or the one it had.
  mutating func checkMove(_ address: String, _ day: Day, _ span: String?) {
    for index in sessions(address) {
      let old = before.model.sessions[index].span
      guard let session = now(index), session.day == day else {
        problems.append("\(name(index)) is not on \(day.iso)\n\(diff)")
        continue
      }
      let wanted =
        switch span {
        case "14:00..14:40": ClockSpan(start: 14 * 60, length: 40)
        case "08:00..09:30": ClockSpan(start: 8 * 60, length: 90)
        case "40 min": ClockSpan(start: Int(old.start), length: 40)
        default: old
        }
      if session.span != wanted {
        problems.append("\(name(index)) is at \(session.span), not \(wanted)\n\(diff)")
      }
    }
  }

  /// New hours hold; a length alone keeps the start.
  mutating func checkHours(_ address: String, _ fact: String) {
    let (bare, days) = parted(fact)
    for index in sessions(address) where !isFixed(index) && lies(index, days) {
      let old = before.model.sessions[index].span
      let start = bare == "hours 30 min" ? Int(old.start) : 14 * 60
      guard let session = now(index) else { continue }
      if session.span != ClockSpan(start: start, length: 30) {
        problems.append("\(name(index)) is at \(session.span), was at \(old)\n\(diff)")
      }
    }
  }

  mutating func checkPull(
    _ thread: String, _ into: String, _ way: String, _ days: DayRange?
  ) {
    let minutes = Int(way.split(separator: " ").dropFirst().first ?? "") ?? 0
    let isByTime = way.hasPrefix("time")
    for index in sessions(into) where !isFixed(index) && isMeant(index, days) {
      guard let session = now(index) else { continue }
      if isByTime, free(index).map({ $0 < minutes }) ?? false, !isConnected(index, step.edit) {
        if isOtherwise(index) { problems.append("\(name(index)) is too short\n\(diff)") }
        continue
      }
      if !says(session, "about \(thread)", after.model) {
        problems.append("\(name(index)) is not about \(thread)\n\(diff)")
      }
      let words = way.split(separator: " ").map(String.init)
      let source = step.edit.echo[0].split(separator: " ").map(String.init)
      switch words[0] {
      case "comment", "time":
        let links = lines(session, "comment", after.model) + lines(session, "time", after.model)
        let ends = links.map {
          $0[($0.firstIndex(of: "to") ?? 0) + 1].prefix { $0 != "@" && $0 != "/" }
        }
        if !ends.contains(Substring(source[1])) {
          problems.append("\(name(index)) has no connection to \(source[1])\n\(diff)")
        }
      case "tool":
        if !says(session, "use \(words[1])", after.model) {
          problems.append("\(name(index)) does not use \(words[1])\n\(diff)")
        }
      default: break
      }
    }
  }

  /// Minutes of a session before that no connection time takes.
  func free(_ index: Int) -> Int? {
    let session = before.model.sessions[index]
    var taken = 0
    before.model.eachFact(of: session) { fact, _ in
      if fact.kind == .time { taken += fact.minutes ?? 0 }
    }
    return session.minutes.map { $0 - taken }
  }

  /// True where a session leads to the source of a pull before.
  func isConnected(_ index: Int, _ edit: ResolvedEdit) -> Bool {
    let source = edit.echo[0].split(separator: " ")[1]
    var leads = false
    before.model.eachFact(of: before.model.sessions[index]) { fact, _ in
      guard let address = fact.to else { return }
      let space = before.model.addresses[address].space
      if before.model.name(EntityRef(.space, Int(space))) == source { leads = true }
    }
    return leads
  }
}
