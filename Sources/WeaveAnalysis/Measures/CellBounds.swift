import WeaveModel

/// What one cell can and what it must experience, whatever days open sessions take.
///
/// Sound and not tight. Whether a thread, tool or link is shared does not depend on days; which
/// session of a space a comment ends at does. Among the sessions with a day, only those that would
/// be the end if no other session were open can be one; an open session of that space always may
/// be.
struct CellBounds {
  var walk: CellWalk
  private let cell: Attendance.Cell
  private let base: CellExperience
  private let facts: PlanFacts
  /// Every session it may be expected at; those of known days, those of open ones.
  private let all: [Int32]
  private let fixed: [Int32]
  private let open: [Int32]
  /// Those it is expected at on every choice.
  private var certain: Set<Int32> = []
  private var possibleMarks: [Int32: Marks] = [:]
  private var sureMarks: [Int32: Marks] = [:]
  private var links: [Key: Hearings] = [:]

  private struct Key: Hashable {
    let session: Int32
    let link: Int32
  }

  /// How a link is heard, by one listener, over the choices looked at; then over all of them.
  private struct Hearings {
    var seen: Set<Hearing> = []
    var possible: Set<Int32> = []
    var sure: Set<Int32>?
    var canHear = false
    var mustHear = false
    /// Whether its link is there on every choice, and no open session may become its end.
    var isSettled = false
  }

  init(_ walk: CellWalk, _ cell: Attendance.Cell, _ base: CellExperience) {
    self.walk = walk
    self.cell = cell
    self.base = base
    facts = walk.facts
    all = Array(walk.attendance.sessions[cell.sessions])
    fixed = all.filter { walk.timeline.openIndex[Int($0)] < 0 }
    open = all.filter { walk.timeline.openIndex[Int($0)] >= 0 }
  }

  /// The least and the most of everything counted.
  mutating func experiences() -> (low: CellExperience, high: CellExperience) {
    certain = Set(all.filter { isCertain($0) })
    for session in all { possibleMarks[session] = [] }
    sureMarks = possibleMarks
    markShared()
    follow()
    var (low, high) = (base, base)
    let sure = all.map { sureMarks[$0] ?? [] }
    let possible = all.map { possibleMarks[$0] ?? [] }
    (low.sessions, low.marks, low.against) = (all, sure, possible)
    (high.sessions, high.marks, high.against) = (all, possible, sure)
    (low.links, low.ends) = heard(atMost: false)
    (high.links, high.ends) = heard(atMost: true)
    (low.figures, high.figures) = figures()
    (low.encounters, high.encounters) = encounters()
    return (low, high)
  }

  private func options(_ session: Int32) -> OpenSession? {
    let place = walk.timeline.openIndex[Int(session)]
    return place < 0 ? nil : facts.openSessions[Int(place)]
  }

  private func isCertain(_ session: Int32) -> Bool {
    walk.attendance.isSure(session, cell)
  }

