import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

extension Answer {
  /// A paragraph of quiet words for each of some notes.
  static func quiet(_ notes: [String]) -> Answer {
    .prose(Prose(notes.map { .paragraph("\(quiet: $0)") }))
  }
}

/// A figure in a sentence: `2 of 4`, `7/10`, `2.38`.
func inWords(_ figure: Figure, parts: Int128? = nil) -> String {
  switch figure {
  case .count(let count): "\(count.part) of \(count.whole)"
  case .number(let number): String(number)
  case .share(let share):
    if let parts, share.whole == nil {
      "\(share.numerator * (parts / share.denominator))/\(parts)"
    } else {
      inWords(share)
    }
  }
}

/// A share in a sentence: a fraction people can picture, else two decimals.
func inWords(_ share: Share) -> String {
  if let whole = share.whole { return String(whole) }
  if share.denominator <= 100, share.numerator < share.denominator {
    return "\(share.numerator)/\(share.denominator)"
  }
  return inDecimals(share)
}

/// A quotient with at most two decimals, halves up.
func inDecimals(_ share: Share) -> String {
  let hundredths = Int((share.double * 100).rounded())
  let text = "\(hundredths / 100)"
  let rest = hundredths % 100
  if rest == 0 { return text }
  return text + "." + (rest % 10 == 0 ? "\(rest / 10)" : padded(rest, 2))
}

/// A figure, or its range over the days still open.
func inWords(_ extent: Extent, parts: Int128? = nil) -> String {
  guard let low = extent.low, let high = extent.high else { return "none" }
  let range =
    low == high
    ? inWords(low, parts: parts)
    : "\(inWords(low, parts: parts)) to \(inWords(high, parts: parts))"
  return (extent.hasNone ? "none, or " : "") + range
}

/// Figures that stand beside each other, shares in the same parts where they can be.
func inWords(_ extents: [Extent?]) -> [String] {
  let shares = extents.flatMap { [$0?.low, $0?.high] }.compactMap { figure -> Share? in
    if case .share(let share)? = figure { share } else { nil }
  }
  let parts = sameParts(shares.map { ($0.numerator, $0.denominator) })
  return extents.map { $0.map { inWords($0, parts: parts) } ?? "none" }
}

/// Words about the people and sessions of one experience.
struct PlanWords {
  let context: QueryContext
  let experience: Experience

  var model: Model { experience.model }

  /// The people of a cell, as they are called one by one.
  func names(ofCell cell: Int) -> [String] {
    let people = model.people.count
    return experience.attendance.cells[cell].atoms.map { atom in
      if Int(atom) < people { return model.name(EntityRef(.person, Int(atom))) }
      let team = Int(atom) - people
      let weight = experience.facts.atoms.weights[Int(atom)]
      return "\(weight) more of \(model.name(EntityRef(.team, team)))"
    }
  }

  /// The people of some cells in a row.
  func people(_ cells: [Int], limit: Int = 3) -> Words {
    "\(names: cells.flatMap { names(ofCell: $0) }, atMost: limit)"
  }

  /// Where the people of a cell are declared.
  func location(ofCell cell: Int) -> Location? {
    let atom = Int(experience.attendance.cells[cell].atoms[0])
    let people = model.people.count
    return atom < people
      ? model.people[atom].header.location : model.teams[atom - people].header.location
  }

  func space(_ space: Int32) -> Words { self.space(ID(space)) }

  func space(_ space: SpaceID) -> Words { "\(name: model.name(space))" }

  func thread(_ thread: Int32) -> Words {
    "\(name: model.name(EntityRef(.thread, Int(thread))))"
  }

  func address(_ session: Int32) -> Words {
    "\(name: model.address(model.sessions[Int(session)]))"
  }

  func addresses(_ sessions: [Int32], limit: Int = 3) -> Words {
    "\(list: sessions.map { address($0) }, atMost: limit)"
  }

  func location(_ session: Int32) -> Location {
    model.location(of: model.sessions[Int(session)])
  }

  /// The day of a session, or the first it may take.
  func day(_ session: Int32) -> Day? { experience.timeline.day(of: Int(session)) }

  /// Who leads a session; nobody's name where it is not yet known.
  func leaders(_ session: Int32) -> Words {
    let leaders = model.leaders(of: model.sessions[Int(session)])
    return leaders.isEmpty
      ? "a leader to be named" : "\(names: context.names(.person, leaders), atMost: 3)"
  }

  /// The facts that hold at a session on the day it has now.
  func facts(_ session: Int32, _ kind: StatementKind) -> [Fact] {
    var placed = model.sessions[Int(session)]
    placed.day = day(session)
    var found: [Fact] = []
    model.eachFact(of: placed) { fact, _ in if fact.kind == kind { found.append(fact) } }
    return found
  }

  /// The line that makes a session about a thread, or use a tool.
  func line(_ session: Int32, _ kind: StatementKind, _ target: Int32) -> Location {
    facts(session, kind).first {
      [$0.focus?.index, $0.tool?.index, $0.leader?.index].contains(target)
    }?.location ?? location(session)
  }

  /// Sessions in order of time, then address.
  func inOrder(_ sessions: [Int32]) -> [Int32] {
    let days = experience.timeline.days
    return sessions.sorted { one, other in
      let (left, right) = (model.sessions[Int(one)], model.sessions[Int(other)])
      let keys = [(days[Int(one)], left.span.start), (days[Int(other)], right.span.start)]
      if keys[0] != keys[1] { return keys[0] < keys[1] }
      return model.address(left) < model.address(right)
    }
  }
}
