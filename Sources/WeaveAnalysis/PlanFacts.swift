package import WeaveModel
import WeaveSource
import WeaveSyntax

/// What checks and tables read of a plan again and again, found in one walk over its sessions.
///
/// A pure function of the model. Sessions are those that take place: `cut` and `postponed` ones
/// are in `model.sessions`, and in none of these lists.
package struct PlanFacts: Sendable {
  package internal(set) var model: Model
  package let atoms: Atoms
  /// What sessions are about, use and link to.
  package internal(set) var contents = Contents()
  /// The content of each session, by session; -1 for those that do not take place.
  package internal(set) var contentOf: [Int32]
  /// Into how many parts a minute is cut, so that a session's minutes split evenly over its
  /// threads.
  package private(set) var focusParts = 1
  /// The open sessions that may take place, also those that are cut on some of their days.
  package private(set) var undated: [UndatedSession] = []
  /// Whether some open session has an audience, leader, length or status that depends on its day.
  package var hasVaryingValues: Bool { undated.contains { $0.byValues.count > 1 } }
  /// The sessions whose day is open, and what they may become.
  package private(set) var openSessions: [OpenSession] = []
  /// Sessions about each thread, by thread.
  package internal(set) var threadSessions: [[Int]]
  /// Sessions that use each tool, by tool.
  package internal(set) var toolSessions: [[Int]]
  /// Sessions each person leads, by person.
  package internal(set) var ledSessions: [[Int]]

  package init(_ model: Model) {
    self.model = model
    atoms = Atoms(model)
    threadSessions = [[Int]](repeating: [], count: model.threads.count)
    toolSessions = [[Int]](repeating: [], count: model.tools.count)
    ledSessions = [[Int]](repeating: [], count: model.people.count)
    contentOf = [Int32](repeating: -1, count: model.sessions.count)
    let windowed = model.spaces.map { space in
      space.facts.contains { model.facts[Int($0)].window != nil }
    }
    for (index, session) in model.sessions.enumerated() where session.status.takesPlace {
      let hasWindows = windowed[Int(session.space)]
      contentOf[index] = contents.content(of: session, hasWindows: hasWindows, model)
      take(contents.all[Int(contentOf[index])], of: index)
      if session.day == nil { open(index, session, hasWindows) }
      guard session.leaders >= 0 else { continue }
      for leader in model.leaderLists.lists[session.leaders] where leader >= 0 {
        ledSessions[Int(leader)].append(index)
      }
    }
    for (index, session) in model.sessions.enumerated() where session.day == nil {
      addUndated(index, session)
    }
    focusParts = Self.focusParts(contents)
  }

  /// A number that every count of threads in focus divides, and any count up to six: adding a
  /// thread to a session then changes no other session's parts.
  private static func focusParts(_ contents: Contents) -> Int {
    var parts = 60
    for count in Set(contents.all.map(\.threads.count)) where count > 1 {
      var (one, other) = (parts, count)
      while other != 0 { (one, other) = (other, one % other) }
      let next = parts / one * count
      // A plan whose sessions have 29 threads here and 31 there is past reading; minutes are then
      // split to a part in about 2 billion.
      if next > Int(Int32.max) { break }
      parts = next
    }
    return parts
  }

  private mutating func take(_ content: Contents.Content, of session: Int) {
    for place in content.threads { threadSessions[Int(contents.threads[place])].append(session) }
    for place in content.tools { toolSessions[Int(contents.tools[place])].append(session) }
  }

  /// Notes the days an open session may take, and what holds at it on each.
  private mutating func open(_ index: Int, _ session: Session, _ hasWindows: Bool) {
    let days = session.openDays < 0 ? [] : model.openDays[session.openDays]
    guard !days.isEmpty else { return }
    let dependsOnDay = hasWindows || !model.windowedFacts(of: session).isEmpty
    let choices = days.map { day in
      guard dependsOnDay else { return contentOf[index] }
      var placed = session
      placed.day = day
      return contents.content(of: placed, hasWindows: true, model)
    }
    let plain = OpenSession.Values(session, model)
    let values = days.map { model.values(of: index, on: $0).map(OpenSession.Values.init) ?? plain }
    openSessions.append(
      OpenSession(session: Int32(index), days: days, contents: choices, values: values))
  }

  /// Notes how what holds at an open session depends on its day.
  private mutating func addUndated(_ index: Int, _ session: Session) {
    let days = session.openDays.ifAny.map { model.openDays[$0] } ?? []
    let values = days.map { model.values(of: index, on: $0) }
    guard values.contains(where: { ($0?.status ?? session.status).takesPlace }) else { return }
    let contents = openSessions.last { $0.session == Int32(index) }?.contents
    let everything = days.indices.map { place in
      let spec = values[place]?.audience ?? session.audience.ifAny.map { model.audiences.specs[$0] }
      return DayClass(
        values: values[place], content: contents?[place],
        people: atoms.hasDatedMembers ? spec.map { atoms.atoms(of: $0, on: days[place]) } : nil)
    }
    undated.append(
      UndatedSession(
        session: index, days: days, byValues: Self.classes(days, values),
        byEverything: Self.classes(days, everything)))
  }

  /// What holds at an open session on a day.
  private struct DayClass: Hashable {
    let values: Model.DayValues?
    let content: Int32?
    let people: [Int32]?
  }

  /// The days on which the same holds, together, in the order of the first of each.
  private static func classes<Key: Hashable>(_ days: [Day], _ keys: [Key]) -> [[Day]] {
    Dictionary(grouping: days.indices) { keys[$0] }.values
      .map { places in places.map { days[$0] } }.sorted { $0[0] < $1[0] }
  }

  /// The threads session `index` is about, ascending; none when it does not take place.
  package func threads(of index: Int) -> ArraySlice<Int32> {
    contentOf[index] < 0
      ? [] : contents.threads[contents.all[Int(contentOf[index])].threads]
  }

  /// The tools session `index` uses, ascending; none when it does not take place.
  package func tools(of index: Int) -> ArraySlice<Int32> {
    contentOf[index] < 0 ? [] : contents.tools[contents.all[Int(contentOf[index])].tools]
  }

  /// The links session `index` starts, one an address; none when it does not take place.
  package func links(of index: Int) -> ArraySlice<LinkLine> {
    contentOf[index] < 0 ? [] : contents.links[contents.all[Int(contentOf[index])].links]
  }

  /// Connection times that hold at sessions: the fact and its session.
  package var connectionTimes: [(fact: Fact, session: Int)] {
    var found: [(fact: Fact, session: Int)] = []
    for (session, content) in contentOf.enumerated() where content >= 0 {
      for place in contents.all[Int(content)].times {
        found.append((contents.times[place], session))
      }
    }
    return found
  }

  /// Sessions with a day and a start: day by day, each day's by start.
  package var timedDays: [[Int]] {
    // One number a session, so that sorting compares nothing but numbers: day, start, index.
    var keys: [Int64] = []
    for (index, session) in model.sessions.enumerated() {
      guard session.status.takesPlace, let day = session.day, session.span.start >= 0 else {
        continue
      }
      keys.append(Int64(day.number) << 42 | Int64(session.span.start) << 31 | Int64(index))
    }
    keys.sort()
    var days: [[Int]] = []
    var last: Int64?
    for key in keys {
      if key >> 42 != last { days.append([]) }
      last = key >> 42
      days[days.count - 1].append(Int(key & 0x7FFF_FFFF))
    }
    return days
  }

  /// The spaces of `sessions`, ascending, each once.
  package func spaces(of sessions: [Int]) -> [Int] {
    Array(Set(sessions.map { Int(model.sessions[$0].space) })).sorted()
  }

  /// The sessions a person or team is expected at: asked, taking place, not optional.
  package func expected(of ref: EntityRef) -> [Int] { expected { atoms.atoms(of: ref, on: $0) } }

  /// The sessions a person is expected at, or each of those whom a team only counts.
  package func expected(ofAtom atom: Int) -> [Int] { expected { _ in [Int32(atom)] } }

  /// The sessions at which one of `people`, who may depend on the day, is expected.
  private func expected(_ people: (Day?) -> [Int32]) -> [Int] {
    let own = Set(people(nil))
    guard !own.isEmpty else { return [] }
    var asked: [AudienceID: Bool] = [:]
    return model.sessions.indices.filter { index in
      let session = model.sessions[index]
      guard session.status.takesPlace, !session.isOptional, session.audience >= 0 else {
        return false
      }
      let spec = model.audiences.specs[session.audience]
      if !atoms.hasDatedMembers {
        if let known = asked[session.audience] { return known }
        let isAsked = !own.isDisjoint(with: atoms.atoms(of: spec, on: nil))
        asked[session.audience] = isAsked
        return isAsked
      }
      let present = Set(people(session.day))
      return !present.isDisjoint(with: atoms.atoms(of: spec, on: session.day))
    }
  }

  /// The minutes of `sessions`, each session once; those of unknown length count nothing.
  package func minutes(of sessions: [Int]) -> Int {
    sessions.reduce(0) { $0 + (model.sessions[$1].minutes ?? 0) }
  }

  /// The minutes of `sessions` on the clock, by a key of their day: sessions at one time count
  /// once.
  ///
  /// Breaks are on the clock. Sessions without a start count in full, as do those whose day is
  /// open, under `nil`.
  ///
  /// With a timeline, open sessions are on the days it chose.
  package func clockMinutes<Key: Hashable>(
    of sessions: [Int], on timeline: Timeline? = nil, by key: (Day?) -> Key
  ) -> [Key: Int] {
    var result: [Key: Int] = [:]
    var timed: [Day: [Range<Int>]] = [:]
    for index in sessions {
      let session = model.sessions[index]
      guard let minutes = session.clockMinutes else { continue }
      let day = timeline?.day(of: index) ?? session.day
      if let day, session.span.start >= 0 {
        let start = Int(session.span.start)
        timed[day, default: []].append(start..<start + minutes)
      } else {
        result[key(day), default: 0] += minutes
      }
    }
    for (day, ranges) in timed {
      var end = -1
      var total = 0
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        total += max(0, range.upperBound - max(end, range.lowerBound))
        end = max(end, range.upperBound)
      }
      result[key(day), default: 0] += total
    }
    return result
  }
}

