import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

/// The rows of one kind: how many there are, and how each field is read.
struct Rows {
  let kind: TableKind
  let count: Int
  /// A reader of a field, or nil when the kind's rows do not have it.
  let reader: (_ field: String, _ scope: Scope) -> Reader?
  /// The day of a row, for rules that count in a period; nil for kinds without days.
  var day: ((Int) -> Day?)?
  /// The days a row may still take, where its day is open.
  var openDays: (Int) -> [Day] = { _ in [] }
  /// Whether a row counts in totals: sessions that are cut or postponed are shown and not counted.
  var counts: (Int) -> Bool = { _ in true }
  /// Where a row is declared.
  var location: (Int) -> Location?
  /// What a row is called in a sentence.
  var label: (Int) -> String
}

extension QueryContext {
  /// The rows of `kind`.
  func rows(_ kind: TableKind) -> Rows? {
    switch kind {
    case .threads: threadRows
    case .spaces: spaceRows
    case .sessions: sessionRows
    case .leaders: leaderRows
    case .teachers: teacherRows
    case .teams: teamRows
    case .tools: toolRows
    case .goals: goalRows
    case .elements: elementRows
    case .holes: holeRows
    case .steps: stepRows
    case .rules: ruleRows
    case .voices: voiceRows
    case .modes: modeRows
    case .findings: findingRows
    case .links: linkRows
    case .encounters: encounterRows
    case .returns: returnRows
    case .edits: nil
    }
  }

  /// The fields every declared thing has.
  func headerField(_ field: String, _ headers: [Header]) -> Reader? {
    switch field {
    case "id": return { .text(model.symbols.text(headers[$0].name)) }
    case "title": return { title(headers[$0]) }
    case "place": return { .text(place(headers[$0].location)) }
    default: return nil
    }
  }
}
