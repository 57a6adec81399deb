// Every measure there is. Definitions and what stands beside each: docs/measures.md.
extension Measure {
  /// All measures, in the order of columns, profiles, comparisons and deltas.
  package static let all: [Measure] = numbered(
    ofThreads + ofSessions + ofLinks + ofTeachers + ofMeetings + ofLeaders)

  // MARK: What teachers meet of a thread, over all teachers

  private static let ofThreads: [Measure] = [
    Measure(
      "reach", "teachers who meet it", of: [.column(.thread)],
      adds: .reached { $0 != nil }, fold: .pooled, isWorseWhenMore: false,
      words: Words(counting: "Meeting it:", others: "Never meeting it:"),
      shown: [.delta(.thread)]),
    Measure(
      "carried", "teachers who meet it in two spaces or more", of: [.column(.thread)],
      adds: .reached { ($0?.spaces ?? 0) >= 2 }, fold: .pooled, isWorseWhenMore: false,
      words: Words(
        so: " in two spaces or more", counting: "In two or more:", others: "The others:"),
      shown: [.delta(.thread)]),
    Measure(
      "once", "teachers who meet it on one day only", of: [.column(.thread)],
      adds: .reached { $0?.days == 1 }, fold: .pooled, isWorseWhenMore: true, rests: .days,
      words: Words(so: " on one day only", counting: "On one day:", others: "The others:")),
    Measure(
      "breadth", "the mean share of a teacher's spaces that meet it", of: [.column(.thread)],
      adds: .encounter(\.breadth), isWorseWhenMore: false, shown: [.delta(.thread)]),
    Measure(
      "gap", "the longest any teacher waits between two days", .days, of: [.column(.thread)],
      adds: .encounter(\.gap), fold: .greatest, isWorseWhenMore: true, rests: .days,
      words: Words(others: "On one day only, or never:", detail: .gap), shown: [.delta(.thread)]),
    Measure(
      "days", "the days on which each teacher meets it", .days, of: [.asked(.thread)],
      adds: .encounter(\.days), fold: .none, isWorseWhenMore: false, rests: .days,
      words: Words(others: "Never:", detail: .days)),
    Measure(
      "minutes", "minutes about it: a session's, split over its threads", .minutes,
      of: [
        .asked(.thread),
        .asked(.goal, "minutes that serve it: a session's, split over its threads"),
      ], adds: .focus, fold: .sum, rests: .attendance,
      shown: [.delta(.thread), .delta(.goal)]),
  ]

  // MARK: Shares of sessions: a teacher's own or, pooled, everybody's

  private static let ofSessions: [Measure] = [
    Measure(
      "woven", "sessions at either end of a link, or joined by a tool",
      of: everywhere + [
        .column(.goal, "sessions that serve it, woven"),
        .column(.thread, "meetings with it that are woven"),
      ],
      adds: .session(MarkTest(.woven)), isWorseWhenMore: false,
      words: Words(so: "woven", counting: "Woven:", others: "Not woven:"),
      shown: [.profile, .delta(.team), .delta(.plan), .summary(.team), .summary(.plan)]),
    Measure(
      "labelled", "sessions that share a thread with another space", of: anywhere,
      adds: .session(MarkTest(.labelled)), isWorseWhenMore: false,
      words: Words(
        so: "labelled", counting: "Sharing an idea with another space:", others: "Sharing none:"),
      shown: [.profile, .delta(.team), .delta(.plan)]),
    Measure(
      "surface", "labelled and not woven", of: anywhere,
      adds: .session(MarkTest(.labelled, unless: .woven)), isWorseWhenMore: true,
      words: Words(
        so: "only labelled", counting: "Sharing an idea, and connected by nothing:",
        others: "The others:", label: "surface: only labelled"),
      shown: [.guarding("labelled"), .delta(.team), .delta(.plan), .summary(.plan)]),
    Measure(
      "isolated", "neither labelled nor woven", of: anywhere,
      adds: .session(MarkTest(unless: [.woven, .labelled])), isWorseWhenMore: true,
      words: Words(so: "isolated", counting: "Standing alone:", others: "The others:"),
      shown: [.profile, .delta(.team), .delta(.plan)]),
    Measure(
      "woven-minutes", "woven minutes of all minutes", of: people,
      adds: .session(MarkTest(.woven), .minutes), isWorseWhenMore: false,
      words: Words(
        so: "in woven sessions", counting: "In woven sessions:", others: "In the others:",
        label: "woven, by minutes"),
      shown: [.guarding("woven"), .delta(.plan)]),
    Measure(
      "said", "sessions at either end of a comment or time they can hear", of: anywhere,
      adds: .session(MarkTest(.linked)), isWorseWhenMore: false,
      words: Words(so: "said aloud", counting: "Said aloud:", others: "The others:")),
    Measure(
      "tool-only", "woven by a common tool only", of: anywhere,
      adds: .session(MarkTest(.tool, unless: .linked)), isWorseWhenMore: true,
      words: Words(
        so: "woven by a tool only", counting: "Woven by a tool only:", others: "The others:"),
      shown: [.guarding("woven"), .delta(.plan)]),
    Measure(
      "across", "woven with a session of other leaders", of: anywhere,
      adds: .session(MarkTest(.across)), isWorseWhenMore: false,
      words: Words(
        so: "woven across leaders", counting: "Joined with sessions of other leaders:",
        others: "The others:"),
      shown: [.guarding("woven"), .delta(.plan)]),
    Measure(
      "label-only", "sessions that serve it, not woven",
      of: [
        .column(.goal), .column(.thread, "meetings with it that are not woven"), .asked(.space),
        .asked(.session), .asked(.leader), .asked(.tool), .asked(.month),
      ],
      adds: .session(MarkTest(unless: .woven)), isWorseWhenMore: true,
      words: Words(so: "not woven", counting: "Not woven:", others: "Woven:")),
  ]

