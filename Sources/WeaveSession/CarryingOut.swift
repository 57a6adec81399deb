import WeaveAnswer
import WeaveEdits
import WeaveEngine
import WeaveSource

// What is done with the words of the prompt: branches, undo, files, settings.
extension Session {
  /// Does what a word of the prompt asks for.
  mutating func carryOut(_ order: PromptOrder) -> Reply {
    switch order {
    case .trySuggestion(let number): return trySuggestion(number)
    case .tryNamed(let name): return tryNamed(name)
    case .undo(let name): return undo(name)
    case .redo: return redo()
    case .branch(let name): return startBranch(name)
    case .switchTo(let name): return switchTo(name)
    case .branches: return listBranches()
    case .scenarios: return result(snapshot?.scenarios() ?? .joined([]))
    case .delta: return sayDelta()
    case .adopt: return askToAdopt()
    case .more:
      return results.last.map { Reply(requesting: .page($0.answer)) } ?? .nothingAnswered
    case .load(let path): return askToLoad(path)
    case .help(let word): return help(word)
    case .mode(let wanted): mode = wanted
    case .pager(let isOn): isPaging = isOn
    case .timing(let isOn): isTiming = isOn
    case .edit: return Reply(requesting: .edit(lines.last?.text ?? ""))
    case .save(nil, let path): return Reply(requesting: .save(path: path, text: script))
    case .save(let form?, let path): return saveLastAnswer(as: form, path)
    case .source(let path): return Reply(requesting: .source(path))
    case .results: return resultList
    case .history(let words): return Reply(requesting: .history(words))
    case .reload: return reload()
    case .tutorial: return startTutorial()
    case .version: return .note("Plainweave \(plainweaveVersion)")
    case .quit: return leave()
    }
    return Reply()
  }

  /// Opens another plan; with edits that are written nowhere, asks first.
  private mutating func askToLoad(_ path: String) -> Reply {
    guard hasEdits, !isLesson else { return load(path) }
    pending = .load(path)
    return Reply(
      requesting: .ask("\(unadopted); it goes when another plan is loaded. Go on? [y/N] "))
  }

  /// `Not adopted: branch 1, winter`.
  var unadopted: String {
    let names = branches.all.filter { $0.edits > 0 || !$0.parked.isEmpty }.map(\.name).joined(
      separator: ", ")
    return "Not adopted: branch \(names)"
  }

  // MARK: Trying and taking back

  /// Makes all that was suggested last, a scenario of the plan, or the last pull that named no way
  /// by the way called `name`.
  private mutating func tryNamed(_ name: String) -> Reply {
    if name == "all", !suggested.isEmpty { return trySuggestions(suggested) }
    if snapshot?.names().contains(where: { $0.kind == "scenario" && $0.name == name }) == true {
      return tryScenario(name)
    }
    guard let pendingPull else {
      return .refusal(
        "there is no pull to try a way of",
        hint: "ask `what if we pull THREAD into SPACE?` first: it lays the ways side by side; "
          + "`try NAME` also takes a scenario of the plan")
    }
    let words = name.hasPrefix("by ") ? String(name.dropFirst(3)) : name
    let minutes = words.split(separator: " ")
    // `15 minutes`, as the table calls it, is `time 15 min`.
    let way =
      minutes.count == 2 && Int(minutes[0]) != nil && minutes[1].hasPrefix("min")
      ? "time \(minutes[0]) min" : words == "time" ? "time 15 min" : words
    guard let sentence = pendingPull.naming(way: way) else {
      return .refusal("the way cannot be put into `\(pendingPull.text)`")
    }
    return tryOut(sentence, kept: sentence.text)
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
    let sentence = Sentence.whatIf(edits)
    return tryOut(sentence, kept: sentence.text)
  }

  /// Makes the edits of a scenario, on a branch of its name.
  private mutating func tryScenario(_ name: String) -> Reply {
    guard let snapshot else { return .noPlan }
    let tried = snapshot.tried(scenario: name)
    guard let branch = tried.branch else {
      return .refused([.sentence(tried.findings)], "`\(name)` cannot be tried")
    }
    return tryOut(.whatIf(branch.steps.map(\.edit.sentence)), onBranch: name, kept: said)
  }

  /// Takes the last hypothesis back, or the one named.
  private mutating func undo(_ name: String?) -> Reply {
    guard var branch = branches.current, let last = branch.hypotheses.last else {
      return .refusal(
        "there is nothing to undo here",
        hint: hasAdopted
          ? "what was adopted stands in the plan's file; git, or another edit, takes it back"
          : "`branches` lists what was tried")
    }
    let wanted = name ?? last.name
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

  private mutating func redo() -> Reply {
    guard var branch = branches.current,
      let last = branch.parked.isEmpty ? branch.undone.popLast() : branch.parked.removeFirst()
    else {
      return .refusal("nothing was undone here")
    }
    let now = branch.now.called(last.name)
    guard let after = snapshot?.tried(last.sentence, on: now).branch else {
      return .refusal("\(last.name) no longer fits: \(last.sentence.text)")
    }
    branch.hypotheses.append(last.made(after))
    branches.current = branch
    mark(last.number, isUndone: false)
    return .note("\(last.name) is back: \(last.sentence.editText)")
  }

  // MARK: Branches

  private mutating func startBranch(_ name: String) -> Reply {
    guard let snapshot else { return .noPlan }
    if let refusal = refusal(ofBranch: name) { return refusal }
    branches.open(name, isNamed: true, start: snapshot.start)
    keep(said)
    let count = branches.current?.edits ?? 0
    return count == 0 ? Reply() : .note("branch \(name) starts with \(counted(count, "edit"))")
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

  private mutating func switchTo(_ name: String) -> Reply {
    guard branches.go(to: name) else {
      let near = suggestions(for: name, among: branches.all.map(\.name) + ["plan"])
      return .refusal(
        "there is no branch `\(name)`",
        hint: didYouMean(near, otherwise: "`branches` lists them"))
    }
    keep(said)
    return Reply()
  }

  private mutating func listBranches() -> Reply {
    guard let snapshot, !branches.all.isEmpty else {
      return .note("no branches yet: `what if …` starts one")
    }
    let said = branches.all.flatMap { branch in
      branch.hypotheses.map { hypothesis in
        Prose.Block.bullet("\(name: branch.name)\(" \(hypothesis.words)")")
      }
    }
    let table = snapshot.table(of: branches.all.map { ($0.name, $0.now) })
    return result(.joined([.prose(Prose(said)), table]))
  }

  private mutating func sayDelta() -> Reply {
    guard let snapshot, let branch = branches.current, branch.edits > 0 else {
      return .note("no edits here: this is the plan as it is")
    }
    return result(snapshot.consequences(of: branch.now, brief: false))
  }
}
