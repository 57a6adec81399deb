import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

// Chains behind the figures of one teacher, or of people alike.
extension ChainMaker {
  /// The chain behind a figure of one teacher of `cell`, called `who`.
  func teacher(_ name: String, _ cell: Int, _ who: [Prose.Span], _ figure: Figure?) -> Chain {
    guard cell >= 0 else { return nowhere(name, who, figure) }
    let connections = Connections(words, cell: cell)
    if connections.own.sessions.isEmpty, name != "optional" { return nowhere(name, who, figure) }
    switch name {
    case "woven", "labelled", "surface", "isolated", "tool-only", "across", "together":
      return sessions(name, cell, connections, who, figure)
    case "woven-minutes", "active": return minutes(name, connections, who, figure)
    case "heard", "previews", "same-day", "standing":
      return links(name, connections, who, figure)
    case "sessions", "spaces", "minutes": return spaces(name, connections, who, figure)
    case "optional": return optional(cell, who, figure)
    case "strands": return strands(connections, who, figure)
    default: return meetings(name, [cell], who)
    }
  }

  /// Nobody asks them anywhere: there is nothing to measure.
  private func nowhere(_ name: String, _ who: [Prose.Span], _ figure: Figure?) -> Chain {
    Chain(
      figure: figure, sum: figure == nil ? .words : .total,
      said: who + [
        Prose.Span(
          " is expected at no session, so there is nothing to measure: no space has them in its "
            + "audience, or only optional, cut and postponed sessions do.")
      ])
  }

  // MARK: Shares of sessions

  private func sessions(
    _ name: String, _ cell: Int, _ connections: Connections, _ who: [Prose.Span],
    _ figure: Figure?
  ) -> Chain {
    var counting: [ChainFact] = []
    var others: [ChainFact] = []
    for (place, session) in connections.own.sessions.enumerated() {
      let isCounted = counts(name, connections.own.marks[place])
      let why = reason(name, cell, place, connections, isCounted)
      let fact = ChainFact(
        [words.address(session), ": "] + why.words, at: why.location ?? words.location(session),
        part: isCounted ? 1 : 0, of: 1)
      if isCounted { counting.append(fact) } else { others.append(fact) }
    }
    var chain = Chain(
      figure: figure, sum: .counts,
      said: who + expected(connections.own.sessions.count, counting.count, name),
      groups: groups(name, counting, others))
    let hasNearest = connections.own.figures.spaces > 1
    if name == "woven", !others.isEmpty, hasNearest {
      chain.remarks = [["A comment to the one named as nearest would weave both."]]
    }
    return chain
  }

  /// How many sessions there are, and how many count: "… is expected at 4 sessions; 2 are woven".
  private func expected(_ whole: Int, _ part: Int, _ name: String) -> [Prose.Span] {
    let said = MeasureWords(name)
    let verb = part == 1 ? said?.one : said?.several
    return [
      " is expected at ", .figured(counted(whole, "session")), "; ", .figured("\(part)"),
      Prose.Span(" \(verb ?? "")."),
    ]
  }

  /// The facts that count above the others; what should not be stands first either way.
  func groups(
    _ name: String, _ counting: [ChainFact], _ others: [ChainFact]
  ) -> [ChainGroup] {
    let said = MeasureWords(name)
    return [
      ChainGroup(title: [Prose.Span(said?.counting ?? "")], facts: counting),
      ChainGroup(title: [Prose.Span(said?.others ?? "")], facts: others),
    ]
  }

  func counts(_ name: String, _ marks: Marks) -> Bool {
    for case .session(let test, _) in Measure.all.filter({ $0.name == name }).map(\.adds) {
      return test.holds(marks)
    }
    return false
  }

