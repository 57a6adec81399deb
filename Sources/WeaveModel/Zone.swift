import WeaveSource

/// What is known of a time zone's clock changes.
package enum ZoneLookup: Sendable {
  /// The times of day that do not exist, by day.
  case zone(ZoneGaps)
  /// There is no zone of that name.
  case noSuchZone
  /// This machine has no time zone data.
  case noData
}

/// The local times that a zone's clocks skip, such as 02:00 to 03:00 when summer time begins.
package struct ZoneGaps: Sendable {
  /// The minutes of one day that do not exist.
  package struct Gap: Sendable {
    package let day: Day
    /// Minutes after midnight, start included, end not.
    package let minutes: Range<Int>

    package init(day: Day, minutes: Range<Int>) {
      self.day = day
      self.minutes = minutes
    }
  }

  /// In any order.
  package let gaps: [Gap]

  package init(gaps: [Gap]) { self.gaps = gaps }
}

extension Binder {
  /// Checks the plan's time zone, and that every meeting starts at a time that exists.
  mutating func checkZone(_ zones: (String) -> ZoneLookup) {
    guard let zone = model.plan.zone else { return }
    switch zones(zone.name) {
    case .noSuchZone: add(.unknownZone(zone.name, at: zone.location))
    case .noData: add(.noZoneData(at: zone.location))
    case .zone(let known):
      for gap in known.gaps where model.plan.days?.contains(gap.day) ?? true {
        for session in model.sessions where session.day == gap.day {
          if gap.minutes.contains(Int(session.span.start)) {
            sayBadTime(session, gap, Int(session.span.start), "starts")
          } else if let end = session.span.end, gap.minutes.contains(end),
            end > gap.minutes.lowerBound
          {
            sayBadTime(session, gap, end, "ends")
          }
        }
      }
    }
  }

  private mutating func sayBadTime(
    _ session: Session, _ gap: ZoneGaps.Gap, _ minute: Int, _ verb: String
  ) {
    let block = max(session.sectionBlock, session.wholeBlock)
    let location =
      block.ifAny.map { model.blocks[$0].location } ?? model.spaces[session.space].header.location
    add(
      .skippedClock(
        model.address(session), at: location, "\(verb) at \(clock(minute))",
        to: clock(gap.minutes.upperBound)))
  }
}

extension Diagnostic {
  fileprivate static func unknownZone(_ name: String, at location: Location) -> Self {
    Diagnostic(
      .unknownTimeZone, at: location, "there is no time zone `\(name)`",
      hints: ["zones are named by place, such as America/Chicago or Europe/Berlin"])
  }

  fileprivate static func noZoneData(at location: Location) -> Self {
    Diagnostic(
      .noTimeZoneData, at: location,
      "this machine has no time zone data, so times are not held against clock changes",
      hints: ["on Debian, install the package `tzdata`"])
  }

  fileprivate static func skippedClock(
    _ address: String, at location: Location, _ start: String, to end: String
  ) -> Self {
    Diagnostic(
      .skippedClock, at: location,
      "\(address) \(start), a time the clocks skip that day (they go on to \(end))")
  }
}
