/// Which of the things of one kind is meant: its place in the model's list of them.
///
/// A list takes the numbers of its own things only: `model.spaces[session.space]`.
@frozen
public struct ID<Thing>: Sendable, Hashable, Comparable {
  /// The place in the list.
  public let index: Int32

  /// The thing at `index` of its list.
  @inlinable
  public init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  /// The thing at `index` of its list.
  @inlinable
  public init(_ index: Int32) { self.index = index }

  /// No thing of the list, as -1: a field that may be empty takes no more memory than others.
  @inlinable
  public static var none: Self { Self(-1) }

  /// The thing, where it is one.
  @inlinable
  public var ifAny: Self? { index < 0 ? nil : self }

  /// Things compare by their place in the list.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }

  /// Two are the same at the same place.
  @inlinable
  public static func == (left: Self, right: Self) -> Bool { left.index == right.index }

  /// Hashes the place.
  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}

extension Array {
  /// The thing that `id` means.
  @inlinable
  public subscript(id: ID<Element>) -> Element {
    _read { yield self[Int(id.index)] }
    _modify { yield &self[Int(id.index)] }
  }
}

extension Array {
  /// Adds a thing behind the others, and returns its ID.
  mutating func add(_ thing: Element) -> ID<Element> {
    append(thing)
    return ID(count - 1)
  }
}

extension Int {
  /// The place of a thing in its list.
  @inlinable
  public init<Thing>(_ id: ID<Thing>) { self.init(id.index) }
}

/// A place in `Model.addresses`.
package typealias AddressID = ID<Address>
/// A place in `Audiences.specs`: the people asked to a session, worked out.
package typealias AudienceID = ID<AudienceSpec>
/// A place in `Model.audienceLists`: the people that one line names.
package typealias AudienceListID = ID<AudienceList>
/// A place in `Model.blocks`.
package typealias BlockID = ID<SessionBlock>
/// A place in `Model.dayLists` or in `Model.openDays`, by the field that holds it.
package typealias DayListID = ID<[Day]>
/// A place in `LeaderLists.lists`.
package typealias LeaderListID = ID<[Int32]>
package typealias PersonID = ID<Person>
/// A place in `Space.lines` of the space at hand.
package typealias ScheduleLineID = ID<Space.ScheduleLine>
/// A place in `Space.sections` of the space at hand.
package typealias SectionID = ID<Space.Section>
package typealias SessionID = ID<Session>
package typealias SpaceID = ID<Space>
/// A place in `Model.spans`.
package typealias SpanID = ID<ClockSpan>
package typealias ThreadID = ID<WeaveThread>
package typealias ToolID = ID<Tool>
/// A place in `Model.units`: a unit of teaching.
package typealias UnitID = ID<Term>
/// A place in `Model.windows`.
package typealias WindowID = ID<DayRange>
/// The first of the numbers of a fact, in `Model.numbers`.
package typealias NumberID = ID<Double>

/// One number for an element of any framework, as `Framework.elementID` makes it.
package typealias ElementID = ID<Framework.Element>
