import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// The brief for one session.
struct BriefPart {
  let context: QueryContext
  let leader: Int
  let index: Int
  let elsewhere: Elsewhere

  init(_ context: QueryContext, leader: Int, session: Int) {
    self.context = context
    self.leader = leader
    index = session
    elsewhere = Elsewhere(context, leader: leader, session: session)
  }

  var model: Model { context.model }

  var session: Session { model.sessions[index] }

  var name: Words { "\(name: context.name(.person, leader))" }

  func prose() -> Prose {
    var title: Words = "Brief for \(name): \(name: model.address(session))"
    if let words = model.title(session) { title += ", \(words)" }
    var sheet = Sheet(title)
    for line in opening() { sheet.say(line) }
    guard session.status.takesPlace else { return sheet.prose }
    sheet.head("Who will be there")
    sheet.list(audience())
    sheet.head(elsewhere.isOfLeaders ? "What they met or led elsewhere" : "What they met elsewhere")
    sheet.list(met())
    sheet.head("What people said")
    sheet.list(said())
    sheet.head("What other leaders ask \(name)")
    sheet.list(asked())
    sheet.head("Threads to connect with")
    sheet.list(threads())
    sheet.head("A comment \(name) could make")
    for line in comment() { sheet.say(line) }
    return sheet.prose
  }

  // MARK: The session

  private func opening() -> [Words] {
    let threads = context.names(.thread, model.threads(of: session))
    var line = when(index)
    if session.span.start >= 0 { line += " at \(clock(Int(session.span.start)))" }
    line += ", \(session.minutes.map { "\($0) min" } ?? "length not known yet")"
    if let place = context.placeWords(of: session) { line += ", at \(place)" }
    line += threads.isEmpty ? ", about no thread yet" : ", about \(names: threads)"
    var lines = [line]
    if !session.status.takesPlace {
      return lines + ["It is \("\(session.status)"): by this plan nobody is expected."]
    }
    if session.day == nil {
      lines.append("Its day is still open; what it could come after or before is marked.")
    }
    let leaders = model.leaders(of: session)
    if !leaders.contains(leader) {
      let who: Words =
        leaders.isEmpty ? "nobody is named yet" : "\(names: context.names(.person, leaders)) does"
      lines.append(
        "\(name) does not lead this session; \(who). What follows is written for \(name) all the same."
      )
    }
    return lines
  }

  /// The day of a session, or the days it may take.
  func when(_ index: Int) -> Words {
    let session = model.sessions[index]
    if let day = session.day {
      return "\(capitalized(Day.weekdayNames[day.weekday])) \(day.iso)"
    }
    guard let days = elsewhere.days(of: index) else { return "No day left" }
    return "On a day of \(Day(number: days.lowerBound).iso)..\(Day(number: days.upperBound).iso)"
  }

  // MARK: People

  private func audience() -> [Words] {
    let everybody = elsewhere.asked
    if everybody.isEmpty { return ["nobody is asked yet"] }
    let teachers = everybody.filter { context.facts.atoms.isTeacher[Int($0)] }
    let leaders = everybody.filter { !context.facts.atoms.isTeacher[Int($0)] }
    var lines: [Words] = []
    if !teachers.isEmpty {
      lines.append("\(count: context.count(teachers), "teacher"): \(people(teachers))")
    }
    if !leaders.isEmpty { lines.append("who leads elsewhere: \(people(leaders))") }
    if session.isOptional { lines.append("it is optional: nobody is expected, all may come") }
    return lines
  }

  /// People by name, those who are only counted by their teams; of many the first.
  func people(_ atoms: [Int32]) -> Words {
    let sorted = atoms.sorted()
    let isCut = sorted.count > Sheet.shown + 1
    var all = sorted.prefix(isCut ? Sheet.shown : .max).map { person($0, of: atoms) }
    if isCut { all.append("\(figure: context.count(sorted.dropFirst(Sheet.shown))) others") }
    return "\(list: all)"
  }

  private func person(_ atom: Int32, of atoms: [Int32]) -> Words {
    let all = context.facts.atoms
    if Int(atom) < all.peopleCount { return "\(name: context.name(.person, Int(atom)))" }
    let team = Int(atom) - all.peopleCount
    let isMore = all.teams[team].contains {
      Int($0.atom) < all.peopleCount && atoms.contains($0.atom)
    }
    return
      "\(figure: Int(all.weights[Int(atom)]))\(isMore ? " more" : "") of \(name: context.name(.team, team))"
  }

