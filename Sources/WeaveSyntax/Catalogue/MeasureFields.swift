// The fields that are measures; their names are those `MeasureReader` knows. Definitions and what
// stands beside them: docs/measures.md.
extension TableKind {
  /// Shares of sessions, over a teacher's own or, pooled, over everybody's.
  private static let weaving: [TableField] = [
    TableField(
      "woven", .share, "sessions at either end of a link, or joined by a tool", hidden: true),
    TableField("labelled", .share, "sessions that share a thread with another space", hidden: true),
    TableField("surface", .share, "labelled and not woven", hidden: true),
    TableField("isolated", .share, "neither labelled nor woven", hidden: true),
    TableField("tool-only", .share, "woven by a common tool only", hidden: true),
    TableField("across", .share, "woven with a session of other leaders", hidden: true),
  ]

  private static let heard = TableField(
    "heard", .share, "comments and times that have an end, of all that could be heard",
    hidden: true)

  private static let ends: [TableField] = [
    TableField("started", .count, "links that start there and are heard", hidden: true),
    TableField("received", .count, "links that end there and are heard", hidden: true),
  ]

  private static let people: [TableField] =
    weaving + [
      heard,
      TableField("previews", .share, "links to something still to come", hidden: true),
      TableField("same-day", .share, "links to the same day", hidden: true),
      TableField("standing", .share, "links from a space's line, not a session's", hidden: true),
      TableField("woven-minutes", .share, "woven minutes of all minutes", hidden: true),
      TableField("active", .share, "active minutes of all minutes", hidden: true),
      TableField("together", .share, "sessions with somebody of a team of theirs", hidden: true),
      TableField(
        "breadth", .share, "spaces in which the thread of `about` is met, of their spaces",
        hidden: true),
    ]

  static let teacherMeasures: [TableField] =
    people + [
      TableField(
        "optional", .minutes, "minutes of optional sessions they are asked to", hidden: true),
      TableField("strands", .number, "how many ideas at once, in effect", hidden: true),
    ]

  static let teamMeasures: [TableField] =
    people + [TableField("worst", .share, "woven, of the member served worst", hidden: true)]

  static let placeMeasures: [TableField] = weaving + [heard] + ends

  static let leaderMeasures: [TableField] =
    weaving + [heard] + ends + [
      TableField("shared", .count, "leaders they share a teacher with", hidden: true),
      TableField("partners", .share, "those of them they plan together with", hidden: true),
    ]

  static let toolMeasures: [TableField] = weaving

  static let goalMeasures: [TableField] = [
    TableField("woven", .share, "sessions that serve it, woven", hidden: true),
    TableField("label-only", .share, "sessions that serve it, not woven", hidden: true),
  ]

  static let threadMeasures: [TableField] = [
    TableField("reach", .share, "teachers who meet it", hidden: true),
    TableField("carried", .share, "teachers who meet it in two spaces or more", hidden: true),
    TableField("once", .share, "teachers who meet it on one day only", hidden: true),
    TableField(
      "breadth", .share, "the mean share of a teacher's spaces that meet it", hidden: true),
    TableField("gap", .days, "the longest any teacher waits between two days", hidden: true),
    TableField("woven", .share, "meetings with it that are woven", hidden: true),
    TableField("label-only", .share, "meetings with it that are not woven", hidden: true),
  ]

  static let returnFields: [TableField] = [
    TableField("who", .names, "the teachers, or the team they are the rest of"),
    TableField("teachers", .count, "how many teachers they are"),
    TableField("team", .names, "their teams", hidden: true),
    TableField("thread", .name, "the thread"),
    TableField("meetings", .count, "sessions about it they are expected at"),
    TableField("days", .days, "different days among them"),
    TableField("span", .days, "days from the first to the last"),
    TableField("gap", .days, "the longest stretch between two of the days"),
    TableField("after", .days, "days from the last to the end of the plan"),
    TableField("woven", .share, "those of the meetings that are woven"),
    TableField("spaces", .count, "spaces in which they meet it", hidden: true),
    TableField("breadth", .share, "the same, of all their spaces", hidden: true),
    TableField(
      "minutes", .minutes, "minutes about it, split over a session's threads", hidden: true),
    TableField("first", .date, "the first day", hidden: true),
    TableField("last", .date, "the last day", hidden: true),
    .place,
  ]

  static let encounterFields: [TableField] = [
    TableField("who", .names, "the teachers, or the team they are the rest of"),
    TableField("teachers", .count, "how many teachers they are"),
    TableField("team", .names, "their teams", hidden: true),
    TableField("thread", .name, "the thread they meet"),
    TableField("date", .date, "the day"),
    TableField("month", .name, "the month, such as 2026-10", hidden: true),
    TableField("session", .text, "the session"),
    TableField("space", .name, "its space", hidden: true),
    TableField("leader", .names, "who leads it"),
    TableField("minutes", .minutes, "minutes about the thread, split over the session's threads"),
    TableField("woven", .flag, "whether the session is woven for them"),
    .place,
  ]

  static let linkFields: [TableField] = [
    TableField("from", .text, "the session it starts at"),
    TableField("kind", .name, "comment, time or tool"),
    TableField("to", .text, "the address it names, or the tool"),
    TableField("thread", .names, "what it is about"),
    TableField("teachers", .count, "how many could hear it"),
    TableField("heard", .share, "those for whom it has an end"),
    TableField("previews", .count, "those for whom that is still to come", hidden: true),
    TableField("same-day", .count, "those for whom that is on the same day", hidden: true),
    TableField("ends", .names, "the sessions it leads to", hidden: true),
    TableField("date", .date, "the day it starts on", hidden: true),
    TableField("space", .name, "the space it starts in", hidden: true),
    TableField("leader", .names, "who leads the session it starts at", hidden: true),
    TableField("minutes", .minutes, "minutes of connection time", hidden: true),
    TableField("standing", .flag, "whether it comes from a line of the space", hidden: true),
    TableField("words", .text, "what is said or asked", hidden: true),
    .place,
  ]
}
