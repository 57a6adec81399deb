/// One measure: what it is called and means, what it is asked of, and what it is folded from.
///
/// All that the program knows of a measure stands in its value in `Measure.all`: columns, rules,
/// profiles, comparisons, deltas, `why`, JSON and the reference read it there. It is a class of
/// constants, since each figure over each choice of open days passes it on.
package final class Measure: Sendable {
  /// The word of rules, columns and `why`; measures of different kinds may share it.
  package let name: String
  /// One sentence of help; some of those it is asked of have a wording of their own.
  package let definition: String
  package let unit: Unit
  /// Whether more of it is worse; nil where it is neither good nor bad.
  package let isWorseWhenMore: Bool?
  /// What open days can do to it.
  package let rests: Experience.Mattering
  /// The kinds it is asked of; another measure of the same name is asked of others.
  package let asked: [Asked]
  package let adds: Addition
  /// How the contributions of several teachers become one figure.
  package let fold: Fold
  package let words: Words
  /// Where people meet it without asking for it.
  package let shown: Set<Place>
  /// Its place in `SessionCounts` or `LinkCounts`; -1 for measures of neither.
  package let slot: Int

  init(
    _ name: String, _ definition: String, _ unit: Unit = .share, of asked: [Asked],
    adds: Addition, fold: Fold = .mean, isWorseWhenMore: Bool? = nil,
    rests: Experience.Mattering = .weaving, words: Words = Words(), shown: Set<Place> = [],
    slot: Int = -1
  ) {
    self.name = name
    self.definition = definition
    self.unit = unit
    self.asked = asked
    self.adds = adds
    self.fold = fold
    self.isWorseWhenMore = isWorseWhenMore
    self.rests = rests
    self.words = words
    self.shown = shown
    self.slot = slot
  }

  /// The same measure, counted in a lane.
  func placed(at slot: Int) -> Measure {
    Measure(
      name, definition, unit, of: asked, adds: adds, fold: fold, isWorseWhenMore: isWorseWhenMore,
      rests: rests, words: words, shown: shown, slot: slot)
  }

  /// What its figures are.
  package enum Unit: Sendable { case share, count, minutes, days, number }

  /// A kind of row or name that a measure is asked of.
  package struct Asked: Sendable {
    package let kind: SubjectKind
    /// The definition in the words of that kind; nil for the measure's own.
    package let definition: String?
    /// Whether the kind's table has it as a column, and shows it when no columns are named.
    package let column: Column

    /// No column, one that is shown when named, or one that is always shown.
    package enum Column: Sendable { case none, hidden, shown }
  }

  /// What one contribution adds, as a part of a whole.
  package enum Addition: Sendable {
    /// A session one teacher is expected at: as much of it as its marks speak for.
    case session(MarkTest, Amount = .one)
    /// A comment or time one teacher could hear.
    case link(LinkTest)
    /// One teacher: a whole number of their own.
    case teacher(@Sendable (CellFigures, Attendance.Cell?) -> Int?)
    /// One teacher, where so: they are counted.
    case teachers(@Sendable (CellFigures) -> Bool)
    /// What one teacher meets of one thread.
    case encounter(@Sendable (Meeting) -> Figure?)
    /// A teacher who meets a thread so, of all teachers; nil for those who never do.
    case reached(@Sendable (Encounters?) -> Bool)
    /// The minutes of a session about a thread, split over its threads.
    case focus
    /// What one teacher meets of each thread: how many ideas at once, in effect.
    case strands
    /// A comment or time that somebody hears, where it starts or ends.
    case ends(LinkEnd)
    /// Two leaders who share a teacher.
    case pair(@Sendable (Coordination.Pair) -> Count)
    /// A session whose leader is still to be found.
    case undecided
    /// The minutes on the clock of a session in a leader's fullest week.
    case load
  }

  /// How much of a session is counted.
  package enum Amount: Sendable { case one, minutes, active }

  /// The session where a link starts, or the one where it ends.
  package enum LinkEnd: Sendable { case started, received }

  /// How contributions become a figure, where they are of several teachers.
  package enum Fold: Sendable, Hashable {
    /// The mean of the teachers' own shares, each weighed by how many people it stands for.
    case mean
    /// All parts of all wholes together.
    case pooled
    /// The share of the teacher who is served worst.
    case worst
    case sum
    case greatest
    /// There is no figure over several.
    case none
  }

  /// What one teacher meets of one thread, and what it is a part of.
  package struct Meeting: Sendable {
    /// Nil where the thread is never met.
    package let met: Encounters?
    /// The teacher's spaces.
    package let spaces: Int
    /// Days from the last meeting to the end of the window, or else the plan.
    package let after: Int?
    /// Minutes about it, a session's split over its threads.
    package let minutes: Share
  }

  /// The phrases in which sentences name what a measure counts.
  package struct Words: Sendable {
    /// Behind "is" and "are": "woven".
    package var so = ""
    /// Behind one, where "is" and `so` will not do: "is a preview".
    package var one: String?
    /// Above the facts that count, and above the others.
    package var counting = ""
    /// Above the facts that do not count.
    package var others = ""
    /// The row of a profile; nil for the measure's name.
    package var label: String?
    /// What the figures of several things are about: "the days on which it is met".
    package var meaning = ""
    /// What `why` lists of the sessions that make the figure of one teacher and thread.
    package var detail = Detail.sessions

    /// All of them, one a day, the first and last, those around the longest gap, the last, or their
    /// spaces.
    package enum Detail: Sendable { case sessions, days, span, gap, last, spaces }
  }

  /// A place where a measure is shown unasked.
  package enum Place: Sendable, Hashable {
    /// A row of a profile.
    case profile
    /// A row of a profile below the measure of that name, so that this one cannot look good alone.
    case guarding(String)
    /// A row of a delta, for each of a kind.
    case delta(SubjectKind)
    /// The delta in a few lines.
    case summary(SubjectKind)
    /// A row of a comparison of two of a kind; shares that are columns are there anyway.
    case comparison(SubjectKind)
  }
}

