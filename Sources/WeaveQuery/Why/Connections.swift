import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// What connects the sessions of one teacher, or of people alike, and what does not.
struct Connections {
  let words: PlanWords
  let own: CellExperience
  /// By place in `own.sessions`, the heard links that start there, and those that end there.
  private(set) var starting: [[HeardLink]]
  private(set) var ending: [[HeardLink]]
  private(set) var unheard: [[HeardLink]]

  init(_ words: PlanWords, cell: Int) {
    self.words = words
    own = words.experience.cells[cell]
    starting = own.sessions.map { _ in [] }
    ending = starting
    unheard = starting
    for link in own.links {
      if link.hearing == .unheard {
        unheard[Int(link.entry)].append(link)
        continue
      }
      starting[Int(link.entry)].append(link)
      for end in own.ends[link.ends] { ending[Int(end)].append(link) }
    }
  }

  private var experience: Experience { words.experience }

  private var model: Model { words.model }

  func line(_ link: HeardLink) -> LinkLine { experience.facts.contents.links[Int(link.link)] }

  func ends(_ link: HeardLink) -> [Int32] {
    own.ends[link.ends].map { own.sessions[Int($0)] }
  }

  // MARK: What weaves a session

  /// What weaves the session at `place`, and the line that says so; nil where nothing does.
  func reason(_ place: Int) -> (words: Words, location: Location)? {
    let ways = starting[place].count + ending[place].count + tools(place).count
    guard let found = link(place) ?? tool(place) else { return nil }
    if ways == 1 { return found }
    let more: Words = "\(quiet: " (and \(counted(ways - 1, "more way")))")"
    return (found.words + more, found.location)
  }

  private func link(_ place: Int) -> (words: Words, location: Location)? {
    if let link = starting[place].first { return (goingOut(link), line(link).fact.location) }
    if let link = ending[place].first { return (comingIn(link), line(link).fact.location) }
    return nil
  }

  /// A link as the session it starts at has it: "a comment by kim goes back to staff@…".
  func goingOut(_ link: HeardLink) -> Words {
    let isTime = isTime(link)
    let verb =
      switch link.hearing {
      case .earlier: isTime ? " go back to " : " goes back to "
      case .sameDay: isTime ? " go, on the same day, to " : " goes, on the same day, to "
      case .preview: isTime ? " look ahead to " : " looks ahead to "
      case .unheard: isTime ? " find nothing they meet at " : " finds nothing they meet at "
      }
    let ends =
      link.hearing == .unheard ? words.space(line(link).space) : words.addresses(ends(link))
    return "\(given(link))\(verb)\(ends)"
  }

  /// A link as a session it ends at has it: "a comment by kim at plc@… comes back to it".
  private func comingIn(_ link: HeardLink) -> Words {
    let isTime = isTime(link)
    let verb =
      switch link.hearing {
      case .earlier: isTime ? " come back to it" : " comes back to it"
      case .sameDay, .unheard:
        isTime ? " go to it, on the same day" : " goes to it, on the same day"
      case .preview: isTime ? " look ahead to it" : " looks ahead to it"
      }
    return "\(given(link)) at \(words.address(own.sessions[Int(link.entry)]))\(verb)"
  }

  private func isTime(_ link: HeardLink) -> Bool {
    line(link).facts.contains { $0.kind == .time }
  }

  /// "a comment by kim", "15 min given by ruiz".
  private func given(_ link: HeardLink) -> Words {
    let leaders = words.leaders(own.sessions[Int(link.entry)])
    guard let time = line(link).facts.first(where: { $0.kind == .time }) else {
      return "a comment by \(leaders)"
    }
    return "\(figure: "\(time.minutes ?? 0) min") given by \(leaders)"
  }

  // MARK: Tools

  /// The tools of the session at `place` that other spaces use too, with those spaces.
  private func tools(_ place: Int) -> [(tool: Int32, spaces: [Int32])] {
    guard own.marks[place].contains(.tool) else { return [] }
    return experience.tools(of: own.sessions[place]).compactMap { tool in
      let spaces = otherSpaces(place) { experience.tools(of: $0).contains(tool) }
      return spaces.isEmpty ? nil : (tool, spaces)
    }
  }

  private func tool(_ place: Int) -> (words: Words, location: Location)? {
    guard let (tool, spaces) = tools(place).first else { return nil }
    let name = model.name(EntityRef(.tool, Int(tool)))
    let others = spaces.map { words.space($0) }
    let does = inNumber(spaces.count, " does", " do")
    return (
      "it uses \(name: name), as \(list: others, atMost: 3)\(does)",
      words.line(own.sessions[place], .use, tool)
    )
  }

  /// The other spaces with a session of theirs that `holds`.
  private func otherSpaces(_ place: Int, _ holds: (Int32) -> Bool) -> [Int32] {
    let space = model.sessions[Int(own.sessions[place])].space.index
    var found: [Int32] = []
    for other in own.sessions {
      let its = model.sessions[Int(other)].space.index
      if its != space, !found.contains(its), holds(other) { found.append(its) }
    }
    return found.sorted()
  }

  // MARK: What weaves across leaders

