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
  /// Of a `skip`: the kind of the facts it takes away; `said` narrows them down.
  package var skipped: StatementKind?
  /// The window of `during`.
  package var window: WindowID?

  package init(_ kind: StatementKind, _ said: Said = .nothing, at location: Location) {
    self.kind = kind
    self.said = said
    self.location = location
  }

  /// The text; empty when the fact has none.
  package var text: Text { Text(Location(location.file, textRange)) }

  /// True for facts that add up over the levels of a session; the others replace each other.
  package var addsUp: Bool { kind.traits.count == .many }

  /// What facts name and count, by their shape; lengths are in minutes.
  package enum Said: Sendable, Hashable {
    /// Nothing but a text, if that.
    case nothing
    /// `tbd`: still to be decided.
    case tbd
    /// The thread of `about`, `tension` or `confusion`.
    case thread(ThreadID)
    case leader(PersonID)
    case tool(ToolID, for: ThreadID?)
    case unit(UnitID)
    case element(ElementID)
    /// A word of a vocabulary or of the plan's own, and of a practice its minutes.
    case word(Symbol, minutes: Int16?)
    /// Of `with`, `without` and such, a list in `Model.audienceLists`.
    case people(AudienceListID)
    /// A comment, the address it leads to, and the thread it is about.
    case comment(to: AddressID, about: ThreadID?)
    /// A connection time, the address it leads to, and the thread it is about.
    case time(minutes: Int16, to: AddressID, about: ThreadID?)
    /// Of a break or of active learning, its minutes.
    case minutes(Int16)
    case span(SpanID)
    /// An amount in `Model.numbers`, and what it is paid for each of: `Vocabulary.costBase`.
    case cost(NumberID, per: Symbol?)
    /// A number in `Model.numbers`, and of what kind of credit it is.
    case credit(NumberID, of: Symbol)
    /// A thread noticed between two spaces.
    case noticed(ThreadID, SpaceID, SpaceID)
    /// Value, scale and number of people from this place on, the name of the thing rated, and the
    /// aspect of it that was rated.
    case rating(NumberID, of: Symbol, aspect: Symbol?)
  }
}

// What a fact names and counts, one part at a time; nil for facts of another shape.
extension Fact {
  /// True where the fact is `tbd`: what it would name is still to be decided.
  package var isTBD: Bool { said == .tbd }

  /// The thread that a session is about, or that a voice names.
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
  package var first: Self {
    switch self {
    case .tool(let tool, _): .tool(tool, for: nil)
    case .word(let word, _): .word(word, minutes: nil)
    case .comment(let address, _): .comment(to: address, about: nil)
    case .time(let minutes, let address, _): .time(minutes: minutes, to: address, about: nil)
    case .nothing, .tbd, .thread, .leader, .unit, .element, .people, .minutes, .span, .cost,
      .credit, .noticed, .rating:
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

  /// Of values beyond `Int16` only the lower bits are kept.
  package init(start: Int, length: Int) {
    self.start = Int16(truncatingIfNeeded: start)
    self.length = Int16(truncatingIfNeeded: length)
  }

  /// Neither the start nor the length is known.
  package static let unknown = ClockSpan(start: -1, length: -1)

  /// The minute it ends; nil when not known.
  package var end: Int? { start >= 0 && length >= 0 ? Int(start) + Int(length) : nil }
}

/// Which meeting of a space is meant: a day, a day and a start, or a label.
package struct When: Sendable, Hashable {
  /// The scheduled day; nil for a label.
  package let day: Day?
  /// Minutes after midnight; -1 when not given.
  package let minute: Int16
  /// The label of an open meeting, such as `visit-1`; nil for a day.
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
  /// The space, which every address has.
  package var space: SpaceID
  /// The meeting; nil for all meetings of the space.
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
  /// True for `everyone`: all teachers and all counted teams.
  package var everyone = false
  /// Teams and people named, in the order of the line.
  package var with: [EntityRef] = []
  /// Teams and people taken out of those named, in the order of the line.
  package var except: [EntityRef] = []

  /// True where both name the same, in whatever order.
  package func isSame(_ other: AudienceList) -> Bool {
    everyone == other.everyone && Set(with) == Set(other.with) && Set(except) == Set(other.except)
  }
}
