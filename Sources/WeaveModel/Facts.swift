package import WeaveSource
package import WeaveSyntax

/// One fact of a space, session or voice, with its names resolved: 48 bytes.
///
/// What the numbers mean depends on the kind; a number that is not there is -1 (`Fact.none`).
package struct Fact: Sendable {
  package let kind: StatementKind
  /// The whole line.
  package let location: Location
  /// The thread, tool, leader, unit or word symbol it names; for `with` and `without`, an entry of
  /// `Model.audienceLists`; `Fact.tbd` where the plan says `tbd`.
  package var target: Int32 = Fact.none
  /// The thread of `for` or `about`, or a second space.
  package var thread: Int32 = Fact.none
  /// An entry of `Model.addresses`.
  package var address: Int32 = Fact.none
  /// Minutes; for `hours`, an entry of `Model.spans`; for `cost`, `credit`, `rates` of
  /// `Model.numbers`.
  package var amount: Int32 = Fact.none
  /// The text, as its place in the fact's file.
  package var textRange = ByteRange(0, 0)
  /// The window of `during`, an entry of `Model.windows`.
  package var window: Int32 = Fact.none

  package static let none: Int32 = -1
  package static let tbd: Int32 = -2

  package var text: Text { Text(Location(location.file, textRange)) }

  package init(_ kind: StatementKind, at location: Location) {
    self.kind = kind
    self.location = location
  }

  /// True for facts that add up over the levels of a session; the others replace each other.
  package var addsUp: Bool { kind.traits.count == .many }
}

/// When a meeting takes place, within a day: minutes after midnight and minutes long.
package struct ClockSpan: Sendable, Hashable {
  /// -1 when the start is not known.
  package var start: Int16
  /// The minutes from start to end, breaks included; -1 when not known.
  package var length: Int16

  package init(start: Int, length: Int) {
    self.start = Int16(truncatingIfNeeded: start)
    self.length = Int16(truncatingIfNeeded: length)
  }

  package static let unknown = ClockSpan(start: -1, length: -1)

  /// The minute it ends; nil when not known.
  package var end: Int? { start >= 0 && length >= 0 ? Int(start) + Int(length) : nil }
}

/// Which meeting of a space is meant: a day, a day and a start, or a label.
package struct When: Sendable, Hashable {
  /// The scheduled day; nil for a label.
  package let day: Day?
  /// Minutes after midnight; -1 when not said.
  package let minute: Int16
  package let label: Symbol?

  package init(day: Day, minute: Int = -1) {
    self.day = day
    self.minute = Int16(truncatingIfNeeded: minute)
    label = nil
  }

  package init(label: Symbol) {
    day = nil
    minute = -1
    self.label = label
  }
}

extension When {
  /// Days in order, a day's meetings by start, then the labels.
  var sortKey: Int64 {
    if let day { return Int64(day.number) << 16 | Int64(minute + 1) }
    return 1 << 60 | Int64(label?.index ?? 0)
  }
}

/// A space, one of its meetings, one of its sections, or one section of one meeting.
package struct Address: Sendable, Hashable {
  /// The index of the space; `Fact.none` when its name is unknown.
  package var space: Int32
  package var when: When?
  /// The team or teacher of the section.
  package var section: EntityRef?

  package init(space: Int32, when: When? = nil, section: EntityRef? = nil) {
    self.space = space
    self.when = when
    self.section = section
  }
}

/// Who is named in a `with` or `without`.
package struct AudienceList: Sendable, Hashable {
  package var everyone = false
  package var with: [EntityRef] = []
  package var except: [EntityRef] = []
}
