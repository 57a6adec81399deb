package import WeaveModel
import WeaveSyntax

/// A planned connection from a session to another space: all its lines to one address.
package struct LinkLine: Sendable {
  /// All its lines: comments before times, then by their words, wherever they stand in the plan.
  package private(set) var facts: [Fact]
  /// The space at the other end.
  package let space: Int32
  /// The section of that space it is narrowed to, as a place in `Space.sections`: -1 for all of
  /// them, -2 for one that the space does not have.
  package let section: Int32
  /// The sessions it names; nil where it names a space or one of its sections.
  package let sessions: [Int32]?
  /// The threads its lines name, each once.
  package private(set) var about: [Int32] = []
  /// What its lines look for, a thread or none, each once; the link has the ends of each.
  private(set) var wanted: [[Int32]] = []
  /// True when it comes from a line of the space and holds for all its sessions.
  package private(set) var isStanding: Bool
  /// True when one of its lines has a text.
  package private(set) var hasWords = false

  /// The first of its lines.
  package var fact: Fact { facts[0] }

  /// The keywords of its lines: `comment`, `time` or both.
  package var kinds: [String] {
    facts.map(\.kind.keyword).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What its lines say or ask, in their order.
  package func words(_ model: Model) -> [String] { facts.compactMap { model.string($0.text) } }

  init(_ fact: Fact, to address: Address, isStanding: Bool, _ model: Model) {
    facts = [fact]
    self.isStanding = isStanding
    space = address.space.index
    section =
      address.section.map { model.spaces[address.space].section(of: $0)?.index ?? -2 } ?? -1
    sessions = address.when == nil ? nil : model.sessions(at: address).map { Int32($0) }
    take(fact)
  }

  /// Adds a line to the same address.
  mutating func join(_ fact: Fact, isStanding: Bool, _ model: Model) {
    func key(_ fact: Fact) -> (Int, String, Int32) {
      (fact.kind == .comment ? 0 : 1, model.string(fact.text) ?? "", fact.about?.index ?? -1)
    }
    let place = facts.firstIndex { key(fact) < key($0) } ?? facts.count
    facts.insert(fact, at: place)
    self.isStanding = self.isStanding && isStanding
    take(fact)
  }

  /// Whether it leads where `other` does, however the two are spelled: a moved meeting has its
  /// scheduled day and its new one, and a start need not be said.
  fileprivate func leads(where other: LinkLine, _ model: Model) -> Bool {
    if fact.to == other.fact.to { return true }
    if let sessions, !sessions.isEmpty { return sessions == other.sessions }
    guard let one = fact.to, let two = other.fact.to else { return false }
    return model.addresses[one] == model.addresses[two]
  }

  private mutating func take(_ fact: Fact) {
    let threads = fact.about.map { [$0.index] } ?? []
    if !wanted.contains(threads) {
      wanted = (wanted + [threads]).sorted { $0.lexicographicallyPrecedes($1) }
      about = wanted.flatMap { $0 }
    }
    hasWords = hasWords || !fact.text.isEmpty
  }
}

/// What holds at sessions, in the form measures read: threads, tools and links of each.
///
/// Sessions without a header share the content of their space and schedule line.
package struct Contents: Sendable {
  /// Places in the lists below.
  package struct Content: Sendable {
    /// Places in `Contents.threads`.
    package let threads: Range<Int>
    /// Places in `Contents.tools`.
    package let tools: Range<Int>
    /// Places in `Contents.links`.
    package let links: Range<Int>
    /// Lines of connection time, also those to its own space.
    package let times: Range<Int>
  }

  /// Every content once; sessions refer to them by place.
  package private(set) var all: [Content] = []
  /// Threads in focus, ascending within a content.
  package private(set) var threads: [Int32] = []
  /// Tools in use, as places in `Model.tools`, ascending within a content.
  package private(set) var tools: [Int32] = []
  /// Comments and times to other spaces, one for each address within a content.
  package private(set) var links: [LinkLine] = []
  /// The lines of connection time, in order within a content.
  package private(set) var times: [Fact] = []
  private var shared: [Origin: Int32] = [:]

  private struct Origin: Hashable {
    let space: SpaceID
    let line: ScheduleLineID
    let turn: EntityRef?
  }

  /// The content of `session`, added when no session before had it.
  ///
  /// `hasWindows` says whether facts of the space hold on some days only.
  mutating func content(of session: Session, hasWindows: Bool, _ model: Model) -> Int32 {
    let isShared = session.wholeBlock < 0 && session.sectionBlock < 0 && !hasWindows
    let origin = Origin(space: session.space, line: session.line, turn: session.turn)
    if isShared, let known = shared[origin] { return known }
    let starts = (threads.count, tools.count, links.count, times.count)
    model.eachFact(of: session) { fact, isStanding in
      if let thread = fact.focus { insert(thread.index, into: &threads, from: starts.0) }
      if let tool = fact.tool { insert(tool.index, into: &tools, from: starts.1) }
      if fact.kind == .time { times.append(fact) }
      if let address = fact.to {
        link(fact, to: address, isStanding, of: session, from: starts.2, model)
      }
    }
    all.append(
      Content(
        threads: starts.0..<threads.count, tools: starts.1..<tools.count,
        links: starts.2..<links.count, times: starts.3..<times.count))
    let index = Int32(all.count - 1)
    if isShared { shared[origin] = index }
    return index
  }

  /// Keeps `list` ascending, and each value in it once, from `start` on.
  private func insert(_ value: Int32, into list: inout [Int32], from start: Int) {
    var place = list.count
    while place > start, list[place - 1] >= value {
      if list[place - 1] == value { return }
      place -= 1
    }
    list.insert(value, at: place)
  }

  /// A line to an address of its own space is a finding and no link.
  private mutating func link(
    _ fact: Fact, to id: AddressID, _ isStanding: Bool, of session: Session, from start: Int,
    _ model: Model
  ) {
    let address = model.addresses[id]
    guard address.space != session.space else { return }
    let line = LinkLine(fact, to: address, isStanding: isStanding, model)
    if let known = links[start...].firstIndex(where: { $0.leads(where: line, model) }) {
      links[known].join(fact, isStanding: isStanding, model)
    } else {
      links.append(line)
    }
  }
}
