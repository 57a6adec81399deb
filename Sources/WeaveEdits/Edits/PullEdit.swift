import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

/// How a pulled thread is connected to where it comes from; docs/what-if.md tells what each takes.
package enum Way: Sendable, Hashable {
  /// Sessions are said to be about the thread, and nothing connects them.
  case label
  /// A comment of about a minute in each session, which counts against no limit.
  case comment
  /// Connection time of so many minutes in each session.
  case time(minutes: Int)
  /// The tool of this index, used in both spaces.
  case tool(Int)
}

/// A pull, with its names resolved.
struct Pull {
  let thread: Int
  let target: EditTarget
  /// The sessions it means, in order of the model.
  let sessions: [Int]
  let window: EditResolver.NamedWindow?
  let way: Way
  /// The question of `ask`, or the words at the end.
  let words: String?
}

extension EditResolver {
  mutating func resolvePull() {
    guard let pull = readPull() else { return }
    let source = source(of: pull)
    if pull.way != .label, source == nil { return }
    echo.insert(heading(pull, source), at: 0)
    let linked = source.map { source in pull.sessions.filter { links($0, to: source.space) } } ?? []
    let short = tooShort(pull, but: linked)
    if case .time(let minutes) = pull.way, !short.isEmpty,
      short.count + linked.count == pull.sessions.count
    {
      refuse(
        .editRefused, "no session is long enough for \(minutes) min of connection time", at: node,
        hint: "say fewer minutes, or pull it `by comment`")
      return
    }
    let without = pull.sessions.filter {
      !model.threads(of: model.sessions[$0]).contains(pull.thread) && !short.contains($0)
    }
    let thread = model.written(EntityRef(.thread, pull.thread))
    let caption = pull.way == .comment ? nil : pull.words.map { " " + quoted($0) }
    write(
      "about \(thread)" + (isAsked(pull.way) ? "" : caption ?? ""), for: without,
      harmless: allAbout(pull.thread, in: pull.target), pull.target, during: pull.window)
    switch pull.way {
    case .label: break
    case .comment, .time:
      if let source { connect(pull, to: source, linked, labelled: without, tooShort: short) }
    case .tool(let tool): if let source { share(tool, pull, with: source) }
    }
  }

  /// Writes a line for the sessions that are to have it.
  private mutating func write(
    _ line: String, for wanted: [Int], harmless: [Int], _ target: EditTarget,
    during window: NamedWindow?
  ) {
    guard let given = GivenFact(line, in: version) else { return }
    spread(
      SpreadFact(given: given, wanted: wanted, harmless: Set(harmless)), target, during: window)
  }

  private func isAsked(_ way: Way) -> Bool {
    if case .time = way { true } else { false }
  }

  // MARK: What it means

  private mutating func readPull() -> Pull? {
    guard let threadNode = tree.child(.ref, of: node),
      let thread = names.name(threadNode, as: [.thread]),
      let into = tree.child(.into, of: node), let address = tree.child(.address, of: into),
      let target = target(address)
    else { return nil }
    guard target.space != nil else {
      refuse(.editRefused, "`\(words(address))` is no space or session", at: address)
      return nil
    }
    var window: NamedWindow?
    if let part = tree.child(.during, of: node) {
      guard let days = names.window(part + 1) else { return nil }
      window = NamedWindow(days: days, words: words(part + 1))
    }
    guard let way = readWay() else { return nil }
    let named = sessions(of: target).filter { index in
      let session = model.sessions[index]
      guard session.status.takesPlace || isFixed(index) else { return false }
      return window.map { lies(session, in: $0.days) } ?? true
    }
    guard !named.isEmpty else {
      refuse(
        .editRefused,
        "`\(words(address))` has no session \(window.map { "during \($0.words)" } ?? "")",
        at: address)
      return nil
    }
    let sessions = toCome(named, at: address)
    guard !sessions.isEmpty else { return nil }
    if sessions.count < named.count {
      leftOut.append("\(counted(named.count - sessions.count, "session")) held, cut or past")
    }
    return Pull(
      thread: Int(thread.index), target: target, sessions: sessions, window: window, way: way,
      words: pulledWords())
  }

  private func pulledWords() -> String? {
    if let way = tree.child(.way, of: node), let ask = tree.child(.ask, of: way) {
      return tree.contents(ofString: Int(tree.nodes[ask].endToken) - 1)
    }
    return tree.child(.caption, of: node).map {
      tree.contents(ofString: Int(tree.nodes[$0].firstToken))
    }
  }

