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

  /// A team or teacher that meets apart.
  package struct Section: Sendable {
    package let who: EntityRef
    package let leader: Int32
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
    /// The thread in focus; `Fact.tbd` or `Fact.none`.
    package let thread: Int32
    package let threadText: Text
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
  package let space: Int32
  package let when: When?
  package let section: EntityRef?
  package var title: Text
  package let span: ClockSpan
  /// Facts in `Model.facts`.
  package var facts: Range<Int32>
  /// The days an open session may take, in `Model.windows`; or a list of them in `Model.dayLists`.
  package var window: Int32 = Fact.none
  package var dayList: Int32 = Fact.none
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
  package let space: Int32
  /// The index in `Space.sections`; -1 when the space has none.
  package let section: Int32
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
  /// The line of `Space.lines` it comes from; -1 for `also` and for sessions off the schedule.
  package var line: Int32 = -1
  /// The one whose turn it is.
  package var turn: EntityRef?
  /// The block of the whole meeting, and of this section, in `Model.blocks`; -1 when there is none.
  package var wholeBlock: Int32 = -1
  package var sectionBlock: Int32 = -1
  /// An entry of `Model.audiences`.
  package var audience: Int32 = -1
  /// An entry of `Model.leaderLists`.
  package var leaders: Int32 = -1
  /// The days an open session may take: `Model.openDays`; -1 when the day is known.
  package var openDays: Int32 = -1
  /// False when the address must give the start: the space meets twice that day.
  package var isOnlyMeetingOfDay = true

  package init(space: Int32, section: Int32, when: When, day: Day?) {
    self.space = space
    self.section = section
    self.when = when
    self.day = day
  }

  /// Minutes spent learning; nil when the length is not known.
  package var minutes: Int? { span.length < 0 ? nil : max(0, Int(span.length) - Int(breakMinutes)) }
}

/// A scheduled meeting that does not take place.
package struct Cancellation: Sendable {
  package let space: Int32
  package let day: Day
  package let reason: Text
  package let isClosedDay: Bool
}
