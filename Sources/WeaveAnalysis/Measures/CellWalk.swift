import WeaveModel

/// What a session is to one listener.
package struct Marks: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It shares a thread with a session of another space.
  package static let labelled = Marks(rawValue: 1)
  /// A link with an end starts here.
  package static let starts = Marks(rawValue: 2)
  /// A link ends here.
  package static let receives = Marks(rawValue: 4)
  /// It uses a tool that is used in another space too.
  package static let tool = Marks(rawValue: 8)
  /// The other end of one of its links shares no leader with it.
  package static let across = Marks(rawValue: 16)
  /// Another member of a team of the listener is there.
  package static let together = Marks(rawValue: 32)

  /// What weaves a session: a link at either end, or a tool.
  package static let woven: Marks = [.starts, .receives, .tool]
  /// What a comment or time does.
  package static let linked: Marks = [.starts, .receives]

  /// At an end of a link that the listener can experience (docs/measures.md, "Links").
  package var isWoven: Bool { !isDisjoint(with: .woven) }
  /// Neither labelled nor woven (docs/measures.md).
  package var isIsolated: Bool { isDisjoint(with: [.woven, .labelled]) }
}

/// How a listener hears a comment or time, by where its ends lie.
package enum Hearing: UInt8, Sendable, CaseIterable {
  /// An end is in an earlier session, the same day, a later session, or nowhere.
  case earlier, sameDay, preview, unheard
}

/// A comment or time as one listener meets it.
package struct HeardLink: Sendable {
  /// The place of the session in the listener's list.
  package let entry: Int32
  /// The place of the link in `Contents.links`.
  package let link: Int32
  package let hearing: Hearing
  /// Its ends, as a range of `CellExperience.ends`.
  package let ends: Range<Int>
}

/// Walks the sessions of one cell in order of time, and finds what connects them.
///
/// One walk of `n` sessions costs in proportion to `n` and its links; the lists are kept from cell
/// to cell. Definitions: docs/measures.md, "Links" and "Measures of a teacher".
struct CellWalk {
  let facts: PlanFacts
  let attendance: Attendance
  var timeline: Timeline
  /// The listener's sessions, in order of time.
  private(set) var sessions: [Int32] = []
  private(set) var marks: [Marks] = []
  private(set) var links: [HeardLink] = []
  private(set) var ends: [Int32] = []
  /// The space and the leaders of each session of the plan.
  let spaceOf: [Int32]
  let leadersOf: [Int32]
  /// The place of each session in the listener's list; -1 outside.
  private var placeOf: [Int32]
  /// The places of each space's sessions, in order of time.
  private(set) var inSpace: [[Int32]]
  private(set) var spaces: [Int32] = []
  /// For each thread and tool, the one space it is met in; `several` for more.
  private var threadSpace: [Int32]
  private var toolSpace: [Int32]
  private var threadsMet: [Int32] = []
  private var toolsMet: [Int32] = []

  private static let nowhere: Int32 = -1
  private static let several: Int32 = -2

  init(_ facts: PlanFacts, _ attendance: Attendance, _ timeline: Timeline) {
    let model = facts.model
    self.facts = facts
    self.attendance = attendance
    self.timeline = timeline
    spaceOf = model.sessions.map(\.space.index)
    leadersOf = model.sessions.map(\.leaders.index)
    placeOf = [Int32](repeating: -1, count: model.sessions.count)
    inSpace = [[Int32]](repeating: [], count: model.spaces.count)
    threadSpace = [Int32](repeating: Self.nowhere, count: model.threads.count)
    toolSpace = [Int32](repeating: Self.nowhere, count: model.tools.count)
  }

  /// Walks the cell numbered `index`.
  mutating func walk(_ index: Int) {
    let cell = attendance.cells[index]
    walk(expected(cell), cell)
  }

  /// Walks `list`, sessions in order of time, as one of `cell`.
  mutating func walk(_ list: some Collection<Int32>, _ cell: Attendance.Cell) {
    clear()
    gather(list)
    label()
    markTools()
    for place in sessions.indices { follow(place) }
    markCompany(cell)
  }

  private mutating func clear() {
    for session in sessions { placeOf[Int(session)] = -1 }
    for space in spaces { inSpace[Int(space)].removeAll(keepingCapacity: true) }
    for thread in threadsMet { threadSpace[Int(thread)] = Self.nowhere }
    for tool in toolsMet { toolSpace[Int(tool)] = Self.nowhere }
    sessions.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    spaces.removeAll(keepingCapacity: true)
    threadsMet.removeAll(keepingCapacity: true)
    toolsMet.removeAll(keepingCapacity: true)
  }

  /// The cell's sessions, those of open days where they are now.
  private func expected(_ cell: Attendance.Cell) -> ArraySlice<Int32> {
    let own = attendance.sessions[cell.sessions]
    guard cell.hasOpen else { return own }
    return inOrder(
      own.filter { session in
        let open = timeline.openIndex[Int(session)]
        return open < 0
          || cell.groups.contains(
            attendance.group(of: session, choice: timeline.choices[Int(open)]))
      })[...]
  }

