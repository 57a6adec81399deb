import WeaveEngine
import WeaveSource
import WeaveSyntax

@testable import WeaveModel

/// A plan by chance with what it comes to, to see which rare things are in it.
struct RandomPlanSample {
  let throwsBefore: Int
  let lines: [String]
  let model: Model
  let plan: SlowPlan
  let teachers: [SlowExperience]
  let pairs: [SlowExperience.Pair]
  /// The choices of days for its open sessions.
  let choices: Int
  /// The slow measures' lines.
  let measures: [String]

  init(seed: UInt64) {
    let random = RandomPlan(seed: seed)
    let text = random.text
    throwsBefore = random.throwsBefore
    lines = text.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    model = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text])).model
    let slow = SlowMeasures(model)
    let choices = slow.choices()
    plan = SlowPlan(model, days: choices[0])
    let figures = SlowFigures(plan)
    teachers = figures.teachers
    pairs = figures.pairs
    self.choices = choices.count
    measures = slow.lines()
  }

  /// True when a line starts with `start` and has all of `parts`.
  func says(_ start: String, _ parts: String...) -> Bool {
    lines.contains { line in
      line.hasPrefix(start + " ") && parts.allSatisfy { line.contains($0) }
    }
  }

  /// True when a measure line has all of `parts`.
  func measures(_ parts: String...) -> Bool {
    measures.contains { line in parts.allSatisfy { line.contains($0) } }
  }

  /// True when a comment or time leads to an address for which `isMeant` holds.
  func leads(_ isMeant: (Address) -> Bool) -> Bool {
    plan.meetings.contains { $0.links.contains { isMeant($0.address) } }
  }

  /// The spaces that have a session whose day is open.
  var openSpaces: Set<SpaceID> { Set(model.sessions.filter { $0.day == nil }.map(\.space)) }

  /// True when a fact of a space with an open session holds for some days, and is of `kinds`.
  func hasWindow(_ kinds: StatementKind...) -> Bool {
    openSpaces.contains { space in
      model.spaces[Int(space)].facts.contains { index in
        let fact = model.facts[Int(index)]
        return fact.window != nil && kinds.contains(fact.kind)
      }
    }
  }
}

/// One rare thing, and whether a sample has it.
struct RandomPlanFeature: Sendable {
  let name: String
  let isIn: @Sendable (RandomPlanSample) -> Bool

  init(_ name: String, _ isIn: @escaping @Sendable (RandomPlanSample) -> Bool) {
    self.name = name
    self.isIn = isIn
  }

  static let all = people + ideas + spaces + standing + sessions + connections + open + figures

  private static let people = [
    Self("a counted team") { !$0.plan.people.allSatisfy { !$0.subject.hasPrefix("rest of ") } },
    Self("a team in a team") { sample in
      sample.model.teams.contains { $0.members.contains { $0.who.kind == .team } }
    },
    Self("a member from a day") { $0.says("member", " from ") },
    Self("a member until a day") { $0.says("member", " until ") },
    Self("a dated member of an inner team") { sample in
      sample.plan.memberships.contains { one in
        one.from != nil
          && sample.plan.memberships.contains {
            $0.person == one.person && $0.team != one.team && $0.from == one.from
          }
      }
    },
    Self("a teacher in two teams") { sample in
      sample.teachers.contains { teacher in
        Set(sample.plan.memberships.filter { $0.person == teacher.person }.map(\.team)).count > 1
      }
    },
    Self("a teacher in no team") { sample in
      sample.teachers.contains { one in
        !sample.plan.memberships.contains { $0.person == one.person }
      }
    },
    Self("a leader in a team") { sample in
      sample.plan.memberships.contains { !sample.plan.people[$0.person].isTeacher }
    },
    Self("a team without teachers") { sample in
      sample.model.teams.indices.contains { sample.plan.teachers(of: $0).isEmpty }
    },
    Self("a teacher who leads") { sample in
      sample.model.people.contains { $0.isLeader && $0.isTeacher }
    },
    Self("leaders who plan together") { $0.says("plans-with") },
    Self("one leader alone") { sample in sample.model.people.count { $0.isLeader } == 1 },
    Self("four leaders") { sample in sample.model.people.count { $0.isLeader } >= 4 },
  ]