  // MARK: Shares of comments and times

  private static let ofLinks: [Measure] = [
    Measure(
      "heard", "comments and times that have an end, of all that could be heard",
      of: people + [
        .asked(.plan), .column(.space), .column(.session), .column(.leader), .asked(.thread),
        .asked(.goal), .asked(.tool), .asked(.month),
      ],
      adds: .link(LinkTest([.earlier, .sameDay, .preview])), isWorseWhenMore: false,
      words: Words(
        so: "heard", counting: "Heard:", others: "Not heard:", label: "comments and times heard"),
      shown: [.profile, .delta(.plan), .summary(.plan)]),
    Measure(
      "previews", "links to something still to come", of: people,
      adds: .link(LinkTest([.preview])), isWorseWhenMore: true,
      words: Words(
        so: "previews", one: "is a preview",
        counting: "Looking ahead to what is still to come:", others: "The others:",
        label: "of them still to come"),
      shown: [.guarding("heard"), .delta(.plan)]),
    Measure(
      "same-day", "links to the same day", of: people, adds: .link(LinkTest([.sameDay])),
      isWorseWhenMore: true,
      words: Words(
        so: "of the same day", counting: "Leading to the same day:", others: "The others:",
        label: "of them the same day"),
      shown: [.guarding("heard")]),
    Measure(
      "standing", "links from a space's line, not a session's", of: people,
      adds: .link(LinkTest(needsStanding: true)), isWorseWhenMore: false,
      words: Words(
        so: "from a line of the space", counting: "From a line of the space:",
        others: "The others:", label: "of them from a space's line"),
      shown: [.guarding("heard")]),
    Measure(
      "started", "links that start there and are heard", .count, of: led, adds: .ends(.started),
      fold: .sum, shown: [.comparison(.space)]),
    Measure(
      "received", "links that end there and are heard", .count, of: led, adds: .ends(.received),
      fold: .sum, shown: [.comparison(.space)]),
  ]

  // MARK: Teachers

