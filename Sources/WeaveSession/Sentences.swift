import WeaveAnswer
import WeaveEngine
import WeaveOverlay
import WeaveSource

// The sentences of the prompt: branches, undo, adopt.
extension Session {
  /// Does what a sentence of the prompt says.
  mutating func sentence(_ words: [String], _ text: String) -> Reply {
    let rest = words.dropFirst().joined(separator: " ")
    if words[0] == "load" { return rest.isEmpty ? shape("load") : asked(toLoad: unquoted(rest)) }
    if words[0] == "more" { return more }
    guard snapshot != nil else { return .noPlan }
    let takesMore = ["try", "undo", "branch", "switch"].contains(words[0])
    if !rest.isEmpty, !takesMore { return shape(words[0]) }
    switch words[0] {
    case "try": return rest.isEmpty ? shape("try") : tryWay(rest, text)
    case "undo": return undo(rest)
    case "redo": return redo
    case "branch": return words.count == 2 ? branch(rest, text) : shape("branch")
    case "switch": return words.count == 2 ? go(rest, text) : shape("switch")
    case "branches": return listed
    case "scenarios": return result(snapshot?.scenarios() ?? .joined([]))
    case "delta": return delta
    default: return adopt
    }
  }

  private func shape(_ word: String) -> Reply {
    let row = PromptWord.named(word)
    return .refusal("say `\(row?.shape ?? word)`", hint: row?.summary)
  }

  private func unquoted(_ text: String) -> String {
    text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
      ? String(text.dropFirst().dropLast()) : text
  }

  /// Opens another plan; with edits that are written nowhere, asks first.
  private mutating func asked(toLoad path: String) -> Reply {
    guard hasEdits, !isLesson else { return load(path) }
    pending = .load(path)
    var reply = Reply()
    reply.request = .ask("\(unadopted); it goes when another plan is loaded. Go on? [y/N] ")
    return reply
  }

  /// `Not adopted: branch 1, winter`.
  var unadopted: String {
    let names = branches.all.filter { $0.edits > 0 || !$0.parked.isEmpty }.map(\.name).joined(
      separator: ", ")
    return "Not adopted: branch \(names)"
  }

  private var more: Reply {
    guard let last = results.last else { return .refusal("nothing was answered yet") }
    var reply = Reply()
    reply.request = .page(last.answer)
    return reply
  }

  // MARK: Trying and taking back

  /// Makes the last pull that named no way by `way`.
  private mutating func tryWay(_ way: String, _ text: String) -> Reply {
    if let number = Int(way) { return trySuggestion(number) }
    if way == "all", !suggested.isEmpty { return trySuggestions(suggested) }
    if snapshot?.names().contains(where: { $0.kind == "scenario" && $0.name == way }) == true {
      return tryScenario(way, text)
    }
    guard let pendingPull else {
      return .refusal(
        "there is no pull to try a way of",
        hint: "ask `what if we pull THREAD into SPACE?` first: it lays the ways side by side; "
          + "`try NAME` also takes a scenario of the plan")
    }
    let words = way.hasPrefix("by ") ? String(way.dropFirst(3)) : way
    let minutes = words.split(separator: " ")
    // `15 minutes`, as the table calls it, is `time 15 min`.
    let said =
      minutes.count == 2 && Int(minutes[0]) != nil && minutes[1].hasPrefix("min")
      ? "time \(minutes[0]) min" : words == "time" ? "time 15 min" : words
    guard let sentence = snapshot?.sentence(pendingPull, by: said) else {
      return .refusal("the way cannot be put into `\(pendingPull)`")
    }
    return whatIf(sentence, entered: sentence)
  }

  /// Makes one of the edits suggested last.
  private mutating func trySuggestion(_ number: Int) -> Reply {
    guard suggested.indices.contains(number - 1) else {
      return .refusal(
        "there is no suggestion \(number)",
        hint: suggested.isEmpty
          ? "`suggest 3` makes some" : "there are \(suggested.count), counted from 1")
    }
    return trySuggestions([suggested[number - 1]])
  }

  private mutating func trySuggestions(_ edits: [String]) -> Reply {
    let sentence = "what if " + edits.joined(separator: " and ")
    return whatIf(sentence, entered: sentence)
  }

  /// Makes the edits of a scenario, on a branch of its name.
  private mutating func tryScenario(_ name: String, _ text: String) -> Reply {
    guard let snapshot else { return .noPlan }
    let tried = snapshot.tried(scenario: name)
    guard let branch = tried.branch else {
      return .refused([.sentence(tried.findings)], "`\(name)` cannot be tried")
    }
    return tryOnBranch(name, branch.steps.map(\.edit.sentence), entered: text)
  }

