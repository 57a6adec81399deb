package import WeaveAnswer
import WeaveEngine
import WeaveSource
import WeaveSyntax

// What a newcomer reads: the banner, `?`, a page for each word, and what to do next.
extension Session {
  /// What matters about the plan, on a line or two.
  package var banner: Answer {
    guard let snapshot, let path else {
      return .prose(
        Prose([
          .paragraph(
            .plain("Plainweave \(plainweaveVersion). `load FILE` opens a plan, ")
              + "`:tutorial` shows the way in ten minutes. ? for help")
        ]))
    }
    let counts = snapshot.counts
    let holes = snapshot.holeCount
    let size = [
      counted(counts.threads, "thread"), counted(counts.spaces, "space"),
      counted(counts.sessions, "session"), counted(holes, "hole"),
    ].joined(separator: ", ")
    var matters: [Words] = []
    let broken = snapshot.brokenPromises()
    if !broken.isEmpty {
      let names = broken.prefix(3).joined(separator: ", ")
      matters.append("\(bad: "\(counted(broken.count, "promise")) broken")\(" (\(names))")")
    }
    if let (thread, _) = missing {
      let spaces = snapshot.spacesMissing(thread)
      let more = spaces.count > 3 ? " and \(spaces.count - 3) more" : ""
      let few = spaces.prefix(3).joined(separator: ", ")
      matters.append("\(name: thread)\(" is never met in \(few)\(more)")")
    }
    var blocks: [Prose.Block] = [
      .paragraph("\("Plainweave \(plainweaveVersion) · \(path) · ")\(size)"),
      .paragraph(
        Words(matters.joined(separator: [" · "]))
          + .plain(matters.isEmpty ? "? for help" : ". ? for help")),
    ]
    let errors = snapshot.factErrors
    if errors > 0 {
      blocks.append(
        .paragraph(
          "\(bad: "\(counted(errors, "error")) in the plan")"
            + ": answers may miss facts; `plainweave check` says which"))
    }
    return .prose(Prose(blocks))
  }

  /// What is said when nothing was loaded.
  package var opening: Reply { Reply(banner) }

  // MARK: `?`

  /// Help: seven lines, or the page of a word.
  func help(_ word: String) -> Reply {
    let word = word.trimmed
    if word.isEmpty { return Reply(.prose(Prose(Self.sevenLines.map { .paragraph([.init($0)]) }))) }
    let key = word.split(whereSeparator: \.isBlank).first.map(String.init) ?? word
    if let word = PromptWord(rawValue: key) ?? PromptWord(rawValue: ":" + key) {
      return Reply(page(word.shape, word.summary, example: example(of: word)))
    }
    if let code = Explanations.page(word.uppercased()) {
      return Reply(.prose(Prose([.lines(code.split(separator: "\n").map(String.init))])))
    }
    guard let row = StatementKind(keyword: key).map({ Statement.of($0) }) else {
      let known = Statement.all.map(\.kind.keyword) + PromptWord.allCases.map(\.rawValue)
      let near = suggestions(for: key, among: known)
      return .refusal(
        "there is no help on `\(word)`",
        hint: didYouMean(
          near.map { "`? \($0)`" }, otherwise: "`?` alone lists what can be said"))
    }
    return Reply(page(row.shape, row.summary, example: example(row)))
  }

  private static let sevenLines = [
    "look      show sessions · profile · experience of NAME · trace THREAD · where THREAD missing",
    "ask       what if we pull THREAD into SPACE? · suggest 3 for TEAM · why woven of NAME · conflict",
    "try       try comment · undo · redo · branch NAME · switch NAME · branches · compare A with B",
    "change    add, remove, set, move, cancel, drop, swap, pair, merge; several joined by `and`",
    "write     delta shows what changed; adopt shows the lines, asks, and writes them",
    "prompt    more · _ is the last answer · :save FILE · :reload · :history · :tutorial · :quit",
    "more      ? pull, or any other word, gives its page; Tab completes; an empty line offers more",
  ]

  private func page(_ shape: String, _ summary: String, example: String) -> Answer {
    var blocks: [Prose.Block] = [.heading(.plain(shape)), .paragraph(.plain(summary))]
    if !example.isEmpty {
      blocks += [.paragraph(["for example, here:"]), .lines(["  " + example])]
    }
    return .prose(Prose(blocks))
  }

