import WeaveSource
import WeaveSyntax

// Third pass: every space is put on the calendar.
extension Binder {
  /// Makes the sessions of all spaces.
  mutating func schedule() {
    for index in model.spaces.indices { model.spaces[index].addSectionsOfLines() }
    let order = blocksBySpace()
    let model = model
    let schedules = concurrently(model.spaces.count) { space in
      SpaceScheduler.schedule(ID(space), blocks: order[space], of: model)
    }
    self.model.sessions.reserveCapacity(schedules.reduce(0) { $0 + $1.sessions.count })
    for schedule in schedules { add(schedule) }
  }

  /// Takes the schedule of the next space into the model.
  private mutating func add(_ schedule: SpaceSchedule) {
    let first = model.sessions.count
    let audiences = schedule.audiences.specs.map { model.audiences.intern($0) }
    let leaderLists = schedule.leaderLists.lists.map { model.leaderLists.intern($0) }
    let firstChoice = model.openDays.count
    model.openDays += schedule.openDays
    for session in schedule.sessions {
      var session = session
      session.audience = audiences[Int(session.audience)]
      session.leaders = leaderLists[Int(session.leaders)]
      if let days = session.openDays.ifAny { session.openDays = ID(firstChoice + Int(days)) }
      model.sessions.append(session)
    }
    model.sessionRanges.append(first..<model.sessions.count)
    model.cancellations += schedule.cancellations
    diagnostics += schedule.diagnostics
  }

  /// The blocks of each space, by address; a second block of one address is a finding.
  mutating func blocksBySpace() -> [[BlockID]] {
    var result = [[BlockID]](repeating: [], count: model.spaces.count)
    for index in model.blocks.indices {
      result[Int(model.blocks[index].space)].append(ID(index))
    }
    for space in result.indices {
      result[space].sort { precedes(model.blocks[$0], model.blocks[$1]) }
      var kept: [BlockID] = []
      kept.reserveCapacity(result[space].count)
      for index in result[space] {
        if let last = kept.last, isSameAddress(last, index) {
          sayTwice(index, last)
        } else {
          kept.append(index)
        }
      }
      result[space] = kept
    }
    return result
  }

  /// Days before labels; the whole meeting before its sections; else the order of the plan.
  func precedes(_ left: SessionBlock, _ right: SessionBlock) -> Bool {
    let leftKey = sortKey(left)
    let rightKey = sortKey(right)
    if leftKey != rightKey { return leftKey < rightKey }
    return (left.section?.index ?? -1) < (right.section?.index ?? -1)
  }

  private func sortKey(_ block: SessionBlock) -> Int64 { block.when?.sortKey ?? .max }

  private func isSameAddress(_ left: BlockID, _ right: BlockID) -> Bool {
    let (one, other) = (model.blocks[left], model.blocks[right])
    return one.when == other.when && one.section == other.section
  }

  private mutating func sayTwice(_ second: BlockID, _ first: BlockID) {
    let places = [model.blocks[first].location, model.blocks[second].location].sorted {
      ($0.file, $0.range.start) < ($1.file, $1.range.start)
    }
    let source = model.sources[Int(places[0].file.index)]
    add(
      .duplicate(
        source.string(in: places[0].range), at: places[1], first: places[0],
        hint: "put the facts of both under one header, or correct the day of one"))
  }

  /// Resolves what had to wait until all facts were bound.
  mutating func bindPending() {
    sayTeamCycles()
    let atoms = Atoms(model)
    for (space, line) in pendingOneToOnes {
      // One who is in the team and in a team within it has one section.
      var seen: Set<Int32> = []
      for entry in atoms.teams[Int(line.who.index)]
      where Int(entry.atom) < atoms.peopleCount && seen.insert(entry.atom).inserted {
        addSection(
          Space.Section(
            who: EntityRef(.person, Int(entry.atom)), leader: line.leader, span: line.span,
            location: line.location), space)
      }
    }
    for index in model.teams.indices {
      guard let size = model.teams[index].size else { continue }
      let named = Set(atoms.teams[index].map(\.atom)).filter { Int($0) < atoms.peopleCount }.count
      if named > size.count { add(.sizeBelowMembers(at: size.location, size.count, named)) }
    }
  }

  /// Takes memberships out that would make a team contain itself.
  private mutating func sayTeamCycles() {
    let cycles = TeamOrder(model.teams).cycles
    for (team, member) in cycles {
      add(
        .teamCycle(
          model.name(EntityRef(.team, team)), at: model.teams[team].members[member].location))
    }
    for (team, member) in cycles.reversed() { model.teams[team].members.remove(at: member) }
  }
}

extension Diagnostic {
  fileprivate static func teamCycle(_ name: String, at location: Location) -> Self {
    Diagnostic(.cyclicMembership, at: location, "with this member, `\(name)` contains itself")
  }

  fileprivate static func sizeBelowMembers(at location: Location, _ size: Int, _ named: Int) -> Self
  {
    Diagnostic(
      .numberOutOfRange, at: location, "the team has size \(size) and \(named) named members",
      fixes: [Fix("write \(named)", replacing: location, with: "\(named)")])
  }
}