  /// Why a session counts, or does not, for people alike; no line where it is the session's own.
  func reason(
    _ name: String, _ cell: Int, _ place: Int, _ connections: Connections, _ isCounted: Bool
  ) -> (words: [Prose.Span], location: Location?) {
    let woven = connections.reason(place)
    switch name {
    case "labelled":
      return connections.label(place) ?? (connections.unlabelled(place), nil)
    case "surface" where isCounted:
      guard let (said, location) = connections.label(place) else { return ([], nil) }
      return (said + ["; "] + connections.missing(place), location)
    case "isolated" where isCounted:
      return (connections.unlabelled(place) + ["; "] + connections.missing(place), nil)
    case "across":
      if let (said, location) = connections.across(place) { return (said, location) }
      return woven == nil
        ? (["it is not woven"], nil) : (["those who lead it lead what it is joined with too"], nil)
    case "together":
      let others = connections.company(place, cell: cell)
      if others.isEmpty { return (["nobody else of their teams is asked"], nil) }
      return (["with "] + inARow(others), nil)
    default:
      if let (said, location) = woven { return (said, location) }
      return (connections.missing(place), nil)
    }
  }

  // MARK: Shares of minutes

  private func minutes(
    _ name: String, _ connections: Connections, _ who: [Prose.Span], _ figure: Figure?
  ) -> Chain {
    var counting: [ChainFact] = []
    var others: [ChainFact] = []
    for (place, session) in connections.own.sessions.enumerated() {
      let known = model.sessions[Int(session)]
      let whole = known.minutes ?? 0
      let isWoven = counts(name, connections.own.marks[place])
      let active = min(whole, max(0, Int(known.activeMinutes)))
      let part = name == "active" ? active : (isWoven ? whole : 0)
      let length = known.minutes == nil ? "a length not yet known" : "\(whole) min"
      let said: [Prose.Span] =
        name == "active" && part > 0
        ? [": ", .figured("\(part) of \(whole) min")] : [": ", .figured(length)]
      let fact = ChainFact(
        [words.address(session)] + said,
        at: words.facts(session, .active).first?.location ?? words.location(session), part: part,
        of: whole)
      if part > 0 { counting.append(fact) } else { others.append(fact) }
    }
    let own = connections.own.figures
    let part = name == "active" ? own.counts[.active] : own.counts[.wovenMinutes]
    var chain = Chain(
      figure: figure, sum: .counts,
      said: who + [
        " has ", .figured("\(own.minutes) min"), " in ",
        .figured(counted(own.sessions, "session")), "; ", .figured("\(part) min"),
        Prose.Span(" \(MeasureWords(name)?.several ?? "")."),
      ], groups: groups(name, counting, others))
    if own.minutes == 0 {
      chain.remarks = [
        ["No session of theirs says how long it is, so there is nothing to measure."]
      ]
    }
    return chain
  }

  // MARK: Shares of links

  private func links(
    _ name: String, _ connections: Connections, _ who: [Prose.Span], _ figure: Figure?
  ) -> Chain {
    var counting: [ChainFact] = []
    var others: [ChainFact] = []
    for link in connections.own.links {
      let line = connections.line(link)
      let session = connections.own.sessions[Int(link.entry)]
      let isCounted = counts(name, link, line)
      let fact = ChainFact(
        [words.address(session), ": "] + connections.goingOut(link), at: line.fact.location,
        part: isCounted ? 1 : 0,
        of: 1)
      if isCounted { counting.append(fact) } else { others.append(fact) }
    }
    let all = counting.count + others.count
    let said = MeasureWords(name)
    if all == 0 {
      return Chain(
        figure: figure, sum: .counts,
        said: who + [
          Prose.Span(
            " could hear no comment and no time: none starts at their sessions, so there is nothing "
              + "to measure.")
        ])
    }
    return Chain(
      figure: figure, sum: .counts,
      said: who + [
        " could hear ", .figured(counted(all, "comment or time", "comments and times")), "; ",
        .figured("\(counting.count)"),
        Prose.Span(" \((counting.count == 1 ? said?.one : said?.several) ?? "")."),
      ], groups: groups(name, counting, others))
  }

  func counts(_ name: String, _ link: HeardLink, _ line: LinkLine) -> Bool {
    switch name {
    case "heard": link.hearing != .unheard
    case "previews": link.hearing == .preview
    case "same-day": link.hearing == .sameDay
    case "standing": line.isStanding
    default: false
    }
  }

