import WeaveModel
import WeaveSource
import WeaveSyntax

/// What the address of an edit names.
enum EditTarget {
  /// Anything that is no space or session.
  case entity(EntityRef)
  /// All sessions of a space.
  case space(Int)
  /// Some sessions of a space: of a section, of a day, or one.
  case sessions(space: Int, [Int])

  /// The space it is or lies in.
  var space: Int? {
    switch self {
    case .entity: nil
    case .space(let space): space
    case .sessions(let space, _): space
    }
  }
}

extension EditResolver {
  /// What the edit's own address names; nil where it names nothing.
  var addressed: EditTarget? {
    var copy = self
    return tree.child(.address, of: node).flatMap { copy.target($0) }
  }

  /// What the address at `node` names; nil with a finding.
  mutating func target(_ node: Int) -> EditTarget? {
    let tokens = Int(tree.nodes[node].firstToken)..<Int(tree.nodes[node].endToken)
    if tokens.count == 1 {
      if tree.string(tokens.lowerBound) == "plan" { return .entity(EntityRef(.plan, 0)) }
      guard let ref = names.name(node) else { return nil }
      return ref.kind == .space ? .space(Int(ref.index)) : .entity(ref)
    }
    guard let address = names.address(node) else { return nil }
    let found = names.model.sessions(at: address)
    guard !found.isEmpty else {
      refuse(
        .editRefused, "`\(tree.text.string(in: tree.range(of: node)))` has no meeting", at: node,
        hint: nearby(address))
      return nil
    }
    if let when = address.when, when.minute < 0,
      Set(found.map { model.sessions[$0].when }).count > 1
    {
      let whens = Set(found.map { model.written(model.key(of: model.sessions[$0])) }).sorted()
      refuse(
        .editRefused, "the space meets \(whens.count) times that day", at: node,
        hint: "say which: \(whens.joined(separator: ", "))")
      return nil
    }
    return .sessions(space: Int(address.space), found)
  }

  /// When the space of `address` does meet, near the day asked for.
  private func nearby(_ address: Address) -> String? {
    let near = model.nearest(to: address).map { model.written($0) }.joined(separator: ", ")
    if address.when?.day != nil { return near.isEmpty ? nil : "it meets at \(near)" }
    let name = model.written(address.space)
    return near.isEmpty
      ? "`show sessions where space = \(name)` lists its meetings"
      : "its open sessions are \(near)"
  }

  /// The sessions of a space or of some of its meetings, as indexes.
  func sessions(of target: EditTarget) -> [Int] {
    switch target {
    case .entity: []
    case .space(let space): Array(model.sessionRanges[space])
    case .sessions(_, let sessions): sessions
    }
  }

  /// Those of `sessions` that an edit may still change; findings where it names one alone that it
  /// may not.
  mutating func toCome(_ sessions: [Int], at node: Int) -> [Int] {
    let open = sessions.filter { !isFixed($0) }
    if open.isEmpty, let first = sessions.first {
      let session = model.sessions[first]
      let address = model.written(model.key(of: session))
      let why =
        session.status == .held
        ? "was held" : session.status == .cut ? "is cut" : "lies before \(fixedBefore?.iso ?? "")"
      refuse(
        .editOfThePast,
        sessions.count == 1
          ? "`\(address)` \(why), and what is past stays as it was"
          : "all \(sessions.count) sessions are past, held or cut", at: node)
    }
    return open
  }

  /// True for what no edit changes: sessions held or cut, and those before the day asked on.
  func isFixed(_ index: Int) -> Bool {
    let session = model.sessions[index]
    if session.status == .held || session.status == .cut { return true }
    guard let fixedBefore, let day = session.day else { return false }
    return day < fixedBefore
  }

  /// Headers to write under for `sessions` of one space: one for a meeting whose sections are all
  /// meant, else one a section.
  func keys(of sessions: [Int]) -> [SessionKey] {
    var keys: [SessionKey] = []
    for (_, group) in Dictionary(grouping: sessions, by: { model.sessions[$0].when }) {
      let first = model.sessions[group[0]]
      let all = model.sessionRanges[Int(first.space)].count {
        model.sessions[$0].when == first.when
      }
      // A header of the whole meeting would call the sections that only theirs declare others to.
      let isWhole =
        first.section < 0 || first.line >= 0 || first.wholeBlock >= 0
        || all == model.spaces[first.space].sections.count
      if all == group.count, isWhole, first.section >= 0 || all == 1 {
        keys.append(model.key(of: first, wholeMeeting: all > 1 || first.section < 0))
      } else {
        keys += group.map { model.key(of: model.sessions[$0]) }
      }
    }
    return keys.sorted { order($0) < order($1) }
  }

  private func order(_ key: SessionKey) -> (Int32, Int16, Int32) {
    (key.when.day?.number ?? .max, key.when.minute, key.section?.index ?? -1)
  }
}
