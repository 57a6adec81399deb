package import WeaveSource

/// A quoted text, as its place in a file; empty when there is none.
package struct Text: Sendable, Hashable {
  package let location: Location

  package init(_ location: Location) { self.location = location }

  /// An empty range at the start of the first file.
  package static let none = Text(Location(FileID(0), ByteRange(0, 0)))

  package var isEmpty: Bool { location.range.start == location.range.end }
}

/// What every declared thing has.
package struct Header: Sendable {
  package let name: Symbol
  /// The quoted title; empty when there is none, in which case the name stands for it.
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
  /// Nil when the plan has no `plan` line.
  package var header: Header?
  /// The days the plan covers; nil when not given.
  package var days: DayRange?
  /// The name of a time zone, such as `America/Chicago`, and the place of its line.
  package var zone: (name: String, location: Location)?
  /// What the plan is for; empty when not given.
  package var vision = Text.none
  package var closures: [Closure] = []
  /// The weekdays of the school week, a bit each, Monday lowest.
  package var schoolDays: UInt8 = 0b001_1111 {
    didSet { weekStart = Self.weekStart(schoolDays) }
  }
  /// The weekday on which weeks begin, Monday being 0: the first school day after the longest
  /// stretch of days without school; Monday where two are as long.
  package private(set) var weekStart = 0
  /// The currency of all costs, as written (`USD`); nil when not given.
  package var currency: Symbol?

  /// A stretch of days on which nothing scheduled meets.
  package struct Closure: Sendable {
    package let days: DayRange
    /// Empty when no reason is given.
    package let reason: Text
    package let location: Location
  }

  private static func weekStart(_ schoolDays: UInt8) -> Int {
    func isSchool(_ weekday: Int) -> Bool { schoolDays & (1 << UInt8((weekday + 7) % 7)) != 0 }
    func daysOff(before weekday: Int) -> Int {
      (1..<7).first { isSchool(weekday - $0) }.map { $0 - 1 } ?? 0
    }
    let starts = (0..<7).filter { isSchool($0) }
    return starts.max { (daysOff(before: $0), -$0) < (daysOff(before: $1), -$1) } ?? 0
  }

  /// The first day of the week of `day`.
  package func week(of day: Day) -> Day { day.week(from: weekStart) }

  /// Whether there is school on the weekday of `day`.
  package func isSchoolDay(_ day: Day) -> Bool { schoolDays & (1 << UInt8(day.weekday)) != 0 }

  /// The closure that `day` falls in, if any.
  package func closure(on day: Day) -> Closure? { closures.first { $0.days.contains(day) } }
}

/// A stretch of the year with a name: a term, or a unit of teaching.
package struct Term: Sendable {
  package var header: Header
  /// The days it covers; nil when its line could not be read.
  package var days: DayRange?
  /// The team a unit is for; nil for all.
  package var team: EntityRef?
}

/// An aim, and how it will be seen.
package struct Goal: Sendable {
  package var header: Header
  /// The day by which it is to be reached.
  package var due: Day?
  package var isPriority = false
  /// Where the goal comes from (`from`); empty when not given.
  package var source = Text.none
  package var measures: [Measure] = []

  /// How a goal will be seen: a text and two figures, in the same unit.
  package struct Measure: Sendable {
    package let text: Text
    /// The value now, in percent where `isPercent`.
    package let from: Double
    /// The value aimed at, in the unit of `from`.
    package let to: Double
    package let isPercent: Bool
  }
}

/// A common theme, or an idea pulled from one space into others.
package struct WeaveThread: Sendable {
  package var header: Header
  /// A word of `Vocabulary.threadKind`.
  package var kind: Symbol?
  /// The goals it serves, as places in `Model.goals`.
  package var goals: [Int] = []
  /// What its ideas are about: a word of `Vocabulary.concern`.
  package var concern: Symbol?
  /// The level it works at: a word of `Vocabulary.level`.
  package var level: Symbol?
  /// The space an idea comes from, as a place in `Model.spaces`.
  package var home: Int?
  /// Whether the thread is marked as one that disrupts inequity.
  package var isEquity = false
  /// Separate work that the thread makes one.
  package var ties: [Text] = []
  package var questions: [Text] = []
}

