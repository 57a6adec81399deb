import WeaveAnalysis
import WeaveModel
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
        default:
          return counted(field, scope) { facts.threadSessions[$0] } ?? headerField(field, headers)
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
          return counted(field, scope) { facts.toolSessions[$0] } ?? headerField(field, headers)
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
        default: return counted(field, scope, sessions) ?? headerField(field, headers)
        }
      }, location: { headers[$0].location }, label: { model.symbols.text(headers[$0].name) })
  }
}
