"""Makes plans, edits and entries by chance from a seed: the same seed gives the same text everywhere.

Run as a program, `python3 scripts/random_plan.py SEED` prints one plan. Days, names and starts are
few, so that sessions meet on one day and connections have ends; what is rare in real plans is
frequent here. Most plans are sound by `check`; `scripts/same` throws again where one is not.
"""

import datetime
import random
import sys

DAY = datetime.timedelta(days=1)
SPACE_KINDS = ["staff-meeting", "plc", "coaching", "district-training", "observation", "planning", "book-study"]
PRACTICES = ["student-work-analysis", "math-talk", "coaching-cycle", "lesson-preparation", "discussion"]
KNOWLEDGE = ["equity", "curriculum", "content", "pedagogical"]
PLACES = ["staff", "plc", "coaching", "district", "study"]
IDEAS = ["talk", "equity", "groups", "number"]


class Plan:
    """One plan: its text in blocks, and the names that questions and edits can use."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.blocks = []
        start = datetime.date(2026, 8, 31) + 7 * DAY * self.dice.randint(0, 3)
        self.length = self.dice.choice([30, 45, 60, 90])
        self.first, self.last = start, start + self.length * DAY
        school = [start + i * DAY for i in range(self.length) if (start + i * DAY).weekday() < 5]
        self.days = sorted(self.dice.sample(school, self.dice.randint(4, 8)))
        self.goals, self.threads, self.tools, self.frameworks = [], [], [], []
        self.leaders, self.teachers, self.teams, self.voiced = [], [], [], []
        self.rules, self.scenarios, self.units, self.addresses = [], [], [], []
        self.members = {}
        self.spaces = {}
        self.term = self.open = False
        self.write()

    @property
    def text(self):
        blocks = [b[0] + "".join("\n  " + line for line in b[1:]) for b in self.blocks]
        return "\n\n".join(["weave 1"] + blocks) + "\n"

    # Small parts

    def chance(self, percent):
        return self.dice.random() * 100 < percent

    def pick(self, *choices):
        return self.dice.choice(choices)

    def some(self, low, high, choices):
        return self.dice.sample(choices, min(len(choices), self.dice.randint(low, high)))

    def one(self, choices, other=None):
        return self.dice.choice(choices) if choices else other

    def day(self):
        return self.dice.choice(self.days)

    def any_day(self):
        return self.first + self.dice.randint(0, self.length) * DAY

    def stretch(self, most):
        first = self.day()
        return f"{first}..{first + self.dice.randint(1, most) * DAY}"

    def window(self):
        if self.term and self.chance(25):
            return "fall"
        middle = self.first + self.length // 2 * DAY
        return self.pick(f"{middle:%Y-%m}", f"{self.first}..{middle}", self.stretch(14), self.stretch(30))

    def during(self, percent):
        return f" during {self.window()}" if self.chance(percent) else ""

    def span(self):
        return self.pick(
            "", " 30 min", " 45 min", " 60 min", " 60 min", " 120 min", " 15:30..16:30", " 15:30..16:30",
            " 14:45..15:45", " 08:00..09:30", " 16:00..17:00", " 15:30", " 08:00")

    def maybe(self, percent, *lines):
        return [line for line in lines if self.chance(percent)]

    # The plan

    def write(self):
        self.write_plan()
        self.write_ideas()
        self.write_people()
        for name in PLACES[: self.dice.randint(2, 5)]:
            self.write_space(name)
        for _ in range(self.dice.randint(3, 12)):
            self.write_session()
        if self.chance(25):
            self.write_open_session()
        self.write_connections()
        self.write_voices()
        self.write_towards()
        self.write_rules()
        self.write_scenarios()
        self.write_questions()
        if self.chance(30):
            head, rest = self.blocks[:1], self.blocks[1:]
            self.dice.shuffle(rest)
            self.blocks = head + rest

    def write_plan(self):
        block = [f'plan cedar "Cedar" {self.first}..{self.last}']
        block += self.maybe(50, "timezone America/Los_Angeles", 'vision "Every child is heard"', "currency USD")
        for _ in range(self.pick(0, 0, 1, 2)):
            block.append(f'closed {self.day() if self.chance(50) else self.stretch(4)} "Break"')
        block += self.maybe(15, "school-days monday, wednesday, thursday")
        if self.chance(40):
            self.term = True
            block.append(f'term fall "Fall" {self.first}..{self.first + self.length * 2 // 3 * DAY}')
        if self.chance(25):
            self.units.append("fractions")
            block.append(f'unit fractions "Fractions" {self.first}..{self.first + 20 * DAY}')
        self.blocks.append(block)

    def write_ideas(self):
        for name in self.some(0, 2, ["internal", "layers"]):
            self.frameworks.append(name)
            block = [f'framework {name} "{name.capitalize()}"']
            for element in self.some(1, 3, ["trust", "time", "rigor"]):
                block.append(f'element {element} "Of {element}"{self.pick("", " needed", " present")}')
            block += self.maybe(30, "needed")
            self.blocks.append(block)
        for name in self.some(0, 2, ["belonging", "reading"]):
            self.goals.append(name)
            due = f" by {self.any_day()}" if self.chance(40) else ""
            self.blocks.append(
                [f'goal {name} "Goal {name}"{due}']
                + self.maybe(40, 'from "Strategic plan"', 'measure "Classes" from 35% to 70%', "priority")
                + self.meets())
        for name in IDEAS[: self.dice.randint(1, 4)]:
            self.threads.append(name)
            title = f' "The idea of {name}"' if self.chance(50) else ""
            self.blocks.append(
                [f"thread {name}{title}", f"kind {self.pick('theme', 'idea')}"]
                + [f"serves {goal}" for goal in self.some(0, 2, self.goals)]
                + self.maybe(25, "equity", "level school", "concerns teaching", 'question "Whose?"',
                             'ties "Other work"', 'because "It is the same"')
                + self.meets())
        for name in ["beliefs", "protocol"][: self.pick(0, 1, 1, 2)]:
            self.tools.append(name)
            self.blocks.append(
                [f"tool {name}"]
                + self.maybe(30, f"for {self.one(self.threads)}")
                + self.maybe(25, f"kind {self.pick('document', 'protocol', 'norms')}", 'says "We listen"',
                             'link "https://example.org"', "priority")
                + self.maybe(15, f"during {self.stretch(20)}") + self.meets())

    def meets(self):
        if not self.frameworks or not self.chance(30):
            return []
        name = self.one(self.frameworks)
        block = next(b for b in self.blocks if b[0].startswith(f"framework {name} "))
        return [f"meets {name}/{block[1].split()[1]}"]

    def write_people(self):
        self.teachers = ["ana", "ben", "cy", "dee", "eli", "fay"][: self.dice.randint(1, 6)]
        self.leaders = ["ruiz", "kim", "lane", "ode"][: self.dice.randint(1, 4)]
        for name in self.teachers:
            self.blocks.append([f"teacher {name}"] + self.maybe(15, 'role "Mentor"', "knows literacy"))
        both = [self.one(self.teachers)] if self.chance(25) else []
        self.leaders += both
        for name in self.leaders:
            others = [other for other in self.leaders if other != name]
            self.blocks.append(
                [f"leader {name}"] + [f"plans-with {other}" for other in self.some(0, self.pick(0, 1, 2), others)]
                + self.maybe(25, "role \"Coach\"" if name not in both else "note \"Both\"",
                             f"office {self.pick('school', 'district', 'outside')}", "limit 90 min per week")
                + ([f'ask {self.one(others)} "What did they read?"'] if others and self.chance(20) else []))
        for name in ["g3", "g5", "g7"][: self.dice.randint(0, 3)]:
            members = self.some(0, 4, self.teachers)
            if self.chance(25) and self.teams:
                members += self.some(1, 1, self.teams)
            block = [f'team {name} "Grade {name[1]}"']
            for member in members:
                first, last = sorted([self.day(), self.day()])
                block.append(
                    f"member {member}" + (f" from {first}" if self.chance(15) else "")
                    + (f" until {last}" if self.chance(12) else ""))
            inner = sum(len(self.members.get(member, [])) for member in members)
            self.members[name] = members
            if self.chance(55):
                block.append(f"size {len(members) + inner + self.dice.randint(0, 6)}")
            self.blocks.append(block + self.maybe(30, "basis grade"))
            self.teams.append(name)

    # Spaces and sessions

    def write_space(self, name):
        space = {"sections": [], "days": [], "standing": [], "scheduled": False}
        self.spaces[name] = space
        title = f' "The {name}"' if self.chance(40) else ""
        block = [f"space {name}{title}"] + self.maybe(75, f"kind {self.one(SPACE_KINDS)}")
        block += self.leading(8) + self.audience(space)
        if self.chance(55):
            block += self.schedule(space)
        standing = self.maybe(
            30, f"about {self.one(self.threads)}{self.during(35)}",
            f"active {self.pick(15, 30)} min{self.during(25)}")
        if self.tools:
            standing += self.maybe(30, f"use {self.one(self.tools)}{self.during(35)}")
        standing += self.maybe(
            12, f"does {self.one(PRACTICES)} 20 min{self.during(30)}", f"builds {self.one(KNOWLEDGE)}{self.during(30)}",
            'purpose "To plan together"', "subject mathematics", f"mode {self.pick('online', 'hybrid')}",
            f"directed-by {self.pick('teachers', 'leaders')}", 'place "Library"', "place tbd", "break 15 min",
            f"hours{self.pick(' 60 min', ' 15:30..16:30')}", "credit 2 hours", 'cost 400 per session from "Title II"')
        standing += self.maybe(8, f"optional{self.during(50)}", f"status {self.status()}{self.during(60)}")
        space["standing"] = [
            " ".join(line.split()[:2]) for line in standing if line.split()[0] in ("about", "use")]
        self.blocks.append(block + self.unlike(standing, "place ") + self.meets())

    def unlike(self, lines, start):
        """The lines with only the first of those that begin with `start`."""
        first = next((line for line in lines if line.startswith(start)), None)
        return [line for line in lines if not line.startswith(start) or line is first]

    def status(self):
        return self.pick("tentative", "held", "cut", "postponed", "planned")

    def leading(self, percent):
        names = self.some(0, self.pick(1, 1, 1, 2, 3), self.leaders)
        if self.chance(12):
            names.append("tbd")
        return [f"led-by {name}{self.during(percent)}" for name in names]

    def audience(self, space):
        kind = self.dice.randint(1, 100)
        if kind <= 28 and self.teams + self.teachers:
            space["sections"] = sorted(set(self.some(1, 3, self.teams + self.some(0, 1, self.teachers))))
            if space["sections"]:
                return [
                    f"section {name}" + (f" led-by {self.one(self.leaders)}" if self.chance(35) else "")
                    + (self.pick(" 14:45..15:30", " 15:35..16:20", " 45 min") if self.chance(35) else "")
                    for name in space["sections"]]
        if kind <= 34 and self.teams:
            team = self.one(self.teams)
            space["sections"] = [name for name in self.members[team] if name in self.teachers]
            return [f"one-to-one {team}" + (f" led-by {self.one(self.leaders)}" if self.chance(50) else "")]
        result = self.with_line(8)
        if self.chance(12):
            result.append(f"without {self.one(self.teams + self.teachers)}{self.during(40)}")
        return result

    def with_line(self, percent):
        if self.chance(4):
            return []
        but = f" except {self.one(self.teachers + self.teams)}" if self.chance(15) else ""
        if self.chance(45):
            return ["with everyone" + but]
        names = sorted(set(self.some(1, 3, self.teachers + self.teams)))
        return [f"with {', '.join(names)}{but}{self.during(percent)}"]

    def schedule(self, space):
        space["scheduled"] = True
        kind = self.dice.randint(1, 6)
        if kind == 1 and not self.open:
            self.open = True
            space["days"].append("pd-1")
            first = self.day()
            lines = [f"open 1 as pd between {first}..{first + self.dice.randint(1, 5) * DAY}{self.span()}"]
            return lines + self.maybe(25, f"moved pd-1 to {self.day()}")
        if kind <= 3:
            first = self.day()
            weeks = self.pick("week", "week", "2 weeks", "3 weeks")
            number = int(weeks[0]) if weeks[0].isdigit() else 1
            until = first + self.dice.randint(14, 50) * DAY
            space["days"] += [first, first + 7 * number * DAY]
            lines = [f"every {weeks} on {first:%A}{self.span()} from {first} until {until}".lower() + self.line_for(space)]
            lines += self.maybe(20, f'except {first + 7 * number * DAY} "Conferences"')
        elif kind == 4:
            lines = [f"every month on {self.pick('1st', '2nd', 'last')} tuesday{self.span()}"]
        else:
            chosen = sorted(self.dice.sample(self.days, min(len(self.days), self.dice.randint(2, 4))))
            space["days"] += chosen
            lines = [f"on {', '.join(map(str, chosen))}{self.span()}{self.line_for(space)}"]
            if self.chance(35):
                lines.append(f"moved {chosen[0]} to {self.any_day()}")
        lines += self.maybe(20, f"also {self.any_day()}{self.span()}")
        if self.chance(20):
            turns = self.pick(self.threads, self.leaders)
            lines.append("rotating " + ", ".join(turns))
        return lines

    def line_for(self, space):
        names = space["sections"] or self.teams
        team = f" for {self.one(names)}" if names and self.chance(20) else ""
        return team + (f" about {self.one(self.threads)}" if self.chance(40) else "")

    def write_session(self):
        name = self.one(list(self.spaces))
        space = self.spaces[name]
        when = self.one(space["days"]) if space["days"] and self.chance(70) else self.day()
        section = f"/{self.one(space['sections'])}" if space["sections"] and self.chance(40) else ""
        self.session_block(name, f"{name}@{when}{section}", [])
        if when not in space["days"]:
            space["days"].append(when)

    def write_open_session(self):
        if self.open:
            return
        self.open = True
        name = self.one(list(self.spaces))
        first = self.day()
        days = f"between {first}..{first + self.dice.randint(1, 6) * DAY}"
        if self.chance(30):
            days = "on " + ", ".join(map(str, self.some(2, 4, self.days)))
        self.session_block(name, f"{name}@winter", [days])
        self.spaces[name]["days"].append("winter")

    def session_block(self, name, address, lines):
        if any(b[0].split()[:2] == ["session", address] for b in self.blocks):
            return
        title = f' "Meeting {len(self.blocks)}"' if self.chance(35) else ""
        block = [f"session {address}{title}{self.span()}"] + lines
        block += [f"about {thread}" for thread in self.some(0, self.pick(0, 1, 1, 2, 3), self.threads)]
        block += self.maybe(35, *(f"use {tool}" for tool in self.some(0, 1, self.tools)))
        block += self.maybe(4, "about tbd", "break 15 min", f"hours{self.pick(' 90 min', ' 08:00..09:30', ' tbd')}")
        if self.chance(20):
            block += self.leading(0)
        block += self.maybe(12, f"active {self.pick(15, 30)} min", f"does {self.one(PRACTICES)} 15 min",
                            f"builds {self.one(KNOWLEDGE)}", 'note "Bring pens"', 'private "Not yet told"')
        block += self.maybe(9, "optional", f"status {self.status()}")
        if self.units:
            block += self.maybe(20, f"unit {self.units[0]}")
        if not self.spaces[name]["sections"] and self.chance(15):
            block += self.with_line(0)
        block += self.maybe(10, f"without {self.one(self.teachers + self.teams)}")
        if self.spaces[name]["standing"]:
            block += self.maybe(25, f"skip {self.one(self.spaces[name]['standing'])}")
        self.addresses.append(address)
        self.blocks.append(block + self.meets())

    def target(self, own):
        others = [name for name in self.spaces if name != own]
        name = own if self.chance(5) or not others else self.one(others)
        space = self.spaces[name]
        when = f"@{self.one(space['days'])}" if space["days"] and self.chance(30) else ""
        section = f"/{self.one(space['sections'])}" if space["sections"] and self.chance(25) else ""
        return name + when + section

    def connection(self, own):
        focus = f" about {self.one(self.threads)}" if self.chance(40) else ""
        if self.chance(30):
            return f"time 15 min to {self.target(own)}{focus}" + (' ask "How does it fit?"' if self.chance(30) else "")
        return f"comment to {self.target(own)}{focus}" + (' "We saw it there"' if self.chance(40) else "")

    def write_connections(self):
        for block in self.blocks:
            words = block[0].split()
            if words[0] not in ("space", "session"):
                continue
            own = words[1].split("@")[0]
            count = self.pick(0, 0, 0, 1, 2) if words[0] == "space" else self.pick(0, 0, 1, 1, 2, 3)
            for _ in range(count):
                line = self.connection(own) + (self.during(35) if words[0] == "space" else "")
                if line not in block:
                    block.append(line)

    # What is said, wanted and promised

    def write_voices(self):
        for who in self.some(0, 3, self.teachers + self.teams):
            day = self.day()
            spaces = list(self.spaces)
            block = [f"voice {who}@{day}"] + self.maybe(
                50, f'noticed {self.one(self.threads)} between {spaces[0]} and {spaces[-1]} "We heard it"',
                f'tension {self.one(self.threads)} "Which first?"', f'confusion {self.one(self.threads)} "The same?"',
                f"wants {self.pick('coaching', 'observation', 'plc')}",
                f"rates {self.one(spaces)} {self.pick('useful', 'relevant')} {self.pick('4.2', '3', '2.5')} of 5"
                f"{self.pick('', ' n 5', ' n 9')}")
            if len(block) > 1:
                self.blocks.append(block)

    def write_towards(self):
        if not self.chance(35):
            return
        block = [f'toward one-calendar "One calendar" by {self.last}'] + [f"serves {g}" for g in self.some(0, 1, self.goals)]
        block.append(f'now "Share the calendars" by {self.day()} led-by {self.one(self.leaders)}')
        block += self.maybe(40, f"done {self.day()}") + ['next "Agree on threads"'] + self.maybe(40, 'limit "No budget"')
        self.blocks.append(block)

    def condition(self):
        return self.pick(
            f"space = {self.one(list(self.spaces))}", f"kind = {self.one(SPACE_KINDS)}", f"thread = {self.one(self.threads)}",
            f"leader = {self.one(self.leaders)}", "minutes > 45 min", "weekday = friday", f"month = {self.day():%Y-%m}",
            f"date >= {self.day()}", "thread != none", "not optional", "status = tentative or status = held", "woven < 100%",
            f"(space = {self.one(list(self.spaces))} or minutes <= 30) and leader != none", "start >= 15:00")

    def rule(self):
        return self.pick(
            f"each session where {self.condition()} has minutes <= {self.pick(30, 45, 60, 90)} min",
            f"each session has {self.pick('thread != none', 'leader != none', 'woven >= 50%', 'isolated = 0%')}",
            f"some session where {self.condition()}", f"no session where {self.condition()}",
            f"at most {self.pick(1, 2, 4)} sessions per {self.pick('week', 'month')} where {self.condition()}",
            f"at least {self.pick(1, 3, 9)} sessions where {self.condition()}",
            f"at most {self.pick(60, 90, 240)} min of sessions per {self.pick('week', 'month')}",
            f"at least 2 h of sessions where {self.condition()}",
            f"at least {self.pick(20, 50, 80)}% of sessions has thread != none",
            f"at least {self.pick(20, 50)}% of teachers has woven >= {self.pick(20, 50)}%",
            f"each leader has load <= {self.pick(30, 60, 120)} min per week",
            f"each teacher has {self.pick('isolated <= 25%', 'woven >= 50%', 'minutes >= 2 h', 'strands <= 2')}",
            f"each team has {self.pick('worst >= 30%', 'woven >= 40%', 'sessions >= 3')}",
            f"each return where thread = {self.one(self.threads)} has {self.pick('gap <= 3 weeks', 'days >= 2', 'breadth >= 30%')}",
            f"each thread has {self.pick('reach >= 50%', 'spaces >= 2', 'once <= 50%')}",
            "each goal has sessions >= 2", "each space has woven > 0%", "each link has heard >= 50%",
            f"each space where sessions > 1 has {self.pick('started > 0', 'received > 0', 'across > 0%')}",
            "some link where kind = time", "each encounter has woven", "each element has sessions >= 1")

    def write_rules(self):
        for number in range(self.dice.randint(0, 5)):
            name = f"rule-{number + 1}"
            self.rules.append(name)
            reason = ' "As agreed"' if self.chance(40) else ""
            self.blocks.append([f"{self.pick('must', 'should', 'should')} {name}: {self.rule()}{reason}"])
        if self.rules and self.chance(30):
            self.blocks.append([f'waive {self.one(self.rules)} until {self.day()} "For now"'])

    def write_scenarios(self):
        for name in self.some(0, self.pick(0, 0, 1, 2), ["aloud", "quiet"]):
            base = f" from {self.scenarios[0]}" if self.scenarios and self.chance(40) else ""
            self.scenarios.append(name)
            self.blocks.append([f'scenario {name} "Try {name}"{base}', 'because "We wonder"']
                               + [self.edit(False) for _ in range(self.dice.randint(1, 3))])

    def write_questions(self):
        for _ in range(self.pick(0, 0, 1, 2)):
            self.blocks.append([self.question()])
        if self.chance(30):
            self.blocks.append([f"query load-{len(self.blocks)}: {self.question()}"])

    # Questions, edits and entries

    def team_or_teacher(self):
        return self.one(self.teams + self.teachers)

    def question(self):
        return self.pick(
            f"show sessions where {self.condition()}", f"trace {self.one(self.threads)}", "conflict",
            f"where {self.one(self.threads)} missing", f"experience of {self.team_or_teacher()}",
            f"show sessions by {self.pick('space, month', 'leader', 'thread, month', 'weekday', 'space')}",
            f"profile of {self.team_or_teacher()}", f"profile in {self.window()}", "show links where heard < 100%",
            f"show teachers where {self.pick('woven < 50%', 'minutes > 1 h', 'sessions >= 2')} sort minutes down",
            f"show returns where gap > {self.pick(5, 10)} days", f"show encounters by {self.pick('thread, month', 'who', 'space')}",
            f"why woven of {self.team_or_teacher()}", "reflect plc", f"show threads columns id, reach, carried sort {self.pick('reach', 'id down')}",
            f"show sessions where {self.condition()} by space columns minutes, sessions", "show modes", "show holes",
            f"show sessions where {self.condition()} sort {self.pick('minutes down', 'date', 'thread', 'start down')} first {self.pick(1, 3, 5)}",
            f"show {self.pick('spaces', 'leaders')} where {self.pick('woven > 0%', 'started > 0', 'sessions > 1')} columns id, woven, heard, across",
            f"suggest {self.pick(1, 2, 3)} for {self.pick('plan', self.team_or_teacher())}",
            f"experience of {self.team_or_teacher()} in {self.window()}",
            f"show sessions where {self.condition()} as of {self.day()}", f"profile as of {self.day()}",
            f"show {self.pick('encounters', 'returns')} where who = {self.one(self.teachers)}",
            f"why {self.one(self.threads)} reaches {self.one(list(self.spaces))}")

    def place(self):
        name = self.one(list(self.spaces))
        space = self.spaces[name]
        if self.addresses and self.chance(35):
            return self.one(self.addresses)
        if space["days"] and self.chance(35):
            return f"{name}@{self.one(space['days'])}"
        return f"{name}/{self.one(space['sections'])}" if space["sections"] and self.chance(20) else name

    def fact(self):
        threads, spaces = self.threads, list(self.spaces)
        return self.pick(
            f"about {self.one(threads)}", f"about {self.one(threads)}", f"use {self.one(self.tools, 'beliefs')}",
            f"comment to {self.one(spaces)}", f"comment to {self.place()} about {self.one(threads)}",
            f"time 15 min to {self.one(spaces)} about {self.one(threads)}", f"led-by {self.one(self.leaders)}",
            "status tentative", "status cut", "optional", 'purpose "Together"', "active 10 min",
            f"without {self.one(self.teachers)}", f"with {self.team_or_teacher()}", "does student-work-analysis",
            "builds content", "hours 30 min", 'note "Bring pens"', f"about {self.one(threads)} during {self.stretch(20)}")

    def held_fact(self):
        """A line that stands in some space or session, with the place it stands at."""
        blocks = [b for b in self.blocks if b[0].split()[0] in ("space", "session") and len(b) > 1]
        if not blocks:
            return self.place(), self.fact()
        block = self.one(blocks)
        words = ("about", "use", "comment", "time", "led-by", "optional", "active", "with", "does", "builds")
        lines = [line for line in block[1:] if line.split()[0] in words]
        address = block[0].split()[1]
        return address, self.one(lines, self.fact())

    def pull(self, always_says_way=False):
        spaces = list(self.spaces)
        source, target = self.two(spaces)
        source = f" from {source}" if self.chance(50) else ""
        way = self.pick(" by label", " by comment", " by time 10 min", f" by tool {self.one(self.tools, 'beliefs')}")
        if not always_says_way and self.chance(25):
            way = ""
        window = f" during {self.stretch(20)}" if self.chance(20) else ""
        place = target if self.chance(70) else self.place()
        return f"pull {self.one(self.threads)}{source} into {place}{way}{window}"

    def two(self, names):
        """Two of the names, nearly always different ones."""
        if len(names) < 2 or self.chance(3):
            return self.one(names), self.one(names)
        return self.dice.sample(names, 2)

    def edit(self, alone=True):
        spaces, kind = list(self.spaces), self.dice.randint(0, 19)
        if kind <= 1:
            return f"add to {self.place()} {self.fact()}"
        if kind <= 4:
            return "remove from {} {}".format(*self.held_fact())
        if kind == 5:
            return f"set {self.place()} {self.fact()}"
        if kind <= 10:
            return self.pull(not alone)
        if kind == 11:
            return f"drop {self.one(self.addresses, spaces[0])}"
        if kind == 12:
            return f"drop {self.one(self.threads + self.tools + self.teachers + self.leaders + self.teams + spaces)}"
        if kind == 13:
            return f"move {self.one(self.addresses, spaces[0])} to {self.any_day()}{self.pick('', ' 09:00..10:00')}"
        if kind == 14:
            return f"cancel {self.pick(self.place(), self.stretch(8), self.day())}"
        if kind <= 16:
            place = f" in {self.place()}" if self.chance(60) else ""
            return "swap {} with {}".format(*self.two(self.leaders)) + place
        if kind == 17:
            return "pair {} with {}".format(*self.two(self.leaders))
        if kind == 18:
            return "merge {} into {}".format(*self.two(self.threads))
        return "add " + self.pick(
            "teacher zoe", "thread listening", f"session {self.one(spaces)}@{self.any_day()} 30 min",
            f"session {self.one(spaces)}@{self.day()}", "leader max", "goal thinking", 'team g9 "Grade 9"')

    def edits(self):
        count = self.pick(1, 1, 1, 2, 3)
        return " and ".join(self.edit(count == 1) for _ in range(count))

    def entries(self):
        """A conversation at the prompt: edits, steps back and forth, branches and questions."""
        lines = []
        for _ in range(self.dice.randint(6, 14)):
            subject = self.pick("plan", self.team_or_teacher(), self.one(list(self.spaces)), self.one(self.threads))
            lines.append(self.pick(
                self.edits(), "what if we " + self.edit() + "?", self.edit(), self.pull(), "try comment",
                "try 15 minutes", f"try tool {self.one(self.tools, 'beliefs')}", "undo", "undo", "undo h1", "redo",
                f"branch {self.pick('one', 'two', 'three')}", f"switch {self.pick('plan', 'one', 'two', '1')}",
                f"compare {self.pick('plan', 'one', '1')} with {self.pick('one', 'two', '1')}", "delta", "delta", "branches",
                f"why {self.pick('woven', 'heard', 'isolated')} of {subject}", "why cost of plan", self.question(), self.question(),
                f"suggest 2 for {self.pick('plan', self.team_or_teacher())}", "try 1", "try all", "scenarios",
                f"try {self.one(self.scenarios, 'aloud')}", "_", "_2", ":results", f"must extra: {self.rule()}", "?", "? pull", "",
                f"teacher new-{len(lines)}\n  in {self.one(self.teams, 'g3')}\n",
                f"session {self.one(list(self.spaces))}@{self.any_day()} 40 min\n  about {self.one(self.threads)}\n",
                f"profile of {subject}", "diff", f"where {self.one(self.threads)} missing", "comment", "xyzzy", ":set mode json",
                ":set mode table", "more", "conflict", f"replan as of {self.day()}"))
        return lines + self.pick(["delta", "branches"], ["branches", "adopt"], ["adopt"], ["delta", "adopt", "undo"])


def broken(text, seed):
    """The text with one to three slips: a line gone, doubled or moved, a word changed, a sign lost."""
    dice = random.Random(seed)
    lines = text.split("\n")
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(2, len(lines) - 1)
        kind = dice.randrange(7)
        words = lines[at].split(" ")
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[at])
        elif kind == 2:
            other = dice.randrange(2, len(lines) - 1)
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3 and lines[at]:
            place = dice.randrange(len(lines[at]))
            lines[at] = lines[at][:place] + lines[at][place + 1:]
        elif kind == 4:
            words[dice.randrange(len(words))] = dice.choice(["talk", "ana", "xyzzy", "tbd", "2026-10-01", "30", "of", '"'])
            lines[at] = " ".join(words)
        elif kind == 5 and len(words) > 1:
            place = dice.randrange(len(words) - 1)
            words[place], words[place + 1] = words[place + 1], words[place]
            lines[at] = " ".join(words)
        else:
            lines[at] = "  " + lines[at] if not lines[at].startswith(" ") else lines[at].strip()
    return "\n".join(lines)


if __name__ == "__main__":
    print(Plan(int(sys.argv[1])).text, end="")
