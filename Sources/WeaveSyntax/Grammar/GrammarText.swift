// swift-format-ignore-file
// Made from grammar/plainweave.ebnf by WeaveDocumentationTests: with PLAINWEAVE_UPDATE_GOLDEN=1
// its test writes this file anew. Change the grammar, not this file.

/// The grammar of the language, as grammar/plainweave.ebnf has it.
package let grammarText = #"""
(* The grammar of Plainweave: what a file of plan lines, a question or an edit may say.

   rule = … ;   a rule          "word"   this word or sign        [ a ]   a, or nothing
   a b          a, then b       a | b    one of the two           { a }   a any number of times
   ( a )        a, as one       WORD     a token of this class

   The parser is written by hand; above each of its methods stands the rule it reads. Tests compare
   the two, show that one token of look-ahead decides (LL(1)), and read sentences made from this
   file.

   Tokens, each with its regular expression over Unicode scalars:

     WORD      \p{L}[\p{L}\p{M}\p{Nd}\u{200C}\u{200D}_-]*
     STR       "(?:[^"\\\r\n]|\\[^\r\n])*"
     NUM       [0-9]+(?:\.[0-9]+)?
     ORD       [0-9]+(?:st|nd|rd|th)
     DATE      [0-9]{4}-[0-9]{2}-[0-9]{2}
     DATETIME  [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}
     MONTH     [0-9]{4}-[0-9]{2}
     TIME      [0-9]{1,2}:[0-9]{2}
     CMP       =|!=|<|<=|>|>=
     FIELD     a WORD: a column of the table asked about
     KIND      a WORD: a table, in the singular or the plural
     NEWLINE   \r\n|\n|\r

   The longest match wins. What starts like a number, date or time and goes on as something else
   (`10/2/26`, `90min`, `3:30pm`) is one bad token. Whether the calendar has a DATE, and whether a
   FIELD or KIND is in its closed list, is asked later.

   Blanks (a space, a tab; with a note, other Unicode blanks) may stand between any two tokens and
   mean nothing. `#` outside a string starts a comment, which goes to the end of its line. Curly
   quotes, and a dash where `..` is meant, are read, with a note.

   No word is reserved: where WORD stands, every quoted word of this file may stand too. There is no
   place where it would be unclear whether a quoted word or a WORD is meant. For the same reason no
   FIELD is called `not`, and no KIND like a unit.

   Optional parts stand in the order shown. In another order they are read, with a finding; a part
   that stands twice is an error.

   Under which header a fact may stand is said by the catalogue of statements, not here: a line is
   read alike wherever it stands. *)

(* A file and its lines. *)

file = [ statement ] { NEWLINE [ statement ] } ;
statement = header | fact | edit | question ;

(* Headers: what a line at the left edge declares; its facts stand under it. *)

header = version | include | plan | dated | named | session | voice | promise | waive | scenario
  | query ;
version = "weave" number ;
include = "include" string ;
plan = "plan" name [ title ] [ range ] ;
dated = ( "goal" | "toward" ) name [ title ] [ by ] ;
named = ( "thread" | "tool" | "leader" | "teacher" | "team" | "space" | "framework" )
  name [ title ] ;
session = "session" address [ title ] [ span ] ;
voice = "voice" ref "@" date ;
promise = ( "must" | "should" ) word ":" rule [ text ] ;
waive = "waive" ref [ forWhom ] "until" date [ text ] ;
forWhom = "for" ref ;
scenario = "scenario" name [ title ] [ base ] ;
base = "from" ref ;
query = "query" word ":" question ;

(* Facts: what stands indented under a header. *)

fact = textFact | wordFact | nameFact | markFact | closedFact | schoolDays | term | unitFact
  | fromFact | measure | duringFact | limit | askFact | member | size | basis | section | every
  | onDays | open | untilFact | except | moved | also | rotating | between | skip | noticed
  | feeling | wants | rates | step | done | element | meets | timezone | sessionFact ;
textFact = ( "vision" | "ties" | "question" | "because" | "says" | "link" | "role" | "title"
  | "note" | "private" ) string ;
