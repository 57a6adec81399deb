import Synchronization
package import WeaveModel

// What open dates leave open: ranges over all choices of days (docs/measures.md, "Open days").
extension Experience {
  /// Ranges are exact while the choices of days are at most so many together.
  package static let choiceLimit = 100_000

  /// Choices are tried while they are at most so many, times the sessions that each works out anew:
  /// past that, an answer would take seconds.
  static let workLimit = 1_500_000

  /// The open sessions, by their place in `PlanFacts.openSessions`: also those nobody is expected
  /// at count, in a leader's load.
  package var openPlaces: [Int] { Array(facts.openSessions.indices) }

  /// The open sessions whose day can matter to figures.
  ///
  /// The day of a session that starts no link, whose space no link leads to, and at which the same
  /// holds on every day weaves nothing: it need not be tried for shares.
  package func openPlaces(_ matter: Mattering) -> [Int] {
    if matter == .everything || matter == .dates { return openPlaces }
    if matter == .attendance { return openPlaces.filter { !isSame($0) } }
    if matter == .weaving { return openPlaces.filter { !isSettled($0) } }
    // What holds at a session, and who is asked, must not depend on its day.
    if openPlaces.contains(where: { !isSame($0) }) { return openPlaces }
    return openPlaces.filter { place in
      !facts.contents.all[Int(facts.openSessions[place].contents[0])].threads.isEmpty
    }
  }

  /// Whether the same holds at an open session, for the same people, on all its days.
  private func isSame(_ place: Int) -> Bool {
    let open = facts.openSessions[place]
    let groups = open.days.indices.map { attendance.group(of: open.session, choice: $0) }
    return Set(open.contents).count == 1 && Set(groups).count == 1
  }

  /// Whether the day of an open session weaves nothing.
  private func isSettled(_ place: Int) -> Bool {
    let open = facts.openSessions[place]
    let space = model.sessions[Int(open.session)].space.index
    return isSame(place) && facts.contents.all[Int(open.contents[0])].links.isEmpty
      && !facts.contents.links.contains { $0.space == space }
  }

  /// What figures depend on, as far as open days go.
  package enum Mattering: Sendable, Hashable, CaseIterable {
    /// Who is expected where, for how long, and what sessions are about.
    case attendance
    /// Who meets what, and what is woven, heard or shared.
    case weaving
    /// On which days threads are met, and nothing else.
    case days
    /// On which days sessions take place, whoever is there: the load of leaders.
    case dates
    /// Any day: months, weeks, windows.
    case everything
  }

  /// In how many ways the open sessions can take their days; nil above `choiceLimit`.
  package var choices: Int? { Self.product(facts.undated.map(\.days.count), Self.choiceLimit) }

  private static func product(_ counts: [Int], _ limit: Int) -> Int? {
    var product = 1
    for count in counts {
      product *= count
      if product > limit { return nil }
    }
    return product
  }

  /// Each of `figures` over all choices of days for the open sessions of the plan together: exact
  /// up to `limit` choices and `workLimit`, else sound bounds, or not known.
  ///
  /// `figures` may not rest on numbers of cells: who is alike can depend on the choice.
  package func extents(
    _ matter: Mattering = .everything, upTo limit: Int = choiceLimit,
    _ figures: @Sendable (Experience) -> [Figure?]
  ) -> [Extent] {
    if !facts.hasVaryingValues { return settledExtents(matter, upTo: limit, figures) }
    guard let variants = variants(byValuesAlone: true) else {
      return figures(self).map { _ in .notKnown }
    }
    // All variants are tried, or none.
    let work = variants.reduce(0) { sum, variant in
      sum + min(Self.workLimit, variant.work(variant.openPlaces(matter)) ?? .max)
    }
    let isTried = choices.map { $0 <= limit } == true && work <= Self.workLimit
    return Self.union(
      variants.map { $0.settledExtents(matter, upTo: isTried ? limit : 0, figures) })
  }

