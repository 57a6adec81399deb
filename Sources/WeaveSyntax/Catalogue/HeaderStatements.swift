/// The rows of the catalogue that open a block.
///
/// Shapes: capitals stand for names, dates and texts; `[ ]` may be left out; `{ }` may repeat.
let headerStatements: [Statement] = [
  Statement(
    header: .weave, known: .keyword,
    "weave NUM",
    "The version of the language the plan is written in.",
    example: "weave 1"),
  Statement(
    header: .include, known: .text,
    "include STR",
    "Reads another file of the plan's folder, or `library:NAME`, as part of the plan.",
    example: "include \"schools/cedar.weave\""),
  Statement(
    header: .plan, known: .keyword,
    "plan NAME [STR] [D..D]",
    "The plan: its name, its title and the days it covers.",
    example: "plan cedar \"Cedar Elementary 2026-27\" 2026-08-24..2027-06-11"),
  Statement(
    header: .goal, known: .named([.name]),
    "goal NAME [STR] [by D]",
    "An aim the plan's threads serve.",
    example: "goal belonging \"Every child is known and heard\" by 2027-05-28"),
  Statement(
    header: .thread, known: .named([.name]),
    "thread NAME [STR]",
    "A common theme, or an important idea pulled from one space into others.",
    example: "thread talk \"Purposeful talk\""),
  Statement(
    header: .tool, known: .named([.name]),
    "tool NAME [STR]",
    "A common tool: a document, reading, material, norm or protocol.",
    example: "tool beliefs \"Core beliefs about students\""),
  Statement(
    header: .leader, known: .named([.name]),
    "leader NAME [STR]",
    "Someone who leads sessions.",
    example: "leader kim \"J. Kim\""),
  Statement(
    header: .teacher, known: .named([.name]),
    "teacher NAME [STR]",
    "A teacher, by name.",
    example: "teacher ana \"Ana\""),
  Statement(
    header: .team, known: .named([.name]),
    "team NAME [STR]",
    "A group of teachers or leaders, named or counted.",
    example: "team g3 \"Grade 3\""),
  Statement(
    header: .space, known: .named([.name]),
    "space NAME [STR]",
    "A place where teachers learn again and again, such as a staff meeting.",
    example: "space plc \"Grade-level math PLC\""),
  Statement(
    header: .session, known: .named([.address, .about]),
    "session ADDRESS [STR] [SPAN]",
    "One meeting of a space, or one section of it.",
    example: "session staff@2026-10-07 \"Whose ideas count?\""),
  Statement(
    header: .voice, known: .named([.ref, .date]),
    "voice NAME@D",
    "What a person or team said on a day.",
    example: "voice g3@2026-11-05"),
  Statement(
    header: .toward, known: .named([.name]),
    "toward NAME [STR] [by D]",
    "A large change, built toward in doable steps.",
    example: "toward one-calendar \"One calendar for all professional learning\" by 2027-05-28"),
  Statement(
    header: .framework, known: .named([.name]),
    "framework NAME [STR]",
    "A framework whose elements the plan's items can meet.",
    example: "framework internal \"Internal coherence\""),
  Statement(
    header: .must, known: .named([.word]),
    "must NAME: RULE [STR]",
    "A promise; a broken one fails the run.",
    example: "must contract: at most 2 sessions per month where kind = staff-meeting \"Article 9\""),
  Statement(
    header: .should, known: .named([.word]),
    "should NAME: RULE [STR]",
    "A wish; one that is not met warns.",
    example: "should plc-light: each leader has load <= 60 min per week"),
  Statement(
    header: .waive, known: .named([.ref, .forWhom]),
    "waive NAME [for NAME] until D [STR]",
    "Lets a broken rule pass until a day.",
    example: "waive plc-light for kim until 2026-12-18 \"Covering for leave\""),
  Statement(
    header: .scenario, known: .named([.name]),
    "scenario NAME [STR] [from NAME]",
    "Edits to try together, without changing the plan.",
    example: "scenario bring-it-to-math \"Bring deficit views into math PLCs\""),
  Statement(
    header: .query, known: .named([.word]),
    "query NAME: QUESTION",
    "A question with a name.",
    example: "query staff-threads: show threads where spaces >= 2"),
]
