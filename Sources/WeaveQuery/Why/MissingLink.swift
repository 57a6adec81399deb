import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// A connection that is not there: from where a thread could be pulled, to which session.
struct MissingLink: Sendable {
  /// What would be woven that is not, for somebody who would hear it.
  enum Change: Int { case both, source, nothing }

  /// The session that would be about the thread, and the one a comment there would lead to.
  let target: Int32
  let source: Int32
  /// The cells that would hear it.
  let cells: [Int]
  /// Cells at the target that never meet the source's space before it.
  let others: [Int]
  let change: Change
  /// True where the source lies after the target, or on the same day.
  let isPreview: Bool
  /// Days between the two.
  let apart: Int
}

/// Lines of a plan to paste: a new block, or facts under a header that is there.
struct PastedLines: Sendable {
  let lines: [String]
  /// The header they belong under; nil for a block of its own.
  let header: Location?
}

/// Looks for the nearest missing link of a thread to a place.
struct MissingLinks {
  let place: ThreadPlace
  /// The space it would be pulled from; nil where no space would do.
  private(set) var source: Int32?
  /// The links, those that weave most nearly first.
  private(set) var links: [MissingLink] = []
  /// True where no session of the plan is about the thread yet.
  let isNowhere: Bool

  init(_ place: ThreadPlace) {
    self.place = place
    let experience = place.experience
    isNowhere = !place.model.sessions.indices.contains { session in
      experience.timeline.contentOf[session] >= 0
        && experience.threads(of: Int32(session)).contains(place.thread)
    }
    let targets = place.sessions.filter { !experience.threads(of: $0).contains(place.thread) }
    // Looking back is better than looking ahead, the thread's home than elsewhere.
    for looksAhead in [false, true] {
      for space in sources {
        let found = targets.compactMap { link(to: $0, from: space, looksAhead) }
        if found.isEmpty { continue }
        source = space
        links = found.sorted { rank($0) < rank($1) }
        return
      }
    }
  }

  private var experience: Experience { place.experience }

  private var model: Model { place.model }

  /// Spaces to pull from: the home, then those with most minutes of the thread.
  private var sources: [Int32] {
    var parts: [Int32: Int] = [:]
    for session in model.sessions.indices.map(Int32.init)
    where experience.timeline.contentOf[Int(session)] >= 0 {
      let threads = experience.threads(of: session)
      guard threads.contains(place.thread) else { continue }
      let minutes = model.sessions[Int(session)].minutes ?? 0
      parts[model.sessions[Int(session)].space.index, default: 0] +=
        minutes * experience.facts.focusParts / threads.count
    }
    let most = parts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    guard let home = model.threads[Int(place.thread)].home.map(Int32.init) else { return most }
    return [home] + most.filter { $0 != home }
  }

  private func rank(_ link: MissingLink) -> (Int, Int, Int32, Int32) {
    (link.change.rawValue, link.apart, experience.timeline.days[Int(link.target)], link.target)
  }

  /// The link a comment at `target` to `space` would make; nil where nobody would hear it.
  private func link(to target: Int32, from space: Int32, _ looksAhead: Bool) -> MissingLink? {
    let known = model.sessions[Int(target)]
    // An open session stands on the first of its days: what is earlier then is earlier on all.
    guard known.space != ID(space), known.day != nil || !looksAhead, place.words.day(target) != nil,
      isAddressable(target)
    else { return nil }
    var ends: [(cell: Int, end: Int32)] = []
    var others: [Int] = []
    for cell in place.cells(at: target) {
      if let end = end(cell, target, space, looksAhead) {
        ends.append((cell, end))
      } else {
        others.append(cell)
      }
    }
    // The latest that somebody shares; who has an earlier one hears it too.
    guard let source = place.words.inOrder(ends.map(\.end)).last,
      !isNowhere || isAddressable(source)
    else {
      return nil
    }
    let isTargetWoven = ends.allSatisfy { isWoven(target, $0.cell) }
    let isSourceWoven = ends.allSatisfy { isWoven($0.end, $0.cell) }
    let days = experience.timeline.days
    return MissingLink(
      target: target, source: source, cells: ends.map(\.cell), others: others,
      change: isTargetWoven ? (isSourceWoven ? .nothing : .source) : .both,
      isPreview: !experience.timeline.isEarlier(source, target),
      apart: abs(Int(days[Int(target)]) - Int(days[Int(source)])))
  }

