import WeaveAnalysis
import WeaveAnswer
import WeaveEdits
import WeaveModel
import WeaveSource
import WeaveSuggest

/// Says what is suggested: each edit as a sentence to paste, what it takes, what it brings, and
/// what is claimed of it.
struct SuggestAnswer {
  let context: QueryContext
  let set: GroundSet
  let limits: Limits
  /// The people it is for; nil for all.
  let who: EntityRef?

  init(_ context: QueryContext, _ set: GroundSet, _ limits: Limits, who: EntityRef?) {
    self.context = context
    self.set = set
    self.limits = limits
    self.who = who
  }

  private var people: String { who.map { context.model.name($0) } ?? "all teachers" }

  /// Edits tried together: one row.
  private struct TriedWay {
    let way: String
    let tried: TriedEdits
    let comments: Int
    /// The woven share of the worst-served, and the mean of all.
    let woven: (worst: Extent, mean: Extent)
  }

  /// Edits tried together; nil where they cannot be made.
  private func row(_ way: String, _ candidates: [Candidate]) -> TriedWay? {
    TriedEdits(candidates.map { set.sentence($0) }, in: context).map {
      TriedWay(
        way: way, tried: $0, comments: candidates.count { $0.way == .comment },
        woven: $0.experience.woven(of: who))
    }
  }

  private var isCalledOff: Bool { context.callOff.isSet }

  /// One row for each edit by itself, until it is called off.
  private func rows(_ candidates: [Candidate]) -> [TriedWay] {
    var rows: [TriedWay] = []
    for candidate in candidates where !isCalledOff {
      if let row = row(word(candidate.way), [candidate]) { rows.append(row) }
    }
    return rows
  }

  // MARK: Edits to choose from

  /// Edits that each stand for themselves.
  func alternatives(_ candidates: [Candidate], asked: Int) -> Answer {
    let rows = rows(candidates)
    let before = context.experience.woven(of: who)
    var blocks: [Prose.Block] = []
    if rows.isEmpty {
      blocks.append(
        .paragraph(isCalledOff ? Words.plain(Self.calledOff) : nothing(before)))
    } else {
      let ways = inNumber(rows.count, "1 way", "\(rows.count) ways, each by itself,")
      blocks.append(.heading("\(ways) to weave more for \(name: people)"))
    }
    for row in rows { blocks += words(row, before) }
    if isCalledOff, !rows.isEmpty {
      blocks.append(
        .paragraph("The search was called off: found so far, and there may be better."))
    } else if asked > candidates.count, !rows.isEmpty {
      blocks.append(.paragraph("\(quiet: "No more than \(rows.count) were found.")"))
    }
    blocks += unseen(candidates) + closing(showsOnePerSession: candidates.count > 1)
    return .report(Report(Prose(blocks), table(rows, before)))
  }

  private func nothing(_ before: (worst: Extent, mean: Extent)) -> Words {
    """
    No comment, time or shared tool\(within) would weave more for \(name: people): woven is \
    \(figure: inWords(before.mean)) already, by this plan.
    """
  }

  private var within: String { limits.isEmpty ? "" : " within the limits" }

  /// What time and tools add that no figure shows.
  private func unseen(_ candidates: [Candidate]) -> [Prose.Block] {
    var lines: [String] = []
    if candidates.contains(where: { $0.minutes > 0 }) {
      lines.append(
        "Time weaves what a comment weaves; that people talk it through with a question of their "
          + "own, no figure shows.")
    }
    if candidates.contains(where: \.isPull) {
      lines.append(
        "A shared tool is in people's hands at each of its sessions, and its leaders choose it "
          + "together; no figure shows that.")
    }
    return lines.isEmpty ? [] : [.blank] + lines.map { .paragraph("\(quiet: $0)") }
  }

  // MARK: Edits that belong together

  /// Edits that reach `aim` together, and what is claimed of them.
  func together(_ found: Suggestion, aim: String, isByWoven: Bool) -> Answer {
    guard let sentences = sentences(found) else {
      let words = Words.plain(without(found, aim))
      return .prose(Prose([.paragraph(words)] + closing(showsOnePerSession: true)))
    }
    let before = context.experience.woven(of: nil)
    var blocks: [Prose.Block] = [.heading("\(counted(sentences.count, "edit")), so that \(aim)")]
    guard let row = row("", found.candidates) else {
      return .prose(
        Prose("Edits were found, and cannot be made together; none is shown, so that \(aim)."))
    }
    blocks.append(.lines(sentences))
    blocks += effect(row, before)
    blocks.append(.paragraph(Words.plain(claim(found))))
    blocks += unseen(found.candidates) + closing(showsOnePerSession: true)
    return .report(Report(Prose(blocks), table(rows(found.candidates), before)))
  }

