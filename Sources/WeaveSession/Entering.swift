import WeaveAnswer
import WeaveEngine
package import WeaveOverlay
import WeaveSource
import WeaveSyntax

// What is done with an entry: a sentence of the language, one of the prompt, a command, or help.
extension Session {
  /// Takes one entry, which may have several lines, and says what it comes to.
  ///
  /// What takes long can be called off; the session is then as it was.
  package mutating func enter(_ text: String, callOff: CallOff = CallOff()) -> Reply {
    tutored(text, entered(text, callOff))
  }

  private mutating func entered(_ text: String, _ callOff: CallOff) -> Reply {
    let text = text.quotesOnOneLine.trimmed
    entry = text
    if text.isEmpty { return offers }
    if text.hasPrefix("#") { return Reply() }
    if text == "help" { return help("") }
    if text.hasPrefix("?") { return help(String(text.dropFirst()).trimmed) }
    if text.hasPrefix(":") { return command(text) }
    if text.hasPrefix("_") { return again(text) }
    let words = text.split(whereSeparator: \.isBlank).map(String.init)
    if isPromptSentence(words) { return sentence(words, text) }
    guard let snapshot else { return .noPlan }
    guard let kind = Self.kind(of: text) else { return unknown(words, snapshot) }
    switch kind.role {
    case .edit: return whatIf("what if " + text.oneLine, entered: text)
    case .header: return declare(text, kind)
    case .fact: return factAlone(text)
    case .question: return question(text.oneLine, kind, callOff)
    }
  }

  /// The kind of statement a text starts with; nil where its first word starts none.
  static func kind(of text: String) -> StatementKind? {
    text.split(maxSplits: 1, whereSeparator: \.isBlank).first.flatMap {
      StatementKind(keyword: String($0))
    }
  }

  /// True for a sentence of the prompt; a word of the language that is also a name of the prompt
  /// belongs to the language where a fact or question goes on.
  private func isPromptSentence(_ words: [String]) -> Bool {
    guard let word = words.first else { return false }
    return PromptWord.sentences.contains { $0.word == word }
  }

  // MARK: Questions

  private mutating func question(
    _ text: String, _ kind: StatementKind, _ callOff: CallOff
  ) -> Reply {
    guard let snapshot else { return .noPlan }
    if kind == .what { return whatIf(text, entered: text) }
    if kind == .compare, let reply = compare(text) { return reply }
    // Beside a branch, `plan` is the plan as it is.
    let words = text.split(whereSeparator: \.isBlank)
    let isOfPlan = kind == .compare && words.contains("plan")
    let (answer, findings) = snapshot.ask(text, of: isOfPlan ? nil : now, callOff: callOff)
    let reply = answered(answer, findings, text)
    if kind == .suggest, let answer { suggested = edits(in: answer) }
    return kind == .suggest && !suggested.isEmpty
      ? reply.followed(by: .note("`try 1` makes the first of them, `try all` all together."))
      : reply
  }

  /// The edits that an answer suggests, as sentences.
  private func edits(in answer: Answer) -> [String] {
    answer.parts.flatMap { part -> [String] in
      guard case .report(let report) = part,
        let column = report.table.columns.firstIndex(where: { $0.name == "edit" })
      else { return [] }
      return report.table.rows.compactMap { row in
        if case .text(let edit) = row[column] { edit } else { nil }
      }
    }
  }

  private mutating func answered(
    _ answer: Answer?, _ findings: FindingList, _ text: String
  ) -> Reply {
    var reply = Reply()
    if !findings.findings.isEmpty { reply.answers.append(.sentence(ofThisPlan(findings))) }
    guard let answer else {
      reply.isDone = false
      return reply
    }
    keep(text)
    return reply.followed(by: result(answer))
  }

  /// `compare A with B` where one of the two is a branch, the other perhaps a scenario; nil where
  /// the language is to compare.
  private mutating func compare(_ text: String) -> Reply? {
    let words = text.split(whereSeparator: \.isBlank).map(String.init)
    guard words.count == 4, words[2] == "with" else { return nil }
    let sides = [words[1], words[3]]
    // Branches that start by themselves are numbers, which nothing of a plan is called.
    if let side = sides.first(where: { Int($0) != nil && branches.named($0) == nil }) {
      return .refusal("there is no branch `\(side)`", hint: "`branches` lists them")
    }
    guard let branch = sides.first(where: { branches.named($0) != nil }) else { return nil }
    guard let snapshot else { return .noPlan }
    var all: [(String, Branch?)] = []
    for side in sides {
      let found = branches.named(side)?.now ?? snapshot.tried(scenario: side).branch
      if found == nil, side != "plan" {
        return .refusal(
          "`\(branch)` is a branch, and `\(side)` is none",
          hint: "compare two of the branches, the plan's scenarios and `plan`")
      }
      all.append((side, found))
    }
    keep(text)
    return result(snapshot.compared(all[0], all[1]))
  }

  // MARK: Edits