  /// Takes the last hypothesis back, or the one named.
  private mutating func undo(_ name: String) -> Reply {
    guard var branch = branches.current, let last = branch.hypotheses.last else {
      return .refusal(
        "there is nothing to undo here",
        hint: hasAdopted
          ? "what was adopted stands in the plan's file; git, or another edit, takes it back"
          : "`branches` lists what was tried")
    }
    let wanted = name.isEmpty ? last.name : name
    guard let place = branch.hypotheses.firstIndex(where: { $0.name == wanted }) else {
      let known = branch.hypotheses.map(\.name).joined(separator: ", ")
      return .refusal("there is no `\(wanted)` on this branch", hint: "there are \(known)")
    }
    let dropped = branch.hypotheses.remove(at: place)
    var lost: [String] = []
    let later = Array(branch.hypotheses[place...])
    let before = place > 0 ? branch.hypotheses[place - 1].after : branch.start
    let kept = made(again: later, on: before, &lost)
    guard lost.isEmpty else {
      return .refusal(
        "`\(wanted)` cannot be taken back alone: \(lost.joined(separator: "; ")) rests on it",
        hint: "undo those first")
    }
    branch.hypotheses.replaceSubrange(place..., with: kept)
    branch.undone.append(dropped)
    branches.current = branch
    mark(dropped.number, isUndone: true)
    return .note("dropped \(dropped.name) (`redo` brings it back)")
  }

  private var redo: Reply {
    mutating get {
      guard var branch = branches.current,
        let last = branch.parked.isEmpty ? branch.undone.popLast() : branch.parked.removeFirst()
      else {
        return .refusal("nothing was undone here")
      }
      let now = branch.now.called(last.name)
      guard let after = snapshot?.tried(last.sentence, on: now).branch else {
        return .refusal("\(last.name) no longer fits: \(last.sentence)")
      }
      branch.hypotheses.append(
        Hypothesis(
          number: last.number, sentence: last.sentence, count: last.count, after: after))
      branches.current = branch
      mark(last.number, isUndone: false)
      return .note("\(last.name) is back: \(last.sentence.dropWhatIf)")
    }
  }

  // MARK: Branches

  private mutating func branch(_ name: String, _ text: String) -> Reply {
    guard let snapshot else { return .noPlan }
    if let refusal = refusal(ofBranch: name) { return refusal }
    branches.open(name, isNamed: true, start: snapshot.start)
    keep(text)
    let count = branches.current?.edits ?? 0
    return count == 0 ? Reply() : .note("branch \(name) starts with \(Self.counted(count, "edit"))")
  }

  /// Why a new branch cannot be called so; nil where it can.
  func refusal(ofBranch name: String) -> Reply? {
    if name == "plan" || branches.named(name) != nil {
      return .refusal("there is a branch `\(name)` already", hint: "`switch \(name)` goes to it")
    }
    let isHypothesis = name.first == "h" && Int(name.dropFirst()) != nil
    guard !isHypothesis, name.contains(where: { $0.isLetter || $0.isNumber }) else {
      return .refusal("`\(name)` is no name for a branch", hint: "a word will do, such as `winter`")
    }
    return nil
  }

  private mutating func go(_ name: String, _ text: String) -> Reply {
    guard branches.go(to: name) else {
      let near = suggestions(for: name, among: branches.all.map(\.name) + ["plan"])
      return .refusal(
        "there is no branch `\(name)`",
        hint: near.isEmpty
          ? "`branches` lists them" : "did you mean \(near.joined(separator: " or "))?")
    }
    keep(text)
    return Reply()
  }

  private var listed: Reply {
    mutating get {
      guard let snapshot, !branches.all.isEmpty else {
        return .note("no branches yet: `what if …` starts one")
      }
      let said = branches.all.flatMap { branch in
        branch.hypotheses.map { hypothesis in
          Prose.Block.bullet([
            Prose.Span(branch.name, .name),
            Prose.Span(" \(hypothesis.name) \(hypothesis.sentence.dropWhatIf)"),
          ])
        }
      }
      let table = snapshot.table(of: branches.all.map { ($0.name, $0.now) })
      return result(.joined([.prose(Prose(said)), table]))
    }
  }

  private var delta: Reply {
    mutating get {
      guard let snapshot, let branch = branches.current, branch.edits > 0 else {
        return .note("no edits here: this is the plan as it is")
      }
      return result(snapshot.consequences(of: branch.now, brief: false))
    }
  }
}

extension Reply {
  /// Why something was not done, in findings, and what that means.
  static func refused(_ answers: [Answer], _ words: String) -> Reply {
    var reply = Reply.refusal(words)
    reply.answers = answers + reply.answers
    return reply
  }
}

extension String {
  /// The edits without `what if` and `we`.
  var dropWhatIf: String {
    var rest = self[...]
    for word in ["what ", "if ", "we "] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
    }
    return String(rest)
  }
}
