import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// Threads, tools and goals.
extension QueryContext {
  var threadRows: Rows {
    let threads = model.threads
    let headers = threads.map(\.header)
    return Rows(
      kind: .threads, count: threads.count,
      reader: { field, scope in
        switch field {
        case "kind": return { word(threads[$0].kind) }
        case "concerns": return { word(threads[$0].concern) }
        case "level": return { word(threads[$0].level) }
        case "equity": return { .flag(threads[$0].isEquity) }
        case "home": return { threads[$0].home.map { .text(name(.space, $0)) } ?? .none }
        case "serves": return { .names(names(.goal, threads[$0].goals)) }
        case "minutes": return split(scope, facts.threadSessions) { [$0] }
        default:
          return measured(
            TableKind.threads.field(field), scope, threads.indices.map { .thread($0) })
            ?? counted(field, scope) { facts.threadSessions[$0] } ?? headerField(field, headers)
        }
      }, location: { headers[$0].location }, label: { model.symbols.text(headers[$0].name) })
  }

  var toolRows: Rows {
    let tools = model.tools
    let headers = tools.map(\.header)
    return Rows(
      kind: .tools, count: tools.count,
      reader: { field, scope in
        switch field {
        case "kind": return { word(tools[$0].kind) }
        case "for": return { .names(names(.thread, tools[$0].threads)) }
        case "priority": return { .flag(tools[$0].isPriority) }
        case "link": return { .names(tools[$0].links.compactMap { model.string($0) }) }
        default:
          return measured(TableKind.tools.field(field), scope, tools.indices.map { .tool($0) })
            ?? counted(field, scope) { facts.toolSessions[$0] } ?? headerField(field, headers)
        }
      }, location: { headers[$0].location }, label: { model.symbols.text(headers[$0].name) })
  }

  var goalRows: Rows {
    let goals = model.goals
    let headers = goals.map(\.header)
    func threads(_ goal: Int) -> [Int] {
      model.threads.indices.filter { model.threads[$0].goals.contains(goal) }
    }
    func sessions(_ goal: Int) -> [Int] {
      Array(Set(threads(goal).flatMap { facts.threadSessions[$0] })).sorted()
    }
    return Rows(
      kind: .goals, count: goals.count,
      reader: { field, scope in
        switch field {
        case "due": return { goals[$0].due.map { .day($0) } ?? .none }
        case "priority": return { .flag(goals[$0].isPriority) }
        case "threads": return { .names(names(.thread, threads($0))) }
        case "towards":
          return { goal in
            .names(
              names(
                .toward, model.towards.indices.filter { model.towards[$0].goals.contains(goal) }))
          }
        case "minutes": return split(scope, goals.indices.map { sessions($0) }, threads)
        default:
          return measured(TableKind.goals.field(field), scope, goals.indices.map { .goal($0) })
            ?? counted(field, scope, sessions) ?? headerField(field, headers)
        }
      }, location: { headers[$0].location }, label: { model.symbols.text(headers[$0].name) })
  }

  /// Minutes of each row's sessions, each session's split over its threads and counted for those
  /// that are `meant`; of the fullest period when the scope names one.
  private func split(
    _ scope: Scope, _ rows: [[Int]], _ meant: @escaping (Int) -> [Int]
  ) -> Reader {
    { row in
      worst(sessions(rows[row], in: scope), scope) { sessions in
        sessions.reduce(0.0) { sum, session in
          let threads = facts.threads(of: session)
          let share = threads.count { meant(row).contains(Int($0)) }
          let minutes = model.sessions[session].minutes ?? 0
          return sum + Double(minutes * share) / Double(max(1, threads.count))
        }
      }
    }
  }
}
