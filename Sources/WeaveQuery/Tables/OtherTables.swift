import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// Holes, steps, rules, voices and findings.
extension TableKind {
  static let holeListing = Listing<Hole>(
    .holes, rows: { WeaveAnalysis.holes($0.facts) }, location: { row, _ in row.location },
    label: { row, _ in row.address }
  ) {
    Column("what", .text, "the session, or the space when all its sessions share the hole") {
      row, _ in .text(row.address)
    }
    Column("missing", .name, "what is not yet known") { row, _ in .text(row.missing.rawValue) }
    Column("space", .name, "the space", hidden: true, among: .names(.space)) { row, context in
      Value(row.space.map { context.name(.space, $0) })
    }
    Column("sessions", .count, "how many sessions it concerns") { row, _ in Value(row.sessions) }
    Column("window", .text, "the days an open session may take") { row, _ in
      Value(row.window.map { "\($0.first.iso)..\($0.last.iso)" })
    }
    Column("at", .text, "the file and line to fill in") { .text($1.place($0.location)) }
  }

  typealias StepRow = (toward: Int, step: Toward.Step)

  static let stepListing = Listing<StepRow>(
    .steps,
    rows: { context in
      context.model.towards.indices.flatMap { toward in
        context.model.towards[toward].steps.map { (toward, $0) }
      }
    },
    location: { row, _ in row.step.location },
    label: { $1.model.string($0.step.text) ?? $1.name(.toward, $0.toward) }, day: \.step.due
  ) {
    Column("toward", .name, "the long-term change", among: .names(.toward)) {
      .text($1.name(.toward, $0.toward))
    }
    Column("step", .text, "the step") { Value($1.model.string($0.step.text)) }
    Column("when", .name, "now or next") { row, _ in .text(row.step.isNow ? "now" : "next") }
    Column("due", .date, "the day it is to be done by") { row, _ in Value(row.step.due) }
    Column("leader", .name, "who leads it", among: .names(.person)) { row, context in
      Value(row.step.leader.map { context.name(.person, $0) })
    }
    Column("done", .date, "the day it was done") { row, _ in Value(row.step.done) }
    Column.at { row, _ in row.step.location }
  }

  static let ruleListing = Listing<Declared<Rule>>(
    .rules, rows: { Declared.all($0.model.rules, \.header) }
  ) {
    Column.id
    Column("kind", .name, "must or should") { row, _ in .text(row.thing.isMust ? "must" : "should")
    }
    Column("rule", .text, "what it asks") { Value($1.ruleText($0.index)) }
    Column("reason", .text, "the promise behind it") { Value($1.model.string($0.thing.reason)) }
    Column("holds", .name, "kept, broken, open or waived") {
      .text($1.verdict(ofRule: $0.index).outcome.word)
    }
    Column("value", .text, "the figure that decides") { .text($1.verdict(ofRule: $0.index).value) }
    Column.at
  }

  static let voiceListing = Listing<Voiced>(
    .voices,
    rows: \.voicedAsWritten, location: { row, _ in row.fact.location },
    label: { row, context in row.voice.who.map { context.model.name($0) } ?? "" },
    day: \.voice.day
  ) {
    Column("who", .name, "the person or team") { row, context in
      Value(row.voice.who.map { context.model.name($0) })
    }
    Column("date", .date, "the day it was said") { row, _ in .day(row.voice.day) }
    Column("kind", .name, "noticed, tension, confusion, wants or rates") { row, _ in
      .text(row.fact.kind.keyword)
    }
    Column("about", .names, "what it is about") { .names($0.about($1)) }
    Column("text", .text, "what was said") { Value($1.model.string($0.fact.text)) }
    // A figure of so few that it would tell who gave it is not shown, here or in any export.
    Column("value", .number, "the rating") {
      guard let rating = $1.rating($0.fact) else { return .none }
      if rating.isShown { return .number(rating.value) }
      return .text(rating.people == nil ? Voicing.uncounted : Voicing.hidden)
    }
    Column("of", .number, "the scale of the rating") {
      $1.rating($0.fact).map { .number($0.scale) } ?? .none
    }
    Column("n", .count, "how many people gave it") {
      guard let rating = $1.rating($0.fact), let people = rating.people else { return .none }
      return rating.isShown ? Value(people) : .text(Voicing.hidden)
    }
    Column.at { row, _ in row.fact.location }
  }

  static let findingListing = Listing<Diagnostic>(
    .findings, rows: \.findings, location: { row, _ in row.location },
    label: { row, _ in row.message }
  ) {
    Column("code", .name, "the code, such as W214") { row, _ in .text(row.code.rawValue) }
    Column("severity", .name, "error, warning or note") { row, _ in
      .text(row.code.severity.rawValue)
    }
    Column("message", .text, "what was found") { row, _ in .text(row.message) }
    Column("at", .text, "the file and line") { .text($1.place($0.location)) }
  }
}

extension Voiced {
  /// What it is about, as far as that does not tell who said it.
  fileprivate func about(_ context: QueryContext) -> [String] {
    let model = context.model
    return switch fact.said {
    case .noticed(let thread, let one, let other):
      [model.name(thread), model.name(one), model.name(other)]
    case .thread(let thread): [model.name(thread)]
    case .word(let way, _):
      context.count(context.speakers(voice)) < Voicing.fewest
        ? [Voicing.hidden] : [model.symbols.text(way)]
    case .rating(_, let thing, let aspect):
      [thing, aspect].compactMap { $0.map { model.symbols.text($0) } }
    case .nothing, .tbd, .leader, .tool, .unit, .element, .people, .comment, .time, .minutes,
      .span, .cost, .credit:
      []
    }
  }
}

extension QueryContext {
  /// The rule as it is written, without its name and its promise.
  func ruleText(_ rule: Int) -> String? {
    let handle = model.rules[rule].statement
    let tree = trees[Int(handle.file.index)]
    return tree.child(.rule, of: handle.node).map { tree.text.string(in: tree.range(of: $0)) }
  }
}
