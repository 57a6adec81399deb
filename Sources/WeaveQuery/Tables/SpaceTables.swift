import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// Spaces and sessions.
extension QueryContext {
  var spaceRows: Rows {
    let spaces = model.spaces
    let headers = spaces.map(\.header)
    func sessions(_ space: Int) -> [Int] {
      model.sessionRanges[space].filter { model.sessions[$0].status.takesPlace }
    }
    func all(_ space: Int, _ pick: (Session) -> [Int]) -> [Int] {
      Array(Set(sessions(space).flatMap { pick(model.sessions[$0]) })).sorted()
    }
    return Rows(
      kind: .spaces, count: spaces.count,
      reader: { field, scope in
        switch field {
        case "kind": return { word(spaces[$0].kind) }
        case "leader": return { .names(names(.person, all($0) { model.leaders(of: $0) })) }
        case "sections": return { .number(Double(spaces[$0].ownSections.count)) }
        case "threads": return { .names(names(.thread, all($0) { model.threads(of: $0) })) }
        case "tools": return { .names(names(.tool, all($0) { model.tools(of: $0) })) }
        case "purpose":
          return { space in
            spaces[space].facts.first { model.facts[Int($0)].kind == .purpose }.flatMap {
              model.string(model.facts[Int($0)].text)
            }.map { .text($0) } ?? .none
          }
        default:
          return measured(TableKind.spaces.field(field), scope, spaces.indices.map { .space($0) })
            ?? counted(field, scope, sessions) ?? headerField(field, headers)
        }
      }, location: { headers[$0].location }, label: { model.symbols.text(headers[$0].name) })
  }

  var sessionRows: Rows {
    // By day, then start, then address; open ones last.
    let order = sessionsInOrder
    func session(_ row: Int) -> Session { model.sessions[order[row]] }
    return Rows(
      kind: .sessions, count: order.count,
      reader: { field, scope in
        if !scope.isWhole, field == "minutes" {
          return { row in
            let inside = sessions([order[row]], in: scope)
            return .number(Double(facts.minutes(of: inside)))
          }
        }
        return measured(TableKind.sessions.field(field), scope, order.map { .session($0) })
          ?? sessionField(field).map { read in { read(session($0)) } }
      },
      day: { session($0).day },
      openDays: { row in
        session(row).openDays >= 0 ? model.openDays[session(row).openDays] : []
      },
      counts: { session($0).status.takesPlace },
      location: { model.location(of: session($0)) }, label: { model.address(session($0)) })
  }

  func sessionField(_ field: String) -> ((Session) -> Value)? {
    switch field {
    case "address": return { .text(model.address($0)) }
    case "date": return { $0.day.map { .day($0) } ?? .hole("date open") }
    case "weekday": return ofDay { Day.weekdayNames[$0.weekday] }
    case "month": return ofDay { $0.isoMonth }
    case "term":
      return { session in
        let days =
          session.day.map { [$0] } ?? session.openDays.ifAny.map { model.openDays[$0] } ?? []
        let terms = Set(days.map { Period.term.keys(of: $0, model) })
        return terms.count > 1 ? .hole("date open") : .names(terms.first ?? [])
      }
    case "start": return { $0.span.start >= 0 ? .time(Int($0.span.start)) : .hole("") }
    case "end": return { $0.span.end.map { .time($0) } ?? .hole("") }
    case "minutes": return { $0.minutes.map { .number(Double($0)) } ?? .hole("length") }
    case "active": return { $0.activeMinutes >= 0 ? .number(Double($0.activeMinutes)) : .none }
    case "space": return { .text(name(.space, Int($0.space))) }
    case "section":
      return { session in
        guard session.section >= 0 else { return .none }
        return .text(
          model.name(model.spaces[session.space].sections[session.section].who))
      }
    case "title": return { model.title($0).map { .text($0) } ?? .none }
    case "kind": return { word(model.spaces[$0.space].kind) }
    case "status": return { .text("\($0.status)") }
    case "optional": return { .flag($0.isOptional) }
    case "moved": return { .flag($0.isMoved) }
    case "open": return { .flag($0.day == nil) }
    case "place": return { .text(place(model.location(of: $0))) }
    default: return whoField(field) ?? factField(field)
    }
  }

  /// A word about the day: known for an open session too, where all its days agree on it.
  private func ofDay(_ word: @escaping (Day) -> String?) -> (Session) -> Value {
    { session in
      if let day = session.day { return word(day).map { .text($0) } ?? .none }
      let days = session.openDays >= 0 ? model.openDays[session.openDays] : []
      let words = Set(days.map { word($0) })
      if words.count == 1, let only = words.first { return only.map { .text($0) } ?? .none }
      return .hole("date open")
    }
  }

  private func whoField(_ field: String) -> ((Session) -> Value)? {
    switch field {
    case "leader":
      return { session in
        let leaders = model.leaders(of: session)
        if leaders.isEmpty { return .hole("leader") }
        return .names(names(.person, leaders))
      }
    case "office":
      return { session in
        let offices = model.leaders(of: session).compactMap { model.people[$0].office }
        return .names(Array(Set(offices.map { model.symbols.text($0) })).sorted())
      }
    case "audience": return { .text(audience($0)) }
    case "teachers":
      return { session in
        guard session.audience >= 0 else { return .number(0) }
        let spec = model.audiences.specs[session.audience]
        let atoms = facts.atoms.atoms(of: spec, on: session.day)
        return .number(
          Double(
            atoms.filter { facts.atoms.isTeacher[Int($0)] }.reduce(0) {
              $0 + Int(facts.atoms.weights[Int($1)])
            }))
      }
    default: return nil
    }
  }

  /// Who is asked, in words.
  func audience(_ session: Session) -> String {
    guard session.audience >= 0 else { return "" }
    let spec = model.audiences.specs[session.audience]
    var text = (spec.everyone ? ["everyone"] : []) + spec.with.map { model.name($0) }
    // Where nobody is asked, there is nobody to leave out.
    if !spec.without.isEmpty, !text.isEmpty {
      let rest = spec.without.map { model.name($0) }.joined(separator: ", ")
      text[text.count - 1] += " except \(rest)"
    }
    return text.joined(separator: ", ")
  }

  private func factField(_ field: String) -> ((Session) -> Value)? {
    switch field {
    case "thread":
      return { session in
        let threads = model.threads(of: session)
        if threads.isEmpty, isUndecided(.about, session) { return .hole("topic") }
        return .names(names(.thread, threads))
      }
    case "tool": return { .names(names(.tool, model.tools(of: $0))) }
    case "practice": return { .names(words(.does, $0)) }
    case "knowledge": return { .names(words(.builds, $0)) }
    case "subject": return { words(.subject, $0).last.map { .text($0) } ?? .none }
    case "mode": return { words(.mode, $0).last.map { .text($0) } ?? .none }
    case "directed-by": return { words(.directedBy, $0).last.map { .text($0) } ?? .none }
    default: return nil
    }
  }

  private func isUndecided(_ kind: StatementKind, _ session: Session) -> Bool {
    var found = false
    model.eachFact(of: session) { fact, _ in
      if fact.kind == kind, fact.isTBD { found = true }
    }
    return found
  }

  private func words(_ kind: StatementKind, _ session: Session) -> [String] {
    var found: [String] = []
    model.eachFact(of: session) { fact, _ in
      guard fact.kind == kind, let word = fact.word.map({ model.symbols.text($0) }) else { return }
      if !found.contains(word) { found.append(word) }
    }
    return found
  }
}
