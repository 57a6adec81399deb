import WeaveAnalysis

// The fields of each kind of row.
extension TableKind {
  static let threadFields: [TableField] =
    [
      .id, .title,
      TableField("kind", .name, "theme or idea"),
      TableField("concerns", .name, "what its ideas are about", hidden: true),
      TableField("level", .name, "classroom, school or district", hidden: true),
      TableField("equity", .flag, "whether it disrupts inequity"),
      TableField("home", .name, "the space an idea is at home in", hidden: true),
      TableField("serves", .names, "the goals it serves"),
      TableField("spaces", .count, "spaces with a session about it"),
      TableField("sessions", .count, "sessions about it"),
      TableField("minutes", .minutes, "minutes about it: a session's, split over its threads"),
      TableField("first", .date, "the first day a session is about it"),
      TableField("last", .date, "the last day a session is about it"),
      .place,
    ] + measures(of: .thread)

  static let spaceFields: [TableField] =
    [
      .id, .title,
      TableField("kind", .name, "what kind of space it is"),
      TableField("leader", .names, "who leads its sessions"),
      TableField("sections", .count, "its sections", hidden: true),
      TableField("sessions", .count, "its sessions that take place"),
      TableField("minutes", .minutes, "the minutes of its sessions"),
      TableField("threads", .names, "what its sessions are about"),
      TableField("tools", .names, "what its sessions use", hidden: true),
      TableField("purpose", .text, "what it is for", hidden: true),
      TableField("first", .date, "the first day it meets"),
      TableField("last", .date, "the last day it meets"),
      .place,
    ] + measures(of: .space)

  static let sessionFields: [TableField] =
    [
      TableField("address", .text, "the name other lines refer to it by"),
      TableField("date", .date, "the day it takes place"),
      TableField("weekday", .name, "the day of the week", hidden: true),
      TableField("month", .name, "the month, such as 2026-10", hidden: true),
      TableField("term", .names, "the terms it lies in", hidden: true),
      TableField("start", .time, "when it starts"),
      TableField("end", .time, "when it ends", hidden: true),
      TableField("minutes", .minutes, "its minutes, breaks taken out"),
      TableField(
        "active", .minutes, "minutes in which teachers themselves work or talk", hidden: true),
      TableField("space", .name, "its space", hidden: true),
      TableField("section", .name, "the team or teacher it is for", hidden: true),
      .title,
      TableField("kind", .name, "the kind of its space", hidden: true),
      TableField("leader", .names, "who leads it"),
      TableField("office", .names, "where its leaders work", hidden: true),
      TableField("audience", .text, "who is asked"),
      TableField("teachers", .count, "how many teachers are asked", hidden: true),
      TableField("thread", .names, "what it is about"),
      TableField("tool", .names, "what it uses", hidden: true),
      TableField("practice", .names, "the practices teachers do there", hidden: true),
      TableField("knowledge", .names, "the kinds of knowledge it builds", hidden: true),
      TableField("subject", .name, "the school subject", hidden: true),
      TableField("mode", .name, "how people learn there", hidden: true),
      TableField("directed-by", .name, "who decides what is done", hidden: true),
      TableField("status", .name, "planned, tentative, held, cut or postponed"),
      TableField("optional", .flag, "whether nobody is expected", hidden: true),
      TableField("moved", .flag, "whether it is on another day than scheduled", hidden: true),
      TableField("open", .flag, "whether its day is still open", hidden: true),
      .place,
    ] + measures(of: .session)

  static let leaderFields: [TableField] =
    [
      .id, .title,
      TableField("role", .text, "what the person is called at work"),
      TableField("office", .name, "school, district or outside"),
      TableField("knows", .names, "what the person knows deeply", hidden: true),
      TableField("plans-with", .names, "who they plan together with, either way"),
      TableField("spaces", .count, "spaces they lead sessions of"),
      TableField("sessions", .count, "sessions they lead"),
      TableField("minutes", .minutes, "minutes of the sessions they lead"),
      TableField("load", .minutes, "minutes on the clock in their fullest week"),
      .place,
    ] + measures(of: .leader)