extension Measure: Hashable {
  package static func == (left: Measure, right: Measure) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// The kinds of what a measure is asked of.
package enum SubjectKind: Sendable, Hashable, CaseIterable {
  case plan, teacher, team, space, session, leader, thread, goal, tool, month
  /// What one teacher meets of one thread: a row of `returns`.
  case encounter
}

/// A condition on what a session is to a listener: one of `needs`, where it names any, and none of
/// `unless`.
package struct MarkTest: Sendable, Hashable {
  /// The session must have one of these marks; empty for no condition.
  package let needs: Marks
  /// The session must have none of these marks.
  package let unless: Marks

  package init(_ needs: Marks = [], unless: Marks = []) {
    self.needs = needs
    self.unless = unless
  }

  /// Whether it holds; where marks are bounds, by those that help it and those that hurt it.
  package func holds(_ marks: Marks, against: Marks? = nil) -> Bool {
    (needs.isEmpty || !needs.isDisjoint(with: marks)) && unless.isDisjoint(with: against ?? marks)
  }
}

/// A condition on how a comment or time is heard.
package struct LinkTest: Sendable, Hashable {
  /// The ways of being heard that count.
  package let hearings: Set<Hearing>
  /// Whether it must come from a line of the space.
  package let needsStanding: Bool

  init(_ hearings: Set<Hearing> = Set(Hearing.allCases), needsStanding: Bool = false) {
    self.hearings = hearings
    self.needsStanding = needsStanding
  }

  /// Whether a link so heard counts; `isStanding` is true of one from a line of the space.
  package func holds(_ hearing: Hearing, isStanding: Bool) -> Bool {
    hearings.contains(hearing) && (isStanding || !needsStanding)
  }
}

extension Measure.Meeting {
  var meetings: Figure? { .number(met?.meetings ?? 0) }
  var days: Figure? { .number(met?.days ?? 0) }
  var span: Figure? { met.map { .number($0.span) } }
  var gap: Figure? { met?.longestGap.map { .number($0) } }
  var breadth: Figure? { .of(met?.spaces ?? 0, spaces) }
}
