package import WeaveAnalysis

/// The tables a plan can be asked for: what may follow `show`, `each`, `some`, `no` and a count.
///
/// One list gives `show`, rules, completion, the manual, JSON and CSV their columns. A kind reads
/// in the plural and the singular.
package enum TableKind: String, Sendable, CaseIterable {
  case threads, spaces, sessions, leaders, teachers, teams, tools, goals, elements, holes, steps,
    rules, voices, modes, findings, links, encounters, returns, edits

  /// The word for one row.
  package var singular: String { String(rawValue.dropLast()) }

  /// The kind that `word`, in the plural or singular, names.
  package init?(word: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == word || $0.singular == word })
    else {
      return nil
    }
    self = kind
  }

  /// The fields of the kind, in the order of columns.
  package var fields: [TableField] {
    switch self {
    case .threads: Self.threadFields
    case .spaces: Self.spaceFields
    case .sessions: Self.sessionFields
    case .leaders: Self.leaderFields
    case .teachers: Self.teacherFields
    case .teams: Self.teamFields
    case .tools: Self.toolFields
    case .goals: Self.goalFields
    case .elements: Self.elementFields
    case .holes: Self.holeFields
    case .steps: Self.stepFields
    case .rules: Self.ruleFields
    case .voices: Self.voiceFields
    case .modes: Self.modeFields
    case .findings: Self.findingFields
    case .links: Self.linkFields
    case .encounters: Self.encounterFields
    case .returns: Self.returnFields
    // A table of scenarios; its rows come with the room that applies them.
    case .edits: []
    }
  }

  /// The field named `word`, in the plural or singular.
  package func field(_ word: String) -> TableField? {
    fields.first { $0.name == word }
      ?? fields.first { $0.name + "s" == word || $0.name == word + "s" }
  }
}

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

  init(_ name: String, _ type: FieldType, _ summary: String, hidden: Bool = false) {
    self.name = name
    self.type = type
    self.summary = summary
    isDefault = !hidden
    measure = nil
  }

  /// The column of a measure, where rows of `kind` have it as one.
  init?(_ measure: Measure, of kind: SubjectKind) {
    guard let asked = measure.asked.first(where: { $0.kind == kind }), asked.column != .none else {
      return nil
    }
    name = measure.name
    type = FieldType(measure.unit)
    summary = asked.definition ?? measure.definition
    isDefault = asked.column == .shown
    self.measure = measure
  }

  /// Fields that hold in every table.
  static let place = TableField("place", .text, "the file and line it stands in", hidden: true)
  static let id = TableField("id", .name, "the name other lines refer to it by")
  static let title = TableField("title", .text, "its title")
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
