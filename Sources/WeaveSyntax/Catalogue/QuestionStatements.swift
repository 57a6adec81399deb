/// The rows of the catalogue that ask.
///
/// Shapes: capitals stand for names, dates and texts; `[ ]` may be left out; `{ }` may repeat.
let questionStatements: [Statement] = [
  Statement(
    .show, in: [],
    "show KIND [where E] [by FIELD, …] [columns FIELD, …] [sort FIELD [down]] [first N]",
    "A table of the plan.",
    example: "show sessions where space = plc columns date, minutes"),
  Statement(
    .profile, in: [],
    "profile [of NAME] [in WINDOW]",
    "The coherence profile.",
    example: "profile of g3 in october"),
  Statement(
    .experience, in: [],
    "experience of TEACHER or TEAM [in WINDOW]",
    "What one teacher or team would meet, in order.",
    example: "experience of ana in october"),
  Statement(
    .trace, in: [],
    "trace THREAD",
    "A thread through spaces and months.",
    example: "trace talk"),
  Statement(
    .`where`, in: [],
    "where THREAD missing",
    "The spaces a thread never reaches.",
    example: "where deficit-views missing"),
  Statement(
    .why, in: [],
    "why FIELD of NAME, why THREAD reaches ADDRESS or why THREAD missing in ADDRESS",
    "The facts behind a figure.",
    example: "why woven of cy"),
  Statement(
    .what, in: [],
    "what if [we] EDIT {and EDIT} [?]",
    "What would change.",
    example: "what if we pull deficit-views into plc?"),
  Statement(
    .compare, in: [],
    "compare A with B",
    "What differs.",
    example: "compare plan with bring-it-to-math"),
  Statement(
    .crosswalk, in: [],
    "crosswalk [of NAME]",
    "A framework or goal both ways: what meets it, and what meets nothing of it.",
    example: "crosswalk of internal"),
  Statement(
    .suggest, in: [],
    "suggest N for NAME, to reach E, so that RULE, theme or teams [within N UNIT, N leaders]",
    "The smallest changes that would do.",
    example: "suggest 3 for g5 within 45 min"),
  Statement(
    .conflict, in: [],
    "conflict",
    "Rules and limits that cannot hold together.",
    example: "conflict"),
  Statement(
    .brief, in: [],
    "brief LEADER for ADDRESS",
    "What a leader's next listeners met elsewhere.",
    example: "brief kim for plc@2026-10-29"),
  Statement(
    .reflect, in: [],
    "reflect [culture, plc or leading]",
    "Questions to pause and reflect on, facts filled in.",
    example: "reflect plc"),
  Statement(
    .replan, in: [],
    "replan as of D",
    "What can still be kept from a day on.",
    example: "replan as of 2026-11-01"),
  Statement(
    .diff, in: [],
    "diff",
    "What changed since the plan was read.",
    example: "diff"),
]
