import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

extension ThreadPlace {
  /// Targets named at most: the nearest is worth more than all of them.
  private static let targetLimit = 6

  /// The nearest missing link, as lines to paste, or why there is none.
  func missing() -> Prose {
    var blocks: [Prose.Block] = [.paragraph(opening)]
    if meetings.count == sessions.count { return Prose(blocks) }
    let found = MissingLinks(self)
    guard let source = found.source, let nearest = found.links.first else {
      return Prose(blocks + [.paragraph(withoutSource(found.isNowhere))])
    }
    blocks.append(.paragraph(from(source, found)))
    blocks += targets(found.links)
    blocks.append(.paragraph(hearing(nearest)))
    blocks += pasting(found.lines(for: nearest))
    return Prose(blocks)
  }

  private var opening: [Prose.Span] {
    if sessions.isEmpty {
      return [
        "No teacher is expected at a session of ", place, ", so ", called, " cannot reach it.",
      ]
    }
    if meetings.count == sessions.count {
      let all = sessions.count == 1 ? "its one session is" : "all \(sessions.count) sessions are"
      return [called, " is not missing in ", place, ": ", .figured(all), " about it."]
    }
    if meetings.isEmpty {
      let none =
        sessions.count == 1
        ? "its one session is not about it." : "none of its \(sessions.count) sessions is about it."
      return [called, " is missing in ", place, ": ", Prose.Span(none)]
    }
    return [
      called, " is at ", .figured("\(meetings.count) of \(sessions.count)"), " sessions of ", place,
      ", and missing at the others.",
    ]
  }

  private func withoutSource(_ isNowhere: Bool) -> [Prose.Span] {
    if isNowhere {
      return [
        Prose.Span(
          "No session of the plan is about it yet, and it has no `home` that these teachers come to:"
            + " say first where it begins.")
      ]
    }
    return [
      "Nobody there is expected at a session about ", called,
      Prose.Span(
        " elsewhere, so no comment could bring it: it has to begin there, or they have to be asked to"
          + " where it is."),
    ]
  }

  /// Where it would be pulled from.
  private func from(_ source: Int32, _ found: MissingLinks) -> [Prose.Span] {
    let isHome = model.threads[Int(thread)].home == Int(source)
    let about = model.sessionRanges[Int(source)].filter { session in
      experience.timeline.contentOf[session] >= 0
        && experience.threads(of: Int32(session)).contains(thread)
    }
    var said: [Prose.Span] = [
      "The nearest place to pull it from is ", words.space(source),
      Prose.Span(isHome ? ", its home" : ", which has most of its minutes"),
    ]
    if isHome, let home = home() { said += ["  ", Prose.Span(context.place(home), .place)] }
    if about.isEmpty { return said + [". No session there is about it yet either."] }
    return said + [
      " (", .figured(counted(about.count, "session")), " about it, ",
      .figured("\(experience.facts.minutes(of: Array(about))) min"), ").",
    ]
  }

  private func home() -> Location? {
    context.lines(under: model.threads[Int(thread)].header.location, .home).first?.location
  }

  private func targets(_ links: [MissingLink]) -> [Prose.Block] {
    var blocks: [Prose.Block] = links.prefix(Self.targetLimit).map { link in
      var said: [Prose.Span] = [words.address(link.target), ": "]
      let days = Prose.Span.figured(counted(link.apart, "day"))
      said += link.apart == 0 ? ["the same day as "] : [days]
      if link.apart > 0 { said.append(link.isPreview ? " before " : " after ") }
      said += [words.address(link.source), "  "]
      said.append(Prose.Span(context.place(words.location(link.source)), .place))
      return .bullet(said)
    }
    if links.count > Self.targetLimit {
      blocks.append(.bullet([Prose.Span("and \(links.count - Self.targetLimit) more", .quiet)]))
    }
    return blocks
  }

  /// Who would hear the nearest one, and what it would change.
  private func hearing(_ link: MissingLink) -> [Prose.Span] {
    var said: [Prose.Span] = ["A comment at ", words.address(link.target), " would be heard by "]
    said += people(link.cells)
    if !link.others.isEmpty {
      said +=
        [", and not by "] + people(link.others) + [
          Prose.Span(
            isOne(link.others) ? ", who has no such session in " : ", who have no such session in ")
        ]
      said.append(words.space(model.sessions[Int(link.source)].space))
    }
    said.append(". ")
    if link.isPreview { said.append("It would look ahead: nobody there has met the idea before. ") }
    switch link.change {
    case .both: said.append("It would weave both sessions.")
    case .source:
      said += ["There is a connection there already; it would weave ", words.address(link.source)]
      said.append(" too.")
    case .nothing:
      said.append("Both sessions are woven already: it would join the two, and bring the idea.")
    }
    return said
  }

  private func isOne(_ cells: [Int]) -> Bool {
    name.ref.kind == .person
      || cells.count == 1 && experience.attendance.cells[cells[0]].weight == 1
  }

  private func pasting(_ pasted: [PastedLines]) -> [Prose.Block] {
    pasted.flatMap { lines -> [Prose.Block] in
      let said: [Prose.Span] =
        if let header = lines.header {
          [
            "Put under `", .named(headerLine(header)), "` (",
            Prose.Span(context.place(header), .place), "), the words in your own way:",
          ]
        } else {
          ["Put at the end of the plan, after a blank line, the words in your own way:"]
        }
      return [.paragraph(said), .lines(lines.lines)]
    }
  }

  private func headerLine(_ header: Location) -> String {
    let tree = context.trees[Int(header.file.index)]
    return "session " + tree.text.string(in: header.range)
  }
}