wordFact = ( "currency" | "concerns" | "level" | "office" ) word ;
nameFact = ( "serves" | "home" | "for" | "knows" | "plans-with" | "in" ) ref ;
markFact = "priority" | "equity" | "needed" | "present" ;
closedFact = "closed" range [ text ] ;
schoolDays = "school-days" weekdays ;
term = "term" name [ title ] range ;
unitFact = "unit" name [ title ] [ range ] [ for ] [ during ] ;
fromFact = "from" ( string | date ) ;
measure = "measure" string "from" amount "to" amount ;
duringFact = "during" window ;
limit = "limit" ( string | duration per ) ;
askFact = "ask" ref string ;
member = "member" ref [ fromDay ] [ untilPart ] ;
size = "size" number ;
basis = "basis" word [ text ] ;
section = ( "section" | "one-to-one" ) ref [ ledByPart ] [ span ] ;
untilFact = "until" date ;
except = "except" range [ text ] ;
moved = "moved" when [ "/" ref ] "to" date [ span ] ;
also = "also" date [ span ] ;
rotating = "rotating" refs ;
between = "between" window ;
skip = "skip" nestedFact ;
nestedFact = fact ;
noticed = "noticed" ref "between" ref "and" ref [ text ] ;
feeling = ( "tension" | "confusion" ) ref string ;
wants = "wants" word ;
rates = "rates" ref word number "of" number [ ratingCount ] ;
step = ( "now" | "next" ) string [ by ] [ ledByPart ] ;
done = "done" date ;
element = "element" name string [ mark ] ;
mark = "needed" | "present" ;
meets = "meets" ref "/" ref ;
timezone = "timezone" ( STR | WORD { "/" WORD } ) ;

(* When a space meets. *)

every = "every" recurrence [ span ] [ fromDay ] [ untilPart ] [ for ] [ focus ] ;
recurrence = "week" weekly | "month" monthly | NUM ( "weeks" weekly | "months" monthly ) ;
weekly = "on" weekdays ;
monthly = "on" ( "day" NUM | nth { "," nth } ( weekday | "day" ) ) ;
nth = ORD | "last" ;
onDays = "on" dateList [ span ] [ fromDay ] [ untilPart ] [ for ] [ focus ] ;
open = "open" number "as" word "between" window [ span ] ;

(* Facts of a session, and of a space for all its sessions. *)

sessionFact = wordDuring | textDuring | optional | with | without | ledBy | aboutFact | use
  | comment | time | does | active | place | hours | break | cost | credit ;
wordDuring = ( "kind" | "builds" | "subject" | "directed-by" | "mode" | "begun-by" | "status" )
  word [ during ] ;
textDuring = ( "purpose" | "common" | "local" ) string [ during ] ;
optional = "optional" [ during ] ;
with = "with" refs [ exceptions ] [ during ] ;
without = "without" refs [ during ] ;
ledBy = "led-by" ref [ text ] [ during ] ;
aboutFact = "about" ref [ text ] [ during ] ;
use = "use" ref [ for ] [ lens ] [ during ] ;
comment = "comment" "to" address [ aboutPart ] [ text ] [ during ] ;
time = "time" duration "to" address [ aboutPart ] { askPart } [ during ] ;
does = "does" word [ duration ] [ during ] ;
active = "active" duration [ during ] ;
place = "place" ( string | "tbd" ) [ during ] ;
hours = "hours" ( span | "tbd" ) [ during ] ;
break = "break" duration [ text ] [ during ] ;
cost = "cost" number [ per ] [ source ] [ during ] ;
credit = "credit" number word [ during ] ;

(* Edits: in a scenario, and after `what if`. *)