  // MARK: Whole numbers

  /// Sessions, spaces or minutes, space by space.
  private func spaces(
    _ name: String, _ connections: Connections, _ who: [Prose.Span], _ figure: Figure?
  ) -> Chain {
    let own = connections.own
    let spaces = Set(own.sessions.map { model.sessions[Int($0)].space }).sorted()
    let facts = spaces.map { space in
      let inside = own.sessions.filter { model.sessions[Int($0)].space == space }
      let minutes = experience.facts.minutes(of: inside.map(Int.init))
      let part = name == "spaces" ? 1 : (name == "sessions" ? inside.count : minutes)
      return ChainFact(
        [
          words.space(space), ": ", .figured(counted(inside.count, "session")), ", ",
          .figured("\(minutes) min"),
        ], at: model.spaces[Int(space)].header.location, part: part)
    }
    return Chain(
      figure: figure, sum: .total,
      said: who + [
        " is expected at ", .figured(counted(own.sessions.count, "session")), " of ",
        .figured("\(own.figures.minutes) min"), " in ", .figured(counted(spaces.count, "space")),
        ".",
      ], groups: [ChainGroup(title: [], facts: facts)])
  }

  private func optional(_ cell: Int, _ who: [Prose.Span], _ figure: Figure?) -> Chain {
    let atoms = experience.facts.atoms
    let own = experience.attendance.cells[cell].atoms.first
    let asked = model.sessions.indices.filter { index in
      let session = model.sessions[index]
      guard session.status.takesPlace, session.isOptional, session.audience >= 0, let own else {
        return false
      }
      let spec = model.audiences.specs[Int(session.audience)]
      return atoms.atoms(of: spec, on: atoms.hasDatedMembers ? session.day : nil).contains(own)
    }
    let facts = words.inOrder(asked.map(Int32.init)).map { session in
      let minutes = model.sessions[Int(session)].minutes ?? 0
      return ChainFact(
        [words.address(session), ": ", .figured("\(minutes) min")],
        at: words.facts(session, .optional).first?.location ?? words.location(session),
        part: minutes)
    }
    return Chain(
      figure: figure, sum: .total,
      said: asked.isEmpty
        ? who + [" is asked to no optional session."]
        : who + [
          " is asked to ", .figured(counted(asked.count, "optional session")),
          Prose.Span(
            inNumber(asked.count, ", which counts", ", which count") + " in no other figure."),
        ], groups: [ChainGroup(title: [], facts: facts)])
  }

  // MARK: Strands

  private func strands(
    _ connections: Connections, _ who: [Prose.Span], _ figure: Figure?
  ) -> Chain {
    let met = connections.own.encounters.filter { $0.parts > 0 }
    let all = met.reduce(0) { $0 + $1.parts }
    guard let figure, all > 0 else {
      return Chain(
        figure: nil, sum: .words,
        said: who + [
          Prose.Span(
            " has no minutes about any thread: no session of theirs says what it is about and how "
              + "long it is, so there is nothing to measure.")
        ])
    }
    let facts = met.sorted { ($1.parts, $0.thread) < ($0.parts, $1.thread) }.map { one in
      let first = connections.own.sessions.first { experience.threads(of: $0).contains(one.thread) }
      return ChainFact(
        [
          words.thread(one.thread), ": ",
          .figured("\(inDecimals(experience.minutes(ofParts: one.parts))) min"), ", ",
          .figured("\((200 * one.parts + all) / (2 * all)) %"), " of the minutes about a thread",
        ], at: first.map { words.line($0, .about, one.thread) }, part: one.parts, of: all)
    }
    return Chain(
      figure: figure, sum: .strands,
      said: who + [
        " meets ", .figured(counted(met.count, "thread")), ", in effect ",
        .figured(inWords(figure)), " at once: as many as if each had an equal share of ",
        .figured("\(inDecimals(experience.minutes(ofParts: all))) min"), ".",
      ], groups: [ChainGroup(title: [], facts: facts)])
  }
}
