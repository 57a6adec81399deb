package import WeaveSource

/// A place where teachers learn again and again.
package struct Space: Sendable {
  package var header: Header
  /// A word of `Vocabulary.spaceKind`.
  package var kind: Symbol?
  /// The sections of its own lines, then the teams its `every`, `on` and `open` lines are for.
  package var sections: [Section] = []
  /// The `every`, `on` and `open` lines, in order.
  package var lines: [ScheduleLine] = []
  /// The `except` lines: days on which the space does not meet.
  package var exceptions: [Exception] = []
  /// The `moved` lines.
  package var moves: [Move] = []
  /// The `also` lines.
  package var extras: [Extra] = []
  /// Teams, threads, leaders or teachers that take turns, in order; all are of one kind.
  package var rotation: [EntityRef] = []
  /// The place of the `rotating` line; nil when there is none.
  package var rotationLocation: Location?
  /// The first day on which its lines hold; nil for the plan's.
  package var from: Day?
  /// The last day on which its lines hold, included; nil for the plan's.
  package var until: Day?
  /// The space's standing facts, in `Model.facts`.
  package var facts: Range<Int32> = 0..<0
  /// The end of the block, where a new fact line would be put.
  package var end: Location

  /// The sections that have a line of their own.
  package var ownSections: ArraySlice<Section> { sections.prefix { !$0.isOfLine } }

  /// The span that all its schedule lines share: what a meeting beside the schedule takes.
  var usualSpan: ClockSpan {
    let spans = Set(lines.map(\.span))
    return spans.count == 1 ? spans.first ?? .unknown : .unknown
  }

  /// Makes a section of each team that a line of the schedule is for and that has none.
  mutating func addSectionsOfLines() {
    for line in lines {
      guard let team = line.team, section(of: team) == nil else { continue }
      sections.append(
        Section(
          who: team, leader: .nothing, span: .unknown, location: line.location, isOfLine: true))
    }
  }

  /// The section of a team or teacher; nil where it is none of the space.
  package func section(of who: EntityRef) -> SectionID? {
    sections.firstIndex { $0.who == who }.map { ID($0) }
  }

  /// Whether `session` is of `section`: also where only the line it comes from says so.
  package func isMeeting(_ session: Session, of section: SectionID) -> Bool {
    if session.section != .none { return session.section == section }
    return session.line.ifAny.flatMap { lines[$0].team } == sections[section].who
  }

  /// A team or teacher that meets apart.
  package struct Section: Sendable {
    package let who: EntityRef
    /// Who leads it by its own line: a leader, `tbd`, or nobody.
    package let leader: Fact.Said
    /// Unknown where the section has no span of its own.
    package let span: ClockSpan
    package let location: Location
    /// True for the team of a line `for TEAM`, a section only where its meetings have to be told
    /// from others, in a space with sections or at one time with another meeting.
    package var isOfLine = false
  }

  /// One `every`, `on` or `open` line.
  package struct ScheduleLine: Sendable {
    package let pattern: Pattern
    /// Unknown where the line gives none.
    package let span: ClockSpan
    /// The first day on which the line holds, and the anchor of its intervals.
    package let from: Day?
    /// The last day on which the line holds, included.
    package let until: Day?
    /// The team the line's meetings are for.
    package let team: EntityRef?
    /// The thread in focus, `tbd`, or nothing.
    package let focus: Fact.Said
    /// The text behind the focus; empty when there is none.
    package let focusText: Text
    package let location: Location

    /// When the line's meetings are; those of `open` are named `label-1` to `label-count`.
    package enum Pattern: Sendable {
      case every(Recurrence)
      case on([Day])
      case open(count: Int, label: Symbol, days: DayRange)
    }
  }

  /// An `except` line: the space does not meet on these days.
  package struct Exception: Sendable {
    package let days: DayRange
    package let reason: Text
    package let location: Location
  }

  /// A `moved` line: one meeting on another day, at the address it had.
  package struct Move: Sendable {
    /// The meeting, by its scheduled day or its label.
    package let when: When
    /// The section that is moved; nil for all.
    package let section: EntityRef?
    /// The day on which it takes place instead.
    package let day: Day
    /// Unknown where the meeting keeps its span.
    package let span: ClockSpan
    package let location: Location
  }

  /// An `also` line: one more meeting.
  package struct Extra: Sendable {
    package let day: Day
    /// Unknown where the line gives none.
    package let span: ClockSpan
    package let location: Location
  }
}

/// A `session` header and its facts, as written.
package struct SessionBlock: Sendable {
  package let space: SpaceID
  /// A header without a day or label is a finding and no block, so that this is never nil.
  package let when: When?
  /// Nil for the whole meeting.
  package let section: EntityRef?
  package var title: Text
  /// The span of the header; unknown when it gives none.
  package let span: ClockSpan
  /// Facts in `Model.facts`.
  package var facts: Range<Int32>
  /// The days an open session may take: a window, or a list of `Model.dayLists`.
  package var window: WindowID?
  /// The days of its `on` line, in `Model.dayLists`.
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
  package internal(set) var section: SectionID
  /// The scheduled day or label, which is the address.
  package let when: When
  /// The day it takes place; nil while open.
  package var day: Day?
  /// Start and length of the meeting, breaks included, with all levels taken together.
  package var span = ClockSpan.unknown
  /// The minutes of all breaks together.
  package var breakMinutes: Int16 = 0
  /// Minutes in which teachers themselves work or talk; -1 when not given.
  package var activeMinutes: Int16 = -1
  package var status = Status.planned
  /// Whether nobody is expected, though people are asked.
  package var isOptional = false
  /// Whether a `moved` line gave it its day.
  package var isMoved = false
  /// The line of its space it comes from; none for `also` and for sessions off the schedule.
  package var line: ScheduleLineID = .none
  /// The one whose turn it is.
  package var turn: EntityRef?
  /// The headers of the whole meeting, and of this section; none when there are none.
  package var wholeBlock: BlockID = .none
  /// The header of its section; none when there is none.
  package var sectionBlock: BlockID = .none
  /// Who is asked, in `Model.audiences`, where it may be nobody; none while not worked out.
  package var audience: AudienceID = .none
  /// Who leads it, in `Model.leaderLists`, where it may be nobody; none while not worked out.
  package var leaders: LeaderListID = .none
  /// The days an open session may take, in `Model.openDays`; none when the day is known.
  package var openDays: DayListID = .none
  /// Whether its day is one of several that are open, and only tried.
  package internal(set) var isTried = false
  /// False when the address must give the start: the space meets twice that day.
  package var isOnlyMeetingOfDay = true

  /// A session of which only the address and the day are known yet.
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

  /// Minutes on the clock, breaks included; nil when the length is not known.
  package var clockMinutes: Int? { span.length < 0 ? nil : Int(span.length) }
}

/// A scheduled meeting that does not take place.
package struct Cancellation: Sendable {
  package let space: SpaceID
  /// The scheduled day.
  package let day: Day
  /// The text of the closure or exception; empty when it has none.
  package let reason: Text
  /// True where the plan is closed that day, false where the space has an exception.
  package let isClosedDay: Bool
}