  /// The targets a content gives `session` on some day, and on every day.
  private func targets(
    _ session: Int32, _ read: (Contents.Content) -> ArraySlice<Int32>
  ) -> (possible: Set<Int32>, sure: Set<Int32>) {
    let contents = options(session)?.contents ?? [facts.contentOf[Int(session)]]
    let sets = Set(contents).map { Set(read(facts.contents.all[Int($0)])) }
    let possible = sets.reduce(Set()) { $0.union($1) }
    let sure = sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }
    return (possible, certain.contains(session) ? sure : [])
  }

  private func threads(_ session: Int32) -> (possible: Set<Int32>, sure: Set<Int32>) {
    targets(session) { facts.contents.threads[$0.threads] }
  }

  // MARK: Threads and tools

  private mutating func markShared() {
    let threads = all.map { self.threads($0) }
    let tools = all.map { session in targets(session) { facts.contents.tools[$0.tools] } }
    for (one, session) in all.enumerated() {
      for (two, other) in all.enumerated()
      where walk.spaceOf[Int(session)] != walk.spaceOf[Int(other)] {
        let isAcross = walk.shareNoLeader(
          walk.leadersOf[Int(session)], walk.leadersOf[Int(other)])
        let tool: Marks = isAcross ? [.tool, .across] : .tool
        if !threads[one].possible.isDisjoint(with: threads[two].possible) {
          possibleMarks[session]?.insert(.labelled)
        }
        if !threads[one].sure.isDisjoint(with: threads[two].sure) {
          sureMarks[session]?.insert(.labelled)
        }
        if !tools[one].possible.isDisjoint(with: tools[two].possible) {
          possibleMarks[session]?.formUnion(tool)
        }
        if !tools[one].sure.isDisjoint(with: tools[two].sure) {
          sureMarks[session]?.formUnion(tool)
        }
      }
    }
  }

  // MARK: Links

  private mutating func follow() {
    walk.walk(fixed, cell)
    note { _ in true }
    for session in open {
      guard let options = options(session) else { continue }
      let place = Int(walk.timeline.openIndex[Int(session)])
      for day in options.days.indices {
        walk.timeline.choose(place, day)
        walk.walk(walk.inOrder(fixed + [session]), cell)
        note { $0 == session }
      }
      walk.timeline.choose(place, 0)
    }
    for key in links.keys { settle(key) }
  }

  /// Takes in how the links of the sessions that `isMeant` end in the walk just done.
  private mutating func note(_ isMeant: (Int32) -> Bool) {
    for link in walk.links where isMeant(walk.sessions[Int(link.entry)]) {
      let key = Key(session: walk.sessions[Int(link.entry)], link: link.link)
      let ends = Set(walk.ends[link.ends].map { walk.sessions[Int($0)] })
      var hearings = links[key] ?? Hearings()
      hearings.seen.insert(link.hearing)
      hearings.possible.formUnion(ends)
      hearings.sure = hearings.sure?.intersection(ends) ?? ends
      links[key] = hearings
    }
  }

  /// Takes in the open sessions that may become an end, and marks both ends.
  private mutating func settle(_ key: Key) {
    guard var hearings = links[key] else { return }
    let link = facts.contents.links[Int(key.link)]
    let rivals = open.filter { isTarget($0, link) }
    let isAlways = holdsAlways(key)
    hearings.possible.formUnion(rivals)
    // An open session of the space may take the place of any end with a day; a named one does not.
    if !isAlways || !rivals.isEmpty && link.sessions == nil { hearings.sure = [] }
    hearings.canHear = !hearings.possible.isEmpty
    hearings.mustHear =
      isAlways
      && (!hearings.seen.contains(.unheard) || rivals.contains { certain.contains($0) })
    hearings.isSettled = isAlways && rivals.isEmpty && hearings.seen.count == 1
    links[key] = hearings
    if hearings.canHear { possibleMarks[key.session]?.insert(.starts) }
    if hearings.mustHear { sureMarks[key.session]?.insert(.starts) }
    for end in hearings.possible {
      let isAcross = walk.shareNoLeader(
        walk.leadersOf[Int(key.session)], walk.leadersOf[Int(end)])
      possibleMarks[end]?.formUnion(isAcross ? [.receives, .across] : .receives)
      if isAcross { possibleMarks[key.session]?.insert(.across) }
      guard hearings.mustHear, hearings.sure?.contains(end) == true else { continue }
      sureMarks[end]?.formUnion(isAcross ? [.receives, .across] : .receives)
      if isAcross { sureMarks[key.session]?.insert(.across) }
    }
  }

  /// The links as somebody would hear them at least, or at most.
  private func heard(atMost: Bool) -> (links: [HeardLink], ends: [Int32]) {
    var (result, ends) = ([HeardLink](), [Int32]())
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, Int32($0)) })
    for (key, hearings) in links.sorted(by: {
      ($0.key.session, $0.key.link) < ($1.key.session, $1.key.link)
    }) {
      // A link of another day's lines stands in no list of its session's.
      let content = facts.contents.all[Int(walk.timeline.contentOf[Int(key.session)])]
      guard let entry = places[key.session], content.links.contains(Int(key.link)) else { continue }
      let first = ends.count
      let own = atMost ? hearings.possible : hearings.sure ?? []
      ends += own.sorted().compactMap { places[$0] }
      let isHeard = atMost ? hearings.canHear : hearings.mustHear
      result.append(
        HeardLink(
          entry: entry, link: key.link, hearing: isHeard ? .earlier : .unheard,
          ends: first..<ends.count))
    }
    return (result, ends)
  }

  private func isTarget(_ session: Int32, _ link: LinkLine) -> Bool {
    if let named = link.sessions { return named.contains(session) }
    guard walk.spaceOf[Int(session)] == link.space else { return false }
    return link.section == -1
      || facts.model.sessions[Int(session)].section.index == link.section
  }

  /// Whether the link is there whatever day its session takes.
  private func holdsAlways(_ key: Key) -> Bool {
    let contents = options(key.session)?.contents ?? []
    return certain.contains(key.session)
      && contents.allSatisfy { facts.contents.all[Int($0)].links.contains(Int(key.link)) }
  }

  // MARK: Counts

  private func figures() -> (low: CellFigures, high: CellFigures) {
    var (low, high) = (CellFigures(), CellFigures())
    for session in all {
      let known = facts.model.sessions[Int(session)]
      let company = together(session)
      let possible = (possibleMarks[session] ?? []).union(company.contains(true) ? .together : [])
      let sure = (sureMarks[session] ?? []).union(company.contains(false) ? [] : .together)
      low.add(sure, against: possible, known, .all)
      high.add(possible, against: sure, known, .all)
    }
    low.spaces = Set(all.map { walk.spaceOf[Int($0)] }).count
    high.spaces = low.spaces
    count(&low, &high)
    if certain.count < all.count { widen(&low, &high) }
    return (low, high)
  }

  /// Where even the number of sessions depends on days (memberships with dates), shares are only
  /// known to lie between nothing and all.
  private func widen(_ low: inout CellFigures, _ high: inout CellFigures) {
    low.counts = SessionCounts()
    low.links = LinkCounts()
    for measure in Measure.all {
      switch measure.adds {
      case .session(_, .one): high.counts.lanes[measure.slot] = Int32(high.sessions)
      case .session: high.counts.lanes[measure.slot] = Int32(high.minutes)
      case .link: high.links.lanes[measure.slot] = Int32(high.pairs)
      case .teacher, .teachers, .encounter, .reached, .focus, .strands, .ends, .pair, .undecided,
        .load:
        break
      }
    }
  }

  /// Whether somebody else of a team of theirs is there, on each day the session may take: members
  /// of teams come and go.
  private func together(_ session: Int32) -> [Bool] {
    (0..<(options(session)?.days.count ?? 1)).map { choice in
      walk.attendance.isTogether(walk.attendance.group(of: session, choice: choice), cell)
    }
  }

  private func count(_ low: inout CellFigures, _ high: inout CellFigures) {
    for (key, hearings) in links {
      let isStanding = facts.contents.links[Int(key.link)].isStanding
      let isAlways = holdsAlways(key)
      // How it may be heard, over all choices of days.
      var maybe = hearings.seen
      if hearings.canHear, !hearings.isSettled { maybe.formUnion([.earlier, .sameDay, .preview]) }
      if hearings.mustHear { maybe.remove(.unheard) } else { maybe.insert(.unheard) }
      high.pairs += 1
      low.pairs += 1
      for (measure, test) in Measure.linkTests where isStanding || !test.needsStanding {
        if !maybe.isDisjoint(with: test.hearings) { high.links.lanes[measure.slot] += 1 }
        if isAlways, maybe.isSubset(of: test.hearings) { low.links.lanes[measure.slot] += 1 }
      }
    }
  }

  // MARK: Encounters

  private func encounters() -> (low: [Encounters], high: [Encounters]) {
    var (low, high) = ([Encounters](), [Encounters]())
    let threadsOf = all.map { threads($0) }
    let met = threadsOf.reduce(Set<Int32>()) { $0.union($1.possible) }.sorted()
    for thread in met {
      let places = all.indices.filter { threadsOf[$0].possible.contains(thread) }
      let sure = places.filter { threadsOf[$0].sure.contains(thread) }
      let (least, most) = encounters(thread, places.map { all[$0] }, sure.map { all[$0] })
      if !sure.isEmpty { low.append(least) }
      high.append(most)
    }
    return (low, high)
  }

  private func encounters(
    _ thread: Int32, _ possible: [Int32], _ sure: [Int32]
  ) -> (low: Encounters, high: Encounters) {
    var (low, high) = (Encounters(thread), Encounters(thread))
    low.meetings = sure.count
    high.meetings = possible.count
    for session in possible {
      let (may, must) = (possibleMarks[session] ?? [], sureMarks[session] ?? [])
      high.counts.add(may, against: must, .all)
      if sure.contains(session) { low.counts.add(must, against: may, .all) }
    }
    low.spaces = Set(sure.map { walk.spaceOf[Int($0)] }).count
    high.spaces = Set(possible.map { walk.spaceOf[Int($0)] }).count
    low.parts = parts(sure)
    high.parts = parts(possible)
    takeDays(&low, &high, possible, sure)
    return (low, high)
  }

  private func parts(_ sessions: [Int32]) -> Int {
    sessions.reduce(0) { sum, session in
      let minutes = facts.model.sessions[Int(session)].minutes ?? 0
      return sum + minutes * facts.focusParts / max(1, threads(session).possible.count)
    }
  }

  /// First and last days, spans and gaps, from the windows of the sessions alone.
  private func takeDays(
    _ low: inout Encounters, _ high: inout Encounters, _ possible: [Int32], _ sure: [Int32]
  ) {
    func window(_ session: Int32) -> (first: Int32, last: Int32) {
      let day = walk.timeline.days[Int(session)]
      let days = options(session)?.days ?? []
      return (days.first?.number ?? day, days.last?.number ?? day)
    }
    let windows = possible.map { window($0) }
    let known = Set(possible.filter { options($0) == nil }.map { window($0).first }).sorted()
    let certain = sure.map { window($0) }
    low.days = max(sure.isEmpty ? 0 : 1, known.count)
    high.days = known.count + possible.count { options($0) != nil }
    low.first = windows.map(\.first).min() ?? 0
    high.first = windows.map(\.last).min() ?? 0
    // The days after the last meeting are fewest when it is latest.
    low.last = windows.map(\.last).max() ?? 0
    high.last = certain.map(\.first).max() ?? low.last
    let apart = certain.flatMap { one in certain.map { Int($0.first - one.last) } }
    low.span = max(0, apart.max() ?? 0)
    high.span = Int(low.last - low.first)
    low.gap = high.days < 2 ? 0 : (low.span + high.days - 2) / (high.days - 1)
    let gaps = zip(known, known.dropFirst()).map { Int($1 - $0) }
    let isInside =
      known.count > 1
      && windows.allSatisfy { known[0] <= $0.first && $0.last <= known[known.count - 1] }
    high.gap = isInside ? gaps.max() ?? 0 : high.span
  }
}
