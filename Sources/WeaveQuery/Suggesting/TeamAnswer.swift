import WeaveAnswer
import WeaveModel
import WeaveSource

/// Answers `suggest teams`: groups of teams that rated the same part of a framework lowest, each by
/// its own rating.
///
/// Self-assessments of fewer than five people are left out, of single persons too: nobody is placed
/// or compared. Of a team's ratings of one thing the latest counts.
struct TeamAnswer {
  let context: QueryContext

  init(_ context: QueryContext) { self.context = context }

  /// A part of a framework that a team rated.
  private struct Part: Hashable, Comparable {
    let framework: String
    let aspect: String

    static func < (left: Part, right: Part) -> Bool {
      (left.framework, left.aspect) < (right.framework, right.aspect)
    }
  }

  private struct Rated {
    let share: Double
    let place: String
  }

  var answer: Answer {
    let (ratings, hidden) = ratings()
    let groups = groups(ratings)
    var blocks: [Prose.Block] = []
    if groups.isEmpty {
      blocks += [
        .paragraph(
          "No two teams rated the same part of a framework lowest, by what is written down."),
        .paragraph(
          """
          A self-assessment is a voice: `voice g3@2026-11-05`, and under it `rates FRAMEWORK \
          ELEMENT 3 of 5 n 6`.
          """),
      ]
    } else {
      blocks.append(.heading("Groups by what teams rated lowest themselves"))
    }
    for group in groups {
      let (part, places) = (group.part, group.places.map { "\(place: $0)" as Words })
      let line: Words = """
        \(names: group.teams, atMost: 3) rated \(name: part.aspect) lowest of \
        \(name: part.framework) (\(list: places, atMost: 3))
        """
      blocks += [.blank, .lines(lines(group)), .bullet(line)]
    }
    if hidden > 0 {
      let ratings = "\(counted(hidden, "rating")) of \(Voicing.hidden) people"
      blocks.append(.paragraph("\(quiet: "\(ratings), or of a single person, left out.")"))
    }
    return .report(Report(Prose(blocks), table(groups)))
  }

  /// The latest shown rating of each part by each team, and how many are not shown.
  private func ratings() -> (shown: [String: [Part: Rated]], hidden: Int) {
    var shown: [String: [Part: Rated]] = [:]
    var hidden = 0
    for voiced in context.voiced {
      guard let rating = context.rating(voiced.fact), rating.thing.kind == .framework,
        rating.scale > 0
      else { continue }
      guard rating.isShown, let who = voiced.voice.who, who.kind == .team else {
        hidden += 1
        continue
      }
      let part = Part(framework: context.model.name(rating.thing), aspect: rating.aspect)
      shown[context.model.name(who), default: [:]][part] = Rated(
        share: rating.value / rating.scale, place: context.place(voiced.fact.location))
    }
    return (shown, hidden)
  }

  private struct Group {
    let part: Part
    let teams: [String]
    let places: [String]
  }

  /// Teams of the same lowest part; a team with ratings of one part only has no lowest.
  private func groups(_ ratings: [String: [Part: Rated]]) -> [Group] {
    var byPart: [Part: [(team: String, place: String)]] = [:]
    for (team, parts) in ratings.sorted(by: { $0.key < $1.key }) {
      for (_, own) in Dictionary(grouping: parts, by: { $0.key.framework }) {
        let lowest = own.map(\.value.share).min() ?? 0
        guard own.contains(where: { $0.value.share > lowest }) else { continue }
        for (part, rated) in own where rated.share == lowest {
          byPart[part, default: []].append((team, rated.place))
        }
      }
    }
    return byPart.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { part, teams in
      Group(part: part, teams: teams.map(\.team), places: teams.map(\.place))
    }
  }

  /// The team as a plan would declare it.
  private func lines(_ group: Group) -> [String] {
    var name = "\(group.part.aspect)-group"
    while context.model.entity(named: name) != nil { name += "-2" }
    return [
      "team \(writtenName(name)) \(quoted("Working on \(group.part.aspect)"))",
      "  basis self-assessment \(quoted("\(group.part.framework): \(group.part.aspect)"))",
    ] + group.teams.map { "  member \(writtenName($0))" }
  }

  private func table(_ groups: [Group]) -> Table {
    Table(
      columns: [.init("framework"), .init("part"), .init("teams"), .init("lines")],
      rows: groups.map { group in
        [
          .text(group.part.framework), .text(group.part.aspect), .list(group.teams),
          .text(lines(group).joined(separator: "\n")),
        ]
      })
  }
}