  private func isWoven(_ session: Int32, _ cell: Int) -> Bool {
    let own = experience.cells[cell]
    return own.sessions.firstIndex(of: session).map { own.marks[$0].isWoven } ?? false
  }

  /// Where a comment about the thread would end for a cell: as `Link` in the measures says.
  private func end(_ cell: Int, _ target: Int32, _ space: Int32, _ looksAhead: Bool) -> Int32? {
    let all = experience.cells[cell].sessions.filter { other in
      let known = model.sessions[Int(other)]
      return known.space == ID(space) && known.day != nil
        && (isNowhere || experience.threads(of: other).contains(place.thread))
    }
    let timeline = experience.timeline
    if let earlier = all.last(where: { timeline.isEarlier($0, target) }) { return earlier }
    guard looksAhead else { return nil }
    return all.first { !timeline.isEarlier($0, target) && $0 != target }
  }

  /// Whether the address of a session names just that session, and a header with it would too.
  private func isAddressable(_ session: Int32) -> Bool {
    let known = model.sessions[Int(session)]
    // Of two meetings a day, a section with hours of its own is found by those, and not by these.
    if known.section >= 0, known.sectionBlock < 0, !known.isOnlyMeetingOfDay { return false }
    var when = known.when
    if let day = when.day, !known.isOnlyMeetingOfDay, when.minute < 0, known.span.start >= 0 {
      when = When(day: day, minute: Int(known.span.start))
    }
    let address = Address(space: known.space, when: when, section: model.section(of: known))
    return model.sessions(at: address) == [Int(session)]
  }

  // MARK: Lines to paste

  /// The lines that make `link`, as the formatter writes them.
  func lines(for link: MissingLink) -> [PastedLines] {
    guard let source else { return [] }
    let thread = written(model.threads[Int(place.thread)].header)
    let space = written(model.spaces[Int(source)].header)
    let text =
      model.title(model.sessions[Int(link.source)])
      ?? model.string(model.threads[Int(place.thread)].header.title)
    let words = text.map { " \(quoted($0))" } ?? ""
    let facts = ["about \(thread)", "comment to \(space) about \(thread)\(words)"]
    let first = isNowhere ? [pasted(["about \(thread)"], at: link.source)] : []
    return first + [pasted(facts, at: link.target)]
  }

  private func pasted(_ facts: [String], at session: Int32) -> PastedLines {
    let known = model.sessions[Int(session)]
    let indented = facts.map { "  " + $0 }
    let block = known.section >= 0 ? known.sectionBlock : known.wholeBlock
    if block >= 0 {
      return PastedLines(lines: indented, header: model.blocks[Int(block)].location)
    }
    return PastedLines(lines: ["session \(address(session))"] + indented, header: nil)
  }

  /// The address of a session as a line writes it, names in quotes where they must be.
  func address(_ session: Int32) -> String {
    let known = model.sessions[Int(session)]
    let space = model.spaces[known.space]
    let plain = model.address(known)
    var when = plain.dropFirst(model.symbols.text(space.header.name).count + 1)
    var section = ""
    if known.section >= 0 {
      let who = space.sections[known.section].who
      when = when.dropLast(model.name(who).count + 1)
      section = "/" + (model.header(who).map { written($0) } ?? "")
    }
    return "\(written(space.header))@\(when)\(section)"
  }

  /// A name as other lines refer to it: a word, or a title in quotes.
  private func written(_ header: Header) -> String {
    let name = model.symbols.text(header.name)
    return isWord(name) ? name : quoted(name)
  }

  private func isWord(_ name: String) -> Bool {
    let tree = parseSentence(name, name: "", file: FileID(0))
    return tree.code(0).isWord && tree.string(0) == name
  }
}