  private static let ofTeachers: [Measure] = [
    Measure(
      "active", "active minutes of all minutes", of: people,
      adds: .session(MarkTest(), .active), isWorseWhenMore: false,
      words: Words(
        so: "active", counting: "Active minutes in:", others: "None in:", label: "active minutes"),
      shown: [.profile]),
    Measure(
      "together", "sessions with somebody of a team of theirs", of: people,
      adds: .session(MarkTest(.together)), isWorseWhenMore: false,
      words: Words(
        so: "shared with others of their teams", counting: "With others of their teams:",
        others: "Without them:", label: "with a team mate")),
    Measure(
      "breadth", "spaces in which the thread of `about` is met, of their spaces", of: people,
      adds: .encounter(\.breadth), isWorseWhenMore: false,
      words: Words(meaning: "the spaces in which it is met, of all spaces", detail: .spaces)),
    Measure(
      "sessions", "sessions they are expected at", .count, of: [.asked(.teacher)],
      adds: .teacher { own, _ in own.sessions }, fold: .sum, rests: .attendance,
      shown: [.comparison(.teacher)]),
    Measure(
      "spaces", "spaces they are expected in", .count, of: [.asked(.teacher)],
      adds: .teacher { own, _ in own.spaces }, fold: .sum, rests: .attendance,
      shown: [.comparison(.teacher)]),
    Measure(
      "minutes", "minutes of those sessions", .minutes, of: [.asked(.teacher)],
      adds: .teacher { own, _ in own.minutes }, fold: .sum, rests: .attendance,
      shown: [.comparison(.teacher)]),
    Measure(
      "optional", "minutes of optional sessions they are asked to", .minutes,
      of: [.column(.teacher)], adds: .teacher { _, cell in cell?.optionalMinutes }, fold: .sum,
      shown: [.comparison(.teacher)]),
    Measure(
      "strands", "how many ideas at once, in effect", .number, of: [.column(.teacher)],
      adds: .strands, shown: [.comparison(.teacher)]),
    Measure(
      "worst", "woven, of the member served worst", of: [.column(.team), .asked(.plan)],
      adds: .session(MarkTest(.woven)), fold: .worst, isWorseWhenMore: false,
      words: Words(so: "woven"), shown: [.comparison(.team), .comparison(.plan), .delta(.plan)]),
    Measure(
      "pooled", "woven, of all sessions of all teachers together",
      of: [.asked(.team), .asked(.plan)], adds: .session(MarkTest(.woven)), fold: .pooled,
      isWorseWhenMore: false, words: Words(so: "woven")),
    Measure(
      "teachers", "teachers", .count, of: [.asked(.plan)], adds: .teachers { _ in true },
      fold: .sum, shown: [.comparison(.plan)]),
    Measure(
      "at-nothing", "teachers expected at nothing", .count, of: [.asked(.plan)],
      adds: .teachers { $0.sessions == 0 }, fold: .sum, isWorseWhenMore: true,
      shown: [.comparison(.plan), .delta(.plan)]),
  ]

  // MARK: What one teacher meets of one thread

  private static let ofMeetings: [Measure] = [
    Measure(
      "meetings", "sessions about it they are expected at", .count, of: meetings,
      adds: .encounter(\.meetings), words: Words(meaning: "the sessions about it")),
    Measure(
      "days", "different days among them", .days, of: meetings, adds: .encounter(\.days),
      rests: .days, words: Words(meaning: "the days on which it is met", detail: .days)),
    Measure(
      "span", "days from the first to the last", .days, of: meetings, adds: .encounter(\.span),
      isWorseWhenMore: true, rests: .days,
      words: Words(meaning: "the days from the first to the last", detail: .span)),
    Measure(
      "gap", "the longest stretch between two of the days", .days, of: meetings,
      adds: .encounter(\.gap), isWorseWhenMore: true, rests: .days,
      words: Words(meaning: "the longest gap between two days", detail: .gap)),
    Measure(
      "after", "days from the last to the end of the plan", .days, of: meetings,
      adds: .encounter { $0.after.map { .number($0) } }, isWorseWhenMore: true, rests: .days,
      words: Words(meaning: "the days from the last to the end of the plan", detail: .last)),
    Measure(
      "woven", "those of the meetings that are woven", of: [.shown(.encounter)],
      adds: .session(MarkTest(.woven)), isWorseWhenMore: false),
    Measure(
      "label-only", "those of the meetings that are not woven", of: [.asked(.encounter)],
      adds: .session(MarkTest(unless: .woven)), isWorseWhenMore: true),
    Measure(
      "spaces", "spaces in which they meet it", .count, of: [.column(.encounter)],
      adds: .encounter { .number($0.met?.spaces ?? 0) }),
    Measure(
      "breadth", "the same, of all their spaces", of: [.column(.encounter)],
      adds: .encounter(\.breadth)),
    Measure(
      "minutes", "minutes about it, split over a session's threads", .minutes,
      of: [.column(.encounter)], adds: .encounter { .share($0.minutes) }),
  ]

  // MARK: Leaders

  private static let ofLeaders: [Measure] = [
    Measure(
      "shared", "leaders they share a teacher with", .count, of: [.column(.leader)],
      adds: .pair { _ in Count(1, of: 0) }, fold: .sum),
    Measure(
      "partners", "those of them they plan together with", of: [.column(.leader)],
      adds: .pair { Count($0.planTogether ? 1 : 0, of: 1) }, fold: .pooled),
    Measure(
      "coordination", "pairs of leaders who share a teacher and plan together", of: [.asked(.plan)],
      adds: .pair { Count($0.planTogether ? 1 : 0, of: 1) }, fold: .pooled,
      isWorseWhenMore: false, shown: [.comparison(.plan), .delta(.plan), .summary(.plan)]),
    Measure(
      "coordination-weighted", "the same, each pair as often as it has shared teachers",
      of: [.asked(.plan)], adds: .pair { Count($0.planTogether ? $0.shared : 0, of: $0.shared) },
      fold: .pooled, isWorseWhenMore: false, shown: [.comparison(.plan)]),
    Measure(
      "tbd", "sessions whose leader is still to be found", .count, of: [.asked(.plan)],
      adds: .undecided, fold: .sum, shown: [.comparison(.plan)]),
    Measure(
      "load", "minutes on the clock in their fullest week", .minutes, of: [.asked(.leader)],
      adds: .load, fold: .sum, rests: .dates, shown: [.delta(.leader)]),
  ]