/// A session whose day is open, and how what holds at it depends on the day.
package struct UndatedSession: Sendable {
  /// A place in `Model.sessions`.
  package let session: Int
  /// The days it may take, ascending; at least one.
  package let days: [Day]
  /// Its days by the values it has on them: leaders, audience, length, status.
  let byValues: [[Day]]
  /// Its days by those and all else that holds: threads, tools, links, dated members of teams.
  let byEverything: [[Day]]
}

/// A session whose day is open: the days it may take, and what holds at it on each.
package struct OpenSession: Sendable {
  /// A place in `Model.sessions`.
  package let session: Int32
  /// The days it may take, ascending; at least one.
  package let days: [Day]
  /// The entry of `Contents.all` for each day: facts of the space may hold in a window only.
  package let contents: [Int32]
  /// What it has one of, on each day.
  package let values: [Values]

  /// What an open session has one of, once it is on a day.
  package struct Values: Sendable {
    /// Nil where its length is not known.
    package let minutes: Int?
    package let takesPlace: Bool
    package let isOptional: Bool
    /// People of `Model.people`, without those still to be found.
    package let leaders: [Int32]
    package let audience: AudienceSpec

    init(_ values: Model.DayValues) {
      minutes = values.minutes
      takesPlace = values.status.takesPlace
      isOptional = values.isOptional
      leaders = values.leaders.filter { $0 >= 0 }
      audience = values.audience
    }

    init(_ session: Session, _ model: Model) {
      minutes = session.minutes
      takesPlace = session.status.takesPlace
      isOptional = session.isOptional
      leaders =
        session.leaders < 0
        ? [] : model.leaderLists.lists[session.leaders].filter { $0 >= 0 }
      audience =
        session.audience < 0 ? AudienceSpec() : model.audiences.specs[session.audience]
    }
  }
}

extension PlanFacts {
  /// What an open session has on one of its days; nil for sessions on a known day.
  package func values(of session: Int, on day: Day?) -> OpenSession.Values? {
    guard let day, model.sessions[session].day == nil,
      let open = openSessions.first(where: { Int($0.session) == session }),
      let place = open.days.firstIndex(of: day)
    else { return nil }
    return open.values[place]
  }
}
