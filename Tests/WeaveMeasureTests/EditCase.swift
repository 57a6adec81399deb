import WeaveAnalysis
import WeaveEdits
import WeaveEngine
import WeaveFormat
import WeaveModel
import WeaveSource
import WeaveSyntax

/// One edit made on one plan, and what is wrong with how it was made.
struct EditCase {
  let before: PlanVersion
  let after: PlanVersion
  let edit: RandomEdit
  let step: Step
  let match: ModelMatch
  let changes: SessionChanges
  let fixedBefore: Day?
  var problems: [String] = []

  /// Nil for an edit that is refused.
  init?(_ plan: Snapshot, _ edit: RandomEdit, fixedBefore: Day?) {
    var branch = Branch(
      BranchStart(plan.version, plan.context.experience), fixedBefore: fixedBefore)
    guard make(edit.text, &branch).isEmpty, let step = branch.steps.first else {
      return nil
    }
    before = plan.version
    after = branch.version()
    self.edit = edit
    self.step = step
    self.fixedBefore = fixedBefore
    match = ModelMatch(before.model, after.model)
    changes = SessionChanges(match)
    var again = Branch(
      BranchStart(plan.version, plan.context.experience), fixedBefore: fixedBefore)
    _ = make(edit.text, &again)
    if text(again.version()) != text(after) { problems.append("a second run gives other bytes") }
    checkText()
    checkPromise()
    checkOthers()
    checkFixed()
    checkAgain(branch)
  }

  func text(_ version: PlanVersion) -> String {
    String(decoding: version.trees[0].text.bytes, as: UTF8.self)
  }

  // MARK: Bytes and lines

  mutating func checkText() {
    let old = before.trees[0].text.bytes
    var bytes = old
    for splice in step.edit.splices.reversed() {
      let range = splice.location.range
      bytes.replaceSubrange(Int(range.start)..<Int(range.end), with: splice.replacement.utf8)
    }
    if bytes != after.trees[0].text.bytes { problems.append("the splices are not what was made") }
    if after.edited(step.inverse).trees[0].text.bytes != old {
      problems.append("the inverse does not give the old bytes back")
    }
    let comments = { (text: String) in text.split(separator: "\n").filter { $0.contains("#") }.count
    }
    if comments(text(after)) > comments(text(before)) { problems.append("a comment came twice") }
    func lines(_ version: PlanVersion) -> Set<String> {
      Set(version.trees[0].diagnostics.map { "\($0.code.rawValue) \($0.message)" })
    }
    let new = lines(after).subtracting(lines(before))
    if !new.isEmpty { problems.append("new findings of lines: \(new.sorted())\n\(diff)") }
    if format(after.trees[0]) != after.trees[0].text.bytes {
      problems.append("fmt would change it:\n\(diff)")
    }
  }

  var diff: String {
    unifiedDiff(before.trees[0].text.bytes, after.trees[0].text.bytes, name: "p", context: 2)
  }

  // MARK: What is meant

  /// The sessions of the plan before that an address names.
  func sessions(_ address: String) -> [Int] {
    let model = before.model
    return model.sessions.indices.filter { index in
      let own = model.address(model.sessions[index])
      if own == address || own.hasPrefix(address + "/") || own.hasPrefix(address + "@") {
        return true
      }
      if own.hasPrefix(address + "T") { return true }
      let parts = address.split(separator: "/")
      return !address.contains("@") && parts.count == 2 && own.hasPrefix(parts[0] + "@")
        && own.hasSuffix("/" + parts[1])
    }
  }

  func isFixed(_ index: Int) -> Bool {
    let session = before.model.sessions[index]
    if session.status == .held || session.status == .cut { return true }
    guard let fixedBefore, let day = session.day else { return false }
    return day < fixedBefore
  }

  func name(_ index: Int) -> String { before.model.address(before.model.sessions[index]) }

  /// The session of the plan after that `index` of the plan before is.
  func now(_ index: Int) -> Session? {
    let place = match.sessions[index]
    return place < 0 ? nil : after.model.sessions[Int(place)]
  }

  /// True when the session has a fact whose line starts with the words of `fact`.
  func says(_ session: Session, _ fact: String, _ model: Model) -> Bool {
    let words = fact.split(separator: " ").map(String.init)
    if words[0] == "led-by" {
      let leaders = model.leaderLists.lists[Int(session.leaders)].map {
        $0 < 0 ? "tbd" : model.name(EntityRef(.person, Int($0)))
      }
      return leaders.contains(words[1])
    }
    if words[0] == "about", words.count == 2, words[1] != "tbd" {
      return model.threads(of: session).contains { model.name(EntityRef(.thread, $0)) == words[1] }
    }
    let lines = lines(session, words[0], model)
    // Another list of people is another fact.
    if words[0] == "with" || words[0] == "without" { return lines.contains(words) }
    return lines.contains { $0.starts(with: words) }
  }

