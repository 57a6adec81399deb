import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// `add to`, `remove from` and `set`: one fact at a space, at sessions, or of anything else.
extension EditResolver {
  /// The address and the fact of `add to A F`, `remove from A F`, `set A F`.
  mutating func readFact() -> (target: EditTarget, node: Int, kind: StatementKind)? {
    guard let address = tree.child(.address, of: node), let target = target(address),
      let factNode = tree.child(.statement, of: node), let kind = tree.statement(factNode)
    else { return nil }
    let blocks = Statement.blocks(of: kind)
    let isAllowed =
      switch target {
      case .space: blocks.contains(Blocks(.space))
      case .sessions: blocks.contains(Blocks(.session))
      case .entity(let ref): !headers(of: ref, taking: kind).isEmpty
      }
    if kind == .skip, let skipped = tree.child(.statement, of: factNode),
      let during = tree.child(.during, of: skipped)
    {
      refuse(
        .editRefused, "what a session skips, it skips on whatever day it takes", at: during,
        hint: "name the sessions, and leave `during` out")
      return nil
    }
    guard isAllowed else {
      refuse(
        .editRefused, "`\(kind.keyword)` is no fact of `\(words(address))`", at: factNode,
        hint: "it belongs to \(blocks.headers.map { "a \($0.keyword)" }.joined(separator: " or "))")
      return nil
    }
    return (target, factNode, kind)
  }

  /// The headers of `ref` under which a fact of `kind` may stand.
  func headers(of ref: EntityRef, taking kind: StatementKind? = nil) -> [Location] {
    let wanted = kind.map { Statement.blocks(of: $0) }
    if ref.kind != .person {
      guard let location = model.header(ref)?.location,
        let line = draft.lines.statement(onLine: draft.lines.line(of: location), of: location.file),
        let header = line.tree.statement(line.node), kind == nil || header.role == .header
      else { return [] }
      return wanted.map { $0.contains(Blocks(header)) } ?? true ? [location] : []
    }
    // One who leads and teaches has two headers.
    var found: [Location] = []
    for tree in version.trees {
      let reader = QuestionNames(model, tree)
      var line = 1
      while line < tree.nodes.count {
        if let header = tree.statement(line), header == .leader || header == .teacher,
          wanted?.contains(Blocks(header)) ?? true, let name = tree.child(.name, of: line),
          reader.lookUp(name) == ref
        {
          found.append(tree.location(of: name))
        }
        line = Int(tree.nodes[line].subtreeEnd)
      }
    }
    return found
  }

  /// The fact as sessions would say it; nil, with a finding where its names are wrong, also for one
  /// that no list of facts holds.
  mutating func sessionLevelFact(_ factNode: Int, _ kind: StatementKind) -> GivenFact?? {
    if !kind.traits.reachesSessions { return .some(nil) }
    guard let fact = names.sessionFact(factNode) else { return nil }
    return .some(GivenFact(tree, factNode, fact, names.model))
  }

  /// Sessions of a space that an edit may change; what is left out is said.
  mutating func open(_ all: [Int]) -> [Int] {
    let open = toCome(all, at: node)
    if !open.isEmpty, open.count < all.count {
      leftOut.append("\(counted(all.count - open.count, "session")) held, cut or past")
    }
    return open
  }

  /// Those of `sessions` that the window of a fact means: that lie in it, or may; nil with a
  /// finding where there is none.
  mutating func meant(_ sessions: [Int], by given: GivenFact) -> [Int]? {
    guard let days = given.days else { return sessions }
    let meant = sessions.filter { index in
      let session = model.sessions[index]
      let choices = session.openDays.ifAny.map { model.openDays[$0] } ?? []
      return session.day.map { days.contains($0) } ?? choices.contains { days.contains($0) }
    }
    guard meant.isEmpty, !sessions.isEmpty else { return meant }
    let address = tree.child(.address, of: node).map { words($0) } ?? ""
    refuse(
      .editRefused,
      "`\(address)` has no session during \(days.first.iso)..\(days.last.iso)", at: node,
      hint: "leave `during` out, or name days on which it meets")
    return nil
  }

  /// A fact as it is to be said at sessions: for those that lie in its window whatever day they
  /// take, without it.
  func byWindow(_ given: GivenFact, _ sessions: [Int]) -> [(fact: GivenFact, sessions: [Int])] {
    guard let days = given.days else { return [(given, sessions)] }
    let sure = sessions.filter { lies(model.sessions[$0], in: days) }
    return [
      (given.withoutWindow, sure), (given, sessions.filter { !sure.contains($0) }),
    ]
  }

