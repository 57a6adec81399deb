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

  /// No thing of the list: a field that may be empty takes no more room than others.
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
  /// Adds a thing behind the others, and says which it is.
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

package typealias AddressID = ID<Address>
package typealias AudienceID = ID<AudienceSpec>
package typealias AudienceListID = ID<AudienceList>
package typealias BlockID = ID<SessionBlock>
package typealias DayListID = ID<[Day]>
package typealias LeaderListID = ID<[Int32]>
package typealias PersonID = ID<Person>
package typealias ScheduleLineID = ID<Space.ScheduleLine>
package typealias SectionID = ID<Space.Section>
package typealias SessionID = ID<Session>
package typealias SpaceID = ID<Space>
package typealias SpanID = ID<ClockSpan>
package typealias ThreadID = ID<WeaveThread>
package typealias ToolID = ID<Tool>
package typealias UnitID = ID<Term>
package typealias WindowID = ID<DayRange>
/// The first of the numbers that a fact says, in `Model.numbers`.
package typealias NumberID = ID<Double>

/// One number for an element of any framework, as `Framework.elementID` makes it.
package typealias ElementID = ID<Framework.Element>
