package import WeaveSource

/// A quoted text, as its place in a file; empty when there is none.
package struct Text: Sendable, Hashable {
  package let location: Location

  package init(_ location: Location) { self.location = location }

  package static let none = Text(Location(FileID(0), ByteRange(0, 0)))

  package var isEmpty: Bool { location.range.start == location.range.end }
}

/// What every declared thing has.
package struct Header: Sendable {
  package let name: Symbol
  package var title: Text
  /// The header's name, where it stands.
  package let location: Location

  package init(name: Symbol, title: Text, location: Location) {
    self.name = name
    self.title = title
    self.location = location
  }
}

/// The plan itself: its days, its zone, its year.
package struct Plan: Sendable {
  package var header: Header?
  /// The days the plan covers; nil when it does not say.
  package var days: DayRange?
  package var zone: (name: String, location: Location)?
  package var vision = Text.none
  package var closures: [Closure] = []
  /// The weekdays of the school week, a bit each, Monday lowest.
  package var schoolDays: UInt8 = 0b001_1111
  package var currency: Symbol?

  /// A stretch of days on which nothing scheduled meets.
  package struct Closure: Sendable {
    package let days: DayRange
    package let reason: Text
    package let location: Location
  }

  /// The closure that `day` falls in, if any.
  package func closure(on day: Day) -> Closure? { closures.first { $0.days.contains(day) } }
}

/// A stretch of the year with a name: a term, or a unit of teaching.
package struct Term: Sendable {
  package var header: Header
  package var days: DayRange?
  /// The team a unit is for; nil for all.
  package var team: EntityRef?
}

/// An aim, and how it will be seen.
package struct Goal: Sendable {
  package var header: Header
  package var due: Day?
  package var isPriority = false
  package var source = Text.none
  package var measures: [Measure] = []

  /// How a goal will be seen: a text and two figures, in the same unit.
  package struct Measure: Sendable {
    package let text: Text
    package let from: Double
    package let to: Double
    package let isPercent: Bool
  }
}

/// A common theme, or an idea pulled from one space into others.
package struct WeaveThread: Sendable {
  package var header: Header
  package var kind: Symbol?
  package var goals: [Int] = []
  package var concern: Symbol?
  package var level: Symbol?
  package var home: Int?
  package var isEquity = false
  package var ties: [Text] = []
  package var questions: [Text] = []
}

/// A common tool.
package struct Tool: Sendable {
  package var header: Header
  package var kind: Symbol?
  package var threads: [Int] = []
  package var says: [Text] = []
  package var links: [Text] = []
  package var isPriority = false
  /// When the tool is in use; nil for the whole plan.
  package var window: DayRange?
}

/// A leader, a teacher, or both under one name.
package struct Person: Sendable {
  package var header: Header
  package var isLeader = false
  package var isTeacher = false
  package var role = Text.none
  package var office: Symbol?
  package var knows: [Symbol] = []
  /// Leaders this one names as planning together with; the relation holds either way.
  package var plansWith: [Int] = []
  package var limits: [Limit] = []
  package var asks: [(leader: Int, text: Text)] = []

  /// At most `minutes` of leading in each calendar `period`.
  package struct Limit: Sendable {
    package let minutes: Int
    package let period: Symbol
    package let location: Location
  }
}

/// A group of people, named or counted.
package struct Team: Sendable {
  package var header: Header
  package var members: [Member] = []
  package var size: (count: Int, location: Location)?
  package var basis: Symbol?

  /// A person or team in the team, from and until a day where said.
  package struct Member: Sendable {
    package let who: EntityRef
    package let from: Day?
    package let until: Day?
    package let location: Location
  }
}

/// A large change and its steps.
package struct Toward: Sendable {
  package var header: Header
  package var due: Day?
  package var goals: [Int] = []
  package var steps: [Step] = []
  package var limits: [Text] = []

  package struct Step: Sendable {
    package let isNow: Bool
    package let text: Text
    package let due: Day?
    package let leader: Int?
    package var done: Day?
    package let location: Location
  }
}

/// A framework and its elements.
package struct Framework: Sendable {
  package var header: Header
  package var elements: [Element] = []
  /// `needed`, `present`, or neither said.
  package var mark: Mark?

  package enum Mark: String, Sendable, CaseIterable { case needed, present }

  /// Elements of one framework; far more than any has, so that an element's number fits.
  package static let elementLimit = 4_096

  /// One number for an element of any framework.
  package static func elementID(framework: Int, element: Int) -> Int32 {
    Int32(framework * elementLimit + element)
  }

  package struct Element: Sendable {
    package let name: Symbol
    package let text: Text
    package let mark: Mark?
    package let location: Location
  }
}

/// What was said on a day.
package struct Voice: Sendable {
  package let who: EntityRef?
  package let day: Day
  /// The voiced facts, in `Model.facts`.
  package var facts: Range<Int32>
  package let location: Location
}

/// A promise (`must`) or a wish (`should`); its rule stays in the tree, for the room of questions.
package struct Rule: Sendable {
  package var header: Header
  package let isMust: Bool
  package let statement: StatementHandle
  package let reason: Text
}

/// A rule let pass until a day.
package struct Waiver: Sendable {
  package let rule: Int
  package let whom: EntityRef?
  package let until: Day
  package let reason: Text
  package let location: Location
}

/// Edits to try together.
package struct Scenario: Sendable {
  package var header: Header
  /// The scenario it starts from; nil for the plan.
  package var base: Int?
  package var reason = Text.none
  package var edits: [StatementHandle] = []
}

/// A question with a name.
package struct Query: Sendable {
  package var header: Header
  package let statement: StatementHandle
}

/// A statement that is kept in its tree, to be read by a later stage.
package struct StatementHandle: Sendable, Hashable {
  package let file: FileID
  package let node: Int

  package init(file: FileID, node: Int) {
    self.file = file
    self.node = node
  }
}