  /// The session led by others that the one at `place` is joined with.
  func across(_ place: Int) -> (words: Words, location: Location)? {
    guard own.marks[place].contains(.across) else { return nil }
    let session = own.sessions[place]
    for link in starting[place] {
      if let other = ends(link).first(where: { isLedApart(session, $0) }) {
        return (joined(other), line(link).fact.location)
      }
    }
    for link in ending[place] {
      let other = own.sessions[Int(link.entry)]
      if isLedApart(session, other) { return (joined(other), line(link).fact.location) }
    }
    for (tool, _) in tools(place) {
      let space = model.sessions[Int(session)].space
      let other = own.sessions.first {
        model.sessions[Int($0)].space != space && experience.tools(of: $0).contains(tool)
          && isLedApart(session, $0)
      }
      if let other { return (joined(other), words.line(session, .use, tool)) }
    }
    return nil
  }

  private func joined(_ other: Int32) -> Words {
    "it is joined with \(words.address(other)), led by \(words.leaders(other))"
  }

  private func isLedApart(_ one: Int32, _ other: Int32) -> Bool {
    let left = model.leaders(of: model.sessions[Int(one)])
    let right = model.leaders(of: model.sessions[Int(other)])
    return !left.isEmpty && !right.isEmpty && !left.contains { right.contains($0) }
  }

  // MARK: What labels a session

  /// The idea the session at `place` shares with other spaces; nil where there is none.
  func label(_ place: Int) -> (words: Words, location: Location)? {
    let session = own.sessions[place]
    for thread in experience.threads(of: session) {
      let spaces = otherSpaces(place) { experience.threads(of: $0).contains(thread) }
      guard !spaces.isEmpty else { continue }
      let others = spaces.map { words.space($0) }
      let are = inNumber(spaces.count, " is", " are")
      return (
        "it is about \(words.thread(thread)), as \(list: others, atMost: 3)\(are)",
        words.line(session, .about, thread)
      )
    }
    return nil
  }

  /// Why the session at `place` shares no idea.
  func unlabelled(_ place: Int) -> Words {
    let threads = experience.threads(of: own.sessions[place]).map { words.thread($0) }
    return threads.isEmpty
      ? "it is about no thread" : "no other space they meet is about \(list: threads, atMost: 3)"
  }

  // MARK: What would be nearest

  /// Why nothing weaves the session at `place`, and what would be nearest.
  func missing(_ place: Int) -> Words {
    var said: Words = "nothing connects it"
    if let link = unheard[place].first {
      let its = isTime(link) ? "its time to " : "its comment to "
      said = "\(its)\(words.space(line(link).space)) finds nothing they meet there"
    } else if let tool = experience.tools(of: own.sessions[place]).first {
      let name = model.name(EntityRef(.tool, Int(tool)))
      said = "it uses \(name: name), which no other space they meet uses"
    }
    guard let near = nearest(place) else { return said + "; they meet in no other space" }
    let shared = experience.threads(of: own.sessions[place]).first {
      experience.threads(of: near).contains($0)
    }
    said += "; nearest is \(words.address(near))"
    if let shared { said += ", also about \(words.thread(shared))" }
    return said
  }

  /// The session a comment here would best lead to: of another space, about the same before any
  /// other, earlier before the same day before later, and of these the nearest.
  private func nearest(_ place: Int) -> Int32? {
    let session = own.sessions[place]
    let space = model.sessions[Int(session)].space
    let threads = experience.threads(of: session)
    let timeline = experience.timeline
    func rank(_ other: Int32) -> (Int, Int, Int, Int32) {
      let isShared = experience.threads(of: other).contains { threads.contains($0) }
      let order =
        timeline.isEarlier(other, session) ? 0 : (timeline.isEarlier(session, other) ? 2 : 1)
      let apart = Int(timeline.days[Int(session)]) - Int(timeline.days[Int(other)])
      return (order == 2 ? 1 : 0, isShared ? 0 : 1, order * 1_000_000 + abs(apart), other)
    }
    return own.sessions.filter { model.sessions[Int($0)].space != space }.min {
      rank($0) < rank($1)
    }
  }

  // MARK: Company

  /// Other teachers of their teams who are asked to the session at `place`, as names.
  func company(_ place: Int, cell: Int) -> [String] {
    let session = own.sessions[place]
    let atoms = experience.facts.atoms
    let known = experience.attendance.cells[cell]
    guard let own = known.atoms.first, model.sessions[Int(session)].audience >= 0 else {
      return []
    }
    let day = words.day(session)
    let spec = model.audiences.specs[model.sessions[Int(session)].audience]
    let asked = Set(atoms.atoms(of: spec, on: atoms.hasDatedMembers ? day : nil))
    var found: [Int32] = []
    for team in known.teams {
      let members = atoms.atoms(
        of: EntityRef(.team, Int(team)), on: atoms.hasDatedMembers ? day : nil)
      guard members.contains(own) else { continue }
      for atom in members
      where atoms.isTeacher[Int(atom)] && asked.contains(atom) && !found.contains(atom) {
        if atom != own || atoms.weights[Int(atom)] > 1 { found.append(atom) }
      }
    }
    return found.sorted().map { atom in
      let people = model.people.count
      if Int(atom) < people { return model.name(EntityRef(.person, Int(atom))) }
      return "others of \(model.name(EntityRef(.team, Int(atom) - people)))"
    }
  }
}