  /// `list` in order of time.
  func inOrder(_ list: [Int32]) -> [Int32] {
    // The timeline alone is captured: to sort with `self` would copy all of it.
    let timeline = timeline
    return list.sorted { (timeline.key($0), $0) < (timeline.key($1), $1) }
  }

  private mutating func gather(_ list: some Collection<Int32>) {
    sessions.append(contentsOf: list)
    for (place, session) in sessions.enumerated() {
      let space = spaceOf[Int(session)]
      placeOf[Int(session)] = Int32(place)
      if inSpace[Int(space)].isEmpty { spaces.append(space) }
      inSpace[Int(space)].append(Int32(place))
      marks.append([])
    }
  }

  func content(_ session: Int32) -> Contents.Content {
    facts.contents.all[Int(timeline.contentOf[Int(session)])]
  }

  /// Marks sessions that share a thread, or a tool, with one of another space.
  private mutating func label() {
    for session in sessions {
      let space = spaceOf[Int(session)]
      let content = content(session)
      for index in content.threads {
        let thread = Int(facts.contents.threads[index])
        if threadSpace[thread] == Self.nowhere {
          threadSpace[thread] = space
          threadsMet.append(Int32(thread))
        } else if threadSpace[thread] != space {
          threadSpace[thread] = Self.several
        }
      }
      for index in content.tools {
        let tool = Int(facts.contents.tools[index])
        if toolSpace[tool] == Self.nowhere {
          toolSpace[tool] = space
          toolsMet.append(Int32(tool))
        } else if toolSpace[tool] != space {
          toolSpace[tool] = Self.several
        }
      }
    }
    for (place, session) in sessions.enumerated() {
      for index in content(session).threads
      where threadSpace[Int(facts.contents.threads[index])] == Self.several {
        marks[place].insert(.labelled)
        break
      }
    }
  }

  // MARK: Tools

  private mutating func markTools() {
    for tool in toolsMet where toolSpace[Int(tool)] == Self.several {
      // Where it is used and who leads there, each pair once: few, however many sessions.
      var uses: [(space: Int32, leaders: Int32)] = []
      var users: [Int] = []
      for (place, session) in sessions.enumerated()
      where content(session).tools.contains(where: { facts.contents.tools[$0] == tool }) {
        users.append(place)
        let use = (space: spaceOf[Int(session)], leaders: leadersOf[Int(session)])
        if !uses.contains(where: { $0 == use }) { uses.append(use) }
      }
      for place in users {
        marks[place].insert(.tool)
        let session = Int(sessions[place])
        let isAcross = uses.contains {
          $0.space != spaceOf[session] && shareNoLeader($0.leaders, leadersOf[session])
        }
        if isAcross { marks[place].insert(.across) }
      }
    }
  }

  /// Whether both lists name leaders and none is in both; a leader still to be found is nobody.
  func shareNoLeader(_ one: Int32, _ other: Int32) -> Bool {
    if one == other || one < 0 || other < 0 { return false }
    let left = facts.model.leaderLists.lists[Int(one)]
    let right = facts.model.leaderLists.lists[Int(other)]
    guard left.contains(where: { $0 >= 0 }), right.contains(where: { $0 >= 0 }) else {
      return false
    }
    return !left.contains { $0 >= 0 && right.contains($0) }
  }

  // MARK: Links

  /// Finds the ends of the links of the session at `place`.
  private mutating func follow(_ place: Int) {
    let session = sessions[place]
    for index in content(session).links {
      let first = ends.count
      let hearing = findEnds(facts.contents.links[index], from: session)
      links.append(
        HeardLink(
          entry: Int32(place), link: Int32(index), hearing: hearing, ends: first..<ends.count))
      guard hearing != .unheard else { continue }
      marks[place].insert(.starts)
      for end in ends[first...] {
        marks[Int(end)].insert(.receives)
        let other = sessions[Int(end)]
        if shareNoLeader(leadersOf[Int(session)], leadersOf[Int(other)]) {
          marks[Int(end)].insert(.across)
          marks[place].insert(.across)
        }
      }
    }
  }

  private mutating func findEnds(_ link: LinkLine, from session: Int32) -> Hearing {
    if let named = link.sessions {
      let first = ends.count
      for other in named where placeOf[Int(other)] >= 0 { ends.append(placeOf[Int(other)]) }
      return hearing(of: ends[first...], session)
    }
    var places = inSpace[Int(link.space)]
    if link.section != -1 {
      places = places.filter {
        facts.model.sessions[Int(sessions[Int($0)])].section.index == link.section
      }
    }
    if link.wanted.count == 1 { return findEnds(in: places, link.wanted[0], from: session) }
    // The ends of each line, where they lie on the same side of the session.
    let first = ends.count
    var hearing = Hearing.unheard
    for threads in link.wanted { hearing = findEnds(in: places, threads, from: session) }
    let all = Set(ends[first...]).sorted()
    ends.replaceSubrange(first..., with: all)
    return hearing
  }

