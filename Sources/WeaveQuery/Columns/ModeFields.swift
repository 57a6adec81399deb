// The fields of ways of learning.
extension TableKind {
  static let modeFields: [TableField] = [
    TableField("mode", .name, "the way of learning: a kind of space, a `mode`, or a word wanted"),
    TableField("spaces", .count, "spaces with such sessions", hidden: true),
    TableField("sessions", .count, "sessions of that kind or mode"),
    TableField("minutes", .minutes, "minutes of those sessions"),
    TableField("wanted", .count, "how many people want more of it; fewer than 5 are not told"),
    TableField("aspect", .name, "what its spaces are rated for"),
    TableField("rated", .number, "the mean rating, from 5 people on"),
    TableField("of", .number, "the scale of the rating"),
    TableField("n", .count, "how many people gave it"),
    TableField("first", .date, "the first day of such a session", hidden: true),
    TableField("last", .date, "the last day of such a session", hidden: true),
  ]
}
