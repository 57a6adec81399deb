package import WeaveSource

/// A place where teachers learn again and again.
package struct Space: Sendable {
  package var header: Header
  package var kind: Symbol?
  package var sections: [Section] = []
  package var lines: [ScheduleLine] = []
  package var exceptions: [Exception] = []
  package var moves: [Move] = []
  package var extras: [Extra] = []
  package var rotation: [EntityRef] = []
  package var rotationLocation: Location?
  package var from: Day?
  package var until: Day?
  /// The space's standing facts, in `Model.facts`.
  package var facts: Range<Int32> = 0..<0
  /// The end of the block, where a new fact line would be put.
  package var end: Location

  /// The section of a team or teacher; nil where it is none of the space.
  package func section(of who: EntityRef) -> SectionID? {
    sections.firstIndex { $0.who == who }.map { ID($0) }
  }

  /// A team or teacher that meets apart.
  package struct Section: Sendable {
    package let who: EntityRef
    /// Who leads it by its own line: a leader, `tbd`, or nobody.
    package let leader: Fact.Said
    package let span: ClockSpan
    package let location: Location
  }

  /// One `every`, `on` or `open` line.
  package struct ScheduleLine: Sendable {
    package let pattern: Pattern
    package let span: ClockSpan
    package let from: Day?
    package let until: Day?
    /// The team the line's meetings are for.
    package let team: EntityRef?
    /// The thread in focus, `tbd`, or nothing.
    package let focus: Fact.Said
    package let focusText: Text
    package let location: Location

    package enum Pattern: Sendable {
      case every(Recurrence)
      case on([Day])
      case open(count: Int, label: Symbol, days: DayRange)
    }
  }

  package struct Exception: Sendable {
    package let days: DayRange
    package let reason: Text
    package let location: Location
  }

  package struct Move: Sendable {
    package let when: When
    package let section: EntityRef?
    package let day: Day
    package let span: ClockSpan
    package let location: Location
  }

  package struct Extra: Sendable {
    package let day: Day
    package let span: ClockSpan
    package let location: Location
  }
}

/// A `session` header and its facts, as written.
package struct SessionBlock: Sendable {
  package let space: SpaceID
  package let when: When?
  package let section: EntityRef?
  package var title: Text
  package let span: ClockSpan
  /// Facts in `Model.facts`.
  package var facts: Range<Int32>
  /// The days an open session may take: a window, or a list of `Model.dayLists`.
  package var window: WindowID?
  package var dayList: DayListID?
  /// Whether a fact of it changes a value that a session has one of (`SessionValues`).
  package var saysValues = false
  package let location: Location
  /// The end of the block's last line.
  package var end: Location
}

/// How a session stands.
package enum Status: UInt8, Sendable, CaseIterable {
  case planned, tentative, held, cut, postponed

  /// True when people are expected to be there.
  package var takesPlace: Bool {
    switch self {
    case .planned, .tentative, .held: true
    case .cut, .postponed: false
    }
  }
}

/// One meeting of a space, or of one section of it: the unit of every count.
package struct Session: Sendable {
  package let space: SpaceID
  /// The section, of those of its space; none when the space has none.
  package let section: SectionID
  /// The scheduled day or label, which is the address.
  package let when: When
  /// The day it takes place; nil while open.
  package var day: Day?
  package var span = ClockSpan.unknown
  package var breakMinutes: Int16 = 0
  package var activeMinutes: Int16 = -1
  package var status = Status.planned
  package var isOptional = false
  package var isMoved = false
  /// The line of its space it comes from; none for `also` and for sessions off the schedule.
  package var line: ScheduleLineID = .none
  /// The one whose turn it is.
  package var turn: EntityRef?
  /// The headers of the whole meeting, and of this section; none when there are none.
  package var wholeBlock: BlockID = .none
  package var sectionBlock: BlockID = .none
  package var audience: AudienceID = .none
  package var leaders: LeaderListID = .none
  /// The days an open session may take, in `Model.openDays`; none when the day is known.
  package var openDays: DayListID = .none
  /// False when the address must give the start: the space meets twice that day.
  package var isOnlyMeetingOfDay = true

  package init(space: SpaceID, section: SectionID, when: When, day: Day?) {
    self.space = space
    self.section = section
    self.when = when
    self.day = day
  }

  /// The headers it stands under: that of the whole meeting, then that of its section.
  package var headers: [BlockID] { [wholeBlock, sectionBlock].filter { $0 != .none } }

  /// Minutes spent learning; nil when the length is not known.
  package var minutes: Int? { span.length < 0 ? nil : max(0, Int(span.length) - Int(breakMinutes)) }
}

/// A scheduled meeting that does not take place.
package struct Cancellation: Sendable {
  package let space: SpaceID
  package let day: Day
  package let reason: Text
  package let isClosedDay: Bool
}
