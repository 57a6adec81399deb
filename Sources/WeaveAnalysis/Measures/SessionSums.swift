package import WeaveModel

/// What some sessions come to together, over all choices of open days: the one place where
/// sessions, minutes and spaces of anything but teachers are counted.
///
/// Each open session takes its day by itself, so that the least and the most of a sum are sums:
/// exact however many choices there are. Of the fullest period they are exact where choices are
/// few, else bounds.
package struct SessionSums: Sendable {
  /// A day on which a session is meant, and how long it then is; nil where it has none to take.
  private struct Option: Hashable {
    let day: Day?
    /// Nil where its length is not known.
    let minutes: Int?
  }

  private struct Item {
    let space: SpaceID
    let options: [Option]
    /// Whether it is meant whatever day it takes.
    let isSure: Bool
  }

  /// What is added up.
  package enum Sum: Sendable { case sessions, minutes, spaces }

  private let items: [Item]
  private let model: Model

  /// - Parameters:
  ///   - facts: the plan's facts.
  ///   - sessions: those that may be meant; open ones also where they are on no day yet.
  ///   - isMeant: whether one is, on a day, with what then holds at it.
  package init(
    _ facts: PlanFacts, _ sessions: [Int],
    isMeant: (_ session: Int, Day?, Contents.Content) -> Bool
  ) {
    model = facts.model
    var openAt: [Int32: Int] = [:]
    for (place, open) in facts.openSessions.enumerated() { openAt[open.session] = place }
    items = sessions.compactMap { index in
      let session = facts.model.sessions[index]
      // What is cut or postponed is not there.
      if facts.contentOf[index] < 0 { return nil }
      guard let place = openAt[Int32(index)] else {
        let content = facts.contents.all[Int(facts.contentOf[index])]
        let isSo = isMeant(index, session.day, content)
        let option = Option(day: session.day, minutes: session.minutes)
        return isSo ? Item(space: session.space, options: [option], isSure: true) : nil
      }
      let open = facts.openSessions[place]
      let meant = open.days.indices.filter {
        open.values[$0].takesPlace
          && isMeant(index, open.days[$0], facts.contents.all[Int(open.contents[$0])])
      }
      if meant.isEmpty { return nil }
      return Item(
        space: session.space,
        options: meant.map { Option(day: open.days[$0], minutes: open.values[$0].minutes) },
        isSure: meant.count == open.days.count)
    }
  }

  /// The sum over all of them, or over those in the fullest `period`.
  package func extent(of sum: Sum, per period: Period? = nil) -> Extent {
    var extent = period.map { fullest(sum, $0) } ?? whole(sum)
    if sum == .minutes {
      extent.unknown = items.count { $0.options.contains { $0.minutes == nil } }
    }
    return extent
  }

  /// The first and the last day on which one is meant; nil where open days decide it, or there is
  /// none.
  package var first: Day? { edge { $0 < $1 } }
  package var last: Day? { edge { $0 > $1 } }

  /// Whether open days can bring an earlier first day, or a later last one.
  package var isFirstOpen: Bool { isEdgeOpen { $0 < $1 } }
  package var isLastOpen: Bool { isEdgeOpen { $0 > $1 } }

  private func edge(_ isOuter: (Day, Day) -> Bool) -> Day? {
    items.filter { $0.isSure && Set($0.options.map(\.day)).count == 1 }
      .compactMap(\.options[0].day).min(by: isOuter)
  }

  private func isEdgeOpen(_ isOuter: (Day, Day) -> Bool) -> Bool {
    let known = edge(isOuter)
    return items.contains { item in
      let days = item.options.compactMap(\.day)
      if item.isSure, Set(days).count < 2 { return false }
      return days.contains { day in known.map { isOuter(day, $0) } ?? true }
    }
  }

  private func whole(_ sum: Sum) -> Extent {
    switch sum {
    case .sessions: return Self.extent(items.count(where: \.isSure), items.count)
    case .minutes:
      return Self.extent(
        items.reduce(0) { $0 + ($1.isSure ? $1.options.map { $0.minutes ?? 0 }.min() ?? 0 : 0) },
        items.reduce(0) { $0 + ($1.options.map { $0.minutes ?? 0 }.max() ?? 0) })
    case .spaces:
      return Self.extent(
        Set(items.filter(\.isSure).map(\.space)).count, Set(items.map(\.space)).count)
    }
  }

  private static func extent(_ low: Int, _ high: Int) -> Extent {
    Extent([.number(low), .number(high)])
  }

  // MARK: Periods

  /// One way a session can count: in which periods, and with how much.
  private struct Way: Hashable {
    let periods: [String]
    let amount: Int
    let space: SpaceID
  }

  /// What the known sessions come to in each period.
  private struct Tally {
    var amounts: [String: Int] = [:]
    var spaces: [String: Set<SpaceID>] = [:]

    mutating func add(_ way: Way) {
      for period in way.periods {
        amounts[period, default: 0] += way.amount
        spaces[period, default: []].insert(way.space)
      }
    }

    func fullest(_ sum: Sum) -> Int {
      switch sum {
      case .sessions, .minutes: amounts.values.max() ?? 0
      case .spaces: spaces.values.map(\.count).max() ?? 0
      }
    }
  }

  /// So many ways together are tried; past that, there are bounds.
  private static let triedWays = 10_000

  private func fullest(_ sum: Sum, _ period: Period) -> Extent {
    var known = Tally()
    var open: [[Way]] = []
    for item in items {
      var ways = Set(
        item.options.map { option in
          Way(
            periods: option.day.map { period.keys(of: $0, model) } ?? [],
            amount: sum == .minutes ? option.minutes ?? 0 : 1, space: item.space)
        })
      if !item.isSure { ways.insert(Way(periods: [], amount: 0, space: item.space)) }
      if ways.count == 1, let only = ways.first {
        known.add(only)
      } else {
        open.append(Array(ways))
      }
    }
    let count = open.reduce(1) { min(Self.triedWays + 1, $0 * $1.count) }
    guard count > 1 else { return Extent(.number(known.fullest(sum))) }
    guard count <= Self.triedWays else {
      var most = known
      for way in open.joined() { most.add(way) }
      return Extent(
        boundsFrom: .number(known.fullest(sum)), to: .number(most.fullest(sum)))
    }
    var figures: [Figure?] = []
    func tryWays(_ tally: Tally, _ left: ArraySlice<[Way]>) {
      guard let ways = left.first else {
        figures.append(.number(tally.fullest(sum)))
        return
      }
      for way in ways {
        var next = tally
        next.add(way)
        tryWays(next, left.dropFirst())
      }
    }
    tryWays(known, open[...])
    return Extent(figures)
  }
}