  /// The same where no open session has values that depend on its day.
  private func settledExtents(
    _ matter: Mattering, upTo limit: Int, _ figures: @Sendable (Experience) -> [Figure?]
  ) -> [Extent] {
    let places = openPlaces(matter)
    if places.isEmpty { return figures(self).map { Extent($0) } }
    let counts = places.map { facts.openSessions[$0].days.count }
    guard let count = Self.product(counts, limit), work(places) ?? .max <= Self.workLimit else {
      guard let variants = variants(byValuesAlone: false) else {
        return figures(self).map { _ in .notKnown }
      }
      return Self.union(
        variants.map { variant in
          let (low, high) = variant.knownBounds.value { variant.bounds() }
          return zip(figures(low), figures(high)).map { Extent(boundsFrom: $0, to: $1) }
        })
    }
    // The days of the first session are shared out; each part walks its choices by itself.
    let days = facts.openSessions[places[0]].days.count
    let parts = count < 200 ? 1 : min(2, days)
    let found = concurrently(parts) { part in
      extents(
        places, matter, firstDays: part * days / parts..<(part + 1) * days / parts,
        figures)
    }
    var result = found[0]
    for other in found.dropFirst() {
      for index in result.indices { result[index].take(other[index]) }
    }
    return result
  }

  private func extents(
    _ places: [Int], _ matter: Mattering, firstDays: Range<Int>,
    _ figures: (Experience) -> [Figure?]
  ) -> [Extent] {
    var walk = CellWalk(facts, attendance, timeline)
    var counter = CellCounter(facts)
    var experience = self
    let lists =
      matter == .days && openPlaces.allSatisfy { isSame($0) }
      ? DayLists(self, places) : nil
    var choice = places.map { _ in 0 }
    choice[0] = firstDays.lowerBound
    var result: [Extent]?
    repeat {
      if let lists {
        lists.put(choice, into: &experience)
      } else if matter == .dates {
        experience.chooseDates(zip(places, choice).map { (open: $0, day: $1) })
      } else {
        experience.choose(zip(places, choice).map { (open: $0, day: $1) }, &walk, &counter)
      }
      let values = figures(experience)
      if result == nil { result = values.map { Extent($0) } }
      for (index, value) in values.enumerated() { result?[index].take(value) }
    } while advance(&choice, places, firstDays.upperBound)
    return result ?? []
  }

  /// Every comment and time, its ends all those it may have on some choice of days.
  package func linkTalliesAtMost() -> [LinkTally] {
    openPlaces.isEmpty ? linkTallies() : knownBounds.value { bounds() }.high.linkTallies()
  }

  /// How many sessions all choices of days for some open ones work out anew; nil above
  /// `choiceLimit` choices.
  private func work(_ places: [Int]) -> Int? {
    let choices = Self.product(
      places.map { facts.openSessions[$0].days.count }, Self.choiceLimit)
    return choices.map { choices in
      choices * attendance.cells.reduce(1) { $0 + ($1.hasOpen ? $1.sessions.count : 0) }
    }
  }

  private static func union(_ all: [[Extent]]) -> [Extent] {
    var result = all[0]
    for other in all.dropFirst() {
      for index in result.indices { result[index].take(other[index]) }
    }
    return result
  }

  /// The plan once for each way its open sessions can have what holds at them; nil where there are
  /// too many.
  ///
  /// In each, the same holds at every open session on all its days.
  private func variants(byValuesAlone: Bool) -> [Experience]? {
    let all = facts.undated.map { byValuesAlone ? $0.byValues : $0.byEverything }
    if all.allSatisfy({ $0.count == 1 }) { return [self] }
    return (byValuesAlone ? knownByValues : knownByEverything).value {
      let limit = max(1, Self.variantWork / max(1, model.sessions.count))
      guard let count = Self.product(all.map(\.count), limit) else { return nil }
      return concurrently(count) { number in
        var (model, rest) = (model, number)
        for (undated, classes) in zip(facts.undated, all) {
          model.narrow(undated.session, to: classes[rest % classes.count])
          rest /= classes.count
        }
        return Experience(PlanFacts(model))
      }
    }
  }

