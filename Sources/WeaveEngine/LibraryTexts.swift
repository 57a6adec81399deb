// swift-format-ignore-file
// Made from examples/library by WeaveDocumentationTests: with PLAINWEAVE_UPDATE_GOLDEN=1 its
// test writes this file anew. Change the files there, not this one.

/// The files that `include "library:NAME"` reads, by name.
let libraryTexts: [(name: String, text: String)] = [
  ("action-areas", #"""
# Five areas in which leaders act so that everybody learns.
#
# The ideas come from "Leading for Learning" (M. Knapp, M. Copland and J. Talbert, University of
# Washington, 2003), told here in other words: five areas that leaders of schools and districts can
# look at one by one, and that have to work together.
#
# To use it, put this line into the plan, and `meets` lines where the plan acts in an area:
#
#   include "library:action-areas"
#
# Then ask `crosswalk of action-areas`. To change the words, copy this file into the folder of the
# plan and include the copy: plainweave library action-areas > areas.weave

framework action-areas "Areas of action for leaders"
  # A thread about what students learn:  meets action-areas/focus
  element focus "Keep learning in view: students', teachers' and leaders' own"
  # A space where teachers work on teaching with each other:  meets action-areas/community
  element community "Build communities in which professionals learn from each other"
  # An evening with families, or a session a consultant leads:  meets action-areas/environment
  element environment "Work with families, partners and authorities outside the school"
  # A leadership team that plans the year:  meets action-areas/leadership
  element leadership "Lead with a strategy, and share the leading"
  # A tool or thread that several spaces have in common:  meets action-areas/coherence
  element coherence "Connect it all: goals, people, time and resources"

"""#),
  ("community-conditions", #"""
# Five conditions under which a learning community helps teachers teach.
#
# The ideas come from writing on supporting teachers with a demanding curriculum: putting teachers in
# a room at a fixed hour is not enough, and what makes the hour worth it can be planned.
#
# To use it, put this line into the plan, and `meets` lines where the plan sees to a condition:
#
#   include "library:community-conditions"
#
# Then ask `crosswalk of community-conditions`. To change the words, copy this file into the folder of
# the plan and include the copy: plainweave library community-conditions > conditions.weave

framework community-conditions "Conditions for learning communities"
  # A goal or thread about how adults work together:  meets community-conditions/system
  element system "It is part of a larger system of learning, and people trust each other"
  # A session with a comment or time to another space:  meets community-conditions/connected
  element connected "It is connected to the other things teachers are asked to do"
  # A space with a `subject` and its units:  meets community-conditions/curriculum
  element curriculum "It works on the curriculum that is really taught"
  # A space whose sessions build all of them; see library:kinds-of-knowledge
  element knowledge "It builds knowledge of equity, curriculum, content and pedagogy"
  # A space led by somebody who `knows` its subject:  meets community-conditions/expertise
  element expertise "It is led by people with deep knowledge of the content"

"""#),
  ("culture", #"""
# Six questions about the culture in which adults learn.
#
# The ideas come from writing on teamwork in schools where learning is personal: teams come back to
# such questions during the year, and their answers change.
#
# To use it, put this line into the plan, and `meets` lines where the plan works on a question:
#
#   include "library:culture"
#
# Then ask `crosswalk of culture`. Every question is marked `needed`: it is still to be answered here.
# When some have answers, copy this file into the folder of the plan, change their marks to `present`,
# and include the copy: plainweave library culture > our-culture.weave

framework culture "Questions about our culture"
  # A staff meeting that looks back at the year:  meets culture/where-we-are
  element where-we-are "Where are we now?" needed
  # A session that listens to students and teachers:  meets culture/evidence
  element evidence "How do we know?" needed
  # A space that begins with people and not with tasks:  meets culture/trust
  element trust "Do we trust each other, and what makes it grow?" needed
  # A tool of kind norms:  meets culture/norms
  element norms "Which norms do we keep, also when it is hard?" needed
  # The plan itself, with this and other frameworks:  meets culture/frameworks
  element frameworks "Which frameworks do we share, and which are missing?" needed
  # A voice in spring that can be held against one in fall; see `rates` in the reference
  element measuring "How will we see that the culture changes?" needed

"""#),
  ("kinds-of-knowledge", #"""
# Four kinds of knowledge that teachers build together.
#
# The ideas come from writing on supporting teachers with a demanding curriculum: content alone is
# not enough, and nor is method alone.
#
# To use it, put this line into the plan, and `meets` lines where the plan builds one of them:
#
#   include "library:kinds-of-knowledge"
#
# Then ask `crosswalk of kinds-of-knowledge`. A session can also say `builds equity` and so on: that
# counts what is done there, while `meets` says what a thread, tool or space is for. To change the
# words, copy this file and include the copy: plainweave library kinds-of-knowledge > knowledge.weave

framework kinds-of-knowledge "Kinds of knowledge for teaching"
  # A thread that questions low expectations:  meets kinds-of-knowledge/equity
  element equity "Who is served well and who is not, and what our own views do to it"
  # A tool such as a guide to a unit:  meets kinds-of-knowledge/curriculum
  element curriculum "What the materials ask of students, and how units build on each other"
  # A session that does the mathematics first:  meets kinds-of-knowledge/content
  element content "The subject itself, deeper than it is taught"
  # A space where lessons are tried out:  meets kinds-of-knowledge/pedagogical
  element pedagogical "How students come to understand the subject, and what helps them"

"""#),
  ("layers", #"""
# Four layers of coherence, from lists that line up to sense that people make.
#
# The ideas come from a summary on leading for learning in districts: coherence is more than a set of
# activities that fit on paper. Each layer needs the one before it and is harder to see.
#
# To use it, put this line into the plan, and `meets` lines where the plan works on a layer:
#
#   include "library:layers"
#
# Then ask `crosswalk of layers`. To change the words, copy this file into the folder of the plan and
# include the copy: plainweave library layers > layers.weave

framework layers "Layers of coherence"
  # A tool that every space uses, or a calendar made by all leaders:  meets layers/alignment
  element alignment "Activities and resources point the same way"
  # A goal that was written with teachers:  meets layers/vision
  element vision "Teachers know what it is all for, and accept it"
  # A space where a grade plans, or where grades meet each other:  meets layers/consensus
  element consensus "Colleagues agree enough to work alike, within a grade and across grades"
  # A session in which people say how it hangs together for them:  meets layers/sense-making
  element sense-making "People make sense of it together, in their own words"

"""#),
  ("learning-principles", #"""
# Four principles of professional learning that changes teaching.
#
# The ideas come from writing on coherent professional learning: adults change what they do, and then
# what they believe, by learning something hard about their own teaching and getting good at it.
#
# To use it, put this line into the plan, and `meets` lines where the plan follows a principle:
#
#   include "library:learning-principles"
#
# Then ask `crosswalk of learning-principles`. To change the words, copy this file into the folder of
# the plan and include the copy: plainweave library learning-principles > principles.weave

framework learning-principles "Principles of professional learning"
  # A space about teaching, such as a math community:  meets learning-principles/instruction
  element instruction "Its center is instruction: teacher, students and content, in real classrooms"
  # Sessions in which questions stay open and people try again:  meets learning-principles/learning
  element learning "Change is something people learn, not something they are told to carry out"
  # A coaching cycle that stays with one move until it works:  meets learning-principles/mastery
  element mastery "Beliefs follow when people become good at something and see students respond"
  # A tool that is used next to the work, such as a protocol:  meets learning-principles/practice
  element practice "It lives in the practice of teaching, with tools made for that practice"

"""#),
  ("learning-system", #"""
# Seven parts of a district that learns as one system.
#
# The ideas come from writing on professional learning in districts: learning lasts when those who
# govern, hold to account and hire pull the same way, and when four conditions carry it.
#
# To use it, put this line into the plan, and `meets` lines where the plan works on a part:
#
#   include "library:learning-system"
#
# Then ask `crosswalk of learning-system`. To change the words, copy this file into the folder of the
# plan and include the copy: plainweave library learning-system > system.weave

framework learning-system "A system of professional learning"
  # Three offices that agree. A team that meets the board:  meets learning-system/governance
  element governance "Boards and leaders decide with adult learning in view"
  element accountability "What people answer for is what they are helped to learn"
  element human-resources "Hiring, time, pay and careers make room for learning"
  # Four conditions. A goal about how adults treat each other:  meets learning-system/culture
  element culture "Adults trust each other enough to show unfinished work"
  element curriculum "Learning starts from the curriculum and its assessments"
  element leaders "Leaders answer for the learning of the adults they lead"
  element research "Practices are chosen because there is good evidence for them"

"""#),
  ("practices", #"""
# Four practices that carry a curriculum into lessons.
#
# The ideas come from writing on supporting teachers with a demanding curriculum: training shows what
# is meant, and these four turn it into teaching, week after week.
#
# To use it, put this line into the plan, and `meets` lines where the plan makes room for a practice:
#
#   include "library:practices"
#
# Then ask `crosswalk of practices`. A session can also say `does lesson-preparation 30 min` and so on:
# that counts its minutes, while `meets` says what a space or tool is for. To change the words, copy
# this file and include the copy: plainweave library practices > our-practices.weave

framework practices "Practices that carry a curriculum"
  # A planning day before the unit:  meets practices/unit-internalization
  element unit-internalization "Before a unit: do its tasks, find its main ideas, choose work to study"
  # A weekly hour of planning:  meets practices/lesson-preparation
  element lesson-preparation "Before a lesson: work it through, practice parts aloud, plan for students"
  # A community that looks at the tasks chosen before the unit:  meets practices/student-work-analysis
  element student-work-analysis "Each week: study what students did, and decide what comes next"
  # Coaching one by one, or visits in a group:  meets practices/observation-and-feedback
  element observation-and-feedback "See lessons, and talk about them one to one and in groups"

"""#),
  ("strategy-coherence", #"""
# Nine elements of a district that should fit its strategy, and each other.
#
# The ideas come from the coherence framework of the Public Education Leadership Project at Harvard
# University, told here in other words. The first three say what the district wants to do, the next
# five what has to fit it, the last what lies around it.
#
# To use it, put this line into the plan, and `meets` lines where the plan touches an element:
#
#   include "library:strategy-coherence"
#
# Then ask `crosswalk of strategy-coherence`. To change the words, copy this file into the folder of
# the plan and include the copy: plainweave library strategy-coherence > strategy.weave

framework strategy-coherence "Coherence with a district strategy"
  # A space that studies lessons:  meets strategy-coherence/instructional-core
  element instructional-core "Teachers' skill, students' engagement, demanding content"
  element theory "What we believe will lead to what"
  # A goal from the strategic plan:  meets strategy-coherence/strategy
  element strategy "The few things the district does on purpose to strengthen teaching"
  element culture "What people here take for granted, and how they behave"
  # A leadership team, or a community with a fixed hour:  meets strategy-coherence/structure
  element structure "Who works with whom, who decides, who answers for it"
  element systems "How things get done: hiring, budget, data, learning"
  # A training the district pays for:  meets strategy-coherence/resources
  element resources "Money, people, time and technology"
  element stakeholders "People with an interest: families, unions, boards, partners"
  element environment "Laws, contracts, money and politics from outside"

"""#),
]
