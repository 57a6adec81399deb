import WeaveModel

/// So much of each session measure, counted together: a lane for each measure with a `MarkTest`.
package struct SessionCounts: Sendable, Hashable {
  /// A count for each measure, by `Measure.slot`.
  package typealias Lanes = SIMD16<Int32>

  package var lanes = Lanes.zero

  /// What is counted for `measure`, which must be one of sessions.
  package subscript(measure: Measure) -> Int { Int(lanes[measure.slot]) }

  /// Counts a session of so many minutes, by the marks that help a measure and those that hurt it.
  mutating func add(
    _ marks: Marks, against: Marks? = nil, minutes: Int = 0, active: Int = 0, _ tests: SessionTests
  ) {
    lanes &+= tests.amounts(marks, against ?? marks, minutes: minutes, active: active)
  }
}

/// The tests of all session measures side by side.
struct SessionTests: Sendable {
  private let needs: SIMD16<UInt32>
  private let unless: SIMD16<UInt32>
  /// Measures that need no mark.
  private let isFree: SIMDMask<SIMD16<Int32>>
  /// By how much a session counts: as one, by its minutes, by its active minutes.
  private let ones: SessionCounts.Lanes
  private let minutes: SessionCounts.Lanes
  private let active: SessionCounts.Lanes

  static let all = SessionTests()

  private init() {
    // A lane without a measure needs what it must not have.
    var (needs, unless) = (SIMD16<UInt32>(repeating: 1), SIMD16<UInt32>(repeating: 1))
    var (ones, minutes, active) = (
      SessionCounts.Lanes.zero, SessionCounts.Lanes.zero, SessionCounts.Lanes.zero
    )
    for measure in Measure.all {
      guard case .session(let test, let amount) = measure.adds else { continue }
      needs[measure.slot] = UInt32(test.needs.rawValue)
      unless[measure.slot] = UInt32(test.unless.rawValue)
      switch amount {
      case .one: ones[measure.slot] = 1
      case .minutes: minutes[measure.slot] = 1
      case .active: active[measure.slot] = 1
      }
    }
    (self.needs, self.unless) = (needs, unless)
    isFree = needs .== 0
    (self.ones, self.minutes, self.active) = (ones, minutes, active)
  }

  /// What one session adds to each measure.
  func amounts(
    _ marks: Marks, _ against: Marks, minutes: Int, active: Int
  ) -> SessionCounts.Lanes {
    let helping = (needs & UInt32(marks.rawValue)) .!= 0
    let hurting = (unless & UInt32(against.rawValue)) .!= 0
    let all =
      ones &+ self.minutes &* Int32(truncatingIfNeeded: minutes)
      &+ self.active &* Int32(truncatingIfNeeded: active)
    return all.replacing(with: 0, where: .!(helping .| isFree) .| hurting)
  }
}

/// So many comments and times, by each link measure.
package struct LinkCounts: Sendable, Hashable {
  /// A count for each link measure, by `Measure.slot`.
  package var lanes = SIMD8<Int32>.zero

  /// What is counted for `measure`, which must be one of links.
  package subscript(measure: Measure) -> Int { Int(lanes[measure.slot]) }

  /// Counts a comment or time that is heard so by `weight` people.
  mutating func add(_ hearing: Hearing, isStanding: Bool, weight: Int = 1) {
    let kind = Int(hearing.rawValue) * 2 + (isStanding ? 1 : 0)
    lanes &+= Self.ofKinds[kind] &* Int32(truncatingIfNeeded: weight)
  }

  /// What one link adds, by how it is heard and whether it is standing.
  private static let ofKinds: [SIMD8<Int32>] = Hearing.allCases.flatMap { hearing in
    [false, true].map { isStanding in
      var lanes = SIMD8<Int32>.zero
      for (measure, test) in Measure.linkTests where test.holds(hearing, isStanding: isStanding) {
        lanes[measure.slot] = 1
      }
      return lanes
    }
  }
}

extension Measure {
  /// The measures of links, with their tests.
  static let linkTests: [(measure: Measure, test: LinkTest)] = all.compactMap { measure in
    if case .link(let test) = measure.adds { (measure, test) } else { nil }
  }

  /// Gives the measures of sessions, and those of links, a lane each; alike ones share theirs.
  static func numbered(_ measures: [Measure]) -> [Measure] {
    var (sessions, links): ([Lane], [LinkTest]) = ([], [])
    let result = measures.map { measure in
      switch measure.adds {
      case .session(let test, let amount):
        measure.placed(at: place(of: Lane(test: test, amount: amount), in: &sessions))
      case .link(let test): measure.placed(at: place(of: test, in: &links))
      case .teacher, .teachers, .encounter, .reached, .focus, .strands, .ends, .pair, .undecided,
        .load:
        measure
      }
    }
    precondition(
      sessions.count < SessionCounts.Lanes.scalarCount && links.count <= SIMD8<Int32>.scalarCount,
      "more measures than lanes: make the lanes wider")
    return result
  }

  private struct Lane: Equatable {
    let test: MarkTest
    let amount: Amount
  }

  private static func place<Test: Equatable>(of test: Test, in all: inout [Test]) -> Int {
    if let known = all.firstIndex(of: test) { return known }
    all.append(test)
    return all.count - 1
  }
}