  /// The way of `by`; nil with a finding where it is left out: then all ways are laid side by side,
  /// which a scenario cannot.
  private mutating func readWay() -> Way? {
    if let way { return way }
    guard let part = tree.child(.way, of: node) else {
      refuse(
        .editRefused, "a pull in a scenario, or beside other edits, says its way", at: node,
        hint: "add `by label`, `by comment`, `by time 15 min` or `by tool NAME`")
      return nil
    }
    let second = Int(tree.nodes[part].firstToken) + 1
    switch tree.string(second) {
    case "label": return .label
    case "comment": return .comment
    case "time":
      guard let duration = tree.child(.duration, of: part) else { return nil }
      guard let minutes = names.minutes(duration) else { return nil }
      guard minutes > 0 else {
        refuse(.editRefused, "connecting takes at least a minute", at: duration)
        return nil
      }
      return .time(minutes: minutes)
    default:
      guard let ref = tree.child(.ref, of: part) else { return nil }
      return names.name(ref, as: [.tool]).map { .tool(Int($0.index)) }
    }
  }

  /// Where the thread is pulled from: as said, else its home, else the other space with most
  /// minutes of it; nil, with a finding unless only a label is asked for.
  private mutating func source(of pull: Pull) -> (space: Int, why: String)? {
    let own = pull.target.space
    let thread = name(.thread, pull.thread)
    var found: (space: Int, why: String)?
    if let part = tree.child(.base, of: node) {
      guard let ref = names.name(part + 1, as: [.space]) else { return nil }
      found = (Int(ref.index), "")
    } else if let home = model.threads[pull.thread].home {
      found = (home, " (its home)")
    } else {
      let most = spacesByMinutes(of: pull.thread, except: own)
      if most.count > 1, most[0].minutes == most[1].minutes {
        guard pull.way != .label else { return nil }
        let tied = most.prefix { $0.minutes == most[0].minutes }.map {
          "`\(name(.space, $0.space))`"
        }
        refuse(
          .editRefused,
          "\(tied.joined(separator: " and ")) have equally many minutes of `\(thread)`",
          at: node, hint: "say which with `from \(model.written(EntityRef(.space, most[0].space)))`"
        )
        return nil
      }
      found = most.first.map { ($0.space, " (it has most minutes of \(thread))") }
    }
    guard let found else {
      if pull.way != .label {
        refuse(
          .editRefused, "no other space has a session about `\(thread)` to pull it from", at: node,
          hint: "say `from SPACE`, or give the thread a `home`")
      }
      return nil
    }
    if found.space == own, pull.way != .label {
      refuse(
        .editRefused,
        "`\(name(.space, found.space))`\(found.why) is where it would be pulled into", at: node,
        hint: "say another space with `from`")
      return nil
    }
    return found
  }

  private func spacesByMinutes(of thread: Int, except own: Int?) -> [(space: Int, minutes: Int)] {
    var minutes: [Int: Int] = [:]
    for index in facts.threadSessions[thread] {
      let session = model.sessions[index]
      if Int(session.space) == own { continue }
      minutes[Int(session.space), default: 0] += session.minutes ?? 0
    }
    return minutes.map { ($0.key, $0.value) }.sorted {
      ($1.minutes, $0.space) < ($0.minutes, $1.space)
    }
  }

  /// All sessions of the target's space that are about the thread already.
  private func allAbout(_ thread: Int, in target: EditTarget) -> [Int] {
    let own = target.space.map { SpaceID($0) }
    return facts.threadSessions[thread].filter { model.sessions[$0].space == own }
  }

  // MARK: Comments and time

  /// The sessions that have not the minutes of a pull `by time` left; those of `linked` need none.
  private func tooShort(_ pull: Pull, but linked: [Int]) -> [Int] {
    guard case .time(let minutes) = pull.way else { return [] }
    return pull.sessions.filter { index in
      !linked.contains(index) && (freeMinutes(index).map { $0 < minutes } ?? false)
    }
  }

  private mutating func connect(
    _ pull: Pull, to source: (space: Int, why: String), _ linked: [Int], labelled: [Int],
    tooShort short: [Int]
  ) {
    let to = model.written(EntityRef(.space, source.space))
    let thread = model.written(EntityRef(.thread, pull.thread))
    let wanted = pull.sessions.filter { !linked.contains($0) && !short.contains($0) }
    let untouched = linked.filter { !labelled.contains($0) }
    let space = name(.space, source.space)
    if !untouched.isEmpty {
      leftOut.append(
        "\(counted(untouched.count, "session")) with a connection to \(space) already")
    }
    if untouched.count < linked.count {
      echo.append(
        "\(counted(linked.count - untouched.count, "session")) with a connection to \(space) "
          + "already: only the label is written")
    }
    let words = pull.words.map { quoted($0) }
    guard case .time(let minutes) = pull.way else {
      comments = wanted.count
      return write(
        "comment to \(to) about \(thread)" + (words.map { " \($0)" } ?? ""), for: wanted,
        harmless: [], pull.target, during: pull.window)
    }
    if !short.isEmpty {
      leftOut.append("\(described(short)) with less than \(minutes) min free")
    }
    write(
      "time \(minutes) min to \(to) about \(thread)" + (words.map { " ask \($0)" } ?? ""),
      for: wanted, harmless: [], pull.target, during: pull.window)
  }