  /// Variants are made while they have at most so many sessions together.
  private static let variantWork = 100_000

  /// Calls `body` with every choice of days, and the experience of the plan with it.
  package func eachChoice(_ body: ([(session: Int, day: Day)], Experience) -> Void) {
    let undated = facts.undated
    guard !undated.isEmpty, let count = choices else { return }
    for number in 0..<count {
      var (days, rest) = ([(session: Int, day: Day)](), number)
      // The last session's day turns fastest.
      for open in undated.reversed() {
        days.append((open.session, open.days[rest % open.days.count]))
        rest /= open.days.count
      }
      days.reverse()
      body(days, placed(days))
    }
  }

  /// The experience of the plan with open sessions on known days.
  package func placed(_ days: [(session: Int, day: Day)]) -> Experience {
    var model = model
    for one in days { model.place(one.session, on: one.day) }
    return Experience(PlanFacts(model))
  }

  /// The next choice, the last session's day turning fastest; false after the last one.
  private func advance(_ choice: inout [Int], _ places: [Int], _ firstEnd: Int) -> Bool {
    for index in choice.indices.reversed() {
      choice[index] += 1
      let end = index == 0 ? firstEnd : facts.openSessions[places[index]].days.count
      if choice[index] < end { return true }
      if index > 0 { choice[index] = 0 }
    }
    return false
  }

  /// Experiences whose counts are below and above those of every choice.
  func bounds() -> (low: Experience, high: Experience) {
    var (low, high) = (self, self)
    low.bound = .low
    high.bound = .high
    var walk = CellWalk(facts, attendance, timeline)
    for cell in attendance.cells.indices where attendance.cells[cell].hasOpen {
      var bounds = CellBounds(walk, attendance.cells[cell], cells[cell])
      (low.cells[cell], high.cells[cell]) = bounds.experiences()
      walk = bounds.walk
    }
    return (low, high)
  }
}

/// The days on which cells meet threads at open sessions.
///
/// Spans and gaps depend on nothing else: they are worked out from lists, and no cell is walked.
private struct DayLists {
  private let places: [Int]
  private let days: [[Int32]]
  private var meetings: [Meetings] = []

  /// One cell and thread: the days of its other meetings, and which of the open sessions it is at.
  private struct Meetings {
    let cell: Int
    let encounter: Int
    let known: [Int32]
    let open: [Int]
  }

  init(_ experience: Experience, _ places: [Int]) {
    self.places = places
    let facts = experience.facts
    days = places.map { facts.openSessions[$0].days.map(\.number) }
    let sessions = places.map { facts.openSessions[$0].session }
    for (index, cell) in experience.cells.enumerated() {
      let own = sessions.indices.filter { cell.sessions.contains(sessions[$0]) }
      guard !own.isEmpty else { continue }
      for (encounter, met) in cell.encounters.enumerated() {
        let open = own.filter { experience.threads(of: sessions[$0]).contains(met.thread) }
        guard !open.isEmpty else { continue }
        let known = cell.sessions.filter { session in
          !sessions.contains(session) && experience.threads(of: session).contains(met.thread)
        }.map { experience.timeline.days[Int($0)] }
        meetings.append(Meetings(cell: index, encounter: encounter, known: known, open: open))
      }
    }
  }

  /// Sets what `choice`, the place of a day for each open session, makes of spans and gaps.
  func put(_ choice: [Int], into experience: inout Experience) {
    for meeting in meetings {
      let all = (meeting.known + meeting.open.map { days[$0][choice[$0]] }).sorted()
      experience.cells[meeting.cell].encounters[meeting.encounter].setDays(all)
    }
  }
}

/// Something worked out when it is first asked for, and kept.
package final class Known<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  package init() {}

  /// The value; `make` works it out the first time.
  package func value(_ make: () -> Value) -> Value {
    if let value = known.withLock({ $0 }) { return value }
    let value = make()
    known.withLock { $0 = value }
    return value
  }
}
