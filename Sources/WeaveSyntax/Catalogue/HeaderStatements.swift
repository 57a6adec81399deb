/// The rows of the catalogue that open a block.
///
/// Shapes: capitals stand for names, dates and texts; `[ ]` may be left out; `{ }` may repeat.
let headerStatements: [Statement] = [
  Statement(
    .weave, in: [],
    "weave NUM",
    "The version of the language the plan is written in.",
    example: "weave 1"),
  Statement(
    .include, in: [],
    "include STR",
    "Reads another file of the plan's folder, or `library:NAME`, as part of the plan.",
    example: "include \"schools/cedar.weave\""),
  Statement(
    .plan, in: [],
    "plan NAME [STR] [D..D]",
    "The plan: its name, its title and the days it covers.",
    example: "plan cedar \"Cedar Elementary 2026-27\" 2026-08-24..2027-06-11"),
  Statement(
    .goal, in: [],
    "goal NAME [STR] [by D]",
    "An aim the plan's threads serve.",
    example: "goal belonging \"Every child is known and heard\" by 2027-05-28"),
  Statement(
    .thread, in: [],
    "thread NAME [STR]",
    "A common theme, or an important idea pulled from one space into others.",
    example: "thread talk \"Purposeful talk\""),
  Statement(
    .tool, in: [],
    "tool NAME [STR]",
    "A common tool: a document, reading, material, norm or protocol.",
    example: "tool beliefs \"Core beliefs about students\""),
  Statement(
    .leader, in: [],
    "leader NAME [STR]",
    "Someone who leads sessions.",
    example: "leader kim \"J. Kim\""),
  Statement(
    .teacher, in: [],
    "teacher NAME [STR]",
    "A teacher, by name.",
    example: "teacher ana \"Ana\""),
  Statement(
    .team, in: [],
    "team NAME [STR]",
    "A group of teachers or leaders, named or counted.",
    example: "team g3 \"Grade 3\""),
  Statement(
    .space, in: [],
    "space NAME [STR]",
    "A place where teachers learn again and again, such as a staff meeting.",
    example: "space plc \"Grade-level math PLC\""),
  Statement(
    .session, in: [],
    "session ADDRESS [STR] [SPAN]",
    "One meeting of a space, or one section of it.",
    example: "session staff@2026-10-07 \"Whose ideas count?\""),
  Statement(
    .voice, in: [],
    "voice NAME@D",
    "What a person or team said on a day.",
    example: "voice g3@2026-11-05"),
  Statement(
    .toward, in: [],
    "toward NAME [STR] [by D]",
    "A large change, built toward in doable steps.",
    example: "toward one-calendar \"One calendar for all professional learning\" by 2027-05-28"),
  Statement(
    .framework, in: [],
    "framework NAME [STR]",
    "A framework whose elements the plan's items can meet.",
    example: "framework internal \"Internal coherence\""),
  Statement(
    .must, in: [],
    "must NAME: RULE [STR]",
    "A promise; a broken one fails the run.",
    example: "must contract: at most 2 sessions per month where kind = staff-meeting \"Article 9\""),
  Statement(
    .should, in: [],
    "should NAME: RULE [STR]",
    "A wish; one that is not met warns.",
    example: "should plc-light: each leader has load <= 60 min per week"),
  Statement(
    .waive, in: [],
    "waive NAME [for NAME] until D [STR]",
    "Lets a broken rule pass until a day.",
    example: "waive plc-light for kim until 2026-12-18 \"Covering for leave\""),
  Statement(
    .scenario, in: [],
    "scenario NAME [STR] [from NAME]",
    "Edits to try together, without changing the plan.",
    example: "scenario bring-it-to-math \"Bring deficit views into math PLCs\""),
  Statement(
    .query, in: [],
    "query NAME: QUESTION",
    "A question with a name.",
    example: "query staff-threads: show threads where spaces >= 2"),
]