  private func links(_ session: Int, to space: Int) -> Bool {
    facts.links(of: session).contains { $0.space == Int32(space) }
  }

  /// Minutes of the session that no connection time takes; nil where its length is not known.
  private func freeMinutes(_ session: Int) -> Int? {
    guard let minutes = model.sessions[session].minutes else { return nil }
    var taken = 0
    model.eachFact(of: model.sessions[session]) { fact, _ in
      if fact.kind == .time { taken += fact.minutes ?? 0 }
    }
    return minutes - taken
  }

  // MARK: A tool

  private mutating func share(_ tool: Int, _ pull: Pull, with source: (space: Int, why: String)) {
    let word = model.written(EntityRef(.tool, tool))
    let thread = model.written(EntityRef(.thread, pull.thread))
    let theirs = facts.threadSessions[pull.thread].filter { index in
      let session = model.sessions[index]
      return Int(session.space) == source.space && !isFixed(index)
        && (pull.window.map { lies(session, in: $0.days) } ?? true)
    }
    guard !theirs.isEmpty else {
      refuse(
        .editRefused,
        "no session of `\(name(.space, source.space))` is about `\(name(.thread, pull.thread))`"
          + (pull.window.map { " during \($0.words)" } ?? ""), at: node,
        hint: "a tool joins sessions that both use it")
      return
    }
    if let days = model.tools[tool].window,
      let missed = pull.sessions.first(where: {
        model.sessions[$0].day.map { !days.contains($0) } ?? false
      })
    {
      refuse(
        .editRefused,
        "`\(name(.tool, tool))` is in use \(days.first.iso)..\(days.last.iso), and "
          + "`\(address(missed))` lies outside", at: node)
      return
    }
    func uses(_ index: Int) -> Bool { facts.tools(of: index).contains(Int32(tool)) }
    let sides = [
      (pull.target, pull.sessions), (EditTarget.space(source.space), theirs),
    ]
    for (target, sessions) in sides {
      let all = model.sessionRanges[target.space ?? 0]
      write(
        "use \(word) for \(thread)", for: sessions.filter { !uses($0) },
        harmless: all.filter(uses), target, during: pull.window)
    }
  }

  // MARK: Echo

  /// `from staff (its home) into plc: 14 sessions, 2026-09-03 to …; 4 of them before it is met`.
  private func heading(_ pull: Pull, _ source: (space: Int, why: String)?) -> String {
    guard let into = pull.target.space else { return "" }
    var text = source.map { "from \(name(.space, $0.space))\($0.why) " } ?? ""
    text += "into \(name(.space, into)): \(described(pull.sessions))"
    guard let source else { return text }
    let days = facts.threadSessions[pull.thread].filter {
      Int(model.sessions[$0].space) == source.space
    }.compactMap { model.sessions[$0].day }
    if let first = days.min() {
      let early = pull.sessions.count { model.sessions[$0].day.map { $0 < first } ?? false }
      if early > 0 {
        text += "; \(early) of them before it is first met there, on \(first.iso)"
      }
    } else {
      text += "; nothing there is about it yet"
    }
    let listeners = people(at: pull.sessions)
    let theirs = people(at: Array(model.sessionRanges[source.space]))
    let never = listeners.subtracting(theirs)
    if !never.isEmpty {
      text += "; \(weight(never)) of \(weight(listeners)) teachers are never there"
    }
    return text
  }

  private func people(at sessions: [Int]) -> Set<Int32> {
    var specs: Set<AudienceID> = []
    for index in sessions {
      let session = model.sessions[index]
      if session.status.takesPlace, session.audience >= 0 { specs.insert(session.audience) }
    }
    var people: Set<Int32> = []
    for spec in specs {
      people.formUnion(facts.atoms.atoms(of: model.audiences.specs[spec], on: nil))
    }
    return people.filter { facts.atoms.isTeacher[Int($0)] }
  }

  private func weight(_ people: Set<Int32>) -> Int {
    people.reduce(0) { $0 + Int(facts.atoms.weights[Int($1)]) }
  }
}
