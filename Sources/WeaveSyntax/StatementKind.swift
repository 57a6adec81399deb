/// The kind of a line, by its first word.
///
/// Headers stand at column 0 and open a block; facts stand under them; edits stand in scenarios and
/// after `what if`; questions ask. The raw values are in this order, and `TokenCode` is built on
/// it.
@frozen
public enum StatementKind: UInt8, Sendable, CaseIterable {
  // Headers.
  case weave, include, plan, goal, thread, tool, leader, teacher, team, space, session, voice,
    toward, framework, must, should, waive, scenario, query

  // Facts.
  case timezone, vision, closed, schoolDays, term, unit, currency, from, measure, priority,
    kind, serves, concerns, ties, home, equity, level, question, because, `for`, says, during,
    link, role, office, knows, plansWith, limit, ask, `in`, member, size, basis, section,
    oneToOne, every, on, open, until, except, moved, also, rotating, with, without, optional,
    ledBy, about, use, comment, time, does, builds, active, purpose, subject, directedBy, mode,
    place, hours, `break`, status, between, cost, credit, begunBy, common, local, skip,
    noticed, tension, confusion, wants, rates, now, next, done, element, needed, present,
    title, note, `private`, meets

  // Edits.
  case pull, add, remove, set, drop, move, cancel, swap, pair, merge

  // Questions.
  case show, profile, experience, trace, `where`, why, what, compare, crosswalk, suggest, conflict,
    brief, reflect, replan, diff

  /// The four places a statement can stand.
  package enum Role: String, Sendable, CaseIterable {
    case header, fact, edit, question
  }

  /// Where statements of this kind stand.
  package var role: Role {
    if rawValue < StatementKind.timezone.rawValue { return .header }
    if rawValue < StatementKind.pull.rawValue { return .fact }
    return rawValue < StatementKind.show.rawValue ? .edit : .question
  }

  /// The word the statement starts with.
  package var keyword: String { spelling(ofCase: "\(self)") }

  private static let byKeyword = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.keyword, $0) })

  /// The kind of statement that starts with a word; nil where none does.
  package init?(keyword: String) {
    guard let found = Self.byKeyword[keyword] else { return nil }
    self = found
  }
}

/// The words that connect the parts of a line, beyond those that also start a statement.
///
/// None of them is reserved: each is a name wherever a name is meant.
@frozen
public enum Connective: UInt8, Sendable, CaseIterable {
  case to, by, per, lens, of, and, or, not, has, into, label, `as`, n, tbd, week, weeks, month,
    months, day, days, min, h, each, some, no, at, most, least, columns, sort, down, first,
    `if`, we, reaches, missing, so, that, reach, theme, teams, within, leaders, sessions,
    lines, culture, leading, last, monday, tuesday, wednesday, thursday, friday, saturday,
    sunday, plc

  /// The word itself.
  package var spelling: String { WeaveSyntax.spelling(ofCase: "\(self)") }
}

/// `plansWith` → `plans-with`: a case is named by its word, in camel case.
private func spelling(ofCase name: String) -> String {
  var result = ""
  for scalar in name.unicodeScalars {
    if scalar.properties.isUppercase { result += "-" }
    result += scalar.properties.lowercaseMapping
  }
  return result
}