  /// What is wrong after `skip F` was said: a line of the space still brings F.
  func isLeftOut(_ session: Session, _ skip: String) -> String? {
    var isStill = false
    after.model.eachFact(of: session) { fact, isStanding in
      let name = fact.focus.map { after.model.name(EntityRef(.thread, Int($0))) }
      if isStanding, fact.kind == .about, skip == "skip about \(name ?? "")" { isStill = true }
    }
    return isStill ? "`\(skip)`, and it holds" : nil
  }

  /// The lines of a keyword that hold at a session, as words, less their window.
  func lines(_ session: Session, _ keyword: String, _ model: Model) -> [[String]] {
    var found: [[String]] = []
    model.eachFact(of: session) { fact, _ in
      guard fact.kind.keyword == keyword else { return }
      let text = model.sources[Int(fact.location.file.index)].string(in: fact.location.range)
      if !text.hasPrefix(keyword), let thread = fact.focus {
        found.append(["about", model.name(thread)])
        return
      }
      let words = text.split(separator: " ").map(String.init)
      found.append(Array(words.prefix { $0 != "during" }))
    }
    return found
  }

  // MARK: Promises

  mutating func checkPromise() {
    switch edit {
    case .add(let address, let fact):
      check(address, fact) { own, session, bare in
        if let wrong = own.wrongAudience(session, bare) { return wrong }
        if bare.hasPrefix("skip ") { return own.isLeftOut(session, bare) }
        return own.says(session, bare, own.after.model) ? nil : "`\(fact)` does not hold"
      }
    case .remove(let address, let fact):
      check(address, fact) { $0.says($1, $2, $0.after.model) ? "`\(fact)` still holds" : nil }
    case .set(let address, let fact): checkSet(address, fact)
    case .pull(let thread, let into, let way, _, let days): checkPull(thread, into, way, days)
    case .dropSession(let address):
      let left = sessions(address).filter { now($0) != nil }
      if !left.isEmpty { problems.append("still there: \(left.map { name($0) })\n\(diff)") }
    case .dropName(let name): checkGone(name)
    case .move(let address, let day, let span): checkMove(address, day, span)
    case .cancel(let address):
      check(address, "") { $1.status == .cut ? nil : "is not cut\($0.diff)\($2)" }
    case .close(let days):
      for session in after.model.sessions where session.status.takesPlace {
        if let day = session.day, days.contains(day) {
          problems.append("\(after.model.address(session)) still takes place\n\(diff)")
        }
      }
    case .swap(let one, let other, let place): checkSwap(one, other, place)
    case .pair(let one, let other):
      let model = after.model
      let planTogether = model.people.contains { person in
        let name = model.symbols.text(person.header.name)
        let partners = person.plansWith.map { model.name(EntityRef(.person, $0)) }
        return name == one && partners.contains(other) || name == other && partners.contains(one)
      }
      if !planTogether { problems.append("they do not plan together") }
    case .merge(let old, let new):
      checkGone(old)
      for index in before.model.sessions.indices {
        let was = [old, new].contains {
          says(before.model.sessions[index], "about \($0)", before.model)
        }
        guard let session = now(index) else { continue }
        if says(session, "about \(new)", after.model) != was {
          problems.append("\(name(index)) is \(was ? "no longer" : "newly") about \(new)\n\(diff)")
        }
      }
    case .declare: break
    }
  }

  /// Checks each session of an address, in the window of a fact, that is not past.
  mutating func check(
    _ address: String, _ fact: String, _ body: (EditCase, Session, String) -> String?
  ) {
    let (bare, days) = parted(fact)
    for index in sessions(address) where !isFixed(index) && lies(index, days) {
      guard let session = now(index) else {
        problems.append("\(name(index)) is gone\n\(diff)")
        continue
      }
      if let problem = body(self, session, bare) {
        problems.append("\(name(index)): \(problem)\n\(diff)")
      }
    }
  }

  mutating func checkSet(_ address: String, _ fact: String) {
    let words = parted(fact).bare.split(separator: " ").map(String.init)
    if words[0] == "hours" { return checkHours(address, fact) }
    if words[0] == "skip" { return check(address, fact) { $0.isLeftOut($1, $2) } }
    check(address, fact) { own, session, fact in
      let model = own.after.model
      guard own.says(session, fact, model) else { return "`\(fact)` does not hold" }
      if words[0] == "led-by" {
        return model.leaderLists.lists[Int(session.leaders)].count == 1 ? nil : "others lead too"
      }
      let others = own.lines(session, words[0], model).filter { $0 != words }
      return others.isEmpty ? nil : "others hold: \(others)"
    }
  }

