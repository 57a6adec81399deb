import WeaveEdits
import WeaveEngine

/// Edits that were tried together: one line entered.
struct Hypothesis: Sendable {
  /// `h1`, `h2`, … over the whole session.
  let number: Int
  /// The edits, as they were read, each pull with its way.
  let sentence: Sentence
  /// The plan with these edits made, after those before them.
  let after: Branch

  var name: String { Self.name(number) }

  /// Its name and its edits: `h1 pair kim with lane`.
  var words: String { "\(name) \(sentence.editText)" }

  /// The same edits, made on another plan, which leaves it as `after`.
  func made(_ after: Branch) -> Hypothesis {
    Hypothesis(number: number, sentence: sentence, after: after)
  }

  static func name(_ number: Int) -> String { "h\(number)" }
}

extension Branch {
  /// The same plan, whose next edits belong to the hypothesis called `name`.
  func called(_ name: String) -> Branch {
    var branch = self
    branch.hypothesis = name
    return branch
  }
}

/// A line of hypotheses, each on top of the one before; nothing of it is written.
struct SessionBranch: Sendable {
  let name: String
  /// True where it was asked for by name: it is then shown even without edits.
  let isNamed: Bool
  /// The plan it starts from.
  let start: Branch
  var hypotheses: [Hypothesis] = []
  /// What no longer fits the plan as it is on the disk now.
  var parked: [Hypothesis] = []
  /// What was undone, the last one last.
  var undone: [Hypothesis] = []

  /// The plan as this branch leaves it.
  var now: Branch { hypotheses.last?.after ?? start }

  /// How many edits it has.
  var edits: Int { hypotheses.reduce(0) { $0 + $1.sentence.editCount } }
}

/// The branches of a session: the plan as it is, and hypotheses about it.
struct Branches: Sendable {
  private(set) var all: [SessionBranch] = []
  /// The place of the branch one stands on; nil on the plan as it is.
  private var place: Int?
  private var lastNumber = 0

  /// The branch one stands on; nil on the plan as it is.
  var current: SessionBranch? {
    get { place.map { all[$0] } }
    set { if let place, let newValue { all[place] = newValue } }
  }

  /// The branch called `name`.
  func named(_ name: String) -> SessionBranch? { all.first { $0.name == name } }

  /// The number the next hypothesis gets.
  var nextNumber: Int { lastNumber + 1 }

  /// Puts a hypothesis on top of the branch one stands on; on the plan, on a new one.
  mutating func add(_ sentence: Sentence, after: Branch, start: Branch) -> Hypothesis {
    if place == nil { open(freeName, isNamed: false, start: start) }
    lastNumber += 1
    let made = Hypothesis(number: lastNumber, sentence: sentence, after: after)
    current?.hypotheses.append(made)
    current?.undone = []
    return made
  }

  /// Starts a branch with the edits of the one one stands on.
  mutating func open(_ name: String, isNamed: Bool, start: Branch) {
    var made = SessionBranch(name: name, isNamed: isNamed, start: current?.start ?? start)
    made.hypotheses = current?.hypotheses ?? []
    all.append(made)
    place = all.count - 1
  }

  /// Goes to a branch, or to the plan; false where there is no such branch.
  mutating func go(to name: String) -> Bool {
    guard name != "plan" else {
      place = nil
      return true
    }
    guard let found = all.firstIndex(where: { $0.name == name }) else { return false }
    place = found
    return true
  }

  /// Sets the hypotheses of the branch called `name` anew.
  mutating func replace(
    _ name: String, with hypotheses: [Hypothesis], parked: [Hypothesis], undone: [Hypothesis]
  ) {
    guard let index = all.firstIndex(where: { $0.name == name }) else { return }
    all[index].hypotheses = hypotheses
    all[index].parked = parked
    all[index].undone = undone
  }

  /// Puts other hypotheses in place of those of the branch one stands on.
  mutating func revise(_ hypotheses: [Hypothesis]) {
    current?.hypotheses = hypotheses
    current?.undone = []
    lastNumber += hypotheses.count
  }

  /// Forgets the branch one stands on, whose edits are written now.
  mutating func closeCurrent() {
    guard let place else { return }
    all.remove(at: place)
    self.place = nil
  }

  /// Takes hypotheses out of all branches: they are part of the plan now.
  mutating func forget(_ numbers: Set<Int>) {
    for index in all.indices { all[index].hypotheses.removeAll { numbers.contains($0.number) } }
  }

  /// True where some branch has the hypothesis.
  func hold(_ number: Int) -> Bool {
    all.contains { ($0.hypotheses + $0.parked).contains { $0.number == number } }
  }

  /// All branches, each starting from `start`, without hypotheses: to be filled again.
  mutating func restart(from start: Branch) {
    all = all.map { SessionBranch(name: $0.name, isNamed: $0.isNamed, start: start) }
  }

  /// True where some branch has edits that are written nowhere.
  var hasEdits: Bool { all.contains { $0.edits > 0 || !$0.parked.isEmpty } }

  private var freeName: String {
    var number = 1
    while named(String(number)) != nil { number += 1 }
    return String(number)
  }
}