  private static let ideas = [
    Self("a closed day") { $0.says("closed") },
    Self("school days of their own") { $0.says("school-days") },
    Self("a term") { $0.says("term") },
    Self("a goal that is served") { $0.says("serves") },
    Self("a thread for two goals") { sample in sample.model.threads.contains { $0.goals.count > 1 }
    },
    Self("a goal nothing serves") { sample in
      sample.model.goals.indices.contains { goal in
        !sample.model.threads.contains { $0.goals.contains(goal) }
      }
    },
    Self("a thread nobody meets") { $0.measures("reach of", ": 0 of") },
    Self("two tools") { $0.model.tools.count == 2 },
    Self("a tool for some days") { sample in sample.model.tools.contains { $0.window != nil } },
  ]

  private static let spaces = [
    Self("a section of a team") { sample in
      sample.model.spaces.contains { $0.sections.contains { $0.who.kind == .team } }
    },
    Self("a section of a teacher") { $0.says("section ana") || $0.says("section ben") },
    Self("a section with a leader and a time") { $0.says("section", " led-by ", ":") },
    Self("one-to-one meetings") { $0.says("one-to-one") },
    Self("everyone") { $0.lines.contains("with everyone") },
    Self("everyone but some") { $0.says("with everyone except") },
    Self("names but some") { $0.says("with", " except ") && !$0.says("with everyone except") },
    Self("somebody without") { $0.says("without") },
    Self("a leader in an audience") { sample in
      sample.plan.meetings.contains {
        $0.audience.contains { !sample.plan.people[$0].isTeacher }
      }
    },
    Self("every week") { $0.says("every week") },
    Self("every two weeks") { $0.says("every 2 weeks") },
    Self("every month") { $0.says("every month") },
    Self("a list of days") { sample in
      sample.model.spaces.contains {
        $0.lines.contains { if case .on = $0.pattern { true } else { false } }
      }
    },
    Self("a line for a team") { $0.says("every week", " for ") || $0.says("on", " for ") },
    Self("a line about a thread") { $0.says("every week", " about ") || $0.says("on", " about ") },
    Self("turns") { $0.says("rotating") },
    Self("a meeting besides") { $0.says("also") },
    Self("a meeting left out") { $0.says("except") },
    Self("a meeting moved") { sample in sample.model.sessions.contains { $0.isMoved } },
    Self("an open meeting moved") { $0.says("moved pd-1") },
    Self("a meeting on a closed day") { sample in
      sample.plan.meetings.contains { sample.model.plan.closure(on: $0.day) != nil }
    },
    Self("a meeting after the plan") { $0.measures(": -") },
  ]

  private static let standing = [
    Self("a standing thread") { $0.standing(.about) },
    Self("a standing thread for some days") { $0.standing(.about, inWindow: true) },
    Self("a standing tool for some days") { $0.standing(.use, inWindow: true) },
    Self("a standing comment") { $0.standing(.comment) },
    Self("a standing comment for some days") { $0.standing(.comment, inWindow: true) },
    Self("a standing time") { $0.standing(.time) },
    Self("an audience for some days") { $0.standing(.with, inWindow: true) },
    Self("without for some days") { $0.standing(.without, inWindow: true) },
    Self("a leader for some days") { $0.standing(.ledBy, inWindow: true) },
    Self("active minutes for some days") { $0.standing(.active, inWindow: true) },
    Self("an optional space") { $0.standing(.optional) },
    Self("optional for some days") { $0.standing(.optional, inWindow: true) },
    Self("a status for some days") { $0.standing(.status, inWindow: true) },
    Self("standing hours") { $0.standing(.hours) },
    Self("a standing break") { $0.standing(.break) },
    Self("a window that is a month") { sample in
      sample.lines.contains { $0.hasSuffix("during 2024-09") || $0.hasSuffix("during 2024-10") }
    },
    Self("a window that is a term") { sample in
      sample.lines.contains { $0.hasSuffix("during fall") }
    },
  ]

