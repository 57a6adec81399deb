import WeaveSource
import WeaveSyntax

/// A word of the plan, as a number: equal words have equal symbols.
package struct Symbol: Sendable, Hashable {
  /// The place in the order in which words were met.
  package let index: Int32

  package init(index: Int) { self.index = Int32(truncatingIfNeeded: index) }
}

/// The words of a plan and their numbers.
///
/// Plain words are looked up by their bytes; words beyond ASCII by `String`, whose equality is
/// Unicode's canonical one, so that a composed and a decomposed `é` are one name.
package struct Symbols: Sendable {
  /// For each slot of the table, a symbol, or -1.
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  /// All words behind each other, and where each starts.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var wide: [String: Int32] = [:]

  /// An empty table with slots for about `capacity` words before it has to grow.
  package init(capacity: Int = 256) {
    var size = 512
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  package var count: Int { hashes.count }

  /// The word of `symbol`.
  package func text(_ symbol: Symbol) -> String {
    let index = Int(symbol.index)
    return String(decoding: bytes[starts[index]..<starts[index + 1]], as: UTF8.self)
  }

  /// The symbol of `text`, made when it is new.
  package mutating func intern(_ text: String) -> Symbol {
    let bytes = Array(text.utf8)
    return intern(bytes, 0..<bytes.count)
  }

  /// The symbol of the bytes in `range`, made when it is new.
  package mutating func intern(_ source: [UInt8], _ range: Range<Int>) -> Symbol {
    if let found = find(source, range) { return found }
    let index = Int32(hashes.count)
    let (hash, isPlain) = Self.hash(source, range)
    bytes += source[range]
    starts.append(bytes.count)
    hashes.append(hash)
    if isPlain {
      if hashes.count * 2 > slots.count { grow() }
      insert(hash, index)
    } else {
      wide[String(decoding: source[range], as: UTF8.self)] = index
    }
    return Symbol(index: Int(index))
  }

  /// The symbol of the bytes in `range`, if it has one.
  package func find(_ source: [UInt8], _ range: Range<Int>) -> Symbol? {
    let (hash, isPlain) = Self.hash(source, range)
    guard isPlain else {
      return wide[String(decoding: source[range], as: UTF8.self)].map { Symbol(index: Int($0)) }
    }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, isSame(index, source, range) { return Symbol(index: index) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The symbol of `text`, if it has one.
  package func find(_ text: String) -> Symbol? {
    let bytes = Array(text.utf8)
    return find(bytes, 0..<bytes.count)
  }

  private func isSame(_ index: Int, _ source: [UInt8], _ range: Range<Int>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == range.count else { return false }
    for offset in 0..<range.count where bytes[start + offset] != source[range.lowerBound + offset] {
      return false
    }
    return true
  }

  /// A mix of the bytes, eight at a time, and whether all of them are ASCII.
  private static func hash(_ source: [UInt8], _ range: Range<Int>) -> (UInt64, Bool) {
    unsafe source.withUnsafeBytes { raw in
      var hash = UInt64(range.count) &* 0x9E37_79B9_7F4A_7C15
      var seen: UInt64 = 0
      var offset = range.lowerBound
      while offset + 8 <= range.upperBound {
        let word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        seen |= word
        hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        offset += 8
      }
      var last: UInt64 = 0
      while offset < range.upperBound {
        last = unsafe last << 8 | UInt64(raw[offset])
        offset += 1
      }
      seen |= last
      hash = (hash ^ last) &* 0xC4CE_B9FE_1A85_EC53
      return (hash ^ (hash >> 29), seen & 0x8080_8080_8080_8080 == 0)
    }
  }

  private mutating func insert(_ hash: UInt64, _ index: Int32) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = index
  }

  private mutating func grow() {
    let wideIndexes = Set(wide.values)
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for index in hashes.indices.dropLast() where !wideIndexes.contains(Int32(index)) {
      insert(hashes[index], Int32(index))
    }
  }
}

extension Model {
  /// What the name of `symbol` stands for.
  func entity(of symbol: Symbol) -> EntityRef? {
    Int(symbol.index) < entities.count ? entities[Int(symbol.index)] : nil
  }

  /// What is named `text`, by its name, else by a title that nothing else has.
  package func entity(named text: String) -> EntityRef? {
    if let ref = symbols.find(text).flatMap({ entity(of: $0) }) { return ref }
    let titled = titles[text] ?? []
    return titled.count == 1 ? titled[0] : nil
  }
}

/// What a name can stand for.
package enum EntityKind: UInt8, Sendable, CaseIterable {
  case plan, goal, thread, tool, person, team, space, toward, framework, rule, scenario, query,
    term, unit

  /// The word for one of the kind, in messages.
  package var noun: String {
    switch self {
    case .plan, .goal, .thread, .tool, .team, .space, .framework, .rule, .scenario, .query, .term,
      .unit:
      "\(self)"
    case .toward: "long-term change"
    case .person: "leader or teacher"
    }
  }
}

/// One declared thing: its kind, and its index among those of its kind.
package struct EntityRef: Sendable, Hashable, Comparable {
  package let kind: EntityKind
  /// The place in the model's list of the kind; 0 for the plan.
  package let index: Int32

  package init(_ kind: EntityKind, _ index: Int) {
    self.kind = kind
    self.index = Int32(truncatingIfNeeded: index)
  }

  /// By kind in the order of `EntityKind`, then by place.
  package static func < (left: Self, right: Self) -> Bool {
    (left.kind.rawValue, left.index) < (right.kind.rawValue, right.index)
  }
}

/// What is declared under a name of its own, kept in one list of the model.
package protocol Declared {
  static var kind: EntityKind { get }
}

extension Goal: Declared { package static var kind: EntityKind { .goal } }
extension WeaveThread: Declared { package static var kind: EntityKind { .thread } }
extension Tool: Declared { package static var kind: EntityKind { .tool } }
extension Person: Declared { package static var kind: EntityKind { .person } }
extension Team: Declared { package static var kind: EntityKind { .team } }
extension Space: Declared { package static var kind: EntityKind { .space } }
extension Toward: Declared { package static var kind: EntityKind { .toward } }
extension Framework: Declared { package static var kind: EntityKind { .framework } }
extension Rule: Declared { package static var kind: EntityKind { .rule } }
extension Scenario: Declared { package static var kind: EntityKind { .scenario } }
extension Query: Declared { package static var kind: EntityKind { .query } }

extension EntityKind {
  /// What a header of `kind` declares; nil for those that declare nothing with a block of its own.
  init?(header kind: StatementKind) {
    switch kind {
    case .plan: self = .plan
    case .goal: self = .goal
    case .thread: self = .thread
    case .tool: self = .tool
    case .leader, .teacher: self = .person
    case .team: self = .team
    case .space: self = .space
    case .toward: self = .toward
    case .framework: self = .framework
    case .scenario: self = .scenario
    default: return nil  // Sessions and voices have addresses; rules and queries have no block.
    }
  }
}

extension EntityRef {
  /// One declared thing, of the kind that its list has.
  package init<Thing: Declared>(_ id: ID<Thing>) { self.init(Thing.kind, Int(id)) }
}

extension Array where Element: Declared {
  /// The thing that `ref` means, which is of the kind of the list.
  package subscript(ref: EntityRef) -> Element {
    _read {
      assert(ref.kind == Element.kind)
      yield self[Int(ref.index)]
    }
    _modify {
      assert(ref.kind == Element.kind)
      yield &self[Int(ref.index)]
    }
  }
}
