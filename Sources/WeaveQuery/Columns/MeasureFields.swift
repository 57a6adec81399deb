import WeaveAnalysis

// The fields that are measures, from the registry, and the tables of what teachers meet.
extension TableKind {
  /// The measures that rows of a kind have as columns, in the order of the registry.
  static func measures(of kind: SubjectKind) -> [TableField] {
    Measure.all.compactMap { TableField($0, of: kind) }
  }

  static let returnFields: [TableField] =
    [
      TableField("who", .names, "the teachers, or the team they are the rest of"),
      TableField("teachers", .count, "how many teachers they are"),
      TableField("team", .names, "their teams", hidden: true),
      TableField("thread", .name, "the thread"),
    ] + measures(of: .encounter) + [
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
