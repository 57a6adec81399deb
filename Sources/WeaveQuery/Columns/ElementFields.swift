// The fields of the elements of frameworks.
extension TableKind {
  static let elementFields: [TableField] = [
    TableField("framework", .name, "the framework it belongs to"),
    TableField("element", .name, "its name in the framework"),
    TableField("text", .text, "what it says"),
    TableField("mark", .name, "needed or present: its own mark, else its framework's"),
    TableField("met-by", .names, "what has a `meets` line for it"),
    TableField("items", .count, "how many things have a `meets` line for it"),
    TableField(
      "sessions", .count, "sessions that meet it themselves or by space, thread, tool or goal"),
    TableField("minutes", .minutes, "minutes of those sessions"),
    .place,
  ]
}