edit = pull | add | remove | set | drop | move | cancel | swap | pair | merge ;
pull = "pull" ref [ base ] into [ way ] [ during ] [ caption ] ;
add = "add" ( "to" address nestedFact | added ) ;
added = dated | named | session | voice | waive ;
remove = "remove" "from" address nestedFact ;
set = "set" address nestedFact ;
drop = "drop" address ;
move = "move" address "to" date [ span ] ;
cancel = "cancel" ( range | address ) [ text ] ;
swap = "swap" ref "with" ref [ inPlace ] ;
pair = "pair" ref "with" ref ;
merge = "merge" ref into ;
into = "into" address ;
way = "by" ( "label" | "comment" | "time" duration { askPart } | "tool" ref ) ;
inPlace = "in" address ;
caption = STR ;

(* Questions. *)

question = ( show | profile | experience | trace | missing | why | whatIf | compare | crosswalk
  | suggest | "conflict" | brief | reflect | "replan" | "diff" ) [ asOf ] ;
asOf = "as" "of" date ;
show = "show" kind [ filter ] [ grouping ] [ columns ] [ sort ] [ first ] ;
kind = KIND ;
grouping = "by" fields ;
columns = "columns" fields ;
sort = "sort" field [ "down" ] ;
first = "first" number ;
fields = field { "," field } ;
field = FIELD ;
profile = "profile" [ of ] [ inWindow ] ;
experience = "experience" of [ inWindow ] ;
of = "of" address ;
inWindow = "in" window ;
trace = "trace" ref ;
missing = "where" ref "missing" ;
why = "why" ref ( of | "reaches" address | "missing" "in" address ) ;
whatIf = "what" "if" [ "we" ] edit { "and" edit } [ "?" ] ;
compare = "compare" side "with" side ;
side = ref | number ;
crosswalk = "crosswalk" [ of ] ;
suggest = "suggest"
  ( number for | "to" "reach" expression | "so" "that" rule | "theme" | "teams" ) [ within ] ;
within = "within" allowance { "," allowance } ;
allowance = NUM ( unit [ NUM unit ] | "leaders" | "sessions" | "lines" ) ;
brief = "brief" ref "for" address ;
reflect = "reflect" [ "culture" | "plc" | "leading" ] ;

(* Rules and expressions. *)

rule = "each" kind [ filter ] "has" expression
  | ( "some" | "no" ) kind [ filter ]
  | "at" ( "most" | "least" ) NUM bound ;
bound = "%" "of" kind [ filter ] "has" expression
  | unit [ NUM unit ] "of" kind [ per ] [ filter ]
  | kind [ per ] [ filter ] ;
filter = "where" expression ;
expression = conjunction { "or" conjunction } ;
conjunction = predicate { "and" predicate } ;
predicate = "not" predicate | "(" expression ")" | comparison ;
comparison = field [ "in" ref ] [ aboutPart ] [ CMP value { "," value } ] ;
value = NUM [ "%" | unit [ NUM unit ] ] [ per ] | DATE | MONTH | TIME | STR | WORD ;

(* Parts that several lines share. *)

title = STR ;
text = STR ;
by = "by" date ;
ledByPart = "led-by" ref ;
per = "per" word ;
for = "for" ref ;
source = "from" string ;
fromDay = "from" date ;
untilPart = "until" date ;
focus = "about" ref [ text ] ;
aboutPart = "about" ref ;
lens = "lens" string ;
askPart = "ask" string ;
exceptions = "except" refs ;
ratingCount = "n" number ;
during = "during" window ;

(* Names, addresses, dates and lengths. *)

name = WORD | STR ;
ref = WORD | STR ;
refs = ref { "," ref } ;
address = ref [ "@" when ] [ "/" ref ] ;
when = DATE | DATETIME | WORD ;
word = WORD ;
string = STR ;
number = NUM ;
date = DATE ;
range = date [ ".." date ] ;
dateList = date { "," date } ;
window = range | MONTH | ref ;
span = TIME [ ".." TIME ] | NUM unit [ NUM unit ] ;
duration = NUM unit [ NUM unit ] ;
unit = "min" | "h" | "day" | "days" | "week" | "weeks" | "month" | "months" ;
weekdays = weekday { "," weekday } ;
weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" ;
amount = NUM [ "%" | unit ] ;

"""#