  /// So many of the listeners, and who is not among them; of few, who is.
  func share(_ atoms: Set<Int32>) -> Words {
    let rest = elsewhere.listeners.filter { !atoms.contains($0) }
    let all = context.count(elsewhere.listeners)
    let figure: Words = "\(figure: "\(context.count(atoms)) of \(all)")"
    if rest.isEmpty { return figure }
    return atoms.count < rest.count
      ? figure + ", only \(people(Array(atoms)))" : figure + ", not \(people(rest))"
  }

  // MARK: Meetings

  private func met() -> [Words] {
    if elsewhere.listeners.isEmpty { return ["nobody is asked yet"] }
    var lines = elsewhere.lastSeen.map { last, atoms -> Words in
      guard let last else { return "\(name) has not met \(people(atoms)) before, by this plan" }
      let address = model.address(model.sessions[last])
      return "\(name) last saw \(people(atoms)) at \(name: address)"
    }
    let all = elsewhere.meetings.filter { $0.since.count == elsewhere.listeners.count }
    let some = elsewhere.meetings.filter { $0.since.count < elsewhere.listeners.count }
      .filter { !$0.since.isEmpty }
    if all.isEmpty, some.isEmpty {
      let verb = elsewhere.isOfLeaders ? "met or led" : "met"
      return lines + ["since then nobody \(verb) anything elsewhere that the plan knows of"]
    }
    lines += latest(all.map { "all of them: \(words($0))" })
    lines += latest(some.map { "\(share($0.since)): \(words($0))" })
    return lines
  }

  /// The latest lines, in order, and how many came before.
  private func latest(_ lines: [Words]) -> [Words] {
    guard lines.count > Sheet.shown + 1 else { return lines }
    return ["\(figure: lines.count - Sheet.shown) earlier ones are left out here"]
      + lines.suffix(Sheet.shown)
  }

  private func words(_ meeting: Elsewhere.Meeting) -> Words {
    let other = model.sessions[meeting.session]
    var words: Words = "\(name: model.address(other))"
    if let title = model.title(other) { words += ", \(title)" }
    let threads = context.facts.threads(of: meeting.session)
    if !threads.isEmpty {
      words += "; about \(names: threads.map { context.name(.thread, Int($0)) })"
    }
    let tools = context.facts.tools(of: meeting.session)
    if !tools.isEmpty {
      words += "; with \(names: tools.map { context.name(.tool, Int($0)) })"
    }
    switch meeting.order {
    case .before: break
    case .sameDay: words += " (the same day, and no time says which comes first)"
    case .open: words += " (perhaps: \(openWords(meeting.session)))"
    }
    return words
  }

  private func openWords(_ other: Int) -> String {
    session.day == nil && model.sessions[other].day == nil
      ? "both days are open" : "the day is still open"
  }

  // MARK: Voices and questions

  private func said() -> [Words] {
    let before = elsewhere.days(of: index)?.lowerBound ?? .max
    let threads = Set(
      (elsewhere.meetings.filter { !$0.since.isEmpty }.map(\.session) + [index]).flatMap {
        context.facts.threads(of: $0)
      })
    let listeners = Set(elsewhere.listeners)
    let lines = context.voiced.filter { one in
      guard one.voice.day.number < before else { return false }
      return !context.speakers(one.voice).isDisjoint(with: listeners)
        || one.fact.kind != .wants && one.fact.kind != .rates
          && one.fact.focus.map { threads.contains($0.index) } ?? false
    }.compactMap { context.quote($0) }
    return lines.isEmpty
      ? ["nothing of theirs, or about these threads, is written down from before that day"]
      : latest(lines)
  }

  private func asked() -> [Words] {
    let lines = model.people.indices.flatMap { other in
      model.people[other].asks.filter { $0.leader == leader }.map { ask -> Words in
        """
        \(name: context.name(.person, other)): “\(model.string(ask.text) ?? "")” \
        (\(place: context.place(ask.text.location)))
        """
      }
    }
    return lines.isEmpty ? ["no question is written down (`ask`)"] : lines
  }
}