  // MARK: Examples from this plan

  /// A name of this plan, of one of `kinds`.
  func name(_ kinds: String...) -> String? {
    snapshot?.names(of: now).first { kinds.contains($0.kind) }?.name
  }

  /// A thread that some space never meets, and that space.
  var missing: (thread: String, space: String)? {
    guard let snapshot else { return nil }
    let threads = snapshot.names().filter { $0.kind == "thread" }.map(\.name)
    let all = threads.map { ($0, snapshot.spacesMissing($0)) }
    // Where there is somewhere to pull it from.
    let spaces = snapshot.names().count { $0.kind == "space" }
    return all.filter { !$0.1.isEmpty && $0.1.count < spaces }.max { $0.1.count < $1.1.count }
      .flatMap { thread, spaces in spaces.first.map { (thread, $0) } }
  }

  private func example(of word: PromptWord) -> String {
    switch word {
    case .try: "try comment"
    case .branch, .switch: "\(word.rawValue) winter"
    case .load: "load \(path ?? "plan.weave")"
    case .save: ":save friday.weave"
    case .set: ":set mode csv"
    // The word alone is a whole entry, or says itself what it takes.
    default: word.rawValue
    }
  }

  /// The findings with examples of this plan, in place of those of the language's pages.
  func ofThisPlan(_ findings: FindingList) -> FindingList {
    let mark = "for example: "
    return FindingList(
      findings.findings.map { finding in
        var finding = finding
        finding.hints = finding.hints.map { hint in
          guard hint.hasPrefix(mark),
            let row = Statement.all.first(where: { $0.example == hint.dropFirst(mark.count) })
          else { return hint }
          return mark + example(row)
        }
        return finding
      }, checked: 0)
  }

  private func example(_ row: Statement) -> String {
    let (thread, space) = missing ?? (name("thread") ?? "", name("space") ?? "")
    guard !thread.isEmpty, !space.isEmpty else { return row.example }
    switch row.kind {
    case .pull: return "what if we pull \(thread) into \(space) by comment"
    case .what: return "what if we pull \(thread) into \(space)?"
    case .where: return "where \(thread) missing"
    case .trace: return "trace \(thread)"
    case .why: return "why not \(thread) in \(space)"
    case .experience: return name("team", "teacher").map { "experience of \($0)" } ?? row.example
    case .suggest: return name("team").map { "suggest 3 for \($0)" } ?? row.example
    case .drop: return "what if drop \(space)"
    case .brief:
      let meeting = snapshot?.addresses(of: space, on: now).first
      guard let leader = name("leader"), let meeting else { return row.example }
      return "brief \(leader) for \(meeting)"
    case .compare:
      return (name("scenario") ?? branches.all.first?.name).map { "compare plan with \($0)" }
        ?? row.example
    default: return row.example
    }
  }

  // MARK: What to do next

  /// The six most useful things to enter next.
  var offers: Reply {
    guard snapshot != nil else {
      return .note("`load FILE` opens a plan; `:tutorial` shows the way; `?` for help")
    }
    if let tutorial { return said(tutorial) }
    return Reply(.prose(Prose([.lines(offered.map { "  " + $0 })])))
  }

  /// Six sentences about this plan, as things stand.
  package var offered: [String] {
    var found: [String] = []
    if pendingPull != nil, (branches.current?.edits ?? 0) == 0 {
      found += ["try comment", "try 15 minutes"]
    }
    if let branch = branches.current, branch.edits > 0 { found += ["delta", "undo", "adopt"] }
    if let (thread, space) = missing {
      found += ["where \(thread) missing", "what if we pull \(thread) into \(space)?"]
    }
    if let team = name("team") { found += ["suggest 3 for \(team)", "experience of \(team)"] }
    if snapshot?.brokenPromises(of: now).isEmpty == false { found.append("show rules") }
    if let thread = name("thread") { found.append("trace \(thread)") }
    found += ["profile", "show holes", "show sessions", "reflect"]
    return Array(found.prefix(6))
  }
}
