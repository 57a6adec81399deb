import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// The planned connections, and whether they can be heard.
extension QueryContext {
  /// A comment or time of one session, or a tool that joins sessions.
  private enum Connection {
    case line(session: Int, fact: Fact, others: [Fact])
    case tool(Int)
  }

  var linkRows: Rows {
    let inOrder = experience.linkTallies().sorted { left, right in
      let (one, other) = (left.session, right.session)
      let (day, otherDay) = (
        experience.timeline.days[Int(one)], experience.timeline.days[Int(other)]
      )
      return (day, one, left.link) < (otherDay, other, right.link)
    }
    let lines = inOrder.map { tally in
      let link = facts.contents.links[Int(tally.link)]
      return Connection.line(
        session: Int(tally.session), fact: link.fact, others: Array(link.facts.dropFirst()))
    }
    let tools = model.tools.indices.filter { !facts.toolSessions[$0].isEmpty }
    let rows = lines + tools.map { Connection.tool($0) }
    return Rows(
      kind: .links, count: rows.count,
      reader: { field, _ in
        ["teachers", "heard", "previews", "same-day"].contains(field)
          ? heardReader(field, rows) : linkField(field).map { read in { read(rows[$0]) } }
      },
      day: { row in
        if case .line(let session, _, _) = rows[row] { model.sessions[session].day } else { nil }
      },
      location: { row in
        switch rows[row] {
        case .line(_, let fact, _): fact.location
        case .tool(let tool): model.tools[tool].header.location
        }
      },
      label: { row in
        switch rows[row] {
        case .line(let session, let fact, _):
          "\(model.address(model.sessions[session])) to \(address(fact))"
        case .tool(let tool): name(.tool, tool)
        }
      })
  }

  /// An address as a line writes it.
  func address(_ fact: Fact) -> String {
    fact.to.map { model.name(model.addresses[$0]) } ?? ""
  }

  private func linkField(_ field: String) -> ((Connection) -> Value)? {
    switch field {
    case "kind":
      return { row in
        if case .line(_, let fact, _) = row { return .text(fact.kind.keyword) }
        return .text("tool")
      }
    case "to":
      return { row in
        switch row {
        case .line(_, let fact, _): .text(address(fact))
        case .tool(let tool): .text(name(.tool, tool))
        }
      }
    case "thread":
      return { row in
        switch row {
        case .line(_, let fact, let others):
          .names(names(.thread, unique(([fact] + others).map { $0.about?.index ?? -1 })))
        case .tool(let tool): .names(names(.thread, model.tools[tool].threads))
        }
      }
    case "place":
      return { row in
        switch row {
        case .line(_, let fact, _): .text(place(fact.location))
        case .tool(let tool): .text(place(model.tools[tool].header.location))
        }
      }
    case "ends": return ends
    default: return lineField(field)
    }
  }

  /// Fields that only comments and times have.
  private func lineField(_ field: String) -> ((Connection) -> Value)? {
    let read: ((Int, Fact) -> Value)?
    switch field {
    case "from": read = { session, _ in .text(model.address(model.sessions[session])) }
    case "date", "space", "leader":
      let own = sessionField(field)
      read = { session, _ in own?(model.sessions[session]) ?? .none }
    case "minutes": read = { _, fact in fact.minutes.map { .number(Double($0)) } ?? .none }
    case "standing":
      read = { session, fact in
        .flag(
          facts.links(of: session).first { $0.fact.location == fact.location }?.isStanding ?? false)
      }
    case "words": read = { _, fact in model.string(fact.text).map { .text($0) } ?? .none }
    default: read = nil
    }
    return read.map { read in
      { row in
        if case .line(let session, let fact, _) = row { return read(session, fact) }
        return .none
      }
    }
  }

  private func unique(_ threads: [Int32]) -> [Int] {
    Array(Set(threads.filter { $0 >= 0 }.map { Int($0) })).sorted()
  }

  /// The sessions a link leads to for somebody; of a tool, all that use it.
  private func ends(_ row: Connection) -> Value {
    switch row {
    case .line(let session, let fact, _):
      let tally = experience.linkTallies(of: session).first {
        facts.contents.links[Int($0.link)].fact.location == fact.location
      }
      return .names((tally?.ends ?? []).map { model.address(model.sessions[Int($0)]) })
    case .tool(let tool):
      return .names(facts.toolSessions[tool].map { model.address(model.sessions[$0]) })
    }
  }

  /// Numbers of teachers, by what they hear.
  private func heardReader(_ field: String, _ rows: [Connection]) -> Reader {
    let keys = rows.map { row -> (session: Int, location: Location?, tool: Int) in
      switch row {
      case .line(let session, let fact, _): (session, fact.location, -1)
      case .tool(let tool): (-1, nil, tool)
      }
    }
    return read {
      experience.extents(.weaving) { experience in
        var tallies: [Int: [LinkTally]] = [:]
        for tally in experience.linkTallies() {
          tallies[Int(tally.session), default: []].append(tally)
        }
        return keys.map { key in
          guard let location = key.location else {
            return experience.figure(field, ofTool: key.tool)
          }
          let tally = tallies[key.session]?.first {
            experience.facts.contents.links[Int($0.link)].fact.location == location
          }
          return tally.flatMap { $0.figure(field) }
        }
      }
    }
  }
}

extension LinkTally {
  fileprivate func figure(_ field: String) -> Figure? {
    switch field {
    case "teachers": .number(listeners)
    case "heard": .of(heard, listeners)
    case "previews": .number(previews)
    default: .number(sameDay)
    }
  }
}

extension Experience {
  /// The links that start at one session.
  fileprivate func linkTallies(of session: Int) -> [LinkTally] {
    linkTallies().filter { Int($0.session) == session }
  }

  /// Teachers who use a tool, and those of them who meet it in two spaces or more.
  fileprivate func figure(_ field: String, ofTool tool: Int) -> Figure? {
    var (users, joined) = (0, 0)
    for listener in listeners(of: nil) {
      let own = cells[listener.cell].sessions.filter { tools(of: $0).contains(Int32(tool)) }
      if own.isEmpty { continue }
      users += listener.weight
      if Set(own.map { model.sessions[Int($0)].space }).count > 1 { joined += listener.weight }
    }
    switch field {
    case "teachers": return .number(users)
    case "heard": return .of(joined, users)
    default: return nil
    }
  }
}