  /// Tries edits on the branch one stands on.
  mutating func whatIf(_ sentence: String, entered: String) -> Reply {
    guard let snapshot else { return .noPlan }
    var start = now ?? snapshot.start
    // What stands so far is read once, for the edit and for what it is compared with.
    if !start.steps.isEmpty { _ = start.reread() }
    let edits = snapshot.edits(of: sentence)
    if edits.hasNoWay {
      let (answer, findings) = snapshot.ask(sentence, of: now)
      if answer != nil { pendingPull = sentence }
      let reply = answered(answer, findings, entered)
      return answer == nil ? reply : reply.followed(by: .note(Self.tryHint))
    }
    let tried = snapshot.tried(
      sentence, on: start.called(Hypothesis.name(branches.nextNumber)))
    guard var after = tried.branch else {
      var reply = Reply(.sentence(ofThisPlan(tried.findings)))
      reply.isDone = false
      return reply
    }
    after.settle()
    let count = branches.all.count
    let made = branches.add(
      sentence, count: edits.count, after: after, start: snapshot.start)
    if branches.all.count > count, let name = branches.current?.name {
      keep("branch \(name)", isAutomatic: true)
    }
    keep(entered, hypothesis: made.number)
    var reply = Reply.note(
      "\(made.name) on branch \(branches.current?.name ?? "") (nothing is written until `adopt`)")
    if !tried.findings.findings.isEmpty { reply.answers.append(.sentence(tried.findings)) }
    return reply.followed(by: result(snapshot.summary(of: after, since: start)))
  }

  private static let tryHint = "`try comment` makes the pull that way; so do the others, by name."

  /// A header entered at the prompt, with its facts: edits that add them.
  private mutating func declare(_ text: String, _ kind: StatementKind) -> Reply {
    let lines = text.split(separator: "\n").map { String($0).trimmed }.filter {
      !$0.isEmpty && !$0.hasPrefix("#")
    }
    guard let header = lines.first else { return Reply() }
    if [.must, .should].contains(kind) {
      return Reply.note("held against the plan; to keep it, write it into the file").followed(
        by: question(header, kind, CallOff()))
    }
    if kind == .scenario { return scenario(lines) }
    if [.query, .include, .weave, .voice, .plan].contains(kind) {
      return .refusal(
        "`\(kind.keyword)` is nothing to try here", hint: "write it into the file, then `:reload`")
    }
    let name = header.split(whereSeparator: \.isBlank).dropFirst().first.map(String.init) ?? ""
    var edits = ["add \(header)"]
    edits += lines.dropFirst().map { "add to \(name) \($0)" }
    // A header that stands already takes the facts.
    if let snapshot, snapshot.tried("what if \(edits[0])", on: now).branch == nil,
      lines.count > 1, snapshot.knows(name)
    {
      edits.removeFirst()
    }
    return whatIf("what if " + edits.joined(separator: " and "), entered: text)
  }

  /// A scenario entered at the prompt is tried, from the plan as it is, on a branch of its name.
  private mutating func scenario(_ lines: [String]) -> Reply {
    let words = lines[0].split(whereSeparator: \.isBlank).map(String.init)
    guard lines.count > 1, words.count > 1, let snapshot else {
      return .refusal("a scenario needs a name, and edits under its first line")
    }
    var edits = Array(lines.dropFirst())
    if let from = words.firstIndex(of: "from"), from + 1 < words.count {
      let base = snapshot.tried(scenario: words[from + 1])
      guard let base = base.branch else { return .refused([.sentence(base.findings)], "not tried") }
      edits = base.steps.map(\.edit.sentence) + edits
    }
    return tryOnBranch(words[1], edits, entered: lines.joined(separator: "\n  "))
  }

  /// Tries edits on a new branch from the plan as it is; the session stays as it was where one
  /// cannot be made.
  mutating func tryOnBranch(_ name: String, _ edits: [String], entered: String) -> Reply {
    if let refusal = refusal(ofBranch: name) { return refusal }
    guard let snapshot else { return .noPlan }
    var trial = self
    _ = trial.branches.go(to: "plan")
    trial.branches.open(name, isNamed: true, start: snapshot.start)
    let reply = trial.whatIf("what if " + edits.joined(separator: " and "), entered: entered)
    if reply.isDone { self = trial }
    return reply
  }

  private func factAlone(_ text: String) -> Reply {
    .refusal(
      "a fact needs to know what it is about",
      hint: "say `add to NAME \(text.oneLine)`, or enter it below its header")
  }

  // MARK: What is not understood

  private func unknown(_ words: [String], _ snapshot: Snapshot) -> Reply {
    let word = words[0]
    let known =
      StatementKind.allCases.map(\.keyword) + PromptWord.all.map(\.word)
    let near = suggestions(for: word, among: known)
    return .refusal(
      "`\(word)` is no word to start with",
      hint: near.isEmpty
        ? "`?` says what can be said here" : "did you mean \(near.joined(separator: " or "))?")
  }

  /// `_`, the last result, or `_3`, the third.
  private func again(_ text: String) -> Reply {
    let number = text == "_" ? results.count : Int(text.dropFirst()) ?? 0
    guard number >= 1, number <= results.count else {
      return .refusal(
        "there is no result \(text)", hint: "`:results` lists them; `_` is the last")
    }
    return Reply(results[number - 1].answer)
  }
}

extension Answer {
  /// What is wrong with a sentence that was entered: no file was looked at.
  static func sentence(_ findings: FindingList) -> Answer {
    .findings(FindingList(findings.findings, checked: 0))
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isBlank { rest = rest.dropFirst() }
    while let last = rest.last, last.isBlank { rest = rest.dropLast() }
    return String(rest)
  }

  /// With a blank for each end of a line that stands in quotes.
  var quotesOnOneLine: String {
    var isQuoted = false
    return String(
      map { character in
        if character == "\"" { isQuoted.toggle() }
        return isQuoted && character.isNewline ? " " : character
      })
  }

  /// On one line.
  var oneLine: String {
    split(whereSeparator: { $0.isNewline }).map { $0.trimmed }.joined(separator: " ")
  }
}

extension Character {
  /// A space, a tab, or the end of a line.
  var isBlank: Bool { self == " " || self == "\t" || isNewline }
}
