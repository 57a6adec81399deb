import WeaveAnalysis
package import WeaveEdits
import WeaveModel
package import WeaveSource
package import WeaveSyntax

/// How one version of a plan differs from another: what changed, and what follows for teachers,
/// rules and findings; docs/what-if.md describes it.
package struct Delta {
  let before: QueryContext
  let after: QueryContext
  let match: ModelMatch
  let sessions: SessionChanges
  /// Comments, times and tools that connect more or fewer teachers than before.
  let links: [LinkChange]
  let meetings: [MeetingChange]
  /// The figures that moved.
  let figures: [DeltaFigure]
  let rules: [RuleChange]
  let findingsNew: [Diagnostic]
  let findingsGone: [Diagnostic]
  /// Those that say the same of the same thing in other numbers.
  let findingsChanged: [(before: Diagnostic, after: Diagnostic)]
  /// Things declared in one of the two only, as `thread listening`.
  let declared: (new: [String], gone: [String])

  /// A rule that comes out otherwise.
  struct RuleChange {
    let name: String
    /// Nil where the rule is new, or gone.
    let before: Verdict.Outcome?
    let after: Verdict.Outcome?
    let value: String
  }

  /// How much of a delta is worked out: all, or what a summary of a few lines shows.
  package enum Depth: Sendable { case whole, fewFigures }

  /// What differs between two versions; where `triesDays` is false, figures are those of the first
  /// days of open sessions, and rules, which follow from the same words, are left out.
  ///
  /// `fewFigures` leaves findings out, and all figures but the shares that a summary shows; rules
  /// are worked out for it whatever is tried.
  package init(
    _ before: QueryContext, _ after: QueryContext, triesDays: Bool = true, _ depth: Depth = .whole
  ) {
    self.before = before
    self.after = after
    let match = ModelMatch(before.model, after.model)
    let sessions = SessionChanges(match)
    (self.match, self.sessions) = (match, sessions)
    // None of these waits for another.
    let parts = concurrently(4) { index -> Part in
      switch index {
      case 0: .links(linkChanges(match, before.experience, after.experience))
      case 1:
        .meetings(
          meetingChanges(
            match, sessions, before.experience, after.experience,
            upTo: triesDays ? DeltaFigures.choiceLimit : nil))
      case 2:
        .figures(
          DeltaFigures.changes(before, after, triesDays: triesDays, depth).filter(\.moved))
      default: .rules(triesDays || depth == .fewFigures ? Self.rules(before, after) : [])
      }
    }
    links = parts.onlyPart { if case .links(let found) = $0 { found } else { nil } }
    meetings = parts.onlyPart { if case .meetings(let found) = $0 { found } else { nil } }
    figures = parts.onlyPart { if case .figures(let found) = $0 { found } else { nil } }
    rules = parts.onlyPart { if case .rules(let found) = $0 { found } else { nil } }
    let (old, new) = depth == .whole ? (Self.sayings(before), Self.sayings(after)) : ([:], [:])
    let come = new.filter { saying, _ in old[saying] == nil }.map(\.value)
      .sorted(by: Diagnostic.precedes)
    let gone = old.filter { saying, _ in new[saying] == nil }.map(\.value)
      .sorted(by: Diagnostic.precedes)
    findingsChanged = Self.pairs(gone.map { ($0, before) }, come.map { ($0, after) })
    let (was, isNow) = (
      Set(findingsChanged.map(\.before.saying)), Set(findingsChanged.map(\.after.saying))
    )
    findingsNew = come.filter { !isNow.contains($0.saying) }
    findingsGone = gone.filter { !was.contains($0.saying) }
    let (one, other) = (Self.declarations(before.model), Self.declarations(after.model))
    declared = (other.subtracting(one).sorted(), one.subtracting(other).sorted())
  }

  /// A part of a delta that is worked out beside the others.
  private enum Part: Sendable {
    case links([LinkChange])
    case meetings([MeetingChange])
    case figures([DeltaFigure])
    case rules([RuleChange])
  }

  /// True where nothing differs that a plan can say.
  package var isEmpty: Bool {
    sessions.isEmpty && links.isEmpty && meetings.isEmpty && figures.isEmpty && rules.isEmpty
      && findingsNew.isEmpty && findingsGone.isEmpty && findingsChanged.isEmpty
      && declared.new.isEmpty
      && declared.gone.isEmpty
  }

  /// Findings that are gone, each with the one that came in its place: of the same code under the
  /// same header, in the same words with other numbers, or else the only two of them there.
  private static func pairs(
    _ gone: [(Diagnostic, QueryContext)], _ come: [(Diagnostic, QueryContext)]
  ) -> [(before: Diagnostic, after: Diagnostic)] {
    var found: [(before: Diagnostic, after: Diagnostic)] = []
    var (left, right) = (gone, come)
    func take(_ key: (Diagnostic, QueryContext) -> String) {
      let (old, new) = (
        Dictionary(grouping: left) { key($0.0, $0.1) },
        Dictionary(grouping: right) { key($0.0, $0.1) }
      )
      for (name, own) in old where own.count == 1 && new[name]?.count == 1 {
        guard let one = own.first?.0, let other = new[name]?.first?.0 else { continue }
        found.append((one, other))
        left.removeAll { $0.0.saying == one.saying }
        right.removeAll { $0.0.saying == other.saying }
      }
    }
    take { finding, context in context.subject(of: finding) + withoutNumbers(finding.message) }
    take { finding, context in context.subject(of: finding) }
    return found.sorted { Diagnostic.precedes($0.after, $1.after) }
  }

  /// A message with its counts taken out; dates and times stay.
  private static func withoutNumbers(_ message: String) -> String {
    message.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.allSatisfy { "0123456789,.".contains($0) } && !word.isEmpty ? "#" : String(word)
    }.joined(separator: " ")
  }

  fileprivate struct Saying: Hashable {
    let code: String
    let message: String
  }

  /// Findings of the plan's facts by what they say, wherever it stands; rules are told apart, and
  /// what is wrong with its questions and scenarios is no matter of theirs.
  private static func sayings(_ context: QueryContext) -> [Saying: Diagnostic] {
    Dictionary(
      context.findings.filter {
        !$0.code.isOfAQuestion && !$0.code.isOfLayout
          && !context.version.isAsked(at: $0.location)
      }.map { ($0.saying, $0) }
    ) { first, _ in first }
  }

  private static func rules(_ before: QueryContext, _ after: QueryContext) -> [RuleChange] {
    func verdicts(_ context: QueryContext) -> [String: Verdict] {
      Dictionary(
        context.model.rules.indices.map { (context.name(.rule, $0), context.verdict(ofRule: $0)) }
      ) { first, _ in first }
    }
    let (old, new) = (verdicts(before), verdicts(after))
    return Set(old.keys).union(new.keys).sorted().compactMap { name in
      let (one, other) = (old[name], new[name])
      if one?.outcome == other?.outcome, one?.value == other?.value { return nil }
      return RuleChange(
        name: name, before: one?.outcome, after: other?.outcome,
        value: other?.value ?? one?.value ?? "")
    }
  }

  private static func declarations(_ model: Model) -> Set<String> {
    var found: Set<String> = []
    for ref in model.entities {
      guard let ref else { continue }
      if ref.kind == .person {
        let person = model.people[ref]
        if person.isLeader { found.insert("leader \(model.name(ref))") }
        if person.isTeacher { found.insert("teacher \(model.name(ref))") }
      } else {
        found.insert("\(ref.kind) \(model.name(ref))")
      }
    }
    return found
  }
}