  private static let sessions = [
    Self("no length") { sample in sample.plan.meetings.contains { $0.minutes == nil } },
    Self("a start without an end") { sample in
      sample.plan.meetings.contains { $0.minutes == nil && $0.start != nil }
    },
    Self("a length without a start") { sample in
      sample.plan.meetings.contains { $0.minutes != nil && $0.start == nil }
    },
    Self("two meetings of a space in a day") { sample in
      sample.model.sessions.contains { !$0.isOnlyMeetingOfDay }
    },
    Self("an optional session") { $0.plan.meetings.contains { $0.isOptional } },
    Self("a cut session") { sample in sample.model.sessions.contains { $0.status == .cut } },
    Self("a postponed one") { sample in sample.model.sessions.contains { $0.status == .postponed }
    },
    Self("a tentative one") { sample in sample.model.sessions.contains { $0.status == .tentative }
    },
    Self("a held one") { sample in sample.model.sessions.contains { $0.status == .held } },
    Self("several threads") { $0.plan.meetings.contains { $0.threads.count > 1 } },
    Self("a thread to be found") { $0.lines.contains("about tbd") },
    Self("two leaders") { $0.plan.meetings.contains { $0.leaders.count > 1 } },
    Self("a leader to be found") { $0.plan.meetings.contains { $0.hasTBD } },
    Self("a leader to be found beside one") { sample in
      sample.plan.meetings.contains { $0.hasTBD && !$0.leaders.isEmpty }
    },
    Self("no leader") { sample in
      sample.plan.meetings.contains { !$0.hasTBD && $0.leaders.isEmpty }
    },
    Self("nobody asked") { $0.plan.meetings.contains { $0.audience.isEmpty } },
    Self("a thread skipped") { $0.says("skip about") },
    Self("a tool skipped") { $0.says("skip use") },
    Self("a leader skipped") { $0.says("skip led-by") },
    Self("a comment skipped") { $0.says("skip comment") },
    Self("a time skipped") { $0.says("skip time") },
    Self("a meeting's facts and its section's") { sample in
      sample.model.sessions.contains { $0.wholeBlock >= 0 && $0.sectionBlock >= 0 }
    },
  ]

  private static let connections = [
    Self("to a space") { sample in sample.leads { $0.when == nil && $0.section == nil } },
    Self("to a section") { sample in sample.leads { $0.when == nil && $0.section != nil } },
    Self("to a day") { sample in
      sample.leads { $0.when?.day != nil && $0.when?.minute == -1 && $0.section == nil }
    },
    Self("to a day's section") { sample in sample.leads { $0.when?.day != nil && $0.section != nil }
    },
    Self("to a start") { sample in sample.leads { ($0.when?.minute ?? -1) >= 0 } },
    Self("to a label") { sample in sample.leads { $0.when?.label != nil } },
    Self("to the new day of a moved meeting") { sample in
      sample.plan.meetings.contains { start in
        start.links.contains { link in
          let found = sample.plan.meetings(at: link.address)
          return link.address.when?.day != nil && !found.isEmpty
            && found.allSatisfy { $0.when.day != link.address.when?.day }
        }
      }
    },
    Self("to its own space") { sample in
      sample.model.sessions.contains { session in
        var found = false
        sample.model.eachFact(of: session) { fact, _ in
          guard let address = fact.to else { return }
          if sample.model.addresses[address].space == session.space { found = true }
        }
        return found
      }
    },
    Self("about a thread") { $0.says("comment to", " about ") },
    Self("a time with a question") { $0.says("time", " ask ") },
    Self("an end before") { $0.pairs.contains { $0.step == .earlier } },
    Self("an end on the same day") { $0.pairs.contains { $0.step == .sameDay } },
    Self("a preview") { $0.pairs.contains { $0.step == .later } },
    Self("unheard") { $0.pairs.contains { $0.step == nil } },
    Self("unheard by some, heard by others") { sample in
      sample.pairs.contains { one in
        one.step == nil
          && sample.pairs.contains {
            $0.start.number == one.start.number && $0.link.address == one.link.address
              && $0.step != nil
          }
      }
    },
    Self("two ends at once") { $0.pairs.contains { $0.ends.count > 1 } },
    Self("an end chosen by its thread") { sample in
      sample.pairs.contains { pair in
        pair.step == .earlier && pair.link.address.when == nil && !pair.link.threads.isEmpty
          && pair.ends.contains { end in
            sample.plan.meetings(at: pair.link.address).contains { other in
              end.isEarlier(than: other) && other.isEarlier(than: pair.start)
                && sample.teachers.contains {
                  $0.pairs.contains { $0.start.number == pair.start.number }
                    && $0.expected.contains { $0.number == other.number }
                }
            }
          }
      }
    },
    Self("two threads of one link") { sample in
      sample.pairs.contains { Set($0.link.threads).count > 1 }
    },
    Self("two lines of one link, one standing") { sample in
      sample.model.sessions.contains { session in
        var standing: [Address] = []
        var own: [Address] = []
        sample.model.eachFact(of: session) { fact, isStanding in
          guard let address = fact.to.map({ sample.model.addresses[$0] }) else { return }
          if isStanding { standing.append(address) } else { own.append(address) }
        }
        return own.contains { standing.contains($0) }
      }
    },
    Self("a standing link") { $0.pairs.contains { $0.link.isStanding } },
    Self("woven by tool only") { sample in
      sample.teachers.contains { one in one.expected.contains { one.isWovenByToolOnly($0) } }
    },
    Self("a tool in one space only") { sample in
      sample.teachers.contains { one in
        one.expected.contains { !$0.tools.isEmpty && !one.isWoven($0) }
      }
    },
    Self("woven, but not across leaders") { sample in
      sample.teachers.contains { one in
        one.expected.contains { one.isWoven($0) && !one.isWovenAcrossLeaders($0) }
      }
    },
  ]

