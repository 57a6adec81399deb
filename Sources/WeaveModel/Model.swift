package import WeaveSource
import WeaveSyntax

/// What a plan says, with every name resolved and every meeting on its day.
///
/// Values only; indexes lead from one array to another. Texts stay in their files and are read with
/// `string`. Tables are in the order of declaration; `sessions` lie space by space, within a space
/// by scheduled day, then section.
package struct Model: Sendable {
  /// The files, by `FileID`.
  package var sources: [SourceText] = []
  /// All names and words of the plan.
  package var symbols = Symbols()
  /// What each symbol's name stands for, by symbol.
  package var entities: [EntityRef?] = []
  /// Things by title, where the title is used as a name.
  package var titles: [String: [EntityRef]] = [:]

  package var plan = Plan()
  package var terms: [Term] = []
  /// Units of teaching, each with the team it is for.
  package var units: [Term] = []
  package var goals: [Goal] = []
  package var threads: [WeaveThread] = []
  package var tools: [Tool] = []
  package var people: [Person] = []
  package var teams: [Team] = []
  package var spaces: [Space] = []
  /// Long-term changes.
  package var towards: [Toward] = []
  package var frameworks: [Framework] = []
  package var voices: [Voice] = []
  package var rules: [Rule] = []
  package var waivers: [Waiver] = []
  package var scenarios: [Scenario] = []
  package var queries: [Query] = []
  /// Questions of the files, in order.
  package var questions: [StatementHandle] = []
  /// `meets`, `note` and `private` of things that have no list of facts.
  package var annotations: [(owner: EntityRef, fact: Fact)] = []

  /// The facts of spaces, session headers and voices, each of which holds a range of these.
  package var facts: [Fact] = []
  /// The addresses that facts lead to, by `AddressID`.
  package var addresses: [Address] = []
  /// The people that facts name, by `AudienceListID`.
  package var audienceLists: [AudienceList] = []
  /// The spans of `hours` facts, by `SpanID`; `unknown` for parts not given.
  package var spans: [ClockSpan] = []
  /// Stretches of days that facts and open sessions are limited to, by `WindowID`.
  package var windows: [DayRange] = []
  /// The days listed for open sessions, by `SessionBlock.dayList`.
  package var dayLists: [[Day]] = []
  /// Amounts of costs and credits; of a rating three: value, scale, people (-1 when not given).
  package var numbers: [Double] = []

  /// The `session` headers, in the order of the plan.
  package var blocks: [SessionBlock] = []
  package var sessions: [Session] = []
  /// The sessions of each space, by space.
  package var sessionRanges: [Range<Int>] = []
  /// Meetings that do not take place, space by space.
  package var cancellations: [Cancellation] = []
  /// Who is asked to sessions, by `Session.audience`.
  package var audiences = Audiences()
  /// Who leads sessions, by `Session.leaders`.
  package var leaderLists = LeaderLists()
  /// The days open sessions may take, ascending, by `Session.openDays`; a list may be empty.
  package var openDays: [[Day]] = []

  package init() {}

  /// The text of `text`, without its quotes.
  package func string(_ text: Text) -> String? {
    guard !text.isEmpty else { return nil }
    let source = sources[Int(text.location.file.index)]
    return quotedContents(of: source, text.location.range)
  }

  /// The header of anything declared.
  package func header(_ ref: EntityRef) -> Header? {
    let index = Int(ref.index)
    return switch ref.kind {
    case .plan: plan.header
    case .goal: goals[index].header
    case .thread: threads[index].header
    case .tool: tools[index].header
    case .person: people[index].header
    case .team: teams[index].header
    case .space: spaces[index].header
    case .toward: towards[index].header
    case .framework: frameworks[index].header
    case .rule: rules[index].header
    case .scenario: scenarios[index].header
    case .query: queries[index].header
    case .term: terms[index].header
    case .unit: units[index].header
    }
  }

  /// How many things of a kind are declared.
  package func count(of kind: EntityKind) -> Int {
    switch kind {
    case .plan: plan.header == nil ? 0 : 1
    case .goal: goals.count
    case .thread: threads.count
    case .tool: tools.count
    case .person: people.count
    case .team: teams.count
    case .space: spaces.count
    case .toward: towards.count
    case .framework: frameworks.count
    case .rule: rules.count
    case .scenario: scenarios.count
    case .query: queries.count
    case .term: terms.count
    case .unit: units.count
    }
  }

  /// The title of a session: its section's, else the whole meeting's.
  package func title(_ session: Session) -> String? {
    session.headers.reversed().lazy.compactMap { string(blocks[$0].title) }.first
  }
}
