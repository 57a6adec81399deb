package import WeaveAnalysis
import WeaveModel
import WeaveSyntax

/// A comment, time or tool that newly connects sessions, or no longer does.
package struct LinkChange: Sendable, Hashable {
  /// Where it starts, as an address.
  package let start: String
  /// Where it leads: an address, or the tool that is shared.
  package let end: String
  package let way: Kind
  /// Teachers who hear it, before and after.
  package let before: Int
  package let after: Int

  /// What connects: a comment, connection time, or a tool that both ends use.
  package enum Kind: String, Sendable { case comment, time, tool }

  /// True where nobody heard it before, and somebody does now.
  package var isMade: Bool { before == 0 && after > 0 }
  /// True where somebody heard it before, and nobody does now.
  package var isLost: Bool { before > 0 && after == 0 }
}

/// The links of two plans, and how they differ; by start, in order.
package func linkChanges(
  _ match: ModelMatch, _ before: Experience, _ after: Experience
) -> [LinkChange] {
  var ends = LinkEnds()
  // A session that is gone has a number of its own below zero.
  let one = linksHeard(before, &ends) { session in
    match.sessions[Int(session)] < 0 ? ~session : match.sessions[Int(session)]
  }
  let other = linksHeard(after, &ends) { $0 }
  var found: [LinkChange] = []
  func take(_ key: LinkKey, _ left: Int, _ right: Int) {
    guard left != right else { return }
    let model = key.start < 0 ? match.before : match.after
    let session = model.sessions[Int(key.start < 0 ? ~key.start : key.start)]
    found.append(
      LinkChange(
        start: model.written(model.key(of: session)), end: ends.names[key.end], way: key.way,
        before: left, after: right))
  }
  for (key, left) in one { take(key, left, other[key] ?? 0) }
  for (key, right) in other where one[key] == nil { take(key, 0, right) }
  return found.sorted { ($0.start, $0.end, $0.way.rawValue) < ($1.start, $1.end, $1.way.rawValue) }
}

/// A link, in numbers that mean the same in both plans; one number, because there are many.
private struct LinkKey: Hashable {
  private let bits: Int

  init(start: Int32, end: Int, way: LinkChange.Kind) {
    let kind = way == .comment ? 0 : way == .time ? 1 : 2
    bits = Int(start) << 32 | end << 2 | kind
  }

  var start: Int32 { Int32(bits >> 32) }

  /// Its place in `LinkEnds.names`.
  var end: Int { (bits & 0xFFFF_FFFF) >> 2 }

  var way: LinkChange.Kind { bits & 3 == 0 ? .comment : bits & 3 == 1 ? .time : .tool }
}

/// Where links lead, each written out once.
private struct LinkEnds {
  private(set) var names: [String] = []
  private var places: [String: Int] = [:]

  mutating func place(of name: String) -> Int {
    if let known = places[name] { return known }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

/// How many teachers hear each link; a tool joins a session where the listener meets it elsewhere
/// too.
private func linksHeard(
  _ experience: Experience, _ ends: inout LinkEnds, start: (Int32) -> Int32
) -> [LinkKey: Int] {
  let model = experience.model
  var heard: [LinkKey: Int] = [:]
  var addresses: [AddressID: Int] = [:]
  for tally in experience.linkTallies() {
    let line = experience.facts.contents.links[Int(tally.link)]
    guard let address = line.fact.to else { continue }
    let end = addresses[address] ?? ends.place(of: model.written(model.addresses[address]))
    addresses[address] = end
    let way: LinkChange.Kind = line.facts.contains { $0.kind == .time } ? .time : .comment
    heard[LinkKey(start: start(tally.session), end: end, way: way), default: 0] += tally.heard
  }
  let tools = model.tools.indices.map { ends.place(of: model.written(EntityRef(.tool, $0))) }
  for (index, cell) in experience.cells.enumerated()
  where experience.attendance.cells[index].isTeacher {
    var spaces: [Int32: Set<SpaceID>] = [:]
    for session in cell.sessions {
      for tool in experience.tools(of: session) {
        spaces[tool, default: []].insert(model.sessions[Int(session)].space)
      }
    }
    let weight = experience.attendance.cells[index].weight
    for session in cell.sessions {
      for tool in experience.tools(of: session) where (spaces[tool]?.count ?? 0) > 1 {
        let key = LinkKey(start: start(session), end: tools[Int(tool)], way: .tool)
        heard[key, default: 0] += weight
      }
    }
  }
  return heard
}