  func isMeant(_ index: Int, _ days: DayRange?) -> Bool {
    let model = before.model
    let session = model.sessions[index]
    guard session.status.takesPlace else { return false }
    guard let days else { return true }
    if let day = session.day { return days.contains(day) }
    return model.openDays[Int(session.openDays)].allSatisfy { days.contains($0) }
  }

  mutating func checkGone(_ gone: String) {
    let tree = after.trees[0]
    for token in 0..<tree.tokens.count where tree.string(token) == gone {
      let line = tree.text.lines.place(of: tree.range(ofToken: token).start).line
      problems.append("`\(gone)` is still named on line \(line)\n\(diff)")
    }
  }

  mutating func checkSwap(_ one: String, _ other: String, _ place: String?) {
    func leaders(_ session: Session, _ model: Model) -> [String] {
      model.leaderLists.lists[Int(session.leaders)].map {
        $0 < 0 ? "tbd" : model.name(EntityRef(.person, Int($0)))
      }.sorted()
    }
    let meant = Set(place.map { sessions($0) } ?? Array(before.model.sessions.indices))
    for index in before.model.sessions.indices {
      guard let session = now(index) else { continue }
      var wanted = leaders(before.model.sessions[index], before.model)
      if meant.contains(index), before.model.sessions[index].status != .cut {
        wanted = wanted.map { $0 == one ? other : $0 == other ? one : $0 }.sorted()
      }
      if before.model.sessions[index].status == .cut { continue }
      if leaders(session, after.model) != wanted {
        problems.append("\(name(index)): \(leaders(session, after.model)), not \(wanted)\n\(diff)")
      }
    }
  }

  // MARK: Others

  /// Sessions that the edit does not mean stay as they were.
  mutating func checkOthers() {
    guard let meant = meant else { return }
    var touched = changes.changed + changes.moved
    touched = touched.map { Int(match.sessionsBefore[$0]) } + changes.dropped
    for index in touched where !meant.contains(index) && isOtherwise(index) {
      problems.append("\(name(index)) changed too\n\(diff)")
    }
    if case .declare = edit { return }
    let days = Set(meant.map { before.model.sessions[$0].when.day })
    for index in changes.added where !days.contains(after.model.sessions[index].when.day) {
      problems.append("\(after.model.address(after.model.sessions[index])) is new\n\(diff)")
    }
  }

  /// True where a session takes place otherwise than before: a fact said twice is said, and one of
  /// two meetings of a day that becomes the only one is called otherwise.
  func isOtherwise(_ index: Int) -> Bool {
    let session = before.model.sessions[index]
    guard session.status.takesPlace, session.isOnlyMeetingOfDay else { return false }
    guard let other = now(index), session.day == other.day, session.span == other.span,
      session.status == other.status
    else { return true }
    func facts(_ session: Session, _ model: Model) -> Set<[String]> {
      var all: Set<[String]> = []
      for kind in StatementKind.allCases where kind.role == .fact {
        all.formUnion(lines(session, kind.keyword, model).map { $0 })
      }
      return all
    }
    return facts(session, before.model) != facts(other, after.model)
  }

  /// The sessions that may change; nil where others may follow.
  var meant: Set<Int>? {
    switch edit {
    case .add(let address, let fact), .remove(let address, let fact), .set(let address, let fact):
      return Set(sessions(address).filter { !isFixed($0) && lies($0, parted(fact).days) })
    case .cancel(let address): return Set(sessions(address))
    case .move(let address, _, _):
      return Set(sessions(address)).union(leading(to: sessions(address)))
    case .pull(let thread, let into, let way, _, let days):
      var meant = Set(sessions(into).filter { !isFixed($0) && isMeant($0, days) })
      if way.hasPrefix("tool") {
        meant.formUnion(
          before.model.sessions.indices.filter {
            !isFixed($0)
              && (says(before.model.sessions[$0], "about \(thread)", before.model)
                || says(before.model.sessions[$0], "use \(way.dropFirst(5))", before.model))
          })
      }
      return meant
    case .pair: return []
    case .declare(let header):
      return Set(sessions(header.split(separator: " ")[1].description))
    case .dropSession(let address):
      return Set(sessions(address)).union(leading(to: sessions(address)))
    case .swap(_, _, let place):
      return place.map { Set(sessions($0)) }
    case .dropName, .close, .merge: return nil
    }
  }

  /// The sessions with a comment or time that leads to one of `ends`.
  func leading(to ends: [Int]) -> [Int] {
    let model = before.model
    return model.sessions.indices.filter { index in
      var leads = false
      model.eachFact(of: model.sessions[index]) { fact, _ in
        guard let address = fact.to else { return }
        let found = model.sessions(at: model.addresses[address])
        if found.contains(where: { ends.contains($0) }) { leads = true }
      }
      return leads
    }
  }
}