  static let teacherFields: [TableField] =
    [
      .id, .title,
      TableField("teams", .names, "the teams they are in"),
      TableField("spaces", .count, "spaces they are expected in"),
      TableField("sessions", .count, "sessions they are expected at"),
      TableField("minutes", .minutes, "minutes of those sessions"),
      TableField("threads", .names, "what those sessions are about", hidden: true),
      .place,
    ] + measures(of: .teacher)

  static let teamFields: [TableField] =
    [
      .id, .title,
      TableField("size", .count, "how many people it has"),
      TableField("members", .names, "those who are named"),
      TableField("basis", .name, "what it is formed on", hidden: true),
      TableField("spaces", .count, "spaces somebody of it is expected in"),
      TableField("sessions", .count, "sessions somebody of it is expected at"),
      TableField("minutes", .minutes, "minutes of those sessions"),
      TableField("threads", .names, "what those sessions are about", hidden: true),
      .place,
    ] + measures(of: .team)

  static let toolFields: [TableField] =
    [
      .id, .title,
      TableField("kind", .name, "document, reading, materials, norms or protocol"),
      TableField("for", .names, "the threads it is for"),
      TableField("spaces", .count, "spaces that use it"),
      TableField("sessions", .count, "sessions that use it"),
      TableField("priority", .flag, "whether it is a priority", hidden: true),
      TableField("link", .text, "where it is found", hidden: true),
      TableField("first", .date, "the first day it is used"),
      TableField("last", .date, "the last day it is used"),
      .place,
    ] + measures(of: .tool)

  static let goalFields: [TableField] =
    [
      .id, .title,
      TableField("due", .date, "the day it is to be reached by"),
      TableField("priority", .flag, "whether it is a priority"),
      TableField("threads", .names, "the threads that serve it"),
      TableField("towards", .names, "the long-term changes that serve it"),
      TableField("sessions", .count, "sessions about threads that serve it"),
      TableField("minutes", .minutes, "minutes that serve it: a session's, split over its threads"),
      .place,
    ] + measures(of: .goal)

  static let holeFields: [TableField] = [
    TableField("what", .text, "the session, or the space when all its sessions share the hole"),
    TableField("missing", .name, "what is not yet known"),
    TableField("space", .name, "the space", hidden: true),
    TableField("sessions", .count, "how many sessions it concerns"),
    TableField("window", .text, "the days an open session may take"),
    TableField("place", .text, "the file and line to fill in"),
  ]

  static let stepFields: [TableField] = [
    TableField("toward", .name, "the long-term change"),
    TableField("step", .text, "the step"),
    TableField("when", .name, "now or next"),
    TableField("due", .date, "the day it is to be done by"),
    TableField("leader", .name, "who leads it"),
    TableField("done", .date, "the day it was done"),
    .place,
  ]

  static let ruleFields: [TableField] = [
    .id,
    TableField("kind", .name, "must or should"),
    TableField("rule", .text, "what it asks"),
    TableField("reason", .text, "the promise behind it"),
    TableField("holds", .name, "kept, broken, open or waived"),
    TableField("value", .text, "the figure that decides"),
    .place,
  ]

  static let voiceFields: [TableField] = [
    TableField("who", .name, "the person or team"),
    TableField("date", .date, "the day it was said"),
    TableField("kind", .name, "noticed, tension, confusion, wants or rates"),
    TableField("about", .names, "what it is about"),
    TableField("text", .text, "what was said"),
    TableField("value", .number, "the rating"),
    TableField("of", .number, "the scale of the rating"),
    TableField("n", .count, "how many people gave it"),
    .place,
  ]

  static let findingFields: [TableField] = [
    TableField("code", .name, "the code, such as W214"),
    TableField("severity", .name, "error, warning or note"),
    TableField("message", .text, "what was found"),
    TableField("place", .text, "the file and line"),
  ]
}