extension Array {
  /// What `choose` finds in the only element that has it; empty where none does.
  fileprivate func onlyPart<Found>(_ choose: (Element) -> [Found]?) -> [Found] {
    for element in self { if let found = choose(element) { return found } }
    return []
  }
}

extension Diagnostic {
  fileprivate var saying: Delta.Saying { Delta.Saying(code: code.rawValue, message: message) }
}

extension QueryContext {
  /// What a finding is of: its code, and the header it stands at or under; of one that is said of
  /// all teachers or goals together, and stands at the first of them, the code alone.
  fileprivate func subject(of finding: Diagnostic) -> String {
    if [.teacherUnreached, .tooManyPriorities].contains(finding.code) {
      return finding.code.rawValue
    }
    guard Int(finding.location.file.index) < trees.count else { return finding.code.rawValue }
    let tree = trees[Int(finding.location.file.index)]
    let header = tree.children(of: 0).last { node in
      tree.range(of: node).start <= finding.location.range.start
        && tree.statement(node)?.role == .header
    }
    guard let header else { return finding.code.rawValue }
    let first = Int(tree.nodes[header].firstToken)
    let name = first + 1 < Int(tree.nodes[header].endToken) ? tree.string(first + 1) : ""
    return "\(finding.code.rawValue) \(tree.string(first)) \(name) "
  }
}

extension DiagnosticCode {
  /// True for what is said of how lines are written, and hides none: the plan means the same.
  var isOfLayout: Bool { severity != .error && rawValue.hasPrefix("W1") }

  /// True for what is said of rules, what-ifs and questions (W5, W6): not of what the plan says.
  package var isOfAQuestion: Bool { rawValue.hasPrefix("W5") || rawValue.hasPrefix("W6") }
}

extension QueryContext {
  /// The plan as the edits of `branch` leave it, asked on the same day; with the findings of plan
  /// sense where they are wanted.
  func asked(of branch: inout Branch, withFindings: Bool = true) -> QueryContext {
    asked(branch.asked(), withFindings)
  }

  /// The same for a question of `kind`: those that give places in files, or try edits of their own,
  /// are asked of the files as they will be.
  package func asked(of branch: inout Branch, for kind: StatementKind?) -> QueryContext {
    var context: QueryContext
    switch kind {
    case .profile, .experience, .where: context = asked(of: &branch)
    default: context = reread(&branch)
    }
    context.edits = MadeEdits(before: self, branch: branch)
    return context
  }

  /// The same, as the files will be: what-ifs can be asked of it too.
  package func reread(_ branch: inout Branch) -> QueryContext { asked(branch.reread(), true) }

  private func asked(
    _ plan: (version: PlanVersion, experience: Experience), _ withFindings: Bool
  ) -> QueryContext {
    let (version, experience) = plan
    var context = QueryContext(
      experience: experience, version: version,
      findings: withFindings
        ? (version.diagnostics + planFindings(experience)).sorted(by: Diagnostic.precedes)
        : version.diagnostics,
      today: today, open: open)
    context.isChecking = isChecking
    return context
  }
}
