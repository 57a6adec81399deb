/// The rows of the catalogue that a session takes, and a space for all its sessions.
///
/// Shapes: capitals stand for names, dates and texts; `[ ]` may be left out; `{ }` may repeat.
let sessionStatements: [Statement] = [
  Statement(
    .with, in: .sessionFacts, .list, known: .keyword,
    reach: .sessions(says: .people, skip: .line, isValue: true),
    "with NAME, … [except NAME, …] [during WINDOW]",
    "Who is asked to come.",
    example: "with everyone"),
  Statement(
    .without, in: .sessionFacts, .many, known: .text,
    reach: .sessions(says: .people, skip: .line, isValue: true),
    "without NAME, … [during WINDOW]",
    "Who is not asked after all.",
    example: "without ben"),
  Statement(
    .optional, in: .sessionFacts, .flag, known: .keyword,
    reach: .sessions(says: .text, skip: .line, isValue: true),
    "optional [during WINDOW]",
    "Nobody is expected to come.",
    example: "optional"),
  Statement(
    .ledBy, in: .sessionFacts, .list, known: .keyword,
    reach: .sessions(says: .leader, skip: .line, isValue: true),
    "led-by LEADER or tbd [STR] [during WINDOW]",
    "Who leads.",
    example: "led-by kim"),
  Statement(
    .about, in: .sessionFacts, .many, known: .named([.ref, .for]),
    reach: .sessions(says: .thread, skip: .name, isValue: false),
    "about THREAD or tbd [STR] [during WINDOW]",
    "A thread in focus.",
    example: "about talk"),
  Statement(
    .use, in: .sessionFacts, .many, known: .named([.ref, .for]),
    reach: .sessions(says: .tool, skip: .name, isValue: false),
    "use TOOL [for THREAD] [lens STR] [during WINDOW]",
    "A tool in use, and the lens it is read through.",
    example: "use beliefs for talk"),
  Statement(
    .comment, in: .sessionFacts, .many, known: .named([.address, .about]),
    reach: .sessions(says: .comment, skip: .address, isValue: false),
    "comment to ADDRESS [about THREAD] [STR] [during WINDOW]",
    "A small connecting comment that names another space.",
    example:
      "comment to staff about deficit-views \"Our commitment to notice what students can do\""),
  Statement(
    .time, in: .sessionFacts, .many, known: .named([.address, .about]),
    reach: .sessions(says: .time, skip: .address, isValue: false),
    "time DUR to ADDRESS [about THREAD] {ask STR} [during WINDOW]",
    "Connection time: a short conversation with a question.",
    example:
      "time 15 min to district about deficit-views ask \"How might our beliefs show up in math talk?\""
  ),
  Statement(
    .does, in: .sessionFacts, .many, known: .named([.word]),
    reach: .sessions(says: .word(.practice), skip: .name, isValue: false),
    "does PRACTICE [DUR] [during WINDOW]",
    "A practice teachers do there.",
    example: "does student-work-analysis 30 min"),
  Statement(
    .builds, in: .sessionFacts, .many, known: .named([.word]),
    reach: .sessions(says: .word(.knowledge), skip: .line, isValue: false),
    "builds KNOWLEDGE [during WINDOW]",
    "A kind of knowledge it builds.",
    example: "builds content"),
  Statement(
    .active, in: .sessionFacts, .one, known: .keyword,
    reach: .sessions(says: .minutes, skip: .line, isValue: true),
    "active DUR [during WINDOW]",
    "Minutes in which teachers themselves work or talk.",
    example: "active 30 min"),
  Statement(
    .purpose, in: .sessionFacts, .one, known: .keyword,
    reach: .sessions(says: .text, skip: .line, isValue: false),
    "purpose STR [during WINDOW]",
    "What it is for.",
    example: "purpose \"Plan the next math unit together\""),
  Statement(
    .subject, in: .sessionFacts, .one, known: .keyword,
    reach: .sessions(says: .word(nil), skip: .line, isValue: false),
    "subject WORD [during WINDOW]",
    "The school subject.",
    example: "subject mathematics"),
  Statement(
    .directedBy, in: .sessionFacts, .one, known: .keyword,
    reach: .sessions(says: .word(.direction), skip: .line, isValue: false),
    "directed-by teachers or leaders [during WINDOW]",
    "Who decides what is done.",
    example: "directed-by teachers"),
  Statement(
    .mode, in: .sessionFacts, .one, known: .keyword,
    reach: .sessions(says: .word(.mode), skip: .line, isValue: false),
    "mode WORD [during WINDOW]",
    "How people learn there.",
    example: "mode online"),
  Statement(
    .place, in: .sessionFacts, .one, known: .keyword,
    reach: .sessions(says: .place, skip: .line, isValue: false),
    "place STR or tbd [during WINDOW]",
    "Where it meets.",
    example: "place \"Library\""),
  Statement(
    .hours, in: .sessionFacts, .one, known: .keyword,
    reach: .sessions(says: .hours, skip: .line, isValue: true),
    "hours SPAN or tbd [during WINDOW]",
    "From when to when, or for how long.",
    example: "hours 15:30..16:30"),
  Statement(
    .`break`, in: .sessionFacts, .sum, known: .text,
    reach: .sessions(says: .minutes, skip: .line, isValue: true),
    "break DUR [STR] [during WINDOW]",
    "Minutes of the span that are not spent learning.",
    example: "break 15 min \"Lunch\""),
  Statement(
    .status, in: .sessionFacts, .one, known: .keyword,
    reach: .sessions(says: .word(.status), skip: .line, isValue: true),
    "status planned, tentative, held, cut or postponed [during WINDOW]",
    "How it stands.",
    example: "status tentative"),
  Statement(
    .cost, in: .sessionFacts, .many, known: .keyword,
    reach: .sessions(says: .cost, skip: .line, isValue: false),
    "cost NUM [per session, hour or person] [from STR] [during WINDOW]",
    "What it costs.",
    example: "cost 400 per session from \"Title II\""),
  Statement(
    .credit, in: .sessionFacts, .many, known: .named([.word]),
    reach: .sessions(says: .credit, skip: .line, isValue: false),
    "credit NUM WORD [during WINDOW]",
    "What teachers are credited.",
    example: "credit 2 hours"),
  Statement(
    .begunBy, in: .sessionFacts, .one, known: .keyword,
    reach: .sessions(says: .word(.direction), skip: .line, isValue: false),
    "begun-by teachers or leaders [during WINDOW]",
    "Who began it.",
    example: "begun-by teachers"),
  Statement(
    .common, in: .sessionFacts, .many, known: .text,
    reach: .sessions(says: .text, skip: .line, isValue: false),
    "common STR [during WINDOW]",
    "What is the same for every section.",
    example: "common \"The task and the rubric\""),
  Statement(
    .local, in: .sessionFacts, .many, known: .text,
    reach: .sessions(says: .text, skip: .line, isValue: false),
    "local STR [during WINDOW]",
    "What each section decides.",
    example: "local \"Which pupils' work to bring\""),
]
