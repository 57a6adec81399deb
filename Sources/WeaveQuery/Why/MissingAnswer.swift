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

  private var opening: Words {
    if sessions.isEmpty {
      return "No teacher is expected at a session of \(place), so \(called) cannot reach it."
    }
    if meetings.count == sessions.count {
      let all = sessions.count == 1 ? "its one session is" : "all \(sessions.count) sessions are"
      return "\(called) is not missing in \(place): \(figure: all) about it."
    }
    if meetings.isEmpty {
      let none =
        sessions.count == 1
        ? "its one session is not about it." : "none of its \(sessions.count) sessions is about it."
      return "\(called) is missing in \(place): \(none)"
    }
    return """
      \(called) is at \(figure: "\(meetings.count) of \(sessions.count)") sessions of \(place)\
      , and missing at the others\(metBy).
      """
  }

  /// Which of the teachers of a space meet it there.
  private var metBy: Words? {
    guard name.ref.kind == .space else { return nil }
    func people(_ sessions: [Int32]) -> Int {
      Set(sessions.flatMap { cells(at: $0) }).reduce(0) {
        $0 + experience.attendance.cells[$1].weight
      }
    }
    let met = "\(people(meetings)) of \(people(sessions)) teachers"
    return "; it is met by \(figure: met) there"
  }

  private func withoutSource(_ isNowhere: Bool) -> Words {
    isNowhere
      ? """
      No session of the plan is about it yet, and it has no `home` that these teachers come to: say \
      first where it begins.
      """
      : """
      Nobody there is expected at a session about \(called) elsewhere, so no comment could bring it: \
      it has to begin there, or they have to be asked to where it is.
      """
  }

  /// Where it would be pulled from.
  private func from(_ source: Int32, _ found: MissingLinks) -> Words {
    let isHome = model.threads[Int(thread)].home == Int(source)
    let about = model.sessionRanges[Int(source)].filter { session in
      experience.timeline.contentOf[session] >= 0
        && experience.threads(of: Int32(session)).contains(thread)
    }
    var said: Words = """
      The nearest place to pull it from is \(words.space(source))\
      \(isHome ? ", its home" : ", which has most of its minutes")
      """
    if isHome, let home = home() { said += "  \(place: context.place(home))" }
    if about.isEmpty { return said + ". No session there is about it yet either." }
    let minutes = "\(experience.facts.minutes(of: Array(about))) min"
    return said + " (\(count: about.count, "session") about it, \(figure: minutes))."
  }

  private func home() -> Location? {
    context.lines(under: model.threads[Int(thread)].header.location, .home).first?.location
  }

  private func targets(_ links: [MissingLink]) -> [Prose.Block] {
    links.prefix(Self.targetLimit).map { link in
      let when: Words =
        link.apart == 0
        ? "the same day as "
        : "\(count: link.apart, "day")\(link.isPreview ? " before " : " after ")"
      let place = context.place(words.location(link.source))
      return .bullet(
        "\(words.address(link.target)): \(when)\(words.address(link.source))  \(place: place)")
    } + Prose.Block.rest(of: links.count, after: Self.targetLimit)
  }

  /// Who would hear the nearest one, and what it would change.
  private func hearing(_ link: MissingLink) -> Words {
    let (source, hearers) = (model.sessions[Int(link.source)].space, people(link.cells))
    var said: Words = "A comment at \(words.address(link.target)) would be heard by \(hearers)"
    if !link.others.isEmpty {
      let have =
        isOne(link.others) ? ", who has no such session in " : ", who have no such session in "
      said += ", and not by \(people(link.others))\(have)\(words.space(source))"
    }
    said += ". "
    if link.isPreview { said += "It would look ahead: nobody there has met the idea before. " }
    switch link.change {
    case .both: said += "It would weave both sessions."
    case .source:
      let woven = words.address(link.source)
      said += "There is a connection there already; it would weave \(woven) too."
    case .nothing:
      said += "Both sessions are woven already: it would join the two, and bring the idea."
    }
    return said
  }

  private func pasting(_ pasted: [PastedLines]) -> [Prose.Block] {
    pasted.flatMap { lines -> [Prose.Block] in
      let said: Words =
        if let header = lines.header {
          """
          Put under `\(name: headerLine(header))` (\(place: context.place(header))\
          ), the words in your own way:
          """
        } else {
          "Put at the end of the plan, after a blank line, the words in your own way:"
        }
      return [.paragraph(said), .lines(lines.lines)]
    }
  }

  private func headerLine(_ header: Location) -> String {
    let tree = context.trees[Int(header.file.index)]
    return "session " + tree.text.string(in: header.range)
  }
}
