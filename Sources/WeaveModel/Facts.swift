package import WeaveSource
package import WeaveSyntax

/// One fact of a space, session or voice, with its names resolved: 44 bytes.
package struct Fact: Sendable {
  /// The whole line.
  package let location: Location
  /// The text, as its place in the fact's file.
  package var textRange = ByteRange(0, 0)
  /// What it names and counts.
  package var said = Said.nothing
  package let kind: StatementKind
  /// Of a `skip`: the kind that it takes away, of which `said` tells which ones.
  package var skipped: StatementKind?
  /// The window of `during`.
  package var window: WindowID?

  package init(_ kind: StatementKind, _ said: Said = .nothing, at location: Location) {
    self.kind = kind
    self.said = said
    self.location = location
  }

  package var text: Text { Text(Location(location.file, textRange)) }

  /// True for facts that add up over the levels of a session; the others replace each other.
  package var addsUp: Bool { kind.traits.count == .many }

  /// What facts name and count, by their shape; lengths are in minutes.
  package enum Said: Sendable, Hashable {
    /// Nothing but a text, if that.
    case nothing
    /// `tbd`: still to be decided.
    case tbd
    case thread(ThreadID)
    case leader(PersonID)
    case tool(ToolID, for: ThreadID?)
    case unit(UnitID)
    case element(ElementID)
    case word(Symbol, minutes: Int16?)
    case people(AudienceListID)
    case comment(to: AddressID, about: ThreadID?)
    case time(minutes: Int16, to: AddressID, about: ThreadID?)
    case minutes(Int16)
    case span(SpanID)
    case cost(NumberID, per: Symbol?)
    case credit(NumberID, of: Symbol)
    /// A thread noticed between two spaces.
    case noticed(ThreadID, SpaceID, SpaceID)
    /// Value, scale and number of people; the thing rated by its name.
    case rating(NumberID, of: Symbol, aspect: Symbol?)
  }
}

// What a fact says, asked for by those who know its kind.
extension Fact {
  package var isTBD: Bool { said == .tbd }

  /// The thread that a session is about, or a voice speaks of.
  package var focus: ThreadID? {
    switch said {
    case .thread(let thread), .noticed(let thread, _, _): thread
    case .nothing, .tbd, .leader, .tool, .unit, .element, .word, .people, .comment, .time, .minutes,
      .span, .cost, .credit, .rating:
      nil
    }
  }

  package var leader: PersonID? { if case .leader(let leader) = said { leader } else { nil } }

  package var tool: ToolID? { if case .tool(let tool, _) = said { tool } else { nil } }

  package var unit: UnitID? { if case .unit(let unit) = said { unit } else { nil } }

  package var element: ElementID? { if case .element(let one) = said { one } else { nil } }

  package var word: Symbol? { if case .word(let word, _) = said { word } else { nil } }

  package var people: AudienceListID? { if case .people(let list) = said { list } else { nil } }

  package var span: SpanID? { if case .span(let span) = said { span } else { nil } }

  /// Where a comment or a connection time leads.
  package var to: AddressID? { said.link?.to }

  /// The thread that a tool is used for, or a comment or connection time is about.
  package var about: ThreadID? {
    if case .tool(_, let thread) = said { thread } else { said.link?.about }
  }

  /// The minutes of a connection time, a break, active learning or a practice.
  package var minutes: Int? {
    switch said {
    case .time(let minutes, _, _), .minutes(let minutes): Int(minutes)
    case .word(_, let minutes): minutes.map(Int.init)
    case .nothing, .tbd, .thread, .leader, .tool, .unit, .element, .people, .comment, .span, .cost,
      .credit, .noticed, .rating:
      nil
    }
  }
}

extension Fact.Said {
  /// The address of a comment or a connection time, and the thread it is about.
  package var link: (to: AddressID, about: ThreadID?)? {
    switch self {
    case .comment(let address, let thread), .time(_, let address, let thread): (address, thread)
    case .nothing, .tbd, .thread, .leader, .tool, .unit, .element, .word, .people, .minutes, .span,
      .cost, .credit, .noticed, .rating:
      nil
    }
  }

  /// What is named first, without what stands behind it.
  var first: Self {
    switch self {
    case .tool(let tool, _): .tool(tool, for: nil)
    case .word(let word, _): .word(word, minutes: nil)
    case .nothing, .tbd, .thread, .leader, .unit, .element, .people, .comment, .time, .minutes,
      .span, .cost, .credit, .noticed, .rating:
      self
    }
  }
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
  package var space: SpaceID
  package var when: When?
  /// The team or teacher of the section.
  package var section: EntityRef?

  package init(space: SpaceID, when: When? = nil, section: EntityRef? = nil) {
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
