import WeaveSource
import WeaveSyntax

/// A word of the plan, as a number: equal words have equal symbols.
package struct Symbol: Sendable, Hashable {
  package let index: Int32

  package init(index: Int) { self.index = Int32(truncatingIfNeeded: index) }
}

/// The words of a plan and their numbers.
///
/// Plain words are looked up by their bytes; words beyond ASCII by `String`, whose equality is Unicode's
/// canonical one, so that a composed and a decomposed `é` are one name.
package struct Symbols: Sendable {
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  private var words: [[UInt8]] = []
  private var wide: [String: Int32] = [:]

  package init(capacity: Int = 256) {
    var size = 512
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  package var count: Int { words.count }

  /// The word of `symbol`.
  package func text(_ symbol: Symbol) -> String {
    String(decoding: words[Int(symbol.index)], as: UTF8.self)
  }

  /// Every word, in the order it was first met.
  package var all: [String] { words.map { String(decoding: $0, as: UTF8.self) } }

  package mutating func intern(_ text: String) -> Symbol {
    let bytes = Array(text.utf8)
    return intern(bytes, 0..<bytes.count)
  }

  /// The symbol of the bytes in `range`, made when it is new.
  package mutating func intern(_ bytes: [UInt8], _ range: Range<Int>) -> Symbol {
    if let found = find(bytes, range) { return found }
    let index = Int32(words.count)
    let word = Array(bytes[range])
    words.append(word)
    let (hash, isPlain) = Self.hash(bytes, range)
    hashes.append(hash)
    if isPlain {
      if words.count * 2 > slots.count { grow() }
      insert(hash, index)
    } else {
      wide[String(decoding: word, as: UTF8.self)] = index
    }
    return Symbol(index: Int(index))
  }

  /// The symbol of the bytes in `range`, if it has one.
  package func find(_ bytes: [UInt8], _ range: Range<Int>) -> Symbol? {
    let (hash, isPlain) = Self.hash(bytes, range)
    guard isPlain else {
      return wide[String(decoding: bytes[range], as: UTF8.self)].map { Symbol(index: Int($0)) }
    }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, isSame(words[index], bytes, range) { return Symbol(index: index) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  package func find(_ text: String) -> Symbol? {
    let bytes = Array(text.utf8)
    return find(bytes, 0..<bytes.count)
  }

  private func isSame(_ word: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard word.count == range.count else { return false }
    for offset in 0..<word.count where word[offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> (UInt64, Bool) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var seen: UInt8 = 0
    for index in range {
      seen |= bytes[index]
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
    }
    return (hash ^ (hash >> 29), seen < 0x80)
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
  package let index: Int32

  package init(_ kind: EntityKind, _ index: Int) {
    self.kind = kind
    self.index = Int32(truncatingIfNeeded: index)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.kind.rawValue, left.index) < (right.kind.rawValue, right.index)
  }
}
