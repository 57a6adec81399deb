// swift-format-ignore-file
// Made from docs/diagnostics by WeaveDocumentationTests: with PLAINWEAVE_UPDATE_GOLDEN=1 its
// test writes this file anew. Change the pages, not this file.

/// The page of each code, as `plainweave explain` prints it.
let diagnosticPages: [String: String] = [
  "W101": #"""
# W101: A fact at the left edge

warning

A line such as `role` or `member` says something about the header above it, and is written two
blanks in, so that everybody sees at a glance what belongs to what. This line stands at the left
edge, where only headers and questions stand.

The line is still read as part of the header above it. If that is what you meant, indent it:
`plainweave check --fix` or `plainweave fmt` does it for you. If a header is missing above the
line, put it there.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
role "Math coach"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"
```

"""#,
  "W102": #"""
# W102: A fact after a blank line

warning

A blank line ends what is said under a header. Here a line that should stand under a header comes
after a blank line, so one of two things has happened: the blank line slipped in, or a header was
lost, and with it the thing these lines are about. The second is the reason to warn: the line is
counted for the header further up, which may be the wrong one.

Take the blank line out, or put the missing header above the line.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"

  knows mathematics
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"
  knows mathematics
```

"""#,
  "W103": #"""
# W103: A header that is indented

warning

A line that opens something new, such as a leader, a team, a space or a session, starts at the
left edge. This one is indented, as if it belonged to the lines above. It is read as a new header
all the same; but whoever reads the plan would think otherwise.

Take the blanks in front of it out; `plainweave check --fix` or `plainweave fmt` does it for you.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"

  leader lane "T. Lane"
  role "Reading coach"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"

leader lane "T. Lane"
  role "Reading coach"
```

"""#,
  "W104": #"""
# W104: No blank line before a header with facts

warning

Before every header that has lines under it stands a blank line. This is more than looks: should a
header ever get lost, its lines are then left behind after a blank line, and Plainweave can say so
(W102) instead of counting them quietly for the wrong person or meeting.

Put a blank line above the header; `plainweave check --fix` or `plainweave fmt` does it for you.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"
leader lane "T. Lane"
  role "Reading coach"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"

leader lane "T. Lane"
  role "Reading coach"
```

"""#,
  "W105": #"""
# W105: A line that starts with no known word

error

Every line starts with a word that says what the line is about, such as `teacher`, `session` or
`led-by`. The first word of this line is none of them, so nothing of the line is taken into the
plan. Mostly it is a misspelling; then the word that was probably meant is offered.

Correct the word. If the line is a remark to yourself, put `#` in front of it, or write it as
`note "…"` under the header it is about.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teecher ana "Ana"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"
```

"""#,
  "W106": #"""
# W106: Something that does not belong on the line

error

The line began well, and then something came that has no place there. What stands before it is
clear, the rest is not, so the whole line is left out until it is put right. The message says what
could have stood there, and shows the shape of such a line.

Often two facts share a line: give each its own. Often, too, a text lacks its quotes.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim" role "Math coach"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"
```

"""#,
  "W107": #"""
# W107: A line that ends too early

error

The line stops before it has said everything that such a line must say: a date, a name, a text.
Plainweave never guesses what was to come, so the line is left out until it is finished. The
message says what is expected next.

Finish the line. If you do not know yet, leave the line away, or, where it is allowed, write `tbd`
for "to be decided": a leader, a thread and a place may be open for as long as you like.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-11-25..
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-11-25..2026-11-27
```

"""#,
  "W108": #"""
# W108: A quote that is not closed

error

Texts stand between two quotes on one line. This text was opened and never closed, so it is not
clear where it ends, and the line is left out until it is.

Put the second quote where the text ends. A long text stays on one line, however long; a quote
within a text is written `\"`.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  vision "Every child's thinking is heard
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  vision "Every child's thinking is heard"
```

"""#,
  "W109": #"""
# W109: Something that is nearly a date, time or number

error

Something here starts like a date, a time or a number, and goes on in a way that could mean
several things: `10/2/26` is a day in October for some and in February for others. Since a meeting
on the wrong day is worse than no meeting, nothing is guessed, and the line is left out until it
is clear.

Dates are written year, month, day: `2026-10-02`. Times run to 24 hours: `15:30`. A number and its
unit are two words: `90 min`. A name that starts with a figure stands in quotes: `"3rd grade"`.
Where there are several readings, all are offered.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 11/3/2026 "Election day"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-11-03 "Election day"
```

"""#,
  "W110": #"""
# W110: The parts of a line in another order

note

The parts of a line have a usual order: a title comes before dates, dates before the rest. This
line has them in another one. It says the same and is read without loss; it is only easier to
compare plans, and to read somebody else's, when like lines look alike.

`why not talk in plc` is such a line, too: it is read as `why talk missing in plc`.

Nothing needs to be done. `plainweave check --fix` or `plainweave fmt` puts the parts in order.

## Example

```weave bad
plan cedar 2026-08-24..2027-06-11 "Cedar Elementary"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
```

"""#,
  "W111": #"""
# W111: A fact with no header above it

error

A line such as `role`, `member` or `vision` says something about somebody or something, and that
must be named in a header above it. Here no header stands above, so it is not known whom the line
is about, and it is left out. `done` has a header above it and still nothing to say it of, when no
`now` or `next` comes before it.

Move the line under its header, or put the header above it.

## Example

```weave bad
  vision "Every child's thinking is heard"

plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  vision "Every child's thinking is heard"
```

"""#,
  "W112": #"""
# W112: A fact under a header it does not belong to

error

Every kind of line belongs under certain headers: `size` under a team, `every` under a space,
`role` under a person. This line stands under a header that cannot take it, so it is left out.
Often the line was typed one block too far up or down, or the header that should stand above it is
missing.

Move the line under a header it belongs to; the message names them.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"
  size 6

team g3 "Grade 3"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"

team g3 "Grade 3"
  size 6
```

"""#,
  "W113": #"""
# W113: A leftover of a merge

error

Two people changed the same lines of the plan, and the program that put their versions together
(such as Git) could not decide between them. It left both in the file, with marks in between:
`<<<<<<<`, `=======` and `>>>>>>>`. Only people can decide which one holds.

Keep the lines that are right, and delete the rest with all three marks. When in doubt, ask
whoever made the other change: both had a reason.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team g3 "Grade 3"
<<<<<<< ours
  size 6
=======
>>>>>>> theirs
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team g3 "Grade 3"
  size 6
```

"""#,
  "W114": #"""
# W114: A character a word processor put there

note

Word processors and mail programs put their own characters in place of plain ones: curly quotes,
long dashes, blanks that do not break, marks at the start of a file, two characters at the end of
each line. Plainweave reads them all for what they mean, so nothing is lost. Other programs and
other people's searches may not find them.

Nothing needs to be done. `plainweave check --fix` or `plainweave fmt` writes plain characters.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  vision “Every child is heard”
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  vision "Every child is heard"
```

## When it is right

A curly quote or a dash inside a text is yours and stays as it is: `"Talk – who speaks to whom?"`.

"""#,
  "W115": #"""
# W115: A control character

error

The file has a character in it that cannot be seen and means nothing in a plan. Such characters
come along when text is copied from other programs; the line break that a word processor makes
with Shift and Enter is one. Since it may stand where a line was meant to end, nothing is guessed,
and the line is left out.

Take the character out, or press Enter in its place. The message gives its number and its column.
In the example it stands between the two facts, which look as if they were on one line.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"\#u{b}  knows mathematics
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"
  knows mathematics
```

"""#,
  "W116": #"""
# W116: Parentheses nested too deep

error

In a filter or a rule, parentheses and `not` may stand inside each other a hundred deep, and so
may `skip` in a change that is tried out. This line goes deeper. No question of a school does; the
limit keeps a damaged or made-up file from bringing the program down. The line is left out.

Take out parentheses that only hold other parentheses, or cut the question into several.

## Example

```console
$ plainweave check questions.weave
incomplete: errors were found, so what follows may miss facts

error W116: more than 100 parentheses, `not` or `skip` inside each other are not read
  ┌─ questions.weave:3:121
3 │ …((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((minutes > 30))))))))))))))))))))))))))))))))))))))))))))))…
  │                                                             ^
  = more: plainweave explain W116

1 error in 1 file
```

"""#,
  "W117": #"""
# W117: A part of a line given twice

error

Something that such a line can say once stands on it twice: two titles, two days, two leaders.
Only one can hold, and Plainweave does not choose, so the line is left out. A name in quotes is a
title already: a second text behind it would be a second title.

Take out what is not right. What is worth keeping can go into a `note` under the header.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-11-25..2026-11-27 "Thanksgiving" "No school"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-11-25..2026-11-27 "Thanksgiving"
```

"""#,
  "W118": #"""
# W118: The same fact twice in one block

warning

The same line stands twice under one header. It counts once, so nothing is doubled. But a line
typed twice is often a line copied and not yet changed: the second one was meant to name somebody
else.

Change the second line to what it was to say, or take it out.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"
teacher ben "Ben"

team g3 "Grade 3"
  member ana
  member ana
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"
teacher ben "Ben"

team g3 "Grade 3"
  member ana
  member ben
```

"""#,
  "W119": #"""
# W119: A recurrence with two meanings

error

"Every 2nd Tuesday" is the second Tuesday of each month to one reader and every other Tuesday to
the next. Both are common, and they give different years. So the line is left out until you say
which one you mean.

For the second Tuesday of each month write `every month on 2nd tuesday`. For every other Tuesday
write `every 2 weeks on tuesday from 2026-09-08`, with the day of the first meeting. Both are
offered with the message.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with g3
  every 2nd tuesday 15:30..16:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with g3
  every month on 2nd tuesday 15:30..16:30
```

"""#,
  "W120": #"""
# W120: An edit outside a scenario

error

Lines such as `move`, `pull` or `cancel` do not describe the plan, they change it. Changes are
tried out apart from the plan, in a `scenario` or after `what if`, so that you can see what they
do before anything is decided. Here such a line stands in the plan itself, and is left out.

Put a `scenario` header above the line, or ask it: `what if we move …?`. To change the plan
itself, write what shall hold; for a meeting on another day that is
`moved 2026-10-13 to 2026-10-20` under its space.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with g3
  every month on 2nd tuesday 15:30..16:30
  move staff@2026-10-13 to 2026-10-20
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with g3
  every month on 2nd tuesday 15:30..16:30

scenario later "After the conferences"
  move staff@2026-10-13 to 2026-10-20
```

"""#,
  "W121": #"""
# W121: More slips than are kept

error

The file has more slips than anybody would go through one by one, so only the first thousand are
kept, and this message stands for the rest. Nearly always the file is not a plan: a spreadsheet, a
letter, or a plan that another program has rewritten.

Look at the first few messages: they tell what the file is. When it is a plan after all, one
cause, such as a replacement that went wrong, usually explains them all.

## Example

```console
$ head -n 4 calendar.weave
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

9/1/26,Staff meeting,Library
9/2/26,Staff meeting,Library
$ plainweave check --format csv calendar.weave | tail -n 1
error,W121,calendar.weave,1003,1,only the first 1000 slips of a file are kept; the next is here,plainweave explain W121
```

"""#,
  "W201": #"""
# W201: A name nobody declared

error

The line names somebody or something that no header of the plan declares. Every leader, team,
space, thread and tool is declared once, with its own header; other lines then refer to it by its
short name or its title. Mostly the name is only misspelled, and names like it are offered. Capitals
count: `Kim` is not `kim`.

Correct the name, or declare it. Until then the plan is read without this line, so that counts may
be too low.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by kimm
  with g3
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by kim
  with g3
```

"""#,
  "W202": #"""
# W202: A name of another kind

error

The name is known, but it belongs to something that cannot stand here: a team where a leader is
meant, a tool where a thread is. Names are one list over the whole plan, so that a word never
means two things, and this word means the other one.

Write the name of the right thing. If a teacher also leads, give them a `leader` header of the
same name: a leader and a teacher of one name are one person.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by g3
  with g3
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with g3
```

"""#,
  "W203": #"""
# W203: Two headers of one name

error

Two headers declare the same name. A name stands for one thing in the whole plan, in all its
files, so it would be unclear which one a line means. What stands under the second header is left
out. For a session, the two headers name the same meeting, and its facts belong together.

If both are the same thing, bring their lines together under one header. If they are two, give one
of them another name; its title can stay. Only a leader and a teacher may share a name: then they
are one person.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"

leader kim "S. Kim"
  role "Librarian"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
  role "Math coach"

leader skim "S. Kim"
  role "Librarian"
```

"""#,
  "W204": #"""
# W204: Names that differ only in capitals

error

Two names are spelled alike but for capitals, as `g3` and `G3`. To the program they are two things.
To a person, and to anybody who hears them read aloud, they are one; sooner or later a line will
name the wrong one without anybody seeing it.

If they are one thing, keep one header. If they are two, give one of them a name that sounds
different.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team g3 "Grade 3"
  size 6

team G3 "Grade 3, afternoon"
  size 4
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team g3 "Grade 3"
  size 6

team g3-afternoon "Grade 3, afternoon"
  size 4
```

"""#,
  "W205": #"""
# W205: A title that several things have

error

A line may refer to a thing by its title, in quotes, as long as only one thing has that title.
Here several have it, and the line could mean each of them, so it is left out.

Refer by the short name in place of the title; the names are offered. Two people of one name may
well keep their titles: only lines that refer to them must be exact.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
leader june "J. Kim"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by "J. Kim"
  with g3
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader kim "J. Kim"
leader june "J. Kim"

team g3 "Grade 3"
  size 6

space staff "Staff meeting"
  kind staff-meeting
  led-by kim
  with g3
```

"""#,
  "W206": #"""
# W206: A built-in name declared

error

Four words have a fixed meaning in every plan and cannot be given to something else: `everyone` is
all teachers, `tbd` is what is still to be decided, `none` is nothing, and `plan` is the plan as
it stands. Nothing under this header is taken in.

Choose another name; the title may say what you like.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team everyone "Everyone"
  size 24
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team all-staff "Everyone"
  size 24
```

## When it is right

If you mean all teachers, you need no such team: write `with everyone`.

"""#,
  "W207": #"""
# W207: An include outside the plan's folder

error

A plan may be cut into several files, and `include` brings them together. For your safety it reads
only files of the folder the plan's own file lies in, and of the folders below it: a plan that
somebody sends you can never read anything else on your machine.

Move or copy the file into the plan's folder, or keep the plan's own file one folder further up,
above everything it includes.

## Example

```weave bad cedar/plan.weave
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

include "../calendar/people.weave"
```

```weave bad calendar/people.weave
leader ode "A. Ode"
  office district
```

## Repaired

```weave good cedar/plan.weave
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

include "people.weave"
```

```weave good cedar/people.weave
leader ode "A. Ode"
  office district
```

"""#,
  "W208": #"""
# W208: Files that include each other

error

One file includes another, and that one, directly or by way of others, includes the first again.
Each file is read once, so nothing is counted twice; but the include that closes the circle does
nothing, and somebody expected something of it.

Take out the include that points back. The plan's own file includes the others; they need not
include it to use its names, for all files of a plan share them.

## Example

```weave bad plan.weave
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

include "people.weave"
```

```weave bad people.weave
include "plan.weave"

leader kim "J. Kim"
  role "Math coach"
```

## Repaired

```weave good plan.weave
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

include "people.weave"
```

```weave good people.weave
leader kim "J. Kim"
  role "Math coach"
```

"""#,
  "W209": #"""
# W209: A library nobody ships

error

`include "library:NAME"` reads a file that comes with Plainweave itself, such as a framework that
many plans use. This version has no library of that name. Either the name is misspelled, or the plan
was written with a later version of the program.

Correct the name: the finding lists those there are, and offers the ones that are spelled alike;
`plainweave library` says what each holds. Or bring the program up to date. For a file of your own,
leave `library:` out and put the file into the plan's folder.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

include "library:cultures"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

include "library:culture"
```

"""#,
  "W210": #"""
# W210: More than one plan

error

The line `plan` gives the whole plan its name and its days. It stands once over all files of the
plan; here is a second one, and it would be unclear which days hold. The second one is left out,
with the lines under it.

Keep one of the two. If they are plans of two schools or two years, keep each in a file of its own
and check or run them one by one; what they share can go into a third file that both include.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

plan birch "Birch Elementary" 2026-08-24..2027-06-11
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
```

"""#,
  "W211": #"""
# W211: A word that is not in its list

error

Some lines take one word out of a fixed list, because findings and counts rest on it: what kind a
space is, which office a leader works in, how a session stands. The word here is not in its list,
so the line is left out. The message gives the whole list.

Take the word that comes nearest; most lists of kinds have `other`. What you want to say beyond it
can go into the title or a `note`.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ode "A. Ode"
  office distrct
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ode "A. Ode"
  office district
```

"""#,
  "W212": #"""
# W212: A kind or field that no table has

error

Questions and rules look at tables: sessions, leaders, threads and so on, each with its own
fields, such as `date` or `minutes`. This line names a table or a field that does not exist, so it
cannot be answered. The fields there are, or those spelled like it, are given with the message.

Take one of them. The reference lists every table with its fields.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

show sessions columns date, room
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

show sessions columns date, space
```

"""#,
  "W213": #"""
# W213: A team that contains itself

error

A team may have other teams as members: a school's staff is made of its grade teams. Here a team
is, by way of its members, a member of itself. Then nobody can say who is in it, or how many.

Take out the line that leads back. Usually the smaller team names the larger one by mistake.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team staff "All staff"
  member g3

team g3 "Grade 3"
  size 6
  member staff
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team staff "All staff"
  member g3

team g3 "Grade 3"
  size 6
```

"""#,
  "W214": #"""
# W214: An address where nothing meets

error

The line points to a meeting: a space on a certain day, or one section of it. On that day the
space does not meet, or it has no such section, or no open session of that label. So the
connection leads nowhere, and nobody in the room would find the meeting that is spoken of.

Correct the day or the section; the nearest meetings are given with the message. A meeting that
was moved keeps the address of the day it was scheduled for.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

leader kim "J. Kim"
  plans-with ruiz

team g3 "Grade 3"
  size 6

thread talk "Purposeful talk"

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with g3
  every month on 1st wednesday 15:30..16:30
  about talk

space plc "Math PLC"
  kind plc
  led-by kim
  with g3
  purpose "Plan the next math talk"
  on 2026-10-15 15:30..16:30
  about talk
  comment to staff@2026-10-14 "Whose ideas did we hear?"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

leader kim "J. Kim"
  plans-with ruiz

team g3 "Grade 3"
  size 6

thread talk "Purposeful talk"

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with g3
  every month on 1st wednesday 15:30..16:30
  about talk

space plc "Math PLC"
  kind plc
  led-by kim
  with g3
  purpose "Plan the next math talk"
  on 2026-10-15 15:30..16:30
  about talk
  comment to staff@2026-10-07 "Whose ideas did we hear?"
```

"""#,
  "W215": #"""
# W215: A day on which the space meets twice

error

The space meets more than once on the day that is named, so the day alone does not say which
meeting is meant. What the line says would otherwise go to the wrong one, or to both.

Add the start to the day, with a `T` between: `coaching@2026-10-16T14:00`. The message lists the
addresses to choose from.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader lane "T. Lane"

teacher ana "Ana"

space coaching "Reading coaching"
  kind coaching
  led-by lane
  with ana
  on 2026-10-16 08:00..08:30
  on 2026-10-16 14:00..14:30

session coaching@2026-10-16 "Look back at the lesson"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader lane "T. Lane"

teacher ana "Ana"

space coaching "Reading coaching"
  kind coaching
  led-by lane
  with ana
  on 2026-10-16 08:00..08:30
  on 2026-10-16 14:00..14:30

session coaching@2026-10-16T14:00 "Look back at the lesson"
```

"""#,
  "W216": #"""
# W216: A plan file without a plan

error

Every plan says in one line what it is called and which days it covers:
`plan cedar "Cedar Elementary" 2026-08-24..2027-06-11`. Without the first and the last day nothing
that recurs can be put on the calendar, for it would have no end. Either no file of the plan has
this line, or the line has no days.

Add the line, or the days. If this is a file that a plan includes, check or run the plan's own
file instead: the included files are read with it.

## Example

```weave bad
plan cedar "Cedar Elementary"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
```

"""#,
  "W217": #"""
# W217: An included file that cannot be read

error

An `include` line names a file that is not there, that may not be read, or that is a folder. What
stands in the file is missing from the plan: people, meetings, closed days. So whatever the plan
answers is incomplete until the file is found.

Correct the name, capitals included, or put the file in its place. A name is looked up from the
folder of the file that the `include` stands in.

## Example

```weave bad plan.weave
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

include "poeple.weave"
```

## Repaired

```weave good plan.weave
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

include "people.weave"
```

```weave good people.weave
leader kim "J. Kim"
  role "Math coach"
```

"""#,
  "W218": #"""
# W218: A plan of a later language

error

The first line of a plan may say for which version of the language it was written: `weave 1`. This
plan is written for a later version than this program reads. Most of it may still read well, but
lines that the later version brought will not, or could mean something else.

Get a program of that version. If the number is a slip, correct it; version 1 is the one there is.

## Example

```weave bad
weave 2

plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
```

## Repaired

```weave good
weave 1

plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
```

"""#,
  "W219": #"""
# W219: A name twice in one list

warning

A `with` or `without` names somebody twice, or asks and leaves out the same name in one line. Each
comes once, and who is left out stays out, so nothing is wrong with the figures; but mostly another
name was meant.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

teacher ben "Ben"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with ana, ben, ana
  every month on 1st wednesday 15:30..16:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

teacher ben "Ben"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with ana, ben
  every month on 1st wednesday 15:30..16:30
```

"""#,
  "W220": #"""
# W220: Names that look alike

warning

Two names are the same but for a joiner, a character that some scripts need and that most fonts do
not show. To the plan they are two things; to people they are one. Such a character comes along when
text is copied from other programs.

Type one of the two names again, everywhere it stands.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

teacher an‍a "Ana, second"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

teacher ana-b "Ana, second"
```

## When it is right

In scripts that write two different words so, with and without the joiner, give one of them another
name and keep its spelling in the title.

"""#,
  "W301": #"""
# W301: A date the calendar does not have

error

A date is written that no calendar has, such as the 31st of November. It is nearly always a slip
of one digit, but nobody can tell which digit, so the whole line is left out: the school is not
closed that day, or the meeting is not held.

Look the day up and write it again. Dates are written year, month, day, with zeros, as 2026-11-30.
Where the month is merely too short, its last day is offered as a fix.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-11-31 "Conferences"

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-11-30 "Conferences"

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30
```

"""#,
  "W302": #"""
# W302: A range that ends before it starts

error

A range of days is written with its later day first, so there is no day in it. The line is left
out: here the winter break is not closed, and a meeting planned in it stays on the calendar.

Write the first day, two dots, the last day; both belong to the range. If the days are in order,
look at the year: a break from December to January changes it. The same finding is given for a
member who leaves a team before joining it.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2027-01-01..2026-12-21 "Winter break"

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-12-21..2027-01-01 "Winter break"

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30
```

"""#,
  "W303": #"""
# W303: A time or span that cannot be

error

A time of day that no clock shows, such as 24:30, or a meeting that ends before it starts. Mostly
an afternoon hour is written as on a kitchen clock: 11:30 to 1:00. Times here run from 00:00 to
23:59, so 1:00 is an hour after midnight.

Without an end the meeting has no length, and its minutes are missing from every total. Write the
afternoon with 24 hours: 13:00. A meeting is on one day; one that runs over midnight is two.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 11:30..1:00
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 11:30..13:00
```

"""#,
  "W304": #"""
# W304: A time the clocks skip that day

error

Once a year, when summer time begins, the clocks jump over an hour. In Los Angeles there is no
half past two on the night of 14 March 2027: two o'clock is three o'clock. A meeting that starts
in the skipped hour can never start.

Hardly anybody plans a meeting at that hour, so look at the time first: 2:30 in the afternoon is
written 14:30. If the hour is meant (a webinar on another continent), ask its organizers again.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  timezone America/Los_Angeles

teacher ana "Ana"

leader ruiz "M. Ruiz"

space conference "Spring math conference"
  led-by ruiz
  with everyone

session conference@2027-03-14 "Math talks for all" 2:30..4:00
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  timezone America/Los_Angeles

teacher ana "Ana"

leader ruiz "M. Ruiz"

space conference "Spring math conference"
  led-by ruiz
  with everyone

session conference@2027-03-14 "Math talks for all" 14:30..16:00
```

"""#,
  "W305": #"""
# W305: An interval without its first week

error

"Every two weeks" leaves open which weeks. Two people who read the plan would put the meetings on
different Thursdays, and both would be right.

Add `from` and the day of the first meeting. That day's week is the first one, and weeks start on
Monday; nothing meets before it. Until you say so, the plan's own first week is taken, which is a
guess.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every 2 weeks on thursday 15:30..16:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every 2 weeks on thursday 15:30..16:30 from 2026-09-03
```

"""#,
  "W306": #"""
# W306: A day some months do not have

note

The schedule names a day that some months do not have: the 31st, or a fifth Thursday. In those
months nothing meets. No meeting is moved to a nearby day, for nobody said it should be.

This is a note, in case the missing months surprise you. If you mean the end of the month, say so
with `last` and a weekday.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on day 31 15:30..16:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on last thursday 15:30..16:30
```

## When it is right

A group that truly meets only when there is a fifth Thursday is written as `every month on 5th
thursday`, and the note can stay.

"""#,
  "W307": #"""
# W307: A unit that does not fit

error

Meetings are measured in minutes and hours, `min` and `h`. A day or a week is no such measure: one
person's "1 day" is six hours, another's eight, and the totals would depend on who reads.

Write the hours people really sit together. A lunch break is said apart, with `break 45 min`. The
same is asked of a rule that adds up minutes.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space institute "Summer institute"
  led-by ruiz
  with everyone

session institute@2026-08-25 "Purposeful talk" 1 day
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space institute "Summer institute"
  led-by ruiz
  with everyone

session institute@2026-08-25 "Purposeful talk" 6 h
```

"""#,
  "W308": #"""
# W308: A number that cannot be

error

A number cannot be what it stands for: a team of two with three named members, a day 32 of the
month, a rating of 6 on a scale of 5. Figures such as "two of three teachers" rest on these
numbers, so they are not guessed.

Correct the number, or what contradicts it. A team's `size` counts all its people, the named ones
among them; without a size, the named ones are all.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"
teacher ben "Ben"
teacher cy "Cy"

team g3 "Grade 3"
  member ana
  member ben
  member cy
  size 2
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"
teacher ben "Ben"
teacher cy "Cy"

team g3 "Grade 3"
  member ana
  member ben
  member cy
  size 3
```

"""#,
  "W309": #"""
# W309: An open session with no days to choose from

error

This session has a label for an address, `winter`, and no day yet. That is allowed, and common in
August. But the plan also has to know which days are possible: else nobody can say whether the
session comes before or after another, or whether a promise can still be kept.

Say so under the session: `between` and a range, a month or a term, or `on` and a few days. In a
range, days on which the school is closed are left out; if all are closed, this finding comes
again. Once the day is settled, write it in place of the label.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space district "District training"
  led-by ruiz
  with everyone

session district@winter "Math discussions" 120 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space district "District training"
  led-by ruiz
  with everyone

session district@winter "Math discussions" 120 min
  between 2027-01-11..2027-02-26
```

"""#,
  "W310": #"""
# W310: Two starts for one meeting

error

The session says twice when it starts, and the two times differ: one in its address (after the
`T`), one in its span. One of them is likely left over from before the meeting was moved.

Make them agree, or take the time out of the address. An address needs a time only where a space
meets twice on one day.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07T15:30 "Whose ideas count?" 15:45..16:45
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07T15:45 "Whose ideas count?" 15:45..16:45
```

"""#,
  "W311": #"""
# W311: More meetings than are kept

error

One space meets more than 10,000 times. No school does that: a group that meets each school day
has some 180 meetings a year. Nearly always the plan's first or last day has a wrong year, as
here, where 2072 is written for 2027.

Only the first 10,000 meetings are kept, so that the rest of the plan can be looked at. Correct
the days of the plan.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2072-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space huddle "Morning huddle"
  led-by ruiz
  with everyone
  every week on monday, tuesday, wednesday, thursday, friday 7:45..7:55
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space huddle "Morning huddle"
  led-by ruiz
  with everyone
  every week on monday, tuesday, wednesday, thursday, friday 7:45..7:55
```

"""#,
  "W312": #"""
# W312: A month that names no one month of the plan

error

A month is named without its year, and the plan has two such months, or none. A plan from August
to August has two Augusts; a plan of one autumn has no March.

Write the month with its year: 2026-08. The months that could be meant are offered as fixes. Where
the plan has none of that name, look at the plan's first and last day.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-03..2027-08-20

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30
  place "Library" during august
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-03..2027-08-20

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30
  place "Library" during 2026-08
```

"""#,
  "W313": #"""
# W313: Two values where one is meant

error

Some facts have one value: a space is of one kind, a session takes place in one place, a plan has
one time zone. Here such a fact is said twice, and differently. Often one of the lines is old.

The first one counts for now; do not rely on it. Take out the line that does not hold. Facts that
add up, such as `about`, `use` and `comment`, may be said as often as you like.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space labs "Lesson labs"
  kind coaching
  kind observation
  led-by ruiz
  with everyone
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space labs "Lesson labs"
  kind coaching
  led-by ruiz
  with everyone
```

"""#,
  "W314": #"""
# W314: An audience beside sections

error

A space with sections meets as several groups, each at its own time: third grade here, fifth grade
there. Who comes is said by the sections. A `with` beside them contradicts that: if everyone is
asked to each section, every teacher comes twice.

Take the `with` line out. If one more group is meant, write it as one more `section`. For a
meeting of all together, make a space of its own.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"
teacher cy "Cy"

team g3 "Grade 3"
  member ana

team g5 "Grade 5"
  member cy

leader kim "J. Kim"

space plc "Grade-level math"
  led-by kim
  with everyone
  section g3 14:45..15:30
  section g5 15:35..16:20
  every 2 weeks on thursday from 2026-09-03
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"
teacher cy "Cy"

team g3 "Grade 3"
  member ana

team g5 "Grade 5"
  member cy

leader kim "J. Kim"

space plc "Grade-level math"
  led-by kim
  section g3 14:45..15:30
  section g5 15:35..16:20
  every 2 weeks on thursday from 2026-09-03
```

"""#,
  "W315": #"""
# W315: A time zone that does not exist

error

The plan names a time zone that does not exist. Zones bear the names of chosen places, and not
every city has one: Seattle is in the zone of Los Angeles, Boston in that of New York.

Meetings stay at the hours you wrote; only nobody can check them against the days on which clocks
change. Write the zone your computer's clock is set to, such as America/Chicago, or leave the line
out.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  timezone America/Seattle

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  timezone America/Los_Angeles

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30
```

"""#,
  "W316": #"""
# W316: A rotation of unlike things

error

With `rotating`, a space takes turns: meeting by meeting another team comes, or another leader
leads, or another thread is in focus. What takes turns must be of one sort; a list that mixes a
leader and a team does not say who leads when it is the team's turn.

Keep one sort in the list: all teams, all teachers, all leaders or all threads. Say the rest with
facts of their own, such as `with` or `led-by`.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

team g3 "Grade 3"
  member ana

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space labs "Lesson labs"
  with everyone
  rotating kim, g3
  every 2 weeks on tuesday 8:00..9:00 from 2026-09-01
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

team g3 "Grade 3"
  member ana

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space labs "Lesson labs"
  with everyone
  rotating kim, ruiz
  every 2 weeks on tuesday 8:00..9:00 from 2026-09-01
```

"""#,
  "W401": #"""
# W401: A session outside the plan

warning

A session lies before the first or after the last day of the plan. Either its date has a slip,
often in the year, or the plan's own days are too narrow.

The session is kept and shown, but whoever asks about the plan's year or one of its terms may not
see it. Correct the date, or the days in the `plan` line.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space retreat "Opening retreat"
  led-by ruiz
  with everyone

session retreat@2026-08-20 "One story for the year" 3 h
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-17..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space retreat "Opening retreat"
  led-by ruiz
  with everyone

session retreat@2026-08-20 "One story for the year" 3 h
```

"""#,
  "W402": #"""
# W402: A session on a closed day

warning

A session is planned by its date on a day on which the school is closed. Meetings of a schedule
(`every week …`) simply do not happen on such a day; but this one is named one by one, so it is
taken at its word and takes place.

Ask whether anybody will be there. If not, write another date. It pays to ask early: a district's
calendar and a school's are often made by different people.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-10-12 "Indigenous Peoples' Day"

teacher ana "Ana"

leader ode "A. Ode"

space district "District training"
  led-by ode
  with everyone

session district@2026-10-12 "Antiracist teaching, part 1" 2 h
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-10-12 "Indigenous Peoples' Day"

teacher ana "Ana"

leader ode "A. Ode"

space district "District training"
  led-by ode
  with everyone

session district@2026-10-13 "Antiracist teaching, part 1" 2 h
```

## When it is right

Some training is held on closed days on purpose, such as a workday without students. Then the
warning may stay; or leave that day out of the `closed` line.

"""#,
  "W403": #"""
# W403: A session on a day its space does not meet

warning

The space has a schedule, and this session is on a day that is not in it: here staff meet on the
first Wednesday, and 14 October 2026 is the second one. Or the schedule had the day, and an
`except` took it out.

The session is kept as one more meeting, beside the one on the scheduled day. Mostly that is not
what was meant, and the date has a slip. If the meeting was moved, write `moved 2026-10-07 to
2026-10-14` under the space.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30

session staff@2026-10-14 "Whose ideas count?"
  purpose "Look at who speaks in our classrooms"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30

session staff@2026-10-07 "Whose ideas count?"
  purpose "Look at who speaks in our classrooms"
```

## When it is right

For an extra meeting, say so under the space: `also 2026-10-14`, or with its start where the space
meets that day already. For one section alone it is `on 2026-10-14 for g3`. `plainweave check --fix` does not
do this for you, since only you know which of the two it is.

"""#,
  "W404": #"""
# W404: An audience in two places at once

warning

Somebody is expected in two places at the same time. When the principal, the coach and the
district each plan for the same teachers, this happens easily, and the teacher is the one who has
to choose.

Move or shorten one of the meetings, or leave the person out of one with `without`. When the same
two spaces clash week after week, the finding is said once, with the number of days.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with ana

session staff@2026-10-07 "Whose ideas count?" 15:30..16:30

session coaching@2026-10-07 "Plan a number talk" 16:00..16:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with ana

session staff@2026-10-07 "Whose ideas count?" 15:30..16:30

session coaching@2026-10-07 "Plan a number talk" 16:30..17:00
```

## When it is right

Where people may choose between the two, mark one session as `optional`: nobody is then expected
there.

"""#,
  "W405": #"""
# W405: A leader in two places at once

warning

One leader is to lead two meetings that overlap. It happens most with sections: two grades meet in
the same hour, and the coach of both is one person. One group will sit without its coach, or one
meeting will be dropped when the day comes.

Give one of them another time or another leader. When the same meetings clash week after week, the
finding is said once, with the number of days.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"
teacher cy "Cy"

team g3 "Grade 3"
  member ana

team g5 "Grade 5"
  member cy

leader kim "J. Kim"

space plc "Grade-level math"
  led-by kim
  section g3 14:45..15:30
  section g5 14:45..15:30
  every 2 weeks on thursday from 2026-09-03
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"
teacher cy "Cy"

team g3 "Grade 3"
  member ana

team g5 "Grade 5"
  member cy

leader kim "J. Kim"

space plc "Grade-level math"
  led-by kim
  section g3 14:45..15:30
  section g5 15:35..16:20
  every 2 weeks on thursday from 2026-09-03
```

## When it is right

If the leader really walks between two rooms, name a second leader for one of them: each group
should have somebody who stays.

"""#,
  "W406": #"""
# W406: Connection time longer than its session

error

The session sets aside more time to connect with other spaces than it has minutes. Several `time`
lines of one session are added up; breaks are no session time.

A plan that cannot be carried out connects nothing. Give the connection less time, or say it in a
sentence (`comment`), which takes about a minute; or make the session longer.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space huddle "Morning huddle"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

session huddle@2026-10-09 "What we try today" 10 min
  time 15 min to staff ask "Where will you listen for whose ideas count?"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space huddle "Morning huddle"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

session huddle@2026-10-09 "What we try today" 10 min
  time 10 min to staff ask "Where will you listen for whose ideas count?"
```

"""#,
  "W407": #"""
# W407: Connection time outside 10 to 15 minutes

note

Time for connection works best as a short talk of 10 to 15 minutes, with a question that links
what people learned in another space to this one. In less, hardly anybody speaks; in more, the
connection becomes a session of its own and pushes out what people came for.

This is a note. Look once whether the length is meant.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

session coaching@2026-10-14 "Plan a number talk" 60 min
  time 30 min to staff ask "Whose ideas count in our math talks?"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

session coaching@2026-10-14 "Plan a number talk" 60 min
  time 15 min to staff ask "Whose ideas count in our math talks?"
```

## When it is right

A long first conversation can be right: when two teams meet over the matter for the first time,
say, or when people have raised a conflict between what two spaces ask of them. Leave it, then.

"""#,
  "W408": #"""
# W408: A connection to its own space

warning

A `comment` or `time` points to the very space it stands in. Coming back to last week's meeting is
good teaching, but it connects nothing across spaces: the other leaders' work stays out of sight.
So it is not counted as a connection.

Name another space, one that the same people attend. To carry an idea on within one space, give
its sessions the same `about`.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

session coaching@2026-10-14 "Plan a number talk" 60 min
  comment to coaching "Remember whose ideas counted in September"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

session coaching@2026-10-14 "Plan a number talk" 60 min
  comment to staff "Remember whose ideas counted in September"
```

"""#,
  "W409": #"""
# W409: A connection whose other end never meets

warning

A `comment` or `time` points to a space that does not meet in this plan, or to a session that is
cut or postponed. People will be reminded of something they never saw.

Plan the other meeting, or point to one that takes place. Often the other space belongs to another
leader, who has not yet said when it meets: ask, and write it down even if only the month is
known.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader ode "A. Ode"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space district "District training"
  led-by ode
  with everyone

session staff@2026-11-04 "Whose ideas count?" 60 min
  comment to district "Here is what we do with what we heard there"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader ode "A. Ode"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space district "District training"
  led-by ode
  with everyone

session district@2026-10-20 "Antiracist teaching, part 1" 2 h

session staff@2026-11-04 "Whose ideas count?" 60 min
  comment to district "Here is what we do with what we heard there"
```

"""#,
  "W410": #"""
# W410: A leader over a limit

warning

A leader would lead more minutes in a day, week, month, term or year than the limit you gave for
them. Leaders' time is what connection costs most of: an overfull week is the first place where
planning together gives way. The fullest period is named; a hint counts the others.

Minutes are counted on the clock: two meetings in one hour count once. Move or shorten a session,
hand it to another leader, or change the limit if it was only a first guess.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"
  limit 90 min per week

space coaching "Math coaching"
  led-by kim
  with ana

session coaching@2026-10-13 "Plan a number talk" 60 min

session coaching@2026-10-15 "Try it in class" 60 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"
  limit 90 min per week

space coaching "Math coaching"
  led-by kim
  with ana

session coaching@2026-10-13 "Plan a number talk" 60 min

session coaching@2026-10-15 "Try it in class" 30 min
```

## When it is right

A single full week, such as the opening week, may be worth it. Leave the warning as a reminder, or
write the limit per month.

"""#,
  "W411": #"""
# W411: A learning community without a purpose

warning

A learning community (`kind plc`) does not say what it is for. Teachers who meet without a clear
purpose soon meet because they have to: agendas are filled, forms are handed in, and nothing in
the classroom changes.

Write `purpose` and one sentence under the space, best together with its teachers. If every single
session says a purpose of its own, that will do, too.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space plc "Grade-level math PLC"
  kind plc
  led-by kim
  with everyone
  every 2 weeks on thursday 14:45..15:30 from 2026-09-03
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space plc "Grade-level math PLC"
  kind plc
  led-by kim
  with everyone
  every 2 weeks on thursday 14:45..15:30 from 2026-09-03
  purpose "Plan the next math unit together"
```

"""#,
  "W412": #"""
# W412: A thread in one space only

note

A thread is an idea that is to run through several spaces. This one is met in a single space, or in
optional sessions only, so for teachers it is simply what that meeting is about.

Ask where else the idea is at work without being named: a theme such as purposeful talk often is.
Write `about` under those sessions, and a comment that says so aloud, for a name alone connects
little.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  about talk

session coaching@2026-10-14 "Plan a number talk" 60 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  about talk

session coaching@2026-10-14 "Plan a number talk" 60 min
  about talk
```

## When it is right

An idea that belongs to one space only, and is to stay there, needs no second one. Leave the note,
or write it as the session's title instead of a thread.

"""#,
  "W413": #"""
# W413: A tool used in one space only

note

A tool here is a document, a reading or a set of norms that teachers meet again in another
setting, and that ties the settings together by that. This one is used in one space only, or
nowhere.

A common tool asks more of leaders than a comment: they have to agree on it and read it in like
ways. If the other leader is willing, write `use` under a session of theirs.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

tool beliefs "Core beliefs about students"
  kind document

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  use beliefs

session coaching@2026-10-14 "Plan a number talk" 60 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

tool beliefs "Core beliefs about students"
  kind document

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  use beliefs

session coaching@2026-10-14 "Plan a number talk" 60 min
  use beliefs
```

## When it is right

Material of a single course is no common tool. It needs no line, or leave it with its note until
you have talked with the others.

"""#,
  "W414": #"""
# W414: A goal nothing serves

warning

The goal stands in the plan, and nothing works toward it: no thread and no long-term change says
that it `serves` the goal. A reader of your strategic plan would ask which hours of the year go
into it, and the answer is none.

Write `serves` under the thread or long-term change that does. If there is none, that is news
worth having in August.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

goal one-story "Teachers meet one story, not five" by 2027-05-28

toward one-calendar "One calendar for all professional learning" by 2027-05-28
  now "Share the three calendars" by 2026-09-30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

goal one-story "Teachers meet one story, not five" by 2027-05-28

toward one-calendar "One calendar for all professional learning" by 2027-05-28
  serves one-story
  now "Share the three calendars" by 2026-09-30
```

## When it is right

A goal of the strategic plan that is served by other work than teachers' learning can stand here
for completeness; the warning then says the plain truth.

"""#,
  "W415": #"""
# W415: A long-term change with no next step

warning

A long-term change (`toward`) is written down, and none of its steps can be done now: all wait
(`next`), or all that could be done are done. Big changes get stuck just there. What moves them is
one small step that somebody can take with today's people and hours.

Choose that step, write it with `now`, and give it a day and a leader. When a step is done, say so
with `done`, and let the next one become `now`.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

toward one-calendar "One calendar for all professional learning" by 2027-05-28
  next "Share the three calendars" by 2026-09-30 led-by ruiz
  next "Agree on common threads"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

toward one-calendar "One calendar for all professional learning" by 2027-05-28
  now "Share the three calendars" by 2026-09-30 led-by ruiz
  next "Agree on common threads"
```

## When it is right

When every step is done and the change has happened, take the `toward` out, or leave it as a
record with its warning.

"""#,
  "W416": #"""
# W416: An equity thread met once

warning

Some teachers meet a thread marked `equity` never, on one day only, or in one space only: each counts
by their own days and the spaces they are expected in, so that one section, or an optional session,
brings it back to nobody else. Views of students that do harm are held everywhere, in how a
mathematics test is read as much as in a staff meeting. One training day, or one kind of meeting,
leaves all other places as they were.

Bring the idea back, and into a second space, best where daily work is looked at: a unit, a test,
a lesson. A comment that names the first meeting is a small beginning.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread deficit-views "Questioning deficit views of students"
  equity

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  about deficit-views

session coaching@2026-10-14 "Plan a number talk" 60 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread deficit-views "Questioning deficit views of students"
  equity

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  about deficit-views

session coaching@2026-10-14 "Plan a number talk" 60 min
  about deficit-views
```

## When it is right

While the plan grows, this stays as a reminder of what is still to be agreed on with the leaders
of the other spaces.

"""#,
  "W417": #"""
# W417: More than three priority goals

note

More than three goals are marked `priority`. Each may deserve it; but teachers' attention does not
grow with the list, and where everything comes first, each leader chooses for themselves. That is
how spaces come apart.

Decide with the leadership team which three come first this year, and take the mark off the
others. They stay goals.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

goal belonging "Every child is known and heard"
  priority

goal reading "Every child reads with joy by third grade"
  priority

goal mathematics "Every child reasons in mathematics"
  priority

goal families "Every family is a partner"
  priority

toward one-story "One plan for what teachers learn"
  serves belonging
  serves reading
  serves mathematics
  serves families
  now "Share the three calendars"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

goal belonging "Every child is known and heard"
  priority

goal reading "Every child reads with joy by third grade"
  priority

goal mathematics "Every child reasons in mathematics"
  priority

goal families "Every family is a partner"

toward one-story "One plan for what teachers learn"
  serves belonging
  serves reading
  serves mathematics
  serves families
  now "Share the three calendars"
```

## When it is right

A strategic plan made elsewhere may name more priorities than you can choose. Leave the note; it
is a fact worth telling its authors.

"""#,
  "W418": #"""
# W418: A space nobody is asked to

warning

A space meets, and nobody is asked to come. No teacher's year has this meeting in it, so it counts
for nobody, and what is said there connects to nothing.

Write `with everyone`, `with` and the teams or teachers, or a `section` for each group that meets
on its own.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ode "A. Ode"

space district "District training"
  led-by ode

session district@2026-10-20 "Antiracist teaching, part 1" 2 h
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ode "A. Ode"

space district "District training"
  led-by ode
  with everyone

session district@2026-10-20 "Antiracist teaching, part 1" 2 h
```

## When it is right

If who comes is still to be settled, leave the warning until it is. A meeting of leaders only asks
them by name: `with ruiz, kim`.

"""#,
  "W419": #"""
# W419: An exception on a day nothing meets

warning

A line changes a meeting that is not there: an `except` on a day on which the space does not meet
anyway, a `moved` from a day without a meeting, an `also` on a day that has one already. The date
is a day or a week off, or the schedule has changed since.

The harm is in what you believe: you think that the meeting on conference day is off, and it is on
the calendar still. Look at the space's days (`plainweave show sessions`), then correct the date
or take the line out.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space coaching "Math coaching"
  led-by kim
  with everyone
  every 2 weeks on thursday 14:45..15:30 from 2026-09-03
  except 2026-10-22 "Conferences"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space coaching "Math coaching"
  led-by kim
  with everyone
  every 2 weeks on thursday 14:45..15:30 from 2026-09-03
  except 2026-10-15 "Conferences"
```

"""#,
  "W420": #"""
# W420: A thread no session is about

note

A thread is declared, and no session of the plan is about it. It is an intention so far: no
teacher will meet the idea.

Write `about` under the sessions that take the idea up, in two spaces at least, or under a space
for all its sessions.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

session coaching@2026-10-14 "Plan a number talk" 60 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  about talk

session coaching@2026-10-14 "Plan a number talk" 60 min
  about talk
```

## When it is right

Early in planning this is as it should be: the ideas are there, their places are not yet. The note
is your list of what is still to be placed.

"""#,
  "W421": #"""
# W421: A session that connects with no other space

note

Nothing ties this session to what its teachers meet elsewhere: it shares no thread and no tool with a
session of another space, no comment or time starts in it, and none ends at it. A good hour then
stays a good hour by itself.

It is said only where it is so for every teacher of the session, whatever days open sessions take.
Many such sessions of one space are one finding, with their number. Sessions whose teachers come to
no other space have nothing to be tied to and are left out, and so is everything before the first
session of the plan has a thread.

Ask what the teachers meet elsewhere that is at work here too. `about` shares the idea; a `comment`
or ten minutes of `time` say so aloud, which is what people notice.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  about talk

session coaching@2026-10-14 "Plan a number talk" 60 min
  about talk

session coaching@2026-10-21 "Regroup readers" 60 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  about talk

session coaching@2026-10-14 "Plan a number talk" 60 min
  about talk

session coaching@2026-10-21 "Regroup readers" 60 min
  comment to staff "Who speaks in a small group, and who in a large one?"
```

## When it is right

A meeting about timetables needs no thread. Where the space has one, write `skip about THREAD` under
that meeting: it is then meant to be without it, and left out here.

"""#,
  "W422": #"""
# W422: A connection before its idea was met

note

A comment or a time for connection ties a session to what teachers have met elsewhere. This one
comes first: the idea it names is met only later, or the session it connects to is still to come.
Teachers then hear a name that means nothing to them yet.

The idea is the thread after `about`. It counts as met when some other session about it, in any
space, comes before. A line that names no thread is about those of its session, where the other
space takes one of them up only later. A line that holds for many sessions, or is heard by many
teachers, is a finding when it comes too early at least half of the times somebody hears it; one
that looks back all year may well start too early once.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread equity "Antiracist teaching"
  equity

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-09-02 "Welcome back" 60 min

session staff@2026-10-07 "Whose ideas count?" 60 min
  about equity

session coaching@2026-09-16 "Plan a number talk" 60 min
  about equity
  comment to staff about equity "As we said on Wednesday: whose ideas do we call on?"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread equity "Antiracist teaching"
  equity

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-09-02 "Welcome back" 60 min

session staff@2026-10-07 "Whose ideas count?" 60 min
  about equity

session coaching@2026-10-14 "Plan a number talk" 60 min
  about equity
  comment to staff about equity "As we said on Wednesday: whose ideas do we call on?"
```

## When it is right

A comment may look ahead on purpose: "next week the district will show you where this comes from".
Say so in its words, and leave the note.

"""#,
  "W423": #"""
# W423: A teacher no connection reaches

warning

The plan connects its spaces for some teachers and not for these: they sit in sessions, and no
comment, no time for connection and no common tool ties one of them to another. Everybody in a
building should come to see how the learning is connected, so it is worth looking first at those who
are left out.

Teams of whom this is true of everybody are named as one. A connection needs two sessions, in
different spaces, that the same teacher attends: see who is asked to both.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

teacher ben "Ben"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with ana

session staff@2026-10-07 "Whose ideas count?" 60 min
  about talk

session coaching@2026-10-14 "Plan a number talk" 60 min
  about talk
  comment to staff "Remember the three clips"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

teacher ben "Ben"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min
  about talk

session coaching@2026-10-14 "Plan a number talk" 60 min
  about talk
  comment to staff "Remember the three clips"
```

"""#,
  "W424": #"""
# W424: A tool left out in its own weeks

note

A tool with `during` is meant for those weeks: everybody works with it, each through a lens of their
own, and because it turns up everywhere it ties the spaces together. In its weeks this tool is left
out of a session of a space that uses it, or of every session of a leader who meets the same
teachers.

All that a tool misses is one finding, with the spaces and leaders below it. Sessions that may also
fall outside the weeks, and optional ones, do not count.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread listening "Listening to students"

tool book "The staff book"
  for listening
  during 2027-01-11..2027-02-19

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  about listening

space coaching "Math coaching"
  led-by kim
  with everyone
  about listening

session staff@2027-01-13 "Chapter 1" 60 min
  use book

session staff@2027-02-10 "Chapter 5" 60 min

session coaching@2027-01-20 "Chapter 2 beside a wrong proof" 60 min
  use book
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread listening "Listening to students"

tool book "The staff book"
  for listening
  during 2027-01-11..2027-02-19

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  about listening

space coaching "Math coaching"
  led-by kim
  with everyone
  about listening

session staff@2027-01-13 "Chapter 1" 60 min
  use book

session staff@2027-02-10 "Chapter 5" 60 min
  use book lens "Whose silence do we read as agreement?"

session coaching@2027-01-20 "Chapter 2 beside a wrong proof" 60 min
  use book
```

## When it is right

Some meetings have no room for it, and some leaders join later. The note is the list to decide on.

"""#,
  "W425": #"""
# W425: A training that nothing follows

note

Training alone changes little. What is shown in a training becomes teaching when people plan with it
and are coached on it afterwards. No session that does so comes after this one.

A training is a session of a space of kind `district-training`, `training`, `workshop`,
`conference`, `webinar` or `seminar`. It is followed by a later session of kind `plc`, `coaching`,
`planning` or `observation` that the same teacher attends and that shares a thread or a tool with it,
or has a comment or time to its space. The finding is given when at least half of its teachers have
none. The last meetings of a series, about a thread that was followed up before, are left out.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ode "A. Ode"

leader kim "J. Kim"

space district "District training"
  kind district-training
  led-by ode
  with everyone

space coaching "Math coaching"
  kind coaching
  led-by kim
  with everyone

session coaching@2026-09-16 "Plan a number talk" 60 min
  about talk

session district@2026-10-20 "Discussions in mathematics" 120 min
  about talk
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ode "A. Ode"

leader kim "J. Kim"

space district "District training"
  kind district-training
  led-by ode
  with everyone

space coaching "Math coaching"
  kind coaching
  led-by kim
  with everyone

session coaching@2026-09-16 "Plan a number talk" 60 min
  about talk

session district@2026-10-20 "Discussions in mathematics" 120 min
  about talk

session coaching@2026-11-04 "The same moves in my next lesson" 60 min
  about talk
```

## When it is right

What a training is about may need no planning, such as a fire drill. Give the space the kind `other`.

"""#,
  "W426": #"""
# W426: A kind of knowledge no session builds

note

Teachers who learn together build four kinds of knowledge: of equity, of the curriculum, of the
content, and of how to teach it. This plan says of some sessions what they build, and one kind is
never among them. The finding gives the minutes of the others, each session in full under every
kind it builds.

Look for the session in which the missing kind has its place, or where it is built already and
nobody has said so. Plans that never say `builds` are not asked.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space coaching "Math coaching"
  led-by kim
  with everyone

session coaching@2026-10-14 "Plan a number talk" 60 min
  builds content
  builds pedagogical

session coaching@2026-11-11 "What the new unit asks" 60 min
  builds curriculum
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space coaching "Math coaching"
  led-by kim
  with everyone

session coaching@2026-10-14 "Plan a number talk" 60 min
  builds content
  builds pedagogical

session coaching@2026-11-11 "What the new unit asks" 60 min
  builds curriculum

session coaching@2026-12-09 "Whose solutions do we show?" 60 min
  builds equity
```

## When it is right

A plan for one department or one term may leave a kind to others on purpose.

"""#,
  "W427": #"""
# W427: A subject whose leaders do not say they know it

note

The sessions have a `subject`, and no leader of theirs says `knows` of it. Work on a subject goes
deep when somebody who leads it knows it well. All sessions on one subject are one finding, with
those who lead them.

If a leader knows the subject, write `knows SUBJECT` under their name. If not, somebody who does may
lead along: one of several leaders is enough. Plans in which no leader says `knows` are not asked,
nor are sessions whose leader is still to be found.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"
  knows mathematics

space plc "Math community"
  kind plc
  led-by ruiz
  with everyone
  purpose "Plan the next unit together"
  subject mathematics

session plc@2026-10-14 "Plan a number talk" 60 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"
  knows mathematics

space plc "Math community"
  kind plc
  led-by ruiz
  led-by kim
  with everyone
  purpose "Plan the next unit together"
  subject mathematics

session plc@2026-10-14 "Plan a number talk" 60 min
```

## When it is right

A subject may be written for the calendar's sake. Take the line out where the session is about
something else.

"""#,
  "W428": #"""
# W428: Student work before its tasks are chosen

warning

Looking at student work pays when teachers have chosen beforehand which tasks they will look at: the
tasks that show the idea of the unit. Here the same teachers look at work first, and the session
that chooses tasks, by `does unit-internalization` or `does lesson-internalization`, comes later in
the same unit.

Only sessions that say `unit` are compared, and it is said when at least half of the session's
teachers have not chosen tasks before. A unit in which nobody ever chooses is not a finding.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  unit fractions "Fractions" 2027-01-19..2027-02-26

teacher ana "Ana"

leader kim "J. Kim"

space plc "Math community"
  led-by kim
  with everyone

session plc@2027-01-28 "What did they write?" 45 min
  does student-work-analysis 30 min
  unit fractions

session plc@2027-02-11 "Do the tasks" 45 min
  does lesson-internalization 30 min
  unit fractions
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  unit fractions "Fractions" 2027-01-19..2027-02-26

teacher ana "Ana"

leader kim "J. Kim"

space plc "Math community"
  led-by kim
  with everyone

session plc@2027-01-14 "Do the tasks" 45 min
  does lesson-internalization 30 min
  unit fractions

session plc@2027-01-28 "What did they write?" 45 min
  does student-work-analysis 30 min
  unit fractions
```

"""#,
  "W429": #"""
# W429: A unit opened up after it began

warning

Teachers open up a unit together, doing its tasks and naming its idea, before they teach it. This
session does so after the first day of the unit, and the same teachers had no such session before.

It is said of sessions with `does unit-internalization` and `unit NAME`, when at least half of their
teachers are late. An open session is late when every day it may take is.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  unit fractions "Fractions" 2027-01-19..2027-02-26

teacher ana "Ana"

leader kim "J. Kim"

space plc "Math community"
  led-by kim
  with everyone

session plc@2027-01-28 "Fractions: do the tasks first" 45 min
  does unit-internalization 45 min
  unit fractions
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  unit fractions "Fractions" 2027-01-19..2027-02-26

teacher ana "Ana"

leader kim "J. Kim"

space plc "Math community"
  led-by kim
  with everyone

session plc@2027-01-14 "Fractions: do the tasks first" 45 min
  does unit-internalization 45 min
  unit fractions
```

## When it is right

A unit that is taught later by these teachers needs dates of its own: `unit … for TEAM`, or a second
unit.

"""#,
  "W430": #"""
# W430: More new threads in a month than can be taken up

note

A teacher meets more than two new threads in one month. Leaders add an idea each, all good, and the
one who has to take them all up is the teacher.

Two is the limit because a teacher has about four sessions in a month, and an idea that is met once
is an announcement: with two meetings each, two new ideas fill the month. A thread is new in the
month a teacher first meets it. A teacher's first month does not count: a year starts with several
threads, and a plan does not say which of them people know from last year. The finding is about the
fullest month of the plan, and says how many teachers it is so for.

Let one of them begin a month later, or ask whether two of them are one: then `merge` them.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

thread groups "Small reading groups"

thread equity "Antiracist teaching"

thread proof "Giving reasons"

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-09-02 "Whose ideas count?" 60 min
  about talk

session staff@2026-10-07 "Three new things" 60 min
  about equity
  about groups

session coaching@2026-10-14 "Plan a number talk" 60 min
  about talk
  about proof

session coaching@2026-12-09 "Where all of it meets" 60 min
  about equity
  about groups
  about proof

session staff@2027-01-13 "Half a year of reasons" 60 min
  about proof
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

thread groups "Small reading groups"

thread equity "Antiracist teaching"

thread proof "Giving reasons"

teacher ana "Ana"

leader ruiz "M. Ruiz"

leader kim "J. Kim"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space coaching "Math coaching"
  led-by kim
  with everyone

session staff@2026-09-02 "Whose ideas count?" 60 min
  about talk

session staff@2026-10-07 "Three new things" 60 min
  about equity
  about groups

session coaching@2026-10-14 "Plan a number talk" 60 min
  about talk

session coaching@2026-12-09 "Where all of it meets" 60 min
  about equity
  about groups
  about proof

session staff@2027-01-13 "Half a year of reasons" 60 min
  about proof
```

"""#,
  "W431": #"""
# W431: Leaders who share many teachers and plan apart

note

Two leaders meet the same teachers, and by this plan do not plan together: neither says `plans-with`
of the other. What the two bring then meets for the first time in the teachers' heads.

It is said where they share at least half of all teachers, and three or more; of several pairs the
three that share most are shown. It says nothing about either leader. One talk before the term, or
agendas traded once a month, goes a long way; write `plans-with` when it is so.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team g3 "Grade 3"
  size 4

leader kim "J. Kim"

leader ode "A. Ode"

space coaching "Math coaching"
  led-by kim
  with g3

space district "District training"
  led-by ode
  with g3

session coaching@2026-10-14 "Plan a number talk" 60 min

session district@2026-10-20 "Discussions in mathematics" 120 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

team g3 "Grade 3"
  size 4

leader kim "J. Kim"
  plans-with ode

leader ode "A. Ode"

space coaching "Math coaching"
  led-by kim
  with g3

space district "District training"
  led-by ode
  with g3

session coaching@2026-10-14 "Plan a number talk" 60 min

session district@2026-10-20 "Discussions in mathematics" 120 min
```

## When it is right

Leaders who have no say in each other's sessions, such as a visiting speaker, need not plan
together.

"""#,
  "W432": #"""
# W432: Two lines for one meeting that differ

warning

Two lines of a space give a meeting on the same day at the same time, for the same people, and say
different things of it: one is longer, or about another thread. One meeting takes place, not two.
The longer one stands, wherever the lines are in the file.

Write it once: take the day out of one line, give one line another start, or say `for TEAM` where
two groups meet at one time. To change a single meeting, write its hours under a `session` header.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space coaching "Math coaching"
  led-by kim
  with everyone
  every week on wednesday 14:30..15:30
  every month on last wednesday 14:30..16:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space coaching "Math coaching"
  led-by kim
  with everyone
  every week on wednesday 14:30..15:30
  every month on last wednesday 15:30..16:30
```

"""#,
  "W433": #"""
# W433: A meeting on a day without school

note

A meeting is on a Saturday, a Sunday, or another weekday that is not among the plan's `school-days`.
Often the date is a day off: four Fridays and a Saturday. If the day is meant, as for a Saturday
workshop, leave it; the meeting counts like any other.

School days are Monday to Friday unless the plan says `school-days`.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space coaching "Math coaching"
  led-by kim
  with everyone
  on 2026-09-04, 2026-09-12, 2026-09-18 14:30..15:30
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space coaching "Math coaching"
  led-by kim
  with everyone
  on 2026-09-04, 2026-09-11, 2026-09-18 14:30..15:30
```

"""#,
  "W440": #"""
# W440: A fact for days on which nothing meets

warning

A fact ends in `during`, and no session of its space, or of its header, lies in those days: so it
never holds. Under a session with a day, leave `during` out. Under a space, look at the days: a month
of the wrong year, or a term in which the space does not meet.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 15:30..16:30
  about talk during 2026-11
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 15:30..16:30
  about talk
```

"""#,
  "W441": #"""
# W441: Hours that the header of their session overrules

warning

A session says its hours twice: in its header, and in a line `hours` under it, and the two differ.
The header is nearer and holds, so the line has no effect. Keep one of them.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 15 min
  hours 45 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 45 min
```

"""#,
  "W501": #"""
# W501: A what-if that cannot be done

error

What you ask to try cannot be done to this plan: the thing you would change is not there, the day is
closed or taken or outside the plan, no session is long enough, or the sentence leaves open what is
meant. The message says which, and the hint often how to ask instead. Here the meeting is to move to
a day in the autumn break.

Nothing was changed. A what-if does all that it says or nothing at all, so that you never compare
with half a change. It is the same for a `what if` line, for the command `plainweave what-if`, and for
each line of a `scenario`: a scenario with one edit that cannot be done is not tried at all.

What holds already is W502, what is past is W503, and an edit that would leave an error behind W504.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-10-12..2026-10-16 "Autumn break"

leader ruiz "M. Ruiz"

teacher ana "Ana"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30

scenario a-week-later "After the book fair"
  move staff@2026-10-07 to 2026-10-14
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11
  closed 2026-10-12..2026-10-16 "Autumn break"

leader ruiz "M. Ruiz"

teacher ana "Ana"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30

scenario a-week-later "After the book fair"
  move staff@2026-10-07 to 2026-10-21
```

"""#,
  "W502": #"""
# W502: A what-if that changes nothing

note

The plan says already what the edit would make it say: the two leaders plan together, every one of
the sessions is about the thread and has its comment, the day is closed. Nothing is left to write.

It is often good news. The edits of a scenario that was accepted give this note, each of them: they
are in the plan now, and the scenario has done its work. Take it out then, or keep it with its
`because` as a record of why. A single `what-if` that changes nothing has no answer, and ends with
exit code 1.

Where you meant something else, look at what the names stand for: `pull` says which sessions it
takes, and `show sessions where thread = …` which are about the idea already.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

leader ruiz "M. Ruiz"
  plans-with kim

leader kim "J. Kim"

teacher ana "Ana"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space plc "Math PLC"
  kind plc
  led-by kim
  with everyone
  purpose "Plan the next number talk"

session staff@2026-10-07 "What counts as talk?" 60 min
  about talk

session plc@2026-10-15 "A number talk" 45 min
  about talk

scenario together "One story"
  pair kim with ruiz
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

thread talk "Purposeful talk"

leader ruiz "M. Ruiz"
  plans-with kim

leader kim "J. Kim"

teacher ana "Ana"

space staff "Staff meeting"
  led-by ruiz
  with everyone

space plc "Math PLC"
  kind plc
  led-by kim
  with everyone
  purpose "Plan the next number talk"

session staff@2026-10-07 "What counts as talk?" 60 min
  about talk

session plc@2026-10-15 "A number talk" 45 min
  about talk

scenario together "One story"
  pull talk from staff into plc by comment
```

## When it is right

A scenario that was accepted may stay as it is, when you want to read next year what was tried.

"""#,
  "W503": #"""
# W503: A what-if about what is past

error

What was held stays as it was, and so does what was cut. When you ask as of a day (`what if … as of
2026-11-01`, or `--today 2026-11-01`), so does all that lies before it: no edit changes a day that
teachers have already lived. Nothing was changed.

An edit of a whole space is not refused for its past: `pull talk into plc` leaves out the sessions
that are over, says how many those are, and writes the days it is for. Refused is an edit that would
touch nothing but the past, and one that cannot spare it: dropping a space that has met, swapping
leaders who have led, merging a thread that was met. Name the sessions still to come: with `during`,
`in plc@2026-12-03`, or one by one.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

teacher ana "Ana"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-09-09 "Where do we stand?" 60 min
  status held

session staff@2026-10-07 "What counts as talk?" 60 min

scenario later "Begin in October"
  move staff@2026-09-09 to 2026-10-14
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

teacher ana "Ana"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-09-09 "Where do we stand?" 60 min
  status held

session staff@2026-10-07 "What counts as talk?" 60 min

scenario later "Begin in October"
  move staff@2026-10-07 to 2026-10-14
```

## When it is right

Where the session was not held after all, say so first: change its `status held`.

"""#,
  "W504": #"""
# W504: A what-if that would leave the plan with errors

error

The edit can be read, but the plan would have an error afterwards that it does not have now: a line
would name somebody the plan does not know, or a word that is not allowed there. The message says
which error. Nothing was changed, since figures of a plan with an error may miss facts.

Make the missing part first. Edits are made in order, each on the plan as those before it left it,
so that `add teacher zoe "Zoe"` in the line above is enough.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

teacher ana "Ana"

team g3 "Grade 3"
  member ana

space staff "Staff meeting"
  led-by ruiz
  with g3

session staff@2026-10-07 "What counts as talk?" 60 min

scenario newcomer "Zoe starts in November"
  add to g3 member zoe from 2026-11-02
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

leader ruiz "M. Ruiz"

teacher ana "Ana"

team g3 "Grade 3"
  member ana

space staff "Staff meeting"
  led-by ruiz
  with g3

session staff@2026-10-07 "What counts as talk?" 60 min

scenario newcomer "Zoe starts in November"
  add teacher zoe "Zoe"
  add to g3 member zoe from 2026-11-02
```

"""#,
  "W601": #"""
# W601: A promise that is broken

error

By this plan a promise is broken. `must` is for what was agreed and is to hold: with the staff, in
a contract, before the board. So this is an error, and a nightly check fails on it; it is better
to hear of it from here than from a teacher in October.

The finding shows the figure and the rows that break the rule, the first three of them. Change one
of those sessions, or talk with the people to whom the promise was made. If they agree to an
exception, write it down with `waive`.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 75 min

must staff-hour: each session where kind = staff-meeting has minutes <= 60 min "Agreed with staff"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  kind staff-meeting
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

must staff-hour: each session where kind = staff-meeting has minutes <= 60 min "Agreed with staff"
```

## When it is right

Never by silence: what you cannot keep is waived (`waive staff-hour until 2026-12-18 "why"`), or
written with `should`, if it was only a wish.

"""#,
  "W602": #"""
# W602: A wish that is not met

warning

By this plan a wish is not met. `should` is for what you want and may have to give up; so this is
a warning, and no check fails on it.

The fullest or emptiest period is shown, with the sessions in it. Move one of them, or decide that
this time it is worth it.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

session staff@2026-10-14 "Core beliefs" 60 min

session staff@2026-10-28 "What we heard" 60 min

should two-a-month: at most 2 sessions per month where space = staff
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

session staff@2026-10-14 "Core beliefs" 60 min

session staff@2026-11-04 "What we heard" 60 min

should two-a-month: at most 2 sessions per month where space = staff
```

## When it is right

Often. A wish that is not met for a good reason is a fact to know about, no fault. If it should
stop being said until a certain day, `waive` it.

"""#,
  "W603": #"""
# W603: A rule over no rows

warning

The rule speaks of rows that this plan does not have: here of coaching sessions, and there are
none. It holds, but only because there is nothing to break it, like a rule about lions in a house
without lions. You may think that something is watched over, and nothing is.

Look at the words after `where`. Most often they name another kind, space or thread than the one
meant.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space plc "Grade-level math PLC"
  kind plc
  led-by kim
  purpose "Plan the next math unit together"
  with everyone
  every 2 weeks on thursday 14:45..15:30 from 2026-09-03

should short: each session where kind = coaching has minutes <= 45 min
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader kim "J. Kim"

space plc "Grade-level math PLC"
  kind plc
  led-by kim
  purpose "Plan the next math unit together"
  with everyone
  every 2 weeks on thursday 14:45..15:30 from 2026-09-03

should short: each session where kind = plc has minutes <= 45 min
```

## When it is right

A rule written for sessions that are still to be planned will find its rows later. Leave the
warning until then.

"""#,
  "W604": #"""
# W604: A broken rule that is waived

note

A rule is broken, and you have written down that it may be, until a certain day. No check fails;
the note only keeps in sight what has been excused, and until when.

Nothing has to be done. When the reason is gone, change the plan so that the rule is kept, and
take the `waive` line out.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 75 min

must staff-hour: each session where space = staff has minutes <= 60 min "Agreed with staff"
waive staff-hour until 2026-12-18 "Staff voted for one long meeting"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone

session staff@2026-10-07 "Whose ideas count?" 60 min

must staff-hour: each session where space = staff has minutes <= 60 min "Agreed with staff"
```

## When it is right

Always while the waiver is in force. A waiver is the honest way to break a promise with the
consent of those to whom it was made: it has a reason and an end.

"""#,
  "W605": #"""
# W605: A waiver that has run out

error

The day until which a rule was waived has passed. An exception that nobody ends becomes the rule,
so an expired waiver is an error, even if the rule is kept by now.

Waivers are held against the day you give with `--today`; without one they are listed and never
expire, so that the same plan gives the same answer on any day. Take the line out; if the
exception is agreed on again, write its new last day.

## Example

```console
$ tail -n 2 plan.weave
should coach-light: each leader has load <= 60 min
waive coach-light for kim until 2026-12-18 "Covering for leave"
$ plainweave check --today 2027-01-11 plan.weave
error W605: the waiver of `coach-light` ran out on 2026-12-18
   ┌─ plan.weave:14:1
14 │ waive coach-light for kim until 2026-12-18 "Covering for leave"
   │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = hint: asked as of 2027-01-11
   = more: plainweave explain W605

1 error in 1 file
```

## Repaired

```console
$ tail -n 1 plan.weave
should coach-light: each leader has load <= 60 min
$ plainweave check --today 2027-01-11 plan.weave
no findings in 1 file
```

"""#,
  "W606": #"""
# W606: Two things that cannot be compared

error

A rule or a question compares two things of different sorts, here a day with a time of day. There
is no answer to whether 7 October is less than five o'clock. The rule is left out, so it guards
nothing.

The finding says what the field holds. Write a value of that sort, or take the field that was
meant: `end` is the time at which a session ends. Tables that have no days, such as teams, cannot
be counted `per month`.

`compare` lays two things of a kind side by side: teams, teachers, spaces or plans. Leaders are not
compared. A plan in quotes is a file of the plan's own folder, or of the folder the command is given
in; what lies elsewhere, is not there or has no `plan` line cannot be opened.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30

must home-by-five: each session has date <= 17:00 "Agreed with staff"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30

must home-by-five: each session has end <= 17:00 "Agreed with staff"
```

"""#,
  "W607": #"""
# W607: A question this version cannot answer

note

The question is well formed, and belongs to the language, but this version of the program does not
compute its answer. The plan may have been written for a later version. All else in it is read and
checked as usual.

Install a newer version, or ask in another way: `show` with another table often comes close.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30

show edits
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ruiz "M. Ruiz"

space staff "Staff meeting"
  led-by ruiz
  with everyone
  every month on 1st wednesday 15:30..16:30

show sessions
```

## When it is right

A question kept for later does no harm; the note can stay.

"""#,
  "W608": #"""
# W608: A rule that open dates decide

note

Some sessions have no day yet, only days to choose from, and the rule is kept by some choices and
broken by others. Here the second training may still fall in October, beside the first. The plan
is not wrong; the promise is simply not yet safe, so no check fails.

Whoever sets the days has to know of the rule. Tell them now, or settle the day.

## Example

```weave bad
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ode "A. Ode"

space district "District training"
  led-by ode
  with everyone

session district@2026-10-20 "Antiracist teaching, part 1" 2 h

session district@autumn "Antiracist teaching, part 2" 2 h
  between 2026-10-26..2026-11-20

must one-a-month: at most 1 session per month where space = district "Promised to teachers"
```

## Repaired

```weave good
plan cedar "Cedar Elementary" 2026-08-24..2027-06-11

teacher ana "Ana"

leader ode "A. Ode"

space district "District training"
  led-by ode
  with everyone

session district@2026-10-20 "Antiracist teaching, part 1" 2 h

session district@2026-11-17 "Antiracist teaching, part 2" 2 h

must one-a-month: at most 1 session per month where space = district "Promised to teachers"
```

## When it is right

All through the summer, while days are open. Look again when they are set.

"""#,
  "W901": #"""
# W901: A file that cannot be read

error

The plan's file is not there, or this computer does not let you read it. Nothing was read, so
nothing else is said about the plan.

Look at the name, the ending (`.weave`) and the folder you are in. If the file is there and cannot
be read, ask the person who owns it, or whoever looks after the computer.

## Example

```console
$ plainweave check ceder.weave
error W901: there is no file `ceder.weave`
  ┌─ ceder.weave
  = more: plainweave explain W901

1 error in 1 file
```

## Repaired

```console
$ plainweave check cedar.weave
no findings in 1 file
```

"""#,
  "W902": #"""
# W902: A file that is not UTF-8 text

error

The file is not plain text in UTF-8, the encoding in which nearly all programs write text today.
Either it is something else (a word processor's document, a picture, a spreadsheet), or it was
saved in an older encoding, in which names with accents are written otherwise.

The finding says at which place the first unreadable character stands. Open the file in the
program it came from and save it as plain text with encoding UTF-8.

## Example

```console
$ plainweave check cedar.weave
error W902: `cedar.weave` is not UTF-8 text: byte 8, on line 1, is part of no character
  ┌─ cedar.weave
  = hint: save it again as UTF-8 (in many editors: Save with Encoding)
  = more: plainweave explain W902

1 error in 1 file
```

## Repaired

```console
$ iconv -f latin1 -t utf-8 cedar.weave > cedar-utf8.weave
$ plainweave check cedar-utf8.weave
no findings in 1 file
```

"""#,
  "W903": #"""
# W903: A folder where a file is meant

error

You named a folder, and one file is meant: the one with the `plan` line. The files it includes are
found from there.

Name that file. To check several plans, name each of them, or let the shell do it with `*.weave`.

## Example

```console
$ plainweave check plans
error W903: `plans` is a folder
  ┌─ plans
  = hint: name the plan's file in it, such as `plans/plan.weave`
  = more: plainweave explain W903

1 error in 1 file
```

## Repaired

```console
$ plainweave check plans/cedar.weave
no findings in 1 file
```

"""#,
  "W904": #"""
# W904: A file over the size limit

error

The file has more than 1,073,741,824 bytes (one gibibyte) and is not read. The plan of a large
district for ten years has a thousandth of that, so this is hardly a plan: perhaps a video or a
backup with a wrong name.

Look at what the file is. If a program writes your plan, see whether it writes lines without end.

## Example

```console
$ plainweave check everything.weave
error W904: `everything.weave` has 1153433600 bytes; at most 1073741824 are read
  ┌─ everything.weave
  = more: plainweave explain W904

1 error in 1 file
```

## Repaired

```console
$ plainweave check cedar.weave
no findings in 1 file
```

"""#,
  "W905": #"""
# W905: A file the formatter will not touch

error

The formatter reads its own result once more before it writes, and compares: the same facts, the
same comments, block by block. This time they were not the same. So nothing was written, and your
file is as it was.

The fault is with the program, not with you. Please report it with the file, or with the few lines
around which it happens. The plan can be checked and run all the same.

## Example

```console
$ plainweave fmt cedar.weave
error W905: `cedar.weave` is left as it is: its formatted text did not read the same
  ┌─ cedar.weave
  = hint: this is a defect of Plainweave; please report it with the file
  = more: plainweave explain W905

1 error in 1 file
```

## Repaired

```console
$ plainweave --version
0.1.0
$ plainweave check cedar.weave
no findings in 1 file
```

"""#,
  "W906": #"""
# W906: A file that could not be written

error

The file could not be written, and the reason is said: it is protected, its folder is, the disk is
full, somebody changed it since it was read or is writing it just now, or it has a second name (a hard
link) that would be left behind. Files are replaced as a whole or not at all, so the old text is still
there, every byte. Where a plan has several files, all of them are written, or none.

Remove the reason and try again. A plan you share is often kept so that only one person may change
it; then ask that person.

## Example

```console
$ plainweave fmt cedar.weave
error W906: `cedar.weave` could not be written, and is as it was: Permission denied
  ┌─ cedar.weave
  = more: plainweave explain W906

1 error in 1 file
```

## Repaired

```console
$ cp cedar.weave my-cedar.weave
$ plainweave fmt my-cedar.weave
```

"""#,
  "W907": #"""
# W907: No time zone data on this machine

note

The plan names its time zone, and this computer has no table of time zones. Everything else works;
only this is not checked: whether a meeting is set for an hour that the clocks skip when summer
time begins, and whether the zone is one that exists.

On computers of your own the table is nearly always there; small machines in a data center may
lack it. Whoever looks after them can install it.

## Example

```console
$ plainweave check cedar.weave
note W907: this machine has no time zone data, so times are not held against clock changes
  ┌─ cedar.weave:2:12
2 │   timezone America/Los_Angeles
  │            ^^^^^^^^^^^^^^^^^^^
  = hint: on Debian, install the package `tzdata`
  = more: plainweave explain W907

1 note in 1 file
```

## Repaired

```console
$ sudo apt-get install tzdata
$ plainweave check cedar.weave
no findings in 1 file
```

## When it is right

Where meetings are held by day, the check has nothing to find. Leave the note.

"""#,
]