  // MARK: Whom they are asked of

  private static let people: [Asked] = [.column(.teacher), .column(.team), .asked(.plan)]
  /// Wherever sessions are counted that have no words of their own for it.
  private static let everywhere: [Asked] =
    people + [
      .column(.space), .column(.session), .column(.leader), .column(.tool), .asked(.month),
    ]
  private static let anywhere = everywhere + [.asked(.thread), .asked(.goal)]
  private static let led: [Asked] = [.column(.space), .column(.session), .column(.leader)]
  /// Rows of `returns`; of people, thread by thread, in `why`.
  private static let meetings: [Asked] = [
    .shown(.encounter), .asked(.teacher), .asked(.team), .asked(.plan),
  ]
}

// MARK: Asking

extension Measure {
  /// The measures of a kind, in order.
  package static func all(of kind: SubjectKind) -> [Measure] {
    all.filter { $0.isAsked(of: kind) }
  }

  package func isAsked(of kind: SubjectKind) -> Bool { asked.contains { $0.kind == kind } }

  /// The measure of `kind` that people call `name`; nil where there is none.
  package static func named(_ name: String, of kind: SubjectKind) -> Measure? {
    byName[name]?.first { $0.isAsked(of: kind) }
  }

  private static let byName = Dictionary(grouping: all, by: \.name)

  /// Those shown unasked at `place`, in order.
  package static func shown(at place: Place) -> [Measure] {
    all.filter { $0.shown.contains(place) }
  }

  /// Those that two of a kind are compared by: their shares, and what is marked for it.
  package static func compared(_ kind: SubjectKind) -> [Measure] {
    all.filter { measure in
      measure.shown.contains(.comparison(kind))
        || measure.isShare
          && measure.asked.contains { $0.kind == kind && ($0.column != .none || kind == .plan) }
    }
  }

  /// Those that stand below it in a profile, so that it cannot look good alone.
  package var guards: [Measure] { Self.shown(at: .guarding(name)) }

  /// One that the program itself asks for.
  private static func known(_ name: String, _ kind: SubjectKind) -> Measure {
    guard let measure = named(name, of: kind) else { preconditionFailure("no measure \(name)") }
    return measure
  }

  // Those that the program's own sentences name.
  package static let woven = known("woven", .plan)
  package static let worst = known("worst", .plan)
  package static let surface = known("surface", .plan)
  package static let heard = known("heard", .plan)
  package static let together = known("together", .plan)
  package static let toolOnly = known("tool-only", .space)
  package static let wovenThere = known("woven", .space)
  package static let reach = known("reach", .thread)
  package static let carried = known("carried", .thread)
  package static let once = known("once", .thread)
  package static let breadth = known("breadth", .thread)
  package static let labelOnly = known("label-only", .thread)
  package static let gap = known("gap", .thread)
  package static let minutesAbout = known("minutes", .thread)
  package static let optional = known("optional", .teacher)
  package static let teachers = known("teachers", .plan)
  package static let undecided = known("tbd", .plan)
  package static let load = known("load", .leader)
  package static let sessionsExpected = known("sessions", .teacher)
  package static let spacesExpected = known("spaces", .teacher)
  package static let minutesExpected = known("minutes", .teacher)

  /// Those that can be asked of the fullest week, month or other period.
  package static let inPeriods: Set<Measure> = [
    load, minutesAbout, sessionsExpected, spacesExpected, minutesExpected,
  ]
}

extension Measure.Asked {
  static func column(_ kind: SubjectKind, _ definition: String? = nil) -> Self {
    Self(kind: kind, definition: definition, column: .hidden)
  }

  static func shown(_ kind: SubjectKind) -> Self {
    Self(kind: kind, definition: nil, column: .shown)
  }

  static func asked(_ kind: SubjectKind, _ definition: String? = nil) -> Self {
    Self(kind: kind, definition: definition, column: .none)
  }
}
