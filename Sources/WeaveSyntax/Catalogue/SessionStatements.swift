/// The rows of the catalogue that a session takes, and a space for all its sessions.
///
/// Shapes: capitals stand for names, dates and texts; `[ ]` may be left out; `{ }` may repeat.
let sessionStatements: [Statement] = [
  Statement(
    .with, in: .sessionFacts,
    "with NAME, … [except NAME, …] [during WINDOW]",
    "Who is asked to come.",
    example: "with everyone"),
  Statement(
    .without, in: .sessionFacts,
    "without NAME, … [during WINDOW]",
    "Who is not asked after all.",
    example: "without ben"),
  Statement(
    .optional, in: .sessionFacts,
    "optional [during WINDOW]",
    "Nobody is expected to come.",
    example: "optional"),
  Statement(
    .ledBy, in: .sessionFacts,
    "led-by LEADER or tbd [STR] [during WINDOW]",
    "Who leads.",
    example: "led-by kim"),
  Statement(
    .about, in: .sessionFacts,
    "about THREAD or tbd [STR] [during WINDOW]",
    "A thread in focus.",
    example: "about talk"),
  Statement(
    .use, in: .sessionFacts,
    "use TOOL [for THREAD] [lens STR] [during WINDOW]",
    "A tool in use, and the lens it is read through.",
    example: "use beliefs for talk"),
  Statement(
    .comment, in: .sessionFacts,
    "comment to ADDRESS [about THREAD] [STR] [during WINDOW]",
    "A small connecting comment that names another space.",
    example:
      "comment to staff about deficit-views \"Our commitment to notice what students can do\""),
  Statement(
    .time, in: .sessionFacts,
    "time DUR to ADDRESS [about THREAD] {ask STR} [during WINDOW]",
    "Connection time: a short conversation with a question.",
    example:
      "time 15 min to district about deficit-views ask \"How might our beliefs show up in math talk?\""
  ),
  Statement(
    .does, in: .sessionFacts,
    "does PRACTICE [DUR] [during WINDOW]",
    "A practice teachers do there.",
    example: "does student-work-analysis 30 min"),
  Statement(
    .builds, in: .sessionFacts,
    "builds KNOWLEDGE [during WINDOW]",
    "A kind of knowledge it builds.",
    example: "builds content"),
  Statement(
    .active, in: .sessionFacts,
    "active DUR [during WINDOW]",
    "Minutes in which teachers themselves work or talk.",
    example: "active 30 min"),
  Statement(
    .purpose, in: .sessionFacts,
    "purpose STR [during WINDOW]",
    "What it is for.",
    example: "purpose \"Plan the next math unit together\""),
  Statement(
    .subject, in: .sessionFacts,
    "subject WORD [during WINDOW]",
    "The school subject.",
    example: "subject mathematics"),
  Statement(
    .directedBy, in: .sessionFacts,
    "directed-by teachers or leaders [during WINDOW]",
    "Who decides what is done.",
    example: "directed-by teachers"),
  Statement(
    .mode, in: .sessionFacts,
    "mode WORD [during WINDOW]",
    "How people learn there.",
    example: "mode online"),
  Statement(
    .place, in: .sessionFacts,
    "place STR or tbd [during WINDOW]",
    "Where it meets.",
    example: "place \"Library\""),
  Statement(
    .hours, in: .sessionFacts,
    "hours SPAN or tbd [during WINDOW]",
    "From when to when, or for how long.",
    example: "hours 15:30..16:30"),
  Statement(
    .`break`, in: .sessionFacts,
    "break DUR [STR] [during WINDOW]",
    "Minutes of the span that are not spent learning.",
    example: "break 15 min \"Lunch\""),
  Statement(
    .status, in: .sessionFacts,
    "status planned, tentative, held, cut or postponed [during WINDOW]",
    "How it stands.",
    example: "status tentative"),
  Statement(
    .cost, in: .sessionFacts,
    "cost NUM [per session, hour or person] [from STR] [during WINDOW]",
    "What it costs.",
    example: "cost 400 per session from \"Title II\""),
  Statement(
    .credit, in: .sessionFacts,
    "credit NUM WORD [during WINDOW]",
    "What teachers are credited.",
    example: "credit 2 hours"),
  Statement(
    .begunBy, in: .sessionFacts,
    "begun-by teachers or leaders [during WINDOW]",
    "Who began it.",
    example: "begun-by teachers"),
  Statement(
    .common, in: .sessionFacts,
    "common STR [during WINDOW]",
    "What is the same for every section.",
    example: "common \"The task and the rubric\""),
  Statement(
    .local, in: .sessionFacts,
    "local STR [during WINDOW]",
    "What each section decides.",
    example: "local \"Which pupils' work to bring\""),
]
