// swift-format-ignore-file
// Made from examples/cedar.weave by WeaveDocumentationTests: with PLAINWEAVE_UPDATE_GOLDEN=1
// its test writes this file anew. Change the example, not this file.

/// The plan that the tutorial of the prompt runs on.
package let tutorialPlan = #"""
# Cedar Elementary, October 2024: one month, four spaces, four leaders.
#
# Ana teaches third grade. In four weeks she sits in a staff meeting, a math PLC, a coaching talk, a
# district training and a staff meeting again. Five good hours, planned by four people who seldom sit
# at one table. Does she meet one story or five? The principal and the math coach plan together; the
# reading coach and the district trainer do not, and it shows. Look at coaching, and at what Ben misses.
weave 1

plan cedar "Cedar Elementary, October 2024" 2024-10-01..2024-10-31
  timezone America/Los_Angeles
  vision "Every child's thinking is heard"

goal belonging "Every child is known and heard"
  from "Strategic plan, goal 2"
  measure "Classes in which children answer each other" from 35% to 70%

thread talk "Purposeful talk"
  kind theme
  serves belonging
  concerns teaching
  ties "Math talks"
  question "Whose ideas move the lesson on?"

thread groups "Small reading groups"
  kind idea
  home coaching
  serves belonging
  concerns learning

thread equity "Antiracist teaching"
  kind theme
  equity
  serves belonging
  concerns students
  question "What do we expect of whom, and how would a child notice?"

tool beliefs "Core beliefs about students"
  kind document
  for talk
  says "Children are sense-makers"

leader ruiz "M. Ruiz"
  role "Principal"
  office school
  plans-with kim

leader kim "J. Kim"
  role "Math coach"
  office school
  knows mathematics

leader lane "T. Lane"
  role "Reading coach"
  office school
  knows literacy

leader ode "A. Ode"
  role "District trainer"
  office district

teacher ana "Ana"
teacher ben "Ben"
teacher cy "Cy"
teacher dee "Dee"

team g3 "Grade 3"
  member ana
  member ben

team g5 "Grade 5"
  member cy
  member dee

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with everyone

space plc "Grade-level math PLC"
  kind plc
  led-by kim
  purpose "Plan the next math talk together and try it out on each other"
  subject mathematics
  section g3
  section g5

space coaching "Reading coaching"
  kind coaching
  led-by lane
  with ana

space district "District training"
  kind district-training
  led-by ode
  with everyone

session staff@2024-10-02 "What counts as talk?" 60 min
  about talk "Three short clips: who speaks to whom?"
  use beliefs

session plc@2024-10-09/g3 "A number talk for grade 3" 45 min
  about talk
  use beliefs
  comment to staff "Remember the clips: today we plan who speaks to whom"
  does math-talk
  active 45 min

session plc@2024-10-09/g5 "A number talk for grade 5" 45 min
  about talk
  does math-talk
  active 45 min

session coaching@2024-10-16 "Regrouping Ana's readers" 30 min
  about groups
  does coaching-cycle
  active 30 min

session district@2024-10-22 "Antiracist teaching, part 1" 120 min
  without ben
  about equity
  note "Ben covers the after-school club that day"

session staff@2024-10-30 "Whose ideas count?" 60 min
  about equity
  about talk
  use beliefs
  time 15 min to district ask "Where would what we heard at the district show in our own math talks?"

must staff-hour: each session where kind = staff-meeting has minutes <= 60 min "Agreed with staff in August"

experience of ana in october
show sessions where thread = talk columns date, space, leader, minutes sort date
where equity missing
what if we pull equity from staff into plc by comment?

"""#