/// A common tool.
package struct Tool: Sendable {
  package var header: Header
  /// A word of `Vocabulary.toolKind`.
  package var kind: Symbol?
  /// The threads it serves, as places in `Model.threads`.
  package var threads: [Int] = []
  /// Sentences of the tool, in order.
  package var says: [Text] = []
  /// Where the tool is found, as written: mostly web addresses.
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
  /// What the person is called at work; empty when not given.
  package var role = Text.none
  /// Where a leader works: a word of `Vocabulary.office`.
  package var office: Symbol?
  /// What the person knows deeply, in words of the plan's own.
  package var knows: [Symbol] = []
  /// Leaders this one names as planning together with; the relation holds either way.
  package var plansWith: [Int] = []
  package var limits: [Limit] = []
  /// Questions for other leaders, each of whom is a place in `Model.people`.
  package var asks: [(leader: Int, text: Text)] = []

  /// At most `minutes` of leading in each calendar `period`.
  package struct Limit: Sendable {
    package let minutes: Int
    /// A word of `Vocabulary.period`.
    package let period: Symbol
    package let location: Location
  }
}

/// A group of people, named or counted.
package struct Team: Sendable {
  package var header: Header
  package var members: [Member] = []
  /// How many people it has, named ones included, and the place of its line; nil when not given.
  package var size: (count: Int, location: Location)?
  /// What the team is formed on, in a word of the plan's own.
  package var basis: Symbol?

  /// A person or team in the team, from and until a day where given.
  package struct Member: Sendable {
    package let who: EntityRef
    /// The first day of the membership; nil when it has no beginning.
    package let from: Day?
    /// The last day of the membership, included; nil when it has no end.
    package let until: Day?
    package let location: Location
  }
}

/// A large change and its steps.
package struct Toward: Sendable {
  package var header: Header
  package var due: Day?
  /// The goals it serves, as places in `Model.goals`.
  package var goals: [Int] = []
  package var steps: [Step] = []
  /// What stands in the way of the change.
  package var limits: [Text] = []

  /// A `now` or `next` line.
  package struct Step: Sendable {
    /// True for `now`, which can be done at once; false for `next`.
    package let isNow: Bool
    package let text: Text
    package let due: Day?
    /// A place in `Model.people`.
    package let leader: Int?
    /// The day on which it was done; nil while it is not.
    package var done: Day?
    package let location: Location
  }
}

/// A framework and its elements.
package struct Framework: Sendable {
  package var header: Header
  package var elements: [Element] = []
  /// `needed` or `present`; nil when neither is given.
  package var mark: Mark?

  /// Whether an element is still needed, or in place.
  package enum Mark: String, Sendable, CaseIterable { case needed, present }

  /// Elements of one framework; far more than any has, so that an element's number fits.
  package static let elementLimit = 4_096

  /// One number for an element of any framework.
  package static func elementID(framework: Int, element: Int) -> Int32 {
    Int32(framework * elementLimit + element)
  }

  /// One `element` line.
  package struct Element: Sendable {
    package let name: Symbol
    package let text: Text
    /// Nil where the mark of the framework holds.
    package let mark: Mark?
    package let location: Location
  }
}

/// What was said on a day.
package struct Voice: Sendable {
  /// The person or team whose voice it is; nil when the name could not be resolved.
  package let who: EntityRef?
  package let day: Day
  /// The voiced facts, in `Model.facts`.
  package var facts: Range<Int32>
  package let location: Location
}

/// A promise (`must`) or a wish (`should`); its rule stays in the tree, which `WeaveQuery` reads.
package struct Rule: Sendable {
  package var header: Header
  /// True for `must`, false for `should`.
  package let isMust: Bool
  /// The line with the rule's expression.
  package let statement: StatementHandle
  /// The text of `because`; empty when not given.
  package let reason: Text
}

/// A rule let pass until a day.
package struct Waiver: Sendable {
  /// A place in `Model.rules`.
  package let rule: Int
  /// The one for whom the rule is waived; nil for all.
  package let whom: EntityRef?
  /// The last day of the waiver, included.
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
  /// The lines of its edits, in order.
  package var edits: [StatementHandle] = []
}

/// A question with a name.
package struct Query: Sendable {
  package var header: Header
  /// The line of the question.
  package let statement: StatementHandle
}

/// A statement that is kept in its tree, to be read by a later stage.
package struct StatementHandle: Sendable, Hashable {
  package let file: FileID
  /// The place of the line's node in `SyntaxTree.nodes`.
  package let node: Int

  package init(file: FileID, node: Int) {
    self.file = file
    self.node = node
  }
}
