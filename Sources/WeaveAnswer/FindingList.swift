/// The findings of one run, with how much was looked at.
package struct FindingList: Sendable, Equatable {
  /// The findings to show, in the order to show them.
  package let findings: [Finding]
  /// All findings by severity, shown or hidden.
  package let counts: Counts
  /// The number of files looked at; 0 where that makes no sense, as at the prompt.
  package let checked: Int
  /// Whether work went on past errors, so that something may be missing from what is said.
  package let incomplete: Bool
  /// The number of findings that are counted and not shown.
  package let hidden: Int

  /// Makes a list whose counts are those of its findings, unless others are given.
  package init(
    _ findings: [Finding], counts: Counts? = nil, checked: Int, incomplete: Bool = false,
    hidden: Int = 0
  ) {
    self.findings = findings
    self.counts = counts ?? Counts(of: findings)
    self.checked = checked
    self.incomplete = incomplete
    self.hidden = hidden
  }
}

extension FindingList {
  /// How many findings there are of each severity.
  package struct Counts: Sendable, Equatable {
    package var errors: Int
    package var warnings: Int
    package var notes: Int

    package init(errors: Int = 0, warnings: Int = 0, notes: Int = 0) {
      self.errors = errors
      self.warnings = warnings
      self.notes = notes
    }

    package init(of findings: [Finding]) {
      self.init()
      for finding in findings {
        switch finding.severity {
        case .error: errors += 1
        case .warning: warnings += 1
        case .note: notes += 1
        }
      }
    }

    package var all: Int { errors + warnings + notes }

    /// The gravest severity that occurs; nil when there are no findings.
    package var gravest: Finding.Severity? {
      Finding.Severity.allCases.filter { self[$0] > 0 }.max()
    }

    package subscript(severity: Finding.Severity) -> Int {
      switch severity {
      case .error: errors
      case .warning: warnings
      case .note: notes
      }
    }
  }
}

extension FindingList {
  /// The findings of several plans, one after the other.
  package init(joining lists: [FindingList]) {
    var counts = Counts()
    for list in lists {
      counts.errors += list.counts.errors
      counts.warnings += list.counts.warnings
      counts.notes += list.counts.notes
    }
    self.init(
      lists.flatMap(\.findings), counts: counts, checked: lists.reduce(0) { $0 + $1.checked },
      incomplete: lists.contains(where: \.incomplete), hidden: lists.reduce(0) { $0 + $1.hidden })
  }
}