  /// True with a finding where somebody whom a `with` names would still be left out.
  mutating func sayLeftOut(
    _ given: GivenFact, at sessions: [Int], _ factNode: Int, isAlone: Bool = false
  ) -> Bool {
    guard given.fact.kind == .with, let list = given.fact.people else { return false }
    let isSpace = if case .space = addressed { true } else { false }
    if given.words.audienceLists[list].everyone, !isAlone {
      return sayExcepted(at: sessions, factNode)
    }
    for name in given.words.audienceLists[list].with {
      for index in sessions {
        let session = model.sessions[index]
        let own = Set(facts.atoms.atoms(of: name, on: session.day))
        var (left, line) = (Set<Int32>(), Location?.none)
        model.eachFact(of: session) { fact, isStanding in
          guard let people = fact.people.map({ model.audienceLists[$0] }) else { return }
          // A session's own `with` brings back whom its space leaves out.
          let names =
            fact.kind == .with
            ? (isAlone ? [] : people.except) : isStanding && !isSpace ? [] : people.with
          for name in names { left.formUnion(facts.atoms.atoms(of: name, on: session.day)) }
          if !own.isDisjoint(with: left), line == nil { line = fact.location }
        }
        guard let line, own.isSubset(of: left) else { continue }
        refuse(
          .editRefused, "`\(model.name(name))` would still be left out: \(sayLine(line))",
          at: factNode, hint: "take that line out or change it first")
        return true
      }
    }
    return false
  }

  /// True with a finding where a line excepts somebody, whom `with everyone` would not bring back.
  private mutating func sayExcepted(at sessions: [Int], _ factNode: Int) -> Bool {
    var found: (name: EntityRef, line: Location)?
    for index in sessions where found == nil {
      model.eachFact(of: model.sessions[index]) { fact, _ in
        let list = fact.kind == .with ? fact.people.map { model.audienceLists[$0] } : nil
        if let name = list?.except.first { found = (name, fact.location) }
      }
    }
    guard let found else { return false }
    refuse(
      .editRefused, "`\(model.name(found.name))` would still be left out: \(sayLine(found.line))",
      at: factNode, hint: "say who comes with `set`, such as `set A with everyone`")
    return true
  }

  /// Headers to write who leads or comes under: one for a meeting only where that is the same for
  /// all its sections.
  func keys(of sessions: [Int], alikeIn kind: StatementKind) -> [SessionKey] {
    guard kind.traits.count == .list else { return keys(of: sessions) }
    return keys(of: sessions).flatMap { key -> [SessionKey] in
      let own = meeting(key)
      let isAlike =
        Set(own.map { model.sessions[$0].leaders }).count <= 1
        && !sectionFacts(key).contains {
          $0.kind == kind || $0.skipped == kind
        }
      return isAlike ? [key] : own.map { model.key(of: model.sessions[$0]) }
    }
  }

  // MARK: Titles

  /// Writes a title into the header that `target` has; false where it is there already.
  mutating func setTitle(_ target: EditTarget, _ factNode: Int, replaces: Bool) {
    let text = tree.child(.string, of: factNode).map { words($0) } ?? "\"\""
    var headers: [Location] = []
    switch target {
    case .entity(let ref): headers = Array(self.headers(of: ref, taking: .title).prefix(1))
    case .space(let space): headers = [model.spaces[space].header.location]
    case .sessions(_, let all):
      for key in keys(of: open(all)) {
        if let block = draft.order.block(of: key) {
          headers.append(model.blocks[block].location)
        } else {
          draft.addSession(key, header: "session \(model.written(key)) \(text)")
        }
      }
    }
    for header in headers { setTitle(text, inHeader: header, factNode, replaces: replaces) }
  }

  private mutating func setTitle(
    _ text: String, inHeader header: Location, _ factNode: Int, replaces: Bool
  ) {
    let block = draft.lines.block(at: header)
    guard let line = draft.lines.statement(onLine: block.header, of: block.file) else { return }
    let lines = draft.lines.facts("title", in: block)
    if let title = line.tree.child(.title, of: line.node) {
      if line.tree.text.string(in: line.tree.range(of: title)) == text { return }
      guard replaces else { return sayAnotherValue(.title, factNode) }
      draft.replace(line.tree.location(of: title), with: text)
    } else if let first = lines.first {
      if isAlike(factNode, first) { return }
      guard replaces else { return sayAnotherValue(.title, factNode) }
      draft.replace(first.tree.location(of: first.node), with: words(factNode))
    } else if let name = line.tree.child(.name, of: line.node)
      ?? line.tree.child(.address, of: line.node)
    {
      let end = line.tree.range(of: name).end
      draft.replace(Location(block.file, ByteRange(end, end)), with: " " + text)
    }
  }

  mutating func sayAnotherValue(_ kind: StatementKind, _ factNode: Int) {
    refuse(
      .editRefused, "`\(kind.keyword)` has one value, and another stands there already",
      at: factNode, hint: "say `set` to replace it")
  }
}
