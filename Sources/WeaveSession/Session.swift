import WeaveAnswer
import WeaveEdits
package import WeaveEngine
import WeaveSource
import WeaveSyntax

/// A conversation about a plan: what was loaded, what was tried, what was answered.
///
/// A value, without a terminal, a clock or a key: entries go in, replies come out. Whoever holds
/// the terminal shows the replies and does what they ask for. Nothing is written to a plan until an
/// `adopt` is confirmed. docs/prompt.md describes what can be entered.
package struct Session: Sendable {
  /// The plan's file, as it was named; nil with nothing loaded.
  package private(set) var path: String?
  /// The plan as it was last read; nil with nothing loaded.
  package private(set) var snapshot: Snapshot?
  var branches = Branches()
  /// How answers are written, as `:set mode` chose.
  package internal(set) var mode = AnswerMode.table
  /// Whether long results may be cut to the screen, as `:set pager` chose.
  package internal(set) var isPaging = true
  /// Whether the time each answer takes is said, as `:timing` chose.
  package internal(set) var isTiming = false
  /// True once the files on the disk are no longer those that were read.
  package var hasChangedOnDisk = false
  /// The last pull that named no way, for `try`.
  var pendingPull: Sentence?
  /// The edits last suggested, as they can be entered.
  var suggested: [String] = []
  /// Results so far, the last one last, with what was entered for them.
  private(set) var results: [(entry: String, answer: Answer)] = []
  /// What is being answered, as it was entered.
  var said = ""
  /// Lines that said something and were not undone, for `:save`.
  private(set) var lines: [SessionLine] = []
  /// What a question to the person is about; nil when none is open.
  var pending: Pending?
  /// True once edits were written into the plan that is open.
  var hasAdopted = false
  var tutorial: Tutorial?
  /// True for the plan of the tutorial, which is in no file: nothing tried on it is lost.
  package internal(set) var isLesson = false
  /// How many plans were opened so far, the same one again too.
  package private(set) var loadCount = 0

  /// Where plans are read: the disk, or in the tutorial the program itself.
  var files: any FileSource
  private let disk: any FileSource
  let today: String?

  /// What a person was asked.
  enum Pending: Sendable { case adopt, leave, load(String) }

  /// A conversation about nothing yet; `today` is the ISO day to ask on, nil for none.
  package init(files: any FileSource, today: String? = nil) {
    self.files = files
    disk = files
    self.today = today
  }

  // MARK: The plan

  /// Opens the plan at `path`; where it cannot be read, what was open stays.
  package mutating func load(_ path: String) -> Reply { load(path, from: disk) }

  /// Opens the plan at `path` of `files`.
  mutating func load(_ path: String, from files: any FileSource) -> Reply {
    let read = Snapshot(reading: path, from: files, today: today.flatMap { parseDay($0) })
    guard read.isReadable else {
      var reply = Reply(.findings(read.findings()))
      reply.isDone = false
      return reply
    }
    self.path = path
    self.files = files
    loadCount += 1
    tutorial = nil
    isLesson = false
    snapshot = read
    branches = Branches()
    pendingPull = nil
    suggested = []
    results = []
    lines = []
    hasChangedOnDisk = false
    hasAdopted = false
    return Reply(banner)
  }

  /// Reads the plan again, and makes the edits of every branch on it; those that no longer fit are
  /// said and left out.
  package mutating func reload() -> Reply {
    guard let path else { return .noPlan }
    let read = Snapshot(reading: path, from: files, today: today.flatMap { parseDay($0) })
    guard read.isReadable, read.isPlan || snapshot?.isPlan != true else {
      return .refused(
        [.findings(read.findings())],
        "\(path) holds no plan now; the one that was read before is kept")
    }
    snapshot = read
    hasChangedOnDisk = false
    let lost = replay()
    var reply = Reply.note("\(path) read again")
    if read.factErrors > 0 {
      let errors = counted(read.factErrors, "error")
      reply = reply.followed(by: .note("\(errors) in it: answers may miss facts; the first is"))
      reply.answers.append(.sentence(read.firstError))
    }
    if !lost.isEmpty {
      let words = "no longer fits; the next `:reload`, or `redo`, tries again:"
      reply = reply.followed(
        by: Reply(
          .prose(
            Prose(
              [.paragraph(.plain(words))] + lost.map { .bullet(.plain($0)) }))))
    }
    return reply
  }

  /// Makes the hypotheses of all branches again on the plan as it is now; those that cannot be.
  private mutating func replay() -> [String] {
    guard let snapshot else { return [] }
    let old = branches.all
    var lost: [String] = []
    branches.restart(from: snapshot.start)
    for branch in old {
      // What did not fit the last time may fit again.
      let wanted = (branch.hypotheses + branch.parked).sorted { $0.number < $1.number }
      let kept = made(again: wanted, on: snapshot.start, &lost)
      let parked = wanted.filter { old in !kept.contains { $0.number == old.number } }
      branches.replace(branch.name, with: kept, parked: parked, undone: branch.undone)
    }
    return lost
  }

  /// The hypotheses, each made on the plan after those before it; names of those that cannot be go
  /// into `lost`.
  func made(
    again hypotheses: [Hypothesis], on start: Branch, _ lost: inout [String]
  ) -> [Hypothesis] {
    var kept: [Hypothesis] = []
    for hypothesis in hypotheses {
      let now = kept.last?.after ?? start
      if let after = snapshot?.tried(hypothesis.sentence, on: now.called(hypothesis.name)).branch {
        kept.append(hypothesis.made(after))
      } else if !lost.contains(hypothesis.words) {
        lost.append(hypothesis.words)
      }
    }
    return kept
  }

  /// The plan as the branch one stands on leaves it; nil for the plan as it is.
  var now: Branch? { branches.current?.now }

  /// Looks whether the files are still those that were read, and sets `hasChangedOnDisk`.
  package mutating func lookAtDisk() {
    guard let snapshot else { return }
    hasChangedOnDisk = snapshot.trees.enumerated().contains { index, tree in
      !snapshot.shipped.contains(tree.file)
        && (try? files.read(tree.text.name)) != tree.text.bytes
    }
  }

  /// True where something was tried that is written nowhere.
  package var hasEdits: Bool { branches.hasEdits }

  // MARK: Prompts

  /// What stands before the next entry: `cedar[autumn+2!]> `.
  package var prompt: String {
    guard let snapshot else { return "weave> " }
    var text = snapshot.planName ?? "plan"
    if let branch = branches.current, branch.isNamed || branch.edits > 0 {
      let count = branch.edits > 0 ? "+\(branch.edits)" : ""
      text += "[\(branch.name)\(count)\(breaksPromises(branch.now) ? "!" : "")]"
    }
    return text + (hasChangedOnDisk ? "*" : "") + "> "
  }

  private func breaksPromises(_ branch: Branch) -> Bool {
    guard let snapshot, !branch.steps.isEmpty else { return false }
    return !snapshot.brokenPromises(of: branch).isEmpty
  }

  // MARK: Results

  /// Takes an answer in as the next numbered result.
  mutating func result(_ answer: Answer) -> Reply {
    results.append((said, answer))
    var reply = Reply(answer)
    reply.isResult = true
    return reply
  }

  /// Keeps a line that said something, so that `:save` can write it.
  mutating func keep(_ text: String, hypothesis: Int? = nil, isAutomatic: Bool = false) {
    lines.append(SessionLine(text: text, hypothesis: hypothesis, isAutomatic: isAutomatic))
  }

  /// The lines that said something and were not undone; names of branches that started by
  /// themselves only where other lines may speak of them.
  package var keptLines: [String] {
    let made = Set(lines.compactMap { $0.isUndone ? nil : $0.hypothesis })
    let kept = lines.filter { line in
      !line.isUndone && line.undoes.map { made.contains($0) } ?? true
    }
    let naming: Set = ["branch", "switch", "compare"]
    let isNaming = kept.contains { line in
      !line.isAutomatic && naming.contains(String(line.text.prefix { $0 != " " }))
    }
    // Entered anew, hypotheses are counted anew.
    var numbers: [Int: Int] = [:]
    var written: [String] = []
    for line in kept where isNaming || !line.isAutomatic {
      if let hypothesis = line.hypothesis { numbers[hypothesis] = numbers.count + 1 }
      let number = line.undoes.flatMap { numbers[$0] }
      written.append(number.map { "undo \(Hypothesis.name($0))" } ?? line.text)
    }
    return written
  }

  /// Forgets that a hypothesis was said on the branch one stands on, or says it again.
  mutating func mark(_ hypothesis: Int, isUndone: Bool) {
    let branch = branches.current?.name
    if isUndone, branches.hold(hypothesis) {
      // Another branch has it still: that it was taken back here is a line of its own.
      lines.append(SessionLine(text: "undo", undoes: hypothesis, branch: branch))
      return
    }
    if !isUndone,
      let line = lines.lastIndex(where: {
        $0.undoes == hypothesis && $0.branch == branch && !$0.isUndone
      })
    {
      lines[line].isUndone = true
      return
    }
    for index in lines.indices where lines[index].hypothesis == hypothesis {
      lines[index].isUndone = isUndone
    }
  }
}

/// A line of a session, as it was entered.
struct SessionLine: Sendable {
  let text: String
  /// The hypothesis it made; nil for others.
  var hypothesis: Int?
  /// The hypothesis it took back on `branch`, while another had it still; nil for others.
  var undoes: Int?
  var branch: String?
  /// True for the name of a branch that started by itself.
  var isAutomatic = false
  var isUndone = false
}

extension Reply {
  static var noPlan: Reply {
    .refusal(
      "no plan is loaded", hint: "`load FILE` opens one, such as `load examples/cedar.weave`")
  }
}
