import WeaveEdits
import WeaveEngine
import WeaveQuery
import WeaveSource
import WeaveSyntax

/// One text that could stand at the cursor.
package struct Candidate: Sendable, Hashable {
  package let text: String
  /// What it is, in a few words.
  package let description: String
}

/// What could stand at a place of an entry, likeliest first.
package struct Completion: Sendable {
  /// The bytes of the entry that a candidate takes the place of.
  package var replaces: Range<Int>
  package var candidates: [Candidate]
}

/// Completes entries: the grammar says what may follow, the plan says which names.
///
/// Made for a session as it stands; it is asked at every key.
package struct Completer: Sendable {
  let names: [PlanName]
  let branches: [String]
  private let hypotheses: [String]
  private let missing: [String: Set<String>]
  private let snapshot: Snapshot?
  private let branch: Branch?
  private let files: any FileSource

  /// A completer of what can be entered next in `session`.
  package init(_ session: Session) {
    snapshot = session.snapshot
    files = session.files
    branch = session.now
    names = session.snapshot?.names(of: session.now) ?? []
    branches = session.branches.all.map(\.name)
    hypotheses = session.branches.current?.hypotheses.map(\.name) ?? []
    let threads = names.filter { $0.kind == "thread" }.map(\.name)
    missing = Dictionary(
      threads.map { ($0, Set(session.snapshot?.spacesMissing($0) ?? [])) }
    ) { first, _ in first }
  }

  /// What could stand at `cursor`, a place in the bytes of `text`.
  package func completions(_ text: String, cursor: Int) -> Completion {
    let before = String(decoding: Array(text.utf8.prefix(cursor)), as: UTF8.self)
    let (head, part) = Self.split(before)
    let start = before.utf8.count - part.utf8.count
    let all = candidates(after: head, part: part)
    return Completion(replaces: start..<cursor, candidates: Self.fitting(all, part))
  }

  /// The rest of the only word that could stand at the end of `text`; nil where there are several.
  package func onlyWord(_ text: String) -> String? {
    let (_, part) = Self.split(text)
    guard !part.isEmpty else { return nil }
    let found = completions(text, cursor: text.utf8.count).candidates
    guard found.count == 1, found[0].text.hasPrefix(part) else { return nil }
    return found[0].text
  }

  /// What stands before the word at the end, and that word as far as it is typed.
  private static func split(_ text: String) -> (head: String, part: String) {
    let quotes = text.count { $0 == "\"" }
    let cut: (Character) -> Bool =
      quotes % 2 == 1 ? { $0 == "\"" } : { $0.isBlank || $0 == "," || $0 == "(" }
    guard let last = text.lastIndex(where: cut) else { return ("", text) }
    let isQuote = text[last] == "\""
    let start = isQuote ? last : text.index(after: last)
    return (String(text[..<start]), String(text[start...]))
  }

  // MARK: What may stand

  private func candidates(after head: String, part: String) -> [Candidate] {
    let words = head.split(whereSeparator: \.isBlank).map(String.init)
    guard let first = words.first else { return starts(part) }
    if first.hasPrefix("?") { return Self.everyWord }
    switch PromptWord(rawValue: first) {
    case .help, .doc: return Self.everyWord
    case .set: return settings(words)
    case .timing: return ["on", "off"].map { Candidate(text: $0, description: "") }
    case .try: return words.count == 1 ? ways : []
    case .undo:
      return hypotheses.map { Candidate(text: $0, description: "an edit of this branch") }
    case .switch:
      return (branches + ["plan"]).map { Candidate(text: $0, description: "a branch") }
    case .load, .source, .save: return paths(part)
    case .branch, .redo, .branches, .scenarios, .delta, .adopt, .more, .edit, .results, .history,
      .reload, .tutorial, .version, .quit:
      return []
    case nil: return first.hasPrefix(":") ? [] : byGrammar(head, first, part)
    }
  }

  /// What an entry can start with.
  private func starts(_ part: String) -> [Candidate] {
    if part.hasPrefix(":") { return Self.candidates(PromptWord.commands) }
    if part.hasPrefix("?") {
      return Self.everyWord.map {
        Candidate(text: "?\($0.text)", description: $0.description)
      }
    }
    return Self.candidates(PromptWord.sentences) + Self.statements
  }

  private static func candidates(_ words: [PromptWord]) -> [Candidate] {
    words.map { Candidate(text: $0.rawValue, description: $0.summary) }
  }

  /// Questions and edits first: declarations and rules are written more often than typed here.
  private static let statements: [Candidate] = [StatementKind.Role.question, .edit, .header]
    .flatMap { role in Statement.all.filter { $0.kind.role == role } }.map {
      let word = $0.kind == .what ? "what if" : $0.kind.keyword
      return Candidate(text: word, description: $0.summary)
    }

  private static let everyWord: [Candidate] =
    candidates(PromptWord.allCases)
    + Statement.all.map { Candidate(text: $0.kind.keyword, description: $0.summary) }

  private func settings(_ words: [String]) -> [Candidate] {
    let texts =
      words.count == 1
      ? ["mode", "pager"]
      : words[1] == "mode" ? AnswerMode.allCases.map(\.rawValue) : ["on", "off"]
    return texts.map { Candidate(text: $0, description: "") }
  }

  private var ways: [Candidate] {
    [
      Candidate(text: "label", description: "connects nothing"),
      Candidate(text: "comment", description: "a sentence or two that look back"),
      Candidate(text: "time 15 min", description: "time to connect"),
    ]
      + names.filter { $0.kind == "tool" }.map {
        Candidate(text: "tool \($0.name)", description: $0.title)
      }
      + names.filter { $0.kind == "scenario" }.map {
        Candidate(text: $0.name, description: "a scenario of the plan")
      }
  }

  /// Files and folders that `part` may become; hidden ones only where a dot was typed.
  private func paths(_ part: String) -> [Candidate] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let name = part.dropFirst(folder.count)
    return files.names(in: folder).filter {
      $0.hasPrefix(".") ? name.hasPrefix(".") && $0 != "./" && $0 != "../" : !$0.contains(" ")
    }.map { found in
      let isPlan = found.hasSuffix(".weave")
      return Candidate(
        text: folder + found,
        description: found.hasSuffix("/") ? "a folder" : isPlan ? "a plan or a script" : "")
    }.sorted { !$0.description.isEmpty && $1.description.isEmpty }
  }

  // MARK: By the grammar

  private func byGrammar(_ head: String, _ first: String, _ part: String) -> [Candidate] {
    guard let recogniser = try? Recogniser.plainweave.get() else { return [] }
    let isEdit = StatementKind(keyword: first)?.role == .edit
    let text = isEdit ? "what if " + head : head
    guard let expected = recogniser.expected(after: text) else { return [] }
    var found: [Candidate] = []
    var literals: Set<String> = []
    let places = PlaceNames(head: head)
    for entry in expected.sorted(by: { $0.rules.count < $1.rules.count }) {
      switch entry.terminal {
      case .literal(let word):
        if word.first?.isLetter == true { literals.insert(word) }
      case .token("WORD"), .token("STR"):
        found += named(places.kinds(at: entry.rules), part, places)
        found += places.words(at: entry.rules).map { Candidate(text: $0, description: "") }
      case .token("KIND"):
        found += TableKind.allCases.map { Candidate(text: $0.rawValue, description: "a table") }
      case .token("FIELD"):
        found += places.fields.map { Candidate(text: $0.name, description: $0.summary) }
      case .token, .end: break
      }
    }
    let known = Set(found.map(\.text))
    found += literals.subtracting(known).sorted().map { Candidate(text: $0, description: "") }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.text).inserted }
  }

  /// The plan's names of some kinds, likeliest first; behind `@`, the meetings of a space.
  private func named(_ kinds: [String], _ part: String, _ places: PlaceNames) -> [Candidate] {
    if let at = part.firstIndex(of: "@") {
      guard kinds.contains("space"), let snapshot else { return [] }
      return snapshot.addresses(of: String(part[..<at]), on: branch).map {
        Candidate(text: $0, description: "")
      }
    }
    var own = names.filter { kinds.contains($0.kind) }
    if kinds.contains("branch") {
      own += branches.map { PlanName(name: $0, kind: "branch", title: "") }
    }
    let thread = places.thread(among: names)
    if kinds == ["thread"] {
      own.sort { (missing[$0.name]?.count ?? 0) > (missing[$1.name]?.count ?? 0) }
    } else if let thread, let lacking = missing[thread] {
      own.sort { lacking.contains($0.name) && !lacking.contains($1.name) }
    }
    return own.map { name in
      Candidate(text: name.name, description: description(of: name, thread))
    }
  }

  private func description(of name: PlanName, _ thread: String?) -> String {
    var words = name.title.isEmpty ? name.kind : "\(name.kind), \(name.title)"
    if name.kind == "thread", let spaces = missing[name.name], !spaces.isEmpty {
      words += ", missing in \(counted(spaces.count, "space"))"
    }
    if name.kind == "space", let thread, missing[thread]?.contains(name.name) == true {
      words += ", \(thread) is missing"
    }
    return words
  }

  // MARK: What fits what was typed

  /// Those that start with `part`; else those that do but for case; else those with its initials.
  private static func fitting(_ all: [Candidate], _ part: String) -> [Candidate] {
    if part.isEmpty { return all }
    let exact = all.filter { $0.text.hasPrefix(part) }
    if !exact.isEmpty { return exact }
    let lowered = part.lowercased()
    let alike = all.filter { $0.text.lowercased().hasPrefix(lowered) }
    if !alike.isEmpty { return alike }
    return all.filter { isInitials(lowered, of: $0.text.lowercased()) }
  }

  /// True for `d-v` or `dv` of `deficit-views`.
  private static func isInitials(_ part: String, of text: String) -> Bool {
    let pieces = text.split(separator: "-")
    guard pieces.count > 1 else { return false }
    let initials = pieces.compactMap(\.first)
    return String(initials).hasPrefix(part.filter { $0 != "-" }) && part.first != "-"
  }
}
