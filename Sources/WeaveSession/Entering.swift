import WeaveAnswer
import WeaveEdits
import WeaveEngine
import WeaveSource
package import WeaveSuggest
import WeaveSyntax

// What is done with an entry: a sentence of the language, one of the prompt, a command, or help.
extension Session {
  /// Takes one entry, and says what it comes to.
  ///
  /// What takes long can be called off; the session is then as it was.
  package mutating func enter(_ entry: Entry, callOff: CallOff = CallOff()) -> Reply {
    said = entry.text
    return tutored(entry, entered(entry.content, callOff))
  }

  /// Takes one entry as it was typed, which may have several lines.
  package mutating func enter(_ text: String) -> Reply { enter(Entry(text)) }

  private mutating func entered(_ content: Entry.Content, _ callOff: CallOff) -> Reply {
    if snapshot == nil, content.needsPlan { return .noPlan }
    switch content {
    case .nothing: return offers
    case .remark: return Reply()
    case .result(let name): return result(named: name)
    case .prompt(let word, let order): return order.map { carryOut($0) } ?? refusal(of: word)
    case .noCommand(let word): return unknownCommand(word)
    case .edits(let sentence): return tryOut(sentence, kept: said)
    case .question(let sentence): return question(sentence, callOff)
    case .rule(let sentence):
      return Reply.note("held against the plan; to keep it, write it into the file").followed(
        by: question(sentence, callOff))
    case .declaration(let declaration): return declare(declaration)
    case .scenario(let scenario): return tryOut(scenario)
    case .onlyInFiles(let kind):
      return .refusal(
        "`\(kind.keyword)` is nothing to try here", hint: "write it into the file, then `:reload`")
    case .fact:
      return .refusal(
        "a fact needs to know what it is about",
        hint: "say `add to NAME \(said.oneLine)`, or enter it below its header")
    case .unknown(let word): return unknown(word)
    }
  }

  // MARK: Questions

  private mutating func question(_ sentence: Sentence, _ callOff: CallOff) -> Reply {
    guard let snapshot else { return .noPlan }
    // Beside a branch, `plan` is the plan as it is.
    var isOfPlan = false
    if sentence.kind == .compare {
      let words = sentence.text.split(whereSeparator: \.isBlank).map(String.init)
      if let reply = compare(words) { return reply }
      isOfPlan = words.contains("plan")
    }
    let (answer, findings) = snapshot.ask(
      sentence, of: isOfPlan ? nil : now, callOff: callOff)
    let reply = answered(answer, findings, sentence.text)
    guard sentence.kind == .suggest, let answer else { return reply }
    suggested = edits(in: answer)
    return suggested.isEmpty
      ? reply
      : reply.followed(by: .note("`try 1` makes the first of them, `try all` all together."))
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
  private mutating func compare(_ words: [String]) -> Reply? {
    guard let snapshot, words.count == 4, words[2] == "with" else { return nil }
    let sides = [words[1], words[3]]
    // Branches that start by themselves are numbers, which nothing of a plan is called.
    if let side = sides.first(where: { Int($0) != nil && branches.named($0) == nil }) {
      return .refusal("there is no branch `\(side)`", hint: "`branches` lists them")
    }
    guard let branch = sides.first(where: { branches.named($0) != nil }) else { return nil }
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
    keep(said)
    return result(snapshot.compared(all[0], all[1]))
  }

  // MARK: Edits

  /// Tries edits on the branch one stands on; scripts keep them as `kept`.
  mutating func tryOut(_ sentence: Sentence, kept: String) -> Reply {
    guard let snapshot else { return .noPlan }
    var start = now ?? snapshot.start
    // What stands so far is read once, for the edits and for what they are compared with.
    if !start.steps.isEmpty { _ = start.reread() }
    if sentence.leavesWayOpen {
      let (answer, findings) = snapshot.ask(sentence, of: now)
      if answer != nil { pendingPull = sentence }
      let reply = answered(answer, findings, kept)
      return answer == nil ? reply : reply.followed(by: .note(Self.tryHint))
    }
    let tried = snapshot.tried(
      sentence, on: start.called(Hypothesis.name(branches.nextNumber)))
    guard var after = tried.branch else {
      var reply = Reply(.sentence(ofThisPlan(tried.findings)))
      reply.isDone = false
      return reply
    }
    after.workOut()
    let count = branches.all.count
    let made = branches.add(sentence, after: after, start: snapshot.start)
    if branches.all.count > count, let name = branches.current?.name {
      keep("branch \(name)", isAutomatic: true)
    }
    keep(kept, hypothesis: made.number)
    var reply = Reply.note(
      "\(made.name) on branch \(branches.current?.name ?? "") (nothing is written until `adopt`)")
    if !tried.findings.findings.isEmpty { reply.answers.append(.sentence(tried.findings)) }
    return reply.followed(by: result(snapshot.summary(of: after, since: start)))
  }

  private static let tryHint = "`try comment` makes the pull that way; so do the others, by name."

  /// A header entered at the prompt, with its facts: edits that add them.
  private mutating func declare(_ declaration: Declaration) -> Reply {
    // A header that stands already takes the facts.
    if let snapshot, let facts = declaration.factsAlone, snapshot.knows(declaration.name),
      snapshot.tried(declaration.headerAlone, on: now).branch == nil
    {
      return tryOut(facts, kept: said)
    }
    return tryOut(declaration.whole, kept: said)
  }

  /// A scenario entered at the prompt is tried, from the plan as it is, on a branch of its name.
  private mutating func tryOut(_ scenario: TypedScenario) -> Reply {
    guard let name = scenario.name, !scenario.edits.isEmpty else {
      return .refusal("a scenario needs a name, and edits under its first line")
    }
    var edits = scenario.edits
    if let base = scenario.base, let snapshot {
      let tried = snapshot.tried(scenario: base)
      guard let branch = tried.branch else {
        return .refused([.sentence(tried.findings)], "not tried")
      }
      edits = branch.steps.map(\.edit.sentence) + edits
    }
    return tryOut(.whatIf(edits), onBranch: name, kept: scenario.text)
  }

  /// Tries edits on a new branch from the plan as it is; the session stays as it was where one
  /// cannot be made.
  mutating func tryOut(_ edits: Sentence, onBranch name: String, kept: String) -> Reply {
    if let refusal = refusal(ofBranch: name) { return refusal }
    guard let snapshot else { return .noPlan }
    var trial = self
    _ = trial.branches.go(to: "plan")
    trial.branches.open(name, isNamed: true, start: snapshot.start)
    let reply = trial.tryOut(edits, kept: kept)
    if reply.isDone { self = trial }
    return reply
  }

  // MARK: What is not understood

  private func unknown(_ word: String) -> Reply {
    let known = StatementKind.allCases.map(\.keyword) + PromptWord.allCases.map(\.rawValue)
    let near = suggestions(for: word, among: known)
    return .refusal(
      "`\(word)` is no word to start with",
      hint: didYouMean(near, otherwise: "`?` says what can be said here"))
  }

  /// `_`, the last result, or `_3`, the third.
  private func result(named name: String) -> Reply {
    let number = name == "_" ? results.count : Int(name.dropFirst()) ?? 0
    guard number >= 1, number <= results.count else {
      return .refusal(
        "there is no result \(name)", hint: "`:results` lists them; `_` is the last")
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
