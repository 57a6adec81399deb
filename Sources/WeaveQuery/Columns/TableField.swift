package import WeaveAnalysis
import WeaveModel
import WeaveSyntax

/// One column of a table.
package struct TableField: Sendable {
  /// The word people type for it, which JSON and CSV use too.
  package let name: String
  package let type: FieldType
  /// One sentence of help.
  package let summary: String
  /// Shown when no columns are named.
  package let isDefault: Bool
  /// The measure it is, of whoever the row is about; nil for other fields.
  package let measure: Measure?
  /// What its values are among, where words are compared with them.
  let range: Range
  /// What stands behind its values.
  let source: Source
  /// Whether it is how many people the row stands for.
  var isWeight = false

  /// What a word that is compared with a field may be.
  enum Range: Sendable, Equatable {
    case any
    /// A word of a closed list.
    case words([String])
    /// The name of something that is declared.
    case names(EntityKind)
    /// A month, such as `2026-10`.
    case months
  }

  /// What stands behind a value of a row.
  enum Source: Sendable {
    /// The lines of these kinds: those of the row itself, or those that name it in every block of a
    /// kind; its header where there are none.
    case lines([(in: EntityKind?, kind: StatementKind)])
    /// The row's sessions, space by space.
    case sessions
    /// The first of the row's sessions, and the last of them.
    case firstSession, lastSession
    /// What is named at the row's sessions, by the lines that name it.
    case named(EntityKind, StatementKind, @Sendable (Model, Session) -> [Int])

    static func line(_ kind: StatementKind) -> Source { .lines([(nil, kind)]) }

    /// Whether it is found by the day of a session.
    var isDay: Bool {
      if case .lines(let lines) = self { lines.contains { $0.kind == .between } } else { false }
    }

    /// Whether it is read of sessions as they stand, those with an open day among them.
    var restsOnSessions: Bool {
      switch self {
      case .lines(let lines): lines.contains { $0.kind == .with }
      case .sessions, .firstSession, .lastSession, .named: true
      }
    }
  }

  /// A field that comes from the lines of its own name, where no other source is said.
  init(
    _ name: String, _ type: FieldType, _ summary: String, hidden: Bool = false,
    among range: Range = .any, from source: Source? = nil
  ) {
    self.name = name
    self.type = type
    self.summary = summary
    self.range = range
    let fact = StatementKind(keyword: name).flatMap { $0.role == .fact ? $0 : nil }
    self.source = source ?? .lines(fact.map { [(nil, $0)] } ?? [])
    isDefault = !hidden
    measure = nil
  }

  /// Whether it can be asked of the fullest week, month or other period.
  var addsUpInPeriods: Bool {
    measure.map { Measure.inPeriods.contains($0) } ?? type.addsUp && !isWeight
  }

  /// A measure as a column that is shown, whatever the registry says of it.
  static func shown(_ measure: Measure, of kind: SubjectKind) -> TableField {
    let definition = measure.asked.first { $0.kind == kind }?.definition
    return TableField(measure, definition ?? measure.definition, isDefault: true)
  }

  /// The column of a measure, where rows of `kind` have it as one.
  init?(_ measure: Measure, of kind: SubjectKind) {
    guard let asked = measure.asked.first(where: { $0.kind == kind }), asked.column != .none else {
      return nil
    }
    self.init(measure, asked.definition ?? measure.definition, isDefault: asked.column == .shown)
  }

  private init(_ measure: Measure, _ summary: String, isDefault: Bool) {
    name = measure.name
    type = FieldType(measure.unit)
    self.summary = summary
    self.isDefault = isDefault
    self.measure = measure
    range = .any
    source = .lines([])
  }
}

/// What a field's values are.
///
/// What each is compared with in a question is in `docs/reference.md`.
package enum FieldType: String, Sendable, CaseIterable {
  case text, name, names, count, minutes, number, share, days, date, time, flag

  init(_ unit: Measure.Unit) {
    switch unit {
    case .share: self = .share
    case .count: self = .count
    case .minutes: self = .minutes
    case .days: self = .days
    case .number: self = .number
    }
  }

  /// The unit shown in headings and documented in exports.
  package var unit: String? { self == .minutes ? "min" : (self == .days ? "days" : nil) }

  /// True for values that can be added up in a grouping.
  package var addsUp: Bool { self == .minutes || self == .count }

  /// True for figures, whose columns are aligned at their right side.
  package var isFigure: Bool {
    switch self {
    case .count, .minutes, .number, .share, .days: true
    case .text, .name, .names, .date, .time, .flag: false
    }
  }
}
