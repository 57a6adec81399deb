/// The rows of the catalogue that change a plan.
///
/// Shapes: capitals stand for names, dates and texts; `[ ]` may be left out; `{ }` may repeat.
let editStatements: [Statement] = [
  Statement(
    .pull, in: .scenario,
    "pull THREAD [from SPACE] into ADDRESS [by label, comment, time DUR {ask STR} or tool TOOL] [during WINDOW] [STR]",
    "Brings a thread into other sessions and connects them to where it comes from.",
    example: "pull deficit-views into plc by comment"),
  Statement(
    .add, in: .scenario,
    "add to ADDRESS FACT or add HEADER",
    "Adds a fact, or a whole header.",
    example: "add to plc use beliefs"),
  Statement(
    .remove, in: .scenario,
    "remove from ADDRESS FACT",
    "Takes a fact away.",
    example: "remove from staff use beliefs"),
  Statement(
    .set, in: .scenario,
    "set ADDRESS FACT",
    "Replaces all facts of one keyword.",
    example: "set plc led-by kim"),
  Statement(
    .drop, in: .scenario,
    "drop NAME",
    "Takes a session, space, thread, tool, team or leader out.",
    example: "drop coaching@2026-10-16"),
  Statement(
    .move, in: .scenario,
    "move ADDRESS to D [SPAN]",
    "Moves a session to another day.",
    example: "move district@winter to 2027-01-19 09:00..11:00"),
  Statement(
    .cancel, in: .scenario,
    "cancel ADDRESS or D[..D] [STR]",
    "Cancels sessions, or closes days.",
    example: "cancel 2027-01-20..2027-01-21 \"Snow\""),
  Statement(
    .swap, in: .scenario,
    "swap LEADER with LEADER [in ADDRESS]",
    "Two leaders take each other's sessions.",
    example: "swap kim with lane in plc"),
  Statement(
    .pair, in: .scenario,
    "pair LEADER with LEADER",
    "Two leaders begin to plan together.",
    example: "pair kim with ode"),
  Statement(
    .merge, in: .scenario,
    "merge THREAD into THREAD",
    "Makes two threads one.",
    example: "merge math-talk into talk"),
]
