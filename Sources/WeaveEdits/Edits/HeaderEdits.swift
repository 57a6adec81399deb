import WeaveModel
import WeaveSource
import WeaveSyntax

// `add HEADER`: a new thing, or a new session.
extension EditResolver {
  mutating func addHeader() {
    guard let header = tree.child(.statement, of: node), let kind = tree.statement(header) else {
      return
    }
    if kind == .session { return addSession(header) }
    if let name = tree.child(.name, of: header), let ref = names.lookUp(name),
      !isOtherRole(ref, kind)
    {
      refuse(.editRefused, "`\(words(name))` is declared already", at: name)
      return
    }
    guard let place = placeOfHeader(kind) else {
      refuse(.editRefused, "the plan has no line `plan` to put it behind", at: header)
      return
    }
    draft.addBlock(words(header), after: place.behind, isList: place.isOfKind)
  }

  /// True for a teacher who is to lead too, or a leader who is to be a teacher too.
  private func isOtherRole(_ ref: EntityRef, _ kind: StatementKind) -> Bool {
    guard ref.kind == .person else { return false }
    let person = model.people[ref]
    return kind == .leader && !person.isLeader || kind == .teacher && !person.isTeacher
  }

  /// The header a new one of `kind` stands behind, and whether that is of the same kind: the last
  /// of its kind, else the last that
  /// declares anything before spaces and sessions.
  private func placeOfHeader(
    _ kind: StatementKind
  ) -> (behind: Location, isOfKind: Bool)? {
    var last: [StatementKind: Location] = [:]
    for tree in version.trees where !version.shipped.contains(tree.file) {
      var line = 1
      while line < tree.nodes.count {
        if let own = tree.statement(line), own.role == .header {
          last[own] = tree.location(of: line)
        }
        line = Int(tree.nodes[line].subtreeEnd)
      }
    }
    if let own = last[kind] { return (own, true) }
    let above: [StatementKind] = [
      .plan, .goal, .thread, .tool, .leader, .teacher, .team, .space, .session, .voice, .toward,
    ]
    let before = above.prefix { $0 != kind }
    return (before.reversed().lazy.compactMap { last[$0] }.first ?? last[.plan]).map { ($0, false) }
  }

  private mutating func addSession(_ header: Int) {
    guard let addressNode = tree.child(.address, of: header),
      let address = names.address(addressNode)
    else { return }
    guard let when = address.when else {
      refuse(.editRefused, "a session needs its day, such as `plc@2026-10-29`", at: addressNode)
      return
    }
    let key = SessionKey(space: address.space, when: when, section: address.section)
    guard draft.order.block(of: key) == nil else {
      refuse(.editRefused, "`\(words(addressNode))` has a header already", at: addressNode)
      return
    }
    guard let day = when.day else {
      refuse(
        .editRefused, "an open session also needs the days it may take", at: addressNode,
        hint: "write it in the plan, with `between` and two days under it")
      return
    }
    guard isFree(day, at: addressNode) else { return }
    let space = model.spaces[address.space]
    if meeting(key).isEmpty, !space.lines.isEmpty || !space.extras.isEmpty {
      let span = alsoSpan(tree.child(.span, of: header), from: Int(when.minute))
      draft.add(
        "also \(day.iso)" + (span.map { " \($0)" } ?? ""), under: space.header.location)
      echo.append(
        "\(name(.space, Int(address.space))) does not meet on \(day.iso) otherwise: it gets `also`")
    }
    draft.addSession(key, header: words(header))
  }

  /// The span of an `also` line: with the start, where the address of the meeting says it.
  private mutating func alsoSpan(_ node: Int?, from start: Int) -> String? {
    guard start >= 0 else { return node.map { words($0) } }
    guard let node else { return clock(start) }
    let span = names.span(node)
    guard span.start < 0, span.length >= 0 else { return words(node) }
    return "\(clock(start))..\(clock(start + Int(span.length)))"
  }

  /// True for a day of the plan, still to come, on which nothing is closed; else a finding.
  mutating func isFree(_ day: Day, at node: Int) -> Bool {
    if let days = model.plan.days, !days.contains(day) {
      refuse(
        .editRefused, "\(day.iso) is outside the plan", at: node,
        hint: "the plan covers \(days.first.iso)..\(days.last.iso)")
      return false
    }
    if let closure = model.plan.closure(on: day) {
      let reason = model.string(closure.reason).map { " (\($0))" } ?? ""
      refuse(.editRefused, "\(day.iso) is closed\(reason)", at: node)
      return false
    }
    if let fixedBefore, day < fixedBefore {
      refuse(.editOfThePast, "\(day.iso) lies before \(fixedBefore.iso)", at: node)
      return false
    }
    return true
  }
}
