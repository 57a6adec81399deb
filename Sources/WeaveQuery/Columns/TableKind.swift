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
  package var fields: [TableField] { listing?.fields ?? [] }

  /// The rows of the kind and how they are read; nil for those that come with the room that applies
  /// edits.
  var listing: (any AnyListing)? {
    switch self {
    case .threads: Self.threadListing
    case .spaces: Self.spaceListing
    case .sessions: Self.sessionListing
    case .leaders: Self.leaderListing
    case .teachers: Self.teacherListing
    case .teams: Self.teamListing
    case .tools: Self.toolListing
    case .goals: Self.goalListing
    case .elements: Self.elementListing
    case .holes: Self.holeListing
    case .steps: Self.stepListing
    case .rules: Self.ruleListing
    case .voices: Self.voiceListing
    case .modes: Self.modeListing
    case .findings: Self.findingListing
    case .links: Self.linkListing
    case .encounters: Self.encounterListing
    case .returns: Self.returnListing
    case .edits: nil
    }
  }

  /// The field named `word`, in the plural or singular.
  package func field(_ word: String) -> TableField? {
    fields.first { $0.name == word }
      ?? fields.first { $0.name + "s" == word || $0.name == word + "s" }
  }
}