  private static let open = [
    Self("one choice of days") { $0.choices == 1 },
    Self("several choices") { $0.choices > 1 },
    Self("more than twenty choices") { $0.choices > 20 },
    Self("an open session between days") { $0.says("between") },
    Self("an open session on one of some days") { sample in
      sample.model.blocks.contains { $0.dayList != nil }
    },
    Self("an open line") { $0.says("open") },
    Self("an open section") { sample in
      sample.model.sessions.contains { $0.day == nil && $0.section >= 0 }
    },
    Self("an open session with threads or links for some days") {
      $0.hasWindow(.about, .use, .comment, .time)
    },
    Self("an open session with people for some days") { $0.hasWindow(.with, .without, .ledBy) },
    Self("an open session with values for some days") {
      $0.hasWindow(.optional, .status, .active, .hours, .break)
    },
    Self("a range") { $0.measures("..") },
    Self("none or a value") { $0.measures("none or") },
    Self("none or a range") { $0.measures("none or", "..") },
    Self("a range of shares of different wholes") { sample in
      sample.measures.contains { line in
        let ends = line.split(separator: ": ")[1].split(separator: "..")
        return ends.count == 2 && ends[0].contains(" of ")
          && ends[0].split(separator: " of ").last != ends[1].split(separator: " of ").last
      }
    },
  ]

  private static let figures = [
    Self("a teacher expected at nothing") { !$0.measures("at-nothing of plan: 0") },
    Self("a surface session") { sample in
      sample.teachers.contains { one in
        one.expected.contains { one.isLabelled($0) && !one.isWoven($0) }
      }
    },
    Self("an isolated session") { sample in
      sample.teachers.contains { one in
        one.expected.contains { !one.isLabelled($0) && !one.isWoven($0) }
      }
    },
    Self("a thread met twice in a day") { sample in
      sample.teachers.contains { one in
        sample.model.threads.indices.contains { thread in
          one.meetings(about: thread).count > one.days(about: thread).count
        }
      }
    },
    Self("a leader who leads nothing") { sample in
      sample.measures.contains { $0.hasPrefix("load of") && $0.hasSuffix(": 0") }
    },
    Self("two sessions of a leader at one time") { sample in
      sample.plan.meetings.contains { one in
        guard one.takesPlace, let start = one.start, one.minutes != nil
        else { return false }
        return sample.plan.meetings.contains { other in
          guard other.number != one.number, other.takesPlace, other.day == one.day,
            let begin = other.start, let minutes = other.clock
          else { return false }
          return begin <= start && start < begin + minutes
            && other.leaders.contains { one.leaders.contains($0) }
        }
      }
    },
    Self("coordination of some pairs") { sample in
      sample.measures.contains { line in
        line.hasPrefix("coordination of plan: ") && !line.contains("none")
          && !line.contains(": 0 of")
      }
    },
    Self("nobody together") { sample in
      sample.measures.contains { $0.hasPrefix("together of") && $0.contains(": 0 of") }
    },
  ]
}

extension RandomPlanSample {
  /// True when a space has a standing fact of a kind, for some days only where so asked.
  func standing(_ kind: StatementKind, inWindow: Bool = false) -> Bool {
    model.spaces.contains { space in
      space.facts.contains { index in
        let fact = model.facts[Int(index)]
        return fact.kind == kind && (!inWindow || fact.window != nil)
      }
    }
  }
}
