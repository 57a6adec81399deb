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

  package enum Kind: String, Sendable { case comment, time, tool }

  package var isMade: Bool { before == 0 && after > 0 }
  package var isLost: Bool { before > 0 && after == 0 }
}

/// The links of two plans, and how they differ; by start, in order.
package func linkChanges(
  _ match: ModelMatch, _ before: Experience, _ after: Experience
) -> [LinkChange] {
  let (one, other) = (linksHeard(before), linksHeard(after))
  var found: [LinkChange] = []
  for key in Set(one.keys).union(other.keys) {
    let (left, right) = (one[key] ?? 0, other[key] ?? 0)
    if left != right {
      found.append(
        LinkChange(start: key.start, end: key.end, way: key.way, before: left, after: right))
    }
  }
  return found.sorted { ($0.start, $0.end, $0.way.rawValue) < ($1.start, $1.end, $1.way.rawValue) }
}

private struct LinkKey: Hashable {
  let start: String
  let end: String
  let way: LinkChange.Kind
}

/// How many teachers hear each link; a tool joins a session where the listener meets it elsewhere
/// too.
private func linksHeard(_ experience: Experience) -> [LinkKey: Int] {
  let model = experience.model
  var heard: [LinkKey: Int] = [:]
  for tally in experience.linkTallies() {
    let line = experience.facts.contents.links[Int(tally.link)]
    let session = model.sessions[Int(tally.session)]
    let way: LinkChange.Kind = line.facts.contains { $0.kind == .time } ? .time : .comment
    let key = LinkKey(
      start: model.written(model.key(of: session)),
      end: model.written(model.addresses[Int(line.fact.address)]), way: way)
    heard[key, default: 0] += tally.heard
  }
  for (index, cell) in experience.cells.enumerated()
  where experience.attendance.cells[index].isTeacher {
    var spaces: [Int32: Set<Int32>] = [:]
    for session in cell.sessions {
      for tool in experience.tools(of: session) {
        spaces[tool, default: []].insert(model.sessions[Int(session)].space)
      }
    }
    let weight = experience.attendance.cells[index].weight
    for session in cell.sessions {
      for tool in experience.tools(of: session) where (spaces[tool]?.count ?? 0) > 1 {
        let key = LinkKey(
          start: model.written(model.key(of: model.sessions[Int(session)])),
          end: model.written(EntityRef(.tool, Int(tool))), way: .tool)
        heard[key, default: 0] += weight
      }
    }
  }
  return heard
}
