package import WeaveAnalysis
package import WeaveEdits
package import WeaveModel
package import WeaveSource
package import WeaveSuggest
package import WeaveSyntax

/// All that a question is asked of: a plan, its facts, its findings so far, and the day it is
/// asked.
package struct QueryContext: Sendable {
  /// What everybody experiences by the plan, which figures are computed from.
  package let experience: Experience
  /// The plan's files and what they say.
  package let version: PlanVersion
  /// What is wrong with the plan, as far as it was known when the context was made.
  package let findings: [Diagnostic]
  /// The day given with `--today` or `as of`; nothing depends on the clock.
  package let today: Day?
  /// Set where a question is only looked at for what is wrong with it: nothing is worked out.
  package var isChecking = false

  /// Calls off what takes long, such as suggesting: whoever waits for the answer may set it.
  package var callOff = CallOff()

  /// What fields are narrowed to, while rows are read.
  var scope = Scope.whole
  /// Where the figures of one table are kept that were read together.
  var together: ReadTogether?

  /// The edits that led to this plan, where it is one that is only thought of.
  var edits: MadeEdits?

  /// Opens another plan, to compare with; nil for what cannot be read, or may not be.
  package let open: (@Sendable (String) -> QueryContext?)?

  /// How the plan's rules come out, once they were asked for.
  let verdicts = Known<[Verdict]>()

  /// Where what-ifs of this plan start.
  let start: BranchStart

  /// Gathers what questions need.
  package init(
    experience: Experience, version: PlanVersion, findings: [Diagnostic], today: Day?,
    open: (@Sendable (String) -> QueryContext?)? = nil
  ) {
    self.experience = experience
    self.version = version
    self.findings = findings
    self.today = today
    self.open = open
    start = BranchStart(version, experience)
  }

  /// The files of the plan; a `FileID` is a place in this list.
  package var trees: [SyntaxTree] { version.trees }

  package var facts: PlanFacts { experience.facts }

  package var model: Model { experience.model }

  /// The same plan, asked on another day.
  func asked(on day: Day) -> QueryContext {
    var context = QueryContext(
      experience: experience, version: version, findings: findings, today: day, open: open)
    context.callOff = callOff
    return context
  }

  /// All that suggestions are made of; as much of it as was found before it is called off.
  var groundSet: GroundSet {
    GroundSet(experience, fixedBefore: today) { [callOff] in callOff.isSet }
  }

  /// A search that ends when the answer is called off.
  var search: Search { Search { [callOff] in callOff.isSet } }

  /// `file:line` of a place; of what edits wrote, which of them.
  package func place(_ location: Location) -> String {
    let index = Int(location.file.index)
    guard index < trees.count else { return "" }
    let text = trees[index].text
    if let edits, index < edits.before.trees.count {
      return edits.branch.place(of: location, in: text.name)
    }
    return "\(text.name):\(text.lines.place(of: location.range.start).line)"
  }

  /// All sessions by day, then start, then address; open ones last.
  var sessionsInOrder: [Int] {
    let addresses = model.sessions.map { model.address($0) }
    return model.sessions.indices.sorted { left, right in
      let (one, other) = (model.sessions[left], model.sessions[right])
      let (oneKey, otherKey) = (orderKey(one), orderKey(other))
      return oneKey == otherKey ? addresses[left] < addresses[right] : oneKey < otherKey
    }
  }

  /// Day and start; an open session stands behind all others, by the first day it may take.
  private func orderKey(_ session: Session) -> (Int32, Int32) {
    if let day = session.day { return (day.number, Int32(session.span.start)) }
    let days = session.openDays >= 0 ? model.openDays[session.openDays] : []
    return (.max, days.first?.number ?? .max)
  }

  func name(_ kind: EntityKind, _ index: Int) -> String { model.name(EntityRef(kind, index)) }

  func names(_ kind: EntityKind, _ indexes: [Int]) -> [String] { indexes.map { name(kind, $0) } }

  func title(_ header: Header) -> Value { Value(model.string(header.title)) }

  func word(_ symbol: Symbol?) -> Value { Value(symbol.map { model.symbols.text($0) }) }
}
