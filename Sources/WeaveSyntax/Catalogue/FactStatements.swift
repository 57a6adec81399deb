/// The rows of the catalogue that stand under one kind of header.
///
/// Shapes: capitals stand for names, dates and texts; `[ ]` may be left out; `{ }` may repeat.
let factStatements: [Statement] = [
  Statement(
    .timezone, in: .plan, .one, known: .keyword, reach: .block,
    "timezone NAME",
    "The time zone of every time in the plan.",
    example: "timezone America/Los_Angeles"),
  Statement(
    .vision, in: .plan, .one, known: .keyword, reach: .block,
    "vision STR",
    "What the plan is for, in a sentence.",
    example: "vision \"Every child's thinking is heard\""),
  Statement(
    .closed, in: .plan, .many, known: .named([.dates]), reach: .block,
    "closed D[..D] [STR]",
    "Days on which nothing scheduled meets.",
    example: "closed 2026-11-25..2026-11-27 \"Thanksgiving\""),
  Statement(
    .schoolDays, in: .plan, .one, known: .keyword, reach: .block,
    "school-days DAY, …",
    "The days of the school week; Monday to Friday unless said.",
    example: "school-days monday, tuesday, wednesday, thursday"),
  Statement(
    .term, in: .plan, .many, known: .named([.name]), reach: .block,
    "term NAME [STR] D..D",
    "A stretch of the year with a name.",
    example: "term fall \"Fall\" 2026-08-24..2026-12-18"),
  Statement(
    .unit, in: [.plan, .space, .session], .many, known: .named([.name]),
    reach: .sessions(says: .unit, skip: .line, isValue: false),
    "unit NAME [STR] [D..D] [for TEAM] [during WINDOW]",
    "In a plan, a unit of teaching and its days; in a session, the unit it works on.",
    example: "unit fractions \"Fractions\" 2026-10-05..2026-11-13"),
  Statement(
    .currency, in: .plan, .one, known: .keyword, reach: .block,
    "currency WORD",
    "The currency of all costs.",
    example: "currency USD"),
  Statement(
    .from, in: [.goal, .space], .one, known: .keyword, reach: .block,
    "from STR or from D",
    "Where a goal comes from; or the first day a space meets.",
    example: "from \"Strategic plan, goal 2\""),
  Statement(
    .measure, in: .goal, .many, known: .named([.string]), reach: .block,
    "measure STR from AMOUNT to AMOUNT",
    "How a goal will be seen.",
    example: "measure \"Classes with pupil-to-pupil talk\" from 35% to 70%"),
  Statement(
    .priority, in: [.goal, .tool], .flag, known: .keyword, reach: .block,
    "priority",
    "Marks a priority goal, or a reading of priority.",
    example: "priority"),
  Statement(
    .kind, in: [.thread, .tool, .space], .one, known: .keyword,
    reach: .listed(says: .word(.spaceKind)),
    "kind WORD [during WINDOW]",
    "What kind of thread, tool or space it is.",
    example: "kind theme"),
  Statement(
    .serves, in: [.thread, .toward], .many, known: .named([.ref, .for]), reach: .block,
    "serves GOAL",
    "A goal this serves.",
    example: "serves belonging"),
  Statement(
    .concerns, in: .thread, .one, known: .keyword, reach: .block,
    "concerns students, schools, teaching or learning",
    "What the thread's ideas are about.",
    example: "concerns teaching"),
  Statement(
    .ties, in: .thread, .many, known: .text, reach: .block,
    "ties STR",
    "Separate work that the thread makes one.",
    example: "ties \"Math talks\""),
  Statement(
    .home, in: .thread, .one, known: .keyword, reach: .block,
    "home SPACE",
    "Where an idea is at home.",
    example: "home staff"),
  Statement(
    .equity, in: .thread, .flag, known: .keyword, reach: .block,
    "equity",
    "Marks a thread that disrupts inequity.",
    example: "equity"),
  Statement(
    .level, in: .thread, .one, known: .keyword, reach: .block,
    "level classroom, school or district",
    "The level a thread works at.",
    example: "level school"),
  Statement(
    .question, in: .thread, .many, known: .text, reach: .block,
    "question STR",
    "A question the thread keeps asking.",
    example: "question \"Whose ideas count?\""),
  Statement(
    .because, in: [.thread, .scenario], .many, known: .keyword, reach: .block,
    "because STR",
    "Why.",
    example: "because \"Our beliefs never reach assessment\""),
  Statement(
    .`for`, in: .tool, .many, known: .named([.ref, .for]), reach: .block,
    "for THREAD",
    "The thread a tool is for.",
    example: "for talk"),
  Statement(
    .says, in: .tool, .many, known: .text, reach: .block,
    "says STR",
    "A sentence of the tool.",
    example: "says \"Children are sense-makers\""),
  Statement(
    .during, in: .tool, .many, known: .keyword, reach: .block,
    "during WINDOW",
    "When the tool is in use.",
    example: "during 2026-09-14..2026-10-23"),
  Statement(
    .link, in: .tool, .many, known: .text, reach: .block,
    "link STR",
    "Where the tool is found.",
    example: "link \"https://example.org/beliefs\""),
  Statement(
    .role, in: [.leader, .teacher, .team], .one, known: .keyword, reach: .block,
    "role STR",
    "What the person is called at work.",
    example: "role \"Math coach\""),
  Statement(
    .office, in: .leader, .one, known: .keyword, reach: .block,
    "office school, district or outside",
    "Where the leader works.",
    example: "office district"),
  Statement(
    .knows, in: [.leader, .teacher], .many, known: .named([.ref, .for]), reach: .block,
    "knows WORD",
    "What the person knows deeply.",
    example: "knows mathematics"),
  Statement(
    .plansWith, in: .leader, .many, known: .named([.ref, .for]), reach: .block,
    "plans-with LEADER",
    "Another leader they plan together with, either way.",
    example: "plans-with kim"),
  Statement(
    .limit, in: [.leader, .toward], .many, known: .named([.per]), reach: .block,
    "limit DUR per WORD or limit STR",
    "How much a leader can lead; or what stands in the way of a change.",
    example: "limit 90 min per week"),
  Statement(
    .ask, in: .leader, .many, known: .text, reach: .block,
    "ask LEADER STR",
    "A question for another leader.",
    example: "ask ode \"Which vignettes did they read?\""),
  Statement(
    .`in`, in: [.teacher, .leader, .team], .many, known: .named([.ref, .for]), reach: .lists,
    "in TEAM",
    "A team the teacher is in.",
    example: "in g3"),
  Statement(
    .member, in: .team, .many, known: .named([.ref, .for]), reach: .block,
    "member NAME [from D] [until D]",
    "A person or team in the team.",
    example: "member ana"),
  Statement(
    .size, in: .team, .one, known: .keyword, reach: .block,
    "size NUM",
    "How many people the team has; those not named are counted.",
    example: "size 6"),
  Statement(
    .basis, in: .team, .one, known: .keyword, reach: .block,
    "basis WORD [STR]",
    "What the team is formed on.",
    example: "basis grade"),
  Statement(
    .section, in: .space, .many, known: .named([.ref, .for]), reach: .block,
    "section NAME [led-by LEADER] [SPAN]",
    "A team or teacher that meets apart, at its own time.",
    example: "section g3 14:45..15:30"),
  Statement(
    .oneToOne, in: .space, .many, known: .named([.ref, .for]), reach: .lists,
    "one-to-one TEAM [led-by LEADER] [SPAN]",
    "A section for each member of a team.",
    example: "one-to-one g3 led-by kim 30 min"),
  Statement(
    .every, in: .space, .many, known: .text, reach: .block,
    "every RECURRENCE [SPAN] [from D] [until D] [for TEAM] [about THREAD [STR]]",
    "When the space meets again and again.",
    example: "every 2 weeks on thursday from 2026-09-03"),
  Statement(
    .on, in: [.space, .session], .many, known: .text, reach: .block,
    "on D, D … [SPAN] [from D] [until D] [for TEAM] [about THREAD [STR]]",
    "Days the space meets; or the days an open session may take.",
    example: "on 2026-09-09, 2026-10-14 15:30..16:30"),
  Statement(
    .open, in: .space, .many, known: .named([.word, .name]), reach: .block,
    "open NUM as LABEL between WINDOW [SPAN]",
    "Meetings whose days are still open.",
    example: "open 3 as visit between 2026-10-01..2026-11-20 45 min"),
  Statement(
    .until, in: .space, .one, known: .keyword, reach: .block,
    "until D",
    "The last day the space meets.",
    example: "until 2027-05-28"),
  Statement(
    .except, in: .space, .many, known: .named([.dates]), reach: .block,
    "except D[..D] [STR]",
    "Days the space does not meet.",
    example: "except 2026-10-15 \"Conferences\""),
  Statement(
    .moved, in: .space, .many, known: .named([.when]), reach: .block,
    "moved WHEN[/SECTION] to D [SPAN]",
    "A meeting on another day; it keeps its address.",
    example: "moved 2026-11-12 to 2026-11-10"),
  Statement(
    .also, in: .space, .many, known: .named([.date]), reach: .block,
    "also D [SPAN]",
    "One more meeting.",
    example: "also 2027-01-14"),
  Statement(
    .rotating, in: .space, .one, known: .keyword, reach: .block,
    "rotating NAME, NAME …",
    "Teams, threads or leaders that take turns, meeting by meeting.",
    example: "rotating g3, g5"),
  Statement(
    .between, in: .session, .one, known: .keyword, reach: .block,
    "between WINDOW",
    "Days an open session may take.",
    example: "between 2027-01-11..2027-02-26"),
  Statement(
    .skip, in: .session, .many, known: .text, reach: .listed(says: .skip),
    "skip FACT",
    "An inherited fact that does not hold here.",
    example: "skip use beliefs"),
  Statement(
    .noticed, in: .voice, .many, known: .text, reach: .listed(says: .noticed),
    "noticed THREAD between SPACE and SPACE [STR]",
    "A connection somebody noticed.",
    example: "noticed talk between plc and staff \"We heard it twice this week\""),
  Statement(
    .tension, in: .voice, .many, known: .text, reach: .listed(says: .thread),
    "tension THREAD STR",
    "Two things pulling against each other.",
    example: "tension deficit-views \"Which comes first, pacing or listening?\""),
  Statement(
    .confusion, in: .voice, .many, known: .text, reach: .listed(says: .thread),
    "confusion THREAD STR",
    "Something not understood.",
    example: "confusion talk \"Is this the same as math talk?\""),
  Statement(
    .wants, in: .voice, .many, known: .named([.word]), reach: .listed(says: .word(nil)),
    "wants WORD",
    "A way of learning people want more of.",
    example: "wants coaching"),
  Statement(
    .rates, in: .voice, .many, known: .named([.ref, .word]), reach: .listed(says: .rating),
    "rates THING ASPECT NUM of NUM [n NUM]",
    "A rating, and how many people gave it.",
    example: "rates plc useful 4.2 of 5 n 5"),
  Statement(
    .now, in: .toward, .many, known: .text, reach: .block,
    "now STR [by D] [led-by LEADER]",
    "A step that can be done now.",
    example: "now \"Share the three calendars\" by 2026-09-30 led-by ruiz"),
  Statement(
    .next, in: .toward, .many, known: .text, reach: .block,
    "next STR [by D] [led-by LEADER]",
    "A step for later.",
    example: "next \"Agree on common threads\""),
  Statement(
    .done, in: .toward, .many, known: .text, reach: .block,
    "done D",
    "The day the step above was done.",
    example: "done 2026-09-28"),
  Statement(
    .element, in: .framework, .many, known: .named([.name]), reach: .block,
    "element NAME STR [needed or present]",
    "An element of the framework.",
    example: "element trust \"Trust among adults\" needed"),
  Statement(
    .needed, in: .framework, .flag, known: .keyword, reach: .block,
    "needed",
    "Marks a framework the plan still needs.",
    example: "needed"),
  Statement(
    .present, in: .framework, .flag, known: .keyword, reach: .block,
    "present",
    "Marks a framework that is in place.",
    example: "present"),
  Statement(
    .title, in: .any, .one, known: .keyword, reach: .block,
    "title STR",
    "A title; `fmt` moves it into the header.",
    example: "title \"Purposeful talk\""),
  Statement(
    .note, in: .any, .many, known: .text,
    reach: .sessions(says: .text, skip: .line, isValue: false),
    "note STR",
    "Something to remember.",
    example: "note \"Ask about the library key\""),
  Statement(
    .`private`, in: .any, .many, known: .text,
    reach: .sessions(says: .text, skip: .line, isValue: false),
    "private STR",
    "A note that is never exported.",
    example: "private \"Salary question open\""),
  Statement(
    .meets, in: .any, .many, known: .named([.ref, .for]),
    reach: .sessions(says: .element, skip: .line, isValue: false),
    "meets FRAMEWORK/ELEMENT",
    "An element of a framework that this meets.",
    example: "meets internal/trust"),
]
