import WeaveAnswer
import WeaveEngine
import WeaveSource

// `adopt`, and the questions a session asks: shown first, asked, then written.
extension Session {
  /// Shows what would be written, and asks.
  package mutating func askToAdopt() -> Reply {
    guard let snapshot, let path, let branch = branches.current, branch.edits > 0 else {
      return .note("nothing to adopt: this is the plan as it is")
    }
    lookAtDisk()
    if hasChangedOnDisk {
      return .refusal(
        "\(path) is no longer the file that was read",
        hint: "`:reload` reads it again and makes these edits on it")
    }
    let changes = snapshot.changes(of: branch.now)
    guard !changes.isEmpty else { return .note("nothing to write: the plan says so already") }
    if path == "-" {
      return .refusal("standard input cannot be written", hint: "`:save FILE` keeps the edits")
    }
    var reply = Reply()
    reply.diff = snapshot.diff(of: branch.now, called: "branch \(branch.name)")
    let left = snapshot.leftBehind(by: branch.now, at: path)
    if !left.findings.isEmpty {
      reply.answers += [
        .findings(left),
        .prose(Prose(Snapshot.lookAtThem)),
      ]
    }
    let names = changes.map(\.path).joined(separator: ", ")
    pending = .adopt
    reply.request = .ask(
      "\(Self.linesChanged(in: reply.diff)). Write \(names)? [y/N/e(dit)] ")
    return reply
  }

  /// `2 lines added`, `1 line added, 3 taken out`.
  private static func linesChanged(in diff: String) -> String {
    let lines = diff.split(separator: "\n")
    let added = lines.count { $0.hasPrefix("+") && !$0.hasPrefix("+++ ") }
    let gone = lines.count { $0.hasPrefix("-") && !$0.hasPrefix("--- ") }
    if gone == 0 { return "\(counted(added, "line")) added" }
    if added == 0 { return "\(counted(gone, "line")) taken out" }
    return "\(counted(added, "line")) added, \(gone) taken out"
  }

  /// True while a question to the person is open.
  package var isAsking: Bool { pending != nil }

  /// Takes the person's answer to what was asked.
  package mutating func answered(_ text: String) -> Reply {
    guard let asked = pending else { return Reply() }
    pending = nil
    return tutoredToTheEnd(answered(text, asked))
  }

  private mutating func answered(_ text: String, _ asked: Pending) -> Reply {
    let isYes = ["y", "yes"].contains(text.trimmed.lowercased())
    switch asked {
    case .leave:
      return isYes ? Reply(requesting: .quit) : Reply()
    case .load(let path): return isYes ? load(path) : .note("still here")
    case .adopt:
      if ["e", "edit"].contains(text.trimmed.lowercased()), let branch = branches.current {
        let lines = branch.hypotheses.map { $0.sentence.editText + "\n" }
        return Reply(requesting: .revise(lines.joined()))
      }
      if isYes, isLesson { return .note("not written: this plan is in no file") }
      return isYes ? writeAdoptedEdits() : .note("not written")
    }
  }

  /// Takes edits, a line each, in place of those of the branch one stands on, and asks again.
  package mutating func revised(_ text: String) -> Reply {
    guard let snapshot, let branch = branches.current else { return .noPlan }
    var made: [Hypothesis] = []
    for line in text.split(whereSeparator: \.isNewline).map({ $0.trimmed }) where !line.isEmpty {
      let sentence = Sentence.whatIf([line.withoutWhatIf])
      let number = branches.nextNumber + made.count
      let now = made.last?.after ?? branch.start
      let tried = snapshot.tried(sentence, on: now.called(Hypothesis.name(number)))
      guard let after = tried.branch else {
        return .refused([.sentence(tried.findings)], "the branch is as it was")
      }
      made.append(Hypothesis(number: number, sentence: sentence, after: after))
    }
    branches.revise(made)
    for hypothesis in branch.hypotheses { mark(hypothesis.number, isUndone: true) }
    for hypothesis in made { keep(hypothesis.sentence.text, hypothesis: hypothesis.number) }
    return askToAdopt()
  }

  /// True while the open question is whether to write the plan's files.
  package var isAskingToWrite: Bool {
    if case .adopt? = pending { true } else { false }
  }

  /// Writes the edits of the branch one stands on into the plan's files, and reads them again.
  ///
  /// Nothing else in a session writes: it is reached by a yes to what `askToAdopt` asked, only.
  private mutating func writeAdoptedEdits() -> Reply {
    guard let snapshot, let path, let branch = branches.current else { return .noPlan }
    let changes = snapshot.changes(of: branch.now)
    do throws(NotAccepted) {
      try snapshot.accept(branch.now, at: path, from: files)
    } catch {
      switch error {
      case .findings(let findings):
        return .refused([.findings(findings)], "nothing was written: mend the errors first")
      case .file(let problem):
        return .refused([.findings(notWritten(problem))], "nothing was written")
      }
    }
    hasAdopted = true
    let adopted = Set(branch.hypotheses.map(\.number))
    branches.closeCurrent()
    branches.forget(adopted)
    for number in adopted { mark(number, isUndone: true) }
    var reply = Reply.note("wrote \(changes.map(\.path).joined(separator: ", "))")
    let read = reload()
    // That it was read again is no news; what no longer fits is.
    reply.answers += read.answers.dropFirst()
    return reply
  }
}

extension String {
  /// Edits as somebody wrote them, without `what if` and `we`.
  fileprivate var withoutWhatIf: String {
    var rest = self[...]
    for word in ["what ", "if ", "we "] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
    }
    return String(rest)
  }
}