  /// What to say where there is nothing an aim could be held against.
  func overNothing(_ kind: TableKind) -> Answer {
    .prose(Prose("It holds, of 0: no \(kind.singular) is meant by it, so nothing is suggested."))
  }

  private func sentences(_ found: Suggestion) -> [String]? {
    found.candidates.isEmpty ? nil : found.candidates.map { set.sentence($0) }
  }

  private func without(_ found: Suggestion, _ aim: String) -> String {
    switch found.claim {
    case .already: return "By this plan it is so already: \(aim)."
    case .cancelled: return Self.calledOff
    case .impossible:
      return
        "No comments and times to come, and no shared tool,\(within) would do, so that \(aim): "
        + "all of them were looked at or ruled out." + expectedNowhere
    case .notFound, .smallest, .works, .bounded:
      return "None found in \(found.nodes) tries\(within), so that \(aim). "
        + "That none exists is not said."
    }
  }

  /// Teachers who have no share of any session, which no edit gives them.
  private var expectedNowhere: String {
    let experience = context.experience
    let idle = experience.listeners(of: nil).filter {
      experience.cells[$0.cell].figures.sessions == 0
    }
    if idle.isEmpty { return "" }
    let names = firstFew(idle.flatMap { context.names(ofCell: $0.cell) }, atMost: 4)
    return " Expected at nothing, by this plan: \(names)."
  }

  private static var calledOff: String { "The search was called off; nothing was found so far." }

  private func claim(_ found: Suggestion) -> String {
    switch found.claim {
    case .smallest: return "Smallest: no set of fewer or easier edits does it."
    case .bounded(let fewest) where fewest == found.candidates.count:
      return "\(found.candidates.count) found, and at least \(fewest) needed: no fewer will do."
    case .bounded(let fewest):
      return "\(found.candidates.count) found, at least \(fewest) needed."
    case .cancelled:
      return "A way that works, found before the search was called off; nothing is claimed about "
        + "size."
    case .works, .already, .impossible, .notFound:
      return "A way that works; nothing is claimed about size."
    }
  }

  // MARK: One row

  private func words(_ row: TriedWay, _ before: (worst: Extent, mean: Extent)) -> [Prose.Block] {
    [.blank, .lines(row.tried.sentences)] + effect(row, before)
  }

  private func effect(
    _ row: TriedWay, _ before: (worst: Extent, mean: Extent)
  ) -> [Prose.Block] {
    let after = row.woven
    var cost = row.tried.cost
    cost.comments = row.comments
    let whose = who?.kind == .person ? "" : ", worst-served teacher"
    func change(_ one: Extent, _ other: Extent) -> Words {
      "\(figure: inWords([one, other]).joined(separator: " → "))"
    }
    var moved: Words = "woven\(whose): \(change(before.worst, after.worst))"
    if who?.kind != .person {
      moved += "; \(name: people): \(change(before.mean, after.mean))"
    }
    return [.bullet(moved), .bullet("takes \(cost.words)")]
  }

  private func table(_ rows: [TriedWay], _ before: (worst: Extent, mean: Extent)) -> Table {
    Table(
      columns: [
        .init("way"), .init("edit"),
        .init("sessions", isNumeric: true), .init("minutes", unit: "min", isNumeric: true),
        .init("leaders", heading: "who acts"),
        .init("pairs", heading: "new pairs", isNumeric: true), .init("lines", isNumeric: true),
        .init("worst-before", heading: "woven, worst teacher, before", isNumeric: true),
        .init(.worst, heading: "woven, worst teacher"),
        .init("woven-before", heading: "woven, before", isNumeric: true),
        .init(.woven),
      ],
      rows: rows.map { row in
        let (cost, after) = (row.tried.cost, row.woven)
        return [
          .text(row.way), .text(row.tried.sentences.joined(separator: "; ")),
          .integer(cost.touched), .integer(cost.minutes), .list(cost.leaders),
          .integer(cost.pairs.count), .integer(cost.lines), before.worst.cell, after.worst.cell,
          before.mean.cell, after.mean.cell,
        ]
      })
  }

  private func word(_ way: Way) -> String {
    switch way {
    case .label: "label"
    case .comment: "comment"
    case .time: "time"
    case .tool: "tool"
    }
  }

  // MARK: What was looked at

  private func closing(showsOnePerSession: Bool) -> [Prose.Block] {
    let pulls = set.pulls.count
    var text =
      "Looked at: \(counted(set.commentsLookedAt, "comment")), "
      + "\(counted(set.timesLookedAt, "time")) of \(GroundSet.connectionMinutes) min, "
      + "\(counted(pulls, "pull")) by a tool; no label alone"
    if showsOnePerSession { text += ", and at most one new comment a session" }
    text += ". By this plan"
    if !context.experience.openPlaces.isEmpty {
      text += ", each open session on the first day it may take"
    }
    return [.blank, .paragraph("\(quiet: text + ".")")]
  }
}
