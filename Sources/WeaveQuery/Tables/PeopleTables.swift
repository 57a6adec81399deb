import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// Leaders, teachers and teams.
extension QueryContext {
  var leaderRows: Rows {
    let leaders = model.people.indices.filter { model.people[$0].isLeader }
    let headers = leaders.map { model.people[$0].header }
    return Rows(
      kind: .leaders, count: leaders.count,
      reader: { field, scope in
        switch field {
        case "role":
          return { model.string(model.people[leaders[$0]].role).map { .text($0) } ?? .none }
        case "office": return { word(model.people[leaders[$0]].office) }
        case "knows":
          return { .names(model.people[leaders[$0]].knows.map { model.symbols.text($0) }) }
        case "plans-with": return { .names(names(.person, partners(leaders[$0]))) }
        case "load": return { load(leaders[$0], scope) }
        default:
          return measured(TableKind.leaders.field(field), scope, leaders.map { .leader($0) })
            ?? counted(field, scope) { facts.ledSessions[leaders[$0]] }
            ?? headerField(field, headers)
        }
      }, location: { headers[$0].location }, label: { model.symbols.text(headers[$0].name) })
  }

  /// Those a leader plans with, either of the two saying so.
  private func partners(_ leader: Int) -> [Int] {
    model.people.indices.filter { other in
      other != leader
        && (model.people[leader].plansWith.contains(other)
          || model.people[other].plansWith.contains(leader))
    }
  }

  /// Minutes on the clock in the fullest week, or the period the scope names.
  private func load(_ leader: Int, _ scope: Scope) -> Value {
    let period = scope.period ?? .week
    let loads = facts.clockMinutes(
      of: sessions(facts.ledSessions[leader], in: scope), per: period)
    return .number(Double(loads.values.max() ?? 0))
  }

  var teacherRows: Rows {
    let teachers = model.people.indices.filter { model.people[$0].isTeacher }
    let headers = teachers.map { model.people[$0].header }
    return Rows(
      kind: .teachers, count: teachers.count,
      reader: { field, scope in
        switch field {
        case "teams":
          return { row in
            .names(
              names(
                .team,
                model.teams.indices.filter {
                  facts.atoms.teams[$0].contains { Int($0.atom) == teachers[row] }
                }))
          }
        default:
          return measured(TableKind.teachers.field(field), scope, teachers.map { .person($0) })
            ?? expectedFields(field, scope) { EntityRef(.person, teachers[$0]) }
            ?? headerField(field, headers)
        }
      }, location: { headers[$0].location }, label: { model.symbols.text(headers[$0].name) })
  }

  var teamRows: Rows {
    let teams = model.teams
    let headers = teams.map(\.header)
    return Rows(
      kind: .teams, count: teams.count,
      reader: { field, scope in
        switch field {
        case "size": return { .number(Double(size(ofTeam: $0))) }
        case "members":
          return { .names(teams[$0].members.map { model.name($0.who) }) }
        case "basis": return { word(teams[$0].basis) }
        default:
          return measured(TableKind.teams.field(field), scope, teams.indices.map { .team($0) })
            ?? expectedFields(field, scope) { EntityRef(.team, $0) }
            ?? headerField(field, headers)
        }
      }, location: { headers[$0].location }, label: { model.symbols.text(headers[$0].name) })
  }

  /// Named members and those counted.
  private func size(ofTeam team: Int) -> Int {
    Set(facts.atoms.teams[team].map(\.atom)).reduce(0) { $0 + Int(facts.atoms.weights[Int($1)]) }
  }

  private func expectedFields(
    _ field: String, _ scope: Scope, _ who: @escaping (Int) -> EntityRef
  ) -> Reader? {
    if field == "threads" {
      return { row in
        let sessions = sessions(facts.expected(of: who(row)), in: scope)
        let threads = Set(sessions.flatMap { model.threads(of: model.sessions[$0]) }).sorted()
        return .names(names(.thread, threads))
      }
    }
    return ["spaces", "sessions", "minutes"].contains(field)
      ? counted(field, scope) { facts.expected(of: who($0)) } : nil
  }
}