  /// The ends that a comment or time from `session` to all of `space` would have, were it there:
  /// places in the listener's list.
  ///
  /// What other links there are makes no difference to it.
  mutating func possibleEnds(
    from session: Int32, to space: Int32, about threads: [Int32]
  ) -> [Int32] {
    let first = ends.count
    _ = findEnds(in: inSpace[Int(space)], threads, from: session)
    defer { ends.removeSubrange(first...) }
    return Array(ends[first...])
  }

  /// Finds the ends among `places`, the listener's sessions there, in order of time.
  private mutating func findEnds(
    in places: [Int32], _ about: [Int32], from session: Int32
  ) -> Hearing {
    guard !places.isEmpty else { return .unheard }
    let day = timeline.days[Int(session)]
    let today = firstPlace(places, from: day)..<firstPlace(places, after: day)
    let before = places[today].filter { timeline.isEarlier(sessions[Int($0)], session) }
    if today.lowerBound > 0 || !before.isEmpty {
      takeLatest(places[..<today.lowerBound] + before, about)
      return .earlier
    }
    let after = places[today].filter { timeline.isEarlier(session, sessions[Int($0)]) }
    if after.count < today.count {
      let same = places[today].filter { !after.contains($0) }
      let wanted = same.filter { isAbout($0, about) }
      ends.append(contentsOf: wanted.isEmpty ? same : wanted)
      return .sameDay
    }
    takeFirst(after + places[today.upperBound...], about)
    return .preview
  }

  /// The first of `places`, in order of time, on `day` or later.
  private func firstPlace(_ places: [Int32], from day: Int32) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if timeline.days[Int(sessions[Int(places[middle])])] < day {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private func firstPlace(_ places: [Int32], after day: Int32) -> Int {
    day == .max ? places.count : firstPlace(places, from: day + 1)
  }

  private func isAbout(_ place: Int32, _ threads: [Int32]) -> Bool {
    content(sessions[Int(place)]).threads.contains { threads.contains(facts.contents.threads[$0]) }
  }

  /// Adds the latest of `places`, those about one of `threads` before any other.
  private mutating func takeLatest(_ places: ArraySlice<Int32>, _ threads: [Int32]) {
    let wanted = threads.isEmpty ? nil : places.lastIndex { isAbout($0, threads) }
    let last = wanted ?? places.endIndex - 1
    let day = timeline.days[Int(sessions[Int(places[last])])]
    let moment = places[...last].reversed().prefix { timeline.days[Int(sessions[Int($0)])] == day }
      .filter { wanted == nil || isAbout($0, threads) }
    take(moment) { timeline, one, other in timeline.isEarlier(one, other) }
  }

  /// Adds the first of `places`, those about one of `threads` before any other.
  private mutating func takeFirst(_ places: ArraySlice<Int32>, _ threads: [Int32]) {
    let wanted = threads.isEmpty ? nil : places.firstIndex { isAbout($0, threads) }
    let first = wanted ?? places.startIndex
    let day = timeline.days[Int(sessions[Int(places[first])])]
    let moment = places[first...].prefix { timeline.days[Int(sessions[Int($0)])] == day }
      .filter { wanted == nil || isAbout($0, threads) }
    take(moment) { timeline, one, other in timeline.isEarlier(other, one) }
  }

  /// Adds those of one day's `places` that no other one `isBeaten` by: sessions at the same moment
  /// are all ends.
  private mutating func take(
    _ places: [Int32], isBeaten: (Timeline, _ one: Int32, _ other: Int32) -> Bool
  ) {
    for place in places {
      let one = sessions[Int(place)]
      if places.count == 1
        || !places.contains(where: { isBeaten(timeline, one, sessions[Int($0)]) })
      {
        ends.append(place)
      }
    }
  }

  private func hearing(of ends: ArraySlice<Int32>, _ session: Int32) -> Hearing {
    if ends.isEmpty { return .unheard }
    if ends.contains(where: { timeline.isEarlier(sessions[Int($0)], session) }) { return .earlier }
    let isLater = ends.allSatisfy { timeline.isEarlier(session, sessions[Int($0)]) }
    return isLater ? .preview : .sameDay
  }

  // MARK: Company

  private mutating func markCompany(_ cell: Attendance.Cell) {
    guard !cell.teams.isEmpty else { return }
    var last: (group: Int32, isTogether: Bool) = (-1, false)
    for (place, session) in sessions.enumerated() {
      let open = timeline.openIndex[Int(session)]
      let group = attendance.group(
        of: session, choice: open >= 0 ? timeline.choices[Int(open)] : 0)
      if group != last.group { last = (group, attendance.isTogether(group, cell)) }
      if last.isTogether { marks[place].insert(.together) }
    }
  }
}
